"""The inspection: every line of the file is looked at strictly, at the latest before a fold.

A damaged file is never written anew, so there is no fold without it. For ten years (31,000 lines,
27 MB) it takes 0.33 s, and closing without it 0.07 s. So it is done bit by bit behind the typing,
which is through four seconds after the opening, and only who leaves before that waits for the
rest. To leave the journal to the next opening would be quicker then, but it would break the
promise that after a clean exit everything is in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from time import monotonic

from oneonone_tui.storage.base import check
from oneonone_tui.storage.tables import Table, Tables


class Inspection:
    """Looks at lines, as many at a time as one likes."""

    def __init__(self, tables: Tables) -> None:
        """Of the lines as they are now, whatever takes their place later."""
        self.problem = ""
        """What is wrong with the line that is damaged."""
        self._left = [_problems(name, table) for name, table in tables.named.items()]

    def add(self, table: str, lines: Iterable[bytes]) -> None:
        """Look at these too."""
        self._left.append(check(table, line) for line in lines)

    @property
    def done(self) -> bool:
        """Whether there is nothing more to look at."""
        return not self._left

    def look(self, seconds: float = inf) -> str:
        """Go on for a while; returns the problem, where one was found."""
        until = monotonic() + seconds
        while self._left:
            for problem in self._left[-1]:
                if problem:
                    self.problem = problem
                    self._left.clear()
                    return problem
                if monotonic() >= until:
                    return ""
            self._left.pop()
        return self.problem


def _problems(name: str, table: Table) -> Iterator[str]:
    lines = table.lines

    def look() -> Iterator[str]:
        yield next(iter(table.order.twins.values()), "")
        yield from (check(name, line) for line in lines)

    return look()
