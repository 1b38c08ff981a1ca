"""Each wrong input gets a clear line, the others go through, and the exit code says so."""

import os

import pytest

PAGE_WITHOUT_ARTICLE = "<html><head><title>Shop</title></head><body><nav><a href='/a'>Home</a></nav></body></html>"
GERMAN = (
    "Die Brücke über den Fluss ist am Freitag eingestürzt. Nach Angaben der Polizei kamen dabei mindestens zwölf Menschen ums "
    "Leben, viele weitere wurden verletzt. Der Bürgermeister sagte, die Straße sei nicht gesperrt gewesen.\n"
)


def test_missing_path_is_named_and_the_others_go_through(run, reports):
    done = run("compare", reports, "nowhere.txt")
    assert done.returncode == 1
    assert "nowhere.txt: there is no file or folder of this name" in done.out
    assert "2 reports" in done.out


def test_nothing_usable_ends_with_two(run):
    done = run("compare", "nowhere.txt")
    assert done.returncode == 2
    assert "No report could be used." in done.out
    assert "nowhere.txt" in done.out


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "nothing but white space"),
        ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "not text"),
        ("paper.txt", b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", "PDF"),
        ("page.html", PAGE_WITHOUT_ARTICLE.encode(), "article"),
        ("german.txt", GERMAN.encode() * 3, "English"),
    ],
)
def test_what_is_no_report_is_rejected_with_its_reason(run, reports, name, data, told):
    reports.joinpath(name).write_bytes(data)
    done = run("compare", reports)
    assert done.returncode == 1
    line = " ".join(done.out.partition("NOT USED")[2].split())
    assert name in line
    assert told in line
    assert "2 reports" in done.out


def test_folder_without_anything_readable(run, tmp_path):
    tmp_path.joinpath("none").mkdir()
    done = run("compare", "none")
    assert done.returncode == 2
    assert "none: the folder holds no file" in done.out


def test_text_that_is_not_utf8_is_read_with_a_notice(run, reports):
    text = (
        "Käsefabrik in Zürich: “Zwölf” workers were hurt when a boiler burst at the café near the Hôtel, police said.\n"
    )
    reports.joinpath("c.txt").write_bytes(text.encode("cp1252") * 3)
    done = run("compare", reports)
    assert done.returncode == 0
    assert "not UTF-8" in done.out


def test_hundred_megabytes_are_rejected_and_not_read_whole(run, reports):
    with reports.joinpath("huge.txt").open("wb") as huge:
        huge.seek(100_000_000)
        huge.write(b".")
    done = run("compare", reports)
    assert done.returncode == 1
    assert "huge.txt" in done.out
    assert "larger than the limit of 20 MB" in " ".join(done.out.split())


def test_limit_of_size_can_be_set(run, reports):
    done = run("compare", reports, "--max-bytes", "230")
    assert done.returncode == 1
    assert "larger than the limit" in done.out


def test_same_report_twice_is_read_once_and_told(run, reports):
    reports.joinpath("again.txt").write_bytes(reports.joinpath("a.txt").read_bytes())
    done = run("compare", reports)
    assert done.returncode == 0
    assert "read once" in " ".join(done.out.split())
    assert "2 reports" in done.out


def test_one_report_alone_says_that_nothing_can_be_lined_up(run, reports):
    done = run("compare", reports / "a.txt")
    assert done.returncode == 0
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
