"""Who did what to whom, in PLOVER with the CAMEO code: acts by the lexicon over the trees, with how each is spoken of.

What is negated, planned, demanded, feared or denied is marked so and never stands as done. A call of a party to the conflict to
end it is its own readiness to (AGREE), the same call of a bystander a request (PLOVER's rule); `decided_by` shows the words that
make the caller a party.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from crossread.extract.acting import actors_of, targets_of
from crossread.extract.acts import Act, act_of, composed, crosswalk, is_hostile, word_of
from crossread.extract.asking import asks_nothing
from crossread.extract.modality import modality_of, polarity_of
from crossread.extract.pact_days import days_beside
from crossread.extract.scenes import (
    FIRST,
    Known,
    code_of,
    first_party_before,
    know,
    nearest_date,
    nearest_place,
    said_by,
    span_of,
)
from crossread.extract.sides import Sides
from crossread.extract.trees import Trees
from crossread.lib.actors import Actors
from crossread.lib.ids import stable_id
from crossread.model.appeals import Appeal
from crossread.model.claims import Event, Modality, Party, Place, Polarity, Saying, Statement, When
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report
from crossread.model.spans import Maker, Span

MAKER = Maker(name="events.acts", version=4)

_TOLD_BY_NOUNS = ("04", "084", "0874", "0831", "14", "171", "173", "174", "175", "18", "19", "20")
_LIGHT = frozenset(
    ("conflict", "war", "violence", "combat", "warfare", "mine", "bomb", "blast", "explosion", "meeting", "conference")
)
"""Nouns that name a state of things or a thing sooner than an act."""


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
    return events_of(know(report, notes, statements, whens, places, parties, actors=actors))


def events_of(known: Known, appeals: Iterable[Appeal] = ()) -> tuple[Event, ...]:
    """The events of a report that is at hand, in text order; what its `appeals` ask for is demanded, however the words hang."""
    asks = [ask.span for appeal in appeals for ask in appeal.asks]
    text, notes = known.report.text, known.trees.notes
    told = (act for act in _acts(known) if not (act.does and asks_nothing(text, notes, act.token)))
    found = [event for act in told if (event := _event(known, act))]
    sides = Sides.of(known.report, found)
    return tuple(_as_said(known, _asked_for(known, sides.decide(event), asks)) for event in found)


_BY_SAYING: dict[Saying, Modality] = {
    "negated": "hedged",
    "possible": "hedged",
    "conditional": "conditional",
    "question": "question",
}
"""What an act is in words that nobody is told to have said."""


def _as_said(known: Known, event: Event) -> Event:
    """An event as no more than supposed where it stands in words that nobody is told to have said ("she never said that ...")."""
    unsaid = (s for s in known.statements if s.saying != "done" and any(c.contains(event.trigger) for c in s.content))
    one = next(unsaid, None)
    return (
        replace(event, modality=_BY_SAYING[one.saying], said_by="") if one and event.modality == "asserted" else event
    )


def _asked_for(known: Known, event: Event, asks: Sequence[Span]) -> Event:
    """An event as demanded where somebody asks for it; what is named within an ask ("stop the attacks") may well be done."""
    token = next(iter(known.trees.notes.tokens_between(event.trigger.start, event.trigger.end)), None)
    is_asked = token is not None and token.tag == "VERB" and any(span.contains(event.trigger) for span in asks)
    in_clause = is_asked and token is not None and token.dep in ("acl:relcl", "advcl") and "Tense=Past" in token.morph
    return replace(event, modality="demanded") if is_asked and not in_clause and event.modality == "asserted" else event


def _acts(known: Known) -> Iterator[Act]:
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


def _is_told(known: Known, act: Act) -> bool:
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


_EXPLODING = frozenset(("explode",))
_DEVICES = frozenset(
    "bomb device mine landmine grenade shell rocket missile mortar charge explosive warhead drone ied projectile munition ordnance "
    "bomber torpedo dynamite vest belt".split()
)
"""What is made to explode, and who makes it so: of tanks, mains and boilers that explode nobody is said to have done it."""


def _is_disaster(trees: Trees, token: Token) -> bool:
    """Whether the sentence tells of an accident or of nature: PLOVER codes what people do to one another."""
    words = trees.notes.tokens_of(trees.notes.sentences[token.sentence])
    return any(t.lemma.lower() in _DISASTERS or _goes_off_by_itself(trees, t) for t in words)


def _goes_off_by_itself(trees: Trees, token: Token) -> bool:
    """Whether a thing that is no weapon explodes: "a gas main exploded"."""
    if (
        token.tag != "VERB"
        or trees.word(token, _EXPLODING) not in _EXPLODING
        or any(trees.of_token(token, "obj", "nsubj:pass"))
    ):
        return False
    things = list(trees.of_token(token, "nsubj"))
    named = {w.lemma.lower() for t in things for w in trees.notes.subtree(t)}
    return bool(things) and not named & _DEVICES


@lru_cache(maxsize=256)
def is_accident(text: str, word: str) -> bool:
    """Whether a word names the explosion of a works or a tank in a report that speaks of no weapon."""
    return word in ("explosion", "blast") and bool(_WORKS_BLAST.search(text)) and not _WEAPON.search(text)


_WORKS = "plant|factory|refinery|works|tank|boiler|pipeline|gas|mill|silo|warehouse|reactor|turbine|transformer|colliery|mineshaft"
_WORKS_BLAST = re.compile(
    rf"\b(?:explo\w{{3,8}}|blasts?)\b[^.\n]{{0,80}}\b(?:{_WORKS})s?\b|\b(?:{_WORKS})s?\b[^.\n]{{0,80}}\b(?:explo\w{{3,8}}|blasts?)\b",
    re.IGNORECASE,
)
_WEAPON = re.compile(
    rf"\b(?:{'|'.join(sorted(_DEVICES - {'charge', 'belt', 'vest', 'device', 'shell'}))}|shells)s?\b", re.IGNORECASE
)


def _event(known: Known, act: Act) -> Event | None:
    """An act with who, whom, when and where; None where it is no event, or nobody acts and nobody is acted on."""
    trees, token = known.trees, act.token
    row = crosswalk().get(act.code)
    if (
        row is None
        or row["plover"] == "-"
        or (act.code in _HARMS and not act.does and _is_disaster(trees, token))
        or _goes_off_by_itself(trees, token)
    ):
        return None
    sources = actors_of(known.scene, act)
    if act.code in _HARMS and any(is_accident(known.report.text, t.lemma.lower()) for t in sources):
        return None
    if sources and not any(known.report.is_claim_text(t.start) for t in sources):
        sources = [found] if (found := first_party_before(known, token)) is not None else []
    targets = targets_of(known.scene, act, sources)
    if sources and _is_headline_passive(known, act):
        sources, targets = [], sources
    actors = tuple(dict.fromkeys(span_of(known, t) for t in sources))
    acted_on = tuple(s for s in dict.fromkeys(span_of(known, t) for t in targets) if s not in actors)
    if not actors and not acted_on:
        return None
    modality = _modality(known, act)
    code = _threatened(known, act, modality)
    row = crosswalk()[code]
    return _made(known, act, code=code, row=row, actors=actors, targets=acted_on, modality=modality)


def _is_headline_passive(known: Known, act: Act) -> bool:
    """Whether a heading leaves out "was": "Base near port attacked". Headings tell what is done in the present tense."""
    token, trees = act.token, known.trees
    if token.tag != "VERB" or act.does or not is_hostile(act.code) or "Tense=Past" not in token.morph:
        return False
    zone = known.report.zone_at(token.start)
    in_title = zone is not None and zone.kind == "title"
    return in_title and not any(
        k.dep in ("obj", "iobj", "aux", "aux:pass", "ccomp", "xcomp") for k in trees.kids[token.index]
    )


def _made(
    known: Known,
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
    coded = [tuple(code_of(known, span) for span in spans) for spans in (actors, targets)]
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
        date=nearest_date(days_beside(known, token), token, sentence.start, sentence.end),
        place=nearest_place(known.places, token, sentence.start, sentence.end),
        polarity=_polarity(known, act),
        modality=modality,
        said_by=said_by(trigger, known.statements),
        made_by=MAKER,
    )


def _polarity(known: Known, act: Act) -> Polarity:
    """Whether the act was done; a refusal in "will not" is itself done."""
    if act.does == "reject" and word_of(known.trees, act.token) not in _REFUSING:
        return "positive"
    return polarity_of(known.trees, act.token)


_REFUSING = frozenset(("reject", "refuse", "decline", "rebuff", "oppose", "resist", "rule", "turn"))


def _modality(known: Known, act: Act) -> Modality:
    """How the act is spoken of; a demand in "must" is itself done, and a promise is as long as it is only one."""
    if act.does == "must" or (act.does == "reject" and word_of(known.trees, act.token) not in _REFUSING):
        return "asserted"
    return modality_of(known.trees, act.token)


def _threatened(known: Known, act: Act, modality: Modality) -> str:
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
    own = subject.text.lower() in (*FIRST, "it", "they", "he", "she")
    return (
        composed("threaten", act.code) or act.code
        if own and helpers & {"will", "would", "shall", "'ll", "’ll"}
        else act.code
    )
