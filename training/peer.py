"""A peer to measure beside: spaCy's CNN pipeline, trained on the same data.

`python -m training.peer --data DIR --out DIR [--epochs 5]` trains tags, dependencies and names on one shared
`HashEmbedCNN` of the size that spaCy's small pipelines have (96 wide, 4 deep), from EWT and GUM (train) and the names of
GUM and Universal NER (dev, as for the shipped model, without hints and swapped copies), measures it on both test
parts (gold words) and keeps it in `--out`. It is no part of the package; `benchmarks.annotate --peer DIR` times it.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import fix_random_seed  # type: ignore[attr-defined]  # public, but not re-exported

from crossread.annotate.wordpieces import SPACED
from training import corpora, treebanks
from training.documents import Document

log = logging.getLogger(__name__)
WIDTH = 96
WORDS = 120
"""Documents are cut into pieces of whole sentences of about so many words, as spaCy's corpus reader would."""
TOK2VEC = {
    "model": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": WIDTH,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": None,
    }
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def blank() -> Language:
    """The untrained pipeline."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config=TOK2VEC)
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    for name, kind, width in (("parser", "parser", 128), ("ner", "ner", 64)):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": kind,
            "extra_state_tokens": False,
            "hidden_width": width,
            "maxout_pieces": 2,
            "use_upper": True,
            "nO": None,
            "tok2vec": LISTENER,
        }
        nlp.add_pipe(name, config={"model": model})
    return nlp


def docs(nlp: Language, document: Document) -> list[Doc]:
    """Gold docs of a document's stretches, with the layers that it has; open labels of names are missing ones."""
    bounds, size = [0], 0
    for start, end in document.sentences():
        if size and size + end - start > WORDS:
            bounds.append(start)
            size = 0
        size += end - start
    return [_doc(nlp, document, a, b) for a, b in zip(bounds, [*bounds[1:], len(document.words)], strict=True)]


def _doc(nlp: Language, document: Document, start: int, end: int) -> Doc:
    words = document.words[start:end]
    spaces = [join == SPACED for join in document.joins[start + 1 : end]] + [False]
    layers: dict[str, Any] = {}
    if document.trees:
        heads = [document.heads[k] if document.heads[k] >= 0 else k for k in range(start, end)]
        layers = {
            "tags": document.upos[start:end],
            "heads": [h - start for h in heads],
            "deps": [d.split(":")[0] for d in document.deprels[start:end]],
            "sent_starts": document.starts[start:end],
        }
    doc = Doc(nlp.vocab, words=words, spaces=spaces, **layers)
    labels = document.names[start:end]
    known = bool(labels) and all(label == "O" or label[1:2] == "-" for label in labels)
    doc.set_ents(_spans(doc, labels) if known else [], default="outside" if known else "missing")
    return doc


def _spans(doc: Doc, labels: list[str]) -> list[Span]:
    begins = [i for i, label in enumerate(labels) if label[0] == "B"]
    ends = [next((j for j in range(i + 1, len(labels)) if labels[j][0] != "I"), len(labels)) for i in begins]
    return [Span(doc, a, b, label=labels[a][2:]) for a, b in zip(begins, ends, strict=True)]


def train(data: Path, epochs: int, out: Path) -> Language:
    """Trains, measures after every epoch, and keeps the pipeline each time."""
    nlp, rng = blank(), random.Random(7)
    fix_random_seed(7)
    dev = corpora.with_uner(treebanks.ewt(data / "ud_ewt", "dev"), data / "uner_ewt" / "en_ewt-ud-dev.iob2")
    texts = [*treebanks.ewt(data / "ud_ewt", "train"), *treebanks.gum(data / "gum", "train"), *dev]
    gold = [doc for text in texts for doc in docs(nlp, text)]
    examples = [Example(Doc(nlp.vocab, [t.text for t in d], [bool(t.whitespace_) for t in d]), d) for d in gold]
    optimiser = nlp.initialize(lambda: examples)
    for epoch in range(1, epochs + 1):
        began = time.process_time()
        rng.shuffle(examples)
        sums: dict[str, float] = {}
        for at in range(0, len(examples), 12):
            nlp.update(examples[at : at + 12], sgd=optimiser, losses=sums, drop=0.1)
        told = {name: round(float(loss), 1) for name, loss in sums.items()}
        log.info("epoch %d, %.0f s of CPU: %s", epoch, time.process_time() - began, json.dumps(told))
        nlp.to_disk(out)
        figures = {name: las(nlp, test) for name, test in tests(data).items()}
        (out / "peer.json").write_text(json.dumps({"epochs": epoch, "las": figures}) + "\n", encoding="utf-8")
        log.info("epoch %d: LAS %s", epoch, json.dumps(figures))
    return nlp


def tests(data: Path) -> dict[str, list[Document]]:
    """The test documents of both treebanks, as `evals.parse` reads them."""
    return {
        "ewt": treebanks.ewt(data / "ud_ewt", "test"),
        "gum": treebanks.gum(data / "gum", "test", left_out=("reddit",)),
    }


def las(nlp: Language, documents: list[Document]) -> float:
    """Labelled attachment score over gold words and sentences, relations without their subtypes."""
    right = total = 0
    for document in documents:
        for start, end in document.sentences():
            spaces = [join == SPACED for join in document.joins[start + 1 : end]] + [False]
            doc = Doc(nlp.vocab, document.words[start:end], spaces, sent_starts=[i == 0 for i in range(end - start)])
            for _, component in nlp.pipeline:
                doc = component(doc)
            for k, token in zip(range(start, end), doc, strict=True):
                head = -1 if token.head.i == token.i else token.head.i + start
                same = token.dep_.lower() == document.deprels[k].split(":")[0]
                right += same and head == document.heads[k]
            total += end - start
    return round(right / max(1, total), 4)


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    given.out.mkdir(parents=True, exist_ok=True)
    train(given.data, given.epochs, given.out)


if __name__ == "__main__":
    main()
