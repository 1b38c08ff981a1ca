"""Who says it in an office and a name between commas: "the firm will close the plant, its chief executive, Ann Moe, said". The two
commas make the parser hang the speaker on the last word of what is said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import trimmed
from crossread.extract.cues import known_verb
from crossread.extract.roles import read_role
from crossread.model.notes import Notes

_OFFICE_AND_NAME = re.compile(
    r",\s(?P<source>(?P<office>(?:an?|the|its|their|his|her)\s[^,.;:\"“”]{3,60}),\s[A-Z][^\s,;:\"“”]*(?:\s[^\s,;:\"“”]{1,20}){0,4}),?\s\Z"
)


def with_apposed(text: str, notes: Notes, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those whose clause of saying begins with an office and a name read as those."""
    return tuple(_read(text, notes, one) for one in found)


def _read(text: str, notes: Notes, one: Attribution) -> Attribution:
    sentence = notes.sentence_at(one.cue[0]) if one.cue else None
    if one.cue is None or sentence is None or known_verb(text[slice(*one.cue)].split(maxsplit=1)[0]) is None:
        return one
    match = _OFFICE_AND_NAME.search(text, sentence.start, one.cue[0])
    if match is None or read_role(match["office"]) is None or not one.content[0][0] < match.start():
        return one
    before = trimmed(text, (one.content[0][0], match.start()))
    after = [piece for piece in one.content if piece[0] >= one.cue[1]]
    return replace(one, source=match.span("source"), content=(before, *after))
