"""Who and what is meant again: `python -m evals.coreference --data DIR`.

Sets: `gum` (`coref/ontogum/conllu`, the OntoNotes-like layer of GUM, with `dep` and `splits.md`) and `gap/gap-test.tsv`.

- `conll_f1`: the mean of MUC, B-cubed and CEAF-e F1 (`evals.chains`) over the dev and test documents of GUM's genre news;
  words are gold, all else (sentences, tags, trees, names, mentions) is found by the model. A mention is right when its first
  and last word are. Chains of one mention do not count on either side, as in OntoNotes. `muc_f1` and so on stand beside, and
  `mention_f1`, that of the mentions in chains.
- `conll_f1_gold_mentions`: the same when the mentions of the gold chains are given, and no others.
- `conll_f1_open_genres`: `conll_f1` over the dev and test documents of all genres that training reads.
- `gap_f1`: F1 of the official scorer of GAP over its labels A and B. Texts are read raw. A label is said when a mention whose
  head lies in the name stands in the chain of the pronoun. `gap_f1_masculine`, `gap_f1_feminine`, and `gap_bias`, as there:
  feminine by masculine.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from crossread.annotate.chains import chains_of, shipped_head, text_of
from crossread.annotate.components import shipped
from crossread.annotate.cutting import words_cut
from evals.chains import conll
from evals.report import Overlap, Scores, find, main
from evals.texts import document, language
from training import treebanks
from training.chain_data import GapItem, Spans, gap_items, gold_chains, ontogum_files


def run(data: Path) -> Scores:
    """Scores the sets that the data folder has."""
    metrics: dict[str, float] = {}
    n = 0
    if find(data, "gum/coref/ontogum/conllu"):
        found = {path.stem: both_ways(data / "gum", path) for path in ontogum_files(data / "gum", ("dev", "test"))}
        news = [found[name] for name in found if "_news_" in name]
        metrics |= conll((gold, said) for gold, said, _ in news)
        metrics["conll_f1_gold_mentions"] = conll((gold, said) for gold, _, said in news)["conll_f1"]
        metrics["conll_f1_open_genres"] = conll((gold, said) for gold, said, _ in found.values())["conll_f1"]
        n += len(news)
    if path := find(data, "gap/gap-test.tsv"):
        items = list(gap_items(path))
        metrics |= gap(items)
        n += len(items)
    return Scores(metrics=metrics, n=n)


def both_ways(folder: Path, path: Path) -> tuple[list[Spans], list[Spans], list[Spans]]:
    """The gold chains of a document, those found, and those found among the gold mentions."""
    gold = gold_chains(path)
    words = next(iter(treebanks.read(folder / "dep" / path.name)))
    doc, _ = document(words.words, words.joins)
    return gold, chains(doc), chains(doc, sorted({span for chain in gold for span in chain}))


def chains(doc: Doc, given: Spans | None = None) -> list[Spans]:
    """The chains of a read document in word numbers."""
    found = chains_of(text_of(doc, shipped(), given), shipped_head())
    return [[(m.start, m.end) for m in chain] for chain in found]


def gap(items: Iterable[GapItem]) -> dict[str, float]:
    """F1 over all labels and for pronouns of either gender."""
    counts = {name: Overlap() for name in ("", "_masculine", "_feminine")}
    for item in items:
        for (_, _, meant), says in zip(item.sides, labels(item), strict=True):
            for name in ("", "_feminine" if item.feminine else "_masculine"):
                counts[name].add(meant and says, says, meant)
    out = {f"gap_f1{name}": count.f1 for name, count in counts.items()}
    return out | {"gap_bias": out["gap_f1_feminine"] / max(1e-9, out["gap_f1_masculine"])}


def labels(item: GapItem) -> list[bool]:
    """Whether each name stands in the chain of the pronoun."""
    nlp = language()
    doc = nlp(words_cut(nlp, item.text))
    places = [doc[token].idx for token in doc._.crossread.tokens]
    found = chains_of(text_of(doc, shipped()), shipped_head())
    own = next((chain for chain in found if any(places[m.head] == item.pronoun[0] for m in chain)), [])
    heads = [places[m.head] for m in own if not m.group]
    return [any(start <= head < end for head in heads) for start, end, _ in item.sides]


if __name__ == "__main__":
    main("coreference", run)
