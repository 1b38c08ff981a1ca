"""Who a speaker is: `python -m evals.speakers --data DIR [-v]`, DIR a folder of cases as `evals.cases` reads them.

The labels lie beside this module, in `speakers.jsonl`: a line a mention, with `case`, `report` (file name), `start` and
`end` in characters of the raw file, `sha` (the first twelve hex digits of the sha256 of the mention's words: a label whose
words are not there is left out and told in the log), `speaker` (one name for one speaker of a case; unnamed ones are one
within a report only), `kind` and `country`. Labelled by hand, before what was found was looked at.

- `accuracy`: mentions whose speaker is the right one, among all that are labelled. Speakers as found are put together
  across the reports of a story (`weigh.speakers.gather`) and matched one to one with the labelled speakers of the case, those
  with most mentions in common first; a mention is right when its speaker is the match of its label. So neither splitting
  one speaker into two nor putting two together pays.
- `tuned_accuracy`, `held_accuracy`: on the half of the cases that rules may be tuned on, and on the other half (by the
  sha256 of the case's name).
- `within_accuracy`: the same with reports taken one by one.
- `found`: mentions that a statement has for its source, or a part of it. `said_accuracy`: right ones of which that is so,
  among all that are labelled: resolution and detection together.
- `name_accuracy`: right ones whose speaker also bears the labelled name, among those labelled with a person's name.
- `country_accuracy`: mentions with the labelled country, among right ones labelled with one.
"""

import hashlib
import json
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import crossread
from crossread.extract.parties import find_parties
from crossread.extract.places import find_places
from crossread.extract.speakers import Speakers
from crossread.model.claims import Speaker
from crossread.model.reading import Reading
from crossread.weigh.names import compare_names
from crossread.weigh.speakers import Heard, Known, gather
from evals.report import Scores, main

log = logging.getLogger(__name__)
LABELS = Path(__file__).with_suffix(".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A labelled mention, at raw offsets."""

    case: str
    report: str
    start: int
    end: int
    sha: str
    speaker: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found for a label: the speaker, and whether a statement has the mention for its source."""

    label: Label
    report: str
    story: str
    speaker: Speaker
    found: bool


def read_labels() -> list[Label]:
    """The labels, in order of case, report and place."""
    return [Label(**json.loads(line)) for line in LABELS.read_text(encoding="utf8").splitlines()]


def is_held(case: str) -> bool:
    """Whether a case is of the half that rules are not tuned on."""
    return hashlib.sha256(case.encode()).digest()[0] % 2 == 1


def words_hash(words: str) -> str:
    """The hash by which a label knows its words."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def run(data: Path) -> Scores:
    """Scores all labelled cases that lie in the folder."""
    by_case: dict[str, list[Label]] = defaultdict(list)
    for label in read_labels():
        by_case[label.case].append(label)
    counts: Counter[str] = Counter()
    for case, labels in by_case.items():
        if not (data / case / "reports").is_dir():
            log.warning("not found under the data folder: %s/reports", case)
            continue
        counts += score(case, list(answers(data / case, labels)))
    return Scores(metrics=metrics(counts), n=counts["labels"])


def answers(folder: Path, labels: Sequence[Label]) -> Iterator[Answer]:
    """What is found for the labels of a case."""
    record = crossread.compare(folder / "reports")
    story = {report: sheet.story.id for sheet in record.sheets for report in sheet.story.reports}
    for reading in record.readings:
        raw = (folder / "reports" / Path(reading.report.source).name).read_bytes().decode("utf-8")
        mine = [one for one in labels if one.report == Path(reading.report.source).name]
        kept = [one for one in mine if words_hash(raw[one.start : one.end]) == one.sha]
        if len(kept) < len(mine):
            log.warning("%s: %d labels do not fit the text", reading.report.source, len(mine) - len(kept))
        yield from _of_report(reading, story[reading.id], kept)


def _of_report(reading: Reading, story: str, labels: Sequence[Label]) -> Iterator[Answer]:
    """The speakers of the labelled mentions, resolved in text order among the sources of the report's statements."""
    report, notes = reading.report, reading.notes
    places = [(one, clean_span(reading, one)) for one in labels]
    sources = {(s.source.start, s.source.end) for s in reading.claims.statements if s.source}
    wanted = [at for _, at in places if at]
    others = [s for s in sources if not any(s[0] < b and a < s[1] for a, b in wanted)]
    speakers = Speakers.of(report, notes, find_parties(report, notes, find_places(report, notes)))
    resolved = {at: speakers.resolve(at) for at in sorted({*wanted, *others})}
    for label, at in places:
        if at is None:
            log.warning("%s: a labelled mention is left out of the clean text", reading.report.source)
            continue
        found = any(a < at[1] and at[0] < b for a, b in sources)
        yield Answer(label=label, report=report.id, story=story, speaker=resolved[at], found=found)


def clean_span(reading: Reading, label: Label) -> tuple[int, int] | None:
    """Where a labelled mention stands in the clean text; None where it was left out."""
    places = reading.report.map
    inside = [
        piece.clean + offset
        for piece in places.pieces
        for offset in range(piece.length)
        if label.start <= piece.raw + offset < label.end
    ]
    return (min(inside), max(inside) + 1) if inside else None


def score(case: str, found: Sequence[Answer]) -> "Counter[str]":
    """The counts of one case."""
    right = rightly(found, gather(Heard(report=a.report, story=a.story, speaker=a.speaker) for a in found))
    reports = sorted({a.report for a in found})
    within = 0
    for report in reports:
        here = [a for a in found if a.report == report]
        within += len(rightly(here, gather(Heard(report=report, story="", speaker=a.speaker) for a in here)))
    part = "held" if is_held(case) else "tuned"
    persons = [a for a in found if a.label.kind == "person" and not a.label.speaker.startswith("unnamed")]
    named = [a for a in persons if a.label.speaker[:1].isupper()]
    told = [a for a in right if a.label.country]
    for answer in found:
        if answer not in right:
            log.info("%s %s: %s <- %s", case, answer.label.report, answer.label.speaker, answer.speaker)
    return Counter(
        {
            "labels": len(found),
            "right": len(right),
            f"{part}_labels": len(found),
            f"{part}_right": len(right),
            "within": within,
            "found": sum(a.found for a in found),
            "said": sum(a.found for a in right),
            "named": len(named),
            "named_right": sum(a in right and _bears(a) for a in named),
            "told": len(told),
            "told_right": sum(a.speaker.country == a.label.country for a in told),
        }
    )


def rightly(found: Sequence[Answer], speakers: Iterable[Known]) -> list[Answer]:
    """The answers whose speaker is matched with their label."""
    group = {(h.report, h.speaker): index for index, known in enumerate(speakers) for h in known.heard}
    common = Counter((group[a.report, a.speaker], a.label.speaker) for a in found)
    matched: dict[int, str] = {}
    for (index, label), _ in sorted(common.items(), key=lambda item: (-item[1], item[0])):
        if index not in matched and label not in matched.values():
            matched[index] = label
    return [a for a in found if matched.get(group[a.report, a.speaker]) == a.label.speaker]


def _bears(answer: Answer) -> bool:
    return compare_names(answer.speaker.name, answer.label.speaker).verdict in ("same", "variant", "slip")


def metrics(counts: "Counter[str]") -> dict[str, float]:
    """The shares that are reported."""
    shares = {
        "accuracy": ("right", "labels"),
        "tuned_accuracy": ("tuned_right", "tuned_labels"),
        "held_accuracy": ("held_right", "held_labels"),
        "within_accuracy": ("within", "labels"),
        "found": ("found", "labels"),
        "said_accuracy": ("said", "labels"),
        "name_accuracy": ("named_right", "named"),
        "country_accuracy": ("told_right", "told"),
    }
    return {name: counts[part] / counts[whole] for name, (part, whole) in shares.items() if counts[whole]}


if __name__ == "__main__":
    main("speakers", run)
