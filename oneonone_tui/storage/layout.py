"""Our own layout of the file: one document a line, its id and person first.

So it is known whose each line is without a line being parsed, or even copied: ten years are open
in 20 ms, a sixth of the time that parsing them would take. What is checked on the way is
everything that can be seen without parsing: that the file is whole, its structure, each
document's number and id, that none is there twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from operator import lt

from oneonone_tui.domain.text import clean
from oneonone_tui.storage.codec import TABLES
from oneonone_tui.storage.jsontext import parse
from oneonone_tui.storage.tables import NONE, Lines, Order, Place, Table, Tables, body, cut

_PLAIN = rb"[ !#-\[\]-~]*"
_DIGITS = rb"0|[1-9][0-9]{0,17}"
_NUMBER = rb'"(%b)": \{' % _DIGITS
_FOREIGN = re.compile(_NUMBER)
_IDENTIFIED = re.compile(_NUMBER + rb'"id": "(%b)"' % _PLAIN)
HEAD = rb'"(?:%b)": \{"id": "%b", "person": "(%b)"' % (_DIGITS, _PLAIN, _PLAIN)
"""How the line of somebody's document begins: number, id and the person, which is group 1."""
_OWNED = re.compile(HEAD)
_OPENING = re.compile(rb'"(%b)": \{(\},?)?\n' % _PLAIN)
_CLOSING = re.compile(rb"\},?\n")
_QUOTE, _COMMA, _BRACE = b'",}'


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
        return Lines(self._data, tuple(places)) if places else NONE

    def forget(self, table: str, person: str) -> None:
        """Leave out the lines of a person, who was read."""
        self._places.get(table, {}).pop(person, None)

    def add(self, table: str, persons: dict[str, list[Place]]) -> None:
        """Enter a whole table."""
        self._places[table] = persons

    def enter(self, table: str, line: bytes) -> None:
        """Enter another line."""
        if is_owned(table):
            persons = self._places.setdefault(table, {})
            persons.setdefault(_person(line), []).append(line)

    def replace(self, table: str, before: Place | None, line: bytes | None) -> None:
        """Take one version of a document out, where there is one, and enter the other."""
        if before is not None and is_owned(table):
            self._places[table][_person(cut(self._data, before))].remove(before)
        if line is not None:
            self.enter(table, line)


def is_owned(table: str) -> bool:
    """Whether its documents are somebody's."""
    return table in TABLES and table != "people"


def _person(line: bytes) -> str:
    if head := _OWNED.match(line):
        return head[1].decode()
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
            if is_owned(name):
                self.index.add(name, self._by_person(starts))
            elif not all(map(partial(_head_of(name).match, data), starts)):
                raise OtherLayoutError
            self.tables.named[name] = Table(Lines(data, starts), partial(_order, name))
            at, more = ending.end(), data[ending.end() - 2] == _COMMA
        if data[at:] != b"}\n":
            raise OtherLayoutError

    def _match(self, pattern: re.Pattern[bytes], at: int) -> re.Match[bytes]:
        if (found := pattern.match(self._data, at)) is None:
            raise OtherLayoutError
        return found

    # What is in a loop from here on is done 31,000 times.

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

    def _by_person(self, starts: Sequence[int]) -> dict[str, list[Place]]:
        """Whose the lines of a table are."""
        match, data = _OWNED.match, self._data
        of_person: defaultdict[bytes, list[Place]] = defaultdict(list)
        try:
            for at in starts:
                of_person[match(data, at)[1]].append(at)  # type: ignore[index]
        except TypeError:  # a line has another head
            raise OtherLayoutError from None
        return {person.decode(): places for person, places in of_person.items()}


def _order(table: str, lines: Lines) -> Order:
    """The lines of a table by their keys. No number and no id must be there twice."""
    match, data = _head_of(table).match, lines.data
    heads = [match(data, at).groups() for at in lines.places]  # type: ignore[union-attr, arg-type]
    numbers = [int(head[0]) for head in heads]
    keys = [head[-1].decode() for head in heads]
    places = dict(zip(keys, lines.places, strict=True))
    order = Order(places, max(numbers, default=0))
    # As we give them, numbers rise, so that none can be there twice.
    if len(places) < len(keys) or not all(map(lt, numbers, numbers[1:])):
        order.places = {}
        _set_twins_apart(table, order, zip(numbers, keys, lines.places, strict=True))
    return order


def _set_twins_apart(table: str, order: Order, found: Iterable[tuple[int, str, Place]]) -> None:
    first: dict[int | str, int] = {}
    for number, key, place in found:
        if number in first:
            problem = f"{table} has two documents with the number {number}"
        elif key in order.places:
            problem = f"{table}, documents {first[key]} and {number} have the same id"
        else:
            first[number] = first[key] = number
            order.places[key] = place
            continue
        apart = f"{key}\0{place!r}"  # no key of ours has a NUL
        order.places[apart] = place
        order.twins[apart] = problem


def _head_of(table: str) -> re.Pattern[bytes]:
    """How its lines begin, with number and key."""
    return _IDENTIFIED if table in TABLES else _FOREIGN
