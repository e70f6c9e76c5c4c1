"""The documents of the file, each known as the one line that it is there.

Ten years are 31,000 documents and 27 MB. As Python objects they would take five times that and
200 ms to make, and as lines of their own 75. So the bytes of the file are left in one piece, and
it is known where in it each line begins: that is there after 20 ms, a line is cut out when
someone looks at it, and an unchanged one goes back into the file as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from oneonone_tui.storage import files
from oneonone_tui.storage.codec import Document
from oneonone_tui.storage.jsontext import JsonTextError, encode_json, parse

Changes = dict[str, dict[str, bytes]]
"""New or changed documents as ASCII JSON, by table and key."""

Place = int | bytes
"""Where in the file a line begins; or the line itself, where it is not as the file has it."""

_BLOCK = 1 << 20
_COMMA = ord(",")


def cut(data: bytes, place: Place) -> bytes:
    """A line, out of the bytes of a file that has one document a line."""
    if isinstance(place, bytes):
        return place
    end = data.find(b"\n", place)
    return data[place : end - (data[end - 1] == _COMMA)]


class Lines:
    """Lines in their order, each cut out when it is wanted."""

    def __init__(self, data: bytes, places: Sequence[Place]) -> None:
        self.data = data
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[bytes]:
        return (cut(self.data, place) for place in self.places)


NONE = Lines(b"", ())


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
    return files.sha256(text).hexdigest()[:32]


@dataclass
class Order:
    """What is where in a table."""

    places: dict[str, Place] = field(default_factory=dict)
    """By key: our own id in the tables that we know, TinyDB's number in those that we do not."""
    last: int = 0
    """The highest number given so far."""
    twins: dict[str, str] = field(default_factory=dict)
    """What is wrong with those whose number or id another one had before; they have a key of
    their own."""


class Table:
    """The documents of one table in their order."""

    def __init__(
        self, lines: Lines = NONE, put_in_order: Callable[[Lines], Order] = lambda _: Order()
    ) -> None:
        """
        Args:
            lines: the lines of a file that it begins with.
            put_in_order: looks up their numbers and keys, when somebody asks for one: to find
                the lines of a person takes half as long.
        """
        self._lines = lines
        self._put_in_order = put_in_order

    @cached_property
    def order(self) -> Order:
        return self._put_in_order(self._lines)

    @property
    def places(self) -> dict[str, Place]:
        """Where each document is, by key."""
        return self.order.places

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, key: str) -> bool:
        return key in self.places

    def line(self, key: str) -> bytes | None:
        """A document's line, if there is such a document."""
        place = self.places.get(key)
        return None if place is None else cut(self._lines.data, place)

    @property
    def lines(self) -> Lines:
        """All lines as they are now; later changes do not show in them."""
        if "order" not in self.__dict__:  # nobody has asked yet, and so nothing has changed
            return self._lines
        return Lines(self._lines.data, list(self.places.values()))

    def items(self) -> Iterator[tuple[str, bytes]]:
        """All keys with their lines, as they are now."""
        return zip(list(self.places), self.lines, strict=True)

    def put(self, key: str, line: bytes) -> None:
        """Put in a line that has its number."""
        self.order.last = max(self.order.last, int(number(line)))
        self.places[key] = line

    def write(self, key: str, text: bytes) -> None:
        """Put in a new version of a document, or a new document, which gets the next number."""
        if (known := self.line(key)) is not None:
            self.places[key] = known[: known.index(b": ") + 2] + text
        else:
            self.places[key] = b'"%d": %b' % (self.new_number(), text)

    def new_number(self) -> int:
        """A number that was never given."""
        self.order.last += 1
        return self.order.last

    def remove(self, key: str) -> None:
        """Remove a document, if there is such a document."""
        self.places.pop(key, None)


class Tables:
    """All tables of a file in their order."""

    def __init__(self) -> None:
        self.named: dict[str, Table] = {}
        self.odd: dict[str, bytes] = {}
        """What stands in the place of a table and is none, as it was written."""

    def table(self, name: str) -> Table:
        """A table; a new one where there was none."""
        if name not in self.named:
            self.named[name] = Table()
        return self.named[name]

    def line(self, name: str, key: str) -> bytes | None:
        """A document's line, if there is such a document."""
        table = self.named.get(name)
        return table.line(key) if table else None

    def documents(self, name: str) -> Iterator[tuple[str, Document]]:
        """The documents of a table with their keys, parsed strictly."""
        table = self.named.get(name)
        for key, line in table.items() if table else ():
            yield key, parse(body(line))

    def snapshot(self) -> Blocks:
        """The file as it would be now. Later changes do not show in it."""
        parts = [(text_of(name) + b": {", table.lines) for name, table in self.named.items()]
        odd = [
            text_of(name) + b": " + raw for name, raw in self.odd.items() if name not in self.named
        ]
        return Blocks(parts, odd)

    def digest(self) -> str:
        """The SHA-256 of the file as it would be now."""
        return self.snapshot().digest()


class Blocks:
    """The bytes of a file in pieces that can be made one at a time.

    Joining and hashing a piece takes less than a millisecond of the interpreter; json.dumps of
    a whole file would hold it for 150, and whoever types would wait (PERFORMANCE.md).
    """

    def __init__(self, tables: list[tuple[bytes, Lines]], odd: list[bytes]) -> None:
        """
        Args:
            tables: each with what it opens with.
            odd: what stands in the place of a table and is none.
        """
        self._tables = tables
        self._odd = odd

    def __iter__(self) -> Iterator[bytes]:
        if not (self._tables or self._odd):
            yield b"{}\n"
            return
        block: list[bytes] = []
        size, before = 0, b"{\n"
        for piece in self._pieces():
            block.append(piece)
            size += len(piece)
            if size >= _BLOCK:
                yield before + b",\n".join(block)
                block, size, before = [], 0, b",\n"
        yield (before + b",\n".join(block) if block else b"") + b"\n}\n"

    def _pieces(self) -> Iterator[bytes]:
        """What stands between two commas at the end of a line."""
        for opening, lines in self._tables:
            if not lines:
                yield opening + b"}"
            last = len(lines) - 1
            for place, line in enumerate(lines):
                begun = line if place else opening + b"\n" + line
                yield begun if place < last else begun + b"\n}"
        yield from self._odd

    def digest(self) -> str:
        """The SHA-256 of all of it."""
        found = files.sha256()
        for block in self:
            found.update(block)
        return found.hexdigest()


def text_of(document: Any) -> bytes:
    """A document as it stands in its line."""
    return encode_json(document).encode("ascii")
