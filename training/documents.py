"""What every corpus is read into: documents of words, with the layers that the corpus has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(slots=True, kw_only=True)
class Quoting:
    """One attribution: word numbers in its document, each list sorted; `source` may be empty."""

    cue: list[int]
    source: list[int]
    content: list[int]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word may mean again: one of these words before it (none: something new), or anything `but` these."""

    words: frozenset[int]
    but: bool = False


@dataclass(slots=True, kw_only=True)
class Document:
    """Words of one text, how each is joined to the one before (`wordpieces.JOINS`), and layers that may be missing.

    `starts` marks sentence starts: gold where `trees` is true, guessed by rule elsewhere. `heads` are word numbers in
    the document, -1 for a root. Labels of names may be open (`labels.open_labels`).
    """

    name: str
    words: list[str]
    joins: list[int]
    starts: list[bool]
    trees: bool = False
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    quotings: list[Quoting] | None = None
    meant: dict[int, Meant] | None = None
    offsets: list[tuple[int, int]] = field(default_factory=list)

    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as pairs of word numbers, end excluded."""
        bounds = [i for i, start in enumerate(self.starts) if start] + [len(self.words)]
        return [(a, b) for a, b in zip(bounds, bounds[1:], strict=False) if b > a]

    def text(self, start: int, end: int) -> str:
        """The words of a stretch as running text on one line."""
        shown = [(" " if self.joins[i] else "") + self.words[i] for i in range(start, end)]
        return "".join(shown).strip()


def recased(document: Document, upper: bool = False) -> Document:
    """A copy in lower (or upper) case, as old wires and some archives write; its lemmas are in lower case."""
    words = [word.upper() if upper else word.lower() for word in document.words]
    return replace(document, words=words, lemmas=[lemma.lower() for lemma in document.lemmas])
