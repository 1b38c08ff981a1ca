"""The command line that all evals share: `--data DIR`, sets looked for in it, figures as the last line, JSON.

An eval's module has `run(data: Path) -> Scores` and ends with `main("attribution", run)`. Options of its own are further
arguments of `run`, named with their type and help: `main("figures", run, most=(int, "..."))` gives `run(data, most=...)`.
"""

import argparse
import json
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What an eval found: metrics by name (numbers, or objects of numbers) over `n` items."""

    metrics: dict[str, Any]
    n: int


@dataclass(slots=True)
class Overlap:
    """Counts behind a precision, recall and F1: right ones among those said, and among those that are there."""

    right_said: float = 0.0
    said: int = 0
    right_there: float = 0.0
    there: int = 0

    def add(self, right: float, said: int, there: int, right_there: float | None = None) -> None:
        """Counts in one item; `right_there` differs from `right` where a partial match counts in part."""
        self.right_said += right
        self.said += said
        self.right_there += right if right_there is None else right_there
        self.there += there

    @property
    def precision(self) -> float:
        """The share of those said that is right; 0 where nothing was said."""
        return self.right_said / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of those there that was found; 0 where nothing is there."""
        return self.right_there / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def find(data: Path, *names: str) -> Path | None:
    """The first of some relative paths that lies under the data folder; says in the log what it did not find."""
    for name in names:
        if (data / name).exists():
            return data / name
    log.warning("not found under the data folder: %s", ", ".join(names))
    return None


def rounded(value: Any) -> Any:
    """Numbers to four digits, also within objects."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    return value


def progress(done: int, total: int, what: str) -> None:
    """A line on stderr that tells how far an eval is, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{done} of {total} {what}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def main(task: str, run: Callable[..., Scores], **options: tuple[type, str]) -> None:
    """Reads the command line, runs the eval, prints its figures a line each and the last line as JSON.

    An option of type bool is a flag; the others take a value, and are left to `run`'s default where they are not given.
    """
    parser = argparse.ArgumentParser(prog=f"python -m evals.{task}", description=sys.modules["__main__"].__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder that holds some of the sets")
    for name, (kind, what) in options.items():
        kwargs: dict[str, Any] = {"action": "store_true"} if kind is bool else {"type": kind}
        parser.add_argument(f"--{name}", help=what, default=argparse.SUPPRESS, **kwargs)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    own = {name: value for name, value in vars(given).items() if name in options}
    scores = run(given.data, **own)
    metrics = rounded(scores.metrics)
    for name, value in metrics.items():
        print(f"{name:28} {value}")
    print(json.dumps({"task": task, "metrics": metrics, "n": scores.n}))
