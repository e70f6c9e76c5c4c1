"""Words are looked for in the lines of the file, without the file being read into memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.recall import Aside, hits, words_wanted
from oneonone_tui.domain.store import Record
from oneonone_tui.storage.store import TinyStore, open_store

from .records import DINA, REZA, action, session


def reopened(tmp_path: Path, *records: Record) -> TinyStore:
    """A store in which nobody was read yet."""
    store = open_store(tmp_path / "o.json")
    store.save(*records)
    store.close()
    again = open_store(tmp_path / "o.json")
    assert isinstance(again, TinyStore)
    return again


def found(store: TinyStore, query: str) -> list[str]:
    words = words_wanted(query)
    records = (each for each in store.recall(words) if each and hits(each, words))
    return [each.id for each in records if not isinstance(each, Aside)]


@pytest.mark.parametrize(
    ("notes", "query"),
    [
        ("The Gudang", "gudang"),
        ("a café — closed", "cafe"),
        ("a café — closed", "CAFÉ"),
        ("cafe\u0301", "cafe"),
        ("a cafe", "café"),
        ('she said "gudang" again', "gudang again"),
        ("привет", "привет"),
        ("über", "uber"),
        ("🙂 gudang", "gudang"),
    ],
)
def test_whatever_is_found_in_memory_is_found_in_a_line(
    tmp_path: Path, notes: str, query: str
) -> None:
    store = reopened(tmp_path, DINA, session(1, notes=notes), session(2, notes="else"))
    assert found(store, query) == ["s1"]
    store.sessions("dina")
    assert found(store, query) == ["s1"]
    store.close()


def test_a_search_reads_nobody_in(tmp_path: Path) -> None:
    records = [session(number, notes="the gudang") for number in range(1, 60)]
    store = reopened(tmp_path, DINA, REZA, *records, action(1))
    assert found(store, "gudang") == [f"s{number}" for number in range(59, 0, -1)]
    assert len(store._sessions._index.of("sessions", "dina")) == 59
    assert store._sessions._of == {}
    store.close()


def test_a_step_of_a_search_is_small(tmp_path: Path) -> None:
    records = [session(number, notes="the gudang") for number in range(1, 60)]
    store = reopened(tmp_path, DINA, *records)
    assert len(list(store.recall(("zebra",)))) == 59 // 16
    store.close()


def test_private_notes_are_found_in_their_lines(tmp_path: Path) -> None:
    kept = (session(1), session(2, notes="a gudang"), PrivateNotes("s1", "dina", "the Gudang"))
    store = reopened(tmp_path, DINA, *kept)
    words = words_wanted("gudang")
    expected = [session(2, notes="a gudang"), Aside(kept[2], session(1).started)]
    assert list(filter(None, store.recall(words))) == expected
    assert store._private._of == {}
    store.close()


def test_a_damaged_line_is_passed_over(tmp_path: Path) -> None:
    store = reopened(tmp_path, DINA, session(1, notes="the gudang"), session(2, notes="a gudang"))
    store.close()
    path = tmp_path / "o.json"
    text = path.read_bytes()
    at = text.index(b'"a gudang"')
    path.write_bytes(text[:at] + b"[a gudang]" + text[at + len('"a gudang"') :])
    damaged = open_store(path)
    assert list(filter(None, damaged.recall(("gudang",)))) == [session(1, notes="the gudang")]
    damaged.close()
