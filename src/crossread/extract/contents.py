"""The content of a reporting verb: the clause, infinitive, object or naming that it gives to somebody."""

from collections.abc import Callable

from crossread.extract.clauses import Stretch, case_of, source_stretch, stretch_of, trimmed, without
from crossread.extract.cues import Cue, verb_cue
from crossread.model.notes import Notes, Token


def content_of(text: str, notes: Notes, verb: Token, cue: Cue, subject: Token) -> list[Stretch]:
    """The pieces of the content of a reporting verb."""
    children = list(notes.children(verb))
    clause = next((c for c in children if c.dep.startswith("ccomp")), None) or clause_beside(notes, verb)
    pieces: list[Stretch] = []
    if "t" in cue.frames and clause is not None:
        low, high = stretch_of(notes, clause)
        torn = (c for c in children if c.dep == "nsubj" and c.index < clause.index < verb.index < subject.index)
        pieces = [(min([low, *(stretch_of(notes, c)[0] for c in torn)]), high)]
    elif "t" in cue.frames and verb.dep.startswith("parataxis") and verb.head != verb.index:
        pieces = without([stretch_of(notes, notes.tokens[verb.head])], stretch_of(notes, verb))
    elif "t" in cue.frames and (beside := next((c for c in children if c.dep == "parataxis"), None)):
        pieces = [stretch_of(notes, beside)]
    if not pieces and subject.index > verb.index and verb.dep != "conj" and text[: verb.start].rstrip().endswith(","):
        sentence = notes.sentences[verb.sentence]
        pieces = [(sentence.start, verb.start)]
    if not pieces:
        pieces = _phrase_content(notes, verb, cue, children)
    hole = _clause_hole(notes, verb, subject)
    left = _before_or_after(text, without(pieces, hole), hole)
    if left and left[-1][1] <= hole[0] and (rest := _rest_after(text, notes, verb, hole)):
        left.append(rest)
    kept = [trimmed(text, piece) for piece in left]
    return [(a, b) for a, b in kept if b - a > 1 and any(c.isalnum() for c in text[a:b])]


def governs_clause(notes: Notes, verb: Token) -> bool:
    """Whether a clause of its own hangs on a verb."""
    return any(child.dep in ("ccomp", "parataxis") for child in notes.children(verb))


def clause_beside(notes: Notes, verb: Token) -> Token | None:
    """The clause of a reporting verb that the parser hung beside it, on the verb of who hands the words on: "[it was closed], the
    ministry said, the agency reported"."""
    above = notes.tokens[verb.head]
    if verb.dep != "ccomp" or above.index == verb.index or verb_cue(above) is None:
        return None
    if governs_clause(notes, verb):
        return None
    return next((c for c in notes.children(above) if c.dep == "ccomp" and c.index != verb.index), None)


def _before_or_after(text: str, pieces: list[Stretch], hole: Stretch) -> list[Stretch]:
    """The pieces, less what only tells of the cue ("..., police said on Sunday") where the content stands before it."""
    if not pieces or pieces[0][1] > hole[0]:
        return pieces
    return [p for p in pieces if p[1] <= hole[0] or text[hole[1] : p[0] + 1].lstrip()[:1] in (",", '"', "“", "‘", "«")]


def _rest_after(text: str, notes: Notes, verb: Token, hole: Stretch) -> Stretch | None:
    """What goes on after a cue clause between commas: "The road was closed, police said, after a bus had slid off it"."""
    sentence = notes.sentences[verb.sentence]
    after = [t for t in notes.tokens_between(hole[1], sentence.end) if t.start >= hole[1]]
    if len(after) < 3 or after[0].text != "," or after[1].tag not in ("ADP", "SCONJ"):
        return None
    if after[1].text.lower() in ("while", "as", "although", "though", "according", "with", "citing"):
        return None
    return after[1].start, sentence.end


def _clause_hole(notes: Notes, verb: Token, subject: Token) -> Stretch:
    """The characters of source and cue together, which are no part of the content between which they may stand."""
    if subject.sentence != verb.sentence:
        return verb.start, verb.end
    start, end = source_stretch(notes, subject)
    near = (start <= verb.start and verb.start - end < 60) or (end >= verb.end and start - verb.end < 60)
    cue = cue_stretch(notes, verb)
    return (min(start, cue[0]), max(end, cue[1])) if near else cue


def cue_stretch(notes: Notes, verb: Token) -> Stretch:
    """The verb with the auxiliaries and the negation that stand right before it."""
    first = verb
    for index in range(verb.index - 1, max(-1, verb.index - 5), -1):
        before = notes.tokens[index]
        if (
            before.head == verb.index
            and before.dep in ("aux", "aux:pass", "advmod", "compound:prt", "mark")
            and before.text.lower() != "that"
        ):
            first = before
        else:
            break
    return first.start, verb.end


def kind_of(notes: Notes, verb: Token, cue: Cue) -> str:
    """The kind of a cue; a verb that demands or names ("called on him to", "called it a") names where nothing is demanded."""
    if "n" not in cue.frames or cue.kind in ("name", "believe"):
        return cue.kind
    children = list(notes.children(verb))
    if any(c.text.lower() == "what" and c.index < verb.index for c in children):
        return "name"
    follows = next((t.text.lower() for t in notes.tokens[verb.index + 1 : verb.index + 2]), "")
    asks = follows in ("on", "upon", "for") or any(c.dep in ("xcomp", "advcl") and _has_to(notes, c) for c in children)
    return cue.kind if asks else "name"


def _has_to(notes: Notes, token: Token) -> bool:
    return any(child.text.lower() == "to" and child.index < token.index for child in notes.children(token))


def _addressee(notes: Notes, after: list[Token], infinitive: Token) -> Token | None:
    """Whom a demand is made to: an object, or `on`/`to` somebody, before the infinitive."""
    return next(
        (
            c
            for c in after
            if c.index < infinitive.index
            and (c.dep in ("obj", "iobj") or (c.dep == "obl" and case_of(notes, c) in ("on", "upon", "to")))
        ),
        None,
    )


def _start_without_case(notes: Notes, token: Token) -> int:
    tree = [t for t in notes.subtree(token) if not (t.head == token.index and t.dep == "case")]
    return tree[0].start


def _phrase_content(notes: Notes, verb: Token, cue: Cue, children: list[Token]) -> list[Stretch]:
    """Content that is no clause of its own: an infinitive, an object, "X of Y", "X a Y"."""
    after = [c for c in children if c.index > verb.index]
    for frame, read in _FRAMES:
        if frame in cue.frames and (found := read(notes, verb, cue, after)):
            return [found]
    return []


def _wish(notes: Notes, verb: Token, cue: Cue, after: list[Token]) -> Stretch | None:
    """`on the two sides to stop`, `for calm`."""
    infinitive = next((c for c in after if c.dep in ("xcomp", "advcl") and _has_to(notes, c)), None)
    if infinitive is not None:
        opening = _addressee(notes, after, infinitive) or infinitive
        return _start_without_case(notes, opening), stretch_of(notes, infinitive)[1]
    wish = next((c for c in after if c.dep == "obl" and case_of(notes, c) == "for"), None)
    if wish is None:
        return None
    end = max(stretch_of(notes, c)[1] for c in after if c.index >= wish.index and c.dep in ("obl", "xcomp"))
    return _start_without_case(notes, wish), end


def _naming(notes: Notes, verb: Token, cue: Cue, after: list[Token]) -> Stretch | None:
    """`the clash a provocation`."""
    parts = [c for c in after if c.dep in _NAMED]
    return _from_to(notes, parts) if parts and kind_of(notes, verb, cue) in ("name", "believe") else None


def _accusation(notes: Notes, verb: Token, cue: Cue, after: list[Token]) -> Stretch | None:
    """`the other side of aggression`."""
    first = next((c for c in after if c.dep in ("obj", "iobj")), None)
    return _from_to(notes, [first, *(c for c in after if c.dep in _NAMED and c.index > first.index)]) if first else None


def _object(notes: Notes, verb: Token, cue: Cue, after: list[Token]) -> Stretch | None:
    """`its presence in the region`."""
    first = next((c for c in after if c.dep in ("obj", "iobj") or _is_thing(c)), None)
    return (
        _from_to(notes, [first, *(c for c in after if c.dep in ("obl", "obj") and c.index > first.index)])
        if first
        else None
    )


def _is_thing(token: Token) -> bool:
    """Whether what the parser took for a clause is a thing asked for ("urges calm")."""
    return token.dep == "xcomp" and token.tag in ("NOUN", "PROPN", "ADJ")


def _topic(notes: Notes, verb: Token, cue: Cue, after: list[Token]) -> Stretch | None:
    """`(spoke) of irregularities`."""
    about = next((c for c in after if c.dep == "obl" and case_of(notes, c) in ("of", "about")), None)
    return (_start_without_case(notes, about), stretch_of(notes, about)[1]) if about else None


def _from_to(notes: Notes, parts: list[Token]) -> Stretch:
    return stretch_of(notes, parts[0])[0], max(stretch_of(notes, part)[1] for part in parts)


_NAMED = frozenset(("obj", "iobj", "xcomp", "obl", "advcl", "ccomp"))
"""Relations of what is named or accused, and of what it is called or accused of."""

_FRAMES: tuple[tuple[str, Callable[[Notes, Token, Cue, list[Token]], Stretch | None]], ...] = (
    ("x", _wish),
    ("n", _naming),
    ("a", _accusation),
    ("o", _object),
    ("p", _topic),
)
"""The frames of the table of reporting verbs, in the order in which they are tried."""
