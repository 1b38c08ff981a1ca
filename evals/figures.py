"""Killed and injured of an incident, from all its reports: `python -m evals.figures --data DIR [--most N]`.

Set: `gva` (`gva/incidents.jsonl`): the incidents with gold figures that have a report with a text.

`incident_exact` is the share of incidents whose killed and injured are both the gold numbers after their reports are put
together (`reconcile.tolls.story_toll`, the choice in `CHOICE`); what no report tells of counts as 0. An incident none of
whose reports can be read counts as wrong. `killed_exact` and `injured_exact` take each by itself.

`report_precision` is the share of the numbers that single reports give (killed and injured, where a report gives one) that
are right: the gold number, or a lower one that the engine dates earlier than the newest report of the incident, as what was
known then (among the injured also those who died later: up to the gold injured and the dead of whom it does not tell).
`report_recall` is the share of gold numbers above 0, counted once a report, that a report gives rightly.

Rules were tuned on the half of the incidents whose id has an even SHA-256 (`tuned`), and only there; both halves are told.
`--most N` reads the first N incidents of each half.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread.annotate import Reader, load_reader
from crossread.model.reading import Reading
from crossread.pipeline import read
from crossread.reconcile.tolls import Toll, report_toll, story_toll
from evals.report import Overlap, Scores, find, main, progress
from evals.stories import document

CHOICE = "majority"
MEASURES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident: its id, its gold numbers, and its reports as the dump has them."""

    id: str
    killed: int
    injured: int
    reports: tuple[dict[str, Any], ...]

    @property
    def tuned(self) -> bool:
        """Whether it is of the half that rules were tuned on."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 0


class Tally:
    """What was right, over incidents and over the numbers of single reports."""

    def __init__(self) -> None:
        self.exact = {name: Overlap() for name in ("incident", *MEASURES)}
        self.reports = Overlap()

    def add(self, incident: Incident, tolls: list[Toll]) -> None:
        """Counts in one incident with the tolls of its reports."""
        whole = story_toll(tolls, choice=CHOICE) if tolls else None
        right = {
            name: whole is not None and (getattr(whole, name) or 0) == getattr(incident, name) for name in MEASURES
        }
        for name, value in (*right.items(), ("incident", all(right.values()))):
            self.exact[name].add(value, 1, 1)
        newest = max((t.as_of for t in tolls), default="")
        for toll in tolls:
            earlier = bool(toll.as_of) and toll.as_of < newest
            died_later = max(0.0, incident.killed - (toll.killed or 0))
            self._count(toll.killed, incident.killed, incident.killed - 1 if earlier else -1)
            self._count(toll.injured, incident.injured, incident.injured + died_later if earlier else -1)

    def _count(self, number: float | None, gold: int, up_to: float) -> None:
        right = number is not None and (number == gold or number <= up_to)
        self.reports.add(right, number is not None, gold > 0, right and gold > 0)

    def metrics(self) -> dict[str, float]:
        """The figures by their names."""
        exact = {f"{name}_exact": tally.precision for name, tally in self.exact.items()}
        return {**exact, "report_precision": self.reports.precision, "report_recall": self.reports.recall}


def run(data: Path, *, most: int = 0) -> Scores:
    """Scores the incidents that the data folder has."""
    path = find(data, "gva/incidents.jsonl")
    incidents = list(chosen(read_incidents(path), most)) if path else []
    reader = load_reader() if incidents else None
    halves = {True: Tally(), False: Tally()}
    whole = Tally()
    for number, incident in enumerate(incidents, 1):
        tolls = [report_toll(reading) for reading in readings_of(incident, reader)] if reader else []
        halves[incident.tuned].add(incident, tolls)
        whole.add(incident, tolls)
        progress(number, len(incidents), "incidents read")
    metrics: dict[str, object] = dict(whole.metrics())
    metrics["halves"] = {
        f"{name}_{key}": value
        for name, side in (("tuned", True), ("held", False))
        for key, value in halves[side].metrics().items()
        if key in ("incident_exact", "report_precision")
    }
    return Scores(metrics=metrics, n=len(incidents))


def read_incidents(path: Path) -> Iterator[Incident]:
    """The incidents that have gold figures and a report with a text."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reports = tuple(doc for doc in row["docs"] if doc["text"])
        if row["has_gold"] and reports:
            yield Incident(row["incident_id"], row["num_killed"], row["num_injured"], reports)


def chosen(incidents: Iterator[Incident], most: int) -> Iterator[Incident]:
    """The first so many of each half; all where `most` is 0."""
    seen = {True: 0, False: 0}
    for incident in incidents:
        seen[incident.tuned] += 1
        if not most or seen[incident.tuned] <= most:
            yield incident


def readings_of(incident: Incident, reader: Reader) -> Iterator[Reading]:
    """The reports of an incident that can be read."""
    for doc in incident.reports:
        url = re.sub(r"^.*?(?=https?://(?!web\.archive))", "", doc["uri"])
        outcome = read(document(doc["doc_id"], doc["title"], doc["text"], published=doc["dct"], url=url), reader)
        if isinstance(outcome, Reading):
            yield outcome


if __name__ == "__main__":
    main("figures", run, most=(int, "read the first N incidents of each half only"))
