"""Base forms that an English verb form may have, the likeliest first."""

from functools import cache, lru_cache

from crossread.data import read_table


@cache
def _irregular() -> dict[str, str]:
    return {form: row["base"] for row in read_table("events", "irregular.tsv") for form in row["forms"].split("|")}


@lru_cache(maxsize=16384)
def base_forms(word: str) -> tuple[str, ...]:
    """What a verb form in lower case may be a form of; the word itself comes last.

    >>> base_forms("cancelled")[:2], base_forms("blew"), base_forms("denies")[0]
    (('cancell', 'cancel'), ('blow', 'blew'), 'deny')
    """
    if word in _irregular():
        return (_irregular()[word], word)
    for ending in ("ied", "ies", "ed", "ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return (*_stems(word[: -len(ending)], ending), word)
    return (word,)


def _stems(stem: str, ending: str) -> tuple[str, ...]:
    if ending in ("ied", "ies"):
        return (f"{stem}y", f"{stem}ie")
    if ending == "s":
        return (stem,)
    undoubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
    return (stem, *undoubled, f"{stem}e")


def is_irregular(word: str) -> bool:
    """Whether a word in lower case is a form of an irregular verb, so that no other base form can be meant."""
    return word in _irregular()


def noun_forms(word: str) -> tuple[str, ...]:
    """What a noun in lower case may be the plural of; the word itself comes last.

    >>> noun_forms("hostilities"), noun_forms("losses"), noun_forms("truces")
    (('hostility', 'hostilities'), ('losse', 'loss', 'losses'), ('truce', 'truc', 'truces'))
    """
    if word.endswith("ies") and len(word) > 4:
        return (f"{word[:-3]}y", word)
    if word.endswith("es") and len(word) > 4:
        return (word[:-1], word[:-2], word)
    return (word.removesuffix("s"), word) if not word.endswith("ss") else (word,)
