"""Words that one of several reports turned into their opposite, read through all the rooms."""

from pathlib import Path

from crossread.model.findings import Finding
from tests.reconcile.stories import FIRST, SECOND, findings

THIRD = """Barge hits bridge

Olm Valley Radio
7 May 2024, 07:00

A barge hit the old bridge over the Olm in Arlsund on Monday, and the bridge was closed, the harbour office said.

{body}
"""


def _variants(tmp_path: Path, *said: str) -> list[Finding]:
    texts = [text.format(body=body) for text, body in zip((FIRST, SECOND, THIRD), said, strict=False)]
    return [f for f in findings(tmp_path, *texts) if f.kind == "quote_variant"]


def _is_turned(finding: Finding) -> bool:
    return finding.repair is not None and finding.repair.slip == "dropped negation"


def test_a_turned_quotation_is_told_before_a_harmless_paraphrase(tmp_path: Path) -> None:
    found = _variants(
        tmp_path,
        '"I have never accepted a single gift from anyone," harbour master Tora Lie told reporters.',
        '"I have accepted a single gift from everyone," harbour master Tora Lie told reporters.',
        '"I never accepted a gift from anybody," harbour master Tora Lie said.',
    )
    assert [_is_turned(f) for f in found] == [True]
    assert len({e.span.report for e in found[0].evidence}) == 3


def test_one_turned_sentence_of_several_is_a_lost_negation(tmp_path: Path) -> None:
    (found,) = _variants(
        tmp_path,
        '"We do not want a lawsuit. But let nobody take our silence for consent," harbour master Tora Lie said.',
        '"We want a lawsuit. Let nobody take our calm for consent," harbour master Tora Lie said.',
    )
    assert _is_turned(found)
    assert found.weight > 0.8
