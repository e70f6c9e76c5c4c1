"""Reading the data file: by its lines where it has our own layout, else as a whole.

Our layout has one document a line with its id and person first (see `tables`), so that the
lines can be sorted by person without being parsed: ten years are open in a third of the time
that parsing them would take. What is checked at once is everything that can be seen without
parsing: that the file is whole, its structure, each document's number and id, that none is
there twice; and people are read completely, because everything begins with them. The inside
of the other lines is checked when somebody looks at them, and by and by (see `keeper`).

A file of another layout, what TinyDB itself or an editor wrote, is parsed and checked whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oneonone_tui.domain.text import clean
from oneonone_tui.storage.codec import TABLES, DocumentError, decode, decode_json
from oneonone_tui.storage.fault import damaged
from oneonone_tui.storage.jsontext import JsonTextError, parse
from oneonone_tui.storage.tables import Tables, body, encode_json, number, text_of

SCHEMA = 1
"""What this program understands. A file says it in the table `_meta`; none is 1."""

Index = dict[str, dict[str, dict[str, bytes]]]
"""The lines of the documents by table, person and id."""

_NUMBER = re.compile("0|[1-9][0-9]{0,17}")
"""A TinyDB document number as TinyDB writes it; `01` and `1` would become one."""

_PLAIN = rb"([ !#-\[\]-~]*)"
_HEAD = re.compile(
    rb'"(0|[1-9][0-9]{0,17})": \{"id": "' + _PLAIN + rb'"(?:, "person": "' + _PLAIN + rb'")?'
)
_FOREIGN = re.compile(rb'"(0|[1-9][0-9]{0,17})": \{')
_CLOSING = ord("}")
_NAME = re.compile(rb'"' + _PLAIN + rb'": ')


class _OtherLayoutError(Exception):
    """The file is not written as we write it."""


@dataclass
class Base:
    """What the file holds."""

    tables: Tables
    index: Index = field(default_factory=dict)
    digest: str = ""
    """SHA-256 of the bytes; empty where there is no file, or where `tables` still give it."""
    exists: bool = True
    newer: bool = False
    """A later version of the program wrote it: nothing may be written."""

    def know_digest(self) -> str:
        """The hash of the file; to be called before anything in the tables is changed."""
        if self.exists and not self.digest:
            self.digest = self.tables.digest()
        return self.digest


def read_base(path: Path, data: bytes | None) -> Base:
    """The base in the bytes of a file; an empty one where there is no file.

    Raises:
        StoreError: it is damaged. The message says where, and nothing of what is there.
    """
    if data is None:
        return Base(Tables(), exists=False)
    if not data:
        raise damaged(path, "it is empty")
    try:
        base = _Lines(path, data).base
    except _OtherLayoutError:
        base = _parsed(path, data)
        base.digest = hashlib.sha256(data).hexdigest()
    base.newer = _schema(base.tables) > SCHEMA
    return base


def check(table: str, line: bytes) -> str:
    """What is wrong with a line, strictly; empty where nothing is."""
    try:
        text = body(line)
        # As far to the right as in the file, so that the columns are those of an editor.
        document = parse(text.rjust(len(line)))
        if table in TABLES:
            decode(TABLES[table], document)
    except DocumentError as error:
        return f"{table}, document {number(line)}, {error}"
    except (JsonTextError, ValueError) as error:
        what = str(error).removeprefix("line 1, ")
        return f"{table}, document {number(line)}: {what}"
    return ""


def enter(index: Index, table: str, key: str, before: bytes | None, line: bytes | None) -> None:
    """Put another version of a document into the index."""
    if table not in TABLES or table == "people":
        return
    persons = index.setdefault(table, {})
    if before is not None:
        persons.get(_person(before), {}).pop(key, None)
    if line is not None:
        persons.setdefault(_person(line), {})[key] = line


def _person(line: bytes) -> str:
    if (head := _HEAD.match(line)) and head[3] is not None:
        return head[3].decode()
    return clean(str(parse(body(line)).get("person", "")))


def _schema(tables: Tables) -> int:
    try:
        for _, document in tables.documents("_meta"):
            if isinstance(schema := document.get("schema"), int):
                return schema
    except JsonTextError:
        pass
    return SCHEMA


class _Lines:
    """A file of our own layout."""

    def __init__(self, path: Path, data: bytes) -> None:
        if not (data.isascii() and data.startswith(b"{\n") and data.endswith(b"}\n")):
            raise _OtherLayoutError
        self._path = path
        self.base = Base(Tables())
        parts = data.split(b",\n")
        parts[0] = parts[0][2:]
        if not parts[-1].endswith(b"\n}\n"):
            raise _OtherLayoutError
        parts[-1] = parts[-1][:-3]
        self._read(iter(parts))

    def _read(self, parts: Iterator[bytes]) -> None:
        for part in parts:
            name = _NAME.match(part)
            if not name:
                raise _OtherLayoutError
            title = name[1].decode()
            if title in self.base.tables.named or title in self.base.tables.odd:
                raise _OtherLayoutError  # the parser knows the words for it
            rest = part[name.end() :]
            if rest == b"{}":
                self.base.tables.table(title)
            elif rest.startswith(b"{\n"):
                self._read_table(title, rest[2:], parts)
            else:
                raise _OtherLayoutError

    def _read_table(self, name: str, first: bytes, parts: Iterator[bytes]) -> None:
        """Sort the lines of one table. Everything in here is done 31,000 times."""
        table = self.base.tables.table(name)
        lines = table.lines
        known = name in TABLES
        head_of = (_HEAD if known else _FOREIGN).match
        of_person: dict[bytes, dict[str, bytes]] | None = {} if known and name != "people" else None
        number = -1
        part: bytes | None = first
        while part is not None:
            last = part.endswith(b"\n}")
            line = part[:-2] if last else part
            head = head_of(line)
            if head is None or b"\n" in line or line[-1] != _CLOSING:
                raise _OtherLayoutError
            given, *names = head.groups()
            before, number = number, int(given)
            key = (names[0] if known else given).decode()
            # Rising numbers, as they are given: so that none can be there twice.
            if number <= before or key in lines:
                raise _OtherLayoutError
            lines[key] = line
            if of_person is not None:
                person = names[1]
                if person is None:
                    raise _OtherLayoutError
                if (shelf := of_person.get(person)) is None:
                    shelf = of_person[person] = {}
                shelf[key] = line
            if last:
                table.last = number
                if of_person is not None:
                    self.base.index[name] = {p.decode(): of for p, of in of_person.items()}
                return
            part = next(parts, None)
        raise _OtherLayoutError


def _parsed(path: Path, data: bytes) -> Base:
    try:
        read = parse(data)
    except JsonTextError as error:
        raise damaged(path, str(error)) from None
    if not isinstance(read, dict):
        raise damaged(path, "it is not an object of tables")
    base = Base(Tables())
    for name, documents in read.items():
        if name not in TABLES and not _is_table(documents):
            base.tables.odd[name] = encode_json(documents).encode("ascii")
        else:
            _fill(path, base, name, documents)
    return base


def _is_table(found: Any) -> bool:
    return isinstance(found, dict) and all(
        _NUMBER.fullmatch(key) and isinstance(document, dict) for key, document in found.items()
    )


def _fill(path: Path, base: Base, name: str, documents: Any) -> None:
    if not isinstance(documents, dict):
        raise damaged(path, f"{name} is not a table")
    table = base.tables.table(name)
    for given, document in documents.items():
        if not _NUMBER.fullmatch(given):
            raise damaged(path, f"{name} has a document without a proper number")
        key = given
        if name in TABLES:
            if not isinstance(document, dict) or not isinstance(document.get("id"), str):
                raise damaged(path, f"{name}, document {given} has no id")
            key = clean(document["id"])
            if key in table.lines:
                twins = f"{number(table.lines[key])} and {given}"
                raise damaged(path, f"{name}, documents {twins} have the same id")
        line = f'"{given}": {text_of(document)}'.encode("ascii")
        table.put(key, line)
        enter(base.index, name, key, None, line)
    if name in TABLES:
        for given, document in documents.items():
            try:
                decode(TABLES[name], document)
            except DocumentError as error:
                raise damaged(path, f"{name}, document {given}, {error}") from None


def people_of(path: Path, tables: Tables) -> list[Any]:
    """Everyone, read and checked.

    Raises:
        StoreError: one of the documents is damaged.
    """
    try:
        table = tables.named.get("people")
        return (
            [decode_json(TABLES["people"], body(line)) for line in table.lines.values()]
            if table
            else []
        )
    except DocumentError:
        problems = (check("people", line) for line in tables.table("people").lines.values())
        found = next((problem for problem in problems if problem), "people cannot be read")
        raise damaged(path, found) from None
