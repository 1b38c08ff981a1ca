"""Who said what: the speakers of a story across its reports."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from crossread.data import read_table
from crossread.lib.words import fold
from crossread.model.claims import Speaker, Statement
from crossread.model.findings import Finding
from crossread.model.spans import Span
from crossread.model.stories import Sheet
from crossread.present.document import Group, Row, Section
from crossread.present.names import count_of
from crossread.present.shelf import Shelf
from crossread.present.words import one_line
from crossread.weigh.origins import outlet_called
from crossread.weigh.speakers import Heard, gather, kind_of

_SMALL = frozenset({"of", "the", "and", "for", "in"})
_DANGLING = frozenset("a an and at by for from in of on or the to with".split())
"""Words that no name ends with."""

_MARKS = " ,;:-–—"

_NO_NAMES = frozenset(
    "mr mrs ms mx miss dr prof sir capt lt col maj sgt gen adm cmdr brig cpl pvt sen rep gov st rev hon".split()
    + "he she they it we i one an who that this these those both each".split()
)
"""Titles in short and words that stand for somebody: alone they name nobody."""


def speaker_section(sheet: Sheet, shelf: Shelf) -> Section | None:
    """A row a speaker, who spoke most first: their statements by report, and in how many their words differ. An outlet of the
    story that another cites is one, whatever it is called ("the Courier", "the paper")."""
    told: list[Statement] = []
    for report in shelf.in_order(sheet.story.reports):
        for statement in shelf.readings[report].claims.statements:
            if statement.speaker and statement.voice != "own" and statement.saying == "done":
                told.append(_as_outlet(statement, sheet, shelf))
    named = [said for said in _by_speaker(told, sheet.story.id) if _is_name(_name(said))]
    ranked = sorted(named, key=lambda said: (-_reports(said), -len(said), _name(said)))
    variants = [finding for finding in sheet.findings if finding.kind == "quote_variant"]
    texts = [shelf.readings[report].report.text for report in shelf.in_order(sheet.story.reports)]
    rows = tuple(_row(said, variants, texts, shelf) for said in ranked)
    return Section(key="speakers", title="Who said what", rows=rows) if rows else None


def _by_speaker(told: Sequence[Statement], story: str) -> list[list[Statement]]:
    """The statements of each speaker across reports ("the Kremlin's spokesman" and the one man who is named as such)."""
    heard = {s.id: Heard(report=s.span.report, story=story, speaker=s.speaker) for s in told if s.speaker}
    places: dict[Heard, int] = {one: i for i, known in enumerate(gather(heard.values())) for one in known.heard}
    groups: dict[int, list[Statement]] = {}
    for statement in told:
        groups.setdefault(places[heard[statement.id]], []).append(statement)
    return list(groups.values())


def _as_outlet(statement: Statement, sheet: Sheet, shelf: Shelf) -> Statement:
    """A statement by its speaker; where that is an outlet with a report in the story, by that outlet's own name."""
    if statement.speaker is None or statement.speaker.role:
        return statement
    cited = {one.cited: shelf.readings[one.cited].report.outlet for one in sheet.story.citations if one.cited}
    citation = outlet_called(sheet.story, statement.source) if statement.source else None
    called = fold(statement.speaker.name).removeprefix("the ")
    shorts = {fold(shelf.readings[one].report.outlet_short): outlet for one, outlet in cited.items()}
    by_name = {**shorts, **{fold(outlet): outlet for outlet in cited.values()}}
    outlet = cited.get(citation.cited) if citation else by_name.get(called, "")
    if not outlet:
        return statement
    return replace(statement, speaker=replace(statement.speaker, key=f"outlet|{fold(outlet)}", name=outlet))


def _row(said: Sequence[Statement], variants: Sequence[Finding], texts: Sequence[str], shelf: Shelf) -> Row:
    differ = sum(any(e.span.overlaps(s.span) for e in f.evidence for s in said) for f in variants)
    counts = [count_of(len(said), "statement"), count_of(_reports(said), "report")]
    counts += [f"{count_of(differ, 'wording')} {'differs' if differ == 1 else 'differ'}"] if differ else []
    return Row(
        label=_name(said), kind=bearing_of(said, texts, shelf), text=", ".join(counts), groups=_by_report(said, shelf)
    )


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
    """The name that most reports give the speaker, a name before a description, a full one before a surname alone; of equals the
    longest."""
    reports: dict[str, set[str]] = {}
    known = [one for one in said if one.speaker and kind_of(one.speaker) != "unnamed"]
    for statement in known or said:
        if statement.speaker:
            reports.setdefault(_trimmed(statement.speaker.name), set()).add(statement.span.report)
    name = max(reports, key=lambda n: (" " in n, len(reports[n]), len(n), n), default="")
    return name[:1].upper() + name[1:]


def _trimmed(name: str) -> str:
    """A name without the marks and little words that it does not end with."""
    words = one_line(name).strip(_MARKS).split()
    while words and (words[-1].strip(_MARKS).casefold() in _DANGLING or not words[-1].strip(_MARKS)):
        words.pop()
    return " ".join(words).strip(_MARKS)


def _is_name(name: str) -> bool:
    """Whether a name has a word that tells who it is."""
    words = name.casefold().replace(".", " ").split()
    return any(word not in _NO_NAMES | _DANGLING for word in words)


def bearing_of(said: Sequence[Statement], texts: Sequence[str], shelf: Shelf) -> str:
    """What the reports call the speaker: the longest role, with the body spoken for unless the role or name has it."""
    role = max((_trimmed(s.role) for s in _speakers(said)), key=lambda r: (len(r), r), default="")
    bodies = (_trimmed(s.body.partition("|")[0]) for s in _speakers(said))
    body = max(bodies, key=lambda b: (len(b), b), default="")
    known = set(f"{role} {_name(said)}".casefold().split()) - _SMALL
    is_known = bool(known & set(body.casefold().split()))
    named = _role_told(role, said, shelf) or role
    return ", ".join(_in_capitals(part, texts) for part in (named, "" if is_known else body) if part)


def _role_told(role: str, said: Sequence[Statement], shelf: Shelf) -> str:
    """The word of the reports for a role that we call otherwise ("colonel" for a general): the one beside the speaker's name that
    most of them have; empty where they have ours, or none."""
    spans = {span for s in _speakers(said) if s.role == role for span in (s.span, s.named_at) if span}
    around = [_beside(shelf.readings[span.report].report.text, span) for span in sorted(spans)]
    forms = _forms(role)
    told = [form for words in around if (form := next((f for f in forms if _stands(f, words)), ""))]
    return "" if not told or any(_stands(role, words) for words in around) else Counter(told).most_common(1)[0][0]


def _beside(text: str, span: Span) -> str:
    """The words of a speaker, and those of its sentence and line right around them, in small letters."""
    before = _ENDS_BEFORE.split(text[max(0, span.start - _BESIDE) : span.start])[-1]
    after = _ENDS_AFTER.split(text[span.end : span.end + _BESIDE])[0]
    return f"{before}{text[span.start : span.end]}{after}".casefold()


_ENDS_BEFORE = re.compile(r"\n|(?<=\w{4})[.!?][\"”’)]*\s")
"""Ends of sentences before a name; the stop of "Gen." or "Lt." ends none."""
_ENDS_AFTER = re.compile(r"\n|[.!?][\"”’)]*\s")


_BESIDE = 40
"""Characters around a speaker's name in which a role is looked for."""


@cache
def _forms(role: str) -> tuple[str, ...]:
    """The words for a role, the longest first."""
    rows = read_table("parties", "roles.tsv")
    return tuple(sorted((row["form"] for row in rows if row["role"] == role), key=lambda form: (-len(form), form)))


def _stands(form: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) is not None


def _in_capitals(part: str, texts: Sequence[str]) -> str:
    """A role or body as the texts write it. What is told in our words keeps its small letters, unless it is a name of
    several words there: the one word may only begin a sentence."""
    if part in _our_words("role") or part in _our_words("form"):
        return part
    if part in _our_words("body"):
        return (" " in part and _usual(part, texts)) or part
    return as_written(part, texts)


@lru_cache(maxsize=3)
def _our_words(column: str) -> frozenset[str]:
    """The sorts of roles or of bodies, or the words for roles."""
    tables = ("roles.tsv", "bodies.tsv") if column == "body" else ("roles.tsv",)
    return frozenset(row[column] for table in tables for row in read_table("parties", table))


def as_written(phrase: str, texts: Sequence[str]) -> str:
    """A phrase kept in small letters with the capitals that it mostly has in the texts; where it does not stand there as a
    whole, each of its words."""
    if whole := _usual(phrase, texts):
        return whole
    return " ".join(_usual(word, texts) or word for word in phrase.split())


def _usual(phrase: str, texts: Sequence[str]) -> str:
    """The commonest way in which the texts write the phrase, small letters where two are; empty where none does."""
    wanted = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    forms = Counter(found.group() for text in texts for found in wanted.finditer(text)) if phrase else Counter()
    return max(forms, key=lambda form: (forms[form], form), default="")
