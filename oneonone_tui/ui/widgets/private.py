"""My own notes of a session, in the place of the notes while they are written (R29)."""

from __future__ import annotations

from textual.message import Message

from oneonone_tui.ui.widgets.notes import Sheet
from oneonone_tui.ui.words import say


class Private(Sheet):
    """No line of it becomes anything, and it is not there while the screen is shielded."""

    TITLE = "Private notes"
    DEFAULT_CLASSES = "-private"

    class Written(Message):
        """The private notes have another text."""

    def on_mount(self) -> None:
        self.border_subtitle = say("only for you")

    def tell_written(self) -> None:
        self.post_message(self.Written())
