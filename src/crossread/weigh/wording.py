"""Two wordings of what may be one utterance: how like they are, and what kind of difference lies between them."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from crossread.data import read_table
from crossread.lib.numbers import numbers_in
from crossread.lib.words import NEGATORS, STOP_WORDS, expand, fold, stem, words_in
from crossread.model.findings import Reason
from crossread.weigh.names import compare_names

Difference = Literal["identical", "cut", "paraphrase", "number", "name", "negation", "strength", "unlike"]

_STRENGTH: dict[str, tuple[str, int]] = {}
for _row in read_table("speech", "strength.tsv"):
    _STRENGTH.setdefault(_row["word"], (_row["field"], int(_row["level"])))
    _STRENGTH.setdefault(stem(_row["word"]), (_row["field"], int(_row["level"])))

LIKE = 0.35
"""Below this likeness two wordings are not taken for one utterance, and no difference is typed."""
CUT_WORDS = 5
"""Content words from which a part is taken for the whole's words (likeness at least 0.8), not for a common phrase."""
_LIMIT = 400
"""Only the first words of a very long text are aligned: the cost grows with the square."""
_NEAR_NEGATOR = 6
"""Words from a negator to what it negates that are shown without a gap."""
_ARTICLES = frozenset(("the", "a", "an", "that", "and"))
_SHOWN = {
    "identical": "the same words",
    "cut": "one is a part of the other",
    "paraphrase": "the same said in other words",
    "unlike": "too unlike to be one utterance",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: its kind, and the words of either side (empty where one side has nothing there). `b_negated` where
    the second side is the negated one."""

    kind: Difference
    a: str
    b: str
    b_negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingComparison:
    """What two wordings have to do with each other.

    `likeness` 0..1; `difference` the gravest that was found (negation, number, name, strength, cut, paraphrase, in that
    order; `unlike` where likeness is below `LIKE`); `changes` all that were found. `paraphrase` covers translation variants.
    """

    likeness: float
    difference: Difference
    reason: Reason
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a wording: as written, folded, its stem, whether a negator turns it, whether it may be a name."""

    text: str
    folded: str
    stem: str
    negated: bool
    is_name: bool


def compare_wording(
    a: str, b: str, *, vector_a: Sequence[float] = (), vector_b: Sequence[float] = ()
) -> WordingComparison:
    """How two wordings relate. The vectors, of unit length, are of the wordings or of their sentences; both or none.

    >>> compare_wording("We cannot promise a date.", "We can promise a date").difference
    'negation'
    """
    first, second = _words(a), _words(b)
    likeness = _likeness(first, second, vector_a, vector_b)
    if first and [w.folded for w in first] == [w.folded for w in second]:
        return _told("identical", (a, b), likeness=1.0)
    if not first or not second or likeness < LIKE:
        return _told("unlike", (a, b), likeness=likeness)
    changes = _changes(a, b, first, second)
    if changes:
        return _told(changes[0].kind, (a, b), likeness=likeness, changes=changes)
    if not _is_cut(first, second):
        return _told("paraphrase", (a, b), likeness=likeness)
    long_enough = min(_content_count(first), _content_count(second)) >= CUT_WORDS
    return _told("cut", (a, b), likeness=max(likeness, 0.8) if long_enough else likeness)


def _told(
    difference: Difference, pair: tuple[str, str], *, likeness: float, changes: tuple[Change, ...] = ()
) -> WordingComparison:
    sentence = _sentence(changes[0]) if changes else _SHOWN[difference]
    reason = Reason(rule=f"wording.{difference}", weight=round(likeness, 4), sentence=sentence, values=pair)
    return WordingComparison(likeness=round(likeness, 4), difference=difference, reason=reason, changes=changes)


def _sentence(change: Change) -> str:
    if change.kind == "negation":
        return f"“{change.a}” against “{change.b}”: a negation is lost or added"
    if not change.a or not change.b:
        return f"“{change.a or change.b}” stands in one of them only"
    what = {"number": "the number is another", "name": "the name is another", "strength": "one word is stronger"}
    return f"“{change.a}” against “{change.b}”: {what[change.kind]}"


def _words(text: str) -> list[_Word]:
    """The words of a text with what is negated among them."""
    made: list[_Word] = []
    parts = expand(text).replace("…", " . ").replace("...", " . ")
    for clause in _clauses(parts):
        turned = False
        for index, word in enumerate(words_in(clause)):
            folded = fold(word)
            content = folded not in STOP_WORDS
            is_name = content and index > 0 and word[:1].isupper()
            made.append(_Word(word, folded, stem(folded), turned and content, is_name))
            turned = _turns_next(folded, turned, content)
            if len(made) == _LIMIT:
                return made
    return made


def _turns_next(folded: str, turned: bool, content: bool) -> bool:
    """Whether the next word with content is negated: a negator turns the first one after it ("not immediately clear":
    adverbs do not use it up), but "not only" turns nothing."""
    if folded in NEGATORS or folded in _CANNOT:
        return True
    return turned and folded != "only" and (not content or folded.endswith("ly") or folded in ("going", "able"))


_CANNOT = frozenset({"impossible", "unable", "incapable"})
"""Words that turn the verb after them as "cannot" does."""
_BREAK = re.compile(r"[,;:!?()\[\]—–\n]|\.(?=\s|$)|\s(?=(?:but|until|before|because|unless|while|when|if)\s)")


def _content_count(words: list[_Word]) -> int:
    return sum(word.folded not in STOP_WORDS for word in words)


def _clauses(text: str) -> list[str]:
    """The text cut where a negation ends: at marks of punctuation and before words that begin another clause."""
    return [clause for clause in _BREAK.split(text) if clause.strip()]


def _likeness(a: list[_Word], b: list[_Word], vector_a: Sequence[float], vector_b: Sequence[float]) -> float:
    """Overlap of content words (Dice) and the longest common run, with the cosine of the vectors where there are two."""
    one = Counter(w.stem for w in a if w.folded not in STOP_WORDS)
    other = Counter(w.stem for w in b if w.folded not in STOP_WORDS)
    if not one or not other:
        one, other = Counter(w.stem for w in a), Counter(w.stem for w in b)
    if not one or not other:
        return 0.0
    common = sum((one & other).values()) + 0.7 * _synonyms(one - other, other - one)
    small = min(sum(one.values()), sum(other.values()))
    dice = 2 * common / (sum(one.values()) + sum(other.values()))
    inside = common / small if small > 2 else dice
    overlap = 0.6 * dice + 0.4 * inside
    run = _longest_run([w.folded for w in a], [w.folded for w in b]) / min(len(a), len(b))
    if len(vector_a) and len(vector_a) == len(vector_b):
        cosine = max(0.0, math.fsum(x * y for x, y in zip(vector_a, vector_b, strict=True)))
        return min(1.0, 0.45 * overlap + 0.15 * run + 0.40 * cosine)
    return min(1.0, 0.75 * overlap + 0.25 * run)


def _synonyms(one: "Counter[str]", other: "Counter[str]") -> int:
    """How many words of one have a word of the same field in the other."""
    fields = Counter(_STRENGTH[w][0] for w in one if w in _STRENGTH)
    return sum((fields & Counter(_STRENGTH[w][0] for w in other if w in _STRENGTH)).values())


def _longest_run(a: list[str], b: list[str]) -> int:
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _is_cut(a: list[_Word], b: list[_Word]) -> bool:
    """Whether the words of the shorter stand in the longer in order, with at most an article or the like changed."""
    short, long = sorted(([w.folded for w in a], [w.folded for w in b]), key=len)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    missing = [short[i] for i in _uncovered(blocks, len(short))]
    return kept >= 0.8 * len(short) and all(word in _ARTICLES for word in missing)


def _uncovered(blocks: Sequence[tuple[int, int, int]], length: int) -> list[int]:
    covered = {i for start, _, size in blocks for i in range(start, start + size)}
    return [i for i in range(length) if i not in covered]


def _changes(a: str, b: str, first: list[_Word], second: list[_Word]) -> tuple[Change, ...]:
    """The differences that matter, the gravest first."""
    replaced = _replaced(first, second)
    found = (*_negations(first, second), *_numbers(a, b, replaced), *_names(replaced), *_strengths(first, second))
    return tuple(dict.fromkeys(found))


def _replaced(a: list[_Word], b: list[_Word]) -> list[tuple[list[_Word], list[_Word]]]:
    matcher = SequenceMatcher(None, [w.stem for w in a], [w.stem for w in b], autojunk=False)
    return [(a[i:j], b[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag == "replace"]


def _negations(a: list[_Word], b: list[_Word]) -> list[Change]:
    """Content words that only one of the wordings negates; a wording's own two minds about a word leave it out."""
    one, other = _polarity(a), _polarity(b)
    found = []
    for word in one:
        if word in other and one[word][0] != other[word][0] and None not in (one[word][0], other[word][0]):
            negated = bool(other[word][0])
            found.append(Change(kind="negation", a=one[word][1], b=other[word][1], b_negated=negated))
    return found[:1]


def _polarity(words: list[_Word]) -> dict[str, tuple[bool | None, str]]:
    """Stem -> whether it is negated (None: here it is, there it is not), and the words as shown."""
    found: dict[str, tuple[bool | None, str]] = {}
    for i, word in enumerate(words):
        if word.folded in STOP_WORDS:
            continue
        shown = _with_negator(words, i) if word.negated else " ".join(w.text for w in words[max(0, i - 2) : i + 1])
        if word.stem in found and found[word.stem][0] != word.negated:
            found[word.stem] = (None, shown)
        else:
            found.setdefault(word.stem, (word.negated, shown))
    return found


def _with_negator(words: list[_Word], at: int) -> str:
    """A negated word with what negates it: `never said that the warning`, `not ... that the warning` where it is far off."""
    negator = next((i for i in range(at - 1, -1, -1) if words[i].folded in NEGATORS), at)
    start = max(0, at - 2)
    if at - negator > _NEAR_NEGATOR:
        return " ".join([words[negator].text, "...", *(w.text for w in words[start : at + 1])])
    return " ".join(w.text for w in words[min(negator, start) : at + 1])


def _numbers(a: str, b: str, replaced: list[tuple[list[_Word], list[_Word]]]) -> list[Change]:
    """Numbers that stand where the other wording has another; a number that is only left out is a cut."""
    one = Counter(n.value for n in numbers_in(a) if n.value is not None)
    other = Counter(n.value for n in numbers_in(b) if n.value is not None)
    only_a, only_b = one - other, other - one
    if not only_a or not only_b:
        return []
    for left, right in replaced:
        x, y = " ".join(w.text for w in left), " ".join(w.text for w in right)
        if any(n.value in only_a for n in numbers_in(x)) and any(n.value in only_b for n in numbers_in(y)):
            return [Change(kind="number", a=x, b=y)]
    return []


def _names(replaced: list[tuple[list[_Word], list[_Word]]]) -> list[Change]:
    found = []
    for left, right in replaced:
        one, other = [w.text for w in left if w.is_name], [w.text for w in right if w.is_name]
        if not one or not other:
            continue
        x, y = " ".join(one), " ".join(other)
        if compare_names(x, y).verdict in ("slip", "different"):
            found.append(Change(kind="name", a=x, b=y))
    return found[:3]


def _strengths(a: list[_Word], b: list[_Word]) -> list[Change]:
    """Words of one field, of which one wording has the stronger."""
    stems_a, stems_b = {w.stem for w in a}, {w.stem for w in b}
    one = [w for w in a if w.stem not in stems_b]
    other = [w for w in b if w.stem not in stems_a]
    found = []
    for left in one:
        field = _field(left)
        right = next(
            (w for w in other if field and (known := _field(w)) and known[0] == field[0] and known[1] != field[1]), None
        )
        if right is not None:
            found.append(Change(kind="strength", a=left.text, b=right.text))
    return found[:3]


def strength_of(word: str) -> int | None:
    """How strong a word is among those of its field (`data/speech/strength.tsv`); None for others."""
    known = _STRENGTH.get(fold(word)) or _STRENGTH.get(stem(fold(word)))
    return known[1] if known else None


def _field(word: _Word) -> tuple[str, int] | None:
    return _STRENGTH.get(word.folded) or _STRENGTH.get(word.stem)
