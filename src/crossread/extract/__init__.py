"""Report + Notes -> Claims: times, places, toponyms, parties, who said what, figures, events, appeals, agreements.

What comes in is one cleaned and annotated report; what goes out are its claims, each with its span and its maker.
"""

from crossread.extract.appeals import find_appeals
from crossread.extract.breaches import find_breaches
from crossread.extract.event_day import find_event_date
from crossread.extract.events import events_of
from crossread.extract.figures import find_figures
from crossread.extract.pacts import find_duties, find_pacts
from crossread.extract.parties import find_parties
from crossread.extract.party_codes import coded
from crossread.extract.passages import find_passages
from crossread.extract.places import find_places
from crossread.extract.scenes import know
from crossread.extract.statements import find_statements
from crossread.extract.toponyms import find_toponyms
from crossread.extract.whens import find_whens
from crossread.lib.actors import NO_DICTIONARIES, Actors
from crossread.model.claims import Claims
from crossread.model.notes import Notes
from crossread.model.reports import Report

__all__ = ["extract", "find_passages"]


def extract(report: Report, notes: Notes, actors: Actors = NO_DICTIONARIES) -> Claims:
    """All the claims of a report; `actors` are the user's dictionaries of who is who."""
    whens = find_whens(report, notes)
    places = find_places(report, notes)
    parties = coded(find_parties(report, notes, places), report, actors)
    statements = find_statements(report, notes, parties)
    figures = find_figures(report, notes, statements, whens)
    known = know(report, notes, statements, whens, places, parties, actors=actors)
    pacts = find_pacts(known)
    appeals = find_appeals(known)
    return Claims(
        report=report.id,
        statements=statements,
        figures=figures,
        events=events_of(known, appeals),
        whens=whens,
        places=places,
        toponyms=find_toponyms(report, notes),
        parties=parties,
        event_date=find_event_date(report, notes, whens),
        appeals=appeals,
        pacts=tuple(pact for pact, _ in pacts),
        duties=find_duties(known, pacts),
        breaches=find_breaches(known, pacts),
    )
