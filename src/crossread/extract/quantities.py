"""Figures that a unit marks: money, shares, lengths, depths, magnitudes, ages and votes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crossread.data import read_table
from crossread.extract.counts import Count, people_nouns, singular, thing_nouns
from crossread.extract.measured import Measured
from crossread.lib.numbers import read_number

_S = r"[ \u00a0\n]{0,3}"
_DEPTH = re.compile(
    r"\b(?:depth|deep|beneath|underground|below (?:the surface|ground|sea)|under (?:water|the surface))\b",
    re.IGNORECASE,
)
_HEIGHT = re.compile(r"\b(?:altitude|height|elevation)\b", re.IGNORECASE)
_MAGNITUDE = re.compile(
    r"\b(?:magnitude|magnitudes)(?:\s{1,3}(?:of|up to|about|at))?\s{1,3}\Z|\b(?:earthquake|quake|tremor|aftershock|temblor)s?\s{1,3}"
    r"(?:of|measuring|with a magnitude of)\s{1,3}(?:magnitude\s{1,3})?\Z",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = re.compile(r"(?:-|\s{1,3})magnitude\b|\s{1,3}on the Richter", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[- ](?P<unit>year|month|week|day)s?[- ]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged?|ages)\s{1,3}(?:between\s{1,3})?(?:\d{1,3},?\s(?:and\s|to\s|or\s)?){0,6}\Z", re.IGNORECASE
)
_SOMEBODY_OF = re.compile(r"\b(?:man|woman|boy|girl|youth|teenager|child|person)\sof\s\Z", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]{1,20}\.?,\s\Z")
_AFTER_AGE = re.compile(r"[,.;)]|\s(?:and|who)\b")
_VOTE = re.compile(r"(?<![\w-])(?P<a>\d{1,3})\s?[-–]\s?(?P<b>\d{1,3})(?![\w-])")
_TALLY = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none"
_VOTE_TO = re.compile(
    rf"(?<![\w-])(?P<a>{_TALLY})(?P<said>\svotes?)?\sto\s(?P<b>{_TALLY})(?![\w-]|[.,]\d|\s(?:%|per|million))", re.I
)
_VOTED = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|split|divided|ruled|ruling|decision|passed|approved|rejected|majority)\b[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
_VOTERS = re.compile(
    r"(?:\s(?:of|on)\s(?:the|its)\s[\w ]{1,40}?)?\s(?:had |have )?(?:voted?\s(?:\w{1,12}\s)?|(?:were|was)\s"
    r"(?=(?:in favou?r|for|against)\s(?:of\s)?the\s(?:decision|motion|resolution|bill|move|proposal|measure|increase|cut|rise)))"
    r"(?P<side>in favou?r|for|against)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)\s(?P<of>(?:[A-Z]?[\w-]{2,15}\s){0,4}?[a-z][\w-]{2,15})\s"
    r"(?:(?:this|last)\s(?:year|month|week)|since|in\s(?:a|the|\d))"
)
_MONEY_WORD = re.compile(
    r"\bthe (?P<word>[a-z]{3,12})\b(?:\s[\w.]{1,15}){0,6}?\sagainst the (?:US |U\.S\. )?(?:dollar|euro|yen|pound)\b",
    re.IGNORECASE,
)


@cache
def _units() -> tuple[tuple[str, dict[str, str]], ...]:
    rows = read_table("units", "units.tsv")
    return tuple((row["words"], row) for row in sorted(rows, key=lambda row: -len(row["words"])))


@cache
def _unit_pattern() -> "re.Pattern[str]":
    words = "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0\n]{1,3}") for word, _ in _units())
    return re.compile(rf"{_S}-?(?:of{_S}an?{_S}|an?{_S}|of{_S})?(?P<unit>{words})(?![\w])", re.IGNORECASE)


@cache
def _currency_before() -> "re.Pattern[str]":
    signs = sorted(
        (r["words"] for r in read_table("units", "currencies.tsv") if r["side"] == "before"), key=len, reverse=True
    )
    return re.compile(rf"(?<![\w$£€])(?P<sign>{'|'.join(map(re.escape, signs))}){_S}\Z")


@cache
def _currencies(side: str) -> dict[str, str]:
    return {row["words"]: row["unit"] for row in read_table("units", "currencies.tsv") if row["side"] == side}


def money_words(text: str) -> frozenset[str]:
    """Names of currencies that a text itself tells ("the mark fell against the dollar"), singular and plural."""
    words = {match["word"].lower() for match in _MONEY_WORD.finditer(text)}
    words -= {"currency", "unit", "dollar", "rate", "price", "market", "value"}
    return frozenset(words | {f"{word}s" for word in words})


def quantity_of(text: str, count: Count, own_money: frozenset[str]) -> Measured | None:
    """The unit in which a number stands, and what it measures; None where it counts things or people."""
    if count.article:
        return None
    return _money(text, count, own_money) or _magnitude(text, count) or age_of(text, count) or _in_unit(text, count)


def _measured(measure: str, unit: str, start: int, end: int) -> Measured:
    return Measured(measure=measure, unit=unit, start=start, end=end, by="unit")


def _money(text: str, count: Count, own_money: frozenset[str]) -> Measured | None:
    if match := _currency_before().search(text[max(0, count.first - 6) : count.first]):
        start = min(count.start, count.first - len(match[0]))
        return _measured("amount", _currencies("before")[match["sign"]], start, count.last)
    match_after = re.match(
        r"[ \u00a0\n-]{1,3}((?:[A-Za-z.]{1,12}[ \u00a0\n]{1,3})?[A-Za-z]{2,14})\b", text[count.last : count.last + 32]
    )
    if not match_after:
        return None
    for words in (match_after[1], match_after[1].split()[0].rstrip(".")):
        unit = _currencies("after").get(words) or _currencies("after").get(words.lower())
        unit = unit or (words.lower().removesuffix("s") if words.lower() in own_money else None)
        if unit:
            return _measured("amount", unit, count.start, count.last + match_after.start(1) + len(words))
    return _unknown_money(text, count)


_PAID = re.compile(
    r"\b(?:costs?|costing|worth|pays?|paid|paying|priced at|(?:fine|loan|budget|grant|subsidy|ransom|damages?|compensation|price|"
    r"cost|bill|value|bribes?|salary|wages?|pay|rent|sums?) of|fined|bribed|sold(?:\s\w+){0,6}\sfor|bought(?:\s\w+){0,6}\sfor|"
    r"charged|earn(?:s|ed|ing)?|owed?|owes|spent|spends?|spending|invest(?:ed|s|ing)?|estimated at|valued at|put at|"
    r"demand(?:s|ed|ing)?|(?:ask(?:ed|s|ing)?|ransom) (?:for|of)|(?:also |had |have ){0,2}want(?:ed|s)?|robbed of)\s\Z"
)
_COIN = re.compile(
    r"[ \u00a0\n]{1,3}(?P<coin>[a-z]{3,14})\b"
    r"(?![ \u00a0](?!in|for|to|on|a|an|per|of|and|or|by|from|at|this|last|over|each|apiece|every|more|cash|before|when|if|as)[a-z])"
)


def _unknown_money(text: str, count: Count) -> Measured | None:
    """`cost 40 million dolgas`: a great number of something unknown right after a word of paying."""
    coin = _COIN.match(text, count.last)
    word = coin["coin"] if coin else ""
    known = word in people_nouns() or word in thing_nouns() or word in _NO_COIN
    if coin is None or known or not word.endswith(("s", "a", "i")) or count.number < 1000:
        return None
    if not _PAID.search(text[max(0, count.start - 40) : count.start]):
        return None
    return _measured("amount", singular(word), count.start, coin.end())


_NO_COIN = frozenset(
    "hours days weeks months years lives jobs tonnes tons barrels litres votes seats times shares doses units "
    "signatures cards names documents copies answers changes votes recruits extras rifles guns weapons pages "
    "passports visas permits licences tickets".split()
)


def _magnitude(text: str, count: Count) -> Measured | None:
    if count.number > 10:
        return None
    before = _MAGNITUDE.search(text[max(0, count.start - 40) : count.start])
    after = _MAGNITUDE_AFTER.match(text, count.last)
    if not before and not after:
        return None
    start = count.start - len(before[0]) if before else count.start
    return _measured("magnitude", "magnitude", start, after.end() if after else count.last)


def age_of(text: str, count: Count) -> Measured | None:
    """A number of years that somebody or something is old; None for other numbers."""
    if match := _AGE_AFTER.match(text, count.last):
        return _measured("age", match["unit"].lower(), count.start, match.end())
    before = text[max(0, count.first - 40) : count.first]
    if not 1 <= count.number <= 115 or count.vague:
        return None
    somebody = _SOMEBODY_OF.search(before)
    if (
        somebody and count.value is not None and not count.noun
    ):  # "a man of 44 was hurt"; "a man of four trades" is none
        return _measured("age", "year", count.first, count.last)
    named = _NAME_BEFORE.search(before) or somebody
    if _is_of_age(text, count, before):
        return _measured("age", "year", count.first, count.last)
    if _AGED.search(before) or (count.value is not None and named and _AFTER_AGE.match(text, count.last)):
        return _measured("age", "year", count.first, count.last)
    return None


_AGE_GROUP = re.compile(
    r"\b(?:children|people|those|patients|residents|women|men|adults|persons|anyone|everyone|everybody|nobody|citizens|workers|"
    r"inhabitants|voters|pupils|drivers|pensioners|is|are|was|were|most)\s(?:were\s|are\s|all\s|aged\s)?(?:(?:under|over|above|below|"
    r"(?:younger|older)\sthan)(?:\sthe\sage\sof)?)\s\Z",
    re.IGNORECASE,
)
_AGE_TOPIC = re.compile(
    r"\b(?:[a-z]{3,12}\s)?age\b[^.;,\d]{0,40}\s(?:to|at|from|is|of|was|be)\s(?:only\s|just\s|about\s)?\Z", re.IGNORECASE
)
_BARE = re.compile(
    r"(?:\s(?:years?(?:\sof\sage)?))?(?:\s?[,.;)]|\s(?:and|or|who|have|had|in|from|to|were|was|are|died|by)\b)"
)


def _is_of_age(text: str, count: Count, before: str) -> bool:
    """`children under five`, `people over 65`, `the retirement age will rise to 67`."""
    if not _BARE.match(text, count.last):
        return False
    return bool(
        (_AGE_GROUP.search(before) and 1 < count.number <= 110) or (_AGE_TOPIC.search(before) and count.number >= 5)
    )


_HIGHER = re.compile(r"\s(?:(?:higher|lower|up|down|ahead|behind|clear|more|fewer)\b|(?:to|at)\s\d)|,? or \d")


def _of_index(text: str, count: Count, end: int) -> Measured | None:
    """`212 points higher`: points of an index, a table or a survey."""
    told = _HIGHER.match(text, end) and count.number > 1
    return Measured(measure="other", unit="point", start=count.start, end=end, by="unit", of="point") if told else None


_LETTERS = frozenset("cfg")


def _in_unit(text: str, count: Count) -> Measured | None:
    match = _unit_pattern().match(text, count.last)
    if not match:
        return None
    spelled = re.sub(r"\s+", " ", match["unit"])
    row = next(row for word, row in _units() if word.lower() == spelled.lower())
    if spelled.lower() in _LETTERS and (match["unit"] not in ("C", "F", "g") or match.start("unit") > count.last):
        return None  # "two F-16 jets"
    if spelled in ("point", "points") and not re.search(
        r"(?:half|quarter|third|percentage|\d\.\d)", text[count.first : match.end()]
    ):
        return _of_index(text, count, match.end())
    before = re.split(r"[,;.]\s", text[max(0, count.start - 24) : count.start])[-1]
    around = before + " " + text[match.end() : match.end() + 14]
    measure = row["measure"]
    if row["unit"] in ("km", "m", "mile", "foot") and _DEPTH.search(around) and not _HEIGHT.search(around):
        measure = "depth"
    return _measured(measure, row["unit"], count.start, match.end())


_DEGREES = re.compile(r"\s?(?:°|degrees?\b|[CF](?![\w-])|celsius\b|fahrenheit\b)", re.IGNORECASE)


def is_temperature(text: str, count: Count) -> bool:
    """Whether a number counts degrees."""
    return _DEGREES.match(text, count.last) is not None and not count.article


def below_zero(text: str, count: Count) -> Count:
    """A count of degrees with its minus: `minus 21 degrees`, `-8C`."""
    start = count.first - (6 if text[: count.first].endswith("inus ") else 1)
    low, value, high, approx = (n if n is None else -n for n in (count.high, count.value, count.low, count.approx))
    return replace(count, start=min(start, count.start), low=low, value=value, high=high, approx=approx)


def votes_in(text: str, start: int, end: int) -> Iterator[tuple[Count, Measured]]:
    """Votes given as `6-3` after a word of voting, or as `four votes to two`: those for, then those against."""
    for match in _VOTE.finditer(text, start, end):
        if _VOTED.search(text[max(start, match.start() - 60) : match.start()]):
            yield from _both_sides(match)
    for match in _VOTE_TO.finditer(text, start, end):
        before = text[max(start, match.start() - 60) : match.start()]
        if match["said"] or (_VOTED.search(before) and re.search(r"\b(?:by|of|voted|split|divided|ruled)\s\Z", before)):
            yield from _both_sides(match)


def _both_sides(match: "re.Match[str]") -> Iterator[tuple[Count, Measured]]:
    for side, group in (("for", "a"), ("against", "b")):
        what = Measured(measure="votes", unit="vote", start=match.start(), end=match.end(), by="unit", of=side)
        tally = 0 if match[group].lower() == "none" else read_number(match[group])
        yield _plain(match, int(tally or 0)), what


_MARGIN = re.compile(
    r"\b(?:by|(?:margin|majority|lead|edge|gap|difference|total) (?:of|was|is)|won|lost(?: by)?)\s(?:just\s|only\s|a mere\s|"
    r"about\s|some\s|fewer than\s|more than\s|nearly\s|less than\s)?\Z",
    re.IGNORECASE,
)


def margin_of(text: str, count: Count) -> Measured | None:
    """`by one vote`, `a margin of 212 votes`."""
    if count.noun.lower() not in ("vote", "votes") or count.article:
        return None
    margin = _MARGIN.search(text[max(0, count.first - 40) : count.first])
    told = margin or re.search(
        r"\b(?:margin|majority|lead|gap)\b[^.;]{0,30}\Z", text[max(0, count.first - 50) : count.first]
    )
    return (
        Measured(measure="votes", unit="vote", start=count.start, end=count.end, by="unit", of="margin")
        if told
        else None
    )


def ordinals_in(text: str, start: int, end: int) -> Iterator[tuple[Count, Measured]]:
    """`the 15th test this year`: so many of them."""
    for match in _ORDINAL.finditer(text, start, end):
        of = " ".join(match["of"].lower().split())
        unit = singular(of.split()[-1])
        yield (
            _plain(match, int(match["number"])),
            Measured(measure="other", unit=unit, start=match.start(), end=match.end("of"), by="unit", of=of),
        )


def _plain(match: "re.Match[str]", value: int) -> Count:
    return Count(start=match.start(), end=match.end(), first=match.start(), last=match.end(), value=value)


def voters_side(text: str, count: Count, end: int) -> str:
    """`for` or `against` where the counted people voted so; empty otherwise."""
    match = _VOTERS.match(text, count.noun_end, end)
    if not match:
        return ""
    return "against" if match["side"].lower() == "against" else "for"
