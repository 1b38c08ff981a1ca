import json


def test_sheet_of_a_folder(run, reports):
    done = run("compare", reports)
    assert done.returncode == 0
    assert "2 reports" in done.out
    assert done.out.startswith("STORY 1")
    assert "\x1b" not in done.out, "no colours where nobody looks"
    assert done.err == "", "no progress where nobody looks"


def test_standard_input_is_a_report(run, reports):
    done = run("compare", "-", reports / "b.txt", input=reports.joinpath("a.txt").read_bytes())
    assert done.returncode == 0
    assert "2 reports" in done.out


def test_fields_name_the_keys_of_json_articles(run, reports):
    texts = [reports.joinpath(name).read_text(encoding="utf8") for name in ("a.txt", "b.txt")]
    lines = [json.dumps({"kopf": "Bridge", "rumpf": text, "blatt": f"Echo {n}"}) for n, text in enumerate(texts)]
    reports.joinpath("all.jsonl").write_text("\n".join(lines), encoding="utf8")
    done = run("compare", reports / "all.jsonl", "--fields", "text=rumpf,outlet=blatt", "--fields", "title=kopf")
    assert done.returncode == 0
    assert "Echo 0" in done.out


def test_explain_shows_the_words_behind_a_line(run, reports):
    record = json.loads(run("compare", reports, "--format", "json").out)
    findings = [finding for story in record["stories"] for finding in story["findings"]]
    assert findings, "the two reports differ in their toll"
    done = run("explain", "1", reports)
    assert done.returncode == 0
    assert "THE WORDS" in done.out
    by_id = run("explain", findings[0]["id"], reports)
    assert findings[0]["id"] in by_id.out


def test_explain_of_what_is_not_there_says_what_is(run, reports):
    done = run("explain", "99", reports)
    assert done.returncode == 2
    assert "there is no finding '99'; they are numbered 1 to" in done.err


def test_explain_of_a_negative_number_says_how_lines_are_numbered(run, reports):
    done = run("explain", "-1", reports)
    assert done.returncode == 2
    assert "there is no finding '-1'; lines are numbered from 1 on" in " ".join(done.err.split())


def test_explain_of_nothing_usable(run):
    done = run("explain", "1", "nowhere.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.out


def test_schema_is_printed(run):
    assert json.loads(run("schema").out)["title"] == "crossread.record/1"


def test_version_is_printed(run):
    assert run("--version").out.startswith("crossread 0.")


def test_help_teaches_with_examples(run):
    for words, example in (
        ([], "crossread compare"),
        (["compare", "-h"], "crossread compare"),
        (["explain", "--help"], "crossread explain 3"),
    ):
        done = run(*words)
        assert example in done.out + done.err


def test_dropped_passages_are_shown_on_demand(run, reports):
    text = reports.joinpath("a.txt").read_text(encoding="utf8")
    reports.joinpath("a.txt").write_text(f"{text}\nShare on Facebook\nSubscribe to our newsletter\n", encoding="utf8")
    assert "LEFT OUT" in run("compare", reports).out
    assert "Subscribe to our newsletter" in run("compare", reports, "--dropped").out


def test_every_codebook_is_set_beside_the_others(run, reports):
    done = run("compare", reports, "--profile", "all")
    assert done.returncode == 0
    assert "WHAT EACH CODEBOOK WOULD RECORD" in done.out
    assert "casualty-recorder" in done.out


def test_dictionaries_of_actors_say_who_is_who(run, reports):
    reports.parent.joinpath("who.txt").write_text("IDA_BRANDT_ [ARDLAB]\n", encoding="utf8")
    done = run("compare", reports, "--format", "json", "--actors", reports.parent / "who.txt")
    record = json.loads(done.out)
    assert "ARDLAB" in {party["code"] for story in record["stories"] for party in story["parties"]}
    assert record["made_by"]["dictionaries"].startswith("who-")


def test_wrong_dictionary_is_told(run, reports):
    done = run("compare", reports, "--agents", reports / "a.txt")
    assert done.returncode == 2
    assert "holds no pattern" in done.err


def test_noise_is_no_dictionary(run, reports, tmp_path):
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    done = run("compare", reports, "--actors", tmp_path / "noise.txt")
    assert done.returncode == 2
    assert "is no text" in done.err
