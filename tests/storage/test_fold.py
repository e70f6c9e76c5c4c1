"""The fold, stopped at every call; in small steps beside the typing; and what stays behind."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import backups, files
from oneonone_tui.storage.chores import FOLD_AT, Chores
from oneonone_tui.storage.codec import encode
from oneonone_tui.storage.keeper import Keeper
from oneonone_tui.storage.opening import open_file

from .crash import journal_of, leave
from .records import DINA, REZA, documents, left_beside, opened, session

LINES = 3_000
"""More than one block of the file, so that the fold has several steps."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, session(1, notes="as it was"))
    return path


def sessions(path: Path) -> dict[str, str]:
    with opened(path) as store:
        assert store.read_only == ""
        return {found.id: found.notes for found in store.sessions("dina")}


def keep(keeper: Keeper, number: int, notes: str) -> None:
    keeper.keep({"sessions": {f"s{number}": encode(session(number, notes=notes))}})


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of several blocks."""
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(*(session(number, notes="n" * 800) for number in range(LINES)))
    return path


CALLS = ("open", "write", "fsync", "fdatasync", "link", "replace", "unlink", "close")


def test_a_crash_at_any_call_of_the_fold_loses_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the folder before and after each call; each is opened like after a crash."""
    leave(path, (session(1, notes="changed"),), (session(2, notes="new"),))
    copies = tmp_path / "copies"
    taken: list[Path] = []
    busy = False

    def copying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal busy
            if busy:
                return real(*arguments, **named)
            busy = True
            taken.append(copies / str(len(taken)))
            shutil.copytree(path.parent, taken[-1], symlinks=True)
            busy = False
            return real(*arguments, **named)

        return call

    store = open_file(path)
    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, copying(getattr(os, name)))
        store.keeper.keep({"people": {"reza": encode(REZA)}})
        acknowledged = len(taken)
        store.keeper.close()
    assert len(taken) > acknowledged + 15
    for place, copy in enumerate(taken):
        assert sessions(copy / path.name) == {"s1": "changed", "s2": "new"}
        if place >= acknowledged:
            assert "reza" in [d["id"] for d in documents(copy / path.name, "people")]
        assert left_beside(copy / path.name) == set()


def test_after_a_clean_exit_tinydb_reads_the_same_and_nothing_lies_about(path: Path) -> None:
    with opened(path) as store:
        store.save(session(2, notes="one — two"), REZA)
    assert left_beside(path) == set()
    data = path.read_bytes()
    assert data.isascii()
    with TinyDB(path, access_mode="r") as db:
        found = {d["id"]: d["notes"] for d in db.table("sessions")}
    assert found == {"s1": "as it was", "s2": "one — two"}
    assert len(data.splitlines()) == 2 + 2 * 2 + 4  # braces, tables, documents


def steps(keeper: Keeper) -> Iterator[float]:
    """The fold, step by step."""
    keeper.inspection.look()
    work = Chores(keeper).work
    while (patience := work()) == 0:
        yield patience


def test_a_journal_of_four_megabytes_is_folded_beside_the_typing(many: Path) -> None:
    opened_file = open_file(many)
    keeper = opened_file.keeper
    for number in range(FOLD_AT // 400_000 + 1):
        keep(keeper, number, "x" * 400_000)
    assert journal_of(many).stat().st_size > FOLD_AT
    typed = 0
    for _ in steps(keeper):
        typed += 1
        keep(keeper, LINES + 1, f"typed {typed}")
    assert typed > 3
    # What came during the fold is in a journal of its own, that goes on from the new base.
    assert journal_of(many).stat().st_size < 100_000
    table = json.loads(many.read_bytes())["sessions"]
    assert table["1"]["notes"] == "x" * 400_000
    assert "typed" not in str(table.get(str(LINES + 1), {}).get("notes"))
    keeper.let_go()  # as after a crash
    assert sessions(many)[f"s{LINES + 1}"] == f"typed {typed}"


def test_a_crash_in_the_middle_of_typing_beside_a_fold_loses_nothing(
    many: Path, tmp_path: Path
) -> None:
    keeper = open_file(many).keeper
    for number in range(FOLD_AT // 400_000 + 1):
        keep(keeper, number, "x" * 400_000)
    for typed, _ in enumerate(steps(keeper)):
        keep(keeper, 1, f"typed {typed}")
        copy = tmp_path / "copies" / str(typed)
        shutil.copytree(many.parent, copy)
        if typed % 3 == 0 or typed > 6:
            assert sessions(copy / many.name)["s1"] == f"typed {typed}"
    assert typed > 3
    keeper.close()
    assert sessions(many)["s1"] == f"typed {typed}"


def test_closing_in_the_middle_of_a_fold_finishes_it(many: Path) -> None:
    keeper = open_file(many).keeper
    for number in range(FOLD_AT // 400_000 + 1):
        keep(keeper, number, "x" * 400_000)
    for _ in zip(range(3), steps(keeper), strict=False):
        pass
    keep(keeper, 2, "later")
    keeper.close()
    assert left_beside(many) == set()
    assert sessions(many)["s2"] == "later"


def test_a_failed_sync_beside_a_fold_costs_the_fold_and_nothing_else(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = open_file(many).keeper
    for number in range(FOLD_AT // 400_000 + 1):
        keep(keeper, number, "x" * 400_000)
    for _ in zip(range(3), steps(keeper), strict=False):
        pass
    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", _broken)
        with pytest.raises(StoreError, match="Input/output"):
            keep(keeper, 2, "later")
    keep(keeper, 2, "later")
    for _ in steps(keeper):
        pass
    keeper.let_go()
    assert sessions(many)["s2"] == "later"
    assert sessions(many)["s3"] == "x" * 400_000


def _broken(descriptor: int) -> None:
    raise OSError(5, "Input/output error")


def test_a_folder_that_fails_to_sync_after_the_new_base_loses_no_later_save(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new base has its name, and nobody knows whether it lasts: both must do."""
    old = path.read_bytes()
    keeper = open_file(path).keeper
    keep(keeper, 1, "one")
    real = files.sync_folder
    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", lambda folder: _broken(0))
        keeper.close()
    new = path.read_bytes()
    assert new != old
    keep(keeper, 1, "two")
    keep(keeper, 2, "three")
    real(path.parent)
    for base in (old, new):
        copy = tmp_path / "copy" / path.name
        shutil.rmtree(copy.parent, ignore_errors=True)
        shutil.copytree(path.parent, copy.parent)
        copy.write_bytes(base)
        assert sessions(copy) == {"s1": "two", "s2": "three"}
        assert list(documents(copy, "conflicts")) == []
    keeper.close()
    assert sessions(path) == {"s1": "two", "s2": "three"}
    assert left_beside(path) == set()


def test_unchanged_lines_go_through_as_they_are(path: Path) -> None:
    strange = '"1": {"id": "dina",   "name":\t"Dina", "size": 1.50}'
    text = path.read_text().splitlines()
    text[2] = strange
    path.write_text("\n".join(text) + "\n")
    with opened(path) as store:
        store.save(session(2))
    assert path.read_text().splitlines()[2] == strange


def test_temporary_files_of_a_crash_are_cleared_away_by_the_next_fold(path: Path) -> None:
    for name in (f".{path.name}.0123abcd.tmp", f".{path.name}.journal.0123abcd.tmp"):
        path.with_name(name).write_text("x")
    other = path.with_name(".other.json.0123abcd.tmp")
    other.write_text("x")
    with opened(path) as store:
        store.save(REZA)
    assert left_beside(path) == {other.name}


def test_backups_are_of_the_last_fold_a_day_ago_and_a_week_ago(path: Path) -> None:
    day = 86_400
    first, second, third = backups.places(path)
    start = path.stat().st_mtime
    for at in range(0, 30 * day, day // 4):
        path.unlink()  # a fold leaves a new file, too
        path.write_text(str(at // day))
        os.utime(path, (start + at, start + at))
        backups.keep(path)
    assert first.read_text() == "29"
    assert second.read_text() in ("28", "29")
    ages = [(start + 29.75 * day - place.stat().st_mtime) / day for place in (first, second, third)]
    assert ages[0] == 0
    assert 0 < ages[1] <= 1.25
    assert 1 < ages[2] <= 8.5
    assert {place.stat().st_mode & 0o777 for place in (first, second, third)} == {0o600}
    assert path.read_text() == "29"


def test_a_file_system_without_second_names_gets_copies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*arguments: Any) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    before = path.read_bytes()
    with opened(path) as store:
        store.save(REZA)
    assert backups.places(path)[0].read_bytes() == before
    assert left_beside(path) == set()
