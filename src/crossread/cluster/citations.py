"""Words that a report has from another outlet by its own account: "the Courier reported", "according to media reports".

A report that repeats what another outlet tells is no origin of that, however it words it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from crossread.cluster.media import NOBODY, Media, media_of
from crossread.cluster.traits import sentences_of
from crossread.data import read_table
from crossread.model.notes import Sentence
from crossread.model.reading import Reading
from crossread.model.stories import Citation

REACH = 70
"""Characters after "according to" in which the outlet is named."""
_TOKEN = r"(?:[A-Z][\w&’'-]*(?:\.[\w-]+)*|\d+|[a-z][\w-]*(?:\.[\w-]+)+|dpa|epd|nrk|taz)"
_NAME = rf"{_TOKEN}(?:\s(?:(?:of|and|de|du|la)\s(?:the\s)?)?{_TOKEN}){{0,5}}"
_SOFT = r"(?:(?:has|had|have|also|later|first|earlier|separately|since|itself)\s){0,2}"
_PARTS = re.compile(r";\s|,?\s(?=(?:while|whereas|but)\b)")
_IT = re.compile(
    rf"^(?:[“\"][^“”\"]{{1,400}}[”\"],?\s)?[Ii]t\s{_SOFT}(?:said|added|reported|wrote|says|reports|writes|quoted)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """An outlet referred to: where, its name (empty: not named), and its report in the story (empty: none)."""

    start: int
    end: int
    name: str
    cited: str
    back: bool = False
    """Whether it is only called by a noun ("the newspaper"), so that it is the one that was named before."""


class _Told(NamedTuple):
    """What a report has from one outlet: where it refers to it, and the words."""

    mentions: list[_Mention]
    spans: list[tuple[int, int]]

    def add(self, mention: _Mention, span: tuple[int, int]) -> None:
        """One more of them."""
        self.mentions.append(mention)
        self.spans.append(span)


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in read_table("outlets", "citing.tsv") if row["kind"] == kind)


@cache
def _any(kind: str) -> str:
    """A pattern of the words of a kind, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_words(kind), key=lambda word: (-len(word), word)))


@cache
def _says() -> "re.Pattern[str]":
    """How an outlet is said to tell: "the Courier newspaper reported"."""
    called = rf"(?:\s(?:{_any('noun')}|correspondents?|reporters?))?(?:,[^,.;\n]{{1,40}},)?"
    return re.compile(rf"(?<![\w-])(?P<name>{_NAME}){called}\s{_SOFT}(?:{_any('verb')})\b")


@cache
def _back() -> "re.Pattern[str]":
    """How an outlet is referred to that was named before: "the newspaper said", "told the newspaper"."""
    says = rf"\b[Tt]he\s(?P<noun>{_any('noun')})\s{_SOFT}(?:{_any('verb')})\b"
    return re.compile(rf"{says}|\b(?:{_any('before')})\sthe\s(?P<after>{_any('noun')})\b(?!\s[A-Z])")


@cache
def _before() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{_any('before')})\s(?P<rest>[^,.;:\n“”\"]{{2,{REACH}}}(?:\.\w+)*)", re.IGNORECASE)


@cache
def _unnamed() -> "re.Pattern[str]":
    """How media are referred to that are not named: "according to media reports", "local media reported"."""
    by = rf"\b(?:according to|citing|quoting|reported by|reported in|carried by)\s(?:[\w-]+\s){{0,3}}?(?P<by>{_any('media')})\b"
    says = rf"(?<![\w-])(?P<says>{_any('media')})\s{_SOFT}(?:{_any('verb')}|suggest(?:ed)?|say|indicated?)\b"
    return re.compile(rf"{by}|{says}", re.IGNORECASE)


@cache
def _cue() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{_any('cue')})\b", re.IGNORECASE)


@cache
def _headed() -> "re.Pattern[str]":
    """How a headline refers to an outlet that the text names: "paper says"."""
    return re.compile(rf"\b(?:{_any('noun')}|media|reports?)\b\W{{0,2}}(?:{_any('verb')}|say)?\W*$", re.IGNORECASE)


def find_citations(readings: Sequence[Reading]) -> tuple[Citation, ...]:
    """The citations in a story's reports, in order of report and place."""
    media = media_of([reading.report for reading in readings])
    found = (one for reading in readings for one in _citations(reading, media))
    return tuple(sorted(found, key=lambda one: (one.report, one.at)))


def _citations(reading: Reading, media: Media) -> Iterator[Citation]:
    """The citations of one report: those of one outlet put together."""
    heads, body = _by_zone(reading)
    told: dict[str, _Told] = {}
    last, before = "", -2
    for place, sentence in enumerate(body):
        for mention in _mentions(reading, sentence, media):
            if mention.back and not last:
                continue
            key = last if mention.back else mention.name or NOBODY
            told.setdefault(key, _Told([], [])).add(mention, _scope(reading.report.text, sentence, mention))
            last, before = key, place
        if last and before == place - 1 and _IT.match(reading.report.text[sentence.start : sentence.end]):
            told[last].spans.append((sentence.start, sentence.end))
            before = place
    _add_heads(reading, media, heads, body, told)
    for one in told.values():
        named = one.mentions[0]
        at = sorted({reading.report.span(m.start, m.end) for m in one.mentions})
        spans = sorted({reading.report.span(*span) for span in one.spans})
        yield Citation(report=reading.id, name=named.name, cited=named.cited, at=tuple(at), spans=tuple(spans))


def _by_zone(reading: Reading) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of title and subtitle, and those of the text."""
    heads: list[Sentence] = []
    body: list[Sentence] = []
    for sentence in sentences_of(reading):
        (heads if reading.report.is_heading(sentence.start) else body).append(sentence)
    return heads, body


def _mentions(reading: Reading, sentence: Sentence, media: Media) -> list[_Mention]:
    """The outlets that a sentence refers to; of "A said, citing B" only B."""
    text = reading.report.text
    named = [*_saying(reading, sentence, media), *_referred(reading, sentence, media)]
    named = [m for m in named if _is_beneath(text, m)] or named
    if named:
        return sorted({(m.start, m.name): m for m in named}.values(), key=lambda m: m.start)
    found = next(_unnamed().finditer(text, sentence.start, sentence.end), None)
    if found:
        span = found.span("by" if found["by"] else "says")
        return [_Mention(start=span[0], end=span[1], name="", cited="")]
    back = next(_back().finditer(text, sentence.start, sentence.end), None)
    if back:
        span = back.span("noun" if back["noun"] else "after")
        return [_Mention(start=span[0], end=span[1], name="", cited="", back=True)]
    return []


def _is_beneath(text: str, mention: _Mention) -> bool:
    """Whether an outlet is one that another outlet cites ("A said, citing a report in B")."""
    return (
        re.search(r",\s(?:citing|quoting)\b[^,.;]*$", text[max(0, mention.start - REACH) : mention.start]) is not None
    )


def _saying(reading: Reading, sentence: Sentence, media: Media) -> Iterator[_Mention]:
    text = reading.report.text
    for match in _says().finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        around = f"{text[max(0, start - REACH) : start]}\n{text[end : match.end()]}"
        marked = re.search(rf"\b(?:{_any('noun')})\s\n|\n.*\b(?:{_any('noun')})\b", around) is not None
        yield from _named(reading, (start, end), media, marked=marked)


def _referred(reading: Reading, sentence: Sentence, media: Media) -> Iterator[_Mention]:
    for match in _before().finditer(reading.report.text, sentence.start, sentence.end):
        for name in re.finditer(rf"(?<![\w-]){_NAME}", match["rest"]):
            start, ahead = match.start("rest") + name.start(), match["rest"][: name.start()]
            if len(ahead.split()) > 5:
                break
            marked = re.search(rf"\b(?:{_any('noun')})\s$", ahead) is not None
            found = list(_named(reading, (start, start + len(name[0])), media, marked=marked))
            yield from found
            if found:
                break


def _named(reading: Reading, span: tuple[int, int], media: Media, *, marked: bool) -> Iterator[_Mention]:
    """The outlet that some capitalised words name, unless it is the report's own."""
    start, end = span
    article = reading.report.text[max(0, start - 4) : start].lower() == "the "
    found = media.named(reading.report, reading.report.text[start:end], article=article, marked=marked)
    if found and not _is_persons(reading, found.name):
        yield _Mention(start=end - found.length, end=end, name=found.name, cited=found.cited)


def _is_persons(reading: Reading, name: str) -> bool:
    """Whether a name of one word is the last one of a person of the report."""
    text = reading.report.text
    persons = (text[one.start : one.end].split() for one in reading.notes.names if one.label == "PERSON")
    return any(len(words) > 1 and words[-1] == name for words in persons)


def _scope(text: str, sentence: Sentence, mention: _Mention) -> tuple[int, int]:
    """The words of a sentence that rest on the outlet: all, less clauses set against it that are given to somebody else."""
    cuts = [m.end() for m in _PARTS.finditer(text, sentence.start, sentence.end)]
    bounds = [sentence.start, *cuts, sentence.end]
    parts = list(zip(bounds, bounds[1:], strict=False))
    own = next(i for i, (_, end) in enumerate(parts) if mention.start < end)
    low = high = own
    while low > 0 and not _cue().search(text, *parts[low - 1]):
        low -= 1
    while high + 1 < len(parts) and not _cue().search(text, *parts[high + 1]):
        high += 1
    return parts[low][0], parts[high][1]


def _add_heads(
    reading: Reading, media: Media, heads: Sequence[Sentence], body: Sequence[Sentence], told: dict[str, _Told]
) -> None:
    """Title and lead say one thing: where the one rests on an outlet so does the other, if it names nobody else."""
    text = reading.report.text
    lead = body[0] if body else None
    resting = next((k for k, one in told.items() if lead and any(a < lead.end for a, _ in one.spans)), "")
    for head in heads:
        key = resting if not _cue().search(text, head.start, head.end) else ""
        if _headed().search(text[head.start : head.end]):
            key = key or next(iter(told), "")
        if key:
            told[key].spans.append((head.start, head.end))
        for mention in () if key else _mentions(reading, head, media):
            if not mention.back:
                key = mention.name or NOBODY
                told.setdefault(key, _Told([], [])).add(mention, (head.start, head.end))
        if key and lead and not resting and not _cue().search(text, lead.start, lead.end):
            told[key].spans.append((lead.start, lead.end))
