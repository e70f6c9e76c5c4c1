"""What the store in a file does beyond the contract: what the file is, and who may read it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from oneonone_tui.domain.person import Preference, Standing
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.store import open_store

from .records import DINA, REZA, START, action, documents, left_beside, session, topic


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "oneonone.json"


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def write(path: Path, tables: dict[str, Any]) -> bytes:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(tables))
    return path.read_bytes()


def test_opening_and_reading_creates_nothing(path: Path) -> None:
    store = open_store(path)
    assert store.people() == ()
    store.flush()
    store.close()
    assert not path.parent.exists()


def test_opening_and_reading_changes_nothing(path: Path) -> None:
    data = write(path, {"people": {"1": {"id": "dina", "name": "Di\x1bna"}}})
    before = path.stat()
    store = open_store(path)
    store.people()
    store.close()
    after = path.stat()
    assert path.read_bytes() == data
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert left_beside(path) == set()


def test_what_was_closed_is_there_again(path: Path) -> None:
    store = open_store(path)
    store.save(DINA, session(2), action(1), topic(1))
    store.save(REZA, session(1, notes="on-call"))
    store.close()
    again = open_store(path)
    assert again.people() == (DINA, REZA)
    assert again.sessions("dina") == (session(1, notes="on-call"), session(2))
    assert again.actions("dina") == (action(1),)
    assert again.topics("dina") == (topic(1),)


def test_tinydb_itself_reads_the_file(path: Path) -> None:
    store = open_store(path)
    store.save(DINA, REZA)
    store.save(session(1), replace(REZA, archived=True))
    store.close()
    with TinyDB(path) as db:
        assert db.tables() == {"people", "sessions"}
        assert [(p["id"], p["archived"]) for p in db.table("people")] == [
            ("dina", False),
            ("reza", True),
        ]
        assert [document.doc_id for document in db.table("people")] == [1, 2]


def test_what_tinydb_itself_wrote_is_read(path: Path) -> None:
    path.parent.mkdir()
    with TinyDB(path) as db:
        number = db.table("people").insert({"id": "dina", "name": "Dina"})
    store = open_store(path)
    assert store.people() == (DINA,)
    store.save(replace(DINA, name="Dina A."), REZA)
    store.close()
    with TinyDB(path) as db:
        people = db.table("people").all()
    assert [(p.doc_id, p["name"]) for p in people] == [(number, "Dina A."), (number + 1, "Reza")]


def test_the_file_is_ascii_with_one_document_a_line(path: Path) -> None:
    store = open_store(path)
    store.save(DINA, REZA, session(1, notes="one — two\nthree"))
    store.close()
    lines = path.read_bytes().decode("ascii").splitlines()
    assert [line.count('"id": "dina"') for line in lines] == [0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert sum('"id": "s1"' in line for line in lines) == 1


def test_fields_and_tables_that_are_not_ours_survive(path: Path) -> None:
    tables: dict[str, Any] = {
        "_default": {"7": {"mine": [1.5, None, True, "x"]}},
        "later": {},
        "people": {
            "4": {"id": "dina", "name": "Dina", "shoe": {"size": 38}},
            "9": {"id": "reza", "name": "Reza", "shoe": 44},
        },
        "sessions": {
            "1": {
                "id": "s1",
                "person": "dina",
                "type": "regular",
                "started": "2026-11-02T09:00:00Z",
                "evaluation": {"well": "", "mood": 4},
                "agenda": [
                    {"id": "i1", "text": "one", "colour": "red"},
                    {"id": "i2", "text": "two", "colour": "blue"},
                ],
            }
        },
    }
    write(path, tables)
    store = open_store(path)
    was = store.sessions("dina")[0]
    store.save(replace(DINA, archived=True), was.move_item("i2", -1))
    store.close()
    kept = json.loads(path.read_bytes())
    assert {name: kept[name] for name in ("_default", "later")} == {
        "_default": tables["_default"],
        "later": {},
    }
    assert kept["people"]["4"]["shoe"] == {"size": 38}
    assert kept["people"]["4"]["archived"] is True
    assert kept["people"]["9"] == tables["people"]["9"]
    (changed,) = kept["sessions"].values()
    assert changed["evaluation"]["mood"] == 4
    assert [(item["id"], item["colour"]) for item in changed["agenda"]] == [
        ("i2", "blue"),
        ("i1", "red"),
    ]


def test_a_part_that_is_taken_away_does_not_come_back(path: Path) -> None:
    store = open_store(path)
    store.save(session(1))
    store.flush()
    store.save(replace(session(1), agenda=session(1).agenda[1:], asked=()))
    store.close()
    (kept,) = documents(path, "sessions")
    assert [item["id"] for item in kept["agenda"]] == ["i2"]
    assert kept["asked"] == []


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("a\x00b\x7f\x9b31m", "a␀b␡\ufffd31m"),
        ("invoice\u202efdp.exe", "invoice\ufffdfdp.exe"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("plain — 🙂 👩‍🚀\n\ttab", "plain — 🙂 👩‍🚀\n\ttab"),
    ],
)
def test_hostile_text_is_cleaned_wherever_it_stands(path: Path, raw: str, shown: str) -> None:
    write(
        path,
        {
            "people": {"1": {"id": "dina", "name": raw}},
            "sessions": {
                "1": {
                    "id": "s1",
                    "person": "dina",
                    "type": raw,
                    "started": "2026-11-02T09:00:00Z",
                    "notes": raw,
                    "skipped": [raw],
                    "agenda": [{"id": raw, "text": raw}],
                    "evaluation": {"well": raw},
                }
            },
        },
    )
    store = open_store(path)
    (person,) = store.people()
    (kept,) = store.sessions("dina")
    assert {
        person.name,
        kept.type,
        kept.notes,
        kept.skipped[0],
        kept.agenda[0].id,
        kept.agenda[0].text,
        kept.evaluation.well,
    } == {shown}


def test_a_hostile_id_is_still_one_document(path: Path) -> None:
    write(path, {"people": {"1": {"id": "di\x1bna", "name": "Dina"}}})
    store = open_store(path)
    (person,) = store.people()
    store.save(replace(person, archived=True))
    store.close()
    assert [document["id"] for document in documents(path, "people")] == ["di␛na"]


@pytest.mark.usefixtures("no_umask")
def test_only_the_owner_reads_what_we_create(tmp_path: Path) -> None:
    path = tmp_path / "share" / "oneonone-tui" / "oneonone.json"
    store = open_store(path)
    store.save(DINA)
    store.close()
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700


def test_a_umask_that_takes_everything_does_not_lock_us_out(path: Path) -> None:
    before = os.umask(0o777)
    try:
        store = open_store(path)
        store.save(DINA)
        store.close()
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


@pytest.mark.usefixtures("no_umask")
def test_a_file_that_others_could_read_is_closed_to_them_and_a_folder_is_left(path: Path) -> None:
    write(path, {})
    path.chmod(0o644)
    path.parent.chmod(0o755)
    store = open_store(path)
    store.save(DINA)
    store.close()
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o755


def test_a_symbolic_link_is_written_through(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    for person in (DINA, REZA):  # the first time the link leads to nothing
        store = open_store(link)
        store.save(person)
        store.close()
    assert link.is_symlink()
    assert [document["id"] for document in documents(path, "people")] == ["dina", "reza"]
    assert left_beside(path) == set()


PLANTED = {
    "the journal being written": ".oneonone.json.journal.00000000.tmp",
    "the file being written": ".oneonone.json.00000000.tmp",
    "journal": "oneonone.json.journal",
    "backup": "oneonone.json.backup-1",
    "lock": "oneonone.json.lock",
}


@pytest.mark.parametrize("plant", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("name", PLANTED.values(), ids=PLANTED)
def test_what_was_planted_in_the_place_of_one_of_our_files_is_never_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str, plant: Callable[[Path, Path], None]
) -> None:
    if name.endswith(".lock") and plant is Path.hardlink_to:
        pytest.skip("the lock has nothing but our process number")
    victim = path.parent.parent / "victim"
    victim.write_text("precious")
    write(path, {"people": {"1": {"id": "reza", "name": "Reza"}}})
    monkeypatch.setattr(os, "urandom", lambda count: bytes(count))
    plant(path.with_name(name), victim)
    with suppress(StoreError):
        store = open_store(path)
        store.save(DINA)
        store.close()
    assert victim.read_text() == "precious"
    assert victim.stat().st_mode & 0o777 == 0o644


def test_a_record_that_could_not_be_read_back_is_refused_whole(path: Path) -> None:
    store = open_store(path)
    naive = replace(session(2), started=session(2).started.replace(tzinfo=None))
    with pytest.raises(ValueError, match=r"\$\.started: a time without its zone"):
        store.save(session(1), naive)
    pinned = Preference("q", Standing.PINNED, START.replace(tzinfo=None))
    with pytest.raises(ValueError, match=r"\$\.preferences\.at: a time without its zone"):
        store.save(session(1), DINA.prefer(pinned))
    with pytest.raises(ValueError, match=r"\$\.name: Expected `str`, got `null`"):
        store.save(replace(DINA, name=None))  # type: ignore[arg-type]
    assert store.sessions("dina") == ()
    assert store.people() == ()
    store.close()
    assert not path.exists()
