"""What the lines before the text are: masthead, title, subtitle, byline, stamps, a place alone on its line, captions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.clean.captions import is_caption
from crossread.clean.credits import Found, byline, is_credit_line, is_staff_line, people_in, plain_name
from crossread.clean.datelines import read_dateline, recase
from crossread.clean.lines import Line
from crossread.clean.mastheads import (
    Masthead,
    NameShort,
    host_in,
    is_body_name,
    is_headed_paper,
    is_issuer,
    is_paper,
    is_press_desk,
    is_section,
    is_slogan,
    is_state_name,
    kicker_outlet,
    name_and_short,
    outlet_case,
    outlet_with_short,
    read_masthead,
)
from crossread.clean.shapes import is_all_caps, is_capitalised, is_closed, is_navigation, is_sentence, is_slug, words
from crossread.clean.stamps import Mark, StampLine, is_label, read_stamps
from crossread.lib.outlets import masthead_words, outlets
from crossread.model.reports import ZoneKind

_LIVE = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s|$)", re.IGNORECASE)
_LABEL = re.compile(r"^(?:source|agency|via|editor|by line)\s?:\s?", re.IGNORECASE)
_SIGNED = re.compile(
    r"[A-Z][\w'’-]+ [A-Z][\w'’.-]+(?:(?:,| and|,? [A-Z][\w'’.-]+| in| for)(?: [A-Z][\w'’.-]+){1,3}){0,3}(?: and agencies)?"
)
_MOST_HEAD = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Characters `[start, end)` of the line with that index."""

    line: int
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Head:
    """What the head of a text tells, filled in line by line."""

    kinds: dict[int, ZoneKind] = field(default_factory=dict)
    slogans: list[int] = field(default_factory=list)
    title: int | None = None
    mastheads: list[Masthead] = field(default_factory=list)
    outlet: str = ""
    short: str = ""
    """Letters by which the outlet goes."""
    signed_outlet: bool = False
    agency: str = ""
    agency_at: Spot | None = None
    place: str = ""
    place_at: Spot | None = None
    place_date: str = ""
    place_date_at: Spot | None = None
    authors: list[tuple[Found, int]] = field(default_factory=list)
    stamps: list[tuple[Mark, int]] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    body: int = 0


def read_head(lines: Sequence[Line], dropped: Sequence[bool], *, title: str = "", published: str = "") -> Head:
    """The head of a text. `dropped` marks junk lines; `title` and `published` are what the container states."""
    kept = [index for index, gone in enumerate(dropped) if not gone]
    head = Head()
    stamps = _stamp_lines(lines, kept, published)
    head.body = _body_start(lines, kept, stamps)
    front = [index for index in kept if index < head.body]
    junk = " ".join(line.text for line, gone in zip(lines, dropped, strict=True) if gone)
    body = "\n".join(lines[index].text for index in kept if index >= head.body)
    first = front[:1] if front and outlet_with_short(lines[front[0]].text, body) else []
    open_lines = [i for i in front if i in first or not _claim(head, lines[i], i, stamps.get(i))]
    open_lines = _without_slugs(head, lines, open_lines)
    _read_names(head, lines, open_lines, stamps, title=title, elsewhere=f"{body}\n{junk}")
    return head


def _without_slugs(head: Head, lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    """The lines less the stamps of a wire ("XYZ 061 0914") and the keyword right under one ("Health-Outbreak"), which are
    put away as credits, as long as a line is left."""
    left = list(found)
    for position, index in enumerate(found):
        keyword = position > 0 and found[position - 1] not in left and _KEYWORD.fullmatch(lines[index].text)
        if len(left) > 1 and (is_slug(lines[index].text) or keyword):
            head.kinds[index] = "credit"
            left.remove(index)
    return left


_KEYWORD = re.compile(r"[A-Z][\w]{1,20}(?:[-/][A-Z0-9][\w]{0,20}){1,4}(?:, \w{2,12})?")


def _stamp_lines(lines: Sequence[Line], kept: Sequence[int], published: str) -> dict[int, StampLine]:
    """The stamp lines among the first lines; the first absolute day resolves those that name a weekday only."""
    after = published
    for index in kept[:_MOST_HEAD]:
        found = read_stamps(lines[index].text)
        if found and not after and len(found.marks[0].value) >= 10 and found.marks[0].value[0] != "X":
            after = found.marks[0].value
    found_lines = ((index, read_stamps(lines[index].text, after=after)) for index in kept[:_MOST_HEAD])
    return {index: found for index, found in found_lines if found}


def _body_start(lines: Sequence[Line], kept: Sequence[int], stamps: dict[int, StampLine]) -> int:
    """The line with which the text begins: the first paragraph (or live entry) after which no stamp or byline comes."""
    front = kept[:_MOST_HEAD]
    marks = [i for i, index in enumerate(front) if index in stamps or byline(lines[index].text)]
    for position, index in enumerate(front):
        text = lines[index].text
        if index in stamps or byline(text) or is_caption(text):
            continue
        starts = bool(_LIVE.match(text)) or _is_opening(text, first=position == 0)
        if starts and not any(position < mark <= position + 4 and mark <= 7 for mark in marks):
            return index
    return _last_resort(lines, kept, stamps)


def _is_opening(text: str, *, first: bool) -> bool:
    """Whether a line is a paragraph. The very first line must be a longer one: headlines are sentences at times."""
    dateline = read_dateline(text)
    if dateline and dateline.place and len(words(text[dateline.end :])) >= 3 and is_closed(text):
        return True
    if is_sentence(text, least=9) and len(text) >= 50:
        return True
    return not first and is_sentence(text, least=5) and text.rstrip("”\"’')")[-1:] == "."


def _last_resort(lines: Sequence[Line], kept: Sequence[int], stamps: dict[int, StampLine]) -> int:
    """Where no line is a paragraph: the first that ends as a sentence, else all but the first."""
    for index in kept[:_MOST_HEAD]:
        if index not in stamps and is_sentence(lines[index].text, least=4):
            return index
    rest = [index for index in kept[1:] if index not in stamps]
    return rest[0] if rest else len(lines)


def _claim(head: Head, line: Line, index: int, stamps: StampLine | None) -> bool:
    """Whether the line is a stamp, a byline, a caption or a credit; what it tells is put into the head."""
    if stamps:
        _read_stamp_line(head, line, index, stamps)
        return True
    signed = byline(line.text)
    if signed:
        head.kinds[index] = "byline"
        _read_byline(head, line, index, 0, line.text)
        return True
    if is_caption(line.text):
        head.kinds[index] = "caption"
        return True
    if is_credit_line(line.text) and line.text not in outlets():
        head.kinds[index] = "credit"
        return True
    if is_staff_line(line.text):
        head.kinds[index] = "byline"
        return True
    return False


def _read_stamp_line(head: Head, line: Line, index: int, stamps: StampLine) -> None:
    updated_only = all(mark.what == "updated" for mark in stamps.marks)
    head.kinds[index] = "updated" if updated_only else "published"
    head.stamps += [(mark, index) for mark in stamps.marks]
    for start, end in stamps.rest:
        _read_rest(head, line, index, start, end, stamps)


def _read_rest(head: Head, line: Line, index: int, start: int, end: int, stamps: StampLine) -> None:
    """What stands beside a stamp: a byline, an agency, a host, an outlet, or the place of a dateline."""
    whole = _LABEL.sub("", line.text[start:end]).strip(" ,.-–—")
    start = line.text.index(whole, start)
    told = NameShort(name=whole) if byline(whole) else name_and_short(whole)
    text = told.name
    known = outlets().get(text)
    if byline(text):
        head.kinds[index] = "byline"
        _read_byline(head, line, index, start, text)
    elif known and known.kind == "agency":
        head.agency, head.agency_at = text, Spot(line=index, start=start, end=end)
    elif is_paper(text):
        head.papers.append(index)
    elif known or host_in(text) or _is_outlet_name(text):
        _name_outlet(head, told)
    elif is_capitalised(text) and len(words(text)) <= 4 and not head.place and start < stamps.marks[0].start:
        head.kinds[index] = "dateline"
        mark = stamps.marks[0]
        if told.short and not head.agency:  # "Port Selva (DNA), 12 March 2024"
            at = line.text.index(told.short, start + len(text))
            head.agency, head.agency_at = told.short, Spot(line=index, start=at, end=at + len(told.short))
        head.place, head.place_at = (
            recase(text.split(",")[0]),
            Spot(line=index, start=start, end=start + len(text.split(",")[0])),
        )
        head.place_date, head.place_date_at = mark.value[:10], Spot(line=index, start=mark.start, end=mark.end)


def _name_outlet(head: Head, told: NameShort) -> None:
    """The outlet's name beside a stamp, unless the head has one already, and the letters by which it goes."""
    head.outlet = head.outlet or host_in(told.name) or told.name
    if head.outlet == told.name:
        head.short = head.short or told.short


def _is_outlet_name(text: str) -> bool:
    return bool(masthead_words("outlet").intersection(word.lower() for word in words(text)))


def _read_byline(head: Head, line: Line, index: int, offset: int, text: str) -> None:
    signed = byline(text)
    if not signed:
        return
    people, outlet = signed
    for found in people:
        told = name_and_short(found.name)
        if _is_outlet_name(told.name) or told.name in outlets():
            head.signed_outlet = head.signed_outlet or not head.outlet
            _name_outlet(head, told)
            if found.name in outlets() and outlets()[found.name].kind == "agency" and not head.agency:
                head.agency = found.name
                head.agency_at = Spot(line=index, start=found.start + offset, end=found.end + offset)
        else:
            shifted = Found(name=found.name, role="author", start=found.start + offset, end=found.end + offset)
            head.authors.append((shifted, index))
    if outlet and not head.agency:
        told = name_and_short(plain_name(text[outlet[0] : outlet[1]]))
        head.agency = told.name
        head.agency_at = Spot(line=index, start=offset + outlet[0], end=offset + outlet[1])


def _read_names(
    head: Head, lines: Sequence[Line], found: Sequence[int], stamps: dict[int, StampLine], *, title: str, elsewhere: str
) -> None:
    """Mastheads, title and subtitles among the head lines that nothing else has claimed."""
    left = _take_mastheads(head, lines, found, stamps, title=title, elsewhere=elsewhere)
    wanted = " ".join(title.split()).casefold()
    titles = [index for index in left if wanted and lines[index].text.casefold() == wanted] or [
        index for index in left if not is_paper(lines[index].text) or len(left) == 1
    ]
    titles = titles or [index for index in left if is_headed_paper(lines[index].text)]
    for index in left:
        text = lines[index].text
        if titles and index == titles[0]:
            head.title, head.kinds[index] = index, "title"
            head.outlet = head.outlet or kicker_outlet(text, elsewhere=elsewhere)
        elif is_paper(text) and (not titles or index < titles[0]):
            head.kinds[index] = "masthead"
        elif _take_lone_name(head, text, index):
            continue
        elif is_label(text):
            head.kinds[index] = "updated" if is_label(text) == "updated" else "published"
        elif (index - 1 in stamps or index + 1 in stamps) and _SIGNED.fullmatch(text) and len(text) < 70:
            head.kinds[index] = "byline"
            head.authors += [(person, index) for person in people_in(text)]
        else:
            head.kinds[index] = "subtitle"


def _take_mastheads(
    head: Head, lines: Sequence[Line], found: Sequence[int], stamps: dict[int, StampLine], *, title: str, elsewhere: str
) -> list[int]:
    """Puts the names at the very head away, slogans too; gives back the lines that are left."""
    left, desk = list(found), False
    while left and not host_in(head.outlet):
        index, following = left[0], left[1:]
        line = lines[index]
        if is_press_desk(line.text) and following:
            head.kinds[index], desk, left = "masthead", True, following
            continue
        block = _block_after(lines, index)
        headed = desk or any(i not in stamps and _is_letterhead(lines[i].text) for i in block[:2])
        letterhead = headed or any(i in stamps for i in block[:2])
        followed = any(not is_slogan(lines[i].text) or len(following) == 1 for i in following) or (
            _is_outlet_name(line.text) and len(words(line.text)) > 1 and line.text in elsewhere
        )
        named = read_masthead(line.text, letterhead=letterhead, headed=headed, alone=not block, followed=followed)
        if not named and block[:1] and block[0] in head.papers and is_issuer(line.text):
            named = Masthead(
                name=line.text, kind="body"
            )  # "Northport Docks", and below it "Media statement, 7 October"
        elif not named and followed and (name := outlet_with_short(line.text, elsewhere)):
            named = Masthead(name=name, kind="outlet")
        if not named or line.text.casefold() == title.casefold():
            break
        if head.mastheads and named.kind == "outlet" and not is_paper(line.text):
            break
        head.kinds[index] = "masthead"
        head.short = head.short or name_and_short(line.text).short
        head.mastheads.append(Masthead(name=outlet_case(named.name, elsewhere), kind=named.kind))
        left = _take_slogans(head, lines, index, following) if named.kind == "outlet" else following
    if _chosen_outlet(head):
        head.outlet, head.signed_outlet = _chosen_outlet(head), False
    return left


def _block_after(lines: Sequence[Line], index: int) -> list[int]:
    """The lines that follow without a blank line between."""
    stop = next((i for i in range(index + 1, len(lines)) if lines[i].gap), len(lines))
    return list(range(index + 1, stop))


def _is_letterhead(text: str) -> bool:
    return is_paper(text) or is_body_name(text) or is_navigation(text)


def _take_slogans(head: Head, lines: Sequence[Line], index: int, following: list[int]) -> list[int]:
    """Lines under an outlet's name in the same block that are neither paper nor the only headline left."""
    left = list(following)
    while left and left[0] == index + 1 and not lines[left[0]].gap:
        text = lines[left[0]].text
        if is_paper(text) or is_body_name(text):
            head.kinds[left[0]] = "masthead"
        elif is_slogan(text) and len(left) > 1:
            head.slogans.append(left[0])
        else:
            break
        index = left.pop(0)
    return left


def _chosen_outlet(head: Head) -> str:
    names = [masthead.name for masthead in head.mastheads if not is_section(masthead.name)]
    if len(names) > 1 and is_state_name(names[0]) and head.mastheads[1].kind == "body":
        return names[1]
    return names[0] if names else ""


def _take_lone_name(head: Head, text: str, index: int) -> bool:
    """A name in capitals alone on a line under the title: an outlet ("CGTN"), an agency, or the place of a dateline."""
    if not is_all_caps(text) or len(words(text)) > 4 or any(c.isdigit() for c in text) or head.title is None:
        return False
    known = outlets().get(text)
    short = len(words(text)) == 1 and len(text) <= 4
    if known and known.kind == "agency":
        head.agency, head.agency_at = text, Spot(line=index, start=0, end=len(text))
        head.kinds[index] = "credit"
    elif known or short or _is_outlet_name(text):
        head.outlet = head.outlet or text
        head.kinds[index] = "masthead"
    else:
        place = text.split(",", maxsplit=1)[0]
        head.place, head.place_at = recase(place), Spot(line=index, start=0, end=len(place))
        head.kinds[index] = "dateline"
    return True
