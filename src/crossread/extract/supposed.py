"""Counts of people that nobody tells as having happened: asked, supposed, not known, said to be false, or counted as none.

"Did 60 people die?", "if 70 people had died", "rumours that 80 people were killed are false", "not one of 90 people"; nor
are 90 dead where "two of 90 people" are. Such a
number is no figure: it stands against no toll and none is recorded of it. What a sentence takes as given stays one ("why did
the 60 die?", "it is not known whether the 40 killed were soldiers").
"""

import re

_GIVEN = re.compile(
    r"\b(?:the|these|those|all|its|their|his|her|our|whose)\s{1,3}(?:[a-z-]{3,15}\s{1,3})?\Z", re.IGNORECASE
)
_OPENS = re.compile(r"[.?!;:“”\"]\s|\s[“\"]|[–—]")
_CLOSES = re.compile(
    r",(?=\s(?:is|are|was|were|did|do|does|can|could|will|would|should|has|have|why|what|how|who|where|when)(?:n['’]t)?\s)|:(?=\s)|[?;“”\"]|[.!](?=\s|\Z)|[–—]"
)
_ASKS_MORE = re.compile(
    r"\W{0,3}(?:(?:and|but|so|then|or|to|for|in|of|at|with|by)\s)?(?:who|whom|whose|what|when|where|why|how|which)\b",
    re.IGNORECASE,
)
_IF = r"if(?!\s(?:not|any|only|confirmed|verified|true|so)\b)"
_CONDITION = re.compile(rf"(?<!as )\b(?:{_IF}|unless|whether)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf"\W{{0,3}}(?:even\s)?(?:{_IF}|unless)\b[^.;:?!]{{1,160}}?,\s[^.;:?!]{{0,160}}?"
    r"\b(?:would|could|might|will)\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"(?:^|[.;:?!,“\"]\s{0,2}|\b(?:let us|let's|just|to|can|could|and|but)\s)"
    r"(?:imagine|suppose|supposing|assume|assuming|pretend)\b[^.;:?!]{0,120}\Z",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:nobody|no[ -]one|none of [\w ]{2,30}|(?:did|do|does|has|have|had)(?:\snot|n['’]t)(?:\sever)?|never)\s"
    r"(?:(?:has|have|had|is|was|ever)\s)?"
    r"(?:sa(?:y|ys|id|ying)|claim(?:s|ed)?|report(?:s|ed)?|suggest(?:s|ed)?|assert(?:s|ed)?|believe[sd]?|think|thinks|thought)\s"
    r"(?:that\s)?(?:(?!how|why|where|when|who|what|which)[\w-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_RUMOUR = r"(?:rumou?rs?|reports?|claims?|allegations?|suggestions?|stories|story|talk|posts?|assertions?)"
_FALSE = (
    r"(?:false|untrue|wrong|baseless|groundless|unfounded|fake|fabricated|invented|incorrect|(?:a\s)?(?:lie|lies|hoax)|"
    r"not\s(?:true|correct|so)|denied|dismissed|refuted|rejected)"
)
_OF_RUMOUR = re.compile(
    rf"\b{_RUMOUR}\s(?:that|of|about|claiming|saying|suggesting)\s[^.;:?!]{{0,90}}\Z", re.IGNORECASE
)
_IS_FALSE = re.compile(
    rf"[^.;:?!]{{0,110}}?\b(?:is|are|was|were|be|been|being|as|proved|turned\sout(?:\sto\sbe)?)\s(?:\w{{2,20}}ly\s|all\s|simply\s|just\s|then\s)?{_FALSE}\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"\b(?:(?:false|untrue|baseless|fake|unfounded)\s{_RUMOUR}|(?:deny|denie[sd]|denying|dismiss(?:e[sd]|ing)?|refute[sd]?|reject(?:s|ed)?)\s"
    rf"(?:(?:the|all|any|as\sfalse)\s)?(?:\w{{3,15}}\s)?{_RUMOUR})\s(?:that|of|about)\s[^.;:?!,]{{0,90}}\Z",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:(?:is|was|['’]s)\s(?:\w{2,20}ly\s|just\s)?(?:not\strue|untrue|false|wrong|a\slie)|(?:is|was|are|were|has|had)\sno\s(?:evidence|proof|"
    r"indication|sign))\sthat\s[^.;:?!,]{0,90}\Z",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(r"\b(?:not|n['’]t)\s(?:even\s)?(?:a\ssingle\s)?\Z", re.IGNORECASE)
_OF_WHOLE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,6}|none|neither|few|many|most|half)\sof\s(?:(?:the|its|their|those|some|about|"
    r"around|nearly|almost|over|more\sthan|at\sleast)\s){0,2}\Z",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"[^.;:,]{0,40}?\s(?!(?:died|perished|drowned|survived|escaped)\b)(?:\w{2,15}ed|hurt|slain|dead|missing|freed)\b",
    re.IGNORECASE,
)
_AUX = re.compile(r"\b(?:was|were|is|are|has|have|had)\b")
_OF = re.compile(r"\bof\s(?:(?:the|its|their|some|about)\s){0,2}\Z", re.IGNORECASE)
_NONE = re.compile(r"\s[^.;:,]{0,40}?,?\s(?:none|nobody|no[ -]one|not\sone)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|since|when|because|who|which|where|despite|with)\b[^,]*\Z", re.IGNORECASE)


def is_supposed(text: str, sentence: tuple[int, int], number: tuple[int, int], end: int) -> bool:
    """Whether the people that a number counts are only asked after, supposed, or denied. `number` is the number's own place
    in the text, `sentence` bounds the look around, `end` is where the words end that say what happened to them."""
    left = text[max(sentence[0], number[0] - 240) : number[0]]
    right = text[number[1] : min(sentence[1], number[1] + 240)]
    if _OF_WHOLE.search(left) and not _are_harmed(text[number[1] : end]):
        return True
    if _OF.search(left) and _NONE.match(right):
        return True
    if text[number[0] : number[1]].lower() == "one" and _NOT_ONE.search(left):
        return True
    if _GIVEN.search(left):
        return False
    own = left[max((m.end() for m in _OPENS.finditer(left)), default=0) :]
    return (
        _is_asked(own, right)
        or _is_condition(own, right)
        or any(p.search(own) for p in (_SUPPOSES, _UNSAID, _REFUSED, _UNTRUE))
        or (_OF_RUMOUR.search(own) is not None and _IS_FALSE.match(right) is not None)
    )


def _are_harmed(words: str) -> bool:
    """Whether a whole is itself harmed ("two of the 12 people killed were nurses"), not some of it ("two of 12 were killed")."""
    return _HARMED.match(words) is not None and not _AUX.search(words)


def _is_asked(left: str, right: str) -> bool:
    """A question whether, not one after who or why, which takes the number as given."""
    end = _CLOSES.search(right)
    return end is not None and end[0] == "?" and not _ASKS_MORE.match(left) and not _AFTER.search(left)


def _is_condition(left: str, right: str) -> bool:
    """In a clause with `if` or `whether`, up to its comma, or in what would follow from it."""
    found = [m.end() for m in _CONDITION.finditer(left)]
    if found and "," not in left[found[-1] :]:
        return True
    end = _CLOSES.search(right)
    rest = right[: end.start()] if end else right
    return (
        bool(found)
        and left[: found[-1]].strip(" '\u201c\"").lower() in ("if", "even if", "unless")
        and (_FOLLOWS.match(left + " 1 " + rest) is not None)
    )
