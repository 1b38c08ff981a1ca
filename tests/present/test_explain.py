from io import StringIO

import pytest
from rich.console import Console

from crossread.present.explain import REACH, count_findings, find_row, print_explanation
from crossread.present.layout import lay_out


@pytest.fixture(scope="module")
def document(record):
    return lay_out(record, reach=REACH)


def test_a_finding_is_found_by_number_and_by_id(document):
    _, row = find_row(document, "2")
    assert row.kind == "name_conflict"
    assert find_row(document, row.finding)[1] == row


def test_an_unknown_number_finds_nothing(document):
    assert find_row(document, "99") is None
    assert find_row(document, "0") is None
    assert count_findings(document) == 7


def test_explanation_has_words_in_context_reasons_and_repair(document):
    out = StringIO()
    print_explanation(*find_row(document, "2"), Console(file=out, width=100, color_system=None))
    text = " ".join(out.getvalue().split())
    assert "Twenty people died when the ferry “Morin” rolled over on Friday. The ferry was overloaded." in text
    assert "+0.90 A test says so." in text
    assert "If Morin read Marin, 3 reports agree." in text
