"""Records to keep, and an ear for what becomes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Cadence, Person, Preference, Relationship, Standing
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.session import AgendaItem, Asked, Session, Topic
from oneonone_tui.domain.store import SaveState, SaveStatus, Store
from oneonone_tui.domain.wording import Tone
from oneonone_tui.storage.store import open_store

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

DINA = Person("dina", "Dina")
REZA = Person("reza", "Reza")
HADI = Person(
    "hadi",
    "Pak Hadi",
    Relationship.CLIENT,
    "id",
    Tone.FORMAL,
    cadence=(Cadence("regular", 30),),
    preferences=(
        Preference("work.proud", Standing.PINNED, START),
        Preference("plans.next", Standing.SNOOZED, START, START.date()),
        Preference("personal.home", Standing.NEVER, START),
    ),
)
"""Someone about whom everything was settled that can be."""


def session(number: int, person: str = "dina", notes: str = "") -> Session:
    return Session(
        f"s{number}",
        person,
        "regular",
        START + timedelta(weeks=number),
        agenda=(AgendaItem("i1", "Check-in", 5), AgendaItem("i2", "Her topics", 10)),
        notes=notes,
        asked=(Asked("drain", "What drained you most?", START, "the rota"),),
    )


def action(number: int, person: str = "dina") -> ActionItem:
    return ActionItem(f"a{number}", person, number, "ask SRE", START, "s1")


def topic(number: int, person: str = "dina", taken_in: str = "") -> Topic:
    return Topic(f"t{number}", person, "career", START + timedelta(days=number), taken_in=taken_in)


def goal(number: int, person: str = "dina") -> Goal:
    return Goal(f"g{number}", person, "lead a team", START + timedelta(days=number))


def expectation(number: int, person: str = "dina") -> Expectation:
    return Expectation(f"e{number}", person, "be on time", START + timedelta(days=number))


def private(number: int, person: str = "dina", text: str = "seems tired") -> PrivateNotes:
    return PrivateNotes(f"s{number}", person, text)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The store, closed again afterwards, so that the next one gets the lock."""
    store = open_store(path)
    try:
        yield store
    finally:
        store.close()


class Ear:
    """Hears the save status, and waits for it."""

    def __init__(self, store: Store) -> None:
        self.heard: list[SaveStatus] = []
        self._queue: SimpleQueue[SaveStatus] = SimpleQueue()
        store.watch(self)

    def __call__(self, status: SaveStatus) -> None:
        self.heard.append(status)
        self._queue.put(status)

    def wait_for(self, state: SaveState) -> SaveStatus:
        while (status := self._queue.get(timeout=10)).state is not state:
            pass
        return status

    @property
    def states(self) -> list[SaveState]:
        return [status.state for status in self.heard]


def left_beside(path: Path) -> set[str]:
    """What lies in the folder that is neither the file nor its lock nor a backup."""
    expected = {path.name, f"{path.name}.lock"}
    expected |= {f"{path.name}.backup-{place}" for place in (1, 2, 3)}
    return {found.name for found in path.parent.iterdir()} - expected


def documents(path: Path, table: str) -> Iterator[Any]:
    """The documents that a file holds, read as plain JSON."""
    yield from json.loads(path.read_bytes()).get(table, {}).values()
