"""What the coreference head learns from: OntoGUM, GAP and ECB+, read by the shipped pipeline and laid out as rows of pairs.

A row is one mention with the mentions in reach before it: `right` marks those that mean the same, `wrong` (where not all
is annotated) those that surely do not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.chains import Text, text_of
from crossread.annotate.chains.head import Meanings, before, with_fresh
from crossread.annotate.chains.pairs import Floats, compare, describe
from crossread.annotate.chains.traits import NAME, Ints
from crossread.annotate.components import shipped
from crossread.annotate.cutting import words_cut
from evals.texts import document, language
from training import treebanks

SCALE = 50
"""Pair features are kept as bytes, so many to one: all lie between 0 and 5."""
KINDS = ("person", "organization", "place", "time", "abstract", "object", "event", "animal", "plant", "substance")
Spans = list[tuple[int, int]]


@dataclass(slots=True, kw_only=True)
class Rows:
    """Rows of one text as the network takes them; `kinds` the entity kinds of all its mentions, -1 unknown.

    Texts of GAP have a `pronoun`, and `sides`: the mentions of either name, and whether it is meant.
    """

    name: str
    meanings: Meanings
    traits: Floats
    later: Ints
    earlier: Ints
    pairs: NDArray[np.uint8]
    back: Floats
    open: NDArray[np.bool_]
    right: NDArray[np.bool_]
    wrong: NDArray[np.bool_]
    kinds: NDArray[np.int64]
    text: Text
    chains: list[Spans] = field(default_factory=list)
    pronoun: int = -1
    sides: list[tuple[list[int], bool]] = field(default_factory=list)


def rows(
    name: str,
    text: Text,
    later: Ints,
    reach: int,
    marks: tuple[Any, Any, Any],
    *,
    kinds: NDArray[np.int64] | None = None,
    **more: Any,
) -> Rows:
    """Lays out the rows of `later`; `marks` are functions of (row's mention, earlier mentions): right, wrong, left out."""
    earlier = before(later, reach)
    there = earlier >= 0
    safe = np.maximum(earlier, 0)
    right, wrong, out = (mark(later[:, None], safe) & there if mark else np.zeros_like(there) for mark in marks)
    pairs = [
        np.round(compare(text.traits, later[a : a + 64], earlier[a : a + 64]) * SCALE).clip(0, 255).astype(np.uint8)
        for a in range(0, len(later), 64)
    ]
    return Rows(
        name=name,
        meanings=Meanings(
            text.meanings.states.astype(np.float16), text.meanings.apart.astype(np.float16), text.meanings.pointing
        ),
        traits=with_fresh(describe(text.traits), text.meanings.pointing),
        back=text.meanings.pointing.back[later, :reach],
        later=later,
        earlier=earlier,
        pairs=np.ascontiguousarray(np.concatenate(pairs, axis=1).transpose(1, 2, 0)),
        open=there & ~out,
        right=right,
        wrong=wrong,
        text=text,
        kinds=np.full(len(text.mentions), -1) if kinds is None else kinds,
        **more,
    )


def ontogum(folder: Path, splits: tuple[str, ...], reach: int) -> Iterator[Rows]:
    """The documents of some splits of GUM in its open genres, with OntoGUM's chains and the kinds of the entity layer."""
    for path in ontogum_files(folder, splits):
        document_ = next(iter(treebanks.read(folder / "dep" / path.name)))
        yield ontogum_rows(folder, path, text_of(document(document_.words, document_.joins)[0], shipped()), reach)


def ontogum_rows(folder: Path, path: Path, text: Text, reach: int) -> Rows:
    """The rows of one document that was read."""
    chains = gold_chains(path)
    number = {span: i for i, chain in enumerate(chains, 1) for span in chain}
    of = np.array([number.get((m.start, m.end), 0) for m in text.mentions])
    kinds = kinds_of(folder / "dep" / path.name, text)
    marks = (lambda a, b: (of[a] > 0) & (of[a] == of[b]), None, None)
    later = np.arange(len(of), dtype=np.int32)
    return rows(path.stem, text, later, reach, marks, kinds=kinds, chains=chains)


def ontogum_files(folder: Path, splits: tuple[str, ...]) -> list[Path]:
    """The files of OntoGUM in some splits, of the genres whose texts are open."""
    sections = (folder / "splits.md").read_text(encoding="utf-8").split("\n## ")
    named = {part.split()[0]: set(re.findall(r"\* (\S+)", part)) for part in sections if part.strip()}
    wanted = set().union(*(named.get(split, set()) for split in splits))
    files = sorted((folder / "coref" / "ontogum" / "conllu").glob("GUM_*.conllu"))
    return [f for f in files if f.stem in wanted and f.stem.split("_")[1] not in treebanks.CLOSED_GENRES]


def gold_chains(path: Path) -> list[Spans]:
    """The chains of an OntoGUM document, each mention as word numbers, end excluded."""
    chains: dict[str, Spans] = {}
    for start, end, label in brackets(path):
        chains.setdefault(label, []).append((start, end))
    return list(chains.values())


def kinds_of(path: Path, text: Text) -> NDArray[np.int64]:
    """The entity kind of each mention whose words, or else whose head, GUM's entity layer marks."""
    heads: dict[int, str] = {}
    spans: dict[tuple[int, int], str] = {}
    for start, end, label in brackets(path, whole=True):
        kind = label.split("-")[1]
        spans[start, end] = kind
        inside = range(start, end)
        head = next((w for w in inside if text.words.heads[w] not in inside or text.words.heads[w] == w), start)
        heads.setdefault(head, kind)
    found = [spans.get((m.start, m.end)) or ("" if m.group else heads.get(m.head, "")) for m in text.mentions]
    return np.array([KINDS.index(kind) if kind in KINDS else -1 for kind in found])


def brackets(path: Path, whole: bool = False) -> Iterator[tuple[int, int, str]]:
    """The entity brackets of a CoNLL-U file: words, end excluded, and the chain's name (the `whole` label where wanted)."""
    opened: dict[str, list[tuple[int, str]]] = {}
    word = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if len(row) < 10 or not row[0].isdigit():
            continue
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for opening, label, closing in re.findall(r"(\(?)([^()]+)(\)?)", found[1]) if found else ():
            key = label.split("-")[0]
            if opening:
                opened.setdefault(key, []).append((word, label))
            if closing:
                start, first = opened[key].pop()
                yield start, word + 1, first if whole else key
        word += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GapItem:
    """One text of GAP with its pronoun and its two names (start, end in characters) and whether each is meant."""

    name: str
    text: str
    pronoun: tuple[int, int]
    feminine: bool
    sides: tuple[tuple[int, int, bool], ...]


def gap_items(path: Path) -> Iterator[GapItem]:
    """The rows of a GAP file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            at = int(row["Pronoun-offset"])
            sides = tuple(
                (int(row[f"{s}-offset"]), int(row[f"{s}-offset"]) + len(row[s]), row[f"{s}-coref"].upper() == "TRUE")
                for s in "AB"
            )
            feminine = row["Pronoun"].lower() in ("she", "her", "hers")
            yield GapItem(
                name=row["ID"], text=row["Text"], pronoun=(at, at + len(row["Pronoun"])), feminine=feminine, sides=sides
            )


def gap(path: Path, reach: int) -> Iterator[Rows]:
    """The texts of a GAP file: rows for the pronoun, and for the names after it."""
    nlp = language()
    for item in gap_items(path):
        doc = nlp(words_cut(nlp, item.text))
        found = gap_rows(item, text_of(doc, shipped()), [doc[t].idx for t in doc._.crossread.tokens], reach)
        if found:
            yield found


def gap_rows(item: GapItem, text: Text, starts: list[int], reach: int) -> Rows | None:
    """The rows of one text that was read; `starts` are its words' first characters. None where the pronoun is no mention."""
    pronoun = next((i for i, m in enumerate(text.mentions) if starts[m.head] == item.pronoun[0]), None)
    if pronoun is None:
        return None
    good, bad = _meant(item, text, starts)
    later = np.array([pronoun, *sorted(i for i in good | bad if i > pronoun)], np.int32)
    of = np.zeros(len(text.mentions), np.int64)
    of[[pronoun, *good]] = 1
    of[sorted(bad)] = 2
    marks = (lambda a, b: (of[a] == 1) & (of[b] == 1), lambda a, b: of[a] * of[b] == 2, None)
    sides = [
        ([i for i, m in enumerate(text.mentions) if not m.group and a <= starts[m.head] < b], meant)
        for a, b, meant in item.sides
    ]
    return rows(item.name, text, later, reach, marks, pronoun=pronoun, sides=sides)


def _meant(item: GapItem, text: Text, starts: list[int]) -> tuple[set[int], set[int]]:
    """The mentions of the names that are meant, and of those that are not: by place, then by the same words elsewhere."""
    words, kinds = text.words.words, text.traits.values["kind"]
    sets: dict[bool, set[int]] = {True: set(), False: set()}
    known: list[tuple[bool, set[str]]] = []
    for start, end, meant in item.sides:
        inside = {w for w, at in enumerate(starts) if start <= at < end}
        sets[meant] |= {i for i, m in enumerate(text.mentions) if m.head in inside and not m.group}
        known.append((meant, {words[w].lower() for w in inside}))
    sets[False] -= sets[True]
    taken = sets[True] | sets[False]
    for meant, named in known:
        alike = (
            i
            for i, m in enumerate(text.mentions)
            if i not in taken and kinds[i] == NAME and not m.group and words[m.head].lower() in named
        )
        sets[meant] |= set(alike)
    sets[False] -= sets[True]
    return sets[True], sets[False]
