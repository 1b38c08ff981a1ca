"""Where the noun phrase of a count ends, by the tags: "six hundred schools | closed", "42 tusks | weighing 310 kilograms"."""

from dataclasses import replace

from crossread.extract.counts import Count, people_nouns
from crossread.model.notes import Notes, Token

_NOUNS = frozenset(("NOUN", "PROPN"))
_ENDS = frozenset(("VERB", "AUX", "ADV", "ADP", "CCONJ", "SCONJ", "DET", "PRON"))


def within_its_phrase(notes: Notes, count: Count) -> Count:
    """A count whose phrase is cut before the first verb, adverb or the like behind a noun; as it is without tags."""
    if not count.noun or count.article:
        return count
    kept: list[Token] = []
    for token in notes.tokens_between(count.last, count.noun_end):
        if token.start < count.last:
            continue
        if token.tag in _ENDS and any(t.tag in _NOUNS for t in kept):
            return _cut(count, [t for t in kept if t.tag != "PUNCT"])
        kept.append(token)
    return count


def _cut(count: Count, kept: list[Token]) -> Count:
    words, last = count.phrase.split(), kept[-1]
    at = next((i for i, word in enumerate(words) if word.startswith(last.text.lower())), None)
    if at is None:
        return count
    end = max(count.last, last.end)
    return replace(count, noun=last.text, phrase=" ".join(words[: at + 1]), noun_end=end, end=end)


def of_wholes(text: str, counts: list[Count]) -> list[Count]:
    """Counts in which "67" of "67 of 74 drones" has the noun of the whole; of people the rules of harm say
    which are meant."""
    out: list[Count] = []
    for count in counts:
        last = out[-1] if out else None
        if last and _is_some_of(text, last, count):
            out[-1] = replace(last, noun=count.noun, phrase=count.phrase, noun_end=count.noun_end, end=count.end)
        out.append(count)
    return out


def _is_some_of(text: str, some: Count, whole: Count) -> bool:
    apart = some.noun or some.article or whole.noun.lower() in {"", *people_nouns()}
    apart = apart or some.value is None or some.value >= whole.number
    return not apart and text[some.last : whole.first] in (" of ", " out of ", " of its ", " of the ", " of their ")
