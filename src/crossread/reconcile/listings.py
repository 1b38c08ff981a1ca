"""Lists against themselves: an item that stands twice, and a breakdown over sentences that does not add up."""

import re
from collections.abc import Iterator, Sequence

from crossread.lib.numbers import Number, numbers_in
from crossread.model.findings import Finding, Reason
from crossread.model.notes import Sentence, Token
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.rules import RULES

LEAST_ITEMS = 3
"""Items of which a list consists at the least: two of a kind are often a figure of speech."""
LEAST_PARTS = 3
"""Parts of a breakdown over sentences, from which it seems to be whole."""
NEAR = 0.08
"""Share of the whole by which the parts of a whole breakdown may fail it: more is left out knowingly."""
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s|or\s|as well as\s)?|\sand\s|\sor\s)\s*", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:among|including|includes?|included|at least|others?|the rest|remaining|remainder|some|most|about|around|more than|of whom|"
    r"nearly|almost|roughly|another|per ?cent|%)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\A\W*of (?:the|its|their|our|those) (?=\w)", re.IGNORECASE)
_ITEM = frozenset({"NOUN", "PROPN"})
_TOLD = frozenset({"VERB", "AUX", "ADP"})
_IN_ITEM = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PART", "PRON"})


@RULES.add("inner.listed")
def repeated_words(desk: Desk) -> Iterator[Finding]:
    """Lists of things that name one thing twice ("the roads, the dam and the roads")."""
    for reading in desk.readings:
        for sentence in reading.notes.sentences:
            if reading.report.is_claim_text(sentence.start) and (items := _repeated(reading, sentence)):
                yield _listed(desk, reading, items)


def _repeated(reading: Reading, sentence: Sentence) -> tuple[Span, ...]:
    """The two places of an item that a list of a sentence has twice, others between them; none in a quotation, where it is how
    somebody speaks."""
    items = _items(reading, sentence)
    for at, (start, _) in enumerate(items[LEAST_ITEMS - 1 :], LEAST_ITEMS - 1):
        if _is_quoted(reading, start):
            continue
        for before in range(at - 1):
            if all(_is_like_item(reading, *item) for item in items[before + 1 : at]):
                ends = before == 0, at == len(items) - 1
                if found := _shared(reading, items[before], items[at], ends):
                    return found
    return ()


def _shared(
    reading: Reading, first: tuple[int, int], second: tuple[int, int], ends: tuple[bool, bool]
) -> tuple[Span, ...]:
    """Where two items have the same words: all of them, but for what stands before the first item of a list and behind its last
    ("they want the roads, the dam and the roads mended")."""
    text = reading.report.text
    one, other = (list(re.finditer(r"\S+", text[start:end])) for start, end in (first, second))
    for count in range(min(len(one), len(other)), 0, -1):
        mine, theirs = one[len(one) - count :], other[:count]
        whole = (ends[0] or count == len(one)) and (ends[1] or count == len(other))
        if not whole or [m[0].casefold() for m in mine] != [m[0].casefold() for m in theirs]:
            continue
        spans = [(at + words[0].start(), at + words[-1].end()) for at, words in ((first[0], mine), (second[0], theirs))]
        if _is_thing(reading, *spans[1]):
            return tuple(reading.report.span(*span) for span in spans)
    return ()


def _items(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """What stands between the commas and the "and" of a sentence, without the mark at its end."""
    text = reading.report.text
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(" \n.;:!?\"'”’"))
    found, start = [], sentence.start
    for match in _BETWEEN.finditer(text, sentence.start, end):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, end)]


def _is_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether words are an item that tells enough to be a slip when it comes again: a name, or a phrase of two nouns or more."""
    tokens = reading.notes.tokens_between(start, end)
    if not _is_like_item(reading, start, end):
        return False
    if all(t.tag == "PROPN" for t in tokens):
        return len(tokens) > 0 and tokens[0].text[:1].isupper()
    return len([t for t in tokens if t.tag in _ITEM]) > 1


def _is_like_item(reading: Reading, start: int, end: int) -> bool:
    """Whether words are a phrase about a noun, without a verb that tells something."""
    tokens = reading.notes.tokens_between(start, end)
    is_noun_phrase = all(t.tag in _IN_ITEM or "VerbForm=Part" in t.morph or t.dep == "amod" for t in tokens)
    return is_noun_phrase and any(t.tag in _ITEM for t in tokens)


def _is_quoted(reading: Reading, at: int) -> bool:
    return any(q.start <= at < q.end for s in reading.claims.statements for q in s.quoted)


def _listed(desk: Desk, reading: Reading, items: Sequence[Span]) -> Finding:
    words = desk.words(items[-1])
    return make_finding(
        desk,
        "internal_inconsistency",
        f"{desk.outlet(reading.id)}: one list names “{words}” twice.",
        evidence(items, "value"),
        [
            Reason(
                rule="inner.listed", weight=0.7, sentence="A list has one item twice, others between.", values=(words,)
            )
        ],
        maker=RULES.maker("inner.listed"),
        values=(words,),
    )


@RULES.add("inner.breakdown")
def breakdowns(desk: Desk) -> Iterator[Finding]:
    """Breakdowns of a number into three parts or more that do not add up to it: "of the 31, nine are ..., ten ... and four ...", or
    a sentence of parts after the number ("61 were held. Thirty were let go ..., ten at dawn; nine are still there")."""
    for reading in desk.readings:
        previous: Sentence | None = None
        for sentence in reading.notes.sentences:
            if reading.report.is_claim_text(sentence.start):
                yield from _breakdown(desk, reading, sentence, previous)
            previous = sentence


def _breakdown(desk: Desk, reading: Reading, sentence: Sentence, previous: Sentence | None) -> Iterator[Finding]:
    text = reading.report.text[sentence.start : sentence.end]
    found = [n for n in numbers_in(text) if n.value is not None and not _is_of_time(reading, sentence.start, n)]
    lead = _OF_ALL.match(text)
    if lead and found and found[0].start == lead.end():
        whole, start, parts = found[0], sentence.start + found[0].start, found[1:]
        begins = text[parts[0].start - 2 : parts[0].start] == ", " if parts else False
        bare = parts[:1] if begins else []
        bare += [n for n in parts[1:] if _heads_item(text, n)]
        if len(bare) != len(parts) or _OPEN.search(text):
            return
    else:
        before = _only_number(reading, previous)
        if before is None or not found or text[: found[0].start].strip(' \n"“') or _OPEN.search(text):
            return
        whole, start = before
        parts = [n for n in found if _is_elliptic(reading, sentence.start, n)]
        if len(parts) != len(found):
            return
    total, all_of = sum(n.value or 0.0 for n in parts), whole.value or 0.0
    if len(parts) >= LEAST_PARTS and total != all_of and abs(total - all_of) <= max(1.0, NEAR * all_of):
        last = sentence.start + parts[-1].end
        yield _unequal(desk, reading, reading.report.span(start, last), [n.value or 0.0 for n in parts], all_of)


def _heads_item(text: str, number: Number) -> bool:
    """Whether a number heads an item of a list."""
    return re.search(r"(?:[,;]\s|\band\s)(?:and\s)?\Z", text[max(0, number.start - 8) : number.start]) is not None


def _is_of_time(reading: Reading, at: int, number: Number) -> bool:
    """Whether a number is of a day, an hour, or an age."""
    span = reading.report.span(at + number.start, at + number.end)
    ages = (f.span for f in reading.claims.figures if f.measure == "age")
    return any(other.overlaps(span) for other in (*(w.span for w in reading.claims.whens), *ages))


def _is_elliptic(reading: Reading, at: int, number: Number) -> bool:
    """Whether a number stands without what it counts ("nineteen at dawn", "eleven were still held")."""
    following = _token_after(reading, at + number.end)
    return following is not None and (following.tag in _TOLD or following.text.lower() == "of")


def _token_after(reading: Reading, at: int) -> Token | None:
    return next(iter(t for t in reading.notes.tokens_between(at, at + 12) if t.start >= at), None)


def _only_number(reading: Reading, sentence: Sentence | None) -> tuple[Number, int] | None:
    """The one number of a sentence that counts something, and where it stands."""
    if sentence is None:
        return None
    text = reading.report.text[sentence.start : sentence.end]
    found = [n for n in numbers_in(text) if n.value is not None and not _is_of_time(reading, sentence.start, n)]
    found = [n for n in found if n.value != 1.0]
    if len(found) != 1 or _OPEN.search(text):
        return None
    after = _token_after(reading, sentence.start + found[0].end)
    counts = after is not None and after.tag in {"NOUN", "ADJ"}
    return (found[0], sentence.start + found[0].start) if counts else None


def _unequal(desk: Desk, reading: Reading, span: Span, parts: Sequence[float], whole: float) -> Finding:
    total = sum(parts)
    sentence = f"{' + '.join(f'{p:g}' for p in parts)} = {total:g}, told as the parts of {whole:g}."
    return make_finding(
        desk,
        "internal_inconsistency",
        f"{desk.outlet(reading.id)}: {sentence}",
        evidence([span], "value"),
        [
            Reason(rule="inner.parts", weight=0.35, sentence="A whole is told in three parts or more, none left open."),
            Reason(rule="inner.breakdown", weight=0.35, sentence=sentence, values=(f"{total:g}", f"{whole:g}")),
        ],
        maker=RULES.maker("inner.breakdown"),
        values=(f"{total:g}", f"{whole:g}"),
    )
