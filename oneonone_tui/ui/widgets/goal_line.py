"""The goal of a session, in one line that stays in sight (R5)."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from oneonone_tui.ui.words import say


class GoalLine(Widget):
    """Below the bar, where there is a goal; otherwise it takes no room."""

    goal: reactive[str] = reactive("", layout=True)

    def __init__(self, goal: str) -> None:
        super().__init__()
        self.set_reactive(GoalLine.goal, goal)
        self.display = bool(goal)

    def watch_goal(self, goal: str) -> None:
        self.display = bool(goal)

    def render(self) -> Content:
        line = Content.assemble((f" {say('Goal')} ", "$faint"), (self.goal, "$accent"))
        return line.truncate(self.size.width, ellipsis=True)
