"""Cut off at each byte, one bit flipped at each byte: a sentence and untouched bytes, or the rest.

The data file has no checksum of its own, so that one which is still JSON and still fits is read as
what it says. Not modelled: damage in several places at once, and in the lock file.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.journal import read_line

from .figures import Figures
from .ledger import CANARY, CIPHER, DINA, change, cipher, named, open_store, plain, version_of

FILE = "one.json"
JOURNAL = f"{FILE}.journal"
LOCK = f"{FILE}.lock"
DOCUMENTS = 5
VERSIONS = 4
"""Two of them in the data file, the rest in the journal."""


SEALED_STEP = 3
"""Of an encrypted store each third place is damaged: they are alike, and slower to look at."""


@dataclass(frozen=True)
class Left:
    """The files that a program leaves that is killed."""

    files: dict[str, bytes]

    @classmethod
    def behind(cls, folder: Path) -> Left:
        path = folder / FILE
        store = open_store(path)
        for version in range(1, VERSIONS + 1):
            store.save(*change(version, DOCUMENTS))
            store.flush()
            if version == 2:
                store.close()
                store = open_store(path)
        found = {p.name: p.read_bytes() for p in folder.iterdir() if p.name != LOCK}
        store.close()
        return cls(found)

    def with_file(self, name: str, data: bytes, folder: Path) -> Left:
        """Put the files into a folder, one of them changed."""
        files = {**self.files, name: data}
        for each, content in files.items():
            (folder / each).write_bytes(content)
        return Left(files)


def cut_off(data: bytes) -> Iterator[tuple[int, bytes]]:
    return ((at, data[:at]) for at in range(len(data)))


def flipped(data: bytes) -> Iterator[tuple[int, bytes]]:
    return (
        (at, data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        for at in range(len(data))
    )


DAMAGES: dict[str, Callable[[bytes], Iterator[tuple[int, bytes]]]] = {
    "truncated": cut_off,
    "flipped": flipped,
}


@pytest.mark.parametrize(
    "kept", ["plain", pytest.param("encrypted", marks=pytest.mark.slow)], indirect=True
)
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.usefixtures("kept")
def test_a_damaged_byte_costs_no_other(shelf: Path, figures: Figures, damage: str) -> None:
    (shelf / "origin").mkdir()
    left = Left.behind(shelf / "origin")
    ends, bad = Counter[str](), []
    for name, data in left.files.items():
        for at, spoilt in islice(DAMAGES[damage](data), 0, None, SEALED_STEP if cipher() else 1):
            (shelf / "here").mkdir()
            found, end = _look(left, name, at, spoilt, shelf / "here", damage)
            bad += [f"{name} at {at}: {fault}" for fault in found]
            ends[end] += 1
            shutil.rmtree(shelf / "here")

    said = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    figures.note(named(damage), f"faults {len(bad)} ({said})", "0", not bad)
    assert bad[:3] == []
    assert sum(ends.values()) > 1_000


def _look(
    left: Left, name: str, at: int, spoilt: bytes, folder: Path, damage: str
) -> tuple[list[str], str]:
    there = left.with_file(name, spoilt, folder)
    try:
        store = open_store(folder / FILE)
    except StoreError as error:
        found = ["a message with content"] if CANARY in str(error) else []
        if _without_lock(folder) != there.files:
            found.append("refused, and not left as it was")
        if name == JOURNAL:
            found.append(f"a damaged journal keeps the data from opening: {error}")
        return found, "refused"
    except Exception as error:  # what the test is about
        return [f"uncaught {error!r}"], "uncaught"
    found = [] if _without_lock(folder) == there.files else ["opening changed a file"]
    found += ["a message with content" for said in store.remarks if CANARY in said]
    versions = {version_of(session.notes) for session in store.sessions(DINA.id)}
    if name == JOURNAL:
        found += _lost(left.files[JOURNAL], versions, at, damage)
    end = "read-only" if store.read_only else "read"
    try:
        store.close()
    except StoreError as error:
        found.append(f"does not close: {error}")
    # After closing too: what is damaged has been kept somewhere, as it was.
    pieces = [piece for piece in spoilt.split(b"\n") if piece.strip()] if spoilt else []
    now = b"\n".join(map(plain, _without_lock(folder).values()))
    if name == FILE and not _is_json(spoilt) and _without_lock(folder)[name] != spoilt:
        found.append("a file that is not JSON was not left as it was")
    if name == JOURNAL and pieces and not _kept(pieces, at, spoilt, now):
        found.append("the bytes of the damaged line are gone")
    return found, end


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _kept(pieces: list[bytes], at: int, spoilt: bytes, now: bytes) -> bool:
    """Whether the damaged line, where it holds words of a note, is still somewhere."""
    start = spoilt.rfind(b"\n", 0, min(at, len(spoilt) - 1)) + 1
    end = spoilt.find(b"\n", start)
    line = spoilt[start : end if end >= 0 else len(spoilt)]
    if cipher():  # what stands in it nobody can say any more
        return line in now or read_line(line, CIPHER) is not None
    words = CANARY.encode()
    return words not in line or line in now or line.partition(b" ")[2] in now or _applied(line, now)


def _applied(line: bytes, now: bytes) -> bool:
    """Whether a line that had only lost its end was taken for whole: its notes are there."""
    return all(part.split(b'"')[0] in now for part in line.split(b'"notes": "')[1:])


def _lost(journal: bytes, versions: set[int], at: int, damage: str) -> list[str]:
    """Versions whose lines in the journal are whole, and that are not there."""
    found, start = [], 0
    for line in journal.splitlines(keepends=True):
        end = start + len(line)
        # The end of the line before belongs to it: without that, two lines are one.
        whole = end <= at or (damage == "flipped" and start - 1 > at)
        found += [
            f"version {version}, which stands whole in the journal, is not there"
            for version in range(1, VERSIONS + 1)
            if f"{CANARY} {version}." in _said(line) and whole and version not in versions
        ]
        start = end
    return found


def _said(line: bytes) -> str:
    """A whole line of the journal as text."""
    return json.dumps(read_line(line.rstrip(b"\n"), CIPHER))


def _without_lock(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.name != LOCK}
