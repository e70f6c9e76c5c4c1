"""Each thing that can need mending is provoked, found and told with its mend."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.commands.data import age, backups
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.store import open_store
from tests.commands.conftest import CANARY, NOTES, Run
from tests.storage.crash import journal_of, leave, line
from tests.storage.records import REZA, opened, session, topic


def everything_in(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    return {
        found.name: (found.read_bytes(), found.stat().st_mtime_ns, found.stat().st_mode)
        for found in folder.iterdir()
    }


def rewrite(path: Path, change: Callable[[Any], object]) -> None:
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_text(json.dumps(tables))


def test_all_is_well(path: Path, run: Run) -> None:
    said = run("doctor")
    assert said.status == 0
    assert said.mends == []
    assert said.err == ""
    whole, *rest = said.out.splitlines()
    assert whole == (
        f"ok    data file: {path} is whole: 2 people, 2 sessions, 1 action item, 0 topics."
    )
    assert rest[:5] == [
        "ok    layout: ASCII, one document a line.",
        "ok    journal: none; nothing waits to be put into the data file.",
        "ok    inbox: none; nothing waits to be taken in.",
        "ok    lock: free.",
        "ok    permissions: the folder and its files are for your account alone.",
    ]
    assert rest[5] == f"ok    backup: {path}.backup-1 is whole, 0 hours old."


def test_before_the_first_start_all_is_well(path: Path, run: Run) -> None:
    for found in path.parent.iterdir():
        found.unlink()
    path.parent.rmdir()
    said = run("doctor")
    assert said.status == 0
    assert "is not there yet; the first change makes it." in said.out
    assert not path.parent.exists()


def test_looking_changes_nothing(path: Path, run: Run) -> None:
    leave(path, (session(1, notes="x"),))
    path.write_bytes(path.read_bytes()[:-9])
    path.with_name(f".{path.name}.0123abcd.tmp").write_bytes(b"x")
    before = everything_in(path.parent)
    run("doctor")
    assert everything_in(path.parent) == before


def test_it_works_while_the_program_is_open(path: Path, run: Run) -> None:
    store = open_store(path)
    store.save(session(3), REZA)
    store.flush()
    with journal_of(path).open("ab") as journal:
        journal.write(b"half of a line that is being writ")
    path.with_name(f".{path.name}.0123abcd.tmp").write_bytes(b"x")
    said = run("doctor")
    assert said.mends == []
    assert "2 documents are not in the file yet; the program that is open puts" in said.out
    assert f"lock: held by process {os.getpid()} on {os.uname().nodename}." in said.out
    store.close()


@pytest.mark.parametrize("holder", [b"", b"[]", b'{"pid": "x"}', b"\xff" * 2000])
def test_a_holder_without_a_name_is_another_process(path: Path, run: Run, holder: bytes) -> None:
    with opened(path):
        path.with_name("one.json.lock").write_bytes(holder)
        assert "lock: held by another process." in run("doctor").out


def test_a_lock_that_cannot_be_asked_for(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(descriptor: int, operation: int) -> None:
        raise OSError(37, os.strerror(37))

    monkeypatch.setattr(fcntl, "flock", flock)
    (found,) = run("doctor").mends
    assert found.startswith("lock: it cannot be asked for: ")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "it is empty"),
        (b'{"people": {"1": {"id": "canary"', "line 1, column 33 is not JSON"),
        (b"[]", "it is not an object of tables"),
    ],
)
def test_a_file_that_is_damaged_as_a_whole(path: Path, run: Run, content: bytes, what: str) -> None:
    path.write_bytes(content)
    said = run("doctor")
    assert said.status == 1
    (found,) = said.mends
    assert found.startswith(f"data file: {path} is damaged: ")
    assert what in found
    assert "oneonone-tui recover" in found


def test_a_file_that_cannot_be_read(path: Path, run: Run) -> None:
    path.unlink()
    path.mkdir()
    (found,) = run("doctor").mends
    assert found.startswith(f"data file: {path} cannot be read: ")


def test_documents_that_are_damaged_are_told_one_by_one_up_to_ten(path: Path, run: Run) -> None:
    with opened(path) as store:
        store.save(*(session(number, notes=NOTES) for number in range(3, 14)))
    path.write_bytes(path.read_bytes().replace(b'"notes": "canary', b'"notes": 5, "x": "canary'))
    found = run("doctor").mends
    assert found[0] == (
        "data file: sessions, document 1, $.notes: Expected `str`, got `int`; "
        "run `oneonone-tui recover`, or mend it in a text editor."
    )
    assert len(found) == 11
    assert found[10].startswith("data file: 3 more documents are damaged")


def test_another_layout_is_only_told(path: Path, run: Run) -> None:
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=2))
    said = run("doctor")
    assert said.status == 0
    assert "layout: another program's; the next change has it written" in said.out


def test_a_file_of_a_later_version(path: Path, run: Run) -> None:
    rewrite(path, lambda tables: tables.update(_meta={"1": {"schema": 2}}))
    (found,) = run("doctor").mends
    assert "later version" in found


def test_a_file_that_is_gone_with_and_without_its_journal(path: Path, run: Run) -> None:
    path.rename(path.with_name("away"))
    (found,) = run("doctor").mends
    assert found.startswith(f"data file: {path} is not there, though there are backups of it")
    path.with_name("away").rename(path)
    leave(path, (session(3),))
    path.unlink()
    said = run("doctor")
    (found,) = said.mends
    assert found.startswith(f"data file: {path} is not there, but its journal is")
    assert "journal: 1 change not in the file yet." in said.out


def test_a_first_session_that_crashed_is_well(path: Path, run: Run) -> None:
    for found in path.parent.iterdir():
        found.unlink()
    leave(path, (session(1),))
    said = run("doctor")
    assert said.mends == []
    assert "is not there yet; its journal has everything." in said.out
    assert "journal: 1 document is not in the file yet; the next start" in said.out


def test_a_journal_that_was_left(path: Path, run: Run) -> None:
    leave(path, (session(3),), (session(1, notes=NOTES + "x"),))
    said = run("doctor")
    assert said.status == 0
    assert (
        "journal: 2 documents are not in the file yet; the next start, or `oneonone-tui recover`, "
        "puts them there."
    ) in said.out


def test_a_journal_with_nothing_that_the_file_lacks(path: Path, run: Run) -> None:
    store = open_store(path)
    store.save(session(3))
    store.flush()
    journal = journal_of(path).read_bytes()
    store.close()
    note = {"fold": sha256(path.read_bytes()).hexdigest(), "from": len(journal)}
    journal_of(path).write_bytes(journal + line(note))
    journal_of(path).chmod(0o600)
    said = run("doctor")
    assert said.mends == []
    assert "journal: the data file has everything that is in it." in said.out


def test_a_journal_that_was_left_beside_a_damaged_file(path: Path, run: Run) -> None:
    leave(path, (session(3),), (session(1, notes=NOTES + "x"),))
    path.write_bytes(b"{")
    said = run("doctor")
    assert len(said.mends) == 1
    assert "journal: 2 changes not in the file yet." in said.out


def test_lines_that_are_torn_and_spoilt(path: Path, run: Run) -> None:
    leave(path, (session(3),), (session(1, notes=NOTES),), (session(4, notes=NOTES),))
    header, first, second, third = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(header + first[:-3] + b"?\n" + second + third[:-5])
    (found,) = run("doctor").mends
    assert found.startswith("journal: 2 lines are torn or spoilt; the others count.")


def test_a_journal_of_a_later_version(path: Path, run: Run) -> None:
    journal_of(path).write_bytes(line({"journal": 2, "bases": []}))
    journal_of(path).chmod(0o600)
    (found,) = run("doctor").mends
    assert found.startswith("journal: ")
    assert "later version" in found


def test_a_journal_that_cannot_be_read(path: Path, run: Run) -> None:
    journal_of(path).mkdir()
    assert run("doctor").mends[0].startswith("journal: it cannot be read: ")


def test_what_the_shell_has_queued_is_only_told(path: Path, run: Run) -> None:
    Inbox(path).put([topic(1), topic(2)])
    said = run("doctor")
    assert said.status == 0
    assert "inbox: 2 topics wait to be taken in; the next start does it." in said.out
    keeper = open_file(path).keeper
    assert "inbox: 2 topics wait to be taken in; the program that is open does it." in (
        run("doctor").out
    )
    keeper.let_go()


def test_an_inbox_that_is_torn_or_cannot_be_read(path: Path, run: Run) -> None:
    inbox = Inbox(path)
    inbox.put([topic(1)])
    inbox.name.write_bytes(inbox.name.read_bytes() + b"0 half of a li")
    said = run("doctor")
    assert said.mends == [
        "inbox: 1 line is torn or spoilt; the next start puts it beside the data file, "
        "where you can look."
    ]
    assert "inbox: 1 topic waits to be taken in" in said.out
    inbox.name.unlink()
    inbox.name.symlink_to("x")
    (found,) = run("doctor").mends
    assert found == (
        f"inbox: {inbox.name} cannot be read: a symbolic link lies in its place, remove it."
    )


def test_a_conflict_that_waits_and_one_that_was_kept(path: Path, run: Run) -> None:
    leave(path, (session(1, notes="ours"),))
    rewrite(path, lambda tables: tables["sessions"]["1"].update(notes="theirs"))
    (found,) = run("doctor").mends
    assert found.startswith("journal: 1 document was changed in the file too")
    with opened(path):
        pass
    (found,) = run("doctor").mends
    assert found.startswith("set aside: the table conflicts has 1 document that lost to another")


def test_lines_that_were_put_aside_as_damaged(path: Path, run: Run) -> None:
    kept = {"table": "sessions", "problem": "x", "line": NOTES}
    rewrite(path, lambda tables: tables.update(damaged={"1": kept, "2": kept}))
    (found,) = run("doctor").mends
    assert found.startswith("set aside: the table damaged has 2 documents that could not be read")


@pytest.mark.parametrize("name", ["one.json", "one.json.backup-1", "one.json.lock", "one.json~"])
def test_a_file_that_is_open_to_others(path: Path, run: Run, name: str) -> None:
    place = path.with_name(name)
    place.touch()
    place.chmod(0o644)
    (found,) = run("doctor").mends
    assert found == (
        f"permissions: {place} is open to others (mode 644); close it: "
        f"chmod 600 {shlex.quote(str(place))}"
    )


def test_a_folder_that_is_open_to_others(path: Path, run: Run) -> None:
    path.parent.chmod(0o750)
    (found,) = run("doctor").mends
    assert found.endswith(f"is open to others (mode 750); close it: chmod 700 {path.parent}")


def test_a_file_that_is_read_only(path: Path, run: Run) -> None:
    path.chmod(0o400)
    (found,) = run("doctor").mends
    assert found.startswith(f"permissions: {path} is read-only")


def test_backups_have_an_age_and_must_be_whole(path: Path, run: Run) -> None:
    first, second, third = (path.with_name(f"one.json.backup-{place}") for place in (1, 2, 3))
    second.write_bytes(first.read_bytes()[:40])
    third.mkdir()
    for place in (second, third):
        place.chmod(0o600)
    found = run("doctor").mends
    assert [sentence.partition(" cannot")[0] for sentence in found] == [
        f"backup: {second}",
        f"backup: {third}",
    ]
    later = datetime.fromtimestamp(first.stat().st_mtime, UTC) + timedelta(days=3)
    assert str(next(backups(path, later))).endswith("is whole, 3 days old.")


@pytest.mark.parametrize(
    ("hours", "words"),
    [(-1, "0 hours"), (1, "1 hour"), (47, "47 hours"), (48, "2 days"), (24 * 80, "80 days")],
)
def test_an_age_is_told_in_hours_and_then_in_days(hours: int, words: str) -> None:
    assert age(timedelta(hours=hours)) == words


def test_what_was_left_is_named(path: Path, run: Run) -> None:
    for ending in (".rescued-01234567", ".damaged-01234567"):
        place = path.with_name(path.name + ending)
        place.write_text(NOTES)
        place.chmod(0o600)
    rescued, damaged = sorted(run("doctor").mends, reverse=True)
    assert rescued.startswith(f"leftovers: {path}.rescued-01234567 has what could not be read")
    assert damaged.startswith(f"leftovers: {path}.damaged-01234567 is a damaged file")


def test_temporary_files_are_only_told(path: Path, run: Run) -> None:
    path.with_name(f".{path.name}.0123abcd.tmp").write_bytes(b"x")
    said = run("doctor")
    assert said.status == 0
    assert "leftovers: 1 temporary file of a crash; the program clears them away" in said.out


def test_every_problem_of_questions_and_types_is_told(
    path: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEONONE_CONFIG", str(tmp_path / "settings"))
    for kind in ("question_banks", "session_types"):
        (tmp_path / "settings" / kind).mkdir(parents=True)
        (tmp_path / "settings" / kind / "mine.yaml").write_text("nonsense: 1\n")
    found = run("doctor").mends
    assert [sentence.partition(":1:1: ")[0] for sentence in found] == ["questions: mine.yaml"] * 2


def test_settings_that_cannot_be_used_are_told(
    path: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEONONE_CONFIG", str(tmp_path))
    (tmp_path / "config.yaml").write_text("language: id\n")
    assert "ok    settings: understood." in run("doctor").out
    (tmp_path / "config.yaml").write_text("langage: id\n")
    (found,) = run("doctor").mends
    assert found.startswith("settings: config.yaml:1:1: ")


def test_a_path_that_goes_in_a_circle_is_an_error(path: Path, run: Run) -> None:
    path.unlink()
    path.symlink_to(path)
    said = run("doctor")
    assert said.status == 1
    assert "leads back to itself" in said.err


def test_a_hostile_name_is_shown_literally(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a\x1b[2J\nb.json"
    path.write_bytes(b"{" + CANARY.encode())
    assert main(["doctor", "--data", str(path)]) == 1
    assert "\x1b" not in capsys.readouterr().out
