"""The model's attributions and the rules', made one: each is kept for what it reads better."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.extract.asking import is_of_naming
from crossread.extract.attributions import Attribution, in_order, is_relayed
from crossread.extract.carriers import CITING
from crossread.extract.chains import hands_on
from crossread.extract.clauses import Stretch, source_stretch, trimmed, without
from crossread.extract.modelled import MARKS, RELATIVE, of_model
from crossread.extract.roles import read_role
from crossread.extract.sayings import is_of_nobody
from crossread.model.notes import Notes
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
    read = (of_model(report, notes, found) for found in notes.attributions)
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
    return in_order(made)


def _is_firsthand(report: Report, one: Attribution) -> bool:
    """Whether what stands in an attribution's content is its source's own: not what an agency hands on, nor what nobody says
    ("nobody knows whether the mayor said ...")."""
    if one.source is None:
        return any(report.text[a] in MARKS for a, _ in one.content)
    return not hands_on(report, one.source, one.lemma) and not is_of_nobody(report.text, one.source)


def _tidied(text: str, found: Attribution) -> Attribution:
    """An attribution whose source ends before a relative clause or the day of saying, without pieces that only tell of its cue."""
    source = found.source
    if source and (match := RELATIVE.search(text, *source)):
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
            p for p in content[1:] if text[after : p[0]].strip() or text[p[0]] in MARKS or p[0] < after
        ]
    return replace(found, source=source, content=tuple(content) or found.content)


_TIME_LAST = re.compile(
    r",?\s(?:(?:early|late|earlier|later)\s)?(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)\Z"
)
_IMPERSONAL = re.compile(r"\b(?:known|clear|unclear|reported|believed|thought|feared|expected|hoped|understood)$")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i)\b", re.IGNORECASE)


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
    return words > 1 or any(text[a] in MARKS for a, _ in model.content)


def _is_deed(text: str, notes: Notes, model: Attribution) -> bool:
    """Whether a cue is no verb of speech but one of being, a passive one after a bare name or thing, or one whose object is an
    officer: something was done, and nothing said ("[the skipper] was fined by a court", "summoned the ambassador")."""
    if model.cue is None or model.verb >= 0:
        return False
    inside = [t for a, b in model.content for t in notes.tokens_between(a, b)]
    quoted = any(text[at] in MARKS for a, b in model.content for at in range(max(0, a - 1), b))
    words = text[slice(*model.cue)].lower().split()
    if quoted:
        return False
    passive = words[0] in _BEING and model.content[-1][1] <= model.cue[0]
    if (passive or set(words) <= _BEING) and not any(t.tag in ("VERB", "AUX") for t in inside):
        return True
    verb = next((t for t in notes.tokens_between(*model.cue) if t.tag == "VERB"), None)
    obj = next((c for c in notes.children(verb) if c.dep == "obj" and c in inside), None) if verb else None
    return obj is not None and read_role(text[slice(*source_stretch(notes, obj))]) is not None


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
    if any("\n" in text[a:b].strip() and text[a] not in MARKS for a, b in model.content):
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
