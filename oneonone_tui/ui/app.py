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
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen

from oneonone_tui.domain.opening import NewId, begin
from oneonone_tui.domain.person import match_name
from oneonone_tui.domain.question import Library
from oneonone_tui.domain.store import SaveStatus, Store, StoreError
from oneonone_tui.ui import keys, theme
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.board import Board
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.screens.live import Live

EXIT_DATA = 1
"""The data could not be read, or not be kept."""

EXIT_CRASH = 70
"""The program itself failed (EX_SOFTWARE)."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the program begins with."""

    store: Future[Store]
    """The data, which may still be being read when the first frame is there."""
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
    notice: str = ""
    """Shown when the board appears."""


class OneOnOne(App[None]):
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

    def __init__(self, start: Start, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._start = start
        self.desk: Desk | None = None
        """There as soon as the data was read."""
        self._library = Library()
        self._library_is_there = asyncio.Event()
        self.last_words = ""
        """A sentence to print when the terminal is the shell's again."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own two colours, for the themes that do not know them."""
        return theme.FALLBACKS

    def get_default_screen(self) -> Board:
        """The board is what everything stands on."""
        return Board(self._start.notice)

    def on_mount(self) -> None:
        for own in (theme.DARK, theme.LIGHT):
            self.register_theme(own)
        wanted = self._start.theme
        self.theme = wanted if wanted in self.available_themes else theme.DARK.name
        self.set_keymap(dict(self._start.keymap))
        # In the first frame, where the data was read while Textual was being imported.
        if self._start.store.done():
            self.on_one_on_one_opened()
        else:
            self._wait_for_data()
        self.call_after_refresh(self._settle)

    @property
    def board(self) -> Board:
        """The first screen."""
        board = self.screen_stack[0]
        assert isinstance(board, Board)
        return board

    def _settle(self) -> None:
        """What can wait until the first frame is there."""
        gc.freeze()
        gc.enable()
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

    def on_one_on_one_opened(self) -> None:
        start = self._start
        try:
            store = start.store.result()
        except StoreError as error:
            # Not while the first screen is being built: it could not be taken down cleanly.
            self.call_after_refresh(self.leave, EXIT_DATA, str(error))
            return
        store.watch(self._hear)
        if start.person and not self._library.types:
            self._library = start.load_types()
        self.desk = Desk(store, self._library, start.now, start.new_id, start.monotonic)
        if start.person:
            self._open_named(start.person)
        else:
            self.board.desk = self.desk

    def on_one_on_one_library_loaded(self, message: LibraryLoaded) -> None:
        self._library = message.library
        self._library_is_there.set()
        if self.desk is not None:
            self.desk = replace(self.desk, library=message.library)
            for screen in self.screen_stack:
                if take := getattr(screen, "take_desk", None):
                    take(self.desk)

    def on_one_on_one_status_changed(self, message: StatusChanged) -> None:
        for screen in self.screen_stack:
            if show := getattr(screen, "show_status", None):
                show(message.status)

    def on_board_opened(self, message: Board.Opened) -> None:
        self._open(message.person_id)

    @work
    async def _open(self, person_id: str, type_id: str = "") -> None:
        """Resume the unfinished session with someone, else begin one."""
        live = await self._live(person_id, type_id)
        if live is not None:
            self.push_screen(live)

    @work
    async def _open_named(self, name: str) -> None:
        """Go straight to the person that was named on the command line."""
        assert self.desk is not None
        found = match_name(name, [p for p in self.desk.store.people() if not p.archived])
        person_id: str | None = found[0].id if found else ""
        if len(found) > 1:
            from oneonone_tui.ui.screens.choose import Choose

            offers = [(p.id, p.name, say(p.relationship)) for p in found]
            person_id = await self.push_screen_wait(
                Choose(say("Who is meant by “{name}”?", name=name), offers)
            )
        self.board.set_reactive(Board.desk, self.desk)
        if not found:
            person_id = await self.board.add_person(name)
        live = await self._live(person_id, self._start.type) if person_id else None
        if live is not None:
            await self.push_screen(live)
        self.board.list_people()

    async def _live(self, person_id: str, type_id: str) -> Live | None:
        from oneonone_tui.ui.screens.live import Live

        if not self._library.types:
            await self._library_is_there.wait()
        desk = self.desk
        assert desk is not None
        pair = desk.pair(person_id)
        if pair.unended:
            return Live(desk, pair, pair.unended)
        if not desk.library.type(type_id):
            from oneonone_tui.ui.screens.choose import Choose

            language = pair.person.language
            offers = [
                (kind.id, kind.name.text(language), kind.purpose.text(language))
                for kind in desk.kinds
            ]
            chosen = await self.push_screen_wait(
                Choose(say("1-on-1 with {name}", name=pair.person.name), offers)
            )
            if chosen is None:
                return None
            type_id = chosen
        session, taken = begin(
            pair.person, desk.kind(type_id), pair.topics, desk.now(), desk.new_id
        )
        desk.store.save(session, *taken)
        return Live(desk, pair, session)

    # Keys and palette

    def action_show_keys(self) -> None:
        """Show every key."""
        from oneonone_tui.ui.screens.help import Help

        if not isinstance(self.screen, Help):
            active = self.screen.active_bindings.values()
            here = {str(binding.id) for _, binding, _, _ in active}
            self.push_screen(Help(dict(self._start.keymap), here))

    def action_say_how_to_quit(self) -> None:
        """Ctrl+c copies in the notes; elsewhere it must not end a session by habit."""
        if key_line := getattr(self.screen, "key_line", None):
            key_line.tell(say("Ctrl+q leaves; everything is kept."))

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

    # Ways out

    async def action_quit(self) -> None:
        """Leave; everything typed is kept."""
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
        self.last_words = describe(error)
        try:
            self.rescue()
        finally:
            self._close_messages_no_wait()


def describe(error: BaseException) -> str:
    """What failed and where, without a word of the user's: type, file and line only."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = trace.tb_frame.f_code.co_filename.rpartition("/")[2]
    return f"{type(error).__name__} at {file}:{trace.tb_lineno}"
