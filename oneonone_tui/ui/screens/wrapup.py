"""The end of a session: read-back, evaluation, next date, recap (R15–R17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Label, Static

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.day import day_of, read_day
from oneonone_tui.domain.feedback import empty_lanes
from oneonone_tui.domain.mark import decisions
from oneonone_tui.domain.opening import put_off
from oneonone_tui.domain.pair import DEFAULT_CADENCE, REGULAR
from oneonone_tui.domain.pulse import NO_PULSE, Pulse, read_pulse
from oneonone_tui.domain.session import Evaluation, Session
from oneonone_tui.domain.text import one_line
from oneonone_tui.share.files import ShareError, recap_name, write_new
from oneonone_tui.share.markdown import as_markdown
from oneonone_tui.share.recap import Recap, recap_of
from oneonone_tui.share.rendering import rendered
from oneonone_tui.ui import keys, saving
from oneonone_tui.ui.screens.meeting import Meeting
from oneonone_tui.ui.widgets.checklist import NO_DAY
from oneonone_tui.ui.widgets.choice import Choice
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.widgets.pane import Column, Pane
from oneonone_tui.ui.widgets.read_back import ReadBack
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.words import say, say_day, say_pulse


class EvaluationPane(Pane):
    """What I make of the session, for my eyes only, and when we meet again."""

    BINDINGS = keys.FIELDS
    FOLDS = False

    next_date: var[date | None] = var(None, init=False)

    pulse: var[Pulse | None] = var(NO_PULSE, init=False)
    """How they seem (R20); None while the field holds something else."""

    shielded: var[bool] = var(False, init=False)
    """Whether there is only what both may see."""

    well = getters.query_one("#well", Field)
    improve = getters.query_one("#improve", Field)
    score = getters.query_one(Choice)
    next_on = getters.query_one("#next-on", Field)

    def __init__(
        self, session: Session, proposed: date, today: date, language: str, *, asks_pulse: bool
    ) -> None:
        """`asks_pulse`: whether there is a field for mood, energy and load."""
        super().__init__(id="evaluation")
        self._session = session
        self._asks_pulse = asks_pulse
        self.set_reactive(EvaluationPane.pulse, session.pulse)
        self._today = today
        self._language = language
        self.set_reactive(EvaluationPane.next_date, session.next_date or proposed)

    @property
    def _given(self) -> str:
        return self.next_date.isoformat() if self.next_date else ""

    @property
    def unclear(self) -> bool:
        """Whether there is something in the date's field that is no date."""
        return bool(self.next_on.value.strip()) and self.next_date is None

    def compose(self) -> ComposeResult:
        evaluation = self._session.evaluation
        pulse = Field(
            self._session.pulse.written,
            say("Mood, energy, load, 1 to 5: e.g. 4 3 2"),
            id="pulse",
            fresh=True,
        )
        for label, field in (
            (say("Went well"), Field(evaluation.well, id="well")),
            (say("To improve"), Field(evaluation.improve, id="improve")),
            (say("Score"), Choice([(str(n), str(n)) for n in range(1, 6)], str(evaluation.score))),
            (
                say("Next on"),
                Field(self._given, id="next-on", fresh=True),
            ),
            *(((say("Pulse"), pulse),) if self._asks_pulse else ()),
        ):
            # When we meet again is for both to settle; all else is for my eyes only.
            with Horizontal(classes="field" if field.id == "next-on" else "field -private"):
                yield Label(label, markup=False)
                yield field

    def on_mount(self) -> None:
        self.watch_shielded()

    def watch_shielded(self) -> None:
        if self.shielded:
            self.entitle(say("Next 1-on-1"))
        else:
            self.entitle(say("Evaluation"), say("only for you"))
        self._say_foot()

    def watch_next_date(self) -> None:
        self._say_foot()

    def watch_pulse(self) -> None:
        self._say_foot()

    def _say_foot(self) -> None:
        """What is made of what was typed."""
        day = self.next_date
        text = say_day(day, self._today) if day else say("no date yet (fri, +3d)")
        if day and day < self._today:
            text += f" · {say('in the past')}"
        pulse = say_pulse(self.pulse) if self.pulse and not self.shielded else ""
        foot = (f"{say('Next on')} {text}", pulse)
        self.border_subtitle = Content(" · ".join(filter(None, foot)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "next-on":
            self.next_date = read_day(event.value, self._today, self._language)
        elif event.input.id == "pulse":
            self.pulse = read_pulse(one_line(event.value))

    @property
    def evaluation(self) -> Evaluation:
        """What the fields say now."""
        score = int(self.score.value or 0)
        return Evaluation(one_line(self.well.value), one_line(self.improve.value), score)


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
        days = self.pair.person.cadence_of(REGULAR) or self.desk.cadence_days or DEFAULT_CADENCE
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
