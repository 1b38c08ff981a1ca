"""Who issued a text that is no outlet's report: a ministry's communiqué, a union's statement, a company's notice."""

import re

from crossread.data import read_table
from crossread.lib.bodies import is_body_name, is_sort, read_body
from crossread.model.claims import Speaker
from crossread.model.reports import Report

_MEDIA = re.compile(
    r"\b(?:news|tv|television|radio|broadcast\w*|press|media|times|post|daily|gazette|journal|agency|wire|online|service|network|group|today)\b",
    re.IGNORECASE,
)
_HEAD_LINES, _LONGEST = 8, 80
"""Lines at the head of a text, and their letters, among which one calls it a release."""
_RELEASE = re.compile(
    rf"^(?:{'|'.join(row['pattern'] for row in read_table('speech', 'releases.tsv'))})", re.IGNORECASE
)


def issuer_of(report: Report) -> Speaker | None:
    """The body that issued the text, where it is no outlet's: its own voice is that body's."""
    name = report.outlet
    if not name or not (is_body_name(name) or (not report.agency and _is_release(report))):
        return None
    body = read_body(name)
    if not is_sort(body.sort) and _MEDIA.search(name):
        return None
    country = body.state if len(body.state) == 2 else ""
    return Speaker(key=body.key, name=name, body=body.key, country=country)


def _is_release(report: Report) -> bool:
    """Whether a short line at the head of a text calls it a release or a statement ("Press release 14/26")."""
    lines = [line.strip() for line in report.text[: _HEAD_LINES * _LONGEST].splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        if len(line) > _LONGEST or line.endswith("."):
            return False
        if _RELEASE.match(line):
            return True
    return False
