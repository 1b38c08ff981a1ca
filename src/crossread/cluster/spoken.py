"""Days and lists as the sentences of reasons tell them."""

from collections.abc import Sequence

from crossread.lib.dates import MONTHS, days_of, only_day, shown


def spoken_day(value: str) -> str:
    """An EDTF day without its weekday, other values as a reader would write them.

    >>> spoken_day("2031-04-07"), spoken_day("XXXX-04-07"), spoken_day("2031-W15")
    ('7 April 2031', '7 April', 'the week of 7 April 2031')
    """
    found = only_day(value)
    if not found and "-W" in value and (days := days_of(value)):
        return f"the week of {spoken_day(days[0].isoformat())}"
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else shown(value)


def listed(words: Sequence[str]) -> str:
    """Words in a row.

    >>> listed(["Birch"]), listed(["Birch", "Adler", "Leeds"])
    ('Birch', 'Birch, Adler and Leeds')
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
