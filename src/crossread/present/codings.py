"""What a codebook would record of the story's counts: a row a count."""

from collections.abc import Sequence
from itertools import groupby

from crossread.model.codings import Coding
from crossread.present.document import Group, Row, Section
from crossread.present.names import listed
from crossread.present.shelf import Shelf

DEFAULT, ALL = "newsroom", "all"
"""The profile that is shown unless another is asked for, and the word for all of them."""


def coding_section(codings: Sequence[Coding], shelf: Shelf, profile: str) -> Section | None:
    """The section of one profile, or of all of them side by side. The newsroom's, which nobody asked for, has those counts
    only on which the reports differ."""
    if profile == ALL:
        rows = tuple(_compared(list(alike), shelf) for _, alike in groupby(codings, key=_count_of))
        title = "What each codebook would record"
    else:
        shown = [c for c in codings if c.profile == profile and (profile != DEFAULT or c.low != c.high)]
        rows, title = tuple(_row(coding, shelf) for coding in shown), f"To be recorded ({profile})"
    return Section(key="recorded", title=title, rows=rows) if rows else None


def _count_of(coding: Coding) -> tuple[str, str, str]:
    """Which of the story's counts a coding is of: the codings of one follow each other, the default's first."""
    return coding.measure, coding.of, ""


def _row(coding: Coding, shelf: Shelf) -> Row:
    why = "; ".join(dict.fromkeys(reason.sentence.split(": ")[1] for reason in coding.reasons))
    return Row(
        label=_label(coding),
        text=f"{numbers_of(coding)}" + (f" ({why})" if why else ""),
        groups=_groups([coding], shelf),
        reasons=tuple(reason.sentence for reason in coding.reasons),
    )


def _compared(codings: Sequence[Coding], shelf: Shelf) -> Row:
    """One count by all profiles: those that record the same stand together."""
    by_numbers: dict[str, list[str]] = {}
    for coding in codings:
        by_numbers.setdefault(numbers_of(coding), []).append(coding.profile)
    return Row(
        label=_label(codings[0]),
        text=" | ".join(f"{listed(profiles)}: {numbers}" for numbers, profiles in by_numbers.items()),
        groups=_groups(codings, shelf),
        reasons=tuple(f"{c.profile}, {reason.sentence}" for c in codings for reason in c.reasons),
    )


def _label(coding: Coding) -> str:
    return coding.measure + (f" ({coding.of})" if coding.of else "")


def numbers_of(coding: Coding) -> str:
    """`12 (9 to 14)`, `9 to 14` where the profile records no best number, `12`, or `blank`."""
    low, best, high = (f"{n:,.10g}" if n is not None else "" for n in (coding.low, coding.best, coding.high))
    between = f"{low} to {high}" if low and high and low != high else low or high
    if best and between and between != best:
        return f"{best} ({between})"
    return best or between or "blank"


def _groups(codings: Sequence[Coding], shelf: Shelf) -> tuple[Group, ...]:
    words = tuple(shelf.words(span) for span in dict.fromkeys(span for c in codings for span in c.evidence))
    return (Group(value="", names=tuple(dict.fromkeys(w.name for w in words)), words=words),) if words else ()
