"""`python -m crossread`: the command line."""

from crossread.cli import main

if __name__ == "__main__":
    main()
