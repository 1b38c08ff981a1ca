"""What happened to counted people whose verb stands far from them, by the sentence's tree ("three residents of a home in the
north, whom nobody had visited, died")."""

from crossread.extract.counts import Count, people_nouns
from crossread.extract.measured import Measured, of_people
from crossread.extract.measures import what_happened
from crossread.extract.trees import Trees
from crossread.lib.gazetteer import is_people
from crossread.model.notes import Token

_NOT = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"))
_ENDED = frozenset("died dies die perished drowned succumbed survived survive disappeared suffocated".split())
"""Words that people are the subject of without a helper verb; other such words of one part are participles."""
REACH = 220
"""Characters from a number within which its verb is looked for."""


def measure_by_tree(trees: Trees, text: str, count: Count) -> Measured | None:
    """What the verb says of which the counted people are the subject, or the participle that hangs on them; None where it
    says nothing of them, or says that it did not happen."""
    people = _people(trees, count)
    noun = count.noun.lower()
    if people is None or count.article or (noun and noun not in people_nouns() and not is_people(count.noun)):
        return None
    verbs = [verb for verb in _verbs(trees, people) if 0 < verb.start - count.last < REACH]
    found = next((said for verb in verbs if (said := _said(trees, text, verb))), None)
    return of_people(found[0], "tree", count.start, found[1], count) if found else None


def _people(trees: Trees, count: Count) -> Token | None:
    """The token that stands for the counted people: the head of the number's phrase."""
    inside = trees.notes.tokens_between(count.first, max(count.noun_end, count.last))
    token = next((t for t in inside if t.start >= count.first), None)
    for _ in range(8):
        head = trees.head(token) if token else None
        if head is None or not count.first <= head.start < max(count.noun_end, count.last):
            break
        token = head
    return token


def _verbs(trees: Trees, people: Token) -> list[Token]:
    """What is said of the people: their verb or predicate, verbs joined to it, and participles that hang on them."""
    head = trees.head(people)
    own = [head] if head is not None and people.dep in ("nsubj", "nsubj:pass") else []
    joined = [v for verb in own for v in trees.of_token(verb, "conj") if not list(trees.of_token(v, "nsubj"))]
    hanging = [v for v in trees.of_token(people, "acl") if v.tag in ("VERB", "ADJ") and _is_theirs(trees, v)]
    return own + hanging + joined


def _is_theirs(trees: Trees, verb: Token) -> bool:
    """Whether a clause that hangs on the people has them for its subject ("fires in which seven were hurt" has not)."""
    return all(k.text.lower() in ("who", "that", "which") for k in trees.of_token(verb, "nsubj"))


def _said(trees: Trees, text: str, verb: Token) -> tuple[str, int] | None:
    """The measure that a verb or predicate says of its subject, and where its words end."""
    kids = list(trees.of_token(verb))
    helpers = [k for k in kids if k.dep in ("aux", "aux:pass", "cop")]
    if any(k.dep in ("case", "nummod", "det") for k in kids):
        return None  # "are among the 23 dead"
    is_passive = any(k.dep in ("aux:pass", "nsubj:pass", "cop") for k in kids) or verb.dep == "acl"
    end = trees.notes.sentences[verb.sentence].end
    if any(k.text.lower() in _NOT for k in kids):
        at = min((k.start for k in helpers), default=verb.start)
        return what_happened(("direct",), text, at, end)  # "did not survive"
    if is_passive:
        return what_happened(("after", "direct"), text, verb.start, end)
    found = what_happened(("direct",), text, verb.start, end)
    if found and found[1] == verb.end and (verb.text.lower() not in _ENDED or any(k.dep == "obj" for k in kids)):
        return None
    return found
