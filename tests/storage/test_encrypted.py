"""A store that is encrypted: the same as any other, and nothing of it readable on the disk."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.store import Store, StoreError
from oneonone_tui.storage import files, key, store, switch
from oneonone_tui.storage.cipher import Cipher, is_sealed
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.people import people_at
from oneonone_tui.storage.tiny import JournalledStorage
from oneonone_tui.storage.view import View
from tests.storage.records import DINA, START, action, session, topic
from tests.storage.sealed import CIPHER, KEY_FILE, SECRET, age, needs_age

CANARY = "canary"
NOTES = f"{CANARY} — the rota"


@contextmanager
def opened(path: Path, cipher: Cipher | None = CIPHER) -> Iterator[Store]:
    """The store, closed again afterwards."""
    kept = store.open_store(path, cipher)
    try:
        yield kept
    finally:
        kept.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with a backup, encrypted from the beginning."""
    path = tmp_path / "folder" / "one.json"
    switch.encrypt(path, CIPHER)
    for number in (1, 2):
        with opened(path) as kept:
            kept.save(DINA, session(number, notes=NOTES), action(number))
    return path


def contents(path: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in path.parent.iterdir()}


def assert_nothing_is_readable(path: Path) -> None:
    for name, content in contents(path).items():
        assert CANARY.encode() not in content, name
        assert DINA.name.encode() not in content, name


def test_what_was_saved_is_there_when_it_is_opened_again(path: Path) -> None:
    with opened(path) as kept:
        assert kept.people() == (DINA,)
        assert [each.notes for each in kept.sessions(DINA.id)] == [NOTES, NOTES]
        assert kept.remarks == ()


def test_nothing_is_readable_at_any_time(path: Path) -> None:
    with opened(path) as kept:
        kept.save(session(3, notes=NOTES))
        kept.flush()
        assert_nothing_is_readable(path)
        Inbox(path, CIPHER).put([Topic("t1", DINA.id, NOTES, START)])
        assert_nothing_is_readable(path)
    assert_nothing_is_readable(path)


def test_after_a_clean_exit_there_are_data_key_lock_and_backups(path: Path) -> None:
    assert sorted(contents(path)) == [
        "one.json",
        "one.json.backup-1",
        "one.json.key",
        "one.json.lock",
    ]
    assert is_sealed(contents(path)["one.json.backup-1"])


@needs_age
def test_the_standard_tool_opens_data_journal_and_backup(path: Path, tmp_path: Path) -> None:
    with opened(path) as kept:
        kept.save(session(3, notes=NOTES))
        kept.flush()
        found = contents(path)
    data = json.loads(age(found["one.json"], tmp_path))
    backup = json.loads(age(found["one.json.backup-1"], tmp_path))
    blobs = [line.split(b" ")[1] for line in found["one.json.journal"].splitlines()]
    header, change = (json.loads(age(base64.b64decode(blob), tmp_path)) for blob in blobs)

    assert [each["notes"] for each in data["sessions"].values()] == [NOTES, NOTES]
    assert [each["notes"] for each in backup["sessions"].values()] == [NOTES]
    assert header["journal"] == 1
    assert change["change"]["sessions"]["s3"]["notes"] == NOTES


@needs_age
def test_the_commands_of_the_guide_open_the_journal(path: Path, tmp_path: Path) -> None:
    """As they stand there, but for the first, which asks for the passphrase."""
    guide = (Path(__file__).parents[2] / "docs" / "encryption.md").read_text()
    commands = guide.partition("<!-- journal -->\n```sh\n")[2].partition("```")[0]
    identity = tmp_path / "identity.txt"
    identity.write_text(f"{SECRET}\n")
    with opened(path) as kept:
        kept.save(session(3, notes=NOTES))
        kept.flush()
        (tmp_path / "oneonone.json.journal").write_bytes(contents(path)["one.json.journal"])
    loop = "\n".join(commands.splitlines()[1:]).replace("/dev/shm/identity.txt", str(identity))

    ran = subprocess.run(["bash", "-ec", loop], cwd=tmp_path, capture_output=True, check=True)

    header, change = map(json.loads, ran.stdout.splitlines())
    assert header["journal"] == 1
    assert change["change"]["sessions"]["s3"]["notes"] == NOTES
    assert not identity.exists()


def test_opened_data_is_the_ordinary_file(path: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.json"
    plain.write_bytes(CIPHER.open(path.read_bytes()))

    with TinyDB(plain) as db:
        assert len(db.table("sessions")) == 2
    with opened(plain, None) as kept:
        assert len(kept.sessions(DINA.id)) == 2


def test_views_of_it_see_journal_and_inbox(path: Path) -> None:
    with opened(path) as kept:
        kept.save(Person("x", "Xenia"), topic(1))
        kept.flush()
        Inbox(path, CIPHER).put([topic(2)])
        view = View(path, CIPHER)
        assert people_at(path, path, CIPHER) == [DINA, Person("x", "Xenia")]
        assert [each.name for each in view.people] == ["Dina", "Xenia"]
        assert [each.id for each in view.topics(DINA.id)] == ["t1", "t2"]
        with TinyDB(path, storage=JournalledStorage, cipher=CIPHER) as db:
            assert len(db.table("people")) == 2


def test_without_the_passphrase_it_is_a_sentence_and_nothing_is_touched(path: Path) -> None:
    before = contents(path)

    with pytest.raises(StoreError, match="is encrypted, so that a passphrase is needed"):
        store.open_store(path)

    assert contents(path) == before


@pytest.mark.parametrize("where", ["in the file", "in the journal"])
def test_without_the_key_it_is_a_sentence_and_nothing_is_touched(
    tmp_path: Path, where: str
) -> None:
    path = tmp_path / "folder" / "one.json"
    with opened(path, replace(CIPHER, wrapped=b"")) as kept:
        kept.save(DINA)
        kept.flush()
        if where == "in the journal":
            journal = contents(path)["one.json.journal"]
    if where == "in the journal":
        path.unlink()
        files.beside(path, "journal").write_bytes(journal)
    before = contents(path)

    with pytest.raises(StoreError, match=r"its key .*one.json.key is not there"):
        store.open_store(path)
    with pytest.raises(StoreError, match=r"its key .*one.json.key is not there"):
        View(path)
    assert contents(path) == before


def test_with_another_key_it_is_a_sentence_and_nothing_is_touched(path: Path) -> None:
    before = contents(path)

    with pytest.raises(StoreError, match="cannot be decrypted"):
        store.open_store(path, replace(Cipher.new(), wrapped=b"x"))

    assert contents(path) == before


def test_a_damaged_file_names_the_newest_backup_that_opens(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-10] ^= 1
    path.write_bytes(data)

    with pytest.raises(StoreError, match=r"cannot be decrypted.*one.json.backup-1\.$"):
        store.open_store(path, CIPHER)


def test_a_key_that_was_removed_while_it_is_open_comes_back_with_the_data(path: Path) -> None:
    with opened(path) as kept:
        key.key_of(path).unlink()
        kept.save(session(3))

    assert key.key_of(path).read_bytes() == KEY_FILE


def test_another_place_is_encrypted_too_and_has_its_key(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "two.json"
    with opened(path) as kept:
        kept.save_elsewhere(str(other))
        kept.save(session(3, notes=NOTES))
        kept.flush()
        assert_nothing_is_readable(other)
    assert key.key_of(other).read_bytes() == KEY_FILE
    with opened(other) as kept:
        assert len(kept.sessions(DINA.id)) == 3


def test_a_torn_line_is_kept_where_nobody_can_read_it(path: Path) -> None:
    with opened(path) as kept:
        kept.save(session(3, notes=NOTES))
        kept.flush()
        journal = contents(path)["one.json.journal"]
        data = path.read_bytes()
    path.write_bytes(data)
    files.beside(path, "journal").write_bytes(journal + b'0badc0de {"change": "canary')
    with opened(path) as kept:
        assert "had not reached the disk whole" in " ".join(kept.remarks)
        kept.save(session(4))

    assert_nothing_is_readable(path)
    (rescued,) = path.parent.glob("one.json.rescued-*")
    assert CIPHER.open(rescued.read_bytes()) == b'0badc0de {"change": "canary'


def test_a_plain_line_of_before_the_switch_is_taken_in(path: Path) -> None:
    """A switch that was stopped leaves plain files, and they are data like any other."""
    with opened(path, CIPHER) as kept:
        kept.save(session(3, notes=NOTES))
    path.write_bytes(CIPHER.open(path.read_bytes()))

    with opened(path) as kept:
        assert len(kept.sessions(DINA.id)) == 3
        kept.save(session(4, notes=NOTES))

    assert_nothing_is_readable(path)  # the backup of the plain file too


def test_topics_are_not_queued_in_plain_once_it_is_encrypted(path: Path) -> None:
    with pytest.raises(StoreError, match="by another process in the meantime"):
        Inbox(path).put([Topic("t1", DINA.id, NOTES, START)])

    assert not Inbox(path).there


def test_topics_are_not_sealed_for_a_key_that_is_gone(path: Path) -> None:
    switch.decrypt(path, CIPHER)

    with pytest.raises(StoreError, match="by another process in the meantime"):
        Inbox(path, CIPHER).put([Topic("t1", DINA.id, NOTES, START)])

    assert not Inbox(path).there
