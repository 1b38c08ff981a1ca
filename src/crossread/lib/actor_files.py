"""Users' dictionaries of actors and agents, read from their files as they are."""

from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path

from crossread.errors import SettingsError
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.lib.dictionaries import read_actors, read_agents
from crossread.lib.dictionary_faults import Fault, actor_faults, agent_faults
from crossread.model.outcomes import Notice

Files = Sequence[str | PathLike[str]]
MOST_TOLD = 10
"""Broken lines of one file that are told one by one."""


def read_dictionaries(actors: Files, agents: Files) -> Actors:
    """The dictionaries in some files; SettingsError where one cannot be read, or holds no pattern of its format."""
    who, what = [_text(name) for name in actors], [_text(name) for name in agents]
    if not who and not what:
        return NO_DICTIONARIES
    for name, text in who:
        _checked(name, "an actors'", found=bool(read_actors(text)))
    for name, text in what:
        _checked(name, "an agents'", found=bool(read_agents(text)))
    return Actors.read(actors=[text for _, text in who], agents=[text for _, text in what])


def dictionary_notices(actors: Files, agents: Files) -> tuple[Notice, ...]:
    """What is broken in the dictionaries in some files: each line that is passed over, the first of each file one by one."""
    return tuple(
        notice
        for names, faults in ((actors, actor_faults), (agents, agent_faults))
        for name, text in map(_text, names)
        for notice in _told(name, list(faults(text)))
    )


def _told(name: str, faults: Sequence[Fault]) -> Iterator[Notice]:
    for fault in faults[:MOST_TOLD]:
        text = f"line {fault.line} is not used as it stands: {fault.why}; {fault.instead}"
        yield Notice(input=name, stage="dictionaries", text=text)
    if len(faults) > MOST_TOLD:
        rest = f"{len(faults) - MOST_TOLD} more lines of it are broken too"
        yield Notice(input=name, stage="dictionaries", text=rest)


def _text(name: str | PathLike[str]) -> tuple[str, str]:
    """The name of a file and its text, in UTF-8 or, as older dictionaries have it, Latin-1."""
    try:
        raw = Path(fspath(name)).read_bytes()
    except OSError as problem:
        raise SettingsError(f"cannot read the dictionary {fspath(name)}: {problem.strerror or problem}") from problem
    if b"\0" in raw:
        raise SettingsError(
            f"{fspath(name)} is no text: a dictionary of TABARI or PETRARCH has lines such as JOHN_DOE_ [USAGOV]"
        )
    try:
        return fspath(name), raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return fspath(name), raw.decode("latin-1")


def _checked(name: str, kind: str, *, found: bool) -> None:
    if not found:
        raise SettingsError(
            f"{name} holds no pattern: {kind} dictionary of TABARI or PETRARCH has lines such as JOHN_DOE_ [USAGOV]"
        )
