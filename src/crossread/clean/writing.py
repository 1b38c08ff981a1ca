"""The report written down: every place as a span, credits told once, agency and outlet settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.clean.assembly import Assembled, Kept
from crossread.clean.captions import photo_credit
from crossread.clean.credits import (
    Found,
    agencies_in,
    channels,
    contributors,
    line_credits,
    people_in,
)
from crossread.clean.dating import chosen, container_stamp, with_year
from crossread.clean.heads import Head, Spot
from crossread.clean.mastheads import host_in, name_and_short, short_form
from crossread.clean.sheets import Sheet
from crossread.lib.ids import stable_id
from crossread.lib.letters import long_letters
from crossread.lib.outlets import outlets
from crossread.model.reports import Credit, Dateline, Report, Stamp
from crossread.model.spans import Span


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes the report down once its text stands, and with it every place."""

    sheet: Sheet
    text: Assembled
    kept: Sequence[Kept]

    def write(self) -> Report:
        """The report with its id, which rests on outlet, publication and text."""
        sheet, head, document = self.sheet, self.sheet.head, self.sheet.document
        published, updated = self._stamp("published"), self._stamp("updated")
        if (
            published
            and updated
            and updated[0].startswith(published[0])
            and "T" not in published[0]
            and _is_header(head, updated)
        ):
            published = updated
        stated = name_and_short(document.hints.outlet)
        outlet = (stated.name if stated.short else document.hints.outlet) or self._outlet()
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
            outlet_short=stated.short if document.hints.outlet else head.short if outlet else "",
            agency=agency,
            credits=self._credits(name, outlet, agency),
            title=self._title(),
            dateline=dateline,
            published=self._as_stamp(name, published or self._filed(dateline)),
            updated=self._as_stamp(name, updated),
            url=document.hints.url,
            dropped=tuple(sorted(sheet.dropped, key=lambda d: (d.start, d.end))),
            letters=long_letters(self.text.text),
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
            name = self.sheet.head.outlet
            return short_form(name, self.text.text) if self.sheet.head.signed_outlet else name
        if self.sheet.dateline:
            known = outlets().get(self.sheet.dateline[0].agency)
            if known and known.kind == "outlet":
                return known.name
        return next((owner for owner in self.sheet.owners if owner not in outlets()), "")

    def _dateline(self, name: str, stated: Sequence[str]) -> Dateline | None:
        head, found = self.sheet.head, self.sheet.dateline
        if found:
            at, line = found
            date = with_year(at.date, stated=stated, text=self.text.text)
            return Dateline(
                span=self._must(
                    name, Spot(line=line, start=0, end=len(self.sheet.lines[line].text[: at.end].rstrip()))
                ),
                place=at.place,
                date=date,
                agency=at.agency,
                date_span=self._span(name, Spot(line=line, start=at.date_at[0], end=at.date_at[1]))
                if at.date_at
                else None,
                place_span=self._span(name, Spot(line=line, start=at.place_at[0], end=at.place_at[1]))
                if at.place_at
                else None,
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
        ends = [line for line in self.kept if line.index < self.sheet.head.body] + list(self.kept[-3:])
        credited = [c for line in ends for c in self._line_credits(line) if c[0].name != "agencies"]
        names = [found.name for found, _ in credited if self._is_agency(found.name)]
        slashed = any("/" in self.sheet.lines[spot.line].text[-40:] for _, spot in credited)
        if self.sheet.head.agency:
            return self.sheet.head.agency
        if len(names) == 1 or (names and slashed):
            return names[0]
        signed = [found.name for found, _ in self.sheet.told if found.role == "agency" and found.name != "agencies"]
        if len(signed) == 1 and not names:
            return signed[0]
        written = [] if self.sheet.head.authors or names else agencies_in(self.sheet.document.hints.author)
        if len(written) == 1:
            return written[0].name
        return next((owner for owner in self.sheet.owners if self._is_agency(owner, known=True)), "")

    @staticmethod
    def _is_agency(name: str, *, known: bool = False) -> bool:
        entry = outlets().get(name)
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
        if not self.sheet.head.authors:
            author = self.sheet.document.hints.author
            found += [(one, None) for one in agencies_in(author) or people_in(author)]
        found += self._agency_of_head(agency)
        own = frozenset(
            {agency, outlet, *(outlets()[n].canonical for n in (agency, outlet) if n in outlets())} - {""}
        ) | _host_words(outlet)
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
            return [
                (
                    Found(name=dateline[0].agency, role="agency", start=start, end=end),
                    Spot(line=dateline[1], start=start, end=end),
                )
            ]
        if head.agency:
            return [(Found(name=head.agency, role="agency", start=0, end=0), head.agency_at)]
        owner = next((o for o in self.sheet.owners if o == agency), "")
        return [(Found(name=owner, role="agency", start=0, end=0), None)] if owner else []

    def _zone_credits(self, kept: Kept, own: frozenset[str]) -> list[tuple[Found, Spot | None]]:
        """Photographers of captions, those who are named for the text, channels of the text."""
        out: list[tuple[Found, Spot | None]] = []
        for kind, start, end in kept.stretches:
            text = kept.line.text[start:end]
            if kind == "caption" and (at := photo_credit(text)):
                spot = Spot(line=kept.index, start=start + at[0], end=start + at[1])
                out.append((Found(name=text[slice(*at)].strip(" /•"), role="photo", start=0, end=0), spot))
            if kind == "credit":
                for found in contributors(text):
                    out.append((found, Spot(line=kept.index, start=start + found.start, end=start + found.end)))
            if kind == "body":
                for found in channels(text, own=own):
                    out.append((found, Spot(line=kept.index, start=start + found.start, end=start + found.end)))
        return out

    def _told_once(self, name: str, found: Sequence[tuple[Found, Spot | None]]) -> tuple[Credit, ...]:
        told: dict[tuple[str, str], Credit] = {}
        for credit, spot in found:
            span = self._span(name, spot)
            quote = self.text.text[span.start : span.end] if span else credit.name
            kept = told.get((credit.role, credit.name))
            if kept is None or (kept.span is None and span is not None):
                told[credit.role, credit.name] = Credit(name=credit.name, role=credit.role, quote=quote, span=span)
        order = {"agency": 0, "via": 1, "author": 2, "photo": 3}
        return tuple(sorted(told.values(), key=lambda c: (order[c.role], c.span.start if c.span else 10**9, c.name)))


def _host_words(outlet: str) -> frozenset[str]:
    """The parts of an outlet that is given as a host ("edition.cnn.com": cnn)."""
    return frozenset(host_in(outlet).split(".")) - {""}


def _is_header(head: Head, updated: tuple[str, Spot | None]) -> bool:
    """Whether the update's stamp stands in the head with its full day, as papers write their only date."""
    return updated[1] is not None and head.agency != "" and updated[1].line < head.body
