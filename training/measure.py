"""Quick figures on held-out documents while training: greedy decoding, gold sentences. The evals are the real measure."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import torch
from torch import Tensor

from crossread.annotate.wordpieces import WordPieces
from crossread.model.pairs import RELATIONS, STANCES
from training import pair_batches
from training.labels import UNSEEN, Labels
from training.losses import within_sentences, within_words
from training.network import Network
from training.pairs import Pair
from training.windows import Batcher, Window


@torch.no_grad()
def measure(
    network: Any, batcher: Batcher, labels: Labels, batches: list[list[Window]], *, exact: bool = False
) -> dict[str, float]:
    """Accuracy of tags, arcs and links, and span F1 of names and roles.

    `network` is a `Network` or what is called like one (`parity.Shipped`); `exact` reads in float32 throughout.
    """
    network.eval()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for windows in batches:
        batch = batcher.batch(windows)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not exact):
            found = network(batch.inputs)
        targets = batch.targets
        guesses: dict[str, Tensor] = {
            k: found[k].argmax(-1) for k in ("upos", "xpos", "feats", "lemma") if k in targets
        }
        if "head" in targets:
            guesses["head"] = within_sentences(found["arcs"], targets["sentence"]).argmax(-1)
            guesses["start"] = (found["start"][..., 0] > 0).long()
            parent = torch.gather(found["parent"], 1, guesses["head"][..., None].expand(-1, -1, 128))
            guesses["deprel"] = network.relations(found["child"].float(), parent.float()).argmax(-1)
        if "link" in targets:
            guesses["link"] = within_words(found["links"], batch.words).argmax(-1)
        for k, guess in guesses.items():
            known = batch.words & (targets[k] != UNSEEN) if k == "link" else batch.words
            right[k] += int((guess == targets[k])[known].sum())
            seen[k] += int(known.sum())
        if "head" in targets:
            both = (guesses["head"] == targets["head"]) & (guesses["deprel"] == targets["deprel"])
            right["las"] += int(both[batch.words].sum())
            seen["las"] += int(batch.words.sum())
        for k in ("source", "cue", "content"):
            if k in targets:
                _count(
                    spans,
                    k,
                    [["OBI"[x] for x in row] for row in found[k].argmax(-1).tolist()],
                    [["OBI"[x] if x >= 0 else "O" for x in row] for row in targets[k].tolist()],
                    batch.words,
                )
        if "name" in targets:
            _names(spans, batch.words, found["name"], targets["name"], labels)
    network.train()
    out = {k: right[k] / seen[k] for k in seen if seen[k]}
    for k in {name.split()[0] for name in spans}:
        out[k] = 2 * spans[f"{k} both"] / max(1, spans[f"{k} said"] + spans[f"{k} gold"])
    return {k: round(v, 4) for k, v in sorted(out.items())}


@torch.no_grad()
def measure_pairs(network: Network, cutter: WordPieces, held: dict[str, list[Pair]]) -> dict[str, float]:
    """The share of each set's pairs where the best relation is one that may be right, or the best stance is right."""
    network.eval()
    out = {}
    for name, found in held.items():
        right = 0
        for batch in pair_batches.grouped(cutter, found, 4000, random.Random(0)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network.compare(pair_batches.inputs(cutter, batch))
            best = zip(scores["pair"].argmax(-1).tolist(), scores["stance"].argmax(-1).tolist(), strict=True)
            for pair, (relation, stance) in zip(batch.pairs, best, strict=True):
                right += STANCES[stance] == pair.stance if pair.stance else RELATIONS[relation] in pair.relations
        out[name] = round(right / max(1, len(found)), 4)
    network.train()
    return out


def _names(
    spans: Counter[str], words: torch.Tensor, scores: torch.Tensor, allowed: torch.Tensor, labels: Labels
) -> None:
    known = allowed.any(-1)
    wide = frozenset(i for i, label in enumerate(labels.name) if label[2:] in ("PERSON", "ORG", "LOC"))
    said = [[labels.name[x] if x in wide else "O" for x in row] for row in scores.argmax(-1).tolist()]
    gold = [[labels.name[x] if x in wide else "O" for x in row] for row in allowed.long().argmax(-1).tolist()]
    _count(spans, "name", said, gold, words & known)


def _count(spans: Counter[str], key: str, said: list[list[str]], gold: list[list[str]], words: torch.Tensor) -> None:
    for guess, truth, mask in zip(said, gold, words.tolist(), strict=True):
        size = sum(mask)
        a, b = set(bio_spans(guess[:size])), set(bio_spans(truth[:size]))
        spans.update({f"{key} both": len(a & b), f"{key} said": len(a), f"{key} gold": len(b)})


def bio_spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Spans of a BIO row; an I without a B before it opens one."""
    out: list[tuple[int, int, str]] = []
    for i, label in enumerate([*labels, "O"]):
        inside = label[:1] == "I" and out and out[-1][1] == i and out[-1][2] == label[2:]
        if inside:
            out[-1] = (out[-1][0], i + 1, label[2:])
        elif label[:1] in ("B", "I"):
            out.append((i, i + 1, label[2:]))
    return out
