"""What is broken in a dictionary of actors or agents, line by line: such lines are passed over, but not in silence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.lib.dictionaries import lines_of

_BRACKETED = re.compile(r"\[([^\[\]\n]{0,200})\]")
_BRACED = re.compile(r"\{[^{}\n]{0,200}\}")
_MACRO = re.compile(r"![A-Z_]{1,40}!")
_CODE = re.compile(r"[~A-Z0-9+*-]+")
_DAY = re.compile(r"\d{6}|\d{8}")
_DAYS = re.compile(r"[<>]?\s*(\d+)(?:\s*-\s*(\d+))?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A line (from 1) that cannot be meant so, why, and what would work."""

    line: int
    why: str
    instead: str


def actor_faults(text: str) -> Iterator[Fault]:
    """The faults of an actors' dictionary, in order."""
    opened = 0  # the line of a pattern that has no code yet
    any_pattern = False
    for number, line in lines_of(text):
        if fault := _malformed(number, line):
            yield fault
            opened, any_pattern = 0, True
            continue
        if macro := _MACRO.search(line):
            yield Fault(
                line=number,
                why=f"nothing says what {macro[0]} stands for: macros are for dictionaries of agents",
                instead="write the words out: JOHN_DOE_ [USAGOV]",
            )
        bare = _BRACKETED.sub("", line).strip()
        coded = bool(_BRACKETED.search(line))
        more = line.startswith("+") or not bare or line[:1].isspace()
        if more and not any_pattern:
            yield Fault(
                line=number,
                why="it goes on with a pattern, and none stands above it",
                instead="begin with a pattern and its code: JOHN_DOE_ [USAGOV]",
            )
        if not more and opened:
            yield _codeless(opened)
        if not more:
            opened, any_pattern = (0 if coded else number), True
        elif coded:
            opened = 0
    if opened:
        yield _codeless(opened)


def agent_faults(text: str) -> Iterator[Fault]:
    """The faults of an agents' dictionary, in order."""
    macros: set[str] = set()
    for number, line in lines_of(text):
        if (named := _MACRO.match(line)) and "=" in line:
            macros.add(named[0])
            continue
        if fault := _malformed(number, line):
            yield fault
        elif not _BRACKETED.search(line):
            yield Fault(line=number, why="it has no code", instead="write WARDEN_ [~COP]")
        elif not _BRACED.sub("", _BRACKETED.sub("", line)).strip():
            yield Fault(line=number, why="it has a code and no words", instead="write WARDEN_ [~COP]")
        elif unknown := sorted(set(_MACRO.findall(line)) - macros):
            why = f"no line above says what {unknown[0]} stands for"
            yield Fault(line=number, why=why, instead=f"write {unknown[0]} = TOWN_, VILLAGE_ before it")


def _malformed(number: int, line: str) -> Fault | None:
    """What is wrong with a line in itself."""
    rest = _BRACED.sub("", _BRACKETED.sub("", line))
    if odd := re.search(r"[\[\]{}]", rest):
        why = f"a bracket has no partner: {odd[0]}"
        return Fault(line=number, why=why, instead="close each code and plural: FERRYMAN_ {FERRYMEN_} [~BUS]")
    for found in _BRACKETED.findall(line):
        code, _, when = found.strip().partition(" ")
        if not _CODE.fullmatch(code):
            why = f"{code or 'an empty code'} is no code" if code else "its code is empty"
            return Fault(line=number, why=why, instead="codes are capitals: [USAGOV], [~COP], [---] for nobody")
        if when.strip() and not _are_days(when.strip()):
            why = f"{when.strip()} is no span of days"
            return Fault(
                line=number, why=why, instead="write [USAGOV 010120-050119], [USAGOV <050119] or [USAGOV >010120]"
            )
    return None


def _are_days(when: str) -> bool:
    match = _DAYS.fullmatch(when)
    return match is not None and all(_is_day(day) for day in match.groups() if day)


def _is_day(digits: str) -> bool:
    return _DAY.fullmatch(digits) is not None and 1 <= int(digits[-4:-2]) <= 12 and 1 <= int(digits[-2:]) <= 31


def _codeless(line: int) -> Fault:
    return Fault(line=line, why="the pattern has no code", instead="write it with one: JOHN_DOE_ [USAGOV]")
