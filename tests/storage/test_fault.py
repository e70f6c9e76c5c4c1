"""Whatever the disk refuses, and at whichever call: nothing kept is lost, and it recovers."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.domain.store import SaveState, StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage.store import open_store

from .records import DINA, Ear, documents, left_beside, opened, session

CALLS = (
    "mkdir",
    "open",
    "fchmod",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "close",
    "link",
    "replace",
    "unlink",
)


class BadDisk:
    """Fails the n-th call that the saver makes, and every one after it, until it is mended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int, lasting: bool = True) -> None:
        self._code = code
        self._lasting = lasting
        self._left = -1
        self._held = -1
        self.failed = False
        for name in CALLS:
            monkeypatch.setattr(os, name, self._faulty(getattr(os, name), name == "close"))

    def break_at(self, call: int) -> None:
        self._left = call
        self.failed = False

    def hold(self) -> None:
        """Work for a while."""
        self._held, self._left = self._left, -1

    def resume(self) -> None:
        """Go on as before holding."""
        self._left = self._held

    def mend(self) -> None:
        self._left = -1

    def _faulty(self, real: Callable[..., Any], afterwards: bool) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if threading.current_thread().name != "saver" or self._left < 0:
                return real(*arguments, **named)
            self._left = max(0, self._left - 1)
            if self._left:
                return real(*arguments, **named)
            self.failed = True
            if not self._lasting:
                self._left = -1
            if afterwards:  # a close that fails has closed
                real(*arguments, **named)
            raise OSError(self._code, os.strerror(self._code))

        return call


def on_the_disk(path: Path, scratch: Path) -> tuple[list[str], list[str]]:
    """The ids of sessions and people that an opening after a crash of now would find."""
    shutil.rmtree(scratch, ignore_errors=True)
    if not path.parent.exists():
        return [], []
    shutil.copytree(path.parent, scratch)
    with opened(scratch / path.name) as store:
        assert store.read_only == ""
        sessions = [found.id for found in store.sessions("dina")]
        return sessions, [person.id for person in store.people()]


@pytest.mark.parametrize("lasting", [True, False], ids=["until mended", "once"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("before", [0, 1, 2], ids=["first save", "later save", "after a fold"])
def test_a_fault_at_any_call_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, before: int, lasting: bool
) -> None:
    disk = BadDisk(monkeypatch, code, lasting)
    scratch = tmp_path / "scratch"
    call = 0
    while True:
        call += 1
        path = tmp_path / str(call) / "folder" / "oneonone.json"
        store = open_store(path)
        kept = [f"s{number}" for number in range(before)]
        for number in range(before):
            store.save(session(number, notes="kept"))
            store.flush() if number else store.close()
        disk.break_at(call)
        store.save(session(9, notes="private"), DINA)
        failure = _failure(store.close)
        disk.hold()
        ids, people = on_the_disk(path, scratch)
        if failure:
            assert disk.failed
            assert "cannot be written" in failure
            assert "private" not in failure
            # The change is there as a whole or not at all.
            assert (ids, people) in ((kept, []), ([*kept, "s9"], ["dina"]))
        else:
            assert (ids, people) == ([*kept, "s9"], ["dina"])
        assert store.sessions("dina")[-1].notes == "private"
        disk.resume()
        store.save(session(10))
        if not _failure(store.flush):
            disk.hold()
            assert on_the_disk(path, scratch) == ([*kept, "s9", "s10"], ["dina"])
        disk.mend()
        store.close()
        assert [d["id"] for d in documents(path, "sessions")] == [*kept, "s9", "s10"]
        assert [d["id"] for d in documents(path, "people")] == ["dina"]
        assert left_beside(path) == set()
        if not disk.failed:
            break
    assert call > 20


def _failure(close: Callable[[], None]) -> str:
    """What the store says when it cannot be closed; nothing when it can."""
    try:
        close()
    except StoreError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, "the disk is full, free some space"),
        (errno.EACCES, "permission is denied"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_the_listeners_hear_why_and_then_that_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, cause: str
) -> None:
    disk = BadDisk(monkeypatch, code)
    store = open_store(tmp_path / "oneonone.json")
    ear = Ear(store)
    disk.break_at(1)
    store.save(session(1))
    assert cause in ear.wait_for(SaveState.FAILED).reason
    store.save(session(2))
    disk.mend()
    store.close()
    assert ear.states == [SaveState.SAVING, SaveState.FAILED, SaveState.SAVED]
    assert [d["id"] for d in documents(tmp_path / "oneonone.json", "sessions")] == ["s1", "s2"]


def test_short_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    store = open_store(tmp_path / "oneonone.json")
    store.save(session(1, notes="on-call " * 20))
    store.close()
    with opened(tmp_path / "oneonone.json") as again:
        assert again.sessions("dina") == store.sessions("dina")


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").resolve().is_dir():
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    store = open_store(tmp_path / "oneonone.json")
    store.save(DINA)
    store.close()


def test_saved_is_told_only_when_the_line_and_its_name_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    for name in ("fsync", "fdatasync", "replace"):
        real = getattr(os, name)

        def noted(given: Any, *rest: Any, name: str = name, real: Any = real) -> None:
            real(given, *rest)
            synced = Path(f"/proc/self/fd/{given}").resolve() if name == "fsync" else None
            events.append(str(synced) if synced and synced.is_dir() else name)

        monkeypatch.setattr(os, name, noted)
    store = open_store(tmp_path / "oneonone.json")
    store.watch(lambda status: events.append(status.state))
    store.save(DINA)
    store.flush()
    folder, *above = map(str, (tmp_path, *tmp_path.parents))
    assert events[0] == "saving"
    assert events[-5:] == ["fsync", "replace", folder, "fdatasync", "saved"]
    # Before that, once, the names that a process before us may not have made last.
    names = events[1:-5]
    assert names == [folder, *above][: len(names)]
    assert len(names) > 1
    events.clear()
    store.save(session(1))
    store.flush()
    assert events == ["saving", "fdatasync", "saved"]


def test_after_a_failed_sync_there_is_a_new_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system takes pages that it could not write for clean: the next sync would lie."""
    path = tmp_path / "oneonone.json"
    journal = files.beside(path, "journal")
    store = open_store(path)
    store.save(session(1))
    store.flush()
    first = journal.stat().st_ino
    keep = journal.open("rb")  # so that its number is not given again
    real, synced = os.fdatasync, []

    def fdatasync(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        if len(synced) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fdatasync", fdatasync)
    store.save(session(2))
    with pytest.raises(StoreError, match="Input/output error"):
        store.flush()
    store.flush()
    assert synced[0] == first
    assert first not in synced[1:]
    assert journal.stat().st_ino == synced[-1]
    assert on_the_disk(path, tmp_path / "scratch" / "x") == (["s1", "s2"], [])
    keep.close()
    store.close()


def test_a_full_disk_leaves_the_journal_at_its_last_good_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "oneonone.json"
    journal = files.beside(path, "journal")
    store = open_store(path)
    store.save(session(1))
    store.flush()
    good = journal.read_bytes()
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        if len(data) <= 100:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data[: len(data) - 100])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        store.save(session(2))
        with pytest.raises(StoreError, match="the disk is full"):
            store.flush()
        assert journal.read_bytes() == good
    store.flush()
    assert journal.read_bytes().startswith(good)
    store.close()
