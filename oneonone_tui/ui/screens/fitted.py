"""Screens that are laid out by the room there is."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

Outcome = TypeVar("Outcome")


class Fitted(Screen[Outcome]):
    """A screen with the classes of its breakpoints from the first layout on.

    Textual gives them when the screen is told its size, which is after it was laid out and
    painted once: the first frame would be thrown away.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]

    def on_mount(self) -> None:
        width, height = self.app.size
        for breakpoints, extent in (
            (self.HORIZONTAL_BREAKPOINTS, width),
            (self.VERTICAL_BREAKPOINTS, height),
        ):
            # The styles follow when the screen is resumed, which is next.
            name = [name for least, name in breakpoints if least <= extent][-1]
            self.add_class(name, update=False)
