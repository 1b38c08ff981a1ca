"""Numbers as news writes them: digits with separators, words, dozens, lakhs and crores, halves, quarters and fractions.

`numbers_in` reads a text; a number is what stands there, without its bounds ("at least") and its noun.
"""

import re
from dataclasses import dataclass

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    **{"dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 10**5, "lakhs": 10**5, "million": 10**6},
    **{"crore": 10**7, "crores": 10**7, "billion": 10**9, "trillion": 10**12},
}
SHORT_SCALES = {"k": 1_000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12}
PARTS = {
    **{"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2},
    **{"tenth": 0.1, "tenths": 0.1},
}
SIGNS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
VAGUE = {
    **{"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000, "lakhs": 10**5},
    **{"millions": 10**6, "billions": 10**9},
}
"""Words for a number that is not told, and the unit that they are told in."""


def _any(words: dict[str, int] | dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GROUPED = (
    r"[1-9]\d{0,2}(?:\.\d{3}){2,5}|\d{1,3}(?:[,\u00a0\u202f\u2009]\d{2,3}){1,5}(?:\.\d{1,6})?|\d{1,3}(?:['’]\d{3}){1,5}(?:\.\d{1,6})?|"
    r"\d{1,3}(?: \d{3}){0,3} 000|[1-9]\d{0,2}(?: \d{3}){1,4}(?:\.\d{1,6})?(?!-[a-zA-Z])"
)
_SCALED = r"\d{1,3},\d{1,2}(?=[ \u00a0]?(?:million|billion|trillion|mn|mln|bn|bln|tn|m|b)\b)"
"""A decimal comma, as much of Europe writes: `1,5 million`."""
_DIGITS = rf"(?<![\w.,:/])(?<![a-zA-Z]-)(?<!\d['’])(?:{_SCALED}|{_GROUPED}|\d{{1,15}}(?:\.\d{{1,6}})?[¼½¾⅓⅔]?|[¼½¾⅓⅔])"
_FRACTION = (
    r"(?<![\w.,:/])(?<![a-zA-Z]-)(?:(?P<wholes>\d{1,3})[ \u00a0-])?(?P<over>[1-9])/(?P<under>[2-58]|10)(?![\w/]|[.,]\d)"
    r"(?(wholes)|(?=[ \u00a0]of\b))"
)
"""Fractions in figures: `2 1/2`, and alone before "of" only (`1/4 of the seats`): `1/4` by itself may be a day or a score."""
_ATTACHED = (
    r"(?=(?:[kcm]m[²³]?|mi|ft|yds?|ha|[km]g|lbs?|oz|ml|cl|k?Wh|[kMG]W|[MGT]Wh|mph|kph|km/h|kmh|"
    r"kt|kn|bps|bp|pc|pct|p|c|C|F|°C|°F|°)(?![\w]))"
)
"""Units that stand right behind a number without a blank: `12km`, `500kg`, `46.8C`."""
_TOKEN = re.compile(
    rf"{_FRACTION}|(?P<digits>{_DIGITS})(?:(?P<short>k|[ \u00a0]?(?:mn|mln|bn|bln|tn)|m|b)?(?![\w]|[.,:/]\d)|{_ATTACHED})"
    rf"|\b(?P<word>{_any(ONES)}|{_any(TENS)}|{_any(SCALES)}|{_any(PARTS)}|an?|and)\b(?!\.\w)",
    re.IGNORECASE,
)
_AS_SCALED = re.compile(_SCALED, re.IGNORECASE)
_APART = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\Z|"
    r"\b(?:page|no\.?|nos\.?|number|flight|route|room|channel|version|type|model|unit|line|bus|train|gate|highway)\s\Z|"
    r"\b(?!(?:About|Around|At|Some|Over|Nearly|Almost|Under|The|Those|These|All|Another|Up|To|More|Than)\s)[A-Z]\w{1,20}\s\Z"
)
"""Words after which two groups of digits with a blank between are two numbers: "on June 3 200 people", "page 4 500 men"."""
_GAP = re.compile(r"[ \u00a0\n]{0,3}-?[ \u00a0\n]{0,3}\Z")
_VAGUE = re.compile(
    rf"\b(?:(?P<first>{_any(VAGUE)})(?:\s{{1,3}}of\s{{1,3}}(?P<second>thousands|lakhs|millions|billions))?"
    r"|(?:several|a\s{1,3}few|(?:a\s{1,3})?couple(?:\s{1,3}of)?|many)\s{1,3}"
    r"(?P<few>dozen|hundred|thousand|lakh|million|billion))\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:[$£€¥₹₽₺]|\b[A-Z]{2,3}|\bRs\.?)\s?\Z")


_IN_MILLIONS = re.compile(
    r"[ \u00a0](?:(?:[a-z]{3,12}|new|US|metric)[ \u00a0])?(?:people|men|women|children|adults|tons|tonnes|"
    r"barrels|litres|gallons|doses|shares|"
    r"users|customers|passengers|voters|votes|workers|jobs|members|subscribers|viewers|visitors|tourists|refugees|migrants|"
    r"inhabitants|residents|households|homes|vehicles|cars|units|copies|tickets|hectares|acres|dollars|euros|pounds|yen|yuan|"
    r"roubles|rubles|rupees|crowns|francs|pesos|tests|jabs|vaccinations|cases|patients|pupils|students|animals|birds|trees|"
    r"accounts|records|signatures|followers|downloads|items|parcels|letters|bottles|vaccines)\b"
)
"""Words after which "3m" and "2b" are millions and billions without a sign of money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text: characters `[start, end)` and its value.

    A vague one ("dozens", "tens of thousands") has no value, but the bounds that the words allow. `spelled` where it
    stands in words.
    """

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word or group of digits; `kind`: digits, one, ten, scale, part, a, and."""

    start: int
    end: int
    kind: str
    value: float


def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order, none within another.

    >>> [n.value for n in numbers_in("Two dozen divers, 2.5 million crowns, half a dozen boats, forty-one")]
    [24, 2500000.0, 6.0, 41]
    """
    vague = [_vague(match) for match in _VAGUE.finditer(text)]
    taken = {at for number in vague for at in range(number.start, number.end)}
    pieces = [p for match in _TOKEN.finditer(text) if match.start() not in taken for p in _piece(text, match)]
    found, at = list(vague), 0
    while at < len(pieces):
        number, used = _number_at(text, pieces, at)
        found += [number] if number else []
        at += used
    return tuple(sorted(found, key=lambda number: number.start))


def read_number(text: str) -> float | None:
    """The value of a text that is one number and nothing else; None otherwise."""
    stripped = text.strip()
    found = numbers_in(stripped)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(stripped)
    return found[0].value if whole else None


def _vague(match: re.Match[str]) -> Number:
    if match["few"]:
        unit = SCALES[match["few"].lower()]
    else:
        unit = VAGUE[match["first"].lower()] * (VAGUE[match["second"].lower()] if match["second"] else 1)
    high = 99 if unit < 100 else 10 * unit - 1
    return Number(start=match.start(), end=match.end(), low=2 * unit, high=high, spelled=True)


def _piece(text: str, match: re.Match[str]) -> list[_Piece]:
    if match["digits"]:
        return _digit_piece(text, match)
    if match["over"]:
        return _fraction_piece(match)
    word = match["word"].lower()
    for kind, table in (("one", ONES), ("ten", TENS), ("scale", SCALES), ("part", PARTS)):
        if word in table:
            return [_Piece(match.start(), match.end(), kind, table[word])]
    return [_Piece(match.start(), match.end(), "and" if word == "and" else "a", 1)]


def _fraction_piece(match: re.Match[str]) -> list[_Piece]:
    wholes, over, under = int(match["wholes"] or 0), int(match["over"]), int(match["under"])
    return [_Piece(match.start(), match.end(), "digits", wholes + over / under)] if over < under else []


def _digit_piece(text: str, match: re.Match[str]) -> list[_Piece]:
    blank = match["digits"].find(" ")
    if (
        blank > 0
        and not match["digits"].endswith(" 000")
        and _APART.search(text[max(0, match.start() - 24) : match.start()])
    ):
        first = match.start() + blank
        rest = _TOKEN.search(text, first + 1, match.end())
        head = _Piece(match.start(), first, "digits", int(text[match.start() : first]))
        return [head, *(_digit_piece(text, rest) if rest else [])]
    scaled = _AS_SCALED.match(text, match.start())
    plain = scaled[0].replace(",", ".") if scaled else re.sub(r"[,\s'’]", "", match["digits"])
    sign = SIGNS.get(plain[-1], 0.0)
    plain = plain[:-1] if sign else plain
    plain = plain.replace(".", "") if plain.count(".") > 1 else plain  # "1.250.000"
    value = (float(plain) if "." in plain else int(plain)) if plain else 0
    value = value + sign if sign else value
    short = (match["short"] or "").strip().lower()
    money = _MONEY.search(text[max(0, match.start() - 4) : match.start()])
    if short in ("m", "b") and not money and not _IN_MILLIONS.match(text, match.end()):
        return [_Piece(match.start(), match.end("digits"), "digits", value)]  # 300m are metres
    return [_Piece(match.start(), match.end(), "digits", _scaled(value, SHORT_SCALES.get(short, 1)))]


def _scaled(value: float, scale: int) -> float:
    """4.1 million as 4100000, without the dust of binary fractions."""
    return round(value * scale, 6) if scale > 1 else value


def _number_at(text: str, pieces: list[_Piece], at: int) -> tuple[Number | None, int]:
    """The number that begins at a piece (None where none does) and how many pieces it takes."""
    run = _run(text, pieces, at)
    if run[0].kind == "and" or (run[0].kind == "a" and not _heads_scale(run)):
        return None, 1
    value, used = _part_of(run) or _cardinal(run)
    if not used or _is_ordinal(text, run[:used]):
        return None, 1
    spelled, end = run[0].kind != "digits", run[used - 1].end
    if value < 1 and (scale := _of_scale(text, pieces[at + used : at + used + 2], end)):
        value, used, end = value * scale.value, used + 2, scale.end
    return Number(start=run[0].start, end=end, value=_whole(value), spelled=spelled), used


def _of_scale(text: str, pieces: list[_Piece], end: int) -> _Piece | None:
    """The scale of which a fraction is told: `a quarter | of a million`, `1/4 | of a billion`."""
    if [piece.kind for piece in pieces] != ["a", "scale"] or not _OF_A.fullmatch(text[end : pieces[0].start]):
        return None
    return pieces[1] if _GAP.match(text[pieces[0].end : pieces[1].start]) else None


def _whole(value: float) -> float:
    return int(value) if isinstance(value, float) and value.is_integer() and value < 10**15 else value


def _run(text: str, pieces: list[_Piece], at: int) -> list[_Piece]:
    """The pieces from `at` on that follow one another with nothing but a space or hyphen between; at most 24."""
    run = [pieces[at]]
    for piece in pieces[at + 1 : at + 24]:
        if not _GAP.match(text[run[-1].end : piece.start]):
            break
        run.append(piece)
    return run


def _heads_scale(run: list[_Piece]) -> bool:
    return len(run) > 1 and (run[1].kind == "scale" or run[1].kind == "part")


def _part_of(run: list[_Piece]) -> tuple[float, int] | None:
    """`half a dozen`, `a quarter`, `three quarters`, `two-thirds`."""
    kinds = [piece.kind for piece in run[:3]]
    if kinds[0] == "part":
        scaled = run[0].value == 0.5 and kinds == ["part", "a", "scale"]
        return (0.5 * run[2].value, 3) if scaled else (run[0].value, 1)
    if kinds[:2] in (["one", "part"], ["a", "part"]):
        return run[0].value * run[1].value, 2
    return None


_ORDINALS = frozenset((1 / 3, 0.2, 0.1))
_OF = re.compile(r"[ \u00a0\n]{1,3}of\b", re.IGNORECASE)
_OF_A = re.compile(r"[ \u00a0\n]{1,3}of[ \u00a0\n]{1,3}", re.IGNORECASE)
_GOES_ON = re.compile(
    r"[ \u00a0\n]{1,3}(?!(?:more|less|higher|lower|fewer|larger|smaller|in|on|at|by|to|from|for|with|and|or|but|since|over|as|"
    r"than|while|was|were|is|are|had|has|have|did|do|said|will|would|could|can|may|not|went|came|fell|rose|lost|won|took|voted)\b|"
    r"\w{2,20}ed\b)[^\W\d_]",
    re.IGNORECASE,
)


def _is_ordinal(text: str, used: list[_Piece]) -> bool:
    """Whether a fraction in the singular is an ordinal: `third guest`, `a fifth person`; not `a third of`, `rose by a third`."""
    last = used[-1]
    if last.kind != "part" or last.value == 0.5 or text[last.start : last.end].lower().endswith("s"):
        return False
    if used[0].kind == "one" or _OF.match(text, last.end):
        return False
    return len(used) == 1 or (last.value in _ORDINALS and _GOES_ON.match(text, last.end) is not None)


def _cardinal(run: list[_Piece]) -> tuple[float, int]:
    """A whole number in words, digits or both, with its `and a half`; and how many pieces it takes (0: it is none)."""
    first = _group(run, 0)
    if first is None:
        return 0, 0
    value, used, scale = first
    while scale and (rest := _lesser_group(run, used, scale)):
        value, used, scale = value + rest[0], rest[1], rest[2]
    return _and_a_half(run, used, value) or (value, used)


def _group(run: list[_Piece], at: int) -> tuple[float, int, float] | None:
    """A number below a thousand with the scale after it: its value, where it ends, and the scale (0 where there is none)."""
    below = _below_hundred(run, at)
    if below is None:
        return None
    value, at = below
    if _is_scale(run, at, 12):
        return value * 12, at + 1, 0
    if _is_scale(run, at, 100):
        value, at = value * 100, at + 1
        more = _below_hundred(run, at + (at < len(run) and run[at].kind == "and"))
        if more and run[more[1] - 1].kind in ("one", "ten"):
            value, at = value + more[0], more[1]
    if at < len(run) and run[at].kind == "scale" and run[at].value > 100:
        scale, at = run[at].value, at + 1
        if at < len(run) and run[at].kind == "scale" and run[at].value > scale:  # "2 lakh crore", "50 thousand million"
            scale, at = scale * run[at].value, at + 1
        return _scaled(value, int(scale)), at, scale
    return value, at, 0


def _lesser_group(run: list[_Piece], at: int, scale: float) -> tuple[float, int, float] | None:
    """The group that goes on with a number after its scale: `two million | three hundred thousand | and five`."""
    start = at + (at < len(run) and run[at].kind == "and")
    group = _group(run, start)
    if group is None or run[start].kind == "a" or group[0] >= scale:
        return None
    told_apart = run[start].kind == "digits" and (start != at or not group[2])  # "3 million and 20 others"
    return None if told_apart else group


def _below_hundred(run: list[_Piece], at: int) -> tuple[float, int] | None:
    """Digits, `a`, or words for a number below a hundred: value and where they end."""
    if at >= len(run) or run[at].kind not in ("digits", "one", "ten", "a"):
        return None
    if run[at].kind == "ten" and at + 1 < len(run) and run[at + 1].kind == "one" and 0 < run[at + 1].value < 10:
        return run[at].value + run[at + 1].value, at + 2
    return run[at].value, at + 1


def _is_scale(run: list[_Piece], at: int, value: float) -> bool:
    return at < len(run) and run[at].kind == "scale" and run[at].value == value


def _and_a_half(run: list[_Piece], used: int, value: float) -> tuple[float, int] | None:
    """`two and a half (million)`."""
    kinds = [piece.kind for piece in run[used : used + 4]]
    if kinds[:3] != ["and", "a", "part"] or run[used - 1].kind not in ("one", "ten", "digits"):
        return None
    value += run[used + 2].value
    return (value * run[used + 3].value, used + 4) if kinds[3:] == ["scale"] else (value, used + 3)
