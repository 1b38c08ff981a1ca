"""Two figures of one measure: whether they say the same, can both hold, or cannot."""

import math
from dataclasses import dataclass
from typing import Literal

from crossread.data import read_table
from crossread.lib.slips import Slip, slip_in
from crossread.model.claims import Figure
from crossread.model.findings import Reason
from crossread.weigh.confusions import confused_numbers

_UNITS = {row["unit"]: (row["kind"], float(row["factor"])) for row in read_table("units", "conversions.tsv")}


FEW = 100
"""Round numbers below it are rough by a tenth: "about two dozen", "some 20"."""
LARGE = 10_000
"""Numbers from which a number word is likely behind them that translation may confuse ("billion", "lakh")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureComparison:
    """What two figures have to do with each other.

    `verdict`: `equal` (the same number, bounds included), `compatible` (both can hold: by bounds, by rounding, or
    as they count different things), `conflict`. `difference` is the second's shown number less the first's, in the first's
    unit (0 where they cannot be set against each other). `slip` is the slip that would make one of the other: two digits
    exchanged, a zero lost or added, one digit wrong, the unit, the scale of a number word.
    """

    verdict: Literal["equal", "compatible", "conflict"]
    reason: Reason
    difference: float = 0.0
    slip: Slip = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The numbers for which a figure can stand, in the base unit; `exact` where it is one number told plainly."""

    low: float
    high: float
    exact: bool


def compare_figures(a: Figure, b: Figure) -> FigureComparison:
    """How two figures relate. Whether they are of one happening and one time is for the caller to know."""
    if apart := _counted_apart(a, b):
        return _verdict("compatible", "figures.apart", 0.0, apart, (a, b))
    first, second = range_of(a), range_of(b)
    if first is None or second is None:
        return _verdict(
            "compatible", "figures.unknown", 0.0, "one of them gives no number to set against the other", (a, b)
        )
    if first == second:
        return _verdict("equal", "figures.equal", 1.0, f"both say {shown(a)}", (a, b))
    if first.low <= second.high and second.low <= first.high:
        return _verdict("compatible", "figures.bounds", 0.8, f"{shown(a)} and {shown(b)} can both hold", (a, b))
    if first.exact and second.exact and _is_rounding(first.low, second.low):
        return _verdict("compatible", "figures.rounding", 0.6, f"{shown(a)} may be {shown(b)} rounded", (a, b))
    return _verdict("conflict", "figures.conflict", -1.0, f"{shown(a)} and {shown(b)} cannot both hold", (a, b))


_HINTS = {
    "transposed": "two digits may have changed places",
    "zero": "a zero may be lost or added",
    "digit": "they differ in one digit",
    "unit": "the unit may have been changed without the number",
    "scale": "a number word may have been mistranslated",
}


def _verdict(
    verdict: Literal["equal", "compatible", "conflict"],
    rule: str,
    weight: float,
    sentence: str,
    pair: tuple[Figure, Figure],
) -> FigureComparison:
    a, b = pair
    slip = slip_between(a, b) if verdict == "conflict" else ""
    if slip:
        sentence += f"; {_HINTS[slip]}"
    reason = Reason(rule=rule, weight=weight, sentence=sentence, values=(shown(a), shown(b)))
    return FigureComparison(verdict=verdict, reason=reason, difference=_difference(a, b), slip=slip)


def _counted_apart(a: Figure, b: Figure) -> str:
    """Why two figures do not count the same thing; empty where they may."""
    if a.measure != b.measure:
        return f"one counts {a.measure}, the other {b.measure}"
    if unit_kind(a.unit) != unit_kind(b.unit) and a.unit and b.unit:
        return f"one is in {a.unit}, the other in {b.unit}"
    if a.of_country and b.of_country and a.of_country != b.of_country:
        return "they are of different countries"
    return ""


def unit_kind(unit: str) -> str:
    """The kind that a unit is of (length, money, ...); a unit of no known kind is its own."""
    return _UNITS.get(unit, (unit, 1.0))[0]


def _factor_of(unit: str) -> float:
    return _UNITS.get(unit, (unit, 1.0))[1]


def shown_number(figure: Figure) -> float | None:
    """The number that stands in the text: the value, else the round number, else a bound."""
    for number in (figure.value, figure.approx, figure.low, figure.high):
        if number is not None:
            return number
    return None


def _difference(a: Figure, b: Figure) -> float:
    first, second = shown_number(a), shown_number(b)
    if first is None or second is None or unit_kind(a.unit) != unit_kind(b.unit):
        return 0.0
    return round(second * _factor_of(b.unit) / _factor_of(a.unit) - first, 6)


def range_of(figure: Figure) -> Range | None:
    """The numbers for which a figure can stand; None where it has none.

    A round number ("about 600") may be off by half of its last significant digit, at least by 5 (below 100 by 10) and at
    most by 10 per cent: reporters round 2,287 to "almost 2,300", but 850 is not "roughly 1,000".
    """
    factor = _factor_of(figure.unit)
    if figure.value is not None and figure.approx is None and figure.low is None and figure.high is None:
        return Range(low=figure.value * factor, high=figure.value * factor, exact=True)
    if figure.low is not None or figure.high is not None:
        low = -math.inf if figure.low is None else figure.low
        high = math.inf if figure.high is None else figure.high
        return Range(low=low * factor, high=high * factor, exact=False)
    middle = figure.approx
    if middle is None:
        return None
    least = 0.1 if abs(middle) < FEW else 0.05
    slack = abs(middle) * min(0.1, max(least, _last_step(middle) / 2 / abs(middle))) if middle else 1.0
    return Range(low=(middle - slack) * factor, high=(middle + slack) * factor, exact=False)


def _last_step(number: float) -> float:
    """What one more in the last significant digit is worth: 100 for 2,300, 0.1 for 6.9."""
    digits = f"{abs(number):.6f}".rstrip("0")
    whole, _, fraction = digits.partition(".")
    if fraction:
        return float(10 ** -len(fraction))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.rstrip("0") else 1.0


def _is_rounding(a: float, b: float) -> bool:
    """Whether the rounder of two numbers is the other rounded (11 for 11.2, 200 for 197) and near enough to it."""
    round_one, fine = (a, b) if _last_step(a) > _last_step(b) else (b, a)
    step = _last_step(round_one)
    if step > 1 and abs(round_one) < 100:  # 50 is not taken for 48: people are counted one by one
        return False
    return round(fine / step) * step == round_one and abs(a - b) <= 0.05 * max(abs(a), abs(b))


def slip_between(a: Figure, b: Figure) -> Slip:
    """The slip that would make one figure of the other: of the pen where both are in one unit; of the unit where one number
    stands with two ("40 miles", "40 km"); of the scale where a translation may have taken one number word for another."""
    first, second = shown_number(a), shown_number(b)
    if first is None or second is None or unit_kind(a.unit) != unit_kind(b.unit):
        return ""
    if a.unit != b.unit:
        return "unit" if first == second else ""
    if min(first, second) >= LARGE and confused_numbers(first, second):
        return "scale"
    plain = [f"{number:.6f}".rstrip("0").rstrip(".") for number in (first, second)]
    decimals = max(len(number.partition(".")[2]) for number in plain)
    if slip_in(f"{first:.{decimals}f}", f"{second:.{decimals}f}") == "transposed":  # 50.8 and 58.0
        return "transposed"
    return slip_in(*plain)


def shown(figure: Figure) -> str:
    """A figure as a reader would write it: `at least 27`, `about 600`, `11.2 percent`."""
    unit = "" if figure.unit in ("", "person") else f" {figure.unit}"
    if figure.low is not None and figure.high is not None:
        return f"{_plain(figure.low)} to {_plain(figure.high)}{unit}"
    if figure.low is not None:
        return f"at least {_plain(figure.low)}{unit}"
    if figure.high is not None:
        return f"at most {_plain(figure.high)}{unit}"
    if figure.approx is not None:
        return f"about {_plain(figure.approx)}{unit}"
    return f"{_plain(figure.value)}{unit}" if figure.value is not None else "no number"


def _plain(number: float) -> str:
    return f"{number:,.6f}".rstrip("0").rstrip(".")
