"""Damage that is found only when a line is looked at, and another place to keep everything."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from oneonone_tui.domain.store import SaveState, SaveStatus, Store, StoreError
from oneonone_tui.storage import base, files
from oneonone_tui.storage.chores import QUIET, Chores
from oneonone_tui.storage.codec import encode
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.store import open_store

from .crash import journal_of, leave, line
from .records import DINA, REZA, Ear, action, documents, left_beside, opened, session, topic

SECRET = "canary"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, REZA, session(1), session(2, notes=SECRET), action(1), topic(1))
        store.save(session(3, "reza"))
    return path


DAMAGE = {
    "not JSON": (b'"notes": "canary"', b'"notes": "canary', "sessions, document 2: column "),
    "a bit": (b'"notes": "canary"', b'"notes": "canary\x02', "sessions, document 2: column "),
    "a wrong type": (b'"notes": "canary"', b'"notes": [7]', "$.notes: Expected `str`"),
    "NaN": (b'"notes": "canary"', b'"notes": NaN', "is not finite"),
    "a time without a zone": (
        b'"started": "2026-11-16T09:00:00Z"',
        b'"started": "2026-11-16T09:00:00"',
        "$.started: a time without its zone",
    ),
}


def damage(path: Path, kind: str) -> bytes:
    sound, broken, _ = DAMAGE[kind]
    data = path.read_bytes()
    assert data.count(sound) == 1
    path.write_bytes(data.replace(sound, broken))
    return path.read_bytes()


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_line_is_left_out_and_the_file_stays_as_it_is(path: Path, kind: str) -> None:
    data = damage(path, kind)
    store = open_store(path)
    assert store.read_only == ""
    assert store.people() == (DINA, REZA)
    assert [s.id for s in store.sessions("reza")] == ["s3"]
    ear = Ear(store)
    assert [s.id for s in store.sessions("dina")] == ["s1"]
    assert store.actions("dina") == (action(1),)
    (said,) = store.remarks
    assert f"{path} is damaged: sessions, document 2" in said
    assert DAMAGE[kind][2] in said
    assert SECRET not in said
    assert "oneonone-tui recover" in said
    assert ear.wait_for(SaveState.SAVED).reason == said
    assert store.read_only == ""
    store.save(session(4))
    store.close()
    assert {status.reason for status in ear.heard} == {said}
    assert ear.states == [SaveState.SAVED, SaveState.SAVING, SaveState.SAVED]
    assert [s.id for s in store.sessions("dina")] == ["s1", "s4"]
    assert path.read_bytes() == data
    assert left_beside(path) == {f"{path.name}.journal"}


def test_what_is_kept_beside_a_damaged_file_is_there_again_and_goes_in_when_it_is_mended(
    path: Path,
) -> None:
    sound = path.read_bytes()
    data = damage(path, "a bit")
    for number in (4, 5):  # in two sessions, and without a look at the damaged line
        store = open_store(path)
        store.save(session(number, "reza"))
        store.close()
        assert "is damaged" in store.remarks[-1]
    assert path.read_bytes() == data
    store = open_store(path)
    ear = Ear(store)
    assert [s.id for s in store.sessions("reza")] == ["s3", "s4", "s5"]
    assert [s.id for s in store.sessions("dina")] == ["s1"]
    assert "is damaged" in ear.wait_for(SaveState.SAVED).reason
    store.close()
    path.write_bytes(sound)
    with opened(path) as mended:
        assert [s.id for s in mended.sessions("dina")] == ["s1", "s2"]
        assert [s.id for s in mended.sessions("reza")] == ["s3", "s4", "s5"]
    assert left_beside(path) == set()


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_document_that_is_changed_is_still_kept_as_it_was(path: Path, kind: str) -> None:
    """The program does not show it, so it cannot change it; but no save may fail for it."""
    data = damage(path, kind)
    store = open_store(path)
    store.save(session(2, notes="anew"))
    store.close()
    assert path.read_bytes() == data
    again = open_store(path)
    assert [s.notes for s in again.sessions("dina")] == ["", "anew"]
    again.save(session(4))
    again.close()
    assert path.read_bytes() == data
    assert left_beside(path) == {f"{path.name}.journal"}


def test_a_change_in_the_journal_that_cannot_be_read_is_not_folded(path: Path) -> None:
    leave(path, (session(2, notes="ours"),))
    data, journal = path.read_bytes(), journal_of(path)
    change = {"change": {"sessions": {"s2": {"id": "s2", "person": 7}}}, "was": {}}
    journal.write_bytes(journal.read_bytes() + line(change))
    store = open_store(path)
    store.save(session(4, "reza"))
    store.close()
    assert "sessions, document 2" in store.remarks[-1]
    assert path.read_bytes() == data


@pytest.mark.parametrize("kind", [*DAMAGE, "a key twice"])
def test_a_damaged_line_that_nobody_looks_at_is_found_by_and_by(path: Path, kind: str) -> None:
    if kind == "a key twice":
        data = path.read_bytes().replace(b'"type": "regular"', b'"type": "x", "type": "y"')
        path.write_bytes(data)
    else:
        data = damage(path, kind)
    keeper = open_file(path).keeper
    heard: list[str] = []
    keeper.on_distrust = heard.append
    work = Chores(keeper).work
    while work() is not None:
        pass
    assert heard == [keeper.damage]
    assert "is damaged: sessions, document" in keeper.damage
    keeper.keep({"people": {"dina": encode(DINA)}})
    assert work() is None  # and not at once again, for ever
    keeper.close()
    assert path.read_bytes() == data


def test_a_sound_file_is_looked_through_and_left_alone(path: Path) -> None:
    data = path.read_bytes()
    keeper = open_file(path).keeper
    work = Chores(keeper).work
    while work() is not None:
        pass
    assert keeper.damage == ""
    keeper.close()
    assert path.read_bytes() == data


def test_damaged_people_are_refused_with_the_newest_backup_that_can_be_read(path: Path) -> None:
    with opened(path) as store:
        store.save(session(5))
    newest = files.beside(path, "backup-1")
    newest.write_bytes(newest.read_bytes()[:-40])
    good = files.beside(path, "backup-2")
    good.write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes().replace(b'"name": "Dina"', b'"name": 7'))
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert "people, document 1, $.name: Expected `str`, got `int`" in str(caught.value)
    assert str(caught.value).endswith(f" The newest backup that can be read is {good}.")


def cuts(data: bytes) -> list[int]:
    return [*range(1, 200, 9), *range(200, len(data) - 200, 61), *range(len(data) - 200, len(data))]


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in which keys are looked up at once, and one in which that is left for later."""
    if request.param == "large":
        monkeypatch.setattr(base, "LARGE", 0)


@pytest.mark.usefixtures("size")
def test_a_file_that_is_cut_off_anywhere_is_refused_at_once(path: Path) -> None:
    data = path.read_bytes()
    for end in cuts(data):
        path.write_bytes(data[:end])
        if end == len(data) - 1:  # only the last line's end is missing
            with opened(path) as store:
                assert len(store.sessions("dina")) == 2
            continue
        with pytest.raises(StoreError, match="is damaged"):
            open_store(path)
        assert path.read_bytes() == data[:end]


@pytest.mark.usefixtures("size")
def test_a_file_with_any_bit_flipped_is_refused_or_read_and_never_spoilt(path: Path) -> None:
    data = path.read_bytes()
    for place in range(0, len(data), 3):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        said = ""
        try:
            store = open_store(path)
        except StoreError as error:
            said = str(error)
        else:
            _read_all(store)
            said = "".join(store.remarks)
            store.close()
        assert SECRET not in said
        assert path.read_bytes() == bytes(flipped)


def _read_all(store: Store) -> list[Any]:
    return [
        (store.sessions(person.id), store.actions(person.id), store.topics(person.id))
        for person in store.people()
    ]


@pytest.mark.usefixtures("size")
def test_documents_are_found_by_person_whatever_the_layout(path: Path) -> None:
    store = open_store(path)
    ours = _read_all(store)
    store.close()
    tables = json.loads(path.read_bytes())
    turned = {
        name: {n: dict(reversed(d.items())) for n, d in reversed(table.items())}
        for name, table in tables.items()
    }
    for text in (json.dumps(tables), json.dumps(tables, indent=1), json.dumps(turned)):
        path.write_text(text)
        store = open_store(path)
        assert sorted(map(str, _read_all(store))) == sorted(map(str, ours))
        store.close()


TWICE = {
    "an id": (
        b'"3": {"id": "s3"',
        b'"3": {"id": "s1"',
        "sessions, documents 1 and 3 have the same id",
    ),
    "a number": (
        b'"3": {"id": "s3"',
        b'"2": {"id": "s3"',
        "sessions has two documents with the number 2",
    ),
}


@pytest.fixture
def twice(path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A large file in which something is there twice; returns what is wrong."""
    monkeypatch.setattr(base, "LARGE", 0)
    sound, broken, problem = TWICE[request.param]
    assert path.read_bytes().count(sound) == 1
    path.write_bytes(path.read_bytes().replace(sound, broken))
    return problem


@pytest.mark.parametrize("twice", TWICE, indirect=True)
def test_what_is_there_twice_in_a_large_file_is_found_by_and_by(path: Path, twice: str) -> None:
    data = path.read_bytes()
    keeper = open_file(path).keeper
    work = Chores(keeper).work
    while work() is not None:
        pass
    assert f"is damaged: {twice};" in keeper.damage
    keeper.keep({"people": {"dina": encode(DINA)}})
    keeper.close()
    assert path.read_bytes() == data


@pytest.mark.parametrize("twice", TWICE, indirect=True)
def test_what_is_there_twice_in_a_large_file_does_not_keep_from_keeping(
    path: Path, twice: str
) -> None:
    data = path.read_bytes()
    store = open_store(path)
    assert [s.id for s in store.sessions("dina")] == ["s1", "s2"]
    store.save(session(1, notes="changed"), session(7))
    store.close()
    assert twice in store.remarks[-1]
    assert path.read_bytes() == data
    again = open_store(path)
    assert [s.notes for s in again.sessions("dina")] == ["changed", SECRET, ""]
    again.save_elsewhere(str(path.parent / "new.json"))
    again.close()
    (aside,) = documents(path.parent / "new.json", "damaged")
    assert aside["problem"] == twice
    assert '"person": "reza"' in aside["line"]
    with opened(path.parent / "new.json") as moved:
        assert [s.notes for s in moved.sessions("dina")] == ["changed", SECRET, ""]
        assert moved.sessions("reza") == ()


@pytest.mark.parametrize("twice", TWICE, indirect=True)
def test_what_is_there_twice_in_a_small_file_is_refused_at_once(
    path: Path, twice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with pytest.raises(StoreError, match="is damaged"):
        open_store(path)


@pytest.mark.usefixtures("size")
def test_people_who_are_there_twice_are_refused_at_once(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'{"id": "reza", "name"', b'{"id": "dina", "name"'))
    with pytest.raises(StoreError, match="people, documents 1 and 2 have the same id"):
        open_store(path)


@pytest.mark.usefixtures("size")
def test_numbers_that_do_not_rise_are_nothing_wrong(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"1": {"id": "s1"', b'"9": {"id": "s1"'))
    with opened(path) as store:
        assert [s.id for s in store.sessions("dina")] == ["s1", "s2"]
        store.save(session(4))
    with TinyDB(path, access_mode="r") as db:
        numbers = {document["id"]: document.doc_id for document in db.table("sessions")}
    assert numbers == {"s1": 9, "s2": 2, "s3": 3, "s4": 10}


@pytest.mark.usefixtures("size")
def test_a_line_that_is_not_as_we_write_it_has_the_file_parsed_as_a_whole(path: Path) -> None:
    data = path.read_bytes()
    turned = data.replace(b'{"id": "s1", "person": "dina"', b'{"person": "dina", "id": "s1"')
    assert turned != data
    path.write_bytes(turned)
    with opened(path) as store:
        assert [s.id for s in store.sessions("dina")] == ["s1", "s2"]
        store.save(session(4))
    with opened(path) as store:
        assert [s.id for s in store.sessions("dina")] == ["s1", "s2", "s4"]


def test_who_types_comes_before_the_looking(path: Path) -> None:
    keeper = open_file(path).keeper
    keeper.keep({"people": {"dina": encode(DINA)}})
    patience = Chores(keeper).work()
    assert patience is not None
    assert 0 < patience <= QUIET
    assert not keeper.inspection.done
    keeper.close()


def test_a_disk_that_is_full_is_left_for_another_place(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "stick" / "new" / "one.json"
    store = open_store(path)
    store.save(session(4))
    store.flush()
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        name = Path(f"/proc/self/fd/{descriptor}").readlink()
        if name.is_relative_to(path.parent):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    store.save(session(5, notes="typed"))
    with pytest.raises(StoreError, match="the disk is full"):
        store.flush()
    ear = Ear(store)
    store.save_elsewhere(str(place))
    assert ear.states[-1] is SaveState.SAVED
    store.save(session(6))
    store.close()
    monkeypatch.undo()
    with opened(place) as moved:
        assert moved.people() == (DINA, REZA)
        assert [s.id for s in moved.sessions("dina")] == ["s1", "s2", "s4", "s5", "s6"]
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    with opened(path) as left:  # the old place has what it had
        assert [s.id for s in left.sessions("dina")] == ["s1", "s2", "s4"]


@pytest.mark.parametrize("seen", [True, False])
def test_what_is_damaged_is_put_aside_in_another_place(
    path: Path, tmp_path: Path, seen: bool
) -> None:
    data = damage(path, "a wrong type")
    store = open_store(path)
    ear = Ear(store)
    if seen:
        assert len(store.sessions("dina")) == 1
    store.save(session(7))
    store.save_elsewhere(str(tmp_path / "new.json"))
    store.flush()
    store.close()
    assert ear.heard[-1] == SaveStatus(SaveState.SAVED)  # nothing is wrong any more
    assert path.read_bytes() == data
    (aside,) = documents(tmp_path / "new.json", "damaged")
    assert aside["table"] == "sessions"
    assert '"notes": [7]' in aside["line"]
    with opened(tmp_path / "new.json") as moved:
        assert [s.id for s in moved.sessions("dina")] == ["s1", "s7"]
        assert [s.id for s in moved.sessions("reza")] == ["s3"]


def test_nothing_is_written_over_in_another_place(path: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    there.write_text("precious")
    link = tmp_path / "link.json"
    link.symlink_to(there)
    crashed = tmp_path / "crashed" / "one.json"
    leave(crashed, (DINA,))
    with opened(path) as store:
        for place in (there, link, crashed, path):
            with pytest.raises(StoreError, match="was not touched"):
                store.save_elsewhere(str(place))
        with pytest.raises(StoreError, match="cannot be written"):
            store.save_elsewhere(str(there / "below" / "a file"))
        store.save(session(8))
    assert there.read_text() == "precious"
    assert "s8" in [d["id"] for d in documents(path, "sessions")]
