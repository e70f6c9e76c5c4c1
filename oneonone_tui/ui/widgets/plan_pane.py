"""What is settled for the next session: its type, its goal, its topics (R21)."""

from __future__ import annotations

from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.session import Origin, Topic
from oneonone_tui.ui.plan import Plan
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.widgets.rows import Rows, hang
from oneonone_tui.ui.widgets.type_line import TypeLine
from oneonone_tui.ui.words import say


class PlanPane(Pane):
    """It shows a plan; the screen makes the changes."""

    types = getters.query_one(TypeLine)
    purpose = getters.query_one("#purpose", Static)
    settled = getters.query_one("#settled", Static)
    rows = getters.query_one(Rows)

    _topics: tuple[Topic, ...] = ()

    def compose(self) -> ComposeResult:
        yield TypeLine()
        yield Static(id="purpose")
        yield Static(id="settled")
        yield Rows()

    def show(self, plan: Plan) -> None:
        """Show a plan as it is now."""
        kinds, kind, hears = plan.kinds, plan.kind, plan.person.hears
        self.entitle(say("Next session"), f"{kind.minutes}m")
        self.types.names = tuple(hears(each.name) for each in kinds)
        self.types.chosen = kinds.index(kind) if kind in kinds else 0
        self.purpose.update(Content.styled(hears(kind.purpose), "$faint"))
        goal = plan.person.prepared.goal
        told = (goal, "$accent") if goal else (say("g sets it"), "$faint")
        lines = [
            Content.assemble((f"{say('Goal')}: ", "$faint"), told),
            *(
                Content.assemble((f"{say('First question')}: ", "$faint"), hears(question.text))
                for question in plan.pinned
            ),
        ]
        self.settled.update(Content("\n").join(lines))
        self._topics = plan.topics
        if self._topics:
            self.rows.show([(topic.id, partial(_draw, topic)) for topic in self._topics])
        else:
            self.rows.show([("", partial(_draw_nothing))])

    @property
    def current(self) -> Topic | None:
        """The topic that is highlighted."""
        return next((topic for topic in self._topics if topic.id == self.rows.current_id), None)


def _draw(topic: Topic, width: int) -> Content:
    tail = f"{topic.minutes}m" if topic.minutes else ""
    origin = say("carried") if topic.origin is Origin.CARRIED else ""
    about = " · ".join(filter(None, (origin, tail)))
    lead = Content.styled("» ", "$accent")
    return hang(lead, Content(topic.text), Content.styled(about, "$faint"), width, most=2)


def _draw_nothing(_: int) -> Content:
    return Content.styled(say("No topics. Press a to add one."), "$faint")
