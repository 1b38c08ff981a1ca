"""Cues: the words that give other words to somebody, and what kind of giving it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.data import read_table
from crossread.lib.words import fold, stem
from crossread.model.notes import Notes, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting word of the lexicon: its lemma, its kind (say, demand, deny, believe, plan, fear, ask, name, accuse,
    judge, speak), and the frames that its content may take (the letters are told in the table)."""

    lemma: str
    kind: str
    frames: str


_VERBS = {
    stem(row["verb"]): Cue(lemma=row["verb"], kind=row["kind"], frames=row["frames"])
    for row in read_table("speech", "reporting_verbs.tsv")
}
_NOUNS = {
    row["noun"]: Cue(lemma=row["noun"], kind=row["kind"], frames="t")
    for row in read_table("speech", "reporting_nouns.tsv")
}
_PHRASES = {
    tuple(row["phrase"].split()): Cue(lemma=row["phrase"], kind=row["kind"], frames="p")
    for row in read_table("speech", "reporting_phrases.tsv")
}
_ACCOUNTS = {(row["case"], row["noun"]): row["kind"] for row in read_table("speech", "account_nouns.tsv")}


def account_kind(case: str, noun: str) -> str | None:
    """What a preposition and a noun say, with whose it is between them ("by its own account"); None where they say nothing."""
    return _ACCOUNTS.get((case.lower(), noun.lower()))


def verb_cue(token: Token) -> Cue | None:
    """What a token says as a reporting verb; None where it is none."""
    if token.tag not in ("VERB", "AUX") and not (token.tag in ("NOUN", "PROPN") and token.dep == "root"):
        return None
    if token.dep in ("amod", "compound", "case", "fixed"):
        return None
    return known_verb(token.text)


def known_verb(word: str) -> Cue | None:
    """The reporting verb of which a word is a form."""
    return _VERBS.get(stem(fold(word)))


def is_noun_cue(word: str) -> bool:
    """Whether a word is a reporting noun in the singular ("claim")."""
    return fold(word) in _NOUNS


def reporting_noun(noun: str) -> Cue | None:
    """What a noun in the singular and in lower case says as a reporting noun."""
    return _NOUNS.get(noun)


def noun_cue(token: Token) -> Cue | None:
    """What a token says as a reporting noun ("claim", "warnings"); None where it is none."""
    if token.tag != "NOUN":
        return None
    word = fold(token.text)
    return _NOUNS.get(word) or _NOUNS.get(word.removesuffix("s"))


def phrase_cues(notes: Notes) -> Iterator[tuple[int, int, Cue]]:
    """The reporting phrases of a text ("according to"): tokens `[first, last)`, and what they say."""
    starts = {words[0] for words in _PHRASES}
    for token in notes.tokens:
        if token.text.lower() not in starts:
            continue
        for words, cue in _PHRASES.items():
            part = notes.tokens[token.index : token.index + len(words)]
            if tuple(t.text.lower() for t in part) == words:
                yield token.index, token.index + len(words), cue
                break
