"""The agenda of a session (R5)."""

from __future__ import annotations

from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from oneonone_tui.domain.session import STATUS, AgendaItem, ItemState
from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.widgets.rows import Rows, hang
from oneonone_tui.ui.words import say

_MARKS = {
    ItemState.WAITING: (" ", ""),
    ItemState.NOW: ("▸", "bold $accent"),
    ItemState.DONE: ("✓", "$success"),
    ItemState.PARKED: ("»", "$faint"),
}


class Agenda(Pane):
    """The topics of a session; it asks for changes and never makes them itself."""

    BINDINGS = keys.AGENDA

    items: var[tuple[AgendaItem, ...]] = var((), init=False)
    turn: var[str] = var("", init=False)
    """Who begins the topic that is now, where that is settled."""

    goal = ""
    """What the session is for; a line can change it."""

    rows = getters.query_one(Rows)

    class Ticked(Message):
        """An item is done, or not after all."""

        def __init__(self, item_id: str) -> None:
            super().__init__()
            self.item_id = item_id

    class Parked(Ticked):
        """An item is put off to the next session, or taken back."""

    class Removed(Ticked):
        """An item has no place on the agenda."""

    class Counted(Ticked):
        """An item is about status, or not after all."""

    class Undone(Message):
        """The agenda should be again what it was before the last change."""

    class Entered(Ticked):
        """An item is what is talked about now."""

    class Moved(Message):
        """An item should stand higher (negative) or lower."""

        def __init__(self, item_id: str, by: int) -> None:
            super().__init__()
            self.item_id = item_id
            self.by = by

    class Added(Message):
        """A topic came up."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Reworded(Message):
        """An item has another text."""

        def __init__(self, item_id: str, text: str) -> None:
            super().__init__()
            self.item_id = item_id
            self.text = text

    class Aimed(Message):
        """The session is for something, or for nothing in particular."""

        def __init__(self, goal: str) -> None:
            super().__init__()
            self.goal = goal

    def compose(self) -> ComposeResult:
        yield Rows()

    def watch_items(self, items: tuple[AgendaItem, ...]) -> None:
        self.watch_turn()
        if items:
            self.rows.show([(item.id, partial(_draw, item)) for item in items])
        else:
            self.rows.show([("", partial(_draw_nothing))])

    def watch_turn(self) -> None:
        done = sum(item.state is ItemState.DONE for item in self.items)
        current = next((item for item in self.items if item.state is ItemState.NOW), None)
        counts = f"{done}/{len(self.items)}" if self.items else ""
        gist = current.text if current else ""
        self.entitle(say("Agenda"), counts, self.turn if current else "", gist=gist)

    def on_mount(self) -> None:
        self.watch_items(self.items)

    def action_tick_item(self) -> None:
        """Done, or not after all."""
        self._post(self.Ticked)

    def action_park_item(self) -> None:
        """Put off to the next session."""
        self._post(self.Parked)

    def action_turn_status(self) -> None:
        """Count the highlighted item as status, or not after all."""
        self._post(self.Counted)

    def action_remove_item(self) -> None:
        """Take the highlighted item off the agenda."""
        self._post(self.Removed)

    def action_undo_agenda(self) -> None:
        """Take the last change back."""
        self.post_message(self.Undone())

    def action_jump_to_item(self) -> None:
        """Make the highlighted item the current one."""
        self._post(self.Entered)

    def action_move_item(self, by: int) -> None:
        """Move the highlighted item."""
        if item := self._highlighted:
            self.post_message(self.Moved(item.id, by))

    def action_add_item(self) -> None:
        """Ask for a topic."""

        def accept(text: str) -> str:
            if text:
                self.post_message(self.Added(text))
            return ""

        self.line.ask(Request("agenda.add", say("New topic"), accept))

    def action_edit_item(self) -> None:
        """Ask for another wording."""
        item = self._highlighted
        if item is None:
            return
        item_id = item.id

        def accept(text: str) -> str:
            if text:
                self.post_message(self.Reworded(item_id, text))
            return ""

        self.line.ask(Request(f"agenda.edit.{item_id}", say("Topic"), accept, item.text))

    def action_set_goal(self) -> None:
        """Ask what the session is for."""

        def accept(text: str) -> str:
            self.post_message(self.Aimed(text))
            return ""

        self.line.ask(Request("agenda.goal", say("What is this session for?"), accept, self.goal))

    @property
    def _highlighted(self) -> AgendaItem | None:
        return next((item for item in self.items if item.id == self.rows.current_id), None)

    def _post(self, message: type[Ticked]) -> None:
        if item := self._highlighted:
            self.post_message(message(item.id))


def _draw(item: AgendaItem, width: int) -> Content:
    sign, colour = _MARKS[item.state]
    closed = item.state in (ItemState.DONE, ItemState.PARKED)
    text = "bold" if item.state is ItemState.NOW else "$faint" if closed else ""
    return hang(
        Content.assemble((f"{sign} ", colour)),
        Content.styled(item.text, text),
        Content.assemble(
            (f"{say('status')} " if item.tag == STATUS else "", "$faint"),
            (_minutes(item), "$warning" if _late(item) else "$faint"),
        ).rstrip(),
        width,
        most=2,
    )


def _draw_nothing(_: int) -> Content:
    return Content.styled(say("No topics. Press a to add one."), "$faint")


def _minutes(item: AgendaItem) -> str:
    """What was spent and planned: 8/10m while it runs, 4m when done, 10m before.

    No seconds: one clock that moves, that of the session, is enough beside a talk.
    """
    planned = f"{item.minutes}m" if item.minutes else ""
    if item.state is ItemState.NOW:
        spent = item.spent_seconds // 60
        return f"{spent}/{planned}" if planned else f"{spent}m"
    if item.state is ItemState.PARKED:
        return say("next time")
    if item.spent_seconds >= 30:
        return f"{round(item.spent_seconds / 60) or 1}m"
    return planned if item.state is ItemState.WAITING else ""


def _late(item: AgendaItem) -> bool:
    return item.state is ItemState.NOW and 0 < item.minutes * 60 < item.spent_seconds
