"""Odd input read with the real engine ends, in bounded memory, and what had to be assumed is told."""

import json
import random
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

import crossread
from crossread import app

TRAM = """A tram hit the wall of a brewery in Brennau on Monday, killing two people and injuring four, police said.

The driver, Karl Wendt, was taken to hospital. "The brakes did not answer," fire chief Oda Lenz said.
"""
ITEMS = """The central bank of Tovia left its key rate at 4.5 percent.
Lirio beat Oberau 3-1 in the cup final on Saturday.
A volcano on the island of Pennet threw ash two kilometres high.
The actor Jon Marrick will play the lead in a film about a lighthouse.
Wheat prices rose by six percent after rain in Gorran.
Doctors in Drenn tested a vaccine against river fever.
The parliament of Esk voted for a tax on parking.
A satellite built by Kestrel Space was lost after launch.
A painting by Ida Holm was sold for two million crowns.
Striking teachers in Marlow closed forty schools.
Police in Kiessing found a stolen violin under a bridge.
A ferry to Lirio ran aground and four passengers were hurt.
The museum of Oberau will return three masks to their village.
Frost destroyed half of the cherry blossom in Gorran.
A judge freed the former mayor of Drenn on bail.
Engineers will drain the reservoir above Tovia for repairs.
The price of copper fell to its lowest since March.
A choir of two hundred children sang in the cathedral of Esk.
A court fined the dairy of Marlow for watered milk.
Two hikers were rescued from a ledge near Pennet.
The minister of labour, Petra Hal, resigned over a loan.
A bear was seen at the edge of Brennau and ran off.
The opera of Lirio cancelled its season for lack of money.
A new bus line links Oberau with the airport from June.
Researchers named a beetle after the painter Ida Holm.
The tennis player Mira Sund won her first title in Kiessing.
Floods cut the road between Gorran and Drenn.
Bakers in Tovia sell bread without salt for a week.
A power cut darkened Esk for two hours on Tuesday.
The university of Marlow opened a school of shipbuilding.
Customs officers seized nine tonnes of cigarettes in Pennet.
A chess tournament in Brennau ended in a draw.
The army of Kiessing tested a drone over the bay.
Beekeepers in Lirio lost a third of their hives.
A cinema in Oberau shows silent films with an organ.
The pension age in Gorran rises to sixty-six.
A dog found its way home to Drenn after four months.
The airline Ostra ordered twelve aircraft.
A fire damaged the roof of the town hall of Tovia.
The novelist Tomas Vey was awarded the river prize.""".splitlines()
BLOG = """8:05 GMT The tram still lies by the brewery wall, the fire brigade of Brennau says.
8:20 GMT Police say that two people were killed.
8:45 GMT The driver, Karl Wendt, is in hospital.
9:10 GMT Police say that three people were killed.
9:30 GMT Fire chief Oda Lenz says that the brakes did not answer.
10:40 GMT Six people are injured, a hospital says.""".splitlines()
GIBIBYTE = 1 << 20
"""In the units of `ru_maxrss`."""


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Each takes little memory over what the tests before it took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GIBIBYTE


def written(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        folder.joinpath(f"{name}.txt").write_text(text, encoding="utf8")
    return folder


def lines(path: Path, articles: list[dict[str, str]]) -> Path:
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf8")
    return path


def told(found: app.Found | crossread.Record) -> str:
    return " | ".join(notice.text for notice in found.notices)


def test_a_thousand_copies_of_one_report_are_read_once(tmp_path: Path) -> None:
    copies = [{"title": "Tram hits wall", "text": TRAM, "outlet": "Drenn Post", "n": number} for number in range(1000)]
    record = crossread.compare(lines(tmp_path / "copies.jsonl", copies))
    assert len(record.readings) == 1
    assert "read once" in told(record)


def test_copies_of_many_outlets_all_stand_and_have_one_origin(tmp_path: Path) -> None:
    papers = [
        {
            "title": f"Tram hits wall ({n})",
            "text": TRAM,
            "outlet": f"Paper {n}",
            "published": f"2031-05-03T1{n % 9}:{n:02}",
        }
        for n in range(70)
    ]
    found = app.stories(lines(tmp_path / "papers.jsonl", papers))
    assert [(len(s.reports), s.origins_low, s.origins_high) for s in found.stories] == [(70, 1, 1)]
    assert "count as one text" in told(found)


def test_copies_under_many_mastheads_stand_for_one_text(tmp_path: Path) -> None:
    fowl = "Heron Egret Plover Curlew Dunlin Godwit Avocet Ruff Knot Snipe Coot Teal".split()
    copies = {f"{a}{b}": f"The {a} {b}\n\nTram hits wall\n\n{TRAM}" for a in fowl[:5] for b in fowl[5:]}
    record = crossread.compare(written(tmp_path, **copies))
    (sheet,) = record.sheets
    assert (len(sheet.story.reports), sheet.story.origins_low) == (len(copies), 1)
    assert len([f for f in sheet.findings if f.kind == "copied_text"]) == 1
    assert f"{len(copies)} reports print this text" in told(record)


def test_reports_without_any_date_end_with_a_notice(tmp_path: Path) -> None:
    chosen = random.Random(1)
    things, towns = "barge bakery orchard violin turbine ledger".split(), "Brennau Oberau Lirio Drenn Tovia".split()
    articles = [
        {"text": f"The {chosen.choice(things)} number {n} of {chosen.choice(towns)} was sold.", "outlet": f"Outlet {n}"}
        for n in range(500)
    ]
    found = app.stories(lines(tmp_path / "undated.jsonl", articles))
    assert sum(len(story.reports) for story in found.stories) == 500
    assert "499 more reports have no date" in told(found)


def test_clocks_a_year_wrong_are_doubted_whether_in_the_story_or_beside_it(tmp_path: Path) -> None:
    said = ("police", "the fire brigade", "a hospital", "witnesses")
    articles = [
        {
            "title": f"Tram hits brewery wall in Brennau, {who} say",
            "text": TRAM.replace("police said", f"{who} said"),
            "outlet": f"Outlet {number}",
            "published": f"{2030 if number == 3 else 2031}-05-12T1{number}:05:00Z",
        }
        for number, who in enumerate(said)
    ]
    assert "clock may be wrong" in told(app.stories(lines(tmp_path / "clocks.jsonl", articles)))


def test_digest_of_forty_items_is_told_and_lends_no_story_its_title(tmp_path: Path) -> None:
    digest = "The day in forty items\n\n12 May 2031\n\n" + "\n\n".join(ITEMS)
    ferry = "Ferry aground off Lirio\n\nLIRIO, 12 May 2031 - A ferry ran aground off Lirio on Monday, and four passengers were hurt."
    found = app.stories(written(tmp_path, digest=digest, ferry=ferry))
    assert {story.title for story in found.stories if len(story.reports) > 1} <= {"Ferry aground off Lirio"}
    assert "many unrelated things" in told(found)


def test_live_blog_is_told(tmp_path: Path) -> None:
    blog = "Tram accident in Brennau: live\n\n12 May 2031\n\n" + "\n\n".join(BLOG)
    record = crossread.compare(written(tmp_path, blog=blog, tram=f"Tram hits wall\n\n12 May 2031\n\n{TRAM}"))
    assert "live blog of 6 entries" in told(record)
