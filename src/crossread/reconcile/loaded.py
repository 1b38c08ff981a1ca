"""Words that take sides: one thing under a loaded name in one report and another name elsewhere.

That two words are of one field ("a government") does not make them names of one thing. It must show: by a name that stands
with both, by both naming the story's matter, by one number of both ("four thugs" / "four of the marchers"), or by their
sentences telling the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.lib.numbers import numbers_in
from crossread.model.claims import Statement
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.spans import Span
from crossread.reconcile.build import make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.namings import Naming, namings
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import content_lemmas

ALIGNED = 0.45
"""Score of two units from which the words in them are taken for names of one thing."""
TELLS_THE_SAME = 0.6
"""The same for words of which a story has many ("said", "cut")."""
COMMON, LIKE = 3, 0.8
"""Content words in common, and their share, from which two sentences are taken to tell one deed."""
SAID_ALIKE = 0.75
"""Score of two contents from which they are taken for one saying."""
SPEECH = "what somebody said"
"""The field of the words that only name a saying: of two reports' words for one saying, not of a hospital that admits."""
LEAST = 3
"""Number from which two words that count by it may be taken for names of one thing."""
BEFORE = 32
"""Characters before a word in which its number stands."""
_COUNTS = re.compile(r"(?:\sof)?(?:\s(?:the|its|their|these|those))?\s", re.IGNORECASE)


@RULES.add("loaded.contrast", version=4)
def contrasts(desk: Desk) -> Iterator[Finding]:
    """Things for which one report has a word that takes sides and another report another word."""
    fields: dict[str, list[Naming]] = defaultdict(list)
    for reading in desk.readings:
        for naming in namings(reading, desk.event_day(reading.id)):
            fields[naming.term.field].append(naming)
    for field, found in sorted(fields.items()):
        linked: dict[Naming, None] = {}
        number = {naming.span: _number_before(desk, naming) for naming in found}
        for one in found:
            others = [
                other
                for other in found
                if one.term.loaded
                and _name_one_thing(desk, one, other, counted=number[one.span] == number[other.span] is not None)
            ]
            linked |= dict.fromkeys([one, *others] if others else [])
        if linked:
            yield _finding(desk, field, sorted(linked, key=lambda n: (not n.term.loaded, n.span)))


def _name_one_thing(desk: Desk, a: Naming, b: Naming, *, counted: bool) -> bool:
    """Whether another report has another word for the same; `counted` says that both count by one number."""
    if a.span.report == b.span.report or a.word == b.word or a.term.sort != b.term.sort:
        return False
    if a.term.sort == "told":
        return _tell_the_same(desk, a, b)
    if a.term.sort == "what":
        return (a.central and b.central) or _stand_aligned(desk, a, b)
    if a.names & b.names:
        return True
    if (a.names and b.names) or a.term.sort == "whose" or a.many != b.many:
        return False
    return counted or (a.central and b.central) or _stand_aligned(desk, a, b)


def _number_before(desk: Desk, naming: Naming) -> float | None:
    """The number by which a word counts ("four thugs", "four of the thugs"); None where it has none, or too small a one to tell."""
    text = desk.reading(naming.span.report).report.text
    before = text[max(0, naming.span.start - BEFORE) : naming.span.start]
    last = next(iter(reversed(numbers_in(before))), None)
    if last is None or not _COUNTS.fullmatch(before, last.end) or (last.value or 0) < LEAST:
        return None
    return last.value


def _tell_the_same(desk: Desk, a: Naming, b: Naming) -> bool:
    """Whether two deeds or utterances are one: their claims tell the same, as surely as a line of a sheet needs, and neither
    report has the other's word there."""
    if a.term.field != SPEECH:
        return _stand_aligned(desk, a, b, least=TELLS_THE_SAME) or _in_like_sentences(desk, a, b)
    one, other = _saying(desk, a), _saying(desk, b)
    if one is None or other is None:
        return False
    if one.speaker and other.speaker and one.speaker.key != other.speaker.key:
        return False
    return any(
        pair.score >= SAID_ALIKE
        and any(
            x.span.report == a.span.report and _lies_in(x.span, one) and _lies_in(y.span, other)
            for x, y in ((pair.a, pair.b), (pair.b, pair.a))
        )
        for pair in desk.pairs
    )


def _in_like_sentences(desk: Desk, a: Naming, b: Naming) -> bool:
    """Whether all but the two words themselves is nearly the same in their sentences: of what is no claim to be lined up ("refused
    to answer questions")."""
    left, right = (_words_beside(desk, naming) for naming in (a, b))
    common = len(left & right)
    return common >= COMMON and 2 * common >= LIKE * (len(left) + len(right))


def _words_beside(desk: Desk, naming: Naming) -> frozenset[str]:
    notes = desk.reading(naming.span.report).notes
    sentence = notes.sentence_at(naming.span.start)
    if sentence is None:
        return frozenset()
    tokens = tuple(t for t in notes.tokens_of(sentence) if not naming.span.start <= t.start < naming.span.end)
    return content_lemmas(tokens)


def _saying(desk: Desk, naming: Naming) -> Statement | None:
    """The statement that a word is the cue of."""
    statements = desk.reading(naming.span.report).claims.statements
    return next((s for s in statements if s.cue and s.cue.contains(naming.span)), None)


def _lies_in(span: Span, statement: Statement) -> bool:
    return any(content.overlaps(span) for content in statement.content)


def _stand_aligned(desk: Desk, a: Naming, b: Naming, *, least: float = ALIGNED) -> bool:
    """Whether the words stand in claims that tell the same."""
    for pair in desk.pairs:
        if pair.score < least:
            return False
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if one.span.contains(a.span) and other.span.contains(b.span):
                return True
    return False


def _finding(desk: Desk, field: str, found: Sequence[Naming]) -> Finding:
    by_word: dict[str, set[str]] = defaultdict(set)
    for naming in found:
        by_word[naming.word].add(desk.outlet(naming.span.report))
    told = [f"{quoted(word)} ({listed(sorted(outlets))})" for word, outlets in by_word.items()]
    loaded = [quoted(word) for word in sorted({n.word for n in found if n.term.loaded})]
    plain = any(not n.term.loaded for n in found)
    reasons = [
        Reason(rule="loaded.lexicon", weight=0.4, sentence=f"{listed(loaded)} takes sides in naming {field}."),
        Reason(
            rule="loaded.contrast",
            weight=0.2,
            sentence="Another report names it otherwise." if plain else "The reports take different sides.",
        ),
    ]
    return make_finding(
        desk,
        "loaded_wording",
        f"Names for {field}: {'; '.join(told[:6])}.",
        [Evidence(span=n.span, role="wording") for n in found],
        reasons,
        maker=RULES.maker("loaded.contrast"),
        values=told,
    )
