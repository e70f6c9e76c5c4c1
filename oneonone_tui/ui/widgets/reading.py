"""What was written down in a session, to be read and not to be changed (R14)."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.recall import Spot
from oneonone_tui.ui.record import RecordLine
from oneonone_tui.ui.widgets.pane import Pane, page_on
from oneonone_tui.ui.words import say

_ABOVE = 2
"""Lines that stay in sight above one that is gone to."""


class Reading(Pane):
    """A text that scrolls."""

    scroll = getters.query_one(VerticalScroll)
    body = getters.query_one("#reading-text", Static)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=True):
            yield Static(id="reading-text")

    def show(self, lines: Sequence[RecordLine], spot: Spot | None = None) -> None:
        """Show this from its beginning, or from a line on."""
        self.body.update(Content("\n").join(line.content for line in lines))
        place = next((n for n, line in enumerate(lines) if spot and line.spot == spot), 0)
        before = [line.content for line in lines[:place]]
        # When it is laid out: a line may take several.
        self.call_after_refresh(self._go_behind, before)

    def read_on(self) -> None:
        """Go a page down, and from the end to the beginning."""
        page_on(self.scroll)

    def on_resize(self) -> None:
        self.call_after_refresh(self._say_more)

    def _go_behind(self, before: Sequence[Content]) -> None:
        width = self.body.size.width or 1
        above = sum(content.get_height({}, width) for content in before)
        self.scroll.scroll_to(y=max(0, above - _ABOVE), animate=False)
        self._say_more()

    def _say_more(self) -> None:
        more = self.scroll.max_scroll_y > 0
        self.border_subtitle = say("space reads on") if more else ""
