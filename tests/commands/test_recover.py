"""Whatever is damaged or missing: what is left goes into one whole file, the rest is kept."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.storage import files
from oneonone_tui.storage.store import open_store
from tests.commands.conftest import NOTES, Run
from tests.storage.crash import journal_of, leave, line
from tests.storage.records import REZA, documents, left_beside, opened, session

LATER = NOTES + ", later"


def notes(path: Path) -> dict[str, str]:
    return {document["id"]: document["notes"] for document in documents(path, "sessions")}


def kept_as(path: Path, content: bytes) -> Path:
    return path.with_name(f"{path.name}.damaged-{sha256(content).hexdigest()[:8]}")


def damage(path: Path) -> bytes:
    path.write_bytes(path.read_bytes()[:-20])
    return path.read_bytes()


def is_recovered_already(path: Path, run: Run) -> bool:
    before = {found: found.read_bytes() for found in path.parent.iterdir()}
    said = run("recover")
    assert {found: found.read_bytes() for found in path.parent.iterdir()} == before
    return said.status == 0 and said.out.endswith("Nothing needs to be recovered.\n")


def test_what_is_whole_is_left_as_it_is(path: Path, run: Run) -> None:
    data = path.read_bytes()
    said = run("recover")
    assert said.status == 0
    assert said.out == (
        f"{path} is whole: 2 people, 2 sessions, 1 action item, 0 topics.\n"
        "Nothing needs to be recovered.\n"
    )
    assert path.read_bytes() == data


def test_a_journal_goes_into_the_file(path: Path, run: Run) -> None:
    leave(path, (session(3, notes=NOTES),), (session(1, notes=LATER),))
    said = run("recover", "--yes")
    assert said.status == 0
    assert said.out.splitlines()[1:] == [
        "Its journal has 2 changes.",
        "What the journal has will be put into the file.",
        "2 documents were recovered from the journal.",
        f"Everything is in {path}.",
    ]
    assert notes(path) == {"s1": LATER, "s2": NOTES, "s3": NOTES}
    assert left_beside(path) == set()
    assert is_recovered_already(path, run)


def test_a_first_session_that_crashed_becomes_a_file(path: Path, run: Run) -> None:
    for found in path.parent.iterdir():
        found.unlink()
    leave(path, (session(1, notes=NOTES),))
    assert run("recover", "--yes").status == 0
    assert notes(path) == {"s1": NOTES}


def test_a_damaged_file_gives_way_to_the_newest_whole_backup(path: Path, run: Run) -> None:
    leave(path, (session(3, notes=NOTES),))
    content = damage(path)
    said = run("recover", "--yes")
    assert said.status == 0
    assert f"What is damaged will be kept as {kept_as(path, content)}." in said.out
    assert f"The file will be as in {path}.backup-1 of 2" in said.out
    assert notes(path) == {"s1": NOTES, "s3": NOTES}  # s2 is younger than the backup
    kept = kept_as(path, content)
    assert kept.read_bytes() == content
    assert kept.stat().st_mode & 0o777 == 0o600
    assert left_beside(path) == {kept.name}
    assert is_recovered_already(path, run)


def test_a_file_that_is_gone_comes_back_from_the_backup(path: Path, run: Run) -> None:
    for journal in (False, True):
        if journal:
            leave(path, (session(3, notes=NOTES),))
        path.unlink()
        assert run("recover", "--yes").status == 0
    assert notes(path) == {"s1": NOTES, "s3": NOTES}
    assert left_beside(path) == set()


def test_a_backup_that_is_damaged_is_kept_and_the_next_one_is_taken(path: Path, run: Run) -> None:
    first, second = (path.with_name(f"{path.name}.backup-{place}") for place in (1, 2))
    shutil.copy(first, second)
    spoilt = damage(first)
    leave(path, (session(3, notes=NOTES),))
    content = damage(path)
    assert run("recover", "--yes").status == 0
    assert notes(path) == {"s1": NOTES, "s3": NOTES}
    assert left_beside(path) == {kept_as(path, content).name, kept_as(path, spoilt).name}
    assert kept_as(path, spoilt).read_bytes() == spoilt


def test_a_backup_that_the_system_does_not_let_us_read_is_not_passed_over(
    path: Path, run: Run
) -> None:
    """The next fold would put another in its place."""
    first, second = (path.with_name(f"{path.name}.backup-{place}") for place in (1, 2))
    first.rename(second)
    first.mkdir()
    content = damage(path)
    said = run("recover", "--yes")
    assert said.status == 1
    assert f"{first} cannot be read" in said.err
    assert path.read_bytes() == content


def test_a_document_that_is_damaged_is_taken_from_the_backup_alone(path: Path, run: Run) -> None:
    leave(path, (session(3, notes=NOTES),))
    content = path.read_bytes().replace(b'"notes": "canary', b'"notes": 5, "x": "canary', 1)
    path.write_bytes(content)
    said = run("recover", "--yes")
    assert said.status == 0
    assert "1 document is damaged: sessions, document 1, $.notes: Expected `str`" in said.out
    assert f"1 document will be as in {path}.backup-1 of 2" in said.out
    assert notes(path) == {"s1": NOTES, "s2": NOTES, "s3": NOTES}
    assert left_beside(path) == {kept_as(path, content).name}


def test_a_document_that_no_backup_has_is_left_out_and_kept(path: Path, run: Run) -> None:
    content = path.read_bytes().replace(b'"notes": "canary', b'"notes": 5, "x": "canary')
    path.write_bytes(content)
    said = run("recover", "--yes")
    assert "; 1 document that no backup has" not in said.out
    assert ", 1 document that no backup has will be left out; all others stay" in said.out
    assert notes(path) == {"s1": NOTES}
    assert kept_as(path, content).read_bytes() == content


def test_a_document_that_is_damaged_is_taken_from_the_journal_first(path: Path, run: Run) -> None:
    leave(path, (session(1, notes=LATER),))
    path.write_bytes(path.read_bytes().replace(b'"notes": "canary', b'"notes": 5, "x": "canary', 1))
    said = run("recover", "--yes")
    assert "1 document will be as in the journal; all others stay as they are." in said.out
    assert notes(path) == {"s1": LATER, "s2": NOTES}
    assert list(documents(path, "conflicts")) == []


def test_a_link_is_mended_where_it_leads(path: Path, run: Run) -> None:
    real = path.parent.with_name("real") / "two.json"
    path.parent.rename(real.parent)
    for found in list(real.parent.iterdir()):
        found.rename(found.with_name(found.name.replace("one.json", "two.json")))
    path.parent.mkdir()
    path.symlink_to(real)
    content = damage(real)
    said = run("recover", "--yes")
    assert said.status == 0
    assert path.is_symlink()
    assert notes(real) == {"s1": NOTES}
    assert str(kept_as(real, content)) in said.out
    assert kept_as(real, content).exists()


def test_documents_are_mended_without_any_backup(path: Path, run: Run) -> None:
    path.with_name(f"{path.name}.backup-1").unlink()
    path.write_bytes(path.read_bytes().replace(b'"notes": "canary', b'"notes": 5, "x": "canary', 1))
    assert run("recover", "--yes").status == 0
    assert notes(path) == {"s2": NOTES}


def test_what_both_sides_changed_is_kept_twice_and_named(path: Path, run: Run) -> None:
    with opened(path) as store:
        store.save(session(1, notes=NOTES + " as the backup has not"), REZA)
    leave(path, (session(1, notes=LATER),))
    damage(path)
    said = run("recover", "--yes")
    assert said.status == 0
    assert "both versions are kept, the one from here in the table conflicts." in said.out
    assert notes(path)["s1"] == NOTES
    (conflict,) = documents(path, "conflicts")
    assert conflict["document"]["notes"] == LATER


def test_torn_words_are_kept_and_the_place_is_named(path: Path, run: Run) -> None:
    leave(path, (session(3, notes=NOTES),), (session(4, notes=NOTES),))
    whole = journal_of(path).read_bytes()
    journal_of(path).write_bytes(whole[:-9])
    said = run("recover", "--yes")
    assert "Its journal has 1 change, and 1 line torn or spoilt, which will be kept." in said.out
    (name,) = left_beside(path)
    assert name.startswith("one.json.rescued-")
    assert str(path.with_name(name)) in said.out
    assert path.with_name(name).read_bytes() == whole.splitlines()[-1][:-8]


def test_a_journal_without_its_header_becomes_the_file_where_nothing_else_is_left(
    path: Path, run: Run
) -> None:
    leave(path, (session(3, notes=NOTES),))
    journal_of(path).write_bytes(journal_of(path).read_bytes().split(b"\n", 1)[1])
    for place in (path, path.with_name(f"{path.name}.backup-1")):
        place.unlink()
    assert run("recover", "--yes").status == 0
    assert notes(path) == {"s3": NOTES}


@pytest.mark.parametrize("content", [b"{", None], ids=["damaged", "gone"])
def test_without_a_whole_backup_nothing_can_be_done(
    path: Path, run: Run, content: bytes | None
) -> None:
    leave(path, (session(3, notes=NOTES),))
    damage(path.with_name(f"{path.name}.backup-1"))
    path.unlink()
    if content:
        path.write_bytes(content)
    before = {found: found.read_bytes() for found in path.parent.iterdir()}
    said = run("recover", "--yes")
    assert said.status == 1
    assert said.out == ""
    assert "There is no whole backup beside it, so that nothing can be done here" in said.err
    assert {found: found.read_bytes() for found in path.parent.iterdir()} == before


def test_where_nothing_is_nothing_can_be_done(path: Path, run: Run) -> None:
    shutil.rmtree(path.parent)
    said = run("recover", "--yes")
    assert said.status == 1
    assert "is not there, nor a journal, nor a backup of it." in said.err
    assert not path.parent.exists()


@pytest.mark.parametrize("which", ["file", "journal"])
def test_what_a_later_version_wrote_is_left_alone(path: Path, run: Run, which: str) -> None:
    if which == "file":
        tables = json.loads(path.read_bytes())
        path.write_text(json.dumps({"_meta": {"1": {"schema": 2}}, **tables}))
    else:
        journal_of(path).write_bytes(line({"journal": 2, "bases": []}))
    said = run("recover", "--yes")
    assert said.status == 1
    assert "later version" in said.err


def test_while_it_is_open_elsewhere_nothing_is_done(path: Path, run: Run) -> None:
    with opened(path) as store:
        store.save(session(3))
        store.flush()
        said = run("recover", "--yes")
        assert said.status == 1
        assert "is open elsewhere (process" in said.err
        assert journal_of(path).exists()


def test_a_read_only_folder_is_told(path: Path, run: Run) -> None:
    leave(path, (session(3),))
    path.chmod(0o400)
    said = run("recover", "--yes")
    assert said.status == 1
    assert "read-only" in said.err


def test_a_file_that_the_system_does_not_let_us_read_is_not_replaced(path: Path, run: Run) -> None:
    path.unlink()
    path.mkdir()
    said = run("recover", "--yes")
    assert said.status == 1
    assert "cannot be read" in said.err
    assert path.is_dir()


def test_a_file_that_somebody_changes_meanwhile_is_not_written_over(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(path, (session(3),))
    monkeypatch.setattr(files, "digest", lambda file: "that of another")
    said = run("recover", "--yes")
    assert said.status == 1
    assert "changed by somebody else meanwhile" in said.err
    assert journal_of(path).exists()


class Answer:
    """Whoever sits at the terminal."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        self.asked: list[str] = []
        self._text = text
        monkeypatch.setattr("builtins.input", self)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        if not self._text:
            raise EOFError
        if self._text == "ctrl+c":
            raise KeyboardInterrupt
        return self._text


@pytest.mark.parametrize(
    ("text", "status"), [("y", 0), (" YES ", 0), ("n", 1), ("", 1), ("yeah", 1), ("ctrl+c", 1)]
)
def test_it_asks_first(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, text: str, status: int
) -> None:
    leave(path, (session(3),))
    journal = journal_of(path).read_bytes()
    answer = Answer(monkeypatch, text)
    said = run("recover")
    assert len(answer.asked) == 1
    assert said.status == status
    if status:
        assert journal_of(path).read_bytes() == journal
        with opened(path) as store:
            assert store.read_only == ""  # the lock was let go


def test_without_a_terminal_it_must_be_told(path: Path, run: Run) -> None:
    leave(path, (session(3),))
    content = damage(path)
    said = run("recover")
    assert said.status == 2
    assert "What is damaged will be kept as" in said.out
    assert "--yes" in said.err
    assert path.read_bytes() == content
    assert journal_of(path).exists()


CALLS = ("open", "write", "fsync", "fdatasync", "fchmod", "link", "replace", "unlink", "close")


@pytest.fixture
def spoilt(path: Path) -> Path:
    """A damaged file, a damaged backup and a whole one, and a journal with a torn end."""
    first, second = (path.with_name(f"{path.name}.backup-{place}") for place in (1, 2))
    shutil.copy(first, second)
    damage(first)
    leave(path, (session(3, notes=NOTES),), (session(4, notes="torn words"),))
    journal_of(path).write_bytes(journal_of(path).read_bytes()[:-9])
    damage(path)
    return path


def everything(path: Path) -> set[bytes]:
    return {found.read_bytes() for found in path.parent.iterdir()}


def is_recovered(path: Path, before: set[bytes]) -> None:
    """All that can be known is in the file, and all that was damaged lies beside it."""
    assert notes(path) == {"s1": NOTES, "s3": NOTES}
    assert list(documents(path, "conflicts")) == []
    assert not journal_of(path).exists()
    after = everything(path)
    for content in before:
        if not content.startswith(b'{"pid"'):
            assert content in after or b'"journal": 1' in content
    assert b"torn words" in b"".join(
        found.read_bytes() for found in path.parent.glob("*.rescued-*")
    )


def test_a_crash_at_any_call_leaves_everything_to_be_recovered(
    spoilt: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the folder before each call; each is recovered, or opened, like after a crash."""
    before = everything(spoilt)
    copies: list[Path] = []
    busy = False

    def copying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal busy
            if not busy:
                busy = True
                copies.append(tmp_path / "copies" / str(len(copies)) / spoilt.name)
                shutil.copytree(spoilt.parent, copies[-1].parent)
                busy = False
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, copying(getattr(os, name)))
        assert run("recover", "--yes").status == 0
    is_recovered(spoilt, before)
    assert len(copies) > 40
    for copy in copies:
        main(["recover", "--yes", "--data", str(copy)])
        is_recovered(copy, before)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_fault_at_any_call_leaves_everything_to_be_recovered(
    spoilt: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    before = everything(spoilt)
    aside = tmp_path / "aside"
    shutil.copytree(spoilt.parent, aside)
    calls = 0
    for left in count(1):
        failed = False

        def faulty(real: Callable[..., Any], afterwards: bool) -> Callable[..., Any]:
            def call(*arguments: Any, **named: Any) -> Any:
                nonlocal left, failed
                left -= 1
                if left:
                    return real(*arguments, **named)
                failed = True
                if afterwards:  # a close that fails has closed
                    real(*arguments, **named)
                raise OSError(code, os.strerror(code))

            return call

        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, faulty(getattr(os, name), name == "close"))
            said = run("recover", "--yes")
        if not failed:
            break
        calls += 1
        assert said.status == 0 or any(
            sentence in said.err for sentence in ("nothing is lost", "nothing was changed")
        )
        run("recover", "--yes")
        is_recovered(spoilt, before)
        shutil.rmtree(spoilt.parent)
        shutil.copytree(aside, spoilt.parent)
    assert calls > 40


def test_the_program_opens_what_was_recovered(path: Path, run: Run) -> None:
    leave(path, (session(3, notes=NOTES),))
    damage(path)
    assert run("recover", "--yes").status == 0
    store = open_store(path)
    assert store.remarks == ()
    assert [found.id for found in store.sessions("dina")] == ["s1", "s3"]
    store.close()
