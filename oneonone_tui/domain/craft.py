"""Which helps for the craft of a session are wanted; each can be done without."""

from __future__ import annotations

from oneonone_tui.domain.value import value


@value
class Craft:
    """One switch for each help."""

    time: bool = True
    """The clock's colours, the line before the end, and pausing (R3, R5)."""
    talk: bool = True
    """The talk balance (R8)."""
    pulse: bool = True
    """Mood, energy, load (R20)."""
    status: bool = True
    """The line when status takes over (R7)."""


ALL_OF_IT = Craft()
"""Unless somebody says otherwise."""
