"""Each wrong input gets a clear line, the others go through, and the exit code says so."""

import os

import pytest

PAGE_WITHOUT_ARTICLE = "<html><head><title>Shop</title></head><body><nav><a href='/a'>Home</a></nav></body></html>"
GERMAN = (
    "Die Brücke über den Fluss ist am Freitag eingestürzt. Nach Angaben der Polizei kamen dabei mindestens zwölf Menschen ums "
    "Leben, viele weitere wurden verletzt. Der Bürgermeister sagte, die Straße sei nicht gesperrt gewesen.\n"
)
LATIN = "Zwölf workers were hurt when a boiler burst at the café near the Hôtel in Zürich, police said on Monday.\n"
WRONG = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "photo.txt": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)),
    "paper.txt": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
    "page.html": PAGE_WITHOUT_ARTICLE.encode(),
    "german.txt": GERMAN.encode() * 3,
}


@pytest.fixture(scope="module")
def done(tmp_path_factory, crossread_in, two_reports):
    """One run over two good reports, one of them twice, one in another encoding, and every kind of wrong input."""
    folder = tmp_path_factory.mktemp("wrong")
    reports = two_reports(folder / "reports")
    for name, data in WRONG.items():
        reports.joinpath(name).write_bytes(data)
    with reports.joinpath("huge.txt").open("wb") as huge:
        huge.seek(100_000_000)
        huge.write(b".")
    reports.joinpath("latin.txt").write_bytes(LATIN.encode("cp1252") * 3)
    reports.joinpath("twin.txt").write_bytes(reports.joinpath("a.txt").read_bytes())
    return crossread_in(folder, "compare", "reports", "nowhere.txt")


def told_of(done, name: str) -> str:
    """The lines that tell of an input, as one."""
    return " ".join(done.out.partition(f"    {name}: ")[2].partition("\n    reports/")[0].split())


def test_the_good_reports_go_through_and_the_exit_code_tells_of_the_rest(done):
    assert done.returncode == 1
    assert "2 reports" in done.out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.txt", "there is no file or folder of this name"),
        ("reports/empty.txt", "the file is empty"),
        ("reports/blank.txt", "nothing but white space"),
        ("reports/photo.txt", "not text"),
        ("reports/paper.txt", "PDF"),
        ("reports/page.html", "article"),
        ("reports/german.txt", "English"),
        ("reports/huge.txt", "larger than the limit of 20 MB"),
        ("reports/latin.txt", "not UTF-8"),
        ("reports/twin.txt", "read once"),
    ],
)
def test_each_wrong_input_is_named_with_what_is_wrong(done, name, told):
    assert told in told_of(done, name)


def test_nothing_usable_ends_with_two(run, tmp_path):
    tmp_path.joinpath("none").mkdir()
    done = run("compare", "nowhere.txt", "none")
    assert done.returncode == 2
    assert "No report could be used." in done.out
    assert "nowhere.txt: there is no file" in done.out
    assert "none: the folder holds no file" in done.out


@pytest.mark.parametrize("form", ["text", "csv"])
def test_no_table_of_stories_where_nothing_is_usable(run, form):
    done = run("stories", "nowhere/", "--format", form)
    assert (done.returncode, done.out) == (2, "")
    assert "nowhere/: there is no file" in done.err
    assert "no report could be used" in done.err


def test_one_report_alone_says_that_nothing_can_be_lined_up(run, reports):
    done = run("compare", reports, "--max-bytes", str(len(reports.joinpath("a.txt").read_bytes()) - 1))
    assert done.returncode == 1
    assert "larger than the limit" in " ".join(done.out.split())
    assert "nothing can be lined up" in " ".join(done.out.split())


def test_unrelated_reports_are_two_stories(run, reports):
    text = "Bank holds rate\n\nDRENN, 12 August 2022 - The Bank of Tovia left its key rate at 4.5 percent, economists said.\n"
    reports.joinpath("b.txt").write_text(text, encoding="utf8")
    done = run("compare", reports)
    assert done.returncode == 0
    assert "STORY 2" in done.out


def test_rejected_input_is_told_on_stderr_when_the_record_is_written(run, reports):
    done = run("compare", reports, "nowhere.txt", "--format", "json")
    assert done.returncode == 1
    assert "crossread: not used: nowhere.txt" in done.err
    assert '"cause": "missing"' in done.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(run, reports):
    reports.joinpath("a.txt").chmod(0)
    done = run("compare", reports)
    assert done.returncode == 1
    assert "may not be opened" in done.out
