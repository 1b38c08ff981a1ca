"""Surnames that are a verb of saying: "Mayor Karim Said said the road was open. Said denied that it was mined."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.extract.attributions import Attribution
from crossread.extract.clauses import Stretch, trimmed
from crossread.extract.cues import known_verb
from crossread.model.notes import Notes, Token
from crossread.model.reports import Report


def with_verb_names(report: Report, notes: Notes, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, those whose cue is the end of a name by the verb that follows it, and those of the name alone."""
    names = {token.index: token for token in _names(notes)}
    if not names:
        return tuple(found)
    made = [_by_the_verb(notes, names, one) for one in found]
    surnames = {token.text for token in names.values()}
    for sentence in notes.sentences:
        words = notes.tokens_of(sentence)
        opens = len(words) > 3 and words[0].text in surnames and report.is_claim_text(sentence.start)
        cue = known_verb(words[1].text) if opens and words[1].text.islower() else None
        if cue is None or any(a.source and a.cue and a.cue[0] == words[1].start for a in made):
            continue
        made = [a for a in made if not (a.cue and words[0].start <= a.cue[0] < words[1].end)]
        that = words[2].end if words[2].text == "that" else words[1].end
        one = Attribution(
            source=(words[0].start, words[0].end),
            cue=(words[1].start, words[1].end),
            lemma=cue.lemma,
            kind=cue.kind,
            content=(trimmed(report.text, (that, sentence.end)),),
            score=0.7,
            verb=words[1].index,
        )
        made.append(one)
    return tuple(made)


def _names(notes: Notes) -> Iterator[Token]:
    """Words with a capital that look like a verb of saying, stand behind a name, and have another such verb behind them."""
    for before, token, after in zip(notes.tokens, notes.tokens[1:], notes.tokens[2:], strict=False):
        named = before.text[:1].isupper() and before.tag == "PROPN" and before.sentence == token.sentence
        verbs = token.text.istitle() and known_verb(token.text) and after.text.islower() and known_verb(after.text)
        if named and verbs:
            yield token


def _by_the_verb(notes: Notes, names: dict[int, Token], one: Attribution) -> Attribution:
    """An attribution with its whole name and the verb after it, where its cue or the end of its source was the name."""
    if one.source is None:
        return one
    last = next((t for t in names.values() if 0 <= t.start - one.source[1] <= 1), None)
    if last is None:
        return one
    verb = notes.tokens[last.index + 1]
    cue = known_verb(verb.text)
    source: Stretch = (one.source[0], last.end)
    if one.cue is None or one.cue[0] != last.start or cue is None:
        return replace(one, source=source)
    pieces = ((max(a, verb.end + 1) if a <= verb.start < b or a == last.end + 1 else a, b) for a, b in one.content)
    content = tuple(piece for piece in pieces if piece[1] > piece[0])
    return replace(
        one,
        source=source,
        cue=(verb.start, verb.end),
        lemma=cue.lemma,
        kind=cue.kind,
        content=content,
        verb=verb.index,
    )
