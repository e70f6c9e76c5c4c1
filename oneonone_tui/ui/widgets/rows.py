"""A list of records, drawn to the width of its pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Drawer = Callable[[int], Content]
"""Draws one row for a width in cells."""


class Rows(OptionList, inherit_bindings=False):
    """A list that keeps its place when its rows change, and redraws them when it is resized."""

    BINDINGS = [
        Binding("down", "cursor_down", "Down", show=False),
        Binding("up", "cursor_up", "Up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._rows: list[tuple[str, Drawer]] = []

    @property
    def current_id(self) -> str | None:
        """The id of the row that is highlighted."""
        option = self.highlighted_option
        return option.id if option else None

    def show(self, rows: Sequence[tuple[str, Drawer]]) -> None:
        """Show these rows, as (id, drawer); the highlight stays with its record if it is there."""
        same = [name for name, _ in rows] == [name for name, _ in self._rows]
        self._rows = list(rows)
        if same:
            self._redraw()
        else:
            self._rebuild()

    def go_to(self, row_id: str) -> None:
        """Highlight the row of this id, if it is there."""
        for place, (name, _) in enumerate(self._rows):
            if name == row_id:
                self.highlighted = place

    def on_resize(self) -> None:
        if self._rows:
            self._redraw()

    @property
    def _width(self) -> int:
        return max(8, self.scrollable_content_region.width)

    def _redraw(self) -> None:
        for place, (_, draw) in enumerate(self._rows):
            drawn = draw(self._width)
            old = self.get_option_at_index(place).prompt
            # Content compares by its text alone; its colours may have changed.
            if not (isinstance(old, Content) and old.is_same(drawn)):
                self.replace_option_prompt_at_index(place, drawn)

    def _rebuild(self) -> None:
        place, was = self.highlighted, self.current_id
        self.set_options(Option(draw(self._width), id=name) for name, draw in self._rows)
        names = [name for name, _ in self._rows]
        if was in names:
            self.highlighted = names.index(was)
        elif names:
            self.highlighted = min(place or 0, len(names) - 1)


def hang(lead: Content, text: Content, tail: Content, width: int, most: int = 3) -> Content:
    """A row: lead, then text wrapped beside it under itself, then tail at the right edge.

    A text of more than `most` lines ends in an ellipsis.
    """
    room = max(4, width - lead.cell_length - (tail.cell_length + 1 if tail else 0))
    lines = text.wrap(room) or [Content("")]
    if len(lines) > most:
        lines = [
            *lines[: most - 1],
            Content(f"{lines[most - 1].plain.rstrip()} …").truncate(room, ellipsis=True),
        ]
    first = Content.assemble(lead, lines[0].rstrip())
    if tail:
        gap = width - first.cell_length - tail.cell_length
        first = Content.assemble(first, " " * max(1, gap), tail)
    indent = " " * lead.cell_length
    return Content("\n").join(
        [first, *(Content.assemble(indent, line.rstrip()) for line in lines[1:])]
    )


def fit(text: str, width: int, style: str = "") -> Content:
    """A text in exactly so many cells, cut with an ellipsis or padded."""
    return Content.styled(text, style).truncate(width, ellipsis=True, pad=True)
