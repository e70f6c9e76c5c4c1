"""The file held against TinyDB itself, and TinyDB's view of what is still in the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.store import open_store
from oneonone_tui.storage.tiny import JournalledStorage

from .crash import leave
from .records import DINA, REZA, opened, session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, session(1, notes="in the file"))
    return path


def test_tinydb_asks_what_is_in_the_journal_too(path: Path) -> None:
    store = open_store(path)
    store.save(session(2, notes="in the journal"), REZA)
    store.flush()
    before = {found.name: found.read_bytes() for found in path.parent.iterdir()}
    with TinyDB(path, storage=JournalledStorage) as db:
        found = db.table("sessions").search(where("notes").search("in the"))
        assert {s["id"]: s.doc_id for s in found} == {"s1": 1, "s2": 2}
        assert len(db.table("people")) == 2
    assert {found.name: found.read_bytes() for found in path.parent.iterdir()} == before
    store.close()
    with TinyDB(path) as plain, TinyDB(path, storage=JournalledStorage) as ours:
        for table in ("people", "sessions"):
            assert plain.table(table).all() == ours.table(table).all()


def test_the_view_writes_nothing(path: Path) -> None:
    leave(path, (REZA,))
    with TinyDB(path, storage=JournalledStorage) as db:
        with pytest.raises(StoreError, match="can only be read"):
            db.table("people").insert({"id": "x"})
        assert len(db.table("people")) == 2


def test_the_view_of_nothing_is_empty_and_of_damage_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    with TinyDB(path, storage=JournalledStorage) as db:
        assert db.tables() == set()
    assert not path.exists()
    path.write_text("{")
    with TinyDB(path, storage=JournalledStorage) as db, pytest.raises(StoreError, match="damaged"):
        db.tables()


def test_what_tinydb_changes_between_two_sessions_is_ours(path: Path) -> None:
    with TinyDB(path) as db:
        db.table("sessions").update({"notes": "by TinyDB"}, where("id") == "s1")
        db.table("people").insert({"id": "new", "name": "New"})
    with opened(path) as store:
        assert store.sessions("dina")[0].notes == "by TinyDB"
        assert [person.id for person in store.people()] == ["dina", "new"]
        store.save(REZA)
    with TinyDB(path) as db:
        assert [p.doc_id for p in db.table("people")] == [1, 2, 3]
