"""Looking a question up among all there are, by a few words of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.question import Question
from oneonone_tui.domain.rotation import Rotation
from oneonone_tui.domain.search import Search
from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.widgets.rows import Rows, hang
from oneonone_tui.ui.words import say, say_day

MOST = 50
"""Questions that are listed: whoever sees more than this types another word."""


class Find(ModalScreen[str | None]):
    """Returns the id of the question that was chosen, or None."""

    BINDINGS = keys.FIND
    AUTO_FOCUS = "Field"

    words = getters.query_one(Field)
    rows = getters.query_one(Rows)

    def __init__(
        self, questions: Sequence[Question], person: Person, rotation: Rotation, today: date
    ) -> None:
        super().__init__()
        self._questions = questions
        self._person = person
        self._rotation = rotation
        self._today = today
        self._search = Search(
            " ".join([*map(person.hears, (each.text, *each.follow_ups)), *each.tags, each.id])
            for each in questions
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="form", classes="-tall") as form:
            form.border_title = say("Find a question")
            yield Field(placeholder=say("a few words of it, or a topic"))
            yield Rows()
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    def on_input_changed(self) -> None:
        self._show()

    def on_input_submitted(self) -> None:
        self.action_take()

    def on_option_list_option_selected(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Take the question that is highlighted."""
        if chosen := self.rows.current_id:
            self.dismiss(chosen)

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Go down or up the list while typing."""
        (self.rows.action_cursor_down if by > 0 else self.rows.action_cursor_up)()

    def _show(self) -> None:
        found = [self._questions[n] for n in self._search.find(self.words.value)]
        self.query_one("#form").border_subtitle = say("{n} found", n=len(found)) if found else ""
        if found:
            self.rows.show([(each.id, partial(self._draw, each)) for each in found[:MOST]])
            self.rows.highlighted = 0
        else:
            self.rows.show([("", partial(_draw_nothing))])

    def _draw(self, question: Question, width: int) -> Content:
        last = self._rotation.last_asked(question.id)
        asked = say_day(day_of(last.at), self._today) if last else ""
        about = " · ".join(filter(None, [say(question.topic), asked]))
        text = Content(self._person.hears(question.text))
        return hang(Content(""), text, Content.styled(about, "$faint"), width, most=2)


def _draw_nothing(_: int) -> Content:
    return Content.styled(say("No question has these words."), "$faint")
