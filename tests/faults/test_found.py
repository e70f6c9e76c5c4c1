"""What the laboratory has found in the storage room, each as short as it can be told."""

from __future__ import annotations

import errno
import os
import random
import shutil
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.store import open_store

from .disk import Lost, Mark, Sync, crashes
from .ledger import DINA, Notebook, change, examine, lost, note
from .recorder import Recorder


def failing_once(
    monkeypatch: pytest.MonkeyPatch, name: str, when: Callable[[Any], bool]
) -> threading.Event:
    """Make the first call of a function fail that is made with such an argument."""
    real = getattr(os, name)
    failed = threading.Event()

    def call(first: Any, *arguments: Any, **named: Any) -> Any:
        if not failed.is_set() and when(first):
            failed.set()
            if name == "close":
                real(first)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(first, *arguments, **named)

    monkeypatch.setattr(os, name, call)
    return failed


def killed(folder: Path, copy: Path) -> Path:
    """The data file of a program that was killed after two saves."""
    store = open_store(folder / "one.json")
    for version in (1, 2):
        store.save(*change(version))
        store.flush()
        if version == 1:
            store.close()
            store = open_store(folder / "one.json")
    shutil.copytree(folder, copy)
    store.close()
    return copy / "one.json"


def test_a_new_folder_whose_name_did_not_last_is_synced_at_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = failing_once(monkeypatch, "fsync", lambda _: True)
    recorder, book = Recorder(tmp_path), Notebook()
    with recorder.listening():
        store = open_store(tmp_path / "notes" / "one.json")
        while book.keep(store) != "":
            pass
        recorder.mark(book.acknowledged)
        store.close()
    assert failed.is_set()
    until_acknowledged = recorder.events[: recorder.events.index(Mark(book.acknowledged))]
    assert Sync(recorder.model.root) in until_acknowledged


def test_a_look_at_the_journal_that_fails_once_does_not_end_the_saving_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took the journal for none, then its own for somebody else's, and never saved again."""
    path = killed(tmp_path / "origin", tmp_path / "copy")
    failed = failing_once(monkeypatch, "stat", lambda given: str(given).endswith(".journal"))
    try:
        store = open_store(path)
    except StoreError:
        assert failed.is_set()
        store = open_store(path)
    store.save(*change(3))
    with suppress(StoreError):
        store.flush()
    store.flush()
    store.close()


@pytest.mark.parametrize("attempt", range(5))
def test_a_close_that_fails_while_a_fold_is_given_up_is_no_error_of_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attempt: int
) -> None:
    """Closing raised an OSError, which its callers do not expect."""
    path = killed(tmp_path / "origin", tmp_path / "copy")
    real, new = os.open, set()
    begun, go = threading.Event(), threading.Event()

    def noting(given: Any, flags: int, *arguments: Any, **named: Any) -> int:
        descriptor = real(given, flags, *arguments, **named)
        name = os.fsdecode(given).rpartition("/")[2]
        if flags & os.O_EXCL and name.startswith(".one.json.") and "journal" not in name:
            new.add(descriptor)
            begun.set()
            assert go.wait(10)
        return descriptor

    failing_once(monkeypatch, "close", lambda descriptor: descriptor in new)
    monkeypatch.setattr(os, "open", noting)
    store = open_store(path)  # and behind it, what was recovered is folded
    assert begun.wait(10)
    go.set()
    with suppress(StoreError):
        store.close()
    store.close()


def _damaged(path: Path, table: str, field: str) -> bytes:
    """Flip a bit in the first document of a table: the quote that ends a field's name."""
    data = bytearray(path.read_bytes())
    data[data.index(f'"{field}"'.encode(), data.index(f'"{table}"'.encode())) + len(field) + 1] ^= 1
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_line_that_a_journal_is_laid_over_is_a_sentence(tmp_path: Path) -> None:
    """It was an exception that nobody caught."""
    path = killed(tmp_path / "origin", tmp_path / "copy")
    data = _damaged(path, "people", "name")
    with suppress(StoreError):
        open_store(path).close()
    assert path.read_bytes() == data


def test_a_file_with_a_damaged_line_is_not_folded(tmp_path: Path) -> None:
    """It was written anew, with the damaged line in it, before anyone had looked at the line."""
    path = killed(tmp_path / "origin", tmp_path / "copy")
    data = _damaged(path, "actions", "number")
    with suppress(StoreError):
        store = open_store(path)
        assert note(2) in {session.notes for session in store.sessions(DINA.id)}
        store.close()
    assert path.read_bytes() == data


def test_what_is_saved_while_a_fold_goes_on_is_there_after_a_kill(tmp_path: Path) -> None:
    """A fold that had noted itself after a change, and was made without it, lost the change."""
    path = killed(tmp_path / "origin", tmp_path / "copy")
    recorder, book = Recorder(path.parent), Notebook()
    book.submitted = 2
    with recorder.listening():
        store = open_store(path)
        for _ in range(12):
            assert book.keep(store) == ""
            recorder.mark(book.acknowledged)
        store.close()
    image, acknowledged = recorder.start.copy(), frozenset({1, 2})
    for event in recorder.events:  # killed after each: what was written is there, synced or not
        if isinstance(event, Mark):
            acknowledged |= event.acknowledged
        elif not isinstance(event, Sync | Lost):
            image.apply(event)
        left = tmp_path / "left"
        left.mkdir()
        image.write_to(left)
        again = open_store(left / "one.json")
        assert lost(again, acknowledged, book.submitted) == []
        again.close()
        shutil.rmtree(left)


@pytest.mark.parametrize("folds", [1, 2], ids=["the first base", "a later base"])
@pytest.mark.parametrize("saves", [0, 1])
def test_a_base_whose_name_did_not_last_is_there_after_a_power_loss_in_the_next_session(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, folds: int, saves: int
) -> None:
    """The next journal went on from a base that was then not there; or it was only removed, and
    with it all that the base of before lacked."""
    named: list[bool] = []
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        real(source, target)
        named.extend([True] * str(target).endswith("one.json"))

    monkeypatch.setattr(os, "replace", replace)
    failed = failing_once(
        monkeypatch,
        "fsync",
        lambda descriptor: len(named) == folds and stat.S_ISDIR(os.fstat(descriptor).st_mode),
    )
    (shelf / "disk").mkdir()
    recorder, book = Recorder(shelf / "disk"), Notebook()
    with recorder.listening():
        for count in [1] * folds + [saves]:
            store = open_store(recorder.root / "one.json")
            for _ in range(count):
                assert book.keep(store) == ""
                recorder.mark(book.acknowledged)
            store.close()
    assert failed.is_set()
    until_failed = recorder.events[: recorder.events.index(Lost(recorder.model.root))]
    known = [c.image.tree() for c in crashes(recorder.start, until_failed, random.Random(1))]
    states = crashes(recorder.start, recorder.events, random.Random(1))
    for number, crash in enumerate(s for s in states if s.image.tree() not in known):
        folder = shelf / str(number)
        folder.mkdir()
        crash.image.write_to(folder)
        assert examine(folder / "one.json", crash.acknowledged, book.submitted) == []


def test_words_that_are_typed_after_damage_was_found_are_there_after_a_kill(
    tmp_path: Path,
) -> None:
    """They lived in memory only: what a damaged document cost was every later one."""
    path = killed(tmp_path / "origin", tmp_path / "copy")
    data = _damaged(path, "actions", "number")
    store = open_store(path)
    store.actions(DINA.id)
    store.save(*change(3))
    store.flush()
    shutil.copytree(path.parent, tmp_path / "killed")
    store.close()
    for folder in (path.parent, tmp_path / "killed"):
        assert (folder / path.name).read_bytes() == data
        again = open_store(folder / path.name)
        assert {note(2), note(3)} <= {session.notes for session in again.sessions(DINA.id)}
        again.actions(DINA.id)
        assert any("oneonone-tui recover" in remark for remark in again.remarks)
        again.close()
