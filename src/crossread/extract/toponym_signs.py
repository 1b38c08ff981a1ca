"""What is seen of a stretch that may name a place: the words around it, the model's label, what the gazetteer says.

Each sign is the name of a level of `data/places/name_levels.tsv`.
"""

import re
from collections.abc import Iterator
from functools import cache

from crossread.data import read_table
from crossread.extract.toponym_candidates import Candidate, Scene
from crossread.lib.gazetteer import abbreviated, spots_called
from crossread.lib.spots import fold
from crossread.model.notes import Token

_MARKS = frozenset("'s ’s ' ’".split())


def signs(scene: Scene, found: Candidate) -> Iterator[str]:
    """What is seen of a candidate, each as a name of a level."""
    kind = found.kind or "unknown"
    group = _group(kind)
    label = _label(scene, found)
    yield f"kind:{kind}"
    yield f"label:{label}"
    yield f"label:{label}/{group}"
    yield f"words:{min(3, found.last - found.first)}"
    before, after = _before(scene, found), _after(scene, found)
    yield f"before:{before}"
    yield f"before:{before}/{group}"
    yield f"after:{after}"
    yield f"after:{after}/{group}"
    yield from _inner(scene, found, group)


def _group(kind: str) -> str:
    if kind in ("country", "people", "abbreviation", "unknown"):
        return kind
    if "admin" in kind or kind in ("region", "sea", "landmark"):
        return "area"
    return "big" if kind in ("metropolis", "city") else "small"


def _label(scene: Scene, found: Candidate) -> str:
    """The model's name at the candidate: its label, and whether the candidate is all, the head, the tail or a part of it."""
    name = scene.label.get(found.first) or scene.label.get(found.last - 1)
    if name is None:
        return "none"
    if (name.first, name.last) == (found.first, found.last):
        return name.label
    if name.first >= found.first and name.last <= found.last:
        return f"{name.label}-more"
    if found.first < name.first or found.last > name.last:
        return f"{name.label}-across"
    side = "head" if name.first == found.first else "tail" if name.last == found.last else "inner"
    return f"{name.label}-{side}"


def _before(scene: Scene, found: Candidate) -> str:
    """The class of the word before."""
    tokens = scene.notes.tokens
    if found.first == 0 or "\n" in scene.report.text[tokens[found.first - 1].end : found.start]:
        return "line"
    token = tokens[found.first - 1]
    if token.sentence != tokens[found.first].sentence:
        return "sentence"
    word = token.text.lower().rstrip(".")
    if word in _JOINTS:
        return _JOINTS[word]
    if known := next((kind for kind in ("locative", "title") if word in _words(kind)), ""):
        return known
    return _capital_before(token) if token.text[:1].isupper() else _TAGS_BEFORE.get(token.tag, "word")


_JOINTS = {w: w for w in ("the", "of", "and", "or", "-")} | {",": "comma", "(": "bracket", "-": "dash", "/": "dash"}
_TAGS_BEFORE = {"ADP": "preposition", "VERB": "verb", "ADJ": "adjective", "DET": "determiner", "PUNCT": "mark"}


def _capital_before(token: Token) -> str:
    if fold(token.text) in _given():
        return "given"
    return "initial" if len(token.text.rstrip(".")) == 1 else "capital"


def _after(scene: Scene, found: Candidate) -> str:
    """The class of the word after."""
    tokens, text = scene.notes.tokens, scene.report.text
    if found.last >= len(tokens) or "\n" in text[found.end : tokens[found.last].start]:
        return "line"
    token = tokens[found.last]
    word = token.text.lower().rstrip(".")
    if word == ",":
        return "comma_area" if _begins_with_area(text[token.end : token.end + 40].strip()) else "comma"
    if token.text in _MARKS or token.text in _MARKS_AFTER:
        return _MARKS_AFTER.get(token.text, "possessive")
    if token.text[:1].isupper():
        return next((kind for kind in ("street", "ground", "body") if word in _words(kind)), "capital")
    return "speech" if word in _words("speech") else _TAGS_AFTER.get(token.tag, "word")


_MARKS_AFTER = {"-": "dash", "(": "bracket"}
_TAGS_AFTER = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADP": "preposition", "PUNCT": "mark", "ADJ": "adjective"}


def _begins_with_area(text: str) -> bool:
    """Whether words begin with the name of a province or state."""
    words = re.findall(r"[A-Z][\w.]*(?:[ -][A-Z][\w.]*){0,2}", text[:40])[:1]
    if not words or not text.startswith(words[0]):
        return False
    parts = words[0].split(" ")
    for size in range(len(parts), 0, -1):
        piece = " ".join(parts[:size])
        if abbreviated(piece) or any(
            s.kind in ("admin1", "country", "region") for s in spots_called(piece.rstrip("."))[:2]
        ):
            return True
    return False


def _inner(scene: Scene, found: Candidate, group: str) -> Iterator[str]:
    """Signs within the candidate and in the rest of the report."""
    key = fold(found.text)
    last = key.rpartition(" ")[2]
    for name in ("street", "ground", "body"):
        if " " in key and last in _words(name):
            yield f"ends:{name}"
            yield f"ends:{name}/{group}"
    if found.text.isupper() and len(found.text) > 3:
        yield "capitals"
    if found.first + 1 == found.last and scene.small[found.text.lower()]:
        yield "small_elsewhere"
    if last in scene.people:
        yield f"somebody/{group}"
    if key in scene.places:
        yield "place_elsewhere"
    yield f"tag:{scene.notes.tokens[found.last - 1].tag}"
    if found.first + 1 == found.last and _common().get(found.text.lower(), 0) >= 20:
        yield f"common/{group}"
    if found.first + 1 == found.last and key in _given():
        yield f"given/{group}"
    if any((spot.country, spot.admin1) in scene.areas and spot.admin1 for spot in found.spots):
        yield f"area_named/{group}"
    elif any((spot.country, "") in scene.areas for spot in found.spots):
        yield f"state_named/{group}"


@cache
def _given() -> frozenset[str]:
    rows = read_table("parties", "given_names.tsv")
    return frozenset(fold(row[column]) for row in rows for column in ("name", "form")) | _words("given")


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one class."""
    return frozenset(row["word"] for row in read_table("places", "name_words.tsv") if row["class"] == kind)


@cache
def _common() -> dict[str, int]:
    return {row["word"]: int(row["per_mille"]) for row in read_table("stories", "common_words.tsv")}
