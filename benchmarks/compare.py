"""CPU seconds and peak memory of the first things that a user meets: `python -m benchmarks.compare [REPORTS ...]`.

Measured in processes of their own: `crossread --help`, `import crossread`, and `crossread compare` on each folder named
(default: the example). Of several runs the least CPU time and the most memory count. The frozen figures stand in
`reference.json` with the machine that they were taken on; a ratio above 1 is slower or larger. `--freeze` writes them
anew.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = Path(__file__).with_name("reference.json")
EXAMPLE = ROOT / "examples" / "brenn-dam" / "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one command cost: seconds of CPU, user and system together, and megabytes (10^6) of peak resident memory."""

    cpu_s: float
    peak_mb: float


def cost(arguments: Sequence[str], *, runs: int) -> Cost:
    """The least CPU time and the most memory of some runs of `python ARGUMENTS`; SystemExit where one fails."""
    costs = [_one(arguments) for _ in range(runs)]
    return Cost(cpu_s=min(c.cpu_s for c in costs), peak_mb=max(c.peak_mb for c in costs))


def _one(arguments: Sequence[str]) -> Cost:
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.executable, [sys.executable, *arguments], dict(os.environ), file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some input was rejected, which is fair
        raise SystemExit(f"failed: {' '.join(arguments)}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes elsewhere
    return Cost(cpu_s=round(usage.ru_utime + usage.ru_stime, 3), peak_mb=round(usage.ru_maxrss * unit / 1e6, 1))


def commands(folders: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    """The name and the arguments of every command that is measured."""
    yield "python", ["-c", "pass"]
    yield "import crossread", ["-c", "import crossread"]
    yield "crossread --help", ["-m", "crossread", "--help"]
    for folder in folders:
        name = (folder.parent if folder.name == "reports" else folder).name
        yield f"compare {name}", ["-m", "crossread", "compare", str(folder)]


def row(name: str, now: Cost, then: Cost | None) -> str:
    """One line of the table."""
    line = f"{name:28s} {now.cpu_s:7.3f} s CPU {now.peak_mb:8.1f} MB"
    if then is None:
        return f"{line}   no reference"
    return f"{line}   x{now.cpu_s / then.cpu_s:.2f} CPU   x{now.peak_mb / then.peak_mb:.2f} memory"


def machine() -> str:
    """The processor and the Python that figures were taken on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{(models or [platform.machine()])[0]}, Python {platform.python_version()}"


def main() -> None:
    """Measures, prints the table beside the reference, and writes the reference when asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[EXAMPLE])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--freeze", action="store_true", help="write the figures to reference.json")
    chosen = parser.parse_args()
    frozen = json.loads(REFERENCE.read_text(encoding="utf8")) if REFERENCE.exists() else {}
    reference: dict[str, dict[str, float]] = frozen.get("costs", {})
    print(f"now on    {machine()}\nfrozen on {frozen.get('machine', 'no machine yet')}")
    measured = {name: cost(arguments, runs=chosen.runs) for name, arguments in commands(chosen.folders)}
    for name, now in measured.items():
        then = reference.get(name)
        print(row(name, now, Cost(**then) if then else None))
    if chosen.freeze:
        costs = {name: {"cpu_s": now.cpu_s, "peak_mb": now.peak_mb} for name, now in measured.items()}
        text = json.dumps({"machine": machine(), "costs": {**reference, **costs}}, indent=2)
        REFERENCE.write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
