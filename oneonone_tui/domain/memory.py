"""The in-memory twin of the store: for tests, and the shape that every store must match."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.pair import Pair, pair_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.recall import Aside, Found, came, hits
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import Listener, Record, SaveState, SaveStatus


class MemoryStore:
    """A store that keeps everything in memory, and is therefore always saved."""

    def __init__(self, *records: Record) -> None:
        self._records: dict[tuple[type, str], Record] = {}
        self._listeners: list[Listener] = []
        self.save(*records)

    @property
    def read_only(self) -> str:
        return ""

    @property
    def remarks(self) -> tuple[str, ...]:
        return ()

    def people(self) -> tuple[Person, ...]:
        return tuple(r for r in self._records.values() if isinstance(r, Person))

    def sessions(self, person: str) -> tuple[Session, ...]:
        found = (r for r in self._records.values() if isinstance(r, Session) and r.person == person)
        return tuple(sorted(found, key=lambda session: session.started))

    def actions(self, person: str) -> tuple[ActionItem, ...]:
        found = (
            r for r in self._records.values() if isinstance(r, ActionItem) and r.person == person
        )
        return tuple(sorted(found, key=lambda action: action.number))

    def topics(self, person: str) -> tuple[Topic, ...]:
        found = (
            r
            for r in self._records.values()
            if isinstance(r, Topic) and r.person == person and r.waits
        )
        return tuple(sorted(found, key=lambda topic: topic.created))

    def briefs(self) -> tuple[Pair, ...]:
        return tuple(pair_of(self, person).brief for person in self.people())

    def goals(self, person: str) -> tuple[Goal, ...]:
        found = (r for r in self._records.values() if isinstance(r, Goal) and r.person == person)
        return tuple(sorted(found, key=lambda goal: goal.created))

    def expectations(self, person: str) -> tuple[Expectation, ...]:
        found = (
            r for r in self._records.values() if isinstance(r, Expectation) and r.person == person
        )
        return tuple(sorted(found, key=lambda expectation: expectation.created))

    def private_notes(self, person: str) -> tuple[PrivateNotes, ...]:
        kept = self._records.values()
        return tuple(r for r in kept if isinstance(r, PrivateNotes) and r.person == person)

    def recall(self, words: Sequence[str], person: str = "") -> Iterator[Found | None]:
        kept = [r for r in self._records.values() if isinstance(r, Session | ActionItem)]
        started = {each.id: each.started for each in kept if isinstance(each, Session)}
        asides = [
            Aside(each, started[each.id])
            for each in self._records.values()
            if isinstance(each, PrivateNotes) and each.id in started
        ]
        found = [hit for hit in (*kept, *asides) if hits(hit, tuple(words))]
        yield from (
            record
            for record in sorted(found, key=came, reverse=True)
            if person in ("", record.person)
        )

    def save(self, *records: Record) -> None:
        for record in records:
            self._records[type(record), record.id] = record
        for state in (SaveState.SAVING, SaveState.SAVED):
            for listener in self._listeners:
                listener(SaveStatus(state))

    def flush(self) -> None:
        """Everything is kept already."""

    def close(self) -> None:
        """Nothing is held."""

    def save_elsewhere(self, place: str) -> None:
        """Everything is kept already, wherever that is."""

    def watch(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def watch_queue(self, listener: Callable[[], None]) -> None:
        """Nobody else queues anything here."""
