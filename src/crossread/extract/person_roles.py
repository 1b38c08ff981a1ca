"""The role that stands beside the name of a person, before or after it, and where name and role together begin and end."""

import re

from crossread.extract.roles import Role, ends_in_role, read_role
from crossread.lib.bodies import is_body_name
from crossread.lib.words import fold
from crossread.model.notes import Notes, Token
from crossread.weigh.names import TITLES

_ROLE_BEFORE = re.compile(
    r"(?:^|[.;:!?,\n“”\"(—–]\s*|\b(?:and|but|by|that|to|with|said|says|told|while|as|when|of)\s)"
    r"(?P<role>(?:(?!\b(?:said|says|told|was|were|is|are|has|have|had)\b)[^.;:!?,\n“”\"()—–]){3,90}),\s$"
)


_ROLE_AFTER = re.compile(
    r",\s(?:(?:aged\s)?\d{1,3},\s)?(?P<role>(?:(?!\b(?:said|says|told|who|which)\b)[^.;:!?,\n“”\"()—–]){3,90})(?=[,.;:—–]|\swho\b|\ssaid\b|$)"
)


_OFFICE = re.compile(r"(?P<role>(?:[A-Z][\w'’.]*\s){0,4}[A-Z]\w+\sof\s[A-Z]\w+)\s$")


_AGE = re.compile(r",\s(?:aged\s)?\d{1,3}\b")


def has_title(run: list[Token], core: list[Token]) -> bool:
    """Whether a title ("Dr") stands right before a name: `core` are the tokens of the name, `run` the capitalised run around it."""
    before = [token for token in run if token.end <= core[0].start]
    return bool(before) and fold(before[-1].text).rstrip(".") in TITLES


def role_beside(text: str, notes: Notes, core: list[Token], run: list[Token]) -> tuple[Role | None, int, int]:
    """The role beside a name (None: none is told) and where name and role together begin and end, in characters of `text`, which
    is the clean text; `core` are the tokens of the name, `run` the capitalised run around it. The text before the name counts
    first, then the apposition before it, then the one behind."""
    start, end = core[0].start, core[-1].end
    sentence = notes.sentences[core[0].sentence]
    first = _phrase_start(notes, core[0])
    before = text[first:start]
    if before.strip() and (role := read_role(before)):
        told = _beside_rank(text, start, end, sentence.end) if role.role in RANKS else None
        return (told[0], first, told[1]) if told else (role, first, end)
    if (match := _OFFICE.search(text[max(sentence.start, start - 80) : start])) and (role := read_role(match["role"])):
        return role, start - len(match["role"]) - 1, end
    titled = _title_start(run, core)
    floor = max(sentence.start, titled - 120)
    match = _ROLE_BEFORE.search(text[floor:titled])
    if match and (role := read_role(_from_article(match["role"]))):
        return role, floor + match.start("role"), end
    match = _ROLE_AFTER.match(text[end : min(sentence.end, end + 140)])
    if match and _is_apposition(match["role"]) and (role := _role_told(text, start, end, match)):
        return role, start, end + match.end("role")
    if age := _AGE.match(text[end : end + 12]):
        return None, start, end + age.end()
    return None, first if has_title(run, core) else start, end


RANKS = ("general", "captain")
"""The roles of those who are told by a rank alone."""


def _beside_rank(text: str, start: int, end: int, last: int) -> tuple[Role, int] | None:
    """The office that stands after a name with a rank before it ("Colonel Ann Lee, a spokeswoman for the army"), and its end."""
    match = _ROLE_AFTER.match(text[end : min(last, end + 140)])
    role = _role_told(text, start, end, match) if match and _is_apposition(match["role"]) else None
    return (role, end + match.end("role")) if match and role and role.role not in RANKS else None


_LOCATIVE = re.compile(r"\b(?:in|at|near|from|of|outside|off|to)\s\Z", re.IGNORECASE)


def _role_told(text: str, start: int, end: int, match: "re.Match[str]") -> Role | None:
    """The role of an apposition; none where what follows the comma is the speaker of the sentence, and the name a place
    ("..., in Carrick Bay, the health authority said")."""
    after = text[end + match.end("role") : end + match.end("role") + 12]
    speaks = after.startswith((" said", " says", " told"))
    body = is_body_name(match["role"]) and not ends_in_role(match["role"].split())
    if speaks and (body or _LOCATIVE.search(text[max(0, start - 12) : start])):
        return None
    return read_role(match["role"])


def _title_start(run: list[Token], core: list[Token]) -> int:
    """Where the titles right before a name begin; the name's start where there are none."""
    start = core[0].start
    for token in reversed([t for t in run if t.end <= start]):
        if fold(token.text).rstrip(".") not in TITLES:
            break
        start = token.start
    return start


def _phrase_start(notes: Notes, token: Token) -> int:
    """Where the words before a name begin that can belong to its title: back over nouns, adjectives and possessives."""
    first = token
    for index in range(token.index - 1, max(notes.sentences[token.sentence].first, token.index - 10) - 1, -1):
        before = notes.tokens[index]
        if (
            before.tag in ("NOUN", "PROPN", "ADJ", "DET")
            or before.text in ("'s", "’s", "-", "'", "’")
            or before.dep == "nmod:poss"
        ):
            first = before
        else:
            break
    return first.start


def _from_article(text: str) -> str:
    """The description from its last article or possessor on, so that a clause before it is left out."""
    cut = [m.start() for m in re.finditer(r"\b(?:the|an?|its|their|his|her)\s", text, re.IGNORECASE)]
    whole = text[cut[0] :] if cut else text
    return whole if read_role(whole) else text


def _is_apposition(text: str) -> bool:
    """Whether what follows a name's comma describes it: an article, a possessor or a role word comes first."""
    words = text.split()
    first = fold(words[0])
    opens = (
        first in ("a", "an", "the", "his", "her", "its", "who")
        or first.endswith("'s")
        or words[0].endswith(("'s", "’s"))
    )
    return opens or (
        read_role(" ".join(words[:4])) is not None and not any(w in ("and", "but", "while") for w in words[:4])
    )
