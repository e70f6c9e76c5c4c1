"""Loading: the first frame comes at once, and data and questions come behind it."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace

from textual import work
from textual.driver import Driver
from textual.message import Message

from oneonone_tui.domain.question import Library
from oneonone_tui.domain.store import SaveStatus, Store, StoreError
from oneonone_tui.ui import styles
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.locking import Locking
from oneonone_tui.ui.screens.waiting import Waiting
from oneonone_tui.ui.start import Start
from oneonone_tui.ui.typing_ahead import TypingAhead

EXIT_USAGE = 2
"""Something on the command line does not exist."""

EXIT_DATA = 1
"""The data could not be read, or not be kept."""

NOTICEABLE = 0.3
"""Seconds of reading after which something is said about it."""


_NOT_OVER_FRAME = ("show_keys", "command_palette")
"""What would open another screen over the frame."""


class Loading(Locking, TypingAhead):
    """An app that shows something before it knows anything."""

    desk: Desk | None = None
    """There as soon as the data was read."""

    class Opened(Message):
        """The data was read."""

    class LibraryLoaded(Message):
        """The question banks were read."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    def __init__(self, start: Start, driver_class: type[Driver] | None = None) -> None:
        first = styles.SESSION if start.person else styles.BOARD
        super().__init__(driver_class=driver_class, css_path=list(first))
        self._start = start
        self._library = Library()
        self._library_is_there = asyncio.Event()
        self._is_settled = False
        self.is_ahead = bool(start.person)
        self.recognises, self.lock_minutes = start.recognises, start.lock_minutes
        self.passed = start.monotonic

    # What the whole program does with it

    def hear(self, status: SaveStatus) -> None:
        """Something was saved, or was not; in the saver's thread."""
        raise NotImplementedError

    def hear_queue(self) -> None:
        """Topics were queued from the shell; in the saver's thread."""
        raise NotImplementedError

    def open_named(self, desk: Desk) -> object:
        """Go to the person that was named."""
        raise NotImplementedError

    def leave(self, return_code: int, last_words: str = "") -> None:
        """End the program."""
        raise NotImplementedError

    # How it comes

    def on_mount(self) -> None:
        # In the first frame, where the data was read while Textual was being imported.
        if self._start.store.done():
            self.on_loading_opened()
        else:
            self._wait_for_data()
            self.set_timer(NOTICEABLE, self._say_reading)

    def on_fitted_shown(self) -> None:
        self._start.read()
        if not isinstance(self.screen, Waiting):
            self.settle()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened over the frame, in whose place another screen is about to come."""
        if action in _NOT_OVER_FRAME and isinstance(self.screen, Waiting):
            return False
        return super().check_action(action, parameters)

    def _say_reading(self) -> None:
        if self.desk is None:
            for screen in self.screen_stack[-1:]:  # none, while the program ends
                if say_reading := getattr(screen, "say_reading", None):
                    say_reading()

    def settle(self) -> None:
        """What can wait until the first screen with something on it is there; once."""
        if self._is_settled:
            return
        self._is_settled = True
        self.read_styles()
        for opened_meanwhile in self.screen_stack[1:]:
            self.stylesheet.update(opened_meanwhile)
        gc.freeze()
        gc.enable()
        if self.desk is not None:
            self.load_library()

    def read_styles(self) -> None:
        """Read the style sheets that the first screen does without; again, it does nothing."""
        for path in styles.ALL:
            if not self.stylesheet.has_source(str(path)):
                self.stylesheet.read(path)
        self.stylesheet.parse()

    def watch_shielded(self, shielded: bool) -> None:
        self.read_styles()
        super().watch_shielded(shielded)

    @work(thread=True)
    def _wait_for_data(self) -> None:
        self._start.store.exception()
        self.post_message(self.Opened())

    @work(thread=True)
    def load_library(self) -> None:
        """Read the question banks, which nobody waits for."""
        self.post_message(self.LibraryLoaded(self._start.load_library()))

    def on_loading_opened(self) -> None:
        start = self._start
        try:
            store = start.store.result()
        except StoreError as error:
            # Not while the first screen is being built: it could not be taken down cleanly.
            self.call_after_refresh(self.leave, EXIT_DATA, str(error))
            return
        store.watch(self.hear)
        store.watch_queue(self.hear_queue)
        if start.type and not self.know_types().type(start.type):
            known = ", ".join(kind.id for kind in self._library.types)
            words = f"There is no session type {start.type!r}; there are: {known}."
            self.call_after_refresh(self.leave, EXIT_USAGE, words)
            return
        desk = self.desk_for(store)
        self._hand_out(desk)
        if start.person:
            self.open_named(desk)
        elif self._is_settled:
            self.call_after_refresh(self.load_library)

    def know_types(self) -> Library:
        """The session types; read now, where the library is still on its way."""
        if not self._library.types:
            self._library = self._start.load_types()
        return self._library

    def desk_for(self, store: Store) -> Desk:
        """The desk, with what is known by now of session types and questions."""
        start = self._start
        return Desk(
            store,
            self._library,
            start.now,
            start.new_id,
            start.monotonic,
            start.craft,
            start.clipboard,
        )

    def on_loading_library_loaded(self, message: LibraryLoaded) -> None:
        self._library = message.library
        self._library_is_there.set()
        if self.desk is not None:
            self._hand_out(replace(self.desk, library=message.library))

    def _hand_out(self, desk: Desk) -> None:
        self.desk = desk
        # Screens that are being taken down are in the stack still, with nothing on them.
        for screen in self.screen_stack if self.is_running else ():
            if take := getattr(screen, "take_desk", None):
                take(desk)

    async def all_arrived(self) -> None:
        """Wait for what the board waits for before it opens a session."""
        await self._library_is_there.wait()
