"""Words that run from right to left among words that run from left to right, kept apart so that a line does not scramble.

Without it "שבועון 12 March" is drawn with the day on the wrong side of the name: numbers and marks beside such words go with
them (Unicode's annex 9). HTML's `bdi` is made for it.
"""

import regex  # type: ignore[import-untyped]  # it ships no types
from markupsafe import Markup, escape

_TURNED = r"[\p{bc=R}\p{bc=AL}]"
_ANY = regex.compile(_TURNED)
_APART = regex.compile(
    rf"“(?P<quoted>[^“”]*)”|(?P<run>{_TURNED}(?:[^\S\n]*[\p{{bc=R}}\p{{bc=AL}}\p{{M}}'’.\u200c\u200d-]+)*)"
)
"""What is in quotation marks, or a run of words from right to left with what stands within a name."""


def apart(text: str) -> Markup:
    """The text as HTML, escaped, with every quotation and every name that runs from right to left in a `bdi`.

    >>> print(apart("<b> לוי, 41"))
    &lt;b&gt; <bdi>לוי</bdi>, 41
    """
    if text.isascii() or not _ANY.search(text):
        return escape(text)
    made, at = [], 0
    for match in _APART.finditer(text):
        name = match.lastgroup or "run"
        if _ANY.search(match[name]):
            start, end = match.span(name)
            made += [escape(text[at:start]), Markup("<bdi>{}</bdi>").format(text[start:end])]
            at = end
    return Markup("").join([*made, escape(text[at:])])
