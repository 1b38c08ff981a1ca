"""Claims that one report gives to somebody and another tells in its own voice."""

from collections.abc import Iterator
from dataclasses import replace

from crossread.lib.words import fold, stem
from crossread.model.claims import Statement
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.spans import Span
from crossread.reconcile.answers import answers
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.denying import accusing
from crossread.reconcile.desk import Desk
from crossread.reconcile.material import is_whole
from crossread.reconcile.phrases import quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.sources import LEAST_WORDS, SAME_WORDS, grounds, likest, same_claims
from crossread.reconcile.units import Unit
from crossread.weigh.origins import outlet_called
from crossread.weigh.wording import WordingComparison

REPORTING = frozenset("say tell announce report state claim accord according add warn insist confirm".split())
"""Lemmas of words by which a sentence gives its claim to somebody."""
KIN = 0.5
"""Kinship, and likeness in meaning, from which a claim in dispute is told that stands elsewhere as a fact."""
HALF = 0.5
"""Share of the content words of the shorter of the two that both must have then."""
VERBATIM = 0.88
"""Likeness from which a plain claim that lost its source is told; below, two reporters may know it each for himself."""
CUT = 0.72
"""Likeness from which a plain claim is told whose words all stand in the claim that has a source, or the reverse."""
CUT_WORDS = 5
"""Content words that such a claim needs."""
HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "purportedly", "supposedly", "alleged", "reported"})
"""Words by which a report keeps the doubt, though it drops the source."""
DOUBTFUL = frozenset({"hedged", "believed", "feared", "conditional"})
"""Modalities that are lost with the attribution."""


@RULES.add("sources.loss", version=6)
def lost_sources(desk: Desk) -> Iterator[Finding]:
    """Claims that one report attributes and another states in its own voice in much the same words."""
    told: list[tuple[Span, Span]] = []
    for given, bare, how in (*_told_alike(desk), *_contested(desk)):
        seen = any(bare.span.overlaps(y) or (given.span.overlaps(x) and y.report == bare.report) for x, y in told)
        if seen or not _is_lost(given, bare) or _is_cited(desk, given, bare):
            continue
        told.append((given.span, bare.span))
        yield _loss(desk, given, bare, how)


def _told_alike(desk: Desk) -> Iterator[tuple[Unit, Unit, WordingComparison]]:
    """Claims given to somebody with the same in an outlet's own voice, in much the same words."""
    for a, b, how in same_claims(desk):
        if a.attributed == b.attributed:
            continue
        given, bare = (a, b) if a.attributed else (b, a)
        if _is_doubtful(given.statement) or _is_verbatim(given, bare, how):
            yield given, bare, how


def _contested(desk: Desk) -> Iterator[tuple[Unit, Unit, WordingComparison]]:
    """Accusations and claims that somebody answers with a denial, with the same in an outlet's own voice: who says such a
    thing matters however it is put."""
    answered = {answer.claim.span for answer in answers(desk)}
    for pair in desk.pairs:
        if pair.kin < KIN or pair.cosine < KIN or pair.a.attributed == pair.b.attributed:
            continue
        given, bare = (pair.a, pair.b) if pair.a.attributed else (pair.b, pair.a)
        disputed = given.span in answered or given.statement.cue_lemma in accusing()
        common = len(given.lemmas & bare.lemmas)
        much = common >= LEAST_WORDS and common >= HALF * min(len(given.lemmas), len(bare.lemmas))
        if disputed and much and bare.statement.polarity == "positive":
            how = likest(desk, given, bare)
            yield given, bare, replace(how, likeness=max(how.likeness, SAME_WORDS))


def _is_lost(given: Unit, bare: Unit) -> bool:
    """Whether a claim that one report gives to somebody stands in another as a fact that nobody vouches for."""
    if _is_given_nearby(bare) or given.statement.speaker is None:
        return False
    if any(t.lemma.lower() in REPORTING for t in bare.reading.notes.tokens_of(bare.sentence)):
        return False  # it is given to somebody after all, in words that were not taken for a statement
    if bare.statement.speaker is not None:  # a body's own release: its own voice is its own claim
        return False
    if _tells_own_deed(given) or given.statement.modality in ("demanded", "question"):
        return False
    if _is_heading(bare) or bare.asks or given.asks or not _is_claim(given):
        return False
    return is_whole(bare) and not HEARSAY & {t.text.lower() for t in bare.tokens}


def _is_cited(desk: Desk, given: Unit, bare: Unit) -> bool:
    """Whether the one who is named as the source is the very outlet that tells it in its own voice ("the Courier said")."""
    source = given.statement.source
    citation = outlet_called(desk.story, source) if source else None
    if citation is None or not citation.cited:
        return False
    return bare.report == citation.cited or desk.outlet(bare.report) == desk.outlet(citation.cited)


def _is_claim(given: Unit) -> bool:
    """Whether words tell how it is: what governs them is a predicate, not a thing that somebody releases or asks for."""
    notes = given.reading.notes
    root = notes.root_of(given.span.start, given.span.end)
    if root is None:
        return False
    deps = {t.dep.split(":")[0] for t in notes.children(root)}
    return root.tag in {"VERB", "AUX"} or bool(deps & {"nsubj", "cop", "expl", "csubj"})


def _is_heading(bare: Unit) -> bool:
    """Whether words are a heading: headings leave out who said it, and the text below has it or not."""
    return bare.reading.report.is_heading(bare.span.start)


def _is_verbatim(given: Unit, bare: Unit, how: WordingComparison) -> bool:
    """Whether two units are one claim word for word, or all the words of one stand in the other."""
    if not is_whole(given):
        return False
    if how.likeness >= VERBATIM:
        return True
    short, long = sorted((given.lemmas, bare.lemmas), key=len)
    return how.likeness >= CUT and len(short) >= CUT_WORDS and short <= long


def _tells_own_deed(given: Unit) -> bool:
    """Whether a speaker tells what it does itself ("police detained three, police said"), which others can see."""
    notes, speaker = given.reading.notes, given.statement.speaker
    root = notes.root_of(given.span.start, given.span.end)
    if root is None or speaker is None:
        return False
    subject = next((t for t in notes.children(root) if t.dep.startswith("nsubj")), None)
    called = {stem(word) for word in fold(speaker.name).split()} | _OFFICIALS
    return subject is not None and stem(fold(subject.text)) in called


_OFFICIALS = frozenset(stem(word) for word in ("authorities", "officials"))


def _is_given_nearby(bare: Unit) -> bool:
    """Whether a statement of the same sentence, or a running one around it, gives the words to somebody after all."""
    for statement in bare.reading.claims.statements:
        if statement.voice == "own":
            continue
        if statement.span.overlaps(bare.span) or any(c.overlaps(bare.span) for c in statement.content):
            return True
    return False


def _loss(desk: Desk, given: Unit, bare: Unit, how: WordingComparison) -> Finding:
    speaker = given.statement.speaker
    assert speaker is not None
    reasons = [
        Reason(rule="sources.same-words", weight=round(0.55 * how.likeness, 4), sentence=how.reason.sentence),
        Reason(
            rule="sources.own-voice",
            weight=0.15,
            sentence=f"{desk.outlet(given.report)} gives it to {speaker.name}, {desk.outlet(bare.report)} to nobody.",
        ),
    ]
    if _is_doubtful(given.statement) and not _is_doubtful(bare.statement):
        reasons.append(Reason(rule="sources.doubt-lost", weight=0.2, sentence="With the source its doubt is gone."))
    return make_finding(
        desk,
        "attribution_loss",
        f"{quoted(desk.claim(bare.span))}: {speaker.name}’s in {desk.outlet(given.report)}, own voice in {desk.outlet(bare.report)}.",
        (*grounds(given), Evidence(span=given.statement.span, role="source"), *evidence([bare.span], "value")),
        reasons,
        maker=RULES.maker("sources.loss"),
        values=(speaker.name, "own voice"),
    )


def _is_doubtful(statement: Statement) -> bool:
    return statement.modality in DOUBTFUL
