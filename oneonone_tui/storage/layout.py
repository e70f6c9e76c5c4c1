"""Our own layout of the file: one document a line, its id and person first.

So it is known whose each line is without a line being parsed, or even copied: ten years are open
in 20 ms, a sixth of the time that parsing them would take. What is checked on the way is
everything that can be seen without parsing: that the file is whole, its structure, each
document's number and id, that none is there twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import lt

from oneonone_tui.domain.text import clean
from oneonone_tui.storage.codec import TABLES
from oneonone_tui.storage.jsontext import parse
from oneonone_tui.storage.tables import Lines, Place, Table, Tables, body, cut

_PLAIN = rb"([ !#-\[\]-~]*)"
_NUMBER = rb'"(0|[1-9][0-9]{0,17})": \{'
_FOREIGN = re.compile(_NUMBER)
_IDENTIFIED = re.compile(_NUMBER + rb'"id": "' + _PLAIN + rb'"')
HEAD = _IDENTIFIED.pattern + rb', "person": "' + _PLAIN + rb'"'
"""How the line of somebody's document begins: number, id and person."""
_OWNED = re.compile(HEAD)
_OPENING = re.compile(rb'"' + _PLAIN + rb'": \{(\},?)?\n')
_CLOSING = re.compile(rb"\},?\n")
_QUOTE, _COMMA, _BRACE = b'",}'


_NONE = Lines(b"", ())


class OtherLayoutError(Exception):
    """The file is not written as we write it."""


class Index:
    """Whose the documents are."""

    def __init__(self, data: bytes = b"") -> None:
        """Of nobody's yet; `data` is the file that places refer to."""
        self._data = data
        self._places: dict[str, dict[str, list[Place]]] = {}

    def of(self, table: str, person: str) -> Lines:
        """The lines of a person."""
        places = self._places.get(table, {}).get(person)
        return Lines(self._data, tuple(places)) if places else _NONE

    def forget(self, table: str, person: str) -> None:
        """Leave out the lines of a person, who was read."""
        self._places.get(table, {}).pop(person, None)

    def add(self, table: str, persons: dict[str, list[Place]]) -> None:
        """Enter a whole table."""
        self._places[table] = persons

    def enter(self, table: str, line: bytes) -> None:
        """Enter another line."""
        if _is_owned(table):
            persons = self._places.setdefault(table, {})
            persons.setdefault(_person(line), []).append(line)

    def replace(self, table: str, before: Place | None, line: bytes | None) -> None:
        """Take one version of a document out, where there is one, and enter the other."""
        if before is not None and _is_owned(table):
            self._places[table][_person(cut(self._data, before))].remove(before)
        if line is not None:
            self.enter(table, line)


def _is_owned(table: str) -> bool:
    return table in TABLES and table != "people"


def _person(line: bytes) -> str:
    if head := _OWNED.match(line):
        return head[3].decode()
    return clean(str(parse(body(line)).get("person", "")))


class Layout:
    """A file of our own layout."""

    def __init__(self, data: bytes) -> None:
        """
        Raises:
            OtherLayoutError: it is no such file.
        """
        if not (data.isascii() and data.startswith(b"{\n") and data.endswith(b"}\n")):
            raise OtherLayoutError
        self.tables = Tables()
        self.index = Index(data)
        self._data = data
        at, more = 2, True
        while more:
            opening = self._match(_OPENING, at)
            name = opening[1].decode()
            if name in self.tables.named:
                raise OtherLayoutError  # the parser knows the words for it
            starts: list[int] = []
            ending = opening
            if opening[2] is None:
                ending = self._match(_CLOSING, self._walk(opening.end(), starts))
            self.tables.named[name] = self._table(name, starts)
            at, more = ending.end(), data[ending.end() - 2] == _COMMA
        if data[at:] != b"}\n":
            raise OtherLayoutError

    def _match(self, pattern: re.Pattern[bytes], at: int) -> re.Match[bytes]:
        if (found := pattern.match(self._data, at)) is None:
            raise OtherLayoutError
        return found

    # Everything from here on is done 31,000 times.

    def _walk(self, at: int, starts: list[int]) -> int:
        """Note where the lines of a table begin; returns where the last one has ended."""
        data, find, note = self._data, self._data.find, starts.append
        more = True
        while more:
            note(at)
            end = find(b"\n", at)
            more = data[end - 1] == _COMMA
            if data[at] != _QUOTE or data[end - 1 - more] != _BRACE:
                raise OtherLayoutError
            at = end + 1
        return at

    def _table(self, name: str, starts: list[int]) -> Table:
        table = Table(self._data)
        try:
            if _is_owned(name):
                numbers, keys = self._owned(name, starts)
            else:
                pattern = _IDENTIFIED if name in TABLES else _FOREIGN
                heads = [pattern.match(self._data, at).groups() for at in starts]  # type: ignore[union-attr]
                numbers, keys = [head[0] for head in heads], [head[-1] for head in heads]
        except AttributeError:  # a line has another head
            raise OtherLayoutError from None
        given = list(map(int, numbers))
        table.places = dict(zip(map(bytes.decode, keys), starts, strict=True))
        # Rising numbers, as they are given: so that none can be there twice.
        if len(table.places) < len(keys) or not all(map(lt, given, given[1:])):
            raise OtherLayoutError
        table.last = given[-1] if given else 0
        return table

    def _owned(self, name: str, starts: list[int]) -> tuple[Sequence[bytes], Sequence[bytes]]:
        """The numbers and ids of documents that are somebody's, which go into the index."""
        match, data = _OWNED.match, self._data
        numbers: list[bytes] = []
        keys: list[bytes] = []
        add_number, add_key = numbers.append, keys.append
        of_person: defaultdict[bytes, list[Place]] = defaultdict(list)
        for at in starts:
            number, key, person = match(data, at).groups()  # type: ignore[union-attr]
            add_number(number)
            add_key(key)
            of_person[person].append(at)
        self.index.add(name, {person.decode(): of for person, of in of_person.items()})
        return numbers, keys
