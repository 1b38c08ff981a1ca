"""What each head is trained for."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.labels import UNSEEN
from training.network import FAR, Network
from training.windows import Batch

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.3,
    "feats": 0.5,
    "lemma": 0.5,
    "start": 0.5,
    "arcs": 1.0,
    "relation": 1.0,
    "name": 1.0,
    "source": 1.0,
    "cue": 1.0,
    "content": 1.0,
    "link": 0.7,
    "pair": 1.0,
    "stance": 1.0,
    "chain": 1.0,
}


def losses(network: Network, batch: Batch, found: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head that the batch has targets for."""
    targets = batch.targets
    out: dict[str, Tensor] = {
        k: _choice(found[k], targets[k], smoothing=0.02)
        for k in ("upos", "xpos", "feats", "lemma", "source", "cue", "content")
        if k in targets
    }
    if "head" in targets:
        out["start"] = _start(found["start"], targets["start"])
        out["arcs"] = _choice(within_sentences(found["arcs"], targets["sentence"]), targets["head"])
        out["relation"] = _relation(network, found, targets)
    if "link" in targets:
        out["link"] = _choice(within_words(found["links"], batch.words), targets["link"])
    if "chain" in targets:
        out["chain"] = _chain(found["chain"], targets["chain"])
    if "name" in targets:
        out["name"] = _any_of(found["name"], targets["name"])
    return out


def pair_losses(found: dict[str, Tensor], targets: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of a batch of pairs: of the relation where some are ruled out, of the stance where it is known."""
    out = {}
    if bool(targets["pair"].any()):
        out["pair"] = _any_of(found["pair"], targets["pair"])
    if bool((targets["stance"] != UNSEEN).any()):
        out["stance"] = _choice(found["stance"], targets["stance"], smoothing=0.05)
    return out


def within_sentences(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Arc scores where a word may only point to words of its own sentence, or to the root at 0."""
    same = sentence[:, :, None] == sentence[:, None, :]
    root = torch.ones_like(same[:, :, :1])
    return arcs.float().masked_fill(~torch.cat([root, same], dim=2), FAR)


def within_words(links: Tensor, words: Tensor) -> Tensor:
    """Link scores without the padding."""
    allowed = torch.cat([torch.ones_like(words[:, :1]), words], dim=1)[:, None, :]
    return links.float().masked_fill(~allowed, FAR)


def before(chains: Tensor) -> Tensor:
    """Chain scores where a word may only point to words before it, or to nothing at 0."""
    size = chains.shape[1]
    allowed = torch.ones((size, size + 1), dtype=torch.bool).tril()
    return chains.float().masked_fill(~allowed, FAR)


def _chain(scores: Tensor, allowed: Tensor) -> Tensor:
    """Words that mean something again weigh as much, together, as those that begin something new."""
    known = allowed.any(-1)
    logs = torch.log_softmax(before(scores)[known], dim=-1)
    lost = -torch.logsumexp(logs.masked_fill(~allowed[known], FAR), dim=-1)
    fresh = allowed[known][:, 0] & (allowed[known].sum(-1) == 1)
    parts = [lost[mask].mean() for mask in (fresh, ~fresh) if bool(mask.any())]
    return torch.stack(parts).sum() if parts else scores.sum() * 0.0


def _choice(scores: Tensor, target: Tensor, smoothing: float = 0.0) -> Tensor:
    known = target != UNSEEN
    if not bool(known.any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores[known].float(), target[known], label_smoothing=smoothing)


def _start(scores: Tensor, target: Tensor) -> Tensor:
    known = target != UNSEEN
    return functional.binary_cross_entropy_with_logits(scores[..., 0][known].float(), target[known].float())


def _any_of(scores: Tensor, allowed: Tensor) -> Tensor:
    """The loss of a choice where several labels may be right."""
    known = allowed.any(dim=-1)
    logs = torch.log_softmax(scores[known].float(), dim=-1)
    return -torch.logsumexp(logs.masked_fill(~allowed[known], FAR), dim=-1).mean()


def _relation(network: Network, found: dict[str, Tensor], targets: dict[str, Tensor]) -> Tensor:
    known = (targets["head"] != UNSEEN) & (targets["deprel"] != UNSEEN)
    rows, columns = known.nonzero(as_tuple=True)
    child = found["child"][rows, columns]
    parent = found["parent"][rows, targets["head"][rows, columns]]
    return functional.cross_entropy(network.relations(child, parent).float(), targets["deprel"][known])
