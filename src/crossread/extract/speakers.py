"""Speakers: the source of a statement resolved to one person, body or state, wherever in the report it is named."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.extract.clauses import Stretch
from crossread.extract.persons import Person, find_persons
from crossread.extract.roles import Role, read_role
from crossread.lib.bodies import BODY_HEADS, body_of_key, is_body_name, is_sort, read_body
from crossread.lib.numbers import read_number
from crossread.lib.states import state_in, state_word
from crossread.lib.words import STOP_WORDS, fold, strip_marks, words_in
from crossread.model.claims import Party, Speaker
from crossread.model.notes import Notes
from crossread.model.reports import Report
from crossread.weigh.names import compare_names, name_parts

_HE = frozenset(("he", "him"))
_SHE = frozenset(("she", "her"))
_IT = frozenset(("it", "they", "we", "i", "who", "which", "one"))
_FEMALE = re.compile(
    r"\b(?:spokeswoman|woman|mother|sister|wife|daughter|queen|princess|madam|mrs|ms|miss|actress|chairwoman|congresswoman)\b",
    re.I,
)
_MALE = re.compile(
    r"\b(?:spokesman|man|father|brother|husband|son|king|prince|mr|sir|chairman|congressman|priest|monk)\b", re.I
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|one)\s+", re.IGNORECASE)
_FIRMS = frozenset(("company", "firm", "operator", "airline", "group", "carrier", "manufacturer", "maker"))
_DESCRIBED = re.compile(r"^(?:[a-z][\w'’-]*\s){1,5}(?P<name>(?:[A-Z][\w&'’-]*\s?){1,5})$")
"""A body by a description and its own name: "aid group Open Water"."""

_DOCUMENT = re.compile(
    r"^(?:[\w'’-]+\s){0,3}(?:statements?|reports?|letters?|posts?|tweets?|messages?|releases?|bulletins?|accounts?|comments|remarks)"
    r"\s(?:from|by|of)\s(?P<source>.+)$",
    re.IGNORECASE,
)
_BELONGING = re.compile(r"\w\s(?:to|of|for|from|with|by)\s(?!.*\s(?:to|of|for|from|with|by)\s)")
_SIDE = re.compile(r"\b(?:side|government|authorities|leadership|officials?)$", re.IGNORECASE)


@dataclass(slots=True)
class Speakers:
    """What a report tells of those who speak in it; filled in text order, so that "she" finds whom it means."""

    report: Report
    persons: tuple[Person, ...]
    parties: tuple[Party, ...]
    acting: tuple[Party, ...]
    starts: tuple[int, ...]
    state: str
    last_person: Speaker | None = None
    last_other: Speaker | None = None
    last_she: Speaker | None = None
    last_he: Speaker | None = None

    @classmethod
    def of(cls, report: Report, notes: Notes, parties: Sequence[Party]) -> "Speakers":
        """The speakers of a report, none heard yet."""
        return cls(
            report=report,
            persons=find_persons(report, notes),
            parties=tuple(parties),
            acting=tuple(p for p in parties if p.kind in ("person", "body", "state") and _acts(notes, p)),
            starts=tuple(sentence.start for sentence in notes.sentences),
            state=_main_state(parties),
        )

    def resolve(self, source: Stretch) -> Speaker:
        """Who a source is. Sources are to be asked for in text order."""
        if match := _DOCUMENT.match(self.report.text[source[0] : source[1]]):
            return replace(self.resolve((source[0] + match.start("source"), source[1])), span=self.report.span(*source))
        words = _first_line(self.report.text[source[0] : source[1]])
        found = (
            self._pronoun(words, source[0])
            or self._person(source)
            or self._by_role(words)
            or self._body(source, words)
            or _unnamed(words)
        )
        speaker = replace(found, span=self.report.span(*source))
        self._remember(speaker, words)
        return speaker

    def _remember(self, speaker: Speaker, words: str) -> None:
        is_person = "|" not in speaker.key or bool(speaker.role)
        if is_person:
            self.last_person = speaker
            if _FEMALE.search(words) or fold(words) in _SHE:
                self.last_she = speaker
            elif _MALE.search(words) or fold(words) in _HE:
                self.last_he = speaker
        else:
            self.last_other = speaker

    def _pronoun(self, words: str, at: int) -> Speaker | None:
        word = fold(words)
        if word in _SHE or word in _HE:
            nearer = self._actor(at, ("person",), self.last_person) or self._in_line(at)
            mine, others = (self.last_she, self.last_he) if word in _SHE else (self.last_he, self.last_she)
            return nearer or self._person_before(mine, others)
        if word in ("it", "they"):
            return self._actor(at, ("body", "state"), self.last_other) or self.last_other or self.last_person
        return self.last_person if word in _IT else None

    def _actor(self, at: int, kinds: tuple[str, ...], known: Speaker | None) -> Speaker | None:
        """The last party of a kind that does something before a place in its line, if it stands after who spoke last."""
        line = self.report.text.rfind("\n", 0, at) + 1
        floor = max(line, known.span.start + 1 if known and known.span else 0)
        party = next((p for p in reversed(self.acting) if p.kind in kinds and floor <= p.span.start < at), None)
        here = known and known.span and known.span.start >= self._sentence_start(at)
        if party is None and "person" not in kinds and not here:
            start = max(floor, self._sentence_start(at))
            party = next((p for p in reversed(self.parties) if p.kind in kinds and start <= p.span.start < at), None)
        if party is None:
            return None
        if party.kind == "person":
            return self._person((party.span.start, party.span.end))
        state = party.country
        body = party.key if party.kind == "body" else ""
        return Speaker(key=party.key, name=party.name, body=body, country=state, named_at=party.span)

    def _in_line(self, at: int) -> Speaker | None:
        """The last person named before a place in its line, where who spoke last stands more than a line above."""
        line = self.report.text.rfind("\n", 0, at) + 1
        above = self.report.text.rfind("\n", 0, max(0, len(self.report.text[:line].rstrip()))) + 1
        if self.last_person and self.last_person.span and self.last_person.span.start >= above:
            return None
        person = next((p for p in reversed(self.persons) if line <= p.start < at), None)
        return self._person((person.start, person.end)) if person else None

    def _sentence_start(self, at: int) -> int:
        index = bisect_right(self.starts, at) - 1
        return self.starts[index] if index >= 0 else 0

    def _person_before(self, fitting: Speaker | None, other: Speaker | None) -> Speaker | None:
        """The person who spoke last, unless that one is known to be of the other sex and a fitting one spoke before."""
        last = self.last_person
        if last and other and last.key == other.key and fitting and fitting.key != last.key:
            return fitting
        return last

    def _person(self, source: Stretch) -> Speaker | None:
        """A person named in the source."""
        inside = [p for p in self.persons if source[0] <= p.start < source[1] and self._heads(source, p)]
        inside = inside or self._by_part_of_name(self.report.text[source[0] : source[1]])
        if not inside:
            return None
        person = inside[0]
        full = self._fullest(person)
        role = person.role or full.role or next((p.role for p in self._alike(person) if p.role), None)
        key = next((p.key for p in self.parties if p.kind == "person" and p.span.start == person.start), "")
        return Speaker(
            key=key or (name_parts(full.name) or (fold(full.name),))[-1],
            name=full.name,
            role=role.role if role else "",
            body=self._office(role) if role else "",
            country=(role.country or self._country(role)) if role else "",
            named_at=self.report.span(full.start, full.end),
        )

    def _by_part_of_name(self, words: str) -> list[Person]:
        """The person whom one name alone ("Ilva") means."""
        word = fold(words)
        if not words[:1].isupper() or len(word) < 3 or " " in word:
            return []
        return [p for p in self.persons if word in name_parts(p.name)][:1]

    def _heads(self, source: Stretch, person: Person) -> bool:
        """Whether a source is the person, and not "an adviser to" or "the wife of" the person."""
        before = self.report.text[source[0] : person.start].rpartition(",")[2]
        match = _BELONGING.search(before)
        if match is None:
            return True
        between = before[match.end() :].strip()
        return (
            bool(between)
            and between[0].isupper()
            and read_role(between) is None
            and state_in(between.split()) is not None
        )

    def _alike(self, person: Person) -> list[Person]:
        return [
            p
            for p in self.persons
            if p.name == person.name or compare_names(p.name, person.name).verdict in ("same", "variant")
        ]

    def _fullest(self, person: Person) -> Person:
        return max(self._alike(person), key=lambda p: (len(name_parts(p.name)), p.role is not None, -p.start))

    def _office(self, role: Role) -> str:
        """The body that a role speaks for in this report: a governor may be a bank's."""
        bank = next((p.key for p in self.parties if p.kind == "body" and p.key.startswith("central bank|")), "")
        if role.role == "governor" and bank and "region" not in self.report.text:
            return bank
        name = role.body.partition("|")[0]
        chief = next((p for p in self.persons if p.role and p.role.body and name and fold(p.name).endswith(name)), None)
        if chief and chief.role:
            return self._filled(chief.role.body)
        return self._filled(role.body) if role.body else ""

    def _country(self, role: Role) -> str:
        state = body_of_key(self._filled(role.body)).state if role.body else ""
        return state if len(state) == 2 and state.isupper() else ""

    def _filled(self, key: str) -> str:
        """A body's key with the state that the report gives bodies of its sort."""
        sort, _, state = key.partition("|")
        if state:
            return key
        if sort in BODY_HEADS:
            return self._last_body(sort, len(self.report.text)) or key
        known = {p.key for p in self.parties if p.kind == "body" and p.key.partition("|")[0] == sort}
        return next(iter(sorted(known)), key) if len(known) == 1 else key

    def _by_role(self, words: str) -> Speaker | None:
        """Somebody told by a role alone: the person of the report who bears it, else an unnamed holder."""
        role = read_role(words)
        head = re.split(r"\s(?:at|of|in|for|from|with|who)\s|,", words)[0]
        if fold(head).split()[-1:] and _is_many(head):
            return None
        if role is not None and read_role(head) is None:
            return None  # "a biography of the president"
        if role is None or (is_body_name(words) and not _is_role_last(head)):
            return None
        if words[-1:] == "s" and role.role == "official":
            return None
        body = self._filled(role.body) if role.body else ""
        if not body and words.lower().startswith(("its ", "their ")) and self.last_other:
            body = self.last_other.body or self.last_other.key
        for person in self.persons:
            held = person.role
            if held and held.role == role.role and _one_body(self._filled(held.body) if held.body else "", body):
                if not words.lower().startswith(("a ", "an ", "another ", "one ")):
                    return self._person((person.start, person.end))
        named = body.partition("|")[0] if body else ""
        label = (
            role.role
            if not named
            or role.role not in ("spokesperson", "press secretary", "official", "adviser", "leader", "director")
            else named
        )
        country = role.country or (body.partition("|")[2] if len(body.partition("|")[2]) == 2 else "")
        return Speaker(key=f"unnamed|{label}", name=_ARTICLE.sub("", words), role=role.role, body=body, country=country)

    def _body(self, source: Stretch, words: str) -> Speaker | None:
        """A body, a state or a side."""
        bare = _ARTICLE.sub("", strip_marks(words))
        if word := state_word(bare):
            return Speaker(key=f"state|{word.code}", name=bare, country=word.code)
        if re.search(r"\bside$", bare, re.IGNORECASE):
            return _side(bare)
        party = self._party(source)
        if (
            party
            and party.kind == "state"
            and fold(party.name) == fold(re.split(r"['’]s\b", bare)[0])
            and not is_body_name(bare)
        ):
            return Speaker(key=party.key, name=party.name, country=party.country)
        if _SIDE.search(bare) and not fold(bare).startswith("regional"):
            return self._authorities(bare)
        key = self._body_key(source, bare)
        if key:
            state = key.partition("|")[2]
            at = party.span if party else None
            return Speaker(
                key=key,
                name=self._body_name(key, bare),
                body=key,
                country=state if len(state) == 2 else "",
                named_at=at,
            )
        return None

    def _party(self, source: Stretch) -> Party | None:
        return next(
            (p for p in self.parties if p.span.start < source[1] and source[0] < p.span.end and p.kind != "group"), None
        )

    def _body_key(self, source: Stretch, bare: str) -> str:
        """The key of a body named in a source; a bare "the ministry" is the last one named before."""
        last = fold(bare).split()[-1] if bare.split() else ""
        if len(bare.split()) == 1 and last in BODY_HEADS and (known := self._last_body(last, source[0])):
            return known
        if len(bare.split()) == 1 and last in _FIRMS and (known := self._last_firm(source[0])):
            return known
        body = read_body(bare)
        if is_sort(body.sort) or is_body_name(bare):
            key = body.key
            if (
                not body.state
                and self.report.text[source[0] : source[0] + 6].lower().startswith(("its ", "their "))
                and self.last_other
            ):
                key += body_of_key(self.last_other.body or self.last_other.key).state
            return self._filled(key)
        if named := _DESCRIBED.match(bare):
            return f"{fold(named['name'])}|"
        party = self._party(source)
        return party.key if party and party.kind == "body" else ""

    def _last_body(self, head: str, before: int) -> str:
        """The key of the last body named before a place whose name holds a head noun and more than it, else of the issuer."""
        for party in reversed(self.parties):
            words = fold(party.name).split()
            fuller = head in words and len(words) > 1 and party.key.partition("|")[0] != head
            if party.kind == "body" and party.span.start < before and fuller:
                return party.key
        issuer = read_body(self.report.outlet) if self.report.outlet else None
        if issuer and is_sort(issuer.sort) and head in fold(self.report.outlet).split():
            return issuer.key
        return ""

    def _last_firm(self, before: int) -> str:
        """The key of the last body with a name of its own before a place, else of the issuer: what "the company" is."""
        for party in reversed(self.parties):
            own = party.kind == "body" and party.name[:1].isupper() and body_of_key(party.key).standing == "own"
            if own and party.span.start < before:
                return party.key
        return read_body(self.report.outlet).key if self.report.outlet and is_body_name(self.report.outlet) else ""

    def _body_name(self, key: str, bare: str) -> str:
        """The fullest name that the report has for a body, where the source names it only by its noun."""
        names = [p.name for p in self.parties if p.kind == "body" and p.key == key and p.name[:1].isupper()]
        named = max(names, key=lambda n: (sum(w[:1].isupper() for w in n.split()), -len(n), n), default="")
        return named if named and len(bare.split()) == 1 else bare

    def _authorities(self, bare: str) -> Speaker:
        found = state_in(bare.split())
        code = found[0].code if found else ""
        if re.search(r"government$", bare, re.IGNORECASE):
            key = f"government|{code or self.state}"
            return Speaker(key=key, name=bare, body=key, country=code or self.state)
        label = "official" if re.search(r"officials?$", bare, re.IGNORECASE) else "authorities"
        body = f"authorities|{code}" if code else ""
        return Speaker(key=f"unnamed|{label}", name=bare, body=body, country=code)


def _main_state(parties: Sequence[Party]) -> str:
    """The one state that a report names or whose bodies it names; empty where there are several."""
    codes = {p.country for p in parties if p.country and p.kind in ("state", "body")}
    return next(iter(codes)) if len(codes) == 1 else ""


def _plural(word: str) -> bool:
    return len(word) > 4 and word.lower().endswith("s") and not word.lower().endswith("ss")


def _acts(notes: Notes, party: Party) -> bool:
    """Whether a party stands as the subject of a verb."""
    root = notes.root_of(party.span.start, party.span.end)
    return root is not None and root.dep in ("nsubj", "nsubj:pass", "nsubj:outer")


def _first_line(text: str) -> str:
    return " ".join(text.strip().split("\n")[0].split())


def _is_role_last(words: str) -> bool:
    parts = words_in(words)
    return bool(parts) and read_role(parts[-1]) is not None


def _is_many(head: str) -> bool:
    """Whether a description is of several people ("survivors", "two bankers"): no single person of the report is meant."""
    last = fold(head).split()[-1]
    return (
        last.endswith("s")
        and not last.endswith("ss")
        and read_role(last) is not None
        and read_role(last[:-1]) is not None
    )


def _one_body(a: str, b: str) -> bool:
    """Whether two body keys can be of one body."""
    first, second = body_of_key(a), body_of_key(b)
    return (
        not a
        or not b
        or (first.sort == second.sort and (not first.state or not second.state or first.state == second.state))
    )


def _side(bare: str) -> Speaker:
    found = state_in(bare.split())
    if found:
        return Speaker(key=f"state|{found[0].code}", name=bare, country=found[0].code)
    words = fold(bare).split()
    if (
        len(words) == 2
        and bare[:1].isupper()
        and words[0] not in ("each", "both", "either", "neither", "other", "all", "one")
    ):
        return Speaker(key=f"{fold(bare)}|", name=bare)
    return Speaker(key="unnamed|side", name=bare)


_QUALIFIED = re.compile(
    r"\b(?:of|in|at|from|who|with|for|on|familiar|briefed|close|near|privy|aware|involved|speaking|living|working)\b|,"
)


def _unnamed(words: str) -> Speaker:
    bare = _ARTICLE.sub("", strip_marks(words))
    parts = words_in(_QUALIFIED.split(bare)[0]) or words_in(bare) or ["somebody"]
    found = state_in(parts)
    last = parts[-1]
    if read_number(last) is not None or fold(last) in (
        "one",
        "some",
        "many",
        "several",
        "most",
        "others",
        "another",
        "two",
        "them",
        "who",
        "what",
        "none",
    ):
        last = "somebody"
    is_name = last[:1].isupper() and not found and (len(parts) > 1 or not _plural(last))
    if is_name and 1 < len(parts) < 5 and all(part[:1].isupper() for part in parts) and not is_body_name(bare):
        return Speaker(key=(name_parts(bare) or (fold(last),))[-1], name=bare)
    if is_name and len(parts) < 5 and fold(last) not in STOP_WORDS:
        return Speaker(key=f"{fold(bare)}|", name=bare)
    label = last.lower() if last.lower().endswith("ss") else re.sub(r"s$", "", last.lower())
    return Speaker(key=f"unnamed|{fold(label)}", name=bare, country=found[0].code if found else "")
