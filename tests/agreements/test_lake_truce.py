"""What a reader finds of agreements and appeals in an invented story, `crossread agreements` finds."""

import json
from pathlib import Path

import pytest

from crossread.app import compare
from crossread.present.agreements import find_agreements
from crossread.present.agreements_drawn import agreements_json

HERE = Path(__file__).parent / "lake-truce"
GOLD = json.loads((HERE / "gold.json").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def found():
    return json.loads(agreements_json(find_agreements(compare(HERE / "reports"))))


def every(found, part):
    return [one for table in [*found["agreements"], found] for one in table.get(part, ())]


@pytest.mark.parametrize("gold", GOLD["agreements"], ids=lambda g: g["words"][0])
def test_one_agreement_is_found_under_all_its_names(found, gold):
    (table,) = [t for t in found["agreements"] if gold["words"][0] in {m["quote"] for m in t["mentions"]}]
    quotes = [m["quote"] for m in table["mentions"]]
    assert all(any(quote.startswith(words) for quote in quotes) for words in gold["words"])
    assert all(any(quote.startswith(words) for words in gold["words"]) for quote in quotes)
    assert table["status"] == gold["status"]


@pytest.mark.parametrize("gold", GOLD["appeals"], ids=lambda g: g["asks"])
def test_appeal_is_found_with_caller_and_called(found, gold):
    asks = [(row, a, ask) for row in every(found, "appeals") for a in row["appeals"] for ask in a["asks"]]
    (row, appeal, ask) = next(one for one in asks if gold["asks"] in one[2]["quote"])
    assert gold["by"] in " ".join([row["by"], *row["through"], appeal["said_by"]])
    assert not gold["to"] or gold["to"] in {t["quote"] for t in appeal["to"]}
    assert ask["kind"] == gold["kind"]


@pytest.mark.parametrize("gold", GOLD["breaches"], ids=lambda g: f"{g['standing']} {g['by']}")
def test_breach_is_found_with_its_standing(found, gold):
    fit = [b for b in every(found, "breaches") if b["standing"] == gold["standing"]]
    fit = [b for b in fit if any(gold["by"] in one["quote"] for one in b["by"])]
    fit = [b for b in fit if gold.get("said_by", "") in b["said_by"]]
    assert fit
    assert not gold.get("count") or fit[0]["count"]["quote"] == gold["count"]


@pytest.mark.parametrize("gold", GOLD["answers"], ids=lambda g: g["by"])
def test_answer_is_found(found, gold):
    assert any(
        a["answer"] == gold["answer"] and any(gold["by"] in one["quote"] for one in a["by"])
        for a in every(found, "answers")
    )


def test_rejected_call_is_no_appeal(found):
    assert not any(
        "withdraw them" in ask["quote"] for r in every(found, "appeals") for a in r["appeals"] for ask in a["asks"]
    )
