"""Short answers: somebody "rejected that" or says that "this is not so", right after the claim that is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.lib.words import fold, stem
from crossread.model.claims import Speaker, Statement
from crossread.model.notes import Sentence, Token
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.bare import is_denied_complement
from crossread.reconcile.denied import NOT_SO
from crossread.reconcile.denying import POINTING, accusing, talk
from crossread.reconcile.units import Unit
from crossread.weigh.names import related_speakers

if TYPE_CHECKING:
    from crossread.reconcile.desk import Desk

VERBS = frozenset(
    stem(w) for w in "deny reject dismiss dispute refute rebut contest contradict rebuff repudiate disavow".split()
)
"""Stems of verbs whose object is a claim that they say is not so."""
FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall"})
SAYING = frozenset({"say", "quote", "tell", "add", "report", "cite"})
"""Lemmas that make a clause in an outlet's own voice one about who spoke, not one that can be untrue."""
_TURNING = frozenset({"but", ";", "yet"})
"""What parts a claim from its answer in one sentence."""
_ALL_OF = frozenset({"word", "all", "any", "much", "most", "part", "everything", "none"})
"""Words by which all or some of what was said is meant ("denies every word of it")."""
_POINTS = 3
"""Words by which an aside names what it denies ("a charge", "which")."""
BACK = 3
"""Sentences before an answer in which its claim is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim, who answers it, the words that say it is not so, and what the same speaker says next, if that follows."""

    claim: Unit
    who: str
    speaker: Speaker | None
    denial: Span
    words: Span | None


def answers(desk: "Desk") -> Iterator[Answer]:
    """The short answers of a story's reports, each with the claim before it."""
    for reading in desk.readings:
        units = sorted((u for u in desk.units if u.report == reading.id), key=lambda u: u.span)
        for sentence in reading.notes.sentences:
            at = _answer_in(reading, sentence)
            if at is None:
                continue
            statement = _statement_at(reading, sentence, at)
            who = statement.speaker.name if statement and statement.speaker else _subject(reading, at)
            claim = _claim_before(reading, units, sentence, statement, at)
            if not who and claim and claim.attributed and claim.sentence.index == sentence.index:
                who = desk.outlet(reading.id)  # "when the mill says that ..., that is not so"
            if who and claim is not None:
                aside = _aside(reading, at)
                denial = aside.span if aside else reading.report.span(sentence.start, sentence.end)
                yield Answer(
                    claim=claim,
                    who=who,
                    speaker=statement.speaker if statement else None,
                    denial=denial,
                    words=_next_words(reading, sentence, statement, who),
                )


def _answer_in(reading: Reading, sentence: Sentence) -> Token | None:
    """The word of a sentence that says that what was said before is not so."""
    notes = reading.notes
    for token in notes.tokens_of(sentence):
        denies = stem(fold(token.text)) in VERBS and token.tag == "VERB"
        if denies and (_points_back(reading, token) or _aside(reading, token)):
            return token
    found = NOT_SO.search(reading.report.text, sentence.start, sentence.end)
    return notes.tokens_between(*found.span())[0] if found else None


def _points_back(reading: Reading, verb: Token) -> bool:
    children = list(reading.notes.children(verb))
    if any(c.text.lower() in ("not", "n't", "n’t", "never") or c.dep in ("ccomp", "xcomp") for c in children):
        return False
    what = next((c for c in children if c.dep in ("obj", "advmod") and c.index > verb.index), None)
    if what is None:
        return False
    if what.text.lower() in POINTING:
        return True
    if what.lemma.lower() in _ALL_OF and any(c.text.lower() in POINTING for c in reading.notes.children(what)):
        return True
    about = [c for c in reading.notes.children(what) if c.dep.split(":")[0] in ("nmod", "acl", "amod", "compound")]
    return all(stem(fold(t.text)) in talk() for t in (what, *about))  # "the news media reports" are any reports


def _aside(reading: Reading, verb: Token) -> Statement | None:
    """The statement of a verb that says of what stands right before it in its sentence that it is not so (", a charge that
    police reject")."""
    for one in reading.claims.statements:
        before = one.cue is not None and one.cue.start == verb.start and one.content[0].end <= verb.start
        if before and one.modality == "denied" and len(reading.report.read(one.content[0]).split()) <= _POINTS:
            return one
    return None


def _statement_at(reading: Reading, sentence: Sentence, at: Token) -> Statement | None:
    """The statement in whose cue or content the answering word stands."""
    for statement in reading.claims.statements:
        parts = (*statement.content, *((statement.cue,) if statement.cue else ()))
        if statement.voice != "own" and any(p.start <= at.start < p.end for p in parts):
            return statement
    return None


def _subject(reading: Reading, verb: Token) -> str:
    notes = reading.notes
    subject = next((c for c in notes.children(verb) if c.dep == "nsubj"), None)
    if subject is None or subject.tag == "PRON":
        return ""
    words = notes.subtree(subject)
    return " ".join(reading.report.text[words[0].start : words[-1].end].split())


def _claim_before(
    reading: Reading, units: list[Unit], sentence: Sentence, statement: Statement | None, at: Token
) -> Unit | None:
    """What is answered: words given to somebody else ahead of the answer in its sentence, and by an aside no others; else the
    accusation within a few sentences before it that is the nearest, one that names who answers before others; else the last
    words given to somebody else there; right before the answer, whoever's they are."""
    first = reading.notes.sentences[max(0, sentence.index - BACK)].start
    before = [u for u in units if first <= u.span.start and u.span.end <= at.start and not _is_of(u, statement)]
    here = [u for u in before if u.span.start >= sentence.start and u.attributed and _says_how_it_is(u)]
    if _aside(reading, at):
        here = here or [u for u in before if u.span.start >= sentence.start and _says_how_it_is(u)]
        return here[-1] if here else None
    turned = any(t.text.lower() in _TURNING and t.index < at.index for t in reading.notes.tokens_of(sentence)[1:])
    if here or turned:  # what is answered stands in the sentence, be it no claim of its own
        return here[-1] if here else None
    before = [u for u in before if u.span.end <= sentence.start]
    if _charges(reading, at):
        return _charge_before(units, statement, at)
    accused = [u for u in before if u.statement.cue_lemma in accusing() and _says_how_it_is(u)]
    named = [u for u in accused if statement and u.lemmas & _called(statement)]
    if accused and (named or accused[-1].sentence.index >= sentence.index - 2):
        return (named or accused)[-1]
    if _is_open([u for u in before if u.attributed], statement):
        return None
    return _told_before(before, sentence)


def _told_before(before: list[Unit], sentence: Sentence) -> Unit | None:
    """The last words given to somebody before a sentence; right before it, whoever's they are."""
    for unit in reversed(before):
        if not unit.statement.speaker and unit.sentence.index != sentence.index - 1:
            continue
        if _says_how_it_is(unit):
            return unit
        if not unit.attributed:
            return None  # right before the answer something else is told
    return None


def _charge_before(units: list[Unit], statement: Statement | None, at: Token) -> Unit | None:
    """The charge that is answered by its name ("rejected the accusation"), which may stand further up: the nearest words of somebody
    else that accuse who answers; else the nearest that name him; else the only words of somebody else there are."""
    said = [u for u in units if u.span.end <= at.start and u.attributed and u.statement.speaker is not None]
    said = [u for u in said if not _is_of(u, statement) and (_says_how_it_is(u) or _accuses(u)) and not _denies(u)]
    named = [u for u in said if statement and u.lemmas & _called(statement)]
    for found in ([u for u in named if _accuses(u)], named, [u for u in said if _accuses(u)]):
        if found:
            return found[-1]
    return said[0] if len({u.sentence.index for u in said}) == 1 else None


def _accuses(unit: Unit) -> bool:
    return unit.statement.cue_lemma in accusing()


def _denies(unit: Unit) -> bool:
    return is_denied_complement(unit.statement) or unit.statement.polarity == "negative"


def _is_open(said: list[Unit], statement: Statement | None) -> bool:
    """Whether the place of an answer does not tell what it answers: it follows an interview."""
    return any(_is_turn(u) for u in said if _says_how_it_is(u)) and not (statement and statement.cue is None)


def _is_turn(unit: Unit) -> bool:
    """Whether words are somebody's by the form of their line, as in an interview."""
    one = unit.statement
    return one.voice == "direct" and one.cue is None and not one.quoted


def _charges(reading: Reading, at: Token) -> bool:
    """Whether what is answered is called a charge ("rejected the accusation")."""
    return any(c.dep == "obj" and c.lemma.lower() in accusing() for c in reading.notes.children(at))


def _is_of(unit: Unit, statement: Statement | None) -> bool:
    """Whether words are of who answers, or of one who speaks for the same."""
    speaker, other = statement.speaker if statement else None, unit.statement.speaker
    if speaker is None or other is None:
        return False
    return related_speakers(speaker, other).verdict in {"same", "related"}


def _called(statement: Statement) -> frozenset[str]:
    """Stems of the words by which who answers is called."""
    speaker = statement.speaker
    words = f"{speaker.name} {speaker.body.partition('|')[0]}" if speaker else ""
    return frozenset(stem(w) for w in fold(words).split() if len(w) > 3)


def _says_how_it_is(unit: Unit) -> bool:
    """Whether words tell what somebody can call untrue: not what will be done or is asked for, nor a bare "the same"."""
    will = any(t.text.lower() in FUTURE for t in unit.tokens) or unit.statement.modality in ("planned", "demanded")
    says = not unit.attributed and any(t.lemma.lower() in SAYING and t.tag == "VERB" for t in unit.tokens)
    clause = any(t.tag in {"VERB", "AUX"} for t in unit.tokens)
    return clause and not will and not says and not unit.asks and len(unit.lemmas) > 0


def _next_words(reading: Reading, sentence: Sentence, statement: Statement | None, who: str) -> Span | None:
    """What the speaker of an answer says in the sentence after it."""
    if sentence.index + 1 >= len(reading.notes.sentences):
        return None
    after = reading.notes.sentences[sentence.index + 1]
    key = statement.speaker.key if statement and statement.speaker else ""
    for one in reading.claims.statements:
        starts = after.start <= one.content[0].start < after.end
        if one.modality in ("planned", "demanded"):
            continue
        if starts and one.speaker and (one.speaker.key == key or one.speaker.name in who or who in one.speaker.name):
            return Span(report=reading.id, start=one.content[0].start, end=min(one.content[0].end, after.end))
    return None
