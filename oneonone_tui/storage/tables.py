"""The documents of the file, each held as the one line that it is there.

Ten years are 31,000 documents and 27 MB. As Python objects they would take five times that
and 200 ms to make; as lines they are there after 60 ms, an unchanged one goes back into the
file as it came, and one is parsed when someone looks at it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from oneonone_tui.storage.codec import Document
from oneonone_tui.storage.jsontext import JsonTextError, encode_json, parse

Changes = dict[str, dict[str, bytes]]
"""New or changed documents as ASCII JSON, by table and key."""

_BLOCK = 1 << 20


def body(line: bytes) -> bytes:
    """The document in a line, without its number."""
    return line[line.index(b": ") + 2 :]


def number(line: bytes) -> str:
    """The number that TinyDB gave to the document in a line."""
    return line[1 : line.index(b'"', 1)].decode()


def fingerprint(line: bytes | None) -> str | None:
    """What two versions of a document are compared by; None where there is no document.

    Of the document and not of its line, so that an editor may change the spaces in it. A line
    that is damaged is like no other.
    """
    if line is None:
        return None
    try:
        return print_of(text_of(parse(body(line))))
    except JsonTextError:
        return "damaged"


def print_of(text: bytes) -> str:
    """The fingerprint of a document from its text as we write it."""
    return hashlib.sha256(text).hexdigest()[:32]


class Table:
    """The documents of one table in their order, by key: our own id in the tables that we
    know, TinyDB's number in those that we do not."""

    def __init__(self) -> None:
        self.lines: dict[str, bytes] = {}
        self.last = 0
        """The highest number given so far."""

    def place(self, key: str, text: bytes) -> bytes:
        """The line for a new version of a document, or for a new document."""
        known = self.lines.get(key)
        given = int(number(known)) if known is not None else self.last + 1
        return b'"%d": %b' % (given, text)

    def put(self, key: str, line: bytes) -> None:
        self.last = max(self.last, int(number(line)))
        self.lines[key] = line


class Tables:
    """All tables of a file in their order."""

    def __init__(self) -> None:
        self.named: dict[str, Table] = {}
        self.odd: dict[str, bytes] = {}
        """What stands in the place of a table and is none, as it was written."""

    def table(self, name: str) -> Table:
        """A table; a new one where there was none."""
        return self.named.setdefault(name, Table())

    def line(self, name: str, key: str) -> bytes | None:
        """A document's line, if there is such a document."""
        table = self.named.get(name)
        return table.lines.get(key) if table else None

    def documents(self, name: str) -> Iterator[tuple[str, Document]]:
        """The documents of a table with their keys, parsed strictly."""
        table = self.named.get(name)
        for key, line in list(table.lines.items()) if table else ():
            yield key, parse(body(line))

    def snapshot(self) -> Blocks:
        """The file as it would be now. Later changes do not show in it."""
        parts: list[list[bytes]] = []
        for name, table in self.named.items():
            opening = encode_json(name).encode("ascii") + b": {"
            if not table.lines:
                parts.append([opening + b"}"])
                continue
            lines = list(table.lines.values())
            lines[0] = opening + b"\n" + lines[0]
            lines[-1] += b"\n}"
            parts.append(lines)
        for name, raw in self.odd.items():
            if name not in self.named:
                parts.append([encode_json(name).encode("ascii") + b": " + raw])
        return Blocks([line for lines in parts for line in lines])

    def digest(self) -> str:
        """The SHA-256 of the file as it would be now."""
        return self.snapshot().digest()


class Blocks:
    """The bytes of a file in pieces that can be made one at a time.

    Joining and hashing a piece takes less than a millisecond of the interpreter; json.dumps of
    a whole file would hold it for 150, and whoever types would wait (PERFORMANCE.md).
    """

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    def __iter__(self) -> Iterator[bytes]:
        if not self._lines:
            yield b"{}\n"
            return
        yield b"{\n"
        start = size = 0
        for at, line in enumerate(self._lines):
            size += len(line)
            if size >= _BLOCK:
                yield (b",\n" if start else b"") + b",\n".join(self._lines[start : at + 1])
                start, size = at + 1, 0
        if start < len(self._lines):
            yield (b",\n" if start else b"") + b",\n".join(self._lines[start:])
        yield b"\n}\n"

    def digest(self) -> str:
        """The SHA-256 of all of it."""
        found = hashlib.sha256()
        for block in self:
            found.update(block)
        return found.hexdigest()


def text_of(document: Any) -> bytes:
    """A document as it stands in its line."""
    return encode_json(document).encode("ascii")
