"""Names out of GUM's entity layer, which marks every noun phrase: those that carry a name, cut down to the name.

GUM marks "the Indonesian Navy, which ..." whole. A name here is the stretch of capitalised words around the phrase's
head, joined by the function words that names hold ("Bank of England"). A title before a person's name is no part of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from training.documents import Document

TYPES = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "DATE", "MISC")
_OF_GUM = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "event": "EVENT",
    "time": "DATE",
    "object": "MISC",
    "abstract": "MISC",
}
_PARTICLES = frozenset("- ' de la du von van der al el bin ibn".split())
_INNER = _PARTICLES | frozenset("of the for and & 's".split())
TITLES = frozenset(
    """mr mr. mrs mrs. ms ms. dr dr. prof prof. sir lord lady president minister senator sen. rep. gen.
general colonel captain king queen prince princess pope judge justice secretary chairman chancellor professor prime
foreign vice deputy governor gov. mayor congressman director ceo st. reverend rev. ambassador sheikh imam""".split()
)
STATES = frozenset(
    """afghanistan america argentina armenia australia austria azerbaijan bangladesh belgium brazil britain
canada chile china colombia cuba denmark egypt england ethiopia finland france germany greece haiti india indonesia iran
iraq ireland israel italy japan jordan kenya lebanon libya malaysia mexico myanmar netherlands nigeria norway pakistan
palestine philippines poland portugal qatar russia scotland serbia singapore somalia spain sudan sweden switzerland
syria taiwan thailand turkey ukraine uk u.k. us u.s. usa u.s.a. uganda venezuela vietnam wales yemen zimbabwe""".split()
)


@dataclass(slots=True)
class Mention:
    """One marked phrase: words `start` to `end` (excluded), its kind and which of its words are its core."""

    start: int
    kind: str
    core: list[int]
    identity: str
    end: int = 0


@dataclass(slots=True)
class Mentions:
    """Gathers the entity brackets of a document as its rows go by."""

    done: list[Mention] = field(default_factory=list)
    _open: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))

    def read(self, word: int, misc: str) -> None:
        """Takes in the brackets that the MISC column of a word holds."""
        found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        if not found:
            return
        for opening, label, closing in re.findall(r"(\(?)([^()]+)(\)?)", found[1]):
            key = label.split("-")[0]
            if opening:
                self._open[key].append(_mention(word, label))
            if closing and self._open[key]:
                mention = self._open[key].pop()
                mention.end = word + 1
                self.done.append(mention)

    def labels(self, document: Document) -> list[str]:
        """BIO labels of the outermost names of a document."""
        labels = ["O"] * len(document.words)
        kinds = _place_identities(self.done)
        named = [n for m in self.done if (n := _name(m, document, kinds))]
        for start, end, kind in sorted(named, key=lambda n: (n[0] - n[1], n[0])):
            if all(label == "O" for label in labels[start:end]):
                labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
        return labels


def _mention(word: int, label: str) -> Mention:
    parts = label.split("-")
    core = [word + int(n) - 1 for n in re.findall(r"\d+", parts[5])] if len(parts) > 5 else [word]
    return Mention(start=word, kind=parts[1], core=core, identity="-".join(parts[7:]))


def _place_identities(mentions: list[Mention]) -> set[str]:
    """Identities that are a place at least once: a state that acts is marked as an organisation, and is a place here."""
    seen: Counter[str] = Counter(m.identity for m in mentions if m.identity and m.kind == "place")
    return set(seen)


def _name(mention: Mention, document: Document, places: set[str]) -> tuple[int, int, str] | None:
    kind = _OF_GUM.get(mention.kind)
    head = _head(mention, document)
    if kind is None or head is None:
        return None
    if kind == "DATE":
        return _date(mention, document)
    named = mention.identity and document.upos[head] in ("NOUN", "ADJ", "X") and _capital(document.words[head])
    if document.upos[head] != "PROPN" and not named:
        return None
    start, end = _stretch(mention, document, head, _PARTICLES if kind == "PERSON" else _INNER)
    words = [w.lower() for w in document.words[start:end]]
    if kind == "ORG" and (mention.identity in places or " ".join(words) in STATES):
        kind = "LOC"
    if kind == "PERSON":
        while end - start > 1 and document.words[start].lower() in TITLES:
            start += 1
        if document.words[start].lower() in TITLES:
            return None
        if "Number=Plur" in document.feats[head]:
            kind = "NORP"
    return (start, end, kind) if end > start else None


def _head(mention: Mention, document: Document) -> int | None:
    inside = range(mention.start, mention.end)
    for word in inside:
        if document.heads[word] not in inside:
            return word
    return None


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isdigit())


def _stretch(mention: Mention, document: Document, head: int, inner: frozenset[str]) -> tuple[int, int]:
    start, end = head, head + 1
    words = document.words
    while start > mention.start and (step := _step(words, start - 1, mention.start - 1, inner)):
        start -= step
    while end < mention.end and (step := _step(words, end, mention.end, inner)):
        end += step
    if words[start].lower() in ("the", "a", "an") and end - start > 1:
        start += 1
    return start, end


def _step(words: list[str], at: int, stop: int, inner: frozenset[str]) -> int:
    """How many words the name grows by at `at` on the way to `stop` (excluded): 0 where it ends."""
    if _capital(words[at]) and words[at] not in ("The", "A", "An"):
        return 1
    way = 1 if stop > at else -1
    for more in (1, 2):
        beyond = at + way * more
        joiners = [words[at + way * k].lower() for k in range(more) if (stop - at) * way > k]
        if (stop - beyond) * way > 0 and set(joiners) <= inner and _capital(words[beyond]):
            return more + 1
    return 0


_MONTHS = frozenset(
    """january february march april may june july august september october november december jan. feb. mar.
apr. jun. jul. aug. sept. sep. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri
sat sun""".split()
)


def _date(mention: Mention, document: Document) -> tuple[int, int, str] | None:
    words = document.words[mention.start : mention.end]
    dated = any(w.lower() in _MONTHS or re.fullmatch(r"(1[0-9]|20)\d\d(s)?|\d{1,2}:\d\d", w) for w in words)
    if not dated or len(words) > 8:
        return None
    start = mention.start + (words[0].lower() in ("the", "a") and len(words) > 1)
    return start, mention.end, "DATE"
