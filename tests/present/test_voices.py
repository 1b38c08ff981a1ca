from crossread.model.claims import Speaker
from crossread.present.layout import lay_out
from crossread.present.voices import telling_voices
from crossread.testing import (
    make_figure,
    make_finding,
    make_place,
    make_reading,
    make_record,
    make_report,
    make_statement,
    make_when,
)


def shown(kind, readings, evidence, **fields):
    """The story, and the row of the one finding on this evidence."""
    record = make_record(readings, findings=(make_finding(kind, evidence, **fields),))
    (story,) = lay_out(record).stories
    (row,) = (row for section in story.sections for row in section.rows if row.number)
    return story, row


def told(row):
    return [(voice.names, voice.words.words, voice.note) for voice in row.voices]


def states(story):
    return {card.name: (cell.state, cell.text) for card, cell in zip(story.cards, story.matrix[0].cells, strict=True)}


def quotes():
    return (
        make_report("We closed the road.", outlet="A", published="2024-05-01"),
        make_report("We did not close the road.", outlet="B", published="2024-05-02"),
        make_report("“We closed the road”, she said.", outlet="C", published="2024-05-03"),
    )


def quote_row():
    a, b, c = quotes()
    evidence = (
        (a, "We closed the road.", "wording"),
        (b, "We did not close the road.", "wording"),
        (c, "We closed the road", "wording"),
    )
    summary = "“We closed the road.” (A) / “We did not close the road.” (B)"
    return shown("quote_variant", map(make_reading, (a, b, c)), evidence, summary=summary)


def test_each_wording_is_heard_with_all_who_have_it():
    _, row = quote_row()
    assert told(row) == [(("A", "C"), "We closed the road.", ""), (("B",), "We did not close the road.", "")]


def test_wording_that_differs_from_most_is_another_value():
    story, _ = quote_row()
    assert states(story) == {
        "A": ("said", "We closed the road"),
        "B": ("other", "We did not close the road"),
        "C": ("said", "We closed the road"),
    }


def test_wordings_that_differ_late_are_two():
    head = "We shall do all that can be done for every one of the people of this valley, and "
    a, b = make_report(f"{head}soon.", outlet="A"), make_report(f"{head}never.", outlet="B")
    _, row = shown("quote_variant", map(make_reading, (a, b)), ((a, a.text, "wording"), (b, b.text, "wording")))
    assert len(row.voices) == 2


def test_words_that_stand_in_the_text_are_not_told_again_where_room_is_short():
    _, row = quote_row()
    assert telling_voices(row) == []


def test_denial_stands_after_what_it_denies_and_is_called_one():
    a, b = make_report("The road was closed in time.", outlet="A"), make_report("It was never closed.", outlet="B")
    evidence = ((b, "It was never closed", "denies"), (a, "The road was closed in time", "denied"))
    _, row = shown("denial", map(make_reading, (a, b)), evidence)
    assert told(row) == [
        (("A",), "The road was closed in time", ""),
        (("B",), "It was never closed", "denies"),
    ]


def source_lost():
    a = make_report("The road was closed, police said.", outlet="A", published="2024-05-01")
    b = make_report("The road was closed. It rained.", outlet="B", published="2024-05-02")
    police = Speaker(key="police", name="Selm police")
    said = make_statement(a, a.text, content="The road was closed", source="police", cue="said", speaker=police)
    evidence = (
        (b, "The road was closed", "value"),
        (a, "The road was closed", "value"),
        (a, "The road was closed, police said", "source"),
        (a, "police", "source"),
    )
    return shown("attribution_loss", (make_reading(a, statements=(said,)), make_reading(b)), evidence)


def test_lost_source_is_heard_in_both_reports():
    _, row = source_lost()
    assert told(row) == [
        (("A",), "The road was closed, police said", ""),
        (("B",), "The road was closed", "own voice"),
    ]


def test_report_without_the_source_has_another_value():
    story, _ = source_lost()
    assert states(story) == {"A": ("said", "Selm police"), "B": ("other", "own voice")}


def test_speakers_who_differ_are_other_values_and_heard_with_their_words():
    a = make_report("Police called it “a trap”.", outlet="A", published="2024-05-01")
    b = make_report("The mayor called it “a trap”.", outlet="B", published="2024-05-02")
    evidence = ((a, "Police", "source"), (a, "“a trap”"), (b, "The mayor", "source"), (b, "“a trap”"))
    story, row = shown("attribution_conflict", map(make_reading, (a, b)), evidence, values=("police", "mayor"))
    assert states(story) == {"A": ("other", "Police"), "B": ("other", "The mayor")}
    assert [words for _, words, _ in told(row)] == ["Police called it “a trap”", "The mayor called it “a trap”"]


def test_whole_sentence_of_one_report_is_heard():
    a = make_report("Four men and three women are among the six dead.", outlet="A")
    _, row = shown("internal_inconsistency", (make_reading(a),), ((a, a.text),), summary=f"A: “{a.text}”")
    assert told(row) == [(("A",), a.text, "")]


def test_places_are_one_where_bearing_and_name_are():
    texts = ("40 km northeast of Selm", "40 km north-east of Selm", "40 km northwest of Selm")
    reports = [make_report(f"It struck {text}.", outlet=name) for name, text in zip("ABC", texts, strict=True)]
    readings = [
        make_reading(report, places=(make_place(report, text, key="selm", bearing=bearing),))
        for report, text, bearing in zip(reports, texts, ("NE", "NE", "NW"), strict=True)
    ]
    story, _ = shown("place_conflict", readings, tuple(zip(reports, texts, strict=True)))
    assert {name: state for name, (state, _) in states(story).items()} == {"A": "said", "B": "said", "C": "other"}


def test_hours_of_one_day_are_that_day_where_days_differ():
    texts = {"A": ("15:30", "2024-05-03T15:30"), "B": ("Friday", "2024-05-03"), "C": ("Thursday", "2024-05-02")}
    reports = {name: make_report(f"It broke at {words}.", outlet=name) for name, (words, _) in texts.items()}
    readings = [make_reading(reports[n], whens=(make_when(reports[n], w, v),)) for n, (w, v) in texts.items()]
    evidence = tuple((reports[name], words) for name, (words, _) in texts.items())
    story, _ = shown("date_conflict", readings, evidence)
    assert {name: state for name, (state, _) in states(story).items()} == {"A": "said", "B": "said", "C": "other"}


def test_several_reports_against_an_odd_one_out_are_said():
    words = {"A": "Azure side", "B": "Asian side", "C": "the men of Azur"}
    reports = {name: make_report(f"It was the {text}.", outlet=name) for name, text in words.items()}
    evidence = tuple((reports[n], t, "odd one out" if n == "B" else "value") for n, t in words.items())
    story, row = shown("name_conflict", map(make_reading, reports.values()), evidence)
    assert {name: state for name, (state, _) in states(story).items()} == {"A": "said", "B": "other", "C": "said"}
    assert row.voices[0].names == ("B",)


def test_third_of_the_people_is_told_in_its_words():
    report = make_report("A third of residents were evacuated.")
    third = make_figure(report, "A third of residents", measure="evacuated", value=1 / 3)
    (story,) = lay_out(make_record((make_reading(report, figures=(third,)),))).stories
    (row,) = story.section("figures").rows
    assert [group.value for group in row.groups] == ["A third of residents"]
