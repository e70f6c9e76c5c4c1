"""Typing ahead: what is typed before there are notes waits for them, and decides nothing."""

from __future__ import annotations

import asyncio
from math import inf
from time import monotonic

from textual.app import App
from textual.events import Event, Key, Paste

from oneonone_tui.ui.screens.waiting import Waiting

PAUSE = 0.6
"""Seconds without a key after which somebody is taken to look at the screen again."""

_MOVES = frozenset(("left", "right", "up", "down", "home", "end", "delete", "tab"))
"""Keys that decide nothing of where the text behind them belongs."""


class TypingAhead(App[None]):
    """An app in which one can type before it has read anything."""

    is_ahead = False
    """Whether what is typed now is meant for notes that are not there yet."""

    _ahead: tuple[str, ...] = ()
    _typed_at = -inf

    _is_astray = False
    """Whether a key was pressed that may decide who will read what is typed behind it, and that
    nothing could heed: to lose that is better than to show it."""

    async def on_event(self, event: Event) -> None:
        """As Textual has it; but what is typed ahead is kept. As text and not as keys: what will
        lie over the notes may take a space for «done»."""
        if isinstance(event, Key | Paste) and self._is_for_notes(event):
            self._typed_at = monotonic()
            self._keep(event)
        else:
            await super().on_event(event)

    def _is_for_notes(self, event: Key | Paste) -> bool:
        screen = next(reversed(self.screen_stack), None)
        if not self.is_ahead or screen is None:
            return False
        if isinstance(screen, Waiting):
            # Not the keys that mean something here, such as that which leaves.
            return isinstance(event, Paste) or event.key not in screen.active_bindings
        return not screen.is_mounted  # it is about to take the place of the frame

    def _keep(self, event: Key | Paste) -> None:
        if isinstance(event, Key) and not (
            event.is_printable or event.key in ("enter", "backspace") or event.key in _MOVES
        ):
            self._is_astray = True
        elif self._is_astray:
            pass
        elif isinstance(event, Paste):
            self._ahead += (event.text,)
        elif event.key == "backspace":
            *before, last = self._ahead or ("",)
            self._ahead = (*before, *([last[:-1]] if last[1:] else []))
        elif event.key == "enter":
            self._ahead += ("\n",)
        elif event.is_printable and event.character:
            self._ahead += (event.character,)

    async def typing_pauses(self) -> None:
        """Wait while somebody types ahead: what comes next would take their keys for answers."""
        while (rest := self._typed_at + PAUSE - monotonic()) > 0:
            await asyncio.sleep(rest)

    @property
    def has_ahead(self) -> bool:
        """Whether something that was typed ahead still waits for notes."""
        return bool(self._ahead)

    def take_ahead(self) -> tuple[str, ...]:
        """What was typed ahead, piece by piece, once; from now on keys are for who is there."""
        ahead, self._ahead, self.is_ahead = self._ahead, (), False
        return ahead
