"""Typing ahead: what is typed before there are notes waits for them, and decides nothing."""

from __future__ import annotations

from textual.app import App
from textual.events import Event, Key, Paste
from textual.screen import ModalScreen

from oneonone_tui.ui.screens.waiting import Waiting


class TypingAhead(App[None]):
    """An app in which one can type before it has read anything."""

    is_ahead = False
    """Whether what is typed now is meant for notes that are not there yet."""

    _ahead: tuple[str, ...] = ()

    async def on_event(self, event: Event) -> None:
        """As Textual has it; but what is typed ahead is kept. As text and not as keys: what will
        lie over the notes may take a space for «done»."""
        if not isinstance(event, Key | Paste) or not self._is_for_notes(event):
            await super().on_event(event)
        elif isinstance(event, Paste):
            self._ahead += (event.text,)
        elif event.key == "backspace":
            *before, last = self._ahead or ("",)
            self._ahead = (*before, *([last[:-1]] if last[1:] else []))
        elif event.key == "enter":
            self._ahead += ("\n",)
        elif event.is_printable and event.character:
            self._ahead += (event.character,)

    def _is_for_notes(self, event: Key | Paste) -> bool:
        screen = next(reversed(self.screen_stack), None)
        if not self.is_ahead or isinstance(screen, ModalScreen):
            return False
        if isinstance(screen, Waiting) and isinstance(event, Key):
            return event.key not in screen.active_bindings  # such as that which leaves
        return True

    @property
    def has_ahead(self) -> bool:
        """Whether something that was typed ahead still waits for notes."""
        return bool(self._ahead)

    def take_ahead(self) -> tuple[str, ...]:
        """What was typed ahead, piece by piece, once; from now on keys are for who is there."""
        ahead, self._ahead, self.is_ahead = self._ahead, (), False
        return ahead
