"""The file that a recap goes to: a new one each time, readable by its owner alone."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

_LONGEST_NAME = 40
"""Characters kept of a person's name: at four bytes each still a legal file name."""


class ShareError(Exception):
    """Nothing was written: one sentence for the person, with the mend."""


def recap_name(person_name: str, day: date, ending: str = ".md") -> str:
    """The file name of a recap: `1-on-1 Dina Prameswari 2026-11-22.md`; of an export as well.

    Of the name only letters, digits and what joins them is kept, so that it can be no path,
    no option and no reserved word on any system; where nothing is left the day is enough.
    """
    name = unicodedata.normalize("NFC", person_name)
    kept = "".join(c if _joins_a_name(c) else " " for c in name)
    words = " ".join(kept.split())[:_LONGEST_NAME].strip(" -'’")
    return " ".join(filter(None, ("1-on-1", words, f"{day}{ending}")))


def _joins_a_name(character: str) -> bool:
    return (
        character in "-'’"
        or unicodedata.category(character)[0] in "LN"
        or (unicodedata.category(character) in ("Mn", "Mc"))
    )


def write_new(path: Path, text: str) -> Path:
    """Write a text to a file that was not there before, and return its path.

    Where the name is taken, ` (2)`, ` (3)`, … is added. Nobody sees half a text: it is
    complete on disk before it takes its name.

    Raises:
        ShareError: the folder does not exist, is full or may not be written to.
    """
    try:
        return _write_new(path, text.encode(errors="replace"))
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise ShareError(
            f"The recap was not written to {path.parent}: {reason}; choose another folder."
        ) from error


def _write_new(path: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=".recap-", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        free = _claim(path)
        try:
            # What is replaced is our own empty file. A hard link would do without it, but
            # memory cards and many network folders know none.
            return temporary.replace(free)
        except OSError:
            free.unlink(missing_ok=True)
            raise
    finally:
        temporary.unlink(missing_ok=True)


def _claim(path: Path) -> Path:
    """Create the first free name, empty; a symbolic link counts as taken."""
    for name in _names(path):
        try:
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        return name
    raise AssertionError("names never run out")


def _names(path: Path) -> Iterator[Path]:
    yield path
    for n in count(2):
        yield path.with_name(f"{path.stem} ({n}){path.suffix}")
