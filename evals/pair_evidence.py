"""What the head of pairs could tell a rule: `python -m evals.pair_evidence --data CASES [--model FOLDER]`.

Pairs of units of two reports (or of two speakers) of a labelled case's stories that share a content word or another word for
it: the one denies something (`denial`: the head's share of `contradicts`), or the one is given to somebody and the other to
nobody (`loss`: the share of `same` and `entails`), the better of both directions. Right are the pairs that both lie in the words
of one gold finding of the kind.

`RULE_auc_head` is the area under the curve of the right among all (0.5: the head knows nothing), `RULE_auc_cosine` that of the
vectors' cosine, `RULE_at_90` the share of the right found where nine of ten told are right, `RULE_right` how many are right; of
the other pairs of a case the nearest by cosine are looked at. `n` is the number of pairs. No rule asks the head yet.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import crossread
from crossread.annotate.pairs import pair_reader
from crossread.model.record import Record
from crossread.model.spans import Span
from crossread.reconcile.desk import Desk
from crossread.reconcile.units import Unit, clauses_cosine, told_otherwise
from evals.cases import folders
from evals.report import Scores, main
from evals.scoring import Case, Item, Places, overlap

MOST = 150
"""Pairs of a case and a rule that are looked at beside the right ones."""
KINDS = {"denial": "denial", "loss": "attribution_loss"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two units that a rule could ask about, how near they are (cosine), and whether the gold has them."""

    rule: str
    first: Unit
    second: Unit
    near: float
    right: bool


def run(data: Path, model: str = "") -> Scores:
    """Scores every case in the folder."""
    read = pair_reader(Path(model) if model else None)
    found = [one for folder in folders(data) for one in candidates(folder)]
    metrics: dict[str, object] = {}
    for rule in KINDS:
        mine = [one for one in found if one.rule == rule]
        texts = [(one.first.text, one.second.text) for one in mine]
        views = list(zip(read(texts), read([(b, a) for a, b in texts]), strict=True))
        wanted = ("contradicts",) if rule == "denial" else ("same", "entails")
        scores = [max(sum(view.share(name) for name in wanted) for view in both) for both in views]
        right = [one.right for one in mine]
        metrics[f"{rule}_auc_head"] = area(scores, right)
        metrics[f"{rule}_auc_cosine"] = area([one.near for one in mine], right)
        metrics[f"{rule}_at_90"] = at_precision(scores, right, least=0.9)
        metrics[f"{rule}_right"] = sum(right)
    return Scores(metrics=metrics, n=len(found))


def candidates(folder: Path) -> Iterator[Candidate]:
    """The pairs of a case: the right ones, and of the others the nearest."""
    record = crossread.compare(folder / "reports")
    with tempfile.NamedTemporaryFile("w", encoding="utf8", suffix=".json") as file:
        file.write(crossread.to_json(record))
        file.flush()
        case = Case(str(folder), file.name)
    places: dict[Span, Places] = {}
    for rule in KINDS:
        pairs = list(_pairs(record, rule))
        for unit in (unit for pair in pairs for unit in pair if unit.span not in places):
            at = {"report": unit.report, "start": unit.span.start, "end": unit.span.end, "quote": unit.text}
            places[unit.span] = case.places([at])
        found = [_candidate(case.gold, rule, pair, places) for pair in pairs]
        other = sorted((one for one in found if not one.right), key=lambda one: (-one.near, one.first.span))
        yield from (*(one for one in found if one.right), *other[:MOST])


def _pairs(record: Record, rule: str) -> Iterator[tuple[Unit, Unit]]:
    for sheet in record.sheets:
        desk = Desk.of(sheet.story, record.readings)
        for a in desk.units:
            for b in desk.units:
                if _could_be(desk, rule, a, b) and (a.lemmas & b.lemmas or told_otherwise(a.lemmas, a, b)):
                    yield a, b


def _could_be(desk: Desk, rule: str, a: Unit, b: Unit) -> bool:
    """Whether the second could be what the first denies, or the first's claim without its source."""
    if rule == "denial":
        others = a.report != b.report or (b.attributed and a.speaker_key != b.speaker_key)
        return a.span in desk.denied and b.span not in desk.denied and others
    return a.attributed and not b.attributed and a.report != b.report and not b.speaker_key


def _candidate(gold: Item, rule: str, pair: tuple[Unit, Unit], places: Mapping[Span, Places]) -> Candidate:
    spots = [g["evidence"] for g in gold["findings"] if g["kind"] == KINDS[rule]]
    touched = [[_touched(evidence, places[unit.span]) for unit in pair] for evidence in spots]
    right = any(x and y and x != y for x, y in touched)
    return Candidate(rule=rule, first=pair[0], second=pair[1], near=clauses_cosine(*pair), right=right)


def _touched(evidence: Sequence[Item], places: Places) -> frozenset[int]:
    """The pieces of evidence, by their numbers, that stand in some places."""
    return frozenset(
        i
        for i, e in enumerate(evidence)
        if any(overlap((e["start"], e["end"]), place) for place in places.get(e["report"], []))
    )


def area(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The share of pairs of a right and a wrong one in which the right has the higher score; ties count half."""
    good = [s for s, r in zip(scores, right, strict=True) if r]
    bad = [s for s, r in zip(scores, right, strict=True) if not r]
    won = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return won / (len(good) * len(bad)) if good and bad else 0.0


def at_precision(scores: Sequence[float], right: Sequence[bool], *, least: float) -> float:
    """The highest share of the right ones that a threshold finds at a precision of at least so much."""
    ranked = sorted(zip(scores, right, strict=True), key=lambda one: (-one[0], one[1]))
    best = hits = 0
    for told, (_, is_right) in enumerate(ranked, start=1):
        hits += is_right
        best = max(best, hits) if hits >= least * told else best
    return best / max(1, sum(right))


if __name__ == "__main__":
    main("pair_evidence", run, model=(str, "the folder of a language model; the shipped one where not given"))
