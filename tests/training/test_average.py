"""The mean of two runs."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs crossread[train]")

from training.average import average  # noqa: E402 (after the check for torch)


def _run(folder: Path, weights: dict[str, list[float]]) -> Path:
    folder.mkdir()
    network = {name: torch.tensor(values) for name, values in weights.items()}
    torch.save({"network": network, "stand": (7, 1)}, folder / "checkpoint.pt")
    (folder / "labels.json").write_text(folder.name)
    return folder


def test_weights_lie_between_the_runs_and_new_ones_are_the_second_s(tmp_path: Path) -> None:
    one = _run(tmp_path / "one", {"both": [0.0, 4.0]})
    two = _run(tmp_path / "two", {"both": [1.0, 0.0], "new": [3.0]})
    average(one, two, tmp_path / "out", 0.25)
    found = torch.load(tmp_path / "out" / "checkpoint.pt", weights_only=True)
    assert found["network"]["both"].tolist() == [0.25, 3.0]
    assert found["network"]["new"].tolist() == [3.0]
    assert (tmp_path / "out" / "labels.json").read_text() == "two"
