"""What a report says of its own time."""

from crossread.model.reports import Dateline, Report
from crossread.model.spans import Span
from crossread.testing import make_report


def _datelined(day: str, *, published: str = "", updated: str = "") -> Report:
    line = Dateline(span=Span(report="r", start=0, end=3), place="Arl", date=day)
    return make_report("Arl -- A ferry sank.", id="r", published=published, updated=updated, dateline_parts=line)


def test_a_report_came_out_when_it_was_published_whatever_was_updated() -> None:
    report = _datelined("2023-09-18", published="2023-09-19T10:00", updated="2023-09-20")
    assert (report.came_out, report.borne_time) == ("2023-09-19T10:00", "2023-09-20")


def test_a_dateline_tells_when_a_report_came_out_where_nothing_else_does() -> None:
    report = _datelined("2023-09-18")
    assert (report.came_out, report.borne_time) == ("2023-09-18", "2023-09-18")


def test_a_day_without_a_year_sorts_nothing() -> None:
    report = _datelined("XXXX-09-18")
    assert (report.came_out, report.borne_time) == ("", "XXXX-09-18")


def test_a_report_without_dates_has_no_time() -> None:
    assert (make_report().came_out, make_report().borne_time) == ("", "")
