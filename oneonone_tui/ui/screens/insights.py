"""What the sessions with a person say over time, in pictures and a sentence each (R6, R8, R18–R20).

Mine alone: nothing of it is in a recap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.insight import Insight, insights_of
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.pane import page_on
from oneonone_tui.ui.widgets.rows import Row
from oneonone_tui.ui.words import say


class Plot(Static):
    """A picture with a sentence under it, drawn to its width."""

    def __init__(self, insight: Insight) -> None:
        super().__init__(Row(_drawn(insight)))
        self.border_title = Content.assemble(
            insight.title, (f" · {insight.detail}" if insight.detail else "", "$faint")
        )


class Insights(Fitted[None]):
    """One under the other, or in two columns where there is room."""

    BINDINGS = keys.INSIGHTS
    AUTO_FOCUS = "VerticalScroll"

    scroll = getters.query_one(VerticalScroll)
    key_line = getters.query_one(KeyLine)

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._pair = desk.pair(person_id)

    def compose(self) -> ComposeResult:
        name = self._pair.person.name
        title = Content.assemble((f" {name}", "bold"), (f" · {say('Insights')}", "$faint"))
        yield Static(title, id="insights-bar")
        with VerticalScroll(id="insights"):
            if self._pair.only_ad_hoc:
                warning = say("The last three sessions were all ad hoc: a regular one is missing.")
                yield Static(Content.styled(warning, "$warning"), id="insights-warning")
            with Container(id="plots"):
                for insight in self._insights():
                    yield Plot(insight)
        yield KeyLine()

    def show_status(self, status: SaveStatus) -> None:
        """Warn while something is not on disk."""
        self.key_line.warn(status)

    def action_go_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()

    def action_read_on(self) -> None:
        """A page down, and from the end to the beginning."""
        page_on(self.scroll)

    def _insights(self) -> Iterator[Insight]:
        found = insights_of(self._pair, self._desk)
        nothing = say("Nothing to see yet: a session has to end first.")
        yield from found or [Insight(say("Insights"), "", lambda _: [], nothing)]


def _drawn(insight: Insight) -> Callable[[int], Content]:
    def draw(width: int) -> Content:
        sentence = Content(insight.sentence)
        return Content("\n").join([*insight.picture(width), sentence])

    return draw
