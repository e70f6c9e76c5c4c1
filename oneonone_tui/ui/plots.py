"""Figures as calm pictures made of cells; each fits the width that there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from oneonone_tui.domain.pulse import HIGHEST
from oneonone_tui.domain.value import value

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_ROWS = 3
"""Lines that the tallest column has."""

_COLUMN = 4
"""Cells from one column to the next: two of it, two of air, or a figure of three."""


@value
class Bar:
    """A column, and the figure that stands under it."""

    value: float
    figure: str
    style: str = "$primary"


def columns(bars: Sequence[Bar], top: float, width: int) -> list[Content]:
    """Columns beside each other, the latest that have room, with their figures below.

    `top` is the value of a full column; what is above it is cut off there, and its figure tells.
    """
    shown = bars[-max(1, width // _COLUMN) :]
    lines = []
    for row in reversed(range(_ROWS)):
        cells = [(_part(bar.value / top, row) * 2 + "  ", bar.style) for bar in shown]
        lines.append(Content.assemble(*cells).rstrip())
    figures = [(f"{bar.figure:<{_COLUMN}}", _figure_style(bar)) for bar in shown]
    return [*lines, Content.assemble(*figures).rstrip()]


def _part(share: float, row: int) -> str:
    """What is seen of a column in a row, 0 at the foot; something is always seen of it."""
    eighths = round(min(1.0, share) * _ROWS * 8) - row * 8
    return _EIGHTHS[max(1 if row == 0 else 0, min(8, eighths))]


def _figure_style(bar: Bar) -> str:
    return "$faint" if bar.style == "$primary" else bar.style


def curve(marks: Iterable[int]) -> str:
    """Marks of a pulse as heights, with air between them; 0 is not given."""
    return "  ".join("·" if not mark else _EIGHTHS[round(8 * mark / HIGHEST)] for mark in marks)


def percents(shares: Iterable[int]) -> str:
    """Shares from 0 to 100 as heights, side by side; something is always seen of one."""
    return "".join(_EIGHTHS[1 + min(share * 8 // 100, 7)] for share in shares)


def counts(told: Iterable[int]) -> str:
    """How often each time: a figure, or a point for never."""
    return "".join(f"{count or '·':<3}" for count in told).rstrip()


def dots(touched: Iterable[bool]) -> Content:
    """What was, and what was not."""
    cells = [("▓▓ ", "$primary") if each else ("░░ ", "$frame") for each in touched]
    return Content.assemble(*cells).rstrip()


def stack(parts: Sequence[tuple[int, str, str]], width: int) -> Content:
    """A whole in parts, side by side: (count, sign, style); each that there is has a cell."""
    whole = sum(count for count, _, _ in parts)
    if not whole:
        return Content("")
    cells = []
    begun = 0
    for count, sign, style in parts:
        end = begun + count
        length = round(width * end / whole) - round(width * begun / whole)
        cells.append((sign * max(length, 1 if count else 0), style))
        begun = end
    return Content.assemble(*cells)
