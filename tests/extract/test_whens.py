"""Time expressions and what they mean."""

import re
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import annotate, load_reader
from crossread.extract.event_day import find_event_date
from crossread.extract.whens import find_whens
from crossread.model.notes import Notes, Sentence
from crossread.model.reports import Dateline
from crossread.testing import make_notes, make_report, span_of


def notes_of(report) -> Notes:
    """Plain notes whose sentences end before a capital, so that decimals and abbreviations do not end one."""
    bounds = [m.span() for m in re.finditer(r"\S(?:[^.!?\n]|[.!?](?! [A-Z]|\Z))*[.!?]?", report.text)]
    sentences = tuple(
        Sentence(index=i, start=a, end=b, first=0, last=0, vector=array("f")) for i, (a, b) in enumerate(bounds)
    )
    return make_notes(report, sentences=sentences)


def whens_of(text: str, **fields):
    report = make_report(text, **fields)
    return report, find_whens(report, notes_of(report))


def values_of(text: str, **fields) -> dict[str, str]:
    report, whens = whens_of(text, **fields)
    return {report.read(when.span): when.value for when in whens}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began on Monday.", "Monday", "2024-05-06"),
        ("It began on Wednesday.", "Wednesday", "2024-05-08"),
        ("It began last Wednesday.", "last Wednesday", "2024-05-01"),
        ("They will meet on Friday.", "Friday", "2024-05-10"),
        ("The line stays closed until Friday.", "until Friday", "../2024-05-10"),
        ("The line stayed closed until Friday.", "until Friday", "../2024-05-03"),
        ("They will meet next Wednesday.", "next Wednesday", "2024-05-15"),
        ("They will pay 9 percent over Friday's close.", "Friday's", "2024-05-03"),
        ("The team will appeal Monday's ban.", "Monday's", "2024-05-06"),
        ("They will stand in Sunday's election.", "Sunday's", "2024-05-12"),
        ("They will watch Sunday's coming election.", "Sunday's", "2024-05-12"),
        ("They will debate next Friday's motion.", "next Friday's", "2024-05-10"),
        ("It began on the 6th, he said.", "the 6th", "2024-05-06"),
        ("It began on the 19th.", "the 19th", "2024-04-19"),
        ("It began on 3 March.", "3 March", "2024-03-03"),
        ("It began on Dec. 30.", "Dec. 30", "2023-12-30"),
        ("It began on 12.09.2023.", "12.09.2023", "2023-09-12"),
        ("It began on Sunday, 31 March 2024.", "Sunday, 31 March 2024", "2024-03-31"),
        ("Hundreds died in February.", "February", "2024-02"),
        ("Hundreds died in November.", "November", "2023-11"),
        ("The vote will be held in November.", "November", "2024-11"),
        ("In the fall of 2020 it ended.", "the fall of 2020", "2020-23"),
        ("Signed between 2020 and 2022 it held.", "2020 and 2022", "2020/2022"),
        ("Signed from 2020 to 2022 it held.", "2020 to 2022", "2020/2022"),
        ("They have quarrelled since 1988.", "since 1988", "1988/.."),
        ("After 44 days of fighting it ended.", "44 days", "P44D"),
        ("It lasted about 40 minutes.", "40 minutes", "PT40M"),
        ("It began yesterday.", "yesterday", "2024-05-07"),
        ("They died overnight.", "overnight", "2024-05-07/2024-05-08"),
        ("It closed two weeks ago.", "two weeks ago", "2024-W17"),
        ("It closed two weekends ago.", "two weekends ago", "2024-04-27/2024-04-28"),
        ("It closed three nights ago.", "three nights ago", "2024-05-05"),
        ("It closed last year.", "last year", "2023"),
        ("In the 1990s it closed.", "the 1990s", "199X"),
        ("It rose in 2019, and on 3 April 2020 it fell. Three days later it rose.", "Three days later", "2020-04-06"),
        ("It fell on 31 August 2020. A month earlier it had risen.", "A month earlier", "2020-07"),
        ("He left on 3 April 2020. On the same day she came.", "the same day", "2020-04-03"),
        ("It runs every day.", "every day", "P1D"),
        ("It pays three times a month.", "a month", "P1M"),
        ("It ran for years.", "years", "PXY"),
        ("It ran for the past few weeks.", "the past few weeks", "PXW"),
        ("It took two to three weeks.", "two to three weeks", "P2W"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("It closed twenty-five years ago.", "twenty-five years ago", "1999"),
        ("It closed a decade ago.", "a decade ago", "2014"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        ("It was built in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It fell after its 1990 merger.", "1990", "1990"),
        ("It fell in 1994, 1995 and 1997.", "1995", "1995"),
        ("It opened last Thanksgiving.", "last Thanksgiving", "2023-11-23"),
        ("It will open on Christmas Eve.", "Christmas Eve", "2024-12-24"),
        ("They met on April 24 and 25.", "April 24 and 25", "2024-04-24/2024-04-25"),
        ("He has until Friday to pay.", "until Friday", "../2024-05-10"),
        ("Profit in the first quarter rose from a year earlier.", "a year earlier", "2023-33"),
        ("First-quarter profit rose. In the year-earlier quarter it fell.", "the year-earlier quarter", "2023-33"),
        ("It grew in the first half of 2023.", "the first half of 2023", "2023-40"),
        ("It fell over the weekend.", "the weekend", "2024-05-04/2024-05-05"),
        ("It fell on 3 April 2020. The next morning it rose.", "The next morning", "2020-04-04"),
        ("It fell on 3 April 2020. It had begun the previous Monday.", "the previous Monday", "2020-03-30"),
        ("In July last year it closed.", "July last year", "2023-07"),
    ],
)
def test_expression_is_resolved_against_the_day_of_the_report(text, words, value):
    assert values_of(text, published="2024-05-08").get(words) == value


def test_weekday_as_written_is_kept_where_it_contradicts_the_date():
    report, (when,) = whens_of("The ship sank on Friday, June 14.", published="2025-06-15")
    assert (when.value, when.weekday) == ("2025-06-14", 4)
    assert report.read(when.span) == "Friday, June 14"


def test_weekday_without_any_date_in_the_report_has_no_value():
    _, (when,) = whens_of("The ship sank on Friday.")
    assert (when.value, when.weekday, when.anchor) == ("", 4, "")


def test_dateline_without_a_year_gives_month_and_day_only():
    report = make_report("OSLO, Nov 16 (XYZ) - Talks began on the 14th.", dateline="OSLO, Nov 16 (XYZ) -")
    line = Dateline(span=span_of(report, "OSLO, Nov 16 (XYZ) -"), place="Oslo", date="XXXX-11-16")
    dated = make_report(report.text, dateline="OSLO, Nov 16 (XYZ) -", dateline_parts=line)
    assert [w.value for w in find_whens(dated, notes_of(dated))] == ["XXXX-11-16", "XXXX-11-14"]


def test_early_weekday_may_be_the_day_after_a_stamp_from_further_west():
    assert (
        values_of("It was launched on Friday morning local time.", published="2017-09-14")["Friday morning"]
        == "2017-09-15"
    )


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("It struck on 8 May 2024 at 4:30 p.m. Bishkek time.", "2024-05-08T10:30Z"),
        ("It struck on 8 May 2024 at 02:47 GMT.", "2024-05-08T02:47Z"),
        ("It struck on 8 May 2024 at seven in the evening Nairobi time.", "2024-05-08T16:00Z"),
        ("It struck on 8 May 2024 at 17.30 CEST.", "2024-05-08T15:30Z"),
        ("It struck at 4:30 p.m. (1030 GMT) on 8 May 2024.", "2024-05-08T10:30Z"),
    ],
)
def test_zone_gives_the_instant_in_utc(text, utc):
    _, whens = whens_of(text)
    assert utc in {when.utc for when in whens}


def test_bracketed_instant_serves_the_local_time_before_it():
    _, whens = whens_of("It hit late on 8 October 2024, at 11:47 p.m. local time (0247 GMT).")
    assert [w.utc for w in whens if w.kind == "time"] == ["2024-10-09T02:47Z", "2024-10-09T02:47Z"]


@pytest.mark.parametrize(
    "text",
    [
        "March with us!",
        "He may come.",
        "a 31-year-old vessel",
        "Press release No. 118/2025",
        "2016 people",
        "Valley Today",
        "a second car",
    ],
)
def test_what_tells_no_time_is_left_alone(text):
    assert values_of(text) == {}


def test_event_date_is_the_day_of_the_lead_and_not_of_the_saying():
    text = "Two men died on Monday when a roof fell, police said on Tuesday. The market opened in 1990."
    report = make_report(text, published="2024-05-08")
    notes = notes_of(report)
    assert find_event_date(report, notes, find_whens(report, notes)) == "2024-05-06"


def test_event_date_is_empty_where_the_lead_names_no_day():
    report = make_report("The roof of a market fell, police said.", published="2024-05-08")
    assert find_event_date(report, notes_of(report), ()) == ""


PIECES = st.lists(
    st.sampled_from(
        "on in the 19th Monday Sept. 16 , 2023 2020 to between and since at 4:30 p.m. (1030 GMT) local time last next week 44 days "
        "ago earlier later two weekends nights fortnight quarters decades half a century March May noon every day 2020-21 "
        "31.02.2023 99:99 the 1990s overnight — \n".split(" ")
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(["", "2024-02-29", "0001-01-01", "9999-12-31", "XXXX-02-29"]))
def test_any_heap_of_time_words_gives_spans_that_lie_apart(pieces, published):
    report, whens = whens_of(" ".join(pieces), published=published)
    last = 0
    for when in whens:
        assert last <= when.span.start < when.span.end <= len(report.text)
        last = when.span.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    whens_of(text, published="2024-05-08")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Water Ministry said on 4 May that the water which flooded Orr on 3 May had passed.", "2024-05-03"),
        ("The road is shut, the office said on Monday.", ""),
        ("The first patient was admitted to hospital on 2 May, the clinic said.", "2024-05-02"),
        ("The town did not inspect the stand, as the permit of 4 March did not ask for it.", ""),
        ("Alder will pay 9 percent over Monday's close.", ""),
        ("Fans fled after a stand fell at Saturday's derby.", "2024-05-04"),
        ("Nine people had died by Monday, and the stand fell on Saturday.", "2024-05-04"),
        ("As of Monday nine people are dead.", ""),
        ("Nine people were dead as at 10.00 on Monday.", ""),
    ],
)
def test_a_day_that_only_dates_the_saying_is_no_event_date(text, day):
    report = make_report(text, published="2024-05-08")
    notes = annotate(report, load_reader())
    assert find_event_date(report, notes, find_whens(report, notes)) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nine miners had died by Monday morning, officials say.", "2024-05-06"),
        ("The toll had risen to nine by Monday.", "2024-05-06"),
        ("By then nobody had left, and all boats had come back by Monday.", "2024-05-06"),
        ("The owner had to pay the town by Monday.", "2024-05-13"),
        ("The hearing had been postponed by the court until Monday.", "2024-05-13"),
    ],
)
def test_what_had_happened_by_a_weekday_is_past(text, value):
    report = make_report(text, published="2024-05-08")
    (when,) = (w for w in find_whens(report, annotate(report, load_reader())) if w.weekday == 0)
    assert when.value[-10:] == value


@pytest.mark.parametrize(
    ("stamp", "text", "value"),
    [
        ("2024-05-08T09:00", "The fire broke out at 11 p.m. and burnt for hours.", "2024-05-07T23:00"),
        ("2024-05-08T09:00", "The fire broke out at 11 a.m. and burnt for hours.", "2024-05-08T11:00"),
        ("2024-05-08", "The fire broke out at 11 p.m. and burnt for hours.", "2024-05-08T23:00"),
    ],
)
def test_an_hour_long_after_the_stamp_is_the_day_befores(stamp: str, text: str, value: str) -> None:
    _, whens = whens_of(text, published=stamp)
    assert [w.value for w in whens if w.kind == "time"] == [value]


@pytest.mark.parametrize(
    "unit", "second minute hour day night week weekend fortnight month quarter year decade century".split()
)
@pytest.mark.parametrize("way", ["ago", "earlier", "later", "before", "after"])
@pytest.mark.parametrize("number", ["one", "two", "40", "9999"])
def test_every_unit_and_way_is_read_without_failing(unit, way, number):
    text = f"It fell on 3 April 2020. It closed {number} {unit}s {way}. It opens in {number} {unit}s, next {unit}, or every {unit}."
    assert f"{number} {unit}s" in " ".join(values_of(text))


def test_a_day_long_past_told_aside_is_not_the_day_of_the_hours_after_it() -> None:
    told = "Three died on Thursday, the ministry said, speaking of a truce signed on April 12. The shells fell at 9:40 a.m."
    assert values_of(told, published="2025-09-18")["9:40 a.m."] == "2025-09-18T09:40"
    retold = "The truce was signed on April 12. The pens were laid down at 9:40 a.m."
    assert values_of(retold, published="2025-09-18")["9:40 a.m."] == "2025-04-12T09:40"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A dam broke two decades ago. Two days later the valley was empty.", "Two days later", "2004"),
        ("In 2016 a dam broke. Three weeks later the mayor went.", "Three weeks later", "2016"),
        ("In 2016 a dam broke. Three months later the mayor went.", "Three months later", "2016"),
        ("In April 2016 a dam broke. Ten days later the mayor went.", "Ten days later", "2016-04"),
        ("In April 2016 a dam broke. Three months later the mayor went.", "Three months later", "2016-07"),
        ("On 3 April 2016 a dam broke. Ten days later the mayor went.", "Ten days later", "2016-04-13"),
        ("A dam broke the night before last, police said.", "the night before last", "2024-05-06"),
        ("A dam broke the year before last.", "the year before last", "2022"),
    ],
)
def test_a_time_beside_a_vague_one_is_no_finer_and_before_last_is_two_back(text, words, value):
    assert values_of(text, published="2024-05-08")[words] == value


def test_the_week_before_last_friday_is_not_read_as_two_weeks_back():
    assert "the week before last" not in values_of("It broke the week before last Friday.", published="2024-05-08")


def test_days_under_a_minus_are_no_time():
    assert "3 days ago" not in values_of("It broke -3 days ago.", published="2024-05-08")
    assert values_of("It broke 3 days ago.", published="2024-05-08")["3 days ago"] == "2024-05-05"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two men went on trial for the killing of a baker at the market on 12 January.", "2025-01-12"),
        ("The court heard a survivor of the fire of 12 January.", "2025-01-12"),
        ("Police have charged a man over the 12 January attack.", "2025-01-12"),
        ("The baker was killed on 12 January, the court heard.", "2025-01-12"),
        ("The union said that the strike would begin on 12 January.", "2026-01-12"),
        ("The man is to be sentenced on 12 January.", "2026-01-12"),
        ("A concert for victims of the fire will be held on 12 January.", "2026-01-12"),
        ("The murder trial is to open on 12 January.", "2026-01-12"),
        ("The court set a hearing on the attack for 12 January.", "2026-01-12"),
    ],
)
def test_a_date_without_year_beside_what_has_happened_is_past(text, value):
    report = make_report(text, published="2025-11-17")
    (when,) = (w for w in find_whens(report, annotate(report, load_reader())) if "January" in report.read(w.span))
    assert when.value == value


def test_a_date_that_follows_its_report_by_a_month_may_be_a_slip_of_the_dateline():
    report = make_report("A barge sank on 12 January, the coast guard said.", published="2025-12-12")
    (when,) = find_whens(report, annotate(report, load_reader()))
    assert when.value == "2026-01-12"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The head of the union vowed to shut every gate from Wednesday.", "2024-05-15"),
        ("She urged the voters to stay at home on Saturday.", "2024-05-18"),
        ("The gates will be shut from Wednesday.", "2024-05-15"),
        ("The port was closed from Sunday, officials said.", "2024-05-12"),
        ("He vowed on Monday to fight on.", "2024-05-13"),
        ("Talks ran from Monday to Friday.", "2024-05-06/2024-05-10"),
    ],
)
def test_what_is_vowed_is_to_come_and_a_week_begins_before_its_end(text, value):
    report = make_report(text, published="2024-05-14")
    assert [w.value for w in find_whens(report, annotate(report, load_reader()))] == [value]
