"""From what the user names (files, folders, `-`, links) to raw documents, each with where it came from.

What comes in is paths and links; what goes out is decoded documents, with a `Rejected` for whatever cannot be used and
a `Notice` for whatever had to be assumed.
"""

from crossread.ingest.reading import read_inputs
from crossread.ingest.settings import FetchSettings, IngestSettings

__all__ = ["FetchSettings", "IngestSettings", "read_inputs"]
