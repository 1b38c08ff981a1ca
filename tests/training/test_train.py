"""The plans of the stages."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs crossread[train]")

from training.train import Plan

STAGES = Path(__file__).parents[2] / "training"


def test_every_stage_has_a_whole_plan_and_a_seed_of_its_own() -> None:
    plans = [Plan.read(path) for path in sorted(STAGES.glob("*.toml"))]
    assert len({plan.seed for plan in plans}) == len(plans) == 4


def test_a_stage_takes_from_the_one_before_what_it_does_not_change(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text((STAGES / "config.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "two.toml").write_text('changes = "one.toml"\nseed = 3\n', encoding="utf-8")
    (tmp_path / "three.toml").write_text('changes = "two.toml"\nepochs = 1\n', encoding="utf-8")
    assert Plan.read(tmp_path / "three.toml") == replace(Plan.read(tmp_path / "one.toml"), seed=3, epochs=1)


def test_a_number_that_no_plan_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("speed = 3\n", encoding="utf-8")
    with pytest.raises(TypeError, match="speed"):
        Plan.read(tmp_path / "odd.toml")
