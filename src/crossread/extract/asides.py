"""Who is named beside what somebody says: "the report notes that, as the mayor said, nobody came" is the report's and the mayor's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.extract.attributions import Attribution, in_order
from crossread.extract.clauses import Stretch, trimmed, without
from crossread.extract.cues import Cue, known_verb
from crossread.extract.quotes import Quote
from crossread.model.notes import Notes, Token

_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"))
_LONGEST = 14
"""Words of an aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside:
    """A clause "as X said" with the comma that ends it: where it stands, its verb, and who says it."""

    stretch: Stretch
    verb: Token
    cue: Cue
    source: Stretch


def with_asides(
    text: str, notes: Notes, quotes: Sequence[Quote], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, with what another is named beside taken out of their words, and given to that other too."""
    made = list(found)
    for aside in _asides(notes):
        if any(q.depth == 0 and q.start <= aside.stretch[0] < q.end for q in quotes):
            continue
        for at, one in enumerate(made):
            left = _less(text, one, aside)
            if left is None:
                continue
            made[at] = replace(one, content=left)
            rest = tuple(piece for piece in left if piece[0] >= aside.stretch[1])
            if rest and not any(_is_at(other, aside) for other in made):
                made.append(_of(aside, rest))
    return in_order(made)


def _asides(notes: Notes) -> Iterator[_Aside]:
    for token in notes.tokens:
        if token.text.lower() == "as" and (aside := _aside_at(notes, token)):
            yield aside


def _aside_at(notes: Notes, word: Token) -> _Aside | None:
    """The aside that a word "as" opens: a noun phrase, a reporting verb, and no other verb up to a comma."""
    sentence = notes.tokens_of(notes.sentences[word.sentence])
    after = [t for t in sentence if t.index > word.index][:_LONGEST]
    end = next((i for i, t in enumerate(after) if t.text == ","), None)
    verbs = [t for t in after[:end] if t.tag == "VERB"]
    if end is None or len(verbs) != 1 or (cue := known_verb(verbs[0].text)) is None or "t" not in cue.frames:
        return None
    phrase = [t for t in after[:end] if t.index < verbs[0].index and t.tag not in ("AUX", "ADV")]
    if not phrase or any(t.tag not in _PHRASE for t in phrase):
        return None
    source = phrase[0].start, phrase[-1].end
    return _Aside(stretch=(word.start, after[end].end), verb=verbs[0], cue=cue, source=source)


def _less(text: str, one: Attribution, aside: _Aside) -> tuple[Stretch, ...] | None:
    """The words of an attribution less an aside within them; None where it is in none of them, or nothing would be left."""
    low, high = aside.stretch
    outside = one.cue is None or not low <= one.cue[0] < high
    if not outside or not any(a <= low and high < b for a, b in one.content):
        return None
    pieces = (trimmed(text, piece) for piece in without(one.content, aside.stretch))
    kept = tuple(p for p in pieces if p[1] - p[0] > 1 and text[slice(*p)].lower() != "that")
    return kept or None


def _is_at(one: Attribution, aside: _Aside) -> bool:
    return one.cue is not None and aside.stretch[0] <= one.cue[0] < aside.stretch[1]


def _of(aside: _Aside, content: tuple[Stretch, ...]) -> Attribution:
    return Attribution(
        source=aside.source,
        cue=(aside.verb.start, aside.verb.end),
        lemma=aside.cue.lemma,
        kind=aside.cue.kind,
        content=content,
        score=0.8,
        verb=aside.verb.index,
    )
