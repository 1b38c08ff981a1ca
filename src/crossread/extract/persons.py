"""Persons by name, with the role that stands before or after the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.extract.no_persons import is_firm, is_outlet
from crossread.extract.person_roles import has_title, role_beside
from crossread.extract.roles import Role, ends_in_role, read_role
from crossread.lib.bodies import BODY_HEADS, is_body_name
from crossread.lib.states import state_word
from crossread.lib.words import QUOTATION_MARKS, fold, has_no_case
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report
from crossread.weigh.names import TITLES, name_parts

_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december gmt utc photo image caption video live news updated published by the in on at".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A mention of a person: name at `[start, end)`, the role that stands beside it, and the whole with it at
    `[whole_start, whole_end)`."""

    start: int
    end: int
    whole_start: int
    whole_end: int
    name: str
    role: Role | None


def find_persons(report: Report, notes: Notes, elsewhere: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """The persons named in a report, one a mention, in text order; none overlap. Names in scripts without capitals are found too,
    where a role or a verb tells that they are names. `elsewhere` holds the folded names that are known to be places'."""
    labelled = {i for name in notes.names if name.label == "PERSON" for i in range(name.first, name.last)}
    groups = names_of_groups(report.text)
    others = _other_names(report, notes) | elsewhere | {fold(name) for name in groups}
    found: dict[int, Person] = {}
    for run in _runs(notes):
        person = _person(report, notes, run, labelled, groups)
        if person and (person.role or fold(person.name) not in others):
            found.setdefault(person.start, person)
    firm = [
        p for p in found.values() if p.role or len(p.name.split()) > 1 or p.whole_end > p.end or p.whole_start < p.start
    ]
    surnames = {fold(p.name.split()[-1]) for p in firm}
    sure = {p.start for p in firm}
    short = _first_of_bodies(report, notes)
    kept = [
        p
        for p in found.values()
        if p.start in sure or fold(p.name) in surnames or (_acts(notes, p) and fold(p.name) not in short)
    ]
    full = {fold(p.name.split()[-1]) for p in firm if " " in p.name}
    other = {p.name for p in kept if not p.role and fold(p.name) not in full and _is_no_persons(report, p.name)}
    kept = [p for p in kept if p.name not in other]
    again = _again(report, tuple(kept))
    return tuple(sorted((*kept, *again), key=lambda p: p.start))


def names_of_groups(text: str) -> frozenset[str]:
    """Names that stand before a noun of fighters or members anywhere: what is called so is a group, not a person."""
    return frozenset(match["name"] for match in _GROUP_NAME.finditer(text))


_GROUP_NAME = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?)\s"
    r"(?:militants?|fighters?|insurgents?|terrorists?|rebels?|militiamen|gunmen|supporters|members|lawmakers|activists|prisoners)\b"
)


def _other_names(report: Report, notes: Notes) -> frozenset[str]:
    """Folded names that the model labels otherwise at least as often as PERSON."""
    votes: dict[str, int] = {}
    for name in notes.names:
        text = fold(report.text[name.start : name.end])
        votes[text] = votes.get(text, 0) + (1 if name.label == "PERSON" else -1)
    return frozenset(text for text, count in votes.items() if count <= 0)


def _first_of_bodies(report: Report, notes: Notes) -> frozenset[str]:
    """The folded first words of the organisations with names of several words, by which they are called short."""
    names = (report.text[name.start : name.end].split() for name in notes.names if name.label == "ORG")
    return frozenset(fold(words[0]) for words in names if len(words) > 1)


def _acts(notes: Notes, person: Person) -> bool:
    """Whether a single name stands as somebody who does or says something."""
    token = next(iter(notes.tokens_between(person.start, person.end)), None)
    return token is not None and token.dep == "nsubj" and notes.tokens[token.head].tag == "VERB"


def _runs(notes: Notes) -> Iterator[list[Token]]:
    """Runs of capitalised words without a break between them."""
    run: list[Token] = []
    for token in notes.tokens:
        if run and token.tag == "VERB" and _ends_name(notes, run[-1], token):
            run.append(token)
            continue
        joined = run and run[-1].sentence == token.sentence and token.start - run[-1].end <= 1
        if (_is_name_word(token) and (not run or joined)) or (run and joined and _is_inside(token)):
            run.append(token)
        else:
            yield from _cut(run)
            run = [token] if _is_name_word(token) else []
    yield from _cut(run)


def _ends_name(notes: Notes, before: Token, token: Token) -> bool:
    """Whether a word with a capital that looks like a verb ends a name, as a verb follows it ("Karim Said said")."""
    after = notes.tokens[token.index + 1] if token.index + 1 < len(notes.tokens) else None
    beside = before.sentence == token.sentence and token.start - before.end == 1
    verb_follows = after is not None and after.tag == "VERB" and after.text.islower()
    return beside and before.tag == "PROPN" and token.text.istitle() and verb_follows


def _is_name_word(token: Token) -> bool:
    if has_no_case(token.text):
        return True  # what the model makes of words in another script tells little
    return token.text[:1].isupper() and token.tag not in ("DET", "PRON", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "ADV")


def _is_inside(token: Token) -> bool:
    """A hyphen, an initial's full stop, a particle within a name."""
    return token.text in ("-", "‑", ".") or fold(token.text) in (
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "de",
        "da",
        "del",
        "van",
        "von",
        "der",
        "dos",
        "du",
        "la",
    )


def _cut(run: list[Token]) -> Iterator[list[Token]]:
    while run and not (_is_name_word(run[-1]) or (run[-1].tag == "VERB" and run[-1].text.istitle())):
        run = run[:-1]
    if run:
        yield run


def _person(
    report: Report, notes: Notes, run: list[Token], labelled: set[int], groups: frozenset[str]
) -> Person | None:
    """The person whom a run of capitalised words names, if it names one."""
    core = _name_of(run)
    if core and _ends_office(notes, core[0]):
        core = core[1:]
    if not core:
        return None
    while len(core) > 2 and " ".join(token.text for token in core[:2]) in groups:
        core = core[2:]
    start, end = core[0].start, core[-1].end
    name = " ".join(report.text[start:end].split())
    if _is_no_person(name) or (has_no_case(name) and _is_foreign_speech(report.text, start, end)):
        return None
    role, whole_start, whole_end = role_beside(report.text, notes, core, run)
    if role is None and core[0].index and notes.tokens[core[0].index - 1].text.lower() == "the":
        return None  # "the Meridia": a ship, a group, a campaign
    sure = sum(token.index in labelled for token in core) * 2 >= len([t for t in core if t.tag != "PUNCT"])
    person = Person(start=start, end=end, whole_start=whole_start, whole_end=whole_end, name=name, role=role)
    several, other_script = len(name_parts(name)) > 1, has_no_case(name)
    told = (role is not None and (several or other_script)) or (several and other_script and _acts(notes, person))
    return person if sure or told or has_title(run, core) else None


def _is_foreign_speech(text: str, start: int, end: int) -> bool:
    """Whether words in a script without capitals are quoted, and so rather somebody's words than a name."""
    return text[start - 1 : start] in QUOTATION_MARKS or text[end : end + 1] in QUOTATION_MARKS


def is_title(words: str) -> bool:
    """Whether words, in any case and with or without a full stop, are a title of the table and no name ("Dr", "Mrs.")."""
    return fold(words).rstrip(".") in TITLES


def _name_of(run: list[Token]) -> list[Token]:
    """The name within a run: what stands after its last title, role word, state or body's noun."""
    last = -1
    for i, token in enumerate(run[:-1]):
        word = fold(token.text).rstrip(".")
        if word in TITLES or word in BODY_HEADS or state_word(token.text) or _ends_role(run[: i + 1]):
            last = i
    core = run[last + 1 :]
    while core and (not _is_name_word(core[0]) or fold(core[0].text) in _NO_NAME):
        core = core[1:]
    return core


def _ends_office(notes: Notes, token: Token) -> bool:
    """Whether a capitalised word ends an office with `of` in it ("Secretary of State"), so that the name begins after it."""
    before = notes.tokens[max(0, token.index - 2) : token.index]
    if len(before) < 2 or before[1].text.lower() != "of":
        return False
    return read_role(before[0].text) is not None and read_role(f"{before[0].text} of {token.text}") != read_role(
        before[0].text
    )


def _ends_role(run: list[Token]) -> bool:
    """Whether a role word ends here ("Foreign Minister"), one of several words ("Chief Executive") among them."""
    return read_role(run[-1].text) is not None or ends_in_role([token.text for token in run])


def _is_no_person(name: str) -> bool:
    words = name.split()
    folded = fold(words[-1])
    return (
        folded in _NO_NAME
        or len(name) < 2
        or len(words) > 5
        or state_word(name) is not None
        or state_word(words[-1]) is not None
        or is_body_name(name)
        or read_role(words[-1]) is not None
        or not any(c.islower() or has_no_case(c) for c in name)
        or folded in TITLES
    )


_MOST = 400
"""Surnames that are looked for again; a text with more is a list of names."""


def _is_no_persons(report: Report, name: str) -> bool:
    """Whether a name without a role is a firm's, or one of a single word an outlet's."""
    return is_firm(report.text, name) or (" " not in name and is_outlet(report, name))


def _again(report: Report, found: tuple[Person, ...]) -> Iterator[Person]:
    """Later mentions by surname alone that the model did not see as names of persons."""
    taken = bytearray(len(report.text))
    for person in found:
        _take(taken, person.start, person.end)
    surnames = {p.name.split()[-1]: p for p in found if len(p.name.split()) > 1}
    for surname in sorted(surnames)[:_MOST]:
        if len(surname) < 3:
            continue
        for match in re.finditer(rf"\b{re.escape(surname)}\b", report.text):
            start, end = match.span()
            if not any(taken[start:end]):
                _take(taken, start, end)
                yield Person(start=start, end=end, whole_start=start, whole_end=end, name=surname, role=None)


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)
