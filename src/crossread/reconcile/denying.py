"""Words of denying: what they are, what they deny nothing with, and the charges that they answer."""

from functools import cache

from crossread.data import read_table
from crossread.lib.words import stem

ANYTHING = frozenset(stem(w) for w in "single piece any anyone anybody anything one thing kind sort".split())
"""Stems of words that widen a negation; a claim need not hold them to be what is denied."""
NEGATORS = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "none", "nobody", "nothing", "cannot"})
POINTING = frozenset({"that", "this", "it", "them", "these", "those", "so"})
"""Words that stand for a claim made before."""


@cache
def denying() -> frozenset[str]:
    """Stems of words that deny what is said elsewhere ("deny", "false", "contrary")."""
    return frozenset(stem(row["lemma"]) for row in read_table("reconcile", "denying.tsv"))


@cache
def talk() -> frozenset[str]:
    """Stems of words that speak of what is said, not of what is so."""
    return frozenset(stem(row["noun"]) for row in read_table("reconcile", "talk.tsv")) | denying()


@cache
def denying_only() -> dict[str, str]:
    """Stems of words that deny only as one part of speech (its tag), or only what is talk (`TALK`)."""
    return {stem(row["lemma"]): row["only"] for row in read_table("reconcile", "denying.tsv") if row["only"]}


@cache
def granted() -> frozenset[str]:
    """Stems of nouns for what is granted or refused ("access"): who denies them calls nothing untrue."""
    return frozenset(stem(row["noun"]) for row in read_table("reconcile", "granted.tsv"))


@cache
def accusing() -> frozenset[str]:
    """Lemmas of cues that give words to somebody as a charge against another ("accuse", "allege", "allegation")."""
    tables = (("reporting_verbs.tsv", "verb"), ("reporting_nouns.tsv", "noun"))
    rows = ((row[column], row["kind"]) for name, column in tables for row in read_table("speech", name))
    return frozenset(lemma for lemma, kind in rows if kind == "accuse")


@cache
def set_phrases() -> tuple[str, ...]:
    """Phrases that begin with a negator and deny nothing ("no matter", "not only")."""
    return tuple(row["phrase"] for row in read_table("reconcile", "not_denying.tsv"))
