"""Slips of the pen: the small changes by which a number or a name goes wrong on its way through hands."""

from typing import Literal

Slip = Literal["", "transposed", "zero", "digit", "unit", "scale"]


def slip_in(one: str, other: str) -> Slip:
    """The slip that would make one written number of the other.

    >>> slip_in("212", "221"), slip_in("600", "6000"), slip_in("9", "19"), slip_in("7", "12")
    ('transposed', 'zero', 'digit', '')
    """
    if len(one) == len(other):
        wrong = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        if len(wrong) == 2 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]:
            return "transposed"
        return "digit" if len(wrong) == 1 and len(one) > 2 else ""  # 23 and 27 are simply two numbers
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
        return "zero" if long == short + "0" or float(long) == float(short) * 10 else "digit"
    return ""


def edits(a: str, b: str, *, at_most: int) -> int:
    """Letters to put in, leave out or change to make `b` of `a`; `at_most + 1` as soon as it is more than `at_most`.

    >>> edits("lirena", "lorena", at_most=2)
    1
    """
    if abs(len(a) - len(b)) > at_most:
        return at_most + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
        if min(row) > at_most:
            return at_most + 1
    return row[-1]
