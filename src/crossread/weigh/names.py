"""Two names: whether they are one, spellings of one, one with a slip in it, or two; and the same of two speakers."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crossread.data import read_table
from crossread.lib.bodies import BODY_HEADS, Body, body_of_key, is_sort, read_body
from crossread.lib.sectors import sector_of
from crossread.lib.states import state_word
from crossread.lib.words import fold, strip_marks, words_in
from crossread.model.claims import Speaker
from crossread.model.findings import Reason
from crossread.weigh.initials import one_by_words
from crossread.weigh.spelling import PARTICLES, are_contrary, is_one_part, is_slip

TITLES = frozenset(row["title"] for row in read_table("parties", "titles.tsv"))
"""Titles that are no part of a name, folded."""

_GENERIC = frozenset(
    "the a an of and for in ferry ship vessel boat tanker passenger cargo freighter trawler warship submarine yacht liner "
    "mv ms ss hms uss motor steamer train flight hurricane typhoon cyclone storm operation".split()
)
Verdict = Literal["same", "variant", "slip", "different"]
_SHORT_FORM = 8
"""At most so many name parts are compared; longer strings are no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameComparison:
    """What two names have to do with each other.

    `verdict`: `same` but for case, marks, titles; `variant` (spelling, transliteration, initials, a part left out, other
    order); `slip` (all but one part agree, and that one differs as slips do, or a given name differs beside one surname);
    `different`. `part` is where they differ: `given`, `surname`, `word`, or empty. `likeness` 0..1.
    """

    verdict: Verdict
    reason: Reason
    part: Literal["", "given", "surname", "word"] = ""
    likeness: float = 0.0


def compare_names(a: str, b: str) -> NameComparison:
    """How two names of persons, bodies, vessels or places relate, by their spelling alone.

    >>> [compare_names(a, b).verdict for a, b in (("Ilva Torn", "Torn"), ("Meridia", "Meradia"))]
    ['variant', 'slip']
    """
    first, second = _parts(a), _parts(b)
    if not first or not second:
        return _told("different", (a, b), "one of them holds no name")
    if first == second:
        return _told("same", (a, b), f"both read “{strip_marks(a)}”", likeness=1.0)
    if known := _states(a, b) or _bodies(a, b):
        return known
    if sorted(first) == sorted(second):
        return _told("variant", (a, b), "the same parts in another order", likeness=0.95)
    if len(first) == len(second):
        return _part_by_part(a, b, list(zip(first, second, strict=True)))
    return _with_part_left_out(a, b, *sorted((first, second), key=len))


def name_parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name without titles, articles and common nouns ("ferry"); at most eight."""
    return _parts(name)


def surname_of(name: str) -> str:
    """The folded last part of a person's name; empty where there is none.

    >>> surname_of("Captain Ilva Torn")
    'torn'
    """
    parts = _parts(name)
    return parts[-1] if parts else ""


@lru_cache(maxsize=16384)
def _parts(name: str) -> tuple[str, ...]:
    plain = re.sub(r"\([^()]{0,80}\)", " ", name[:160]).replace("-", " ").replace("–", " ")
    words = [re.sub(r"'s?$", "", fold(word)).replace("'", "") for word in words_in(plain)]
    kept = [word for i, word in enumerate(words) if word and not (word in TITLES and i < len(words) - 1)]
    core = [word for word in kept if word not in _GENERIC]
    return tuple((core or kept)[:_SHORT_FORM])


def _told(verdict: Verdict, pair: tuple[str, str], sentence: str, *, likeness: float = 0.0,
          part: Literal["", "given", "surname", "word"] = "") -> NameComparison:  # fmt: skip
    weight = {"same": 1.0, "variant": 0.8, "slip": -0.6, "different": -1.0}[verdict]
    reason = Reason(rule=f"names.{verdict}", weight=weight, sentence=sentence, values=pair)
    return NameComparison(verdict=verdict, reason=reason, part=part, likeness=likeness)


def _states(a: str, b: str) -> NameComparison | None:
    """The answer where both are words for states: Iran is no slip for Iraq."""
    first, second = state_word(strip_marks(a)), state_word(strip_marks(b))
    if not first or not second:
        return None
    if first.code == second.code:
        return _told("variant", (a, b), "both stand for one state", likeness=0.9)
    return _told("different", (a, b), "they are two states", likeness=0.0)


def _bodies(a: str, b: str) -> NameComparison | None:
    """The answer where both are public bodies of known sorts; one sort of one state is one body."""
    first, second = read_body(a), read_body(b)
    if not is_sort(first.sort) or not is_sort(second.sort):
        return None
    if first.sort == second.sort and (first.state == second.state or not first.state or not second.state):
        return _told("variant", (a, b), f"both mean a {first.sort}", likeness=0.85)
    return _told("different", (a, b), "they are two bodies")


def _part_by_part(a: str, b: str, pairs: list[tuple[str, str]]) -> NameComparison:
    odd = [i for i, (x, y) in enumerate(pairs) if not is_one_part(x, y)]
    exact = sum(x == y for x, y in pairs)
    likeness = round(exact / len(pairs), 4)
    if not odd:
        return _told("variant", (a, b), "spellings of one name", likeness=max(0.85, likeness))
    if len(odd) > 1:
        return _told("different", (a, b), "more than one part differs", likeness=likeness)
    at = odd[0]
    x, y = pairs[at]
    one, other = _shown(x, a), _shown(y, b)
    part: Literal["given", "surname", "word"] = (
        "word" if len(pairs) == 1 else "surname" if at == len(pairs) - 1 else "given"
    )
    if is_slip(x, y):
        return _told("slip", (a, b), f"only “{one}” and “{other}” differ, by a letter or two", likeness=0.8, part=part)
    if part == "given" and not _is_common_head(pairs[-1][0]) and not are_contrary(x, y):
        return _told("slip", (a, b), f"one surname, but “{one}” and “{other}” before it", likeness=likeness, part=part)
    return _told("different", (a, b), f"“{one}” and “{other}” are two names", likeness=likeness, part=part)


def _shown(part: str, name: str) -> str:
    """A folded part as it is written in the name."""
    return next((word for word in words_in(name) if fold(word) == part), part)


def _is_common_head(word: str) -> bool:
    return word in BODY_HEADS or word in _PLACE_HEADS


_PLACE_HEADS = frozenset(
    "island islands sea bay strait river lake region district province state states city town village street square airport "
    "bridge mountain mountains desert valley coast cape gulf peninsula county side house palace works plant mine".split()
)


def _with_part_left_out(a: str, b: str, short: tuple[str, ...], long: tuple[str, ...]) -> NameComparison:
    if "".join(short) == "".join(long):
        return _told("variant", (a, b), "the same letters, parted otherwise", likeness=0.95)
    if _is_acronym(short, long):
        return _told("variant", (a, b), "one is the other's initials", likeness=0.85)
    if not is_one_part(short[-1], long[-1]):
        return _with_other_ending(a, b, short, long)
    if _is_within(short[:-1], long[:-1]):
        return _told("variant", (a, b), "one leaves a part out", likeness=0.9)
    return _told(
        "slip", (a, b), f"one last name, “{_shown(long[-1], a)}”, but others before it", likeness=0.5, part="given"
    )


def _with_other_ending(a: str, b: str, short: tuple[str, ...], long: tuple[str, ...]) -> NameComparison:
    """Two names of unequal length whose last parts differ."""
    if len(short) > 1 and all(is_one_part(x, y) for x, y in zip(short, long, strict=False)):
        return _told("variant", (a, b), "one is the beginning of the other", likeness=0.7)
    if len(short) == 1 and short[0] in long:
        return _told("variant", (a, b), "one is a part of the other", likeness=0.6)
    if len(short) == 1 and is_slip(short[0], long[-1]):
        sentence = f"“{short[0]}” and “{long[-1]}” differ by a letter or two"
        return _told("slip", (a, b), sentence, likeness=0.6, part="surname")
    return _told("different", (a, b), "their last parts are two names")


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(part[0] for part in long)


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the parts of the shorter stand in the longer in order, particles not counted."""
    at = 0
    for part in short:
        while at < len(long) and not is_one_part(part, long[at]):
            at += 1
        if at == len(long) and part not in PARTICLES:
            return False
        at = min(at + 1, len(long))
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerComparison:
    """What two speakers have to do with each other.

    `same`; `related` (a spokesman and his ministry, a ministry and its state: no conflict between them); `different`
    (cannot be one: two bodies of one state, two named persons without a body in common); `unknown`.
    """

    verdict: Literal["same", "related", "different", "unknown"]
    reason: Reason


def related_speakers(a: Speaker, b: Speaker) -> SpeakerComparison:
    """Whether words given to one speaker and to another are given to two. Symmetric."""
    kinds = (_kind_of(a), _kind_of(b))
    if kinds != ("person", "person") and (sentence := one_by_words(a.name, b.name)):
        return _said("related", (a.name, b.name), sentence)
    if "none" in kinds or "unnamed" in kinds:
        return _of_unnamed(a, b)
    if kinds == ("person", "person"):
        return _of_persons(a, b)
    if "person" in kinds:
        person, body = (a, b) if kinds[0] == "person" else (b, a)
        return _of_person_and_body(person, body)
    return _of_bodies(_body(a), _body(b), (a.name, b.name))


def _kind_of(speaker: Speaker) -> str:
    head, bar, _ = speaker.key.partition("|")
    if not head:
        return "none"
    return head if head == "unnamed" else "body" if bar else "person"


def _body(speaker: Speaker) -> Body:
    return body_of_key(speaker.key)


def _spoken_for(speaker: Speaker) -> Body | None:
    """The body that a person speaks for."""
    return body_of_key(speaker.body) if speaker.body else None


def _said(
    verdict: Literal["same", "related", "different", "unknown"], names: tuple[str, str], sentence: str
) -> SpeakerComparison:
    weight = {"same": 1.0, "related": 0.5, "different": -1.0, "unknown": 0.0}[verdict]
    reason = Reason(rule=f"speakers.{verdict}", weight=weight, sentence=sentence, values=names)
    return SpeakerComparison(verdict=verdict, reason=reason)


def _of_unnamed(a: Speaker, b: Speaker) -> SpeakerComparison:
    names = (a.name, b.name)
    if a.key and a.key == b.key and (a.body == b.body or not a.body or not b.body):
        return _said("related", names, "both are unnamed, and described alike")
    first, second = a.body or a.key, b.body or b.key
    if "|" in first and "|" in second and not {"unnamed"} & {first.split("|")[0], second.split("|")[0]}:
        found = _of_bodies(body_of_key(first), body_of_key(second), names)
        return found if found.verdict == "different" else _said("related", names, "they belong to one body or state")
    if _are_of_two_callings(a, b):
        return _said("different", names, f"{a.name} and {b.name} are of two callings")
    return _said("unknown", names, "one of them is not named, so it may be the other")


_BEFORE_OF = re.compile(r"(?<=\w)(?:,| (?:of|in|at|from|for|with|who|on)\b)")
_ANY_CALLING = frozenset({"", "GOV", "CVL", "ELI"})
"""Sectors of words that may be said of almost anybody ("officials", "residents"), or of none."""


def _are_of_two_callings(a: Speaker, b: Speaker) -> bool:
    """Whether both are told by what they are, and one cannot be the other ("bishops", "observers")."""
    if a.role or b.role or not (a.name and b.name) or any(_kind_of(s) == "person" for s in (a, b)):
        return False
    first, second = (sector_of(_BEFORE_OF.split(fold(s.name))[0].split()[-1]) for s in (a, b))
    return first != second and not _ANY_CALLING & {first, second}


def _of_persons(a: Speaker, b: Speaker) -> SpeakerComparison:
    names = (a.name, b.name)
    spelling = compare_names(a.name, b.name)
    if spelling.verdict in ("same", "variant"):
        return _said("same", names, "one person")
    one, other = _spoken_for(a), _spoken_for(b)
    together = one is not None and other is not None and _of_bodies(one, other, names).verdict in ("same", "related")
    if spelling.verdict == "slip":
        alike = (together and a.role == b.role) or not (a.role and b.role) or a.role == b.role
        return _said("unknown", names, "one person with a slip in the name, or two" if alike else "like names")
    if together:
        return _said("related", names, "two persons who speak for one body or state")
    return _said("different", names, f"{a.name} and {b.name} are two persons")


def _of_person_and_body(person: Speaker, body: Speaker) -> SpeakerComparison:
    names = (person.name, body.name)
    spoken_for, named = _spoken_for(person), _body(body)
    if spoken_for is None:
        return _said("unknown", names, f"it is not said for whom {person.name} speaks")
    found = _of_bodies(spoken_for, named, names)
    if found.verdict in ("same", "related"):
        return _said("related", names, f"{person.name} speaks for {body.name} or a part of it")
    return found


_WHOLE = frozenset(("state", "government", "authorities"))
"""Sorts that stand for the whole state: what a ministry says, they may be said to say."""

_NESTED = (
    frozenset(("ministry of defence", "military", "navy", "air force", "peacekeepers")),
    frozenset(
        ("ministry of interior", "police", "gendarmerie", "border guard", "fire service", "ministry of public security")
    ),
    frozenset(("ministry of foreign affairs", "embassy")),
    frozenset(("ministry of health", "health authority", "hospital")),
    frozenset(("ministry of emergencies", "emergency service", "fire service", "coast guard")),
    frozenset(("ministry of transport", "civil aviation authority", "coast guard", "transport safety board")),
    frozenset(("security service", "border guard", "intelligence")),
    frozenset(("prosecutors", "investigators", "police")),
    frozenset(("regional administration", "city administration")),
    frozenset(
        (
            "united nations",
            "security council",
            "refugee agency of the united nations",
            "world health organization",
            "atomic energy agency",
        )
    ),
    frozenset(("navy", "coast guard", "hydrographic service")),
)
"""Sorts of which one is often a part of another, or does its speaking."""


def _of_bodies(a: Body, b: Body, names: tuple[str, str]) -> SpeakerComparison:
    apart = bool(a.state and b.state and a.state != b.state)
    if apart and "international" not in (a.standing, b.standing):
        return _said("different", names, "they belong to two states")
    if a.sort == b.sort:
        return _said("same" if a.state == b.state else "related", names, f"both are {_named(a)}")
    if a.sort in _WHOLE or b.sort in _WHOLE:
        return _of_whole_state(a, b, names)
    spelt = "own" in (a.standing, b.standing) and compare_names(a.sort, b.sort).verdict in ("same", "variant", "slip")
    if spelt or any(a.sort in nest and b.sort in nest for nest in _NESTED):
        return _said("related", names, f"{_named(a)} and {_named(b)} may be one, or parts of one")
    if any(body.standing == "own" and _is_letters(name) for body, name in zip((a, b), names, strict=True)):
        return _said("unknown", names, "one of them is told by initials alone")
    return _said("different", names, f"{_named(a)} and {_named(b)} are two bodies")


def _is_letters(name: str) -> bool:
    """Whether a name is an acronym, which may be that of any body."""
    return name.isupper() and len(name) < 12 and " " not in name


def _of_whole_state(a: Body, b: Body, names: tuple[str, str]) -> SpeakerComparison:
    part = b if a.sort in _WHOLE else a
    if part.sort in _WHOLE or part.standing == "organ":
        sure = a.state == b.state and a.state != ""
        return _said("related" if sure else "unknown", names, f"{_named(part)} is a part of the state")
    if part.standing in ("private", "international"):
        return _said("different", names, f"{_named(part)} is no part of a state")
    return _said("unknown", names, f"whether {_named(part)} speaks for the state is not said")


def _named(body: Body) -> str:
    return f"the {body.sort}" if body.sort != "state" else "the state"
