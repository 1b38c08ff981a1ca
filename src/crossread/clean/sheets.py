"""The document on the desk: its lines, what is struck out of them and what they tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.clean.assembly import Kept
from crossread.clean.captions import is_caption, photo_credit
from crossread.clean.credits import (
    Found,
    byline,
    desk_credits,
    is_agency_list,
    is_credit_line,
    line_credits,
    owner_named,
    trailing_credit,
)
from crossread.clean.datelines import Head as DatelineHead
from crossread.clean.datelines import read_dateline
from crossread.clean.dating import container_stamp
from crossread.clean.heads import Head, Spot, read_head
from crossread.clean.junk import cuts_in, judge
from crossread.clean.lines import Line
from crossread.clean.mastheads import host_in
from crossread.clean.stamps import read_stamps
from crossread.model.reports import Dropped, RawDocument, ZoneKind


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The document on the desk: lines, what was struck out of them, and what they told."""

    document: RawDocument
    lines: list[Line]
    dropped: list[Dropped] = field(default_factory=list)
    stays: list[bool] = field(default_factory=list)
    captions: set[int] = field(default_factory=set)
    told: list[tuple[Found, Spot | None]] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    dateline: tuple[DatelineHead, int] | None = None
    last: int = -1

    def cut_lines(self) -> None:
        """Cuts furniture off the beginnings and ends of lines."""
        kept: list[Line] = []
        awaited = False  # a mark such as "Image caption" on a line of its own says what the next line is
        for line in self.lines:
            cuts = cuts_in(line)
            start = max((c.end for c in cuts if c.start == 0), default=0)
            end = min((c.start for c in cuts if c.start), default=len(line.text))
            rest = line.cut(start, end) if start < end else None
            for cut in cuts:
                self._strike(line, cut.start, cut.end, cut.why)
            marked = not rest and bool(cuts) and "pict" in cuts[0].why
            if rest:
                if start or awaited:
                    self.captions.add(len(kept))
                kept.append(rest)
            awaited = marked
        self.lines = kept

    def drop_junk(self) -> None:
        """Strikes out the lines that are no part of the report."""
        claimed = [self._is_claimed(index) for index in range(len(self.lines))]
        reasons = judge(self.lines, keep=claimed, outlets=self._short_names())
        self._repeat_captions(reasons)
        self.stays = [not why for why in reasons]
        for line, why in zip(self.lines, reasons, strict=True):
            if why:
                self._strike(line, 0, len(line.text), why)

    def _short_names(self) -> list[str]:
        """Names under which the outlet may post: by its name, and by the host in its link or its first lines."""
        hints = self.document.hints
        texts = [hints.url, *(word for line in self.lines[:4] for word in line.text.split())]
        hosts = [host for text in texts if (host := host_in(text))]
        labels = [host.removeprefix("www.").split(".")[0] for host in hosts]
        return [name.casefold() for name in (hints.outlet, *labels) if name]

    def _is_claimed(self, index: int) -> bool:
        """Whether a line is a stamp, a byline or a credit, which the rules for junk leave alone."""
        text = self.lines[index].text
        if is_agency_list(text):
            return False
        return read_stamps(text) is not None or is_credit_line(text) or byline(text) is not None

    def _repeat_captions(self, reasons: list[str]) -> None:
        """A caption that stands there several times is furniture every time, the first time too."""
        repeated = {self.lines[i].text for i, why in enumerate(reasons) if why.startswith("repeats")}
        for index, line in enumerate(self.lines):
            if not reasons[index] and line.text in repeated and is_caption(line.text):
                reasons[index] = "repeated caption"

    def _strike(self, line: Line, start: int, end: int, why: str) -> None:
        part = line.cut(start, end)
        if not part:
            return
        raw = self.document.text[part.raw_start : part.raw_end]
        self.dropped.append(Dropped(start=part.raw_start, end=part.raw_end, quote=raw, why=why))
        self._hear(part.text, why)

    def _hear(self, text: str, why: str) -> None:
        """What a dropped passage still tells: reporters, agencies, a photographer, who owns the copy."""
        self.told += [(found, None) for found in desk_credits(text)]
        if len(text) < 80:
            self.told += [(found, None) for found in line_credits(text) if not desk_credits(text)]
        picture = photo_credit(text) if "pict" in why or "caption" in why or "teaser" in why else None
        if picture:
            self.told.append((Found(name=text[slice(*picture)].strip(" /•"), role="photo", start=0, end=0), None))
        owner = owner_named(text) if "copy" in why or "disclaimer" in why else ""
        if owner:
            self.owners.append(owner)

    def read_head(self) -> None:
        """Reads the head and the dateline, strikes slogans out, and hears the credits that stay."""
        hints = self.document.hints
        gone = [not stays for stays in self.stays]
        self.head = read_head(self.lines, gone, title=hints.title, published=container_stamp(hints.published))
        for index in self.head.slogans:
            self.stays[index] = False
            self._strike(self.lines[index], 0, len(self.lines[index].text), "slogan")
        self.last = self._last_prose()
        self._read_tail()
        first = next(
            (i for i in range(self.head.body, len(self.lines)) if self.stays[i] and i not in self.captions), None
        )
        if first is not None:
            elsewhere = "\n".join(line.text for i, line in enumerate(self.lines) if i != first)
            found = read_dateline(self.lines[first].text, elsewhere=elsewhere)
            self.dateline = (found, first) if found else None

    def _read_tail(self) -> None:
        """Stamps and bylines under the last paragraph."""
        for index in range(self.last + 1, len(self.lines)):
            text = self.lines[index].text
            if not self.stays[index] or index in self.head.kinds:
                continue
            found, signed = read_stamps(text), byline(text)
            if found:
                self.head.stamps += [(mark, index) for mark in found.marks]
                self.head.kinds[index] = "updated" if found.marks[0].what == "updated" else "published"
            elif signed:
                self.head.authors += [(person, index) for person in signed[0]]
                self.head.kinds[index] = "byline"

    def kept(self) -> list[Kept]:
        """The lines that stay, each with its zones."""
        return [Kept(index=i, line=self.lines[i], stretches=self._stretches(i)) for i, s in enumerate(self.stays) if s]

    def gaps(self, kept: Sequence[Kept]) -> list[bool]:
        """Before which of the lines that stay a blank line stood."""
        gaps, last = [], -1
        for line in kept:
            gaps.append(any(self.lines[i].gap for i in range(last + 1, line.index + 1)))
            last = line.index
        return gaps

    def _last_prose(self) -> int:
        """The last line that stays and is a paragraph: a credit at its end is the report's, not a picture's."""
        last = range(len(self.lines) - 1, -1, -1)
        return next((i for i in last if self.stays[i] and not _is_signature(self.lines[i].text)), -1)

    def _stretches(self, index: int) -> tuple[tuple[ZoneKind, int, int], ...]:
        text, kind = self.lines[index].text, self.head.kinds.get(index)
        if kind and index not in self.captions and not (self.dateline and self.dateline[1] == index):
            return ((kind, 0, len(text)),)
        signed = trailing_credit(text) if index == self.last else None
        if index in self.captions or (index >= self.head.body and not signed and is_caption(text)):
            return (("caption", 0, len(text)),)
        if is_credit_line(text):
            return (("credit", 0, len(text)),)
        start, end = 0, len(text)
        out: list[tuple[ZoneKind, int, int]] = []
        if self.dateline and self.dateline[1] == index:
            start = self.dateline[0].end
            out.append(("dateline", 0, len(text[:start].rstrip())))
        if signed and signed[0] > start:
            end = len(text[: signed[0]].rstrip())
        out.append(("body", start, end))
        if signed and signed[0] > start:
            out.append(("credit", *signed))
        return tuple(out)


def _is_signature(text: str) -> bool:
    """Whether a line is a credit, a stamp or a byline and nothing else."""
    return is_credit_line(text) or read_stamps(text) is not None or byline(text) is not None
