"""How a saying itself is put: done, or negated ("she never said that ..."), possible, supposed, asked after.

Words that nobody is told to have said are kept as what the text has of them; nothing is to be built on them as though
they had been said. What the words themselves are (denied, hedged, a question) is `stance`'s.
"""

import re
from dataclasses import replace
from functools import cache

from crossread.data import read_table
from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, stretch_of, trimmed, without
from crossread.extract.contents import governs_clause
from crossread.extract.cues import known_verb, verb_cue
from crossread.extract.unsaid import unsaid_by, unsaid_within
from crossread.lib.words import QUOTATION_MARKS, fold
from crossread.model.claims import Saying
from crossread.model.notes import Notes, Token

_NEVER = frozenset(("not", "n't", "n’t", "never", "no", "nor", "neither", "hardly", "scarcely", "cannot", "without"))
_ABOVE = frozenset(("ccomp", "xcomp", "csubj", "csubj:pass", "acl"))
_HIGHEST = 3
"""Clauses above a verb of saying that are looked at."""
_HELD_BACK = frozenset(("only", "just", "merely", "simply", "solely", "alone"))
"""What follows a negation that negates only itself ("not only said")."""


@cache
def _words(sort: str) -> dict[str, Saying]:
    """Word -> what it makes of a saying, of one sort of the table."""
    return {r["word"]: r["saying"] for r in read_table("speech", "saying_words.tsv") if r["sort"] == sort}  # type: ignore[misc]


@cache
def _few() -> tuple[str, ...]:
    return tuple(row["words"] + " " for row in read_table("speech", "few_words.tsv"))


def is_of_few(text: str, source: Stretch) -> bool:
    """Whether a source counts those who say something as next to none ("few officials"): nobody in particular says it."""
    before = text[max(0, source[0] - 9) : source[0]].lower()
    words = text[slice(*source)].lower() + " "
    return words.startswith(_few()) or before.endswith(("hardly ", "scarcely ", "barely "))


_REFUSED = re.compile(r"(?:declin|refus)(?:e|es|ed|ing)\sto\s(?P<verb>[a-z]{3,12})\b")


def refused_to_say(text: str, found: Attribution) -> Attribution:
    """An attribution of who "declined to say whether ..." by its verb of saying; others as they are."""
    match = _REFUSED.match(text, found.cue[0]) if found.cue else None
    cue = known_verb(match["verb"]) if match else None
    if match is None or cue is None or cue.kind != "say":
        return found
    hole = match.span()
    content = tuple(trimmed(text, piece) for piece in without(found.content, hole))
    return replace(found, kind=cue.kind, cue=hole, content=content or found.content)


def saying_of(text: str, notes: Notes, found: Attribution) -> Saying:
    """How the saying of an attribution is put; `done` where its cue is no verb."""
    if found.source and is_of_few(text, found.source):
        return "negated"
    if found.cue and _REFUSED.match(text, found.cue[0]):
        return "negated"
    verb = _verb(notes, found)
    known = unsaid_by(text, notes, verb) if verb else None
    if known is None and not _are_quoted(text, found):
        known = unsaid_within(text, notes, found.content)
    return known or (_put(notes, verb) if verb else "done")


def _are_quoted(text: str, found: Attribution) -> bool:
    """Whether the words themselves stand in quotation marks."""
    return bool(found.content) and text[found.content[0][0]] in QUOTATION_MARKS


_NOBODY = re.compile(r"(?:no(?:ne of| one)?|not one|neither|nobody)\b(?!\.|\s\d)", re.IGNORECASE)


def is_of_nobody(text: str, source: Stretch) -> bool:
    """Whether a source is nobody ("no official has said that ..."), so that nothing is said."""
    return _NOBODY.match(text, *source) is not None


_WOULD_FOLLOW = re.compile(r",\s[^,;.]{2,80}?\b(?:would|could|might|will)\b")


def supposed_part(text: str, notes: Notes, found: Attribution, saying: Saying) -> tuple[Stretch, ...]:
    """The content without the clause that would follow: of "if she said so, it fell" what she would have said."""
    verb = _verb(notes, found)
    if verb is None or saying not in ("conditional", "question"):
        return found.content
    low, high = stretch_of(notes, verb) if verb.dep.startswith("advcl") else (0, len(text))
    if found.cue and saying == "conditional" and (follows := _WOULD_FOLLOW.search(text, found.cue[1], high)):
        high = follows.start()
    cut = ((max(a, low), min(b, high)) for a, b in found.content)
    return tuple((a, b) for a, b in cut if b - a > 1)


def _verb(notes: Notes, found: Attribution) -> Token | None:
    if found.verb >= 0:
        return notes.tokens[found.verb]
    inside = notes.tokens_between(*found.cue) if found.cue and found.verb == -1 else ()
    return next((t for t in inside if t.tag in ("VERB", "AUX") and known_verb(t.text)), None)


def _put(notes: Notes, verb: Token, depth: int = 0) -> Saying:
    """How a verb's deed is put, by the words that hang on it, else by the clause above it."""
    children = list(notes.children(verb))
    before = [c for c in children if c.index < verb.index]
    if depth == 0 and any(_is_never(notes, c) for c in before):
        return "negated"
    for child in before:
        word = fold(child.text)
        if child.dep == "mark" and word in _words("mark"):
            return _words("mark")[word]
        if depth == 0 and child.dep in ("aux", "aux:pass"):
            if word in _words("helper") and (word != "will" or governs_clause(notes, verb)):
                return _words("helper")[word]  # who "will declare an emergency" has said so
            if turned := _turned(notes, verb, child, before):
                return turned
    if depth == 0 and any(fold(c.text) == "would" for c in before) and _has_condition(notes, verb):
        return "conditional"
    return _by_what_governs(notes, verb, depth) if depth < _HIGHEST else "done"


def _is_never(notes: Notes, child: Token) -> bool:
    """Whether a word before a verb negates it (and not, as in "not only said", itself)."""
    word = child.text.lower()
    after = notes.tokens[child.index + 1].text.lower() if child.index + 1 < len(notes.tokens) else ""
    negates = word in _NEVER or word.endswith(("n't", "n’t"))
    return child.dep in ("advmod", "aux", "cc:preconj", "mark") and negates and after not in _HELD_BACK


def _turned(notes: Notes, verb: Token, helper: Token, before: list[Token]) -> Saying | None:
    """A helper verb before who says it: a condition ("had she said so"), or in a sentence that asks a question."""
    subject = next((c for c in before if c.dep.startswith("nsubj")), None)
    if subject is None or helper.index > subject.index:
        return None
    sentence = notes.tokens_of(notes.sentences[verb.sentence])
    if sentence[-1].text == "?":
        return "question"
    opens = helper.index == sentence[0].index or notes.tokens[helper.index - 1].text in (",", ";", ":", "—", "–")
    return _words("turned").get(fold(helper.text)) if opens else None


def _has_condition(notes: Notes, verb: Token) -> bool:
    """Whether a condition stands in a verb's sentence ("would say so if he were asked")."""
    return any(t.dep == "mark" and fold(t.text) == "if" for t in notes.tokens_of(notes.sentences[verb.sentence]))


def _by_what_governs(notes: Notes, verb: Token, depth: int) -> Saying:
    """What the clause above makes of a saying that hangs on it: "it is not true that she said", "if he holds that she said"."""
    head = notes.tokens[verb.head]
    if verb.dep == "conj" and head.index < verb.index:
        shared = _put(notes, head, depth + 1)
        return shared if shared in ("conditional", "question") and not _has_subject_after_comma(notes, verb) else "done"
    if verb.dep in _ABOVE and head.index < verb.index and _is_joined(notes, verb):
        return _by_its_word(notes, head) or _put(notes, head, depth + 1)
    return "done"


def _by_its_word(notes: Notes, head: Token) -> Saying | None:
    """What the governing word says of a clause: that it is not so ("denies that", "it is false that"), or may be so."""
    never = any(_is_never(notes, c) for c in notes.children(head))
    known = _words("doubted" if never else "above")
    if not never and (cue := verb_cue(head)) is not None and cue.kind == "deny":
        return "negated"
    return known.get(fold(head.text)) or known.get(fold(head.lemma))


def _is_joined(notes: Notes, verb: Token) -> bool:
    """Whether a clause is joined to the one above by a word before it, so that it hangs on that one's truth."""
    return verb.dep == "xcomp" or any(c.dep == "mark" and c.index < verb.index for c in notes.children(verb))


def _has_subject_after_comma(notes: Notes, verb: Token) -> bool:
    """Whether a verb joined to another begins a sentence of its own: "if he knew, he was silent, and she said so"."""
    subject = next((c for c in notes.children(verb) if c.dep.startswith("nsubj") and c.index < verb.index), None)
    if subject is None:
        return False
    first = notes.subtree(subject)[0].index
    return any(t.text == "," for t in notes.tokens[max(0, first - 2) : first])
