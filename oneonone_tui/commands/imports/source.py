"""A file that is to be imported, read within bounds; and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.storage.fault import cause_of

NOTES = (".md", ".markdown", ".txt")
"""The endings of notes."""

RECORDS = (".json",)
"""The endings of exported records."""

_LARGEST = {**dict.fromkeys(NOTES, 1), **dict.fromkeys(RECORDS, 64)}
"""Megabytes that a file may have."""


class SourceError(Exception):
    """A file cannot be imported: `file:line: what is wrong; the mend.`"""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{shown(path)}:{line}: {what}.")


def read_source(path: Path) -> bytes:
    """The content of a file of one of the known endings.

    Raises:
        SourceError: it has another, is no file, cannot be read, or is too large.
    """
    most = _LARGEST.get(path.suffix.casefold())
    if most is None:
        endings = ", ".join(_LARGEST)
        raise SourceError(path, 1, f"it ends in none of {endings}; save it as one of them")
    try:
        if path.is_dir():
            raise SourceError(path, 1, "it is a folder; name the files in it")
        if path.exists() and not path.is_file():  # a pipe may have no end
            raise SourceError(path, 1, "it is no ordinary file; save it as one")
        with path.open("rb") as stream:
            content = stream.read(most * 1_000_000 + 1)
    except OSError as error:
        raise SourceError(path, 1, f"it cannot be read: {cause_of(error)}") from None
    if len(content) > most * 1_000_000:
        raise SourceError(path, 1, f"it is larger than {most} MB; divide it into several")
    return content
