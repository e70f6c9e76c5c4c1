"""Action items as a table for a spreadsheet: CSV as in RFC 4180, in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.text import one_line
from oneonone_tui.share.shared import SharedAction

_COLUMNS = ("person", "item", "owner", "state", "due", "text", "promised", "closed")

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would take for something to be worked out; the wide signs count too."""


def as_csv(actions: Iterable[SharedAction], names: Mapping[str, str]) -> str:
    """A row for each item, below a row with the names of the columns.

    `names` are those of the people by their ids.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(_COLUMNS)
    for action in actions:
        closed = day_of(action.closed).isoformat() if action.closed else ""
        rows.writerow(
            map(
                _cell,
                (
                    one_line(names.get(action.person, "")),
                    f"A{action.number}",
                    action.owner or "",
                    action.state,
                    action.due.isoformat() if action.due else "",
                    one_line(action.text),
                    day_of(action.created).isoformat(),
                    closed,
                ),
            )
        )
    return written.getvalue()


def _cell(text: str) -> str:
    """A cell that is text, also where it looks like a formula."""
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
