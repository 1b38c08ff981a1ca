"""Documents come in, readings go out: the pipeline's reading step under one executor or another.

A runner owns order, processes and telling of progress; it knows nothing of what is read. Whichever is chosen, the
answer is the same.
"""

from crossread.runners.local import read_here
from crossread.runners.pool import read_in_processes

__all__ = ["read_here", "read_in_processes"]
