"""One writes, the others look and say who writes; and where nobody may write, it is said."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneonone_tui.domain.store import SaveState, StoreError
from oneonone_tui.storage import lock as lock_module
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.store import open_store

from .crash import journal_of, leave
from .records import DINA, REZA, Ear, left_beside, opened, session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, session(1))
    return path


HOLD = """
import sys
from pathlib import Path
from oneonone_tui.storage.store import open_store
store = open_store(Path(sys.argv[1]))
print(store.read_only or "mine", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the data open."""
    command = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        yield process
        process.kill()


def test_the_second_process_looks_and_says_who_writes(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    data = path.read_bytes()
    store = open_store(path)
    who = f"process {holder.pid} on {os.uname().nodename}"
    assert store.read_only == (
        f"{path} is open elsewhere ({who}) and can only be looked at here; "
        "close it there, then open it here again."
    )
    assert store.remarks == (store.read_only,)
    assert store.people() == (DINA,)
    ear = Ear(store)
    store.save(REZA)
    assert ear.wait_for(SaveState.FAILED).reason == store.read_only
    assert store.people() == (DINA, REZA)
    with pytest.raises(StoreError, match="is open elsewhere"):
        store.close()
    assert path.read_bytes() == data
    assert left_beside(path) == set()


def test_who_only_looked_closes_without_complaint(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    store = open_store(path)
    store.sessions("dina")
    store.close()


def test_the_lock_goes_with_a_process_that_was_killed(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    with opened(path) as store:
        assert store.read_only == ""
        store.save(REZA)


def test_who_looks_sees_what_is_in_the_journal_and_writes_nothing(path: Path) -> None:
    writer = open_store(path)
    writer.save(session(1, notes="typed"), REZA)
    writer.flush()
    before = journal_of(path).read_bytes()
    with journal_of(path).open("ab") as journal:
        journal.write(b"half of a line that is being writ")
    reader = open_store(path)
    assert reader.read_only
    assert reader.remarks == (reader.read_only,)
    assert reader.sessions("dina")[0].notes == "typed"
    reader.close()
    assert journal_of(path).read_bytes().startswith(before)
    writer.close()


def test_closing_lets_the_next_one_write(path: Path) -> None:
    first = open_store(path)
    first.save(REZA)
    first.close()
    with opened(path) as second:
        assert second.read_only == ""
        first.save(session(5))
        with pytest.raises(StoreError, match="is open elsewhere"):
            first.flush()
    first.close()


def test_the_lock_is_all_that_looking_creates(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    with opened(folder / "one.json") as store:
        assert store.people() == ()
    assert [found.name for found in folder.iterdir()] == ["one.json.lock"]
    assert (folder / "one.json.lock").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_is_read_only_can_be_looked_at(path: Path, which: str) -> None:
    leave(path, (session(1, notes="in the journal"),))
    place = path if which == "file" else path.parent
    bits = place.stat().st_mode
    place.chmod(bits & ~0o222)
    try:
        before = {found.name: found.read_bytes() for found in path.parent.iterdir()}
        store = open_store(path)
        assert "can only be looked at" in store.read_only
        assert "read-only, make it writable" in store.read_only
        assert store.sessions("dina")[0].notes == "in the journal"
        store.save(REZA)
        with pytest.raises(StoreError, match="can only be looked at"):
            store.flush()
        assert {found.name: found.read_bytes() for found in path.parent.iterdir()} == before
    finally:
        place.chmod(bits)


def test_a_read_only_disk_can_be_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def read_only(name: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    store = open_store(path)
    assert "can only be looked at: the disk is read-only" in store.read_only
    assert store.people() == (DINA,)


def test_a_full_disk_opens(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path.with_name("one.json.lock").unlink()
    real = os.open
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        patch.setattr(
            os,
            "open",
            lambda name, flags, *rest: (full if flags & os.O_CREAT else real)(name, flags, *rest),
        )
        store = open_store(path)
        assert store.read_only == ""
        store.save(REZA)
        with pytest.raises(StoreError, match="the disk is full"):
            store.flush()
    store.close()
    with opened(path) as again:
        assert again.people() == (DINA, REZA)


def test_a_file_system_without_locks_is_used_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", flock)
    with opened(path) as store:
        assert store.read_only == ""
        store.save(REZA)


@pytest.mark.parametrize("said", [b"", b"\x1b[2J", b'{"pid": "x"}', b"[]", b"\xff" * 5_000])
def test_a_lock_that_says_nothing_is_still_a_lock(path: Path, said: bytes) -> None:
    with opened(path):
        path.with_name("one.json.lock").write_bytes(said)
        reader = open_store(path)
        assert "is open elsewhere (another process)" in reader.read_only


def test_who_holds_it_briefly_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = Lock(path, briefly=True)
    brief.take()
    monkeypatch.setattr(lock_module, "sleep", lambda _: brief.release())
    with opened(path) as store:
        assert store.read_only == ""


def test_nobody_waits_for_who_holds_it_briefly_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = Lock(path, briefly=True)
    brief.take()
    monkeypatch.setattr(lock_module, "PATIENCE", 0.0)
    with opened(path) as store:
        assert "is open elsewhere" in store.read_only
    brief.release()


def test_who_takes_it_briefly_waits_for_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(lock_module, "sleep")
    for first in (Lock(path), Lock(path, briefly=True)):
        first.take()
        with pytest.raises(HeldError, match=f"process {os.getpid()} on "):
            Lock(path, briefly=True).take()
        first.release()


def test_a_lock_that_was_taken_before_is_used(path: Path) -> None:
    lock = Lock(path)
    lock.take()
    keeper = open_file(path, lock).keeper
    assert keeper.read_only == ""
    keeper.close()
    assert not lock.held
