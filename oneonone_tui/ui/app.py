"""The application: loads behind the first frame, joins the screens, and never leaves unsaved."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen

from oneonone_tui.domain.craft import ALL_OF_IT, Craft
from oneonone_tui.domain.opening import NewId
from oneonone_tui.domain.question import Library
from oneonone_tui.domain.store import SaveState, SaveStatus, Store, StoreError
from oneonone_tui.domain.text import LINE_LIMIT
from oneonone_tui.ui import keys, theme
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.locking import Locking
from oneonone_tui.ui.screens.waiting import Waiting
from oneonone_tui.ui.terminal import blame
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.screens.board import Board
    from oneonone_tui.ui.screens.prepare import Prepare

EXIT_USAGE = 2
"""Something on the command line does not exist."""

EXIT_DATA = 1
"""The data could not be read, or not be kept."""

NOTICEABLE = 0.3
"""Seconds of reading after which something is said about it."""

EXIT_CRASH = 70
"""The program itself failed (EX_SOFTWARE)."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the program begins with."""

    store: Future[Store]
    """The data, which may still be being read when the first frame is there."""
    read: Callable[[], None]
    """Begins to read the data, where that was left until the first frame is there."""
    load_types: Callable[[], Library]
    """Reads the session types alone: enough to begin a session."""
    load_library: Callable[[], Library]
    """Reads the question banks as well."""
    now: Callable[[], datetime]
    new_id: NewId
    monotonic: Callable[[], float] = time.monotonic
    person: str = ""
    """The name that was typed on the command line."""
    type: str = ""
    theme: str = ""
    keymap: tuple[tuple[str, str], ...] = ()
    clipboard: bool = True
    """Whether the clipboard of the machine may be written."""
    craft: Craft = ALL_OF_IT
    notice: str = ""
    """Shown when the board appears."""
    shield: bool = False
    """Whether a session begins shielded."""
    share_notes: bool = True
    """Whether the notes of a session are seen while it is shielded."""
    recognises: Callable[[str], bool] | None = None
    """Whether something is the passphrase; None where the data is not encrypted."""
    lock_minutes: int = 0
    """Without a key or the mouse, after which the screen is locked; 0 is never."""


class OneOnOne(Locking):
    """The whole program on one terminal."""

    TITLE = "1-on-1"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.EVERYWHERE,
        Binding("ctrl+c", "say_how_to_quit", show=False, system=True),
    ]
    ENABLE_COMMAND_PALETTE = True

    class Opened(Message):
        """The data was read."""

    class LibraryLoaded(Message):
        """The question banks were read."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    class StatusChanged(Message):
        """Something was saved, or was not."""

        def __init__(self, status: SaveStatus) -> None:
            super().__init__()
            self.status = status

    class QueueGrew(Message):
        """Topics were queued from the shell."""

    def __init__(self, start: Start, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._start = start
        for own in (theme.DARK, theme.LIGHT):
            self.register_theme(own)
        # Before anything is styled: a theme that changes styles everything again.
        wanted = start.theme if start.theme in self.available_themes else theme.DARK.name
        self.set_reactive(OneOnOne.theme, wanted)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False).set_class(
            not dark, "-light-mode", update=False
        )
        self.set_class(not start.share_notes, "-keeps-notes", update=False)
        unknown = start.theme not in ("", wanted)
        lost = say("There is no theme named {name}.", name=start.theme)
        self._notice = lost if unknown else start.notice
        self.desk: Desk | None = None
        """There as soon as the data was read."""
        self._library = Library()
        self._library_is_there = asyncio.Event()
        self._is_settled = False
        self._status = SaveStatus(SaveState.SAVED)
        self.recognises, self.lock_minutes = start.recognises, start.lock_minutes
        self.passed = start.monotonic

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own two colours, for the themes that do not know them."""
        return theme.FALLBACKS

    @cached_property
    def _board(self) -> Board:
        # Not before it is shown: whoever was named begins without it.
        from oneonone_tui.ui.screens.board import Board

        return Board(self._notice)

    def get_default_screen(self) -> Screen[None]:
        """The board, or what there is at once of the person who was named."""
        if not self._start.person:
            return self._board
        first = self._resumed() or Waiting()
        # A default screen cannot be switched for another without it, in Textual 8.2.
        first._push_result_callback(first, None)
        return first

    def _resumed(self) -> Screen[None] | None:
        """The unfinished session of the named person, where all is known that it takes."""
        start = self._start
        if start.type or not start.store.done() or start.store.exception():
            return None
        from oneonone_tui.ui.arrival import resumed

        desk = self._desk(start.store.result())
        live = resumed(desk, start.person)
        if live is not None:
            self.desk = desk
            if start.shield:
                self.begin_shielded()
        return live

    def on_mount(self) -> None:
        self.set_keymap(dict(self._start.keymap))
        self.screen_change_signal.subscribe(self, self._show_status)
        # In the first frame, where the data was read while Textual was being imported.
        if self._start.store.done():
            self.on_one_on_one_opened()
        else:
            self._wait_for_data()
            self.set_timer(NOTICEABLE, self._say_reading)
        self.call_after_refresh(self._settle)

    def _say_reading(self) -> None:
        say_reading = getattr(self.screen, "say_reading", None)
        if self.desk is None and say_reading:
            say_reading()

    def _settle(self) -> None:
        """What can wait until the first frame is there."""
        self._is_settled = True
        self._start.read()
        gc.freeze()
        gc.enable()
        if self._start.store.done() and not isinstance(self.screen, Waiting):
            self._load_library()

    @work(thread=True)
    def _wait_for_data(self) -> None:
        self._start.store.exception()
        self.post_message(self.Opened())

    @work(thread=True)
    def _load_library(self) -> None:
        self.post_message(self.LibraryLoaded(self._start.load_library()))

    def _hear(self, status: SaveStatus) -> None:
        self.post_message(self.StatusChanged(status))

    def _hear_queue(self) -> None:
        self.post_message(self.QueueGrew())

    def on_one_on_one_opened(self) -> None:
        start = self._start
        try:
            store = start.store.result()
        except StoreError as error:
            # Not while the first screen is being built: it could not be taken down cleanly.
            self.call_after_refresh(self.leave, EXIT_DATA, str(error))
            return
        store.watch(self._hear)
        store.watch_queue(self._hear_queue)
        if self.desk is not None:
            return  # the named person's unfinished session is the first screen
        if start.person and not self._library.types:
            self._library = start.load_types()
            if start.type and not self._library.type(start.type):
                known = ", ".join(kind.id for kind in self._library.types)
                words = f"There is no session type {start.type!r}; there are: {known}."
                self.call_after_refresh(self.leave, EXIT_USAGE, words)
                return
        desk = self._desk(store)
        self._hand_out(desk)
        if start.person:
            self._open_named(desk)
        elif self._is_settled:
            self.call_after_refresh(self._load_library)

    def _desk(self, store: Store) -> Desk:
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

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text; where the machine's clipboard is forbidden, to be pasted here alone."""
        if self._start.clipboard:
            super().copy_to_clipboard(text)
        else:
            self._clipboard = text

    def on_one_on_one_library_loaded(self, message: LibraryLoaded) -> None:
        self._library = message.library
        self._library_is_there.set()
        if self.desk is not None:
            self._hand_out(replace(self.desk, library=message.library))

    def _begin_meeting(self, meeting: Screen[None]) -> None:
        """What there is to do before a screen of somebody is shown."""
        from oneonone_tui.ui.screens.live import Live

        if self._start.shield and isinstance(meeting, Live):
            self.shielded = True

    def _hand_out(self, desk: Desk) -> None:
        self.desk = desk
        for screen in self.screen_stack:
            if take := getattr(screen, "take_desk", None):
                take(desk)

    def on_one_on_one_status_changed(self, message: StatusChanged) -> None:
        self._status = message.status
        for screen in self.screen_stack:
            self._show_status(screen)

    def on_one_on_one_queue_grew(self) -> None:
        """Only before a session is it shown what waits: two people who talk are not told of it,
        and when they are through, the board looks by itself."""
        if self.screen is self._board:
            self._board.list_people()
        elif show_plan := getattr(self.screen, "show_plan", None):
            show_plan()

    def _show_status(self, screen: Screen[object]) -> None:
        """Every screen says whether all is saved, also one that was opened since it changed."""
        if show := getattr(screen, "show_status", None):

            def tell() -> None:
                if screen in self.screen_stack:  # it may have been left meanwhile
                    show(self._status)

            # When it is laid out: it may only just have been made.
            screen.call_after_refresh(tell)

    @work
    async def on_board_opened(self, message: Board.Opened) -> None:
        from oneonone_tui.ui.arrival import meeting_with

        await self._library_is_there.wait()
        assert self.desk is not None
        person_id, at_once = message.person_id, message.at_once
        if meeting := await meeting_with(self, self.desk, person_id, "", at_once=at_once):
            self._begin_meeting(meeting)
            self.push_screen(meeting)

    def on_prepare_begun(self, message: Prepare.Begun) -> None:
        """The session takes the place of its preparation."""
        from oneonone_tui.ui.arrival import begun

        if self.desk is not None and self.screen is message.prepare:
            live = begun(self.desk, message.person_id, message.type_id)
            self._begin_meeting(live)
            self.switch_screen(live)

    def on_prepare_left(self) -> None:
        self.on_live_left()

    @work
    async def _open_named(self, desk: Desk) -> None:
        """Straight to the person that was named; the board is not built before they are left."""
        from oneonone_tui.ui.arrival import find_person, meeting_with

        person_id = await find_person(self, desk, self._start.person)
        named = person_id and await meeting_with(self, desk, person_id, self._start.type)
        if named:
            self._begin_meeting(named)
            self.switch_screen(named)
        else:
            self._show_board()
        self.call_after_refresh(self._load_library)

    def on_live_left(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self._show_board()

    def _show_board(self) -> None:
        """Put the board under everything, where somebody who was named stood."""
        self._board.desk = self.desk
        self.switch_screen(self._board)

    # Keys and palette

    def on_field_refused(self) -> None:
        self.tell(say("Too long for one line: {n} characters at most.", n=LINE_LIMIT))

    def action_show_keys(self) -> None:
        """Show every key."""
        from oneonone_tui.ui.screens.help import Help

        if isinstance(self.screen, Help):
            self.screen.dismiss()
        else:
            active = self.screen.active_bindings.values()
            here = {str(binding.id) for _, binding, _, _ in active}
            self.push_screen(Help(dict(self._start.keymap), here, self._start.craft))

    @work
    async def action_save_now(self) -> None:
        """Reassure those whose fingers save by themselves; where it fails, offer a way out."""
        if self.desk is None:
            return
        if await self._saved_somewhere():
            self.tell(self.desk.store.read_only or say("Everything is saved as you type."))

    async def _saved_somewhere(self) -> bool:
        """Whether all is kept; where that fails, another place is asked for."""
        if not self.rescue() or self.desk is None:
            return True
        from oneonone_tui.ui.screens.elsewhere import Elsewhere

        reason, self.last_words = self.last_words, ""
        place = await self.push_screen_wait(Elsewhere(self.desk, reason))
        return place is not None

    def tell(self, hint: str) -> None:
        """Say something on the bottom line of the screen."""
        if key_line := getattr(self.screen, "key_line", None):
            key_line.tell(hint)

    def action_say_how_to_quit(self) -> None:
        """Ctrl+c copies in the notes; elsewhere it must not end a session by habit."""
        self.tell(say("Ctrl+q leaves; everything is kept."))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What works on this screen, from the table of keys. No screenshot: notes stay here."""
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id in keys.IDS and active.enabled:
                yield SystemCommand(
                    say(binding.description),
                    f"{say(binding.tooltip)} ({keys.shown(binding.key)})",
                    lambda action=binding.action, node=active.node: self.call_later(
                        self.run_action, action, node
                    ),
                )
        yield SystemCommand(say("Theme"), say("Other colours, until you quit"), self.search_themes)

    async def all_arrived(self) -> None:
        """As the lock needs it: the board waits for the library before it opens a session."""
        await self._library_is_there.wait()

    # Ways out

    @work
    async def action_quit(self) -> None:  # type: ignore[override]
        """Leave; everything typed is kept. Pressed again where that fails, leave all the same."""
        from oneonone_tui.ui.screens.elsewhere import Elsewhere

        if isinstance(self.screen, Elsewhere) or await self._saved_somewhere():
            self.leave(0)

    def leave(self, return_code: int, last_words: str = "") -> None:
        """End the program, with everything on disk."""
        self.last_words = last_words
        # A failure to save outweighs whatever else the exit status would have said.
        self.exit(return_code=self.rescue() or return_code)

    def rescue(self) -> int:
        """Take in and save all that was typed, also where no widget told of it yet.

        Can be called at any time, from a signal handler too. Returns 0, or the exit status
        when the data could not be kept.
        """
        if self.desk is None:
            return 0
        for screen in self.screen_stack:
            if rescue := getattr(screen, "rescue", None):
                # The screen that fails may be why we go: it must not cost the others' text.
                with suppress(Exception):
                    rescue()
        try:
            self.desk.store.flush()
        except StoreError as error:
            self.last_words = str(error)
            return EXIT_DATA
        return 0

    def close(self) -> int:
        """Let go of the data when the screen is gone; returns as `rescue`."""
        try:
            if self.desk is not None:
                self.desk.store.close()
        except StoreError as error:
            self.last_words = str(error)
            return EXIT_DATA
        return 0

    def _handle_exception(self, error: Exception) -> None:
        # Stock Textual prints a traceback with all local variables: notes, names, answers.
        self._exception = self._exception or error
        self._exception_event.set()
        self._return_code = EXIT_CRASH
        self.last_words = blame(error)
        try:
            self.rescue()
        finally:
            self._close_messages_no_wait()
