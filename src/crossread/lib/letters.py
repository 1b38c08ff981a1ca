"""Letters that a reader sees as one and that are written with several characters: flags, families, skin tones, marks on letters.

What one such letter is says Unicode's annex 29 (extended grapheme clusters), by way of the library regex.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import regex  # type: ignore[import-untyped]  # it ships no types

from crossread.model.notes import AttributionMention, ChainMention, NameMention, Notes, Sentence, Token
from crossread.model.reports import Letter

_JOINER = regex.compile(
    r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=RI}\p{GCB=SpacingMark}\p{GCB=Prepend}\p{GCB=L}\p{GCB=V}\p{GCB=T}]"
)
"""A character that may belong to a letter with another; most texts have none."""
_LETTER = regex.compile(r"\X")


def long_letters(text: str) -> tuple[Letter, ...]:
    r"""The letters of a text that have more than one character, in order, as offsets `[start, end)` in characters. A line end
    of two characters is none, nor is a mark on a blank.

    >>> long_letters("Cafe\u0301!")
    (Letter(start=3, end=5),)
    """
    if text.isascii() or not _JOINER.search(text):
        return ()
    found = (match.span() for match in _LETTER.finditer(text))
    return tuple(Letter(start, end) for start, end in found if end - start > 1 and not text[start].isspace())


def cut_at_letter(text: str, length: int) -> str:
    r"""The first `length` characters of a text, fewer where a letter would be cut in two; never fewer than its first letter.

    >>> cut_at_letter("Cafe\u0301", 4)
    'Caf'
    """
    if len(text) <= length:
        return text
    cut = next(
        (letter for letter in long_letters(text[: length + _LONGEST]) if letter.start < length < letter.end), None
    )
    return text[: (cut.start or cut.end) if cut else length]


_LONGEST = 64
"""Characters of the longest letter that is kept whole at a cut; longer ones are no writing of anybody."""


def with_whole_letters(notes: Notes, text: str, letters: Sequence[Letter]) -> Notes:
    """The notes with no token, sentence or name that begins or ends within a letter. The tokens of one letter become one, which
    hangs where the highest of them hung; sentences, names and attributions end with the letter. `text` is the clean text,
    `letters` are those of `long_letters(text)`."""
    ends = {at: letter.end for letter in letters for at in range(letter.start + 1, letter.end)}
    if not any(token.start in ends or token.end in ends for token in notes.tokens):
        return notes
    groups = _groups(notes.tokens, ends)
    place = {token.index: index for index, group in enumerate(groups) for token in group}
    rows: dict[int, list[int]] = {}
    for index, group in enumerate(groups):
        rows.setdefault(group[0].sentence, []).append(index)
    number = {old: new for new, old in enumerate(rows)}
    tops = [_highest(notes, group) for group in groups]
    tokens = tuple(
        replace(
            top,
            index=index,
            start=group[0].start,
            end=(end := ends.get(group[-1].end, group[-1].end)),
            text=text[group[0].start : end],
            lemma=top.lemma if len(group) == 1 else text[group[0].start : end].lower(),
            head=place[top.head] if notes.tokens[top.head].sentence == group[0].sentence else index,
            sentence=number[group[0].sentence],
        )
        for index, (top, group) in enumerate(zip(tops, groups, strict=True))
    )
    return replace(
        notes,
        tokens=tokens,
        sentences=tuple(_sentence(notes.sentences[old], number[old], inside, tokens) for old, inside in rows.items()),
        names=tuple(_mention(name, place, tokens) for name in notes.names),
        chains=tuple(replace(_mention(one, place, tokens), head=place[one.head]) for one in notes.chains),
        attributions=tuple(_moved(one, ends) for one in notes.attributions),
    )


_Mention = TypeVar("_Mention", NameMention, ChainMention)


def _groups(tokens: Sequence[Token], ends: dict[int, int]) -> list[list[Token]]:
    """The tokens in groups that share no letter."""
    groups: list[list[Token]] = []
    for token in tokens:
        if groups and token.start in ends:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _highest(notes: Notes, group: Sequence[Token]) -> Token:
    """The token of a group that stands highest in the tree: with its relation no circle can come about."""
    return min(group, key=lambda token: sum(1 for _ in notes.ancestors(token))) if len(group) > 1 else group[0]


def _sentence(one: Sentence, number: int, inside: Sequence[int], tokens: Sequence[Token]) -> Sentence:
    """A sentence that has the tokens `inside`, by their new indices."""
    first, last = inside[0], inside[-1]
    return replace(one, index=number, start=tokens[first].start, end=tokens[last].end, first=first, last=last + 1)


def _mention(one: _Mention, place: dict[int, int], tokens: Sequence[Token]) -> _Mention:
    first, last = place[one.first], place[one.last - 1]
    return replace(one, first=first, last=last + 1, start=tokens[first].start, end=tokens[last].end)


def _moved(one: AttributionMention, ends: dict[int, int]) -> AttributionMention:
    def pieces(part: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        moved = ((ends.get(a, a), ends.get(b, b)) for a, b in part)
        return tuple((a, b) for a, b in moved if a < b)

    return replace(one, source=pieces(one.source), cue=pieces(one.cue), content=pieces(one.content))
