"""The store port on a TinyDB file: read once, held in memory, written behind the typing."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, Protocol, TypeVar

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import Listener, Record, Store
from oneonone_tui.storage.codec import TABLES, DocumentError, decode, encode, table_of
from oneonone_tui.storage.fault import damaged
from oneonone_tui.storage.saver import Saver
from oneonone_tui.storage.tables import Changes, Tables


def open_store(path: Path) -> Store:
    """The store in the file at `path`, which is created with its folder at the first save.

    Raises:
        StoreError: the file cannot be read, or is damaged. It was not touched.
    """
    tables = Tables(path)
    records: list[Record] = []
    for table, kind in TABLES.items():
        for number, document in tables.documents(table):
            try:
                records.append(decode(kind, document))
            except DocumentError as error:
                raise damaged(path, f"{table}, document {number}, {error}") from None
    return TinyStore(records, Saver(tables.keep))


class _OfPerson(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def person(self) -> str: ...


R = TypeVar("R", bound=_OfPerson)


class _Shelf(Generic[R]):
    """Records of one kind, found by person: a board must not look through ten years for each."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, R]] = {}
        self._person: dict[str, str] = {}

    def put(self, record: R) -> None:
        before = self._person.get(record.id)
        if before is not None and before != record.person:
            self._of[before].pop(record.id, None)
        self._person[record.id] = record.person
        self._of.setdefault(record.person, {})[record.id] = record

    def of(self, person: str) -> list[R]:
        return list(self._of.get(person, {}).values())


class TinyStore:
    """Keeps the records of one TinyDB file.

    One thread, the main one, calls it, and so may a signal handler that interrupts any of its
    methods (see `saver`). Reads come from memory and never fail.
    """

    def __init__(self, records: list[Record], saver: Saver) -> None:
        self._people: dict[str, Person] = {}
        self._sessions: _Shelf[Session] = _Shelf()
        self._actions: _Shelf[ActionItem] = _Shelf()
        self._topics: _Shelf[Topic] = _Shelf()
        self._saver = saver
        for record in records:
            self._take(record)

    def people(self) -> tuple[Person, ...]:
        return tuple(self._people.values())

    def sessions(self, person: str) -> tuple[Session, ...]:
        return tuple(sorted(self._sessions.of(person), key=lambda session: session.started))

    def actions(self, person: str) -> tuple[ActionItem, ...]:
        return tuple(sorted(self._actions.of(person), key=lambda action: action.number))

    def topics(self, person: str) -> tuple[Topic, ...]:
        waiting = (topic for topic in self._topics.of(person) if not topic.taken_in)
        return tuple(sorted(waiting, key=lambda topic: topic.created))

    def save(self, *records: Record) -> None:
        """As the port says.

        Raises:
            ValueError: a record is not what its type promises (a time without a zone, say) and
                could not be read back. A fault of the program; nothing of the change was taken.
        """
        changes: Changes = {}
        for record in records:
            changes.setdefault(table_of(record), {})[record.id] = encode(record)
        # First to the saver, at one stroke: from here on no interruption can lose the change.
        self._saver.put(changes)
        for record in records:
            self._take(record)

    def flush(self) -> None:
        self._saver.flush()

    def close(self) -> None:
        """Flush; nothing else is held between two writes.

        A store whose closing failed goes on trying, and can be closed again. What is saved
        after closing, by code that the closing interrupted, is still written.
        """
        self._saver.flush()

    def watch(self, listener: Listener) -> None:
        """As the port says; the thread is the saver's.

        The listener must return at once, and neither call the store nor wait for the main
        thread, which may itself be waiting for the saver.
        """
        self._saver.watch(listener)

    def _take(self, record: Record) -> None:
        match record:
            case Person():
                self._people[record.id] = record
            case Session():
                self._sessions.put(record)
            case ActionItem():
                self._actions.put(record)
            case Topic():
                self._topics.put(record)

    def __del__(self) -> None:
        self._saver.end()  # or the thread of a store that nobody holds would wait for ever
