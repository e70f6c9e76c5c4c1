"""How somebody seems to be: mood, energy, load (R20); mine alone, and never part of a recap."""

from __future__ import annotations

import re

from oneonone_tui.domain.value import value

LOWEST, HIGHEST = 1, 5

_WRITTEN = re.compile(r"[\s,/]*(?:[1-5-][\s,/]*){0,3}")
_MARK = re.compile(r"[1-5-]")


@value
class Pulse:
    """Each from 1 to 5; 0 is not given."""

    mood: int = 0
    energy: int = 0
    load: int = 0

    @property
    def given(self) -> bool:
        """Whether there is anything in it."""
        return self != Pulse()

    @property
    def written(self) -> str:
        """As it is typed: «4 3 2», «4 - 2», «4»."""
        marks = [str(mark or "-") for mark in (self.mood, self.energy, self.load)]
        return " ".join(marks).rstrip(" -")


NO_PULSE = Pulse()
"""Nothing was given."""


def read_pulse(text: str) -> Pulse | None:
    """What somebody typed as up to three marks: «4 3 2», «432», «4 - 2»; None is no such thing."""
    if not _WRITTEN.fullmatch(text):
        return None
    return Pulse(*(0 if mark == "-" else int(mark) for mark in _MARK.findall(text)))
