"""What can wait: folding a long journal, and looking at every line that nobody has looked at.

It is done in steps in the saver's thread. The interpreter lets one thread run at a time and
takes five milliseconds to change over, so a step of Python is a millisecond and then gives way
for eight; joining, hashing and writing let others run by themselves.
"""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.base import check
from oneonone_tui.storage.fold import FoldError
from oneonone_tui.storage.keeper import Keeper

FOLD_AT = 4 << 20
"""Bytes of journal at which it is folded while the program runs."""

IDLE = 300.0
"""Seconds without a change after which it is folded too."""

AGAIN = 60.0
"""Seconds between a fold that failed and the next."""

STEP = 0.001
"""Seconds for which a step of checking may hold the interpreter, …"""

BREATH = 0.008
"""… and for which it then leaves it to whoever types."""


class Chores:
    """Does for a keeper what can wait."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._checking: Generator[float, None, None] | None = self._check()
        self._fold_at = 0.0
        """Not before this moment, after one that failed."""

    def work(self) -> float | None:
        """Do one small step.

        Returns the seconds after which to call it again; None: after the next change.
        """
        keeper = self._keeper
        now = monotonic()
        if keeper.folding is None and now >= self._fold_at and self._due(now):
            keeper.begin_fold()
        if keeper.folding is not None:
            try:
                next(keeper.folding)
            except StopIteration:
                keeper.stop_folding()
            except (OSError, StoreError, FoldError):
                keeper.stop_folding()
                self._fold_at = now + AGAIN
            return 0.0
        if self._checking is not None:
            try:
                return next(self._checking)
            except StopIteration:
                self._checking = None
        if keeper.journal_size < 0 or keeper.read_only:
            return None
        return max(keeper.changed_at + IDLE, self._fold_at) - now

    def _due(self, now: float) -> bool:
        keeper = self._keeper
        if keeper.read_only or not keeper.writing:
            return False
        size = keeper.journal_size
        return (
            keeper.recovered or size >= FOLD_AT or (size >= 0 and now >= keeper.changed_at + IDLE)
        )

    def _check(self) -> Generator[float, None, None]:
        """Look at every line, strictly."""
        _ = self._keeper.bases  # the hash is wanted with the first change; better now
        yield BREATH
        until = monotonic() + STEP
        for name, table in list(self._keeper.tables.named.items()):
            for line in list(table.lines.values()):
                if problem := check(name, line):
                    self._keeper.distrust(problem)
                    return
                if monotonic() >= until:
                    yield BREATH
                    until = monotonic() + STEP
