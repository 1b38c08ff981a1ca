"""The parties to the conflict that a report tells of: their call to end it is readiness to PLOVER, a bystander's a request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.extract.acts import crosswalk
from crossread.model.claims import Event
from crossread.model.reports import Report
from crossread.model.spans import Span

_FIGHTS = ("18", "19", "20")
_ENDS = {"1056": "0356", "0256": "0356", "107": "037", "027": "037", "106": "036", "026": "036"}
"""Calls to end the fighting, to settle or to talk, and what the same call is in the mouth of a party to the conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Whoever attacks or is attacked in a report, by code and by words, each with the words that say so."""

    report: Report
    known: dict[str, Span]

    @classmethod
    def of(cls, report: Report, events: Iterable[Event]) -> "Sides":
        """The sides of the fighting that a report tells of, whoever claims it; what did not happen makes no side."""
        known: dict[str, Span] = {}
        for event in events:
            if (
                event.cameo.startswith(_FIGHTS)
                and event.polarity == "positive"
                and event.modality not in ("denied", "demanded")
            ):
                for span, code in (
                    *zip(event.actors, event.actor_codes, strict=True),
                    *zip(event.targets, event.target_codes, strict=True),
                ):
                    for key in _keys(report, span, code):
                        known.setdefault(key, event.span)
        return cls(report=report, known=known)

    def decide(self, event: Event) -> Event:
        """A call to end the fighting with the root that the caller's side gives it."""
        code = _ENDS.get(event.cameo, "")
        if not code or not event.actors:
            return event
        words = self._side_of(event.actors, event.actor_codes)
        if words is None:
            return event
        row = crosswalk()[code]
        return replace(
            event, plover=row["plover"], cameo=code, mode=row["mode"], context=row["context"], decided_by=words
        )

    def _side_of(self, spans: Sequence[Span], codes: Sequence[str]) -> Span | None:
        for span, code in zip(spans, codes, strict=True):
            for key in _keys(self.report, span, code):
                if key in self.known:
                    return self.known[key]
        return None


def _keys(report: Report, span: Span, code: str) -> tuple[str, ...]:
    """What two mentions of one side share: its country, or where it has none its words."""
    if len(code) >= 3 and code[:3] not in (
        "IGO",
        "MED",
        "CVL",
        "UAF",
        "GOV",
        "MIL",
        "REB",
        "OPP",
        "COP",
        "PTY",
        "JUD",
        "LEG",
        "NGO",
    ):
        return (code[:3],) if code[3:] not in ("CVL", "MED", "NGO") else ()
    words = report.read(span).lower().removeprefix("the ").split()
    return (" ".join(words),) if words and code not in ("CVL", "MED", "NGO", "IGO") else ()
