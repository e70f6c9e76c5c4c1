"""The store port on a TinyDB file: journalled behind the typing, parsed when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import Listener, Record, Store
from oneonone_tui.storage.base import check
from oneonone_tui.storage.chores import Chores
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.codec import TABLES, DocumentError, decode_json, encode, table_of
from oneonone_tui.storage.keeper import Keeper
from oneonone_tui.storage.layout import Index
from oneonone_tui.storage.opening import Opened, open_file
from oneonone_tui.storage.porter import Porter
from oneonone_tui.storage.saver import Saver
from oneonone_tui.storage.tables import Changes, Lines, body

if TYPE_CHECKING:
    from oneonone_tui.domain.recall import Found  # 2 ms that only a search needs


def open_store(path: Path, cipher: Cipher | None = None) -> Store:
    """The store in the file at `path`, which is created with its folder at the first save.

    Where something can be read and nothing kept, it opens all the same and says why in
    `read_only`: another process has it, the folder is read-only, or a later version wrote it.
    A document that turns out to be damaged, at any time, is left out and the others are there;
    changes are then kept in the journal and the file stays as it is, as `remarks` say and the
    listeners hear with every status.

    Args:
        cipher: of the store, where it is encrypted (see `key`).

    Raises:
        StoreError: the file cannot be read, or is damaged as a whole. It was not touched.
    """
    return TinyStore(open_file(path, cipher=cipher))


class _Roll:
    """People, in the order in which they came."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._of = {person.id: person for person in people}

    def all(self) -> tuple[Person, ...]:
        return tuple(self._of.values())

    def get(self, person: Person) -> Person | None:
        """The version before this one."""
        return self._of.get(person.id)

    def put(self, person: Person) -> None:
        self._of[person.id] = person


class _OfPerson(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def person(self) -> str: ...


R = TypeVar("R", bound=_OfPerson)


class _Shelf(Generic[R]):
    """Records of one kind, found by person, and parsed when somebody asks for that person."""

    def __init__(self, table: str, keeper: Keeper, index: Index) -> None:
        self._table = table
        self._keeper = keeper
        self._index = index
        self._of: dict[str, dict[str, R]] = {}
        self._person: dict[str, str] = {}
        self._briefs: dict[str, list[R]] = {}
        """Of the people who were not read."""

    def put(self, record: R) -> None:
        if record.id in self._of.get(record.person, ()):  # as with every key that is typed
            self._put(record)
            return
        self._read(record.person)
        before = self._person.get(record.id)
        if before is not None and before != record.person:
            self._of[before].pop(record.id, None)
        self._put(record)

    def add(self, record: R) -> None:
        """Put a record, unless there is one of that id."""
        self._read(record.person)
        if record.id not in self._person:
            self._put(record)

    def of(self, person: str) -> list[R]:
        self._read(person)
        return list(self._of.get(person, {}).values())

    def brief(self, person: str) -> list[R]:
        """Those that `Pair.brief` may be made of, and maybe others; before somebody asks for all
        of a person, no more than these are parsed."""
        from oneonone_tui.storage.brief import needed

        if not (lines := self._index.of(self._table, person)):
            return self.of(person)
        if (found := self._briefs.get(person)) is None:
            try:
                kind = TABLES[self._table]
                found = [decode_json(kind, body(line)) for line in needed(self._table, lines)]  # type: ignore[misc]
            except DocumentError:
                return self.of(person)
            self._briefs[person] = found
        return found

    def raw(self, person: str) -> Lines | list[R]:
        """The lines of a person who was not read, or the records of one who was."""
        return self._index.of(self._table, person) or self.of(person)

    def count(self, person: str) -> int:
        """How many there are of a person; a damaged one counts as long as nobody has met it."""
        return len(self._index.of(self._table, person)) or len(self._of.get(person, {}))

    def get(self, record: R) -> R | None:
        """The version of a record before this one, where it was read already."""
        return self._of.get(record.person, {}).get(record.id)

    def _put(self, record: R) -> None:
        self._person[record.id] = record.person
        self._of.setdefault(record.person, {})[record.id] = record

    def _read(self, person: str) -> None:
        """Parse what there is of a person.

        A signal handler may come in between and do the same: it then finds the lines still
        unread and puts all of them, and what it has put is newer than what we have parsed.
        """
        for line in self._index.of(self._table, person):
            try:
                record: R = decode_json(TABLES[self._table], body(line))  # type: ignore[assignment]
            except DocumentError:
                self._keeper.distrust(check(self._table, line))
                continue
            if record.id not in self._person:
                self._put(record)
        self._index.forget(self._table, person)
        self._briefs.pop(person, None)


def _by_start(sessions: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda session: session.started))


def _by_number(actions: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    return tuple(sorted(actions, key=lambda action: action.number))


def _waiting(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    waiting = (topic for topic in topics if topic.waits)
    return tuple(sorted(waiting, key=lambda topic: topic.created))


class TinyStore:
    """Keeps the records of one TinyDB file.

    One thread, the main one, calls it, and so may a signal handler that interrupts any of its
    methods (see `saver`). Reads come from memory and never fail.
    """

    def __init__(self, opened: Opened, saver: Saver | None = None) -> None:
        keeper = self._keeper = opened.keeper
        self._people = _Roll(opened.people)
        self._sessions: _Shelf[Session] = _Shelf("sessions", keeper, opened.index)
        self._actions: _Shelf[ActionItem] = _Shelf("actions", keeper, opened.index)
        self._topics: _Shelf[Topic] = _Shelf("topics", keeper, opened.index)
        self._goals: _Shelf[Goal] = _Shelf("goals", keeper, opened.index)
        self._expectations: _Shelf[Expectation] = _Shelf("expectations", keeper, opened.index)
        self._private: _Shelf[PrivateNotes] = _Shelf("private_notes", keeper, opened.index)
        self._shelves: dict[type[Record], Any] = {
            Person: self._people,
            Session: self._sessions,
            ActionItem: self._actions,
            Topic: self._topics,
            Goal: self._goals,
            Expectation: self._expectations,
            PrivateNotes: self._private,
        }
        self._porter = Porter(keeper)
        work = self._porter.in_turn(Chores(keeper).work)
        self._saver = saver or Saver(keeper.keep, work=work, let_go=keeper.let_go)
        keeper.on_distrust = self._saver.warn

    @property
    def read_only(self) -> str:
        return self._keeper.read_only

    @property
    def remarks(self) -> tuple[str, ...]:
        return self._keeper.remarks

    def people(self) -> tuple[Person, ...]:
        return self._people.all()

    def sessions(self, person: str) -> tuple[Session, ...]:
        return _by_start(self._sessions.of(person))

    def actions(self, person: str) -> tuple[ActionItem, ...]:
        return _by_number(self._actions.of(person))

    def topics(self, person: str) -> tuple[Topic, ...]:
        self._take_arrived()
        return _waiting(self._topics.of(person))

    def briefs(self) -> tuple[Pair, ...]:
        self._take_arrived()
        return tuple(self._brief(person) for person in self.people())

    def _brief(self, person: Person) -> Pair:
        sessions = self._sessions.brief(person.id)
        return Pair(
            person,
            _by_start(sessions),
            _by_number(self._actions.brief(person.id)),
            _waiting(self._topics.brief(person.id)),
            self._sessions.count(person.id) - len(sessions),
        ).brief

    def _take_arrived(self) -> None:
        with suppress(IndexError):  # a signal handler may come in between, and take some
            while True:
                self._topics.add(self._porter.arrived.popleft())

    def goals(self, person: str) -> tuple[Goal, ...]:
        return tuple(sorted(self._goals.of(person), key=lambda goal: goal.created))

    def expectations(self, person: str) -> tuple[Expectation, ...]:
        found = self._expectations.of(person)
        return tuple(sorted(found, key=lambda expectation: expectation.created))

    def private_notes(self, person: str) -> tuple[PrivateNotes, ...]:
        return tuple(self._private.of(person))

    def recall(self, words: Sequence[str], person: str = "") -> Iterator[Found | None]:
        from oneonone_tui.storage import recall

        people = [person] if person else [each.id for each in self.people()]
        streams: list[Iterator[tuple[str, Found | None]]] = []
        for each in people:
            sessions, actions = self._sessions.raw(each), self._actions.raw(each)
            streams += (
                recall.steps(Session, sessions, words),
                recall.steps(ActionItem, actions, words),
                recall.asides(self._private.raw(each), words, sessions),
            )
        return recall.newest_first(streams)

    def save(self, *records: Record) -> None:
        """As the port says.

        Raises:
            ValueError: a record is not what its type promises (a time without a zone, say) and
                could not be read back. A fault of the program; nothing of the change was taken.
        """
        changes: Changes = {}
        for record in records:
            known = self._shelves[type(record)].get(record)
            changes.setdefault(table_of(record), {})[record.id] = encode(record, known)
        # First to the saver, at one stroke: from here on no interruption can lose the change.
        self._saver.put(changes)
        for record in records:
            self._shelves[type(record)].put(record)

    def flush(self) -> None:
        self._saver.flush()

    def close(self) -> None:
        """Flush, fold what is in the journal into the file, and let others have it.

        A store whose closing failed goes on trying, and can be closed again. What is saved
        after closing, by code that the closing interrupted, is still written.
        """
        self._saver.flush()
        self._saver.run(self._porter.take_in)
        self._saver.run(self._keeper.close)

    def save_elsewhere(self, place: str) -> None:
        """As the port says; waits for the disk. What is at the old place stays as it is there."""
        path = Path(place).expanduser()
        self._saver.run(self._porter.take_in)
        self._saver.run(lambda: self._keeper.move(path))
        self._saver.flush()

    def watch(self, listener: Listener) -> None:
        """As the port says; the thread is the saver's.

        The listener must return at once, and neither call the store nor wait for the main
        thread, which may itself be waiting for the saver.
        """
        self._saver.watch(listener)

    def watch_queue(self, listener: Callable[[], None]) -> None:
        """As the port says; the thread, and what is asked of the listener, are as in `watch`."""
        self._porter.listeners.append(listener)

    def __del__(self) -> None:
        self._saver.end()  # or the thread of a store that nobody holds would wait for ever
