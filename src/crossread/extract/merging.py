"""The model's attributions and the rules', made one: each is kept for what it reads better."""

from collections.abc import Sequence
from dataclasses import replace

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, trimmed
from crossread.extract.cues import known_verb
from crossread.model.notes import AttributionMention, Notes
from crossread.model.reports import Report

SURE = 0.6
"""Score of the model from which its pieces are preferred to the rules'. Measured on PolNeAR dev."""
LEAST = 0.4
"""Score of the model below which what only it sees is left out. Measured on PolNeAR dev."""
ALONE = 0.6
"""Score of a rule below which what only the rules see is left out where the model reads attributions at all."""


def merged(report: Report, notes: Notes, ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions of both, in text order. Without any from the model these are the rules' alone."""
    modelled = [m for m in (_of_model(report, notes, found) for found in notes.attributions) if m.content]
    if not modelled:
        return tuple(ruled)
    left = list(ruled)
    made: list[Attribution] = []
    for model in modelled:
        partner = next((rule for rule in left if _is_one(rule, model)), None)
        if partner is None:
            if model.score >= LEAST and (model.source or model.cue):
                made.append(model)
            continue
        left.remove(partner)
        made.append(_joined(report.text, partner, model))
    made += [rule for rule in left if rule.score >= ALONE and not any(_repeats(rule, m) for m in made)]
    return tuple(sorted(made, key=lambda a: (a.cue or a.source or a.content[0], a.content)))


def _of_model(report: Report, notes: Notes, found: AttributionMention) -> Attribution:
    cue = (found.cue[0][0], found.cue[-1][1]) if found.cue else None
    verb = next((t for t in notes.tokens_between(*cue) if known_verb(t.text)), None) if cue else None
    known = known_verb(verb.text) if verb else None
    content = tuple(p for p in (trimmed(report.text, piece) for piece in found.content) if p[1] > p[0])
    return Attribution(
        source=(found.source[0][0], found.source[-1][1]) if found.source else None,
        cue=cue,
        lemma=known.lemma if known else report.text[cue[0] : cue[1]].lower() if cue else "",
        kind=known.kind if known else "say",
        content=content,
        score=found.score,
        verb=verb.index if verb else -1,
    )


def _is_one(rule: Attribution, model: Attribution) -> bool:
    """Whether both read one attribution: they share the cue, or, without a cue, the content."""
    if rule.cue and model.cue:
        return rule.cue[0] < model.cue[1] and model.cue[0] < rule.cue[1]
    return _share(rule.content, model.content) > 0.6


def _repeats(rule: Attribution, made: Attribution) -> bool:
    """Whether a rule's attribution is only another's under another cue: the same content for the same source."""
    return rule.source == made.source and _share(rule.content, made.content) > 0.8


def _share(a: Sequence[Stretch], b: Sequence[Stretch]) -> float:
    """The characters that two contents have in common, as a share of the longer."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    longest = max(sum(y - x for x, y in a), sum(y - x for x, y in b))
    return common / longest if longest else 0.0


def _joined(text: str, rule: Attribution, model: Attribution) -> Attribution:
    """One attribution of the two readings."""
    trusted = model.score >= SURE and not _is_torn(text, model)
    return replace(
        model if trusted else rule,
        source=_source(rule, model),
        cue=rule.cue,
        lemma=rule.lemma,
        kind=rule.kind,
        score=max(rule.score, model.score),
        verb=rule.verb,
    )


def _is_torn(text: str, model: Attribution) -> bool:
    """Whether a content runs over a paragraph break outside quotation marks, or away from its cue's sentence."""
    return any("\n" in text[a:b].strip() and text[a] not in "\"“‘«„'" for a, b in model.content)


def _source(rule: Attribution, model: Attribution) -> Stretch | None:
    """The model's source, unless it is only a piece of the rule's."""
    if model.source is None or rule.source is None:
        return model.source or rule.source
    inside = rule.source[0] <= model.source[0] and model.source[1] <= rule.source[1]
    return rule.source if inside else model.source
