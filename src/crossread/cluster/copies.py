"""Which reports carry text of others, how much of it, and who had it first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from crossread.cluster.furniture import Lines, is_standing, standing_lines
from crossread.cluster.outlets import agency_name, agency_of, bare_name, domain_of, is_agency, is_issuing_body
from crossread.cluster.rarity import Rarity, words_of
from crossread.cluster.rewrites import rewrites
from crossread.cluster.shared_passages import Aligned, Line, align, carried_along, line_pairs, lines_of
from crossread.cluster.traits import sentences_of
from crossread.model.findings import Reason
from crossread.model.reading import Reading
from crossread.model.reports import Report
from crossread.model.spans import Span
from crossread.model.stories import Copy, SharedPassage

ENOUGH = 5.0
"""Weight of all passages together from which two reports share text."""
OF_ONE_OUTLET = 0.2
"""An outlet's own paragraph that stands in two of its reports, less than this of either, is a standing one."""
HEAD_SENTENCES = 4
HEADS_ALIKE = 0.05
"""Two heads that have so much of their words' weight in common tell of one story."""
LEAST_HEAD = 1.0
"""A head whose own words weigh less ("Statement") is all in the passages."""
TOLD_IN_HEADS = 4.0
"""So much weight of the passages' words in each of two heads, and the passages tell of what both are about."""
DIRECTED = 0.2
"""Reasons that add up to so much tell who had it first."""
SHORTEST_NAME = 5
SAME_WORDS = 0.9
"""Two lines so much alike are one line, written again."""
SAME_RUN = 12
"""So many words in a row that stand in two reports are one's, whatever stands around them."""
HEAD = 1000
"""Characters at the head of a report in which an agency's mark is looked for."""
_MARK = re.compile(r"\(([A-Z][\w ./-]{1,30})\)")
_DATELINE = re.compile(r"\b[A-Z][A-Z' -]{3,40}(?:, [A-Z][\w. ]{1,20})? (?:--|—|–) [A-Z]")
FULLER = 0.15
"""A text of which so much less is shared is the fuller one, and rather the original."""


def find_copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """The copies among all readings, also between stories, in the order of their reports' ids."""
    by_id = {reading.id: reading for reading in readings}
    rarity = Rarity()
    lines = [_text_lines(reading, rarity) for reading in readings]
    found: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for a, b in line_pairs(lines):
        aligned = align(a, b)
        if aligned:
            found[a.report, b.report].append(aligned)
    taken = {(x, y) for (x, y), shared in found.items() if _is_copy(shared, by_id[x], by_id[y], rarity)}
    text = {reading.id: its for reading, its in zip(readings, lines, strict=True)}
    copies = [
        _copy(by_id[x], by_id[y], [*found[x, y], *carried_along(text[x], text[y])]) for x, y in found if (x, y) in taken
    ]
    for x, y, shared in rewrites(readings, rarity):
        if (x, y) not in taken and (y, x) not in taken and _is_copy(shared, by_id[x], by_id[y], rarity):
            again = _copy(by_id[x], by_id[y], shared)
            copies += [again] if not again.standing else []
    furniture = standing_lines(readings)
    judged = (_repeated(copy, by_id[copy.original], by_id[copy.copy], furniture) for copy in copies)
    return tuple(sorted((copy for copy in judged if copy), key=lambda copy: (copy.original, copy.copy)))


def _repeated(copy: Copy, a: Reading, b: Reading, furniture: Lines) -> Copy | None:
    """A copy as it is; of nothing but standing lines it is a repetition of one outlet's own, and of two outlets' none."""
    if not is_standing(copy.passages, a, b, furniture):
        return copy
    return replace(copy, standing=True) if _of_one_outlet(a, b) else None


def _text_lines(reading: Reading, rarity: Rarity) -> tuple[Line, ...]:
    """The lines of subtitle, captions and body: a headline is everybody's, and short by nature."""
    report = reading.report
    titled = [(zone.start, zone.end) for zone in report.zones if zone.kind == "title"]
    return tuple(
        line
        for line in lines_of(reading, rarity)
        if line.words and not any(start <= line.words[0].start < end for start, end in titled)
    )


def _is_copy(shared: Sequence[Aligned], a: Reading, b: Reading, rarity: Rarity) -> bool:
    """Whether passages that two reports share make a copy.

    Reports of different happenings share page furniture and hotlines: there the passages must speak of what both tell.
    """
    if not any(one.strong for one in shared) or sum(one.weight for one in shared) < ENOUGH:
        return False
    return _of_one_story(a, b, best_passages(shared), rarity)


def _of_one_outlet(a: Reading, b: Reading) -> bool:
    sites, names = {domain_of(r.report.url) for r in (a, b)}, {r.report.outlet.casefold() for r in (a, b)}
    return any(len(known) == 1 and "" not in known for known in (sites, names))


def _of_one_story(a: Reading, b: Reading, passages: Sequence[SharedPassage], rarity: Rarity) -> bool:
    """Whether the heads of two reports, passages left out, have words in common with each other or with the passages."""
    one, other = _head_words(a, [p.original for p in passages]), _head_words(b, [p.copy for p in passages])
    if min(_weight(one, rarity), _weight(other, rarity)) < LEAST_HEAD:
        return True
    shared = {word for p in passages for word in words_of(a.report.read(p.original))}
    common = _weight(one & other, rarity) / max(min(_weight(one, rarity), _weight(other, rarity)), 1e-9)
    return common >= HEADS_ALIKE or min(_weight(shared & one, rarity), _weight(shared & other, rarity)) >= TOLD_IN_HEADS


def _head_words(reading: Reading, shared: Sequence[Span]) -> set[str]:
    """The words of the title and of the first sentences that are not shared themselves."""
    own = [s for s in sentences_of(reading) if not any(s.start < span.end and span.start < s.end for span in shared)]
    text = reading.report.text
    lead = (word for s in own[:HEAD_SENTENCES] for word in words_of(text[s.start : s.end]))
    return {*words_of(reading.report.title), *lead}


def _weight(words: Iterable[str], rarity: Rarity) -> float:
    return sum(map(rarity.weight, sorted(words)))


def _copy(a: Reading, b: Reading, shared: Sequence[Aligned]) -> Copy:
    """The copy between two readings, turned the way that the reasons tell."""
    passages = best_passages(one for one in shared)
    share_a = share_of(a, [passage.original for passage in passages])
    share_b = share_of(b, [passage.copy for passage in passages])
    reasons = who_was_first(a, b, share_a, share_b)
    lean = round(sum(reason.weight for reason in reasons), 6)
    if lean < 0:
        a, b, share_a, share_b = b, a, share_b, share_a
        passages = tuple(replace(p, original=p.copy, copy=p.original) for p in passages)
        reasons = tuple(replace(reason, weight=-reason.weight) for reason in reasons)
    return Copy(
        original=a.id,
        copy=b.id,
        passages=tuple(sorted(passages, key=lambda p: (p.copy.start, p.original.start))),
        directed=abs(lean) >= DIRECTED,
        credited=credits_other(b.report, a.report) or (not _of_one_outlet(a, b) and cites_other(b.report, a.report)),
        share=share_b,
        reasons=(_shared_text(passages), *reasons),
        standing=_of_one_outlet(a, b) and max(share_a, share_b) < OF_ONE_OUTLET,
    )


def in_the_same_words(copy: Copy, a: Reading, b: Reading) -> bool:
    """Whether any passage of a copy of the one reading in the other stands in both in the same words, not in like ones only."""
    return any(
        p.likeness >= SAME_WORDS or _is_run(a.report.read(p.original), b.report.read(p.copy)) for p in copy.passages
    )


def _is_run(original: str, copy: str) -> bool:
    words = tuple(words_of(original))
    return len(words) >= SAME_RUN and words == tuple(words_of(copy))


def _shared_text(passages: Sequence[SharedPassage]) -> Reason:
    words = sum(p.copy.end - p.copy.start for p in passages)
    count = f"{len(passages)} passages" if len(passages) > 1 else "one passage"
    return Reason(
        rule="copy.text", weight=0.0, sentence=f"They share {count}, {words} characters.", values=(str(words),)
    )


def best_passages(shared: Iterable[Aligned]) -> tuple[SharedPassage, ...]:
    """The heaviest passages that do not overlap one another in either report."""
    taken: list[SharedPassage] = []
    for one in sorted(shared, key=lambda one: (-one.weight, one.passage.original, one.passage.copy)):
        new = one.passage
        if not any(old.original.overlaps(new.original) or old.copy.overlaps(new.copy) for old in taken):
            taken.append(new)
    return tuple(taken)


def share_of(reading: Reading, spans: Sequence[Span]) -> float:
    """The share of the words of a report's body, in characters, that the spans cover, 0..1."""
    text, zones = reading.report.text, [(z.start, z.end) for z in reading.report.zones if z.kind == "body"]
    body = sum(_letters(text, start, end) for start, end in zones)
    covered = sum(_letters(text, max(start, span.start), min(end, span.end)) for span in spans for start, end in zones)
    return round(min(1.0, covered / body), 3) if body else 0.0


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0


def credits_other(report: Report, other: Report) -> bool:
    """Whether a report names the other's agency or outlet as the one whose text it carries."""
    names = {bare_name(name) for name in (agency_of(other), other.outlet, other.outlet_short) if name}
    credited = {bare_name(credit.name) for credit in report.credits if credit.role != "photo"}
    return bool(names & (credited | ({bare_name(agency_of(report))} - {""})))


def cites_other(report: Report, other: Report) -> bool:
    """Whether a report's text names the other's agency or outlet, or its site's name, and is not that outlet's own.

    Names of less than `SHORTEST_NAME` letters count where they stand in capitals as a word ("KXAB").
    """
    squeezed = _squeezed(report.text)
    own = _squeezed(f"{report.outlet} {report.outlet_short} {domain_of(report.url)} {agency_of(report)}")
    for name in (agency_of(other), other.outlet, other.outlet_short, domain_of(other.url).rpartition(".")[0]):
        bare = _squeezed(name.rpartition(".")[2] or name)
        if not bare or bare in own:
            continue
        if (
            bare in squeezed
            if len(bare) >= SHORTEST_NAME
            else re.search(rf"\b{re.escape(bare.upper())}\b", report.text)
        ):
            return True
    return False


@lru_cache(maxsize=512)  # a report stands in many pairs in a row
def _squeezed(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def wire_of(report: Report) -> str:
    """The agency whose text a report is, also where its mark stands inside the text's head: "SELM (XNA) - ..."."""
    named = agency_of(report)
    if named:
        return named
    head = report.text[:HEAD]
    marks = (agency_name(match[1]) for match in _MARK.finditer(head))
    return next((mark for mark in marks if is_agency(mark)), "")


def who_was_first(a: Reading, b: Reading, share_a: float, share_b: float) -> tuple[Reason, ...]:
    """What tells who had the text first: weights above 0 for the first reading, below 0 for the second."""
    one, other, same = a.report, b.report, _of_one_outlet(a, b)
    two_prints = wire_of(one) == wire_of(other) != ""
    votes = (
        ("credit", 0.5, "names the other as its source", credits_other(other, one), credits_other(one, other)),
        (
            "cites",
            0.4,
            "names the other in its text",
            not same and cites_other(other, one),
            not same and cites_other(one, other),
        ),
        (
            "agency",
            0.35,
            "carries an agency's text, the original of which is the agency's",
            bool(wire_of(one)),
            bool(wire_of(other)),
        ),
        (
            "own",
            0.35,
            "is the agency's own, printed by no other outlet",
            two_prints and _is_wires_own(one),
            two_prints and _is_wires_own(other),
        ),
        ("issuer", 0.35, "was issued by a body that speaks for itself", is_issuing_body(one), is_issuing_body(other)),
        ("home", 0.35, "stands on the site of the outlet that it names", _at_home(one), _at_home(other)),
        ("time", 0.45, "came out on an earlier day", _came_before(one, other, 10), _came_before(other, one, 10)),
        ("field", 0.2, "was sent from the place in its dateline", _is_datelined(one), _is_datelined(other)),
        ("hour", 0.25, "came out first", _earlier_that_day(one, other), _earlier_that_day(other, one)),
        ("fuller", 0.2, "holds more than the shared text", share_b - share_a >= FULLER, share_a - share_b >= FULLER),
    )
    return tuple(
        Reason(rule=f"copy.{rule}", weight=weight if for_a else -weight, sentence=_sentence(rule, says))
        for rule, weight, says, for_a, for_b in votes
        if for_a != for_b
    )


def _is_wires_own(report: Report) -> bool:
    """Whether a report is an agency's that bears no other outlet's name and stands on no other's site."""
    wire, outlet = wire_of(report), report.outlet or domain_of(report.url)
    return wire != "" and (not outlet or bare_name(outlet) == bare_name(wire))


def _is_datelined(report: Report) -> bool:
    """Whether a dateline stands in a report's head, be it after a caption."""
    return bool(report.dateline or _DATELINE.search(report.text, 0, HEAD))


def _at_home(report: Report) -> bool:
    name = _squeezed(report.outlet)
    return len(name) > 2 and name in _squeezed(domain_of(report.url))


def _sentence(rule: str, says: str) -> str:
    return f"The copying report {says}." if rule in ("credit", "cites") else f"The original {says}."


def _earlier_that_day(one: Report, other: Report) -> bool:
    return one.came_out[:10] == other.came_out[:10] and _came_before(one, other, 16)


def _came_before(one: Report, other: Report, digits: int) -> bool:
    """Whether the one's stated time lies before the other's, to so many characters, as far as both are told."""
    first, second = one.came_out, other.came_out
    length = min(len(first), len(second), digits)
    return length >= 10 and first[:length] < second[:length]
