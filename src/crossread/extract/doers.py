"""Parties as subjects: who does something in a text, and who does so only in what another tells."""

from crossread.extract.cues import known_verb
from crossread.model.claims import Party
from crossread.model.notes import Notes, Token


def acts(notes: Notes, party: Party) -> bool:
    """Whether a party stands as the subject of a verb."""
    root = notes.root_of(party.span.start, party.span.end)
    if root is not None and party.kind == "person":
        root = _above_name(notes, root)
    return root is not None and root.dep in _SUBJECT


_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")


def _above_name(notes: Notes, root: Token) -> Token:
    """The noun on which the parser hangs a person's name ("the minister, Ann Lee, thanked", "sound engineer Abo Lind heard"), else
    the name."""
    above = notes.tokens[root.head]
    beside = root.dep == "appos" or (root.dep in ("flat", "nmod:desc") and above.tag == "NOUN")
    return above if beside else root


def teller_of(notes: Notes, party: Party) -> Token | None:
    """The verb of saying in whose told clause a person does something ("Lind [said] that Moe had barred the door"); None outside."""
    root = notes.root_of(party.span.start, party.span.end)
    root = _above_name(notes, root) if root is not None else None
    if root is None or root.dep not in _SUBJECT:
        return None
    verb = notes.tokens[root.head]
    while verb.dep in ("conj", "advcl") and notes.tokens[verb.head].index < verb.index:
        verb = notes.tokens[verb.head]
    above = notes.tokens[verb.head]
    told = verb.dep in ("ccomp", "obj") and above.index < root.index and known_verb(above.text) is not None
    return above if told else None
