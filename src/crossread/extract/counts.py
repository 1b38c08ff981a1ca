"""Counts: a number with its bounds and the noun phrase that it counts, before anybody asks what happened to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.lib.dates import MONTHS, WEEKDAYS
from crossread.lib.numbers import ONES, TENS, Number, numbers_in

_S = r"[ \u00a0\n]{1,3}"
_LOW = (
    r"at least|no fewer than|no less than|not less than|more than|over|upwards of|in excess of|a minimum of|exceeding|"
    r"greater than|above|exceed(?:ed|s)?|surpass(?:ed|es|ing)?|top(?:ped|s)"
)
_HIGH = (
    r"(?:not|\w{2,6}n['’]t|never|cannot) (?:exceed(?:ed|ing)?|top|surpass)|at most|"
    r"no more than|not more than|up to|as many as|as much as|a maximum of|fewer than|less than|under|below"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|just under|just over|just short of|a little over|"
    r"a little under|an estimated|estimated|circa|something like|well over|slightly more than|slightly less than|or so"
)
_BOUND = re.compile(
    rf"\b(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?P<about>{_ABOUT}))(?:{_S}(?:the|a|an estimated|about|some|around))?{_S}\Z",
    re.IGNORECASE,
)
_PHRASAL = re.compile(
    r"\b(?:hand|hands|handed|handing|turn|turned|took|taken|takes|ran|runs)\s+(?:over|around)\s+(?:the\s)?\Z"
)
_SPATIAL = re.compile(r"\b(?:over|under|above|below)\s+(?:the\s)?\Z", re.IGNORECASE)
_SIGN = re.compile(r"(?:(?:US|A|C|NZ|HK|S)?[$£€¥₹₽₺₦]|\b(?:USD|EUR|GBP|Rs\.?))[ \u00a0]?\Z")
_MORE = re.compile(rf"\+|{_S}or more\b|{_S}plus\b(?!{_S}(?:an?\b|[\d$£€¥]|US\$))", re.IGNORECASE)
_OF = re.compile(rf"{_S}of\b", re.IGNORECASE)
_SO = re.compile(rf"{_S}or so\b", re.IGNORECASE)
_RANGE = re.compile(rf"(?:{_S}(?:to|and|or){_S}|(?:{_S})?[-–](?:{_S})?)\Z", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b(?:between|from){_S}\Z", re.IGNORECASE)
_OF_GROUP = re.compile(rf"{_S}of{_S}(?:the|its|his|her|their|our|those|these|them|whom|which|all)\b", re.IGNORECASE)
_MORE_THAN_TOTAL = re.compile(
    rf"{_S}(?:(?:more|fewer|less){_S}than|at least|about|some|nearly|almost|over)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_][\w'’.\-]*|[$£€%]|[^\w\s]")

_CALENDAR = frozenset(name.lower() for name in (*WEEKDAYS, *MONTHS) if name not in ("March", "May"))
_STOP = _CALENDAR | frozenset(
    "was were is are had has have been be being am do does did will would can could may might must shall should who whom whose "
    "which that and or but nor in at of on from to by with for as after when while still also so than then since until before "
    "during because if where there here this these those he she it they we you i not n't never into onto near off out up down "
    "over under about around between among through against within without across behind beyond said says say told reported "
    "according following including amid despite due per each every both either neither whether how what why the a an "
    "his her its their our my your remain remained remains live lived died die dies perished drowned fled escaped survived marched "
    "gathered took taken brought came went got lay disappeared attended walked stood sat began ran".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number in its noun phrase. `[start, end)` covers bound, number and noun; `[first, last)` the number alone.

    `noun` is the counted noun as written ("guards"), `phrase` noun and adjectives in lower case; `group` is true for "two of
    the". `article` where the number is only "a" or "one". `low`, `high`, `approx`, `value`, `vague` as in `Figure`."""

    start: int
    end: int
    first: int
    last: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approx: float | None = None
    vague: bool = False
    noun: str = ""
    phrase: str = ""
    noun_end: int = 0
    group: bool = False
    article: bool = False

    @property
    def number(self) -> float:
        """The number that stands there, whichever bound it is."""
        shown = (n for n in (self.value, self.approx, self.low, self.high) if n is not None)
        return next(shown, 0.0)


@cache
def people_nouns() -> dict[str, str]:
    """Nouns for persons by any of their forms, with their singular."""
    rows = read_table("units", "people.tsv")
    return {row["plural"]: row["noun"] for row in rows} | {row["noun"]: row["noun"] for row in rows}


@cache
def thing_nouns() -> dict[str, tuple[str, str]]:
    """Nouns for buildings and places by any of their forms: singular and measure."""
    rows = read_table("units", "things.tsv")
    return {row[form]: (row["noun"], row["measure"]) for row in rows for form in ("noun", "plural")}


def singular(noun: str) -> str:
    """The singular of a counted noun, by the tables, else by its ending."""
    folded = noun.lower()
    if folded in people_nouns():
        return people_nouns()[folded]
    if folded in thing_nouns():
        return thing_nouns()[folded][0]
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    if folded.endswith(("sses", "shes", "ches", "xes")):
        return folded[:-2]
    return folded[:-1] if folded.endswith("s") and not folded.endswith(("ss", "us")) else folded


def find_counts(text: str, spans: list[tuple[int, int]]) -> list[Count]:
    """The counts in some stretches of a text (sentences), in order; ranges ("between 5 and 7") are one count."""
    return [count for start, end in spans for count in _counts_in(text, start, end)]


def _counts_in(text: str, start: int, end: int) -> Iterator[Count]:
    piece = text[start:end]
    numbers = list(numbers_in(piece))
    skip = False
    for index, number in enumerate(numbers):
        if skip:
            skip = False
            continue
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        pair = _range(piece, number, after)
        skip = pair is not None
        yield _moved(pair or _single(piece, number), start)
    yield from (_moved(count, start) for count in _articles(piece, numbers))


def _moved(count: Count, by: int) -> Count:
    return Count(
        start=count.start + by,
        end=count.end + by,
        first=count.first + by,
        last=count.last + by,
        value=count.value,
        low=count.low,
        high=count.high,
        approx=count.approx,
        vague=count.vague,
        noun=count.noun,
        phrase=count.phrase,
        noun_end=count.noun_end + by,
        group=count.group,
        article=count.article,
    )


def _range(text: str, first: Number, second: Number | None) -> Count | None:
    """`between 5 and 7 people`, `150-200 people`, `five or six`; not `6-3`, whose first number is the greater."""
    if second is None or first.value is None or second.value is None:
        return None
    sign = _SIGN.search(text[max(0, first.start - 4) : first.start])
    gap = text[first.end : second.start]
    again = sign is not None and gap.endswith(sign[0])
    gap = gap[: len(gap) - len(sign[0])] if sign and again else gap
    if not _RANGE.match(gap) or (again and second.value > WIDEST * first.value):
        return None
    gap = gap.strip().lower()
    before = first.start - len(sign[0]) if sign else first.start
    led = _BETWEEN.search(text[max(0, before - 12) : before])
    if again and gap == "to" and _MOVED.search(text[max(0, before - 30) : before]):
        return None
    if (gap == "and" and not (led and led[0].lower().startswith("between"))) or (
        gap == "to" and led and led[0][0] in "fF"
    ):
        return None
    if not first.value < second.value:
        return None
    noun = _noun_phrase(text, second.end)
    start = before - len(led[0]) if led else before
    return _count(first, noun, start=start, last=second.end, low=first.value, high=second.value)


WIDEST = 4
"""How many times its low end the high end of a range in money may be."""
_MOVED = re.compile(
    r"\b(?:by|up|down|(?:rose|f[ae]ll|climb|gain|lost|drop|ris|slip|jump|add|went|cut|rais|lift|increas|reduc)\w*)\s\Z",
    re.IGNORECASE,
)


def _single(text: str, number: Number) -> Count:
    noun = _noun_phrase(text, number.end, vague=number.value is None)
    left = text[max(0, number.start - 40) : number.start]
    left = left[: len(left) - len(sign[0])] if (sign := _SIGN.search(left)) else left
    bound = _BOUND.search(left)
    if bound and (_PHRASAL.search(left) or (_SPATIAL.search(left) and (number.value or 0) < 10)):
        bound = None
    start = number.start - len(bound[0]) - (len(sign[0]) if sign else 0) if bound else number.start
    if number.value is None:
        return _count(number, noun, start=start, last=number.end, low=number.low, high=number.high, vague=True)
    way = bound.lastgroup if bound else ""
    tail = _MORE.match(text, number.end)
    if way == "low" or tail:
        return _count(number, noun, start=start, last=tail.end() if tail else number.end, low=number.value)
    if way == "high":
        return _count(number, noun, start=start, last=number.end, high=number.value)
    if way == "about" or _SO.match(text, number.end):
        return _count(number, noun, start=start, last=number.end, approx=number.value)
    return _count(number, noun, start=start, last=number.end, value=number.value)


@dataclass(frozen=True, slots=True)
class _NounPhrase:
    noun: str
    phrase: str
    end: int
    group: bool


def _count(number: Number, noun: _NounPhrase, *, start: int, last: int, **bounds: float | bool | None) -> Count:
    return Count(
        start=start,
        end=max(last, noun.end),
        first=number.start,
        last=last,
        noun=noun.noun,
        phrase=noun.phrase,
        noun_end=max(last, noun.end),
        group=noun.group,
        **bounds,  # type: ignore[arg-type] # the bounds of Count by their names
    )


def _noun_phrase(text: str, at: int, *, vague: bool = False) -> _NounPhrase:
    """The noun phrase that a number opens, `of the` included; empty where none follows."""
    of = _OF.match(text, at) if vague else None
    if of and not _OF_GROUP.match(text, at):
        at = of.end()
    group = _OF_GROUP.match(text, at)
    if group:
        total = _MORE_THAN_TOTAL.match(text, group.end())
        at = total.end() if total else group.end()
    words, end = _phrase_words(text, at, numbers=group is not None)
    if not words:
        return _NounPhrase("", "", group.end() if group else at, group is not None)
    return _NounPhrase(words[-1], " ".join(words).lower(), end, group is not None)


def _phrase_words(text: str, at: int, *, numbers: bool) -> tuple[list[str], int]:
    """Words up to the end of the noun phrase: at most seven, none of the closed classes, no figure, no mark."""
    words: list[str] = []
    end = at
    if text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha():
        at += 1  # "31-year-old"
    for match in _WORD.finditer(text, at, min(len(text), at + 120)):
        word = match[0] if _INITIALS.match(match[0]) else match[0].rstrip(".,'’-")
        folded = word.lower()
        gap = text[end : match.start()]
        if len(words) == 7 or gap.strip(" \u00a0\n-") or "\n\n" in gap or folded in _STOP or not word[:1].isalnum():
            break
        if not words and not numbers and folded in _NUMBER_WORDS:
            break  # "down from 22.9 | four years ago"
        if folded[:1].isdigit():
            if not numbers or words:
                break
            end = match.start() + len(word)
            continue
        if words and folded in _AFTER_NOUNS:
            break
        if words and _is_verbal(folded) and words[-1].lower() in people_nouns():
            break
        if (
            words
            and words[-1].lower() in _known_nouns()
            and folded not in _known_nouns()
            and folded.endswith(_ADJECTIVE)
        ):
            break
        words.append(word.removesuffix("'s").removesuffix("’s"))
        end = match.start() + len(word)
        if match[0] != word and match[0][len(word) :][:1] in ".,":
            break
        if folded in people_nouns() and _ends_after(text, end, folded):
            break
    return words, end


_NUMBER_WORDS = (frozenset(ONES) | frozenset(TENS)) - {"one"}
_ADJECTIVE = ("able", "ible", "less", "ous", "ful", "ent", "ive")


@cache
def _known_nouns() -> frozenset[str]:
    return frozenset(people_nouns()) | frozenset(thing_nouns())


_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}\Z")


def _is_verbal(word: str) -> bool:
    return word.endswith(("ed", "ing")) or word in _VERBAL


_AFTER_NOUNS = frozenset("last next past previous able due worth available early late alike alone away".split())
"""Words that end a noun phrase where they stand behind its noun ("41 appearances last season")."""
_VERBAL = frozenset("killed dead hurt lost left held seen shot found aboard missing captive".split())


def _ends_after(text: str, end: int, noun: str) -> bool:
    """Whether a noun for persons ends its phrase here: the next word is not another such noun ("police officers"), nor does
    it name things ("two pilot schemes")."""
    match = _WORD.search(text, end, min(len(text), end + 30))
    word = match[0].lower() if match else ""
    one = people_nouns()[noun] == noun
    return word not in people_nouns() and not (one and word in thing_nouns() and word != thing_nouns()[word][0])


_ARTICLE = re.compile(r"\b(?P<article>[Aa]n?|[Aa]nother)(?= )")


_NTH = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}


def _articles(text: str, numbers: list[Number]) -> Iterator[Count]:
    """`a border guard`: an article before a noun for a person counts one (`a third guard` makes three at least); whether it
    matters is for the measures to say."""
    taken = {number.start for number in numbers}
    for match in _ARTICLE.finditer(text):
        if match.start() in taken or any(n.start <= match.start() < n.end for n in numbers):
            continue
        words, end = _phrase_words(text, match.end(), numbers=False)
        if any(match.end() <= n.start < end for n in numbers):
            continue
        if words and words[-1].lower() in people_nouns() and words[-1].lower() == people_nouns()[words[-1].lower()]:
            nth = _NTH.get(words[0].lower(), 0) if len(words) > 1 else 0
            words = words[1:] if nth else words
            yield Count(
                start=match.start(),
                end=end,
                first=match.start(),
                last=match.end(),
                value=None if nth else 1,
                low=nth or None,
                noun=words[-1],
                phrase=" ".join(words).lower(),
                noun_end=end,
                article=True,
            )
