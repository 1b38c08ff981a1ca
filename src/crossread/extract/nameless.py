"""Speakers without a name of their own: officials, sides, residents, "two people familiar with the plan"."""

import re
from functools import cache

from crossread.data import read_table
from crossread.lib.bodies import is_body_name
from crossread.lib.numbers import read_number
from crossread.lib.states import state_in
from crossread.lib.words import STOP_WORDS, fold, may_be_name, strip_marks, words_in
from crossread.model.claims import Speaker
from crossread.weigh.names import name_parts

_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|one(?!\s+of\b))\s+", re.IGNORECASE)
_AUTHORITIES = re.compile(r"\b(?:government|authorities|leadership|officials?)$", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\b(?:of|in|at|from|who|with|for|on|familiar|briefed|close|near|privy|aware|involved|speaking|living|working|that|which|whose|where)\b|,"
)
_SOME_OF = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|many|most|both|all|a few|few|others|another|each|any)"
    r"\sof\s"
    r"(?:(?:the|its|their|his|her|our|my|your|these|those)\s)?",
    re.IGNORECASE,
)
"""Some of several: they are of the sort that follows ("one of my readers")."""
_NOBODY = frozenset("one some many several most others another two them who what none".split())
_EACH = frozenset("each both either neither other all one".split())


_ITS_PART = re.compile(r",? (?:for (?:its|his|her|their) part|itself|himself|herself|themselves)$")


def bare_words(words: str) -> str:
    """The words of a source without article, quotation marks, "for its part", the letters by which exchanges know a company, and the
    comma of an apposition at its end.

    >>> bare_words("the widow, Ada,")
    'widow, Ada'
    >>> bare_words("Orsen Mobility ORSN.LH")
    'Orsen Mobility'
    """
    return _ARTICLE.sub("", _TICKER.sub("", _ITS_PART.sub("", strip_marks(words).rstrip(" ,;:"))))


_TICKER = re.compile(r"\s+(?:\([A-Z]{1,6}\.[A-Z]{1,3}\)|\([A-Z]{2,8}:\s?[A-Z]{1,6}\)|[A-Z]{2,6}\.[A-Z]{1,3})\Z")


@cache
def _speechless() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("speech", "speechless.tsv"))


def is_speechless(speaker: Speaker) -> bool:
    """Whether a speaker without a name is a time, a thing or a deed, which says nothing."""
    head, _, noun = speaker.key.partition("|")
    called = {fold(speaker.name), noun} if head == "unnamed" else {fold(speaker.name)}
    return not speaker.role and not called.isdisjoint(_speechless())


def singular(noun: str) -> str:
    """A noun in lower case without the ending of its plural.

    >>> singular("agencies"), singular("churches"), singular("soldiers"), singular("boss"), singular("census")
    ('agency', 'church', 'soldier', 'boss', 'census')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun if noun.endswith(("ss", "us", "is")) else noun.removesuffix("s")


def side_or_authorities(bare: str, state: str) -> Speaker | None:
    """`The Norwegian side`, `Norwegian officials`, `the government`; None for others. `state` is the report's one state."""
    if re.search(r"\bside$", bare, re.IGNORECASE):
        return _side(bare)
    if not _AUTHORITIES.search(bare) or fold(bare).startswith("regional"):
        return None
    found = state_in(bare.split())
    code = found[0].code if found else ""
    if fold(bare).endswith("government"):
        key = f"government|{code or state}"
        return Speaker(key=key, name=bare, body=key, country=code or state)
    label = "official" if re.search(r"officials?$", bare, re.IGNORECASE) else "authorities"
    return Speaker(key=f"unnamed|{label}", name=bare, body=f"authorities|{code}" if code else "", country=code)


def _side(bare: str) -> Speaker:
    if found := state_in(bare.split()):
        return Speaker(key=f"state|{found[0].code}", name=bare, country=found[0].code)
    words = fold(bare).split()
    named = len(words) == 2 and bare[:1].isupper() and words[0] not in _EACH
    return Speaker(key=f"{fold(bare)}|" if named else "unnamed|side", name=bare)


def nameless(words: str) -> Speaker:
    """A source that is no known person, body or state: by its noun, or by the name it bears."""
    bare = bare_words(words)
    some = _SOME_OF.match(bare)
    parts = words_in(_QUALIFIED.split(bare[some.end() :] if some else bare)[0]) or words_in(bare) or ["somebody"]
    found = state_in(parts)
    last = "somebody" if read_number(parts[-1]) is not None or fold(parts[-1]) in _NOBODY else parts[-1]
    is_name = may_be_name(last) and not found and len(parts) < 5 and (len(parts) > 1 or not _is_plural(last))
    if is_name and len(parts) > 1 and all(may_be_name(part) for part in parts) and not is_body_name(bare):
        return Speaker(key=(name_parts(" ".join(parts)) or (fold(last),))[-1], name=bare)
    if is_name and fold(last) not in STOP_WORDS:
        return Speaker(key=f"{fold(bare)}|", name=bare)
    label = singular(last.lower())
    return Speaker(key=f"unnamed|{fold(label)}", name=bare, country=found[0].code if found else "")


def _is_plural(word: str) -> bool:
    return len(word) > 4 and word.lower().endswith("s") and not word.lower().endswith("ss")
