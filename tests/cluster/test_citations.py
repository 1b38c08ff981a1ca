"""Words that a report has from another outlet by its own account."""

from crossread.cluster.citations import find_citations
from crossread.cluster.origins import find_origins
from crossread.model.notes import NameMention
from crossread.model.reading import Reading
from crossread.model.stories import Citation
from crossread.testing import make_notes, make_reading, make_report
from crossread.weigh.origins import is_outlet_cited, origins_of_spans
from tests.cluster.stories import story_of

FIRST = "The dredger Oline sprang a leak in the lock of Vemb, two dockers told Vemb Echo. Nobody was hurt."


def report(text: str, outlet: str, published: str = "2031-06-02", *, title: str = "") -> Reading:
    return make_reading(make_report(text, outlet=outlet, published=published, title=title))


def first() -> Reading:
    return report(FIRST, "Vemb Echo", "2031-06-01")


def cited(*readings: Reading) -> list[tuple[str, str]]:
    """The outlets that the last reading cites, and whether their report is at hand."""
    return [(one.name, one.cited) for one in find_citations(readings) if one.report == readings[-1].id]


def words(reading: Reading, citation: Citation) -> list[str]:
    return [reading.report.read(span) for span in citation.spans]


def test_report_that_cites_another_has_its_words_from_there() -> None:
    again = report("The Oline is leaking in the lock of Vemb, the Vemb Echo reported on Monday.", "Coast Radio")
    assert cited(first(), again) == [("Vemb Echo", first().id)]


def test_of_two_outlets_the_one_that_the_other_cites_is_the_source() -> None:
    text = "The Oline is leaking, Coast Radio said, citing a report in the Vemb Echo."
    middle = report("The Oline is leaking, the Vemb Echo reported.", "Coast Radio")
    assert cited(first(), middle, report(text, "Inland Post")) == [("Vemb Echo", first().id)]


def test_short_name_after_the_article_means_the_only_paper_of_that_name() -> None:
    paper = report("The lock of Vemb is shut.", "The Vemb Courier", "2031-06-01")
    assert cited(paper, report("The lock is shut, the Courier wrote.", "Coast Radio")) == [("Courier", paper.id)]
    rival = report("The lock of Vemb is shut.", "Holm Courier", "2031-06-01")
    assert cited(paper, rival, report("The lock is shut, the Courier wrote.", "Coast Radio")) == []


def test_newspaper_named_before_is_meant_by_the_noun() -> None:
    again = report(
        "The Oline is leaking, the Vemb Echo reported. Divers are on their way, the newspaper said. It is raining.",
        "Coast Radio",
    )
    found = next(one for one in find_citations((first(), again)) if one.report == again.id)
    assert [text.split()[0] for text in words(again, found)] == ["The", "Divers"]
    assert len(found.at) == 2


def test_own_outlet_is_not_cited() -> None:
    assert cited(report("The lock is shut, the master told Coast Radio.", "Coast Radio")) == []
    assert cited(first()) == []


def test_office_that_speaks_for_itself_is_no_outlet() -> None:
    office = report("The lock is shut.", "Ministry of Waterways", "2031-06-01")
    assert cited(office, report("The lock is shut, the Ministry of Waterways said.", "Coast Radio")) == []


def test_media_may_have_no_name() -> None:
    assert cited(report("According to local media reports, the lock is shut.", "Coast Radio")) == [("", "")]
    assert cited(report("The master told the media that the lock is shut.", "Coast Radio")) == []


def test_outlet_that_is_not_at_hand_is_known_by_its_name_or_by_what_it_is_called() -> None:
    assert cited(report("The lock is shut, the Holm Gazette reported.", "Coast Radio")) == [("Holm Gazette", "")]
    assert cited(report("The lock is shut, the newspaper Vandet wrote.", "Coast Radio")) == [("Vandet", "")]
    assert cited(report("The lock is shut, harbour master Vandet said.", "Coast Radio")) == []


def test_clause_set_against_the_cited_one_is_the_speakers() -> None:
    again = report("Police said the lock was open, while the Vemb Echo reported that it was shut.", "Coast Radio")
    found = next(one for one in find_citations((first(), again)) if one.report == again.id)
    assert words(again, found) == ["while the Vemb Echo reported that it was shut."]


def test_headline_rests_on_what_the_lead_rests_on() -> None:
    title = "Dredger leaks in lock"
    again = report(f"{title}\n\nThe Oline is leaking, the Vemb Echo reported.", "Coast Radio", title=title)
    found = next(one for one in find_citations((first(), again)) if one.report == again.id)
    assert title in words(again, found)


def chain() -> tuple[Reading, ...]:
    """Each cites the one before, the last one media without a name."""
    return (
        first(),
        report("The Oline is leaking in the lock of Vemb, the Vemb Echo reported.", "Coast Radio"),
        report("Water runs into the Oline, Coast Radio said.", "Inland Post", "2031-06-03"),
        report("According to media reports, the Oline is leaking.", "Hill News", "2031-06-04"),
    )


def test_person_who_is_called_as_an_outlet_is_none() -> None:
    paper = report("The lock of Vemb is shut.", "Wolf", "2031-06-01")
    assert cited(paper, report("The lock is shut, Wolf reported.", "Coast Radio")) == [("Wolf", paper.id)]
    assert cited(paper, report("The lock is shut, Vicente Wolf said.", "Coast Radio")) == []
    text = "Vicente Wolf came by boat. The lock is shut, Wolf said."
    made = make_report(text, outlet="Coast Radio")
    named = NameMention(start=0, end=12, first=0, last=0, label="PERSON")
    assert cited(paper, make_reading(made, notes=make_notes(made, names=(named,)))) == []


def test_outlet_of_the_same_house_is_not_cited() -> None:
    assert cited(report("The lock is shut, the master told Fox News.", "www.foxnews.com")) == []


def test_chain_of_citations_has_one_certain_origin() -> None:
    readings = chain()
    origins = find_origins(readings, (), find_citations(readings))
    assert [(o.name, len(o.reports)) for o in origins if o.certain] == [("Vemb Echo", 3)]
    assert [o.name for o in origins if not o.certain] == ["Hill News"]


def test_claim_of_a_chain_has_one_certain_origin() -> None:
    story = story_of(chain())
    spans = [reading.report.span(0, reading.report.text.index(",")) for reading in chain()]
    behind = origins_of_spans(story, spans)
    assert (behind.low, behind.high) == (1, 2)
    assert behind.certain == ("outlet Vemb Echo",)


def test_two_that_cite_each_other_have_no_certain_origin_but_count_one() -> None:
    readings = (
        report("The Oline is leaking, Coast Radio said.", "Vemb Echo", "2031-06-01"),
        report("The Oline is leaking, the Vemb Echo reported.", "Coast Radio"),
    )
    assert (story_of(readings).origins_low, story_of(readings).origins_high) == (1, 2)


def test_report_with_much_of_its_own_keeps_its_origin_but_for_what_it_cites() -> None:
    own = "The lock of Vemb stood open all night, and the water fell by a metre until the morning came."
    heard = "Lock master Ane Friis told Coast Radio that she had called for pumps from three towns at midnight."
    mixed = report(f"The Oline is leaking, the Vemb Echo reported. {own} {heard}", "Coast Radio")
    story = story_of((first(), mixed))
    assert story.origins_low == 2
    cites = mixed.report.span(0, mixed.report.text.index(","))
    assert origins_of_spans(story, [cites]).certain == ("outlet Vemb Echo",)
    at = mixed.report.text.index(own)
    assert origins_of_spans(story, [mixed.report.span(at, at + len(own))]).certain == ("outlet Coast Radio",)


def test_outlet_that_is_not_at_hand_counts_perhaps() -> None:
    other = report("The Oline is leaking, the Holm Gazette reported.", "Coast Radio")
    story = story_of((first(), other))
    assert (story.origins_low, story.origins_high) == (1, 2)
    assert is_outlet_cited(story, other.report.span(26, 38))
