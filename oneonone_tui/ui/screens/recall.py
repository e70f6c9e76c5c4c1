"""Search over everything that was ever said with one person, or with everyone (R14)."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.recall import (
    Hit,
    Words,
    hits,
    narrowed,
    narrows,
    newest_first,
    words_wanted,
)
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.record import FOUND
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.widgets.rows import Rows, fit, hang
from oneonone_tui.ui.words import say, say_day

MOST = 50
"""Lines that are listed: whoever sees more than this types another word."""

_STEPS = 40
"""Steps of the search between two looks at the keyboard: 2 ms."""

_REST = 0.001
"""Seconds that are left to the keys then."""

_ONE_LINE = 90
"""From so many cells a hit has one line, with its date and its person in columns."""


class Recall(Fitted[tuple[Hit, str] | None]):
    """Returns the line that was chosen with what was typed; of everyone it opens it itself, so
    that the next one is a key away."""

    BINDINGS = keys.RECALL
    AUTO_FOCUS = "Field"

    words = getters.query_one(Field)
    rows = getters.query_one(Rows)
    key_line = getters.query_one(KeyLine)

    def __init__(self, desk: Desk, person: Person | None = None, query: str = "") -> None:
        """Without a person everyone's sessions are looked through, also those put away."""
        super().__init__()
        self._desk = desk
        self._person = person
        self._query = query
        self._names = {each.id: each.name for each in desk.store.people()}
        self._found: list[Hit] = []
        self._wanted: Words = ()
        self._complete = False
        """Whether what was found is all there is."""

    def compose(self) -> ComposeResult:
        yield Static(id="recall-bar")
        with Vertical(id="recall"):
            yield Field(self._query, say("a few words, or how they begin"), fresh=True)
            yield Rows()
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        if self._query:
            self._look()

    def show_status(self, status: SaveStatus) -> None:
        """Warn while something is not on disk."""
        self.key_line.warn(status)

    def on_input_changed(self) -> None:
        self._look()

    def on_input_submitted(self) -> None:
        self.action_take()

    def on_option_list_option_selected(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Go to the line that is highlighted."""
        place = self.rows.highlighted
        if not self._found or place is None:
            return
        hit, query = self._found[place], self.words.value
        if self._person:
            self.dismiss((hit, query))
            return
        from oneonone_tui.ui.screens.history import History

        self.app.push_screen(History(self._desk, hit.person, hit, query))

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Go down or up the list while typing."""
        (self.rows.action_cursor_down if by > 0 else self.rows.action_cursor_up)()

    @work(exclusive=True)
    async def _look(self) -> None:
        """Look for what is typed, newest first, in steps between which keys are taken."""
        words, before = words_wanted(self.words.value), self._wanted
        known = self._found if self._complete and narrows(words, before) and before else None
        self._wanted, self._complete = words, not words
        self.rows.highlighted = None
        if known is not None and words:
            self._found, self._complete = narrowed(known, words), True
            self._show()
            return
        self._found = []
        found: list[Hit] = []
        person = self._person.id if self._person else ""
        for step, record in enumerate(self._desk.store.recall(words, person) if words else (), 1):
            if record:
                found += hits(record, words)
            if step % _STEPS == 0:
                self._list(found)
                await asyncio.sleep(_REST)
            if len(found) >= MOST:
                break
        else:
            self._complete = True
        self._list(found)
        self._show()

    def _list(self, found: list[Hit]) -> None:
        if len(found) > len(self._found):
            self._found = newest_first(found)[:MOST]
            self._show()

    def _show(self) -> None:
        self._show_bar()
        if self._found:
            self.rows.show([(str(n), partial(self._draw, h)) for n, h in enumerate(self._found)])
            if self.rows.highlighted is None:
                self.rows.highlighted = 0
        elif self._complete or not self._wanted:
            self.rows.show([("", partial(_draw_nothing, bool(self._wanted)))])

    def _show_bar(self) -> None:
        whose = self._person.name if self._person else say("Everyone")
        count = len(self._found)
        told = ""
        if self._wanted:
            told = say("{n} found", n=count) if self._complete else say("{n} and more", n=count)
        parts = "".join(f" · {part}" for part in (whose, told) if part)
        self.query_one("#recall-bar", Static).update(
            Content.assemble((f" {say('Search')}", "bold"), (parts, "$faint"))
        )

    def _draw(self, hit: Hit, width: int) -> Content:
        day = say_day(day_of(hit.at), self._desk.today)
        name = "" if self._person else self._names.get(hit.person, "")
        where = say(hit.spot.where)
        if width >= _ONE_LINE:
            columns = fit(day, 17, "$faint")
            if not self._person:
                columns = Content.assemble(columns, fit(name, 18), " ")
            room = width - columns.cell_length - len(where) - 2
            return hang(columns, _excerpt(hit, room), Content.styled(where, "$faint"), width, 1)
        about = " · ".join(filter(None, (day, name, where)))
        text = hang(Content("  "), _excerpt(hit, width - 3), Content(""), width, 1)
        return Content.assemble(fit(about, width, "$faint"), "\n", text)


def _excerpt(hit: Hit, room: int) -> Content:
    """The line with what was found marked, and so much of it that this can be seen."""
    text = Content(hit.line)
    for begin, end in hit.spans:
        text = text.stylize(FOUND, begin, end)
    begin, end = hit.spans[0]
    if text[:end].cell_length < room:
        shown = text[len(hit.line) - len(hit.line.lstrip()) :]
    else:
        # Some words stand before it, or all that have room where the line ends soon.
        latest = min(begin - room // 4, len(hit.line) - room + 2)
        start = hit.line.find(" ", max(0, latest), begin) + 1 or begin
        shown = Content.assemble("… ", text[start:])
    return shown.truncate(max(1, room), ellipsis=True)


def _draw_nothing(looked: bool, _: int) -> Content:
    parts = say("It looks in notes, agenda, questions and answers, action items, evaluations.")
    return Content.styled(say("No line has these words.") if looked else parts, "$faint")
