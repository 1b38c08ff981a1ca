"""Who did what to whom: a first PLOVER coding by a verb lexicon over the parse.

Only verbs that the lexicon knows are coded; what is negated, planned, demanded, feared or denied is marked so and never
stands as done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.lib.dates import day_part, is_dated
from crossread.lib.ids import stable_id
from crossread.model.claims import Event, Modality, Place, Statement, When
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report
from crossread.model.spans import Maker, Span

MAKER = Maker(name="events.verbs", version=1)

_ACTOR = frozenset({"nsubj"})
_TARGET = frozenset({"obj", "nsubj:pass", "iobj"})
_HEADS: dict[str, Modality] = {
    **dict.fromkeys(("urge", "call", "demand", "ask", "appeal", "order", "request", "tell"), "demanded"),
    **dict.fromkeys(("plan", "want", "intend", "vow", "pledge", "promise", "threaten", "prepare", "decide"), "planned"),
    **dict.fromkeys(("fear", "worry"), "feared"),
    **dict.fromkeys(("deny", "refute", "dismiss"), "denied"),
    **dict.fromkeys(("believe", "think", "suspect", "allege", "claim"), "believed"),
}
_HELPERS: dict[str, Modality] = {
    **dict.fromkeys(("will", "shall", "'ll", "’ll"), "planned"),
    **dict.fromkeys(("may", "might", "could", "can"), "hedged"),
    **dict.fromkeys(("would",), "conditional"),
    **dict.fromkeys(("should", "must"), "demanded"),
}
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})


@cache
def _lexicon() -> dict[str, tuple[dict[str, str], ...]]:
    """Rows of the verb table by lemma, those that ask for a companion first."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in read_table("events", "verbs.tsv"):
        found.setdefault(row["lemma"], []).append(row)
    return {lemma: tuple(sorted(rows, key=lambda row: not row["with"])) for lemma, rows in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of a report when its events are read."""

    report: Report
    notes: Notes
    statements: tuple[Statement, ...]
    whens: tuple[When, ...]
    places: tuple[Place, ...]


def find_events(
    report: Report,
    notes: Notes,
    statements: tuple[Statement, ...],
    whens: tuple[When, ...],
    places: tuple[Place, ...],
) -> tuple[Event, ...]:
    """The events of a report in text order."""
    known = _Known(report=report, notes=notes, statements=statements, whens=whens, places=places)
    coded = (
        _event(known, verb, row)
        for verb in notes.tokens
        if verb.tag == "VERB" and report.is_claim_text(verb.start) and (row := _coding(notes, verb))
    )
    return tuple(event for event in coded if event.actors or event.targets)


def _lemma(verb: Token) -> str:
    """The verb's lemma; where the model leaves it without its last letter ("urg"), the form that the tables know."""
    given = verb.lemma.lower()
    known = (form for form in (given, f"{given}e") if form in _lexicon() or form in _HEADS)
    return next(known, given)


def _coding(notes: Notes, verb: Token) -> dict[str, str] | None:
    """The row that codes a verb with what hangs on it; None where the lexicon has none or a disaster is told."""
    rows = _lexicon().get(_lemma(verb), ())
    if not rows:
        return None
    children = list(notes.children(verb))
    near = {t.lemma.lower() for t in children if t.dep.split(":")[0] in ("obj", "compound", "obl", "nsubj", "advmod")}
    near |= {t.lemma.lower() for child in children for t in notes.children(child) if t.dep == "case"}
    row = next((row for row in rows if not row["with"] or row["with"] in near), None)
    if row and row["plover"] == "ASSAULT" and _lemma(verb) in _HARMS and _is_disaster(notes, verb):
        return None
    return row if row and row["plover"] != "-" else None


_HARMS = frozenset({"kill", "wound", "injure", "destroy", "strike", "murder"})
_DISASTERS = frozenset(
    "earthquake quake aftershock tsunami flood flooding storm hurricane typhoon cyclone tornado crash collision capsize sink "
    "landslide mudslide avalanche wildfire derail derailment accident ferry eruption heatwave stampede collapse drown".split()
)


def _is_disaster(notes: Notes, verb: Token) -> bool:
    """Whether the sentence tells of an accident or of nature: PLOVER codes what people do to one another."""
    return any(t.lemma.lower() in _DISASTERS for t in notes.tokens_of(notes.sentences[verb.sentence]))


def _event(known: _Known, verb: Token, row: dict[str, str]) -> Event:
    report, notes = known.report, known.notes
    actors = tuple(_span(report, notes, t) for t in _subjects(notes, verb))
    targets = tuple(_span(report, notes, t) for t in _objects(notes, verb, row["with"]) if not _tells_time(known, t))
    bounds = [verb.start, verb.end, *(edge for span in (*actors, *targets) for edge in (span.start, span.end))]
    span = report.span(min(bounds), max(bounds))
    sentence = notes.sentences[verb.sentence]
    trigger = report.span(verb.start, verb.end)
    return Event(
        id=stable_id("event", report.id, verb.start, verb.end, row["plover"]),
        span=span,
        trigger=trigger,
        lemma=_lemma(verb),
        plover=row["plover"],
        mode=row["mode"],
        cameo=row["cameo"],
        actors=actors,
        targets=targets,
        date=_nearest_date(known.whens, verb, sentence.start, sentence.end),
        place=_nearest_place(known.places, verb, sentence.start, sentence.end),
        polarity="negative" if _is_negated(notes, verb) else "positive",
        modality=_modality(notes, verb),
        said_by=_said_by(trigger, known.statements),
        made_by=MAKER,
    )


def _subjects(notes: Notes, verb: Token) -> Iterator[Token]:
    """Who acts: the subject, the "by" phrase of a passive, else the subject of the verb that it is joined to."""
    own = [t for t in notes.children(verb) if t.dep in _ACTOR]
    own += [
        t for t in notes.children(verb) if t.dep in ("obl:agent",) or (t.dep == "obl" and _has_case(notes, t, "by"))
    ]
    passive = any(t.dep in ("nsubj:pass", "aux:pass") for t in notes.children(verb))
    if not own and not passive and verb.dep in ("conj", "xcomp", "advcl") and verb.head != verb.index:
        own = [t for t in notes.children(notes.tokens[verb.head]) if t.dep in _ACTOR]
    yield from own


def _objects(notes: Notes, verb: Token, companion: str) -> Iterator[Token]:
    """Whom it is done to: the object, the subject of a passive, or what stands after `with`, `against` or the companion."""
    cases = ("with", "against", *((companion,) if companion else ()))
    fire = companion in ("fire", "operation", "strike", "attack", "missile")
    for token in notes.children(verb):
        if token.tag == "PRON" and token.text.lower() in ("that", "which", "who", "whom"):
            continue
        is_object = token.dep in _TARGET and token.lemma.lower() != companion
        is_led = token.dep == "obl" and any(
            _has_case(notes, token, word) for word in (*cases, *(("on", "at") if fire else ()))
        )
        if is_object or is_led:
            yield token


def _tells_time(known: _Known, token: Token) -> bool:
    return any(w.span.start <= token.start < w.span.end for w in known.whens)


def _has_case(notes: Notes, token: Token, word: str) -> bool:
    return any(t.dep == "case" and t.text.lower() == word for t in notes.children(token))


def _span(report: Report, notes: Notes, head: Token) -> Span:
    """The noun phrase of a head: without clauses and appositions that hang on it, and without its preposition."""
    skip = ("acl", "acl:relcl", "appos", "parataxis", "punct", "conj", "cc", "advcl", "cop")
    inside, queue = {head.index}, [head]
    while queue:
        above = queue.pop()
        for child in notes.children(above):
            own_case = child.dep == "case" and above is head
            if child.dep not in skip and not own_case and child.index not in inside:
                inside.add(child.index)
                queue.append(child)
    low = high = head.index
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return report.span(notes.tokens[low].start, notes.tokens[high].end)


def _is_negated(notes: Notes, verb: Token) -> bool:
    return any(t.text.lower() in _NEGATIONS and t.dep in ("advmod", "det", "neg") for t in notes.children(verb))


def _modality(notes: Notes, verb: Token) -> Modality:
    """How the event is spoken of: by its helper verb, by "if", else by the verb that governs it."""
    children = list(notes.children(verb))
    for token in children:
        if token.dep in ("aux", "aux:pass") and token.text.lower() in _HELPERS:
            return _HELPERS[token.text.lower()]
        if token.dep == "mark" and token.text.lower() in ("if", "unless"):
            return "conditional"
    if verb.dep in ("xcomp", "ccomp", "advcl", "conj") and verb.head != verb.index:
        head = notes.tokens[verb.head]
        to = any(t.text.lower() == "to" and t.dep in ("mark", "aux") for t in children)
        if _lemma(head) in _HEADS and (to or verb.dep == "ccomp"):
            return _HEADS[_lemma(head)]
        if verb.dep == "conj" and head.tag == "VERB" and head.index < verb.index:
            return _modality(notes, head)
    return "asserted"


def _nearest_date(whens: tuple[When, ...], verb: Token, start: int, end: int) -> str:
    fit = [w for w in whens if start <= w.span.start < end and w.kind in ("date", "time") and is_dated(w.value)]
    return day_part(min(fit, key=lambda w: abs(w.span.start - verb.start)).value) if fit else ""


def _nearest_place(places: tuple[Place, ...], verb: Token, start: int, end: int) -> Span | None:
    fit = [p for p in places if start <= p.span.start < end]
    return min(fit, key=lambda p: abs(p.span.start - verb.start)).span if fit else None


def _said_by(trigger: Span, statements: tuple[Statement, ...]) -> str:
    holding = [
        (content.end - content.start, statement.speaker.key)
        for statement in statements
        if statement.speaker and statement.voice != "own"
        for content in statement.content
        if content.contains(trigger)
    ]
    return min(holding)[1] if holding else ""
