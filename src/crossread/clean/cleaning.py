"""One raw document to one report: the order in which the parts of this room look at it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.clean.assembly import Assembled, Kept, assemble
from crossread.clean.captions import is_caption, photo_credit
from crossread.clean.credits import (
    Found,
    byline,
    channels,
    desk_credits,
    is_agency_list,
    is_credit_line,
    line_credits,
    owner_named,
    trailing_credit,
)
from crossread.clean.datelines import Head as DatelineHead
from crossread.clean.datelines import read_dateline
from crossread.clean.dating import chosen, container_stamp, with_year
from crossread.clean.heads import Head, Spot, read_head
from crossread.clean.junk import cuts_in, judge
from crossread.clean.mastheads import host_in, short_form
from crossread.clean.language import foreign_language
from crossread.clean.lexicons import agencies
from crossread.clean.lines import Line, split_lines, unfold
from crossread.clean.stamps import read_stamps
from crossread.lib.ids import stable_id
from crossread.model.outcomes import Rejected
from crossread.model.reports import Credit, Dateline, Dropped, RawDocument, Report, Stamp, ZoneKind
from crossread.model.spans import Span

STAGE = "clean"


def clean(document: RawDocument) -> Report | Rejected:
    """The report in a raw document: text in zones, what its head and credits tell, and what was dropped.

    Rejected where nothing is left to read, and where the text is not English.
    """
    lines = unfold(split_lines(document.text))
    language = foreign_language("\n".join(line.text for line in lines))
    if language:
        detail = f"this looks like {language}; crossread reads English only, so hand over a translation"
        return Rejected(input=document.source, stage=STAGE, cause="not-english", detail=detail)
    sheet = _Sheet(document=document, lines=lines)
    sheet.cut_lines()
    sheet.drop_junk()
    if not any(sheet.stays):
        detail = "nothing is left once page furniture is taken away; hand over the report's text"
        return Rejected(input=document.source, stage=STAGE, cause="empty", detail=detail)
    sheet.read_head()
    return sheet.report()


@dataclass(slots=True, kw_only=True)
class _Sheet:
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

    def cut_lines(self) -> None:
        """Cuts furniture off the beginnings and ends of lines."""
        kept: list[Line] = []
        for line in self.lines:
            cuts = cuts_in(line)
            start = max((c.end for c in cuts if c.start == 0), default=0)
            end = min((c.start for c in cuts if c.start), default=len(line.text))
            rest = line.cut(start, end) if start < end else None
            for cut in cuts:
                self._strike(line, cut.start, cut.end, cut.why)
            if rest:
                if start:
                    self.captions.add(len(kept))
                kept.append(rest)
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
        return read_stamps(text) is not None or is_credit_line(text) or (index < 12 and byline(text) is not None)

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
        owner = owner_named(text)
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
        first = next((i for i in range(self.head.body, len(self.lines)) if self.stays[i] and i not in self.captions), None)
        if first is not None:
            elsewhere = "\n".join(line.text for i, line in enumerate(self.lines) if i != first)
            found = read_dateline(self.lines[first].text, elsewhere=elsewhere)
            self.dateline = (found, first) if found else None

    def report(self) -> Report:
        """The report that is left."""
        kept = [Kept(index=i, line=self.lines[i], stretches=self._stretches(i)) for i, s in enumerate(self.stays) if s]
        text = assemble(kept, self._gaps(kept))
        return _Writer(sheet=self, text=text, kept=kept).write()

    def _gaps(self, kept: Sequence[Kept]) -> list[bool]:
        gaps, last = [], -1
        for line in kept:
            gaps.append(any(self.lines[i].gap for i in range(last + 1, line.index + 1)))
            last = line.index
        return gaps

    def _last_kept_prose(self) -> int:
        """The last line that stays and is no credit by itself: a credit at its end is the report's, not a picture's."""
        kept = (i for i in range(len(self.lines) - 1, -1, -1) if self.stays[i] and not is_credit_line(self.lines[i].text))
        return next(kept, -1)

    def _stretches(self, index: int) -> tuple[tuple[ZoneKind, int, int], ...]:
        text, kind = self.lines[index].text, self.head.kinds.get(index)
        if kind and not (self.dateline and self.dateline[1] == index):
            return ((kind, 0, len(text)),)
        signed = trailing_credit(text) if index == self._last_kept_prose() else None
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


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Writes the report down once its text stands, and with it every place."""

    sheet: _Sheet
    text: Assembled
    kept: Sequence[Kept]

    def write(self) -> Report:
        """The report with its id, which rests on outlet, publication and text."""
        sheet, head, document = self.sheet, self.sheet.head, self.sheet.document
        published, updated = self._stamp("published"), self._stamp("updated")
        if published and updated and updated[0].startswith(published[0]) and "T" not in published[0] and _is_header(head, updated):
            published = updated
        outlet = document.hints.outlet or self._outlet()
        name = stable_id("report", outlet, published[0] if published else "", self.text.text)
        dateline = self._dateline(name, [s[0] for s in (published, updated) if s])
        agency = self._agency(dateline)
        return Report(
            id=name,
            source=document.source,
            is_url=document.is_url,
            text=self.text.text,
            raw=document.text,
            map=self.text.map,
            zones=self.text.zones,
            outlet=outlet,
            agency=agency,
            credits=self._credits(name, outlet, agency),
            title=self._title(),
            dateline=dateline,
            published=self._as_stamp(name, published or self._filed(dateline)),
            updated=self._as_stamp(name, updated),
            url=document.hints.url,
            dropped=tuple(sorted(sheet.dropped, key=lambda d: (d.start, d.end))),
        )

    def _filed(self, dateline: Dateline | None) -> tuple[str, Spot | None] | None:
        """A dateline alone on its line with a full day dates the whole paper."""
        head = self.sheet.head
        if dateline and head.place_date_at and dateline.date and dateline.date[0] != "X":
            return dateline.date, head.place_date_at
        return None

    def _title(self) -> str:
        title = self.sheet.head.title
        return self.sheet.lines[title].text if title is not None else self.sheet.document.hints.title

    def _stamp(self, what: str) -> tuple[str, Spot | None] | None:
        hints = self.sheet.document.hints
        found = chosen(self.sheet.head.stamps, what)
        if found:
            mark, line = found
            return mark.value, Spot(line=line, start=mark.start, end=mark.end)
        value = container_stamp(hints.published if what == "published" else hints.updated)
        return (value, None) if value else None

    def _as_stamp(self, name: str, found: tuple[str, Spot | None] | None) -> Stamp | None:
        return Stamp(value=found[0], span=self._span(name, found[1])) if found else None

    def _span(self, name: str, spot: Spot | None) -> Span | None:
        if spot is None or spot.line not in self.text.offsets:
            return None
        at = self.text.offsets[spot.line]
        return Span(report=name, start=at + spot.start, end=at + spot.end)

    def _outlet(self) -> str:
        if self.sheet.head.outlet:
            return short_form(self.sheet.head.outlet, self.text.text)
        if self.sheet.dateline:
            known = agencies().get(self.sheet.dateline[0].agency)
            if known and known.kind == "outlet":
                return known.name
        return next((owner for owner in self.sheet.owners if owner not in agencies()), "")

    def _dateline(self, name: str, stated: Sequence[str]) -> Dateline | None:
        head, found = self.sheet.head, self.sheet.dateline
        if found:
            at, line = found
            date = with_year(at.date, stated=stated, text=self.text.text)
            return Dateline(
                span=self._must(name, Spot(line=line, start=0, end=len(self.sheet.lines[line].text[: at.end].rstrip()))),
                place=at.place,
                date=date,
                agency=at.agency,
                date_span=self._span(name, Spot(line=line, start=at.date_at[0], end=at.date_at[1])) if at.date_at else None,
                place_span=self._span(name, Spot(line=line, start=at.place_at[0], end=at.place_at[1])) if at.place_at else None,
            )
        if not head.place or head.place_at is None:
            return None
        whole = Spot(line=head.place_at.line, start=0, end=len(self.sheet.lines[head.place_at.line].text))
        return Dateline(
            span=self._must(name, whole),
            place=head.place,
            date=with_year(head.place_date, stated=stated, text=self.text.text),
            date_span=self._span(name, head.place_date_at),
            place_span=self._span(name, head.place_at),
        )

    def _must(self, name: str, spot: Spot) -> Span:
        return self._span(name, spot) or Span(report=name, start=0, end=0)

    def _agency(self, dateline: Dateline | None) -> str:
        """Whose copy the report carries: by its dateline, its credits, its sign-off, its owner; empty where several share."""
        if dateline and dateline.agency and self._is_agency(dateline.agency):
            return dateline.agency
        credited = [c for line in self.kept for c in self._line_credits(line) if c[0].name != "agencies"]
        names = [found.name for found, _ in credited if self._is_agency(found.name)]
        slashed = any("/" in self.sheet.lines[spot.line].text[-40:] for _, spot in credited)
        if self.sheet.head.agency:
            return self.sheet.head.agency
        if len(names) == 1 or (names and slashed):
            return names[0]
        signed = [found.name for found, _ in self.sheet.told if found.role == "agency" and found.name != "agencies"]
        if len(signed) == 1 and not names:
            return signed[0]
        return next((owner for owner in self.sheet.owners if self._is_agency(owner, known=True)), "")

    @staticmethod
    def _is_agency(name: str, *, known: bool = False) -> bool:
        entry = agencies().get(name)
        return entry.kind == "agency" if entry else not known

    def _line_credits(self, kept: Kept) -> list[tuple[Found, Spot]]:
        """Agencies in the credit zones of a line."""
        out: list[tuple[Found, Spot]] = []
        for kind, start, end in kept.stretches:
            if kind == "credit":
                for found in line_credits(kept.line.text[start:end]):
                    out.append((found, Spot(line=kept.index, start=start + found.start, end=start + found.end)))
        return out

    def _credits(self, name: str, outlet: str, agency: str) -> tuple[Credit, ...]:
        found: list[tuple[Found, Spot | None]] = list(self.sheet.told)
        found += [(f, Spot(line=line, start=f.start, end=f.end)) for f, line in self.sheet.head.authors]
        found += self._agency_of_head(agency)
        own = frozenset({agency, outlet, *(agencies()[n].canonical for n in (agency, outlet) if n in agencies())} - {""}) | _host_words(outlet)
        for kept in self.kept:
            found += self._line_credits(kept)
            found += self._zone_credits(kept, own)
        return self._told_once(name, found)

    def _agency_of_head(self, agency: str) -> list[tuple[Found, Spot | None]]:
        head, dateline = self.sheet.head, self.sheet.dateline
        if dateline and dateline[0].agency:
            text = self.sheet.lines[dateline[1]].text
            start = text.index(dateline[0].agency)
            end = start + len(dateline[0].agency)
            return [(Found(name=dateline[0].agency, role="agency", start=start, end=end), Spot(line=dateline[1], start=start, end=end))]
        if head.agency:
            return [(Found(name=head.agency, role="agency", start=0, end=0), head.agency_at)]
        owner = next((o for o in self.sheet.owners if o == agency), "")
        return [(Found(name=owner, role="agency", start=0, end=0), None)] if owner else []

    def _zone_credits(self, kept: Kept, own: frozenset[str]) -> list[tuple[Found, Spot | None]]:
        """Photographers of captions, channels of the text."""
        out: list[tuple[Found, Spot | None]] = []
        for kind, start, end in kept.stretches:
            text = kept.line.text[start:end]
            if kind == "caption" and (at := photo_credit(text)):
                spot = Spot(line=kept.index, start=start + at[0], end=start + at[1])
                out.append((Found(name=text[slice(*at)].strip(" /•"), role="photo", start=0, end=0), spot))
            if kind == "body":
                for found in channels(text, own=own):
                    out.append((found, Spot(line=kept.index, start=start + found.start, end=start + found.end)))
        return out

    def _told_once(self, name: str, found: Sequence[tuple[Found, Spot | None]]) -> tuple[Credit, ...]:
        credits: dict[tuple[str, str], Credit] = {}
        for credit, spot in found:
            span = self._span(name, spot)
            quote = self.text.text[span.start : span.end] if span else credit.name
            kept = credits.get((credit.role, credit.name))
            if kept is None or (kept.span is None and span is not None):
                credits[credit.role, credit.name] = Credit(name=credit.name, role=credit.role, quote=quote, span=span)
        order = {"agency": 0, "via": 1, "author": 2, "photo": 3}
        return tuple(sorted(credits.values(), key=lambda c: (order[c.role], c.span.start if c.span else 10**9, c.name)))


def _host_words(outlet: str) -> frozenset[str]:
    """The parts of an outlet that is given as a host ("edition.cnn.com": cnn)."""
    return frozenset(host_in(outlet).split(".")) - {""}


def _is_header(head: Head, updated: tuple[str, Spot | None]) -> bool:
    """Whether the update's stamp stands in the head with its full day, as papers write their only date."""
    return updated[1] is not None and head.agency != "" and updated[1].line < head.body
