"""What is found in a list, before anything is made of it."""

from __future__ import annotations

from oneonone_tui.domain.value import value

LONGEST = 1_000
"""Characters of a line that is looked at closely; no question is as long."""


class ListError(ValueError):
    """A list that cannot be imported: what it is or does not have; the mend."""


@value
class Item:
    """A question, as the list has it."""

    line: int
    texts: tuple[tuple[str, str], ...]
    """Pairs of a language and a text; the language is empty where the list does not say it."""
    categories: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """Names of its fields that a bank has no place for."""


@value
class Skipped:
    """Something that was not taken over."""

    line: int
    reason: str


Found = Item | Skipped
