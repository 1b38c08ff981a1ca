"""Which lines are no part of the report: named rules with weights, added up line by line.

A line is dropped when its rules add up to 1. Rules speak of what a line says (patterns, phrases of many languages),
what it looks like (a row of links, a wire slug) and where it stands (after the end, in a list, for the second time).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.clean.lexicons import fold, junk_patterns, junk_phrases, junk_rules
from crossread.clean.lines import Line
from crossread.clean.mastheads import is_row_of_sections, is_signed_by_desk, outlet_with_short
from crossread.clean.shapes import (
    addresses_reader,
    are_columns,
    gallery_number,
    holds_speech,
    is_closed,
    is_doubled,
    is_navigation,
    is_sentence,
    is_slug,
    speaks_to_reader,
    words,
)

_LONGEST = 800
_SHORT, _APART = 6, 12  # words that a line with no end of a sentence has at most in the tail, beneath others or apart
_HEAD = 12  # lines among which titles and captions are said again
_BULLETS = "♦•►▶→*>◆■●▪- "
_POST = re.compile(r"[—–-] ?(?P<name>[^—–()]{1,50}) \(@(?P<handle>\w{1,30})\)")
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…][\"”’»)]? [\"“‘«(]?\w")
_TOLD = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|^[^:]{2,40}: ?\d[\d.,]{0,9}(?: \(.{1,40})?$")
_LINK = re.compile(r"https?://\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A part of a line that is no part of the report: characters `[start, end)` of the line, and why."""

    start: int
    end: int
    why: str


def cuts_in(line: Line) -> tuple[Cut, ...]:
    """The beginnings and endings of a line that are furniture ("Image caption", "(End)", a desk credit)."""
    text, found = line.text, []
    for rule, pattern in junk_patterns("head"):
        match = pattern.match(text[:200])
        if match and match.end():
            found.append(Cut(start=0, end=match.end(), why=junk_rules()[rule].why))
            break
    tail = max(0, len(text) - 400)
    for rule, pattern in junk_patterns("end"):
        last = next((m for m in pattern.finditer(text, tail) if m.end() == len(text)), None)
        if last and last.start() > 0:
            found.append(Cut(start=last.start(), end=len(text), why=junk_rules()[rule].why))
            break
    return tuple(found)


def is_own_post(text: str, names: Sequence[str]) -> bool:
    """Whether a line is a post that the outlet itself made elsewhere and put a link in: a teaser, not a voice."""
    match = _POST.search(text[-160:])
    if not match or not _LINK.search(text):
        return False
    shown = {match["name"].strip().casefold(), match["handle"].casefold()}
    return any(name and (name in shown or match["handle"].casefold().split("_")[0] == name) for name in names)


def judge(lines: Sequence[Line], *, keep: Sequence[bool], outlets: Sequence[str] = ()) -> list[str]:
    """For each line why it is dropped, empty for those that stay.

    `keep` marks lines that something else has claimed; `outlets` are short names of the outlet in lower case.
    """
    fired = [set() if kept else _told_by_words(line.text) for line, kept in zip(lines, keep, strict=True)]
    opening = "\n".join(line.text[:80] for line in lines[1:_HEAD])
    if fired and "picture" in fired[0] and outlet_with_short(lines[0].text, opening):
        fired[0].discard("picture")
    for rules, line in zip(fired, lines, strict=True):
        if outlets and is_own_post(line.text, outlets):
            rules.add("ownpost")
        if are_columns(line.text, line.at):
            rules.add("navigation")
    _mark_repeats(lines, fired, keep)
    _mark_galleries(lines, fired)
    _mark_lists(lines, fired, keep)
    last = _last_sentence(lines, fired, keep)
    for index, line in enumerate(lines):
        if not keep[index]:
            fired[index] |= _told_by_place(line.text, in_tail=index > last, apart=line.gap)
    _mark_lists(lines, fired, keep)
    return [_reason(rules) for rules in fired]


def score(rules: set[str]) -> float:
    """The sum of the rules' weights; signs against count only beside a sign for."""
    return round(sum(junk_rules()[rule].weight for rule in rules), 3)


def _reason(rules: set[str]) -> str:
    """The reasons in order of weight, no more of them than it takes to reach 1; empty where they never do."""
    if score(rules) < 1.0:
        return ""
    reasons, total = [], 0.0
    for rule in sorted((junk_rules()[name] for name in rules), key=lambda rule: (-rule.weight, rule.name)):
        if total < 0.999:
            reasons.append(rule.why)
            total += rule.weight
    return ", ".join(reasons)


def _told_by_words(text: str) -> set[str]:
    if len(text) > _LONGEST:
        return set()
    bare = text.lstrip(_BULLETS)
    found = {
        rule
        for rule, pattern in junk_patterns("whole")
        if pattern.fullmatch(text) or (bare and pattern.fullmatch(bare))
    }
    found |= {rule for rule, pattern in junk_patterns("start") if pattern.match(bare)}
    found |= _phrases_in(bare)
    if is_navigation(text) or is_row_of_sections(text):
        found.add("navigation")
    if is_doubled(text):
        found.add("picture")
    if found:
        found |= _signs_against(text)
    if found and (speaks_to_reader(text) or (addresses_reader(text) and not holds_speech(text))):
        found.add("plea")
    return found


def _phrases_in(text: str) -> set[str]:
    if len(words(text)) > 10:
        return set()
    folded = fold(text)
    return {
        rule
        for phrase, rule in junk_phrases().get(folded[:1], ())
        if folded == phrase or (folded.startswith(phrase) and not folded[len(phrase)].isalnum() and not is_closed(text))
    }


def _signs_against(text: str) -> set[str]:
    against: set[str] = set()
    if is_closed(text) and len(words(text)) >= 9:
        against.add("long")
        if holds_speech(text):
            against.add("quoted")
    return against


def _told_by_place(text: str, *, in_tail: bool, apart: bool) -> set[str]:
    if not in_tail:
        return {"slug", "tail"} if is_slug(text) and "-0-" in text else set()
    found = {"tail"}
    if is_slug(text):
        found.add("slug")
    few = len(words(text)) <= (_APART if apart and not _SENTENCE.search(text) else _SHORT)
    if few and not is_closed(text) and text[-1:] != ":" and text[:1] not in "-•*–—":
        found.add("short")
    if is_signed_by_desk(text):
        found.add("signature")
    if speaks_to_reader(text):
        found.add("plea")
    if "short" in found and "slug" not in found and _is_held_by_figures(text, apart):
        found.add("figure")
    return found | _signs_against(text)


def _is_held_by_figures(text: str, apart: bool) -> bool:
    """Whether figures speak for a line without the end of a sentence; in a line apart only dates, hours and
    counts by name ("Injured: 12") do, and not a price, a page or a number to ring."""
    return any(c.isdigit() for c in text) and (not apart or _TOLD.search(text) is not None)


def _mark_repeats(lines: Sequence[Line], fired: list[set[str]], keep: Sequence[bool]) -> None:
    """Second copies of a title, a caption or a paragraph. Entries of lists may well come twice and are left alone."""
    seen: dict[str, int] = {}
    for index, line in enumerate(lines):
        key = line.text.casefold()
        first = seen.setdefault(key, index)
        if first == index or keep[index] or len(words(key)) < 3:
            continue
        if index < _HEAD or index - first <= 3 or is_sentence(line.text):
            fired[index].add("repeat")


def _mark_galleries(lines: Sequence[Line], fired: list[set[str]]) -> None:
    """Numbered pictures ("3/16 ..."), and runs of three and more lines that begin with the same title."""
    numbers = [gallery_number(line.text) for line in lines]
    counts = [number[1] for number in numbers if number]
    for index, line in enumerate(lines):
        number = numbers[index]
        if number and number[1] >= 3 and len(line.text) > 12 and counts.count(number[1]) >= 2:
            fired[index] |= {"gallery"}
            if index and number[0] == 1:
                _mark_gallery_heading(lines, fired, index)
    for start, stop in _runs(lines, lambda line: " ".join(line.text.split()[:4])):
        if stop - start >= 3 and len({line.text for line in lines[start:stop]}) > 1 and _are_titled(lines[start:stop]):
            for index in range(start, stop):
                fired[index].add("gallery")


def _mark_gallery_heading(lines: Sequence[Line], fired: list[set[str]], first: int) -> None:
    """The lines before a gallery that name it: short, no sentences, and the name stands in both."""
    for index in range(first - 1, max(-1, first - 3), -1):
        text = lines[index].text
        named = fired[index] & {"picture"} or any(text in lines[i].text for i in range(index + 1, first + 1))
        if not named or is_sentence(text):
            break
        fired[index].add("gallery")


def _are_titled(lines: Sequence[Line]) -> bool:
    """Whether the lines begin with one title, after which each goes on with a capital: captions of one gallery."""
    split = [line.text.split() for line in lines]
    shared = next((i for i, column in enumerate(zip(*split, strict=False)) if len(set(column)) > 1), 0)
    return shared >= 4 and all(len(parts) > shared + 4 and not parts[shared][0].islower() for parts in split)


def _runs(lines: Sequence[Line], key: Callable[[Line], str]) -> list[tuple[int, int]]:
    """Runs of neighbouring lines with an equal key of four words."""
    runs, start = [], 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or key(lines[index]) != key(lines[start]):
            if key(lines[start]).count(" ") == 3:
                runs.append((start, index))
            start = index
    return runs


def _mark_lists(lines: Sequence[Line], fired: list[set[str]], keep: Sequence[bool]) -> None:
    """What follows a heading such as "Most viewed": items until the text goes on; all of it when it goes on no more."""
    table = junk_rules()
    for index, rules in enumerate(fired):
        opens = [r for r in rules if table[r].opens]
        if not opens or score(rules) < 1 or len(words(lines[index].text)) > 5 or keep[index]:
            continue
        goes_on = next(
            (i for i in range(index + 1, len(lines)) if _is_text(lines[i].text) and not fired[i]), len(lines)
        )
        colon = lines[index].text.endswith(":") or "mostread" in opens
        for item in range(index + 1, goes_on):
            if keep[item] or not (goes_on == len(lines) or colon or not is_closed(lines[item].text)):
                break
            if goes_on < len(lines) and (lines[item].gap and not colon):
                break
            fired[item].add("listed")


def _is_text(text: str) -> bool:
    """Whether a line is a paragraph of a report rather than the name of a story."""
    count = len(words(text))
    return is_closed(text) and (count >= 16 or (count >= 5 and holds_speech(text)))


def _last_sentence(lines: Sequence[Line], fired: Sequence[set[str]], keep: Sequence[bool]) -> int:
    """Where the last sentence stands that nothing speaks against."""
    for index in range(len(lines) - 1, -1, -1):
        if score(set(fired[index])) < 0.5 and is_sentence(lines[index].text, least=3) and not keep[index]:
            return index
    return len(lines)
