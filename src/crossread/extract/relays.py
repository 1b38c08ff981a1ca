"""Words that one hands on for another, told in the clause of saying itself: "..., the ministry said, Veltass reported", "she was
quoted by Veltass as saying that ...", "Veltass cited her as saying ...". The words are of who said them; the other is a carrier.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.extract.attributions import Attribution, in_order
from crossread.extract.chains import is_carrier
from crossread.extract.clauses import Stretch, noun_before, source_stretch, subject_of, trimmed
from crossread.extract.cues import Cue, known_verb
from crossread.extract.quotes import Quote
from crossread.lib.dates import WEEKDAYS
from crossread.model.notes import Notes, Sentence, Token
from crossread.model.reports import Report

_NAMES = frozenset(("NOUN", "PROPN"))
_VERBS = frozenset(("VERB", "AUX"))
_BE = frozenset("is are was were be been being".split())
_FARTHEST = 14
"""Words from "quoted" to "as saying"."""
_LONGEST = 12
"""Words of a clause that tells who said it and when."""
_PRONOUNS = frozenset("he she i we you they it who".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A stretch between two commas that tells who said or reported something: its verb, and who."""

    start: int
    end: int
    verb: Token
    cue: Cue
    source: Stretch


@cache
def _handing(*, quoted: bool = False) -> frozenset[str]:
    rows = read_table("speech", "handing_verbs.tsv")
    return frozenset(row["verb"] for row in rows if not quoted or row["quoted"] == "1")


def with_relays(
    report: Report, notes: Notes, quotes: Sequence[Quote], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, with those whose clause tells also who handed the words on read anew."""
    made: list[_Relay] = []
    quotes = [q for q in quotes if q.depth == 0]
    for sentence in notes.sentences:
        words = notes.tokens_of(sentence)
        made += _quoted_as_saying(report, notes, quotes, words)
        made += _said_and_reported(report, notes, quotes, sentence)
    if not made:
        return tuple(found)
    kept = [one for one in found if not any(_lies_in(one, clause) for _, clause in made)]
    read = [relay for relay, _ in made]
    return in_order((*kept, *read))


_Relay = tuple[Attribution, Stretch]
"""An attribution that tells who handed the words on, and the clause of saying in which it does."""


def _lies_in(one: Attribution, clause: Stretch) -> bool:
    """Whether an attribution is another reading of a clause of saying: it has its cue, or without one its source, there."""
    at = one.cue or one.source
    return at is not None and clause[0] <= at[0] < clause[1]


def _quoted_as_saying(
    report: Report, notes: Notes, quotes: Sequence[Quote], words: Sequence[Token]
) -> Iterator[_Relay]:
    """`X was quoted by Y as saying that ...`, `Y quoted X as saying ...`, `"...", Y cited X as saying`."""
    for at, verb in enumerate(words):
        cue = known_verb(verb.text) if verb.tag in _VERBS else None
        if cue is None or cue.lemma not in _handing(quoted=True) or _is_within(quotes, verb):
            continue
        last = next((i for i in range(at + 1, min(at + _FARTHEST, len(words) - 1)) if _is_as_saying(words, i)), None)
        if last is None:
            continue
        passive = any(w.text.lower() in _BE for w in words[max(0, at - 3) : at])
        read = _passive(notes, words, at, last) if passive else _active(notes, words, at, last)
        if read is None:
            continue
        source, through, first = read
        through, end = _agent_after(notes, words, last + 2, through)
        content = _around(report.text, words, end, first) or _quote_before(report.text, quotes, first)
        if content and report.is_claim_text(verb.start):
            saying = known_verb(words[last + 1].text)
            relay = Attribution(
                source=source,
                cue=(verb.start, verb.end) if passive else (words[last].start, words[last + 1].end),
                lemma=saying.lemma if saying else "say",
                kind=saying.kind if saying else "say",
                content=(content,),
                score=0.9,
                verb=verb.index,
                through=through,
            )
            yield relay, (first, words[end - 1].end)


def _is_as_saying(words: Sequence[Token], at: int) -> bool:
    after = words[at + 1]
    return words[at].text.lower() == "as" and after.text.lower().endswith("ing") and known_verb(after.text) is not None


_Read = tuple[Stretch, tuple[Stretch, ...], int]
"""Who said it, who handed it on, and where the first of both begins."""


def _passive(notes: Notes, words: Sequence[Token], at: int, last: int) -> _Read | None:
    """`X was quoted (by Y) as`."""
    subject = next((c for c in notes.children(words[at]) if c.dep.startswith("nsubj")), None)
    subject = subject or noun_before(notes, words[at])
    if subject is None:
        return None
    source = _bounded(source_stretch(notes, subject), words, at)
    through, _ = _agent_after(notes, words[: last + 1], at + 1, ())
    return source, through, source[0]


def _active(notes: Notes, words: Sequence[Token], at: int, last: int) -> _Read | None:
    """`Y quoted X as`."""
    quoted = [w for w in words[at + 1 : last] if w.tag != "ADV"]
    if not quoted:
        return None
    source = (quoted[0].start, quoted[-1].end)
    verb = words[at]
    if verb.text.lower().endswith("ing"):
        head = notes.tokens[verb.head]
        by = subject_of(notes, verb) or (head if head.tag in _NAMES and head.index < verb.index else None)
    else:
        by = noun_before(notes, verb) or subject_of(notes, verb)
    if by is None or by.index > verb.index:
        return source, (), words[at].start
    through = _bounded(source_stretch(notes, by), words, at)
    return source, () if by.text.lower() in _PRONOUNS else (through,), through[0]


def _bounded(source: Stretch, words: Sequence[Token], at: int) -> Stretch:
    """A source that begins in the sentence and ends before the verb."""
    verb = words[at]
    inside = [w for w in words[:at] if source[0] <= w.start < min(source[1], verb.start)]
    return (inside[0].start, inside[-1].end) if inside else source


def _agent_after(
    notes: Notes, words: Sequence[Token], at: int, through: tuple[Stretch, ...]
) -> tuple[tuple[Stretch, ...], int]:
    """Who handed the words on by "by Y" or as the hearer ("as telling Y") right after a verb, and the first word after it."""
    start = at
    if at < len(words) and words[at].text.lower() == "by":
        start = at + 1
    elif not (at > 1 and words[at - 1].text.lower() in ("telling", "informing") and at < len(words)):
        return through, at
    end = start
    while end < len(words) and words[end].tag in ("DET", "ADJ", "NOUN", "PROPN", "NUM") and end - start < _LONGEST:
        end += 1
    named = any(w.tag in _NAMES for w in words[start:end])
    return ((*through, (words[start].start, words[end - 1].end)), end) if named else (through, at)


def _around(text: str, words: Sequence[Token], end: int, first: int) -> Stretch | None:
    """The words said: what follows the clause of saying, else what stands before it in its sentence."""
    rest = words[end:]
    while rest and rest[0].text in (",", ":"):
        rest = rest[1:]
    after = trimmed(text, (rest[0].start, rest[-1].end)) if rest else (0, 0)
    if sum(w.tag in _VERBS for w in rest) or (rest and text[after[0]] in _MARKS):
        return after
    before = trimmed(text, (words[0].start, first))
    return before if before[1] - before[0] > 2 else None


def _quote_before(text: str, quotes: Sequence[Quote], at: int) -> Stretch | None:
    """The quotation that ends right before a place, which the parser took for a sentence of its own."""
    ended = (q for q in quotes if q.depth == 0 and 0 <= at - q.outer_end <= 2 and "\n" not in text[q.outer_end : at])
    return next(((q.outer_start, q.outer_end) for q in ended), None)


_MARKS = '"“„«‘「'


def _said_and_reported(report: Report, notes: Notes, quotes: Sequence[Quote], sentence: Sentence) -> Iterator[_Relay]:
    """`..., X said, Y reported`, `X said, Y reported, that ...`, `..., X said, according to Y`."""
    parts = list(_parts(report.text, notes, quotes, sentence))
    for at, (part, after) in enumerate(zip(parts, parts[1:], strict=False)):
        said = _clause(notes, part)
        if said is None or said.source[0] == said.source[1]:
            continue
        hand = _hand(report, notes, after)
        if hand is None or report.text[slice(*hand)].lower() in _PRONOUNS or hand == said.source:
            continue
        told = parts[:at] or parts[at + 2 :]
        content = (told[0][0].start, told[-1][-1].end) if told else None
        content = trimmed(report.text, content) if content else _quote_before(report.text, quotes, said.start)
        if content is None or not report.is_claim_text(said.verb.start) or content[1] - content[0] < 3:
            continue
        relay = Attribution(
            source=said.source,
            cue=(said.verb.start, said.verb.end),
            lemma=said.cue.lemma,
            kind=said.cue.kind,
            content=(content,),
            score=0.9,
            verb=said.verb.index,
            through=(hand,),
        )
        yield relay, (said.start, after[-1].end)


def _parts(text: str, notes: Notes, quotes: Sequence[Quote], sentence: Sentence) -> Iterator[list[Token]]:
    """A sentence cut at its commas and behind its quotations; what stands in quotation marks is not cut."""
    part: list[Token] = []
    for token in notes.tokens_of(sentence):
        inside = _is_within(quotes, token)
        if part and not inside and (token.text in (",", "–", "—") or _is_within(quotes, part[-1])):
            yield part
            part = []
        if token.text not in (",", "–", "—") or inside:
            part.append(token)
    part = [t for t in part if t.text != "."]
    if part:
        yield part


def _is_within(quotes: Sequence[Quote], token: Token) -> bool:
    """Whether a word stands in one of some outer quotations, which are in order and apart."""
    at = bisect_right(quotes, token.start, key=lambda q: q.outer_start) - 1
    return at >= 0 and token.start < quotes[at].outer_end


def _clause(notes: Notes, part: Sequence[Token]) -> _Clause | None:
    """The clause that a part is, where it is nothing but who said it, and perhaps when and where."""
    verbs = [t for t in part if t.tag in _VERBS and t.text.lower() not in ("has", "have", "had", "will")]
    if len(verbs) != 1 or len(part) > _LONGEST or (cue := known_verb(verbs[0].text)) is None:
        return None
    verb = verbs[0]
    if not set(cue.frames) & set("tq") or verb.text.lower().endswith("ing"):
        return None
    before = [t for t in part if t.index < verb.index and t.tag not in ("AUX", "ADV")]
    after = [t for t in part if t.index > verb.index]
    if before and before[0].text.lower() in ("as", "and", "but", "while"):
        before = before[1:]
    is_named = any(t.tag in _NAMES or t.text.lower() in _PRONOUNS for t in before)
    named = before if is_named else _phrase(after)
    if not named or any(t.tag in ("SCONJ", "ADP") for t in named[:1]):
        return None
    if any(t.text.lower() == "that" for t in after):
        return None
    return _Clause(start=part[0].start, end=part[-1].end, verb=verb, cue=cue, source=(named[0].start, named[-1].end))


def _phrase(words: Sequence[Token]) -> list[Token]:
    """The noun phrase that words begin with."""
    end = 0
    while end < len(words) and words[end].tag in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"):
        end += 1
    phrase = list(words[:end])
    return phrase if any(t.tag in _NAMES for t in phrase) else []


def _hand(report: Report, notes: Notes, part: Sequence[Token]) -> Stretch | None:
    """Who hands on what was said right before: "Y reported", "as cited by Y", "according to Y"."""
    low = [t.text.lower() for t in part[:4]]
    if low[:2] == ["according", "to"]:
        named = part[2:]
    elif low[:1] == ["as"] and low[2:3] == ["by"] and (cue := known_verb(low[1])) and cue.lemma in _handing():
        named = part[3:]
    else:
        clause = _clause(notes, part)
        if clause is None:
            return None
        told = [t for t in part if t.index > clause.verb.index and t.start >= clause.source[1]]
        if told and told[0].tag not in ("ADP", "ADV") and told[0].text not in WEEKDAYS:
            return None  # "officials reported no injuries"
        known = clause.cue.lemma in _handing() or ("q" in clause.cue.frames and is_carrier(report, clause.source))
        return clause.source if known else None
    phrase = _phrase(named)
    return (phrase[0].start, phrase[-1].end) if phrase else None
