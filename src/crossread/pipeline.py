"""The rooms in order: read this first.

    files, HTML, JSON, URLs -> ingest -> clean -> annotate -> extract -> cluster -> reconcile -> Record

Every step is a function of its arguments. Reading one report never depends on another, so runners may read reports
anywhere and in any order; lining up sorts by report id first, so its answer does not depend on that order either.
"""

from collections.abc import Iterable

from crossread.annotate import Reader, annotate, embed
from crossread.clean import clean
from crossread.cluster import cluster
from crossread.extract import extract, find_passages
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.lib.letters import with_whole_letters
from crossread.lib.threads import one_thread
from crossread.model.outcomes import Rejected
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.model.stories import Sheet
from crossread.reconcile import reconcile


def read(document: RawDocument, reader: Reader, actors: Actors = NO_DICTIONARIES) -> Reading | Rejected:
    """One raw document, read: cleaned, annotated, its claims extracted. `actors` are the user's dictionaries of who is who."""
    report = clean(document)
    if isinstance(report, Rejected):
        return report
    notes = with_whole_letters(annotate(report, reader), report.text, report.letters)
    claims = extract(report, notes, actors)
    passages = embed(report, find_passages(report, notes, claims.statements), reader)
    return Reading(report=report, notes=notes, claims=claims, passages=passages)


def line_up(readings: Iterable[Reading]) -> tuple[Sheet, ...]:
    """Readings lined up: their stories with what agrees, what rests on one source and what conflicts."""
    ordered = tuple(sorted(readings, key=lambda reading: reading.id))
    with one_thread():
        return tuple(reconcile(story, ordered) for story in cluster(ordered))
