"""Why cases are missed: `python -m evals.misses DIR [--kind KIND ...]`.

For every gold finding that was missed: its words, and the findings that touch some of them; for every conflict beyond
the gold: its words and reasons. To be read before a rule is mended.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import crossread
from crossread.model.findings import CONFLICTS, Kind
from evals.cases import folders
from evals.scoring import Case, Item, Places, matches, overlap

Found = tuple[Item, Places]  # a finding of the record, and where its evidence stands in the raw files


def missed(case: Case, found: list[Found]) -> Iterator[str]:
    """The gold findings that nothing answers for."""
    for gold in case.gold["findings"]:
        if not gold.get("must", True) or any(matches(gold, item["kind"], places) for item, places in found):
            continue
        yield f"MISSED {gold['kind']}: {gold['summary']}"
        yield from (f"    {e['report'][:24]:24s} | {folded(e['quote'])}" for e in gold["evidence"])
        for item, places in found:
            if touched := touching(gold, places):
                yield f"    near ({touched}) {item['kind']} {item['confidence']:.2f}: {folded(item['summary'])}"


def beyond(case: Case, found: list[Found]) -> Iterator[str]:
    """The conflicts that answer for no gold finding; a second answer for one is not told apart."""
    for item, places in found:
        if item["kind"] in CONFLICTS and not any(matches(g, item["kind"], places) for g in case.gold["findings"]):
            yield f"BEYOND {item['kind']} {item['confidence']:.2f}: {folded(item['summary'])}"
            names = [(case.name[e["report"]], folded(e["quote"])) for e in item["evidence"]]
            yield from (f"    {name[:24]:24s} | {quote}" for name, quote in names)
            yield from (f"    because {r['rule']} {r['weight']}: {folded(r['sentence'])}" for r in item["reasons"])


def touching(gold: Item, places: Places) -> int:
    """How many pieces of a gold item's evidence a finding's places touch."""
    return sum(
        any(overlap((e["start"], e["end"]), spot) for spot in places.get(e["report"], [])) for e in gold["evidence"]
    )


def folded(text: str, *, width: int = 150) -> str:
    """A text on one line, cut to a width."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def main() -> None:
    """Reads the command line and prints case by case."""
    parser = argparse.ArgumentParser(prog="python -m evals.misses", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--kind", action="append", choices=get_args(Kind), help="only findings of this kind")
    chosen = parser.parse_args()
    kinds = set(chosen.kind or get_args(Kind))
    for folder in folders(chosen.data):
        with tempfile.NamedTemporaryFile("w", encoding="utf8", suffix=".json") as record:
            record.write(crossread.to_json(crossread.compare(folder / "reports")))
            record.flush()
            case = Case(str(folder), record.name)
        case.gold["findings"] = [g for g in case.gold["findings"] if g["kind"] in kinds]
        items = [f for story in case.rec["stories"] for f in story["findings"] if f["kind"] in kinds]
        found = [(item, case.places(item["evidence"])) for item in items]
        print(f"== {folder.name}", *missed(case, found), *beyond(case, found), sep="\n")


if __name__ == "__main__":
    main()
