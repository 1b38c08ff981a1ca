"""Words that take sides: one thing under a loaded name in one report and another name elsewhere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.build import make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed, quoted
from crossread.reconcile.rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the lexicon where it stands: its field (what it names) and whether it takes sides."""

    span: Span
    term: str
    field: str
    loaded: bool


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """First lemma -> (lemmas, field, loaded) of every term, longest first."""
    terms: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for row in read_table("reconcile", "loaded.tsv"):
        lemmas = tuple(row["term"].split())
        terms[lemmas[0]].append((lemmas, row["field"], row["side"] != "plain"))
    return {first: sorted(found, key=lambda t: (-len(t[0]), t)) for first, found in terms.items()}


def words_of(reading: Reading) -> Iterator[Word]:
    """The words of the lexicon in the claim text of a reading, in order."""
    tokens, lexicon = reading.notes.tokens, _lexicon()
    skip_to = 0
    for i, token in enumerate(tokens):
        if i < skip_to or not reading.report.is_claim_text(token.start):
            continue
        for lemmas, field, is_loaded in lexicon.get(token.lemma.lower(), []):
            found = tokens[i : i + len(lemmas)]
            if tuple(t.lemma.lower() for t in found) == lemmas:
                yield Word(
                    span=reading.report.span(found[0].start, found[-1].end),
                    term=" ".join(lemmas),
                    field=field,
                    loaded=is_loaded,
                )
                skip_to = i + len(lemmas)
                break


@RULES.add("loaded.contrast")
def contrasts(desk: Desk) -> Iterator[Finding]:
    """Fields in which one report takes sides by a word and another report has another word."""
    fields: dict[str, list[Word]] = defaultdict(list)
    for reading in desk.readings:
        for word in words_of(reading):
            fields[word.field].append(word)
    for field, words in sorted(fields.items()):
        loaded = [w for w in words if w.loaded]
        terms = {w.term for w in loaded}
        others = [w for w in words if w.term not in terms or w.loaded]
        contrast = {
            w.span.report for w in others if any(w.term != o.term and w.span.report != o.span.report for o in loaded)
        }
        if loaded and contrast:
            yield _finding(desk, field, loaded, [w for w in words if not w.loaded])


def _finding(desk: Desk, field: str, loaded: list[Word], plain: list[Word]) -> Finding:
    by_term: dict[str, set[str]] = defaultdict(set)
    for word in [*loaded, *plain]:
        by_term[word.term].add(desk.outlet(word.span.report))
    told = [f"{quoted(t)} ({listed(sorted(by_term[t]))})" for t in dict.fromkeys(w.term for w in [*loaded, *plain])]
    reasons = [
        Reason(
            rule="loaded.lexicon",
            weight=0.4,
            sentence=f"{listed([quoted(t) for t in sorted({w.term for w in loaded})])} takes sides in naming {field}.",
        ),
        Reason(
            rule="loaded.contrast",
            weight=0.2,
            sentence="Another report names it otherwise." if plain else "The reports take different sides.",
        ),
    ]
    grounds = [Evidence(span=w.span, role="wording") for w in [*loaded, *plain]]
    return make_finding(
        desk,
        "loaded_wording",
        f"Names for {field}: {'; '.join(told[:6])}.",
        grounds,
        reasons,
        maker=RULES.maker("loaded.contrast"),
        values=told,
    )
