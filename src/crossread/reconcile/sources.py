"""Who is said to have said it: one claim given to different speakers."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from crossread.lib.words import STOP_WORDS, fold, negators_in
from crossread.model.findings import Evidence, Finding, Reason
from crossread.model.notes import Token
from crossread.model.spans import Span
from crossread.reconcile.alike import bare_wording
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import quoted
from crossread.reconcile.rules import RULES
from crossread.reconcile.units import Unit, clauses_cosine
from crossread.weigh.names import SpeakerComparison, related_speakers
from crossread.weigh.wording import WordingComparison, compare_wording

SAME_WORDS = 0.72
"""Likeness from which two claims are one claim for telling who made it."""
HALF = 0.5
"""Likeness from which one of several quoted phrases counts as shared."""
LEAST_WORDS = 3
"""Content words that a claim needs to be told from another by its words."""
LEAST_QUOTED = 4
"""Words of a quotation that may tell a claim by itself; a shorter phrase is a label that many take up."""
LEAST_PHRASE = 3
"""Words of a phrase that two short units quote alike."""
RUN, RUN_CONTENT = 6, 4
"""Words in a row, and content words among them, by which two claims are one though they go on in different ways."""
MOST_COMMON, NEARLY_ALL, ONE_CLAIM = 4, 0.75, 0.8
"""Content words in common, their share of the longer's, and the cosine of two units by which they are one claim in other words."""
LONGEST = 60
"""Words of a unit in which such a run is looked for."""


@RULES.add("sources.conflict", version=6)
def other_speakers(desk: Desk) -> Iterator[Finding]:
    """The same words given to different speakers or bodies. An outlet that a report cites only hands on what others said."""
    told: list[tuple[Span, Span]] = []
    claims = [(a, b, how) for a, b, how in same_claims(desk) if a.attributed and b.attributed]
    for a, b, how in claims:
        first, second = a.statement.speaker, b.statement.speaker
        if first is None or second is None:
            continue
        comparison = related_speakers(first, second)
        if (
            comparison.verdict != "different"
            or any(desk.is_cited_outlet(unit.report, unit.speaker_key) for unit in (a, b))
            or _are_named_alike(desk, a, b)
            or _is_one_described(desk, a, b)
            or any(span.overlaps(unit.span) for pair in told for span in pair for unit in (a, b))
        ):
            continue
        told.append((a.span, b.span))
        yield _conflict(desk, (a, b), _also(desk, a, b), how, comparison)


def _are_named_alike(desk: Desk, a: Unit, b: Unit) -> bool:
    """Whether the words for one speaker hold those for the other ("the ICRC", "ICRC Africa")."""
    called = [
        {w for w in fold(desk.words(u.statement.source)).split() if w != "the"} for u in (a, b) if u.statement.source
    ]
    return len(called) == 2 and all(called) and (called[0] <= called[1] or called[1] <= called[0])


_KINDS_OF_FIRM = frozenset(
    "bank company firm lender carrier airline maker group retailer manufacturer operator giant business "
    "publisher chain startup".split()
)
"""Words by which a report calls a body that it has named before."""


def _is_one_described(desk: Desk, a: Unit, b: Unit) -> bool:
    """Whether one speaker is only described as a firm ("the lender") and the other is a bare name, of no office, ministry or
    role: that may be one firm."""
    called = [desk.words(u.statement.source).split() if u.statement.source else [""] for u in (a, b)]
    if called[0][0] == called[1][0] and called[0][-1] == called[1][-1] and called[0][-1].islower():
        return called[0][0].lower() != "the"  # "two big investors", "two big foreign investors"
    pairs = ((a, b), (b, a))
    return any(_is_description(desk, one) and _is_bare_name(other) for one, other in pairs)


def _is_bare_name(unit: Unit) -> bool:
    speaker = unit.statement.speaker
    if speaker is None or speaker.role or speaker.body.partition("|")[0] not in ("", fold(speaker.name)):
        return False
    return all(word[:1].isupper() for word in speaker.name.split()) and len(speaker.name.split()) < 3


def _is_description(desk: Desk, unit: Unit) -> bool:
    source = unit.statement.source
    words = desk.words(source).split() if source else []
    return len(words) > 1 and words[0].lower() in ("the", "its") and words[-1].strip(",") in _KINDS_OF_FIRM


def _also(desk: Desk, a: Unit, b: Unit) -> list[Unit]:
    """Units of further reports that give the claim to one of the two speakers: the likest of each report."""
    found: dict[str, tuple[float, Unit]] = {}
    for pair in desk.pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if one not in (a, b) or other.report in (a.report, b.report) or not _is_given_as(other, one):
                continue
            like = likest(desk, pair.a, pair.b).likeness
            if like >= SAME_WORDS and like > found.get(other.report, (0.0, other))[0]:
                found[other.report] = (like, other)
    return [unit for _, (_, unit) in sorted(found.items(), key=lambda item: item[0])]


def _is_given_as(unit: Unit, other: Unit) -> bool:
    first, second = unit.statement.speaker, other.statement.speaker
    return first is not None and second is not None and related_speakers(first, second).verdict == "same"


def same_claims(desk: Desk) -> Iterator[tuple[Unit, Unit, WordingComparison]]:
    """Units of different reports that say one thing in (nearly) the same words, or that quote the same words."""
    seen: set[tuple[Span, Span]] = set()
    for a, b in (*((pair.a, pair.b) for pair in desk.pairs), *_both_quoting(desk)):
        if (a.span, b.span) in seen or _are_given_alike(a, b):
            continue
        if min(len(a.lemmas), len(b.lemmas)) < LEAST_WORDS and not _quote_one_phrase(desk, a, b):
            continue
        seen.add((a.span, b.span))
        how = likest(desk, a, b)
        if how.likeness < SAME_WORDS and a.attributed and b.attributed and (_share_run(a, b) or _are_one_claim(a, b)):
            how = replace(how, likeness=SAME_WORDS)
        if how.likeness >= SAME_WORDS:
            yield a, b, how


def _are_one_claim(a: Unit, b: Unit) -> bool:
    """Whether two units are near in meaning by themselves and share nearly all their content words, of which each has enough."""
    common = len(a.lemmas & b.lemmas)
    if common < MOST_COMMON or common < NEARLY_ALL * max(len(a.lemmas), len(b.lemmas)):
        return False
    alike = a.statement.polarity == b.statement.polarity and negators_in(a.text) == negators_in(b.text)
    return alike and clauses_cosine(a, b) >= ONE_CLAIM


def _share_run(a: Unit, b: Unit) -> bool:
    """Whether two units hold one run of words long enough to be no accident, a verb among them: most of a clause, word for
    word. Names count for nothing: all call a thing by its name."""
    one, other = ([t for t in u.tokens if t.tag != "PUNCT"][:LONGEST] for u in (a, b))
    run = SequenceMatcher(None, _folded(one), _folded(other), autojunk=False).find_longest_match()
    words = [t for t in one[run.a : run.a + run.size] if fold(t.text) not in STOP_WORDS]
    tags = [t.tag for t in words]
    tells = any(t.tag == "VERB" and not t.dep.startswith(("acl", "amod")) for t in words)
    return run.size >= RUN and tells and sum(tag != "PROPN" for tag in tags) >= RUN_CONTENT


def _folded(tokens: list[Token]) -> list[str]:
    return [fold(t.text) for t in tokens]


def _quote_one_phrase(desk: Desk, a: Unit, b: Unit) -> bool:
    """Whether two short units quote one and the same phrase, which nobody else of their reports is given."""
    phrases = [{fold(desk.words(q)).rstrip(" .,") for q in unit.statement.quoted} for unit in (a, b)]
    common = {p for p in phrases[0] & phrases[1] if len(p.split()) >= LEAST_PHRASE}
    others = [u for u in desk.units if u.report in (a.report, b.report) and u.attributed and u not in (a, b)]
    return bool(common) and not any(p in fold(desk.words(u.span)) for p in common for u in others)


def _both_quoting(desk: Desk) -> Iterator[tuple[Unit, Unit]]:
    """Units of different reports that quote two phrases or more each, whatever else they say."""
    quoting = [u for u in desk.units if u.attributed and len(_quotes(u)) > 1]
    yield from ((a, b) for i, a in enumerate(quoting) for b in quoting[i + 1 :] if a.report != b.report)


def _are_given_alike(a: Unit, b: Unit) -> bool:
    """Whether both units are the outlets' own voice, or given to one speaker: then there is nothing to tell."""
    if a.attributed != b.attributed:
        return False
    return not a.attributed or a.speaker_key == b.speaker_key


def likest(desk: Desk, a: Unit, b: Unit) -> WordingComparison:
    """The likest of the units themselves and their quotations."""
    whole = compare_wording(a.text, b.text, vector_a=a.vector, vector_b=b.vector)
    pairs = [(desk.words(q), desk.words(r)) for q in _quotes(a) for r in _quotes(b)]
    quotes = [bare_wording(q, r) for q, r in pairs]
    long = [how for how, (q, r) in zip(quotes, pairs, strict=True) if min(map(_length, (q, r))) >= LEAST_QUOTED]
    best = max([whole, *long], key=lambda w: w.likeness)
    if best.likeness >= SAME_WORDS or _in_common(quotes, pairs) < 2:
        return best
    return replace(max([whole, *quotes], key=lambda w: w.likeness), likeness=SAME_WORDS)  # two phrases are no accident


def _length(text: str) -> int:
    return len(text.split())


def _in_common(quotes: list[WordingComparison], pairs: list[tuple[str, str]]) -> int:
    """How many quoted phrases stand on both sides, each with a partner of its own: alike, or one within the other."""
    left, right = set(), set()
    for how, (q, r) in zip(quotes, pairs, strict=True):
        short, long = sorted((fold(q).rstrip(" .,"), fold(r).rstrip(" .,")), key=len)
        if how.likeness >= HALF or (len(short.split()) > 1 and short in long):
            left.add(q)
            right.add(r)
    return min(len(left), len(right))


def _quotes(unit: Unit) -> list[Span]:
    """The quotations of the unit's sentence that are given to its speaker."""
    ours = unit.reading.told_by.get(unit.speaker_key, ())
    spans = (q for s in ours for q in s.quoted if q.start < unit.sentence.end and unit.sentence.start < q.end)
    return [q for q in dict.fromkeys(spans) if q.end - q.start > 12]


def _conflict(
    desk: Desk, pair: tuple[Unit, Unit], also: list[Unit], how: WordingComparison, comparison: SpeakerComparison
) -> Finding:
    a, b = pair
    first, second = a.statement.speaker, b.statement.speaker
    assert first is not None and second is not None
    reasons = [
        Reason(rule="sources.same-words", weight=round(0.5 * how.likeness, 4), sentence=how.reason.sentence),
        Reason(
            rule=comparison.reason.rule,
            weight=0.35,
            sentence=comparison.reason.sentence,
            values=(first.name, second.name),
        ),
    ]
    if _is_pronoun(desk, a) or _is_pronoun(desk, b):
        reasons.append(
            Reason(
                rule="sources.pronoun", weight=-0.3, sentence="One speaker is a pronoun, which may be read otherwise."
            )
        )
    return make_finding(
        desk,
        "attribution_conflict",
        f"{quoted(_shared_words(desk, a, b))}: {first.name} ({desk.outlet(a.report)}) / {second.name} ({desk.outlet(b.report)}).",
        [ground for unit in (a, b, *also) for ground in grounds(unit)],
        reasons,
        maker=RULES.maker("sources.conflict"),
        values=(first.name, second.name),
    )


def _shared_words(desk: Desk, a: Unit, b: Unit) -> str:
    """The quotation that both units hold, else the first unit's words."""
    alike = [(bare_wording(desk.words(q), desk.words(r)).likeness, q) for q in _quotes(a) for r in _quotes(b)]
    best = max(alike, default=None)
    return desk.words(best[1]) if best and best[0] >= HALF else a.text


def _is_pronoun(desk: Desk, unit: Unit) -> bool:
    source = unit.statement.source
    return source is None or desk.words(source).lower() in {"it", "he", "she", "they", "who", "which"}


def grounds(unit: Unit) -> tuple[Evidence, ...]:
    """A unit and the words that name who says it, as evidence."""
    source = unit.statement.source
    return (*(evidence([source], "source") if source else ()), *evidence([unit.span], "value"))
