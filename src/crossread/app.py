"""Use cases: the library's front door. Inputs are gathered here, and here alone settings and versions are resolved."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from os import PathLike, fspath
from typing import BinaryIO

from crossread.annotate import load_reader
from crossread.cluster import cluster
from crossread.cluster.doubts import doubts
from crossread.errors import SettingsError
from crossread.ingest import IngestSettings, read_inputs
from crossread.lib.actor_files import dictionary_notices, read_dictionaries
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.model.outcomes import Notice, Rejected
from crossread.model.reading import Reading
from crossread.model.record import Record
from crossread.model.reports import RawDocument
from crossread.model.stories import Story
from crossread.pipeline import line_up
from crossread.present.codings import ALL
from crossread.reconcile import codebooks
from crossread.runners import read_here, read_in_processes

Progress = Callable[[int, int], None]
"""Called with how many documents are read, and how many there are."""

MAX_BYTES = IngestSettings().max_bytes
"""The largest file that is read unless another limit is given."""


@dataclass(slots=True)
class _Gathered:
    """What a run has so far."""

    documents: list[RawDocument] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def compare(
    inputs: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    pipeline: str | None = None,
    jobs: int = 1,
    fields: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
    actors: Iterable[str | PathLike[str]] = (),
    agents: Iterable[str | PathLike[str]] = (),
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Record:
    """The record of what the inputs' reports agree on, what rests on one of them, and where they conflict.

    `inputs` are files, folders, http(s) links, or `-` for standard input. `pipeline` names an installed spaCy pipeline to
    put in the place of ours. `jobs` is the number of processes that read, no more than there
    are processors; the answer is the same for any. `fields` maps
    our field names to the keys of JSON articles (`{"text": "body"}`). Files beyond `max_bytes` are rejected.
    `actors` and `agents` are files: dictionaries of TABARI or PETRARCH, looked up before our own lexicon.

    Input that cannot be used is in `Record.rejected`; a call that cannot be meant raises SettingsError.
    """
    settings = IngestSettings(max_bytes=_checked("max_bytes", max_bytes), fields=_fields(fields))
    actors, agents = tuple(actors), tuple(agents)
    who = read_dictionaries(actors, agents)
    run = _gather(_names(inputs), settings, stdin=stdin, pipeline=pipeline, jobs=jobs, progress=progress, actors=who)
    readings = tuple(run.readings[report] for report in sorted(run.readings))
    sheets = line_up(readings)
    run.notices += [*doubts(readings, [sheet.story for sheet in sheets]), *dictionary_notices(actors, agents)]
    if len(readings) == 1:
        run.notices.append(_alone(readings[0]))
    return Record(
        made_by=_made_by(run.documents, readings, settings, who),
        readings=readings,
        sheets=sheets,
        rejected=_in_order(run.rejected),
        notices=tuple(sorted(run.notices, key=lambda n: (n.stage, n.text, n.input))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What `stories` found: the stories, the largest first, their readings, and what happened to the input."""

    stories: tuple[Story, ...]
    readings: tuple[Reading, ...]
    rejected: tuple[Rejected, ...]
    notices: tuple[Notice, ...]


def stories(
    inputs: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    pipeline: str | None = None,
    jobs: int = 1,
    fields: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Found:
    """Which happenings the inputs' reports tell of, and which reports tell of each; arguments as in `compare`.

    Nothing is lined up, and of a reading only what that takes is kept: an archive of thousands of reports fits into memory.
    """
    settings = IngestSettings(max_bytes=_checked("max_bytes", max_bytes), fields=_fields(fields))
    run = _gather(
        _names(inputs), settings, stdin=stdin, pipeline=pipeline, jobs=jobs, progress=progress, lighter=_light
    )
    readings = tuple(run.readings[report] for report in sorted(run.readings))
    found = cluster(readings)
    run.notices += doubts(readings, found)
    return Found(
        stories=found,
        readings=readings,
        rejected=_in_order(run.rejected),
        notices=tuple(sorted(run.notices, key=lambda n: (n.stage, n.text, n.input))),
    )


def profiles() -> tuple[str, ...]:
    """The names of the profiles by which `present` shows counts, the default first; `all` sets them side by side."""
    return (*codebooks.profiles(), ALL)


def _light(reading: Reading) -> Reading:
    """A reading without what clustering does not look at."""
    notes = replace(reading.notes, tokens=(), attributions=())
    return replace(
        reading,
        notes=notes,
        claims=replace(reading.claims, statements=(), events=(), appeals=(), pacts=(), duties=(), breaches=()),
    )


def _gather(
    names: Sequence[str],
    settings: IngestSettings,
    *,
    stdin: BinaryIO | None,
    pipeline: str | None,
    jobs: int,
    progress: Progress | None,
    lighter: Callable[[Reading], Reading] | None = None,
    actors: Actors = NO_DICTIONARIES,
) -> _Gathered:
    """Reads what the names stand for, in their own order, so that which of two alike is read does not hang on what was named
    first; `lighter` is what is kept of a reading (left out: all)."""
    _checked("jobs", jobs)
    if pipeline is not None and not isinstance(pipeline, str):
        raise SettingsError(f"pipeline takes the name of an installed pipeline, not {pipeline!r}")
    run = _Gathered()
    for outcome in read_inputs(sorted(names), settings=settings, stdin=stdin):
        _sort_in(run, outcome)
    run.documents.sort(key=lambda document: (document.digest, document.source))
    for read in _told(_read(run.documents, pipeline, jobs, actors), len(run.documents), progress):
        _sort_in(run, lighter(read) if lighter and isinstance(read, Reading) else read)
    return run


def _in_order(rejected: Iterable[Rejected]) -> tuple[Rejected, ...]:
    return tuple(sorted(rejected, key=lambda r: (r.stage, r.cause, r.input, r.detail)))


def _names(inputs: str | PathLike[str] | Iterable[str | PathLike[str]]) -> Sequence[str]:
    if isinstance(inputs, bytes) or not isinstance(inputs, str | PathLike | Iterable):
        raise SettingsError(f"inputs are names of files, folders and links, not {inputs!r}")
    several = [inputs] if isinstance(inputs, str | PathLike) else list(inputs)
    return [_name(given) for given in several]


def _name(given: str | PathLike[str]) -> str:
    name = fspath(given) if isinstance(given, str | PathLike) else None
    if not isinstance(name, str):
        raise SettingsError(f"an input is the name of a file, a folder or a link, not {given!r}")
    if not name.strip():
        raise SettingsError("an input has an empty name; name a file, a folder (. for this one) or a link")
    return name


def _checked(name: str, value: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"{name} must be 1 or more (a whole number), not {value!r}")
    return value


def _fields(fields: Mapping[str, str] | None) -> dict[str, str]:
    given = {} if fields is None else fields
    if not isinstance(given, Mapping) or not all(isinstance(word, str) for pair in given.items() for word in pair):
        raise SettingsError(f"fields maps our names to keys, such as {{'text': 'body'}}, not {fields!r}")
    return dict(given)


def _sort_in(run: _Gathered, outcome: RawDocument | Reading | Rejected | Notice) -> None:
    match outcome:
        case RawDocument():
            run.documents.append(outcome)
        case Reading() if outcome.id in run.readings:
            run.notices.append(_twice(outcome, run.readings[outcome.id]))
        case Reading():
            run.readings[outcome.id] = outcome
        case Rejected():
            run.rejected.append(outcome)
        case Notice():
            run.notices.append(outcome)


def _read(
    documents: Sequence[RawDocument], pipeline: str | None, jobs: int, actors: Actors
) -> Iterator[Reading | Rejected]:
    if not documents:
        return iter(())
    if jobs > 1 and len(documents) > 1:
        if pipeline is not None:
            load_reader(pipeline)  # a name that cannot be meant is told here; a worker's error would break the pool
        return read_in_processes(documents, pipeline, actors, jobs=min(jobs, len(documents), os.cpu_count() or 1))
    return read_here(documents, pipeline, actors)


def _told(
    outcomes: Iterator[Reading | Rejected], total: int, progress: Progress | None
) -> Iterator[Reading | Rejected]:
    """The outcomes, with progress told after each."""
    for number, outcome in enumerate(outcomes, start=1):
        if progress:
            progress(number, total)
        yield outcome


def _twice(second: Reading, first: Reading) -> Notice:
    text = f"the same report as {first.report.source}; read once"
    return Notice(input=second.report.source, stage="app", text=text)


def _alone(reading: Reading) -> Notice:
    text = "only one report could be used, so nothing can be lined up; name two or more reports of one happening"
    return Notice(input=reading.report.source, stage="app", text=text)


def _made_by(
    documents: Iterable[RawDocument], readings: Iterable[Reading], settings: IngestSettings, actors: Actors
) -> tuple[tuple[str, str], ...]:
    """Versions, settings and input digests; no clock, no host, no path, and nothing that does not change the answer."""
    fields = ",".join(f"{name}={key}" for name, key in sorted(settings.fields.items()))
    made = {
        "crossread": version("crossread"),
        "pipeline": " ".join(sorted({reading.notes.made_by for reading in readings})),
        "fields": fields,
        "max_bytes": str(settings.max_bytes),
        "dictionaries": actors.digest,
        "inputs": " ".join(sorted({document.digest for document in documents})),
    }
    return tuple(sorted((name, value) for name, value in made.items() if value))
