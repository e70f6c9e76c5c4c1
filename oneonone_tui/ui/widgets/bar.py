"""The top line of a session: with whom, what kind, and the time."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from oneonone_tui.ui.words import say_clock


class SessionBar(Widget):
    """Person · type · number at the left; elapsed and planned time at the right."""

    seconds: reactive[int] = reactive(0)
    """Time in the session so far."""

    kind: reactive[str] = reactive("")
    """The type of session; empty until it has been read."""

    def __init__(self, name: str, number: int, planned_minutes: int) -> None:
        super().__init__()
        self._name = name
        self._number = number
        self._planned = planned_minutes * 60

    def render(self) -> Content:
        over = self._planned and self.seconds > self._planned
        clock = Content.assemble(
            (say_clock(self.seconds), "bold $warning" if over else "bold"),
            (f" / {say_clock(self._planned)} " if self._planned else " ", "$faint"),
        )
        room = self.size.width - clock.cell_length - 1
        kind = f" · {self.kind} · #{self._number}" if self.kind else ""
        left = Content.assemble((f" {self._name}", "bold"), (kind, "$faint"))
        left = left.truncate(max(1, room), ellipsis=True, pad=True)
        return Content.assemble(left, " ", clock)
