"""Others at the same data: a second instance, an editor, a sync tool, git. Nothing is lost.

Not modelled: two machines that write through one network folder which has no locks.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone_tui.domain.store import StoreError

from .figures import Figures
from .ledger import DINA, as_kept, change, named, note, open_store, plain
from .process import Child

CHANGE_HERE, CHANGE_THERE = 6, 106
"""Versions of one document: 6 is written by the program, 106 by the other."""


@pytest.mark.usefixtures("kept")
def test_a_second_instance_is_read_only_and_loses_nothing(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "store" / "one.json"
    with Child("hold", path) as first:
        assert first.line() == "held"
        second = open_store(path)
        said = " ".join([second.read_only, *second.remarks])
        holder = str(first.process.pid) in said and socket.gethostname() in said
        seen = [session.notes for session in second.sessions(DINA.id)]
        second.save(*change(3))
        with pytest.raises(StoreError):
            second.flush()
        with pytest.raises(StoreError):
            second.close()
        first.tell("leave")
        assert first.line() == "left"
        assert first.end() == 0
    third = open_store(path)
    lost = {note(1), note(2)} - {session.notes for session in third.sessions(DINA.id)}
    writable = third.read_only == ""
    third.close()

    figures.note(
        named("two"),
        f"documents lost {len(lost)}, holder {'named' if holder else 'not named'}",
        "0, named",
        holder and writable and not lost,
    )
    assert seen == [note(1)]
    assert holder
    assert writable
    assert lost == set()


def _by_replacing(path: Path, data: bytes) -> None:
    """As an editor or a sync tool does."""
    other = path.with_name("other")
    other.write_bytes(data)
    other.replace(path)


def _in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _by_removing(path: Path, data: bytes) -> None:
    """As git does."""
    path.unlink()
    path.write_bytes(data)


def _by_keeping_the_times(path: Path, data: bytes) -> None:
    """As rsync does, to make it hard."""
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


OTHERS: dict[str, Callable[[Path, bytes], None]] = {
    "replaced": _by_replacing,
    "written in place": _in_place,
    "removed and written": _by_removing,
    "with its old times": _by_keeping_the_times,
}

_lost: dict[tuple[str, str, bool], int] = {}


@pytest.mark.parametrize("crash", [False, True], ids=["closed", "killed"])
@pytest.mark.parametrize("other", OTHERS)
def test_a_file_that_is_replaced_under_us_loses_neither_version(
    tmp_path: Path, figures: Figures, other: str, crash: bool, kept: str
) -> None:
    path = tmp_path / "store" / "one.json"
    store = open_store(path)
    store.save(*change(1))
    store.save(*change(2))
    store.close()
    theirs = as_kept(_changed(plain(path.read_bytes()), {note(1): note(CHANGE_THERE)}))
    store = open_store(path)
    store.save(*change(3))
    store.flush()
    OTHERS[other](path, theirs)
    store.save(*change(CHANGE_HERE))  # the same document as 1 and 106
    store.save(*change(4))
    store.flush()
    if crash:
        copy = tmp_path / "killed"
        copy.mkdir()
        for file in path.parent.iterdir():
            (copy / file.name).write_bytes(file.read_bytes())
        store.close()
        path = copy / path.name
    else:
        store.close()
    again = open_store(path)
    shown = {session.notes for session in again.sessions(DINA.id)}
    again.close()
    there = json.dumps([json.loads(plain(path.read_bytes())), *shown])

    wanted = {note(v) for v in (2, 3, 4, CHANGE_HERE, CHANGE_THERE)}
    lost = {text for text in wanted if json.dumps(text)[1:-1] not in there}
    _lost[kept, other, crash] = len(lost)
    mine = [count for case, count in _lost.items() if case[0] == kept]
    figures.note(
        named("replaced"),
        f"documents lost {sum(mine)} / {5 * len(mine)}",
        "0",
        not any(mine),
    )
    assert lost == set()
    assert {note(2), note(3), note(4)} <= shown
    assert shown & {note(CHANGE_HERE), note(CHANGE_THERE)}


def _changed(data: bytes, texts: dict[str, str]) -> bytes:
    text = data.decode()
    for old, new in texts.items():
        text = text.replace(json.dumps(old)[1:-1], json.dumps(new)[1:-1])
    return text.encode()


CONFLICT_COPIES = (
    "one (Dina's conflicted copy 2026-11-02).json",  # Dropbox
    "one.sync-conflict-20261102-090000-ABCDEFG.json",  # Syncthing
    "one (conflicted copy 2026-11-02 090000).json",  # Nextcloud
    "one-laptop.json",  # OneDrive
    "one.json.sync-conflict-20261102-090000-ABCDEFG.journal",
)


def test_conflict_copies_are_left_alone(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "store" / "one.json"
    store = open_store(path)
    store.save(*change(1))
    store.close()
    copies = [path.with_name(name) for name in CONFLICT_COPIES]
    for number, copy in enumerate(copies):
        copy.write_text(json.dumps({"people": {}, "notes": f"copy {number}"}))
    before = {copy: (copy.read_bytes(), copy.stat().st_mtime_ns) for copy in copies}
    for version in (2, 3):
        store = open_store(path)
        store.save(*change(version))
        store.close()

    touched = [
        copy.name
        for copy in copies
        if not copy.exists() or (copy.read_bytes(), copy.stat().st_mtime_ns) != before[copy]
    ]
    shown = {session.notes for session in open_store(path).sessions(DINA.id)}
    lost = {note(1), note(2), note(3)} - shown
    figures.note(
        "conflict",
        f"touched {len(touched)}, documents lost {len(lost)}",
        "0",
        not touched and not lost,
    )
    assert touched == []
    assert lost == set()
