"""What the words of the lexicon name where they stand: of whom, and whether it is the story's matter at all.

"Aggression" in one report and "attack" in another say nothing of each other as long as nobody has shown that both name one
thing. A word names nothing of its own within a name ("Front for the Liberation"), before another noun ("riot police",
"handout photo"), denied ("not a swap") or as a crime that somebody is held for ("on suspicion of manslaughter").
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, get_args

from crossread.data import read_table
from crossread.lib.states import state_in
from crossread.lib.verbs import base_forms
from crossread.lib.words import fold
from crossread.model.notes import Notes, Token
from crossread.model.reading import Reading
from crossread.model.spans import Span
from crossread.reconcile.asides import may_be_one
from crossread.reconcile.event_days import leading_sentences

Sort = Literal["who", "whose", "where", "what", "told"]
SCARE = 6
"""Words of a quotation up to which it may be a name that a speaker gives."""
_NO_THING = frozenset({"any", "no", "every", "each", "potential", "possible", "next", "another", "other", "some"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_MODIFYING = ("compound", "amod", "nmod:desc", "flat", "nmod:unmarked")
_NAMED_BY = ("appos", "nmod", "nmod:poss", "compound", "flat", "amod", "nmod:desc", "nmod:unmarked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A row of the lexicon: lemmas, the field that they are of, what sort of thing they name, whether they take sides."""

    lemmas: tuple[str, ...]
    field: str
    sort: Sort
    loaded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A word of the lexicon where it names something. `names` are the names (folded; codes of states) of what it names,
    `central` says that it is the story's matter, `many` that it names several or a group."""

    span: Span
    term: Term
    names: frozenset[str]
    central: bool
    many: bool

    @property
    def word(self) -> str:
        """The word in its basic form."""
        return " ".join(self.term.lemmas)


@cache
def lexicon() -> dict[str, list[Term]]:
    """First lemma -> the terms that begin with it, longest first."""
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in read_table("reconcile", "loaded.tsv"):
        lemmas, loaded = tuple(row["term"].split()), row["side"] != "plain"
        sort = next(sort for sort in get_args(Sort) if sort == row["sort"])
        terms[lemmas[0]].append(Term(lemmas=lemmas, field=row["field"], sort=sort, loaded=loaded))
    return {first: sorted(found, key=lambda t: (-len(t.lemmas), t.lemmas, t.field)) for first, found in terms.items()}


@cache
def _used(use: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("reconcile", "namings.tsv") if row["use"] == use)


def namings(reading: Reading, day: str) -> Iterator[Naming]:
    """The words of the lexicon in the claim text of a reading that name something, in order. `day` is that of the reading's
    happening: what a sentence tells of another day is not the story's."""
    lead = leading_sentences(reading)
    for span, term in words_of(reading):
        token = reading.notes.root_of(span.start, span.end)
        if token is not None and (thing := _thing(reading, token, term)) is not None:
            yield Naming(
                span=span,
                term=term,
                names=_names_of(reading.notes, thing),
                central=is_matter(reading, thing, lead, loaded=term.loaded, sort=term.sort)
                and (thing.sentence in lead or not _is_of_another_day(reading, thing, day)),
                many=_is_many(reading.notes, thing),
            )


def words_of(reading: Reading) -> Iterator[tuple[Span, Term]]:
    """The words of the lexicon in the claim text of a reading, in order; a word that is of two fields once for each."""
    tokens, skip_to = reading.notes.tokens, 0
    for i, token in enumerate(tokens):
        if i < skip_to or not reading.report.is_claim_text(token.start):
            continue
        terms = next((found for form in _forms(token) if (found := lexicon().get(form))), [])
        fitting = [t for t in terms if _stands_at(tokens, i, t)]
        longest = [t for t in fitting if len(t.lemmas) == len(fitting[0].lemmas)]
        for term in longest:
            skip_to = i + len(term.lemmas)
            yield reading.report.span(token.start, tokens[skip_to - 1].end), term


def _stands_at(tokens: Sequence[Token], at: int, term: Term) -> bool:
    found = tokens[at : at + len(term.lemmas)]
    return len(found) == len(term.lemmas) and all(map(_is_of, found, term.lemmas))


def _is_of(token: Token, lemma: str) -> bool:
    return lemma in _forms(token)


def _forms(token: Token) -> tuple[str, ...]:
    """The basic forms that a token may be of: its lemma; of a verb those by rule, as the model's lemma may lack a letter
    ("exchang"); of several men the one, where he is his own ("gunmen")."""
    word, lemma = token.text.lower(), token.lemma.lower()
    if token.tag == "NOUN" and word.endswith("men"):
        return (lemma, f"{word[:-3]}man")
    if token.tag in ("VERB", "ADJ") and word.endswith(("ed", "ing", "s")):
        return (lemma, *base_forms(word))
    return (lemma,)


def _thing(reading: Reading, token: Token, term: Term) -> Token | None:
    """The word for what is named: the word itself, or the noun or name that it stands before; None where it names nothing."""
    notes = reading.notes
    head = notes.tokens[token.head]
    if token.dep in _MODIFYING and head.index > token.index:
        named = _name_at(notes, head)
        if (
            not named
            and head.lemma.lower() not in _used("head") | _used("group")
            and head.lemma.lower() not in _fellows(term.field)
        ):
            return None
        thing = head
    else:
        thing = token
    if _is_in_name(reading, token) or any(_refuses(child) for child in notes.children(thing)):
        return None
    if term.loaded and not _is_scare(reading, token) and _used("charge") & _governors(notes, token):
        return None if term.sort == "what" else thing
    return thing


@cache
def _fellows(field: str) -> frozenset[str]:
    return frozenset(t.lemmas[-1] for found in lexicon().values() for t in found if t.field == field)


def _refuses(child: Token) -> bool:
    return child.lemma.lower() in _NO_THING or (child.dep == "advmod" and child.text.lower() in ("not", "n't", "never"))


def _governors(notes: Notes, token: Token) -> set[str]:
    """The lemmas of what governs a word nearby, and of what leads it ("on suspicion of", which a parser may hang on it)."""
    before = notes.tokens[max(notes.sentences[token.sentence].first, token.index - 3) : token.index]
    return {t.lemma.lower() for t in (*islice(notes.ancestors(token), 3), *before)}


def _is_in_name(reading: Reading, token: Token) -> bool:
    """Whether a word stands as part of a longer name."""
    inside = [n for n in reading.notes.names if n.start <= token.start and token.end <= n.end and n.last - n.first > 1]
    return bool(inside) and token.text[:1].isupper() and not _opens(reading, token)


def _opens(reading: Reading, token: Token) -> bool:
    zone = reading.report.zone_at(token.start)
    return token.index == reading.notes.sentences[token.sentence].first or (zone is not None and zone.kind == "title")


def _name_at(notes: Notes, token: Token) -> str:
    """The key of the name that a token stands in: a state's code, else the name folded; empty where it is in none."""
    name = next((n for n in notes.names if n.first <= token.index < n.last), None)
    if name is None:
        return ""
    words = [t.text for t in notes.tokens[name.first : name.last]]
    found = state_in(words)
    return found[0].code if found else fold(" ".join(words)).removeprefix("the ")


def _names_of(notes: Notes, thing: Token) -> frozenset[str]:
    """The names that stand with a word for a thing, as apposition, possessor and the like, or in its chain."""
    near = [thing, *(c for c in notes.children(thing) if c.dep in _NAMED_BY)]
    if thing.dep in ("appos", *_MODIFYING):
        near.append(notes.tokens[thing.head])
    if any(c.dep == "cop" for c in notes.children(thing)):
        near += [c for c in notes.children(thing) if c.dep == "nsubj"]
    near += [notes.tokens[mention.head] for mention in notes.chain_at(thing.start, thing.end)]
    return frozenset(name for token in near if (name := _name_at(notes, token)))


def is_matter(
    reading: Reading, thing: Token, lead: frozenset[int], *, loaded: bool = True, sort: Sort = "what"
) -> bool:
    """Whether what is named is the story's matter: named at the head, called so outright, spoken of as known, or named again
    of what stands at the head."""
    notes = reading.notes
    zone = reading.report.zone_at(thing.start)
    if zone is not None and zone.kind == "title" and thing.tag == "NOUN":
        return True  # headlines leave out articles, by which a word stands out elsewhere
    if thing.sentence in lead and (not loaded or _stands_out(notes, thing)):
        return True
    if _is_scare(reading, thing) or _is_given_name(notes, thing):
        return True
    if any(notes.tokens[mention.head].sentence in lead for mention in notes.chain_at(thing.start, thing.end)):
        return True
    return sort == "what" and thing.tag == "NOUN" and _is_known(notes, thing)


def _stands_out(notes: Notes, thing: Token) -> bool:
    """Whether a word of the head tells what happened: a verb, a subject, or a noun with an article or the like."""
    told = thing.tag == "VERB" or thing.dep in ("root", "nsubj", "nsubj:pass", "parataxis")
    return told or any(child.dep in ("det", "nmod:poss", "nummod") for child in notes.children(thing))


def _is_scare(reading: Reading, thing: Token) -> bool:
    """Whether a word stands in a quotation of a few words: what somebody calls a thing."""
    spans = (q for s in reading.claims.statements for q in s.quoted)
    return any(
        q.start <= thing.start < q.end and len(reading.notes.tokens_between(q.start, q.end)) <= SCARE for q in spans
    )


def _is_given_name(notes: Notes, thing: Token) -> bool:
    """Whether a clause gives something this name: "called it X", "X was a Y"."""
    if any(c.dep == "cop" for c in notes.children(thing)):
        return True
    token = thing
    while token.dep in ("conj", "nmod") and token.head != token.index:
        token = notes.tokens[token.head]
    case = {c.text.lower() for c in notes.children(token) if c.dep == "case"}
    fits = token.dep in ("obj", "xcomp", "ccomp") or (token.dep.startswith("obl") and case & {"as", "of"})
    return bool(fits) and notes.tokens[token.head].lemma.lower() in _used("naming")


def _is_known(notes: Notes, thing: Token) -> bool:
    """Whether one thing is spoken of as known to the reader: "the incident"."""
    children = list(notes.children(thing))
    known = any((c.dep == "det" and c.text.lower() in _DEFINITE) or c.dep == "nmod:poss" for c in children)
    return known and "Number=Plur" not in thing.morph


def _is_many(notes: Notes, thing: Token) -> bool:
    return "Number=Plur" in thing.morph or thing.lemma.lower() in _used("group")


def _is_of_another_day(reading: Reading, thing: Token, day: str) -> bool:
    sentence = reading.notes.sentences[thing.sentence]
    inside = [w for w in reading.claims.whens if sentence.start <= w.span.start < sentence.end and w.value]
    return bool(inside) and not any(may_be_one(w.value, day) for w in inside)
