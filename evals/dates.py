"""Time expressions in news: `python -m evals.dates --data DIR`.

Set: `tempeval3` (TimeBank and AQUAINT, or whatever TimeML documents lie under it). `detection_f1` is relaxed: an
expression found is right where it overlaps one of the gold, each gold one counted once. `value_f1` counts those whose
value is the gold value too. The document's creation time is given as the day of publication and is not scored.

The gold writes TIMEX3 values, we write EDTF: seasons, decades, weekends, parts of the day and open ranges are put into
TIMEX3 by `timex_value` before they are compared; both ends of a range told in one expression count as one found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.whens import find_whens
from crossread.lib.dates import only_day
from crossread.model.claims import When
from crossread.testing import make_report
from evals.report import Overlap, Scores, find, main

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4"}
_VAGUE = (
    *(("recent days", "PXD"), ("recent weeks", "PXW"), ("recent months", "PXM"), ("recent years", "PXY")),
    *(("now", "PRESENT_REF"), ("current", "PRESENT_REF"), ("present", "PRESENT_REF"), ("recent", "PAST_REF")),
    *(("ago", "PAST_REF"), ("soon", "FUTURE_REF"), ("future", "FUTURE_REF")),
)
_PARTS = (("morning", "MO"), ("afternoon", "AF"), ("evening", "EV"), ("night", "NI"), ("tonight", "NI"))


@dataclass(frozen=True, slots=True)
class Timed:
    """A document: its text, its creation day, and the gold expressions `(start, end, value)`."""

    text: str
    created: str
    gold: tuple[tuple[int, int, str], ...]


def run(data: Path) -> Scores:
    """Scores every TimeML document under the data folder's `tempeval3`."""
    folder = find(data, "tempeval3")
    documents = [read_timeml(path) for path in sorted(folder.rglob("*.tml"))] if folder else []
    detection, values = Overlap(), Overlap()
    for document in documents:
        found = whens_of(document)
        pairs = matched(found, document)
        detection.add(len(pairs), len(found), len(document.gold))
        right = sum(timex_value(when, text) == gold for when, text, gold in pairs)
        values.add(right, len(found), len(document.gold))
    return Scores(
        metrics={
            "detection_f1": detection.f1,
            "value_f1": values.f1,
            "detection_precision": detection.precision,
            "detection_recall": detection.recall,
        },
        n=sum(len(d.gold) for d in documents),
    )


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped pipeline, loaded once."""
    return load_reader()


def whens_of(document: Timed) -> list[When]:
    """What crossread finds in a document."""
    report = make_report(document.text, published=document.created)
    return list(find_whens(report, annotate(report, reader())))


def matched(found: list[When], document: Timed) -> list[tuple[When, str, str]]:
    """Each found expression with its words and the value of the first gold one that it overlaps, no gold one twice."""
    taken: set[int] = set()
    pairs = []
    for when in found:
        for i, (start, end, value) in enumerate(document.gold):
            if i not in taken and when.span.start < end and start < when.span.end:
                taken.add(i)
                pairs.append((when, document.text[when.span.start : when.span.end], value))
                break
    return pairs


def timex_value(when: When, words: str) -> str:
    """Our EDTF value as TIMEX3 writes it."""
    value, folded = when.value.removesuffix("/..").removeprefix("../"), words.lower()
    if not value:
        return next((ref for word, ref in _VAGUE if word in folded), "")
    if match := re.fullmatch(r"(\d{4})-([23]\d)", value):
        return f"{match[1]}-{_SEASONS[match[2]]}"
    day = only_day(value.partition("/")[0])
    if day and "weekend" in folded:
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02d}-WE"
    if day and when.kind in ("date", "time") and "T" not in value and "/" not in value:
        part = next((code for word, code in _PARTS if word in folded), "")
        return f"{value}T{part}" if part else value
    return re.sub(r"\A(\d{3})X\Z", r"\1", value)


def read_timeml(path: Path) -> Timed:
    """A TimeML document with its gold expressions."""
    root = ElementTree.parse(path).getroot()
    created = next((t.get("value", "") for t in root.iterfind("DCT/TIMEX3")), "")
    body = root.find("TEXT")
    pieces: list[str] = []
    gold: list[tuple[int, int, str]] = []
    for text, timex in walk(body) if body is not None else ():
        start = sum(map(len, pieces))
        pieces.append(text)
        if timex is not None:
            gold.append((start, start + len(text), timex.get("value", "")))
    return Timed("".join(pieces), created[:10], tuple(gold))


def walk(element: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """The text of an element in pieces, each with the expression that it is (None: plain text)."""
    if element.tag == "TIMEX3":
        yield "".join(element.itertext()), element
        return
    yield element.text or "", None
    for child in element:
        yield from walk(child)
        yield child.tail or "", None


if __name__ == "__main__":
    main("dates", run)
