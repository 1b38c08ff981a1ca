"""Agreements that a report names: ceasefires, accords, joint statements; whether they stand or are only hoped for, their dates and
parties, and what they are said to ask for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from crossread.data import read_table
from crossread.extract.scenes import Known, said_by, speaker_at
from crossread.extract.trees import Trees
from crossread.lib.ids import stable_id
from crossread.lib.sectors import country_of
from crossread.model.appeals import Duty, Pact, PactStatus
from crossread.model.claims import When
from crossread.model.notes import Token
from crossread.model.spans import Maker, Span

MAKER = Maker(name="agreements.named", version=1)

_WITHIN = ("of", "between", "with", "on", "by", "from", "after", "in", "for", "among", "over", "to")
_WHEN_OR_WHERE = ("in", "on", "from", "after")
_BROKERED = re.compile(r"\b([A-Z][\w.]*)[- ](?:brokered|mediated|sponsored|negotiated|guaranteed)\b")
_BACK = frozenset("aforementioned above-mentioned said such same this these that those its".split())
_HIGHEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noun:
    """A line of the table for nouns."""

    kind: str
    needs: frozenset[str]
    bars: frozenset[str]


@cache
def _nouns() -> dict[str, list[_Noun]]:
    found: dict[str, list[_Noun]] = {}
    for row in read_table("events", "pacts.tsv"):
        if row["sort"] == "noun":
            made = _Noun(kind=row["kind"], needs=_split(row["needs"]), bars=_split(row["bars"]))
            for word in row["words"].split("|"):
                found.setdefault(word, []).append(made)
    return found


@cache
def pact_words(sort: str) -> frozenset[str]:
    """The words of the table's lines of one sort (`keep`, `break`, `record`, ...)."""
    return frozenset(
        w for row in read_table("events", "pacts.tsv") if row["sort"] == sort for w in row["words"].split("|")
    )


@cache
def _sides() -> dict[str, int]:
    rows = (row for row in read_table("events", "pacts.tsv") if row["sort"] == "sides")
    return {word: int(row["kind"]) for row in rows for word in row["words"].split("|")}


@cache
def _all_words() -> frozenset[str]:
    needs = {w for rows in _nouns().values() for row in rows for w in row.needs | row.bars}
    sorts = ("standing", "sought", "refused", "ended", "keep", "provide", "break", "record", "count", "sides")
    return frozenset({*_nouns(), *needs, *(w for sort in sorts for w in pact_words(sort))})


def find_pacts(known: Known) -> tuple[tuple[Pact, Token], ...]:
    """The agreements that a report's claim text names, each with its head noun, in text order."""
    found = []
    for token in known.trees.notes.tokens:
        if token.tag in ("NOUN", "PROPN", "PRON") and known.report.is_claim_text(token.start):
            kind = _kind(known.trees, token)
            if kind and not _is_part(known.trees, token):
                found.append((_pact(known, token, kind), token))
    return tuple(found)


def _split(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split("|")))


def lemma_of(trees: Trees, token: Token) -> str:
    """A token's lemma as the table knows it."""
    return trees.word(token, _all_words())


def _kind(trees: Trees, token: Token) -> str:
    """What kind of agreement a noun names; empty for none."""
    if token.tag == "PRON":
        return "accord" if _is_all_agreed(trees, token) else ""
    rows = _nouns().get(lemma_of(trees, token), ())
    near = _near(trees, token) if rows else set[str]()
    handled = near & (pact_words("keep") | pact_words("break") | _MADE)
    for row in rows:
        if (not row.needs or row.needs & near or (row.kind == "accord" and handled)) and not row.bars & near:
            return row.kind
    return ""


def _is_all_agreed(trees: Trees, token: Token) -> bool:
    """Whether a pronoun stands for all that was agreed: "everything that we agreed on"."""
    if token.text.lower() not in ("everything", "all", "what"):
        return False
    return any(trees.word(k, frozenset(("agree",))) == "agree" for k in trees.of_token(token, "acl"))


def _near(trees: Trees, token: Token) -> set[str]:
    """The lemmas and words around a noun that say which kind it is: what describes it, what governs it."""
    kids = [
        k for k in trees.of_token(token, "amod", "compound", "nmod", "acl", "nummod", "flat") if k.dep != "acl:relcl"
    ]
    kids += [inner for k in kids for inner in trees.of_token(k, "amod", "compound", "conj", "flat")]
    kids += list(trees.of_token(token, "acl"))
    head = trees.head(token)
    if head is not None and (token.dep in ("obj", "nsubj:pass", "conj") or (token.dep == "obl" and head.tag == "VERB")):
        kids.append(head)
    cases = {trees.case(k) for k in kids}
    return {lemma_of(trees, k) for k in kids} | {k.text for k in kids} | {k.text.lower() for k in kids} | cases


def _is_part(trees: Trees, token: Token) -> bool:
    """Whether a noun only describes another one ("ceasefire talks"), or goes on with one ("statements/agreements")."""
    head = trees.head(token)
    if head is None or token.dep not in ("compound", "conj"):
        return False
    if token.dep == "compound":
        return lemma_of(trees, head) not in pact_words("break")
    return bool(_kind(trees, head)) and token.start - head.end <= 1


def _pact(known: Known, token: Token, kind: str) -> Pact:
    trees = known.trees
    inside = _phrase_tokens(known, token)
    span = known.report.span(inside[0].start, inside[-1].end)
    words = known.report.read(span)
    whens = _dates(known, token, inside)
    brokers = [country_of(m.group(1)) for m in _BROKERED.finditer(words)] + list(_brokers(known, token))
    lemmas = {lemma_of(trees, t) for t in inside}
    return Pact(
        id=stable_id("pact", known.report.id, token.start, token.end),
        span=span,
        kind=kind,
        status=_status(trees, token, dated=bool(whens), brokered=bool(brokers)),
        plural="Number=Plur" in token.morph,
        dates=tuple(dict.fromkeys(w.value for w in whens)),
        dated_by=tuple(w.span for w in whens),
        sides=max((_sides().get(lemma, 0) for lemma in lemmas), default=0),
        parties=tuple(sorted(set(_parties(known, token, inside)))),
        brokers=tuple(sorted(set(filter(None, brokers)))),
        back=inside[0].text.lower() in _BACK or any(t.text.lower() in _POINTING for t in inside),
        said_by=said_by(known.report.span(token.start, token.end), known.statements),
        made_by=MAKER,
    )


_POINTING = ("aforementioned", "above-mentioned")


def _phrase_tokens(known: Known, token: Token) -> list[Token]:
    """The words that name an agreement: its noun phrase with dates, parties and how it came about, and "a set of" before it."""
    trees = known.trees
    start, end = trees.phrase(token)
    inside = {t.index for t in trees.notes.tokens_between(start, end)}
    if token.tag == "PRON":
        inside |= {t.index for k in trees.of_token(token, "acl") for t in trees.notes.subtree(k)}
    for kid in trees.kids[token.index]:
        is_told = kid.dep == "acl" and "Tense=Past" in kid.morph
        is_named = kid.dep == "nmod" and trees.case(kid) in _WITHIN
        if trees.case(kid) in _WHEN_OR_WHERE:
            is_named = is_named and any(t.index in known.scene.times for t in trees.notes.subtree(kid))
        if kid.index > token.index and (is_named or is_told):
            inside |= {t.index for t in trees.notes.subtree(kid) if not _in_clause(trees, t, kid)}
    head = trees.head(token)
    if head is not None and token.dep == "nmod" and trees.case(token) == "of" and head.text.lower() in _SETS:
        low, _ = trees.phrase(head)
        inside |= {t.index for t in trees.notes.tokens_between(low, token.end)}
    tokens = list(trees.notes.tokens[min(inside) : max(inside) + 1])
    while token.tag != "PRON" and tokens[-1].tag in ("PUNCT", "CCONJ", "ADP") and len(tokens) > 1:
        tokens.pop()
    return tokens


_SETS = frozenset("set series package number string round raft".split())


def _in_clause(trees: Trees, token: Token, top: Token) -> bool:
    """Whether a token below `top` stands in a clause of its own ("which ...")."""
    for above in (token, *trees.notes.ancestors(token)):
        if above.index == top.index:
            return False
        if above.dep in ("acl:relcl", "parataxis", "advcl"):
            return True
    return False


def _status(trees: Trees, token: Token, *, dated: bool, brokered: bool) -> PactStatus:
    """Whether an agreement is there, by the nearest word that says so; a definite one is, an indefinite one only where told."""
    kids = {lemma_of(trees, k) for k in trees.of_token(token, "amod", "acl", "compound")}
    if kids & pact_words("sought") or any(k.text.lower() == "no" for k in trees.of_token(token, "det")):
        return "sought"
    if brokered or kids & (pact_words("standing") | {"exist", "current"}):
        return "standing"
    for above in _above(trees, token):
        if found := _said_of(trees, above):
            return "ended" if _is_over(trees, above) else found
    definite = any("Definite=Def" in k.morph or k.text.lower() in _BACK for k in trees.of_token(token, "det", "nmod"))
    return "standing" if definite or dated or "Number=Plur" in token.morph else "sought"


def _is_over(trees: Trees, verb: Token) -> bool:
    """Whether what follows says that it is over: "agreed a truce, but it collapsed"."""
    return any(
        lemma_of(trees, k) in pact_words("ended")
        and any(s.text.lower() in _BACK_TO for s in trees.of_token(k, "nsubj"))
        for k in trees.of_token(verb, "conj", "parataxis")
    )


_BACK_TO = ("it", "which", "that", "this")


def _above(trees: Trees, token: Token) -> Iterator[Token]:
    """The words that govern a token, the nearest ones."""
    return islice(trees.notes.ancestors(token), _HIGHEST)


def _said_of(trees: Trees, governor: Token) -> PactStatus | None:
    """What a governing word says of an agreement; None where it says nothing."""
    word = lemma_of(trees, governor)
    if word in pact_words("keep") | pact_words("break") | (pact_words("provide") - pact_words("sought")):
        return "standing"
    found: PactStatus | None = None
    if word in pact_words("standing"):
        found = "sought" if _is_to_come(trees, governor) else "standing"
    for status in _UNDONE:
        if word in pact_words(status):
            found = status
    return found


_UNDONE: tuple[PactStatus, ...] = ("sought", "ended", "refused")


def _is_to_come(trees: Trees, verb: Token) -> bool:
    """Whether a verb tells of what is not done yet: "to reach", "could sign", "failed to agree"."""
    helpers = {k.text.lower() for k in trees.of_token(verb, "aux", "mark", "advmod")}
    return bool(helpers & _TO_COME)


_TO_COME = frozenset("to will would may might could should must not if never toward towards".split())


def _clause_of(trees: Trees, token: Token) -> Token | None:
    """The verb by which an agreement came about, or that tells of it."""
    for kid in trees.of_token(token, "acl"):
        if kid.tag == "VERB" and trees.word(kid, _MADE | _BROKER) in _MADE | _BROKER:
            return kid
    return next((a for a in trees.notes.ancestors(token) if a.tag == "VERB"), None)


def _dates(known: Known, token: Token, inside: list[Token]) -> list[When]:
    """When an agreement was made: the dates in its words, else those of the verb by which it came about."""
    trees = known.trees
    fit = [w for w in known.whens if w.kind in ("date", "time") and w.value]
    within = [w for w in fit if inside[0].start <= w.span.start < inside[-1].end]
    if within:
        return within
    verb = _clause_of(trees, token)
    if verb is None or lemma_of(trees, verb) not in pact_words("standing") - pact_words("break"):
        return []
    dated = [w for k in trees.of_token(verb, "obl", "advmod", "nmod") for w in _told_in(known, k, fit)]
    head = trees.head(verb)
    if not dated and head is not None and verb.dep in ("acl:relcl", "advcl", "acl"):
        whenly = any(k.text.lower() == "when" for k in trees.kids[verb.index])
        dated = [w for k in trees.of_token(head, "obl") if whenly for w in _told_in(known, k, fit)]
    if not dated and lemma_of(trees, verb) in _CLOSING:
        dated = _before(known, token, fit)
    return dated


_CLOSING = frozenset(("end", "stop", "halt", "celebrate", "accept"))


def _told_in(known: Known, token: Token, whens: Iterable[When]) -> list[When]:
    subtree = known.trees.notes.subtree(token)
    return [w for w in whens if subtree[0].start <= w.span.start and w.span.end <= subtree[-1].end]


def _before(known: Known, token: Token, whens: Iterable[When]) -> list[When]:
    """The last time told in the sentence before, of the same paragraph: "In May they fought. It ended with a truce"."""
    notes = known.trees.notes
    if not token.sentence:
        return []
    here, last = notes.sentences[token.sentence], notes.sentences[token.sentence - 1]
    if "\n" in known.report.text[last.end : here.start].strip(" "):
        return []
    told = [w for w in whens if last.start <= w.span.start < last.end]
    return told[:1]


def _parties(known: Known, token: Token, inside: list[Token]) -> Iterator[str]:
    """The countries between which an agreement is: those named in its words, and who made it."""
    trees = known.trees
    countries = [t for t in inside if t.index in known.scene.parties and not _is_broker(inside, t)]
    verb = _clause_of(trees, token)
    if verb is not None and trees.word(verb, _MADE) in _MADE:
        for kid in trees.of_token(verb, "nsubj"):
            countries += [t for t in trees.notes.subtree(kid) if t.index in known.scene.parties]
    for one in countries:
        if code := country_of(one.text):
            yield code


_MADE = frozenset(("sign", "reach", "agree", "conclude", "adopt", "ink", "initial", "strike", "ratify"))


def _is_broker(inside: list[Token], token: Token) -> bool:
    after = "".join(t.text for t in inside if token.index < t.index <= token.index + 2).lower()
    return after.startswith(("-brokered", "brokered", "-mediated", "mediated", "-sponsored", "-backed"))


def _brokers(known: Known, token: Token) -> Iterator[str]:
    """Who brought an agreement about."""
    trees = known.trees
    verb = _clause_of(trees, token)
    if verb is None or trees.word(verb, _BROKER) not in _BROKER:
        return
    for kid in (*trees.of_token(verb, "nsubj"), *trees.of_token(verb, "obl")):
        if kid.dep == "nsubj" or trees.case(kid) == "by":
            yield country_of(kid.text)


_BROKER = frozenset(("broker", "mediate", "sponsor"))


def find_duties(known: Known, pacts: Iterable[tuple[Pact, Token]]) -> tuple[Duty, ...]:
    """What agreements are said to ask for, and that they are to be kept, in text order."""
    found = [duty for pact, token in pacts for duty in _duties(known, pact, token)]
    return tuple(sorted(found, key=lambda duty: (duty.span, duty.how)))


def _duties(known: Known, pact: Pact, token: Token) -> Iterator[Duty]:
    trees = known.trees
    for kid in trees.of_token(token, "acl"):
        if kid.dep == "acl:relcl" and lemma_of(trees, kid) in pact_words("provide"):
            inside = [t for t in trees.notes.subtree(kid) if t.text.lower() not in ("which", "that", ",")]
            yield _duty(known, token, pact, known.report.span(inside[0].start, inside[-1].end), "term")
    head = trees.head(token)
    top = head if head is not None and head.text.lower() in _SETS else token
    for above in _above(trees, top):
        word = lemma_of(trees, above)
        if above.tag == "VERB" and word in pact_words("provide") and top.dep in ("obl", "obl:agent", "nsubj"):
            yield _duty(known, token, pact, _term(known, above, token), "term")
            return
        if word in pact_words("keep") and above.tag in ("VERB", "NOUN"):
            yield _duty(known, token, pact, known.report.span(above.start, max(above.end, pact.span.end)), "invoked")
            return
        if _kind(trees, above):
            return


def _term(known: Known, verb: Token, token: Token) -> Span:
    """What is provided for: the words of the clause; with those that "which" or "it" stands for."""
    trees = known.trees
    subtree = trees.notes.subtree(verb)
    start, end = subtree[0].start, max(subtree[-1].end, token.end)
    head = trees.head(verb)
    while verb.dep == "acl:relcl" and head is not None and head.dep == "nmod" and trees.case(head) == "of":
        head = trees.head(head)
    if verb.dep == "acl:relcl" and head is not None:
        start = trees.notes.subtree(head)[0].start
    subject = next(trees.of_token(verb, "nsubj"), None)
    if subject is not None and subject.text.lower() in ("it", "this", "that") and token.sentence:
        before = trees.notes.sentences[token.sentence - 1]
        start = before.start
    return known.report.span(start, end)


def _duty(known: Known, token: Token, pact: Pact, span: Span, how: Literal["term", "invoked"]) -> Duty:
    speaker = speaker_at(known, token)
    return Duty(
        id=stable_id("duty", known.report.id, span.start, span.end, pact.id),
        pact=pact.id,
        span=span,
        how=how,
        said_by=speaker.key if speaker else "",
        speaker=speaker.name if speaker else "",
        made_by=MAKER,
    )
