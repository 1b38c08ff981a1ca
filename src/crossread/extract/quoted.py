"""Quotations and their speakers: cues beside the marks, labels before a colon, and speakers that carry over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.extract.attributions import Attribution, is_expletive
from crossread.extract.clauses import Stretch, source_stretch, subject_of, trimmed, without
from crossread.extract.cues import Cue, verb_cue
from crossread.extract.quotes import Quote
from crossread.extract.turns import signed, turns
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report

_ADDRESSING = frozenset(("tell", "inform", "assure", "notify", "remind", "warn", "ask", "urge", "advise"))
"""Verbs whose hearer follows them; what stands after them is not who says it."""

LEAST_WORDS = 4
"""Words from which a quotation that no cue explains is somebody's utterance; shorter ones may be scare quotes."""
_NEAR = 110
"""Characters beside a quotation in which its cue is looked for."""
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n“”\"«»]{0,90}):\s*$")


def with_quotes(
    report: Report, notes: Notes, quotes: Sequence[Quote], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions with every quotation given to its speaker: contents widened to whole quotations, and attributions
    made for the quotations that had none."""
    outer = [q for q in quotes if q.depth == 0 and report.is_claim_text(q.start)]
    made = list(attributions)
    free = []
    for quote in outer:
        at = _owner(made, quote)
        if at is None:
            free.append(quote)
            continue
        made[at] = _widened(report.text, notes, made[at], quote)
        if made[at].source is None and (named := next(_beside(report, notes, outer, [quote]), None)):
            made[at] = replace(made[at], source=named.source, cue=made[at].cue or named.cue)
    spoken = [*turns(report), *signed(report)]
    labels = [a.source for a in spoken if a.source]
    made = [a for a in made if not any(x < d and c < y for x, y in (*a.content, a.source or (0, 0)) for c, d in labels)]
    made = [a for a in made if not _is_of_oneself(report.text, a, spoken)] + spoken
    made += _beside(report, notes, outer, [q for q in free if not _is_covered(made, q)])
    return tuple(_carried_over(report, outer, made))


def _is_of_oneself(text: str, found: Attribution, spoken: Sequence[Attribution]) -> bool:
    """Whether somebody tells in a line of an interview or a chat what he said: the line is his already."""
    if found.source is None or text[slice(*found.source)].lower() not in ("i", "we"):
        return False
    return any(a <= found.source[0] < b for one in spoken for a, b in one.content)


def _is_covered(made: Sequence[Attribution], quote: Quote) -> bool:
    return any(a < quote.end and quote.start < b for m in made for a, b in m.content)


def _owner(made: Sequence[Attribution], quote: Quote) -> int | None:
    """The attribution whose content a quotation belongs to: it overlaps, and its cue stands outside; the nearest such."""
    best: tuple[int, int] | None = None
    for index, found in enumerate(made):
        cue = found.cue or found.source
        if cue is None or quote.start <= cue[0] < quote.end:
            continue
        if any(a < quote.end and quote.start < b for a, b in found.content):
            distance = max(quote.outer_start - cue[1], cue[0] - quote.outer_end)
            if best is None or distance < best[0]:
                best = (distance, index)
    return best[1] if best else None


def _widened(text: str, notes: Notes, found: Attribution, quote: Quote) -> Attribution:
    """The attribution with the quotation whole in its content, and what lay in it of other sentences taken out."""
    pieces = [list(piece) for piece in found.content]
    touching = [p for p in pieces if p[0] < quote.end and quote.start < p[1]]
    first = touching[0]
    first[0] = min(quote.outer_start, *(p[0] for p in touching))
    first[1] = max(quote.outer_end, *(p[1] for p in touching))
    kept = [p for p in pieces if p is first or p not in touching]
    holes = [hole for hole in (found.cue, found.source) if hole]
    stretches: list[Stretch] = [(a, b) for a, b in kept]
    for hole in holes:
        if not quote.outer_start <= hole[0] < quote.outer_end:
            stretches = without(stretches, hole)
    content = sorted(
        p
        for p in (trimmed(text, s) for s in stretches)
        if p[1] - p[0] > 1 and any(c.isalnum() for c in text[p[0] : p[1]])
    )
    return replace(found, content=tuple(content))


def is_utterance(text: str, quote: Quote) -> bool:
    """Whether a quotation is long enough to be words said rather than a word held at arm's length."""
    words = text[quote.start : quote.end].split()
    return len(words) >= LEAST_WORDS or (len(words) > 1 and text[quote.end - 1] in ",.!?")


def _beside(report: Report, notes: Notes, outer: Sequence[Quote], free: Sequence[Quote]) -> Iterator[Attribution]:
    """Attributions of quotations that have a cue or a label right beside them."""
    for quote in free:
        if not is_utterance(report.text, quote):
            continue
        before, after = _gap_before(report.text, outer, quote), _gap_after(report.text, outer, quote)
        found = _by_cue(notes, quote, after, follows=True) or _by_cue(notes, quote, before, follows=False)
        if found is None and (label := _LABEL.search(report.text[before[0] : before[1]])):
            found = _labelled(
                report.text, notes, quote, (before[0] + label.start("label"), before[0] + label.end("label"))
            )
        if found:
            yield found


def _gap_before(text: str, outer: Sequence[Quote], quote: Quote) -> Stretch:
    """What stands before a quotation in its sentence, back to the quotation or the full stop before."""
    floor = max((q.outer_end for q in outer if q.outer_end <= quote.outer_start), default=0)
    start = max(floor, text.rfind("\n", 0, quote.outer_start) + 1, quote.outer_start - 2 * _NEAR)
    stops = [m.end() for m in re.finditer(r"[.!?]\s", text[start : quote.outer_start])]
    return start + (stops[-1] if stops else 0), quote.outer_start


def _gap_after(text: str, outer: Sequence[Quote], quote: Quote) -> Stretch:
    """What follows a quotation in its sentence; nothing where the quotation ended the sentence and a capital begins another
    that holds a subject of its own before its verb."""
    line_end = text.find("\n", quote.outer_end)
    ceiling = min((q.outer_start for q in outer if q.outer_start >= quote.outer_end), default=len(text))
    end = min(ceiling, line_end if line_end >= 0 else len(text), quote.outer_end + _NEAR)
    stop = re.search(r"[.!?](?:\s|$)", text[quote.outer_end : end])
    return quote.outer_end, quote.outer_end + stop.start() if stop else end


def _by_cue(notes: Notes, quote: Quote, gap: Stretch, *, follows: bool) -> Attribution | None:
    """The attribution that a reporting verb in the gap makes: the first after a quotation, the last before it."""
    inside = [t for t in notes.tokens_between(*gap) if gap[0] <= t.start and t.end <= gap[1]]
    cues = [(t, c) for t in inside if (c := verb_cue(t)) and (set(c.frames) & set("qntp"))]
    for token, cue in cues if follows else reversed(cues):
        subject = subject_of(notes, token)
        if subject and (is_expletive(subject) or (subject.index > token.index and cue.lemma in _ADDRESSING)):
            subject = None  # "Ann Lee told the crowd", "the ministry said this"
        source = source_stretch(notes, subject) if subject else _nearest_phrase(notes, token, inside)
        if source and not (quote.start <= source[0] < quote.end):
            return _made(quote, token, cue, source)
    return None


def _nearest_phrase(notes: Notes, verb: Token, inside: Sequence[Token]) -> Stretch | None:
    """The noun phrase next to a verb, where the parser gave it no subject: after it ("said Ann"), else before it."""
    nouns = [t for t in inside if t.tag in ("PROPN", "NOUN", "PRON") and t.dep not in ("obl", "obl:tmod")]
    after = next((t for t in nouns if t.index == verb.index + 1), None)
    chosen = after or next((t for t in reversed(nouns) if t.index < verb.index), None)
    indices = {t.index for t in inside}
    while (
        chosen
        and chosen.dep in ("flat", "compound", "appos", "nmod:desc", "nmod")
        and chosen.head in indices
        and chosen.head < chosen.index
    ):
        chosen = notes.tokens[chosen.head]
    return source_stretch(notes, chosen) if chosen else None


def _made(quote: Quote, verb: Token, cue: Cue, source: Stretch) -> Attribution:
    return Attribution(
        source=source,
        cue=(verb.start, verb.end),
        lemma=cue.lemma,
        kind=cue.kind,
        content=((quote.outer_start, quote.outer_end),),
        score=0.8,
        verb=verb.index,
    )


def _labelled(text: str, notes: Notes, quote: Quote, label: Stretch) -> Attribution | None:
    """`Ann Lee, standing on a box: "..."`: the first name or noun phrase of the label is the speaker."""
    head = next((t for t in notes.tokens_between(*label) if t.tag in ("PROPN", "NOUN")), None)
    if head is None:
        return None
    source = source_stretch(notes, head)
    source = (max(label[0], source[0]), min(label[1], source[1]))
    return Attribution(
        source=source, cue=None, lemma="", kind="say", content=((quote.outer_start, quote.outer_end),), score=0.7
    )


def _carried_over(report: Report, outer: Sequence[Quote], made: Sequence[Attribution]) -> Iterator[Attribution]:
    """All attributions, with those quotations added that go on with a speaker's words, and those of nobody named."""
    known = list(made)
    for index, quote in enumerate(outer):
        if _is_covered(known, quote):
            continue
        if speaker := _speaker_nearby(report.text, outer, index, known):
            known.append(
                replace(
                    speaker,
                    cue=None,
                    lemma="",
                    verb=-1,
                    kind="say",
                    content=((quote.outer_start, quote.outer_end),),
                    score=0.6,
                )
            )
        elif _stands_alone(report.text, quote):
            whole = (quote.outer_start, quote.outer_end)
            known.append(Attribution(source=None, cue=None, lemma="", kind="say", content=(whole,), score=0.5))
    return iter(sorted((a for a in known if a.content), key=lambda a: (a.content[0], a.cue or (0, 0))))


def _speaker_nearby(text: str, outer: Sequence[Quote], index: int, known: Sequence[Attribution]) -> Attribution | None:
    """Whose words a quotation without a cue goes on with: those of the quotation that was left open before it, of the one
    that takes it up in the next paragraph, or of the speaker named before it in its own paragraph. A quotation that begins
    a paragraph of its own takes no speaker from the paragraph before, unless it was left open."""
    quote = outer[index]
    if index and outer[index - 1].open_end and (found := _of(known, outer[index - 1])):
        return found
    if quote.open_end and index + 1 < len(outer) and (found := _of(known, outer[index + 1])):
        return found
    line = text.rfind("\n", 0, quote.outer_start) + 1
    if not is_utterance(text, quote):
        return None
    before = [
        a for a in known if a.source and a.content and line <= a.source[0] and a.content[-1][1] <= quote.outer_start
    ]
    before = [
        a for a in before if line <= a.content[0][0] and a.kind in ("say", "fear", "demand", "deny", "plan", "accuse")
    ]
    gap = text[before[-1].content[-1][1] : quote.outer_start] if before else ""
    return before[-1] if before and len(gap) < 160 else None


def _of(known: Sequence[Attribution], quote: Quote) -> Attribution | None:
    return next((a for a in known if a.source and any(x < quote.end and quote.start < y for x, y in a.content)), None)


def _stands_alone(text: str, quote: Quote) -> bool:
    """Whether a quotation makes up its sentence, so that it is somebody's words though nobody is named."""
    before = text[text.rfind("\n", 0, quote.outer_start) + 1 : quote.outer_start].rstrip()
    opens = not before or before[-1] in ".!?:"
    return opens and len(text[quote.start : quote.end].split()) > LEAST_WORDS
