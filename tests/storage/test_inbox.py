"""What the shell queues is taken in once, whoever ends where, and never lost."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from oneonone_tui.domain.session import Topic
from oneonone_tui.storage import files
from oneonone_tui.storage import inbox as module
from oneonone_tui.storage.inbox import Inbox, UncertainError, read_inbox
from oneonone_tui.storage.keeper import Keeper
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.porter import LOOK, Porter
from oneonone_tui.storage.store import open_store

from .crash import journal_of, line
from .records import DINA, documents, left_beside, opened, session, topic


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, session(1))
    return path


@pytest.fixture
def inbox(path: Path) -> Inbox:
    return Inbox(path)


@pytest.fixture
def keeper(path: Path) -> Iterator[Keeper]:
    """The data, open, with nobody who looks at the inbox by themselves."""
    keeper = open_file(path).keeper
    yield keeper
    keeper.let_go()


def ids(path: Path) -> list[str]:
    """The topics that the next opening shows."""
    with opened(path) as store:
        return [found.id for found in store.topics("dina")]


def test_what_was_queued_is_there_at_the_next_opening_and_in_the_file_after_it(
    path: Path, inbox: Inbox
) -> None:
    inbox.put([topic(1), topic(2)])
    inbox.put([topic(3)])
    with opened(path) as store:
        assert store.topics("dina") == (topic(1), topic(2), topic(3))
        assert store.remarks == ()
    assert left_beside(path) == set()
    assert [found["id"] for found in documents(path, "topics")] == ["t1", "t2", "t3"]


def test_who_has_it_open_takes_it_in_and_says_so(path: Path, inbox: Inbox) -> None:
    assert LOOK <= 1.0  # with a look and a save, within two seconds
    told: SimpleQueue[None] = SimpleQueue()
    with opened(path) as store:
        store.watch_queue(lambda: told.put(None))
        assert store.topics("dina") == ()
        inbox.put([topic(1)])
        told.get(timeout=10)
        assert store.topics("dina") == (topic(1),)
        store.flush()
        assert b'"t1"' in journal_of(path).read_bytes()
        assert not inbox.there


def test_a_listener_that_fails_does_not_keep_from_the_next(path: Path, inbox: Inbox) -> None:
    told: SimpleQueue[None] = SimpleQueue()

    def gone() -> None:
        raise RuntimeError("Event loop is closed")

    with opened(path) as store:
        store.watch_queue(gone)
        store.watch_queue(lambda: told.put(None))
        for number in (1, 2):
            inbox.put([topic(number)])
            told.get(timeout=10)
        assert [found.id for found in store.topics("dina")] == ["t1", "t2"]


def test_it_is_looked_at_once_a_second_and_costs_one_call(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    monkeypatch.setattr(os.path, "lexists", lambda name: looks.append(name))
    porter = Porter(keeper)
    waits = [porter.work() for _ in range(100)]
    assert len(looks) == 1
    assert all(wait is not None and 0 < wait <= LOOK for wait in waits)


def test_the_work_of_others_goes_on_at_its_own_pace(keeper: Keeper) -> None:
    porter = Porter(keeper)
    assert porter.in_turn(lambda: 0.0)() == 0.0
    wait = porter.in_turn(lambda: None)()
    assert wait is not None
    assert wait <= LOOK
    keeper.let_go()
    assert porter.in_turn(lambda: None)() is None


def test_a_crash_between_keeping_and_removing_takes_it_in_once(
    path: Path, inbox: Inbox, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put([topic(1)])

    def unlink(*arguments: Any, **named: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", unlink)
        Porter(keeper).take_in()
    assert inbox.there
    assert b'"t1"' in journal_of(path).read_bytes()
    keeper.let_go()
    assert ids(path) == ["t1"]
    assert left_beside(path) == set()
    assert len(list(documents(path, "topics"))) == 1


def test_one_that_was_taken_up_since_stays_so(path: Path, inbox: Inbox) -> None:
    with opened(path) as store:
        store.save(topic(1, taken_in="s1"))
    inbox.put([topic(1)])
    with opened(path) as store:
        assert store.topics("dina") == ()
    assert ids(path) == []
    assert [found["taken_in"] for found in documents(path, "topics")] == ["s1"]


def test_one_that_is_taken_up_before_it_is_taken_in_stays_so(path: Path, inbox: Inbox) -> None:
    inbox.put([topic(1)])
    with opened(path) as store:
        (found,) = store.topics("dina")
        store.save(replace(found, taken_in="s1"))
        assert store.topics("dina") == ()
    assert ids(path) == []


def test_nothing_is_removed_that_could_not_be_kept(
    inbox: Inbox, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put([topic(1)])
    before = inbox.name.read_bytes()

    def full(*arguments: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    porter = Porter(keeper)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        porter.take_in()
    assert inbox.name.read_bytes() == before
    porter.take_in()
    assert not inbox.there


def test_who_only_looks_sees_it_and_leaves_it(path: Path, inbox: Inbox) -> None:
    writer = open_file(path).keeper
    inbox.put([topic(1)])
    before = inbox.name.read_bytes(), inbox.name.stat().st_mtime_ns
    store = open_store(path)
    assert store.read_only
    assert store.topics("dina") == (topic(1),)
    store.close()
    Porter(open_file(path).keeper).take_in()
    assert (inbox.name.read_bytes(), inbox.name.stat().st_mtime_ns) == before
    writer.let_go()


def test_torn_and_spoilt_lines_are_kept_aside_and_the_others_count(
    path: Path, inbox: Inbox
) -> None:
    inbox.put([topic(1)])
    inbox.put([topic(2)])
    first, second = inbox.name.read_bytes().splitlines()
    misfit = line({"topics": [{"id": "t9"}]}).strip()
    inbox.name.write_bytes(b"\n".join([first[:-1] + b"?", misfit, second, first[:40]]))
    inbox.put([topic(3)])  # and does not become part of the torn one
    assert ids(path) == ["t2", "t3"]
    (rescued,) = left_beside(path)
    assert rescued.startswith("one.json.rescued-")
    place = path.with_name(rescued)
    assert place.read_bytes() == b"\n".join([first[:-1] + b"?", misfit, first[:40]])
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_last_line_that_lacks_only_its_end_counts(inbox: Inbox) -> None:
    inbox.put([topic(1)])
    assert read_inbox(inbox.name.read_bytes()[:-1]).topics == (topic(1),)


@pytest.mark.parametrize("cut", range(0, 160, 7))
def test_half_a_line_is_no_topic_and_not_forgotten(inbox: Inbox, cut: int) -> None:
    inbox.put([topic(1)])
    found = read_inbox(inbox.name.read_bytes()[:cut])
    assert (found.topics, len(found.bad)) == ((), cut)


def test_hostile_text_is_made_safe(inbox: Inbox) -> None:
    inbox.put([replace(topic(1), text="a\x1b[2Jb")])
    assert inbox.read().topics[0].text == "a␛[2Jb"


def test_an_inbox_without_anything_is_removed(path: Path, inbox: Inbox) -> None:
    inbox.name.touch()
    assert ids(path) == []
    assert left_beside(path) == set()


@pytest.mark.parametrize("umask", [0, 0o777])
def test_it_is_for_its_owner_alone(inbox: Inbox, umask: int) -> None:
    before = os.umask(umask)
    try:
        inbox.put([topic(1)])
    finally:
        os.umask(before)
    assert inbox.name.stat().st_mode & 0o777 == 0o600


def plant_link(name: Path) -> None:
    name.with_name("victim").write_bytes(b"precious")
    name.symlink_to("victim")


def plant_dangling_link(name: Path) -> None:
    name.symlink_to("nowhere")


@pytest.mark.parametrize("plant", [plant_link, plant_dangling_link, Path.mkdir, os.mkfifo])
def test_what_is_planted_in_its_place_is_refused(path: Path, inbox: Inbox, plant: Any) -> None:
    plant(inbox.name)
    with pytest.raises(OSError, match=r".") as caught:
        inbox.put([topic(1)])
    assert not isinstance(caught.value, UncertainError)
    assert ids(path) == []
    assert not inbox.name.with_name("nowhere").exists()
    if plant is plant_link:
        assert inbox.name.with_name("victim").read_bytes() == b"precious"
    assert inbox.there


class Disk:
    """Takes only so many bytes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
        self.room = room
        self._real = os.write
        monkeypatch.setattr(os, "write", self._write)

    def _write(self, descriptor: int, data: Any) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = self._real(descriptor, bytes(data)[: self.room])
        self.room -= taken
        return taken


@pytest.mark.parametrize("room", [0, 1, 50])
def test_a_full_disk_leaves_it_as_it_was(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    with monkeypatch.context() as patch:
        Disk(patch, room)
        with pytest.raises(OSError, match="No space left"):
            inbox.put([topic(1)])
    assert not inbox.there
    inbox.put([topic(1)])
    before = inbox.name.read_bytes()
    with monkeypatch.context() as patch:
        Disk(patch, room)
        with pytest.raises(OSError, match="No space left"):
            inbox.put([topic(2)])
    assert inbox.name.read_bytes() == before


def test_it_is_said_where_nobody_knows_whether_it_is_there(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    monkeypatch.setattr(os, "ftruncate", broken)
    with pytest.raises(UncertainError, match="Input/output error"):
        inbox.put([topic(1)])


def test_who_is_at_it_is_waited_for(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox.put([topic(1)])
    other = os.open(inbox.name, os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)
    monkeypatch.setattr(module, "sleep", lambda _: fcntl.flock(other, fcntl.LOCK_UN))
    inbox.put([topic(2)])
    os.close(other)
    assert inbox.read().topics == (topic(1), topic(2))


def test_what_is_taken_in_while_we_wait_takes_nothing_with_it(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put([topic(1)])
    other = os.open(inbox.name, os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)

    def taken_in(_: float) -> None:
        inbox.name.unlink()
        fcntl.flock(other, fcntl.LOCK_UN)

    monkeypatch.setattr(module, "sleep", taken_in)
    inbox.put([topic(2)])
    os.close(other)
    assert inbox.read().topics == (topic(2),)


def test_who_stays_at_it_for_ever_is_not_waited_for(
    inbox: Inbox, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put([topic(1)])
    other = os.open(inbox.name, os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)
    slept: list[float] = []
    monkeypatch.setattr(module, "sleep", slept.append)
    Porter(keeper).take_in()
    assert slept == []
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    with pytest.raises(OSError, match="another process is at it, try again"):
        inbox.put([topic(2)])
    os.close(other)
    assert inbox.read().topics == (topic(1),)


def test_another_place_gets_what_lay_there(path: Path, inbox: Inbox, tmp_path: Path) -> None:
    with opened(path) as store:
        inbox.put([topic(1)])
        store.save_elsewhere(str(tmp_path / "other" / "two.json"))
        assert store.topics("dina") == (topic(1),)
        Inbox(tmp_path / "other" / "two.json").put([topic(2)])
    assert ids(tmp_path / "other" / "two.json") == ["t1", "t2"]
    assert not inbox.there


def test_before_the_first_save_there_is_nothing_to_take_in(tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.json"
    with opened(path) as store:
        assert store.topics("dina") == ()
    assert not path.parent.exists()


def test_the_inbox_of_a_store_that_was_closed_is_left_to_others(path: Path, inbox: Inbox) -> None:
    keeper = open_file(path).keeper
    porter = Porter(keeper)
    keeper.close()
    inbox.put([topic(1)])
    assert porter.work() is None
    porter.take_in()
    assert inbox.read().topics == (topic(1),)


def test_it_lies_beside_the_real_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    Inbox(files.resolved(link)).put([topic(1)])
    assert ids(link) == ["t1"]


def test_a_topic_is_written_like_a_line_of_the_journal(inbox: Inbox) -> None:
    given = Topic("t1", "dina", "gaji — naik?", session(1).started)
    inbox.put([given])
    (raw,) = inbox.name.read_bytes().splitlines(keepends=True)
    assert raw == line({"topics": [{**_document(given)}]})


def _document(given: Topic) -> dict[str, Any]:
    return {
        "id": given.id,
        "person": given.person,
        "text": given.text,
        "created": given.created.isoformat().replace("+00:00", "Z"),
        "origin": "queue",
        "minutes": 0,
        "tag": "",
        "taken_in": "",
        "taken_back": False,
    }
