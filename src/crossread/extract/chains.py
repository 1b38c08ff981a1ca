"""Chains: through whose hands words came, from the one who said them to the one nearest to the reader."""

import re
from typing import Literal

from crossread.extract.clauses import Stretch
from crossread.lib.outlets import outlets
from crossread.lib.states import state_word
from crossread.lib.words import fold
from crossread.model.claims import ChainLink, Speaker
from crossread.model.reports import Report
from crossread.model.spans import Span

Kind = Literal["speaker", "agency", "outlet", "document", "witness", "unnamed"]

_NAME = r"(?:the\s)?(?:[a-z]+\s){0,3}(?P<name>[A-Z][\w&'’-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w&'’-]*){0,4})"
_CARRIERS = (
    re.compile(
        r"\b(?:told|tells|speaking to|spoke to|interview (?:with|to)|statement to|comments? to|report (?:by|from|in))\s"
        + _NAME
    ),
    re.compile(
        rf"\b(?:as\s)?(?:reported|quoted|cited|carried|relayed|broadcast|seen|obtained|aired|published)\s(?:by|on|in)\s{_NAME}"
    ),
    re.compile(rf",\s(?:citing|quoting)\s{_NAME}"),
    re.compile(r",\s(?P<name>[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){0,3})\s(?:reported|reports|quoted)\b"),
)
_DOCUMENT = re.compile(
    r"\b(?:in|via|through)\s(?P<name>(?:an?|its|his|her|their|the)\s(?:[\w-]+\s){0,3}"
    r"(?:statement|interview|tweet|post|letter|report|release|communiqu[eé]|bulletin|conference|briefing|broadcast|message|"
    r"speech|article|commentary|address|video|memo|note))\b"
)
_DOCUMENT_END = re.compile(
    r"\b(?:statements?|letters?|tweets?|posts?|reports?|releases?|bulletins?|memos?|documents?|transcripts?|papers|files|"
    r"recordings?|videos?|emails?|messages?)$",
    re.IGNORECASE,
)
_OUTLETS = re.compile(
    r"\b(?:tv|television|radio|news|times|post|journal|newspaper|daily|gazette|tribune|channel|network|online|magazine|herald)\b",
    re.I,
)
_MEDIA = re.compile(
    r"\b(?:media|press|broadcasters?|(?:media|news) outlets?|papers?|newspapers|news sites?|portals?)$", re.IGNORECASE
)
_AGENCIES = frozenset(fold(name) for name in outlets())
_NO_CARRIER = frozenset(
    "reporters parliament congress the he she it they monday tuesday wednesday thursday friday saturday sunday".split()
)


def chain_of(
    report: Report, stretch: Stretch, speaker: Speaker | None, source: Stretch | None, content: tuple[Stretch, ...]
) -> tuple[ChainLink, ...]:
    """The links of a statement, the speaker first. `stretch` is where source, cue and what goes with them stand; words
    within the content tell of no link."""
    links: list[ChainLink] = []
    if speaker is not None and source is not None:
        links.append(speaker_link(speaker, report.span(*source)))
    for kind, at in _carriers(report.text, stretch):
        inside = any(a <= at[0] < b for a, b in content) or (
            source is not None and at[0] < source[1] and source[0] < at[1]
        )
        if not inside:
            name = " ".join(report.text[at[0] : at[1]].split())
            links.append(ChainLink(name=name, kind=kind, span=report.span(*at)))
    return tuple(links) if len(links) > 1 else ()


def speaker_link(speaker: Speaker, span: Span) -> ChainLink:
    """The first link of a chain: who said it."""
    return ChainLink(name=speaker.name, kind=_kind_of(speaker), span=span)


def is_carrier(report: Report, source: Stretch) -> bool:
    """Whether a source is one that hands on others' words: an agency, a newspaper, a broadcaster."""
    name = fold(report.text[slice(*source)]).removeprefix("the ")
    known = name in _AGENCIES or _OUTLETS.search(name) is not None or name.endswith("news agency")
    return known or _MEDIA.search(name) is not None


def carrier_link(report: Report, source: Stretch) -> ChainLink:
    """The link of a carrier: "..., the agency reported"."""
    name = " ".join(report.text[slice(*source)].split())
    return ChainLink(name=name, kind=_carrier_kind(name), span=report.span(*source))


def _carrier_kind(name: str) -> Kind:
    bare = fold(name).removeprefix("the ")
    if _DOCUMENT_END.search(bare.partition(" by ")[0].removesuffix(" published")):
        return "document"
    return "agency" if bare in _AGENCIES or bare.endswith("news agency") or name.isupper() else "outlet"


def _kind_of(speaker: Speaker) -> Kind:
    if _DOCUMENT_END.search(speaker.name):
        return "document"
    if fold(speaker.name).endswith(("witness", "witnesses", "resident", "residents", "survivor", "survivors")):
        return "witness"
    if (
        re.search(r"\b(?:agency|news agency)\b", speaker.name, re.I)
        and "|" in speaker.key
        and "state" in speaker.name.lower()
    ):
        return "agency"
    return "unnamed" if speaker.key.startswith("unnamed|") else "speaker"


def _carriers(text: str, stretch: Stretch) -> list[tuple[Kind, Stretch]]:
    start, end = stretch
    found: list[tuple[Kind, Stretch]] = []
    for match in _DOCUMENT.finditer(text, start, end):
        found.append(("document", match.span("name")))
    for pattern in _CARRIERS:
        for match in pattern.finditer(text, start, end):
            name = match["name"]
            if fold(name) not in _NO_CARRIER and not state_word(name):
                found.append((_carrier_kind(name), match.span("name")))
    unique: dict[int, tuple[Kind, Stretch]] = {}
    for kind, at in found:
        unique.setdefault(at[0], (kind, at))
    return [unique[at] for at in sorted(unique)]
