import subprocess
import sys
from pathlib import Path

import pytest

import crossread
from crossread.errors import SettingsError

FLOOD = """Flood takes bridge at Selm

SELM, 3 May 2024 (XNA) - At least 12 people died when the river Ard took the old bridge at Selm on Friday, the mayor said.

"Nobody had closed the road," mayor Ida Brandt told reporters.
"""
SECOND = """Bridge lost

At least 14 people were killed when the old bridge at Selm fell into the river Ard on Friday, 3 May 2024, police said.
Mayor Ida Brandt said nobody had closed the road.
"""
MONEY = """Bank of Tovia holds rate

DRENN, 12 August 2022 (Post) - The Bank of Tovia left its key rate at 4.5 percent on Friday, as economists had expected.
The governor said that inflation was slowing and that the next meeting was in October.
"""


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a.txt", FLOOD), ("b.txt", SECOND)):
        folder.joinpath(name).write_text(text, encoding="utf8")
    return folder


def test_compare_takes_a_folder_a_path_or_names(reports):
    ids = {tuple(r.id for r in crossread.compare(given).readings) for given in (str(reports), reports, [reports])}
    assert len(ids) == 1
    assert len(ids.pop()) == 2


def test_readings_are_in_the_order_of_their_ids(reports):
    readings = crossread.compare(reports).readings
    assert [r.id for r in readings] == sorted(r.id for r in readings)


def test_made_by_names_versions_and_inputs_but_no_path(reports):
    made = dict(crossread.compare(reports).made_by)
    assert made["crossread"] == crossread.__version__
    assert len(made["inputs"].split()) == 2
    assert str(reports) not in " ".join(made.values())


def test_same_report_under_another_name_is_read_once_with_a_notice(reports):
    reports.joinpath("c.txt").write_text(FLOOD, encoding="utf8")
    record = crossread.compare(reports)
    assert len(record.readings) == 2
    assert [n for n in record.notices if "same" in n.text and "read once" in n.text]


def test_one_report_alone_is_a_sheet_with_a_notice(reports):
    record = crossread.compare(reports / "a.txt")
    assert len(record.sheets) == 1
    assert "nothing can be lined up" in record.notices[-1].text


def test_reports_of_unrelated_things_are_stories_of_their_own(reports):
    reports.joinpath("b.txt").write_text(MONEY, encoding="utf8")
    assert [len(sheet.story.reports) for sheet in crossread.compare(reports).sheets] == [1, 1]


def test_what_cannot_be_used_is_in_the_record_and_the_rest_goes_through(reports):
    reports.joinpath("empty.txt").write_bytes(b"")
    record = crossread.compare([reports, reports / "nowhere.txt"])
    assert [r.cause for r in record.rejected] == ["empty", "missing"]
    assert len(record.readings) == 2


def test_progress_is_told_for_each_document(reports):
    told = []
    crossread.compare(reports, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_processes_give_the_same_record(reports):
    assert crossread.compare(reports, jobs=2) == crossread.compare(reports)


def test_jobs_below_one_are_refused(reports):
    with pytest.raises(SettingsError, match="jobs must be 1 or more"):
        crossread.compare(reports, jobs=0)


def test_unknown_pipeline_is_refused_with_those_that_exist(reports):
    with pytest.raises(SettingsError, match="no_such_pipeline"):
        crossread.compare(reports, pipeline="no_such_pipeline")


def test_unknown_name_of_the_package_is_an_attribute_error():
    with pytest.raises(AttributeError, match="verdict"):
        _ = crossread.verdict


@pytest.mark.parametrize("name", crossread.__all__)
def test_every_public_name_can_be_had_and_is_listed(name):
    assert getattr(crossread, name) is not None
    assert name in dir(crossread)


@pytest.mark.parametrize("words", [["--help"], ["compare", "--help"], ["--version"]])
def test_help_loads_no_language_model(words):
    code = (
        "import sys\nfrom crossread.cli.main import app\n"
        f"try: app({words!r})\nexcept SystemExit: pass\n"
        "print('loaded:', *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("loaded:")[2].split()
    assert not {"spacy", "onnxruntime", "trafilatura", "numpy", "jinja2", "httpx"} & set(loaded)


def test_package_is_typed():
    assert Path(crossread.__file__).with_name("py.typed").exists()


@pytest.mark.parametrize(
    ("inputs", "options"),
    [
        ("", {}),
        (["a.txt", " "], {}),
        (None, {}),
        (b"a.txt", {}),
        ([3], {}),
        ("a.txt", {"max_bytes": -1}),
        ("a.txt", {"max_bytes": "many"}),
        ("a.txt", {"jobs": 1.5}),
        ("a.txt", {"fields": ["text"]}),
        ("a.txt", {"fields": {"text": 1}}),
        ("a.txt", {"pipeline": 3}),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(inputs, options):
    with pytest.raises(SettingsError):
        crossread.compare(inputs, **options)


def test_which_of_two_alike_is_read_does_not_hang_on_the_order_of_their_names(tmp_path):
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (one, two):
        path.write_text(FLOOD, encoding="utf8")
    assert crossread.to_json(crossread.compare([one, two])) == crossread.to_json(crossread.compare([two, one]))
