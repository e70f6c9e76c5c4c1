"""The porter: carries what lies in the inbox into the data that is open, and says that it came."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.codec import encode
from oneonone_tui.storage.inbox import PATIENCE, Inbox
from oneonone_tui.storage.keeper import Keeper

LOOK = 1.0
"""Seconds between two looks at the inbox."""

Work = Callable[[], float | None]
"""A small step of what can wait; returns the seconds until the next, or None (see `Saver`)."""


class Porter:
    """Looks at the inbox of a keeper's data once a second.

    All but `arrived` belongs to the saver's thread, and so is never on the way of a key.
    """

    def __init__(self, keeper: Keeper) -> None:
        self.arrived: deque[Topic] = deque()
        """What has come in and was not looked at yet; the other end is the main thread's."""
        self.listeners: list[Callable[[], None]] = []
        """Told that something came in."""
        self._keeper = keeper
        self._look_at = 0.0
        # What lay there before us is there from the beginning, also where we cannot take it in.
        with suppress(OSError):
            self.arrived.extend(self._inbox.read().topics)

    def work(self) -> float | None:
        """Look, if it is time; returns the seconds until the next look."""
        if not self._keeper.holds:
            return None
        now = monotonic()
        if now >= self._look_at:
            self._look_at = now + LOOK
            if self._inbox.there:
                self.take_in()
        return self._look_at - now

    def take_in(self) -> None:
        """Keep what is there, if it can be kept now; else it stays where it is safe."""
        if self._keeper.holds:
            with suppress(OSError, StoreError):
                self._inbox.take_in(self._keep)

    def take_all_in(self) -> None:
        """Keep what is there, and wait for who is at it.

        Raises:
            OSError: it cannot be taken in.
            StoreError: it cannot be kept.
        """
        with suppress(FileNotFoundError):
            self._inbox.take_in(self._keep, PATIENCE)

    def in_turn(self, other: Work) -> Work:
        """Both our work and another's."""

        def work() -> float | None:
            waits = [wait for wait in (self.work(), other()) if wait is not None]
            return min(waits, default=None)

        return work

    @property
    def _inbox(self) -> Inbox:
        return Inbox(self._keeper.file, self._keeper.cipher)

    def _keep(self, topics: tuple[Topic, ...]) -> None:
        # One that is there was taken in before a crash, and may have been taken up since.
        there = self._keeper.tables.line
        new = {topic.id: topic for topic in topics if there("topics", topic.id) is None}
        if not new:
            return
        self._keeper.keep({"topics": {key: encode(topic) for key, topic in new.items()}})
        self.arrived.extend(new.values())
        for listener in tuple(self.listeners):
            # One that is gone, with its event loop closed, must not keep us from the next.
            with suppress(Exception):
                listener()
