"""Small turns of phrase for the sentences of findings."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def others_have(count: int) -> str:
    """How many others a sentence begins with: `1 other report has`, `3 other reports have`."""
    return "1 other report has" if count == 1 else f"{count} other reports have"


def quoted(words: str, limit: int = 120) -> str:
    """Words in quotation marks, without the full stop of their sentence, and cut at a word where they are long."""
    flat = " ".join(words.split())
    if (
        flat.endswith(".")
        and not flat.endswith("..")
        and flat[-2:-1].islower()
        and "." not in flat[:-1].rpartition(" ")[2]
    ):
        flat = flat[:-1]
    if flat[:1] in ("“", '"') and not any(mark in flat[1:] for mark in '”"'):
        flat = flat[1:]
    if len(flat) > limit:
        flat = flat[:limit].rsplit(" ", 1)[0] + " ..."
    for mark, inner in (("“", "‘"), ("”", "’"), ('"', "’")):
        flat = flat.replace(mark, inner)
    return f"“{flat}”"
