"""What a line of the notes will become, while it is typed."""

from __future__ import annotations

from datetime import date

from oneonone_tui.domain.mark import Mark, marked_lines, read_mark
from oneonone_tui.domain.page import Page
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.promise import Promise, read_promise
from oneonone_tui.domain.value import value


@value
class Preview:
    """What was understood of a marked line."""

    mark: Mark
    text: str
    """Without the owner and the day of a promise; a line without it becomes nothing yet."""
    promise: Promise | None = None
    """Of an action item: who promises it for when, as far as that is clear."""
    record: str = ""
    """Id of what the line is already, or will be again; empty where it makes something new."""


def preview(page: Page, line: int, today: date, person: Person) -> Preview | None:
    """What a line will become; None where it has no mark, or is code."""
    if not read_mark(page.lines[line]):
        return None
    found = dict(marked_lines(page.lines[: line + 1])).get(line)
    if found is None:
        return None
    linked = (link for link in page.links if link.line == line)
    record = next((link.record for link in linked if found.mark.makes_the_same_as(link.mark)), "")
    if found.mark is not Mark.ACTION:
        return Preview(found.mark, found.text, record=record)
    promise = read_promise(found.text, today, person.name, person.language)
    return Preview(found.mark, promise.text, promise, record)
