"""Who is there is known from a few lines of a large file, as surely as from all of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.people import people_at
from oneonone_tui.storage.store import open_store

from .crash import journal_of, leave, line
from .records import DINA, REZA, action, opened, session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "one.json"
    with opened(path) as store:
        store.save(DINA, session(1, notes='"people": {} — }\n}\n},'), action(1))
    return path


def test_everyone_of_the_file_is_known(path: Path) -> None:
    assert people_at(path, path) == [DINA]


def test_everyone_of_the_journal_is_known_as_they_are_now(path: Path) -> None:
    renamed = replace(DINA, name="Dina Prameswari", archived=True)
    leave(path, (REZA,), (session(2, notes='"people": x'),), (renamed,))
    assert people_at(path, path) == [renamed, REZA]
    store = open_store(path)
    assert list(store.people()) == people_at(path, path)
    store.close()
    assert people_at(path, path) == [renamed, REZA]


def test_the_rest_of_the_file_is_not_read(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"sessions") + 20] + b"\xff" * 100_000)
    assert people_at(path, path) == [DINA]


def test_before_the_first_save_there_is_nobody(tmp_path: Path) -> None:
    assert people_at(tmp_path / "no.json", tmp_path / "no.json") == []
    (tmp_path / "one.json").write_text("{}\n")
    assert people_at(tmp_path / "one.json", tmp_path / "one.json") == []


def test_a_first_session_has_only_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "one.json"
    leave(path, (DINA, session(1)))
    assert not path.exists()
    assert people_at(path, path) == [DINA]


@pytest.mark.parametrize("indent", [None, 2])
def test_another_layout_is_read_whole(path: Path, indent: int | None) -> None:
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=indent))
    assert people_at(path, path) == [DINA]


def test_people_may_stand_anywhere(path: Path) -> None:
    tables = path.read_bytes()[2:-3].split(b',\n"')
    path.write_bytes(b'{\n"' + b',\n"'.join([*tables[1:], tables[0].strip(b'"')]) + b"\n}\n")
    assert list(json.loads(path.read_bytes())) != ["people", "sessions", "actions"]
    assert people_at(path, path) == [DINA]


def test_damaged_people_are_refused_without_a_word_of_them(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"name": "Dina"', b'"name": 7'))
    with pytest.raises(StoreError, match=r"people, document 1, \$.name") as caught:
        people_at(path, path)
    assert "Dina" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"[]", b'{\n"people": {\n"1": x'])
def test_a_file_that_cannot_be_read_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"):
        people_at(path, path)


def test_a_file_that_the_system_keeps_back_is_refused(path: Path) -> None:
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        people_at(path, path)


def test_a_file_that_is_gone_is_told_from_one_that_never_was(path: Path) -> None:
    leave(path, (REZA,))
    path.unlink()
    with pytest.raises(StoreError, match="is not there, but its journal is"):
        people_at(path, path)


def test_what_a_later_version_wrote_is_refused(path: Path) -> None:
    journal_of(path).write_bytes(line({"journal": 2, "bases": []}))
    with pytest.raises(StoreError, match="later version"):
        people_at(path, path)


def test_torn_lines_of_the_journal_are_no_hindrance(path: Path) -> None:
    leave(path, (REZA,))
    with journal_of(path).open("ab") as journal:
        journal.write(b'0000 {"change": {"people": {"x')
    assert people_at(path, path) == [DINA, REZA]
