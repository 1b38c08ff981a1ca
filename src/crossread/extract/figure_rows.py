"""Measures that a count takes from its neighbours: rows ("two women and a boy were hurt"), parts of a total, plain things."""

import re
from dataclasses import replace

from crossread.extract.counts import Count, people_nouns, singular, thing_nouns
from crossread.extract.measured import Measured

_NONE = Measured(measure="", unit="", start=0, end=0, by="")
HARM = frozenset({"killed", "injured", "missing", "detained", "rescued", "evacuated", "displaced", "affected"})
_PARTS = re.compile(
    r"\bof (?:them|whom|which)\b|\bamong (?:them|whom|which|the (?:dead|wounded|injured|victims))\b|\bincluding\b",
    re.IGNORECASE,
)
_OPENS_PARTS = re.compile(
    r"[\"“]?(?:Among (?:them|those|the (?:dead|victims|wounded|injured|killed|missing))|Of (?:them|those|these)\b|"
    r"(?:It|They|This|These|The (?:toll|figure|number|total|dead|victims|wounded|injured|missing))(?: also)? includ(?:es?|ed|ing)\b)"
)
_HARMED = re.compile(r"\b(?:dead|killed|wounded|injured|missing)\b")
_CLAUSE = re.compile(r"[.;:]|\b(?:who|that|which|when|after|in|at|from)\b")
_OF_TOTAL = re.compile(r"\s{1,3}of\s{1,3}(?:the|them|those|these|whom|which)\b", re.IGNORECASE)
_AMONG = re.compile(r"\s(?:are|were|is|was)\s(?:also\s)?(?:among|included in)\s(?:the|those)\s")
_LIST_GAP = re.compile(
    r"(?:\s{0,2}[,:;]\s{0,2}(?:and\s)?|\s{1,2}and\s{1,2}|\s{0,2},?\s?of (?:which|whom)\s)[^.;\n]{0,60}\Z"
)
_ITEM = re.compile(r"\(?\b(?P<noun>[a-z]{3,14}):?\s\Z", re.IGNORECASE)
_ITEMS_GAP = re.compile(r"\s?\([a-z]{3,14}:?\s|[,;]\s(?:and\s)?[a-z]{3,14}:?\s|\sand\s[a-z]{3,14}:?\s", re.IGNORECASE)
_AT_PLACE = re.compile(r"\s{1,2}(?:in|at|from|near)\s(?:the\s)?[A-Z]")
_ROW = re.compile(r"\s?,?\s(?:and|as well as|plus)\s|,\s(?:[^,.;]{0,40},\s)?(?:and\s)?")
_CAME = re.compile(r"\s(?:had|have|were|came|marched|took part|gathered|turned)\b")
_ALL_DIED = re.compile(
    r"\b(?:killing|killed) (?:everyone|everybody|all)(?: of them| those| people| passengers)?(?: on board| aboard)?\b|"
    r"\b(?:no survivors|nobody survived|no one survived|all (?:on board|aboard) (?:died|were killed|perished))\b",
    re.IGNORECASE,
)
TIME_NOUNS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries "
    "time times o'clock gmt utc am pm".split()
)


def share_measures(
    text: str, sentence: tuple[int, int], counts: list[Count], read: list[Measured | None], total: Measured | None
) -> list[Measured | None]:
    """The measures of a sentence's counts, those without one filled in.

    They take it from the next in a row, from the one before, from the total of which they are a part (`total` is the last
    one of the sentences before), and else are plain counts.
    """
    out = list(read)
    for at in range(len(counts) - 2, -1, -1):
        out[at] = out[at] or _from_next(text, counts, out, at)
    for at in range(len(counts)):
        out[at] = out[at] or _from_last(text, counts, out, at) or _number_again(text, counts, out, at, total)
    for at in range(len(counts)):
        if out[at] is None or (out[at] or _NONE).by == "thing":
            out[at] = (
                _part_of_total(text, sentence, counts, out, at)
                or _from_before(text, sentence, counts[at], total)
                or out[at]
            )
        out[at] = out[at] or _weak(text, counts[at])
    if _ALL_DIED.search(text, *sentence):
        return [replace(what, measure="killed") if what and what.measure == "affected" else what for what in out]
    return out


def _as(count: Count, other: Measured, by: str) -> Measured:
    return Measured(measure=other.measure, unit=other.unit, start=count.start, end=count.end, by=by)


def _gap(text: str, counts: list[Count], at: int) -> str:
    """The words between a count and the next."""
    return text[counts[at].end : counts[at + 1].start]


def _is_person(count: Count) -> bool:
    return not count.article and (not count.noun or count.noun.lower() in people_nouns())


def _from_next(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`198 passengers and 14 crew were on board`."""
    after = read[at + 1]
    joined = after and after.by in ("after", "next") and re.fullmatch(r"\s?,?\s?(?:and)?\s?", _gap(text, counts, at))
    return _as(counts[at], after, "next") if after and joined else None


def _from_last(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`killed ten tourists and two local pilots`."""
    last = read[at - 1] if at else None
    if last is None or last.by not in ("before", "row") or counts[at].noun.lower() not in people_nouns():
        return None
    return (
        _as(counts[at], last, "row") if not counts[at].article and _ROW.fullmatch(_gap(text, counts, at - 1)) else None
    )


_THE_NUMBER = re.compile(
    r"\b(?:puts?|putting|gives?|gave|giving) (?:the|their|its|that|this) (?:own )?(?:number|figure|total|count) (?:at|as)\s\Z"
)


def _number_again(
    text: str, counts: list[Count], read: list[Measured | None], at: int, total: Measured | None
) -> Measured | None:
    """`Five died; a union put the number at nine`: another number of what was counted last."""
    count = counts[at]
    match = None if count.noun else _THE_NUMBER.search(text[max(0, count.start - 50) : count.start])
    last = next((what for what in reversed(read[:at]) if what and what.unit == "person"), total)
    if not match or not last or last.measure not in HARM:
        return _by_other_voices(text, counts, read, at)
    start = count.start - len(match[0].split(maxsplit=1)[1])
    return Measured(measure=last.measure, unit=last.unit, start=start, end=count.end, by="again")


_CROWD_NUMBER = re.compile(
    r"\b(?:puts?|putting|gives?|gave|giving|set|sets|estimated|estimates?) (?:the |their |its )"
    r"(?:(?:own )?(?:number|figure|total|count)(?: of (?:the )?(?:marchers|protesters|demonstrators|participants|people|strikers))?|"
    r"turnout|crowd|attendance) (?:at|as) (?:about |around |some |nearly |almost |over |more than |up to )?\Z"
)
_CAME_TOGETHER = re.compile(
    r"\b(?:march|rall(?:y|ie)|demonstrat|protest|gather|crowd|turnout|parade|procession)", re.IGNORECASE
)
_OTHER_VOICE = re.compile(
    r",? (?:and |while |but )?(?:the )?[\w' ]{2,30} at (?:about |around |some |nearly |only |just )?\Z"
)
_SPOKE_OF = re.compile(r"\b(?:sp(?:eaks?|oke) of|talk(?:s|ed) of|count(?:s|ed)|estimate[sd]?|reported)\s\Z")
_OTHERS_OF = re.compile(
    r",? (?:and |while |but )?(?:the )?[\w' ]{2,30} of (?:about |around |some |nearly |only |just |at least |up to )?\Z"
)
LOOK_BACK = 300
"""Characters before a crowd's number in which the crowd is told of."""


def _by_other_voices(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`The union put their number at 12,000, the police at 2,500`: a crowd, where one was spoken of, or what was counted just
    before, by another voice."""
    count, last = counts[at], read[at - 1] if at else None
    if count.noun or count.article:
        return None
    left = text[max(0, count.start - 100) : count.start]
    if (
        last is not None
        and last.by in ("crowd", "toll", "again")
        and _OTHER_VOICE.fullmatch(_gap(text, counts, at - 1))
    ):
        return replace(last, start=count.start, end=count.end, by="again")
    if (
        last is not None
        and (last.measure, last.unit) == ("other", "person")
        and _SPOKE_OF.search(text[max(0, counts[at - 1].start - 20) : counts[at - 1].start])
        and _OTHERS_OF.fullmatch(_gap(text, counts, at - 1))
    ):
        return replace(last, start=count.start, end=count.end, by="again")
    found = _CROWD_NUMBER.search(left)
    if not found or not _CAME_TOGETHER.search(text[max(0, count.start - LOOK_BACK) : count.start]):
        return None
    if re.search(
        r"\b(?:dead|killed|injured|wounded|arrest\w*|detained|missing)\b", text[max(0, count.start - 120) : count.start]
    ):
        return None
    return Measured(measure="other", unit="person", start=count.start, end=count.end, by="crowd", of="participant")


def _part_of_total(
    text: str, sentence: tuple[int, int], counts: list[Count], read: list[Measured | None], at: int
) -> Measured | None:
    """`nine deaths, of which five in the port`; `two women and a boy are among the dead`."""
    count = counts[at]
    if item := _item_of_total(text, counts, read, at):
        return item
    placed = not count.noun and _AT_PLACE.match(text, count.last)
    for earlier in range(at - 1, max(-1, at - 9), -1):
        what, gap = read[earlier], text[counts[earlier].end : count.start]
        if what is None or what.measure not in HARM or count.article or "." in gap:
            continue
        told = placed or (_is_person(count) and _PARTS.search(gap)) or _splits(text, counts[earlier], what, count)
        if told and _LIST_GAP.search(gap):
            return _as(count, what, "part")
    return _among(text, counts, read, at)


def _item_of_total(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    """`41 (women 23, men 11 and children 9)`: items of a list in which each number follows its people."""
    count, last = counts[at], read[at - 1] if at else None
    item = _ITEM.search(text[max(0, count.start - 18) : count.start])
    if last is None or last.measure not in HARM or count.noun or not item or item["noun"].lower() not in people_nouns():
        return None
    gap = _gap(text, counts, at - 1)
    listed = _ITEMS_GAP.fullmatch(gap) if gap.lstrip().startswith("(") or last.by == "part" else None
    return _as(count, last, "part") if listed else None


_OF_THE = re.compile(r"(?:\A|[.!?\n]\s{0,3})Of (?:the|those|its|their)\s\Z")
_WERE = re.compile(r"\s(?:was|were|are|is|had been|have been)\s")


def _splits(text: str, first: Count, what: Measured, count: Count) -> bool:
    """`Four of the nine dead were nurses, three were patients`: numbers alone that go on dividing a total."""
    divides = (
        (first.group and _WERE.match(text, first.end))
        or what.by == "part"
        or _OF_THE.search(text[max(0, first.start - 14) : first.start])
    )
    counts_on = not count.noun and _WERE.match(text, count.last) is not None
    noun = count.noun.lower()
    named = (
        what.by == "part"
        and not count.article
        and noun.endswith(("s", "men", "women", "children"))
        and noun not in thing_nouns()
    )
    return bool(divides) and (counts_on or named)


def _among(text: str, counts: list[Count], read: list[Measured | None], at: int) -> Measured | None:
    row = at
    while row + 1 < len(counts) and row < at + 9 and _ROW.fullmatch(_gap(text, counts, row)):
        row += 1
    among = _AMONG.match(text, counts[row].end) if _is_person(counts[at]) else None
    total = read[row + 1] if among and row + 1 < len(counts) else None
    return _as(counts[at], total, "part") if total and total.measure in HARM else None


def _from_before(text: str, sentence: tuple[int, int], count: Count, total: Measured | None) -> Measured | None:
    """`Among them are nine employees`, after a total in a sentence before; whose parts they are may be said ("the dead")."""
    opens = _OPENS_PARTS.match(text, *sentence)
    harmed = _HARMED.search(opens[0].lower()) if opens else None
    if opens and not _is_person(count) and not (harmed and _is_named_part(text[opens.end() : count.start], count)):
        return None
    if opens and total and total.measure in HARM and not harmed:
        return _as(count, total, "part")
    measure = {"dead": "killed", "killed": "killed", "missing": "missing"}.get(harmed[0], "injured") if harmed else ""
    return Measured(measure=measure, unit="person", start=count.start, end=count.end, by="part") if measure else None


def _is_named_part(gap: str, count: Count) -> bool:
    """Whether a plural that no table knows names people, since it stands right after "among the dead are"."""
    noun = count.noun.lower()
    plain = len(gap) < 60 and not _CLAUSE.search(gap)
    return plain and not count.article and noun.endswith("s") and noun not in thing_nouns() and noun not in TIME_NOUNS


def _weak(text: str, count: Count) -> Measured | None:
    """A plain count of things or people: `other`."""
    noun = count.noun.lower()
    if count.article or count.number < 2 or noun in TIME_NOUNS or (count.group and not noun):
        return None
    if text[count.last : count.last + 1] == "-" or "." in noun:  # "15-member council"
        return None
    if noun in people_nouns() or (noun.endswith("s") and not noun.endswith(("ss", "us", "is"))):
        unit = "person" if noun in people_nouns() else singular(noun)
        return Measured(measure="other", unit=unit, start=count.start, end=count.noun_end, by="weak")
    if not noun and count.number >= 10 and _CAME.match(text, count.last):
        return Measured(measure="other", unit="person", start=count.start, end=count.last, by="weak")
    return None


def is_part(text: str, start: int, count: Count, what: Measured) -> bool:
    """Whether a figure is told as a part of a larger one; `start` is where its sentence begins."""
    if what.measure not in HARM and what.measure != "other":
        return False
    before, after = text[max(start, count.start - 30) : count.start], text[count.last : count.last + 12]
    return what.by == "part" or _PARTS.search(before) is not None or _OF_TOTAL.match(after) is not None
