import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from crossread.data import data_file
from crossread.present import to_dict, to_json
from crossread.testing import make_figure, make_reading, make_record, make_report

DOCS = Path(__file__).resolve().parents[2] / "docs/schema/crossread.record.1.json"


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(DOCS.read_text(encoding="utf8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def spans(node: object, report: str = "") -> Iterator[dict]:
    """Every object with a quote, with the report that it belongs to; dropped passages point elsewhere."""
    if isinstance(node, list):
        for item in node:
            yield from spans(item, report)
    if isinstance(node, dict):
        inner = node.get("report") or (node["id"] if "text" in node and "id" in node else report)
        if "quote" in node and "start" in node:
            yield {**node, "report": inner}
        for key, value in node.items():
            if key != "dropped":
                yield from spans(value, inner)


def test_record_fits_the_published_schema(record, validator):
    validator.validate(json.loads(to_json(record)))


def test_shipped_schema_is_the_published_one():
    assert data_file("schema", "crossread.record.1.json").read_text(encoding="utf8") == DOCS.read_text(encoding="utf8")


def test_record_of_nothing_fits_the_schema(validator):
    validator.validate(to_dict(make_record()))


def test_schema_refuses_what_it_does_not_know(record, validator):
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**to_dict(record), "verdict": "true"})


def test_every_quote_is_what_stands_at_its_place(record):
    data = to_dict(record)
    texts = {report["id"]: report["text"] for report in data["reports"]}
    found = list(spans(data))
    assert len(found) > 20
    assert [s for s in found if texts[s["report"]][s["start"] : s["end"]] != s["quote"]] == []


def test_file_names_are_only_in_path_and_input(record):
    renamed = replace(
        record,
        readings=tuple(replace(r, report=replace(r.report, source=f"z-{n}")) for n, r in enumerate(record.readings)),
    )
    before, after = to_dict(record), to_dict(renamed)
    for data in (before, after):
        for report in data["reports"]:
            del report["path"]
    assert before == after


def test_numbers_have_four_digits_and_whole_ones_none():
    report = make_report("The rate rose 0.123456 percent to 11.")
    reading = make_reading(
        report,
        figures=(
            make_figure(report, "0.123456", value=0.123456),
            make_figure(report, "11", low=11.0, high=float("inf")),
        ),
    )
    figures = to_dict(make_record((reading,)))["stories"][0]["figures"]
    assert [f["value"] for f in figures] == [0.1235, None]
    assert json.dumps(figures[1]["low"]) == "11"
    assert figures[1]["high"] is None


def test_report_from_a_link_has_a_url_in_place_of_a_path(validator):
    reading = make_reading(make_report("One.", source="https://news.example/a", is_url=True))
    data = to_dict(make_record((reading,)))
    validator.validate(data)
    assert data["reports"][0]["url"] == "https://news.example/a"
    assert "path" not in data["reports"][0]


def test_half_a_surrogate_pair_can_be_written():
    text = to_json(make_record((make_reading("broken \ud800 letter"),)))
    assert json.loads(text.encode("utf-8"))["reports"][0]["text"] == "broken \ud800 letter"
