"""`python -m crossread` and the script `crossread`: the command line, which an interrupt ends quietly from the first moment."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt while its parts still load ends it as one later does."""
    try:
        from crossread.cli import main as run  # noqa: PLC0415 -- an interrupt may come while this loads

        run()
    except KeyboardInterrupt:
        sys.stderr.write("crossread: interrupted\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
