"""Nothing to be seen, until the passphrase is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input, Label, Static

from oneonone_tui.ui.screens.form import labelled
from oneonone_tui.ui.shield import SHARED
from oneonone_tui.ui.words import say


class _Passphrase(Input):
    """Not one of our fields: nothing of a passphrase may be tidied up."""

    def __init__(self) -> None:
        super().__init__(password=True, compact=True)
        self.cursor_blink = False

    async def _on_key(self, event: Key) -> None:
        # By itself Enter goes up to the screen before it comes back as an action, and what is
        # typed behind it is here first.
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    async def action_submit(self) -> None:
        """Hand it over, and be empty before the next key comes."""
        await super().action_submit()
        self.value = ""


class Locked(Screen[None]):
    """Covers everything; what lies below goes on as it was, and is not rendered.

    The key stays in memory, because what was typed must still be saved: this is against eyes, not
    against who can read the memory of the process (docs/encryption.md).
    """

    AUTO_FOCUS = "Input"

    def __init__(self, recognises: Callable[[str], bool], *, saved: bool) -> None:
        super().__init__(classes=SHARED)  # the shield has nothing to hide here
        self._recognises = recognises
        self._saved = saved

    def compose(self) -> ComposeResult:
        with Vertical(id="form") as form:
            form.border_title = say("Locked")
            yield labelled(say("Passphrase"), _Passphrase())
            yield Static(id="form-hint")
            yield Label(self._state, id="locked-state", markup=False)

    @property
    def _state(self) -> str:
        if self._saved:
            return say("Everything is saved. Ctrl+q leaves.")
        return say("Not everything is saved yet; it is held in memory and tried again.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value:
            self._hint(say("One moment …"))
            self._try(event.value)

    @work(exclusive=True)
    async def _try(self, typed: str) -> None:
        if await asyncio.to_thread(self._recognises, typed):
            self.dismiss()
        else:
            self._hint(say("That is not the passphrase."))

    def _hint(self, text: str) -> None:
        self.query_one("#form-hint", Static).update(Content.styled(text, "$warning"))
