"""A view of the data as it is now, for who neither writes nor takes the lock.

File, journal and inbox are read as of one moment. Where the program itself leaves a damaged
document out, and goes on, a view refuses: a list in a script must not be short without a sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.base import check, people_of
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.codec import DocumentError, T, decode_json, encode
from oneonone_tui.storage.inbox import Contents, Inbox
from oneonone_tui.storage.opening import read_both
from oneonone_tui.storage.recovery import replay
from oneonone_tui.storage.tables import Tables, body


def waiting_in_inbox(file: Path, cipher: Cipher | None = None) -> Contents:
    """What waits to be taken in. To be read before file and journal: what is taken in meanwhile
    is then in both, and not in neither.

    Raises:
        StoreError: it cannot be read.
    """
    inbox = Inbox(file, cipher)
    try:
        return inbox.read()
    except OSError as error:
        raise fault.unreadable(inbox.name, error) from None


def lay_in(tables: Tables, topics: Iterable[Topic]) -> None:
    """Put topics of the inbox into tables that are only looked at, or copied."""
    table = tables.table("topics")
    for topic in topics:
        if topic.id not in table:
            table.write(topic.id, encode(topic))


class View:
    """What there is now. Each document is read when it is asked for."""

    def __init__(self, path: Path, cipher: Cipher | None = None) -> None:
        """
        Raises:
            StoreError: it cannot be read, is damaged as a whole, or a later version wrote it.
        """
        file = files.resolved(path)
        waiting = waiting_in_inbox(file, cipher).topics
        base, found = read_both(path, file, cipher)
        if found.newer:
            raise StoreError(fault.newer(path))
        if found.entries:
            replay(base, found)
        lay_in(base.tables, waiting)
        self.people: tuple[Person, ...] = tuple(people_of(path, base.tables))
        """Everyone, in the order in which they came."""
        self._path = path
        self._tables = base.tables

    def topics(self, person: str) -> tuple[Topic, ...]:
        """The topics that wait for a person's next session, oldest first.

        Raises:
            StoreError: one of the documents is damaged.
        """
        found = self._all("topics", Topic)
        waiting = (topic for topic in found if topic.person == person and topic.waits)
        return tuple(sorted(waiting, key=lambda topic: topic.created))

    def actions(self) -> Iterator[ActionItem]:
        """All action items.

        Raises:
            StoreError: as `topics`.
        """
        return self._all("actions", ActionItem)

    def sessions(self) -> Iterator[Session]:
        """All sessions.

        Raises:
            StoreError: as `topics`.
        """
        return self._all("sessions", Session)

    def goals(self) -> Iterator[Goal]:
        """All goals.

        Raises:
            StoreError: as `topics`.
        """
        return self._all("goals", Goal)

    def expectations(self) -> Iterator[Expectation]:
        """All expectations.

        Raises:
            StoreError: as `topics`.
        """
        return self._all("expectations", Expectation)

    def _all(self, name: str, kind: type[T]) -> Iterator[T]:
        table = self._tables.named.get(name)
        for line in table.lines if table else ():
            try:
                yield decode_json(kind, body(line))
            except DocumentError:
                raise fault.damaged(self._path, check(name, line)) from None
