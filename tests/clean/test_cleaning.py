"""From a raw document to a report."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.clean import clean
from crossread.model.outcomes import Rejected
from crossread.model.reports import Hints, RawDocument, Report

WIRE = """Mill fire in Arda injures two

ARDA, Somewhere, May 6 (XNA) - Two workers were injured when a mill burned down in Arda on Monday, the fire service said.

"We saw smoke, and then the roof was gone," said Mira Vold, who lives next door, as quoted by Reuters.

The cause of the fire was not known on Tuesday, 7 May 2024.

(Reporting by Jo Doe; Editing by Jan Kos)

XNA ARD 1105 GMT
"""

WEB = """Home > News > Arda
ARDA POST
The voice of the valley since 1902

Mill fire: two in hospital
By Jo Doe
Published 7 May 2024, 10:12 CEST

Share
Copy link

Image caption: The mill on Monday evening. Photo: Jan Kos/XPA

Two workers are in hospital after a fire at the mill in Arda, the Arda Post has learned. Nobody else was hurt.

They told us to stay inside, a neighbour said.

Read more: Five questions about the mill

(With input from agencies)

Subscribe to the Post from 3 crowns a week.
"""


def report(text, **hints):
    made = clean(RawDocument(source="a.txt", text=text, digest="0", hints=Hints(**hints)))
    assert isinstance(made, Report)
    return made


def zones(made):
    return [(zone.kind, made.text[zone.start : zone.end]) for zone in made.zones]


def test_a_wire_story_keeps_its_text_and_loses_its_slug():
    made = report(WIRE)
    assert made.title == "Mill fire in Arda injures two"
    assert made.text.endswith("The cause of the fire was not known on Tuesday, 7 May 2024.")
    assert [kind for kind, _ in zones(made)] == ["title", "dateline", "body"]
    assert [dropped.why for dropped in made.dropped] == ["desk credit", "wire slug"]


def test_a_dateline_gives_place_agency_and_the_year_of_the_text():
    made = report(WIRE)
    assert made.dateline is not None
    assert (made.dateline.place, made.dateline.date, made.dateline.agency) == ("Arda", "2024-05-06", "XNA")
    assert made.read(made.dateline.span) == "ARDA, Somewhere, May 6 (XNA) -"
    assert made.dateline.date_span is not None
    assert made.read(made.dateline.date_span) == "May 6"
    assert made.dateline.place_span is not None
    assert made.read(made.dateline.place_span) == "ARDA"


def test_credits_name_the_agency_the_channel_and_the_reporter():
    found = {(credit.role, credit.name) for credit in report(WIRE).credits}
    assert found == {("agency", "XNA"), ("via", "Reuters"), ("author", "Jo Doe")}


def test_a_web_page_gives_outlet_byline_stamp_and_caption():
    made = report(WEB)
    assert made.outlet == "Arda Post"
    assert made.title == "Mill fire: two in hospital"
    assert made.published is not None
    assert made.published.value == "2024-05-07T10:12+02:00"
    kinds = dict(zones(made))
    assert kinds["masthead"] == "ARDA POST"
    assert kinds["byline"] == "By Jo Doe"
    assert kinds["caption"] == "The mill on Monday evening. Photo: Jan Kos/XPA"
    assert kinds["credit"] == "(With input from agencies)"
    assert {(c.role, c.name) for c in made.credits} == {
        ("agency", "agencies"),
        ("author", "Jo Doe"),
        ("photo", "Jan Kos/XPA"),
    }


def test_what_is_dropped_is_kept_with_its_words():
    made = report(WEB)
    for dropped in made.dropped:
        assert made.raw[dropped.start : dropped.end] == dropped.quote
    words = [dropped.quote for dropped in made.dropped]
    assert "The voice of the valley since 1902" in words
    assert "Home > News > Arda" in words
    assert "Subscribe to the Post from 3 crowns a week." in words


def test_a_letterhead_names_the_issuing_body():
    made = report(
        "REPUBLIC OF ARDIA\nMINISTRY OF MILLS AND RIVERS\nPress release No. 7/2024\nArda, 7 May 2024\n\nOn the fire of 6 May\n\n"
        "The Ministry of Mills and Rivers regrets the loss of the mill in Arda, which burned down on 6 May 2024.\n\n"
        "Two persons were injured. The cause is being investigated.\n\nPress Office of the Ministry\nTel. +000 11 204 50\n"
    )
    assert made.outlet == "Ministry of Mills and Rivers"
    assert made.title == "On the fire of 6 May"
    assert made.dateline is not None
    assert (made.dateline.place, made.dateline.date) == ("Arda", "2024-05-07")
    assert made.published is not None
    assert made.published.value == "2024-05-07"
    assert made.text.endswith("The cause is being investigated.")


def test_a_live_page_keeps_its_times_and_headings():
    made = report(
        "ARDA LIVE: Mill fire\nThis live blog is now closed. Newest first.\n\n"
        "20:41\nFire is out\nThe fire is out, the fire service says.\n\n"
        "18:20\nRoof gone\nThe roof of the mill has fallen in. Two people are hurt.\n\nShare this page\n"
    )
    for line in ("20:41", "Fire is out", "18:20", "Roof gone"):
        assert line in made.text.split("\n")
    assert "Share this page" not in made.text
    assert "live blog" not in made.text


def test_a_place_alone_on_a_line_is_a_dateline_and_a_known_outlet_is_not():
    body = "Two workers were hurt on Monday when a mill burned down in the town, police said.\n"
    assert report(f"Two hurt in mill fire in the north\nNEWTOWN\n{body}").dateline.place == "Newtown"
    made = report(f"Two hurt in mill fire in the north\nCGTN\n{body}")
    assert (made.dateline, made.outlet) == (None, "CGTN")


def test_the_last_paragraph_may_end_with_the_credit():
    made = report(
        "Two hurt in fire\n\nA mill burned in Arda.\n\n"
        "Two workers of the mill were hurt in the fire on Monday. (dpa/NAN)\n\nLeave a Reply\n"
    )
    assert made.agency == "dpa"
    assert zones(made)[-1] == ("credit", "(dpa/NAN)")


def test_hints_of_the_container_stand_where_the_text_is_silent():
    made = report(
        "A mill burned down in Arda on Monday, and two of its workers were hurt.",
        outlet="Arda Post",
        title="Mill burns",
        published="2024-05-07T08:00:00Z",
        author="Jo Doe, Jan Kos",
    )
    assert [(credit.role, credit.name) for credit in made.credits] == [("author", "Jan Kos"), ("author", "Jo Doe")]
    assert (made.outlet, made.title) == ("Arda Post", "Mill burns")
    assert made.published is not None
    assert made.published.value == "2024-05-07T08:00:00Z"
    assert made.published.span is None


def test_the_id_rests_on_the_text_and_never_on_the_name_of_the_file():
    first = clean(RawDocument(source="a.txt", text=WIRE, digest="0"))
    second = clean(RawDocument(source="b/c.txt", text=WIRE.replace("\n", "\r\n"), digest="1"))
    other = clean(RawDocument(source="a.txt", text=WIRE.replace("Two workers", "Ten workers"), digest="0"))
    assert first.id == second.id != other.id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Mühle in Arda ist am Montag abgebrannt, wie die Polizei mitteilte. "
            "Zwei Arbeiter sind verletzt. Die Ursache ist noch nicht bekannt.",
            "German",
        ),
        (
            "Un moulin a brûlé lundi à Arda, selon la police. Deux ouvriers ont été blessés et transportés dans un hôpital.",
            "French",
        ),
        (
            "Ei mølle i Arda brant ned mandag, opplyser politiet. To arbeidere ble skadd og er sendt til sykehus. Årsaken er ikke "
            "kjent, og politiet skal nå avhøre eieren.",
            "Norwegian",
        ),
        (
            "En mølle i Arda er brændt ned mandag, siger politiet. To arbejdere blev såret og er sendt på hospitalet. Ingen ved "
            "endnu hvorfor, men politiet har afhørt ejeren.",
            "Danish",
        ),
        ("Мельница сгорела в понедельник, сообщила полиция.", "Cyrillic"),
        ("周一，一座磨坊被烧毁，警方说有两人在火灾中受伤。", "Chinese"),
    ],
)
def test_other_languages_are_refused_by_name(text, language):
    made = clean(RawDocument(source="a.txt", text=text, digest="0"))
    assert isinstance(made, Rejected)
    assert made.cause == "not-english"
    assert language in made.detail


def test_a_short_text_has_the_benefit_of_the_doubt():
    assert report("Mill burns down in Arda.").text == "Mill burns down in Arda."


def test_a_page_of_furniture_alone_is_refused():
    made = clean(RawDocument(source="a.txt", text="Share\nCopy link\nSubscribe\n", digest="0"))
    assert isinstance(made, Rejected)
    assert made.cause == "empty"


SPOKEN = st.sampled_from(
    [*WIRE.split("\n"), *WEB.split("\n"), "\x00\x1b[31m", "💥 Blast 💥", "", "  ", "\u202eevil\u202c", "A" * 300]
)
PAGES = st.lists(SPOKEN, min_size=1, max_size=12).map("\n".join) | st.text(
    alphabet=string.printable + "“”’—é💥\u200b\u2028", max_size=400
)


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_any_page_gives_a_report_whose_every_place_is_sound(raw):
    made = clean(RawDocument(source="a.txt", text=raw, digest="0"))
    if isinstance(made, Rejected):
        return
    ends = [(zone.start, zone.end) for zone in made.zones]
    assert all(start < end for start, end in ends)
    assert all(before[1] <= after[0] for before, after in zip(ends, ends[1:], strict=False))
    assert all(
        not made.text[a[1] : b[0]].strip() for a, b in zip([(0, 0), *ends], [*ends, (len(made.text),) * 2], strict=True)
    )
    for piece in made.map.pieces:
        clean_words = made.text[piece.clean : piece.clean + piece.length]
        raw_words = made.raw[piece.raw : piece.raw + piece.length]
        assert all(c == r or (c == " " and r.isspace()) for c, r in zip(clean_words, raw_words, strict=True))
    for dropped in made.dropped:
        assert made.raw[dropped.start : dropped.end] == dropped.quote


@settings(max_examples=60, deadline=None)
@given(PAGES, st.data())
def test_a_span_reads_the_same_in_the_raw_text(raw, data):
    made = clean(RawDocument(source="a.txt", text=raw, digest="0"))
    if isinstance(made, Rejected):
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start + 1, len(made.text)))
    low, high = made.map.span_to_raw(made.span(start, end))
    assert 0 <= low <= high <= len(raw)
    piece = next((p for p in made.map.pieces if p.clean <= start and end <= p.clean + p.length), None)
    if piece:
        assert made.raw[low:high].split() == made.text[start:end].split()


_LEAD = "The bridge over the Orr was shut on Tuesday after a storm tore off part of its railing, police said."


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        ("NBL 061 0914\nTraffic-Bridge\n\nBridge shut after storm", "", "Bridge shut after storm"),
        (
            "The Evening Ledger\n12 March 2025\nBy our staff\n\nBridge shut after storm",
            "The Evening Ledger",
            "Bridge shut after storm",
        ),
        ("Bridge shut after storm\nStaff report", "", "Bridge shut after storm"),
        (
            "CITY OF ARDEN\nPress office\n17 August 2025\n\nStatement of the Mayor",
            "City of Arden",
            "Statement of the Mayor",
        ),
        (
            "Press office\nArden Rail Authority\n17 August 2025\n\nTrains stop on the coast",
            "Arden Rail Authority",
            "Trains stop on the coast",
        ),
        ("Arden Docks\nMedia statement, 7 October 2025", "Arden Docks", ""),
        ("Northern Business Line / NBL\nBridge shut after storm", "Northern Business Line", "Bridge shut after storm"),
    ],
)
def test_the_headline_and_the_issuer_are_found_among_the_lines_of_the_head(head, outlet, title):
    made = report(f"{head}\n\n{_LEAD}\n")
    assert (made.outlet, made.title) == (outlet, title)


@pytest.mark.parametrize("text", ["Mill", "Mill burns in Arda"])
def test_a_text_of_a_few_words_is_too_little(text):
    found = clean(RawDocument(source="a.txt", text=text, digest="0"))
    assert isinstance(found, Rejected)
    assert found.cause == "too-little-text"


@pytest.mark.parametrize("author", ["Reuters", "Staff writer with Reuters", "Jo Doe, Reuters"])
def test_agency_in_the_authors_field_is_the_reports_agency(author):
    made = report("A mill burned down in Arda on Monday, and two of its workers were hurt.", author=author)
    assert made.agency == "Reuters"
    assert ("agency", "Reuters") in {(credit.role, credit.name) for credit in made.credits}


def test_agency_in_the_byline_is_the_reports_agency():
    made = report("Mill burns\n\nBy Reuters\n\nA mill burned down in Arda on Monday.\n", outlet="Arda Post")
    assert (made.outlet, made.agency) == ("Arda Post", "Reuters")


@pytest.mark.parametrize("line", ["NordWire contributed to this report.", "With reporting from NordWire."])
def test_unknown_name_of_a_credit_line_is_an_author_and_no_claim(line):
    made = report(f"A mill burned down in Arda on Monday, and two of its workers were hurt.\n\n{line}\n")
    assert zones(made)[-1] == ("credit", line)
    assert (made.agency, [(c.role, c.name) for c in made.credits]) == ("", [("author", "NordWire")])
