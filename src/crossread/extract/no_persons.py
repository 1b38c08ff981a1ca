"""Names that a text shows to be no person's, whatever the model takes them for: a firm's, an outlet's."""

import re
from functools import cache

from crossread.data import read_table
from crossread.extract.roles import read_role
from crossread.lib.bodies import is_body_name
from crossread.lib.words import fold
from crossread.model.reports import Report

_NOUN = r"(?P<noun>(?:the|an?|its|their)\s(?:[a-z][\w'’-]*\s){0,3}?[a-z][\w'’-]+)"
_BEHIND = re.compile(rf",\s(?!an?\s){_NOUN}(?=[,.;])")
_BEFORE = re.compile(rf"\b(?i:{_NOUN}),\s\Z")
_IS_IT = re.compile(r",\s(?:said|says)\s(?:that\s)?it\b")
_MEDIA = "|".join(row["word"] for row in read_table("speech", "carrier_words.tsv") if row["kind"] == "outlet")
_SPEAKS = r"(?:said|says|told|tells|added|adds|wrote|tweeted|asked|recalled)\b"
_REPORTS = r"(?:(?:had|has|have|first|also|earlier|already)\s){0,2}(?:reported|reports|revealed|published)\b"
_REPORTING = re.compile(rf"\s{_REPORTS}")
_IS_TOLD = r"\b(?:told|tells|interview\swith|speaking\sto|spoke\sto|reported\sby)"
_FARTHEST = 60
"""Letters beside a name in which the noun stands that tells what bears it."""


def is_firm(text: str, name: str) -> bool:
    """Whether a name stands beside the noun of a body ("Bellano, the record company,", "the operator, Nordal,") or behind a noun of
    no role as one that is "it" ("the producer, Bellano, said it had")."""
    if fold(name.split(maxsplit=1)[0]) in _given_names():
        return False
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        behind = _BEHIND.match(text, end, end + _FARTHEST)
        before = _BEFORE.search(text, max(0, at - _FARTHEST), at)
        if behind and _is_body(behind["noun"]):
            return True
        if before and text[end : end + 1] == "," and (_is_body(before["noun"]) or _IS_IT.match(text, end)):
            return read_role(before["noun"]) is None
        at = text.find(name, end)
    return False


@cache
def _given_names() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in read_table("chains", "given_names.tsv")}


def given_gender(name: str) -> str:
    """The gender, "m" or "f", of those who mostly bear the given name that a name begins with; empty where it is not known."""
    first, _, rest = name.partition(" ")
    return _given_names().get(fold(first), "") if rest else ""


def only_reports(text: str, end: int) -> bool:
    """Whether the name that ends at a place stands there as one that reports or publishes something."""
    return _REPORTING.match(text, end) is not None


def _is_body(noun: str) -> bool:
    return is_body_name(noun) and read_role(noun) is None


def is_outlet(report: Report, name: str) -> bool:
    """Whether a name is the report's own outlet's, stands right behind what an outlet is ("the magazine Regal"), or is told
    things and reports them without ever saying any ("Moe told Regal", "Regal reported")."""
    text, called = report.text, re.escape(name)
    if report.outlet and fold(name) == fold(report.outlet).removeprefix("the "):
        return True
    if re.search(rf"\b[Tt]he\s(?:[a-z-]+\s)?(?:{_MEDIA}|paper|tabloid|website|station)\s{called}\b", text):
        return True
    told = re.search(rf"{_IS_TOLD}\s{called}\b", text)
    reports = re.search(rf"\b{called}\s{_REPORTS}", text)
    return bool(told and reports) and re.search(rf"\b{called},?\s{_SPEAKS}", text) is None
