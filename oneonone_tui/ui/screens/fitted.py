"""Screens that are laid out by the room there is."""

from __future__ import annotations

from typing import TypeVar

from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen

Outcome = TypeVar("Outcome")


class Fitted(Screen[Outcome]):
    """A screen that is styled and painted once before it is seen, and rightly.

    Textual gives a screen the classes of its breakpoints when it is told its size, which is after
    it was styled, laid out and painted; and it styles all of it once more when it is shown.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]

    class Shown(Message):
        """It is on the screen for the first time."""

    _was_shown = False

    def __init__(self) -> None:
        super().__init__()
        width, height = self.app.size
        for breakpoints, extent in (
            (self.HORIZONTAL_BREAKPOINTS, width),
            (self.VERTICAL_BREAKPOINTS, height),
        ):
            name = [name for least, name in breakpoints if least <= extent][-1]
            self.add_class(name, update=False)

    def on_screen_resume(self, event: ScreenResume) -> None:
        # Called before Textual's own, which styles and paints; the message is heard after that.
        if not self._was_shown:
            event.refresh_styles = False  # what was built a moment ago was styled a moment ago
            self._was_shown = True
            self.post_message(self.Shown())
