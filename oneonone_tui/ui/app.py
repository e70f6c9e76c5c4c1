"""The application: joins the screens, and never leaves unsaved."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen

from oneonone_tui.domain.store import SaveState, SaveStatus, StoreError
from oneonone_tui.domain.text import LINE_LIMIT
from oneonone_tui.ui import keys, theme
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.loading import EXIT_DATA, Loading
from oneonone_tui.ui.screens.waiting import Waiting
from oneonone_tui.ui.start import Start
from oneonone_tui.ui.terminal import blame
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.screens.board import Board
    from oneonone_tui.ui.screens.prepare import Prepare

EXIT_CRASH = 70
"""The program itself failed (EX_SOFTWARE)."""


class OneOnOne(Loading):
    """The whole program on one terminal."""

    TITLE = "1-on-1"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.EVERYWHERE,
        Binding("ctrl+c", "say_how_to_quit", show=False, system=True),
    ]
    ENABLE_COMMAND_PALETTE = True

    class StatusChanged(Message):
        """Something was saved, or was not."""

        def __init__(self, status: SaveStatus) -> None:
            super().__init__()
            self.status = status

    class QueueGrew(Message):
        """Topics were queued from the shell."""

    def __init__(self, start: Start, driver_class: type[Driver] | None = None) -> None:
        super().__init__(start, driver_class)
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
        self._status = SaveStatus(SaveState.SAVED)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own two colours, for the themes that do not know them."""
        return theme.FALLBACKS

    @cached_property
    def _board(self) -> Board:
        # Not before it is shown: whoever was named begins without it.
        from oneonone_tui.ui.screens.board import Board

        return Board(self._notice)

    def get_default_screen(self) -> Screen[None]:
        """The board, or the frame of a session with the person who was named."""
        if not self._start.person:
            return self._board
        waiting = Waiting(self._start.person)
        # A default screen cannot be switched for another without it, in Textual 8.2.
        waiting._push_result_callback(waiting, None)
        return waiting

    def on_mount(self) -> None:
        self.set_keymap(dict(self._start.keymap))
        self.screen_change_signal.subscribe(self, self._show_status)

    def hear(self, status: SaveStatus) -> None:
        self.post_message(self.StatusChanged(status))

    def hear_queue(self) -> None:
        self.post_message(self.QueueGrew())

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text; where the machine's clipboard is forbidden, to be pasted here alone."""
        if self._start.clipboard:
            super().copy_to_clipboard(text)
        else:
            self._clipboard = text

    def _begin_meeting(self, meeting: Screen[None]) -> None:
        """What there is to do before a screen of somebody is shown."""
        from oneonone_tui.ui.screens.live import Live

        if self._start.shield and isinstance(meeting, Live):
            self.shielded = True

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

        await self.all_arrived()
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
    async def open_named(self, desk: Desk) -> None:
        """Straight to the person that was named; the board is not built before they are left."""
        from oneonone_tui.ui.arrival import find_person, meeting_with, resumed

        live = None if self._start.type else resumed(desk, self._start.person)
        if live is not None:
            if live.has_to_triage:
                await self.typing_pauses()
            if self._start.shield:
                self.begin_shielded()
            await self.switch_screen(live)
        else:
            await self.typing_pauses()
            # Nobody knows yet which screen it will be, nor for how long one is asked. Not before
            # the pause: the lock waits for it, and would come to lie below what then arrives.
            self.settle()
            desk = replace(desk, library=self.know_types())
            self._hand_out(desk)
            person_id = await find_person(self, desk, self._start.person)
            named = person_id and await meeting_with(self, desk, person_id, self._start.type)
            if named:
                self._begin_meeting(named)
                await self.switch_screen(named)
                self.is_ahead = False  # it may be a preparation, which has its own keys
                if self.has_ahead:
                    self.tell(say("What you typed goes into the notes of the session."))
            else:
                self._show_board()

    def on_live_left(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self._show_board()

    def _show_board(self) -> None:
        """Put the board under everything, where somebody who was named stood."""
        self.take_ahead()  # it was meant for that person, and for no other
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
