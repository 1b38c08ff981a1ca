"""One attribution as the language model reads it: its source made whole, its pieces kept to the sentence of its cue."""

import re
from collections.abc import Sequence

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, noun_before, source_stretch, subject_of, trimmed
from crossread.extract.contents import kind_of
from crossread.extract.cues import known_verb
from crossread.extract.persons import is_title
from crossread.model.notes import AttributionMention, Notes, Token
from crossread.model.reports import Report


def of_model(report: Report, notes: Notes, found: AttributionMention) -> Attribution:
    """A mention of the model as an attribution: stretches are `[start, end)` in characters of the clean text, `score` is the
    model's (0..1), `verb` the index of the reporting verb's token, -1 where the table of verbs knows none. A source that is
    a pronoun of a relative clause, an article or of another line is put right or left out; `content` may come out empty."""
    cue = (found.cue[0][0], found.cue[-1][1]) if found.cue else None
    verb = next((t for t in notes.tokens_between(*cue) if known_verb(t.text)), None) if cue else None
    known = known_verb(verb.text) if verb else None
    near = _near(report.text, notes, found.content, cue)
    content = tuple(
        p for p in (trimmed(report.text, piece) for piece in _closed(report.text, near, cue)) if p[1] > p[0]
    )
    source = _in_zone(report, (found.source[0][0], found.source[-1][1])) if found.source else None
    if source and cue and "\n" in report.text[min(source[1], cue[1]) : max(source[0], cue[0])]:
        source = _beside(notes, verb)  # of another line: a slip of the model
    if source and cue and is_title(report.text[slice(*source)]):
        source = _titled(report.text, notes, source, cue)
    if source and verb and report.text[slice(*source)].lower() in ("who", "which", "that"):
        subject = subject_of(notes, verb)
        source = (
            source_stretch(notes, subject) if subject and subject.text.lower() not in ("who", "which", "that") else None
        )
    if source and report.text[slice(*source)].lower() in ("this", "that", "what", "there", "a", "the", "state"):
        source = None
    return Attribution(
        source=_whole_source(report.text, notes, source) if source else None,
        cue=cue,
        lemma=known.lemma if known else report.text[cue[0] : cue[1]].lower() if cue else "",
        kind=kind_of(notes, verb, known) if known and verb else _kind_told(report.text[slice(*cue)] if cue else ""),
        content=content,
        score=found.score,
        verb=verb.index if verb else -1,
    )


_RULED_OUT = re.compile(r"\brul(?:es?|ed|ing) out\b|\b(?:laughed|shrugged|waved) (?:off|away)\b", re.IGNORECASE)


def _kind_told(cue: str) -> str:
    """The kind of a cue that the table of verbs does not hold."""
    return "deny" if _RULED_OUT.search(cue) else "say"


def _beside(notes: Notes, verb: Token | None) -> Stretch | None:
    """The noun phrase that stands right before a verb."""
    beside = noun_before(notes, verb) if verb else None
    return source_stretch(notes, beside) if beside else None


def _titled(text: str, notes: Notes, source: Stretch, cue: Stretch) -> Stretch | None:
    """A source of a title alone ("Dr") with the name that it belongs to; None where that is of another sentence."""
    here, there = notes.sentence_at(source[0]), notes.sentence_at(cue[0])
    if here is not there:
        return None
    name = _NAME_AFTER.match(text, source[1])
    return (source[0], name.end()) if name else source


_NAME_AFTER = re.compile(r"\.?(?:[ \u00a0][A-Z][\w'’-]{0,30}\.?){1,3}(?<!\.)")


def _whole_source(text: str, notes: Notes, source: Stretch) -> Stretch:
    """A source, made whole where the model broke it off within a phrase ("a source in", the name without its "service")
    and cut before a relative clause."""
    if match := RELATIVE.search(text, *source):
        source = (source[0], match.start())
    last = notes.tokens_between(*source)[-1:]
    if last and last[0].dep.startswith(("compound", "flat")) and last[0].tag == "PROPN":
        above = notes.tokens[last[0].head]
        if above.index == last[0].index + 1 and above.tag == "PROPN":
            return source[0], above.end
    head = notes.root_of(*source)
    if not last or head is None:
        return source
    above = notes.tokens[head.head]
    is_part = head.dep in ("appos", "flat", "compound", "nmod:desc", "flat:name") and above.tag in ("NOUN", "PROPN")
    if is_part and 0 < head.index - above.index < 8:
        head = above
    elif last[0].tag not in ("ADP", "DET", "PART", "ADJ", "CCONJ"):
        return source
    whole = source_stretch(notes, head)
    return (min(source[0], whole[0]), max(source[1], whole[1])) if head.tag in ("NOUN", "PROPN") else source


RELATIVE = re.compile(
    r",\s(?:who|whose|whom|which|where)\b|\s(?:obtained|seen|reviewed|published|carried|relayed|broadcast|aired)\s(?:by|on|in)\b"
)
"""What a source ends before: a relative clause, or through whose hands it came."""


def _near(text: str, notes: Notes, content: Sequence[Stretch], cue: Stretch | None) -> list[Stretch]:
    """The pieces of a content that stand in the cue's sentence, or in quotation marks: others are of another statement."""
    sentence = notes.sentence_at(cue[0]) if cue else None
    if sentence is None:
        return list(content)
    kept: list[Stretch] = []
    line_start = text.rfind("\n", 0, sentence.start) + 1
    line_end = text.find("\n", sentence.start)
    line_end = line_end if line_end >= 0 else len(text)
    on_line = [(a, b) for a, b in content if line_start <= a < line_end]
    for start, end in on_line:
        if text[start] in MARKS:
            kept.append((start, end))
        elif start < sentence.end and sentence.start < end:
            kept.append((max(start, sentence.start), min(end, sentence.end)))
    return kept or on_line[:1]


def _closed(text: str, pieces: Sequence[Stretch], cue: Stretch | None) -> list[Stretch]:
    """The pieces with those made one between which only a small word or mark of the same line was left out."""
    made: list[Stretch] = []
    for start, end in pieces:
        gap = text[made[-1][1] : start] if made else ""
        parted = cue is not None and made and made[-1][1] <= cue[0] < start
        if made and not parted and len(gap) <= 6 and "\n" not in gap and "." not in gap:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


MARKS = '"“‘«„「'


def _in_zone(report: Report, source: Stretch) -> Stretch:
    """A source without what it takes of the zone before its last word's: the outlet's name above a title."""
    zone = report.zone_at(source[1] - 1)
    return (max(source[0], zone.start), source[1]) if zone else source
