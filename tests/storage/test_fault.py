"""Whatever the disk refuses, and at whichever call: nothing kept is lost, and it recovers."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.domain.store import SaveState, StoreError
from oneonone_tui.storage.store import open_store

from .records import DINA, Ear, documents, session

CALLS = ("mkdir", "open", "fchmod", "write", "fsync", "close", "replace")


class BadDisk:
    """Fails the n-th call that the saver makes, and every one after it, until it is mended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
        self._code = code
        self._left = -1
        self.failed = False
        for name in CALLS:
            monkeypatch.setattr(os, name, self._faulty(getattr(os, name), name == "close"))

    def break_at(self, call: int) -> None:
        self._left = call
        self.failed = False

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
            if afterwards:  # a close that fails has closed
                real(*arguments, **named)
            raise OSError(self._code, os.strerror(self._code))

        return call


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("before", [0, 1], ids=["first save", "later save"])
def test_a_fault_at_any_call_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, before: int
) -> None:
    disk = BadDisk(monkeypatch, code)
    call = 0
    while True:
        call += 1
        path = tmp_path / str(call) / "folder" / "oneonone.json"
        store = open_store(path)
        for number in range(before):
            store.save(session(number, notes="kept"))
            store.flush()
        disk.break_at(call)
        store.save(session(9, notes="private"), DINA)
        failure = _failure(store.close)
        assert bool(failure) == disk.failed
        if failure:
            assert "cannot be written" in failure
            assert "private" not in failure
            # The change is there as a whole or not at all, and nothing lies about.
            ids = [d["id"] for d in documents(path, "sessions")] if path.exists() else []
            kept = [f"s{number}" for number in range(before)]
            assert ids in (kept, [*kept, "s9"])
            assert not path.parent.exists() or set(path.parent.iterdir()) <= {path}
            assert store.sessions("dina")[-1].notes == "private"
        disk.mend()
        store.close()
        assert [d["id"] for d in documents(path, "sessions")][-1] == "s9"
        assert [d["id"] for d in documents(path, "people")] == ["dina"]
        assert list(path.parent.iterdir()) == [path]
        if not failure:
            break
    assert call > 8


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
    assert open_store(tmp_path / "oneonone.json").sessions("dina") == store.sessions("dina")


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


def test_saved_is_told_only_when_file_and_name_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)

        def noted(*arguments: Any, name: str = name, real: Any = real) -> None:
            real(*arguments)
            events.append(name)

        monkeypatch.setattr(os, name, noted)
    store = open_store(tmp_path / "oneonone.json")
    store.watch(lambda status: events.append(status.state))
    store.save(DINA)
    store.flush()
    assert events == ["saving", "fsync", "replace", "fsync", "saved"]
