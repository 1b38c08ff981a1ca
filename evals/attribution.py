"""Who said what, by the model alone: `python -m evals.attribution --data DIR`.

Set: `polnear/test`, or `polnear/dev` where there is no test. One annotator a document: the first by file name. Texts are
read raw, as a report is; spans are compared in characters, blanks left out at their ends.

- `source_…`, `cue_…`, `content_…`: over spans, a span in several pieces counting as that many spans. `…_exact_f1`: both ends
  right. `…_overlap_f1`: a span counts as right when it shares a character with one of the other side. `…_share_f1`, stricter: it
  counts by the largest share of it that one span of the other side covers.
- `whole_exact_f1`: an attribution counts when all pieces of its source and of its content are right (no source on both
  sides is right). `whole_overlap_f1`: when both share a character; `whole_share_f1`: by the lesser of both shares.
- `by_voice`: source and content of direct, mixed and indirect attributions (`evals.voices`).
- `annotators`: what the second annotator of a document gets by the same measures when the first is right, over all documents of
  `polnear` (`train` too) that two people annotated, and how many these are: how far one person's notes can be foretold at all.
- `textacy_by_voice`: the same of textacy's direct quotation extractor on the same documents, as our pipeline has read them,
  where textacy is installed (the extra `eval`); `textacy_content_...`, `textacy_source_...`: over all that is there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from spacy.tokens import Doc

from evals.report import Overlap, Scores, find, main
from evals.texts import language
from evals.voices import add_by_voice, counts_by_voice, direct_quotations, has_textacy, plain_doc
from training.quotations import annotated, pairs, read_notes

Piece = tuple[int, int]
Pieces = tuple[Piece, ...]
Attribution = dict[str, Pieces]
Thing = TypeVar("Thing")
ROLES = ("source", "cue", "content")


def run(data: Path) -> Scores:
    """Scores the test documents, or the dev documents."""
    folder = find(data, "polnear/test/text", "polnear/dev/text")
    if folder is None:
        return Scores(metrics={}, n=0)
    counts, voices, peers, peer = _counts(), counts_by_voice(), counts_by_voice(), _counts()
    total, beside = 0, has_textacy()
    for text_path, notes_path in pairs(folder.parent):
        text = text_path.read_bytes().decode("utf-8")
        gold = [_trimmed(found, text) for found in read_notes(notes_path)]
        doc = language()(text)
        found = read(doc)
        add(counts, found, gold)
        add_by_voice(voices, text, found, gold)
        if beside:
            quoted = direct_quotations(plain_doc(doc))
            add(peer, quoted, gold)
            add_by_voice(peers, text, quoted, gold)
        total += len(gold)
    metrics: dict[str, Any] = {f"{name}_f1": c.f1 for name, c in counts.items()}
    metrics |= {f"{name}_precision": c.precision for name, c in counts.items()}
    metrics["by_voice"] = {f"{name}_f1": c.f1 for name, c in voices.items()}
    metrics["annotators"] = between_annotators(folder.parent.parent)
    if beside:
        metrics |= {f"textacy_{name}_f1": c.f1 for name, c in peer.items() if not name.endswith("share")}
        metrics["textacy_by_voice"] = {f"{name}_f1": c.f1 for name, c in peers.items()}
    return Scores(metrics=metrics, n=total)


def between_annotators(folder: Path) -> dict[str, float]:
    """The measures between the first two annotators of each document that two have annotated, of all splits in a folder."""
    counts = _counts()
    documents = 0
    for text_path, notes in (found for split in sorted(folder.iterdir()) for found in annotated(split)):
        if len(notes) > 1:
            text = text_path.read_bytes().decode("utf-8")
            first, second = ([_trimmed(found, text) for found in read_notes(path)] for path in notes[:2])
            add(counts, second, first)
            documents += 1
    return {f"{name}_f1": c.f1 for name, c in counts.items()} | {"documents": documents}


def _counts() -> dict[str, Overlap]:
    return {f"{role}_{way}": Overlap() for role in (*ROLES, "whole") for way in ("exact", "overlap", "share")}


def read(doc: Doc) -> list[Attribution]:
    """The attributions that the model finds in a text that it has read."""
    tokens = doc._.crossread.tokens

    def piece(part: Piece) -> Piece:
        last = doc[tokens[part[1] - 1]]
        return doc[tokens[part[0]]].idx, last.idx + len(last.text)

    return [
        {
            "source": (piece(a.source),) if a.source else (),
            "cue": (piece(a.cue),),
            "content": tuple(piece(p) for p in a.content),
        }
        for a in doc._.attributions
    ]


def _trimmed(found: dict[str, list[Piece]], text: str) -> Attribution:
    def trim(a: int, b: int) -> Piece:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        return a, b

    return {role: tuple(sorted(trim(a, b) for a, b in found[role])) for role in ROLES}


def add(counts: dict[str, Overlap], said: list[Attribution], there: list[Attribution]) -> None:
    """Counts in the attributions of one document."""
    for role in ROLES:
        pieces = [{p for x in part for p in x[role]} for part in (said, there)]
        _count(counts, role, pieces[0], pieces[1], _share)
    keys = [{(x["source"], x["content"]) for x in part} for part in (said, there)]
    _count(counts, "whole", keys[0], keys[1], _whole)


def _count(
    counts: dict[str, Overlap], what: str, a: set[Thing], b: set[Thing], share: Callable[[Thing, Thing], float]
) -> None:
    counts[f"{what}_exact"].add(len(a & b), len(a), len(b))
    left, right = [_best(x, b, share) for x in a], [_best(x, a, share) for x in b]
    counts[f"{what}_overlap"].add(sum(x > 0 for x in left), len(a), len(b), sum(x > 0 for x in right))
    counts[f"{what}_share"].add(sum(left), len(a), len(b), sum(right))


def _best(one: Thing, others: set[Thing], share: Callable[[Thing, Thing], float]) -> float:
    return max((share(one, other) for other in others), default=0.0)


def _share(one: Piece, other: Piece) -> float:
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / max(1, one[1] - one[0])


def _cover(one: Pieces, other: Pieces) -> float:
    if not one or not other:
        return float(one == other)
    inside = sum(_share(a, b) * (a[1] - a[0]) for a in one for b in other)
    return inside / max(1, sum(b - a for a, b in one))


def _whole(one: tuple[Pieces, Pieces], other: tuple[Pieces, Pieces]) -> float:
    return min(_cover(one[0], other[0]), _cover(one[1], other[1]))


if __name__ == "__main__":
    main("attribution", run)
