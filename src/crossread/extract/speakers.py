"""Speakers: the source of a statement resolved to one person, body or state, wherever in the report it is named."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from crossread.extract.bodies import Bodies, state_of_key
from crossread.extract.clauses import Stretch
from crossread.extract.doers import acts, teller_of
from crossread.extract.headlines import is_bare_in_title
from crossread.extract.holders import FEMALE, MALE, MOUTHPIECES, MOUTHS, are_contrary, held_role, names_somebody
from crossread.extract.nameless import bare_words, nameless, side_or_authorities
from crossread.extract.no_persons import given_gender, only_reports
from crossread.extract.person_roles import RANKS
from crossread.extract.persons import Person, find_persons
from crossread.extract.quotes import Quote, find_quotes
from crossread.extract.roles import Role, read_role
from crossread.lib.bodies import body_of_key, seat_body
from crossread.lib.states import state_in, state_word
from crossread.lib.words import fold, may_be_name
from crossread.model.claims import Party, Speaker
from crossread.model.notes import Notes
from crossread.model.reports import Report
from crossread.weigh.names import compare_names, name_parts

_ASIDE = frozenset(("deputy", "vice", "former", "ex", "prime", "shadow", "assistant"))
"""Words that make another office of the noun behind them."""

_MOST = 400
"""Persons with whom one is compared; a report that names more is a list."""

_NAMING = 6
"""Words of a quotation up to which it may be a name, which is no words of somebody."""

_HE = frozenset(("he", "him"))
_SHE = frozenset(("she", "her"))
_THEY = frozenset(("they", "them"))
_POSSESSIVE = {"his": "he", "its": "it", "their": "they"}
_IT = frozenset(("it", "they", "we", "i", "who"))
_DOCUMENT = re.compile(
    r"^(?:[\w'’-]+\s){0,3}(?:statements?|reports?|letters?|posts?|tweets?|messages?|releases?|bulletins?|accounts?|comments|remarks"
    r"|memorandum|memos?)"
    r"\s(?:from|by|of)\s(?P<source>.+)$",
    re.IGNORECASE,
)
_NAMED_BESIDE = re.compile(
    r"(?P<described>(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s(?:[\w'’-]+\s){0,4}?[a-z][\w'’-]+),\s"
    r"(?P<name>(?:[A-Z][\w&'’.-]*\s?){1,4}(?<!\s)),?$"
)
_DESCRIBED_BEHIND = re.compile(r"(?P<name>(?:[A-Z][\w&'’.-]*\s?){1,4}(?<!\s)),\s(?:the|its|their)\s[^,]{3,40},?$")
_BELONGING = re.compile(r"\w\s(?:to|of|for|from|with|by)\s(?!.*\s(?:to|of|for|from|with|by)\s)")


@dataclass(slots=True)
class Speakers:
    """What a report tells of those who speak in it; filled in text order, so that "she" finds whom it means."""

    report: Report
    notes: Notes
    persons: tuple[Person, ...]
    parties: tuple[Party, ...]
    told: tuple[Party, ...]
    quotes: tuple[Quote, ...]
    acting: tuple[Party, ...]
    starts: tuple[int, ...]
    bodies: Bodies
    home: str
    alike: dict[str, list[Person]] = field(default_factory=dict)
    last_person: Speaker | None = None
    last_other: Speaker | None = None
    last_she: Speaker | None = None
    last_he: Speaker | None = None
    by_given_name: dict[bool, Speaker] = field(default_factory=dict)
    """Who spoke last with a given name that mostly women (True) or men (False) bear."""

    @classmethod
    def of(cls, report: Report, notes: Notes, parties: Sequence[Party]) -> "Speakers":
        """The speakers of a report, none heard yet."""
        quotes = _long_quotes(report)  # whom somebody speaks of is not meant by "it said"
        told = tuple(p for p in parties if not any(q.start <= p.span.start < q.end for q in quotes))
        return cls(
            report=report,
            notes=notes,
            persons=find_persons(report, notes),
            parties=tuple(parties),
            told=told,
            quotes=quotes,
            acting=tuple(p for p in told if p.kind in ("person", "body", "state") and acts(notes, p)),
            starts=tuple(sentence.start for sentence in notes.sentences),
            bodies=Bodies.of(report, parties),
            home=_home(parties),
        )

    def resolve(self, source: Stretch) -> Speaker:
        """Who a source is. Sources are to be asked for in text order."""
        if match := _DOCUMENT.match(self.report.text[source[0] : source[1]]):
            return replace(self.resolve((source[0] + match.start("source"), source[1])), span=self.report.span(*source))
        if named := self._name_beside(source):
            body = self.resolve(named)
            key = f"{fold(self.report.text[slice(*named)])}|" if body.key.startswith("unnamed|") else body.key
            return replace(body, key=key, span=self.report.span(*source))
        words = _first_line(self.report.text[source[0] : source[1]])
        words = _POSSESSIVE.get(words.lower(), words)
        found = (
            self._by_chain(words, source, of=_THEY)
            or self._pronoun(words, source[0])
            or self._by_chain(words, source, of=_HE | _SHE | _IT)
            or self._person(source)
            or self._by_role(words)
            or self._body(source, words)
            or nameless(words)
        )
        country = found.country or (self.home if _is_public(found) else "")
        speaker = replace(found, country=country, span=self.report.span(*source))
        self._remember(speaker, words)
        return speaker

    def _name_beside(self, source: Stretch) -> Stretch | None:
        """The name of a body in a source that describes it too ("the operator, Nordal", "Nordal, the ferry line"); else None."""
        words = self.report.text[slice(*source)]
        match = _NAMED_BESIDE.match(words) or _DESCRIBED_BEHIND.match(words)
        if match is None or read_role(words.replace(match["name"], "")) or state_word(match["name"]):
            return None
        at = source[0] + match.start("name"), source[0] + match.end("name")
        return None if any(at[0] <= p.start < at[1] for p in self.persons) else at

    def _remember(self, speaker: Speaker, words: str) -> None:
        if speaker.span and is_bare_in_title(self.report, (speaker.span.start, speaker.span.end)):
            return  # whom "ministry" of a headline means the text has yet to tell
        known = self.last_person
        if (
            speaker.span
            and known
            and known.role
            and " " in known.name
            and self._only_reports(speaker.name, speaker.span.end)
        ):
            return  # "Lena Moe, the minister, ... Vesna had reported it ... she said": a paper, or one of whom no more is told
        is_person = "|" not in speaker.key or bool(speaker.role)
        if is_person:
            self.last_person = speaker
            if FEMALE.search(words) or fold(words) in _SHE:
                self.last_she = speaker
            elif MALE.search(words) or fold(words) in _HE:
                self.last_he = speaker
            if gender := given_gender(speaker.name):
                self.by_given_name[gender == "f"] = speaker
        else:
            self.last_other = speaker

    def _only_reports(self, name: str, end: int) -> bool:
        """Whether a name of one word, of which nothing more is told anywhere, stands before a place as one that reports something."""
        bare = " " not in name and not any(p.role or " " in p.name for p in self.persons if name in p.name.split())
        return bare and only_reports(self.report.text, end)

    def _pronoun(self, words: str, at: int) -> Speaker | None:
        word = fold(words)
        if word in _SHE or word in _HE:
            nearer = self._actor(at, ("person",), self.last_person) or self._in_line(at)
            mine, others = (self.last_she, self.last_he) if word in _SHE else (self.last_he, self.last_she)
            return nearer or self._person_before(mine or self.by_given_name.get(word in _SHE), others)
        if word in ("it", "they"):
            return self._actor(at, ("body", "state"), self.last_other) or self.last_other or self.last_person
        return self.last_person if word in _IT else None

    def _by_chain(self, words: str, source: Stretch, *, of: frozenset[str]) -> Speaker | None:
        """Whom one of some pronouns means by its chain: the last words before it that are no pronoun."""
        if fold(words) not in of:
            return None
        before = [m for m in self.notes.chain_at(*source) if m.end <= source[0]]
        told = [m for m in before if self.notes.tokens[m.head].tag in ("NOUN", "PROPN")]
        last = self.last_other.span if of is _THEY and self.last_other else None
        if not told or (last and told[-1].start < last.end):  # who spoke last stands nearer
            return None
        return self.resolve((told[-1].start, told[-1].end))

    def _actor(self, at: int, kinds: tuple[str, ...], known: Speaker | None) -> Speaker | None:
        """The last party of a kind that does something before a place in its line, if it stands after who spoke last."""
        line = self.report.text.rfind("\n", 0, at) + 1
        floor = max(line, known.span.start + 1 if known and known.span else 0)
        acting = (p for p in reversed(self.acting) if p.kind in kinds and floor <= p.span.start < at)
        acting = (p for p in acting if p.kind != "person" or not self._only_reports(p.name, p.span.end))
        party = next((p for p in acting if not self._is_told_by(known, p)), None)
        here = known and known.span and known.span.start >= self._sentence_start(at)
        if party is None and "person" not in kinds and not here:
            start = max(floor, self._sentence_start(at))
            party = next((p for p in reversed(self.told) if p.kind in kinds and start <= p.span.start < at), None)
        if party is None:
            return None
        if party.kind == "person":
            return self._person((party.span.start, party.span.end))
        state = party.country
        body = party.key if party.kind == "body" else ""
        return Speaker(key=party.key, name=party.name, body=body, country=state, named_at=party.span)

    def _is_told_by(self, known: Speaker | None, party: Party) -> bool:
        """Whether a person only stands in what the last speaker told right there, who goes on telling."""
        teller = teller_of(self.notes, party) if party.kind == "person" else None
        return bool(
            teller and known and known.span and self._sentence_start(teller.start) <= known.span.start < teller.start
        )

    def _in_line(self, at: int) -> Speaker | None:
        """The last person named before a place in its line, else in the line above, where who spoke last stands higher."""
        line = self.report.text.rfind("\n", 0, at) + 1
        above = self.report.text.rfind("\n", 0, max(0, len(self.report.text[:line].rstrip()))) + 1
        if self.last_person and self.last_person.span and self.last_person.span.start >= above:
            return None
        persons = [p for p in self.persons if above <= p.start < at and not self._is_quoted(p.start)]
        person = next((p for p in reversed(persons) if line <= p.start), None) or next(reversed(persons), None)
        return self._person((person.start, person.end)) if person else None

    def _is_quoted(self, at: int) -> bool:
        return any(q.start <= at < q.end for q in self.quotes)

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
        role = _fuller(person.role, full.role) or next((p.role for p in self._alike(person) if p.role), None)
        key = next((p.key for p in self.parties if p.kind == "person" and p.span.start == person.start), "")
        return Speaker(
            key=key or (name_parts(full.name) or (fold(full.name),))[-1],
            name=full.name,
            role=role.role if role else "",
            body=self._office(role) if role else "",
            country=(role.country or state_of_key(self.bodies.filled(role.body))) if role else "",
            named_at=self.report.span(full.start, full.end),
        )

    def _by_part_of_name(self, words: str) -> list[Person]:
        """The person whom one name alone ("Ilva") means."""
        word = fold(words)
        if not may_be_name(words) or len(word) < 3 or " " in word:
            return []
        named = [p for p in self.persons if word in name_parts(p.name)]
        return ([p for p in named if _last_word(p.name) == word] or named)[:1]

    def _heads(self, source: Stretch, person: Person) -> bool:
        """Whether a source is the person, and not "an adviser to" or "the wife of" the person."""
        if self.report.text[person.end : person.end + 2] in ("'s", "’s"):
            return False
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
        if person.name not in self.alike:
            self.alike[person.name] = self._spelt_alike(person)
        return self.alike[person.name]

    def _spelt_alike(self, person: Person) -> list[Person]:
        same = [p for p in self.persons if p.name == person.name]
        others = [p for p in self.persons[:_MOST] if p.name != person.name]
        names = dict.fromkeys(p.name for p in others)
        alike = {name for name in names if compare_names(name, person.name).verdict in ("same", "variant")}
        if whole := {name for name in alike if _last_word(name) == fold(person.name)}:
            alike = whole  # "Berg" is Jonas Berg before it is Oda Berg-Hansen
        return same + [p for p in others if p.name in alike]

    def _fullest(self, person: Person) -> Person:
        return max(self._alike(person), key=lambda p: (len(name_parts(p.name)), p.role is not None, -p.start))

    def _office(self, role: Role) -> str:
        """The body that a role speaks for in this report: a governor may be a bank's."""
        bank = self.bodies.central_bank()
        if role.role == "governor" and bank and "region" not in self.report.text:
            return bank
        name = role.body.partition("|")[0]
        chief = next((p for p in self.persons if p.role and p.role.body and name and fold(p.name).endswith(name)), None)
        if chief and chief.role:
            return self.bodies.filled(chief.role.body)
        return self.bodies.filled(role.body) if role.body else ""

    def _by_role(self, words: str) -> Speaker | None:
        """Somebody told by a role alone: the person of the report who bears it, else an unnamed holder."""
        role = held_role(words)
        if role is None:
            return None
        body = self.bodies.filled(role.body) if role.body else ""
        if not body and words.lower().startswith(("its ", "their ")) and self.last_other:
            body = self.last_other.body or self.last_other.key
        known = self.last_person
        goes_back = self._goes_back(words, role) and not names_somebody(words)
        if known and not body and known.role in ("", role.role) and goes_back:
            return known
        if not words.lower().startswith(("a ", "an ", "another ", "one ")) and not names_somebody(words):
            holder = next((p for p in self.persons if p.role and self._is_holder(p.role, role.role, body)), None)
            holder = holder or self._described(words)
            if holder:
                return self._person((holder.start, holder.end))
        if named := self._named_later(words, role.role, body):
            return named
        label = body.partition("|")[0] if body and role.role in MOUTHPIECES else role.role
        country = role.country or state_of_key(body)
        return Speaker(key=f"unnamed|{label}", name=bare_words(words), role=role.role, body=body, country=country)

    def _described(self, words: str) -> Person | None:
        """The one person before whose name the noun of "the colonel", "the minister" stands ("Army spokesman Colonel Joa Pitt")."""
        noun = fold(words).removeprefix("the ")
        if noun == fold(words) or " " in noun:
            return None
        told = [(p, fold(self.report.text[p.whole_start : p.start]).split()) for p in self.persons]
        bearing = [p for p, before in told if noun in before and not _ASIDE.intersection(before)]
        names = {name_parts(p.name)[-1:] for p in bearing}
        return bearing[0] if len(names) == 1 else None

    def _goes_back(self, words: str, role: Role) -> bool:
        """Whether "the spokesman", "the expert" can mean who spoke last: of one word, and nobody else bears the role."""
        if not words.lower().startswith("the "):
            return False
        known = self.last_person
        if known and known.role == role.role:
            return True
        return len(words.split()) == 2 and not any(p.role and p.role.role == role.role for p in self.persons)

    def _named_later(self, words: str, role: str, body: str) -> Speaker | None:
        """Who "a spokeswoman" of an early sentence is: the one who is named as such further on, if a single one is."""
        if role not in MOUTHS or not words.lower().startswith(("a ", "an ")) or self.last_person:
            return None
        later = [p for p in self.persons if p.role and p.role.role in MOUTHS and self._may_speak_for(p.role, body)]
        names = {name_parts(p.name)[-1:] for p in later}
        contrary = any(are_contrary(words, self.report.text[p.whole_start : p.whole_end]) for p in later)
        return self._person((later[0].start, later[0].end)) if len(names) == 1 and not contrary else None

    def _may_speak_for(self, role: Role, body: str) -> bool:
        held = self.bodies.filled(role.body) if role.body else ""
        whole = {body.partition("|")[0], held.partition("|")[0]} <= {"government", "presidency"}
        return whole or _one_body(held, body)

    def _is_holder(self, held: Role, role: str, body: str) -> bool:
        return held.role == role and _one_body(self.bodies.filled(held.body) if held.body else "", body)

    def _body(self, source: Stretch, words: str) -> Speaker | None:
        """A body, a state or a side."""
        bare = bare_words(words)
        if seat := seat_body(bare):
            return Speaker(key=seat.key, name=bare, body=seat.key, country=seat.state)
        if word := state_word(bare):
            return Speaker(key=f"state|{word.code}", name=bare, country=word.code)
        if found := side_or_authorities(bare, self.bodies.state):
            return found
        party = next((p for p in self.parties if p.span.start < source[1] and source[0] < p.span.end), None)
        owner = self.last_other if self.report.text[slice(*source)].lower().startswith(("its ", "their ")) else None
        state = body_of_key(owner.body or owner.key).state if owner else ""
        key = self.bodies.key_at(source, bare, owner_state=state)
        if not key:
            return None
        at = party.span if party and party.kind == "body" else None
        name = self.bodies.name_of(key, bare)
        return Speaker(key=key, name=name, body=key, country=state_of_key(key), named_at=at)


def _fuller(own: Role | None, fullest: Role | None) -> Role | None:
    """The role that stands beside a name here, unless it is a rank alone and the fullest mention tells an office."""
    by_rank = own is not None and own.role in RANKS and fullest is not None and fullest.role not in RANKS
    return fullest if by_rank else own or fullest


def _long_quotes(report: Report) -> tuple[Quote, ...]:
    """The quotations that are words of somebody, and no name."""
    return tuple(
        q for q in find_quotes(report.text) if q.depth == 0 and len(report.text[q.start : q.end].split()) > _NAMING
    )


_MOSTLY = 0.6
"""Share of the states that a report names from which one is the state at home in it."""


def _home(parties: Sequence[Party]) -> str:
    """The state whose name or bodies stand in a report much more often than those of others; empty where none does."""
    codes = Counter(p.country for p in parties if p.country and p.kind in ("state", "body"))
    code, count = max(codes.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return code if count > 1 and count >= _MOSTLY * codes.total() else ""


def _is_public(speaker: Speaker) -> bool:
    """Whether a speaker speaks for a body of a state, or is an official."""
    body = speaker.body or ("" if speaker.key.startswith("unnamed") else speaker.key)
    official = speaker.key in ("unnamed|official", "unnamed|authority", "unnamed|authorities")
    return official or ("|" in body and not body_of_key(body).state and body_of_key(body).standing == "organ")


def _first_line(text: str) -> str:
    return " ".join(text.strip().split("\n")[0].split())


def _one_body(a: str, b: str) -> bool:
    """Whether two body keys can be of one body."""
    first, second = body_of_key(a), body_of_key(b)
    alike = first.sort == second.sort and (not first.state or not second.state or first.state == second.state)
    return not a or not b or alike


def _last_word(name: str) -> str:
    """The folded last word of a name, with both parts of a double one."""
    return fold(name).rpartition(" ")[2]
