"""Words to wordpieces: what the encoder reads, the same in training and at run time.

Every word is cut on its own, so that a piece belongs to one word only. The base vocabulary is uncased; what case and
spacing say goes in beside the pieces as two small features.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

SHAPES = ("none", "lower", "title", "upper", "mixed", "digit", "other")
JOINS = ("glued", "spaced", "newline", "inside")
GLUED, SPACED, NEWLINE, INSIDE = range(4)
MOST_PIECES = 12
"""A longer word (a web address, a run of brackets) is read by its first pieces only."""
LONGEST_TEXT = 256
_REMEMBERED = 50_000


def shape_of(word: str) -> int:
    """The index in `SHAPES` of how a word is written."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return SHAPES.index("digit" if any(c.isdigit() for c in word) else "other")
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return SHAPES.index("lower")
    if letters[0].isupper() and upper == 1:
        return SHAPES.index("title")
    return SHAPES.index("upper" if upper == len(letters) else "mixed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A window as the encoder reads it: parallel lists over pieces, and for each word its first and last piece."""

    ids: list[int]
    shapes: list[int]
    joins: list[int]
    first: list[int]
    last: list[int]


class WordPieces:
    """Cuts words into the base model's pieces; remembers what it has cut."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.index = {piece: i for i, piece in enumerate(vocabulary)}
        self.cls, self.sep = self.index["[CLS]"], self.index["[SEP]"]
        self.unknown = self.index["[UNK]"]
        model = WordPiece(self.index, unk_token="[UNK]", max_input_chars_per_word=100)
        self._tokenizer = Tokenizer(model)
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._seen: dict[str, tuple[tuple[int, ...], int]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """Reads a vocabulary of one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def cut(self, word: str) -> tuple[tuple[int, ...], int]:
        """The piece ids of a word (at least one, at most `MOST_PIECES`) and its shape."""
        found = self._seen.get(word)
        if found is None:
            ids = tuple(self._tokenizer.encode(word[:200]).ids[:MOST_PIECES]) or (self.unknown,)
            found = ids, shape_of(word)
            if len(self._seen) < _REMEMBERED:
                self._seen[word] = found
        return found

    def text(self, text: str) -> list[int]:
        """The piece ids of running text between its two marks, as the base model cuts it; at most `LONGEST_TEXT`."""
        ids: list[int] = self._tokenizer.encode(text[: 8 * LONGEST_TEXT]).ids
        return [self.cls, *ids[: LONGEST_TEXT - 2], self.sep]

    def window(self, words: Sequence[str], joins: Sequence[int]) -> Pieces:
        """A window of words between its two marks; `joins` says how each word is joined to what stands before it."""
        ids, shapes, links = [self.cls], [0], [NEWLINE]
        first: list[int] = []
        last: list[int] = []
        for word, join in zip(words, joins, strict=True):
            pieces, shape = self.cut(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape] * len(pieces))
            links.extend([join] + [INSIDE] * (len(pieces) - 1))
            last.append(len(ids) - 1)
        return Pieces(ids=[*ids, self.sep], shapes=[*shapes, 0], joins=[*links, NEWLINE], first=first, last=last)
