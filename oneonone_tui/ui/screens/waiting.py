"""What is seen until a named person's session is there: nothing, or why it takes a moment."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.words import say


class Waiting(Screen[None]):
    """An empty screen, which costs nothing; the board would have to be built for nobody."""

    DEFAULT_CLASSES = "-shared"

    def compose(self) -> ComposeResult:
        yield Static()

    def say_reading(self) -> None:
        """The data takes longer than one would notice."""
        self.query_one(Static).update(f" {say('Reading your data …')}")

    def take_desk(self, _: Desk) -> None:
        """The data is there."""
        for text in self.query(Static):
            text.update("")
