"""Chains: through whose hands words came, from the one who said them to the one nearest to the reader."""

import re
from typing import Literal

from crossread.data import read_table
from crossread.extract.clauses import Stretch
from crossread.lib.dates import MONTHS
from crossread.lib.outlets import masthead_words, outlets
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
_WORDS = {row["word"]: row["kind"] for row in read_table("speech", "carrier_words.tsv")}
_CARRYING = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS, key=lambda word: (-len(word), word)))})\b")
"""Words in the folded name of one who hands on others' words."""
_NAMED_AGENCY = re.compile(r"(?:the\s)?(?:[a-z-]+\s){0,3}[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?\sagency")
"""An agency by its name before the word ("the Veltass agency"), which is no part of the name as in "the Space Agency"."""
_HANDING = frozenset(row["verb"] for row in read_table("speech", "handing_verbs.tsv"))
_WITH_ARTICLE = re.compile(r"(?:Le|La|Les|L['’]|El|Los|Il|Der|Die|Das|De|Het|O)\s?(?:[A-Z][\w'’-]+\s?){1,3}")
"""A name that begins with an article of another language, as newspapers' do and persons' mostly do not."""
_MEDIA = re.compile(
    r"\b(?:media|press|broadcasters?|(?:media|news) outlets?|papers?|newspapers|news sites?|portals?)$", re.IGNORECASE
)
_AGENCIES = frozenset(fold(name) for name in outlets())
_WITNESS = re.compile(r"\b(?:(?:eye)?witness(?:es)?|residents?|survivors?)$")
_NO_CARRIER = frozenset(
    "reporters parliament congress the he she it they monday tuesday wednesday thursday friday saturday sunday".split()
) | {fold(month) for month in MONTHS}


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
    return carries(report.text[slice(*source)])


def carries(name: str) -> bool:
    """Whether a name or description is of one that hands on others' words: an agency, a newspaper, a broadcaster."""
    words = " ".join(name.split())
    name = fold(words).removeprefix("the ")
    known = name in _AGENCIES or _CARRYING.search(name) is not None or _NAMED_AGENCY.fullmatch(words) is not None
    return known or _MEDIA.search(name) is not None


def hands_on(report: Report, source: Stretch, lemma: str) -> bool:
    """Whether a source hands on others' words by what it is, or, with a name all in capitals or one that begins with an article,
    by what it does ("VELTASS reported", "Le Matinal reported")."""
    words = report.text[slice(*source)].removeprefix("the ").removeprefix("The ")
    in_capitals = len(words) > 4 and words.isalpha() and words.isupper()
    named = _WITH_ARTICLE.fullmatch(words) is not None or _is_masthead(report.text[slice(*source)])
    reports = lemma in ("report", "reveal") and named
    return is_carrier(report, source) or (in_capitals and lemma in _HANDING) or reports


def _is_masthead(source: str) -> bool:
    """Whether a source is an outlet's name by its article and last word ("the Harbour Courier"), which may be another's elsewhere."""
    words = source.split()
    titled = len(words) > 1 and fold(words[0]) == "the" and all(word[:1].isupper() for word in words[1:])
    return titled and fold(words[-1]) in masthead_words("outlet")


def carrier_link(report: Report, source: Stretch) -> ChainLink:
    """The link of a carrier: "..., the agency reported"."""
    name = " ".join(report.text[slice(*source)].split())
    return ChainLink(name=name, kind=_carrier_kind(name), span=report.span(*source))


def _carrier_kind(name: str) -> Kind:
    bare = fold(name).removeprefix("the ")
    named = name[:1].islower() and name.rpartition(" ")[2][:1].isupper()  # "the newspaper Evening Post" is no post
    if not named and _DOCUMENT_END.search(bare.partition(" by ")[0].removesuffix(" published")):
        return "document"
    if bare in _AGENCIES or name.isupper() or _NAMED_AGENCY.fullmatch(name):
        return "agency"
    told = [_WORDS[match[0]] for match in _CARRYING.finditer(bare)]
    return "agency" if "agency" in told else "outlet"


def _kind_of(speaker: Speaker) -> Kind:
    if _DOCUMENT_END.search(speaker.name):
        return "document"
    if _WITNESS.search(fold(speaker.name)):
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
