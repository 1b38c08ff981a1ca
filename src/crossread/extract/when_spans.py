"""Lengths of time and what comes again: `44 days`, `the past few weeks`, `for years`, `annually`."""

from crossread.extract.when_frame import Frame, Meaning
from crossread.lib.numbers import read_number

PERIODS = {
    "day": "P1D",
    "week": "P1W",
    "month": "P1M",
    "quarter": "P3M",
    "year": "P1Y",
    "decade": "P10Y",
    "century": "P100Y",
}
_LETTERS = {
    **{
        "second": ("T", "S", 1),
        "minute": ("T", "M", 1),
        "hour": ("T", "H", 1),
        "day": ("", "D", 1),
        "night": ("", "D", 1),
        "week": ("", "W", 1),
        "weekend": ("", "W", 1),
    },
    **{"fortnight": ("", "W", 2), "month": ("", "M", 1), "quarter": ("", "M", 3), "year": ("", "Y", 1)},
    **{"decade": ("", "Y", 10), "century": ("", "Y", 100)},
}
_VAGUE = frozenset(
    {"", "few", "a few", "several", "many", "some", "number of", "a number of", "dozens of", "hundreds of"}
)
_SETS = {
    **{
        "hourly": "PT1H",
        "hour": "PT1H",
        "daily": "P1D",
        "nightly": "P1D",
        "day": "P1D",
        "night": "P1D",
        "morning": "P1D",
    },
    **{"evening": "P1D", "weekday": "P1D", "weekly": "P1W", "week": "P1W", "weekend": "P1W", "fortnightly": "P2W"},
    **{"monthly": "P1M", "month": "P1M", "quarterly": "P3M", "quarter": "P3M", "yearly": "P1Y", "annually": "P1Y"},
    **{"year": "P1Y", "annum": "P1Y", "biennially": "P2Y"},
}


def number_of(text: str) -> float | None:
    """The number of a span of time; None for "several" and "a few".

    >>> number_of("two and a half")
    2.5
    """
    folded = " ".join(text.lower().replace("½", " 1/2").split())
    if folded in _VAGUE:
        return None
    if folded.startswith("half"):
        return 0.5
    for half in (" and a half", " 1/2"):
        if folded.endswith(half):
            whole = number_of(folded.removesuffix(half))
            return whole + 0.5 if whole is not None else None
    return {"a": 1.0, "an": 1.0, "a couple of": 2.0, "couple of": 2.0, "a couple": 2.0}.get(folded, read_number(folded))


def read_duration(parts: dict[str, str], frame: Frame) -> Meaning:
    """`44 days`, `two to three weeks` (the shorter), `5 1/2 hours`, `years` (`PXY`)."""
    number = number_of(parts.get("num", ""))
    before, letter, times = _LETTERS[parts["unit"].lower().removesuffix("s").replace("centurie", "century")]
    if number is not None and number % 1 and letter == "H":
        return Meaning(value=f"PT{int(number)}H{round(number % 1 * 60)}M".replace("PT0H", "PT"), kind="duration")
    amount = "X" if number is None else f"{number * times:g}"
    return Meaning(value=f"P{before}{amount}{letter}", kind="duration", anchor="written")


def read_set(parts: dict[str, str], frame: Frame) -> Meaning:
    """`daily`, `every week`, `per annum`, `three times a month`."""
    return Meaning(value=_SETS.get(parts["word"].lower().split()[-1], "P1D"), kind="set", anchor="written")


def read_vague(parts: dict[str, str], frame: Frame) -> Meaning:
    """`now`, `recently`, `years ago`: a time, but none that can be told."""
    return Meaning()
