"""Questions in the rows of a CSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from oneonone_tui.banks.authoring.imports.item import Found, Item, ListError, Skipped

TEXTS = ("question", "questions", "text", "prompt", "pertanyaan")
"""What a column or a field of questions may be called."""

CATEGORIES = (
    "category", "categories", "topic", "topics", "tag", "tags", "theme", "section", "group",
    "kategori", "topik",
)  # fmt: skip
"""What a column or a field of categories may be called."""

_SEPARATORS = ",;\t"
_BETWEEN_CATEGORIES = re.compile("[,;|]")


def csv_items(text: str) -> Iterator[Found]:
    """A table whose first row names the columns, or a single column.

    Raises:
        ListError: it is no such table.
    """
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = list(_rows(text, separator))
    except csv.Error as error:
        raise ListError(f"is no CSV ({error}); export it anew, or save it as text") from error
    names = [name.strip().casefold() for name in rows[0][1]] if rows else []
    column = next((names.index(name) for name in TEXTS if name in names), None)
    if column is not None:
        yield from _table(rows[1:], names, column, separator)
    elif all(len(cells) == 1 for _, cells in rows):
        yield from (Item(line, (("", cells[0]),)) for line, cells in rows)
    else:
        raise ListError(
            "has several columns, and none of them is named; write question over that of the "
            "questions"
        )


def looks_like_csv(text: str) -> bool:
    """Whether the first line names several columns, and one of them that of questions."""
    first = text.partition("\n")[0]
    names = [name.strip(' "').casefold() for name in re.split(f"[{_SEPARATORS}]", first)]
    return len(names) > 1 and any(name in TEXTS for name in names)


def split_categories(text: str) -> tuple[str, ...]:
    """The categories in one cell."""
    return tuple(part.strip() for part in _BETWEEN_CATEGORIES.split(text) if part.strip())


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, after the number of the line in which they begin."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _table(
    rows: Sequence[tuple[int, list[str]]], names: Sequence[str], column: int, separator: str
) -> Iterator[Found]:
    grouping = [number for number, name in enumerate(names) if name in CATEGORIES]
    ignored = tuple(
        name for number, name in enumerate(names) if number != column and number not in grouping
    )
    for line, cells in rows:
        if len(names) == 1:  # then what stands between separators is no other column
            cells = [separator.join(cells)]
        if column >= len(cells) or not cells[column].strip():
            yield Skipped(line, f"nothing in the column {names[column]}")
            continue
        categories = tuple(
            category
            for number in grouping
            if number < len(cells)
            for category in split_categories(cells[number])
        )
        yield Item(line, (("", cells[column]),), categories, ignored)
