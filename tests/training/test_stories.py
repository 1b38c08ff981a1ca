"""Weights of story levels are learnt from streams, and figures are held out by source."""

import json
from pathlib import Path

import numpy as np
import pytest

from crossread.weigh.stories import features, levels
from tests.cluster.stories import PAPER_TEXT, RATE_TEXT, WIRE_TEXT
from training.stories import comments, held_out, learn, lines, main
from training.story_levels import FEATURES, write
from training.story_streams import Stream


def made(name: str, *, source: str, seed: int, telling: str = "words", is_case: bool = False) -> Stream:
    """Eight reports of two happenings: pairs of one share much of `telling`, and other features are noise."""
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a in range(8) for b in range(a + 1, 8)]
    same = np.array([a // 4 == b // 4 for a, b in pairs])
    values = np.full((len(pairs), len(FEATURES)), np.nan)
    values[:, FEATURES.index("body")] = rng.uniform(0.3, 0.9, len(pairs))
    values[:, FEATURES.index(telling)] = np.where(same, 0.25, 0.01)
    return Stream(
        name=name,
        source=source,
        is_case=is_case,
        gold=tuple("ab"[i // 4] for i in range(8)),
        row=tuple(range(8)),
        size=8,
        pairs=tuple(pairs),
        values=values,
        same=same,
    )


def test_learnt_table_groups_what_it_was_learnt_from_and_its_like() -> None:
    table = learn([made("one", source="one", seed=1), made("case", source="case", seed=2, is_case=True)])
    assert made("new", source="new", seed=3).b3(table) == (1.0, 1.0, 1.0)
    words = {level.at_least: level.weight for level in table["words"]}
    assert max(words.values()) > 2


def test_streams_of_one_source_are_held_out_together() -> None:
    """What tells in the one source tells nothing in the other, so that neither can be grouped by the other's weights."""
    kin = [made("a", source="a", seed=1), made("a-part", source="a", seed=2)]
    other = made("b", source="b", seed=3, telling="names")
    found = held_out([*kin, other])
    assert list(found) == ["a", "a-part", "b"]
    assert all(figures[2] < 1 for figures in found.values())
    assert held_out(kin) == {}


def test_same_streams_give_the_same_table() -> None:
    streams = [made("one", source="one", seed=1), made("two", source="two", seed=2)]
    assert learn(streams) == learn(streams)


def test_figures_say_where_nothing_could_be_held_out() -> None:
    one = made("one", source="one", seed=1)
    printed = lines([one], levels(), {})
    assert printed[1].startswith("one ")
    assert printed[1].endswith(" -")
    assert len(printed) == 3


def test_labelled_case_is_read_by_the_rooms_and_gives_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = tmp_path / "trams" / "reports"
    reports.mkdir(parents=True)
    for name, text in (("1.txt", WIRE_TEXT), ("2.txt", PAPER_TEXT), ("3.txt", RATE_TEXT)):
        (reports / name).write_text(text, encoding="utf8")
    gold = {"stories": [{"id": "crash", "reports": ["1.txt", "2.txt"]}, {"id": "coins", "reports": ["3.txt"]}]}
    (reports.parent / "gold.json").write_text(json.dumps(gold), encoding="utf8")
    out, kept = tmp_path / "levels.tsv", tmp_path / "kept"
    given = ["--cases", str(tmp_path), "--data", str(tmp_path), "--out", str(out), "--cache", str(kept)]
    main(given)
    first, said = out.read_text(encoding="utf8"), capsys.readouterr().out
    assert first.splitlines()[0].startswith("# Levels of likeness")
    assert said.splitlines()[1].split()[:4] == ["trams", "3", "3", "1"]
    assert len(list(kept.iterdir())) == 3
    main(given)
    assert (out.read_text(encoding="utf8"), capsys.readouterr().out) == (first, said)
    assert len(list(kept.iterdir())) == 3


def test_nothing_found_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(tmp_path), "--out", str(tmp_path / "levels.tsv")])
    assert not (tmp_path / "levels.tsv").exists()


def test_written_table_has_the_form_of_the_shipped_one(tmp_path: Path) -> None:
    write(levels(), tmp_path / "levels.tsv", comments([made("one", source="one", seed=1)]))
    shipped = Path(features.__code__.co_filename).parents[1] / "data" / "stories" / "levels.tsv"
    ours, theirs = (
        [line for line in path.read_text(encoding="utf8").splitlines() if line[0] != "#"]
        for path in (tmp_path / "levels.tsv", shipped)
    )
    assert sorted(ours) == sorted(theirs)
