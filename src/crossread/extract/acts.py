"""What a verb or noun tells of, as a CAMEO code: acts by the lexicon, changed by the words that govern them.

"Agreed to withdraw" is an agreement whose matter is a withdrawal, "rejected the demand for talks" a refusal to talk: a governing
word takes the code of what hangs on it through the table `compose.tsv`. Tables: `data/events`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from crossread.data import read_table
from crossread.extract.trees import Trees
from crossread.model.notes import Token

_DEEPEST = 4
_NEAR = frozenset(("obj", "iobj", "compound", "obl", "nsubj", "advmod", "amod", "nmod", "xcomp", "acl", "advcl"))
_LOOSE = frozenset(("obj", "nsubj:pass", "obl", "nmod"))
_VERBAL = ("xcomp", "ccomp")
_NOUNS = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "SYM")
_CHANGING = frozenset(("agree", "accept", "demand", "appeal", "reject", "threaten", "accuse", "investigate"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the tables: the words that must hang on it (empty: any), and what it is."""

    companions: frozenset[str]
    does: str = ""
    code: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a token tells of: `code` in CAMEO; `matter` the code of the act that it is about (its own where none is governed);
    `does` how it governs (empty: an act of itself); `inner` the governed act's token; `mode` where the lexicon names one."""

    code: str
    matter: str
    token: Token
    does: str = ""
    inner: Token | None = None
    mode: str = ""


@cache
def _tables() -> tuple[dict[tuple[str, str], tuple[Row, ...]], dict[tuple[str, str], tuple[Row, ...]], frozenset[str]]:
    """Acts and governing words by tag and lemma, those that ask for a companion first; and all their lemmas."""
    acts: dict[tuple[str, str], list[Row]] = {}
    for row in read_table("events", "acts.tsv"):
        made = Row(companions=_split(row["with"]), code=row["cameo"], mode=row["mode"])
        for tag in row["tag"]:
            for word in row["words"].split("|"):
                acts.setdefault((tag, word), []).append(made)
    governing: dict[tuple[str, str], list[Row]] = {}
    for row in read_table("events", "operators.tsv"):
        made = Row(companions=_split(row["with"]), does=row["does"], code=row["bare"])
        for word in row["words"].split("|"):
            governing.setdefault((row["tag"], word), []).append(made)
    words = frozenset(word for _, word in (*acts, *governing))
    return _sorted(acts), _sorted(governing), words


def _split(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.strip().split("|")))


def _sorted(rows: dict[tuple[str, str], list[Row]]) -> dict[tuple[str, str], tuple[Row, ...]]:
    return {
        key: tuple(sorted(found, key=lambda row: (not row.companions, bool(row.companions <= _PREPOSITIONS))))
        for key, found in rows.items()
    }


_PREPOSITIONS = frozenset(("in", "at", "on", "with", "to", "for", "against", "about", "over", "upon"))


@cache
def _compositions() -> dict[str, dict[str, str]]:
    return {row["prefix"]: row for row in read_table("events", "compose.tsv")}


@cache
def crosswalk() -> dict[str, dict[str, str]]:
    """CAMEO code -> its PLOVER root (`-` for none), mode, contexts (parted by `|`) and meaning."""
    return {row["cameo"]: row for row in read_table("events", "crosswalk.tsv")}


def word_of(trees: Trees, token: Token) -> str:
    """A token's lemma as the tables know it."""
    return trees.word(token, _tables()[2])


def composed(does: str, matter: str) -> str:
    """The code of an act that a word of this kind governs; empty where the table has none.

    >>> composed("demand", "0874"), composed("appeal", "19"), composed("threaten", "1621")
    ('1056', '020', '1311')
    """
    column = {"appeal": "demand", "accept": "agree", "fail": "reject", "block": "reject", "lift": "stop"}.get(
        does, does
    )
    for size in range(len(matter), 1, -1):
        if row := _compositions().get(matter[:size]):
            code = row.get(column, "")
            if does == "appeal" and code.startswith("10"):
                return "02" + code[2:]
            if code:
                return code
    return ""


def is_cooperative(code: str) -> bool:
    """Whether a code stands for cooperation, of words or deeds (04 to 08)."""
    return "04" <= code[:2] <= "08"


def is_hostile(code: str) -> bool:
    """Whether a code stands for deeds against somebody (14 to 20)."""
    return code[:2] >= "14"


def act_of(trees: Trees, token: Token, depth: int = 0) -> Act | None:
    """What a verb, noun or adjective tells of; None where the tables have nothing for it.

    Cooperation that is to come is a promise of it (PLOVER); what somebody must do is demanded.
    """
    act = _told(trees, token, depth)
    if act is None or token.tag not in ("VERB", "ADJ"):
        return act
    helpers = {k.text.lower() for k in trees.of_token(token, "aux")}
    if helpers & _ABLE and _is_negated(trees, token) and (refused := _refused(act)):
        return replace(act, code=refused, does="reject", mode="")
    if helpers & _TO_COME and is_cooperative(act.code):
        return replace(act, code=composed("agree", act.code) or "030", does="agree", matter=act.code, mode="")
    if helpers & _MUST:
        return replace(act, code=composed("demand", act.matter) or "100", does="must", mode="")
    return act


_TO_COME = frozenset(("will", "would", "shall", "'ll", "’ll", "wo", "'d"))
_MUST = frozenset(("must", "should"))
_ABLE = _TO_COME | {"can", "could"}


def _is_negated(trees: Trees, token: Token) -> bool:
    return any(k.text.lower() in ("not", "n't", "n’t", "never") for k in trees.of_token(token, "advmod"))


def _refused(act: Act) -> str:
    """What it is to say that one will not do an act of cooperation."""
    if not is_cooperative(act.code) and act.does not in ("agree", "accept", "allow"):
        return ""
    return composed("reject", act.matter) or "120"


def _told(trees: Trees, token: Token, depth: int) -> Act | None:
    tag = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}.get(token.tag)
    if tag is None or depth > _DEEPEST:
        return None
    acts, governing, _ = _tables()
    word = word_of(trees, token)
    own = acts.get((tag, word), ()) or (acts.get(("v", word), ()) if _is_participle(trees, token) else ())
    rules = governing.get((tag, word), ())
    if not own and not rules:
        return None
    near = _near(trees, token)
    act = next((row for row in own if not row.companions or row.companions & near), None)
    if act and act.companions and not _is_undone(rules, near):
        return None if act.code == "-" else _plain(token, act)
    rule = next((row for row in rules if not row.companions or row.companions & near), None)
    if rule and (governed := _governed(trees, token, rule, depth)):
        return governed
    if act and act.code != "-":
        return _plain(token, act)
    return Act(code=rule.code, matter=rule.code, token=token, does=rule.does) if rule and rule.code else None


def _is_undone(rules: tuple[Row, ...], near: set[str]) -> bool:
    """Whether a particle makes a word undo what hangs on it ("called off the strike")."""
    return any(row.companions & near and row.does in ("stop", "reject", "leave") for row in rules)


def _plain(token: Token, row: Row) -> Act:
    return Act(code=row.code, matter=row.code, token=token, mode=row.mode)


def _is_participle(trees: Trees, token: Token) -> bool:
    return token.tag == "ADJ" and token.text.lower().endswith(("ed", "ing"))


def _near(trees: Trees, token: Token) -> set[str]:
    """The words that hang on a token: its dependents, their prepositions, and what describes its object."""
    words: set[str] = set()
    known = _tables()[2]
    for kid in trees.kids[token.index]:
        if kid.dep.split(":")[0] in _NEAR:
            words |= {trees.word(kid, known), kid.text.lower()}
            words |= {k.text.lower() for k in trees.of_token(kid, "case", "mark")}
            if kid.dep in _LOOSE:
                words |= {
                    trees.word(k, known) for k in trees.of_token(kid, "compound", "amod", "nmod", "conj", "nummod")
                }
        elif kid.dep == "case":
            words.add(kid.text.lower())
    if token.dep == "acl" and token.tag == "VERB" and (head := trees.head(token)):
        words.add(trees.word(head, known))
    return words


def _governed(trees: Trees, token: Token, rule: Row, depth: int) -> Act | None:
    """The act that a governing word makes of what hangs on it; None where nothing does that it could change."""
    for inner in _complements(trees, token, depth, passing=rule.does == "pass"):
        code = _made_of(rule, inner)
        if code:
            mode = inner.mode if code == inner.code else ""
            matter = inner.matter if rule.does in _CHANGING else code
            return Act(code=code, matter=matter, token=token, does=rule.does, inner=inner.token, mode=mode)
    return None


def _made_of(rule: Row, inner: Act) -> str:  # noqa: PLR0911 -- a case each
    """The code of a governed act; empty where the governing word does nothing to it."""
    if rule.does in ("blame", "favour"):
        return rule.code
    if rule.does == "pass":
        return inner.code
    if rule.does == "pact":
        return rule.code
    if rule.does == "invite":
        return "036" if inner.code.startswith("04") else ""
    if rule.does == "violate":
        return "196" if inner.code.startswith(("087", "057", "03")) else ""
    if rule.does == "allow":
        return _allowed(inner.code)
    if rule.does == "leave":
        return composed("stop", inner.matter) if inner.code[:2] in ("04", "06", "07", "05") else ""
    if rule.does == "plan":
        return (composed("agree", inner.code) or inner.code) if is_cooperative(inner.code) else inner.code
    if rule.does == "accept" and inner.code.startswith(("10", "02")):
        return "083" if not inner.matter.startswith("08") else f"08{inner.matter[2:]}"
    if rule.does == "fail":
        return composed("reject", inner.code) or ""
    if rule.does == "block":
        return composed("reject", inner.code) or rule.code
    return composed(rule.does, inner.matter) or rule.code


def _allowed(code: str) -> str:
    """What letting somebody act is."""
    if code.startswith("14"):
        return "082"
    if code.startswith(("086", "07")):
        return "0863" if code.startswith("07") else code
    return "" if is_hostile(code) else "080"


def _complements(trees: Trees, token: Token, depth: int, *, passing: bool) -> Iterator[Act]:
    """The acts that hang on a governing word, the nearest to it in sense first."""
    verbal = ("xcomp",) if passing else _VERBAL
    for deps in (verbal, ("obj", "nsubj:pass"), ("acl", "advcl"), ("obl", "nmod"), ("compound", "amod")):
        for kid in trees.kids[token.index]:
            if kid.dep not in deps and not (kid.dep.split(":")[0] in deps and kid.dep != "acl:relcl"):
                continue
            if deps[0] == "acl" and not _has_to(trees, kid):
                continue
            if deps[0] == "compound" and token.tag == "VERB":
                continue
            if deps[0] == "obl" and trees.case(kid) in (
                "after",
                "before",
                "during",
                "since",
                "following",
                "by",
                "amid",
            ):
                continue
            if found := act_of(trees, kid, depth + 1) or act_within(trees, kid, depth + 1):
                yield found
    head = trees.head(token)
    if token.dep == "acl" and head and token.text.lower().endswith("ed") and (found := act_of(trees, head, depth + 1)):
        yield found


def act_within(trees: Trees, token: Token, depth: int) -> Act | None:
    """The act that the words within a noun phrase tell of ("a series of talks", "an aid programme")."""
    if depth > _DEEPEST or token.tag not in _NOUNS:
        return None
    for dep in ("compound", "amod", "nmod", "conj", "acl"):
        for kid in trees.of_token(token, dep):
            if dep == "acl" and (kid.dep == "acl:relcl" or not _has_to(trees, kid)):
                continue
            if found := act_of(trees, kid, depth + 1) or act_within(trees, kid, depth + 1):
                return found
    return None


def _has_to(trees: Trees, token: Token) -> bool:
    return any(k.text.lower() == "to" for k in trees.of_token(token, "mark", "aux"))
