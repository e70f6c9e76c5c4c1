"""Switching encryption on and off; that it can be stopped anywhere is told in `tests/faults`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files, key, store, switch
from oneonone_tui.storage.cipher import Cipher, is_sealed
from oneonone_tui.storage.lock import Lock
from tests.storage.records import DINA, opened, session
from tests.storage.sealed import CIPHER, KEY_FILE

NOTES = "canary — the rota"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed plain store with backups of three ages, and lines that were put aside."""
    path = tmp_path / "folder" / "one.json"
    for number in (1, 2):
        with opened(path) as kept:
            kept.save(DINA, session(number, notes=NOTES))
    for place in (2, 3):
        old = files.beside(path, f"backup-{place}")
        old.write_bytes(path.read_bytes())
        os.utime(old, (1_000_000 * place, 1_000_000 * place))
    for ending in ("rescued-00000000", "damaged-00000000"):
        files.beside(path, ending).write_text(NOTES)
    return path


def contents(path: Path) -> dict[str, bytes]:
    return {
        place.name: place.read_bytes()
        for place in path.parent.iterdir()
        if place.suffix not in (".lock", ".key")
    }


def test_everything_that_holds_words_is_sealed(path: Path) -> None:
    before = contents(path)

    assert switch.encrypt(path, CIPHER) == []

    after = contents(path)
    assert set(after) == set(before)
    assert all(map(is_sealed, after.values()))
    assert {name: CIPHER.open(content) for name, content in after.items()} == before


def test_and_everything_is_plain_again(path: Path) -> None:
    before = contents(path)
    switch.encrypt(path, CIPHER)

    assert switch.decrypt(path, CIPHER) == []

    assert contents(path) == before
    assert not key.is_encrypted(path)
    with opened(path) as kept:
        assert len(kept.sessions(DINA.id)) == 2


def test_the_files_are_for_their_owner_and_backups_as_old_as_before(path: Path) -> None:
    ages = {place.name: place.stat().st_mtime_ns for place in path.parent.glob("*.backup-*")}

    switch.encrypt(path, CIPHER)

    for place in path.parent.iterdir():
        assert place.stat().st_mode & 0o777 == 0o600
    assert ages == {
        place.name: place.stat().st_mtime_ns for place in path.parent.glob("*.backup-*")
    }


def test_a_store_that_is_not_there_yet_can_be_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.json"

    switch.encrypt(path, CIPHER)

    kept = store.open_store(path, CIPHER)
    kept.save(DINA)
    kept.close()
    assert is_sealed(path.read_bytes())


def test_what_a_crash_has_left_is_sealed_with_the_rest(path: Path) -> None:
    kept = store.open_store(path)
    kept.save(session(3, notes=NOTES))
    kept.flush()
    journal, data = files.beside(path, "journal").read_bytes(), path.read_bytes()
    kept.close()
    path.write_bytes(data)
    files.beside(path, "journal").write_bytes(journal)
    files.temporary(path).write_text(NOTES)

    switch.encrypt(path, CIPHER)

    assert all(map(is_sealed, contents(path).values()))
    again = store.open_store(path, CIPHER)
    assert len(again.sessions(DINA.id)) == 3
    again.close()


def test_open_elsewhere_it_is_not_switched(path: Path) -> None:
    lock = Lock(path)
    lock.take()
    before = contents(path)

    with pytest.raises(StoreError, match="is open elsewhere"):
        switch.encrypt(path, CIPHER)

    lock.release()
    assert contents(path) == before
    assert not key.is_encrypted(path)


def test_damaged_data_is_to_be_mended_first(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"started": "2026', b'"started": "x026', 1))
    before = contents(path)

    with pytest.raises(StoreError, match="run `oneonone-tui recover` first") as caught:
        switch.encrypt(path, CIPHER)

    assert "canary" not in str(caught.value)
    assert contents(path) == before
    assert not key.is_encrypted(path)


def test_what_another_key_has_sealed_is_left_and_named(path: Path) -> None:
    foreign = files.beside(path, "backup-3")
    foreign.write_bytes(Cipher.new().seal(b"{}"))
    switch.encrypt(path, CIPHER)
    before = foreign.read_bytes()

    assert switch.encrypt(path, CIPHER, anew=True) == [foreign]
    assert switch.decrypt(path, CIPHER) == [foreign]
    assert foreign.read_bytes() == before


def test_a_recovery_key_that_is_added_opens_everything_there_is(path: Path) -> None:
    switch.encrypt(path, CIPHER)
    second = Cipher.new()

    switch.encrypt(path, replace(CIPHER, recovery=second.public), anew=True)

    assert all(second.open(content) for content in contents(path).values())
    assert all(CIPHER.open(content) for content in contents(path).values())


def test_another_passphrase_changes_the_key_file_and_nothing_else(path: Path) -> None:
    switch.encrypt(path, CIPHER)
    before = contents(path)

    switch.change_key(path, CIPHER, replace(CIPHER, wrapped=b"another"))

    assert contents(path) == before
    assert key.key_of(path).read_bytes() == b"another"


def test_a_key_that_was_changed_meanwhile_is_not_replaced(path: Path) -> None:
    switch.encrypt(path, CIPHER)

    with pytest.raises(StoreError, match="in the meantime"):
        switch.change_key(path, replace(CIPHER, wrapped=b"of before"), CIPHER)

    assert key.key_of(path).read_bytes() == KEY_FILE
