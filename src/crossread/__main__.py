"""`python -m crossread` and the script `crossread`: the command line, which an interrupt ends quietly from the first moment."""

import os
import signal

INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt while its parts still load ends it at once: nothing has been done yet."""
    signal.signal(signal.SIGINT, _leave)
    from crossread.cli import main as run  # noqa: PLC0415 -- an interrupt may come while this loads

    run()


def _leave(_number: int, _frame: object) -> None:
    # No KeyboardInterrupt: raised within an import, it may end in that library's own words, or in none.
    os.write(2, b"crossread: interrupted\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
