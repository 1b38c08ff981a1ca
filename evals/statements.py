"""Who said what, as reports are read: `python -m evals.statements --data DIR`.

The figures of `evals.attribution` on the same texts, three times: by the rules alone (`rules_...`), by the model alone
(`model_...`), and by both read together with every quotation given to its speaker, as statements are made (`both_...`).
`by_voice` has source and content of the last by direct, mixed and indirect speech (`evals.voices`).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crossread.annotate import annotate, load_reader
from crossread.extract.attributions import Attribution as Found
from crossread.extract.attributions import rule_attributions
from crossread.extract.quotes import find_quotes
from crossread.extract.statements import attributions_of
from crossread.model.notes import AttributionMention
from crossread.testing import make_report
from evals.attribution import ROLES, Attribution, _trimmed, add
from evals.report import Overlap, Scores, find, main
from evals.voices import add_by_voice, counts_by_voice
from training.quotations import pairs, read_notes

READERS = ("rules", "model", "both")


def run(data: Path) -> Scores:
    """Scores the test documents, or the dev documents."""
    folder = find(data, "polnear/test/text", "polnear/dev/text")
    if folder is None:
        return Scores(metrics={}, n=0)
    counts = {
        reader: {f"{role}_{way}": Overlap() for role in (*ROLES, "whole") for way in ("exact", "overlap", "share")}
        for reader in READERS
    }
    loaded, total, voices = load_reader(), 0, counts_by_voice()
    for text_path, notes_path in pairs(folder.parent):
        report = make_report(text_path.read_bytes().decode("utf-8"))
        notes = annotate(report, loaded)
        quotes = find_quotes(report.text)
        gold = [_trimmed(found, report.text) for found in read_notes(notes_path)]
        add(counts["rules"], _plain(rule_attributions(report, notes, quotes)), gold)
        add(counts["model"], [_of_model(found) for found in notes.attributions], gold)
        both = _plain(attributions_of(report, notes, quotes))
        add(counts["both"], both, gold)
        add_by_voice(voices, report.text, both, gold)
        total += len(gold)
    metrics: dict[str, Any] = {f"{r}_{name}_f1": c.f1 for r in READERS for name, c in counts[r].items()}
    metrics["by_voice"] = {f"{name}_f1": c.f1 for name, c in voices.items()}
    return Scores(metrics=metrics, n=total)


def _plain(found: Iterable[Found]) -> list[Attribution]:
    return [
        {
            "source": (one.source,) if one.source else (),
            "cue": (one.cue,) if one.cue else (),
            "content": tuple(sorted(one.content)),
        }
        for one in found
    ]


def _of_model(found: AttributionMention) -> Attribution:
    return {"source": found.source, "cue": found.cue, "content": found.content}


if __name__ == "__main__":
    main("statements", run)
