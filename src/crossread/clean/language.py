"""Whether a text is English, by its script and its commonest words."""

import re
from collections import Counter
from functools import lru_cache

from crossread.data import read_table

_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("Cyrillic script (Russian or a kin language)", "\u0400", "\u052f"),
    ("Arabic script (Arabic, Persian or Urdu)", "\u0600", "\u06ff"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("Greek", "\u0370", "\u03ff"),
    ("Devanagari script (Hindi or a kin language)", "\u0900", "\u097f"),
    ("Bengali", "\u0980", "\u09ff"),
    ("Tamil", "\u0b80", "\u0bff"),
    ("Thai", "\u0e00", "\u0e7f"),
    ("Georgian", "\u10a0", "\u10ff"),
    ("Armenian", "\u0530", "\u058f"),
    ("Amharic", "\u1200", "\u137f"),
    ("Korean", "\uac00", "\ud7af"),
    ("Japanese", "\u3040", "\u30ff"),
    ("Chinese", "\u4e00", "\u9fff"),
)
_SAMPLE = 20_000
_LEAST_WORDS = 20


@lru_cache(maxsize=1)
def _common() -> dict[str, tuple[str, ...]]:
    """The languages in which a word is among the commonest."""
    table: dict[str, tuple[str, ...]] = {}
    for row in read_table("clean", "common_words.tsv"):
        for word in row["words"].split():
            table[word] = (*table.get(word, ()), row["language"])
    return table


def foreign_language(text: str) -> str:
    """The likely language of a text that is not English; empty for English and for texts too short to tell."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str:
    letters = [c for c in sample if c.isalpha()]
    if len(letters) < 15:
        return ""
    counts = Counter(name for c in letters if c > "\u036f" for name, low, high in _SCRIPTS if low <= c <= high)
    if not counts or sum(counts.values()) < 0.4 * len(letters):
        return ""
    if counts.get("Japanese", 0) > 0.1 * sum(counts.values()):
        return "Japanese"
    return max(sorted(counts), key=lambda name: counts[name])


def _by_words(sample: str) -> str:
    found = [word.lower() for word in _LETTERS.findall(sample)]
    if len(found) < _LEAST_WORDS:
        return ""
    table = _common()
    counts: Counter[str] = Counter(language for word in found for language in table.get(word, ()))
    english = counts.pop("English", 0)
    best = max(sorted(counts), key=lambda name: counts[name], default="")
    if best and counts[best] >= 0.08 * len(found) and counts[best] > 1.5 * english:
        return best
    return "" if english >= 0.02 * len(found) or len(found) < 60 else "a language that crossread does not know"
