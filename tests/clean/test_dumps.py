"""Text dumps of web pages and wires in many shapes: what is found, what stays, what goes."""

from dataclasses import dataclass

import pytest

from crossread.clean import clean
from crossread.model.reports import RawDocument, Report


@dataclass(frozen=True)
class Dump:
    text: str
    body: str  # the first body zone begins so
    last: str  # the clean text ends so
    title: str = ""
    outlet: str = ""
    agency: str = ""
    published: str = ""
    updated: str = ""
    place: str = ""
    authors: tuple[str, ...] = ()


# ruff: noqa: E501 -- the dumps are easier to read whole

FLOOD = "At least five people died when the river Eppe burst its banks"

DUMPS = {
    "wire with a folded line": Dump(
        f"Flood kills five\n    by Jo Doe\n\nSTRELSAU, March 3, 2022 (AFP) - {FLOOD}\nin the old town, officials said.\n\njd/ab\n\nAFP 031512 MAR 22\n",
        body=f"{FLOOD} in the old town, officials said.",
        last="officials said.",
        title="Flood kills five",
        agency="AFP",
        place="Strelsau",
        authors=("Jo Doe",),
    ),
    "agency with a source line": Dump(
        f"Source: Xinhua| 2022-03-03 21:12:33|Editor: li\n\nSTRELSAU, March 3 (Xinhua) -- {FLOOD}.\n\nThe rescue is under way. Enditem\n",
        body=FLOOD,
        last="The rescue is under way.",
        agency="Xinhua",
        published="2022-03-03T21:12:33",
        place="Strelsau",
    ),
    "broadcaster's page": Dump(
        f"Flood: Five dead as river bursts banks\nPublished\n3 March 2022\nShare\nclose panel\nImage source, Getty Images\nImage caption,\n"
        f"The river has flooded the old town\n{FLOOD}.\n'Like a wall'\n\"It came like a wall,\" said a shopkeeper.\nMore on this story\n"
        "Why the river floods\n3 days ago\nRelated Topics\nFloods\n",
        body=FLOOD,
        last='"It came like a wall," said a shopkeeper.',
        title="Flood: Five dead as river bursts banks",
        published="2022-03-03",
    ),
    "newspaper with an unmarked byline": Dump(
        "Five dead as floods hit capital\nDeath toll expected to rise as rescuers search\nJo Doe in Strelsau and agencies\n"
        f"Thu 3 Mar 2022 14.05 GMT\nLast modified on Thu 3 Mar 2022 18.20 GMT\n\n{FLOOD}.\n\n"
        "Reuters contributed to this report\nExplore more on these topics\nFlooding\nReuse this content\n",
        body=FLOOD,
        last="Reuters contributed to this report",
        title="Five dead as floods hit capital",
        agency="Reuters",
        published="2022-03-03T14:05Z",
        updated="2022-03-03T18:20Z",
        authors=("Jo Doe",),
    ),
    "ministry's channel": Dump(
        "Ministry of Defence of Ruritania\n@ruritania_mod\nDaily briefing (3 March 2022)\n\n- Three settlements were shelled overnight.\n\n"
        "- Losses: 2 killed, 5 wounded.\n\nSubscribe to our Telegram channel\n#Ruritania #briefing\n",
        body="- Three settlements",
        last="- Losses: 2 killed, 5 wounded.",
        outlet="Ministry of Defence of Ruritania",
        published="2022-03-03",
    ),
    "live page": Dump(
        "LIVE UPDATES\nStrelsau flood - as it happened\nJo Doe\n3 Mar 2022 22.10 CET\n\n21.02 CET\nPrime minister speaks\n"
        '"We will rebuild," the prime minister said.\n\n19.45 CET\nToll rises to five\nFive people have died.\n',
        body="21.02 CET\nPrime minister speaks",
        last="Toll rises to five\nFive people have died.",
        title="Strelsau flood - as it happened",
        published="2022-03-03T22:10+01:00",
        authors=("Jo Doe",),
    ),
    "station with its name over the text": Dump(
        f"Radio Zenda\nStrelsau, 3 March. {FLOOD}, Radio Zenda's correspondent reports from Strelsau.\n\nAuthor: Jo Doe\nTags: flood\nViews: 1,204\n",
        body=FLOOD,
        last="Author: Jo Doe",
        outlet="Radio Zenda",
        place="Strelsau",
        authors=("Jo Doe",),
    ),
    "page with headings in another language": Dump(
        f"Flood in Strelsau kills five\n03.03.2022 - 18:20 | Son Güncelleme: 03.03.2022 - 18:45\nHaberin Devamı\n{FLOOD}.\nİLGİLİ HABERLER\n"
        "Two years of drought end\nThe governor said schools were closed.\nEtiketler: sel\n",
        body=f"{FLOOD}.\nThe governor said",
        last="schools were closed.",
        title="Flood in Strelsau kills five",
        published="2022-03-03T18:20",
        updated="2022-03-03T18:45",
    ),
    "stamp under the text": Dump(
        f"Home World News\nFlood kills five\nThe river burst its banks overnight\n\n{FLOOD}.\n\nIt rose four metres in a night. (AP)\n\n"
        "Published - March 03, 2022 04:10 pm IST\nRuritania / flood\nTop News Today\n",
        body=FLOOD,
        last="Published - March 03, 2022 04:10 pm IST",
        title="Flood kills five",
        agency="AP",
        published="2022-03-03T16:10",
    ),
    "headline with an office in it": Dump(
        f"Government Promises Help To Police In Strelsau\nPublished 3 March 2022\n\n{FLOOD}.\n",
        body=FLOOD,
        last="banks.",
        title="Government Promises Help To Police In Strelsau",
        published="2022-03-03",
    ),
    "one line": Dump("Five people died in a flood.", body="Five people died in a flood.", last="flood."),
}


@pytest.mark.parametrize("dump", DUMPS.values(), ids=DUMPS.keys())
def test_dumps_are_read(dump):
    report = clean(RawDocument(source="a.txt", text=dump.text, digest="0"))
    assert isinstance(report, Report)
    bodies = [report.text[zone.start : zone.end] for zone in report.zones if zone.kind == "body"]
    assert bodies[0].startswith(dump.body)
    assert report.text.endswith(dump.last)
    assert (report.title, report.outlet, report.agency) == (dump.title, dump.outlet, dump.agency)
    assert (report.published.value if report.published else "") == dump.published
    assert (report.updated.value if report.updated else "") == dump.updated
    assert (report.dateline.place if report.dateline else "") == dump.place
    assert tuple(credit.name for credit in report.credits if credit.role == "author") == dump.authors
