"""Words: folding for comparison, stems, stop words, and the marks of quotation of many scripts."""

import re
import unicodedata
from functools import lru_cache

import regex  # type: ignore[import-untyped]  # it ships no types

from crossread.data import read_table

STOP_WORDS = frozenset(row["word"] for row in read_table("speech", "stop_words.tsv"))
"""Words that carry no content of their own."""

_IRREGULAR = {row["form"]: row["lemma"] for row in read_table("speech", "irregular_forms.tsv")}

QUOTATION_PAIRS = tuple((row["opening"], row["closing"]) for row in read_table("speech", "quotation_marks.tsv"))
"""Pairs of quotation marks, opening and closing, the plain ones first."""

QUOTATION_MARKS = frozenset(mark for pair in QUOTATION_PAIRS for mark in pair if len(mark) == 1)
"""Every single character that can open or close a quotation, apostrophes of the typewriter left out."""

NEGATORS = frozenset("not no never neither nor none nothing nobody nowhere without cannot n't hardly barely".split())
"""Words that turn what follows them into its opposite."""
NEVER_NOUNS = frozenset("time way means circumstance circumstances point stage moment occasion case account".split())
"""Nouns that with "no" before them negate the verb that they hang on ("at no time", "in no way", "by no means")."""

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "’": "'",
        "ʻ": "'",
    }
    | {"‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "\u00a0": " "}
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|[.,](?=\d)\d+|-(?=[^\W\d_])[^\W\d_]+)*", re.UNICODE)
_MARK = regex.compile(r"\p{M}")
"""A mark that belongs to the letter before it, which to `re` is no part of a word; most texts have none."""
_MARKED_WORD = regex.compile(
    r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}\p{M}]+|[.,](?=\p{N})\p{N}+|-(?=\p{L})[\p{L}\p{M}]+)*"
)
_CONTRACTIONS = (
    (re.compile(r"\bcan(?:not\b|['’]t\b)", re.I), "can not"),
    (re.compile(r"\bwon['’]t\b", re.I), "will not"),
    (re.compile(r"\bshan['’]t\b", re.I), "shall not"),
    (re.compile(r"n['’]t\b", re.I), " not"),
    (re.compile(r"\bper cent\b|(?<=\d)\s?%", re.I), " percent"),
    (re.compile(r"['’](?:s|re|ve|ll|d|m)\b", re.I), ""),
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in lower case without diacritics, with plain apostrophes and hyphens, white space made single.

    >>> fold("Łódź’s  São Paulo")
    "lodz's sao paulo"
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in lowered.translate(_LETTERS) if not unicodedata.combining(c))
    return " ".join(plain.split())


def expand(text: str) -> str:
    """The text with its contractions written out, as far as a negation hides in them, and with one spelling of percent.

    >>> expand("It can't rise by 5%")
    'It can not rise by 5 percent'
    """
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    return text


def words_in(text: str) -> list[str]:
    """The words and numbers of a text as written, in order; hyphenated words are one.

    >>> words_in("We can't: a full-scale war cost 4.5 billion")
    ['We', "can't", 'a', 'full-scale', 'war', 'cost', '4.5', 'billion']
    """
    return _WORD.findall(text) if text.isascii() or not _MARK.search(text) else _MARKED_WORD.findall(text)


def content_words(text: str) -> list[str]:
    """The stems of the words of a text that carry content, in order, folded."""
    folded = [fold(word) for word in words_in(expand(text))]
    return [stem(word) for word in folded if word not in STOP_WORDS]


@lru_cache(maxsize=65536)
def negators_in(text: str) -> int:
    """How many words of a text negate, short forms ("can't") included.

    >>> negators_in("No gas was used."), negators_in("We can't and we won't."), negators_in("We will.")
    (1, 2, 0)
    """
    return sum(fold(word) in NEGATORS for word in words_in(expand(text)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough lemma of a folded English word: irregular forms by table, else the endings of plural, past and -ing.

    It is meant for comparing two wordings, where it only matters that both come out alike.

    >>> stem("planned"), stem("evacuated"), stem("struck"), stem("villages"), stem("gas"), stem("fined")
    ('plan', 'evacuat', 'strik', 'villag', 'gas', 'fine')
    """
    if word in _IRREGULAR:
        return _final(_IRREGULAR[word])
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, least, put in (("ies", 5, "y"), ("ied", 5, "y"), ("sses", 6, "ss"), ("ing", 6, ""), ("ed", 5, "")):
        if word.endswith(ending) and len(word) >= least:
            cut = word[: -len(ending)] + put
            whole = f"{cut}e" if not put and _MUTED.fullmatch(cut) else _undouble(cut)
            return _final(_IRREGULAR.get(whole, whole))
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        cut = word[:-2] if word.endswith(("shes", "ches", "xes", "zes")) else word[:-1]
        return _final(_IRREGULAR.get(cut, cut))
    return _final(word)


_MUTED = re.compile(r"[b-df-hj-np-tvz][aeiou][b-df-hj-np-tvz]")
"""What is left of a short word with a mute -e: "fin(ed)" is of "fine", while a doubled letter tells "bar(red)" from "bare"."""


def _undouble(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt"
    return word[:-1] if doubled else word


def _final(word: str) -> str:
    """Without a mute -e, so that "evacuate" and "evacuated" meet."""
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def may_be_name(word: str) -> bool:
    """Whether a word begins as names do: with a capital, or with a letter of a script that has no capitals.

    >>> may_be_name("Osman"), may_be_name("\u0639\u062b\u0645\u0627\u0646"), may_be_name("fire")
    (True, True, False)
    """
    return word[:1].isupper() or has_no_case(word)


def has_no_case(word: str) -> bool:
    """Whether a word begins with a letter of a script without capitals (Arabic, Hebrew, Georgian, Devanagari, Chinese ...).

    >>> has_no_case("\u05dc\u05d5\u05d9"), has_no_case("Levi"), has_no_case("12")
    (True, False, False)
    """
    first = word[:1]
    return not first.isascii() and first.isalpha() and first.lower() == first == first.title()


def strip_marks(text: str) -> str:
    """The text without quotation marks and white space at its ends."""
    return text.strip("".join(sorted(QUOTATION_MARKS)) + "'` \t\n")
