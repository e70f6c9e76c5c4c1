"""A file that is not ours to read is never touched, and the message says where, not what."""

from __future__ import annotations

import json
import os
import traceback
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.store import open_store

from .records import left_beside

SECRET = "canary"
GOOD: dict[str, Any] = {
    "people": {"1": {"id": "dina", "name": SECRET}},
    "sessions": {
        "5": {
            "id": "s5",
            "person": "dina",
            "type": "regular",
            "started": "2026-11-02T09:00:00Z",
            "notes": SECRET,
        }
    },
}
TEXT = json.dumps(GOOD)


def changed(table: str, number: str, **fields: Any) -> bytes:
    tables = json.loads(TEXT)
    tables[table][number].update(fields)
    return json.dumps(tables).encode()


def without(table: str, number: str, field: str) -> bytes:
    tables = json.loads(TEXT)
    del tables[table][number][field]
    return json.dumps(tables).encode()


DAMAGED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "it is empty"),
    "spaces": (b"  \n", "line 2, column 1 is not JSON (Expecting value)"),
    "truncated": (TEXT[:60].encode(), "column 53 is not JSON (Unterminated string starting at)"),
    "nothing but NULs": (bytes(4096), "line 1, column 1 is not JSON"),
    "a tail of NULs": (TEXT.encode() + bytes(10), f"column {len(TEXT) + 1} is not JSON"),
    "two files in one": (TEXT.encode() * 2, f"column {len(TEXT) + 1} is not JSON (Extra data)"),
    "utf-16": (TEXT.encode("utf-16"), "byte 0 is not UTF-8 text"),
    "latin-1": (b'{"people": {"1": {"id": "canar\xef"}}}', "byte 30 is not UTF-8 text"),
    "byte order mark": (b"\xef\xbb\xbf" + TEXT.encode(), "line 1, column 1 is not JSON"),
    "conflict markers": (
        f"{{\n<<<<<<< HEAD\n{TEXT[1:]}\n=======\n".encode(),
        "line 2, column 1 is not JSON",
    ),
    "bad escape": (b'{"people": "canary \\q"}', "column 20 is not JSON (Invalid \\escape)"),
    "too deep": (b"[" * 100_000, "it is nested too deeply"),
    "deep objects": (b'{"a":' * 100_000, "it is nested too deeply"),
    "endless number": (b'{"x": ' + b"9" * 5_000 + b"}", "it has a number that is too long"),
    "NaN": (
        changed("people", "1", note="NaN } NaN", size=float("nan")),
        "the number at line 1, column 80 is not finite",
    ),
    "overflowing": (b'{"x": {"1": {"y":\n -1e999}}}', "the number at line 2, column 2 is not"),
    "a key twice": (
        b'{"a": {"b": "}"},\n "people": {"1": {}, "1": {}}\n}',
        "the object that ends at line 2, column 29 has the same key twice",
    ),
    "a list": (b"[]", "it is not an object of tables"),
    "a text": (b'"canary"', "it is not an object of tables"),
    "a table that is a list": (b'{"people": ["canary"]}', "people is not a table"),
    "a number that is a word": (
        b'{"people": {"canary": {"id": "x", "name": "x"}}}',
        "people has a document without a proper number",
    ),
    "a number with a zero before": (
        b'{"people": {"01": {"id": "x", "name": "x"}}}',
        "people has a document without a proper number",
    ),
    "a document that is a text": (b'{"people": {"3": "canary"}}', "people, document 3 has no id"),
    "no id": (without("sessions", "5", "id"), "sessions, document 5 has no id"),
    "an id twice": (
        b'{"people": {"3": {"id": "canary"}, "8": {"id": "canary"}}}',
        "people, documents 3 and 8 have the same id",
    ),
    "no name": (
        without("people", "1", "name"),
        "people, document 1, $: Object missing required field `name`",
    ),
    "a name that is a number": (
        changed("people", "1", name=5),
        "people, document 1, $.name: Expected `str`, got `int`",
    ),
    "an unknown word": (
        changed("people", "1", relationship=f"{SECRET} - at `$.{SECRET}`"),
        "people, document 1, $.relationship: not a value that can stand here",
    ),
    "deep inside": (
        changed("sessions", "5", agenda=[{"id": "i", "text": "t"}, {"id": "j", "text": [SECRET]}]),
        "sessions, document 5, $.agenda[1].text: Expected `str`, got `array`",
    ),
    "not a time": (
        changed("sessions", "5", started=SECRET),
        "sessions, document 5, $.started: not a value that can stand here",
    ),
    "a time without a zone": (
        changed("sessions", "5", started="2026-11-02T09:00:00"),
        "sessions, document 5, $.started: a time without its zone",
    ),
    "a preference without a zone": (
        changed(
            "people",
            "1",
            preferences=[{"question": "q", "standing": "never", "at": "2026-11-02T09:00:00"}],
        ),
        "people, document 1, $.preferences.at: a time without its zone",
    ),
    "a preference of an unknown kind": (
        changed("people", "1", preferences=[{"question": "q", "standing": SECRET, "at": "x"}]),
        "people, document 1, $.preferences[0].standing: not a value that can stand here",
    ),
    "a time without a zone inside": (
        changed("sessions", "5", asked=[{"question": "q", "text": "t", "at": "2026-11-02T09:00"}]),
        "sessions, document 5, $.asked[0].at: not a value that can stand here",
    ),
}


@pytest.mark.parametrize(("data", "what"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused_and_left_as_it_is(
    tmp_path: Path, data: bytes, what: str
) -> None:
    path = tmp_path / "oneonone.json"
    path.write_bytes(data)
    before = path.stat()
    with pytest.raises(StoreError) as caught:
        open_store(path)
    message = str(caught.value)
    assert message.startswith(f"{path} is damaged: ")
    assert what in message
    assert "nothing was changed" in message
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert left_beside(path) == set()


def test_a_file_cut_off_anywhere_is_refused_or_read(tmp_path: Path) -> None:
    path = tmp_path / "oneonone.json"
    for length in range(len(TEXT)):
        path.write_text(TEXT[:length])
        with pytest.raises(StoreError, match="is damaged"):
            open_store(path)
    path.write_text(TEXT)
    assert [person.name for person in open_store(path).people()] == [SECRET]


def test_a_file_with_any_bit_flipped_is_refused_or_read(tmp_path: Path) -> None:
    path = tmp_path / "oneonone.json"
    for place in range(len(TEXT)):
        flipped = bytearray(TEXT.encode())
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        message = ""
        try:
            open_store(path).people()
        except StoreError as error:
            message = str(error)
        assert SECRET not in message
        assert path.read_bytes() == bytes(flipped)


@pytest.mark.parametrize("kind", ["folder", "pipe", "circle", "below a file"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "oneonone.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "circle":
        path.symlink_to(path)
    else:
        path.write_text(TEXT)
        path = path / "oneonone.json"
    with pytest.raises(StoreError, match=r"oneonone\.json (is damaged|cannot be read): "):
        open_store(path)


def test_a_hostile_file_name_is_made_safe_in_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\nb.json"
    path.write_bytes(b"")
    with pytest.raises(StoreError, match=r"a␛\[2J b\.json is damaged"):
        open_store(path)
