"""How the commands speak: findings to stdout, errors to stderr, and how they end."""

from __future__ import annotations

import sys
from typing import TextIO

EXIT_WELL, EXIT_MEND, EXIT_USAGE = 0, 1, 2


class UsageError(Exception):
    """The command was not given what it needs, or was asked for what is not there."""


def say(sentence: str, stream: TextIO | None = None) -> None:
    """Print a line; what it takes over from elsewhere must be clean already."""
    stream = stream or sys.stdout
    # A name of a file may have letters that the terminal's encoding has not.
    encoding = stream.encoding or "ascii"
    print(sentence.encode(encoding, "backslashreplace").decode(encoding), file=stream)


def complain(sentence: str, code: int = EXIT_MEND) -> int:
    """Print an error; returns the exit status."""
    say(f"oneonone-tui: {sentence}", sys.stderr)
    return code
