"""What triage, live and wrap-up have in common: a session with someone, and its promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.events import DescendantFocus

from oneonone_tui.domain.pace import Pace
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.question import SessionType
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.ledger import Ledger
from oneonone_tui.ui.screens.fitted import Outcome
from oneonone_tui.ui.screens.timed import Timed
from oneonone_tui.ui.widgets.bar import SessionBar
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.pane import Pane, open_pane
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.widgets.line import Line


class Meeting(Timed[Outcome]):
    """A screen of a session: its bar above, its panes, the keys below."""

    DEFAULT_CLASSES = "-shared"

    checklist = getters.query_one(Checklist)

    def __init__(
        self,
        desk: Desk,
        pair: Pair,
        session: Session,
        ledger: Ledger | None = None,
        pace: Pace | None = None,
    ) -> None:
        """`ledger` and `pace` are those of the screen before: its changes can be taken back too,
        and who talks goes on talking."""
        super().__init__(desk, session, pace)
        self.pair = pair
        self.ledger = ledger or Ledger(desk, session)

    @property
    def kind(self) -> SessionType:
        return super().kind.between(self.pair.person.relationship)

    def take_desk(self, desk: Desk) -> None:
        """The session types and the question banks are there now."""
        self.desk = desk
        if self.is_mounted:
            self.name_kind()

    def name_kind(self) -> None:
        """Say in the bar what type of session it is, once that is known."""
        if self.desk.library.types:
            self.bar.kind = self.pair.person.hears(self.kind.name)
            self.bar.target = self.kind.talk_target

    def compose_bar(self) -> ComposeResult:
        """The top line."""
        person, session = self.pair.person, self.session
        known = [earlier.id for earlier in self.desk.store.sessions(person.id)]
        number = known.index(session.id) + 1 if session.id in known else len(known) + 1
        yield SessionBar(person.name, number, session.planned_minutes, self.desk.craft)

    def on_mount(self) -> None:
        self.watch(self.app, "shielded", self.show_shield)
        self.list_actions()
        self.bring_drafts()
        self.name_kind()

    def list_actions(self) -> None:
        """Show the promises as they are now."""
        self.checklist.listed = self.ledger.listed()

    @property
    def shielded(self) -> bool:
        """Whether only what both may see is rendered."""
        return self.bar.shielded

    def show_shield(self, shielded: bool) -> None:
        """Take away what is only mine, or bring it back."""
        if shielded is not self.bar.shielded:
            self.key_line.hint = ""
        self.bar.shielded = self.checklist.shielded = shielded
        for pane in self.query(Pane):
            if (line := pane.open_line) and line.is_private:
                line.set_class(shielded, "-private")
                if shielded:
                    pane.border_subtitle = ""
                    self.set_focus(None)

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
