"""Columns that stand under each other, whatever letters are in them."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone_tui.commands.table import cells


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """The rows as lines, with two blanks between the columns.

    Args:
        right: the numbers of the columns whose cells end under each other.
    """
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        parts = []
        for number, (text, wide) in enumerate(zip(row, widths, strict=True)):
            space = " " * (wide - cells(text))
            parts.append(f"{space}{text}" if number in right else f"{text}{space}")
        lines.append("  ".join(parts).rstrip())
    return lines
