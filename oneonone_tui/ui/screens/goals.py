"""The longer aims of a person: written down, and looked at again (R22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.day import read_day
from oneonone_tui.domain.goal import Course, Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.text import one_line
from oneonone_tui.ui import keys
from oneonone_tui.ui.aims import say_course, say_horizon
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.form import Form, labelled
from oneonone_tui.ui.screens.register import Register
from oneonone_tui.ui.widgets.checklist import NO_DAY
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.widgets.rows import hang
from oneonone_tui.ui.words import say


class Goals(Register[Goal]):
    """All goals of a person, the open ones first; a key says how one stands."""

    BINDINGS = keys.GOALS

    def __init__(self, desk: Desk, person: Person, session_id: str = "") -> None:
        """`session_id` is that of the session in which they are looked at, if one goes on."""
        super().__init__(desk, person)
        self._session_id = session_id

    @property
    def records(self) -> tuple[Goal, ...]:
        goals = self.desk.store.goals(self.person.id)
        return tuple(sorted(goals, key=lambda goal: not goal.is_open))

    @property
    def nothing(self) -> str:
        return say("No goal yet. Press a to write one down.")

    def list_records(self, highlight: str = "") -> None:
        super().list_records(highlight)
        self.pane.entitle(say("Goals of {name}", name=self.person.name))

    def draw(self, goal: Goal, width: int) -> Content:
        colour = "bold" if goal.is_open else "$faint"
        tail = say("given up") if goal.given_up else say_horizon(goal, self.desk.today)
        row = hang(
            Content(""), Content.styled(goal.text, colour), Content.styled(tail, "$faint"), width
        )
        lines = [say_course(goal, self.desk.today)]
        for label, text in (
            (say("Measure"), goal.measure),
            (say("Strengths"), goal.strengths),
            (say("Gaps"), goal.gaps),
            (say("Introductions"), goal.introductions),
        ):
            if text:
                lines.append(Content.assemble((f"{label}: ", "$faint"), text))
        under = [hang(Content("  "), line, Content(""), width, most=2) for line in lines if line]
        return Content("\n").join([row, *under])

    def action_mark_course(self, course: str) -> None:
        """Say how the highlighted goal stands."""
        if goal := self.current:
            self.keep(goal.check(Course(course), self.desk.now(), self._session_id), goal)

    def action_remark_goal(self) -> None:
        """Ask for a few words on how it stands."""
        goal = self.current
        if goal is None:
            return
        before = goal
        if before.last is None:
            self.key_line.tell(say("How does it stand? t, r or d says it first."))
            return

        def accept(text: str) -> str:
            self.keep(before.remark(text), before)
            return ""

        self.ask(
            Request(f"goal.words.{before.id}", say("How it stands"), accept, before.last.words)
        )

    @work
    async def action_add_goal(self) -> None:
        """Write another goal down."""
        goal = Goal(self.desk.new_id(), self.person.id, "", self.desk.now())
        if added := await self.app.push_screen_wait(GoalForm(self.desk, self.person, goal)):
            self.keep(added, replace(added, given_up=True))

    @work
    async def action_edit_goal(self) -> None:
        """Change what is written about the highlighted goal."""
        if (goal := self.current) and (
            changed := await self.app.push_screen_wait(GoalForm(self.desk, self.person, goal))
        ):
            self.keep(changed, goal)

    def action_drop_goal(self) -> None:
        """Give the highlighted goal up, or take it up again."""
        if goal := self.current:
            self.keep(replace(goal, given_up=not goal.given_up), goal)


class GoalForm(Form[Goal]):
    """What is written about a goal; its text is enough. Returns it, not kept yet."""

    AUTO_FOCUS = "#text"

    horizon = getters.query_one("#horizon", Field)

    def __init__(self, desk: Desk, person: Person, goal: Goal) -> None:
        super().__init__()
        self._desk = desk
        self._person = person
        self._goal = goal

    def compose(self) -> ComposeResult:
        goal = self._goal
        day = goal.horizon.isoformat() if goal.horizon else ""
        with Vertical(id="form") as form:
            form.border_title = Content(say("Goals of {name}", name=self._person.name))
            for name, label, text, purpose in (
                ("text", say("Goal"), goal.text, ""),
                ("measure", say("Measure"), goal.measure, say("how you both will see it")),
                ("horizon", say("Until"), day, say("6 months, 2027-06-01; empty: open")),
                ("strengths", say("Strengths"), goal.strengths, say("what helps")),
                ("gaps", say("Gaps"), goal.gaps, say("what is missing")),
                ("introductions", say("Introductions"), goal.introductions, say("whom to meet")),
            ):
                yield labelled(label, Field(text, purpose, name))
            yield Static(id="form-hint")
        yield KeyLine()

    def action_save_form(self) -> None:
        """Hand the goal back, when the fields make sense."""
        goal = self._filled
        if not goal.text:
            self.hint(say("What is the goal?"))
            self.query_one("#text", Field).focus()
        elif self.horizon.value.strip() and goal.horizon is None:
            self.hint(say(NO_DAY))
            self.horizon.focus()
        else:
            self.dismiss(goal)

    def rescue(self) -> None:
        """Keep what was typed: the program is about to go."""
        if self.typed and (goal := self._filled).text:
            self._desk.store.save(goal)

    @property
    def _filled(self) -> Goal:
        texts = {str(field.id): one_line(field.value) for field in self.query(Field)}
        phrase = texts.pop("horizon")
        horizon = _read_horizon(phrase, self._desk.today, self._person.language)
        return replace(self._goal, horizon=horizon, **texts)  # type: ignore[arg-type]


def _read_horizon(phrase: str, today: date, language: str) -> date | None:
    """A day, or how long from now: in 6 months, or just 6 months."""
    spoken = (phrase, f"in {phrase}", f"{phrase} lagi")
    return next((day for words in spoken if (day := read_day(words, today, language))), None)
