"""Which mentions tell of one event, across documents: `python -m evals.coreferring_events --data DIR`.

`ecbplus`: the validated sentences of ECB+ (`ECBplus_coreference_sentences.csv`), gold mentions of all `ACTION` and
`NEG_ACTION` tags. Two mentions are one event where they stand in one cross-document chain, or in one chain within their document;
others stand alone. Neither topics nor sub-topics are given: all documents are one stream. Weights were learnt
(`training.event_weights`) on the topics whose number's hash is not divisible by four; those are left out here, so what is scored was
never trained on. The usual test topics (36 to 45) were not at hand.

`b3_f1` is B-cubed over mentions, mentions that stand alone among them, as is usual for ECB+; `conll_f1` the mean of the
F1 of MUC, B-cubed and CEAF-e, all over the whole stream. `lemma_conll_f1` is the usual baseline beside it: mentions with the
same words in documents that are alike enough. Everything goes by the shipped table; a mention's vector is the mean of its word pieces
in the shipped sentence encoder.
"""

import csv
import hashlib
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from crossread.annotate.encoder import Encoder
from crossread.cluster.groups import group
from crossread.cluster.happenings import NEAR, bag, rareness, stems
from crossread.cluster.rarity import Rarity, words_of
from crossread.lib.words import fold, stem
from crossread.weigh.same_events import APART, LEAST_DOCUMENT, SAME_WORD, EventTraits, overlap, same_event
from evals.chains import aligned, b_cubed, muc
from evals.report import Overlap, Scores, find, main

log = logging.getLogger(__name__)
MOST_PIECES = 250
Floats = NDArray[np.float32]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention: its document (index), its tokens there, its sentence's tokens, and the key of its chain."""

    document: int
    tokens: tuple[int, ...]
    sentence: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: its topic and name, its tokens with the number of the sentence of each."""

    topic: str
    name: str
    tokens: tuple[str, ...]
    sentences: tuple[int, ...]


def run(data: Path) -> Scores:
    """Scores the topics that no weight was learnt on."""
    found = find(data, "ecbplus")
    if found is None:
        return Scores(metrics={}, n=0)
    documents, mentions = corpus(found, lambda topic: not is_trained_on(topic))
    traits = traits_of(documents, mentions)
    near = candidates(traits)
    scores = {(i, j): same_event(traits[i], traits[j]).score for i, j in near}
    by_words = {(i, j): 3.0 if overlap(traits[i].trigger, traits[j].trigger) > SAME_WORD else APART for i, j in near}
    gold = chains(mention.chain for mention in mentions)
    metrics = measure(gold, group(len(mentions), scores))
    metrics["lemma_conll_f1"] = measure(gold, group(len(mentions), by_words))["conll_f1"]
    topics = sorted({document.topic for document in documents}, key=int)
    log.info("topics %s: %d documents, %d mentions", " ".join(topics), len(documents), len(mentions))
    return Scores(metrics=metrics, n=len(mentions))


def is_trained_on(topic: str) -> bool:
    """Whether weights were learnt on a topic: three of four of those at hand, by the hash of the number."""
    return int(topic) <= LAST_AT_HAND and int(hashlib.sha256(topic.encode()).hexdigest(), 16) % 4 != 0


LAST_AT_HAND = 35


def measure(gold: Sequence[Iterable[int]], said: Sequence[Iterable[int]]) -> dict[str, float]:
    """F1 of MUC, B-cubed, CEAF-e and their mean, lone mentions included."""
    there, given = [frozenset(c) for c in gold], [frozenset(c) for c in said]
    counts = {name: Overlap() for name in ("muc", "b3", "ceafe")}
    for name, how in (("muc", muc), ("b3", b_cubed)):
        (right, every), (right_said, every_said) = how(there, given), how(given, there)
        counts[name].add(right_said, every_said, every, right)
    alike = aligned(there, given)
    counts["ceafe"].add(alike, len(given), len(there), alike)
    out = {f"{name}_f1": count.f1 for name, count in counts.items()}
    return {"conll_f1": sum(out.values()) / 3, **out} | {
        f"{name}_{part}": getattr(count, part) for name, count in counts.items() for part in ("precision", "recall")
    }


def chains(keys: Iterable[str]) -> list[list[int]]:
    """The positions of equal keys together."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        found[key].append(i)
    return list(found.values())


def candidates(traits: Sequence[EventTraits]) -> list[Pair]:
    """Pairs of mentions, the lower first, of one document or of documents that are alike enough."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, trait in enumerate(traits):
        by_report[trait.report].append(i)
    reports = sorted(by_report)
    words = {word: k for k, word in enumerate(sorted({w for t in traits for w in t.document}))}
    bags = np.zeros((len(reports), len(words)), np.float32)
    for row, report in enumerate(reports):
        for word, weight in traits[by_report[report][0]].document.items():
            bags[row, words[word]] = weight
    alike = bags @ bags.T
    pairs: list[Pair] = []
    for a, b in zip(*np.nonzero(alike >= LEAST_DOCUMENT), strict=True):
        if a <= b:
            one, other = by_report[reports[a]], by_report[reports[b]]
            pairs += [(min(i, j), max(i, j)) for i in one for j in other if i < j or a != b]
    return sorted(set(pairs))


def corpus(folder: Path, wanted: Callable[[str], bool]) -> tuple[list[Document], list[Mention]]:
    """The documents of the wanted topics and their mentions in validated sentences, in order of topic and name."""
    valid: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            valid[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
    documents: list[Document] = []
    mentions: list[Mention] = []
    for path in sorted((folder / "ECB+").glob("*/*.xml"), key=lambda p: (int(p.parent.name), p.name)):
        topic, _, name = path.stem.partition("_")
        if wanted(topic):
            document, chosen = _read(path, topic, name, len(documents), valid[topic, name])
            documents.append(document)
            mentions += chosen
    return documents, mentions


def _read(path: Path, topic: str, name: str, number: int, valid: set[int]) -> tuple[Document, list[Mention]]:
    root = etree.parse(str(path)).getroot()
    tokens = list(root.iter("token"))
    place = {token.get("t_id"): i for i, token in enumerate(tokens)}
    sentences = tuple(int(token.get("sentence")) for token in tokens)
    chain = dict(_chained(root, path.stem))
    mentions = []
    for markable in root.find("Markables"):
        inside = tuple(place[anchor.get("t_id")] for anchor in markable.iter("token_anchor"))
        if inside and "ACTION" in markable.tag and sentences[inside[0]] in valid:
            sentence = tuple(i for i, s in enumerate(sentences) if s == sentences[inside[0]])
            key = chain.get(markable.get("m_id"), f"alone {path.stem} {markable.get('m_id')}")
            mentions.append(Mention(document=number, tokens=inside, sentence=sentence, chain=key))
    words = tuple(token.text or "" for token in tokens)
    return Document(topic=topic, name=name, tokens=words, sentences=sentences), mentions


def _chained(root: "etree._Element", stem_of_file: str) -> Iterator[tuple[str, str]]:
    """Each mention's id in a relation, with the key of its chain: the instance across documents, or one within its own."""
    for relation in root.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
        across = relation.tag == "CROSS_DOC_COREF"
        key = relation.get("note") if across else f"within {stem_of_file} {relation.get('r_id')}"
        for source in relation.iter("source"):
            yield source.get("m_id"), key


def traits_of(documents: Sequence[Document], mentions: Sequence[Mention]) -> list[EventTraits]:
    """The traits of each mention, as `crossread.cluster.happenings` gives those of a reading's events."""
    texts = [words_of(" ".join(document.tokens)) for document in documents]
    rarity = Rarity(texts)
    bags = [bag(words, rarity) for words in texts]
    casts = [bag(_cast(document), rarity) for document in documents]
    plain = [_plain(documents[m.document], m, rarity) for m in mentions]
    traits = [
        replace(trait, document=bags[m.document], cast=casts[m.document])
        for trait, m in zip(plain, mentions, strict=True)
    ]
    vectors = _vectors(documents, mentions)
    return [replace(t, meaning=meaning, said=said) for t, (meaning, said) in zip(traits, vectors, strict=True)]


def _cast(document: Document) -> list[str]:
    """The words of names in a document: capitals that begin no sentence."""
    inside = zip(document.tokens[1:], document.sentences[1:], document.sentences, strict=False)
    return [
        word for token, here, before in inside if here == before and token[:1].isupper() for word in words_of(token)
    ]


def _plain(document: Document, mention: Mention, rarity: Rarity) -> EventTraits:
    around = [i for i in mention.sentence if i not in mention.tokens]
    low, high = mention.tokens[0] - NEAR, mention.tokens[-1] + NEAR
    trigger = " ".join(document.tokens[i] for i in mention.tokens)
    names = [document.tokens[i] for i in mention.sentence[1:] if document.tokens[i][:1].isupper()]
    return EventTraits(
        report=f"{document.topic}_{document.name}",
        trigger=stems(trigger),
        rare=rareness(trigger, rarity),
        near=bag(words_of(" ".join(document.tokens[i] for i in around if low <= i <= high)), rarity),
        sentence=bag(words_of(" ".join(document.tokens[i] for i in around)), rarity),
        document={},
        cast={},
        names={stem(fold(w)): rarity.weight(w) for name in names for w in words_of(name) if rarity.weight(w)},
        numbers=frozenset(document.tokens[i] for i in around if document.tokens[i][:1].isdigit()),
    )


def _vectors(documents: Sequence[Document], mentions: Sequence[Mention]) -> list[tuple[Floats, Floats]]:
    """For each mention the unit vectors of its words in their sentence, and of the sentence."""
    encoder = Encoder.shipped()
    read: dict[tuple[int, int], tuple[Floats, Mapping[int, slice]]] = {}
    found = []
    for mention in mentions:
        key = mention.document, mention.sentence[0]
        if key not in read:
            read[key] = _states(encoder, documents[mention.document], mention.sentence)
        states, where = read[key]
        said = states.mean(axis=0)
        own = [states[where[i]] for i in mention.tokens if i in where and where[i].stop > where[i].start]
        meaning = np.concatenate(own).mean(axis=0) if own else said
        found.append((_unit(meaning), _unit(said)))
    return found


def _states(encoder: Encoder, document: Document, sentence: Sequence[int]) -> tuple[Floats, dict[int, slice]]:
    """What the sentence encoder makes of each piece of a sentence, and which pieces are whose."""
    pieces, where = [encoder.pieces.cls], {}
    for i in sentence:
        cut = encoder.pieces.cut(document.tokens[i])[0]
        if len(pieces) + len(cut) > MOST_PIECES:
            break
        where[i] = slice(len(pieces), len(pieces) + len(cut))
        pieces += list(cut)
    pieces.append(encoder.pieces.sep)
    states: Floats = encoder.states(pieces)
    return states, where


def _unit(vector: Floats) -> Floats:
    return (vector / np.linalg.norm(vector)).astype(np.float32)


if __name__ == "__main__":
    main("coreferring_events", run)
