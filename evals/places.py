"""Toponyms found in news and resolved to coordinates: `python -m evals.places --data DIR`.

Sets, under `geoparsing` or the folder itself: `GeoWebNews` (a folder of texts with brat annotations), `lgl.xml`,
`TR-News.xml`, `GeoVirus.xml`; those that are there are scored.

Gold toponyms are all of them, however they are used, after Gritta et al., *A Pragmatic Guide to Geoparsing Evaluation*
(2020): literal ones (the place itself, also as a modifier, in part, or a building named for its site) and associative
ones (a government, a nationality, a name within a name). The XML sets mark adjectives and peoples in the same way.
Of GeoWebNews, phrases that name nothing (*area*, *residents*) and bodies (`Non_Toponym`) are no toponyms; homonyms and
languages count neither way, found or not. A toponym is found where a name of ours has its words, apart from an article
before and a possessive after; each gold one counts once.

- `toponym_f1`: micro F1 over all sets; `toponym_overlap_f1` counts any overlap as found; `literal_recall` and
  `associative_recall` on GeoWebNews.
- `acc_161km`: of the gold toponyms that were found and whose place is known, the share that we put within 161 km of
  it; a toponym without coordinates of ours is wrong, one with the gold's GeoNames id right. `acc_161km_gold` is the same
  with the gold toponyms given to the resolver. `mean_km`, `median_km` and `auc` (the area under the curve of the errors' logarithms,
  0 is best, with the unresolved at half the earth's girth) are of the found ones.

The gold of GeoWebNews gives most places by GeoNames number only: their coordinates are looked up in our table and in the
XML sets that are there; a number that neither knows is right only where we say the same number.

Everything by set (`toponym_f1_SET`, `acc_161km_SET`); those ending in `_mean` are
the mean over the sets. What was tuned, was tuned on the documents whose SHA-256 is even; metrics
ending in `_unseen` are of the others.
"""

import hashlib
import logging
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from statistics import mean, median
from xml.etree import ElementTree

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract.toponyms import find_toponyms, resolve_toponyms
from crossread.lib.spots import coordinates_of
from crossread.model.claims import Toponym
from crossread.testing import make_report
from evals.report import Overlap, Scores, find, main

log = logging.getLogger(__name__)

NEAR_KM = 161.0
FARTHEST_KM = 20_038.0
LITERAL = frozenset("Literal Literal_Modifier Mixed Coercion Embedded_Literal".split())
ASSOCIATIVE = frozenset("Metonymic Non_Literal_Modifier Embedded_Non_Lit Demonym".split())
NEITHER = frozenset("Homonym Language".split())
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold toponym: its characters, class (empty in the XML sets), GeoNames id and coordinates where they are known."""

    start: int
    end: int
    kind: str = ""
    id: str = ""
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its words, the address it stood at, its gold toponyms, and stretches that count neither way."""

    words: str
    url: str
    gold: tuple[Gold, ...]
    neither: tuple[tuple[int, int], ...] = ()

    @property
    def is_seen(self) -> bool:
        """Whether it may be tuned on."""
        return hashlib.sha256(self.words.encode()).digest()[0] % 2 == 0


@dataclass(slots=True)
class Tally:
    """Counts of one part of the data; `errors` in km, infinite where we say no coordinates."""

    exact: Overlap = field(default_factory=Overlap)
    overlap: Overlap = field(default_factory=Overlap)
    literal: Overlap = field(default_factory=Overlap)
    associative: Overlap = field(default_factory=Overlap)
    errors: list[float] = field(default_factory=list)
    given: list[float] = field(default_factory=list)


def run(data: Path) -> Scores:
    """Scores the sets that the data folder has."""
    tallies: dict[str, Tally] = {}
    read = read_sets(data)
    for name, texts in read.items():
        log.info("%s: %d documents", name, len(texts))
        for text in texts:
            parts = ("", f"_{name}") if text.is_seen else ("", "_unseen", f"_{name}", f"_{name}_unseen")
            score(text, [tallies.setdefault(part, Tally()) for part in parts])
    metrics: dict[str, float] = {}
    for part, tally in sorted(tallies.items()):
        metrics |= {f"{name}{part}": value for name, value in figures(tally).items()}
    by_set = [figures(tallies[f"_{name}"]) for name in read if f"_{name}" in tallies]
    for key in ("acc_161km", "acc_161km_gold", "toponym_f1"):
        metrics[f"{key}_mean"] = mean(part[key] for part in by_set) if by_set else 0.0
    return Scores(metrics=metrics, n=tallies[""].exact.there if tallies else 0)


def score(text: Text, tallies: list[Tally]) -> None:
    """Counts one document into some tallies."""
    report = make_report(text.words, url=text.url)
    notes = annotate(report, reader())
    found = {trimmed(text.words, t.span.start, t.span.end): t for t in find_toponyms(report, notes)}
    found = {at: t for at, t in found.items() if not any(s < at[1] and at[0] < e for s, e in text.neither)}
    gold = {trimmed(text.words, g.start, g.end): g for g in text.gold}
    shared = [at for at in gold if at in found]
    touched = sum(any(a < end and start < b for a, b in found) for start, end in gold)
    touching = sum(any(a < end and start < b for a, b in gold) for start, end in found)
    errors = [error(gold[at], found[at]) for at in shared if is_known(gold[at])]
    spots = [g for g in text.gold if is_known(g)]
    given = resolve_toponyms(report, notes, [(g.start, g.end) for g in text.gold])
    by_start = {t.span.start: t for t in given}
    for tally in tallies:
        tally.exact.add(len(shared), len(found), len(gold))
        tally.overlap.add(touching, len(found), len(gold), touched)
        for part, kinds in ((tally.literal, LITERAL), (tally.associative, ASSOCIATIVE)):
            part.add(0, 0, sum(g.kind in kinds for g in gold.values()), sum(gold[at].kind in kinds for at in shared))
        tally.errors += errors
        tally.given += [error(g, by_start.get(g.start)) for g in spots]


def figures(tally: Tally) -> dict[str, float]:
    """The metrics of a tally."""
    known = [e for e in tally.errors if math.isfinite(e)]
    return {
        "toponym_f1": tally.exact.f1,
        "toponym_precision": tally.exact.precision,
        "toponym_recall": tally.exact.recall,
        "toponym_overlap_f1": tally.overlap.f1,
        "literal_recall": tally.literal.recall,
        "associative_recall": tally.associative.recall,
        "acc_161km": within(tally.errors),
        "acc_161km_gold": within(tally.given),
        "resolved": len(known) / max(1, len(tally.errors)),
        "mean_km": mean(known) if known else 0.0,
        "median_km": median(known) if known else 0.0,
        "auc": mean(math.log1p(min(e, FARTHEST_KM)) / math.log1p(FARTHEST_KM) for e in tally.errors)
        if tally.errors
        else 0.0,
    }


def within(errors: list[float]) -> float:
    """The share within 161 km."""
    return sum(e <= NEAR_KM for e in errors) / max(1, len(errors))


def is_known(gold: Gold) -> bool:
    """Whether anything can be compared: coordinates or an id."""
    return gold.point is not None or bool(gold.id)


def error(gold: Gold, said: Toponym | None) -> float:
    """Kilometres between the gold place and ours; 0 for the same GeoNames id."""
    if said is None or said.latitude is None or said.longitude is None:
        return math.inf
    if gold.id and gold.id == said.gazetteer_id:
        return 0.0
    return kilometres(gold.point, (said.latitude, said.longitude)) if gold.point else math.inf


def kilometres(a: Point, b: Point) -> float:
    """Great-circle distance of two points in degrees."""
    lat1, lon1, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(chord)))


def trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without an article before, a possessive after, and blanks and stops around."""
    piece = words[start:end]
    head = re.match(r"\s*(?:[Tt]he\s+)?", piece)
    tail = re.search(r"(?:['’]s?)?[\s,.;:]*\Z", piece)
    first, last = start + (head.end() if head else 0), start + (tail.start() if tail else len(piece))
    return (first, last) if first < last else (start, end)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped pipeline, loaded once."""
    return load_reader()


def read_sets(data: Path) -> dict[str, list[Text]]:
    """The sets that are there, by name."""
    xml = {path.stem.lower(): path for n in ("lgl.xml", "TR-News.xml", "GeoVirus.xml") if (path := located(data, n))}
    sets = {name: [read_article(a) for a in ElementTree.parse(path).getroot()] for name, path in xml.items()}
    points = {g.id: g.point for texts in sets.values() for text in texts for g in text.gold if g.id and g.point}
    if folder := located(data, "GeoWebNews"):
        sets["geowebnews"] = [read_brat(path, points) for path in sorted(folder.glob("*.txt"))]
    return sets


def located(data: Path, name: str) -> Path | None:
    """A set's file or folder under `geoparsing` or the data folder."""
    return find(data, f"geoparsing/{name}", name)


def read_article(article: ElementTree.Element) -> Text:
    """An article of an XML set; toponyms are `toponym` or `location` elements, with a `gaztag` or plain coordinates."""
    words = article.findtext("text") or ""
    gold = [read_toponym(t, words) for tag in ("toponym", "location") for t in article.iter(tag)]
    url = article.findtext("url") or article.findtext("source") or article.get("source") or ""
    return Text(words, url, tuple(g for g in gold if 0 <= g.start < g.end <= len(words)))


def read_toponym(element: ElementTree.Element, words: str) -> Gold:
    """One toponym. GeoVirus counts characters from 1: where the words at the offset are not the name, it is looked for nearby."""
    tag = element.find("gaztag")
    home = element if tag is None else tag
    latitude, longitude = number(home.findtext("lat")), number(home.findtext("lon"))
    point = (latitude, longitude) if latitude is not None and longitude is not None else None
    start, end = int(element.findtext("start") or 0), int(element.findtext("end") or 0)
    name = element.findtext("phrase") or element.findtext("name") or ""
    if name and words[start:end] != name:
        low = max(0, start - 3)
        at = words.find(name, low, end + 3)
        start, end = (at, at + len(name)) if at >= 0 else (start, end)
    return Gold(start, end, "", tag.get("geonameid", "") if tag is not None else "", point)


def number(text: str | None) -> float | None:
    """A coordinate, where one is given."""
    return float(text) if text and re.fullmatch(r"\s*-?\d+(?:\.\d+)?\s*", text) else None


def read_brat(path: Path, points: dict[str, Point]) -> Text:
    """A GeoWebNews text with the annotations beside it; the note of a toponym is a GeoNames id or `latitude, longitude`."""
    words = path.read_bytes().decode("utf8")
    head = re.search(r"LINK:\s*(\S+)", words[:2000])
    marks: dict[str, tuple[str, int, int]] = {}
    notes: dict[str, str] = {}
    for line in path.with_suffix(".ann").read_text("utf8").splitlines():
        cells = line.split("\t")
        if line[:1] == "T":
            kind, *offsets = re.split(r"[ ;]", cells[1])
            marks[cells[0]] = (kind, int(offsets[0]), int(offsets[-1]))
        elif line[:1] == "#" and len(cells) > 2:
            notes[cells[1].split()[-1]] = cells[2]
    gold = [brat_gold(mark, notes.get(key, ""), points) for key, mark in marks.items()]
    counted = tuple(g for g in gold if g.kind in LITERAL | ASSOCIATIVE)
    return Text(words, head[1] if head else "", counted, tuple((g.start, g.end) for g in gold if g.kind in NEITHER))


def brat_gold(mark: tuple[str, int, int], note: str, points: dict[str, Point]) -> Gold:
    """A toponym with its place, from the note."""
    kind, start, end = mark
    if pair := re.fullmatch(r"\s*(-?\d+\.?\d*)\s*,\s*(-?\d+\.?\d*)\s*", note):
        return Gold(start, end, kind, "", (float(pair[1]), float(pair[2])))
    number = note.strip() if note.strip().isdigit() else ""
    return Gold(start, end, kind, number, points.get(number) or coordinates_of(number))


def documents(data: Path) -> Iterator[Text]:
    """The documents that may be tuned on, for `training.places`."""
    yield from (text for texts in read_sets(data).values() for text in texts if text.is_seen)


if __name__ == "__main__":
    main("places", run)
