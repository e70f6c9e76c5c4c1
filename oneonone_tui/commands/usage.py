"""What was asked in the wrong way."""

from __future__ import annotations


class UsageError(Exception):
    """A command was not given what it needs: one sentence, with the mend."""
