"""Plain tables: columns aligned by what a terminal shows, and cut to its width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from oneonone_tui.domain.action import ActionItem

_GAP = 2
"""Cells between two columns."""

_LEAST = 12
"""Cells that the first column has, however narrow the terminal is."""


def aligned(rows: Iterable[Sequence[str]], width: int | None = None) -> list[str]:
    """The rows as lines; the last column takes what the others leave.

    Args:
        width: cells that a line may have; None is as many as it takes, as where a program reads.
            The first column then takes a third of them at most.
    """
    table = [list(row) for row in rows]
    if width is not None:
        for row in table:
            row[0] = _cut(row[0], max(_LEAST, width // 3))
    widths = [max(map(cells, column)) + _GAP for column in zip(*table, strict=True)][:-1]
    lines = []
    for *row, last in table:
        line = "".join(_pad(cell, room) for cell, room in zip(row, widths, strict=True)) + last
        lines.append((line if width is None else _cut(line, width)).rstrip())
    return lines


def due_words(action: ActionItem, today: date) -> str:
    """When an open item is due, as short as it is clear: `overdue 3d`, `today`, `Fri 27 Nov`."""
    if action.due is None:
        return "no date"
    if over := action.days_over(today):
        return f"overdue {over}d"
    days = (action.due - today).days
    if days < 2:
        return "tomorrow" if days else "today"
    year = f" {action.due.year}" if days > 300 else ""
    return f"{action.due:%a} {action.due.day} {action.due:%b}{year}"


def cells(text: str) -> int:
    """How many cells a terminal takes to show a text."""
    return sum(map(_cells, text))


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):  # it stands on the one before
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _cut(text: str, width: int) -> str:
    """A text in at most so many cells, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    room, kept = width - 1, []
    for letter in text:
        room -= _cells(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept) + "…"
