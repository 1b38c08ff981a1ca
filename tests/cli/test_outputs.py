import json
import os
import signal
import subprocess
import sys

import pytest


def test_record_and_page_go_to_files(run, reports, tmp_path):
    done = run("compare", reports, "--format", "json", "-o", "record.json", "--html", "sheet.html")
    assert (done.returncode, done.out) == (0, "")
    assert json.loads(tmp_path.joinpath("record.json").read_text(encoding="utf8"))["schema"] == "crossread.record/1"
    assert tmp_path.joinpath("sheet.html").read_text(encoding="utf8").startswith("<!doctype html>")


def test_output_may_be_standard_output(run, reports):
    assert run("compare", reports, "--format", "md", "-o", "-").out.startswith("# ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "nowhere/x.txt"], "there is no folder nowhere; make it first"),
        (["-o", "."], "it is a folder; name a file in it"),
        (["-o", "reports/a.txt"], "would be taken for a report the next time"),
        (["--html", "reports/sheet.html"], "would be taken for a report the next time"),
        (["-o", "x", "--html", "x"], "two outputs would go to x"),
        (["--fields", "body"], "--fields takes OURS=THEIRS"),
        (["--fields", "foo=bar"], "no field is called 'foo'; known: author, language, outlet, published, text, title,"),
        (["--profile", "nytimes"], "known: acled, all, casualty-recorder, gtd, newsroom, ucdp"),
        (["--pipeline", "no_such_pipeline"], "no pipeline is called 'no_such_pipeline'"),
        (
            ["--pipeline", "no_such_pipeline"],
            "or leave the name out: the pipeline that ships with crossread then reads",
        ),
        (["--pipeline", "no_such_pipeline", "--jobs", "2"], "install one that has a parser and names"),
    ],
)
def test_arguments_that_cannot_be_meant_end_with_two_and_a_sentence(run, reports, tmp_path, words, told):
    before = sorted(path.name for path in tmp_path.rglob("*"))
    done = run("compare", "reports", *words)
    assert done.returncode == 2
    assert told in " ".join(done.err.split())
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_output_that_is_an_input_is_refused(run, reports):
    text = reports.joinpath("a.txt").read_text(encoding="utf8")
    done = run("compare", "reports/a.txt", "-o", "reports/a.txt")
    assert done.returncode == 2
    assert "it is one of the inputs" in done.err
    assert reports.joinpath("a.txt").read_text(encoding="utf8") == text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_may_not_be_written_to(run, reports, tmp_path):
    tmp_path.joinpath("closed").mkdir(mode=0o500)
    done = run("compare", "reports", "-o", "closed/x.txt")
    assert done.returncode == 2
    assert "may not be written to" in done.err


@pytest.mark.parametrize("words", [["--format", "yaml"], ["--width", "12"], ["--jobs", "0"], ["--no-such-option"], []])
def test_wrong_options_end_with_two(run, reports, words):
    given = ["reports", *words] if words else []
    done = run("compare", *given)
    assert done.returncode == 2
    assert "Usage:" in done.err


@pytest.mark.parametrize(("encoding", "form"), [("ascii", "md"), ("cp1252", "sheet")])
def test_terminal_without_unicode_gets_plain_letters(run, reports, encoding, form):
    reports.joinpath("c.txt").write_text(
        "“Łódź” – a bridge fell in Selm on 3 May 2024, 12 died, 警察 said.\n" * 4, encoding="utf8"
    )
    done = run("compare", reports, "--format", form, env={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert "Selm" in done.stdout.decode(encoding)


def test_json_is_utf8_whatever_the_terminal_speaks(run, reports):
    reports.joinpath("c.txt").write_text(
        "The bridge at Łódź fell on 3 May 2024, 12 people died, police said.\n" * 3, encoding="utf8"
    )
    done = run("compare", reports, "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    assert "Łódź" in done.stdout.decode("utf8")


def test_reader_that_stops_early_gets_no_complaint(reports):
    command = [sys.executable, "-m", "crossread", "compare", str(reports), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (141, b"")


def test_interrupt_leaves_no_file_and_no_traceback(tmp_path):
    command = [sys.executable, "-m", "crossread", "compare", "-", "-o", str(tmp_path / "out.txt")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(b"more than a pipe holds, so it is being read " * 10_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        process.stdin.close()  # wakes it if the signal came in just before it slept
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (130, b"crossread: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["typer", "crossread.app", "crossread.present"])
def test_interrupt_while_a_part_loads_is_told_too(reports, module):
    code = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        f"sys.argv = ['crossread', 'compare', {str(reports)!r}]\n"
        "from crossread.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "crossread: interrupted\n")
