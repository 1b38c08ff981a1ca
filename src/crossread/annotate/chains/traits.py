"""What is known of each mention before it is compared: kind, person, number, gender, name kind, role; and its words as numbers.

Traits are arrays over mentions, so that whole blocks of pairs are compared at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.chains.mentions import Mention, Words
from crossread.data import read_table

Ints = NDArray[np.int32]
KINDS = ("name", "definite", "indefinite", "bare", "third", "speaker", "demonstrative", "other")
NAME, DEFINITE, INDEFINITE, BARE, THIRD, SPEAKER, DEMONSTRATIVE, OTHER = range(len(KINDS))
CLASSES = ("", "i", "we", "you", "he", "she", "it", "they", "this", "these", "one")
NUMBERS = {"": 0, "s": 1, "p": 2}
GENDERS = {"": 0, "m": 1, "f": 2, "n": 3}
HUMAN = {"": 0, "y": 1, "n": 2}
USES = ("", "personal", "possessive", "reflexive", "demonstrative", "other")
NAME_KINDS = ("", "PERSON", "ORG", "LOC", "NORP", "EVENT", "DATE", "MISC")
ROLES = ("root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "appos", "conj", "compound", "other")
CORE = 6
"""The most words of a mention that are compared."""
_DEFINITE = frozenset("the this that these those".split())
_INDEFINITE = frozenset("a an some any no every each another many several few".split())
_IN_CORE = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB", "ADV"))
_NAME_GOES_ON = frozenset(("flat", "compound", "goeswith", "fixed", "nummod"))


@lru_cache(maxsize=1)
def pronouns() -> dict[str, dict[str, str]]:
    """The closed list of pronouns."""
    return {row["form"]: row for row in read_table("chains", "pronouns.tsv")}


@lru_cache(maxsize=1)
def gendered() -> dict[str, str]:
    """Nouns for people, with the gender that they tell."""
    return {row["noun"]: row["gender"] for row in read_table("chains", "gendered.tsv")}


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names that mostly one gender bears."""
    return {row["name"]: row["gender"] for row in read_table("chains", "given_names.tsv")}


@dataclass(slots=True)
class Traits:
    """Arrays over the mentions of a text; `values` by trait, `core` the numbers of their words, 0 where there is none."""

    values: dict[str, Ints]
    core: Ints
    proper: NDArray[np.bool_]


def traits(words: Words, found: Sequence[Mention]) -> Traits:
    """The traits of the mentions of a text."""
    known = _Text(words)
    rows = [known.row(mention) for mention in found]
    values = {name: np.array([row[name] for row in rows], np.int32) for name in (rows[0] if rows else ())}
    core = np.zeros((len(found), CORE), np.int32)
    proper = np.zeros((len(found), CORE), bool)
    for i, mention in enumerate(found):
        inside = known.core(mention)[-CORE:]
        core[i, : len(inside)] = [known.number(words.words[w].lower()) for w in inside]
        proper[i, : len(inside)] = [words.upos[w] == "PROPN" for w in inside]
    if found:
        _count(values)
        values["last_gender"] = _shared_gender(values)
    return Traits(values, core, proper)


def _count(values: dict[str, Ints]) -> None:
    """How often a mention's head word heads mentions up to it."""
    seen: dict[int, int] = {}
    times = []
    for head in values["head_text"].tolist():
        seen[head] = seen.get(head, 0) + 1
        times.append(seen[head])
    total = [seen[head] for head in values["head_text"].tolist()]
    values["times"] = np.array(times, np.int32)
    values["total"] = np.array(total, np.int32)


def _shared_gender(values: dict[str, Ints]) -> Ints:
    """The gender of a person's name, known from another mention that ends in the same name."""
    votes: dict[int, dict[int, int]] = {}
    person = values["label"] == NAME_KINDS.index("PERSON")
    for last, gender in zip(values["last_text"][person].tolist(), values["gender"][person].tolist(), strict=True):
        if gender:
            votes.setdefault(last, {}).setdefault(gender, 0)
            votes[last][gender] += 1
    out = values["gender"].copy()
    for i in np.flatnonzero(person & (out == 0)).tolist():
        known = votes.get(int(values["last_text"][i]), {})
        if len(known) == 1:
            out[i] = next(iter(known))
    return out


class _Text:
    """A text's words, numbered, with what spans say about them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._numbers: dict[str, int] = {"": 0}
        size = len(words.words)
        self._name = [0] * size
        self._name_span: list[tuple[int, int] | None] = [None] * size
        for first, last, kind in words.names:
            for word in range(first, last):
                self._name[word] = NAME_KINDS.index(kind) if kind in NAME_KINDS else 0
                self._name_span[word] = (first, last)
        self._said, self._sources = [0] * size, [0] * size
        for number, (source, _, contents) in enumerate(words.said, 1):
            for first, last in contents:
                self._said[first:last] = [number] * (last - first)
            if source:
                self._sources[source[0] : source[1]] = [number] * (source[1] - source[0])
        self._children: list[list[int]] = [[] for _ in range(size)]
        for word, head in enumerate(words.heads):
            if head != word:
                self._children[head].append(word)

    def number(self, text: str) -> int:
        """A number for a string, the same for the same string of this text."""
        return self._numbers.setdefault(text, len(self._numbers))

    def core(self, mention: Mention) -> list[int]:
        """The words that say what a mention is: its head, what describes it before, and how its name goes on after."""
        words, head = self.words, mention.head
        owners = [c for c in self._children[head] if words.deps[c] == "nmod:poss"]
        start = max([mention.start, *(o + 1 for o in owners if o < head)])
        before = [w for w in range(start, head) if words.upos[w] in _IN_CORE]
        after = []
        span = self._name_span[head]
        stop = span[1] if span else head + 1
        for word in range(head + 1, mention.end):
            if word < stop or (words.deps[word] in _NAME_GOES_ON and words.heads[word] >= head):
                after.append(word)
            else:
                break
        return [*before, head, *(w for w in after if words.upos[w] in _IN_CORE)]

    def row(self, mention: Mention) -> dict[str, int]:
        """The traits of one mention."""
        words, head = self.words, mention.head
        text = words.words[head].lower()
        pronoun = pronouns().get(text) if self._is_pronoun(mention) else None
        core = self.core(mention)
        label = 0 if pronoun or mention.group else self._label(mention)
        row = self._grammar(mention, pronoun, core, label)
        first = words.words[core[0]]
        letters = "".join(words.words[w][0] for w in core if words.words[w][0].isupper())
        dep = words.deps[head]
        head_of = words.heads[head]
        row |= {
            "start": mention.start,
            "end": mention.end,
            "head": head,
            "group": int(mention.group),
            "label": label,
            "pronoun": CLASSES.index(pronoun["class"]) if pronoun else 0,
            "use": USES.index(pronoun["use"]) if pronoun else 0,
            "role": ROLES.index(dep) if dep in ROLES else len(ROLES) - 1,
            "governor": head_of if head_of != head else -1,
            "appos_of": head_of if dep == "appos" else -1,
            "conj_of": head_of if dep == "conj" else -1,
            "sentence": words.sentences[head],
            "said": self._said[head],
            "source": self._sources[head],
            "depth": self._depth(head),
            "text": self.number(" ".join(words.words[mention.start : mention.end]).lower()),
            "core_text": self.number(" ".join(words.words[w] for w in core).lower()),
            "head_text": self.number(text),
            "head_lemma": self.number(words.lemmas[head].lower()),
            "last_text": self.number(words.words[core[-1]].lower()),
            "stem": self.number("=" + text[:5]),
            "acronym": self.number(
                "&" + (letters if len(letters) > 1 else _only_capitals(words.words[head]) or f"{mention.start}")
            ),
            "abbreviation": self.number("&" + (_only_capitals(words.words[head]) or f"@{mention.start}")),
            "core_size": len(core),
            "numbers": self.number(
                "#" + " ".join(words.lemmas[w] for w in core if words.upos[w] == "NUM" and w != head)
            ),
            "owner": self._owner(head),
            "capital": int(first[:1].isupper()),
            "predicate_of": self._subject(head),
            "clause": self._clause(head),
            "in_name": self._in_name(mention),
        }
        return row

    def _is_pronoun(self, mention: Mention) -> bool:
        word = mention.head
        return not mention.group and (
            self.words.upos[word] in ("PRON", "DET") or self.words.tags[word] in ("PRP", "PRP$")
        )

    def _label(self, mention: Mention) -> int:
        return self._name[mention.head]

    def _in_name(self, mention: Mention) -> int:
        span = self._name_span[mention.head]
        inside = span is not None and span[0] <= mention.start and mention.end <= span[1]
        return int(inside and span is not None and mention.end - mention.start < span[1] - span[0])

    def _owner(self, head: int) -> int:
        owner = next((c for c in self._children[head] if self.words.deps[c] == "nmod:poss"), None)
        return self.number("'" + self.words.words[owner].lower()) if owner is not None else 0

    def _subject(self, head: int) -> int:
        if not any(self.words.deps[c] == "cop" for c in self._children[head]):
            return -1
        return next((c for c in self._children[head] if self.words.deps[c].startswith("nsubj")), -1)

    def _clause(self, word: int) -> int:
        """The verb (or root) that a word depends on, by way of nouns."""
        for _ in range(60):
            up = self.words.heads[word]
            if up == word or self.words.upos[up] in ("VERB", "AUX"):
                return up
            word = up
        return word

    def _depth(self, word: int) -> int:
        depth = 0
        while self.words.heads[word] != word and depth < 9:
            word = self.words.heads[word]
            depth += 1
        return depth

    def _grammar(self, mention: Mention, pronoun: dict[str, str] | None, core: list[int], label: int) -> dict[str, int]:
        words, head = self.words, mention.head
        if pronoun:
            kind = {"demonstrative": DEMONSTRATIVE, "other": OTHER}.get(pronoun["use"], THIRD)
            kind = SPEAKER if pronoun["person"] != "3" else kind
            return {
                "kind": kind,
                "person": int(pronoun["person"]),
                "number": NUMBERS[pronoun["number"]],
                "gender": GENDERS[pronoun["gender"]],
                "human": HUMAN[pronoun["human"]],
            }
        plural = mention.group or "Number=Plur" in words.feats[head]
        number = 2 if plural else 1 if "Number=Sing" in words.feats[head] else 0
        gender, human = self._gender(mention, core, label)
        return {"kind": self._kind(mention), "person": 3, "number": number, "gender": gender, "human": human}

    def _kind(self, mention: Mention) -> int:
        words, head = self.words, mention.head
        if words.upos[head] == "PRON" or words.upos[head] == "DET":
            return OTHER
        if words.upos[head] == "PROPN" and not mention.group:
            return NAME
        first = words.words[mention.start].lower()
        if first in _DEFINITE or any(words.deps[c] == "nmod:poss" for c in self._children[head]):
            return DEFINITE
        return INDEFINITE if first in _INDEFINITE else BARE

    def _gender(self, mention: Mention, core: list[int], label: int) -> tuple[int, int]:
        words = self.words
        if label in (2, 3, 5, 6, 7):
            return 3, 2
        texts = [words.words[w].lower().rstrip(".") for w in core]
        if label == NAME_KINDS.index("PERSON") or words.upos[mention.head] == "PROPN":
            around = (
                texts + [words.words[w].lower().rstrip(".") for w in range(max(0, mention.start - 1), mention.end)][:4]
            )
            gender = next((g for t in around if (g := gendered().get(t))), "")
            span = self._name_span[mention.head]
            given = words.words[span[0]].lower() if span else texts[0]
            gender = gender or (given_names().get(given, "") if label or len(core) > 1 else "")
            return GENDERS[gender], int(label == NAME_KINDS.index("PERSON"))
        head = words.lemmas[mention.head].lower()
        for key in (words.words[mention.head].lower(), head, *_endings(head)):
            if key in gendered():
                return GENDERS[gendered()[key]], 1
        return 0, 0


_ENDING = re.compile(r".{2,}?(woman|women|man|men|girl|mother|father|wife|person)$")


def _endings(noun: str) -> tuple[str, ...]:
    found = _ENDING.match(noun)
    return ("-" + found[1],) if found else ()


def _only_capitals(word: str) -> str:
    letters = word.replace(".", "")
    return letters if len(letters) > 1 and letters.isalpha() and letters.isupper() else ""
