"""How an act is spoken of: done, negated, planned, demanded, feared, denied, only possible."""

from collections.abc import Iterator
from functools import cache

from crossread.data import read_table
from crossread.extract.asking import question_at
from crossread.extract.trees import Trees
from crossread.model.claims import Modality, Polarity
from crossread.model.notes import Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"})
_CONDITIONS = frozenset(("if", "unless", "whether"))
_HELD = ("xcomp", "ccomp", "advcl", "conj", "acl", "obj", "obl", "nmod", "nsubj:pass")
_DEEPEST = 4


@cache
def _words(sort: str) -> dict[str, Modality]:
    """Lemma -> modality, of helper verbs (`helper`) or of words that govern an act (`head`)."""
    return {r["lemma"]: r["modality"] for r in read_table("events", "modality.tsv") if r["sort"] == sort}  # type: ignore[misc]


@cache
def _known() -> frozenset[str]:
    return frozenset(_words("head"))


def polarity_of(trees: Trees, token: Token) -> Polarity:
    """Negative where the act is said not to have been done."""
    if any(_negates(k) for k in trees.kids[token.index]):
        return "negative"
    head = trees.head(token)
    if token.dep == "xcomp" and head is not None and any(_negates(k) for k in trees.kids[head.index]):
        return "negative"
    if head is not None and token.dep in ("xcomp", "ccomp") and trees.word(head, _FAILING) in _FAILING:
        return "negative"
    return (
        "negative"
        if any(k.text.lower() == "no" for s in trees.of_token(token, "nsubj") for k in trees.kids[s.index])
        else "positive"
    )


_FAILING = frozenset(("fail", "refuse", "decline", "refrain", "avoid", "stop", "cease"))


def _negates(kid: Token) -> bool:
    return kid.text.lower() in _NEGATIONS and kid.dep in ("advmod", "det", "neg", "mark", "cc:preconj")


def modality_of(trees: Trees, token: Token, depth: int = 0) -> Modality:
    """How an act is spoken of: by its helper verb, by "if" or a question, else by the word that governs it."""
    if depth == 0 and trees.notes.tokens_of(trees.notes.sentences[token.sentence])[-1].text == "?":
        return "question"
    if own := _own_modality(trees, token):
        return own
    for head in _governors(trees, token):
        if token.dep != "conj" and (found := _governed_modality(trees, token, head)):
            return found
        goes_on = token.dep == "conj" and head.tag == token.tag and head.index < token.index
        held = token.dep in ("xcomp", "obj", "nmod", "obl", "acl") and _carries(trees, token, head)
        if depth < _DEEPEST and (goes_on or held):
            return modality_of(trees, head, depth + 1)
    return "asserted"


def _own_modality(trees: Trees, token: Token) -> Modality | None:
    """What an act's helper verb or "if" says of it."""
    helpers = _words("helper")
    for kid in trees.kids[token.index]:
        if kid.dep in ("aux", "aux:pass") and kid.text.lower() in helpers:
            told = kid.text.lower() in ("would", "'d") and token.dep in ("ccomp", "parataxis")
            return "planned" if told else helpers[kid.text.lower()]
        if kid.dep == "mark" and kid.text.lower() in _CONDITIONS:
            return "question" if _is_asked(trees, token) else "conditional"
        if kid.dep in ("aux", "cop") and kid.lemma.lower() == "be" and _is_infinitive(trees, token):
            return "planned"  # "both were to leave"
    return None


def _is_asked(trees: Trees, token: Token) -> bool:
    """Whether an act stands in a question that is told: "asked whether troops had fired"."""
    head = trees.head(token)
    question = question_at(trees.notes, head) if head is not None else None
    return question is not None and question.words[0] <= token.start < question.words[1]


def _is_infinitive(trees: Trees, token: Token) -> bool:
    return any(k.text.lower() == "to" for k in trees.of_token(token, "mark"))


def _governed_modality(trees: Trees, token: Token, head: Token) -> Modality | None:
    """What the word that governs an act says of it."""
    found = _words("head").get(trees.word(head, _known()))
    if _is_asked(trees, token):
        return "question"
    if found == "believed" and _is_turned_down(trees, head):
        return "denied"
    if found == "believed" and token.dep not in ("ccomp", "xcomp", "acl", "advcl"):
        return None
    return found


def _is_turned_down(trees: Trees, noun: Token) -> bool:
    """Whether somebody denies what a noun of accusing tells of: "dismissed claims that"."""
    head = trees.head(noun)
    if noun.tag != "NOUN" or head is None or noun.dep not in ("obj", "nsubj:pass", "obl"):
        return False
    return _words("head").get(trees.word(head, _known())) == "denied"


def _carries(trees: Trees, token: Token, head: Token) -> bool:
    """Whether an act is spoken of as what governs it is: "agreed to begin talks", "urged an end to the attacks"."""
    if token.dep in ("xcomp",):
        return True
    if token.dep == "acl":
        return _is_infinitive(trees, token)
    return token.tag == "NOUN" and trees.case(token) in ("", "of", "to", "for") and head.tag in ("VERB", "NOUN")


def _governors(trees: Trees, token: Token) -> Iterator[Token]:
    """The word that governs an act in one of the relations that change it."""
    head = trees.head(token)
    if head is None or token.dep not in _HELD:
        return
    case = trees.case(token)
    if token.dep == "advcl" and not any(k.text.lower() in ("to", "of") for k in trees.of_token(token, "mark")):
        return
    if token.dep in ("obl", "nmod") and case not in ("of", "for", "to", "with", "against", "on"):
        return
    yield head
