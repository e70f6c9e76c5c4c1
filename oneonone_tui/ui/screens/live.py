"""The session itself: agenda, question, notes and promises, beside the call."""

from __future__ import annotations

from dataclasses import replace

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.pace import Pace
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.turns import begins
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.screens.pacing import Pacing
from oneonone_tui.ui.widgets.agenda import Agenda
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.goal_line import GoalLine
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.notes import Notes
from oneonone_tui.ui.widgets.pane import Column
from oneonone_tui.ui.widgets.question import QuestionPanel
from oneonone_tui.ui.words import say


class Live(Pacing):
    """Four panes that are always there; nothing pops up, nothing moves but the clock."""

    BINDINGS = keys.LIVE
    AUTO_FOCUS = "Editor"

    agenda = getters.query_one(Agenda)
    goal_line = getters.query_one(GoalLine)

    class Left(Message):
        """The session was ended, or left to be resumed."""

    def __init__(self, desk: Desk, pair: Pair, session: Session) -> None:
        super().__init__(desk, pair, session)
        self._agendas: list[tuple[AgendaItem, ...]] = []
        """The agenda as it was before each change."""

    def compose(self) -> ComposeResult:
        yield from self.compose_bar()
        yield GoalLine(self.session.goal)
        with Container(id="panes"):
            with Column(id="left"):
                yield Agenda(id="agenda")
                yield QuestionPanel(self.desk.today, id="question")
            # The classes that the focus will give: to begin with them spares a second layout.
            with Column(id="right", classes="-open"):
                yield Notes(self.session.notes, id="notes", classes="-open -current")
                yield Checklist(self.pair.person, self.desk.today, id="actions")
        yield KeyLine()

    def on_mount(self) -> None:
        self._hand_out(self.session)
        self.show_first()
        self.bring_ahead()  # before anything else gets the session as it is
        if self.session.drafts:
            self.key_line.tell(say("A line you had begun is still there: its key brings it back."))
        if self.has_to_triage:
            self._go_through_promises()
        elif not self.session.triaged:
            # Nor will what is promised from now on be gone through today.
            self.session = replace(self.session, triaged=True)

    @property
    def has_to_triage(self) -> bool:
        """Whether it opens with what was promised."""
        return not self.session.triaged and bool(self.pair.open_actions)

    def watch_session(self, session: Session) -> None:
        """Hand the panes their share."""
        if self.is_mounted:
            self._hand_out(session)

    def _hand_out(self, session: Session) -> None:
        if session.agenda is not self.agenda.items:  # it is with nearly every key
            self.agenda.items = session.agenda
            self.agenda.turn = self._turn
        self.agenda.goal = self.goal_line.goal = session.goal

    # Agenda

    def name_kind(self) -> None:
        super().name_kind()
        self.agenda.turn = self._turn

    @property
    def _turn(self) -> str:
        """Who begins the topic, in a session in which two equals take turns."""
        if not self.kind.turns:
            return ""
        owner = begins(self.session, self.pair.sessions)
        if owner is Owner.ME:
            return say("I begin")
        return say("{name} begins", name=say_owner(owner, self.pair.person))

    def on_agenda_ticked(self, message: Agenda.Ticked) -> None:
        self._change_agenda(self.session.tick(message.item_id))

    def on_agenda_parked(self, message: Agenda.Parked) -> None:
        self._change_agenda(self.session.park(message.item_id))

    def on_agenda_entered(self, message: Agenda.Entered) -> None:
        self._change_agenda(self.session.focus_on(message.item_id))

    def on_agenda_moved(self, message: Agenda.Moved) -> None:
        self._change_agenda(self.session.move_item(message.item_id, message.by))

    def on_agenda_reworded(self, message: Agenda.Reworded) -> None:
        self._change_agenda(self.session.reword_item(message.item_id, message.text))

    def on_agenda_removed(self, message: Agenda.Removed) -> None:
        self._change_agenda(self.session.remove_item(message.item_id))

    def on_agenda_aimed(self, message: Agenda.Aimed) -> None:
        self.keep(replace(self.session, goal=message.goal))

    def on_agenda_counted(self, message: Agenda.Counted) -> None:
        self._change_agenda(self.session.turn_status(message.item_id))

    def on_agenda_undone(self) -> None:
        if not self._agendas:
            self.key_line.tell(say("Nothing to take back."))
            return
        spent = {item.id: item.spent_seconds for item in self.session.agenda}
        agenda = tuple(
            replace(item, spent_seconds=spent.get(item.id, item.spent_seconds))
            for item in self._agendas.pop()
        )
        self.keep(replace(self.session, agenda=agenda))

    def _change_agenda(self, session: Session) -> None:
        self._agendas.append(self.session.agenda)
        self.keep(session)

    def on_agenda_added(self, message: Agenda.Added) -> None:
        item = AgendaItem(self.desk.new_id(), message.text)
        self._change_agenda(self.session.add_item(item))
        self.agenda.rows.go_to(item.id)

    def action_advance_agenda(self) -> None:
        """Tick the current topic and go to the next; begin with the first that waits."""
        self.go_on()
        waiting = (item for item in self.session.agenda if item.state is ItemState.WAITING)
        if current := self.session.current:
            self._change_agenda(self.session.tick(current.id))
        elif first := next(waiting, None):
            self._change_agenda(self.session.focus_on(first.id))
        if self.session.current is None:
            self.key_line.tell(say("The agenda is through. F12 wraps up."))

    def action_peek_card(self) -> None:
        """Show what to keep in mind about the person."""
        from oneonone_tui.ui.screens.card import CardPeek

        self.app.push_screen(CardPeek(self.pair.person))

    def action_show_history(self) -> None:
        """Look at the sessions before; this one goes on meanwhile."""
        from oneonone_tui.ui.screens.history import History

        self.app.push_screen(History(self.desk, self.pair.person.id))

    def action_show_goals(self) -> None:
        """Show the person's goals, and say how they stand in this session."""
        from oneonone_tui.ui.screens.goals import Goals

        self.app.push_screen(Goals(self.desk, self.pair.person, self.session.id))

    def action_show_expectations(self) -> None:
        """Show what the two expect of each other."""
        from oneonone_tui.ui.screens.expectations import Expectations

        self.app.push_screen(Expectations(self.desk, self.pair.person))

    def action_park_current(self) -> None:
        """Put the current topic off to next time, wherever the focus is."""
        self.go_on()
        if current := self.session.current:
            self._change_agenda(self.session.park(current.id))
            self.key_line.tell(say("Put off to next time: {topic}", topic=current.text))
        else:
            self.key_line.tell(say("No topic is on; F2 and Enter take one up."))

    # Before and after

    @work
    async def _go_through_promises(self) -> None:
        from oneonone_tui.ui.screens.triage import Triage

        triage = Triage(self.desk, self.pair, self.session, self.ledger, self.pace)
        self._take_back(await self.app.push_screen_wait(triage), triage.pace)

    @work
    async def action_wrap_up(self) -> None:
        """Read back, evaluate, recap; from there the session is ended or gone on with."""
        from oneonone_tui.ui.screens.wrapup import WrapUp

        if self.take_lines():
            return
        self.end_off_record()
        self.finish_lines(leaving=True)
        self.rescue()
        wrap_up = WrapUp(self.desk, self.pair, self.session, self.ledger, self.pace)
        self._take_back(await self.app.push_screen_wait(wrap_up), wrap_up.pace)
        if self.session.ended:
            self.post_message(self.Left())

    def _take_back(self, session: Session, pace: Pace) -> None:
        """Go on with the session as another screen left it."""
        self.keep(session)
        self.pace = pace
        self.show_time()
        self.bring_drafts()
        self.list_actions()

    def action_leave_open(self) -> None:
        """Go to the board; the session waits to be resumed."""
        self.end_off_record()
        self.finish_lines(leaving=True)
        self.rescue()
        self.post_message(self.Left())
