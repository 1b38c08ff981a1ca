"""The bodies that a report names: what "the ministry" is here, and of which state a body is that the text gives none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.data import read_table
from crossread.extract.chains import carries, is_carrier
from crossread.extract.clauses import Stretch
from crossread.lib.bodies import BODY_HEADS, body_of_key, is_body_name, is_sort, read_body
from crossread.lib.initials import initials_of
from crossread.lib.words import fold
from crossread.model.claims import Party
from crossread.model.reports import Report

_FIRMS = frozenset(("company", "firm", "operator", "airline", "group", "carrier", "manufacturer", "maker"))
_DESCRIBED = re.compile(
    r"^(?:(?!(?:of|in|at|from|for|to|with|by)\s)[a-z][\w'’-]*\s){1,5}(?P<name>(?:[A-Z][\w&'’-]*\s?){1,5})$"
)
"""A body by a description and its own name: "aid group Open Water"."""

_HANDS_ON = re.compile(r"\s(?:(?:has|had|first|also)\s)*(?:report|quot|cit)(?:s|es|ed)\b|/?\)\s[–—-]+\s|/\.?\s")
_TOLD_TO = re.compile(r"\b(?:told|tells|to|with)\s(?:the\s)?\Z")
_INNER = re.compile(r"\w\s(?:of|in|at|from|for|to|with)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The bodies among a report's parties, in text order."""

    report: Report
    named: tuple[Party, ...]
    keys: frozenset[str]
    state: str

    @classmethod
    def of(cls, report: Report, parties: Sequence[Party]) -> "Bodies":
        """The bodies of a report. `state` is the one state that it names or whose bodies it names, empty where it has several."""
        named = tuple(p for p in parties if p.kind == "body")
        codes = {p.country for p in parties if p.country and p.kind in ("state", "body")}
        state = next(iter(codes)) if len(codes) == 1 else ""
        return cls(report=report, named=named, keys=frozenset(p.key for p in named), state=state)

    def filled(self, key: str) -> str:
        """A body's key with the state that the report gives the bodies of its sort; a bare noun's key by what it stands for."""
        sort, _, state = key.partition("|")
        if state:
            return key
        if sort in BODY_HEADS and (last := self.last_with(sort, len(self.report.text))):
            return last
        known = sorted(k for k in self.keys if k.partition("|")[0] == sort)
        if not is_sort(sort) and (whole := self.whole_name(sort)):
            return whole
        return known[0] if len(known) == 1 else key

    def whole_name(self, part: str) -> str:
        """The key of the one body of a name of its own that the report calls short by a folded part of it: its first words
        ("Norvane" of Norvane Steel), its last ("port authority") or its initials; empty where none or several may be meant."""
        own = {p.key: p.name for p in self.named if p.key.partition("|")[0] != part and " " in p.key}
        found = {key for key, name in own.items() if _is_part(part, key.partition("|")[0], name)}
        return next(iter(found)) if len(found) == 1 else ""

    def key_at(self, source: Stretch, bare: str, *, owner_state: str = "") -> str:
        """The key of the body that a source names, empty where it names none. `bare` are its words without article;
        `owner_state` the state of whoever "its" in front of them stands for."""
        words = fold(bare).split()
        if len(words) == 1 and words[0] in BODY_HEADS and (known := self.last_with(words[0], source[0])):
            return self.filled(known)
        if len(words) == 1 and _is_firm(words[0]) and (known := self._maker(words[0]) or self.last_firm(source[0])):
            return known
        body = read_body(bare)
        if is_sort(body.sort) and not body.state and _is_owned(bare, body.sort):
            return body.key
        if is_sort(body.sort) or is_body_name(bare):
            return self.filled(body.key if body.state else body.key + owner_state)
        if named := _DESCRIBED.match(bare):
            return f"{fold(named['name'])}|"
        return self._key_of_party(source) or (self.whole_name(fold(bare)) if bare[:1].isupper() else "")

    def _maker(self, noun: str) -> str:
        """The key of the one body that has in its name what "the steelmaker" makes; empty where none or several have."""
        made = noun.removesuffix("maker")
        found = {p.key for p in self.named if made != noun and made in fold(p.name).split() and " " in p.name}
        return next(iter(found)) if len(found) == 1 else ""

    def _key_of_party(self, source: Stretch) -> str:
        party = next((p for p in self.named if p.span.start < source[1] and source[0] < p.span.end), None)
        if party is None or _INNER.search(self.report.text[source[0] : max(source[0], party.span.start)]):
            return ""  # "a family in a suburb of New City" is not the body that the model saw in the city
        return self.filled(party.key)

    def last_with(self, head: str, before: int) -> str:
        """The key of the last body named before a place whose name holds a noun and more than it, else of the issuer."""
        for party in reversed(self.named):
            words = fold(party.name).split()
            if party.span.start < before and head in words and len(words) > 1 and party.key.partition("|")[0] != head:
                return party.key
        issuer = read_body(self.report.outlet) if self.report.outlet else None
        if issuer and is_sort(issuer.sort) and head in fold(self.report.outlet).split():
            return issuer.key
        return ""

    def last_firm(self, before: int) -> str:
        """The key of the last body with a name of its own before a place, else of the issuer: what "the company" is. One that hands
        on others' words is meant only where no other stands there and it does not do so there ("the Herald reported")."""
        named = [p for p in reversed(self.named) if p.name[:1].isupper() and body_of_key(p.key).standing == "own"]
        before_it = [p for p in named if p.span.start < before and not self._is_hand(p)]
        firms = [p for p in before_it if not is_carrier(self.report, (p.span.start, p.span.end))]
        if before_it:
            return (firms or before_it)[0].key
        outlet = self.report.outlet
        return read_body(outlet).key if outlet and is_body_name(outlet) and not carries(outlet) else ""

    def _is_hand(self, party: Party) -> bool:
        """Whether a body is the outlet, is told things, reports them or stands in a dateline: "told the Herald", "OSLO (NPB) -"."""
        if fold(party.name) == fold(self.report.outlet) and carries(party.name):
            return True
        text, (start, end) = self.report.text, (party.span.start, party.span.end)
        told = _TOLD_TO.search(text, max(0, start - 20), start)
        return bool(told or _HANDS_ON.match(text, end))

    def name_of(self, key: str, bare: str) -> str:
        """The fullest name that the report has for a body, where a source names it only by its noun."""
        names = [p.name for p in self.named if p.key == key and p.name[:1].isupper()]
        named = max(names, key=lambda n: (sum(w[:1].isupper() for w in n.split()), -len(n), n), default="")
        return named if named and len(bare.split()) == 1 else bare

    def central_bank(self) -> str:
        """The key of the central bank that the report names; empty where it names none."""
        return next((p.key for p in self.named if p.key.startswith("central bank|")), "")


_PLAIN = frozenset(row["word"] for row in read_table("parties", "plain_modifiers.tsv"))


def _is_owned(bare: str, sort: str) -> bool:
    """Whether a capitalised word before a sort of body tells whose it is ("Velmont Navy"), so that no other state's can be meant."""
    first, _, rest = bare.partition(" ")
    named = first[:1].isupper() and not first.isupper() and rest[:1].isalpha() and fold(first) not in _PLAIN
    return named and read_body(rest).sort == sort


def _is_firm(noun: str) -> bool:
    """Whether a noun in small letters stands for a company that is named elsewhere ("the operator", "the steelmaker")."""
    return noun in _FIRMS or (noun.endswith("maker") and len(noun) > 8)


def _is_part(part: str, sort: str, name: str) -> bool:
    """Whether a folded word or two are how a body of its own name is called short."""
    letters = part.replace(".", "").upper()
    return (
        sort.startswith(f"{part} ") or sort.endswith(f" {part}") or (len(letters) > 2 and letters in initials_of(name))
    )


def state_of_key(key: str) -> str:
    """The ISO code of a body's state; empty where it has none or a made-up one."""
    state = key.partition("|")[2]
    return state if len(state) == 2 and state.isupper() else ""
