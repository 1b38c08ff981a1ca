"""Parts of speech and dependencies on UD test sets: `python -m evals.parse --data DIR`.

Sets: `ud_ewt/en_ewt-ud-test.conllu` and `gum` (its test documents; reddit left out, its words are not there; the genres
that the training leaves out are measured all the same).

Metrics, over words of gold sentences and gold tokens, punctuation counted:

- `upos`: share of words with the right universal part of speech; `feats`, `lemma` likewise.
- `las`: share of words with the right head and the right universal relation, subtypes left out, as in the CoNLL 2018
  shared task; `las_full` with subtypes; `uas` head only.
- `las_own_sentences`: the same when sentences are found by the model; `sentence_f1`: F1 of those sentence starts.

Plain names are means over the sets, `NAME_SET` stands for one set.
"""

from collections import Counter
from pathlib import Path

from spacy.tokens import Doc

from evals.report import Scores, find, main
from evals.texts import document
from training import treebanks
from training.documents import Document


def run(data: Path) -> Scores:
    """Scores the sets that the data folder has."""
    sets: dict[str, list[Document]] = {}
    if found := find(data, "ud_ewt/en_ewt-ud-test.conllu"):
        sets["ewt"] = list(treebanks.read(found))
    if found := find(data, "gum"):
        sets["gum"] = treebanks.gum(found, "test", left_out=("reddit",))
    metrics: dict[str, float] = {}
    for name, documents in sets.items():
        metrics |= {f"{key}_{name}": value for key, value in score(documents).items()}
    for key in sorted({key.rsplit("_", 1)[0] for key in metrics}):
        values = [value for name, value in metrics.items() if name.rsplit("_", 1)[0] == key]
        metrics[key] = sum(values) / len(values)
    words = sum(len(d.words) for documents in sets.values() for d in documents)
    return Scores(metrics=dict(sorted(metrics.items())), n=words)


def score(documents: list[Document]) -> dict[str, float]:
    """The metrics of one set."""
    right: Counter[str] = Counter()
    total = 0
    for gold in documents:
        total += len(gold.words)
        doc, places = document(gold.words, gold.joins, gold.starts)
        right.update(_words(gold, doc, places))
        doc, places = document(gold.words, gold.joins)
        right["las_own_sentences"] += _words(gold, doc, places)["las"]
        said = {i for i, place in enumerate(places) if doc[place].is_sent_start}
        there = {i for i, start in enumerate(gold.starts) if start}
        right.update(both=len(said & there), starts=len(said) + len(there))
    sentences = 2 * right.pop("both") / right.pop("starts")
    return {name: count / total for name, count in right.items()} | {"sentence_f1": sentences}


def _words(gold: Document, doc: Doc, places: list[int]) -> Counter[str]:
    right: Counter[str] = Counter()
    for i, place in enumerate(places):
        token = doc[place]
        head = gold.heads[i]
        attached = token.head.i == (places[head] if head >= 0 else place)
        right["upos"] += token.pos_ == gold.upos[i]
        right["feats"] += (str(token.morph) or "_") == gold.feats[i]
        right["lemma"] += token.lemma_ == gold.lemmas[i]
        right["uas"] += attached
        right["las"] += attached and token.dep_.split(":")[0] == gold.deprels[i].split(":")[0]
        right["las_full"] += attached and token.dep_ == gold.deprels[i]
    return right


if __name__ == "__main__":
    main("parse", run)
