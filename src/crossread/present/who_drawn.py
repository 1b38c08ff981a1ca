"""The answer to `crossread who` drawn: as JSON (schema `crossread.who/1`) and as lines for the terminal."""

import json
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from crossread.model.claims import Statement
from crossread.model.spans import Span
from crossread.present.names import count_of, listed, show_day
from crossread.present.people import bearing_of
from crossread.present.terminal import block, sheet_width
from crossread.present.who import Asked, Said, Told, Utterance, time_of

SCHEMA = "crossread.who/1"
Json = dict[str, Any]
"""A JSON object; its shape is told in docs/reference/who.md."""


def who_json(asked: Asked) -> str:
    """The answer as JSON text with a line break at its end."""
    body = {"schema": SCHEMA, "asked": asked.name, "speakers": [_speaker(asked, said) for said in asked.said]}
    text = json.dumps(body, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _speaker(asked: Asked, said: Said) -> Json:
    one = said.speaker
    return {
        "name": one.name,
        "kind": one.kind,
        "role": one.role,
        "body": one.body,
        "country": one.country,
        "called": [{"report": report, "name": asked.shelf.names[report], "as": list(c)} for report, c in said.called],
        "related": [{"name": name, "why": why} for name, why in said.related],
        "said": [_utterance(asked, utterance) for utterance in said.utterances],
    }


def _utterance(asked: Asked, utterance: Utterance) -> Json:
    return {
        "reports": len({told.span.report for told in utterance.wordings}),
        "wordings": [_wording(asked, told) for told in utterance.wordings],
        "moved": [_moved(asked, name, span) for name, span in utterance.moved],
    }


def _moved(asked: Asked, name: str, span: Span) -> Json:
    report = asked.shelf.readings[span.report].report
    return {"speaker": name, "report": report.id, "start": span.start, "end": span.end, "quote": report.read(span)}


def _wording(asked: Asked, told: Told) -> Json:
    report, one = asked.shelf.readings[told.span.report].report, told.statement
    differs = told.differs
    return {
        "report": report.id,
        "name": asked.shelf.names[report.id],
        "outlet": report.outlet,
        "time": time_of(report.id, asked.shelf),
        "start": told.span.start,
        "end": told.span.end,
        "quote": report.read(told.span),
        "direct": told.direct,
        "statement": one.id,
        "source": report.read(one.source) if one.source else "",
        "cue": one.cue_lemma,
        "chain": [{"name": link.name, "kind": link.kind, "start": link.span.start, "end": link.span.end}
                  for link in one.chain],
        "polarity": one.polarity,
        "modality": one.modality,
        "saying": one.saying,
        "differs": {"turn": differs.turn, "sentence": differs.sentence, "likeness": differs.likeness}
        if differs
        else None,
    }  # fmt: skip


def print_who(asked: Asked, console: Console) -> None:
    """Print the answer on a console of Rich: a heading a speaker, a paragraph an utterance."""
    for number, said in enumerate(asked.said):
        if number:
            console.print()
        for lead, line in _lines(asked, said):
            for part in block(console, sheet_width(console), lead, line, hang=2):
                console.print(part, soft_wrap=True, highlight=False)


def _lines(asked: Asked, said: Said) -> Iterator[tuple[str, Text]]:
    one = said.speaker
    name = Text(one.name[:1].upper() + one.name[1:], style="bold")
    bearing = _bearing(asked, said)
    yield "", name.append(f" ({bearing})" if bearing else "", style="not bold")
    counts = [count_of(len(said.utterances), "utterance"), count_of(len(said.called), "report")]
    changed = sum(any(_matters(w) for w in u.wordings) for u in said.utterances)
    counts += [f"{changed} in more than one wording"] if changed else []
    yield "", Text(", ".join(counts))
    yield "", Text(f"called: {'; '.join(_call(asked, *c) for c in said.called)}", style="dim")
    if said.related:
        yield "", Text(f"not the same: {listed([name for name, _ in said.related], at_most=6)}", style="dim")
    day = None
    for utterance in said.utterances:
        shown = show_day(time_of(utterance.wordings[0].span.report, asked.shelf), year=True)
        if shown != day:
            day = shown
            yield "", Text()
            yield "", Text(shown or "no day told", style="bold")
        yield from _told(asked, utterance)


def _bearing(asked: Asked, said: Said) -> str:
    """What the reports call the speaker, in their words."""
    statements = [told.statement for utterance in said.utterances for told in utterance.wordings]
    texts = [asked.shelf.readings[report].report.text for report, _ in said.called]
    return bearing_of(statements, texts, asked.shelf)


def _call(asked: Asked, report: str, names: tuple[str, ...]) -> str:
    return f"{asked.shelf.names[report]} {listed([f'“{name}”' for name in names], at_most=3)}"


def _matters(told: Told) -> bool:
    return told.differs is not None and told.differs.turn != "same words"


def _told(asked: Asked, utterance: Utterance) -> Iterator[tuple[str, Text]]:
    """The first wording, and below it those that differ; who has the same words stands with the first."""
    first = utterance.wordings[0]
    same = [w for w in utterance.wordings if not _matters(w)]
    names = list(dict.fromkeys(asked.shelf.names[w.span.report] for w in same))
    yield "  - ", _words(asked, first).append(f"  {listed(names, at_most=4)}{_aside(first.statement)}", style="dim")
    for told in utterance.wordings:
        if told.differs and told.differs.turn != "same words":
            name = asked.shelf.names[told.span.report]
            line = Text(f"{told.differs.turn}: ", style="yellow").append_text(_words(asked, told))
            yield "      ", line.append(f"  {name}{_aside(told.statement)}", style="dim")

    for other, span in utterance.moved:
        line = Text(f"given to {other}: ", style="yellow").append(asked.shelf.words(span).words)
        yield "      ", line.append(f"  {asked.shelf.names[span.report]}", style="dim")


def _words(asked: Asked, told: Told) -> Text:
    words = asked.shelf.words(told.span).words
    return Text(f"“{words.strip(_MARKS)}”" if told.direct else words)


_MARKS = '"“”„«»「」『』'


def _aside(one: Statement) -> str:
    """Through whom it came, and what the words are where they are no plain assertion."""
    hands = [link.name for link in one.chain[1:]]
    told = [f"by way of {listed(hands, at_most=3)}"] if hands else []
    if one.saying != "done":
        told.append(_NOT_SAID[one.saying])
    elif one.modality != "asserted":
        told.append(one.modality)
    return f", {', '.join(told)}" if told else ""


_NOT_SAID = {
    "negated": "not said, by this report",
    "possible": "perhaps said, by this report",
    "conditional": "supposed to be said",
    "question": "not known whether said",
}
"""What a statement is called whose words nobody is told to have said."""
