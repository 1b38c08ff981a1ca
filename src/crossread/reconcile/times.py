"""When a report was written, and which of two times comes first."""

from crossread.model.reading import Reading


def report_time(reading: Reading) -> str:
    """The time a report stands for, ISO: its update, its publication, its dateline, else empty."""
    report = reading.report
    for stamp in (report.updated, report.published):
        if stamp and _is_dated(stamp.value):
            return stamp.value
    if report.dateline and _is_dated(report.dateline.date):
        return report.dateline.date
    return ""


def _is_dated(value: str) -> bool:
    return len(value) >= 10 and value[:4].isdigit()


def is_before(a: str, b: str) -> bool:
    """Whether time `a` surely ends before `b` begins; false where either is not known. A bare day is the whole day."""
    if not a or not b:
        return False
    if a[:10] != b[:10]:
        return a[:10] < b[:10]
    return "T" in a and "T" in b and a[11:16] < b[11:16]
