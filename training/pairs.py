"""Pairs of sentences to train the claim-pair head: MSRP, RTE, news pairs of STS, emergent, and programmed edits.

A label may be open: a pair of MSRP that is no paraphrase is anything but `same`. Emergent has its own three labels.
"""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from crossread.model.pairs import RELATIONS, STANCES
from training.documents import Document
from training.edits import CHANGING, KEEPING, OTHER, Edit, Sentence, Text, usable
from training.quotations import plain

LONGEST_A, LONGEST_B = 90, 60
"""Words; a longer text is read by its first ones."""
NOT_SAME = frozenset(RELATIONS) - {"same"}
NEITHER = NOT_SAME - {"entails"}
APART = frozenset({"unrelated"})
RARE = ("number", "date", "unit", "number_words", "order", "passive", "count_later", "tense")
COMMON = ("wording", "wording", "wording", "negation", "name", "opposite", "shorter", "unattributed")
CLAIMS = Path(__file__).with_name("emergent_claims.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts, which relations from the first to the second may be right, and the stance, if it is known.

    `kind` names the set or the edit that the pair is from; `group` what must not be split (a claim, a document).
    """

    a: Text
    b: Text
    kind: str
    group: str
    relations: frozenset[str] = frozenset()
    stance: str = ""


def text_of(text: str, longest: int = LONGEST_A) -> Text:
    """A text's words with their joins, as reports are cut."""
    document = plain("", " ".join(text.split()))
    return Text(document.words[:longest], document.joins[:longest])


def msrp(folder: Path, split: str) -> list[Pair]:
    """MSRP's pairs of a split (`train`, `val`, `test`): `same`, or anything else."""
    pairs = []
    path = folder / "data" / "para" / "msr" / f"msr-para-{split}.tsv"
    for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]:
        quality, first, second, a, b = line.split("\t")[:5]
        right = frozenset({"same"}) if quality == "1" else NOT_SAME
        pairs.append(_pair(a, b, "msrp", f"{first} {second}", right))
    return pairs


def rte(folder: Path, part: str) -> list[Pair]:
    """The pairs of an RTE file, `rte3_test` say: the text entails the hypothesis, or not."""
    pairs = []
    for found in ElementTree.parse(folder / "rte" / f"{part}.xml").iter("pair"):
        said = (found.get("entailment") or found.get("value") or "").upper()
        right = frozenset({"entails", "same"}) if said in ("YES", "TRUE") else NEITHER
        texts = [(found.findtext(name) or "").strip() for name in ("t", "h")]
        pairs.append(_pair(texts[0], texts[1], "rte", f"{part} {found.get('id')}", right))
    return pairs


def sts(folder: Path) -> list[Pair]:
    """News pairs of STS 2012 to 2015: the two ends of the scale, and what is surely not the same. No MSRP in it."""
    base = folder / "data" / "sts" / "semeval-sts"
    files = [base / "2012" / "SMTnews.test.tsv", base / "2014" / "deft-news.test.tsv"]
    files += [base / year / "headlines.test.tsv" for year in ("2013", "2014", "2015")]
    pairs = []
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            score, a, b = line.split("\t")[:3]
            if score and (right := _graded(float(score))):
                pairs.append(_pair(a, b, "sts", path.stem, right))
    return pairs


def _graded(score: float) -> frozenset[str]:
    if score >= 4.6:
        return frozenset({"same"})
    if score >= 4.0:
        return frozenset({"same", "entails"})
    if score <= 0.6:
        return APART
    return NEITHER if score <= 2.6 else frozenset()


def emergent(folder: Path) -> list[Pair]:
    """Claims (a) with headlines about them (b) and the headlines' stance; `group` is the claim's digest."""
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Pair(
            a=text_of(row["claimHeadline"]),
            b=text_of(row["articleHeadline"]),
            kind="emergent",
            group=claim_digest(row["claimId"]),
            stance=row["articleHeadlineStance"],
        )
        for row in rows
        if row["articleHeadlineStance"] in STANCES
    ]


def claim_digest(claim: str) -> str:
    """Twelve hexadecimal digits that stand for a claim's id."""
    return hashlib.sha256(claim.encode()).hexdigest()[:12]


def trained_claims() -> frozenset[str]:
    """Digests of the emergent claims that training reads; every other claim is one to measure with."""
    lines = CLAIMS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


def _pair(a: str, b: str, kind: str, group: str, right: frozenset[str]) -> Pair:
    return Pair(a=text_of(a), b=text_of(b, LONGEST_B), kind=kind, group=group, relations=right)


def edited(documents: Iterable[Document], rng: random.Random, share: float = 1.0) -> Iterator[Pair]:
    """Pairs out of the documents' sentences, `share` of them, one edit each; and neighbours, which are unrelated."""
    for document in documents:
        sentences = list(usable(document))
        for i, sentence in enumerate(sentences):
            if rng.random() >= share:
                continue
            pair = _neighbours(sentence, sentences[i + 1 :], rng) if rng.random() < 0.1 else _edit(sentence, rng)
            if pair is not None:
                yield pair


def _edit(sentence: Sentence, rng: random.Random) -> Pair | None:
    rare, common = rng.sample(RARE, len(RARE)), rng.sample(COMMON, len(COMMON))
    for kind in rare + common if rng.random() < 0.7 else common + rare:
        pair = edit(sentence, kind, rng)
        if pair is not None:
            return pair
    return None


def edit(sentence: Sentence, kind: str, rng: random.Random) -> Pair | None:
    """The pair that an edit of this kind makes of a sentence; None where it does not fit."""
    plain_text = Text(sentence.words, sentence.joins)
    parts: dict[str, Edit] = CHANGING | KEEPING | OTHER
    text = parts[kind](sentence, plain_text.copy(), rng)
    if text is None or text.words == plain_text.words:
        return None
    if kind not in ("shorter", "unattributed") and rng.random() < 0.35:
        text = _also_kept(sentence, text, rng)
    a, b = plain_text, text
    right = _sense(kind)
    if kind == "shorter" and rng.random() < 0.4:
        a, b, right = b, a, NEITHER
    elif kind in CHANGING or kind in KEEPING:
        a, b = (a, b) if rng.random() < 0.5 else (b, a)
    return Pair(a=a, b=b, kind=kind, group=sentence.document.name, relations=right)


def _sense(kind: str) -> frozenset[str]:
    if kind in CHANGING:
        return frozenset({"contradicts"})
    if kind in KEEPING:
        return frozenset({"same"})
    return {"count_later": frozenset({"updates"}), "shorter": frozenset({"entails"})}.get(kind, NOT_SAME)


def _also_kept(sentence: Sentence, text: Text, rng: random.Random) -> Text:
    """An edit that keeps the sense laid on top of another."""
    for kind in rng.sample(list(KEEPING), len(KEEPING)):
        more = KEEPING[kind](sentence, text.copy(), rng)
        if more is not None and more.words != sentence.words:
            return more
    return text


def _neighbours(sentence: Sentence, later: list[Sentence], rng: random.Random) -> Pair | None:
    if not later:
        return None
    other = rng.choice(later[:6])
    a, b = Text(sentence.words, sentence.joins), Text(other.words, other.joins)
    return Pair(a=a, b=b, kind="neighbours", group=sentence.document.name, relations=APART)
