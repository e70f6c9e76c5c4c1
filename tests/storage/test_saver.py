"""The saver's rhythm: at once after a rest, never more often than the rest, the latest only."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

import pytest

from oneonone_tui.domain.store import SaveState, SaveStatus, StoreError
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.saver import Saver
from oneonone_tui.storage.store import TinyStore
from oneonone_tui.storage.tables import Changes

FOREVER = 3600.0


@dataclass
class Disk:
    """Takes what the saver writes, when it is let."""

    error: Exception | None = None
    times: list[float] = field(default_factory=list)
    """When each write began and ended."""
    written: SimpleQueue[Changes] = field(default_factory=SimpleQueue)
    open: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.open.set()

    def keep(self, changes: Changes) -> None:
        self.times.append(monotonic())
        copy = {table: dict(documents) for table, documents in changes.items()}
        self.written.put(copy)
        assert self.open.wait(10)
        self.times.append(monotonic())
        if self.error:
            raise self.error

    def next(self) -> Changes:
        return self.written.get(timeout=10)


def note(text: str, id_: str = "s1") -> Changes:
    return {"sessions": {id_: b'{"notes": "%b"}' % text.encode()}}


def test_the_first_change_after_a_rest_is_written_at_once() -> None:
    disk = Disk()
    saver = Saver(disk.keep, rest=FOREVER)
    saver.put(note("o"))
    assert disk.next() == note("o")
    saver.end()


def test_what_comes_during_a_write_is_one_write_of_the_latest() -> None:
    disk = Disk()
    saver = Saver(disk.keep, rest=0.01)
    disk.open.clear()
    saver.put(note("o"))
    assert disk.next() == note("o")
    for text in ("on", "on-", "on-call"):
        saver.put(note(text))
    other = note("hello", "s2")
    saver.put(other)
    disk.open.set()
    assert disk.next() == {"sessions": {**note("on-call")["sessions"], **other["sessions"]}}
    saver.flush()
    assert disk.written.empty()
    saver.end()


def test_between_two_writes_is_a_rest_and_typing_on_does_not_prolong_it() -> None:
    disk = Disk()
    saver = Saver(disk.keep, rest=0.2)
    saver.put(note("0"))
    disk.next()
    between_keys = threading.Event()
    keys = 0
    while disk.written.empty():
        keys += 1
        assert keys < 1_000
        saver.put(note(str(keys)))
        between_keys.wait(0.01)
    _, first_ended, second_began, *_ = disk.times
    assert second_began - first_ended >= 0.2
    assert keys > 1
    saver.end()


def test_a_flush_does_not_wait_for_the_rest() -> None:
    disk = Disk()
    saver = Saver(disk.keep, rest=FOREVER)
    for text in ("one", "two"):
        saver.put(note(text))
        saver.flush()
        assert disk.next() == note(text)
    saver.end()


def test_a_failed_write_is_tried_again_with_what_came_since() -> None:
    disk = Disk(StoreError("The disk is full."))
    saver = Saver(disk.keep, retry=0.01)
    heard: SimpleQueue[SaveStatus] = SimpleQueue()
    saver.watch(heard.put)
    saver.put(note("one", "s1"))
    assert heard.get(timeout=10).state is SaveState.SAVING
    assert heard.get(timeout=10) == SaveStatus(SaveState.FAILED, "The disk is full.")
    saver.put(note("two", "s2"))
    while disk.next() != {"sessions": {**note("one")["sessions"], **note("two", "s2")["sessions"]}}:
        pass
    disk.error = None
    assert heard.get(timeout=10).state is SaveState.SAVED
    saver.end()


def test_a_failure_is_told_once_and_flush_says_it_each_time() -> None:
    disk = Disk(StoreError("The disk is full."))
    saver = Saver(disk.keep, retry=FOREVER)
    heard: list[SaveState] = []
    saver.watch(lambda status: heard.append(status.state))
    saver.put(note("one"))
    for _ in range(3):
        with pytest.raises(StoreError, match=r"The disk is full\."):
            saver.flush()
    assert heard == [SaveState.SAVING, SaveState.FAILED]
    saver.end()


def test_a_fault_of_the_program_is_told_without_content_and_tried_again() -> None:
    disk = Disk(KeyError("private"))
    saver = Saver(disk.keep)
    saver.put(note("one"))
    with pytest.raises(StoreError, match="KeyError, a fault of the program") as caught:
        saver.flush()
    assert "private" not in str(caught.value)
    disk.error = None
    saver.flush()
    saver.end()


def test_a_listener_that_fails_does_not_keep_from_saving() -> None:
    def gone(status: SaveStatus) -> None:
        raise RuntimeError("Event loop is closed")

    saver = Saver(Disk().keep)
    heard: list[SaveState] = []
    saver.watch(gone)
    saver.watch(lambda status: heard.append(status.state))
    saver.put(note("one"))
    saver.flush()
    assert heard == [SaveState.SAVING, SaveState.SAVED]
    saver.end()


def test_the_thread_is_a_daemon_and_ends_with_the_store(tmp_path: Path) -> None:
    disk = Disk()
    before = set(threading.enumerate())
    store = TinyStore(open_file(tmp_path / "oneonone.json"), Saver(disk.keep))
    (thread,) = set(threading.enumerate()) - before
    assert thread.daemon
    store.close()
    assert thread.is_alive()
    del store
    gc.collect()
    thread.join(timeout=10)
    assert not thread.is_alive()


def test_what_a_forgotten_store_still_had_is_written() -> None:
    disk = Disk()
    saver = Saver(disk.keep, rest=FOREVER)
    saver.put(note("one"))
    disk.next()
    saver.put(note("two"))
    saver.end()
    assert disk.next() == note("two")
