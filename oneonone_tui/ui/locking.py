"""The lock: nothing is on the screen until the passphrase is typed, where data is encrypted."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.events import Event, InputEvent, Paste
from textual.screen import ModalScreen

from oneonone_tui.ui.shield import Shielding

LOOK = 5.0
"""Seconds between two looks whether anybody is there."""

_UNLOCKED = ("command_palette", "save_now", "show_keys", "turn_shield")
"""What is possible only while nothing is locked."""


class Locking(Shielding):
    """An app with a lock."""

    recognises: Callable[[str], bool] | None = None
    """Whether something is the passphrase; None where the data is not encrypted."""
    lock_minutes = 0
    """Without a key or the mouse, after which it locks; 0 is never."""
    passed: Callable[[], float] = staticmethod(float)
    """Seconds that pass evenly."""
    last_words = ""
    """A sentence to print when the terminal is the shell's again."""

    _touched_at = 0.0

    _is_locking = False
    """Whether the lock is on its way."""

    def rescue(self) -> int:
        """Save everything; 0 where that has succeeded."""
        raise NotImplementedError

    async def all_arrived(self) -> None:
        """Wait until no screen is on its way that would come to lie over the lock."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self._touched_at = self.passed()
        if self.recognises and self.lock_minutes:
            self.set_interval(LOOK, self.lock_if_idle)

    async def on_event(self, event: Event) -> None:
        """As Textual has it; and remember that somebody is there."""
        if isinstance(event, InputEvent | Paste):
            self._touched_at = self.passed()
            if self._is_locking and not (self._is_locked and self.focused):
                return  # it may be the passphrase already, which must not go into the notes
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is locked one can unlock it or leave, and no more."""
        if action == "lock":
            return self.recognises is not None and not self._is_locked
        if action in _UNLOCKED and self._is_locked:
            return False
        return super().check_action(action, parameters)

    @property
    def _is_locked(self) -> bool:
        if self.recognises is None:
            return False
        from oneonone_tui.ui.screens.locked import Locked

        return any(isinstance(screen, Locked) for screen in self.screen_stack)

    def lock_if_idle(self) -> None:
        """Lock the screen, if nobody has touched anything for long enough."""
        idle = self.passed() - self._touched_at
        if idle >= 60 * self.lock_minutes and not self._is_locked:
            self.action_lock()

    def action_lock(self) -> None:
        """Save, and show nothing until the passphrase is typed."""
        if self.recognises is not None and not self._is_locked and not self._is_locking:
            self._is_locking = True
            self._lock(self.recognises)

    @work
    async def _lock(self, recognises: Callable[[str], bool]) -> None:
        from oneonone_tui.ui.screens.locked import Locked

        try:
            if not isinstance(self.screen, ModalScreen):  # which whoever opened it waits for
                await self.all_arrived()
            saved = not self.rescue()
            self.last_words = ""
            self.clear_notifications()
            # Waited for: by then its field has the focus.
            await self.push_screen(Locked(recognises, saved=saved))
        finally:
            self._is_locking = False
