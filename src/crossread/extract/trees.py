"""A report's trees with what is asked of them again and again at hand: dependents, lemmas, noun phrases."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.lib.verbs import base_forms, is_irregular, noun_forms
from crossread.model.notes import Notes, Token

_NOUNS = frozenset(("NOUN", "PROPN"))
_AROUND = frozenset(("acl", "acl:relcl", "appos", "parataxis", "punct", "conj", "cc", "advcl", "cop", "case", "mark"))
_INFLECTED = frozenset(("VERB", "AUX"))
"""Tags whose lemmas the model often gets wrong ("cancell", "urg")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """The dependents of every token, in order, by the token's index."""

    notes: Notes
    kids: tuple[tuple[Token, ...], ...]

    @classmethod
    def of(cls, notes: Notes) -> "Trees":
        """The trees of a report."""
        kids: list[list[Token]] = [[] for _ in notes.tokens]
        for token in notes.tokens:
            if token.head != token.index:
                kids[token.head].append(token)
        return cls(notes=notes, kids=tuple(tuple(k) for k in kids))

    def of_token(self, token: Token, *deps: str) -> Iterator[Token]:
        """A token's dependents that stand in one of these relations to it (with their subtypes); all without any."""
        return (k for k in self.kids[token.index] if not deps or k.dep in deps or k.dep.split(":")[0] in deps)

    def head(self, token: Token) -> Token | None:
        """What governs a token; None for a root."""
        return self.notes.tokens[token.head] if token.head != token.index else None

    def case(self, token: Token) -> str:
        """The preposition that goes with a token, in lower case; empty where none does."""
        return next((k.text.lower() for k in self.of_token(token, "case")), "")

    def word(self, token: Token, known: frozenset[str]) -> str:
        """A token's lemma in lower case, with what a hyphen joins to it ("cease-fire") and with verbs' base forms by rule,
        where `known` has it so."""
        tokens, lemma = self.notes.tokens, token.lemma.lower()
        at = token.index
        if at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].end == tokens[at - 1].start:
            joined = f"{tokens[at - 2].text.lower()}-{lemma}"
            if joined in known:
                return joined
        text = token.text.lower()
        if token.tag in _INFLECTED:
            forms = base_forms(text) if is_irregular(text) else (*base_forms(text), lemma)
        else:
            forms = (lemma, text, *noun_forms(text))
        return next((form for form in forms if form in known), lemma)

    def together(self, token: Token) -> list[Token]:
        """A token and what is joined to it by "and"."""
        return [token, *(k for k in self.of_token(token, "conj") if k.tag in _NOUNS or k.tag == token.tag)]

    def phrase(self, head: Token) -> tuple[int, int]:
        """Characters of a noun phrase: without clauses, appositions and further members, and without its preposition."""
        inside, queue = {head.index}, [head]
        while queue:
            for kid in self.kids[queue.pop().index]:
                own_case = kid.dep == "case" and kid.head != head.index
                if (own_case or kid.dep not in _AROUND) and kid.index not in inside:
                    inside.add(kid.index)
                    queue.append(kid)
        low = high = head.index
        while low - 1 in inside or (low - 2 in inside and self._is_joint(low - 1)):
            low -= 1
        while high + 1 in inside or (high + 2 in inside and self._is_joint(high + 1)):
            high += 1
        return self.notes.tokens[low].start, self.notes.tokens[high].end

    def _is_joint(self, at: int) -> bool:
        """Whether a token is a hyphen within a word."""
        before, token, after = self.notes.tokens[at - 1 : at + 2]
        return token.text in "-‐‑–" and before.end == token.start and token.end == after.start

    def below(self, token: Token) -> Iterator[Token]:
        """What hangs on a token within its phrase, nearest first, without the clauses in it."""
        queue, seen = list(self.kids[token.index]), {token.index}
        while queue:
            kid = queue.pop(0)
            if kid.index not in seen and kid.dep not in ("acl:relcl", "parataxis", "punct"):
                seen.add(kid.index)
                yield kid
                queue.extend(self.kids[kid.index])
