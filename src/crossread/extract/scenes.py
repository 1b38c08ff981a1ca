"""A report at hand: its trees with who can act in it, and what words of it stand for somebody, when, where and by whose account."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.extract.acting import Scene, party_in
from crossread.extract.party_codes import coding_day
from crossread.extract.trees import Trees
from crossread.lib.actors import Actors, code_actor
from crossread.lib.dates import day_part, is_dated
from crossread.lib.sectors import is_agent
from crossread.lib.states import state_word
from crossread.model.claims import Party, Place, Speaker, Statement, When
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report
from crossread.model.spans import Span

_NAMED = frozenset(("PERSON", "ORG", "LOC", "NORP"))
FIRST = frozenset(("we", "i", "us", "our"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
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


def know(
    report: Report,
    notes: Notes,
    statements: tuple[Statement, ...],
    whens: tuple[When, ...],
    places: tuple[Place, ...],
    parties: tuple[Party, ...] = (),
    *,
    actors: Actors | None = None,
) -> Known:
    """A report with its trees and all that was read out of it so far. `actors` are dictionaries of the user's."""
    trees = Trees.of(notes)
    return Known(
        report=report,
        scene=scene_of(report, trees, parties, whens),
        statements=statements,
        whens=whens,
        places=places,
        parties=parties,
        actors=actors or Actors(),
    )


def scene_of(report: Report, trees: Trees, parties: Sequence[Party], whens: Sequence[When]) -> Scene:
    """Which tokens can be parties and which tell times."""
    notes = trees.notes
    spans = [(p.span.start, p.span.end) for p in parties]
    spans += [(n.start, n.end) for n in notes.names if n.label in _NAMED]
    heads = {root.index for start, end in spans if (root := notes.root_of(start, end))}
    heads |= {t.index for t in notes.tokens if t.tag in ("NOUN", "PROPN", "ADJ") and _is_party_word(t)}
    times = {t.index for w in whens if w.kind != "duration" for t in notes.tokens_between(w.span.start, w.span.end)}
    nobody = times | labels_of(report, notes)
    return Scene(trees=trees, parties=frozenset(heads - nobody), times=frozenset(nobody))


_LABEL = re.compile(r"^[ \t]*(?:[-*•·–—] ?|\(?\d{1,2}[.)] ?)?([A-Z][^\n:.!?\"“”]{0,40}):(?=\s)", re.MULTILINE)
_LABEL_WORDS = 5


def labels_of(report: Report, notes: Notes) -> set[int]:
    """The words before a colon at a line's head, which say what the line is about or who says it, not who acts in it: few, and
    no verb among them ("Markets: shares fell", "2. Police: two held")."""
    found: set[int] = set()
    for match in _LABEL.finditer(report.text):
        inside = notes.tokens_between(match.start(1), match.end(1))
        if len(inside) <= _LABEL_WORDS and not any(t.tag in ("VERB", "AUX") for t in inside):
            found |= {t.index for t in inside}
    return found


def _is_party_word(token: Token) -> bool:
    lower = token.lemma.lower()
    if token.tag != "ADJ" and (is_agent(lower) or is_agent(token.text.lower())):
        return True
    return token.text[:1].isupper() and (word := state_word(token.text)) is not None and word.said != "capital"


def span_of(known: Known, token: Token) -> Span:
    """The noun phrase of a party; for "we" in a statement, whoever makes it."""
    if token.text.lower() in FIRST:
        at = known.report.span(token.start, token.end)
        said = [s for s in known.statements if s.speaker and s.speaker.span and any(c.contains(at) for c in s.content)]
        if said:
            return min(said, key=lambda s: s.span.end - s.span.start).speaker.span  # type: ignore[union-attr,return-value]
    return phrase_span(known, token)


def code_of(known: Known, span: Span) -> str:
    """Country and sector of a party by the users' dictionaries, by the party mention that the words hold, by our lexicon."""
    text = known.report.read(span)
    within = [p for p in known.parties if p.span.overlaps(span)]
    root = known.trees.notes.root_of(span.start, span.end)
    inner = party_in(known.scene, root) if root is not None else []
    fallback = known.report.read(phrase_span(known, inner[0])) if inner else ""
    best = next((p for p in within if p.country), within[0] if within else None)
    code = code_actor(known.actors, text, party=best, fallback=fallback, date=coding_day(known.report))
    return code.removesuffix("PTY") if _SIDES.search(text) else code


_SIDES = re.compile(
    r"^(?:(?:the|both|all|two|three|warring|conflicting|other|opposing|rival|which)\s)*parties\b", re.IGNORECASE
)
"""Parties to something, which are no political parties."""


def phrase_span(known: Known, token: Token) -> Span:
    """The noun phrase of a token, without a time that the parser hung on it ("Kenya on Tuesday")."""
    trees = known.trees
    start, end = trees.phrase(token)
    for kid in trees.of_token(token, "nmod", "obl"):
        if kid.index > token.index and kid.index in known.scene.times:
            end = min(end, kid.start, *(k.start for k in trees.of_token(kid, "case", "det")))
    end = token.end if end < token.end else end
    words = known.report.text[start:end].rstrip()
    return known.report.span(start, start + len(words))


def nearest_date(whens: Iterable[When], token: Token, start: int, end: int) -> str:
    """The day or longer stretch (EDTF) told nearest to a token between two offsets; empty where none is."""
    fit = [w for w in whens if start <= w.span.start < end and w.kind in ("date", "time") and is_dated(w.value)]
    return day_part(min(fit, key=lambda w: abs(w.span.start - token.start)).value) if fit else ""


def nearest_place(places: Iterable[Place], token: Token, start: int, end: int) -> Span | None:
    """The place named nearest to a token between two offsets."""
    fit = [p for p in places if start <= p.span.start < end]
    return min(fit, key=lambda p: abs(p.span.start - token.start)).span if fit else None


def said_by(trigger: Span, statements: Iterable[Statement]) -> str:
    """The key of the speaker of the narrowest statement that holds some words; empty where the report says them itself."""
    holding = [
        (content.end - content.start, statement.speaker.key)
        for statement in statements
        if statement.speaker and statement.voice != "own"
        for content in statement.content
        if content.contains(trigger)
    ]
    return min(holding)[1] if holding else ""


def speaker_at(known: Known, token: Token, *, cued: bool = False) -> Speaker | None:
    """Whose words hold a token, of several the narrowest; else (`cued`) whose statement it is the cue of."""
    at = known.report.span(token.start, token.end)
    held = [
        (c.end - c.start, s.speaker.key, s.speaker)
        for s in known.statements
        if s.speaker and s.voice != "own"
        for c in s.content
        if c.contains(at)
    ]
    if held:
        return min(held, key=lambda one: one[:2])[2]
    told = (s.speaker for s in known.statements if s.speaker and s.cue and s.cue.overlaps(at))
    return next(told, None) if cued else None


def first_party_before(known: Known, token: Token) -> Token | None:
    """The first that can act before a word of its sentence, where the parser took the dateline's place for the subject."""
    tokens = known.trees.notes.tokens_of(known.trees.notes.sentences[token.sentence])
    fit = (t for t in tokens if t.index < token.index and t.index in known.scene.parties)
    return next((t for t in fit if known.report.is_claim_text(t.start)), None)
