"""Where else to keep everything, when it cannot be kept where it is."""

from __future__ import annotations

from pathlib import Path

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from oneonone_tui.domain.store import StoreError
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.words import say


class Elsewhere(ModalScreen[str | None]):
    """Asks for a new file and keeps everything there from now on; returns it, or nothing."""

    DEFAULT_CLASSES = "-shared"

    BINDINGS = keys.FORM
    AUTO_FOCUS = "Field"

    place = getters.query_one(Field)

    def __init__(self, desk: Desk, reason: str) -> None:
        super().__init__()
        self._desk = desk
        self._reason = reason

    def compose(self) -> ComposeResult:
        with Vertical(id="form") as form:
            form.border_title = say("Keep everything elsewhere")
            yield Static(Content(self._reason))
            with Horizontal(classes="field"):
                yield Label(say("New file"), markup=False)
                yield Field(str(Path("~") / f"oneonone-{self._desk.today}.json"))
            yield Static(id="form-hint")
        yield KeyLine()

    def on_input_submitted(self) -> None:
        self.action_save_form()

    def action_save_form(self) -> None:
        """Keep everything in the file; where that fails too, say why and stay."""
        try:
            self._desk.store.save_elsewhere(self.place.value)
        except StoreError as error:
            self.query_one("#form-hint", Static).update(Content.styled(str(error), "$warning"))
        else:
            self.dismiss(self.place.value)

    def action_cancel(self) -> None:
        """Go on trying at the old place."""
        self.dismiss(None)
