"""Who was harmed, one mention at a time: by the parse, with or without a number ("a man was shot", "killing Ann Lee, 24").

Figures tell what is counted; most reports of a shooting or a crash count nobody, and name one. A mention is one noun phrase
that a word of harm takes for its patient, with what tells it apart from other patients: name, age, sex.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from crossread.data import read_table
from crossread.lib.numbers import read_number
from crossread.model.notes import NameMention, Notes, Token
from crossread.model.reading import Reading

KILLED, INJURED, HIT = "killed", "injured", "hit"
_MALE = frozenset(
    "man men boy boys male males father husband son brother grandfather uncle nephew boyfriend gunman he him his himself".split()
)
_FEMALE = frozenset(
    "woman women girl girls female females mother wife daughter sister grandmother aunt niece girlfriend she her herself".split()
)
_DOER = frozenset(
    "suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants perpetrator robber bomber".split()
)
_NOBODY = frozenset(
    "it this that which what himself themselves itself someone somebody anyone anybody no nobody none dog dogs car house home "
    "door window vehicle wall ground fire police cause time scene case gunshot gunshots shot shots bullet bullets".split()
)
_PERSON = re.compile(
    r"(?:person|people|victims?|men|women|m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|teens?|teenagers?|youths?|adults?|officers?|"
    r"deput(?:y|ies)|students?|residents?|patients?|others?|one|two|three|four|five|six|seven|eight|nine|ten|both|friends?|"
    r"neighbou?rs?|bystanders?|babies|baby|infants?|toddlers?|males?|females?|guards?|workers?|employees?|clerks?|drivers?|"
    r"passengers?|customers?|couple|\w+-olds?|olds?|he|she|him|her|they|them|who|whom|intruders?|relatives?|cousins?|soldiers?|"
    r"partners?|spouses?|fianc[eé]e?s?|ex-\w+|tourists?|pilots?|teachers?|nurses?|doctors?|miners?|farmers?|prisoners?|inmates?|"
    r"civilians?|members?|\w+mate|\w+mates|(?:grand|step)?(?:mother|father|son|daughter|brother|sister|parent)s?|wife|husband|"
    r"uncle|aunt|nephew|niece|(?:boy|girl)friend|suspects?|gunm[ae]n|shooters?|attackers?|robbers?|juveniles?|minors?|casualties)\Z"
)
_AGED = re.compile(
    r"\b(\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[- ]years?[- ]old|(?:,\s|\baged?\s|\()(\d{1,2})(?=[,.;)]|\s(?:and|of|was|who)\b)",
    re.IGNORECASE,
)
_TRIED = frozenset(
    "try tried attempt attempted threaten threatened plan planned conspire conspired plot want wanted could might may would if "
    "not n't never without".split()
)
_DEADLY = frozenset({"fatally", "dead", "death", "mortally"})


_SELVES = frozenset({"himself", "herself", "themselves", "themself", "self", "itself"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody harmed. `number` is None for an untold plural. `name` holds the parts of the name in lower case, `age` is in
    years, `sex` is `m` or `f`, each empty where it is not told; `doer` where it is who did the harm; `neutral` for pronouns
    and "victim"; `more` for "three others", `beside` where somebody is named before it in its sentence; `part` for "two of
    them", `summed` for "a man and two women". `sentence` is its index in the notes."""

    measure: str
    number: float | None
    start: int
    sentence: int
    name: frozenset[str] = frozenset()
    age: int | None = None
    sex: str = ""
    doer: bool = False
    neutral: bool = False
    more: bool = False
    beside: bool = False
    part: bool = False
    summed: bool = False


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(row["form"], row["word"]): row["measure"] for row in read_table("reconcile", "harm.tsv")}


def _measure(form: str, token: Token) -> str:
    """The measure that a token tells in a form; by lemma, text or stem, as lemmas are guessed."""
    text = token.text.lower()
    stems = (token.lemma.lower(), text, *(text.removesuffix(end) for end in ("ed", "d", "ing", "s", "es")))
    return next((found for stem in stems if (found := _words().get((form, stem)))), "")


def mentions(reading: Reading) -> list[Mention]:
    """The harmed of a report, in text order, its zones of no claims left out."""
    notes = reading.notes
    found = [
        mention
        for token in notes.tokens
        if token.tag in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and reading.report.is_claim_text(token.start)
        for mention in _of_word(reading, notes, token)
    ]
    return sorted(found, key=lambda m: (m.start, m.measure))


def _of_word(reading: Reading, notes: Notes, token: Token) -> Iterator[Mention]:
    if token.tag in ("VERB", "AUX") or token.dep in ("acl", "advcl", "conj", "xcomp", "root"):
        if (measure := _measure("verb", token)) and not _is_unreal(notes, token):
            yield from _patients_of_verb(reading, notes, token, measure)
            return
        if (measure := _measure("self", token)) and not _is_unreal(notes, token):
            yield from _from_heads(reading, notes, _subjects(notes, token), measure, token)
            return
    if (measure := _measure("state", token)) and not _is_unreal(notes, token):
        yield from _from_heads(reading, notes, _bearers(notes, token), measure, token)
    elif token.text.lower() in ("victims", "casualties"):
        counted = _mention(reading, notes, token, HIT)
        if counted and counted.number:
            yield counted
    elif token.tag in ("NOUN", "PROPN") and (measure := _measure("noun", token)):
        if any(t.text.lower() == "attempted" for t in notes.children(token)):
            return
        owners = [t for t in notes.children(token) if t.dep == "nmod:poss" or (t.dep == "nmod" and _is_owner(notes, t))]
        yield from _from_heads(reading, notes, owners, measure, token)


def _is_owner(notes: Notes, token: Token) -> bool:
    case = {t.text.lower() for t in notes.children(token) if t.dep == "case"}
    return bool(case & {"of", "'s", "’s"})


def _is_unreal(notes: Notes, verb: Token) -> bool:
    """Whether a harm was only tried, feared, denied or thinkable."""
    around = [
        t.text.lower()
        for t in notes.children(verb)
        if t.dep in ("aux", "advmod", "mark", "det") and t.index < verb.index
    ]
    if set(around) & _TRIED:
        return True
    head = notes.tokens[verb.head]
    return verb.dep in ("xcomp", "advcl", "acl") and bool({head.lemma.lower(), head.text.lower()} & _TRIED)


def _patients_of_verb(reading: Reading, notes: Notes, verb: Token, measure: str) -> Iterator[Mention]:
    children = list(notes.children(verb))
    passive = "Voice=Pass" in verb.morph or any(t.dep in ("nsubj:pass", "aux:pass") for t in children)
    words = {t.text.lower() for t in children} | {t.text.lower() for t in notes.tokens[verb.index + 1 : verb.index + 4]}
    if measure == HIT and words & _DEADLY and not _is_of_some(notes, verb):
        measure = KILLED
    objects = [t for t in children if t.dep in ("obj", "iobj")]
    if any(t.text.lower() in _SELVES for t in objects):
        yield from _from_heads(reading, notes, _subjects(notes, verb), measure, verb)
        return
    objects = objects or _shared_objects(notes, verb)
    if objects and not passive:
        yield from _from_heads(reading, notes, objects, measure, verb)
    elif passive or verb.dep == "acl" or _is_bare(notes, verb):
        yield from _from_heads(reading, notes, _subjects(notes, verb), measure, verb)


def _is_of_some(notes: Notes, verb: Token) -> bool:
    """Whether only some were hit to death: "four were shot, one fatally"."""
    near = notes.tokens[verb.index + 1 : verb.index + 6]
    return any(
        b.text.lower() in _DEADLY and (a.tag == "NUM" or a.text.lower() in ("one", "some", "them"))
        for a, b in pairwise(near)
    )


def _shared_objects(notes: Notes, verb: Token) -> list[Token]:
    """The objects of a verb joined to this one: "shot and killed two"."""
    joined = [
        t
        for t in notes.children(verb)
        if t.dep in ("conj", "parataxis", "xcomp", "advcl") and t.tag == "VERB" and 0 < t.index - verb.index < 5
    ]
    return [t for other in joined for t in notes.children(other) if t.dep == "obj"]


def _is_bare(notes: Notes, verb: Token) -> bool:
    """Whether a verb without object may be a participle, as in headlines ("Boy shot in park"); "shot at" hits nobody."""
    after = notes.tokens[verb.index + 1].text.lower() if verb.index + 1 < len(notes.tokens) else ""
    finite = (
        any(t.dep == "aux" for t in notes.children(verb))
        or "VerbForm=Inf" in verb.morph
        or "VerbForm=Ger" in verb.morph
    )
    return after not in ("at", "into", "back", *_SELVES) and not finite and not verb.text.lower().endswith("ing")


def _subjects(notes: Notes, verb: Token) -> list[Token]:
    """The subjects of a verb: its own, those of the verb that it is joined to, the noun that it describes."""
    for _ in range(4):
        own = [t for t in notes.children(verb) if t.dep in ("nsubj", "nsubj:pass")]
        head = notes.tokens[verb.head]
        if own and own[0].text.lower() in ("who", "that", "which", "whom") and verb.dep.startswith("acl"):
            return [head]
        if own:
            return own
        if verb.dep.startswith("acl") and head.tag in ("NOUN", "PROPN", "PRON", "NUM"):
            return [head]
        if verb.dep not in ("conj", "xcomp", "advcl") or head.index == verb.index:
            return []
        verb = head
    return []


def _bearers(notes: Notes, token: Token) -> list[Token]:
    """Who is in a state: "was pronounced dead", "one man is dead", "is in critical condition", "was taken to a hospital"."""
    head = notes.tokens[token.head]
    if token.dep == "amod" and head.tag in ("NOUN", "PROPN"):
        return [head]
    if token.dep in ("obl", "obl:unmarked", "xcomp", "advmod", "nmod") and head.tag in ("VERB", "AUX", "ADJ"):
        objects = [t for t in notes.children(head) if t.dep == "obj"]
        return objects or _subjects(notes, head)
    return _subjects(notes, token)


def _from_heads(reading: Reading, notes: Notes, heads: list[Token], measure: str, verb: Token) -> Iterator[Mention]:
    for head in heads:
        joined = [t for t in notes.children(head) if t.dep == "conj" and not _harmed_otherwise(notes, head, t, verb)]
        named = (_mention(reading, notes, one, measure) for one in (head, *joined) if one.index != verb.index)
        found = list({mention.start: mention for mention in named if mention}.values())
        yield from found
        if len(found) > 1 and all(m.number for m in found) and not _is_listed(reading, found):
            number = sum(m.number or 0 for m in found)
            yield replace(found[0], number=number, name=frozenset(), age=None, sex="", neutral=True, summed=True)


def _is_name(reading: Reading, notes: Notes, name: NameMention) -> bool:
    """Not a word for a person ("Brother"), the place of a dateline ("RIVERTON --"), or what is a place elsewhere in the text."""
    if all(_PERSON.match(t.text.lower()) for t in notes.tokens[name.first : name.last]):
        return False
    text = reading.report.text
    called = text[name.start : name.end]
    heads_a_line = called.isupper() and re.match(r"\s?(?:--|[-–—(])", text[name.end : name.end + 4]) is not None
    is_place = any(n.label == "LOC" and text[n.start : n.end] == called for n in notes.names)
    return not heads_a_line and not is_place


def _is_listed(reading: Reading, found: list[Mention]) -> bool:
    """Whether the number comes first and its people after a comma: "two victims, a man and a woman"."""
    if (found[0].number or 0) < 2:
        return False
    return re.match(r"\S+(?:,|:|\s[-–—])\s", reading.report.text[found[0].start : found[1].start]) is not None


def _harmed_otherwise(notes: Notes, head: Token, other: Token, verb: Token) -> bool:
    """Whether a joined noun has a word of harm of its own: "left one dead and three others injured"."""
    near = {*range(head.index + 1, other.index), other.index + 1, other.index + 2}
    forms = ("verb", "self", "state")
    return any(
        t.index in near and t.index != verb.index and any(_measure(form, t) for form in forms)
        for t in notes.tokens[head.index : other.index + 3]
    )


def _mention(reading: Reading, notes: Notes, head: Token, measure: str) -> Mention | None:
    """A noun phrase as one harmed; None where it is no person."""
    text, word = reading.report.text, head.text.lower()
    name = next((n for n in notes.names if n.label == "PERSON" and n.first <= head.index < n.last), None)
    name = name if name and _is_name(reading, notes, name) else None
    if head.tag == "NUM" and head.index > 1 and text[head.start - 2 : head.start] == ", ":  # an age: "Boy, 3, shot"
        head = notes.tokens[head.index - 2]
        word = head.text.lower()
    number_word = read_number(head.text) if head.tag == "NUM" else None
    if word in _NOBODY or not (name or number_word is not None or _PERSON.match(word)):
        return None
    inside = [t for t in notes.children(head) if t.dep not in ("acl:relcl", "acl", "conj", "parataxis", "punct", "cc")]
    words = [t.text.lower() for t in inside if t.index < head.index and t.dep != "nmod:poss"] + [word]
    if "no" in words:
        return None
    end = notes.tokens[name.last - 1].end if name else head.end
    stretch = text[min([head.start, *(t.start for t in inside)]) : end + 14]
    aged = _AGED.search(stretch)
    number, more = _number(notes, head, inside, number_word)
    of = [
        t
        for t in inside
        if t.dep == "nmod"
        and t.index > head.index
        and t.text.lower() in ("them", "whom", "victims", "men", "people", "whom", "those", "women")
    ]
    return Mention(
        measure=measure,
        number=1 if name else number,
        start=head.start,
        sentence=head.sentence,
        name=_parts(t.text for t in notes.tokens[name.first : name.last]) if name else frozenset(),
        age=_age(aged) if aged and number == 1 else None,
        sex="m" if _MALE & set(words) else "f" if _FEMALE & set(words) else "",
        doer=bool(_DOER & set(words)),
        neutral=head.tag == "PRON" or word in ("victim", "victims", "person", "one"),
        more=more,
        beside=more and _has_person_before(notes, head),
        part=bool(of),
    )


def _has_person_before(notes: Notes, head: Token) -> bool:
    """Whether a person is told of in the sentence before a noun: whom "another" may be set against."""
    first = notes.sentences[head.sentence].first
    return any(
        t.tag in ("NOUN", "PROPN", "NUM", "ADJ") and _PERSON.match(t.text.lower())
        for t in notes.tokens[first : head.index]
    )


def _age(match: re.Match[str]) -> int | None:
    """The years of "24-year-old", "two-year-old", "Lee, 24,"."""
    years = read_number(match[1] or match[2])
    return int(years) if years is not None else None


def _parts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(
        part for word in words if len(part := word.lower().strip(".,'’")) > 2 and part not in ("jr", "the")
    )


def _number(notes: Notes, head: Token, inside: list[Token], number_word: float | None) -> tuple[float | None, bool]:
    """How many a noun phrase speaks of, and whether they are others beside those told before."""
    more = any(t.text.lower() in ("other", "others", "another", "more") for t in (head, *inside))
    if number_word is not None:
        return number_word, more
    before = [t for t in inside if t.dep.startswith("nummod") and t.index < head.index]
    counted = [n for t in before if not _is_age(notes, t) and (n := read_number(t.text)) is not None]
    if counted:
        return (None if 1900 <= counted[0] <= 2100 else counted[0]), more
    word = head.text.lower()
    if word in ("both", "couple") or (any(t.text.lower() == "both" for t in inside) and _is_plural(head)):
        return 2, more
    return (None if _is_plural(head) else 1), more


def _is_plural(head: Token) -> bool:
    return "Number=Plur" in head.morph or head.text.lower() in _MANY


def _is_age(notes: Notes, token: Token) -> bool:
    """Whether a number is the beginning of `21-year-old`."""
    return any(t.text.lower().lstrip("-") in _AGE_UNITS for t in notes.tokens[token.index + 1 : token.index + 3])


_AGE_UNITS = frozenset("year years month months week weeks year-old month-old week-old".split())
_MANY = frozenset("people men women children they them others".split())
_ORDINALS = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}


def ordinal(word: str) -> int:
    """`an eighth victim` makes eight of them."""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word)
    return int(match[1]) if match else _ORDINALS.get(word.lower(), 0)
