"""Claims as JSON: what a report says, with the words at their places."""

from collections.abc import Callable, Sequence
from typing import Any

from crossread.model.appeals import Appeal, Breach, Duty, Pact
from crossread.model.claims import ChainLink, Claims, Event, Figure, Party, Place, Speaker, Statement, Toponym, When
from crossread.present.quoter import Json, Quoter, number_of


def claims_json(claims: Sequence[Claims], quoter: Quoter) -> Json:
    """The claims of some reports, by their sort."""
    return {sort: [shape(one, quoter) for c in claims for one in getattr(c, sort)] for sort, shape in _SHAPES.items()}


def _statement(statement: Statement, quoter: Quoter) -> Json:
    cue = quoter.maybe(statement.cue)
    return {
        "id": statement.id,
        **quoter.full(statement.span),
        "voice": statement.voice,
        "source": quoter.maybe(statement.source),
        "cue": None if cue is None else {**cue, "lemma": statement.cue_lemma},
        "content": quoter.every(statement.content),
        "quoted": quoter.every(statement.quoted),
        "speaker": _speaker(statement.speaker, quoter),
        "chain": [_link(link, quoter) for link in statement.chain],
        "polarity": statement.polarity,
        "modality": statement.modality,
        "saying": statement.saying,
        "made_by": str(statement.made_by),
    }


def _speaker(speaker: Speaker | None, quoter: Quoter) -> Json | None:
    if speaker is None:
        return None
    return {
        "key": speaker.key,
        "name": speaker.name,
        "role": speaker.role,
        "body": speaker.body,
        "country": speaker.country,
        "span": quoter.maybe(speaker.span),
        "named_at": quoter.maybe(speaker.named_at),
    }


def _link(link: ChainLink, quoter: Quoter) -> Json:
    return {"name": link.name, "kind": link.kind, **quoter.within(link.span)}


def _figure(figure: Figure, quoter: Quoter) -> Json:
    return {
        "id": figure.id,
        **quoter.full(figure.span),
        "measure": figure.measure,
        "value": number_of(figure.value),
        "low": number_of(figure.low),
        "high": number_of(figure.high),
        "approx": number_of(figure.approx),
        "vague": figure.vague,
        "unit": figure.unit,
        "of": figure.of,
        "of_country": figure.of_country,
        "part": figure.part,
        "as_of": figure.as_of,
        "when": figure.when,
        "said_by": figure.said_by,
        "made_by": str(figure.made_by),
    }


def _event(event: Event, quoter: Quoter) -> Json:
    return {
        "id": event.id,
        **quoter.full(event.span),
        "trigger": quoter.within(event.trigger),
        "lemma": event.lemma,
        "plover": event.plover,
        "mode": event.mode,
        "context": event.context,
        "cameo": event.cameo,
        "actors": quoter.every(event.actors),
        "targets": quoter.every(event.targets),
        "actor_codes": list(event.actor_codes),
        "target_codes": list(event.target_codes),
        "date": event.date,
        "place": quoter.maybe(event.place),
        "polarity": event.polarity,
        "modality": event.modality,
        "status": event.status,
        "said_by": event.said_by,
        "decided_by": quoter.maybe(event.decided_by),
        "made_by": str(event.made_by),
    }


def _appeal(appeal: Appeal, quoter: Quoter) -> Json:
    return {
        "id": appeal.id,
        **quoter.full(appeal.span),
        "cue": quoter.within(appeal.cue),
        "strength": appeal.strength,
        "caller": quoter.maybe(appeal.caller),
        "caller_code": appeal.caller_code,
        "addressees": quoter.every(appeal.addressees),
        "addressee_codes": list(appeal.addressee_codes),
        "asks": [{**quoter.within(ask.span), "kind": ask.kind} for ask in appeal.asks],
        "said_by": appeal.said_by,
        "speaker": appeal.speaker,
        "made_by": str(appeal.made_by),
    }


def _pact(pact: Pact, quoter: Quoter) -> Json:
    return {
        "id": pact.id,
        **quoter.full(pact.span),
        "kind": pact.kind,
        "status": pact.status,
        "plural": pact.plural,
        "dates": list(pact.dates),
        "dated_by": quoter.every(pact.dated_by),
        "sides": pact.sides,
        "parties": list(pact.parties),
        "brokers": list(pact.brokers),
        "back": pact.back,
        "said_by": pact.said_by,
        "made_by": str(pact.made_by),
    }


def _duty(duty: Duty, quoter: Quoter) -> Json:
    return {
        "id": duty.id,
        **quoter.full(duty.span),
        "pact": duty.pact,
        "how": duty.how,
        "said_by": duty.said_by,
        "speaker": duty.speaker,
        "made_by": str(duty.made_by),
    }


def _breach(breach: Breach, quoter: Quoter) -> Json:
    return {
        "id": breach.id,
        **quoter.full(breach.span),
        "pact": breach.pact,
        "by": quoter.every(breach.by),
        "by_codes": list(breach.by_codes),
        "place": quoter.maybe(breach.place),
        "date": breach.date,
        "count": quoter.maybe(breach.count),
        "standing": breach.standing,
        "recorded_by": quoter.maybe(breach.recorded_by),
        "said_by": breach.said_by,
        "speaker": breach.speaker,
        "made_by": str(breach.made_by),
    }


def _when(when: When, quoter: Quoter) -> Json:
    return {
        **quoter.full(when.span),
        "value": when.value,
        "kind": when.kind,
        "utc": when.utc,
        "weekday": when.weekday,
        "anchor": when.anchor,
    }


def _place(place: Place, quoter: Quoter) -> Json:
    return {
        **quoter.full(place.span),
        "name": place.name,
        "key": place.key,
        "country": place.country,
        "latitude": number_of(place.latitude),
        "longitude": number_of(place.longitude),
        "gazetteer_id": place.gazetteer_id,
        "precision": place.precision,
        "bearing": place.bearing,
        "distance_km": number_of(place.distance_km),
    }


def _toponym(toponym: Toponym, quoter: Quoter) -> Json:
    return {
        **quoter.full(toponym.span),
        "name": toponym.name,
        "key": toponym.key,
        "kind": toponym.kind,
        "sense": toponym.sense,
        "country": toponym.country,
        "latitude": number_of(toponym.latitude),
        "longitude": number_of(toponym.longitude),
        "gazetteer_id": toponym.gazetteer_id,
        "precision": toponym.precision,
        "confidence": number_of(toponym.confidence),
        "reasons": list(toponym.reasons),
    }


def _party(party: Party, quoter: Quoter) -> Json:
    return {
        **quoter.full(party.span),
        "name": party.name,
        "kind": party.kind,
        "role": party.role,
        "country": party.country,
        "key": party.key,
        "code": party.code,
        "former": party.former,
    }


_SHAPES: dict[str, Callable[[Any, Quoter], Json]] = {
    "statements": _statement,
    "figures": _figure,
    "events": _event,
    "whens": _when,
    "places": _place,
    "toponyms": _toponym,
    "parties": _party,
    "appeals": _appeal,
    "pacts": _pact,
    "duties": _duty,
    "breaches": _breach,
}
"""How a claim of each sort is written, by the field of `Claims` that holds it, in the order of the schema."""
