"""What I make of a session, and when we meet again (R16, R17)."""

from __future__ import annotations

from datetime import date

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Label

from oneonone_tui.domain.day import read_day
from oneonone_tui.domain.pulse import NO_PULSE, Pulse, read_pulse
from oneonone_tui.domain.session import Evaluation, Session
from oneonone_tui.domain.text import one_line
from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.choice import Choice
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.widgets.pane import Pane
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
