"""Lexicons, tables and weights: data, each with its source and licence, and the one way to open it."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def data_file(*parts: str) -> Traversable:
    """A file that ships with crossread, e.g. `data_file("lexicons", "cues.tsv")`."""
    return files(__name__).joinpath(*parts)


def read_table(*parts: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table with a header line; lines that begin with `#` are comments (source, licence)."""
    lines = [line for line in data_file(*parts).read_text(encoding="utf8").splitlines() if line and line[0] != "#"]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:]]
