"""Epithets that take sides: what one report calls "the death ferry" and another "the ferry"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from crossread.data import read_table
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.notes import Token
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.event_days import leading_sentences
from crossread.reconcile.namings import is_matter
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES

MOST = 3
"""Bare nouns of a report that are shown beside an epithet."""


@RULES.add("loaded.epithet", version=1)
def epithets(desk: Desk) -> Iterator[Finding]:
    """Nouns for the story's matter that one report has with an epithet that takes sides, and others bare."""
    dressed: dict[str, list[Span]] = defaultdict(list)
    for reading in desk.readings:
        for span, noun in _dressed(reading):
            dressed[noun].append(span)
    for noun, found in sorted(dressed.items()):
        if plain := list(_bare(desk, noun, found)):
            yield _finding(desk, found, plain)


@cache
def _pattern() -> re.Pattern[str]:
    words = ["[ -]".join(re.split("[ -]", epithet)) for epithet in _plain()]
    return re.compile(rf"\b(?P<epithet>{'|'.join(sorted(words, key=len, reverse=True))})[ -](?=[a-z])", re.IGNORECASE)


@cache
def _plain() -> dict[str, frozenset[str]]:
    """The epithets, each with the nouns before which it takes no side ("death toll")."""
    return {row["epithet"]: frozenset(row["not_before"].split()) for row in read_table("reconcile", "epithets.tsv")}


def _dressed(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The nouns with an epithet that a report has for the story's matter: where, and the noun."""
    lead = leading_sentences(reading)
    for match in _pattern().finditer(reading.report.text):
        token = next(iter(reading.notes.tokens_between(match.end(), match.end() + 1)), None)
        if token is None or token.start != match.end() or not reading.report.is_claim_text(match.start()):
            continue
        epithet = match["epithet"].lower()
        is_plain = token.text.lower() in _plain().get(epithet, frozenset())
        if not is_plain and _is_head(token) and is_matter(reading, token, lead, loaded=False, sort="who"):
            yield reading.report.span(match.start(), token.end), token.lemma.lower()


def _is_head(token: Token) -> bool:
    """Whether a noun, or what a tagger takes for a name in small letters, stands before no other noun ("death ferry" is one, the
    "death" of "death ferry owner" is not)."""
    is_noun = token.tag == "NOUN" or (token.tag == "PROPN" and token.text.islower())
    return is_noun and not (token.dep in ("compound", "amod") and token.head > token.index)


def _bare(desk: Desk, noun: str, dressed: list[Span]) -> Iterator[Span]:
    """The places in other reports at which the noun stands for the story's matter without such a word before it."""
    reports = {span.report for span in dressed}
    for reading in desk.readings:
        if reading.id in reports:
            continue
        lead = leading_sentences(reading)
        tokens = [t for t in reading.notes.tokens if t.lemma.lower() == noun and reading.report.is_claim_text(t.start)]
        found = [t for t in tokens if _is_head(t) and is_matter(reading, t, lead, loaded=False, sort="who")]
        yield from (reading.report.span(t.start, t.end) for t in found[:MOST])


def _finding(desk: Desk, dressed: list[Span], plain: list[Span]) -> Finding:
    words = sorted({desk.words(span).lower() for span in dressed})
    outlets = listed(sorted({desk.outlet(span.report) for span in dressed}))
    others = listed(sorted({desk.outlet(span.report) for span in plain}))
    told = [f"{listed([quoted(w) for w in words])} ({outlets})", f"{quoted(desk.words(plain[0]).lower())} ({others})"]
    reasons = [
        Reason(rule="loaded.lexicon", weight=0.4, sentence=f"{listed([quoted(w) for w in words])} takes sides."),
        Reason(rule="loaded.epithet", weight=0.2, sentence="Another report has the bare word for the same."),
    ]
    return make_finding(
        desk,
        "loaded_wording",
        f"Names for one thing: {'; '.join(told)}.",
        [Evidence(span=span, role="wording") for span in (*dressed, *plain)],
        reasons,
        maker=RULES.maker("loaded.epithet"),
        values=told,
    )
