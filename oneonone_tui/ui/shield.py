"""The share shield: while it is up, only what both may see is rendered (R28).

A screen is private as a whole unless it says otherwise with the class `-shared`; so one that
nobody thought about shows nothing. Inside a shared screen, a widget of the class `-private` is
not there. Both are rules of shield.tcss on one class of the app, and so hold from a screen's first
layout on: nothing has to be remembered when a screen is made.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.command import CommandPalette
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from oneonone_tui.ui.words import say

SHARED = "-shared"
"""The class of a screen that both may see."""

_WAYS_BACK = ("cancel", "close", "go_back", "leave")
"""What the keys of a covered screen may still do."""


class Covered(Static):
    """The one calm line of a screen that is private as a whole."""

    def __init__(self) -> None:
        super().__init__(say("Shielded. F9 shows it again."), markup=False)


class Shielding(App[None]):
    """An app with a shield."""

    shielded: var[bool] = var(False, init=False, toggle_class="-shielded")
    """Whether only what is shared is rendered."""

    _was_in: Widget | None = None
    """What had the focus when the shield went up."""

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._cover)

    def begin_shielded(self) -> None:
        """Have the shield up before anything is styled."""
        self.set_reactive(Shielding.shielded, True)
        self.add_class("-shielded", update=False)

    def watch_shielded(self, shielded: bool) -> None:
        """Style every screen anew, also those beneath the one that is seen."""
        if shielded:
            self._was_in = self.focused
        if isinstance(self.screen, CommandPalette):
            self.pop_screen()
        for screen in self.screen_stack:
            self.stylesheet.update(screen)
            screen.refresh(layout=True)
            self._cover(screen)
        if shielded:
            self._leave_hidden(self.screen)
        else:
            self.call_after_refresh(self._go_back_in)

    def action_turn_shield(self) -> None:
        """Hide what is private, or show it again."""
        self.shielded = not self.shielded

    def is_covered(self, screen: Screen[Any]) -> bool:
        """Whether nothing of a screen is rendered."""
        return (
            self.shielded
            and not screen.has_class(SHARED)
            and not isinstance(screen, CommandPalette)
        )

    async def run_action(
        self,
        action: object,
        default_namespace: object = None,
        namespaces: object = None,
    ) -> bool:
        """On a screen that nobody sees, no key changes anything; nor on one that is being made."""
        name = str(action).partition("(")[0].rpartition(".")[2]
        if default_namespace not in (None, self):
            if self.is_covered(self.screen) and name not in _WAYS_BACK:
                return False
            if default_namespace is self.screen and not self.screen.is_mounted:
                return False
        return await super().run_action(action, default_namespace, namespaces)  # type: ignore[arg-type]

    def _cover(self, screen: Screen[Any]) -> None:
        if self.is_covered(screen) and not screen.query(Covered):
            screen.mount(Covered())
        if self.shielded:  # a screen that was made now has its styles, and its focus, by then
            screen.call_after_refresh(self._leave_hidden, screen)

    def _leave_hidden(self, screen: Screen[Any]) -> None:
        if screen.focused is not None and screen.focused not in screen.focus_chain:
            # Nothing else gets the focus: what is typed on blindly would be seen there.
            screen.set_focus(None)

    def _go_back_in(self) -> None:
        """Give the focus back that a hidden widget had to give up."""
        screen = self.screen
        if screen.focused is not None:
            return
        was, self._was_in = self._was_in, None
        usual = screen.query(screen.AUTO_FOCUS) if screen.AUTO_FOCUS else ()
        for widget in (*([was] if was else ()), *usual):
            if widget in screen.focus_chain:  # and so on a page that is seen
                widget.focus()
                return
