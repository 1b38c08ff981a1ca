"""Texts told again in other words, and accounts that share only what all know."""

from array import array
from dataclasses import replace

import numpy as np

from crossread.cluster.rarity import Rarity
from crossread.cluster.rewrites import rewrites
from crossread.model.notes import NameMention, Sentence
from crossread.model.reading import Reading
from crossread.testing import make_notes, make_reading, make_report

TOLD = [
    "Keepers at the Vellmar aquarium drained the octopus tank before sunrise to search for the stolen brooch.",
    "A diver groped along the gravel with magnets while the frightened animal squirted ink over the curators.",
    "The brooch, lent by a countess, had slipped from its cushion during a charity banquet on Friday night.",
    "Insurers had already printed posters when a janitor spotted the clasp glinting inside a clam shell.",
    "Visitors will be admitted again once the filters have been rinsed and the glass has been polished.",
    "The countess declined to say whether she would ever lend her jewels to an aquarium again.",
]
AGAIN = [
    "To search for the stolen brooch, keepers drained the octopus tank at the Vellmar aquarium before sunrise today.",
    "While the frightened octopus squirted ink over curators, one diver groped with magnets along the gravel there.",
    "During Friday's charity banquet the brooch, which a countess had lent, slipped off its small velvet cushion.",
    "A janitor spotted its clasp glinting in a clam shell when insurers had printed their posters already, it turned out.",
    "Once glass is polished and filters are rinsed, the house will admit its many visitors again this week.",
    "Whether jewels of hers would go to an aquarium again, the countess declined to say on the telephone.",
]
OWN = [
    "Vellmar aquarium staff recovered jewellery worth 40,000 crowns on Saturday morning, a spokeswoman told us.",
    "Nobody was hurt in what police in Vellmar called the wettest case of their careers so far this year.",
    "A countess had worn it at a dinner on Friday evening, according to three guests of the Vellmar aquarium.",
    "It was found by a cleaner, Ole Brandt, who has worked at the Vellmar aquarium for eleven years already.",
    "Tickets bought for Saturday stay good through Sunday, the Vellmar aquarium says on its own site today.",
    "Asked about future loans, the family of the countess left our calls without an answer until the evening.",
]


def reading(lines: list[str], outlet: str, *, near: float = 1.0, alike: int = len(TOLD)) -> Reading:
    """A report whose sentences point each its own way, the first so many of them turned away from that by so much of a cosine."""
    report = make_report("\n\n".join(lines), outlet=outlet)
    start, sentences, names = 0, [], []
    for number, line in enumerate(report.text.split("\n\n")):
        vector = np.zeros(384, np.float32)
        turned = near if number < alike else 0.0
        vector[number], vector[100 + number] = turned, (1 - turned * turned) ** 0.5
        sentences.append(
            Sentence(index=number, start=start, end=start + len(line), first=0, last=0, vector=array("f", vector))
        )
        if (at := line.find("Vellmar")) >= 0:
            names.append(NameMention(start=start + at, end=start + at + 7, first=0, last=0, label="LOC"))
        start += len(line) + 2
    return make_reading(report, notes=replace(make_notes(report, names=tuple(names)), sentences=tuple(sentences)))


def found(other: list[str], *, near: float = 0.9, alike: int = len(TOLD)) -> int:
    pairs = list(rewrites([reading(TOLD, "Echo"), reading(other, "Post", near=near, alike=alike)], Rarity()))
    return sum(len(aligned) for _, _, aligned in pairs)


def test_text_with_every_sentence_turned_round_is_told_again() -> None:
    assert found(AGAIN) == len(TOLD)


def test_accounts_that_share_names_and_figures_are_their_own() -> None:
    assert found(OWN, near=0.85) == 0


def test_words_alike_in_sentences_that_tell_other_things_are_no_rewriting() -> None:
    assert found(AGAIN, near=0.7) == 0


def test_one_sentence_alike_is_no_rewriting() -> None:
    assert found(AGAIN, alike=1) == 0


def test_words_that_stand_all_over_a_report_say_little_of_copying() -> None:
    topic = "In the aquarium on Friday evening {}."
    ends = "nobody spoke of rain", "the mayor was asleep", "trams ran late", "a choir sang", "prices fell", "fog came"
    others = "wine was poured", "two judges argued", "snow melted", "the bus broke down", "a goat escaped", "taxes rose"
    one = reading(list(map(topic.format, ends)), "Echo")
    other = reading(list(map(topic.format, others)), "Post", near=0.9)
    assert list(rewrites([one, other], Rarity())) == []


class Counting(Rarity):
    """A rarity that counts what it is asked."""

    asked = 0

    def weight(self, word: str) -> float:
        self.asked += 1
        return super().weight(word)


def asked_of(count: int) -> int:
    """How often the rarity of a word is asked for so many reprints."""
    rarity = Counting()
    list(rewrites([reading(TOLD, f"Echo {n}") for n in range(count)], rarity))
    return rarity.asked


def test_a_report_that_is_compared_with_many_is_weighed_once() -> None:
    assert asked_of(12) == 4 * asked_of(3)
