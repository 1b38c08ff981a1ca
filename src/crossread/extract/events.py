"""Who did what to whom, in PLOVER with the CAMEO code: acts by the lexicon over the trees, with how each is spoken of.

What is negated, planned, demanded, feared or denied is marked so and never stands as done. A call of a party to the conflict to
end it is its own readiness to (AGREE), the same call of a bystander a request (PLOVER's rule); `decided_by` shows the words that
make the caller a party.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.extract.acting import Scene, actors_of, party_in, targets_of
from crossread.extract.acts import Act, act_of, composed, crosswalk, is_hostile, word_of
from crossread.extract.modality import modality_of, polarity_of
from crossread.extract.sides import Sides
from crossread.extract.trees import Trees
from crossread.lib.actors import Actors, code_actor
from crossread.lib.dates import day_part, is_dated
from crossread.lib.ids import stable_id
from crossread.lib.sectors import is_agent
from crossread.lib.states import state_word
from crossread.model.claims import Event, Modality, Party, Place, Polarity, Statement, When
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report
from crossread.model.spans import Maker, Span

MAKER = Maker(name="events.acts", version=2)

_NAMED = frozenset(("PERSON", "ORG", "LOC", "NORP"))
_TOLD_BY_NOUNS = ("04", "084", "0874", "0831", "14", "171", "173", "174", "175", "18", "19", "20")
_LIGHT = frozenset(
    ("conflict", "war", "violence", "combat", "warfare", "mine", "bomb", "blast", "explosion", "meeting", "conference")
)
"""Nouns that name a state of things or a thing sooner than an act."""
_FIRST = frozenset(("we", "i", "us", "our"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of a report when its events are read."""

    report: Report
    scene: Scene
    statements: tuple[Statement, ...]
    whens: tuple[When, ...]
    places: tuple[Place, ...]
    parties: tuple[Party, ...]
    actors: Actors

    @property
    def trees(self) -> Trees:
        """The report's trees."""
        return self.scene.trees


def find_events(
    report: Report,
    notes: Notes,
    statements: tuple[Statement, ...],
    whens: tuple[When, ...],
    places: tuple[Place, ...],
    parties: tuple[Party, ...] = (),
    *,
    actors: Actors | None = None,
) -> tuple[Event, ...]:
    """The events of a report in text order. `actors` are dictionaries of the user's, looked up before our own lexicon."""
    trees = Trees.of(notes)
    known = _Known(
        report=report,
        scene=_scene(report, trees, parties, whens),
        statements=statements,
        whens=whens,
        places=places,
        parties=parties,
        actors=actors or Actors(),
    )
    found = [event for act in _acts(known) if (event := _event(known, act))]
    sides = Sides.of(report, found)
    return tuple(sides.decide(event) for event in found)


def _scene(report: Report, trees: Trees, parties: Sequence[Party], whens: Sequence[When]) -> Scene:
    """Which tokens can be parties and which tell times."""
    notes = trees.notes
    spans = [(p.span.start, p.span.end) for p in parties]
    spans += [(n.start, n.end) for n in notes.names if n.label in _NAMED]
    heads = {root.index for start, end in spans if (root := notes.root_of(start, end))}
    heads |= {t.index for t in notes.tokens if t.tag in ("NOUN", "PROPN", "ADJ") and _is_party_word(t)}
    times = {t.index for w in whens if w.kind != "duration" for t in notes.tokens_between(w.span.start, w.span.end)}
    return Scene(trees=trees, parties=frozenset(heads - times), times=frozenset(times))


def _is_party_word(token: Token) -> bool:
    lower = token.lemma.lower()
    if token.tag != "ADJ" and (is_agent(lower) or is_agent(token.text.lower())):
        return True
    return token.text[:1].isupper() and (word := state_word(token.text)) is not None and word.said != "capital"


def _acts(known: _Known) -> Iterator[Act]:
    """The acts that a report's claim text tells of, outer ones before those that they govern where the words do."""
    trees, held = known.trees, set[int]()
    tokens = [t for t in trees.notes.tokens if known.report.is_claim_text(t.start)]
    found: list[Act] = []
    for token in tokens:
        if token.tag in ("VERB", "ADJ") and (act := act_of(trees, token)):
            if token.tag == "ADJ" and not act.does:
                continue
            found.append(act)
            if act.inner is not None and act.inner.tag in ("NOUN", "PROPN"):
                held.add(act.inner.index)
    for token in tokens:
        if token.tag == "NOUN" and token.index not in held and (act := act_of(trees, token)) and _is_told(known, act):
            found.append(act)
    yield from sorted(found, key=lambda act: act.token.index)


def _is_told(known: _Known, act: Act) -> bool:
    """Whether a noun tells of an act that somebody did, and is no companion of a verb that was coded with it."""
    token, trees = act.token, known.trees
    if (
        act.does
        or not act.code.startswith(_TOLD_BY_NOUNS)
        or word_of(trees, token) in _LIGHT
        or token.index in known.scene.parties
    ):
        return False
    if token.dep == "compound":
        return False
    head = trees.head(token)
    if token.dep in ("obj", "nsubj:pass") and head is not None and (above := act_of(trees, head)):
        return crosswalk()[above.code]["plover"] != crosswalk()[act.code]["plover"] and above.does != "pass"
    return True


_HARMS = ("180", "190", "193", "195")
_DISASTERS = frozenset(
    "earthquake quake aftershock tsunami flood flooding storm hurricane typhoon cyclone tornado crash collision capsize sink "
    "landslide mudslide avalanche wildfire derail derailment accident ferry eruption heatwave stampede collapse drown".split()
)


def _is_disaster(notes: Notes, token: Token) -> bool:
    """Whether the sentence tells of an accident or of nature: PLOVER codes what people do to one another."""
    return any(t.lemma.lower() in _DISASTERS for t in notes.tokens_of(notes.sentences[token.sentence]))


def _event(known: _Known, act: Act) -> Event | None:
    """An act with who, whom, when and where; None where it is no event, or nobody acts and nobody is acted on."""
    trees, token = known.trees, act.token
    row = crosswalk().get(act.code)
    if (
        row is None
        or row["plover"] == "-"
        or (act.code in _HARMS and not act.does and _is_disaster(trees.notes, token))
    ):
        return None
    sources = actors_of(known.scene, act)
    targets = targets_of(known.scene, act, sources)
    actors = tuple(dict.fromkeys(_span(known, t) for t in sources))
    acted_on = tuple(s for s in dict.fromkeys(_span(known, t) for t in targets) if s not in actors)
    if not actors and not acted_on:
        return None
    modality = _modality(known, act)
    code = _threatened(known, act, modality)
    row = crosswalk()[code]
    return _made(known, act, code=code, row=row, actors=actors, targets=acted_on, modality=modality)


def _made(
    known: _Known,
    act: Act,
    *,
    code: str,
    row: dict[str, str],
    actors: tuple[Span, ...],
    targets: tuple[Span, ...],
    modality: Modality,
) -> Event:
    report, token = known.report, act.token
    sentence = known.trees.notes.sentences[token.sentence]
    bounds = [token.start, token.end, *(edge for s in (*actors, *targets) for edge in (s.start, s.end))]
    trigger = report.span(token.start, token.end)
    coded = [tuple(_coded(known, span) for span in spans) for spans in (actors, targets)]
    return Event(
        id=stable_id("event", report.id, token.start, token.end, row["plover"]),
        span=report.span(min(bounds), max(bounds)),
        trigger=trigger,
        lemma=word_of(known.trees, token),
        plover=row["plover"],
        mode=act.mode or row["mode"],
        context=row["context"],
        cameo=code,
        actors=actors,
        targets=targets,
        actor_codes=coded[0],
        target_codes=coded[1],
        date=_nearest_date(known.whens, token, sentence.start, sentence.end),
        place=_nearest_place(known.places, token, sentence.start, sentence.end),
        polarity=_polarity(known, act),
        modality=modality,
        said_by=_said_by(trigger, known.statements),
        made_by=MAKER,
    )


def _polarity(known: _Known, act: Act) -> Polarity:
    """Whether the act was done; a refusal in "will not" is itself done."""
    if act.does == "reject" and word_of(known.trees, act.token) not in _REFUSING:
        return "positive"
    return polarity_of(known.trees, act.token)


_REFUSING = frozenset(("reject", "refuse", "decline", "rebuff", "oppose", "resist", "rule", "turn"))


def _modality(known: _Known, act: Act) -> Modality:
    """How the act is spoken of; a demand in "must" is itself done, and a promise is as long as it is only one."""
    if act.does == "must" or (act.does == "reject" and word_of(known.trees, act.token) not in _REFUSING):
        return "asserted"
    return modality_of(known.trees, act.token)


def _threatened(known: _Known, act: Act, modality: Modality) -> str:
    """The act's code; a threat where somebody says of himself that he will act against another."""
    token, trees = act.token, known.trees
    if (
        act.does
        or modality not in ("planned", "conditional")
        or not (is_hostile(act.code) or act.code.startswith("12"))
    ):
        return act.code
    head = trees.head(token)
    subject = next(trees.of_token(token, "nsubj"), None)
    if head is None or subject is None or token.dep not in ("ccomp", "parataxis"):
        return act.code
    helpers = {k.text.lower() for k in trees.of_token(token, "aux")}
    own = subject.text.lower() in (*_FIRST, "it", "they", "he", "she")
    return (
        composed("threaten", act.code) or act.code
        if own and helpers & {"will", "would", "shall", "'ll", "’ll"}
        else act.code
    )


def _span(known: _Known, token: Token) -> Span:
    """The noun phrase of a party; for "we" in a statement, whoever makes it."""
    if token.text.lower() in _FIRST:
        at = known.report.span(token.start, token.end)
        said = [s for s in known.statements if s.speaker and s.speaker.span and any(c.contains(at) for c in s.content)]
        if said:
            return min(said, key=lambda s: s.span.end - s.span.start).speaker.span  # type: ignore[union-attr,return-value]
    start, end = known.trees.phrase(token)
    return known.report.span(start, end)


def _coded(known: _Known, span: Span) -> str:
    """Country and sector of a party by the users' dictionaries, by the party mention that the words hold, by our lexicon."""
    text = known.report.read(span)
    within = [p for p in known.parties if p.span.overlaps(span)]
    root = known.trees.notes.root_of(span.start, span.end)
    inner = party_in(known.scene, root) if root is not None else []
    fallback = known.report.read(_phrase_span(known, inner[0])) if inner else ""
    best = next((p for p in within if p.country), within[0] if within else None)
    return code_actor(known.actors, text, party=best, fallback=fallback, date=_day(known.report))


def _day(report: Report) -> str:
    """The ISO day of a report, by its publication, else its dateline; empty where it has none."""
    value = report.published.value if report.published else report.dateline.date if report.dateline else ""
    return day_part(value) if value else ""


def _phrase_span(known: _Known, token: Token) -> Span:
    start, end = known.trees.phrase(token)
    return known.report.span(start, end)


def _nearest_date(whens: Iterable[When], token: Token, start: int, end: int) -> str:
    fit = [w for w in whens if start <= w.span.start < end and w.kind in ("date", "time") and is_dated(w.value)]
    return day_part(min(fit, key=lambda w: abs(w.span.start - token.start)).value) if fit else ""


def _nearest_place(places: Iterable[Place], token: Token, start: int, end: int) -> Span | None:
    fit = [p for p in places if start <= p.span.start < end]
    return min(fit, key=lambda p: abs(p.span.start - token.start)).span if fit else None


def _said_by(trigger: Span, statements: Iterable[Statement]) -> str:
    holding = [
        (content.end - content.start, statement.speaker.key)
        for statement in statements
        if statement.speaker and statement.voice != "own"
        for content in statement.content
        if content.contains(trigger)
    ]
    return min(holding)[1] if holding else ""
