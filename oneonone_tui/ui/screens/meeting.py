"""What triage, live and wrap-up have in common: a session with someone, and its promises."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.reactive import var

from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.question import SessionType
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.ledger import Ledger
from oneonone_tui.ui.screens.fitted import Fitted, Outcome
from oneonone_tui.ui.widgets.bar import SessionBar
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.pane import Pane, open_pane
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.widgets.line import Line

_NONE_YET = Session("", "", "", datetime.min.replace(tzinfo=UTC))

_CLOCK_KEPT_EVERY = 30
"""Seconds between writing the clock down when nothing else is: what a crash may cost of it."""


class Meeting(Fitted[Outcome]):
    """A screen of a session: its bar above, its panes, the keys below.

    It holds the one `Session` that is worked on; every change goes through `keep`.
    """

    session: var[Session] = var(_NONE_YET)
    """A var and no reactive: it changes with each key, and must not repaint the screen."""

    bar = getters.query_one(SessionBar)
    key_line = getters.query_one(KeyLine)
    checklist = getters.query_one(Checklist)

    def __init__(
        self, desk: Desk, pair: Pair, session: Session, ledger: Ledger | None = None
    ) -> None:
        """`ledger` is that of the screen before, so that its changes can be taken back too."""
        super().__init__()
        self.desk = desk
        self.pair = pair
        self.ledger = ledger or Ledger(desk, session)
        self._ticked = self.desk.monotonic()
        self.set_reactive(Meeting.session, session)

    def keep(self, session: Session) -> None:
        """Take the session's new state, and have it saved."""
        self.session = session
        self.desk.store.save(session)

    @property
    def kind(self) -> SessionType:
        """What type of session it is."""
        return self.desk.kind(self.session.type)

    def take_desk(self, desk: Desk) -> None:
        """The session types and the question banks are there now."""
        self.desk = desk
        if self.is_mounted:
            self.name_kind()

    def name_kind(self) -> None:
        """Say in the bar what type of session it is, once that is known."""
        if self.desk.library.types:
            self.bar.kind = self.pair.person.hears(self.kind.name)

    def compose_bar(self) -> ComposeResult:
        """The top line."""
        person, session = self.pair.person, self.session
        known = [earlier.id for earlier in self.desk.store.sessions(person.id)]
        number = known.index(session.id) + 1 if session.id in known else len(known) + 1
        yield SessionBar(person.name, number, session.planned_minutes)

    def on_mount(self) -> None:
        self.list_actions()
        self.bring_drafts()
        self.name_kind()
        self.bar.seconds = self.session.spent_seconds
        self.set_interval(1, self._tick)

    def list_actions(self) -> None:
        """Show the promises as they are now."""
        self.checklist.listed = self.ledger.listed()

    def show_status(self, status: SaveStatus) -> None:
        """Say whether all is saved; every screen warns, the notes also reassure."""
        self.key_line.warn(status)

    def rescue(self) -> None:
        """Keep everything that was typed, also where it was not accepted yet.

        The program may be about to go, with messages of its widgets that nobody hears any more.
        """
        session = self.session
        for line in self.open_lines:
            if draft := line.draft:
                session = session.with_draft(draft.purpose, draft.text)
        self.keep(session)

    @property
    def open_lines(self) -> list[Line]:
        """The lines in which something is asked for."""
        return [line for pane in self.query(Pane) if (line := pane.open_line)]

    def take_lines(self) -> bool:
        """Take in the lines that are open, before the screen is left; True where there was one.

        What was typed is seen where it went before anything else happens: leaving takes
        another press of the key.
        """
        open_lines = self.open_lines
        for line in open_lines:
            line.accept()
        return bool(open_lines)

    def bring_drafts(self) -> None:
        """Give the lines what was begun for them."""
        drafts = {draft.purpose: draft.text for draft in self.session.drafts}
        for pane in self.query(Pane):
            pane.bring_drafts(dict(drafts))

    def on_line_drafted(self, message: Line.Drafted) -> None:
        self.keep(self.session.with_draft(message.draft.purpose, message.draft.text))

    def _tick(self) -> None:
        now = self.desk.monotonic()
        if not self.is_current:
            self._ticked = now
            return
        seconds = int(now - self._ticked)
        if seconds < 1:
            return
        self._ticked += seconds
        before = self.session.spent_seconds
        self.session = self.session.spend(seconds)
        self.bar.seconds = self.session.spent_seconds
        if self.session.spent_seconds // _CLOCK_KEPT_EVERY > before // _CLOCK_KEPT_EVERY:
            self.desk.store.save(self.session)

    def on_screen_resume(self) -> None:
        self._ticked = self.desk.monotonic()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        open_pane(list(self.query(Pane)), event.widget)

    def on_checklist_changed(self, message: Checklist.Changed) -> None:
        self.ledger.change(message.action)
        self.list_actions()

    def on_checklist_ticked(self, message: Checklist.Ticked) -> None:
        self.ledger.tick(message.action)
        self.list_actions()

    def on_checklist_dropped(self, message: Checklist.Dropped) -> None:
        self.ledger.drop(message.action, message.reason)
        self.list_actions()

    def on_checklist_promised(self, message: Checklist.Promised) -> None:
        action = self.ledger.add(message.promise)
        self.list_actions()
        self.checklist.rows.go_to(action.id)

    def on_checklist_undone(self) -> None:
        if self.ledger.undo() is None:
            self.key_line.tell(say("Nothing to take back."))
        self.list_actions()

    def action_add_action(self) -> None:
        """Ask for a promise, from wherever the focus is."""
        self.checklist.action_add_action()

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane."""
        self.query_one(f"#{name}", Pane).enter()
