"""How a claim is put: asserted, hedged, planned, demanded, feared, conditional, asked, denied, believed; and negated or not."""

import re

from crossread.data import read_table
from crossread.extract.clauses import Stretch
from crossread.extract.refuted import is_refuting
from crossread.lib.words import NEVER_NOUNS, fold
from crossread.model.claims import Modality, Polarity
from crossread.model.notes import Notes, Token

_MODALS: dict[str, str] = {}
for _row in read_table("speech", "modal_words.tsv"):
    _MODALS.setdefault(_row["word"], _row["modality"])
_BY_KIND: dict[str, Modality] = {
    "demand": "demanded",
    "deny": "denied",
    "fear": "feared",
    "believe": "believed",
    "plan": "planned",
    "intend": "planned",
    "ask": "question",
}
_NEGATIONS = frozenset(
    ("not", "n't", "n’t", "no", "never", "neither", "nor", "nobody", "none", "nothing", "cannot", "without")
)
_CLAUSE_DEPS = frozenset(("aux", "aux:pass", "advmod", "cop", "mark", "xcomp", "parataxis", "discourse", "det"))


def modality_of(notes: Notes, text: str, content: tuple[Stretch, ...], *, kind: str = "") -> Modality:
    """How a content is put, by the kind of its cue, else by the words of its main clause."""
    if kind == "ask" and not _asks(text[content[0][0] : content[-1][1]]):
        return "demanded"
    if kind in _BY_KIND and kind not in ("plan", "intend"):
        return _BY_KIND[kind]
    if _is_refuted(text, content, kind):
        return "denied"
    if text[content[0][0] : content[-1][1]].rstrip("\"”’»' ").endswith("?"):
        return "question"
    root = notes.root_of(*content[0])
    found = [m for t in _governing(notes, root, content[0]) if (m := _modal(t))] if root else []
    for modality in ("conditional", "hedged", "demanded", "planned", "feared", "believed"):
        if modality in found:
            return modality
    return _BY_KIND.get(kind, "asserted")


def _is_refuted(text: str, content: tuple[Stretch, ...], kind: str) -> bool:
    """Whether words call a claim untrue: "called reports of a deal false", "claims that it did are untrue"."""
    called = kind == "name" and _CALLED_FALSE.search(text, content[0][0], content[-1][1]) is not None
    return called or is_refuting(text[content[0][0] : content[-1][1]])


_CALLED_FALSE = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|it|them|this|that)\b[^.;\n]{0,80}?\s"
    r"(?:as )?[\"“‘']?(?:an? )?"
    r"(?:false|untrue|wrong|baseless|unfounded|groundless|fabricated|fabrications?|lies?|nonsense|fake|absurd)[\"”’']?\s*\Z"
)
"""What is named false: `called reports of a deal false`."""


def _asks(text: str) -> bool:
    first = fold(text[:20]).strip("\"'“‘ ").split()[:1]
    return text.rstrip("\"”’»' ").endswith("?") or first in (
        ["if"],
        ["whether"],
        ["who"],
        ["what"],
        ["why"],
        ["how"],
        ["when"],
        ["where"],
    )


def _modal(token: Token) -> str:
    word = fold(token.text)
    if word == "may" and token.text == "May":
        return ""
    if token.dep == "mark":
        return "conditional" if word in ("if", "unless") else ""
    modal = _MODALS.get(word, "")
    return "" if modal == "conditional" else modal


def _governing(notes: Notes, root: Token, content: Stretch) -> list[Token]:
    """The main verb of a content with the words that colour it: auxiliaries, adverbs, and a verb like "appear" above it."""
    inside = [root]
    for child in notes.children(root):
        if child.dep in _CLAUSE_DEPS:
            inside.append(child)
        elif child.dep == "advcl":
            inside += [t for t in notes.children(child) if t.dep == "mark" and fold(t.text) in ("if", "unless")]
    return [t for t in inside if content[0] <= t.start < content[1]]


def polarity_of(notes: Notes, content: tuple[Stretch, ...]) -> Polarity:
    """Whether the main clause of a content is negated: its verb ("has no army", "did not fall") or its subject ("nobody")."""
    root = notes.root_of(*content[0])
    if root is None:
        return "positive"
    if any(t.text.lower() == "not" for t in notes.tokens_between(*content[-1])[-1:]):
        return "negative"  # "it was not", however the tree hangs the last word
    children = list(notes.children(root))
    if any(_negates(notes, child) for child in children) or _is_none(notes, root):
        return "negative"
    return "positive"


def _negates(notes: Notes, child: Token) -> bool:
    """Whether a word under the main verb turns it into its opposite."""
    word = child.text.lower()
    if child.dep in _NEGATED_BY and (word in _NEGATIONS or word.endswith(("n't", "n’t"))):
        return True
    if word in NEVER_NOUNS and any(c.dep == "case" for c in notes.children(child)):
        return _is_none(notes, child)  # "at no time", "in no way"
    return child.dep in ("nsubj", "nsubj:pass", "obj", "expl") and _is_none(notes, child)


def _is_none(notes: Notes, token: Token) -> bool:
    """Whether a noun is counted as none ("no army")."""
    return any(c.text.lower() in _NEGATIONS and c.dep in ("det", "advmod") for c in notes.children(token))


_NEGATED_BY = frozenset(
    ("advmod", "aux", "aux:pass", "cop", "det", "nsubj", "nsubj:pass", "obj", "cc:preconj", "cc", "advmod:neg")
)
"""Relations in which a negation stands to the word that it negates."""
