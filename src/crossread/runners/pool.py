"""Reading in several processes, each with a language model of its own."""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from crossread.annotate import Reader, load_reader
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.model.outcomes import Rejected
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.runners.guard import read_guarded

_own: dict[str, tuple[Reader, Actors]] = {}
"""The language model and the dictionaries of this worker process, loaded once when it starts."""


def read_in_processes(
    documents: Sequence[RawDocument], pipeline: str | None, actors: Actors = NO_DICTIONARIES, *, jobs: int
) -> Iterator[Reading | Rejected]:
    """What each document reads as, in the order of the documents, read by `jobs` processes.

    Processes are spawned, not forked: a forked child may hang on the model's threads. Leaving the iterator early (or
    by an interrupt) drops what has not begun.
    """
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=spawn, initializer=_start, initargs=(pipeline, actors))
    try:
        with _undisturbed():
            outcomes = pool.map(_read, documents)  # starts the processes
        yield from outcomes
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps an interrupt waiting; processes that start meanwhile never hear one, from their first moment on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(pipeline: str | None, actors: Actors) -> None:
    """Make a worker ready: an interrupt is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _own["with"] = load_reader(pipeline), actors


def _read(document: RawDocument) -> Reading | Rejected:
    return read_guarded(document, *_own["with"])
