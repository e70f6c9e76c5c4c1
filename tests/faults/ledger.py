"""What was saved and what was promised: the notes of the laboratory, each known again by its text.

A save is a session and an action item together, both with the version's number in their text, so
that half a change can be seen.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tinydb import TinyDB

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record, Store, StoreError
from oneonone_tui.storage import store
from oneonone_tui.storage.cipher import Cipher, is_sealed
from oneonone_tui.storage.tiny import JournalledStorage
from tests.storage import sealed

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DINA = Person("dina", "Dina")
CANARY = "canary"
"""Stands in every note; no message may hold it."""

CIPHER = replace(sealed.CIPHER, wrapped=b"")
"""Of the stores that are encrypted; there is no key file, because no passphrase is of interest."""

ENCRYPTED = "TEST_ENCRYPTED"
"""In the environment, so that child processes too know what is tested."""

_NOTE = re.compile(rf"{CANARY} (\d+)\.")


def cipher() -> Cipher | None:
    """What the stores of this test are encrypted with."""
    return CIPHER if ENCRYPTED in os.environ else None


def open_store(path: Path) -> Store:
    """The store, encrypted where that is tested."""
    return store.open_store(path, cipher())


def plain(data: bytes) -> bytes:
    """What a file says, opened if it is sealed."""
    return CIPHER.open(data) if is_sealed(data) else data


def as_kept(data: bytes) -> bytes:
    """A file as a store of this test has it."""
    return CIPHER.seal(data) if cipher() else data


def named(row: str) -> str:
    """The row of the report: an encrypted store has one of its own."""
    return f"{row}-encrypted" if cipher() else row


def readable(folder: Path) -> list[str]:
    """Files in which a note can be read although the store is encrypted."""
    if cipher() is None:
        return []
    words = CANARY.encode()
    files = (path for path in folder.rglob("*") if path.is_file())
    return [f"{path.name} is plain" for path in files if words in path.read_bytes()]


def note(version: int, filler: int = 0) -> str:
    """The text of one version."""
    return f"{CANARY} {version}." + " On-call — the rota, again." * filler


def version_of(text: str) -> int:
    """The version of a text; 0 for one that is none of ours."""
    found = _NOTE.match(text)
    return int(found[1]) if found else 0


def change(version: int, documents: int = 5, filler: int = 0) -> tuple[Record, ...]:
    """The records of one save: the n-th overwrites those of `documents` versions before."""
    place = version % documents
    session = Session(
        f"s{place}",
        DINA.id,
        "regular",
        START + timedelta(weeks=place),
        notes=note(version, filler),
    )
    action = ActionItem(f"a{place}", DINA.id, place, note(version), START, session.id)
    return (DINA, session, action)


def lost(
    store: Store, acknowledged: Collection[int], submitted: int, documents: int = 5
) -> list[str]:
    """What a store does not show although it was promised; and what nobody gave it.

    Acknowledged versions must be there or overwritten by a later one; up to `submitted` they
    may be there.
    """
    promised = {
        place: max((v for v in acknowledged if v % documents == place), default=0)
        for place in range(documents)
    }
    sessions = {session.id: version_of(session.notes) for session in store.sessions(DINA.id)}
    actions = {action.id: version_of(action.text) for action in store.actions(DINA.id)}
    found = []
    for place, version in promised.items():
        session, action = sessions.get(f"s{place}", 0), actions.get(f"a{place}", 0)
        if not version <= session <= submitted:
            found.append(f"s{place} is at {session}; promised {version}, given {submitted}")
        if session != action:
            found.append(f"half a change: s{place} at {session}, a{place} at {action}")
    if acknowledged and DINA not in store.people():
        found.append("the person is gone")
    return found


class Notebook:
    """Saves one version after the other, and knows which were acknowledged."""

    def __init__(self, documents: int = 5, filler: int = 0) -> None:
        self.submitted = 0
        self.acknowledged: frozenset[int] = frozenset()
        self._waiting: set[int] = set()
        self._documents = documents
        self._filler = filler

    def save(self, store: Store) -> None:
        """Give the next version, without waiting."""
        self.submitted += 1
        self._waiting.add(self.submitted)
        store.save(*change(self.submitted, self._documents, self._filler))

    def keep(self, store: Store) -> str:
        """Give the next version and wait; the sentence, where it was not kept."""
        self.save(store)
        return self._wait_in(store.flush)

    def flush(self, store: Store) -> str:
        """Wait; the sentence, where something was not kept."""
        return self._wait_in(store.flush)

    def close(self, store: Store) -> str:
        """Close; the sentence, where something was not kept."""
        return self._wait_in(store.close)

    def let_go(self) -> None:
        """The store that was given the versions, and did not keep them, is no more."""
        self._waiting.clear()

    def _wait_in(self, call: Callable[[], None]) -> str:
        try:
            call()
        except StoreError as error:
            return str(error)
        self.acknowledged |= self._waiting
        self._waiting.clear()
        return ""


def examine(
    path: Path, acknowledged: Collection[int], submitted: int, documents: int = 5
) -> list[str]:
    """What is wrong with a file that a fault left: it opens, shows what was promised, and keeps
    what is saved next; and then TinyDB itself opens it."""
    try:
        store = open_store(path)
        found = lost(store, acknowledged, submitted, documents)
        store.save(*change(submitted + 1, documents))
        store.flush()
        found += readable(path.parent)
        store.close()
        found += readable(path.parent)
        again = open_store(path)
        found += lost(again, acknowledged, submitted + 1, documents)
        if change(submitted + 1, documents)[1] not in again.sessions(DINA.id):
            found.append("what was saved afterwards is gone")
        again.close()
        with _tiny(path) as db:
            found += [] if db.tables() else ["TinyDB finds no table"]
    except Exception as error:  # whatever it is, it is what the person would have met
        return [f"{type(error).__name__}: {error}"]
    return found


def _tiny(path: Path) -> TinyDB:
    return TinyDB(path, storage=JournalledStorage, cipher=cipher()) if cipher() else TinyDB(path)
