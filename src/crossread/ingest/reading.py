"""Inputs as the user names them, read to documents: the door of the room."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from urllib.parse import urlsplit

from crossread.errors import CrossreadError
from crossread.ingest.blobs import STAGE, Blob, path_blobs, refuse, stdin_blob
from crossread.ingest.encodings import Decoded, decode
from crossread.ingest.headers import read_headers
from crossread.ingest.leniency import REPLACED, has_surrogates, whole_outcome
from crossread.ingest.settings import IngestSettings
from crossread.ingest.sniff import form_of, is_binary, signature_of
from crossread.lib.ids import stable_id
from crossread.model.outcomes import Notice, Rejected, failed
from crossread.model.reports import RawDocument

Outcome = RawDocument | Rejected | Notice

_log = logging.getLogger(__name__)


def read_inputs(
    inputs: Sequence[str], *, settings: IngestSettings | None = None, stdin: BinaryIO | None = None
) -> Iterator[Outcome]:
    """The documents of files, folders, links (http, https) and `-` (standard input), in the order in which they are named.

    What cannot be used comes as `Rejected`, what had to be assumed as `Notice`. A document whose text came before from the same
    outlet is passed over with a notice.
    """
    settings = settings or IngestSettings()
    yield from _once(_writable(_all_outcomes(inputs, settings, stdin)))


def _all_outcomes(inputs: Sequence[str], settings: IngestSettings, stdin: BinaryIO | None) -> Iterator[Outcome]:
    for name in inputs:
        try:
            for blob in _blobs(name, settings, stdin):
                yield from (blob,) if isinstance(blob, Rejected) else _read_safely(blob, settings)
        except CrossreadError:
            raise
        except Exception as problem:  # one input that nobody foresaw leaves the others their way
            yield _failed(name, problem)


def _read_safely(blob: Blob, settings: IngestSettings) -> Iterator[Outcome]:
    """The documents of a blob; what fails in an unforeseen way is a refusal of this blob alone."""
    try:
        yield from read_blob(blob, settings)
    except CrossreadError:
        raise
    except Exception as problem:
        yield _failed(blob.source, problem)


def _failed(source: str, problem: Exception) -> Rejected:
    _log.exception("reading %s failed", source)
    return failed(source, problem)


def _writable(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes with texts that every encoding of Unicode can write, and a notice where that changed a report."""
    for outcome in outcomes:
        yield whole_outcome(outcome)
        if isinstance(outcome, RawDocument) and has_surrogates(outcome.text):
            yield whole_outcome(Notice(input=outcome.source, stage=STAGE, text=REPLACED))


def _blobs(name: str, settings: IngestSettings, stdin: BinaryIO | None) -> Iterable[Blob | Rejected]:
    if name == "-":
        return (stdin_blob(stdin, settings),)
    if name.lower().startswith(("http://", "https://")):
        from crossread.ingest.fetch import fetch  # noqa: PLC0415 -- only links need an HTTP client

        return (fetch(name, settings.fetch),)
    if "://" in name:
        return (refuse(name, "scheme", "only http and https links can be fetched"),)
    return path_blobs(name, settings)


def read_blob(blob: Blob, settings: IngestSettings) -> Iterator[Outcome]:
    """The documents that bytes hold."""
    refused = _refused_bytes(blob)
    if refused:
        yield refused
        return
    decoded = decode(blob.data, declared=blob.charset)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        yield refuse(blob.source, "empty", "holds nothing but white space; hand over a file with the report's text")
        return
    if decoded.notice:
        yield Notice(input=blob.source, stage=STAGE, text=decoded.notice)
    for outcome in _documents(blob, decoded, settings):
        yield _bounded(outcome, settings)


def _refused_bytes(blob: Blob) -> Rejected | None:
    if not blob.data:
        return refuse(blob.source, "empty", "the file is empty; hand over a file with the report's text")
    signature = signature_of(blob.data)
    if signature:
        return refuse(blob.source, "binary", f"this is {signature.what}, not text; {signature.remedy}")
    if is_binary(blob.data):
        return refuse(blob.source, "binary", "this is not text; hand over plain text, HTML or JSON")
    return None


def _documents(blob: Blob, decoded: Decoded, settings: IngestSettings) -> Iterable[Outcome]:
    form = form_of(decoded.text, source=blob.source, content_type=blob.content_type)
    if form == "html":
        from crossread.ingest.pages import read_page  # noqa: PLC0415 -- trafilatura loads for HTML only

        return (read_page(blob, decoded),)
    if form in {"json", "jsonl"}:
        from crossread.ingest.articles import read_articles  # noqa: PLC0415

        return read_articles(blob, decoded, settings, lines=form == "jsonl")
    text, hints = read_headers(decoded.text)
    return (
        RawDocument(
            source=blob.source,
            is_url=blob.is_url,
            text=text,
            digest=blob.digest,
            encoding=decoded.encoding,
            hints=hints,
        ),
    )


def _bounded(outcome: Outcome, settings: IngestSettings) -> Outcome:
    if not isinstance(outcome, RawDocument) or len(outcome.text) <= settings.max_characters:
        return outcome
    limit = f"{settings.max_characters:,}"
    return refuse(
        outcome.source, "too-large", f"longer than {limit} characters, no one article; hand over one article a file"
    )


def _once(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    seen: dict[str, str] = {}
    for outcome in outcomes:
        if not isinstance(outcome, RawDocument):
            yield outcome
            continue
        key = stable_id("text", " ".join(outcome.text.split()), _publisher(outcome))
        if key in seen:
            yield Notice(input=outcome.source, stage=STAGE, text=f"the same report as {seen[key]}; read once")
        else:
            seen[key] = outcome.source
            yield outcome


def _publisher(document: RawDocument) -> str:
    """Who brought a text by what its container says: the outlet, else the site; two that bring one text are two reports."""
    site = urlsplit(document.hints.url).netloc
    return " ".join(document.hints.outlet.casefold().split()) or site.casefold().removeprefix("www.")
