"""Who said what: the speakers of a story across its reports."""

from collections.abc import Sequence

from crossread.model.claims import Speaker, Statement
from crossread.model.findings import Finding
from crossread.model.stories import Sheet
from crossread.present.document import Group, Row, Section
from crossread.present.evidence import Shelf
from crossread.present.names import count_of
from crossread.present.words import one_line

_SMALL = frozenset({"of", "the", "and", "for", "in"})


def speaker_section(sheet: Sheet, shelf: Shelf) -> Section | None:
    """A row a speaker, who spoke most first: their statements by report, and in how many their words differ."""
    by_key: dict[str, list[Statement]] = {}
    for report in shelf.in_order(sheet.story.reports):
        for statement in shelf.readings[report].claims.statements:
            if statement.speaker and statement.voice != "own":
                by_key.setdefault(statement.speaker.key, []).append(statement)
    ranked = sorted(by_key.values(), key=lambda said: (-_reports(said), -len(said), _name(said)))
    variants = [finding for finding in sheet.findings if finding.kind == "quote_variant"]
    rows = tuple(_row(said, variants, shelf) for said in ranked)
    return Section(key="speakers", title="Who said what", rows=rows) if rows else None


def _row(said: Sequence[Statement], variants: Sequence[Finding], shelf: Shelf) -> Row:
    differ = sum(any(e.span.overlaps(s.span) for e in f.evidence for s in said) for f in variants)
    counts = [count_of(len(said), "statement"), count_of(_reports(said), "report")]
    counts += [f"{count_of(differ, 'wording')} {'differs' if differ == 1 else 'differ'}"] if differ else []
    return Row(label=_name(said), kind=_bearing(said), text=", ".join(counts), groups=_by_report(said, shelf))


def _by_report(said: Sequence[Statement], shelf: Shelf) -> tuple[Group, ...]:
    groups: dict[str, list[Statement]] = {}
    for statement in said:
        groups.setdefault(statement.span.report, []).append(statement)
    return tuple(
        Group(
            value=shelf.names[report],
            names=(shelf.names[report],),
            words=tuple(shelf.words(span, role=s.voice) for s in group for span in (s.quoted or s.content)),
        )
        for report, group in groups.items()
    )


def _reports(said: Sequence[Statement]) -> int:
    return len({statement.span.report for statement in said})


def _speakers(said: Sequence[Statement]) -> list[Speaker]:
    return [statement.speaker for statement in said if statement.speaker]


def _name(said: Sequence[Statement]) -> str:
    """The name that most reports give the speaker, a full one before a surname alone; of equals the longest."""
    reports: dict[str, set[str]] = {}
    for statement in said:
        if statement.speaker:
            reports.setdefault(one_line(statement.speaker.name), set()).add(statement.span.report)
    name = max(reports, key=lambda n: (" " in n, len(reports[n]), len(n), n), default="")
    return name[:1].upper() + name[1:]


def _bearing(said: Sequence[Statement]) -> str:
    """What the reports call the speaker: the longest role, with the body spoken for unless the role or name has it."""
    role = max((one_line(s.role) for s in _speakers(said)), key=lambda r: (len(r), r), default="")
    bodies = (one_line(s.body.partition("|")[0]) for s in _speakers(said))
    body = max(bodies, key=lambda b: (len(b), b), default="")
    known = set(f"{role} {_name(said)}".casefold().split()) - _SMALL
    is_known = bool(known & set(body.casefold().split()))
    return ", ".join(part for part in (role, "" if is_known else body) if part)
