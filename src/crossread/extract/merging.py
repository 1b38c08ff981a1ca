"""The model's attributions and the rules', made one: each is kept for what it reads better."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.extract.asking import is_of_naming
from crossread.extract.attributions import Attribution, is_relayed
from crossread.extract.carriers import CITING
from crossread.extract.chains import hands_on
from crossread.extract.clauses import Stretch, noun_before, source_stretch, subject_of, trimmed, without
from crossread.extract.contents import kind_of
from crossread.extract.cues import known_verb
from crossread.extract.persons import is_title
from crossread.extract.sayings import is_of_nobody
from crossread.model.notes import AttributionMention, Notes, Token
from crossread.model.reports import Report

SURE = 0.6
"""Score of the model from which its pieces are preferred to the rules'. Measured on PolNeAR dev."""
LEAST = 0.4
"""Score of the model below which what only it sees is left out. Measured on PolNeAR dev."""
CLAUSE = 0.8
"""Score of a rule that has a whole clause for its content."""
SPOKEN = frozenset(("say", "demand", "name", "deny", "accuse", "fear"))
"""Kinds of cue of which a rule is believed where the model, which was there to see it, saw none. Of what the rules alone
see on PolNeAR dev, 1 in 3 of these is right, of beliefs and intentions 1 in 6."""


def merged(report: Report, notes: Notes, ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions of both, in text order. Without any from the model these are the rules' alone."""
    read = (_of_model(report, notes, found) for found in notes.attributions)
    modelled = [m for m in read if m.content and not is_of_naming(report.text[m.content[0][0] : m.content[-1][1]])]
    if not modelled:
        return tuple(ruled)
    left = list(ruled)
    made: list[Attribution] = []
    for model in modelled:
        partner = next((rule for rule in left if _is_one(rule, model)), None)
        if partner is None:
            if model.score >= LEAST and _says_enough(report.text, notes, model):
                made.append(model)
            continue
        left.remove(partner)
        made.append(_joined(report.text, notes, partner, model))
    made = [_without_others(model, left) for model in made]
    firsthand = [one for one in made if _is_firsthand(report, one)]
    made += [rule for rule in left if _stands_by_rule_alone(rule, made, firsthand)]
    made = [_tidied(report.text, found) for found in made]
    return tuple(sorted(made, key=lambda a: (a.cue or a.source or a.content[0], a.content)))


def _is_firsthand(report: Report, one: Attribution) -> bool:
    """Whether what stands in an attribution's content is its source's own: not what an agency hands on, nor what nobody says
    ("nobody knows whether the mayor said ...")."""
    if one.source is None:
        return any(report.text[a] in _MARKS for a, _ in one.content)
    return not hands_on(report, one.source, one.lemma) and not is_of_nobody(report.text, one.source)


def _tidied(text: str, found: Attribution) -> Attribution:
    """An attribution whose source ends before a relative clause or the day of saying, without pieces that only tell of its cue."""
    source = found.source
    if source and (match := _RELATIVE.search(text, *source)):
        source = (source[0], match.start())
    if source and (match := _PRONOUN.match(text, *source)):
        source = (source[0], match.end())
    if source and (match := _TIME_LAST.search(text, *source)):
        source = (source[0], match.start())
    parts = [part for part in (source, found.cue) if part]
    content = list(found.content)
    if parts and content:
        after = max(b for _, b in parts)
        content = content[:1] + [
            p for p in content[1:] if text[after : p[0]].strip() or text[p[0]] in _MARKS or p[0] < after
        ]
    return replace(found, source=source, content=tuple(content) or found.content)


def _of_model(report: Report, notes: Notes, found: AttributionMention) -> Attribution:
    cue = (found.cue[0][0], found.cue[-1][1]) if found.cue else None
    verb = next((t for t in notes.tokens_between(*cue) if known_verb(t.text)), None) if cue else None
    known = known_verb(verb.text) if verb else None
    near = _near(report.text, notes, found.content, cue)
    content = tuple(
        p for p in (trimmed(report.text, piece) for piece in _closed(report.text, near, cue)) if p[1] > p[0]
    )
    source = _in_zone(report, (found.source[0][0], found.source[-1][1])) if found.source else None
    if source and cue and "\n" in report.text[min(source[1], cue[1]) : max(source[0], cue[0])]:
        source = _beside(notes, verb)  # of another line: a slip of the model
    if source and cue and is_title(report.text[slice(*source)]):
        source = _titled(report.text, notes, source, cue)
    if source and verb and report.text[slice(*source)].lower() in ("who", "which", "that"):
        subject = subject_of(notes, verb)
        source = (
            source_stretch(notes, subject) if subject and subject.text.lower() not in ("who", "which", "that") else None
        )
    if source and report.text[slice(*source)].lower() in ("this", "that", "what", "there", "a", "the", "state"):
        source = None
    return Attribution(
        source=_whole_source(report.text, notes, source) if source else None,
        cue=cue,
        lemma=known.lemma if known else report.text[cue[0] : cue[1]].lower() if cue else "",
        kind=kind_of(notes, verb, known) if known and verb else _kind_told(report.text[slice(*cue)] if cue else ""),
        content=content,
        score=found.score,
        verb=verb.index if verb else -1,
    )


def _in_zone(report: Report, source: Stretch) -> Stretch:
    """A source without what it takes of the zone before its last word's: the outlet's name above a title."""
    zone = report.zone_at(source[1] - 1)
    return (max(source[0], zone.start), source[1]) if zone else source


_RULED_OUT = re.compile(r"\brul(?:es?|ed|ing) out\b|\b(?:laughed|shrugged|waved) (?:off|away)\b", re.IGNORECASE)


def _kind_told(cue: str) -> str:
    """The kind of a cue that the table of verbs does not hold."""
    return "deny" if _RULED_OUT.search(cue) else "say"


def _beside(notes: Notes, verb: Token | None) -> Stretch | None:
    """The noun phrase that stands right before a verb."""
    beside = noun_before(notes, verb) if verb else None
    return source_stretch(notes, beside) if beside else None


def _titled(text: str, notes: Notes, source: Stretch, cue: Stretch) -> Stretch | None:
    """A source of a title alone ("Dr") with the name that it belongs to; None where that is of another sentence."""
    here, there = notes.sentence_at(source[0]), notes.sentence_at(cue[0])
    if here is not there:
        return None
    name = _NAME_AFTER.match(text, source[1])
    return (source[0], name.end()) if name else source


_NAME_AFTER = re.compile(r"\.?(?:[ \u00a0][A-Z][\w'’-]{0,30}\.?){1,3}(?<!\.)")


def _whole_source(text: str, notes: Notes, source: Stretch) -> Stretch:
    """A source, made whole where the model broke it off within a phrase ("a source in", the name without its "service")
    and cut before a relative clause."""
    if match := _RELATIVE.search(text, *source):
        source = (source[0], match.start())
    last = notes.tokens_between(*source)[-1:]
    if last and last[0].dep.startswith(("compound", "flat")) and last[0].tag == "PROPN":
        above = notes.tokens[last[0].head]
        if above.index == last[0].index + 1 and above.tag == "PROPN":
            return source[0], above.end
    head = notes.root_of(*source)
    if not last or head is None:
        return source
    above = notes.tokens[head.head]
    is_part = head.dep in ("appos", "flat", "compound", "nmod:desc", "flat:name") and above.tag in ("NOUN", "PROPN")
    if is_part and 0 < head.index - above.index < 8:
        head = above
    elif last[0].tag not in ("ADP", "DET", "PART", "ADJ", "CCONJ"):
        return source
    whole = source_stretch(notes, head)
    return (min(source[0], whole[0]), max(source[1], whole[1])) if head.tag in ("NOUN", "PROPN") else source


_TIME_LAST = re.compile(
    r",?\s(?:(?:early|late|earlier|later)\s)?(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)\Z"
)
_IMPERSONAL = re.compile(r"\b(?:known|clear|unclear|reported|believed|thought|feared|expected|hoped|understood)$")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r",\s(?:who|whose|whom|which|where)\b|\s(?:obtained|seen|reviewed|published|carried|relayed|broadcast|aired)\s(?:by|on|in)\b"
)
"""What a source ends before: a relative clause, or through whose hands it came."""


def _near(text: str, notes: Notes, content: Sequence[Stretch], cue: Stretch | None) -> list[Stretch]:
    """The pieces of a content that stand in the cue's sentence, or in quotation marks: others are of another statement."""
    sentence = notes.sentence_at(cue[0]) if cue else None
    if sentence is None:
        return list(content)
    kept: list[Stretch] = []
    line_start = text.rfind("\n", 0, sentence.start) + 1
    line_end = text.find("\n", sentence.start)
    line_end = line_end if line_end >= 0 else len(text)
    on_line = [(a, b) for a, b in content if line_start <= a < line_end]
    for start, end in on_line:
        if text[start] in _MARKS:
            kept.append((start, end))
        elif start < sentence.end and sentence.start < end:
            kept.append((max(start, sentence.start), min(end, sentence.end)))
    return kept or on_line[:1]


def _closed(text: str, pieces: Sequence[Stretch], cue: Stretch | None) -> list[Stretch]:
    """The pieces with those made one between which only a small word or mark of the same line was left out."""
    made: list[Stretch] = []
    for start, end in pieces:
        gap = text[made[-1][1] : start] if made else ""
        parted = cue is not None and made and made[-1][1] <= cue[0] < start
        if made and not parted and len(gap) <= 6 and "\n" not in gap and "." not in gap:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


_MARKS = '"“‘«„「'


def _says_enough(text: str, notes: Notes, model: Attribution) -> bool:
    """Whether what only the model sees can be a statement: more than a word of content, a cue that is no purpose ("to
    demand"), no article alone and no hand through which another's words came ("reported by")."""
    if model.verb >= 0:
        verb = notes.tokens[model.verb]
        purpose = (
            verb.index > 0
            and notes.tokens[verb.index - 1].text.lower() == "to"
            and verb.dep in ("advcl", "xcomp", "acl")
        )
        if purpose or is_relayed(notes, verb):
            return False
    if (
        model.source
        and text[slice(*model.source)].lower() == "it"
        and model.cue
        and _IMPERSONAL.search(text, *model.cue)
    ):
        return False  # "it was not known how many ..."
    if model.cue and all(t.tag == "DET" for t in notes.tokens_between(*model.cue)):
        return False  # a cue cut short: "after a [quarrel] over the well"
    if _is_deed(text, notes, model):
        return False
    words = sum(len(text[a:b].split()) for a, b in model.content)
    return words > 1 or any(text[a] in _MARKS for a, _ in model.content)


def _is_deed(text: str, notes: Notes, model: Attribution) -> bool:
    """Whether a cue is no verb of speech but one of being, or a passive one after a bare name or thing: something was done,
    and nothing said ("[the skipper] was fined by a court")."""
    if model.cue is None or model.verb >= 0:
        return False
    inside = [t for a, b in model.content for t in notes.tokens_between(a, b)]
    quoted = any(text[at] in _MARKS for a, b in model.content for at in range(max(0, a - 1), b))
    words = text[slice(*model.cue)].lower().split()
    passive = words[0] in _BEING and model.content[-1][1] <= model.cue[0]
    return (passive or set(words) <= _BEING) and not quoted and not any(t.tag in ("VERB", "AUX") for t in inside)


_BEING = frozenset("is are was were be been being has have had".split())


def _is_one(rule: Attribution, model: Attribution) -> bool:
    """Whether both read one attribution: they share the cue, or, without a cue, the content."""
    if rule.cue and model.cue:
        return rule.cue[0] < model.cue[1] and model.cue[0] < rule.cue[1]
    return _share(rule.content, model.content) > 0.6


def _stands_by_rule_alone(rule: Attribution, made: Sequence[Attribution], firsthand: Sequence[Attribution]) -> bool:
    """Whether an attribution that only the rules see is kept: of a spoken kind, in no other's words (those that an agency
    hands on apart), and no repeat."""
    cue = rule.cue
    nested = cue is not None and any(a <= cue[0] < b for m in firsthand for a, b in m.content)
    return rule.kind in SPOKEN and not nested and not any(_repeats(rule, m) for m in made)


def _without_others(model: Attribution, ruled: Sequence[Attribution]) -> Attribution:
    """An attribution without the pieces after its cue that are another's by rule: somebody between the cue and the piece has a cue
    within it ("..., the ministry said, while a union put them at nine and | accused guards of firing")."""
    cue = model.cue
    if cue is None or len(model.content) < 2:
        return model
    ours = [p for p in model.content if not any(_is_of_other(p, cue, rule) for rule in ruled if rule.kind in SPOKEN)]
    return replace(model, content=tuple(ours)) if ours else model


def _is_of_other(piece: Stretch, cue: Stretch, rule: Attribution) -> bool:
    if rule.cue is None or rule.source is None or rule.source[0] < cue[1]:
        return False
    return rule.source[1] <= piece[0] <= rule.cue[0] < piece[1]


def _repeats(rule: Attribution, made: Attribution) -> bool:
    """Whether a rule's attribution is only another's under another cue: the same content for the same source."""
    return rule.source == made.source and _share(rule.content, made.content) > 0.8


def _share(a: Sequence[Stretch], b: Sequence[Stretch]) -> float:
    """The characters that two contents have in common, as a share of the longer."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    longest = max(sum(y - x for x, y in a), sum(y - x for x, y in b))
    return common / longest if longest else 0.0


def _joined(text: str, notes: Notes, rule: Attribution, model: Attribution) -> Attribution:
    """One attribution of the two readings."""
    trusted = model.score >= SURE and not _is_torn(text, notes, model)
    if rule.score >= CLAUSE and _holds(rule.content, model.content):
        trusted = False  # the model broke off within the clause that the parser sees whole
    turned = _is_turned(text, rule, model) or _is_nobodys(text, rule, model)
    source = rule.source if turned else _source(rule, model)
    trusted = trusted and not turned
    content = (model if trusted else rule).content
    if source:
        content = tuple(p for p in (trimmed(text, s) for s in without(content, source)) if p[1] - p[0] > 1)
    return replace(
        model if trusted else rule,
        source=source,
        content=content or rule.content,
        cue=model.cue or rule.cue,
        lemma=rule.lemma,
        kind=rule.kind,
        score=max(rule.score, model.score),
        verb=rule.verb,
    )


def _is_turned(text: str, rule: Attribution, model: Attribution) -> bool:
    """Whether the model took somebody within what is said for who says it: "[A gauge] showed 39 degrees, says [the union]",
    "[the office] rejected a claim by [the mate] that ..."."""
    if rule.cue is None or rule.source is None or model.source is None:
        return False
    after = 0 <= rule.source[0] - rule.cue[1] <= 1 and text[: rule.cue[0]].rstrip().endswith(",")
    before = rule.kind == "deny" and rule.source[1] <= rule.cue[0]
    if not after and not before:
        return False
    return any(a <= model.source[0] and model.source[1] <= b for a, b in rule.content)


def _is_nobodys(text: str, rule: Attribution, model: Attribution) -> bool:
    """Whether the model gave the words to the nobody of the clause above: "[nobody] knows whether the mayor said ..."."""
    if rule.source is None or model.source is None or is_of_nobody(text, rule.source):
        return False
    return is_of_nobody(text, model.source)


def _holds(outer: Sequence[Stretch], inner: Sequence[Stretch]) -> bool:
    """Whether one content lies, but for a character or two, within another."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in outer for y in inner)
    return common >= 0.97 * sum(b - a for a, b in inner)


def _is_torn(text: str, notes: Notes, model: Attribution) -> bool:
    """Whether a content runs over a paragraph break outside quotation marks, or ends within a phrase."""
    if any("\n" in text[a:b].strip() and text[a] not in _MARKS for a, b in model.content):
        return True
    last = notes.tokens_between(*model.content[-1])[-1:]
    return bool(last) and last[0].tag in ("ADP", "DET", "CCONJ", "SCONJ", "PART") and last[0].text.lower() != "so"


def _source(rule: Attribution, model: Attribution) -> Stretch | None:
    """The model's source, unless it is only a piece of the rule's, or hands on what another said ("local media citing witnesses")."""
    if rule.source is not None and rule.lemma in CITING:
        return rule.source
    if model.source is None or rule.source is None:
        return model.source or rule.source
    inside = rule.source[0] <= model.source[0] and model.source[1] <= rule.source[1]
    return rule.source if inside else model.source
