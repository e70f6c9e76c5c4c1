"""A page that is nowhere but in memory, and gone when it is left (R30)."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from oneonone_tui.ui.widgets.notes import Editor
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.words import say


class Scratch(Editor):
    """An editor out of which nothing can be copied."""

    ALLOW_SELECT = False

    def action_copy(self) -> None:
        """The clipboard outlives this page."""

    def action_cut(self) -> None:
        """Take the selected text, or the line, away without keeping it anywhere."""
        if self.selected_text:
            self.action_delete_left()
        else:
            self.action_delete_line()


class OffRecord(Pane):
    """Stands in the place of the notes. It tells nobody what is written in it: there is no
    message with it, no draft and no rescue."""

    editor = getters.query_one(Scratch)

    def compose(self) -> ComposeResult:
        scratch = Scratch("")
        scratch.add_class("-private")
        yield scratch
        yield Static(say("Shielded. F9 shows it again."), id="off-record-shielded")

    def on_mount(self) -> None:
        self.entitle(say("Off the record"), say("forgotten when you leave it"))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()

    def forget(self) -> None:
        """Let go of the text, and of the steps that would bring it back."""
        self.editor.load_text("")
        self.editor.history.clear()
