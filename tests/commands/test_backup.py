"""A copy has everything, is new, is private, and is there whole or not at all."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.store import open_store
from tests.commands.conftest import NOTES, Run
from tests.storage.crash import journal_of, leave, line
from tests.storage.records import REZA, documents, opened, session, topic


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "copy.json"


@pytest.fixture(autouse=True)
def _folder(copy: Path) -> None:
    copy.parent.mkdir()


def test_a_copy_has_what_is_in_the_file_and_in_the_journal(
    path: Path, copy: Path, run: Run
) -> None:
    store = open_store(path)  # and stays open
    store.save(session(3, notes=NOTES), REZA)
    store.flush()
    before = {found: found.read_bytes() for found in path.parent.iterdir()}
    umask = os.umask(0)
    said = run("backup", str(copy))
    os.umask(umask)
    assert said.status == 0
    assert said.out == f"{copy} has 3 people, 3 sessions, 1 action item, 0 topics.\n"
    assert {found: found.read_bytes() for found in path.parent.iterdir()} == before
    assert [found.name for found in copy.parent.iterdir()] == ["copy.json"]
    assert copy.stat().st_mode & 0o777 == 0o600
    store.save(session(4))
    store.close()
    with TinyDB(copy, access_mode="r") as db:
        assert {found["id"] for found in db.table("sessions")} == {"s1", "s2", "s3"}
    with opened(copy) as again:
        assert again.people() == store.people()
        assert again.sessions("dina") == store.sessions("dina")[:3]


def test_what_a_later_program_wrote_is_copied_too(path: Path, copy: Path, run: Run) -> None:
    data = path.read_bytes().replace(b'"people": {', b'"_meta": {"1": {"schema": 2}},\n"people": {')
    path.write_bytes(data)
    assert run("backup", str(copy)).status == 0
    assert list(documents(copy, "_meta")) == [{"schema": 2}]


@pytest.mark.parametrize("there", ["file", "link", "itself"])
def test_nothing_that_is_there_is_touched(path: Path, copy: Path, run: Run, there: str) -> None:
    if there == "itself":
        copy = path
    elif there == "link":
        copy.symlink_to(copy.with_name("elsewhere"))
    else:
        copy.write_text("mine")
    content = copy.read_bytes() if copy.exists() else None
    said = run("backup", str(copy))
    assert said.status == 1
    assert "is there already and was not touched; name a new file." in said.err
    assert content is None or copy.read_bytes() == content
    assert not copy.with_name("elsewhere").exists()


def test_a_file_that_appears_meanwhile_is_not_touched(
    copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        copy.write_text("mine")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert "is there already" in run("backup", str(copy)).err
    assert copy.read_text() == "mine"
    assert [found.name for found in copy.parent.iterdir()] == ["copy.json"]


def test_a_file_system_without_second_names_gets_a_copy_too(
    copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*arguments: Any) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)
    assert run("backup", str(copy)).status == 0
    assert len(list(documents(copy, "sessions"))) == 2
    assert [found.name for found in copy.parent.iterdir()] == ["copy.json"]
    assert "is there already" in run("backup", str(copy)).err


def test_a_fault_at_any_call_leaves_a_whole_copy_or_none(
    copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for left in count(1):
        failed = False

        def fail(*arguments: Any, real: Any, **named: Any) -> Any:
            nonlocal left, failed
            left -= 1
            if left:
                return real(*arguments, **named)
            failed = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            for name in ("open", "write", "fsync", "replace"):
                real = getattr(os, name)
                patch.setattr(os, name, lambda *a, real=real, **n: fail(*a, real=real, **n))
            said = run("backup", str(copy))
        if not failed:
            break
        assert said.status == 1
        assert "the disk is full" in said.err
        if copy.exists():  # only its name might not last
            assert len(list(documents(copy, "sessions"))) == 2
            copy.unlink()
        assert list(copy.parent.iterdir()) == []
    assert said.status == 0


def test_a_folder_that_is_not_there_is_told(copy: Path, run: Run) -> None:
    copy.parent.rmdir()
    said = run("backup", str(copy))
    assert said.status == 1
    assert said.err == f"oneonone-tui: {copy} cannot be written: No such file or directory.\n"


def test_both_versions_of_a_conflict_are_in_the_copy(path: Path, copy: Path, run: Run) -> None:
    leave(path, (session(1, notes="ours"),))
    path.write_bytes(path.read_bytes().replace(b"in the notes", b"in theirs", 1))
    said = run("backup", str(copy))
    assert "1 document changed in two places; it has both versions" in said.out
    assert len(list(documents(copy, "conflicts"))) == 1


def test_lines_that_are_torn_are_told_unless_they_are_being_written(
    path: Path, copy: Path, run: Run
) -> None:
    leave(path, (session(3),))
    with journal_of(path).open("ab") as journal:
        journal.write(b"half of a line")
    with opened(path):
        assert "Lines of the journal" not in run("backup", str(copy)).out
        copy.unlink()
        torn = journal_of(path).read_bytes()
    journal_of(path).write_bytes(torn)
    assert "Lines of the journal that are torn or spoilt are not in it." in (
        run("backup", str(copy)).out
    )


def test_what_the_shell_has_queued_is_copied_too(path: Path, copy: Path, run: Run) -> None:
    with opened(path) as store:
        store.save(topic(1, taken_in="s1"))
    Inbox(path).put([topic(1), topic(2)])  # the first is there already
    Inbox(path).name.write_bytes(Inbox(path).name.read_bytes() + b"0 half of a li")
    said = run("backup", str(copy))
    assert said.out == (
        f"{copy} has 2 people, 2 sessions, 1 action item, 2 topics. "
        "Lines of the inbox that are torn or spoilt are not in it.\n"
    )
    with opened(copy) as again:
        assert again.topics("dina") == (topic(2),)
    assert Inbox(path).read().topics == (topic(1), topic(2))


def test_an_inbox_that_cannot_be_read_is_told(path: Path, copy: Path, run: Run) -> None:
    Inbox(path).name.mkdir()
    said = run("backup", str(copy))
    assert said.status == 1
    assert "one.json.inbox cannot be read" in said.err
    assert list(copy.parent.iterdir()) == []


def test_what_cannot_be_copied_is_told_and_nothing_is_written(
    path: Path, copy: Path, run: Run
) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"notes": "canary', b'"notes": 5, "x": "canary'))
    assert "document 1, $.notes: Expected `str`" in run("backup", str(copy)).err
    path.write_bytes(whole[:-9])
    assert "is damaged: " in run("backup", str(copy)).err
    path.write_bytes(whole)
    journal_of(path).write_bytes(line({"journal": 2, "bases": []}))
    assert "later version" in run("backup", str(copy)).err
    path.unlink()
    journal_of(path).write_bytes(line({"change": {"people": {"x": None}}, "was": {}}))
    assert "is not there, but its journal is" in run("backup", str(copy)).err
    journal_of(path).unlink()
    said = run("backup", str(copy))
    assert said.status == 1
    assert "is not there, so there is nothing to copy." in said.err
    assert list(copy.parent.iterdir()) == []
