"""The session itself: agenda, question, notes and promises, beside the call."""

from __future__ import annotations

from dataclasses import replace

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.question import Question
from oneonone_tui.domain.rotation import last_asked, next_question
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.ledger import Ledger
from oneonone_tui.ui.screens.meeting import Meeting
from oneonone_tui.ui.widgets.agenda import Agenda
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.notes import Editor, Notes
from oneonone_tui.ui.widgets.pane import Column
from oneonone_tui.ui.widgets.question import Card, QuestionPanel
from oneonone_tui.ui.words import say


class Live(Meeting[None]):
    """Four panes that are always there; nothing pops up, nothing moves but the clock."""

    BINDINGS = keys.LIVE
    AUTO_FOCUS = "Editor"

    agenda = getters.query_one(Agenda)
    panel = getters.query_one(QuestionPanel)
    notes = getters.query_one(Notes)

    class Left(Message):
        """The session was ended, or left to be resumed."""

    question: Question | None = None
    """The question that is shown."""

    def __init__(
        self, desk: Desk, pair: Pair, session: Session, ledger: Ledger | None = None
    ) -> None:
        super().__init__(desk, pair, session, ledger)
        self._agendas: list[tuple[AgendaItem, ...]] = []
        """The agenda as it was before each change."""

    def compose(self) -> ComposeResult:
        yield from self.compose_bar()
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
        self.agenda.items = self.session.agenda
        self._show_first()
        if self.session.drafts:
            self.key_line.tell(say("A line you had begun is still there: its key brings it back."))
        if not self.session.triaged and self.pair.open_actions:
            self._go_through_promises()

    def watch_session(self, session: Session) -> None:
        """Hand the panes their share."""
        if self.is_mounted:
            self.agenda.items = session.agenda

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        if self.is_mounted and not self.panel.card.opener and self.question is None:
            self._show_first()

    def show_status(self, status: SaveStatus) -> None:
        super().show_status(status)
        self.notes.status = status

    def rescue(self) -> None:
        self.session = replace(self.session, notes=self.notes.text)
        super().rescue()

    # Notes

    def on_notes_written(self, message: Notes.Written) -> None:
        if message.text != self.session.notes:
            self.keep(replace(self.session, notes=message.text))

    def on_editor_refused(self, _: Editor.Refused) -> None:
        self.key_line.tell(
            say("Too long for the notes: 2,000 characters in a line, 256 KB in all.")
        )

    # Agenda

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
        waiting = (item for item in self.session.agenda if item.state is ItemState.WAITING)
        if current := self.session.current:
            self._change_agenda(self.session.tick(current.id))
        elif first := next(waiting, None):
            self._change_agenda(self.session.focus_on(first.id))
        if self.session.current is None:
            self.key_line.tell(say("The agenda is through. F12 wraps up."))

    # Questions

    def on_question_panel_answered(self, message: QuestionPanel.Answered) -> None:
        self.keep(self.session.answer(message.question, message.answer))
        self._show_question()

    def action_next_question(self) -> None:
        """Go on; a question that was not asked does not come back in this session."""
        self.panel.accept_answer()
        question = self.question
        if question and question.id not in self.session.seen:
            self.keep(self.session.skip(question.id))
        self._show_next()

    def action_skip_question(self) -> None:
        """Not asked after all, and on to the next."""
        self.panel.accept_answer()
        if self.question:
            self.keep(self.session.unask(self.question.id).skip(self.question.id))
        self._show_next()

    def action_mark_asked(self) -> None:
        """The question was asked, or the opener said; pressed again, it was not."""
        if question := self.question:
            asked = any(entry.question == question.id for entry in self.session.asked)
            text = self.pair.person.hears(question.text)
            self.keep(
                self.session.unask(question.id)
                if asked
                else self.session.ask(question.id, text, self.desk.now())
            )
            self._show_question()
        elif self.panel.card.opener:
            self.keep(replace(self.session, opener_said=not self.session.opener_said))
            self._show_opener()

    def action_write_answer(self) -> None:
        """Write the answer down; a question that is answered was asked."""
        if not self.question:
            self.key_line.tell(say("No question is shown yet: ^n brings one."))
            return
        if self.question.id not in {entry.question for entry in self.session.asked}:
            self.action_mark_asked()
        self.panel.ask_answer()

    def _show_first(self) -> None:
        """Begin with the opener, or go on where the session was, once the types are read."""
        if self.desk.library.types:
            said = self.session.opener_said or self.session.seen
            self._show_opener() if not said else self._show_next()

    def _show_opener(self) -> None:
        opener = self.pair.person.hears(self.kind.opener)
        self.panel.card = Card(opener, opener=True, done=self.session.opener_said)

    def _show_next(self) -> None:
        self.question = next_question(
            self.desk.library.banks,
            self.pair.sessions,
            self.session,
            self.kind,
            self.pair.person.language,
        )
        self._show_question()

    def _show_question(self) -> None:
        question = self.question
        if question is None:
            self.panel.card = Card(self._why_no_question())
            return
        person = self.pair.person
        topic = question.tags[0] if question.tags else ""
        before = tuple(s for s in self.pair.sessions if s.id != self.session.id)
        last = last_asked(question.id, before)
        self.panel.card = Card(
            person.hears(question.text),
            " · ".join(filter(None, [say(topic), say("depth {n}", n=question.depth)])),
            question.id,
            follow_ups=tuple(person.hears(follow) for follow in question.follow_ups),
            asked=last_asked(question.id, (self.session,)),
            last=last,
            last_day=day_of(last.at) if last else None,
        )

    def _why_no_question(self) -> str:
        if not any(bank.questions for bank in self.desk.library.banks):
            return say("There is no question bank to draw from.")
        if not self.session.seen:
            return say("No question fits this type of session and this language.")
        return say("Every question that fits has had its turn today.")

    # Before and after

    @work
    async def _go_through_promises(self) -> None:
        from oneonone_tui.ui.screens.triage import Triage

        triage = Triage(self.desk, self.pair, self.session, self.ledger)
        self._take_back(await self.app.push_screen_wait(triage))

    @work
    async def action_wrap_up(self) -> None:
        """Read back, evaluate, recap; from there the session is ended or gone on with."""
        from oneonone_tui.ui.screens.wrapup import WrapUp

        if self.take_lines():
            return
        self.rescue()
        wrap_up = WrapUp(self.desk, self.pair, self.session, self.ledger)
        self._take_back(await self.app.push_screen_wait(wrap_up))
        if self.session.ended:
            self.post_message(self.Left())

    def _take_back(self, session: Session) -> None:
        """Go on with the session as another screen left it."""
        self.keep(session)
        self.bring_drafts()
        self.list_actions()

    def action_leave_open(self) -> None:
        """Go to the board; the session waits to be resumed."""
        self.rescue()
        self.post_message(self.Left())
