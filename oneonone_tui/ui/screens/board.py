"""The people, by urgency: where every session starts (R19)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import ScreenResume
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from oneonone_tui.domain.opening import reopen
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.store import SaveState, SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.roster import draw, draw_nobody, heads
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.glance import Glance
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.rows import Rows
from oneonone_tui.ui.words import say

_WRITING = (
    "open_person",
    "start_session",
    "add_person",
    "edit_person",
    "edit_card",
    "archive_person",
    "reopen_session",
)
"""What may write, and has no place where nothing can be kept."""


class Board(Fitted[None]):
    """Who is due, what is open; one key to start or resume."""

    BINDINGS = keys.BOARD
    AUTO_FOCUS = "Rows"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    desk: var[Desk | None] = var(None)
    """There as soon as the data is loaded; until then the board is empty."""

    archived: var[bool] = var(False)
    """Whether it shows who was put away instead."""

    rows = getters.query_one(Rows)
    glance = getters.query_one(Glance)
    key_line = getters.query_one(KeyLine)

    class Opened(Message):
        """A session with this person should be prepared, or go on."""

        def __init__(self, person_id: str, *, at_once: bool = False) -> None:
            """`at_once`: begin it without preparing it."""
            super().__init__()
            self.person_id = person_id
            self.at_once = at_once

    def __init__(self, notice: str = "") -> None:
        """`notice` is a sentence to begin with."""
        super().__init__()
        self._notice = notice
        self._pairs: tuple[Pair, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="board-bar")
        with Horizontal(id="board"):
            with Vertical(id="people"):
                yield Static(id="heads")
                yield Rows()
            with VerticalScroll(id="side", can_focus=False):
                yield Glance()
        yield KeyLine()

    def on_mount(self) -> None:
        self._show_bar()
        self.watch(self.app, "shielded", self._head_anew, init=False)
        if self._notice:
            self.key_line.tell(self._notice)

    def on_screen_resume(self, _: ScreenResume) -> None:
        self.list_people()

    def on_resize(self) -> None:
        self._show_heads()

    def watch_desk(self, desk: Desk | None) -> None:
        if self.is_mounted:
            self.list_people()
            self.show_status(SaveStatus(SaveState.SAVED))
            if desk and (news := (*desk.store.remarks, *desk.library.problems)):
                more = f" (+{len(news) - 1}: oneonone-tui doctor)" if len(news) > 1 else ""
                self.key_line.tell(news[0] + more)

    def say_reading(self) -> None:
        """The data takes longer than one would notice; listing the people ends it."""
        self.query_one("#board-bar", Static).update(f" {say('Reading your data …')}")

    def take_desk(self, desk: Desk) -> None:
        """The library is there now."""
        self.desk = desk

    def watch_archived(self) -> None:
        self.list_people()

    def list_people(self, highlight: str = "") -> None:
        """Show the people as they are now."""
        if self.desk is None or not self.is_mounted:
            return
        self._pairs = self.desk.board(self.archived)
        self._show_bar()
        if self._pairs:
            self.rows.show([(p.person.id, partial(draw, p, self.desk)) for p in self._pairs])
        else:
            self.rows.show([("", partial(draw_nobody, self.archived))])
        if highlight:
            self.rows.go_to(highlight)
        self._show_heads()
        self._show_glance()
        self.refresh_bindings()

    def show_status(self, status: SaveStatus) -> None:
        """Warn while something is not on disk."""
        self.key_line.warn(status)
        if not status.reason and self.desk and self.desk.store.read_only:
            self.key_line.warning = f"{say('VIEW ONLY')} · {self.desk.store.read_only}"

    @property
    def current(self) -> Pair | None:
        """The pair that is highlighted."""
        return next((p for p in self._pairs if p.person.id == self.rows.current_id), None)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Hide what makes no sense without people, or where nothing can be kept."""
        if action in _WRITING and self.desk is not None and self.desk.store.read_only:
            return False
        if action in (*_WRITING, "show_items", "show_history", "search") and action != "add_person":
            return self.is_mounted and self.desk is not None and bool(self._pairs)
        return True

    def on_option_list_option_highlighted(self) -> None:
        self._show_glance()

    def action_open_person(self) -> None:
        """Prepare a session with the highlighted person, or resume the unfinished one."""
        if pair := self.current:
            self.post_message(self.Opened(pair.person.id))

    def action_start_session(self) -> None:
        """Start a session with the highlighted person at once, or resume the unfinished one."""
        if pair := self.current:
            self.post_message(self.Opened(pair.person.id, at_once=True))

    @work
    async def action_add_person(self) -> None:
        """Ask who it is."""
        if self.desk is None:
            return
        from oneonone_tui.ui.screens.person_form import PersonForm

        if person := await self.app.push_screen_wait(PersonForm(self.desk)):
            self.list_people(person.id)

    @work
    async def action_edit_person(self) -> None:
        """Change what is known of the highlighted person."""
        pair = self.current
        if self.desk is None or pair is None:
            return
        from oneonone_tui.ui.screens.person_form import PersonForm

        await self.app.push_screen_wait(PersonForm(self.desk, person=pair.person))
        self.list_people(pair.person.id)

    @work
    async def action_edit_card(self) -> None:
        """Write down what to keep in mind about the highlighted person."""
        pair = self.current
        if self.desk is None or pair is None:
            return
        from oneonone_tui.ui.screens.card import CardForm

        await self.app.push_screen_wait(CardForm(self.desk, pair.person))
        self.list_people(pair.person.id)

    def action_archive_person(self) -> None:
        """Put the highlighted person away, or back; everything about them stays."""
        if self.desk is None or (pair := self.current) is None:
            return
        archived = not pair.person.archived
        self.desk.store.save(replace(pair.person, archived=archived))
        self.list_people()
        name = pair.person.name
        self.key_line.tell(
            say("{name} is archived; v shows the archived, x there takes back.", name=name)
            if archived
            else say("{name} is back on the board.", name=name)
        )

    def action_reopen_session(self) -> None:
        """Take back that the last session was ended; what it put off comes back to it."""
        if self.desk is None or (pair := self.current) is None:
            return
        if pair.unended or pair.last is None:
            self.key_line.tell(say("There is no ended session to reopen."))
            return
        self.desk.store.save(*reopen(pair.last, pair.topics))
        self.list_people(pair.person.id)

    @work
    async def action_show_items(self) -> None:
        """Show all open action items."""
        if self.desk is not None:
            from oneonone_tui.ui.screens.everyone import Everyone

            await self.app.push_screen_wait(Everyone(self.desk))
            self.list_people()

    @work
    async def action_show_history(self) -> None:
        """Show all sessions with the highlighted person."""
        pair = self.current
        if self.desk is None or pair is None:
            return
        from oneonone_tui.ui.screens.history import History

        await self.app.push_screen_wait(History(self.desk, pair.person.id))
        self.list_people()

    def action_search(self) -> None:
        """Look for words in everything that was said with anybody."""
        if self.desk is not None:
            from oneonone_tui.ui.screens.recall import Recall

            self.app.push_screen(Recall(self.desk))

    def action_show_archived(self) -> None:
        """Show who was put away, or who was not."""
        self.archived = not self.archived

    def _show_bar(self) -> None:
        title = say("Archived") if self.archived else say("People")
        detail = f" · {len(self._pairs)}" if self._pairs else ""
        self.query_one("#board-bar", Static).update(
            Content.assemble((f" {title}", "bold"), (detail, "$faint"))
        )

    def _head_anew(self) -> None:
        self.call_after_refresh(self._show_heads)

    def _show_heads(self) -> None:
        width = self.rows.scrollable_content_region.width
        if width:  # none behind the shield, where nothing is laid out
            self.query_one("#heads", Static).update(heads(width) if self._pairs else "")

    def _show_glance(self) -> None:
        # The rows need no more of a person than what is open; this is about all of one.
        pair = self.current
        whole = self.desk.pair(pair.person.id) if pair and self.desk else None
        self.glance.show(whole, self.desk)
