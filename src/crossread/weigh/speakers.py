"""Speakers across reports: which mentions are of one person, body or state, under whatever name or office."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crossread.lib.bodies import body_of_key, is_sort
from crossread.lib.words import fold
from crossread.model.claims import Speaker
from crossread.weigh.names import compare_names, name_parts

Kind = Literal["person", "body", "state", "unnamed"]

_HOLDERS = ("minister", "president", "governor", "mayor", "secretary", "prime minister", "chancellor", "king")
"""Roles, or ends of roles, of which a body has one holder at a time."""
_MOUTHS = frozenset(("spokesperson", "press secretary"))
_ONE_MOUTH = frozenset(("presidency",))
"""Sorts of bodies of which the spokesperson is taken for one person where two reports name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker as one report has it: `report` and `story` are ids. What has no name of its own ("police", "the
    ministry") is one and the same only within a story."""

    report: str
    story: str
    speaker: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One speaker across reports: the fullest name, with role, body and country as far as any report tells them.

    `body` is the key of the body spoken for; `country` ISO 3166-1 alpha-2; `heard` are the mentions, in the order
    given. Of an unnamed speaker `name` is the description ("a source in the ministry")."""

    name: str
    kind: Kind
    role: str
    body: str
    country: str
    heard: tuple[Heard, ...]


def kind_of(speaker: Speaker) -> Kind:
    """What a speaker is, by its key."""
    head, bar, _ = speaker.key.partition("|")
    if not head or head == "unnamed":
        return "unnamed"
    if not bar:
        return "person"
    return "state" if head == "state" else "body"


def gather(heard: Iterable[Heard]) -> tuple[Known, ...]:
    """The speakers of some reports, each with all that is heard of it; the order of the first mentions.

    Mentions are put together where a report gives them one key, where names are spellings of one (a surname alone counts
    where one person of the story bears it), where a name differs by a slip and the office is one, where an unnamed holder's
    office has one named holder in the story, and where bodies are of one sort and state. A body, its state and its
    spokesperson stay three.
    """
    nodes = _nodes(heard)
    groups = _Groups(len(nodes))
    for rule in (_by_name, _by_surname, _by_office):
        for a, b in rule(nodes, groups):
            groups.join(a, b)
    return tuple(_known([nodes[i] for i in members]) for members in groups.members())


@dataclass(frozen=True, slots=True)
class _Node:
    """The mentions that a report puts together itself: the fullest of their speakers stands for them."""

    speaker: Speaker
    kind: Kind
    parts: tuple[str, ...]
    story: str
    report: str
    heard: tuple[Heard, ...]


class _Groups:
    """Nodes put together step by step; each group is known by its lowest node."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))

    def top(self, node: int) -> int:
        """The lowest node of a node's group."""
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, a: int, b: int) -> None:
        """Puts the groups of two nodes together."""
        low, high = sorted((self.top(a), self.top(b)))
        self.parent[high] = low

    def members(self) -> list[list[int]]:
        """The nodes of each group."""
        found: dict[int, list[int]] = {}
        for node in range(len(self.parent)):
            found.setdefault(self.top(node), []).append(node)
        return list(found.values())


def _nodes(heard: Iterable[Heard]) -> list[_Node]:
    together: dict[tuple[str, ...], list[Heard]] = {}
    for one in heard:
        together.setdefault(_place(one), []).append(one)
    return [_node(mentions) for mentions in together.values()]


def _place(one: Heard) -> tuple[str, ...]:
    """What is equal for the mentions that a report puts together. Of the unnamed, those who are described alike."""
    speaker = one.speaker
    if kind_of(speaker) != "unnamed":
        return (one.report, speaker.key)
    return (one.report, speaker.key, speaker.role, speaker.body, "" if speaker.role else fold(speaker.name))


def _node(mentions: Sequence[Heard]) -> _Node:
    first = mentions[0]
    fullest = max((m.speaker for m in mentions), key=lambda s: (len(name_parts(s.name)), bool(s.role), bool(s.body)))
    return _Node(
        speaker=fullest,
        kind=kind_of(fullest),
        parts=name_parts(fullest.name),
        story=first.story,
        report=first.report,
        heard=tuple(mentions),
    )


def _pairs(nodes: Sequence[_Node], kind: Kind) -> Iterator[tuple[int, int]]:
    inside = [i for i, node in enumerate(nodes) if node.kind == kind]
    return ((a, b) for at, a in enumerate(inside) for b in inside[at + 1 :])


def _by_name(nodes: Sequence[_Node], _groups: _Groups) -> Iterator[tuple[int, int]]:
    """Nodes whose own names make them one."""
    for a, b in _pairs(nodes, "state"):
        if nodes[a].speaker.key == nodes[b].speaker.key:
            yield a, b
    for a, b in _pairs(nodes, "body"):
        if _is_one_body(nodes, a, b):
            yield a, b
    for a, b in _pairs(nodes, "person"):
        if min(len(nodes[a].parts), len(nodes[b].parts)) > 1 and _is_one_person(nodes[a], nodes[b]):
            yield a, b


def _is_one_person(a: _Node, b: _Node) -> bool:
    verdict = compare_names(a.speaker.name, b.speaker.name).verdict
    if verdict in ("same", "variant"):
        return True
    together = a.story == b.story and a.speaker.role and a.speaker.role == b.speaker.role
    return verdict == "slip" and bool(together) and _may_be_one(a.speaker.body, b.speaker.body)


def _may_be_one(a: str, b: str) -> bool:
    """Whether two body keys may mean one body."""
    first, second = body_of_key(a), body_of_key(b)
    if not a or not b or a == b:
        return True
    return first.sort == second.sort and (not first.state or not second.state)


def _is_one_body(nodes: Sequence[_Node], a: int, b: int) -> bool:
    first, second = body_of_key(nodes[a].speaker.key), body_of_key(nodes[b].speaker.key)
    one_story = nodes[a].story == nodes[b].story
    if first.sort == second.sort:
        if first.state and second.state:
            return first.state == second.state
        owners = {s for n in nodes if n.kind == "body" and (s := _state_if(n, first.sort))}
        known = not is_sort(first.sort) and first.state == second.state  # a name of its own
        return known or (one_story and len(owners) < 2)
    own = not is_sort(first.sort) and not is_sort(second.sort) and first.state == second.state
    return own and one_story and compare_names(first.sort, second.sort).verdict in ("same", "variant")


def _state_if(node: _Node, sort: str) -> str:
    body = body_of_key(node.speaker.key)
    return body.state if body.sort == sort else ""


def _by_surname(nodes: Sequence[_Node], groups: _Groups) -> Iterator[tuple[int, int]]:
    """A person told by one name alone, and the one person of the story who bears it."""
    for at, node in enumerate(nodes):
        if node.kind != "person" or len(node.parts) != 1:
            continue
        bearers = [
            i
            for i, other in enumerate(nodes)
            if i != at and other.kind == "person" and other.story == node.story and _bears(other, node)
        ]
        if len({groups.top(i) for i in bearers if len(nodes[i].parts) > 1}) <= 1:
            yield from ((at, i) for i in bearers)


def _bears(other: _Node, node: _Node) -> bool:
    return compare_names(other.speaker.name, node.speaker.name).verdict in ("same", "variant")


def _by_office(nodes: Sequence[_Node], groups: _Groups) -> Iterator[tuple[int, int]]:
    """An unnamed holder of an office, and the one who is named as its holder in the story, or another unnamed one."""
    for at, node in enumerate(nodes):
        if node.kind != "unnamed" or not _is_office(node.speaker):
            continue
        holders = [i for i, other in enumerate(nodes) if i != at and _is_holder(other, node)]
        named = {groups.top(i) for i in holders if nodes[i].kind == "person"}
        if len(named) <= 1:
            yield from ((at, i) for i in holders)


def _is_office(speaker: Speaker) -> bool:
    """Whether a role is one that a single person holds at a time."""
    role = speaker.role
    if not speaker.body or role.startswith(("deputy", "vice", "former")):
        return False
    return role.endswith(_HOLDERS) or (role in _MOUTHS and body_of_key(speaker.body).sort in _ONE_MOUTH)


def _is_holder(other: _Node, node: _Node) -> bool:
    one, held = other.speaker, node.speaker
    if other.story != node.story or other.kind not in ("person", "unnamed"):
        return False
    same_role = one.role == held.role or {one.role, held.role} <= _MOUTHS
    return same_role and bool(one.body) and _may_be_one(one.body, held.body)


def _known(nodes: Sequence[_Node]) -> Known:
    """One speaker of the nodes put together: named before unnamed, the fullest name that most reports have."""
    named = [n for n in nodes if n.kind != "unnamed"] or list(nodes)
    counted: dict[str, set[str]] = {}
    for node in named:
        for one in node.heard:
            counted.setdefault(one.speaker.name, set()).add(node.report)
    name = max(counted, key=lambda n: (min(len(name_parts(n)), 2), len(counted[n]), len(n), n))
    speakers = [one.speaker for node in nodes for one in node.heard]
    heard = sorted((one for node in nodes for one in node.heard), key=_order)
    return Known(
        name=name,
        kind=named[0].kind,
        role=_usual(s.role for s in speakers),
        body=_usual((s.body for s in speakers), longest=True),
        country=_usual(s.country for s in speakers),
        heard=tuple(heard),
    )


def _order(one: Heard) -> tuple[str, int]:
    return one.report, one.speaker.span.start if one.speaker.span else 0


def _usual(values: Iterable[str], *, longest: bool = False) -> str:
    """The value that is told most often, empty ones left out; of equals the longest (or that one before all)."""
    counted: dict[str, int] = {}
    for value in values:
        if value:
            counted[value] = counted.get(value, 0) + 1
    if not counted:
        return ""
    return max(counted, key=lambda v: (len(v), counted[v], v) if longest else (counted[v], len(v), v))
