"""The words by which a claim is shown: what a reader can read by itself, from its subject to the end of its clause.

What is given to somebody is often no sentence ("of having left the gate open", "both sides to show restraint"); it is shown
with the word that gives it then ("accused the firm of having left the gate open"). Evidence keeps its own words.
"""

from functools import cache

from crossread.data import read_table
from crossread.model.claims import Statement
from crossread.model.notes import Notes, Token
from crossread.model.reading import Reading
from crossread.model.spans import Span

_REACH = 90
"""Characters from the begin of a cue to the words that it gives; beyond that they are shown alone."""
_MARKS = "\"“”„‟«»‘’‚‹›「」『』'"
_ASKING = frozenset("what who whom whose why how when where which whether if".split())
_HANGING = frozenset({"case", "cc", "mark", "det"})
"""Relations of words that need another one after them."""


def readable(reading: Reading, span: Span) -> Span:
    """The span, or as much more or less of its sentence as it takes to be read by itself."""
    notes = reading.notes
    inside = [t for t in notes.tokens_between(span.start, span.end) if t.start >= span.start and t.end <= span.end]
    if not inside:
        return span
    statement = _given_in(reading, span)
    start, end = _start(reading, span, statement, inside), _end(notes, statement, inside, span)
    return Span(report=span.report, start=start, end=end) if start < end else span


def _given_in(reading: Reading, span: Span) -> Statement | None:
    """The shortest statement of somebody in whose content the span lies."""
    at = reading.notes.sentence_at(span.start)
    near = reading.told_in.get(at.start if at else 0, ())
    holding = [s for s in near if any(piece.contains(span) for piece in s.content)]
    return min(holding, key=lambda s: s.span.end - s.span.start, default=None)


def _start(reading: Reading, span: Span, statement: Statement | None, inside: list[Token]) -> int:
    """Where the shown words begin: at the cue where they need it, else past a word that ties them to what went before."""
    if statement is not None and statement.cue is not None and _needs_cue(reading.notes, statement, span, inside):
        before = reading.report.text[statement.cue.start : span.start]
        one_line = 0 < len(before) <= _REACH and "\n" not in before
        if one_line and _is_one_sentence(reading.notes, statement.cue.start, span.start):
            return statement.cue.start
    tied = inside[0].dep == "cc" and len(inside) > 1
    return inside[1].start if tied else span.start


def _is_one_sentence(notes: Notes, first: int, second: int) -> bool:
    one, other = notes.sentence_at(first), notes.sentence_at(second)
    return one is not None and one == other


def _needs_cue(notes: Notes, statement: Statement, span: Span, inside: list[Token]) -> bool:
    """Whether words cannot be read without the word that gives them: they are demanded, asked, or no clause with a subject."""
    if inside[0].text[0] in _MARKS or any(q.start <= span.start < q.end for q in statement.quoted):
        return False
    if statement.cue_lemma in _saying():
        return inside[0].lemma.lower() in _ASKING or not _has_subject(inside)
    return statement.modality == "demanded" or inside[0].lemma.lower() in _ASKING or not _is_clause(notes, span, inside)


@cache
def _saying() -> frozenset[str]:
    """Lemmas of cues that only say: what they give is a whole clause."""
    return frozenset(row["verb"] for row in read_table("speech", "reporting_verbs.tsv") if row["kind"] == "say")


def _has_subject(inside: list[Token]) -> bool:
    """Whether some verb or predicate among the words has its subject among them."""
    indices = {t.index for t in inside}
    return any(t.dep.split(":")[0] in ("nsubj", "expl") and t.head in indices for t in inside)


def _is_clause(notes: Notes, span: Span, inside: list[Token]) -> bool:
    """Whether the word that governs the others has a subject among them and no "to" or preposition before its verb."""
    root = notes.root_of(span.start, span.end)
    if root is None:
        return False
    own = list(notes.children(root))
    subject = next((t for t in own if t.dep.split(":")[0] in ("nsubj", "csubj", "expl")), None)
    if subject is None or subject not in inside:
        return False
    between = [t for t in own if subject.index < t.index < root.index]
    return not any(t.text.lower() in ("to", "of", "from") for t in between)


def _end(notes: Notes, statement: Statement | None, inside: list[Token], span: Span) -> int:
    """Where the shown words end: after what hangs on them and follows at once, and before words at their end that need
    another one after them."""
    more = _hanging_on(notes, statement, inside)
    if more:
        return more[-1].end
    kept = list(inside)
    while len(kept) > 1 and kept[-1].dep in _HANGING and kept[-1].head not in {t.index for t in kept[:-1]}:
        kept.pop()
    while len(kept) < len(inside) and len(kept) > 1 and kept[-1].tag == "PUNCT" and kept[-1].text not in _MARKS:
        kept.pop()
    return span.end if len(kept) == len(inside) else kept[-1].end


def _hanging_on(notes: Notes, statement: Statement | None, inside: list[Token]) -> list[Token]:
    """The words right after the last one that hang on words inside, up to the next mark of punctuation."""
    if inside[-1].tag == "PUNCT":
        return []
    parts = [part for part in (statement.cue, statement.source) if part] if statement else []
    taken = {t.index for t in inside}
    found: list[Token] = []
    for token in notes.tokens[inside[-1].index + 1 : notes.sentences[inside[-1].sentence].last]:
        if (token.tag == "PUNCT" and token.text not in "-–") or any(
            part.start <= token.start < part.end for part in parts
        ):
            break
        if not any(up.index in taken for up in notes.ancestors(token)):
            return []
        found.append(token)
    return found
