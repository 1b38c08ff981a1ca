"""Finds the statements of a report: who said what, through whom, how put; and what the outlet says itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.extract.apposed import with_apposed
from crossread.extract.asides import with_asides
from crossread.extract.asking import is_of_naming, is_wish_to_go_unnamed, with_questions
from crossread.extract.attributions import NOUN, Attribution, rule_attributions
from crossread.extract.bounds import within_sentences
from crossread.extract.carriers import Handed, by_the_quoted, handed_on
from crossread.extract.chains import carrier_link, chain_of, speaker_link
from crossread.extract.cited import with_cited
from crossread.extract.clauses import Stretch, past_title
from crossread.extract.cues import is_noun_cue
from crossread.extract.disputes import with_disputes
from crossread.extract.followed import by_what_follows
from crossread.extract.headlines import with_headline_bodies
from crossread.extract.interviews import full_label, named_by_label
from crossread.extract.issuers import issuer_of
from crossread.extract.merging import merged
from crossread.extract.nameless import is_speechless
from crossread.extract.own_voice import own_stretches
from crossread.extract.quoted import with_quotes
from crossread.extract.quotes import Quote, find_quotes
from crossread.extract.refuted import refuting_stretches, with_refuted
from crossread.extract.relays import with_relays
from crossread.extract.repeats import told_once
from crossread.extract.said_words import (
    MARKS,
    after_time,
    bare,
    in_place,
    is_name,
    with_not,
    with_that,
    without_relative,
    words_of,
)
from crossread.extract.sayings import is_of_few, is_of_nobody, refused_to_say, saying_of, supposed_part
from crossread.extract.speakers import Speakers
from crossread.extract.stance import modality_of, polarity_of
from crossread.extract.turns import TURN, is_part
from crossread.extract.unsaid import with_unsaid
from crossread.extract.verb_names import with_verb_names
from crossread.lib.ids import stable_id
from crossread.model.claims import Modality, Party, Saying, Speaker, Statement, Voice
from crossread.model.notes import Notes
from crossread.model.reports import Report
from crossread.model.spans import Maker, Span

SAID = Maker(name="statements.said", version=4)
OWN = Maker(name="statements.own", version=1)
_NOT_SAID = frozenset(("judge", "intend"))
"""Kinds of cue that tell of a deed more than of words: without a quotation their objects are no statement."""
_BY_SAYING: dict[Saying, Modality] = {"possible": "hedged", "conditional": "conditional", "question": "question"}
"""What words are where nobody is told to have said them."""


def find_statements(report: Report, notes: Notes, parties: Sequence[Party]) -> tuple[Statement, ...]:
    """The statements of a report in text order, the outlet's own among them."""
    quotes = find_quotes(report.text)
    found = attributions_of(report, notes, quotes)
    unnamed = [one for one in found if _asks_no_name(report.text, one)]
    handed = handed_on(report, notes, [one for one in found if one not in unnamed])
    speakers = Speakers.of(report, notes, parties)
    said = [_carried(report, s, h) for h in handed if (s := _said(report, notes, quotes, h.found, speakers))]
    said = with_headline_bodies(report, said)
    own = _own(report, notes, said, [*unnamed, *(hand for h in handed for hand in h.hands)])
    return tuple(sorted(told_once(report, (*said, *own)), key=lambda s: (s.span, s.id)))


def _carried(report: Report, one: Statement, handed: Handed) -> Statement:
    """A statement with those who handed it on at the end of its chain."""
    named = [*handed.found.through, *(hand.source for hand in handed.hands if hand.source)]
    if not named or one.speaker is None or one.source is None:
        return one
    links = one.chain or (speaker_link(one.speaker, one.source),)
    kept = [link for at, link in enumerate(links) if at == 0 or not any(_reaches(link.span, to) for to in named)]
    return replace(one, chain=(*kept, *(carrier_link(report, at) for at in dict.fromkeys(named))))


def _reaches(span: Span, at: Stretch) -> bool:
    return span.start < at[1] and at[0] < span.end


def attributions_of(report: Report, notes: Notes, quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
    """Rules and model read together, with every quotation given to its speaker."""
    ruled = rule_attributions(report, notes, quotes)
    read = with_apposed(report.text, notes, merged(report, notes, ruled))
    relayed = with_relays(report, notes, quotes, read)
    told = with_questions(report, notes, quotes, with_refuted(report, notes, quotes, relayed))
    quoted = with_quotes(report, notes, quotes, told)
    beside = with_asides(report.text, notes, quotes, by_what_follows(report, quotes, quoted))
    beside = tuple(replace(one, source=past_title(notes, one.source)) if one.source else one for one in beside)
    beside = with_cited(report.text, notes, with_verb_names(report, notes, beside))
    beside = with_unsaid(report, notes, [by_the_quoted(notes, found) for found in beside])
    return with_disputes(report, notes, within_sentences(report.text, beside))


def _said(
    report: Report, notes: Notes, quotes: tuple[Quote, ...], found: Attribution, speakers: Speakers
) -> Statement | None:
    if found.source and is_of_nobody(report.text, found.source):
        return None  # "no official has said that ..."
    found = refused_to_say(report.text, found)
    saying = saying_of(report.text, notes, found)
    found = replace(found, content=supposed_part(report.text, notes, found, saying))
    inside = [q for q in quotes if q.depth == 0 and any(a <= q.start and q.end <= b for a, b in found.content)]
    inside = [q for q in inside if not is_name(report.text[q.start : q.end])]
    if not inside and (found.kind in _NOT_SAID or (found.source is None and found.verb != NOUN)):
        return None
    if not inside and _is_undergone(notes, found):
        return None
    within = without_relative(report.text, found, in_place(report, notes, found, inside))
    within = [with_not(report.text, after_time(report.text, piece, found.cue)) for piece in within]
    within = [with_that(report.text, notes, bare(report.text, piece)) for piece in within]
    content = tuple(piece for piece in within if piece[1] > piece[0])
    if not content:
        return None
    speaker = _speaker_of(report, found, speakers)
    if speaker is not None and (
        (is_speechless(speaker) and not _is_company(notes, found)) or _is_adjective(report.text, found, speaker)
    ):
        if not inside:
            return None
        found, speaker = replace(found, source=None), None
    if found.source and is_of_few(report.text, found.source):
        speaker = None
    parts = [*content, *(s for s in (found.source, found.cue) if s)]
    span = report.span(min(a for a, _ in parts), max(b for _, b in parts))
    return Statement(
        id=stable_id("statement", report.id, span.start, span.end, content[0][0], found.lemma),
        span=span,
        voice="direct" if _is_turn(report.text, found) else _voice(report.text, content, inside),
        content=tuple(report.span(*piece) for piece in content),
        source=report.span(*found.source) if found.source else None,
        cue=report.span(*found.cue) if found.cue else None,
        cue_lemma=found.lemma,
        quoted=tuple(report.span(*words_of(report.text, q)) for q in inside),
        speaker=speaker,
        chain=chain_of(report, _around(notes, found), speaker, found.source, content),
        polarity="negative" if saying == "negated" else polarity_of(notes, content),
        modality=_BY_SAYING.get(saying) or modality_of(notes, report.text, content, kind=found.kind),
        saying=saying,
        made_by=SAID,
    )


def _is_company(notes: Notes, found: Attribution) -> bool:
    """Whether a source is named as a body without an article, be its name that of a thing ("Shell said", "Apple said")."""
    first = next(iter(notes.tokens_between(*found.source)), None) if found.source else None
    return first is not None and any(
        n.label == "ORG" and n.start == first.start and first.text[:1].isupper() for n in notes.names
    )


def _is_undergone(notes: Notes, found: Attribution) -> bool:
    """Whether the cue is a participle behind the noun that is the source, which then said nothing ("a man found guilty")."""
    if found.cue is None or found.source is None:
        return False
    cue = next(iter(notes.tokens_between(*found.cue)), None)
    if cue is None or cue.dep != "acl" or "Tense=Past" not in cue.morph or "VerbForm=Part" not in cue.morph:
        return False
    return found.source[0] <= notes.tokens[cue.head].start < found.source[1]


def _speaker_of(report: Report, found: Attribution, speakers: Speakers) -> Speaker | None:
    """Who says it; None where nobody is named, or but a part in an interview whose bearer the text does not tell."""
    if found.source is None:
        return None
    if found.verb != TURN:
        return speakers.resolve(found.source)
    if person := named_by_label(report, speakers.persons, found.source):
        return replace(speakers.resolve((person.start, person.end)), span=report.span(*found.source))
    if is_part(report.text[slice(*found.source)]):
        return None
    full = full_label(report, found.source) or found.source
    return replace(speakers.resolve(full), span=report.span(*found.source))


def _is_adjective(text: str, found: Attribution, speaker: Speaker) -> bool:
    """Whether a source is an adjective before the noun that is the cue ("the Sulmenian claim"), of no known state or body: one
    who claims "claims"."""
    if found.source is None or found.cue is None or speaker.body or speaker.country:
        return False
    words, cue = text[slice(*found.source)].split(), text[slice(*found.cue)]
    single = len(words) == 2 and words[0].lower() == "the" and words[1].isalpha() and words[1][:1].isupper()
    return single and words[1][-1] != "s" and is_noun_cue(cue) and found.cue[0] - found.source[1] == 1


def _is_turn(text: str, found: Attribution) -> bool:
    """Whether the words follow their speaker and a colon at the head of a line, as in a chat or an interview, or stand
    before their writer's name, as in a post."""
    if found.verb == TURN:
        return True
    if found.cue is not None or found.source is None or text[found.content[0][0]] in MARKS:
        return False
    return (
        found.content[0][1] <= found.source[0]
        or _COLON.fullmatch(text[found.source[1] : found.content[0][0]]) is not None
    )


_COLON = re.compile(r"(?:\s\([^()\n]{1,30}\))?:\s+")


def _voice(text: str, content: tuple[Stretch, ...], inside: Sequence[Quote]) -> Voice:
    """Direct where all but a few letters of the content stand in quotation marks, mixed where some do."""
    if not inside:
        return "indirect"
    letters = sum(c.isalnum() for a, b in content for c in text[a:b])
    quoted = sum(c.isalnum() for q in inside for c in text[q.start : q.end])
    return "direct" if quoted >= 0.85 * letters else "mixed"


def _around(notes: Notes, found: Attribution) -> Stretch:
    """The sentence or sentences in which source and cue stand."""
    at = found.cue or found.source or found.content[0]
    sentence = notes.sentence_at(at[0])
    return (sentence.start, sentence.end) if sentence else at


def _own(report: Report, notes: Notes, said: Sequence[Statement], others: Sequence[Attribution]) -> Iterator[Statement]:
    whole = refuting_stretches(report, notes)
    told = [
        one
        for one in said
        if (one.source or one.quoted or _is_asked(one)) and not (one.cue and _lies_in(one.cue, whole))
    ]
    taken = [(s.start, s.end) for one in told for s in _parts(notes, one)]
    taken += [part for c in others for part in (c.source, c.cue) if part]
    taken += [part for c in others for part in c.content if _asks_no_name(report.text, c)]
    issuer = issuer_of(report)
    for start, end in own_stretches(report, notes, taken):
        content = ((start, end),)
        if is_wish_to_go_unnamed(report.text, notes, content[0]):
            continue
        yield Statement(
            id=stable_id("statement", report.id, start, end, "own"),
            span=report.span(start, end),
            voice="own",
            content=(report.span(start, end),),
            speaker=issuer,
            polarity=polarity_of(notes, content),
            modality=modality_of(notes, report.text, content),
            made_by=OWN,
        )


def _is_asked(one: Statement) -> bool:
    """Whether words are a question that nobody named is told to have put."""
    return one.modality == "question" and one.source is None


def _asks_no_name(text: str, found: Attribution) -> bool:
    """Whether what is asked for is not to be named: that is no word on the happening."""
    asked = found.content[0][0] if found.kind in ("demand", "ask", "say", "speak", "intend") else -1
    short = found.content[-1][1] - found.content[0][0] < _LONGEST_WISH
    return asked >= 0 and short and is_of_naming(text[asked : asked + _LONGEST_WISH])


_LONGEST_WISH = 120
"""Letters up to which words may be but the wish to go unnamed, with its reason."""


def _lies_in(span: Span, stretches: Sequence[Stretch]) -> bool:
    return any(a <= span.start < b for a, b in stretches)


def _parts(notes: Notes, one: Statement) -> Iterator[Span]:
    """What a statement takes of the report's own words: not a source that stands in another sentence than cue and content."""
    parts = [*one.content, *([one.cue] if one.cue else [])]
    yield from parts
    if one.source and any(notes.sentence_at(one.source.start) == notes.sentence_at(part.start) for part in parts):
        yield one.source
