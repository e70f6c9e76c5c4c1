"""A list of one kind of record about a person, over whatever screen asks for it."""

from __future__ import annotations

from functools import partial
from typing import Generic, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.widgets.rows import Rows
from oneonone_tui.ui.words import say

R = TypeVar("R", Goal, Expectation)


class Register(ModalScreen[None], Generic[R]):
    """Each change is kept at once, and can be taken back."""

    AUTO_FOCUS = "Rows"

    pane = getters.query_one(Pane)
    rows = getters.query_one(Rows)
    key_line = getters.query_one(KeyLine)

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self.desk = desk
        self.person = person
        self._before: list[R] = []

    def compose(self) -> ComposeResult:
        with Pane(id="form", classes="-current"):
            yield Rows()
        yield KeyLine()

    def on_mount(self) -> None:
        self.list_records()

    @property
    def records(self) -> tuple[R, ...]:
        """What is listed, in its order."""
        raise NotImplementedError

    @property
    def nothing(self) -> str:
        """What is said where there is no record."""
        raise NotImplementedError

    def draw(self, record: R, width: int) -> Content:
        """A record as a row."""
        raise NotImplementedError

    def list_records(self, highlight: str = "") -> None:
        """Show the records as they are now."""
        if records := self.records:
            self.rows.show([(each.id, partial(self.draw, each)) for each in records])
        else:
            self.rows.show([("", partial(_draw_nothing, self.nothing))])
        if highlight:
            self.rows.go_to(highlight)

    @property
    def current(self) -> R | None:
        """The record that is highlighted."""
        return next((each for each in self.records if each.id == self.rows.current_id), None)

    def keep(self, record: R, before: R) -> None:
        """Keep a record; `before` is what it is again when that is taken back."""
        if record != before:
            self._before.append(before)
            self.desk.store.save(record)
        self.list_records(record.id)

    def ask(self, request: Request) -> None:
        """Ask for a line at the foot of the list."""
        self.pane.line.ask(request)

    def rescue(self) -> None:
        """Keep what was typed, also where it was not accepted yet."""
        if line := self.pane.open_line:
            line.accept()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, the keys rest."""
        if self.is_mounted and self.pane.open_line is not None:
            return False
        return super().check_action(action, parameters)

    def action_undo_record(self) -> None:
        """Take the last change back."""
        if not self._before:
            self.key_line.tell(say("Nothing to take back."))
            return
        before = self._before.pop()
        self.desk.store.save(before)
        self.list_records(before.id)

    def action_close(self) -> None:
        """Back to where it was called."""
        self.dismiss()


def _draw_nothing(sentence: str, _: int) -> Content:
    return Content.styled(sentence, "$faint")
