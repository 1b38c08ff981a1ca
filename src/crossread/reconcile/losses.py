"""Claims that one report gives to somebody and another tells in its own voice."""

from collections.abc import Iterator
from dataclasses import replace

from crossread.lib.words import fold, stem
from crossread.model.claims import Speaker, Statement
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.notes import Token
from crossread.model.spans import Span
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.denying import accusing
from crossread.reconcile.desk import Desk
from crossread.reconcile.material import is_whole
from crossread.reconcile.phrases import quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.sources import LEAST_WORDS, SAME_WORDS, grounds, likest, same_claims
from crossread.reconcile.units import Unit, cosines, told_otherwise
from crossread.weigh.names import related_speakers
from crossread.weigh.origins import outlet_called
from crossread.weigh.wording import WordingComparison

REPORTING = frozenset(
    "say tell announce report state claim accord according add warn insist confirm deny reject dismiss exclude rule".split()
)
"""Lemmas of words by which a sentence gives its claim to somebody."""
_REPORTING = frozenset(stem(word) for word in REPORTING)
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


@RULES.add("sources.loss", version=8)
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
    for a, b, how in (*same_claims(desk), *_released(desk)):
        if _is_given(a) == _is_given(b):
            continue
        given, bare = (a, b) if _is_given(a) else (b, a)
        if not given.attributed or _is_doubtful(given.statement) or _is_verbatim(given, bare, how):
            yield given, bare, how


def _is_given(unit: Unit) -> bool:
    """Whether words are somebody's: given to one, or of a body's own release."""
    return unit.attributed or unit.statement.speaker is not None


def _released(desk: Desk) -> Iterator[tuple[Unit, Unit, WordingComparison]]:
    """Words of a body's own release with the same in an outlet's own voice, in much the same words: an outlet that prints them
    so has them from there, and says so of none of them."""
    for pair in desk.pairs:
        if not pair.a.attributed and not pair.b.attributed and _is_given(pair.a) != _is_given(pair.b):
            how = likest(desk, pair.a, pair.b)
            if how.likeness >= SAME_WORDS and min(len(pair.a.lemmas), len(pair.b.lemmas)) >= CUT_WORDS:
                yield pair.a, pair.b, how


def _contested(desk: Desk) -> Iterator[tuple[Unit, Unit, WordingComparison]]:
    """Accusations and claims that somebody answers with a denial, with the same in an outlet's own voice: who says such a
    thing matters however it is put."""
    answered = {answer.claim.span for answer in desk.answers}
    inside = {(pair.a.span, pair.b.span): pair.inside for pair in desk.pairs}
    plain = [u for u in desk.units if not u.attributed and u.statement.polarity == "positive"]
    for given in desk.units:
        charge = given.statement.cue_lemma in accusing() or (
            _is_doubtful(given.statement) and given.statement.speaker is None
        )
        if not given.attributed or not (given.span in answered or charge):
            continue
        for bare in (u for u in plain if u.report != given.report):
            ends = min(given.span, bare.span), max(given.span, bare.span)
            if _tells_alike(given, bare, inside.get(ends, 0.0)):
                how = likest(desk, given, bare)
                yield given, bare, replace(how, likeness=max(how.likeness, SAME_WORDS))


def _tells_alike(given: Unit, bare: Unit, inside: float) -> bool:
    """Whether two units tell one thing, by their words (or other words for the same) and by their meaning, that of their sentences
    or of themselves: a charge may stand at the end of a long lead. `inside` is the weighted share of words in common."""
    common = (given.lemmas & bare.lemmas) | told_otherwise(given.lemmas, given, bare)
    least = min(sum(not w[:1].isdigit() for w in unit.lemmas) for unit in (given, bare))
    if len(common) < LEAST_WORDS or len(common) < HALF * least:
        return False
    near = max(cosines(given, bare))
    return near >= KIN and 0.5 * near + 0.5 * max(inside, len(common) / max(least, 1)) >= KIN


def teller_of(given: Unit) -> Speaker | None:
    """Who says some words: their speaker; of words in a body's own release that are nobody's and in doubt ("there are indications
    that ..."), the body."""
    if given.statement.speaker is not None or not _is_doubtful(given.statement):
        return given.statement.speaker
    own = (s for s in given.reading.claims.statements if s.voice == "own" and s.speaker)
    return next((s.speaker for s in own if any(c.overlaps(given.span) for c in s.content)), None)


def _is_lost(given: Unit, bare: Unit) -> bool:
    """Whether a claim that one report gives to somebody stands in another as a fact that nobody vouches for."""
    if _is_given_nearby(bare) or teller_of(given) is None or _is_heard_beside(given, bare):
        return False
    claimed = {stem(fold(t.text)) for t in given.tokens}  # "the owners had been told of it": that is told by both
    around = bare.reading.notes.tokens_of(bare.sentence)
    if any(_is_of_reporting(t) and not (t in bare.tokens and stem(fold(t.text)) in claimed) for t in around):
        return False  # it is given to somebody after all, in words that were not taken for a statement
    if bare.statement.speaker is not None:  # a body's own release: its own voice is its own claim
        return False
    if _tells_own_deed(given) or given.statement.modality in ("demanded", "question", "denied"):
        return False
    if _is_heading(bare) or bare.asks or given.asks or not _is_claim(given):
        return False
    return is_whole(bare) and not HEARSAY & {t.text.lower() for t in bare.tokens}


def _is_of_reporting(token: Token) -> bool:
    """Whether a word gives a claim to somebody; a verb by its stem, as a model's lemma may lack a letter."""
    return token.lemma.lower() in REPORTING or (token.tag == "VERB" and stem(fold(token.text)) in _REPORTING)


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
    if given.statement.cue_lemma in accusing() and any(t.tag == "VERB" for t in given.tokens):
        return True  # "(accused) the guards of having fired"
    at = {t.index for t in given.tokens}
    torn = any(t.tag == "VERB" and t.head not in at and t.dep == "ccomp" for t in given.tokens)  # from its subject
    return torn or root.tag in {"VERB", "AUX"} or bool(deps & {"nsubj", "cop", "expl", "csubj"})


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
    notes, speaker = given.reading.notes, teller_of(given)
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


def _is_heard_beside(given: Unit, bare: Unit) -> bool:
    """Whether who is given the words elsewhere speaks in the next sentence of the same paragraph, so that a reader takes both
    for his ("A barge struck the pier. Police say two people were hurt")."""
    sentences, speaker = bare.reading.notes.sentences, given.statement.speaker
    if speaker is None or bare.sentence.index + 1 >= len(sentences):
        return False
    after = sentences[bare.sentence.index + 1]
    if "\n" in bare.reading.report.text[bare.sentence.end : after.start]:
        return False
    heard = (
        one.speaker
        for one in bare.reading.claims.statements
        if one.source and after.start <= one.source.start < after.end
    )
    return any(other and related_speakers(speaker, other).verdict == "same" for other in heard)


def _loss(desk: Desk, given: Unit, bare: Unit, how: WordingComparison) -> Finding:
    speaker = teller_of(given)
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
