"""Copies of documents in which names are swapped for others of their kind: names are many, and gold text is little.

Within a copy a name is swapped for one other everywhere; a person's single name is swapped for a single name.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

from crossread.annotate.wordpieces import SPACED
from training.documents import Document

SHARE = 0.75
"""How many of the names of a copy are swapped."""
KINDS = ("PERSON", "ORG", "LOC")
_OPENERS = "Northern Southern Eastern Western Central National General United Pacific Atlantic Royal First".split()
_TRADES = """Energy Gas Power Steel Foods Insurance Airlines Motors Media Pharmacy Dental Auto Repair Bakery Grill Pizza
Hotel Bank Capital Systems Software Records Studios Press Networks Partners Construction Landscaping Salon Cafe""".split()
_ENDS = ["Inc", "Inc.", "Corp.", "Corp", "Ltd", "Co.", "LLC", "Group", "Company", "& Sons", "& Co.", "", "", "", ""]
_BODIES = """Ministry of|Department of|Institute of|University of|Council of|Bank of|Museum of|Friends of|College of|
Association of|Federation of|Office of|Bureau of|School of|Church of|Union of""".replace("\n", "").split("|")
_FIELDS = "Defence Health Education Finance Transport Justice Agriculture Energy Labour Commerce Science Arts".split()
_SEATS = """University|High School|Police Department|City Council|Medical Center|Hospital|Fire Department|Chamber of
 Commerce|United|Rovers|City|FC|Tigers|Lions|Times|Herald|Post|Tribune|Symphony Orchestra|Airlines|Public Library|Zoo|
Police|Airport Authority|Ballet|State University|Bar Association""".replace("\n", "").split("|")


class Stock:
    """Names to swap in, by kind, out of gold documents and name tables; organisations are also made up."""

    def __init__(self, documents: Iterable[Document], extra: Iterable[tuple[str, str]], rng: random.Random) -> None:
        self._rng = rng
        self.names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for document in documents:
            for start, end, kind in spans(document.names):
                self.names[kind].append(tuple(document.words[start:end]))
        for name, kind in extra:
            self.names[kind].append(tuple(name.split()))
        self._last = [n[-1] for n in self.names["PERSON"] if len(n) > 1 and n[-1][:1].isupper()]
        self._first = [n[0] for n in self.names["PERSON"] if len(n) > 1 and n[0][:1].isupper()]

    def another(self, old: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """A name of the kind, of one word for one word where it is a person's."""
        rng = self._rng
        if kind == "PERSON":
            if len(old) == 1:
                return (rng.choice(rng.choice((self._first, self._last))),)
            return rng.choice(self._first), *(w for w in old[1:-1] if len(w) < 3), rng.choice(self._last)
        if kind == "ORG" and rng.random() < 0.35:
            return self._made_up()
        return rng.choice(self.names[kind])

    def _made_up(self) -> tuple[str, ...]:
        rng = self._rng
        place = " ".join(rng.choice(self.names["LOC"]))
        sort = rng.randrange(4)
        if sort == 0:
            return tuple(f"{rng.choice(_BODIES)} {rng.choice((place, rng.choice(_FIELDS)))}".split())
        if sort == 1:
            return tuple(f"{place} {rng.choice(_SEATS)}".split())
        opener = rng.choice((rng.choice(_OPENERS), rng.choice(self._last), rng.choice(self._last), place))
        return tuple(f"{opener} {rng.choice(_TRADES)} {rng.choice(_ENDS)}".split())


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """The plain names of a row of BIO labels."""
    out: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "B" and kind:
            out.append((i, i + 1, kind))
        elif mark == "I" and kind and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def swapped(document: Document, stock: Stock, rng: random.Random) -> Document:
    """A copy with names alone and most of them swapped; titles and all other words stay."""
    out = Document(name=document.name, words=[], joins=[], starts=[])
    chosen: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
    at = 0
    for start, end, kind in [*spans(document.names), (len(document.words), len(document.words), "")]:
        _keep(out, document, at, start)
        at = start
        old = tuple(document.words[start:end])
        if kind in KINDS and any(word[:1].isupper() for word in old):
            if (old, kind) not in chosen:
                chosen[old, kind] = stock.another(old, kind) if rng.random() < SHARE else old
            new = chosen[old, kind]
            for i, word in enumerate(new):
                out.words.append(word.upper() if all(w.isupper() and len(w) > 3 for w in old) else word)
                out.joins.append(SPACED if i else document.joins[start])
                out.starts.append(document.starts[start] and not i)
                out.names.append(f"{'I' if i else 'B'}-{kind}")
            at = end
    return out


def _keep(out: Document, document: Document, start: int, end: int) -> None:
    for name in ("words", "joins", "starts", "names"):
        getattr(out, name).extend(getattr(document, name)[start:end])
