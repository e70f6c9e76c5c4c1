"""A framed part of a screen: large when it is worked in, its title alone when there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from oneonone_tui.ui.widgets.line import Line


class Pane(Vertical):
    """A frame with a title that always says the essence of what is inside."""

    FOLDS: ClassVar[bool] = True
    """Whether it takes the room of the others when there is little."""

    drafts: dict[str, str] = {}
    """Texts that were begun in the line, by purpose."""

    _title: tuple[str, tuple[str, ...], str] = ("", (), "")
    _shown_title: tuple[str, str, bool] | None = None
    _line: Line | None = None

    @property
    def line(self) -> Line:
        """The line at the foot. It is made when something is asked for: a text field costs
        more than a pane, and the first frame needs none."""
        if self._line is None:
            from oneonone_tui.ui.widgets.line import Line

            self._line = Line(self.drafts)
            self.mount(self._line)
        return self._line

    @property
    def open_line(self) -> Line | None:
        """The line while something is asked for in it."""
        return self._line if self._line and self._line.asking else None

    def bring_drafts(self, drafts: dict[str, str]) -> None:
        """Know what was begun in the line, and offer it when it is asked for again."""
        self.drafts = drafts
        if self._line is not None:
            self._line.drafts = drafts

    def entitle(self, title: str, *details: str, gist: str = "") -> None:
        """Set the title, with details beside it; the gist joins them while the pane is folded."""
        self._title = (title, details, gist)
        self._show_title()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, the pane's own keys rest."""
        return self.open_line is None and super().check_action(action, parameters)

    def on_resize(self) -> None:
        self._show_title()

    def _show_title(self) -> None:
        title, details, gist = self._title
        folded = self.size.height == 0 and self.outer_size.height > 0
        parts = [part for part in (*details, gist if folded else "") if part]
        beside = "".join(f" · {part}" for part in parts)
        lead, end = ("─ ", " ") if folded else ("", "")
        if (shown := (title, beside, folded)) == self._shown_title:
            return  # Textual paints the whole pane anew for a title, also for the same
        self._shown_title = shown
        self.border_title = Content.assemble((lead, "$frame"), title, (beside + end, "$faint"))

    def enter(self) -> None:
        """Put the focus where work in this pane begins."""
        first = next((child for child in self.query(Widget) if child.focusable), None)
        if first is not None:
            first.focus()

    def on_line_told(self, message: Line.Told) -> None:
        message.stop()
        self.border_subtitle = Content(message.text)


class Column(Vertical):
    """Panes above each other; where there is room, columns stand side by side."""


def open_pane(panes: list[Pane], focused: Widget | None) -> None:
    """Open the pane that has the focus; without any, the last one stays open.

    The focus itself is no measure: it leaves when the terminal's window loses it, and on a call
    that is most of the time.
    """
    within = next((pane for pane in panes if focused and pane in focused.ancestors), None)
    if within is None:
        return
    for pane in panes:
        pane.set_class(pane is within, "-current")
    if within.FOLDS:
        for pane in panes:
            pane.set_class(pane is within, "-open")
        for column in {pane.parent for pane in panes if isinstance(pane.parent, Column)}:
            column.set_class(column is within.parent, "-open")


def page_on(scroll: VerticalScroll) -> None:
    """Go a page down, and from the end to the beginning."""
    if scroll.scroll_y >= scroll.max_scroll_y:
        scroll.scroll_home(animate=False)
    else:
        scroll.scroll_page_down(animate=False)
