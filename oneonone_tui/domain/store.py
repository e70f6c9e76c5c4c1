"""The port to whatever keeps the records: values in, values out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.value import value

if TYPE_CHECKING:
    from oneonone_tui.domain.pair import Pair
    from oneonone_tui.domain.recall import Found

Record = Person | Session | ActionItem | Topic | Goal | Expectation | PrivateNotes


class StoreError(Exception):
    """The data cannot be read or written: one sentence for the person, with the mend."""


class SaveState(StrEnum):
    """What has become of the latest change."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "not saved"


@value
class SaveStatus:
    """The state of saving, and what is wrong with it, if anything."""

    state: SaveState
    reason: str = ""
    """One sentence, without any content of the records: why nothing is kept, or, where all is,
    what has to be mended nevertheless."""


Listener = Callable[[SaveStatus], None]


class Store(Protocol):
    """Keeps people, sessions, action items, topics, goals, expectations and private notes.

    What was given to `save` is what the next read returns, at once; when it has reached
    the disk is told to the listeners. Reading never writes.
    """

    @property
    def read_only(self) -> str:
        """Why nothing can be kept, in one sentence; empty where everything can."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What opening found, in sentences without content: changes that were recovered or
        are in conflict, a torn end that was put aside, why nothing can be kept; and damage that
        was found since."""

    def people(self) -> tuple[Person, ...]:
        """Everyone, archived ones too, in the order in which they came."""

    def sessions(self, person: str) -> tuple[Session, ...]:
        """The sessions with a person, oldest first."""

    def actions(self, person: str) -> tuple[ActionItem, ...]:
        """The action items of a person, by number."""

    def topics(self, person: str) -> tuple[Topic, ...]:
        """The topics of a person that wait: not taken up, not taken back; oldest first."""

    def briefs(self) -> tuple[Pair, ...]:
        """Everyone as in `people`, with as much as `Pair.brief` leaves: it is there sooner."""

    def goals(self, person: str) -> tuple[Goal, ...]:
        """The goals of a person, reached and given up ones too; oldest first."""

    def expectations(self, person: str) -> tuple[Expectation, ...]:
        """What a person and I expect, agreed and withdrawn too; oldest first."""

    def private_notes(self, person: str) -> tuple[PrivateNotes, ...]:
        """My own notes of the sessions with a person, in the order in which they came."""

    def recall(self, words: Sequence[str], person: str = "") -> Iterator[Found | None]:
        """The sessions, private notes and action items, of one person or of everyone, that may have
        all of these words, about the newest first. Words are as `search.words_of` makes them.

        Who takes the next one has a small part of the work done, a fraction of a millisecond; None
        is a part in which nothing was found. Of what was not read before, nothing is kept.
        """

    def save(self, *records: Record) -> None:
        """Take new or changed records as one change. Never waits and never fails:
        the listeners hear what became of it."""

    def flush(self) -> None:
        """Wait until everything given to `save` is kept.

        Raises:
            StoreError: it could not be kept; it is still held in memory.
        """

    def close(self) -> None:
        """Flush and let go of the data. Closing twice is once.

        Raises:
            StoreError: as `flush`.
        """

    def save_elsewhere(self, place: str) -> None:
        """From now on keep everything, all history included, in another file, a new one.

        For a disk that is full or data that can only be looked at.

        Raises:
            StoreError: it could not be kept there; everything is as it was.
        """

    def watch(self, listener: Listener) -> None:
        """Tell a listener each change of the save status, in whichever thread it happens."""

    def watch_queue(self, listener: Callable[[], None]) -> None:
        """Tell a listener when topics were queued from the shell, in whichever thread that
        happens: `topics` has them from then on."""
