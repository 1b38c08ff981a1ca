"""Invented reports for the tests of clustering."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.cluster.citations import find_citations
from crossread.cluster.copies import find_copies
from crossread.cluster.origins import find_origins
from crossread.model.notes import NameMention, Notes
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.model.stories import Story
from crossread.testing import make_notes, make_place, make_reading, make_report, make_story, make_when
from crossread.weigh.origins import origins_of

WIRE_TEXT = """Tram leaves the rails in Brennau, six dead

BRENNAU, May 3 (LWA) - A tram left the rails on a steep street in Brennau on Saturday, killing six passengers, the fire brigade said.

The tram of line 4 had 61 people on board when it ran downhill past the Silver Bridge and struck the wall of a brewery at 8:20.

"The brake handle came away in the driver's hand," fire chief Oda Lenz told reporters beside the wreck.

Twenty-three passengers were taken to the hospital of Saint Ursula, where two were in intensive care.

Brennau has run trams since 1899. The depot had asked for new brakes in 2029 and got none."""

PAPER_TEXT = """Six lose their lives as tram crashes

A tram left the rails on a steep street in Brennau on Saturday, killing six passengers, the fire brigade said.

The tram of line 4 had 61 people on board when it ran downhill past the Silver Bridge and struck the wall of a brewery.

Twenty-three passengers were taken to the hospital of Saint Ursula, where two were in intensive care.

The cathedral will ring its bells at noon for the dead of line 4."""

BODY_TEXT = """On the accident of line 4

The Municipal Transport Office of Brennau mourns six passengers of line 4 who died on 3 May 2031 near the Silver Bridge.

Of 61 persons on board 23 were brought to hospital. The tram had passed its inspection of brakes on 14 April.

The office has set up a commission with the fire brigade and asks witnesses from the brewery to come forward."""

OLD_TEXT = """Tram burns out at Brennau depot

BRENNAU, Jan. 19 (LWA) - A tram burned out in the depot of Brennau on Sunday, and two cleaners were hurt, the fire brigade said.

The fire began in a heater at about 5 a.m. and was put out within an hour, fire chief Oda Lenz told reporters.

The tram of line 2 was empty. Brennau has run trams since 1899."""

RATE_TEXT = """Mintage of copper coins ends

The mint of Valdoria will strike no more copper coins from July, its director said on Saturday.

Copper has become dearer than the coins that are made of it, she said, and shops have asked for rounding."""


def notes(report: Report) -> Notes:
    """Notes with the names of the invented town."""
    found = re.finditer(r"Brennau|Oda Lenz|Silver Bridge|Saint Ursula|Municipal Transport Office", report.text)
    return make_notes(
        report, names=tuple(NameMention(start=m.start(), end=m.end(), first=0, last=0, label="MISC") for m in found)
    )


def wire() -> Reading:
    """An agency's report."""
    head = "BRENNAU, May 3 (LWA)"
    report = make_report(
        WIRE_TEXT,
        title="Tram leaves the rails in Brennau, six dead",
        dateline=head,
        agency="LWA",
        published="2031-05-03T10:05Z",
    )
    return make_reading(
        report,
        whens=(make_when(report, "Saturday", "2031-05-03"),),
        places=(make_place(report, "Silver Bridge"),),
        event_date="2031-05-03",
        notes=notes(report),
    )


def paper() -> Reading:
    """A paper's report, copied from the agency's without credit."""
    report = make_report(
        PAPER_TEXT, title="Six lose their lives as tram crashes", outlet="Brennau Courier", published="2031-05-04"
    )
    return make_reading(
        report, places=(make_place(report, "Silver Bridge"),), event_date="2031-05-03", notes=notes(report)
    )


def body() -> Reading:
    """The press release of an office."""
    report = make_report(
        BODY_TEXT, title="On the accident of line 4", outlet="Municipal Transport Office", published="2031-05-04"
    )
    return make_reading(
        report, places=(make_place(report, "Silver Bridge"),), event_date="2031-05-03", notes=notes(report)
    )


def old() -> Reading:
    """A like but different happening, months earlier."""
    report = make_report(OLD_TEXT, title="Tram burns out at Brennau depot", agency="LWA", published="2031-01-19T07:00Z")
    return make_reading(report, event_date="2031-01-19", notes=notes(report))


def coins() -> Reading:
    """Something else."""
    report = make_report(
        RATE_TEXT, title="Mintage of copper coins ends", outlet="Valdoria Ledger", published="2031-05-03"
    )
    return make_reading(report, event_date="2031-05-03", notes=notes(report))


def story_of(readings: Sequence[Reading]) -> Story:
    """A story of these readings, with their copies, citations and origins."""
    copies, citations = find_copies(readings), find_citations(readings)
    origins = find_origins(readings, copies, citations)
    made = make_story((r.report for r in readings), origins=origins, copies=copies, citations=citations)
    low, high = origins_of(made, made.reports)
    return replace(made, origins_low=low, origins_high=high)
