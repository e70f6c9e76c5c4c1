"""What is found after a crash, row by row: nothing acknowledged is lost, whoever meddled."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage.store import open_store

from .crash import crashed, journal_of, leave, line, lines
from .records import DINA, REZA, documents, left_beside, opened, session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a session of Dina's, closed."""
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, session(1, notes="as it was"))
    return path


def notes(path: Path) -> dict[str, str]:
    with opened(path) as store:
        return {found.id: found.notes for found in store.sessions("dina")}


def change_outside(path: Path, **notes: str | None) -> bytes:
    """What a sync tool or an editor may do."""
    tables = json.loads(path.read_bytes())
    table = tables["sessions"]
    for id_, text in notes.items():
        number = next((n for n, d in table.items() if d["id"] == id_), str(len(table) + 1))
        if text is None:
            del table[number]
        else:
            kept = table.get(number, table["1"])
            table[number] = {**kept, "id": id_, "notes": text}
    path.write_text(json.dumps(tables, indent=2))
    return path.read_bytes()


def test_a_journal_has_a_header_and_a_line_for_each_change(path: Path) -> None:
    base = hashlib.sha256(path.read_bytes()).hexdigest()
    leave(path, (REZA, session(2)), (session(1, notes="x"),), (session(1, notes="y"),))
    header, first, second, third = lines(path)
    assert header == {"journal": 1, "bases": [base], "host": os.uname().nodename}
    assert list(first["change"]) == ["people", "sessions"]
    assert first["was"] == {"people": {"reza": None}, "sessions": {"s2": None}}
    assert second["change"]["sessions"]["s1"]["notes"] == "x"
    assert isinstance(second["was"]["sessions"]["s1"], str)
    assert third["change"]["sessions"]["s1"]["notes"] == "y"
    assert third["was"] == {}  # that stands in the line before


def test_the_base_of_the_header_gets_every_change(path: Path) -> None:
    leave(path, (session(2, notes="a"),), (session(1, notes="b"),), (session(2, notes="c"), REZA))
    store = open_store(path)
    assert {s.id: s.notes for s in store.sessions("dina")} == {"s1": "b", "s2": "c"}
    assert store.people() == (DINA, REZA)
    assert store.remarks == ("3 documents were recovered from the journal.",)
    assert store.read_only == ""
    store.close()
    assert [d["notes"] for d in documents(path, "sessions")] == ["b", "c"]
    assert left_beside(path) == set()


def test_recovery_is_said_once(path: Path) -> None:
    leave(path, (REZA,))
    with opened(path) as store:
        assert store.remarks == ("1 document was recovered from the journal.",)
    with opened(path) as store:
        assert store.remarks == ()


def test_a_first_session_that_crashed_has_no_base(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "one.json"
    leave(path, (DINA, session(1)))
    assert not path.exists()
    assert notes(path) == {"s1": ""}
    assert path.exists()


def test_looking_after_a_crash_writes_nothing_before_it_is_closed(path: Path) -> None:
    leave(path, (session(1, notes="b"),))
    before = {found: found.read_bytes() for found in path.parent.iterdir()}
    store = open_store(path)
    assert store.sessions("dina")[0].notes == "b"
    assert {
        found: found.read_bytes() for found in path.parent.iterdir() if found.suffix != ".lock"
    } == {found: data for found, data in before.items() if found.suffix != ".lock"}
    store.close()


def test_changes_after_a_recovery_go_on_from_it(path: Path) -> None:
    leave(path, (session(1, notes="b"),))
    leave(path, (session(2, notes="c"),))
    leave(path, (session(1, notes="d"),))
    assert notes(path) == {"s1": "d", "s2": "c"}


def test_a_base_that_a_fold_announced_gets_only_what_came_later(path: Path) -> None:
    """Power fails after the new base has its name, and before the journal is gone."""
    leave(path, (session(1, notes="b"),), (session(2, notes="in the fold"),))
    old = journal_of(path).read_bytes()
    with opened(path):
        pass
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    note = line({"fold": digest, "from": len(old)})
    later = {"change": {"sessions": {"s2": {**_document(path, "s2"), "notes": "later"}}}}
    journal_of(path).write_bytes(old + line({**later, "was": {"sessions": {"s2": "?"}}}) + note)
    with opened(path) as store:
        assert store.remarks == ("1 document was recovered from the journal.",)
    assert notes(path) == {"s1": "b", "s2": "later"}


def test_a_fold_that_was_announced_and_never_came_costs_nothing(path: Path) -> None:
    leave(path, (session(1, notes="b"),))
    with journal_of(path).open("ab") as journal:
        journal.write(line({"fold": "0" * 64, "from": journal.tell()}))
    assert notes(path) == {"s1": "b"}


def _document(path: Path, id_: str) -> Any:
    return next(d for d in documents(path, "sessions") if d["id"] == id_)


def test_a_document_that_only_we_changed_is_ours(path: Path) -> None:
    leave(path, (session(1, notes="ours"),))
    change_outside(path, s7="theirs")
    assert notes(path) == {"s1": "ours", "s7": "theirs"}
    assert list(documents(path, "conflicts")) == []


def test_a_document_that_is_as_we_left_it_needs_nothing(path: Path) -> None:
    leave(path, (session(1, notes="one"),), (session(1, notes="two"),))
    change_outside(path, s1="two", s7="theirs")
    with opened(path) as store:
        assert store.remarks == ()
    assert notes(path) == {"s1": "two", "s7": "theirs"}
    assert list(documents(path, "conflicts")) == []


def test_a_document_that_is_as_on_our_way_gets_the_rest(path: Path) -> None:
    leave(path, (session(1, notes="one"),), (session(1, notes="two"),))
    change_outside(path, s1="one", s7="theirs")
    assert notes(path) == {"s1": "two", "s7": "theirs"}


def test_a_document_that_both_changed_is_kept_twice(path: Path) -> None:
    leave(path, (session(1, notes="ours"), session(2, notes="ours too")))
    change_outside(path, s1="theirs")
    with opened(path) as store:
        assert store.remarks == (
            "1 document was recovered from the journal.",
            "1 document was changed in two places; both versions are kept, "
            "the one from here in the table conflicts.",
        )
        assert store.sessions("dina")[0].notes == "theirs"
    assert notes(path) == {"s1": "theirs", "s2": "ours too"}
    (conflict,) = documents(path, "conflicts")
    assert conflict["table"] == "sessions"
    assert conflict["id"] == "s1"
    assert conflict["document"]["notes"] == "ours"
    assert conflict["when"].endswith("+00:00")


def test_a_document_that_both_created_is_kept_twice(path: Path) -> None:
    leave(path, (session(2, notes="ours"),))
    change_outside(path, s2="theirs")
    assert notes(path)["s2"] == "theirs"
    assert [c["document"]["notes"] for c in documents(path, "conflicts")] == ["ours"]


def test_conflicts_add_up(path: Path) -> None:
    for number in (1, 2):
        leave(path, (session(1, notes=f"ours {number}"),))
        change_outside(path, s1=f"theirs {number}")
        assert notes(path) == {"s1": f"theirs {number}"}
    kept = [conflict["document"]["notes"] for conflict in documents(path, "conflicts")]
    assert kept == ["ours 1", "ours 2"]


def test_a_conflict_is_not_doubled_by_a_second_crash(path: Path) -> None:
    leave(path, (session(1, notes="ours"),))
    change_outside(path, s1="theirs")
    leave(path, (REZA,))
    leave(path, (replace(REZA, archived=True),))
    assert notes(path) == {"s1": "theirs"}
    assert [c["document"]["notes"] for c in documents(path, "conflicts")] == ["ours"]


def test_an_older_base_put_back_gets_our_documents(path: Path) -> None:
    leave(path, (session(1, notes="ours"),))
    change_outside(path, s1=None)
    assert notes(path) == {"s1": "ours"}


def test_a_base_that_is_gone_is_asked_for_and_nothing_is_touched(path: Path) -> None:
    with opened(path) as store:
        store.save(session(2))
    leave(path, (session(1, notes="ours"),))
    path.unlink()
    journal = journal_of(path).read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert str(caught.value) == (
        f"{path} is not there, but its journal is; nothing was changed, so put the file or a "
        f"backup back in its place. The newest backup that can be read is {path}.backup-1."
    )
    assert journal_of(path).read_bytes() == journal
    shutil.copy(f"{path}.backup-1", path)
    assert notes(path) == {"s1": "ours"}


@pytest.mark.parametrize("cut", [1, 2, 9, 30])
def test_a_torn_end_is_not_applied_and_its_bytes_are_kept(path: Path, cut: int) -> None:
    leave(path, (session(1, notes="b"),), (session(2, notes="torn words"),))
    whole = journal_of(path).read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    torn = last[: -1 - cut]
    journal_of(path).write_bytes(whole[: -1 - cut])
    with opened(path) as store:
        assert [s.notes for s in store.sessions("dina")] == ["b"]
        recovered, torn_end = store.remarks
    assert "1 document" in recovered
    (name,) = left_beside(path)
    assert name.startswith("one.json.rescued-")
    assert torn_end == (
        "Part of the last change had not reached the disk whole; what there is of it is kept in "
        f"{path.parent / name}."
    )
    rescued = path.parent / name
    assert rescued.read_bytes() == torn
    assert rescued.stat().st_mode & 0o777 == 0o600
    assert notes(path) == {"s1": "b"}


def test_a_last_line_that_lacks_only_its_end_is_whole(path: Path) -> None:
    leave(path, (session(1, notes="b"),))
    journal_of(path).write_bytes(journal_of(path).read_bytes()[:-1])
    assert notes(path) == {"s1": "b"}


def test_every_torn_end_is_readable(path: Path) -> None:
    leave(path, (session(1, notes="one"),), (session(1, notes="two"),))
    whole = journal_of(path).read_bytes()
    second = len(whole) - len(whole.splitlines(keepends=True)[-1])
    base = path.read_bytes()
    for end in range(0, len(whole) + 1, 7):
        for found in path.parent.iterdir():
            found.unlink()
        path.write_bytes(base)
        journal_of(path).write_bytes(whole[:end])
        after = notes(path)["s1"]
        assert after in ("as it was", "one", "two")
        assert after != "as it was" or end < second


def test_a_journal_with_any_bit_flipped_loses_no_other_change(path: Path) -> None:
    leave(path, (session(1, notes="one"),), (session(2, notes="two"),), (REZA,))
    whole = journal_of(path).read_bytes()
    base = path.read_bytes()
    for place in range(0, len(whole), 11):
        for found in path.parent.iterdir():
            found.unlink()
        path.write_bytes(base)
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        journal_of(path).write_bytes(flipped)
        with opened(path) as store:
            there = [s.notes for s in store.sessions("dina")] == ["one", "two"]
            assert there + (REZA in store.people()) + bool(left_beside(path)) >= 1
        kept = b"".join(found.read_bytes() for found in path.parent.iterdir())
        for word in (b'"two"', b'"Reza"'):
            assert word in kept or word not in flipped


def test_a_journal_of_a_later_version_is_left_alone(path: Path) -> None:
    data = line({"journal": 2, "bases": []}) + line({"who": "knows"})
    journal_of(path).write_bytes(data)
    base = path.read_bytes()
    with opened(path) as store:
        assert "later version" in store.read_only
        assert store.remarks == (store.read_only,)
        assert store.sessions("dina")[0].notes == "as it was"
    assert journal_of(path).read_bytes() == data
    assert path.read_bytes() == base


def test_a_base_of_a_later_version_can_only_be_looked_at(path: Path) -> None:
    tables = json.loads(path.read_bytes())
    path.write_text(json.dumps({"_meta": {"1": {"schema": 2}}, **tables}))
    data = path.read_bytes()
    store = open_store(path)
    assert "later version" in store.read_only
    assert store.people() == (DINA,)
    store.save(REZA)
    with pytest.raises(StoreError, match="later version"):
        store.close()
    assert store.people() == (DINA, REZA)
    assert path.read_bytes() == data


def test_a_base_of_our_own_version_is_written(path: Path) -> None:
    tables = json.loads(path.read_bytes())
    path.write_text(json.dumps({"_meta": {"1": {"schema": 1}}, **tables}))
    with opened(path) as store:
        store.save(REZA)
    assert list(documents(path, "_meta")) == [{"schema": 1}]


def test_a_document_that_was_removed_stays_away(path: Path) -> None:
    leave(path, (session(2),))
    with journal_of(path).open("ab") as journal:
        journal.write(line({"change": {"sessions": {"s1": None}}, "was": {}}))
    assert notes(path) == {"s2": ""}


def test_the_base_is_replaced_while_it_is_open_and_both_sides_are_kept(path: Path) -> None:
    store = open_store(path)
    store.save(session(1, notes="ours"), session(2, notes="ours too"))
    store.flush()
    theirs = change_outside(path, s1="theirs", s7="new")
    store.save(session(2, notes="ours, later"))
    store.close()
    assert path.read_bytes() == theirs  # never written over; our side is in the journal
    with opened(path) as store:
        assert len(store.remarks) == 2
    assert notes(path) == {"s1": "theirs", "s2": "ours, later", "s7": "new"}
    assert [c["document"]["notes"] for c in documents(path, "conflicts")] == ["ours"]


def test_the_base_is_removed_while_it_is_open_and_comes_back(path: Path) -> None:
    store = open_store(path)
    store.save(session(2, notes="ours"))
    store.flush()
    path.unlink()
    store.close()
    assert notes(path) == {"s1": "as it was", "s2": "ours"}


def test_a_journal_that_another_process_left_meanwhile_is_not_replaced(path: Path) -> None:
    store = open_store(path)
    store.close()
    leave(path, (session(1, notes="theirs"),))
    store.save(session(1, notes="ours"))
    with pytest.raises(StoreError, match="open elsewhere"):
        store.flush()
    assert lines(path)[-1]["change"]["sessions"]["s1"]["notes"] == "theirs"
    files.beside(path, "journal").unlink()
    store.close()
    assert notes(path) == {"s1": "ours"}


def test_a_crash_in_the_middle_of_typing_keeps_what_was_acknowledged(path: Path) -> None:
    with crashed(path) as store:
        for number in range(50):
            store.save(session(1, notes="x" * number))
            store.flush()
    assert notes(path) == {"s1": "x" * 49}


def test_a_base_that_was_damaged_after_a_crash_is_not_written_and_nothing_is_lost(
    path: Path,
) -> None:
    leave(path, (session(1, notes="ours"), session(2, notes="ours too")))
    path.write_bytes(path.read_bytes().replace(b'"notes": "as it was"', b'"notes": "as it was'))
    data, journal = path.read_bytes(), journal_of(path).read_bytes()
    store = open_store(path)
    assert [found.id for found in store.sessions("dina")] == ["s2"]
    assert "sessions, document 1" in store.remarks[-1]
    store.close()
    assert path.read_bytes() == data
    assert journal_of(path).read_bytes() == journal
