"""Agreements told of in several reports: one table an agreement, of its names, what it asks for, breaches, appeals and answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.lib.dates import days_of
from crossread.lib.sectors import alpha3, country_of, sector_of
from crossread.model.appeals import Appeal, Breach, Duty, Pact
from crossread.model.claims import Event
from crossread.model.record import Record
from crossread.model.spans import Span
from crossread.model.stories import Story
from crossread.present.shelf import Shelf
from crossread.weigh.pacts import Named, Same, group_pacts

_ANSWERS = {"AGREE": "agrees", "REJECT": "refuses"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What one caller asks in the reports of one story: `by` how the reports call him, the first first; `origins` how many
    origins stand behind the reports."""

    by: str
    through: tuple[str, ...]
    appeals: tuple[Appeal, ...]
    origins: int

    @property
    def to(self) -> tuple[Span, ...]:
        """Who is called on, as the words stand."""
        return tuple(span for appeal in self.appeals for span in appeal.addressees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody who was called on is told to have answered."""

    event: Event
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One agreement: `name` the words that tell most of it; its mentions with why each is taken for it."""

    name: str
    mentions: tuple[tuple[Pact, str], ...]
    duties: tuple[Duty, ...]
    breaches: tuple[Breach, ...]
    appeals: tuple[Called, ...]
    answers: tuple[Answer, ...]

    @property
    def status(self) -> str:
        """What most mentions say it is: `standing`, `sought`, `refused`, `ended`."""
        said = [pact.status for pact, _ in self.mentions]
        return max(dict.fromkeys(said), key=said.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """All agreements of some reports, those that most is told of first, and the appeals and answers that name none."""

    tables: tuple[Table, ...]
    others: tuple[Called, ...]
    answers: tuple[Answer, ...]
    shelf: Shelf


def find_agreements(record: Record) -> Agreements:
    """The agreements that the reports of a record tell of."""
    shelf = Shelf.of(record)
    stories = {report: sheet.story for sheet in record.sheets for report in sheet.story.reports}
    ordered = shelf.in_order(shelf.readings)
    pacts = [pact for report in ordered for pact in shelf.readings[report].claims.pacts]
    groups = group_pacts([_named(pact, stories, shelf) for pact in pacts])
    tables = [_table(same, pacts, stories, shelf) for same in groups]
    told = {appeal.id for table in tables for called in table.appeals for appeal in called.appeals}
    rest = [a for report in ordered for a in shelf.readings[report].claims.appeals if a.id not in told]
    answered = {answer.event.id for table in tables for answer in table.answers}
    return Agreements(
        tables=tuple(sorted(tables, key=_weight)),
        others=tuple(_called(rest, stories, shelf)),
        answers=tuple(a for a in _answers(rest, ordered, stories, shelf) if a.event.id not in answered),
        shelf=shelf,
    )


def _weight(table: Table) -> tuple[bool, int, int]:
    """Standing agreements first, then those that most is told of."""
    told = len(table.duties) + len(table.breaches) + len(table.appeals) + len(table.answers)
    return table.status == "sought", -told, -len(table.mentions)


def _named(pact: Pact, stories: dict[str, Story], shelf: Shelf) -> Named:
    reading = shelf.readings[pact.span.report]
    days = days_of(reading.report.borne_time)
    countries = frozenset(alpha3(p.country) or p.country for p in reading.claims.parties if p.country)
    story = stories.get(reading.id)
    return Named(pact=pact, story=story.id if story else "", day=days[1] if days else None, countries=countries)


def _table(same: Same, pacts: Sequence[Pact], stories: dict[str, Story], shelf: Shelf) -> Table:
    mentions = [(pacts[i], why) for i, why in zip(same.members, same.reasons, strict=True)]
    ids = {pact.id for pact, _ in mentions}
    claims = [shelf.readings[r].claims for r in shelf.in_order(pact.span.report for pact, _ in mentions)]
    invoking = [a for c in claims for a in c.appeals if any(_invokes(a, pact) for pact, _ in mentions)]
    duties = [d for c in claims for d in c.duties if d.pact in ids]
    return Table(
        name=_best_name([pact for pact, _ in mentions], shelf),
        mentions=tuple(mentions),
        duties=tuple(d for d in duties if d.how == "term" or not _is_asked(d, invoking)),
        breaches=tuple(b for c in claims for b in c.breaches if b.pact in ids),
        appeals=tuple(_called(invoking, stories, shelf)),
        answers=tuple(_answers(invoking, [c.report for c in claims], stories, shelf)),
    )


def _invokes(appeal: Appeal, pact: Pact) -> bool:
    return any(ask.span.overlaps(pact.span) for ask in appeal.asks)


def _is_asked(duty: Duty, appeals: Iterable[Appeal]) -> bool:
    """Whether an appeal shows the words of a duty already."""
    return any(ask.span.overlaps(duty.span) for appeal in appeals for ask in appeal.asks)


def _best_name(pacts: Sequence[Pact], shelf: Shelf) -> str:
    """The words that tell most of an agreement: with a date and sides or broker, in few words."""
    best = max(pacts, key=lambda p: (_told_of(p), -p.span.start), default=None)
    if best is None:
        return ""
    words = " ".join(shelf.readings[best.span.report].report.read(best.span).split())
    return words.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("A ")


def _told_of(pact: Pact) -> float:
    size = pact.span.end - pact.span.start
    dated = any(pact.span.contains(span) for span in pact.dated_by)
    return 2.0 * dated + bool(pact.sides) + bool(pact.parties) + bool(pact.brokers) + 0.5 * (size > 12) - size / 100


def _called(appeals: Iterable[Appeal], stories: dict[str, Story], shelf: Shelf) -> Iterator[Called]:
    """Appeals by story and caller, in the order of the first of each."""
    rows: dict[tuple[str, str], list[Appeal]] = {}
    for appeal in appeals:
        story = stories.get(appeal.span.report)
        rows.setdefault((story.id if story else "", _caller_key(appeal, shelf)), []).append(appeal)
    for (_, _), members in rows.items():
        story = stories.get(members[0].span.report)
        reports = {a.span.report for a in members}
        origins = sum(bool(reports & set(o.reports)) for o in story.origins) if story else 0
        by = _caller_words(min(members, key=lambda a: len(a.caller_code) or 9), shelf)
        through = dict.fromkeys(name for a in members for name in (a.speaker, _caller_words(a, shelf)) if name)
        yield Called(
            by=by,
            through=tuple(name for name in through if not _is_like(name, by)),
            appeals=tuple(members),
            origins=origins or len(reports),
        )


def _is_like(name: str, by: str) -> bool:
    """Whether a name says no more of the caller than is said."""
    return name.lower() in by.lower() or (country_of(name) == country_of(by) != "" and sector_of(name) == "")


def _caller_key(appeal: Appeal, shelf: Shelf) -> str:
    """What the appeals of one caller share: his country and sector, else the speaker, else his words."""
    if len(appeal.caller_code) >= 3:
        return appeal.caller_code[:3] + ("MIL" if appeal.caller_code.endswith("MIL") else "")
    return appeal.said_by or _caller_words(appeal, shelf).lower()


def _caller_words(appeal: Appeal, shelf: Shelf) -> str:
    if appeal.caller is None:
        return appeal.speaker
    words = " ".join(shelf.readings[appeal.span.report].report.read(appeal.caller).split())
    return words[:1].upper() + words[1:]


def _answers(
    appeals: Sequence[Appeal], reports: Sequence[str], stories: dict[str, Story], shelf: Shelf
) -> Iterator[Answer]:
    """What those who were called on are told to have agreed to, given way in, or refused, in the stories of the appeals."""
    told = {stories[a.span.report].id for a in appeals if a.span.report in stories}
    callers = [a.caller_code[:3] for a in appeals]
    asked = [ask.span for a in appeals for ask in a.asks]
    asked += [pact.span for reading in shelf.readings.values() for pact in reading.claims.pacts]
    for report in shelf.in_order(r for r in shelf.readings if r in stories and stories[r].id in told):
        for event in shelf.readings[report].claims.events:
            by = {code[:3] for code in event.actor_codes if code}
            called_on = by and any(caller not in by for caller in callers)
            if called_on and _is_answer(event) and not any(span.overlaps(event.trigger) for span in asked):
                yield Answer(event=event, what=_ANSWERS[event.plover])


def _is_answer(event: Event) -> bool:
    """Whether an event agrees to something or refuses it; what somebody only hopes for or plans does neither."""
    return event.plover in _ANSWERS and event.lemma not in _WISHING and event.status in ("done", "planned")


_WISHING = frozenset("hope seek want intend plan propose aim prepare".split())
