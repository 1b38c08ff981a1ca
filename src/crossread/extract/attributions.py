"""Attributions by rule: who is given which words, read from reporting words and the dependency tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.extract.clauses import (
    Stretch,
    case_of,
    noun_before,
    source_stretch,
    stretch_of,
    subject_of,
    trimmed,
    without,
)
from crossread.extract.contents import clause_beside, content_of, cue_stretch, governs_clause, kind_of
from crossread.extract.cues import Cue, account_kind, noun_cue, phrase_cues, verb_cue
from crossread.extract.quotes import Quote
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words given to somebody, in characters of the clean text. `cue` is the reporting word or phrase, `verb` its token
    (-1: none); `source` may be missing; `kind` is the cue's kind; `score` 0..1 says how sure the reading is; `through` are
    those who handed the words on where the clause of saying tells them, the nearest to the speaker first."""

    source: Stretch | None
    cue: Stretch | None
    lemma: str
    kind: str
    content: tuple[Stretch, ...]
    score: float
    verb: int = -1
    through: tuple[Stretch, ...] = ()


def in_order(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Attributions in text order: by their cues, else their sources, else their words."""
    return tuple(sorted(found, key=lambda a: (a.cue or a.source or a.content[0], a.content)))


NOUN = -2
"""What `Attribution.verb` holds where a noun is the cue."""


def rule_attributions(report: Report, notes: Notes, quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
    """The attributions that rules find, in order of their cues. Cues within quotation marks are the speaker's own
    and are left alone."""
    found = [
        *_by_verbs(report, notes, quotes),
        *_by_phrases(report.text, notes),
        *_by_accounts(report.text, notes, quotes),
        *_by_nouns(report.text, notes, quotes),
    ]
    kept = [a for a in found if a.content and a.cue and report.is_claim_text(a.cue[0])]
    return tuple(sorted(kept, key=lambda a: (a.cue or (0, 0), a.content)))


def _by_verbs(report: Report, notes: Notes, quotes: tuple[Quote, ...]) -> Iterator[Attribution]:
    quoted = _quoted_tokens(notes, quotes)
    for token in notes.tokens:
        cue = verb_cue(token)
        if cue is None or token.index in quoted:
            continue
        subject = _after_comma(notes, token, cue) or subject_of(notes, token) or _inverted(notes, token, cue)
        if (subject is None or not report.is_claim_text(subject.start)) and _opens_clause(notes, token, cue):
            subject = noun_before(notes, token)  # the parser took a dateline, or nobody, for the speaker
        if subject and subject.index > token.index and cue.lemma == "tell":
            continue  # the hearer, taken for the speaker: who tells stands before "told"
        if subject is None or subject.index in quoted or is_expletive(subject) or not _reports(notes, token):
            continue
        if subject.text.lower() == "who" and _is_asked(report.text, notes, subject):
            continue
        content = tuple(content_of(report.text, notes, token, cue, subject))
        if content:
            yield Attribution(
                source=source_stretch(notes, subject),
                cue=cue_stretch(notes, token),
                lemma=cue.lemma,
                kind=kind_of(notes, token, cue),
                content=content,
                score=0.8 if "t" in cue.frames else 0.6,
                verb=token.index,
            )


def _after_comma(notes: Notes, verb: Token, cue: Cue) -> Token | None:
    """The subject after a verb that follows a clause and a comma ("it knew, says the union"), where the parser gave it the
    clause's subject as well."""
    if "q" not in cue.frames or verb.index == 0 or notes.tokens[verb.index - 1].text != ",":
        return None
    children = list(notes.children(verb))
    subjects = [c for c in children if c.dep == "nsubj"]
    clause = next((c for c in children if c.dep in ("ccomp", "parataxis") and c.index < verb.index), None)
    if clause is None or not subjects:
        return None
    if len(subjects) > 1 and subjects[-1].index > verb.index:
        return subjects[-1]
    after = next((c for c in children if c.dep == "obj" and c.index > verb.index and c.tag in ("NOUN", "PROPN")), None)
    return (
        after if subjects[-1].index < clause.index else None
    )  # "a gauge showed 39, says the union": the gauge says none


def _opens_clause(notes: Notes, verb: Token, cue: Cue) -> bool:
    """Whether a finite reporting verb governs a clause: somebody must say it."""
    return (
        "t" in cue.frames
        and "VerbForm=Part" not in verb.morph
        and (governs_clause(notes, verb) or clause_beside(notes, verb) is not None)
    )


def _reports(notes: Notes, verb: Token) -> bool:
    """Whether a reporting verb reports: not where it tells a purpose ("marched to demand"), a hand through which words
    came ("reported by an agency"), or takes lives ("claimed the lives of")."""
    children = list(notes.children(verb))
    if verb.dep in ("advcl", "acl", "xcomp") and any(c.text.lower() == "to" and c.index < verb.index for c in children):
        return False
    taken = any(
        c.dep == "obj" and c.text.lower() in ("life", "lives", "victim", "victims", "responsibility") for c in children
    )
    return not is_relayed(notes, verb) and not (taken and verb.text.lower().startswith("claim"))


def is_relayed(notes: Notes, verb: Token) -> bool:
    """Whether a verb tells who carried the words: "a statement, reported by the agency"."""
    if not verb.dep.startswith("acl") and verb.dep != "advcl":
        return False
    return any(c.dep in ("obl:agent", "obl") and case_of(notes, c) == "by" for c in notes.children(verb))


def _inverted(notes: Notes, verb: Token, cue: Cue) -> Token | None:
    """The speaker after the verb where the parser gave none: "..., said the harbour master"."""
    if (
        "q" not in cue.frames
        or verb.index == 0
        or notes.tokens[verb.index - 1].text not in (",", '"', "”", "’", "»", "'")
    ):
        return None
    return next(
        (
            c
            for c in notes.children(verb)
            if c.index > verb.index and c.tag in ("NOUN", "PROPN") and c.index - verb.index < 8
        ),
        None,
    )


def _quoted_tokens(notes: Notes, quotes: tuple[Quote, ...]) -> set[int]:
    return {t.index for q in quotes if q.depth == 0 for t in notes.tokens_between(q.start, q.end)}


def _is_asked(text: str, notes: Notes, word: Token) -> bool:
    """Whether a word stands in a sentence that asks: "who said that it would turn?"."""
    sentence = notes.sentences[word.sentence]
    return text[: sentence.end].rstrip("\"”’»' ").endswith("?")


def is_expletive(subject: Token) -> bool:
    """Whether a subject names nobody."""
    return subject.dep == "expl" or subject.text.lower() in ("there", "this", "that", "what")


def _by_phrases(text: str, notes: Notes) -> Iterator[Attribution]:
    """`According to X, ...` and its like."""
    for first, last, cue in phrase_cues(notes):
        source = _source_after(notes, last)
        if source is None:
            continue
        head = notes.tokens[first]
        sentence = notes.sentences[head.sentence]
        hole = (head.start, _handed_by(notes, source))
        governor = _governor(notes, first, source)
        whole = stretch_of(notes, governor) if governor else (sentence.start, sentence.end)
        if whole[0] >= hole[0] and whole[1] <= hole[1]:
            whole = (sentence.start, sentence.end)
        pieces = [trimmed(text, piece) for piece in without([whole], hole)]
        if not any(b - a > 2 for a, b in pieces) and (following := _next_sentence(text, notes, head)):
            pieces = [trimmed(text, following)]
        yield Attribution(
            source=source,
            cue=(head.start, notes.tokens[last - 1].end),
            lemma=cue.lemma,
            kind=cue.kind,
            content=tuple((a, b) for a, b in pieces if b - a > 2),
            score=0.85,
        )


def _by_accounts(text: str, notes: Notes, quotes: tuple[Quote, ...]) -> Iterator[Attribution]:
    """`By its own account, ...`, `in the ministry's telling ...`: a noun for what somebody tells, with whose it is before it."""
    quoted = _quoted_tokens(notes, quotes)
    for token in notes.tokens:
        owner = next((c for c in notes.children(token) if c.dep == "nmod:poss" and c.index < token.index), None)
        case = next((c for c in notes.children(token) if c.dep == "case" and c.index < token.index), None)
        if owner is None or case is None or token.index in quoted:
            continue
        kind = account_kind(case.text, token.text)
        governor = _governor(notes, case.index, (token.start, token.end)) if kind else None
        if kind is None or governor is None or owner.text.lower() in _FIRST_PERSON:
            continue
        hole = (case.start, token.end)
        pieces = [trimmed(text, piece) for piece in without([stretch_of(notes, governor)], hole)]
        yield Attribution(
            source=_without_mark(notes, source_stretch(notes, owner)),
            cue=(token.start, token.end),
            lemma=f"{case.text.lower()} {token.text.lower()}",
            kind=kind,
            content=tuple((a, b) for a, b in pieces if b - a > 2),
            score=0.8,
        )


def _without_mark(notes: Notes, source: Stretch) -> Stretch:
    """Who has something, without the mark of having it ("the office's")."""
    words = [t for t in notes.tokens_between(*source) if t.text not in ("'s", "’s", "'", "’", "own")]
    return (words[0].start, words[-1].end) if words else source


_FIRST_PERSON = frozenset({"my", "our", "your"})


def _handed_by(notes: Notes, source: Stretch) -> int:
    """The end of a source with who handed it on: "a statement | obtained by the paper"."""
    root = notes.root_of(*source)
    for child in notes.children(root) if root else ():
        if child.start >= source[1] and is_relayed(notes, child):
            return max(source[1], stretch_of(notes, child)[1])
    return source[1]


def _next_sentence(text: str, notes: Notes, token: Token) -> Stretch | None:
    """The sentence after a token's, if it is of the same line: the parser may have parted "According to X," from the rest."""
    if token.sentence + 1 >= len(notes.sentences):
        return None
    here, after = notes.sentences[token.sentence], notes.sentences[token.sentence + 1]
    return (
        None
        if "\n" in text[here.start : after.start] or not text[: here.end].rstrip().endswith(",")
        else (after.start, after.end)
    )


def _source_after(notes: Notes, index: int) -> Stretch | None:
    """The noun phrase that begins at a token."""
    if index >= len(notes.tokens):
        return None
    start = notes.tokens[index]
    sentence = notes.sentences[start.sentence]
    for token in notes.tokens[index : min(sentence.last, index + 12)]:
        if token.tag in ("NOUN", "PROPN", "PRON") and not token.dep.startswith(
            ("compound", "flat", "nmod:poss", "amod", "det")
        ):
            _, high = source_stretch(notes, token)
            return start.start, max(high, token.end)
        if token.tag in ("VERB", "AUX") or token.text in ",.;:":
            return _plain_source(notes, index)
    return None


def _plain_source(notes: Notes, index: int) -> Stretch | None:
    """The words from a token to the next mark, where the parser sees no noun phrase there."""
    sentence = notes.sentences[notes.tokens[index].sentence]
    words = []
    for token in notes.tokens[index : min(sentence.last, index + 8)]:
        if token.tag == "PUNCT":
            break
        words.append(token)
    named = any(token.text[:1].isupper() or token.tag == "NOUN" for token in words)
    return (words[0].start, words[-1].end) if words and named else None


def _governor(notes: Notes, first: int, source: Stretch) -> Token | None:
    """The verb (or other head) of the clause that a reporting phrase belongs to."""
    inside = notes.tokens_between(notes.tokens[first].start, source[1])
    indices = {t.index for t in inside}
    top = next((t for t in inside if t.head not in indices), None)
    if top is None or top.head == top.index:
        return None
    governor = notes.tokens[top.head]
    while (
        governor.tag not in ("VERB", "AUX", "ADJ")
        and governor.head != governor.index
        and governor.dep in ("obl", "obj", "nmod", "nsubj", "nsubj:pass", "xcomp")
    ):
        governor = notes.tokens[governor.head]
    return governor


def _by_nouns(text: str, notes: Notes, quotes: tuple[Quote, ...]) -> Iterator[Attribution]:
    """`The claim of X that ...`, `X's warning that ...`."""
    quoted = _quoted_tokens(notes, quotes)
    for token in notes.tokens:
        cue = noun_cue(token)
        if cue is None or token.index in quoted:
            continue
        children = list(notes.children(token))
        if token.dep == "obl" and case_of(notes, token) == "in":
            continue  # "said in an interview that ..."
        if any(c.dep == "det" and c.text.lower() == "no" for c in children):
            continue  # "there is no evidence that ..."
        owner = next(
            (
                c
                for c in children
                if c.dep == "nmod:poss" or (c.dep == "nmod" and case_of(notes, c) in ("of", "by", "from"))
            ),
            None,
        )
        clause = next(
            (
                c
                for c in children
                if c.dep.startswith(("acl", "ccomp")) and c.index > token.index and _says_that(notes, c)
            ),
            None,
        )
        if clause is None or (owner is not None and owner.index > clause.index):
            continue
        owner = owner or _holder(notes, token)
        yield Attribution(
            source=source_stretch(notes, owner) if owner else None,
            cue=(token.start, token.end),
            lemma=cue.lemma,
            kind=cue.kind,
            content=(trimmed(text, stretch_of(notes, clause)),),
            score=0.7,
            verb=NOUN,
        )


_HOLDING = frozenset(
    "have hold possess make issue voice express repeat present give obtain receive raise renew".split()
)
"""Lemmas of verbs whose subject is the owner of a reporting noun ("the office has information that ...")."""


def _holder(notes: Notes, noun: Token) -> Token | None:
    """The subject of the verb that a reporting noun is the object of: who has the information, who made the claim."""
    verb = notes.tokens[noun.head]
    if noun.dep != "obj" or verb.lemma.lower() not in _HOLDING:
        return None
    subject = subject_of(notes, verb)
    return None if subject is None or is_expletive(subject) else subject


def _says_that(notes: Notes, clause: Token) -> bool:
    children = list(notes.children(clause))
    passive = any(
        c.dep == "nsubj:pass" for c in children
    )  # leaves no place for "that" as an object, whatever the parser says
    return any(c.text.lower() == "that" and (c.dep == "mark" or (passive and c.dep == "obj")) for c in children)
