"""Which of a report's figures are of another happening than the story's."""

from crossread.model.reading import Reading
from crossread.reconcile.asides import belonging, may_be_one
from crossread.testing import make_figure, make_place, make_reading, make_report, make_when

DAY = "2024-03-01"


def told(text: str, *figures: tuple[str, float, int, str], whens: dict[str, str] | None = None) -> Reading:
    """A report with figures of killed (words, number, index of the sentence, day told) and whens (words, value)."""
    report = make_report(text, outlet="Pass Radio", published="2024-03-01T12:00")
    made = tuple(make_figure(report, w, value=n, sentence=s, when=day, of="people") for w, n, s, day in figures)
    found = tuple(make_when(report, words, value) for words, value in (whens or {}).items())
    return make_reading(report, figures=made, whens=found)


def asides_of(*readings: Reading) -> set[float | None]:
    where = belonging(readings, day=DAY, own_days={r.id: DAY for r in readings}, year="2024")
    return {f.value for r in readings for f in r.claims.figures if f.id in where.asides}


LEAD = "The bus fell. It was dark. Nobody saw it."


def test_a_toll_of_another_day_is_told_aside() -> None:
    reading = told(f"{LEAD} In May 2019 nine people died there.", ("nine people", 9, 3, "2019-05"))
    assert asides_of(reading) == {9}


def test_the_day_of_a_sentence_is_carried_on_in_its_paragraph() -> None:
    text = f"{LEAD} A boat sank there in May 2019. Nine people died."
    assert asides_of(told(text, ("Nine people", 9, 4, ""), whens={"May 2019": "2019-05"})) == {9}
    apart = text.replace(". Nine", ".\nNine")
    assert not asides_of(told(apart, ("Nine people", 9, 4, ""), whens={"May 2019": "2019-05"}))


def test_a_number_told_again_close_by_is_of_one_day() -> None:
    text = f"{LEAD}\nHarbour fire: nine dead\nThe fire of May 2019 left nine dead among the boats."
    reading = told(text, ("nine dead", 9, 3, ""), ("nine dead among", 9, 4, "2019-05"))
    assert asides_of(reading) == {9}


def test_a_number_of_the_heads_is_the_storys_wherever_it_stands() -> None:
    head = told("Nine people died on the pass.", ("Nine people", 9, 0, ""))
    body = told(f"{LEAD} In May 2019 nine people died there.", ("nine people", 9, 3, "2019-05"))
    assert not asides_of(head, body)


def test_a_toll_in_a_far_town_is_told_aside() -> None:
    report = make_report("A bus fell at Arl. It was dark. Nobody saw it. Six people died in Berk.", outlet="Radio")
    here = make_place(report, "Arl", latitude=50.0, longitude=10.0, precision=1)
    there = make_place(report, "Berk", latitude=10.0, longitude=80.0, precision=1)
    figure = make_figure(report, "Six people", value=6, sentence=3, of="people")
    assert asides_of(make_reading(report, figures=(figure,), places=(here, there))) == {6}


def test_a_report_whose_stamp_is_off_has_the_storys_day() -> None:
    reading = told("Nine people died on the pass.", ("Nine people", 9, 0, "2024-06-09"))
    where = belonging([reading], day=DAY, own_days={reading.id: "2024-06-09"}, year="2024")
    assert set(where.days.values()) == {DAY}


def test_days_within_three_days_may_be_one_happenings() -> None:
    assert may_be_one("2024-03-01", "2024-03-03")
    assert may_be_one("2024-03", "2024-03-03")
    assert may_be_one("2024-03-02/2024-03-03", "2024-03-01")
    assert not may_be_one("2023", "2024-03-03")
    assert not may_be_one("2024-03-09/2024-03-11", "2024-03-01")
