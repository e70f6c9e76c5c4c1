"""What can wait: looking at every line (see `inspection`), then folding a journal that is long,
or was left behind.

It is done in steps in the saver's thread. The interpreter lets one thread run at a time, so a
step of Python is a millisecond and then gives way for eight; joining, hashing and writing let
others run by themselves.
"""

from __future__ import annotations

from time import monotonic

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.fault import FoldError
from oneonone_tui.storage.keeper import Keeper

FOLD_AT = 4 << 20
"""Bytes of journal at which it is folded while the program runs."""

IDLE = 300.0
"""Seconds without a change after which it is folded too."""

AGAIN = 60.0
"""Seconds between a fold that failed and the next."""

QUIET = 1.0
"""Seconds without a change after which lines are looked at: somebody who types comes first."""

STEP = 0.001
"""Seconds for which a step of checking may hold the interpreter, …"""

BREATH = 0.008
"""… and for which it then leaves it to whoever types."""


class Chores:
    """Does for a keeper what can wait."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
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
        if not keeper.inspection.done:
            return self._inspect()
        if keeper.journal_size < 0 or not keeper.folds:
            return None
        return max(keeper.changed_at + IDLE, self._fold_at) - now

    def _due(self, now: float) -> bool:
        keeper = self._keeper
        if not keeper.folds or not keeper.inspection.done:
            return False
        size = keeper.journal_size
        return (
            keeper.recovered or size >= FOLD_AT or (size >= 0 and now >= keeper.changed_at + IDLE)
        )

    def _inspect(self) -> float:
        if (rest := self._keeper.changed_at + QUIET - monotonic()) > 0:
            return rest
        _ = self._keeper.bases  # the hash is wanted with the first change; better now
        if problem := self._keeper.inspection.look(STEP):
            self._keeper.distrust(problem)
        return BREATH
