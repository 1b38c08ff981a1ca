"""Names of people, organisations and places: `python -m evals.names --data DIR`.

Sets: `uner_ewt/en_ewt-ud-test.iob2` (the measure), `wikigold` (all of it is a test set), `conllpp/data/conllpp_test.txt`
(Reuters text: measured, never trained on), `gum` (names cut out of its entity layer; its test documents).

`f1` is the mean over the sets found of the micro F1 over entities: same words, same kind, of PERSON, ORG and LOC; other
kinds, of the gold and of the model, do not count. `f1_SET` stands for one set, `f1_SET_KIND` for one kind in it. Words are
gold; sentences are found by the model. `given_sentences_f1_SET`, beside: the same where the set's sentences are given too, as
they are for most figures that others publish. Sets without spacing get a guessed one; wikigold, which does not mark documents,
is read ten sentences at a time.
"""

from collections.abc import Iterator
from pathlib import Path

from evals.report import Overlap, Scores, find, main
from evals.texts import GLUED, NEWLINE, SPACED, document, guessed_joins
from training import treebanks

KINDS = ("PERSON", "ORG", "LOC")
Text = tuple[list[str], list[int], list[str], list[bool]]  # words, joins, BIO labels, sentence starts


def run(data: Path) -> Scores:
    """Scores the sets that the data folder has."""
    sets: dict[str, list[Text]] = {}
    if found := find(data, "uner_ewt/en_ewt-ud-test.iob2"):
        sets["uner_ewt"] = list(read_uner(found))
    if found := find(data, "wikigold/data/wikigold/CONLL-format/data/wikigold.conll.txt"):
        sets["wikigold"] = list(read_columns(found, 10))
    if found := find(data, "conllpp/data/conllpp_test.txt"):
        sets["conllpp"] = list(read_columns(found, 1000))
    if found := find(data, "gum"):
        sets["gum"] = [
            (d.words, d.joins, d.names, d.starts) for d in treebanks.gum(found, "test", left_out=("reddit",))
        ]
    metrics: dict[str, float] = {}
    for name, texts in sets.items():
        counts = score(texts)
        metrics |= {f"f1_{name}_{kind.lower()}": c.f1 for kind, c in counts.items() if kind in KINDS}
        metrics |= {f"f1_{name}": counts["all"].f1, f"precision_{name}": counts["all"].precision}
        metrics[f"recall_{name}"] = counts["all"].recall
        metrics[f"given_sentences_f1_{name}"] = score(texts, given=True)["all"].f1
    values = [metrics[f"f1_{name}"] for name in sets]
    return Scores(
        metrics={"f1": sum(values) / max(1, len(values))} | dict(sorted(metrics.items())),
        n=sum(len(entities(text[2])) for texts in sets.values() for text in texts),
    )


def score(texts: list[Text], *, given: bool = False) -> dict[str, Overlap]:
    """Counts over all kinds (`all`) and for each; with the sentences of the set where they are `given`."""
    counts = {kind: Overlap() for kind in ("all", *KINDS)}
    for words, joins, labels, starts in texts:
        doc, places = document(words, joins, starts if given else None)
        number = {place: i for i, place in enumerate(places)}
        said = {(number[e.start], number[e.end - 1] + 1, e.label_) for e in doc.ents if e.label_ in KINDS}
        there = entities(labels)
        for kind, count in counts.items():
            a, b = ({x for x in part if kind in ("all", x[2])} for part in (said, there))
            count.add(len(a & b), len(a), len(b))
    return counts


def entities(labels: list[str]) -> set[tuple[int, int, str]]:
    """The spans of a BIO (or IOB1) row whose kind is scored."""
    out: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        kind = "PERSON" if kind == "PER" else kind
        if mark == "I" and out and out[-1][1] == i and out[-1][2] == kind:
            out[-1] = (out[-1][0], i + 1, kind)
        elif mark in ("B", "I"):
            out.append((i, i + 1, kind))
    return {span for span in out if span[2] in KINDS}


def read_uner(path: Path) -> Iterator[Text]:
    """The documents of a Universal NER file; a sentence's text says how its words are joined."""
    words: list[str] = []
    joins: list[int] = []
    labels: list[str] = []
    starts: list[bool] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newdoc") for line in lines) and words:
            yield words, joins, labels, starts
            words, joins, labels, starts = [], [], [], []
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        at = 0
        for row in (line.split("\t") for line in lines if line and line[0] != "#"):
            place = text.find(row[1], at)
            joins.append(NEWLINE if not words else SPACED if place > at or at == 0 else GLUED)
            starts.append(at == 0)
            at = place + len(row[1]) if place >= 0 else at
            words.append(row[1])
            labels.append(row[2])
    if words:
        yield words, joins, labels, starts


def read_columns(path: Path, sentences: int) -> Iterator[Text]:
    """The documents of a CoNLL file (word first, label last), at most so many sentences in each."""
    words: list[str] = []
    joins: list[int] = []
    labels: list[str] = []
    starts: list[bool] = []
    count = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if words and (count == sentences or (rows and rows[0][0] == "-DOCSTART-")):
            yield words, joins, labels, starts
            words, joins, labels, starts, count = [], [], [], [], 0
        rows = [row for row in rows if row[0] != "-DOCSTART-"]
        if rows:
            fresh = [row[0] for row in rows]
            joins += [SPACED if words and not i else join for i, join in enumerate(guessed_joins(fresh))]
            words += fresh
            labels += [row[-1] for row in rows]
            starts += [not i for i in range(len(rows))]
            count += 1
    if words:
        yield words, joins, labels, starts


if __name__ == "__main__":
    main("names", run)
