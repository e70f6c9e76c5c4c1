"""Reading the data file: by its lines where it has our own layout, else as a whole.

A file of our own layout (see `layout`) is open when its lines are found, and people are read
completely, because everything begins with them. The inside of the other lines is checked when
somebody looks at them, by and by, and before the file is written anew (see `inspection`).

A file of another layout, what TinyDB itself or an editor wrote, is parsed and checked whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oneonone_tui.domain.text import clean
from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import Cipher, CipherError, is_sealed
from oneonone_tui.storage.codec import TABLES, DocumentError, decode, decode_json, written
from oneonone_tui.storage.fault import damaged, keyless, undecipherable
from oneonone_tui.storage.jsontext import JsonTextError, encode_json, parse
from oneonone_tui.storage.layout import Index, Layout, OtherLayoutError, is_owned
from oneonone_tui.storage.tables import Tables, body, number, text_of

SCHEMA = 1
"""What this program understands. A file says it in the table `_meta`; none is 1."""

LARGE = 2_000_000
"""Bytes in which one would notice the time that it takes to look up all keys."""

_NUMBER = re.compile("0|[1-9][0-9]{0,17}")
"""A TinyDB document number as TinyDB writes it; `01` and `1` would become one."""


@dataclass
class Base:
    """What the file holds."""

    tables: Tables
    index: Index = field(default_factory=Index)
    data: bytes = b""
    """The bytes, opened if they were sealed; empty where there is no file, or where another
    program has laid it out."""
    digest: str = ""
    """SHA-256 of the file, sealed if it is; empty where there is none, or nobody has asked yet."""
    exists: bool = True
    newer: bool = False
    """A later version of the program wrote it: nothing may be written."""
    sealed: bool = False
    """It is encrypted."""

    def know_digest(self) -> str:
        """The hash of the file."""
        if self.data and not self.digest:
            self.digest = files.sha256(self.data).hexdigest()
        return self.digest


def read_base(
    path: Path, data: bytes | None, cipher: Cipher | None = None, *, hastily: bool = False
) -> Base:
    """The base in the bytes of a file; an empty one where there is no file.

    Args:
        cipher: of the store; the file may be plain all the same.
        hastily: leave it to the inspection to find out whether something is there twice, where
            there is so much of it that one would notice.

    Raises:
        StoreError: it is damaged. The message says where, and nothing of what is there.
    """
    if data is None:
        return Base(Tables(), exists=False)
    if not data:
        raise damaged(path, "it is empty")
    if is_sealed(data):
        base = read_base(path, _opened(path, data, cipher), hastily=hastily)
        base.digest, base.sealed = files.sha256(data).hexdigest(), True
        return base
    try:
        layout = Layout(data)
        base = Base(layout.tables, layout.index, data)
        later = hastily and len(data) >= LARGE
        for name, table in layout.tables.named.items():
            if not (later and is_owned(name)) and table.order.twins:
                raise OtherLayoutError  # the parser knows the words for it
    except OtherLayoutError:
        base = _parsed(path, data)
        base.digest = files.sha256(data).hexdigest()
    base.newer = _schema(base.tables) > SCHEMA
    return base


def _opened(path: Path, data: bytes, cipher: Cipher | None) -> bytes:
    if cipher is None:
        raise keyless(path)
    try:
        return cipher.open(data)
    except CipherError:
        raise undecipherable(path) from None


def check(table: str, line: bytes) -> str:
    """What is wrong with a line, strictly; empty where nothing is."""
    try:
        text = body(line)
        if table in TABLES and _is_ours(table, text):
            return ""
        # As far to the right as in the file, so that the columns are those of an editor.
        parse(text.rjust(len(line)))
        if table in TABLES:
            decode_json(TABLES[table], text)
    except DocumentError as error:
        return f"{table}, document {number(line)}, {error}"
    except (JsonTextError, ValueError) as error:
        what = str(error).removeprefix("line 1, ")
        return f"{table}, document {number(line)}: {what}"
    return ""


def _is_ours(table: str, text: bytes) -> bool:
    """Whether a document is to the letter what we would write: then no look is stricter."""
    try:
        return written(decode_json(TABLES[table], text)) == text
    except DocumentError:
        return False


def _schema(tables: Tables) -> int:
    try:
        for _, document in tables.documents("_meta"):
            if isinstance(schema := document.get("schema"), int):
                return schema
    except JsonTextError:
        pass
    return SCHEMA


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
            if twin := table.line(key):
                twins = f"{number(twin)} and {given}"
                raise damaged(path, f"{name}, documents {twins} have the same id")
        line = b'"%b": %b' % (given.encode("ascii"), text_of(document))
        table.put(key, line)
        base.index.enter(name, line)
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
        return [decode_json(TABLES["people"], body(line)) for line in table.lines] if table else []
    except DocumentError:
        problems = (check("people", line) for line in tables.table("people").lines)
        found = next((problem for problem in problems if problem), "people cannot be read")
        raise damaged(path, found) from None
