"""Agreements that are said to have been broken: by whom, where, when, how often, recorded or only claimed, and by whom denied."""

from collections.abc import Iterable

from crossread.extract.acting import accusing, actors_of
from crossread.extract.acts import Act
from crossread.extract.modality import modality_of, polarity_of
from crossread.extract.pact_days import days_beside
from crossread.extract.pacts import lemma_of, pact_words
from crossread.extract.scenes import Known, code_of, nearest_date, nearest_place, span_of, speaker_at
from crossread.extract.trees import Trees
from crossread.lib.ids import stable_id
from crossread.model.appeals import Breach, Pact
from crossread.model.notes import Token
from crossread.model.spans import Maker, Span

MAKER = Maker(name="agreements.broken", version=1)

_DENYING = frozenset(("deny", "reject", "dismiss", "refute", "rebut", "denial"))
_DOING = frozenset(("commit", "carry", "make", "perpetrate", "stage", "launch", "continue"))
_IDLE = ("planned", "demanded", "conditional", "hedged", "question", "feared")
_DEEPEST = 4


def find_breaches(known: Known, pacts: Iterable[tuple[Pact, Token]]) -> tuple[Breach, ...]:
    """The breaches that a report's claim text tells of, in text order; what is only warned of is none."""
    heads = {token.index: pact for pact, token in pacts}
    found = []
    for token in known.trees.notes.tokens:
        if token.tag not in ("VERB", "NOUN") or not known.report.is_claim_text(token.start):
            continue
        if (pact := _broken(known, token, heads)) and (breach := _breach(known, token, pact)):
            found.append(breach)
    return tuple(found)


def _broken(known: Known, token: Token, heads: dict[int, Pact]) -> Pact | None:
    """The agreement that a word says was broken or not kept."""
    trees = known.trees
    word = lemma_of(trees, token)
    failed = word in pact_words("keep") and (_is_failed(known, token) or polarity_of(trees, token) == "negative")
    if word not in pact_words("break") and not failed:
        return None
    below = trees.of_token(token, "obj", "nsubj:pass", "nmod", "compound", "obl", "amod")
    return next((heads[k.index] for one in below for k in (one, *trees.below(one)) if k.index in heads), None)


def _is_failed(known: Known, token: Token) -> bool:
    head = known.trees.head(token)
    return head is not None and token.dep in ("xcomp", "nmod") and known.trees.word(head, _FAILING) in _FAILING


_FAILING = frozenset(("fail", "failure", "refuse", "refusal"))


def _breach(known: Known, token: Token, pact: Pact) -> Breach | None:
    denier = _denier(known, token)
    is_kept = lemma_of(known.trees, token) in pact_words("keep")
    warned = any(k.text.lower() in ("any", "no", "further") for k in known.trees.of_token(token, "det", "amod"))
    if warned or modality_of(known.trees, token) in _IDLE:
        return None
    negated = polarity_of(known.trees, token) == "negative" and not is_kept
    by = tuple(dict.fromkeys(span_of(known, t) for t in ([denier] if denier else _doers(known, token))))
    recorder = _recorder(known, token)
    speaker = speaker_at(known, token, cued=True)
    sentence = known.trees.notes.sentences[token.sentence]
    edges = [e for s in (*by, pact.span) for e in (s.start, s.end)]
    return Breach(
        id=stable_id("breach", known.report.id, token.start, token.end),
        span=known.report.span(min(token.start, *edges), max(token.end, *edges)),
        pact=pact.id,
        by=by,
        by_codes=tuple(code_of(known, span) for span in by),
        place=nearest_place(known.places, token, sentence.start, sentence.end),
        date=nearest_date(days_beside(known, token), token, sentence.start, sentence.end),
        count=_count(known, token),
        standing="denied" if denier or negated else "recorded" if recorder else "claimed",
        recorded_by=span_of(known, recorder) if recorder else None,
        said_by=speaker.key if speaker else "",
        speaker=speaker.name if speaker else "",
        made_by=MAKER,
    )


def _doers(known: Known, token: Token) -> list[Token]:
    """Who is said to have broken it: who is accused of it, who did, whose breach it is."""
    trees, at = known.trees, token
    for above in list(trees.notes.ancestors(token))[:_DEEPEST]:
        if trees.word(above, accusing()) in accusing():
            accused = [k for k in trees.of_token(above, "obj", "nsubj:pass") if k.index != at.index]
            if any(k.text.lower() in ("each", "one", "other", "another") for k in accused):
                accused = list(trees.of_token(above, "nsubj"))
            return [one for k in accused for one in trees.together(k)]
        at = above
    head = trees.head(token)
    if token.tag == "NOUN" and token.dep in ("obj", "nsubj:pass") and head and trees.word(head, _DOING) in _DOING:
        return actors_of(known.scene, _act(head))
    if head and head.tag == "VERB" and token.dep == "obj" and (named := _named_after(trees, head, token)):
        return named
    found = actors_of(known.scene, _act(token))
    return [t for t in found if t.index in known.scene.parties or known.trees.case(t) == "by"]


def _named_after(trees: Trees, verb: Token, breach: Token) -> list[Token]:
    """Whom "by" names after a breach that is the object of a verb with its own subject: "counted two breaches by the rebels",
    where the parser hung the doer on the verb."""
    if not any(trees.of_token(verb, "nsubj")):
        return []
    doers = (k for k in trees.of_token(verb, "obl") if k.index > breach.index and k.tag in ("NOUN", "PROPN"))
    return [one for k in doers if trees.case(k) == "by" for one in trees.together(k)]


def _act(token: Token) -> Act:
    return Act(code="", matter="", token=token)


def _denier(known: Known, token: Token) -> Token | None:
    """Who denies it."""
    trees = known.trees
    for above in list(trees.notes.ancestors(token))[:_DEEPEST]:
        if trees.word(above, _DENYING) in _DENYING and above.tag in ("VERB", "NOUN"):
            return next(iter(actors_of(known.scene, _act(above))), None)
    return None


def _recorder(known: Known, token: Token) -> Token | None:
    """Who registered it: the subject of "recorded", or its agent."""
    trees = known.trees
    for above in list(trees.notes.ancestors(token))[:2]:
        if above.tag == "VERB" and lemma_of(trees, above) in pact_words("record"):
            return next(iter(actors_of(known.scene, _act(above))), above)
    return None


def _count(known: Known, token: Token) -> Span | None:
    """The words that say how often: "several", "at least 12"."""
    trees = known.trees
    for kid in trees.of_token(token, "nummod", "amod", "det", "nmod"):
        if kid.dep.startswith("nummod") or lemma_of(trees, kid) in pact_words("count"):
            inside = [t for t in trees.notes.subtree(kid) if t.index < token.index]
            return known.report.span(inside[0].start, inside[-1].end) if inside else None
    head = trees.head(token)
    if head is not None and token.dep == "nmod" and lemma_of(trees, head) in pact_words("count"):
        return known.report.span(trees.phrase(head)[0], head.end)
    return None
