"""The answer to `crossread agreements` drawn: as JSON (schema `crossread.agreements/1`) and as tables for the terminal."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from crossread.lib.dates import shown
from crossread.lib.sectors import country_name
from crossread.model.appeals import Breach, Duty, Pact
from crossread.model.spans import Span
from crossread.present.agreements import Agreements, Answer, Called, Table
from crossread.present.names import count_of, listed, origins_between, show_day
from crossread.present.shelf import Shelf
from crossread.present.terminal import block, sheet_width

SCHEMA = "crossread.agreements/1"
Json = dict[str, Any]
"""A JSON object; its shape is told in docs/reference/agreements.md."""
Line = tuple[str, Text]


def agreements_json(found: Agreements) -> str:
    """The answer as JSON text with a line break at its end."""
    shelf = found.shelf
    body = {
        "schema": SCHEMA,
        "agreements": [_table_json(shelf, table) for table in found.tables],
        "appeals": [_called_json(shelf, called) for called in found.others],
        "answers": [_answer_json(shelf, answer) for answer in found.answers],
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _quote(shelf: Shelf, span: Span) -> Json:
    report = shelf.readings[span.report].report
    return {
        "report": report.id,
        "name": shelf.names[report.id],
        "start": span.start,
        "end": span.end,
        "quote": report.read(span),
    }


def _table_json(shelf: Shelf, table: Table) -> Json:
    return {
        "name": table.name,
        "status": table.status,
        "parties": _joined(pact.parties for pact, _ in table.mentions),
        "brokers": _joined(pact.brokers for pact, _ in table.mentions),
        "mentions": [_mention_json(shelf, pact, why) for pact, why in table.mentions],
        "obligations": [{**_quote(shelf, d.span), "how": d.how, "said_by": d.speaker} for d in table.duties],
        "breaches": [_breach_json(shelf, breach) for breach in table.breaches],
        "appeals": [_called_json(shelf, called) for called in table.appeals],
        "answers": [_answer_json(shelf, answer) for answer in table.answers],
    }


def _joined(sets: Iterable[Sequence[str]]) -> list[str]:
    return sorted({code for codes in sets for code in codes})


def _mention_json(shelf: Shelf, pact: Pact, why: str) -> Json:
    told = {"kind": pact.kind, "status": pact.status, "dates": list(pact.dates), "sides": pact.sides, "why": why}
    return {**_quote(shelf, pact.span), **told}


def _breach_json(shelf: Shelf, breach: Breach) -> Json:
    return {
        **_quote(shelf, breach.span),
        "standing": breach.standing,
        "by": [_quote(shelf, span) for span in breach.by],
        "by_codes": list(breach.by_codes),
        "recorded_by": _quote(shelf, breach.recorded_by) if breach.recorded_by else None,
        "said_by": breach.speaker,
        "count": _quote(shelf, breach.count) if breach.count else None,
        "place": _quote(shelf, breach.place) if breach.place else None,
        "date": breach.date,
    }


def _called_json(shelf: Shelf, called: Called) -> Json:
    return {
        "by": called.by,
        "through": list(called.through),
        "origins": called.origins,
        "appeals": [
            {
                **_quote(shelf, a.span),
                "strength": a.strength,
                "to": [_quote(shelf, span) for span in a.addressees],
                "to_codes": list(a.addressee_codes),
                "asks": [{**_quote(shelf, ask.span), "kind": ask.kind} for ask in a.asks],
                "said_by": a.speaker,
            }
            for a in called.appeals
        ],
    }


def _answer_json(shelf: Shelf, answer: Answer) -> Json:
    event = answer.event
    return {
        **_quote(shelf, event.span),
        "answer": answer.what,
        "by": [_quote(shelf, span) for span in event.actors],
        "by_codes": list(event.actor_codes),
        "status": event.status,
    }


def print_agreements(found: Agreements, console: Console) -> None:
    """Print the answer on a console of Rich: a table an agreement, then the appeals and answers that name none."""
    for lead, line in _lines(found):
        for part in block(console, sheet_width(console), lead, line, hang=2):
            console.print(part, soft_wrap=True, highlight=False)


def _lines(found: Agreements) -> Iterator[Line]:
    for number, table in enumerate(found.tables, start=1):
        yield from _table(found.shelf, table, number)
        yield "", Text()
    if found.others or found.answers:
        yield "", Text("APPEALS THAT NAME NO AGREEMENT", style="bold")
        yield from (line for called in found.others for line in _called(found.shelf, called))
        yield from (_answer(found.shelf, answer) for answer in found.answers)


def _table(shelf: Shelf, table: Table, number: int) -> Iterator[Line]:
    reports = {pact.span.report for pact, _ in table.mentions}
    counts = f"{count_of(len(table.mentions), 'mention')} in {count_of(len(reports), 'report')}"
    yield (
        "",
        Text(f"AGREEMENT {number}  ", style="bold")
        .append(table.name)
        .append(f"  {table.status}, {counts}", style="dim"),
    )
    parties = [country_name(code) for code in _joined(pact.parties for pact, _ in table.mentions)]
    brokers = [country_name(code) for code in _joined(pact.brokers for pact, _ in table.mentions)]
    told = [f"between {listed(parties)}"] if parties else []
    told += [f"brought about by {listed(brokers)}"] if brokers else []
    if told:
        yield "", Text("; ".join(told))
    yield from _part("CALLED", (_mention(shelf, pact, why) for pact, why in table.mentions))
    yield from _part("ASKS FOR", (_duty(shelf, duty) for duty in table.duties))
    yield from _part("BREACHES", (_breach(shelf, breach) for breach in table.breaches))
    yield from _part("APPEALS TO KEEP TO IT", (line for called in table.appeals for line in _called(shelf, called)))
    yield from _part("ANSWERS", (_answer(shelf, answer) for answer in table.answers))


def _part(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines under a heading; nothing where there are none."""
    every = list(lines)
    if every:
        yield "", Text(heading, style="bold")
        yield from every


def _words(shelf: Shelf, span: Span) -> str:
    return f"“{' '.join(shelf.readings[span.report].report.read(span).split()).strip(_MARKS)}”"


_MARKS = '"“”„«»'


def _mention(shelf: Shelf, pact: Pact, why: str) -> Line:
    line = Text(_words(shelf, pact.span)).append(f"  {shelf.names[pact.span.report]}", style="dim")
    days = [day for value in pact.dates if (day := show_day(value))]
    untold = [d for d in days if d.split()[-1] not in _words(shelf, pact.span)]
    aside = ", ".join(filter(None, (listed(untold), why)))
    return "  - ", line.append(f" ({aside})" if aside else "", style="dim")


def _duty(shelf: Shelf, duty: Duty) -> Line:
    how = "provides for: " if duty.how == "term" else "to be kept: "
    said = f", {duty.speaker}" if duty.speaker else ""
    line = Text(how, style="yellow").append(_words(shelf, duty.span))
    return "  - ", line.append(f"  {shelf.names[duty.span.report]}{said}", style="dim")


def _breach(shelf: Shelf, breach: Breach) -> Line:
    by = listed([_words(shelf, span).strip("“”") for span in breach.by]) or "nobody named"
    line = Text(f"{breach.standing}: ", style="yellow").append(_words(shelf, breach.span))
    what = "denied by" if breach.standing == "denied" else "by"
    told = [f"{what} {by}"]
    told += [f"how often: {_words(shelf, breach.count)}"] if breach.count else []
    told += [f"where: {shelf.readings[breach.place.report].report.read(breach.place)}"] if breach.place else []
    told += [f"when: {shown(breach.date)}"] if breach.date else []
    told += [f"recorded by {_words(shelf, breach.recorded_by).strip('“”')}"] if breach.recorded_by else []
    told += [f"said by {breach.speaker or 'the report itself'}"]
    return "  - ", line.append(f"  {shelf.names[breach.span.report]}; {'; '.join(told)}", style="dim")


def _called(shelf: Shelf, called: Called) -> Iterator[Line]:
    to = list(dict.fromkeys(_words(shelf, span).strip("“”") for span in called.to))
    line = Text(called.by, style="bold").append(f" to {listed(to, at_most=5)}" if to else "", style="not bold")
    through = f"through {listed(called.through)}, " if called.through else ""
    yield "  - ", line.append(f"  {through}{origins_between(called.origins, called.origins)}", style="not bold dim")
    for kind, spans in _by_kind(called).items():
        said = Text(f"{kind}: ", style="yellow")
        wordings: dict[str, list[str]] = {}
        for span in spans:
            wordings.setdefault(_words(shelf, span), []).append(shelf.names[span.report])
        for place, (words, names) in enumerate(wordings.items()):
            said.append("; " if place else "").append(words).append(f" {listed(names)}", style="dim")
        yield "      ", said


def _by_kind(called: Called) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for appeal in called.appeals:
        for ask in appeal.asks:
            found.setdefault(ask.kind, []).append(ask.span)
    return found


def _answer(shelf: Shelf, answer: Answer) -> Line:
    by = listed([_words(shelf, span).strip("“”") for span in answer.event.actors])
    line = Text(f"{by} {answer.what}: ", style="yellow").append(_words(shelf, answer.event.span))
    return "  - ", line.append(f"  {shelf.names[answer.event.span.report]}", style="dim")
