"""Values for what did not go as wished: input that cannot be used, and what had to be assumed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Rejected:
    """Input that could not be used, as a value that is shown.

    `input` is the path, URL or label as given; `stage` the room that refused it; `cause` a short stable word
    (`missing`, `empty`, `binary`, `too-large`, `no-article`, `not-english`, `unreachable`, `forbidden`, ...);
    `detail` one sentence for a person: what is wrong and what would work.
    """

    input: str
    stage: str
    cause: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Notice:
    """Something that the reader should know about input that *was* used: an encoding guessed, a date assumed."""

    input: str
    stage: str
    text: str


def failed(source: str, problem: Exception) -> Rejected:
    """The refusal of a document at which a part of ours failed in a way that nobody foresaw."""
    detail = f"crossread failed at this document ({type(problem).__name__}); leave it out, and please report it with the document"
    return Rejected(input=source, stage="read", cause="failed", detail=detail)
