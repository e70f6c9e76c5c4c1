"""A list of records, drawn to the width of its pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.binding import Binding
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Drawer = Callable[[int], Content]
"""Draws one row for a width in cells."""

_NARROWEST = 8
"""Cells below which a row is drawn no narrower, but cut off."""


class Row(Visual):
    """One row, drawn when its width is known and again when that changes."""

    def __init__(self, draw: Drawer) -> None:
        self.draw = draw
        self._drawn: tuple[int, Content] = (0, Content(""))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self._content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, _: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._content(width).get_height(rules, width)

    @property
    def drawn(self) -> Content:
        """As it was drawn last."""
        return self._drawn[1]

    @property
    def height(self) -> int:
        """Lines that it takes; 0 where it was not drawn yet."""
        width, content = self._drawn
        return content.get_height({}, width) if width else 0

    def redraw(self, draw: Drawer) -> bool:
        """Draw it so from now on, if it stays as high as it is; else nothing is changed."""
        new = Row(draw)
        new._content(self._drawn[0])
        if not self.height or new.height != self.height:
            return False
        self.draw, self._drawn = draw, new._drawn
        return True

    def _content(self, width: int) -> Content:
        if self._drawn[0] != width:
            self._drawn = (width, self.draw(max(width, _NARROWEST)))
        return self._drawn[1]


class Rows(OptionList, inherit_bindings=False):
    """A list that keeps its place when its rows change."""

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

    @property
    def current_id(self) -> str | None:
        """The id of the row that is highlighted."""
        option = self.highlighted_option
        return option.id if option else None

    def show(self, rows: Sequence[tuple[str, partial[Content]]]) -> None:
        """Show these rows, as (id, drawer); the highlight stays with its record if it is there.

        A drawer is told from another by its function and arguments: what is drawn by the same
        one of the same values is not drawn again.
        """
        if [name for name, _ in rows] != [option.id for option in self.options]:
            self._rebuild(rows)
            return
        for place, (_, draw) in enumerate(rows):
            shown = self.get_option_at_index(place).prompt
            assert isinstance(shown, Row)
            if _same(shown.draw, draw):
                continue
            before = shown.drawn
            if shown.redraw(draw):
                if not shown.drawn.is_same(before):
                    self._repaint(place)
            else:
                self.replace_option_prompt_at_index(place, Row(draw))

    def _repaint(self, place: int) -> None:
        """Paint one row that is as high as before, and no other: there is the time in some, which
        nothing but itself should cost."""
        self._option_render_cache.clear()
        heights = [
            option.prompt.height for option in self.options if isinstance(option.prompt, Row)
        ]
        top = sum(heights[:place]) - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, heights[place]))

    def go_to(self, row_id: str) -> None:
        """Highlight the row of this id, if it is there."""
        for place, option in enumerate(self.options):
            if option.id == row_id:
                self.highlighted = place

    def _rebuild(self, rows: Sequence[tuple[str, partial[Content]]]) -> None:
        place, was = self.highlighted, self.current_id
        self.set_options(Option(Row(draw), id=name) for name, draw in rows)
        names = [name for name, _ in rows]
        if was in names:
            self.highlighted = names.index(was)
        elif names:
            self.highlighted = min(place or 0, len(names) - 1)


def _same(one: Drawer, other: partial[Content]) -> bool:
    return isinstance(one, partial) and (one.func, one.args) == (other.func, other.args)


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
