"""Fills the offsets of a gold file from its quotes: `python -m evals.mark CASE_DIR [CASE_DIR ...]`.

A case is written by hand with quotes alone; this puts `start` and `end` (characters of the raw file) beside each.
A quote that stands more than once takes `"nth"` (from 1). A quote that stands nowhere stops it, with the quote named.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Item = dict[str, Any]  # a gold item as JSON has it
LISTS = ("figures", "boilerplate", "findings", "decoys")


def quotes_of(gold: Item) -> Iterator[Item]:
    """The parts of a gold file that quote a report."""
    for item in (item for name in LISTS for item in gold.get(name, [])):
        yield from item.get("evidence", [item])


def place(raw: str, quote: str, *, nth: int = 1) -> int:
    """Where the quote begins in the raw text, the `nth` time that it stands there; ValueError where it does not."""
    at = -1
    for _ in range(nth):
        at = raw.find(quote, at + 1)
        if at < 0:
            raise ValueError(f"not in the report ({nth}): {quote!r}")
    return at


def mark(folder: Path) -> Item:
    """The folder's gold with every quote placed."""
    gold: Item = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    raw = {path.name: path.read_text(encoding="utf8") for path in (folder / "reports").iterdir()}
    for item in quotes_of(gold):
        item["start"] = place(raw[item["report"]], item["quote"], nth=item.get("nth", 1))
        item["end"] = item["start"] + len(item["quote"])
    return gold


def main() -> None:
    """Marks each folder named on the command line, in place."""
    for folder in map(Path, sys.argv[1:]):
        text = json.dumps(mark(folder), ensure_ascii=False, indent=1)
        (folder / "gold.json").write_text(text + "\n", encoding="utf8")
        print(f"{folder}: marked")


if __name__ == "__main__":
    main()
