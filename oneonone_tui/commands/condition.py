"""The condition of data files: every document read strictly, nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value
from oneonone_tui.storage import backups, fault, files
from oneonone_tui.storage.base import Base, check, read_base
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.tables import Tables

_NAMES = {
    "people": ("person", "people"),
    "sessions": ("session", "sessions"),
    "actions": ("action item", "action items"),
    "topics": ("topic", "topics"),
}
"""What the documents of a table are called, one and many."""

_SELDOM = {
    "goals": ("goal", "goals"),
    "expectations": ("expectation", "expectations"),
    "private_notes": ("session with private notes", "sessions with private notes"),
}
"""The same of tables that are told of only where there is something in them."""


@value
class Condition:
    """What became of reading a file."""

    base: Base | None = None
    """What the file holds; None where it cannot be read as a whole."""
    refusal: str = ""
    """Why it cannot be read as a whole, in a sentence."""
    problems: tuple[str, ...] = ()
    """Where single documents are damaged, and how; nothing of what they say."""

    @property
    def whole(self) -> bool:
        """Whether there is a file, and nothing is wrong with it."""
        return self.base is not None and self.base.exists and not self.problems


@value
class Backup:
    """One of the backups beside a data file."""

    place: Path
    condition: Condition
    content: bytes | None
    """None where the system does not let us read it."""


def condition_of(path: Path, content: bytes | None, cipher: Cipher | None = None) -> Condition:
    """The condition of the bytes of a file; None is no file.

    Args:
        path: as the person gave it, for messages.
    """
    try:
        base = read_base(path, content, cipher)
    except StoreError as error:
        return Condition(refusal=str(error))
    return Condition(base, problems=tuple(problems(base.tables)))


def backups_of(file: Path, cipher: Cipher | None = None) -> Iterator[Backup]:
    """The backups that are there, the youngest first."""
    for place in backups.places(file):
        try:
            content = files.read(place)
        except OSError as error:
            yield Backup(place, Condition(refusal=str(fault.unreadable(place, error))), None)
        else:
            if content is not None:
                yield Backup(place, condition_of(place, content, cipher), content)


def counts(tables: Tables) -> str:
    """How much there is: `1 person, 14 sessions, 9 action items, 0 topics`."""
    sizes = {name: len(found) for name, found in tables.named.items()}
    names = _NAMES | {name: told for name, told in _SELDOM.items() if sizes.get(name)}
    return ", ".join(number(sizes.get(name, 0), *told) for name, told in names.items())


def number(count: int, one: str, many: str) -> str:
    """`1 change`, `2 changes`."""
    return f"{count} {one if count == 1 else many}"


def problems(tables: Tables) -> Iterator[str]:
    """Where documents are damaged, and how."""
    for name, table in tables.named.items():
        for line in table.lines:
            if problem := check(name, line):
                yield problem


def shown(path: Path) -> str:
    """A path, safe on a terminal."""
    return one_line(str(path))


def written(file: Path) -> datetime:
    """When a file was written last, in the time of this machine."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone()
