"""Sides and forces of one report that no other account knows, where another stands in their place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from crossread.data import read_table
from crossread.lib.numbers import numbers_in
from crossread.lib.words import fold, stem
from crossread.model.claims import Party
from crossread.model.findings import Evidence, Finding, Reason, Repair
from crossread.model.reading import Reading
from crossread.reconcile.build import evidence, make_finding
from crossread.reconcile.desk import Desk
from crossread.reconcile.phrases import listed
from crossread.reconcile.rules import RULES
from crossread.reconcile.settle import ODD
from crossread.reconcile.units import Unit
from crossread.weigh.confusions import confused_states
from crossread.weigh.names import compare_names


@RULES.add("names.stranger")
def strangers(desk: Desk) -> Iterator[Finding]:
    """Sides and forces that fit no role in any other account, where another does."""
    if len(desk.readings) < 2:
        return
    for reading in desk.readings:
        for party in reading.claims.parties:
            if _modifier(party) and _is_stranger(desk, reading, party):
                yield from _stranger(desk, reading, party)


def _modifier(party: Party) -> str:
    """The name in front of a side's or a force's noun ("Afghan" of "the Afghan side"); empty where there is none."""
    words = party.name.split()
    if len(words) < 2 or words[-1][:1].isupper() or stem(fold(words[-1])) not in _side_nouns():
        return ""
    named = [word for word in words[:-1] if word[:1].isupper() and not numbers_in(word)]
    return re.sub(r"['’]s?$", "", named[-1]) if named else ""


def _side(party: Party) -> str:
    """What two mentions of one side have in common: its country, else the name in front."""
    return party.country or _modifier(party)


@cache
def _side_nouns() -> frozenset[str]:
    """Stems of nouns that stand for one side of a story ("side", "forces", "border guards")."""
    return frozenset(stem(fold(row["noun"])) for row in read_table("reconcile", "sides.tsv"))


def _is_stranger(desk: Desk, reading: Reading, party: Party) -> bool:
    """Whether nobody else names it, and its own report names it only as a side."""
    word = _modifier(party).casefold()
    for other in desk.readings:
        if other.id == reading.id:
            continue
        if re.search(rf"\b{re.escape(word)}", other.report.text.casefold()):
            return False
        if party.country and party.country in _countries(other):
            return False
    return not any(
        party.country and p.country == party.country and not _modifier(p) for p in reading.claims.parties
    ) and not any(party.country and p.country == party.country for p in reading.claims.places)


def _countries(reading: Reading) -> set[str]:
    return {p.country for p in reading.claims.parties if p.country} | {
        p.country for p in reading.claims.places if p.country
    }


def _stranger(desk: Desk, reading: Reading, party: Party) -> Iterator[Finding]:
    if near := _near_spelling(desk, reading, party):
        yield _misspelt(desk, reading, party, near)
        return
    sides = _sides_elsewhere(desk, reading)
    if not sides:
        return
    aligned = _counterpart(desk, reading, party)
    chosen = _confused(party, sides) or aligned or _missing(reading, party, sides)
    found = [p for side, mentions in sides.items() for p in mentions if not chosen or side == chosen]
    support = len({p.span.report for p in found})
    words, name = desk.words(party.span), _named(found)
    reasons = [
        Reason(
            rule="names.unknown-elsewhere", weight=0.4, sentence=f"No other account names {_modifier(party)} at all."
        ),
        Reason(
            rule="names.in-the-place-of" if aligned and aligned == chosen else "names.known-sides",
            weight=0.35 if aligned and aligned == chosen else 0.25 if chosen else 0.15,
            sentence=f"Where {desk.outlet(reading.id)} has “{words}”, {support} other reports have {name}.",
        ),
    ]
    if why := next(filter(None, (confused_states(party.country, p.country) for p in found)), ""):
        reasons.append(Reason(rule="names.known-confusion", weight=0.05, sentence=why, values=(words, name)))
    yield make_finding(
        desk,
        "name_conflict",
        f"“{words}” stands in {desk.outlet(reading.id)} alone; the others have {name}.",
        (
            Evidence(span=party.span, role=ODD),
            *_likest(desk, reading, party),
            *evidence((p.span for p in found), "value"),
        ),
        reasons,
        maker=RULES.maker("names.stranger"),
        values=(words, name),
        repair=_translation(words, found, support + 1) if chosen else None,
    )


def _misspelt(desk: Desk, reading: Reading, party: Party, near: str) -> Finding:
    words = desk.words(party.span)
    others = [
        r.report.span(t.start, t.end)
        for r in desk.readings
        if r.id != reading.id
        for t in r.notes.tokens
        if t.text == near and t.tag in {"ADJ", "PROPN"}
    ]
    support = len({span.report for span in others})
    sentence = f"If {_modifier(party)} read {near}, {support + 1} reports agree."
    return make_finding(
        desk,
        "name_conflict",
        f"“{words}” stands in {desk.outlet(reading.id)} alone; {support} other reports have {near}.",
        (Evidence(span=party.span, role=ODD), *evidence(others, "value")),
        [
            Reason(
                rule="names.unknown-elsewhere",
                weight=0.4,
                sentence=f"No other account names {_modifier(party)} at all.",
            ),
            Reason(
                rule="names.near-spelling", weight=0.45, sentence=f"{near} is spelt nearly so.", values=(words, near)
            ),
        ],
        maker=RULES.maker("names.stranger"),
        values=(words, near),
        repair=Repair(sentence=sentence, slip="spelling or translation", supported_by=support + 1),
    )


def _translation(words: str, found: list[Party], support: int) -> Repair:
    return Repair(
        sentence=f"If “{words}” were {_named(found)}, {support} reports agree.",
        slip="translation",
        supported_by=support,
    )


def _confused(party: Party, sides: dict[str, list[Party]]) -> str:
    """The one side of the others for which translation is known to take the stranger's; empty where none or several are."""
    known = [side for side in sides if confused_states(party.country, side)]
    return known[0] if len(known) == 1 else ""


def _named(found: list[Party]) -> str:
    """The sides of some mentions, each by the name that stands most often in front."""
    by_side: dict[str, Counter[str]] = defaultdict(Counter)
    for party in found:
        by_side[_side(party)][_modifier(party) or party.name] += 1
    return listed([min(names, key=lambda n: (-names[n], n)) for _, names in sorted(by_side.items())])


def _near_spelling(desk: Desk, reading: Reading, party: Party) -> str:
    """A name that two other reports or more put in front of nouns and that differs from the stranger's by a slip."""
    word = _modifier(party)
    counted: Counter[str] = Counter()
    for other in desk.readings:
        if other.id != reading.id:
            near = {t.text for t in other.notes.tokens if t.tag in {"ADJ", "PROPN"} and t.text[:2] == word[:2]}
            counted.update(t for t in sorted(near) if compare_names(t, word).verdict == "slip")
    usual = [name for name, reports in counted.items() if reports > 1]
    return min(usual, key=lambda name: (-counted[name], name), default="")


def _sides_elsewhere(desk: Desk, reading: Reading) -> dict[str, list[Party]]:
    """The sides that two other reports or more name, with their mentions there."""
    found: dict[str, list[Party]] = defaultdict(list)
    for other in desk.readings:
        if other.id != reading.id:
            for party in other.claims.parties:
                if _modifier(party):
                    found[_side(party)].append(party)
    return {side: found[side] for side in sorted(found) if len({p.span.report for p in found[side]}) > 1}


def _counterpart(desk: Desk, reading: Reading, party: Party) -> str:
    """The side that most other reports put where this report puts the stranger, sides of its own sentence left out."""
    sentence = reading.notes.sentence_at(party.span.start)
    if sentence is None:
        return ""
    here = _sides_between(reading, sentence.start, sentence.end)
    found: dict[str, set[str]] = defaultdict(set)
    for yours in _aligned(desk, reading, sentence.index):
        for side in _sides_between(yours.reading, yours.sentence.start, yours.sentence.end) - here:
            found[side].add(yours.report)
    known = _sides_elsewhere(desk, reading)
    return min((side for side in found if side in known), key=lambda side: (-len(found[side]), side), default="")


def _aligned(desk: Desk, reading: Reading, sentence: int) -> Iterator[Unit]:
    """The units of other reports that may tell of what a sentence of a report tells, likest first."""
    for pair in desk.pairs:
        for mine, yours in ((pair.a, pair.b), (pair.b, pair.a)):
            if mine.report == reading.id and mine.sentence.index == sentence:
                yield yours


def _likest(desk: Desk, reading: Reading, party: Party) -> tuple[Evidence, ...]:
    """The likest unit of each other report."""
    sentence = reading.notes.sentence_at(party.span.start)
    best: dict[str, Unit] = {}
    for unit in _aligned(desk, reading, sentence.index) if sentence else ():
        best.setdefault(unit.report, unit)
    return evidence((unit.span for _, unit in sorted(best.items())), "value")


def _missing(reading: Reading, party: Party, sides: dict[str, list[Party]]) -> str:
    """The side of the others that the stranger's sentence does not name; empty where it names all, or misses several."""
    sentence = reading.notes.sentence_at(party.span.start)
    here = _sides_between(reading, sentence.start, sentence.end) if sentence else set()
    missing = sorted(set(sides) - here)
    return missing[0] if len(missing) == 1 else ""


def _sides_between(reading: Reading, start: int, end: int) -> set[str]:
    """The sides and states named in a stretch of a report."""
    inside = (p for p in reading.claims.parties if start <= p.span.start < end)
    return {_side(p) for p in inside if _modifier(p) or p.country}
