"""Verbs that say what happened to counted people by a word before them and one behind ("brought nine miners to safety")."""

import re

from crossread.extract.counts import Count

BLANK = r"[ \u00a0\n]{1,3}"
"""Pattern of what parts two words."""
MODIFIERS = (
    r"(?:(?:all|the|a|an|another|further|additional|other|only|just|of|estimated|first|those|these|also|alone)"
    rf"{BLANK}){{0,3}}"
)
"""Pattern of the words that may stand between a verb and a number."""

_SHAPES = (
    (
        "rescued",
        r"pull(?:ed|ing)?|brought|bringing|dug|led|lift(?:ed|ing)|winched|plucked|fished|carried|got|took|taken",
        r"out\b|alive\b|ashore\b|(?:on_)?to_(?:safety|shore|land)\b|from_(?:the|a|its)_(?:rubble|wreck\w*|debris|ruins|water|sea|"
        r"river|lake|sinking\b|burning\b|flood\w*|collapsed\b|mine\b|tunnel\b)",
    ),
    (
        "affected",
        r"tak(?:e|es|ing|en)|took|h[eo]ld|holds|holding|seized|kept",
        r"(?:hostage|captive|prisoner)s?\b|(?:into|in|under)_(?:their|his|its)_(?:power|hands|control|grip)\b",
    ),
    ("killed", r"costs?|costing", r"(?:their_lives|(?:his|her|their)_life)\b"),
    (
        "detained",
        r"tak(?:e|es|ing|en)|took|led|put|placed|remanded",
        r"(?:(?:in|into)_(?:police_)?(?:custody|detention)|under_arrest|behind_bars)\b",
    ),
    ("killed", r"left|leaves|leaving", r"(?:people_)?(?:dead|lifeless)\b"),
    (
        "injured",
        r"sen[dt]s?|sending|puts?|putting|land(?:ed|ing|s)|left|leaves|leaving",
        r"(?:to|in)_(?:a_|the_|local_|nearby_)?hospitals?\b|(?:in|needing|requiring)_(?:hospital|medical|emergency)_\w+|"
        r"with_(?:\w+_)?(?:burns|injuries|wounds|fractures|cuts|bruises|concussion|broken_\w+)\b|injured|wounded|hurt\b",
    ),
    (
        "evacuated",
        r"cleared|moved|led|got|ordered|escorted|took|taken|brought",
        r"out_of_(?:the|a|its|their)_(?:building|house|homes?|village|town|area|zone|hotel|school)\w*",
    ),
    (
        "killed",
        r"shot|shooting|beat|beaten|beating|stabbed|stabbing|burned|burnt|burning|crushed|crushing|trampled|trampling",
        r"(?:dead|to_death)\b",
    ),
    ("rescued", r"let|letting", r"(?:go|out|go_free)\b"),
)
_AROUND = tuple(
    (
        measure,
        re.compile(rf"\b(?:{before}){BLANK}{MODIFIERS}\Z", re.I),
        re.compile(BLANK + f"(?:{after})".replace("_", BLANK)),
    )
    for measure, before, after in _SHAPES
)
_WANTED = re.compile(
    r"\b(?:demand|ask|call|press|urg|refus|want|condition|order)\w{0,3}\b[^.;,]{0,40}\Z", re.IGNORECASE
)


def around(text: str, count: Count, sentence: tuple[int, int]) -> tuple[str, int, int] | None:
    """The measure that the words around a count tell, with where they begin and end; None where they tell none, or tell of
    people whom somebody only wants let go."""
    low = max(sentence[0], count.start - 60)
    for measure, before, after in _AROUND:
        opens = before.search(text[low : count.start])
        closes = after.match(text, count.noun_end, sentence[1]) if opens else None
        if opens and closes:
            wanted = measure == "rescued" and _WANTED.search(text[low : low + opens.start()])
            return None if wanted else (measure, low + opens.start(), closes.end())
    return None
