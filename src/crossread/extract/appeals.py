"""Who calls on whom to do what: appeals, demands, expectations and said needs, with each thing that is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.data import read_table
from crossread.extract.acting import actors_of
from crossread.extract.acts import Act
from crossread.extract.asking import asks_nothing
from crossread.extract.asks import BARE, GOING_ON, JOINTS, asks_in
from crossread.extract.modality import polarity_of
from crossread.extract.scenes import Known, code_of, first_party_before, span_of, speaker_at
from crossread.extract.trees import Trees
from crossread.lib.ids import stable_id
from crossread.model.appeals import Appeal, Ask, Strength
from crossread.model.claims import Speaker
from crossread.model.notes import Token
from crossread.model.spans import Maker, Span

MAKER = Maker(name="appeals.calls", version=1)

_TAGS = {"VERB": "v", "NOUN": "n", "ADJ": "a", "AUX": "x"}
_OBJECTS = ("obj", "iobj", "nsubj:pass")
_ENDING = frozenset("following amid after saying adding while where which whereas although but".split())
_UNSURE = frozenset(("if", "whether", "why", "how"))
_MAKING = frozenset(
    "make issue repeat renew reiterate voice join echo send launch have hear address urge stress underline underscore emphasise "
    "emphasize highlight confirm reaffirm note recall affirm point express".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of the table: prepositions before what is asked and before whoever is called on."""

    asked: frozenset[str]
    called: frozenset[str]
    strength: Strength


@cache
def _table() -> tuple[dict[tuple[str, str], _Row], frozenset[str]]:
    rows: dict[tuple[str, str], _Row] = {}
    for row in read_table("events", "appeals.tsv"):
        made = _Row(
            asked=frozenset(filter(None, row["asked"].split("|"))),
            called=frozenset(filter(None, row["called"].split("|"))),
            strength=row["strength"],  # type: ignore[arg-type]  # the table's words are the literal's
        )
        rows |= {(row["tag"], word): made for word in row["words"].split("|")}
    return rows, frozenset(word for _, word in rows)


def find_appeals(known: Known) -> tuple[Appeal, ...]:
    """The appeals of a report's claim text, in text order: who calls on whom to do what, each with its spans in characters of the
    clean text; empty where nobody calls on anybody."""
    found = []
    for token in known.trees.notes.tokens:
        if token.tag in _TAGS and known.report.is_claim_text(token.start):
            row = _table()[0].get((_TAGS[token.tag], known.trees.word(token, _table()[1])))
            if row is None or asks_nothing(known.report.text, known.trees.notes, token):
                continue
            if _is_led(known, token, row) and (appeal := _appeal(known, token, row)):
                found.append(appeal)
    return tuple(found)


def _is_led(known: Known, cue: Token, row: _Row) -> bool:
    """Whether a verb that calls on, or for, has one of its prepositions; "what it called a drive" calls nobody."""
    trees = known.trees
    if cue.tag != "VERB" or not (row.asked and row.called) or trees.word(cue, _LEADING) not in _LEADING:
        return True
    kids = list(trees.of_token(cue, "obl", "advcl", "ccomp", "compound:prt", "advmod"))
    return any({trees.case(k), k.text.lower(), *_marks(trees, k)} & (row.asked | row.called) for k in kids)


_LEADING = frozenset(("call", "appeal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The tokens that tell what is asked, and the verb that governs them, where one does."""

    tokens: tuple[Token, ...]
    verb: Token | None

    @property
    def inside(self) -> set[int]:
        """The tokens' indices."""
        return {t.index for t in self.tokens}


def _appeal(known: Known, cue: Token, row: _Row) -> Appeal | None:
    """The appeal that a calling word makes; None where it asks nothing of anybody, or nobody calls."""
    asked = _asked(known, cue, row)
    head = known.trees.head(cue)
    if cue.tag == "NOUN" and head is not None and known.trees.word(head, _REFUSING) in _REFUSING:
        return None
    if asked is None or polarity_of(known.trees, cue) == "negative":
        return None
    caller = _caller(known, cue, row)
    by = speaker_at(known, cue, cued=caller is None)
    caller = caller or (by.named_at or by.span if by else None)
    called = _called(known, cue, row, asked)
    asks = asks_in(known.report, known.trees, asked.tokens)
    if not asks or not (caller or by) or (row.strength == "expectation" and not called):
        return None
    return _made(known, cue, row=row, caller=caller, called=called, asks=asks, by=by)


def _made(
    known: Known,
    cue: Token,
    *,
    row: _Row,
    caller: Span | None,
    called: list[Token],
    asks: tuple[Ask, ...],
    by: Speaker | None,
) -> Appeal:
    addressees = tuple(dict.fromkeys(span_of(known, t) for t in called))
    edges = [e for s in (*addressees, *(a.span for a in asks)) for e in (s.start, s.end)]
    edges += [caller.start, caller.end] if caller and abs(caller.start - cue.start) < _FAR else []
    return Appeal(
        id=stable_id("appeal", known.report.id, cue.start, cue.end),
        span=known.report.span(min(cue.start, *edges), max(cue.end, *edges)),
        cue=known.report.span(cue.start, cue.end),
        strength=row.strength,
        caller=caller,
        caller_code=code_of(known, caller) if caller else "",
        addressees=addressees,
        addressee_codes=tuple(code_of(known, span) for span in addressees),
        asks=asks,
        said_by=by.key if by else "",
        speaker=by.name if by else "",
        made_by=MAKER,
    )


_REFUSING = frozenset("reject refuse dismiss ignore rebuff resist decline defy spurn brush".split())

_FAR = 300
"""Characters beyond which the words that name the caller do not belong to the appeal."""


def _caller(known: Known, cue: Token, row: _Row) -> Span | None:
    """The words that name who calls; None where a statement's speaker has to stand for him."""
    trees, head = known.trees, known.trees.head(cue)
    found = [] if row.strength == "need" or cue.tag == "ADJ" else actors_of(known.scene, _act(cue))
    if cue.tag == "NOUN" and head is not None and cue.dep in ("obj", "nsubj:pass", "obl", "conj"):
        if trees.word(head, _MAKING) in _MAKING:
            found = actors_of(known.scene, _act(head)) or found
        elif not found:
            return None
    named = [t for t in found if t.index in known.scene.parties or t.tag == "PROPN"]
    if not named and speaker_at(known, cue, cued=True) is None:
        named = [t for t in found if t.tag == "NOUN"]
    token = next(iter(named), None)
    if token is not None and not known.report.is_claim_text(token.start):
        token = first_party_before(known, cue)
    return span_of(known, token) if token is not None else None


def _act(token: Token) -> Act:
    return Act(code="", matter="", token=token, does="appeal")


def _called(known: Known, cue: Token, row: _Row, asked: Asked) -> list[Token]:
    """Who is called on: the object, who stands behind "on" or "to", else who is to do what is asked."""
    trees = known.trees
    verb = trees.head(cue) if cue.tag == "AUX" else None
    found: list[Token] = []
    if verb is None:
        found = [k for k in trees.of_token(cue, *_OBJECTS) if cue.tag == "VERB" and k.index not in asked.inside]
        found += [
            k
            for k in trees.of_token(cue, "obl", "nmod")
            if trees.case(k) in row.called and k.index not in asked.inside and k.index not in known.scene.times
        ]
        found += [k for k in trees.of_token(cue, "nmod:poss") if row.strength == "need"]
    if not found and cue.tag == "VERB":
        between = trees.notes.tokens[cue.index + 1 : asked.tokens[0].index]
        found = [t for t in between if t.tag in ("NOUN", "PROPN") and t.index in known.scene.parties][:1]
    doer = verb or asked.verb
    if not found and doer is not None:
        found = [k for k in trees.of_token(doer, "nsubj") if k.index in known.scene.parties]
        found += [k for k in trees.of_token(doer, "obl") if trees.case(k) == "by" and k.index in known.scene.parties]
    listed = [one for token in found[:2] for one in trees.together(token)]
    return [*listed, *_listed_on(known, listed, asked)]


def _listed_on(known: Known, called: list[Token], asked: Asked) -> Iterator[Token]:
    """Names that go on a list of those called on where the parser lost them: "calls on Norway, Sweden to"."""
    at = max((t.index for t in called), default=-1) + 1
    tokens = known.trees.notes.tokens
    while 0 < at < asked.tokens[0].index - 1 and tokens[at].text in (",", "and"):
        if tokens[at + 1].tag != "PROPN" or tokens[at + 1].index not in known.scene.parties:
            return
        yield tokens[at + 1]
        at += 2


def _asked(known: Known, cue: Token, row: _Row) -> Asked | None:
    """The words that tell what is asked; None where there are none."""
    for find in (_noun_asked, _verb_asked, _clause_asked, _object_asked):
        if found := find(known, cue, row):
            return found
    return None


def _noun_asked(known: Known, cue: Token, row: _Row) -> Asked | None:
    """Asked by a noun: "called for an end to the bombing"."""
    trees = known.trees
    if cue.tag == "AUX" or any(
        k.tag == "VERB" for k in trees.of_token(cue, "acl", "xcomp") if "to" in _marks(trees, k)
    ):
        return None
    if (gerund := _gerund(known, cue)) is not None:
        return _stretch(known, cue, gerund, gerund.index)
    for kid in trees.of_token(cue, "obl", "nmod", "advcl", "ccomp"):
        if trees.case(kid) in row.asked or _marks(trees, kid) & row.asked:
            return _stretch(known, cue, kid, _after_case(trees, kid))
    return None


def _gerund(known: Known, cue: Token) -> Token | None:
    """What a noun of need asks of somebody: "the importance of both returning to talks"."""
    trees, tokens = known.trees, known.trees.notes.tokens
    for kid in trees.of_token(cue, "nmod", "acl"):
        if kid.dep == "acl" and "VerbForm=Ger" in kid.morph:
            return kid
        after = max(t.index for one in trees.together(kid) for t in trees.notes.subtree(one)) + 1
        inner = (t for t in trees.notes.subtree(kid) if t.index > kid.index and "VerbForm=Ger" in t.morph)
        found = next(inner, tokens[after] if after < len(tokens) else None)
        if (
            cue.tag == "NOUN"
            and found is not None
            and "VerbForm=Ger" in found.morph
            and kid.index in known.scene.parties
        ):
            return found
    return None


def _after_case(trees: Trees, token: Token) -> int:
    """Where a phrase begins behind its preposition."""
    inside = [t.index for t in trees.notes.subtree(token)]
    leads = [k.index for k in trees.of_token(token, "case", "mark")]
    return max(leads) + 1 if leads and max(leads) < token.index else min(inside)


def _marks(trees: Trees, token: Token) -> set[str]:
    return {k.text.lower() for k in trees.of_token(token, "mark", "aux")}


def _verb_asked(known: Known, cue: Token, row: _Row) -> Asked | None:
    """Asked by "to" and a verb, wherever below the calling word the parser hangs it."""
    trees = known.trees
    if cue.tag == "AUX" and (verb := trees.head(cue)) is not None:
        if verb.tag not in ("VERB", "ADJ") or any(k.text.lower() == "have" for k in trees.of_token(verb, "aux")):
            return None
        return _stretch(known, cue, verb, cue.index)
    for mark in trees.notes.subtree(cue):
        verb = trees.head(mark)
        if (
            mark.text.lower() != "to"
            or mark.dep != "mark"
            or mark.index < cue.index
            or verb is None
            or verb.dep == "conj"
        ):
            continue
        if row.strength == "expectation" and not list(trees.of_token(cue, "obj", "iobj")):
            return None
        verb = _lifted(trees, verb)
        denied = [k.index for k in trees.of_token(verb, "advmod") if k.index == mark.index - 1]
        return _stretch(known, cue, verb, min(mark.index, *denied, mark.index))
    return None


def _lifted(trees: Trees, token: Token) -> Token:
    """The word that a verb was hung on as if it described it: "to exercise restraint"."""
    head = trees.head(token)
    return head if head is not None and token.dep in ("compound", "amod") and head.index > token.index else token


def _clause_asked(known: Known, cue: Token, _: _Row) -> Asked | None:
    """Asked by a clause with "that"."""
    trees = known.trees
    for kid in trees.of_token(cue, "ccomp", "acl"):
        told = "Tense=Past" in kid.morph and not _is_bare(trees, kid)
        if kid.index < cue.index or told or _marks(trees, kid) & _UNSURE or kid.dep == "acl:relcl":
            continue
        if "that" in _marks(trees, kid) or cue.tag == "VERB":
            return _stretch(known, cue, kid, _after_mark(trees, kid))
    return None


def _is_bare(trees: Trees, verb: Token) -> bool:
    """Whether a verb may be a bare one though it is tagged as past: with an auxiliary, or of one form ("that they let boats by")."""
    return any(k.dep == "aux:pass" for k in trees.kids[verb.index]) or verb.text.lower() == verb.lemma.lower()


def _after_mark(trees: Trees, token: Token) -> int:
    marks = [k.index for k in trees.of_token(token, "mark") if k.text.lower() == "that"]
    return marks[0] + 1 if marks else min(t.index for t in trees.notes.subtree(token))


def _object_asked(known: Known, cue: Token, row: _Row) -> Asked | None:
    """Asked by an object: "demanded an apology", "urged restraint"."""
    if cue.tag != "VERB" or row.strength == "need":
        return None
    for kid in known.trees.of_token(cue, "obj", "nsubj:pass"):
        if kid.index not in known.scene.parties and kid.tag == "NOUN":
            return _stretch(known, cue, kid, min(t.index for t in known.trees.notes.subtree(kid)))
    return None


def _stretch(known: Known, cue: Token, head: Token, first: int) -> Asked | None:
    """The tokens from the first word of what is asked to its last, within the words of the statement that holds them."""
    notes = known.trees.notes
    others = [k for k in known.trees.of_token(cue, *_FURTHER) if k.index > head.index and _goes_on(known, k)]
    last = _extended(known, max(t.index for one in (head, *others) for t in notes.subtree(one)))
    tokens = [t for t in notes.tokens[first : last + 1] if t.sentence == cue.sentence]
    end = _end_of_words(known, cue)
    tokens = [t for t in tokens if t.end <= end]
    for at, token in enumerate(tokens):
        if at > 1 and token.text.lower() in _ENDING and token.tag != "NOUN":
            tokens = tokens[:at]
            break
    return Asked(tokens=tuple(tokens), verb=head if head.tag in ("VERB", "ADJ") else None) if tokens else None


def _extended(known: Known, last: int) -> int:
    """The last token of an ask with those that go on with it, where the parser hung them elsewhere: ", and to leave"."""
    notes = known.trees.notes
    for _ in range(_MOST):
        at = last + 1
        while at < len(notes.tokens) and (notes.tokens[at].text.lower() in GOING_ON or notes.tokens[at].tag == "ADV"):
            at += 1
        between = {t.text.lower() for t in notes.tokens[last + 1 : at]}
        joined = between & JOINTS
        if not joined or at >= len(notes.tokens) or notes.tokens[at].sentence != notes.tokens[last].sentence:
            return last
        verb = notes.tokens[at]
        if (verb.dep == "advcl" and not between & _PAUSES) or not _goes_on(known, verb):
            return last
        last = max(last, *(t.index for t in notes.subtree(verb)))
    return last


_MOST = 6
_PAUSES = frozenset(("...", "…", ";"))
_FURTHER = ("xcomp", "advcl", "obl", "conj", "parataxis")


def _goes_on(known: Known, token: Token) -> bool:
    """Whether a verb goes on with what is asked: it is bare, and nobody else does it."""
    if token.tag != "VERB" or next(known.trees.of_token(token, "nsubj"), None) is not None:
        return False
    return "to" in _marks(known.trees, token) or any(mark in token.morph for mark in BARE)


def _end_of_words(known: Known, cue: Token) -> int:
    """Where the narrowest piece of somebody's words that holds a token ends; the end of the text where none does."""
    at = known.report.span(cue.start, cue.end)
    pieces = [c for s in known.statements if s.voice != "own" for c in s.content if c.contains(at)]
    return min(pieces, key=lambda c: c.end - c.start).end if pieces else len(known.report.text)
