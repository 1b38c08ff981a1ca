"""Text to spaCy's words, in time linear in the text.

SpaCy takes marks off the ends of a run without blanks one by one, which costs the square of the run's length. Longer runs
than any word are cut into pieces first; the text of the document stays what it was, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

LONGEST_RUN = 200
"""Characters without a blank that are cut into words in one go; longer are hardly more than addresses and rubbish."""
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


def words_cut(nlp: Language, text: str) -> Doc:
    """The document of a text with its words, not yet read."""
    parts = [nlp.make_doc(part) for part in stretches(text)]
    return parts[0] if len(parts) == 1 else _joined(nlp, parts)


def stretches(text: str) -> Iterator[str]:
    """A text in parts that together make it up: whole if no run is too long, else parted within the long runs only."""
    at = 0
    for run in _LONG_RUN.finditer(text):
        for place in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN):
            yield text[at:place]
            at = place
    yield text[at:]


def _joined(nlp: Language, parts: list[Doc]) -> Doc:
    words = [token.text for part in parts for token in part]
    spaces = [bool(token.whitespace_) for part in parts for token in part]
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for token, norm in zip(doc, (token.norm_ for part in parts for token in part), strict=True):
        token.norm_ = norm
    return doc
