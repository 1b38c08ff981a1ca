"""Finds the parties of a report: persons, bodies, states, groups and vessels, with what one party's mentions share."""

import re
from collections.abc import Iterable, Iterator, Sequence

from crossread.data import read_table
from crossread.extract.party_keys import state_code, with_keys
from crossread.extract.persons import Person, find_persons, names_of_groups
from crossread.extract.phrases import Phrase, noun_phrases, phrase_of, phrases_by_first, with_of
from crossread.extract.roles import read_role
from crossread.lib.bodies import BODY_HEADS, is_body_name, read_body
from crossread.lib.states import state_in, state_word
from crossread.lib.words import fold, strip_marks
from crossread.lib.zones import zone_called
from crossread.model.claims import Party, Place
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report

_GROUPS = frozenset(row["noun"] for row in read_table("parties", "groups.tsv"))
_VESSELS = frozenset(row["noun"] for row in read_table("parties", "vessels.tsv"))
_VESSEL = re.compile(
    rf"\b(?i:{'|'.join(sorted(_VESSELS))})s?,?\s(?:named\s|called\s)?(?:the\s)?(?:[\"“‘«„](?P<marked>[^\"”’»“]{{2,40}})[\"”’»“]"
    r"|(?P<plain>[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|\d+|[IVX]+\b)){0,2}))"
)
_LIKE_A_SHIP = re.compile(
    r"\b[Tt]he (?P<name>[A-Z][a-z]{2,20})"
    r"(?=,? (?:was|is|had|has|could|would|were|off|which|\w+ed|sank|ran|left|went|struck|lay|lies)\b|, an? )"
)
_ARTICLE = re.compile(
    r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some|about|no|any|many|most|several|all|more|other|few)\s+",
    re.IGNORECASE,
)
_LINKS = frozenset(("of", "for"))
_ZONE = re.compile(r"([A-Z]{2,5})\s{1,3}(?=\w)")


def find_parties(report: Report, notes: Notes, places: Sequence[Place]) -> tuple[Party, ...]:
    """The parties that a report's claim text mentions, in text order; longer mentions win over shorter at one place."""
    phrases = noun_phrases(notes)
    elsewhere = frozenset(fold(place.name) for place in places)
    found = [
        *_vessels(report),
        *_persons(report, find_persons(report, notes, elsewhere)),
        *_bodies(report, notes, phrases, _countries(places)),
        *_groups(report, notes, phrases),
        *_states(report, notes),
        *_named_bodies(report, notes, elsewhere),
    ]
    kept = [p for p in _without_overlap(found) if report.is_claim_text(p.span.start)]
    return tuple(with_keys(report, kept))


def _countries(places: Sequence[Place]) -> dict[str, str]:
    """Folded place name -> its country, for bodies named after a city."""
    return {fold(place.name): place.country for place in places if place.country}


def _without_overlap(found: Iterable[Party]) -> list[Party]:
    rank = {"vessel": 0, "person": 1, "body": 2, "group": 3, "state": 4, "other": 5}
    kept: list[Party] = []
    taken: set[int] = set()
    for party in sorted(found, key=lambda p: (rank[p.kind], p.span.start - p.span.end, p.span)):
        at = set(range(party.span.start, party.span.end))
        if not at & taken:
            kept.append(party)
            taken |= at
    return sorted(kept, key=lambda p: p.span)


def _party(report: Report, start: int, end: int, **fields: object) -> Party:
    zone = _ZONE.match(report.text, start, end)
    if (
        zone and report.text[max(0, start - 3) : start].rstrip()[-1:].isdigit() and zone_called(zone[1])
    ):  # "8:20 GMT Police say"
        start = zone.end()
    name = str(fields.pop("name", "")) or " ".join(report.text[start:end].split())
    name = _ARTICLE.sub("", strip_marks(name))
    words = re.findall(r"[\w'’.&-]+", name)
    head = words[-1].lower() if words else name.lower()
    return Party(span=report.span(start, end), name=name, head=head, **fields)  # type: ignore[arg-type]  # kinds are literal


def _persons(report: Report, persons: Iterable[Person]) -> Iterator[Party]:
    for person in persons:
        role = person.role
        yield _party(
            report,
            person.start,
            person.end,
            name=person.name,
            kind="person",
            role=role.role if role else "",
            country=role.country if role else "",
        )


def _vessels(report: Report) -> Iterator[Party]:
    """Vessels: names that stand after a vessel's noun somewhere, or after `the` in a text about vessels, wherever they stand."""
    names = {(match["marked"] or match["plain"]).strip() for match in _VESSEL.finditer(report.text)}
    if len(_VESSEL_NOUN.findall(report.text)) > 1:
        names |= {match["name"] for match in _LIKE_A_SHIP.finditer(report.text)}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if _may_be_ship(report.text, name):
            for match in re.finditer(rf"\b{re.escape(name)}\b", report.text):
                yield _party(report, *match.span(), kind="vessel")


_VESSEL_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(v for v in _VESSELS if len(v) > 3))})s?\b", re.IGNORECASE)


def _may_be_ship(text: str, name: str) -> bool:
    """Whether a name is no other thing's: a state's, a body's, a role's, or a common word that also stands in small letters."""
    if len(name) < 3 or not name[0].isupper() or state_word(name) or is_body_name(name) or read_role(name):
        return False
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is None


def _bodies(report: Report, notes: Notes, phrases: tuple[Phrase, ...], countries: dict[str, str]) -> Iterator[Party]:
    at = phrases_by_first(phrases)
    for phrase in phrases:
        whole = with_of(notes, phrase, at, links=_LINKS) if _heads_body(notes, phrase) else phrase
        whole = _with_capital(report, notes, whole, at)
        text = report.text[whole.start : whole.end]
        if "\n" not in text and len(text) < 120 and _is_body(notes, whole, text):
            country = state_code(read_body(text).state) or _country_after(report, notes, whole, at, countries)
            yield _party(report, whole.start, whole.end, kind="body", country=country)


def _country_after(
    report: Report, notes: Notes, phrase: Phrase, at: dict[int, Phrase], countries: dict[str, str]
) -> str:
    """The country of the place that "in ..." after a body names."""
    place = at.get(phrase.last + 1)
    if place is None or notes.tokens[phrase.last].text.lower() != "in":
        return ""
    return countries.get(fold(report.text[place.start : place.end]), "")


def _with_capital(report: Report, notes: Notes, phrase: Phrase, at: dict[int, Phrase]) -> Phrase:
    """A body's phrase with "in Oslo" where a capital tells its state."""
    place = at.get(phrase.last + 1)
    if place is None or notes.tokens[phrase.last].text.lower() != "in":
        return phrase
    word = state_word(report.text[place.start : place.end])
    return phrase_of(notes, phrase.first, place.last, head=phrase.head) if word and word.said == "capital" else phrase


def _heads_body(notes: Notes, phrase: Phrase) -> bool:
    return notes.tokens[phrase.head].text.lower() in BODY_HEADS


def _named_bodies(report: Report, notes: Notes, elsewhere: frozenset[str]) -> Iterator[Party]:
    """What the model calls organisations, unless the report's places or more of its labels say otherwise."""
    groups = names_of_groups(report.text)
    votes: dict[str, int] = {}
    for name in notes.names:
        text = report.text[name.start : name.end]
        votes[text] = votes.get(text, 0) + (1 if name.label == "ORG" else -1)
    for name in notes.names:
        text = report.text[name.start : name.end]
        known = state_word(text) or fold(text) in elsewhere or "\n" in text or not text[:1].isupper()
        if ((name.label == "ORG" and votes[text] > 0) or text in groups) and not known:
            yield _party(report, name.start, name.end, kind="body", country=state_code(read_body(text).state))


_MEN = frozenset("guards soldiers troops peacekeepers forces".split())
"""Nouns of people in arms: with a demonym they are a group, not the body that they serve."""

_WEAK = frozenset(
    "centre center board mission team group union network court bank command party company firm chamber movement staff institute "
    "operator club hospital clinic college school university church survey society front foundation trust".split()
)
"""Nouns that head a body's name only with a name or another noun before them ("the board", "their mission" are none)."""


def _is_body(notes: Notes, phrase: Phrase, text: str) -> bool:
    head = notes.tokens[phrase.head]
    bare = _ARTICLE.sub("", text)
    if head.text.lower() in _MEN or (head.text.lower() == "guard" and text.lower().startswith(("a ", "an ", "one "))):
        return False
    if head.text.lower() in _WEAK:
        before = [t for t in notes.tokens[phrase.first : phrase.head] if t.tag in ("NOUN", "PROPN")]
        if not before and not _starts_upper(bare) and head.text.lower() not in ("company", "operator"):
            return False
    return is_body_name(bare)


def _starts_upper(text: str) -> bool:
    return text[:1].isupper()


def _groups(report: Report, notes: Notes, phrases: tuple[Phrase, ...]) -> Iterator[Party]:
    """A demonym or another name before a noun: "the Tajik side", "Kyrgyz border guards", "Armenian military facilities"."""
    for phrase in phrases:
        tokens = notes.tokens[phrase.first : phrase.head + 1]
        first = next((i for i, t in enumerate(tokens[:-1]) if _opens_group(t, i)), None)
        if (
            first is None
            or tokens[-1].text[:1].isupper()
            or (read_role(tokens[-1].text) and tokens[-1].text[-1] != "s")
        ):
            continue
        country = _country_of(tokens[first:-1])
        if tokens[-1].text.lower() not in _GROUPS:
            continue
        start = tokens[first].start
        yield _party(report, start, tokens[-1].end, kind="group", country=country)


def _opens_group(token: Token, index: int) -> bool:
    return token.text[:1].isupper() and token.tag in ("ADJ", "PROPN", "NOUN") and (index > 0 or token.tag != "NOUN")


def _country_of(tokens: Sequence[Token]) -> str:
    found = state_in([token.text for token in tokens])
    return found[0].code if found else ""


def _states(report: Report, notes: Notes) -> Iterator[Party]:
    """States by name or seat, and capitals that act."""
    tokens = notes.tokens
    index = 0
    while index < len(tokens):
        size = next((n for n in (5, 4, 3, 2, 1) if _state_at(tokens, index, n)), 0)
        if not size:
            index += 1
            continue
        word = state_word(_joined(report, tokens, index, size))
        assert word is not None
        first, last = tokens[index], tokens[index + size - 1]
        if (
            word.said in ("name", "seat")
            or (word.said == "capital" and _acts(notes, first))
            or (last.text.endswith("s") and word.said == "demonym")
        ):
            yield _party(report, first.start, last.end, kind="state", country=word.code)
        index += size


def _joined(report: Report, tokens: tuple[Token, ...], index: int, size: int) -> str:
    return report.text[tokens[index].start : tokens[index + size - 1].end]


def _state_at(tokens: tuple[Token, ...], index: int, size: int) -> bool:
    part = tokens[index : index + size]
    if len(part) < size or not part[0].text[:1].isupper() or part[0].sentence != part[-1].sentence:
        return False
    return state_word(" ".join(token.text for token in part)) is not None


def _acts(notes: Notes, token: Token) -> bool:
    """Whether a capital's name stands as one who does or says something."""
    return token.dep in ("nsubj", "nsubj:pass", "obl:agent") and notes.tokens[token.head].tag in ("VERB", "AUX")
