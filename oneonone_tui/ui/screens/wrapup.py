"""The end of a session: read-back, evaluation, next date, recap (R15–R17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.feedback import empty_lanes
from oneonone_tui.domain.mark import decisions
from oneonone_tui.domain.opening import put_off
from oneonone_tui.domain.session import Session
from oneonone_tui.share.files import ShareError, recap_name, write_new
from oneonone_tui.share.markdown import as_markdown
from oneonone_tui.share.recap import Recap, recap_of
from oneonone_tui.share.rendering import rendered
from oneonone_tui.ui import keys, saving
from oneonone_tui.ui.screens.meeting import Meeting
from oneonone_tui.ui.widgets.checklist import NO_DAY
from oneonone_tui.ui.widgets.evaluation import EvaluationPane
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.widgets.pane import Column, Pane
from oneonone_tui.ui.widgets.read_back import ReadBack
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.words import say


class RecapPane(Pane):
    """What will be shared, as it will be shared."""

    body = getters.query_one("#recap-text", Static)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=True):
            yield Static(id="recap-text")

    def on_mount(self) -> None:
        self.entitle(say("Recap"), say("what both may read"))


class WrapUp(Meeting[Session]):
    """Left with the session: ended, or as it is to be gone on with."""

    BINDINGS = keys.WRAP_UP
    AUTO_FOCUS = "Rows"

    read_back = getters.query_one(ReadBack)
    fields = getters.query_one(EvaluationPane)
    recap_pane = getters.query_one(RecapPane)

    _promised: tuple[ActionItem, ...] = ()
    """The promises as they were listed last."""

    _copied: tuple[Recap, str] | None = None
    """The recap that was copied last, and in which format."""

    def compose(self) -> ComposeResult:
        person, today = self.pair.person, self.desk.today
        yield from self.compose_bar()
        with Container(id="panes"):
            with Column(id="left"):
                yield ReadBack(person, today, id="actions")
                yield EvaluationPane(
                    self.session,
                    self._proposed,
                    today,
                    person.language,
                    asks_pulse=self.desk.craft.pulse,
                )
            with Column(id="right"):
                yield RecapPane(id="recap")
        yield KeyLine()

    @property
    def _proposed(self) -> date:
        # The regular rhythm also after a session of another kind: it is when we meet again.
        days = self.pair.cadence(self.desk.cadence_days)
        return day_of(self.session.started) + timedelta(days=days)

    def on_mount(self) -> None:
        self._take_fields()

    def show_shield(self, shielded: bool) -> None:
        super().show_shield(shielded)
        self.fields.shielded = shielded

    def list_actions(self) -> None:
        promised = self.ledger.promised
        if (agreed := self.session.agreed) and (
            promised != (self._promised or promised) or any(a.created > agreed for a in promised)
        ):
            self.keep(replace(self.session, agreed=None))
            self.key_line.tell(say("It has changed: ^g says that both agree again."))
        self._promised = promised
        self.read_back.border_subtitle = "" if self.session.agreed else say("^g when both agree")
        self.read_back.decided = decisions(self.session.notes)
        self.read_back.empty_lanes = empty_lanes(self.session.notes) if self.kind.lanes else ()
        self.read_back.agreed = self.session.agreed
        super().list_actions()
        self.read_back.watch_listed(self.read_back.listed)  # also where only the title changed
        self._show_recap()

    def action_stamp_agreed(self) -> None:
        """Note that both agree to what was read back, or not after all."""
        agreed = None if self.session.agreed else self.desk.now()
        self.keep(replace(self.session, agreed=agreed))
        self.list_actions()

    def rescue(self) -> None:
        self._take_fields()
        super().rescue()

    def on_input_changed(self) -> None:
        self._take_fields()

    def on_choice_changed(self) -> None:
        self._take_fields()

    def action_copy_recap(self) -> None:
        """Copy the recap, as the terminal allows; pressed again, as text for a chat."""
        if not self.desk.clipboard:
            self.key_line.tell(say("config.yaml forbids the clipboard; ^o saves a file."))
            return
        recap = self._recap
        form = "txt" if self._copied == (recap, "md") else "md"
        self._copied = (recap, form)
        self.app.copy_to_clipboard(rendered(recap, form))
        self.key_line.tell(
            say("Copied; ^r again copies text for a chat, ^o saves a file.")
            if form == "md"
            else say("Copied as text for a chat; ^r again: Markdown, ^o: a file.")
        )

    def action_save_recap(self) -> None:
        """Ask where to, and write the recap there; pressed again, it asks for another format."""
        name = recap_name(self.pair.person.name, day_of(self.session.started))
        if line := self.recap_pane.open_line:
            line.value = saving.turned(line.value)
            line.cursor_position = len(line.value)
            line.focus()
            return

        def accept(place: str) -> str:
            if not place:
                return say("A file name, please.")
            if not saving.ending_of(place):
                return saving.told(place)
            try:
                path = Path(place).expanduser()
                path = path / name if path.is_dir() else path
                content = self._written(path.name)
                if not content:
                    return say("No next date and no open action item yet.")
                written = write_new(path, content)
            except (ShareError, RuntimeError) as error:  # the latter: no such user's home
                return str(error)
            self.key_line.tell(say("Recap saved as {name}.", name=written))
            return ""

        self.recap_pane.line.ask(
            Request("recap.save", say("Save as"), accept, str(Path("~") / name), saving.told)
        )

    def _written(self, name: str) -> str:
        person, actions = self.pair.person, self.ledger.promised
        return saving.content_of(name, self._recap, self.session, person, actions, self.desk.now())

    def action_read_large(self) -> None:
        """Show what was decided and promised one by one, in large letters (R15)."""
        from oneonone_tui.ui.screens.large import Reading

        if passages := self.read_back.passages():
            self.app.push_screen(Reading(passages))
        else:
            self.key_line.tell(say("Nothing was decided or promised yet."))

    def action_go_back(self) -> None:
        """Back to the session, which goes on."""
        self.rescue()
        self.dismiss(self.session)

    def action_end_session(self) -> None:
        """End the session; its parked topics wait for the next one."""
        if self.take_lines():
            return
        self._take_fields()
        if self.fields.unclear:
            self.fields.next_on.focus()
            self.key_line.tell(say(NO_DAY))
            return
        if self.fields.pulse is None:
            self.query_one("#pulse", Field).focus()
            self.key_line.tell(say("Mood, energy, load, 1 to 5: e.g. 4 3 2"))
            return
        now = self.desk.now()
        ended = replace(self.session, ended=now)
        self.desk.store.save(ended, *put_off(ended, now, self.desk.new_id))
        self.session = ended
        self.dismiss(ended)

    def _take_fields(self) -> None:
        taken = replace(
            self.session,
            evaluation=self.fields.evaluation,
            next_date=self.fields.next_date,
            # What is no pulse, or not yet, does not undo the one that was given.
            pulse=self.session.pulse if self.fields.pulse is None else self.fields.pulse,
        )
        if taken != self.session:
            self.keep(taken)
        self._show_recap()

    @property
    def _recap(self) -> Recap:
        name = self.pair.person.hears(self.kind.name)
        return recap_of(self.session, name, self.pair.person, self.ledger.promised)

    def _show_recap(self) -> None:
        self.recap_pane.body.update(Content(as_markdown(self._recap)))
