"""Reading in this process, one document after another."""

from collections.abc import Iterable, Iterator

from crossread.annotate import load_reader
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.model.outcomes import Rejected
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.runners.guard import read_guarded


def read_here(
    documents: Iterable[RawDocument], pipeline: str | None, actors: Actors = NO_DICTIONARIES
) -> Iterator[Reading | Rejected]:
    """What each document reads as, in the order of the documents. `pipeline` names the language pipeline (None: ours)."""
    reader = load_reader(pipeline)
    for document in documents:
        yield read_guarded(document, reader, actors)
