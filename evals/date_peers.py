"""Other finders of dates, for setting ours against them on the same documents; used where they are installed."""

import logging
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol

from evals.timex import Timex

log = logging.getLogger(__name__)


class Document(Protocol):
    """What a finder is given: a text and the day on which it was written."""

    text: str
    created: str


Finder = Callable[[Any], list[Timex]]


def dateparser_finder() -> Finder | None:
    """The finder of dateparser, `search_dates`: its words are looked up in the text, its times cut to days."""
    try:
        search_dates = import_module("dateparser.search").search_dates
    except ImportError:
        log.warning("dateparser is not installed")
        return None

    def found(document: Document) -> list[Timex]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(document.created), "PREFER_DATES_FROM": "past"}
        out: list[Timex] = []
        at = 0
        for words, moment in search_dates(document.text, languages=["en"], settings=settings) or ():
            start = document.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append((start, at, moment.date().isoformat()))
        return out

    return found


def recognizers_finder() -> Finder | None:
    """Microsoft's recognizers-text: of two values that it leaves open the earlier one, as news tells of the past."""
    try:
        module = import_module("recognizers_date_time")
    except ImportError:
        log.warning('recognizers-text is not installed (it needs "emoji<2")')
        return None

    def found(document: Document) -> list[Timex]:
        base = datetime.fromisoformat(document.created)
        results = module.recognize_datetime(document.text, module.Culture.English, reference=base)
        return [(r.start, r.end + 1, recognized(r.resolution)) for r in results]

    return found


def recognized(resolution: dict[str, Any] | None) -> str:
    """The TIMEX3 value of what recognizers-text resolved: its day where it gives one, else its own expression."""
    values = (resolution or {}).get("values") or [{}]
    timex = str(values[0].get("timex", ""))
    if "X" in timex and values[0].get("type") == "date":
        return str(values[0].get("value", timex))
    return timex


PEERS: dict[str, Callable[[], Finder | None]] = {"dateparser": dateparser_finder, "recognizers": recognizers_finder}
