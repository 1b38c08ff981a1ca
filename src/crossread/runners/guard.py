"""The last net below a document: whatever fails while it is read costs this document, not the run."""

import logging

from crossread.annotate import Reader
from crossread.errors import CrossreadError
from crossread.lib.actors import Actors
from crossread.model.outcomes import Rejected, failed
from crossread.model.reading import Reading
from crossread.model.reports import RawDocument
from crossread.pipeline import read

_log = logging.getLogger(__name__)


def read_guarded(document: RawDocument, reader: Reader, actors: Actors) -> Reading | Rejected:
    """What the document reads as; Rejected where a part fails in a way that nobody foresaw, with the traceback logged."""
    try:
        return read(document, reader, actors)
    except CrossreadError:
        raise
    except Exception as problem:
        _log.exception("reading %s failed", document.source)
        return failed(document.source, problem)
