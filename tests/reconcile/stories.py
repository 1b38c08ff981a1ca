"""Two invented reports of one accident, for tests that put their own sentences into them and read all the rooms."""

from pathlib import Path

import crossread
from crossread.model.findings import Finding


def findings(tmp_path: Path, *reports: str) -> list[Finding]:
    """The findings of reports given as texts, of all their stories."""
    for i, text in enumerate(reports):
        (tmp_path / f"{i}.txt").write_text(text, encoding="utf8")
    record = crossread.compare([str(tmp_path)])
    return [finding for sheet in record.sheets for finding in sheet.findings]


def kinds(found: list[Finding]) -> set[str]:
    return {finding.kind for finding in found}


FIRST = """Bridge closed after barge strikes pier

ARLSUND, May 6, 2024 (NPA) - The old bridge over the Olm was closed on Monday after a barge struck a pier, the harbour office said.

{body}

The bridge carries about 9,000 cars a day. It was built in 1931.
"""
SECOND = """Arlsund bridge shut after barge hits pier

Arlsund Courier
6 May 2024, 18:30

The old bridge over the Olm in Arlsund was shut on Monday after a barge hit one of its piers, the harbour office said.

{body}

The crossing was opened in 1931 and takes some 9,000 cars a day.
"""


def pair(tmp_path: Path, one: str, other: str) -> list[Finding]:
    return findings(tmp_path, FIRST.format(body=one), SECOND.format(body=other))
