"""What is seen of a named person's session before it is read: its panes, each in its place."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.pane import Column, Pane
from oneonone_tui.ui.words import say


class Waiting(Fitted[None]):
    """The frame of `Live`, which is there before the data, however much of that there is."""

    DEFAULT_CLASSES = "-shared"

    def __init__(self, name: str) -> None:
        """`name` is what was typed for the person."""
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        yield Static(Content.styled(f" {self._name}", "bold"), id="waiting-bar")
        with Container(id="panes"):
            with Column(id="left"):
                yield _pane("agenda", say("Agenda"))
                yield _pane("question", say("Question"))
            with Column(id="right", classes="-open"):
                yield _pane("notes", say("Notes"), "-open -current")
                yield _pane("actions", say("Action items"))
        yield KeyLine()

    def say_reading(self) -> None:
        """The data takes longer than one would notice."""
        self.query_one(KeyLine).hint = say("Reading your data …")

    def take_desk(self, _: Desk) -> None:
        """The data is there."""
        for key_line in self.query(KeyLine):  # none, where it was there before the frame
            key_line.hint = ""


def _pane(name: str, title: str, classes: str = "") -> Pane:
    pane = Pane(id=name, classes=classes)
    pane.entitle(title)
    return pane
