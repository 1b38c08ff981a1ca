"""Mentions out of trees: noun phrases, pronouns and possessives, each a stretch of words with a head.

The stretch is the head's subtree without what OntoNotes leaves out of a phrase: the preposition before it, what joins it to
a coordination, the clause that a predicate noun heads, marks at its edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X", "ADJ"))
SELDOM = {
    "NUM": ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:unmarked", "obl:unmarked", "root", "conj", "appos"),
    "DET": ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "obl:agent", "root", "xcomp"),
    "ADJ": ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent"),
    "X": ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "obl:agent", "compound", "appos", "conj", "root"),
    "SYM": ("nsubj", "obj", "obl", "nmod"),
}
NEVER = frozenset((("compound", "NOUN"), ("nmod:desc", "PROPN"), ("nmod:desc", "NOUN"), ("acl:relcl", "NOUN")))
"""Relations in which a noun hardly ever is a mention of its own: 5 of 1,000 compound nouns in GUM are."""
PART_OF_NAME = frozenset(("flat", "fixed", "goeswith", "expl", "discourse", "reparandum", "punct", "orphan"))
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB", "EX"))
OUTSIDE = frozenset(
    """case cc cc:preconj conj cop nsubj nsubj:pass nsubj:outer mark aux aux:pass csubj discourse parataxis reparandum
advcl obl obl:unmarked expl list dep orphan vocative dislocated ccomp obj iobj xcomp compound:prt""".split()
)
BEFORE = frozenset(("case", "cop", "mark", "cc", "aux"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text as its tags and trees say: parallel lists over its words; `heads` are word numbers, a root's its own.

    `tags` are Penn tags. `names` are `(first, last, kind)`, `said` `(source, cue, contents)`, all with their ends excluded.
    """

    words: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    tags: Sequence[str]
    feats: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    sentences: Sequence[int]
    names: Sequence[tuple[int, int, str]]
    said: Sequence[tuple[tuple[int, int] | None, tuple[int, int], Sequence[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `[start, end)` of a text with their head; `group` where a coordination is meant as a whole."""

    start: int
    end: int
    head: int
    group: bool = False


def mentions(words: Words) -> list[Mention]:
    """The mentions of a text in the order of their starts, the longer first; no two have the same words."""
    children: list[list[int]] = [[] for _ in words.words]
    for word, head in enumerate(words.heads):
        if head != word:
            children[head].append(word)
    lows, highs = _edges(words, children)
    dates = {w for first, last, kind in words.names if kind == "DATE" for w in range(first, last)}
    found: dict[tuple[int, int], Mention] = {}
    for word in range(len(words.words)):
        if _may_head(words, word):
            for mention in _at(words, children[word], lows, highs, word, dates):
                found.setdefault((mention.start, mention.end), mention)
    heads = {mention.head for mention in found.values()}
    for first, last, kind in words.names:
        head = next((w for w in range(first, last) if not first <= words.heads[w] < last or words.heads[w] == w), first)
        if kind != "DATE" and head not in heads:
            found.setdefault((first, last), Mention(first, last, head))
    return sorted(found.values(), key=lambda m: (m.start, -m.end))


def _edges(words: Words, children: list[list[int]]) -> tuple[list[int], list[int]]:
    """The first and the last word of every subtree, whole."""
    lows, highs = list(range(len(children))), list(range(len(children)))
    waiting = [len(c) for c in children]
    ready = [word for word, count in enumerate(waiting) if not count]
    while ready:
        word = ready.pop()
        head = words.heads[word]
        if head == word:
            continue
        lows[head], highs[head] = min(lows[head], lows[word]), max(highs[head], highs[word])
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    return lows, highs


def _may_head(words: Words, word: int) -> bool:
    upos, dep = words.upos[word], words.deps[word]
    if upos not in NOMINAL or dep.split(":")[0] in PART_OF_NAME or words.tags[word] in RELATIVE or (dep, upos) in NEVER:
        return False
    return upos not in SELDOM or dep in SELDOM[upos]


def _at(
    words: Words, children: list[int], lows: list[int], highs: list[int], word: int, dates: set[int]
) -> Iterator[Mention]:
    start, end, joined = word, word, 0
    left = _left_edge(words, children, word)
    predicate = any(words.deps[c] == "cop" for c in children)
    for child in children:
        dep = words.deps[child]
        if dep == "case" and child > word:
            end = max(end, child)
        elif dep == "conj" and words.upos[child] in NOMINAL:
            joined = max(joined, highs[child])
        elif not (
            dep in OUTSIDE
            or dep == "punct"
            or child < left
            or (dep == "advmod" and child > word and predicate)
            or (child > word and dep == "nmod:unmarked" and child in dates and word not in dates)
            or (predicate and child < word and dep in ("nmod", "acl", "advmod"))
        ):
            start, end = min(start, max(left, lows[child])), max(end, highs[child])
    start, end = _trim(words, start, end, word)
    yield Mention(start, end + 1, word)
    if joined > end:
        yield Mention(start, _trim(words, start, joined, word)[1] + 1, word, group=True)


def _left_edge(words: Words, children: list[int], word: int) -> int:
    """Where a phrase may begin: after its preposition, and after adverbs before its article ("even the", "notably in")."""
    edge = 0
    article = next((c for c in children if c < word and words.deps[c] in ("det", "nmod:poss")), word)
    adverbs = article < word or words.upos[word] == "PROPN"
    for child in children:
        dep = words.deps[child]
        if (child < word and dep in BEFORE) or (adverbs and child < article and dep == "advmod"):
            edge = max(edge, child + 1)
    return edge


def _trim(words: Words, start: int, end: int, head: int) -> tuple[int, int]:
    while (
        start < head and (words.deps[start] in ("punct", "case", "cc", "mark")) and words.words[start] not in "\"“‘('["
    ):
        start += 1
    while end > head and words.deps[end] == "punct" and words.words[end] not in "\"”’)'].%":
        end -= 1
    return start, end
