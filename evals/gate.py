"""Quality floors: `python -m evals.gate [--data DIR] [--raise | --lower TASK.METRIC --because "..."]`.

`floors.json` holds, for each task, the module that measures it, its data (`../shared/...` is looked for under DIR,
the rest in the repository; `sets` are archives there that are unpacked under `out/`), the digest of that data, and
floors (`at_least`) and ceilings (`at_most`). A task whose data is not there is skipped and said so. Data in the
repository that changed fails until the floors are measured anew; data outside it that changed is reported, because its
floors no longer mean anything.

`--raise` writes better measures into the file. Lowering one takes its name and a sentence, and both stay in the file.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")
SHARED = "../shared"
SLACK = 0.02  # int8 arithmetic differs between processors by about one item in a hundred; a case has few items

Entry = dict[str, Any]  # one task of floors.json
Measures = dict[str, float]


def data_of(entry: Entry, shared: Path) -> Path:
    """Where the data of a task lies."""
    name: str = entry["data"]
    return shared / name.removeprefix(SHARED + "/") if name.startswith(SHARED) else ROOT / name


def files_of(entry: Entry, data: Path) -> list[Path]:
    """The files that a task reads, archives as they are; in order."""
    if "sets" in entry:
        return [data / f"{name}.tar.xz" for name in sorted(entry["sets"])]
    return sorted(path for path in data.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))


def digest(files: Iterable[Path], data: Path) -> str:
    """sha256 over the files' names below `data` and their contents, sixteen hex digits."""
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(data).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def unpacked(name: str, files: list[Path]) -> Path:
    """A folder under `out/` with the task's archives unpacked."""
    folder = ROOT / "out" / "evals" / name
    for path in files:
        if not (folder / path.name.removesuffix(".tar.xz")).exists():
            with tarfile.open(path) as archive:
                archive.extractall(folder, filter="data")
    return folder


def measure(entry: Entry, data: Path, *, loud: bool) -> Measures:
    """Runs a task's module and reads the metrics from its last line; its tables are printed when `loud`."""
    command = [sys.executable, "-m", entry["module"], "--data", str(data), *entry.get("options", [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise SystemExit(f"{' '.join(command[1:])} failed:\n{done.stdout}{done.stderr}")
    if loud:
        print("\n".join(lines[:-1]))
    metrics: Measures = json.loads(lines[-1])["metrics"]
    return metrics


def failures(entry: Entry, measures: Measures) -> list[str]:
    """What does not hold, a line each."""
    low = [
        f"{name} {measures.get(name, 0):.3f} is under its floor {floor:.3f}"
        for name, floor in entry["at_least"].items()
        if measures.get(name, 0) < floor - SLACK
    ]
    high = [
        f"{name} {measures[name]:g} is over its ceiling {ceiling:g}"
        for name, ceiling in entry["at_most"].items()
        if measures[name] > ceiling + (SLACK if isinstance(ceiling, float) else 0)
    ]
    return low + high


def raised(entry: Entry, measures: Measures) -> Entry:
    """The task with every floor and ceiling that the measures better."""
    at_least = {name: max(floor, round(measures.get(name, 0), 3)) for name, floor in entry["at_least"].items()}
    at_most = {name: min(ceiling, rounded(measures[name])) for name, ceiling in entry["at_most"].items()}
    return {**entry, "at_least": at_least, "at_most": at_most}


def lowered(entry: Entry, metric: str, value: float, because: str) -> Entry:
    """The task with one floor or ceiling moved to what is measured, and the reason kept beside it."""
    bound = next((name for name in ("at_least", "at_most") if metric in entry[name]), None)
    if bound is None:
        raise SystemExit(
            f"no floor is called {metric}; there are: {', '.join([*entry['at_least'], *entry['at_most']])}"
        )
    note = {"metric": metric, "from": entry[bound][metric], "to": rounded(value), "because": because}
    moved = {**entry[bound], metric: rounded(value)}
    return {**entry, bound: moved, "lowered": [*entry.get("lowered", []), note]}


def rounded(value: float) -> float:
    """Three digits for shares; counts stay whole."""
    return value if isinstance(value, int) else round(value, 3)


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / SHARED, help="where the data outside the repository lies")
    parser.add_argument("--print", action="store_true", dest="loud", help="print the tables of every task")
    parser.add_argument("--raise", action="store_true", dest="lift", help="write better measures into floors.json")
    parser.add_argument("--lower", metavar="TASK.METRIC", default="", help="move one floor to what is measured now")
    parser.add_argument("--because", default="", help="the reason for lowering, kept in floors.json")
    parser.add_argument("tasks", nargs="*", help="only these tasks")
    chosen = parser.parse_args()
    if chosen.lower and not chosen.because:
        parser.error("--lower takes --because: the reason is kept in floors.json")
    return chosen


def check(name: str, entry: Entry, chosen: argparse.Namespace) -> tuple[Entry, bool]:
    """One task measured: its entry as it should stand in the file, and whether it holds."""
    data = data_of(entry, chosen.data)
    files = files_of(entry, data)
    if not files or not all(path.exists() for path in files):
        print(f"{name}: skipped, {data} is not there or not whole")
        return entry, True
    measures = measure(entry, unpacked(name, files) if "sets" in entry else data, loud=chosen.loud)
    print(
        f"{name}: "
        + ", ".join(f"{key} {value:.3g}" for key, value in measures.items() if isinstance(value, int | float))
    )
    now = digest(files, data)
    task, _, metric = chosen.lower.partition(".")
    if task == name:
        return lowered({**entry, "digest": now}, metric, measures[metric], chosen.because), True
    if chosen.lift:
        return raised({**entry, "digest": now}, measures), True
    if entry["digest"] != now:
        print(f"{name}: the data has changed since its floors were set; look at the measures, then `--raise`")
        return entry, entry["data"].startswith(SHARED)
    wrong = failures(entry, measures)
    print("".join(f"{name}: BELOW: {line}\n" for line in wrong), end="")
    return entry, not wrong


def main() -> None:
    """Measures every task in floors.json; exit code 1 where one does not hold."""
    chosen = options()
    floors: dict[str, Entry] = json.loads(FLOORS.read_text(encoding="utf8"))
    unknown = set(chosen.tasks) - set(floors)
    if unknown:
        raise SystemExit(f"no such task: {', '.join(sorted(unknown))}; there are: {', '.join(floors)}")
    names = chosen.tasks or list(floors)
    checked = {name: check(name, floors[name], chosen) for name in names}
    if chosen.lift or chosen.lower:
        after = {name: checked[name][0] if name in checked else entry for name, entry in floors.items()}
        FLOORS.write_text(json.dumps(after, indent=2) + "\n", encoding="utf8")
    sys.exit(not all(holds for _, holds in checked.values()))


if __name__ == "__main__":
    main()
