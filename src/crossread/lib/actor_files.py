"""Users' dictionaries of actors and agents, read from their files as they are."""

from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path

from crossread.errors import SettingsError
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.lib.dictionaries import read_actors, read_agents

Files = Iterable[str | PathLike[str]]


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


def _text(name: str | PathLike[str]) -> tuple[str, str]:
    """The name of a file and its text, in UTF-8 or, as older dictionaries have it, Latin-1."""
    try:
        raw = Path(fspath(name)).read_bytes()
    except OSError as problem:
        raise SettingsError(f"cannot read the dictionary {fspath(name)}: {problem.strerror or problem}") from problem
    try:
        return fspath(name), raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return fspath(name), raw.decode("latin-1")


def _checked(name: str, kind: str, *, found: bool) -> None:
    if not found:
        raise SettingsError(
            f"{name} holds no pattern: {kind} dictionary of TABARI or PETRARCH has lines such as JOHN_DOE_ [USAGOV]"
        )
