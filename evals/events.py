"""Who did what to whom: `python -m evals.events --data DIR`.

Sets, each where it lies under DIR:

- `plover_gsr/records.json` (one sentence, one event a record). `plover_root`: the leading event of the sentence has the record's
  root. `plover_full`: root right, and an actor and a target of the same event share a word that names them with a source and a
  target of the record; of records that name both sides as sources (what is done with one another), both must be found on either
  side; a side that the record leaves empty asks nothing. The leading event is the one whose word stands highest in the sentence's
  tree. Roots of the manual before 2018 are read as what they became: DEMAND as REQUEST, DISAPPROVE and INVESTIGATE as ACCUSE, FIGHT
  as ASSAULT. `plover_root_any`: some event of the sentence has the root.
- `cameo_class/*.tsv` (a sentence, a class). `cameo_accuracy`: the five classes that event data is counted in: 0 statements and
  appeals (CAMEO 01, 02), 1 cooperation in words (03 to 05), 2 in deeds (06 to 08), 3 conflict in words and cut relations (09 to
  13, 16), 4 conflict in deeds. Class of the leading event and of the sentence's vector, as `class_of` weighs them.
- `india_police_events/docs.jsonl` (a report, what police did in it). `police_f1`: F1 by class over documents: kill, arrest, force,
  fail.
- `muc4/test.json` or `dev.json` (a report, who was harmed, by whom, with what). `muc4_role_f1`: F1 over fillers of the five
  roles, one filler found where an actor, target or weapon shares a word with one of its names. Reported, not tuned.
- `case2021_task2` (a snippet, its kind of event). `case2021_f1`: F1 over snippets of the coarse kinds violence, protest, coercion and
  agreement that the engine's events tell of; other kinds ask nothing but make what is said wrong.

Halves: a text belongs to half `a` where the sha256 of its UTF-8 text is even, else to half `b`. Rules, tables and weights were
tuned on half a of each set; `..._a` and `..._b` give both. The keys without a letter are over all that is there.
"""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from crossread.annotate import Reader, annotate, load_reader
from crossread.extract import extract
from crossread.extract.classes import class_of, leading
from crossread.extract.events import find_events
from crossread.model.claims import Event
from crossread.model.notes import Notes
from crossread.model.reports import Report
from crossread.testing import make_report
from evals.police import police_classes
from evals.report import Overlap, Scores, find, main

log = logging.getLogger(__name__)

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
CLASSES = ("KILL", "ARREST", "FORCE", "FAIL")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_STOP = frozenset("the a an of in on at and for to from by its his their two three four five".split())
Record = dict[str, Any]
Marks = Callable[[], dict[str, float]]


def run(data: Path) -> Scores:
    """Scores the sets that the data folder has."""
    metrics: dict[str, Any] = {}
    n = 0
    for scored in (plover, cameo_class, police, muc4, case2021):
        found, size = scored(data)
        metrics |= found
        n += size
    return Scores(metrics=metrics, n=n)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped pipeline, loaded once."""
    return load_reader()


def half_of(text: str) -> str:
    """`a` or `b`, by the text's hash."""
    return "ab"[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


def by_half(name: str, rights: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """The share of right ones over all texts, and over each half."""
    counted = [(half_of(text), right) for text, right in rights]
    found: dict[str, float] = {}
    for suffix, halves in (("", "ab"), ("_a", "a"), ("_b", "b")):
        part = [right for half, right in counted if half in halves]
        if part:
            found[name + suffix] = sum(part) / len(part)
    return found


def read(text: str) -> tuple[Report, Notes, tuple[Event, ...]]:
    """A text as the engine reads it, with all its claims' help."""
    report = make_report(text)
    notes = annotate(report, reader())
    return report, notes, extract(report, notes).events


def plover(data: Path) -> tuple[dict[str, Any], int]:
    """Root and sides of the records."""
    path = find(data, "plover_gsr/records.json")
    records = [r for r in json.loads(path.read_text(encoding="utf-8")) if r.get("text")] if path else []
    judged = [(record, *judge(record)) for record in records]
    if not judged:
        return {}, 0
    metrics = by_half("plover_root", ((r["text"], root) for r, root, _, _ in judged))
    metrics |= by_half("plover_full", ((r["text"], full) for r, _, full, _ in judged))
    metrics |= by_half("plover_root_any", ((r["text"], some) for r, _, _, some in judged))
    return metrics, len(judged)


def judge(record: Record) -> tuple[bool, bool, bool]:
    """Whether the leading event has the record's root, whether its sides are right too, and whether any event has the root."""
    report, notes, events = read(record["text"])
    gold = RENAMED.get(record["event"], record["event"])
    lead = leading(notes, events)
    some = any(event.plover == gold for event in events)
    if lead is None or lead.plover != gold:
        return False, False, some
    return True, sides_right(report, lead, record), some


def sides_right(report: Report, event: Event, record: Record) -> bool:
    """Whether an event's sides are the record's."""
    sources, targets = _named(record.get("source")), _named(record.get("target"))
    actors = " ".join(report.read(s) for s in event.actors)
    acted_on = " ".join(report.read(s) for s in event.targets)
    if len(sources) > 1 and not targets:
        return all(share_words(name, f"{actors} {acted_on}") for name in sources)
    right_source = not sources or any(share_words(name, actors) for name in sources)
    return right_source and (not targets or any(share_words(name, acted_on) for name in targets))


def _named(side: Any) -> list[str]:
    return [one["actorText"] for one in side if one.get("actorText")] if isinstance(side, list) else []


def share_words(one: str, other: str) -> bool:
    """Whether two names share a word that is not a small one, possessive endings aside."""
    return bool(_words(one) & _words(other))


def _words(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", text.lower().replace("u.s.", "us").replace("u.n.", "un")))
    return {w for w in words if w not in _STOP}


def cameo_class(data: Path) -> tuple[dict[str, Any], int]:
    """The class of sentences."""
    folder = find(data, "cameo_class")
    rows = list(_rows(sorted(folder.glob("*.tsv")))) if folder else []
    rights = []
    for text, gold in rows:
        report = make_report(text)
        notes = annotate(report, reader())
        rights.append((text, class_of(notes, find_events(report, notes, (), (), ())) == gold))
    return (by_half("cameo_accuracy", rights), len(rows)) if rows else ({}, 0)


def _rows(paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            text, _, gold = line.rpartition("\t")
            if text and gold.strip().isdigit():
                yield text, int(gold)


def police(data: Path) -> tuple[dict[str, Any], int]:
    """What police did, by document."""
    path = find(data, "india_police_events/docs.jsonl")
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path else []
    counts = {(half, kind): Overlap() for half in ("", "a", "b") for kind in CLASSES}
    for doc in docs:
        report = make_report(doc["doc_text"])
        notes = annotate(report, reader())
        said = police_classes(report, notes, find_events(report, notes, (), (), ()))
        there = set(doc["doc_labels"])
        for kind in CLASSES:
            for half in ("", half_of(doc["doc_text"])):
                counts[half, kind].add(float(kind in said and kind in there), int(kind in said), int(kind in there))
    if not docs:
        return {}, 0
    return {
        f"police_f1{'_' + half if half else ''}": {kind.lower(): counts[half, kind].f1 for kind in CLASSES}
        for half in ("", "a", "b")
    } | {
        "police_precision": {kind.lower(): counts["", kind].precision for kind in CLASSES},
        "police_recall": {kind.lower(): counts["", kind].recall for kind in CLASSES},
    }, len(docs)


def muc4(data: Path) -> tuple[dict[str, Any], int]:
    """Who harmed whom with what, by document."""
    path = find(data, "muc4/test.json", "muc4/dev.json")
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path else []
    counts = {role: Overlap() for role in ROLES}
    for doc in docs:
        fillers = muc_fillers(doc["doctext"])
        for role in ROLES:
            gold = [[name for name, _ in entity] for entity in doc["extracts"].get(role, ())]
            right = sum(any(share_words(name, said) for said in fillers[role] for name in names) for names in gold)
            said_right = sum(any(share_words(name, said) for names in gold for name in names) for said in fillers[role])
            counts[role].add(float(said_right), len(fillers[role]), len(gold), float(right))
    if not docs:
        return {}, 0
    total = Overlap()
    for count in counts.values():
        total.add(count.right_said, count.said, count.there, count.right_there)
    return {"muc4_role_f1": total.f1, "muc4_by_role": {role: counts[role].f1 for role in ROLES}}, len(docs)


_BODIES = re.compile(
    r"\b(?:front|army|movement|organi[sz]ation|party|group|[a-z]{2,5}ln|m-?19|forces|cartel|government|police)\b"
)
_PEOPLE = re.compile(
    r"\b(?:people|civilians?|peasants?|soldiers?|priests?|jesuits?|children|woman|women|man|men|persons?|leaders?|president|mr|dr|"
    r"students?|policem[ae]n|guards?|judge|mayor|minister|colonel|general|ambassador|journalists?|workers?|families|residents?)\b"
)
_WEAPONS = re.compile(
    r"\b(?:(?:car |dynamite |powerful |time )?bombs?|dynamite|explosives?|rifles?|machine ?guns?|grenades?|mortars?|"
    r"mines?|rockets?|missiles?|pistols?|gunfire|machetes?|submachine guns?|molotov cocktails?)\b"
)


def muc_fillers(text: str) -> dict[str, list[str]]:
    """What the engine's violent events of a text fill the roles with, each name once."""
    report = make_report(text)
    notes = annotate(report, reader())
    events = [
        event
        for event in find_events(report, notes, (), (), ())
        if event.plover == "ASSAULT" and event.status in ("done", "believed")
    ]
    found: dict[str, dict[str, None]] = {role: {} for role in ROLES}
    for event in events:
        for span in event.actors:
            words = report.read(span)
            found["PerpOrg" if _BODIES.search(words) else "PerpInd"][words] = None
        for span, code in zip(event.targets, event.target_codes, strict=True):
            words = report.read(span)
            is_person = bool(_PEOPLE.search(words)) or code[-3:] in ("CVL", "MIL", "COP", "REL", "EDU", "MED")
            found["Victim" if is_person else "Target"][words] = None
        sentence = notes.sentence_at(event.trigger.start)
        if sentence is not None:
            found["Weapon"] |= dict.fromkeys(_WEAPONS.findall(report.text[sentence.start : sentence.end]))
    return {role: list(names) for role, names in found.items()}


_KINDS = {
    "violence": "ABDUCT_DISSAP AIR_STRIKE ARMED_CLASH ART_MISS_ATTACK ATTACK CHEM_WEAP GRENADE MOB_VIOL REM_EXPLOS SEX_VIOL "
    "SUIC_BOMB",
    "protest": "PEACE_PROTEST VIOL_DEMONSTR PROTEST_WITH_INTER FORCE_AGAINST_PROTEST",
    "coercion": "ARREST PROPERTY_DISTRUCT",
    "agreement": "AGREEMENT CEASEFIRE",
}
_ROOTS = {
    "ASSAULT": "violence",
    "PROTEST": "protest",
    "COERCE": "coercion",
    "AGREE": "agreement",
    "SUPPORT": "agreement",
}


def case2021(data: Path) -> tuple[dict[str, Any], int]:
    """The coarse kinds of snippets."""
    folder = find(data, "case2021_task2")
    rows = list(_snippets(folder)) if folder else []
    counts = {kind: Overlap() for kind in _KINDS}
    for text, label in rows:
        said = {_ROOTS.get(event.plover, "") for event in read(text)[2] if event.status in ("done", "believed")}
        for kind, labels in _KINDS.items():
            there = label in labels.split()
            counts[kind].add(float(there and kind in said), int(kind in said), int(there))
    total = Overlap()
    for count in counts.values():
        total.add(count.right_said, count.said, count.there)
    by_kind = {kind: count.f1 for kind, count in counts.items() if count.there}
    return ({"case2021_f1": total.f1, "case2021_by_kind": by_kind}, len(rows)) if rows else ({}, 0)


def _snippets(folder: Path) -> Iterator[tuple[str, str]]:
    """Snippets and their labels: tables with a header `id, EventSnippet, SubType`, else the sample's two files."""
    tables = [p for p in sorted(folder.rglob("*.tsv")) if "SubType" in p.read_text(encoding="utf-8").split("\n", 1)[0]]
    for table in tables:
        for line in table.read_text(encoding="utf-8").splitlines()[1:]:
            if line.count("\t") >= 2:
                yield line.split("\t")[1], line.split("\t")[2].strip()
    sample = folder / "sample_data/sample_input.txt"
    if not tables and sample.exists():
        lines = sample.with_name("sample_output.txt").read_text(encoding="utf-8").splitlines()
        gold = dict(line.split("\t", 1) for line in lines if "\t" in line)
        for line in sample.read_text(encoding="utf-8").splitlines():
            number, _, text = line.partition("\t")
            yield text, gold.get(number, "").strip()


if __name__ == "__main__":
    main("events", run)
