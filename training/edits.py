"""Programmed edits: pairs made from one real sentence, of which it is known what the edit did to its sense.

Each edit takes a `Sentence` and a source of chance and gives the new words, or None where it does not fit. Edits of
`CHANGING` change what is said, those of `KEEPING` do not; one of each may be laid on top of the other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from crossread.annotate.wordpieces import GLUED, NEWLINE, SPACED
from training.documents import Document

SHORTEST, LONGEST = 6, 60
_TABLE = Path(__file__).with_name("edit_words.tsv")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_AUXILIARIES = frozenset(
    "is are was were will would can could has have had may might must should does did do 's".split()
)
_NEGATIONS = frozenset("not n't n’t never".split())
_MODIFIERS = frozenset("advmod amod obl obl:tmod obl:unmarked acl:relcl acl appos advcl nmod nmod:unmarked".split())
_KEPT_TOGETHER = frozenset("not n't never hardly no if unless could would may might".split())

Words = list[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `start` to `end` (excluded) of a document."""

    document: Document
    start: int
    end: int

    @property
    def words(self) -> Words:
        """The words, as a new list."""
        return self.document.words[self.start : self.end]

    @property
    def joins(self) -> list[int]:
        """How each is joined to the one before."""
        return [NEWLINE, *self.document.joins[self.start + 1 : self.end]]


@dataclass(slots=True)
class Text:
    """Words with their joins, to be edited in place."""

    words: Words
    joins: list[int]

    def put(self, at: int, removed: int, added: Words) -> None:
        """Puts words in the place of others; the first keeps the join of what stood there."""
        before = self.joins[at] if at < len(self.joins) else SPACED
        self.words[at : at + removed] = added
        self.joins[at : at + removed] = [before, *[SPACED] * (len(added) - 1)] if added else []
        if self.joins:
            self.joins[0] = NEWLINE

    def copy(self) -> Text:
        """One of its own."""
        return Text(list(self.words), list(self.joins))


Edit = Callable[[Sentence, Text, random.Random], Text | None]


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[str, str]]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#" and not line.startswith("kind\t"):
            kind, word, other = (*line.split("\t"), "")[:3]
            rows.setdefault(kind, []).append((word, other))
    return rows


def usable(document: Document) -> Iterator[Sentence]:
    """The sentences that are long enough to edit and end as sentences do."""
    for start, end in document.sentences():
        last = document.words[end - 1]
        closed = last in (".", "!", "?", "”", '"', "''") or end - start > 12
        if SHORTEST <= end - start <= LONGEST and closed and document.words[start][:1].isalnum():
            yield Sentence(document, start, end)


def _swapped(text: Text, kind: str, rng: random.Random, *, both_ways: bool = False) -> Text | None:
    pairs = _table()[kind]
    if both_ways:
        pairs = pairs + [(b, a) for a, b in pairs if " " not in b]
    others: dict[str, list[str]] = {}
    for word, other in pairs:
        others.setdefault(word, []).append(other)
    places = [i for i, w in enumerate(text.words) if w in others or w.lower() in others]
    if not places:
        return None
    at = rng.choice(places)
    word = text.words[at]
    new = rng.choice(others.get(word) or others[word.lower()])
    added = new.split()
    if word[0].isupper() and not new[0].isupper():
        added[0] = added[0].capitalize()
    text.put(at, 1, added)
    if new in ("not", "are", "have", "will", "United States"):
        text.joins[at] = SPACED if at else NEWLINE
        if new == "not" and text.words[at - 1].lower() in ("ca", "wo"):
            text.words[at - 1] = {"ca": "can", "wo": "will"}[text.words[at - 1].lower()]
    elif new.startswith(("n't", "n’t", "'", "’")) or new == "%":
        text.joins[at] = GLUED
    return text


def unit(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """Another unit of the same kind."""
    return _swapped(text, "unit", rng) if any(c.isdigit() for w in text.words for c in w) else None


def opposite(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A word for its opposite."""
    return _swapped(text, "opposite", rng)


def _counts(text: Text) -> list[int]:
    """Where counts stand: not years, not days of a month."""
    out = []
    for i, word in enumerate(text.words):
        before = text.words[i - 1] if i else ""
        year = len(word) == 4 and word[:2] in ("18", "19", "20")
        counted = _NUMBER.fullmatch(word) or word.lower() in _NUMBER_WORDS[2:]
        if counted and not year and before not in _MONTHS and before.rstrip(".") not in ("Jan", "Feb", "Aug", "Sept"):
            out.append(i)
    return out


def _value(word: str) -> float:
    return float(word.replace(",", "")) if word[0].isdigit() else float(_NUMBER_WORDS.index(word.lower()))


def _shown(value: float, like: str) -> str:
    if "." in like:
        return f"{value:.{len(like.split('.')[1])}f}"
    if not like[0].isdigit() and 0 <= value <= 20:
        word = _NUMBER_WORDS[int(value)]
        return word.capitalize() if like[0].isupper() else word
    return f"{int(value):,}" if "," in like or value >= 10_000 else str(int(value))


def number(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """Another number."""
    places = _counts(text)
    if not places:
        return None
    at = rng.choice(places)
    old = text.words[at]
    factor = rng.choice((0.2, 0.4, 0.5, 0.7, 0.85, 1.15, 1.3, 1.5, 2, 3, 10))
    new = _shown(max(0.0, _value(old) * factor), old)
    if new == old:
        new = _shown(_value(old) + 1, old)
    if new == old:
        return None
    text.put(at, 1, [new])
    return text


def count_later(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A higher count, said to be a later one."""
    places = [i for i in _counts(text) if _value(text.words[i]) >= 2 and "." not in text.words[i]]
    if not places:
        return None
    at = rng.choice(places)
    old = text.words[at]
    text.put(at, 1, [_shown(_value(old) + max(1, round(_value(old) * rng.choice((0.1, 0.2, 0.4, 0.8)))), old)])
    words = rng.choice(_table()["later"])[0].split()
    end = len(text.words) - 1 if not text.words[-1][-1].isalnum() else len(text.words)
    if words[0] == ",":
        text.put(end, 0, [*words, rng.choice(("of", "of just", "of about")), old])
        text.joins[end] = GLUED
    elif words[-1] == "shows" or rng.random() < 0.4:
        text.words[0] = _lowered(text, 0)
        text.put(0, 0, [words[0].capitalize(), *words[1:]] + ([","] if words[-1] != "shows" else []))
        text.joins[len(words)] = GLUED if words[-1] != "shows" else SPACED
        if words[-1] != "shows":
            text.joins[len(words) + 1] = SPACED
        elif len(text.joins) > len(words):
            text.joins[len(words)] = SPACED
    else:
        text.put(end, 0, words)
        text.joins[end] = SPACED
    return text


def _lowered(text: Text, at: int) -> str:
    word = text.words[at]
    common = word.lower() in ("the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "there", "this")
    return word.lower() if common or word in _NUMBER_WORDS else word


def negation(sentence: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A negation dropped, or one put in after an auxiliary."""
    there = [i for i, w in enumerate(text.words) if w.lower() in _NEGATIONS and i]
    if there:
        at = rng.choice(there)
        shortened = {"ca": "can", "wo": "will"}
        text.words[at - 1] = shortened.get(text.words[at - 1].lower(), text.words[at - 1])
        text.put(at, 1, [])
        return text
    places = [i for i, w in enumerate(text.words[:-1]) if w.lower() in _AUXILIARIES and i]
    if sentence.document.trees and len(text.words) == sentence.end - sentence.start:
        kinds = sentence.document.upos[sentence.start : sentence.end]
        places = [i for i in places if kinds[i] == "AUX"]
    elif places:
        places = [i for i in places if text.words[i].lower() not in ("do", "does", "did", "has", "have", "had", "'s")]
    if not places:
        return None
    at = rng.choice(places) + 1
    text.put(at, 0, ["n't"] if rng.random() < 0.3 and text.words[at - 1] in ("is", "was", "did", "has") else ["not"])
    text.joins[at] = GLUED if text.words[at] == "n't" else SPACED
    return text


def date(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """Another weekday, month, day or year."""
    places = [i for i, w in enumerate(text.words) if w in _DAYS or (w in _MONTHS and (w != "May" or i)) or _year(w)]
    if not places:
        return None
    at = rng.choice(places)
    old = text.words[at]
    if _year(old):
        new = str(int(old) + rng.choice((-10, -5, -3, -2, -1, 1, 2, 3, 5)))
    else:
        new = rng.choice([w for w in (_DAYS if old in _DAYS else _MONTHS) if w != old])
        after = text.words[at + 1] if at + 1 < len(text.words) else ""
        if old in _MONTHS and after.isdigit() and int(after) < 29 and rng.random() < 0.5:
            at, new = at + 1, str((int(after) + rng.randint(1, 20)) % 28 + 1)
    if new == text.words[at]:
        return None
    text.put(at, 1, [new])
    return text


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _name_runs(words: Words) -> list[tuple[int, int]]:
    """Runs of capitalised words but the sentence's first: names, mostly."""
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        named = i > 0 and word[0].isupper() and len(word) > 2 and word.isalpha() and word not in _DAYS + _MONTHS
        if named and runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        elif named:
            runs.append((i, i + 1))
    return [(a, b) for a, b in runs if b - a <= 3]


def name(sentence: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A name for another name of the same document, of as many words."""
    runs = _name_runs(text.words)
    if not runs:
        return None
    a, b = rng.choice(runs)
    pool = sentence.document.words
    here = frozenset(text.words)
    window = rng.randrange(max(1, len(pool) - 400))
    stretch = pool[window : window + 400]
    others = [stretch[x:y] for x, y in _name_runs(stretch) if y - x == b - a and not here & set(stretch[x:y])]
    if not others:
        return None
    text.put(a, b - a, rng.choice(others))
    return text


def number_words(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A number written another way."""
    places = [
        i
        for i, w in enumerate(text.words)
        if w.lower() in _NUMBER_WORDS[2:]
        or (w.isdigit() and 2 <= int(w) <= 20)
        or (_NUMBER.fullmatch(w) and "," in w)
        or (w.isdigit() and 4 <= len(w) <= 9 and not _year(w))
    ]
    if not places:
        return None
    at = rng.choice(places)
    old = text.words[at]
    if "," in old:
        new = old.replace(",", "")
    elif old.isdigit():
        new = _NUMBER_WORDS[int(old)] if int(old) <= 20 else f"{int(old):,}"
    else:
        new = str(_NUMBER_WORDS.index(old.lower()))
    text.put(at, 1, [new.capitalize() if at == 0 else new])
    return text


def wording(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A spelling, a short form or a near synonym for another; often more than one."""
    done = _swapped(text, "keeps", rng, both_ways=True)
    if done and rng.random() < 0.5:
        done = _swapped(done, "keeps", rng, both_ways=True) or done
    return done


def tense(_: Sentence, text: Text, rng: random.Random) -> Text | None:
    """The tense of the reporting verb."""
    return _swapped(text, "tense", rng, both_ways=True)


def order(sentence: Sentence, text: Text, rng: random.Random) -> Text | None:
    """Who said it, before what was said or after it; or a phrase of time from the end to the front."""
    if len(text.words) != sentence.end - sentence.start:
        return None
    return _turned(sentence, text) or _fronted(text)


def _turned(sentence: Sentence, text: Text) -> Text | None:
    for quoting in sentence.document.quotings or ():
        parts = [[i - sentence.start for i in getattr(quoting, role)] for role in ("source", "cue", "content")]
        source, cue, content = parts
        inner = [i for part in parts for i in part]
        if not source or not cue or len(content) < 4 or min(inner) < 0 or max(inner) >= len(text.words):
            continue
        if len(cue) > 2 or text.words[cue[-1]] not in _SAYING:
            continue
        head = [*source, *cue]
        runs = head == list(range(min(head), max(head) + 1)) and content == list(range(content[0], content[-1] + 1))
        if runs and head[0] == 0 and content[0] - head[-1] in (1, 2) and text.words[-1] == ".":
            rest = content
            while rest and (text.words[rest[0]] == "that" or not text.words[rest[0]][0].isalnum()):
                rest = rest[1:]
            if len(rest) < 4:
                continue
            text.words[head[0]] = _lowered(text, head[0])
            words = [*(text.words[i] for i in rest if text.words[i] != "."), ",", *(text.words[i] for i in head), "."]
            if rest[-1] < len(text.words) - 2 or content[-1] < head[-1]:
                continue
            joins = [*(text.joins[i] for i in rest if text.words[i] != "."), GLUED, SPACED]
            joins += [*(text.joins[i] for i in head[1:]), GLUED]
            words[0] = words[0][0].upper() + words[0][1:]
            joins[0] = NEWLINE
            return Text(words, joins)
    return None


def _fronted(text: Text) -> Text | None:
    if len(text.words) < 8 or text.words[-1] != "." or text.words[-3] != "on" or text.words[-2] not in _DAYS:
        return None
    text.words[0] = _lowered(text, 0)
    words = ["On", text.words[-2], ",", *text.words[:-3], "."]
    joins = [NEWLINE, SPACED, GLUED, SPACED, *text.joins[1:-3], GLUED]
    return Text(words, joins)


def passive(sentence: Sentence, text: Text, rng: random.Random) -> Text | None:
    """`A did B` to `B was done by A`, where the tree shows both and the participle is the past form."""
    d, base = sentence.document, sentence.start
    if not d.trees or len(text.words) != sentence.end - base:
        return None
    root = next((i for i in range(base, sentence.end) if d.heads[i] == -1), None)
    if root is None or d.xpos[root] != "VBD" or not text.words[root - base].endswith("ed"):
        return None
    if any(d.heads[i] == root and d.deprels[i] in ("conj", "xcomp", "iobj") for i in range(base, sentence.end)):
        return None
    subject, thing = (_below(sentence, root, kind) for kind in ("nsubj", "obj"))
    if not subject or not thing or d.xpos[subject[1]] not in _NOUNS or d.xpos[thing[1]] not in _NOUNS:
        return None
    (a, b), (x, y) = subject[0], thing[0]
    if a != 0 or b != root - base or x != root - base + 1:
        return None
    was = "were" if d.xpos[thing[1]] in ("NNS", "NNPS") else "was"
    tail = text.words[y:]
    words = [*text.words[x:y], was, text.words[root - base], "by", _lowered(text, 0), *text.words[1:b], *tail]
    joins = [NEWLINE, *text.joins[x + 1 : y], SPACED, SPACED, SPACED, SPACED, *text.joins[1:b], *text.joins[y:]]
    words[0] = words[0][0].upper() + words[0][1:]
    return Text(words, joins)


_SAYING = frozenset(
    "said says added adds told tells reported reports announced believes believed argued argues".split()
)
_NOUNS = frozenset("NN NNS NNP NNPS".split())


def _below(sentence: Sentence, head: int, kind: str) -> tuple[tuple[int, int], int] | None:
    """The stretch (numbers in the sentence) of the one dependant of a kind, and its own word; None if it has gaps."""
    d = sentence.document
    found = [i for i in range(sentence.start, sentence.end) if d.heads[i] == head and d.deprels[i] == kind]
    return (_stretch(sentence, found[0]), found[0]) if len(found) == 1 else None


def _stretch(sentence: Sentence, top: int) -> tuple[int, int]:
    d = sentence.document
    inside = {top}
    for _ in range(sentence.end - sentence.start):
        more = {i for i in range(sentence.start, sentence.end) if d.heads[i] in inside} - inside
        if not more:
            break
        inside |= more
    return min(inside) - sentence.start, max(inside) + 1 - sentence.start


def shorter(sentence: Sentence, text: Text, rng: random.Random) -> Text | None:
    """A modifier left out: the whole entails what is left, where nothing is denied or supposed."""
    d, base = sentence.document, sentence.start
    if not d.trees or len(text.words) != sentence.end - base or _KEPT_TOGETHER & {w.lower() for w in text.words}:
        return None
    tops = [i for i in range(base, sentence.end) if d.deprels[i] in _MODIFIERS and d.heads[i] >= 0]
    rng.shuffle(tops)
    for top in tops:
        a, b = _stretch(sentence, top)
        if a > 0 and 1 <= b - a <= len(text.words) // 2 and len(text.words) - (b - a) >= 5:
            before, after = text.words[a - 1], text.words[b] if b < len(text.words) else "."
            if before == "," and not after[0].isalnum():
                a -= 1
            text.put(a, b - a, [])
            return text
    return None


def unattributed(sentence: Sentence, text: Text, rng: random.Random) -> Text | None:
    """What was said, without who said it."""
    for quoting in sentence.document.quotings or ():
        content = [i - sentence.start for i in quoting.content]
        cue = [i - sentence.start for i in quoting.cue]
        if not cue or min(content + cue) < 0 or max(content + cue) >= len(text.words) or len(content) < 5:
            continue
        if content != list(range(content[0], content[-1] + 1)) or len(text.words) != sentence.end - sentence.start:
            continue
        kept = [i for i in content if text.words[i] not in ('"', "“", "”", "''", "``")]
        while kept and text.words[kept[0]].lower() in ("that", ",", "to"):
            kept = kept[1:]
        while kept and not text.words[kept[-1]][-1].isalnum():
            kept = kept[:-1]
        if len(kept) < 5:
            continue
        words = [*(text.words[i] for i in kept), "."]
        words[0] = words[0][0].upper() + words[0][1:]
        return Text(words, [NEWLINE, *(text.joins[i] for i in kept[1:]), GLUED])
    return None


CHANGING: dict[str, Edit] = {
    "number": number,
    "negation": negation,
    "name": name,
    "date": date,
    "unit": unit,
    "opposite": opposite,
}
KEEPING: dict[str, Edit] = {
    "number_words": number_words,
    "wording": wording,
    "tense": tense,
    "order": order,
    "passive": passive,
}
OTHER: dict[str, Edit] = {"count_later": count_later, "shorter": shorter, "unattributed": unattributed}
