"""Whether the clause of a time expression speaks of what is to come or of what is past, and which verb it belongs to."""

import re
from functools import lru_cache

from crossread.data import read_table
from crossread.extract.when_frame import AHEAD
from crossread.extract.when_patterns import Expression
from crossread.lib.words import stem
from crossread.model.notes import Notes, Token

_FUTURE = re.compile(
    r"\b(?:will|shall|won't|['’]ll|would|(?:is|are|was|were) to|due|expected to|scheduled|plans to|planned for|set to|declared)\b"
    r"[^.;\n]{0,80}\Z"
)
_PAST = re.compile(r"\b(?:was|were|had|has|have|did|said|told)\b[^.;\n]{0,40}\Z|\w{2,}ed\b[^.;,\n]{0,25}\Z")
_BEHIND = re.compile(r"\b(?:after|since|following)\s{1,3}(?:the\s)?\Z", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:said|told|met|died|began|came|(?!schedul|expect|plann|postpon|delay|slat)\w{2,20}ed)(?:\s(?:on|here|late|early))?\s{1,3}\Z"
)
FORWARD = frozenset({"will", "shall", "would", "'ll", "’ll", "wo"})
_BRINGS = frozenset(
    "expect expected due schedule scheduled plan planned set intend intends go likely aim slated hope hopes"
    " postpone postponed".split()
)
_VOWS = frozenset(
    stem(form)
    for verb in "vow promise pledge threaten swear propose offer undertake urge warn".split()
    for form in (verb, verb.removesuffix("e") + "ed")
)
"""Stems of verbs whose infinitive is still to come ("vowed to strike from Friday"); of "agreed to meet on Friday" nobody can tell."""
_CONDITIONS = frozenset({"when", "if", "once", "until", "unless"})
_TIMETABLE = frozenset({"take", "begin", "start", "open", "come", "meet", "expire", "end", "resume", "arrive", "leave"})
"""Verbs whose present tense tells what is on the timetable ("the talks resume on Friday")."""
_AHEAD = re.compile(
    r"\b(?:effective|payable|matur(?:es|ing)|as (?:soon|early) as|no later than|deadline (?:of|is|on)|upcoming|starting|beginning"
    r"|by next"
    r"|due|(?:has|have|had|given|give|gives|wait|waits|run|runs|extended|delayed|postponed|adjourned|through at least)\b"
    r"[^.;\n]{0,40} (?:until|through|by)|(?:is|are|stays?|remains?|lasts?|continues?|keeps?)\b[^.;\n]{0,40} until)"
    r"(?: (?:on|in|the|early|late|as|of|mid))?\s{1,3}\Z",
    re.IGNORECASE,
)


def looks_ahead(text: str, notes: Notes, expression: Expression) -> bool:
    """Whether the clause of an expression speaks of what is to come: by the parse, else by the words before it."""
    before = text[max(0, expression.start - 100) : expression.start]
    if _BEHIND.search(before) or _DONE.search(before) or _owns_the_past(text, expression):
        return False
    if _AHEAD.search(before):
        return not _was_over_by(notes, expression, before)
    around = notes.tokens_between(expression.start, expression.end)
    if around and (verb := verb_of(notes, around[0])):
        return _is_forward(notes, verb, expression)
    return bool(_FUTURE.search(before)) and not _PAST.search(before)


_HAD_BY = re.compile(r"\bhad\b[^.;\n]{0,40} by(?: (?:on|in|the|early|late|mid))?\s{1,3}\Z", re.IGNORECASE)
_PUT_OFF = frozenset("give extend delay postpone adjourn wait".split())


def _was_over_by(notes: Notes, expression: Expression, before: str) -> bool:
    """Whether something had happened by a time ("nine had died by Monday"), other than what was put off or granted till then."""
    around = notes.tokens_between(expression.start, expression.end)
    verb = verb_of(notes, around[0]) if around and _HAD_BY.search(before) else None
    if verb is None or "VerbForm=Part" not in verb.morph.split("|") or verb.lemma.lower() in _PUT_OFF:
        return False
    return any(t.lemma.lower() == "have" and t.dep == "aux" for t in notes.children(verb))


OF_DEEDS, OF_HAPPENINGS = 45, 2
"""Days after the report's own at which a date without year may lie beside a verb of the past (a dateline may be off by a month), and
beside a noun of what has happened (a report may be stamped in another zone)."""
_OBLIGED = re.compile(r"\b(?:to|be|been)\s(?:\w{1,20}\s){0,2}\Z")
_BY_WHICH = re.compile(r"\b(?:on|of|dated|from)(?:\s(?:the|late|early|about))?\s{1,3}\Z", re.IGNORECASE)


def furthest_ahead(text: str, notes: Notes, expression: Expression) -> int:
    """How many days after the report's a date without year may lie in a clause that does not look ahead."""
    before = text[max(0, expression.start - 100) : expression.start]
    if _FUTURE.search(before):
        return AHEAD
    if _names_a_happening(text, notes, expression):
        return OF_HAPPENINGS
    done = _DONE.search(before)
    return OF_DEEDS if done and not _OBLIGED.search(before[: done.start()]) else AHEAD


def _names_a_happening(text: str, notes: Notes, expression: Expression) -> bool:
    """Whether a date hangs on a noun of `happenings.tsv` before it, no verb between ("the killing of two men on 12 January"), or
    stands before one ("the 12 January attack")."""
    after = notes.tokens_between(expression.end, min(len(text), expression.end + 40))[:2]
    if any(_is_happening(token) for token in after[:1]) or (
        len(after) == 2 and after[0].tag == "ADJ" and _is_happening(after[1])
    ):
        return True
    if not _BY_WHICH.search(text[max(0, expression.start - 20) : expression.start]):
        return False
    for token in reversed(notes.tokens_between(max(0, expression.start - 90), expression.start)):
        if _is_happening(token):
            return True
        if token.tag in ("VERB", "AUX", "SCONJ") or token.text in ".;:,":
            return False
    return False


def _is_happening(token: Token) -> bool:
    return token.tag == "NOUN" and token.lemma.lower() in _happenings()


@lru_cache(maxsize=1)
def _happenings() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("dates", "happenings.tsv"))


_OWNER = re.compile(r"['’]s?(?=\s)")
_COMING = re.compile(r"['’]s?\s(?:coming|upcoming|planned|scheduled|forthcoming|expected|next)\b")
_AWAITED = re.compile(r"\b(?:in|at|for|before|ahead of|during|until)\s{1,3}\Z", re.IGNORECASE)


def _owns_the_past(text: str, expression: Expression) -> bool:
    """Whether a weekday owns what has happened ("Monday's close"), whatever its clause goes on to plan with it.

    What one goes to or waits for ("will stand in Sunday's vote", "Sunday's planned vote") may be still to come.
    """
    if expression.name != "weekday":
        return False
    end = expression.end - 2 if text[expression.end - 2 : expression.end] in ("'s", "’s") else expression.end
    if not _OWNER.match(text, end) or _COMING.match(text, end):
        return False
    return not _AWAITED.search(text[max(0, expression.start - 16) : expression.start])


def verb_of(notes: Notes, token: Token) -> Token | None:
    """The verb of the clause in which a token stands."""
    for above in notes.ancestors(token):
        if above.tag in ("VERB", "AUX") or above.dep == "root":
            return above
    return None


def _is_forward(notes: Notes, verb: Token, expression: Expression) -> bool:
    helpers = {t.text.lower() for t in notes.children(verb) if t.dep in ("aux", "aux:pass", "cop", "mark", "advmod")}
    if helpers & FORWARD or _brings(verb):
        return True
    if "to" in helpers and (helpers & {"is", "are"} or _is_brought(notes, verb)):
        return True
    present = {"Tense=Pres", "VerbForm=Fin"} <= set(verb.morph.split("|"))  # not "shortly after taking off on Sunday"
    if not present and not helpers & {"is", "are"}:
        return False
    if helpers & _CONDITIONS and verb.dep == "advcl":  # "when the case is heard in May"
        return True
    stated = notes.tokens_between(max(0, expression.start - 12), expression.start)
    return bool(stated) and verb.lemma.lower() in _TIMETABLE


def _brings(verb: Token) -> bool:
    if verb.lemma.lower() == "go" and "Tense=Past" in verb.morph:
        return False  # "goes on trial in May", but "went on trial"
    return bool({verb.lemma.lower(), verb.text.lower()} & _BRINGS)


def _is_brought(notes: Notes, verb: Token) -> bool:
    """Whether an infinitive hangs on a verb that brings what is to come ("is scheduled to close"), at up to three removes."""
    for _ in range(3):
        if verb.dep not in ("xcomp", "advcl", "acl", "ccomp", "conj"):
            return False
        verb = notes.tokens[verb.head]
        if _brings(verb) or verb.text.lower() in FORWARD or stem(verb.text.lower()) in _VOWS:
            return True
    return False
