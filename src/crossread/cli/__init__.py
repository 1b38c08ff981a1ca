"""The command line: it calls the app and draws what comes back.

Exit codes: 0 all input used, 1 some of it rejected, 2 nothing usable or wrong arguments, 130 interrupted.
"""

from crossread.cli.main import main

__all__ = ["main"]
