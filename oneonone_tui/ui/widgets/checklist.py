"""Action items, wherever they are shown: triage, live and wrap-up (R13, R15, R18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import var

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.day import read_day
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.promise import Promise, read_promise
from oneonone_tui.ui import keys
from oneonone_tui.ui.listed import Listed, draw
from oneonone_tui.ui.promises import say_due, say_owner, say_promise
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.widgets.rows import Rows
from oneonone_tui.ui.words import say

NO_DAY = "Not a date I know. Try: fri, jumat, +3d, in 2 weeks, 2026-12-01"


class Checklist(Pane):
    """A list of action items; it reads what is typed, and asks the screen for the change."""

    BINDINGS = keys.CHECKLIST
    OWNER_WIDTH: ClassVar[int] = 8
    """Cells for who promised it, in a row of one line."""

    listed: var[tuple[Listed, ...]] = var((), init=False)
    rows = getters.query_one(Rows)

    class Changed(Message):
        """An item should be replaced by what it has become."""

        def __init__(self, action: ActionItem) -> None:
            super().__init__()
            self.action = action

    class Promised(Message):
        """A promise was typed."""

        def __init__(self, promise: Promise) -> None:
            super().__init__()
            self.promise = promise

    class Ticked(Message):
        """An item was ticked, or unticked."""

        def __init__(self, action: ActionItem) -> None:
            super().__init__()
            self.action = action

    class Dropped(Ticked):
        """An item is given up, for a reason."""

        def __init__(self, action: ActionItem, reason: str) -> None:
            super().__init__(action)
            self.reason = reason

    class Undone(Message):
        """The last change should be taken back."""

    def __init__(
        self,
        person: Person,
        today: date,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._person = person
        self._today = today

    shielded: var[bool] = var(False, init=False)
    """Whether the items' notes are left out, for they are mine alone."""

    _number = ""
    """The digits of an item's number that were typed."""

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self.watch_listed(self.listed)

    def watch_listed(self, listed: tuple[Listed, ...]) -> None:
        still = [entry.action for entry in listed if entry.action.is_open]
        self.entitle(*self.title_of(still))
        if self.shielded:
            listed = tuple(replace(e, action=replace(e.action, note="")) for e in listed)
        items = [(e.action.id, partial(self._draw, e)) for e in listed]
        self.rows.show([*self.above(), *(items or [("", partial(self._draw_nothing))])])

    def watch_shielded(self) -> None:
        self.watch_listed(self.listed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing that is mine alone can be written while it is not shown."""
        hidden = action == "note_action" and self.shielded
        return not hidden and super().check_action(action, parameters)

    def above(self) -> list[tuple[str, partial[Content]]]:
        """Rows that stand above the items, and are none."""
        return []

    def person_of(self, _: ActionItem) -> Person:
        """Between whom and me an item is."""
        return self._person

    def say_owner(self, action: ActionItem) -> str:
        """Who promised it."""
        return say_owner(action.owner, self._person)

    def title_of(self, open_actions: Sequence[ActionItem]) -> tuple[str, ...]:
        """The title and what stands beside it."""
        late = sum(action.days_over(self._today) > 0 for action in open_actions)
        return (
            say("Action items"),
            say("{n} open", n=len(open_actions)),
            say("{n} overdue", n=late) if late else "",
        )

    @property
    def current(self) -> ActionItem | None:
        """The item that is highlighted."""
        wanted = self.rows.current_id
        return next((e.action for e in self.listed if e.action.id == wanted), None)

    def action_tick_action(self) -> None:
        """Kept, or not after all."""
        if action := self.current:
            self.post_message(self.Ticked(action))

    def action_turn_owner(self) -> None:
        """Hand it to the next owner in the round."""
        if action := self.current:
            self.post_message(self.Changed(action.pass_on()))

    def action_undo_action(self) -> None:
        """Take the last change back."""
        self.post_message(self.Undone())

    def action_add_action(self) -> None:
        """Ask for a promise."""

        def accept(text: str) -> str:
            if text:
                promise = self._read(text)
                if not promise.text:
                    return say("What is promised? Write it before the owner and the date.")
                self.post_message(self.Promised(promise))
            return ""

        label = say("Who does what by when")
        self.line.ask(Request("actions.add", label, accept, preview=self._preview))

    def action_edit_action(self) -> None:
        """Ask for another wording."""
        action = self.current
        if action is None:
            return
        before = action

        def accept(text: str) -> str:
            if text:
                self.post_message(self.Changed(replace(before, text=text)))
            return ""

        self.line.ask(Request(f"actions.edit.{before.id}", say("Action item"), accept, before.text))

    def action_set_due(self) -> None:
        """Ask for the due date."""
        action = self.current
        if action is None:
            return
        before = action

        def accept(text: str) -> str:
            language = self.person_of(before).language
            due = read_day(text, self._today, language) if text else None
            if text and due is None:
                return say(NO_DAY)
            self.post_message(self.Changed(replace(before, due=due)))
            return ""

        def preview(text: str) -> str:
            due = read_day(text, self._today, self.person_of(before).language)
            return f"{say('Due')} → {say_due(due, self._today)}" if due else ""

        given = before.due.isoformat() if before.due else ""
        label = say("Due: fri, besok, +3d, 2026-12-01")
        self.line.ask(
            Request(f"actions.due.{before.id}", label, accept, given, preview, fresh=True)
        )

    def action_note_action(self) -> None:
        """Ask for what there is to know about it."""
        action = self.current
        if action is None:
            return
        before = action

        def accept(text: str) -> str:
            self.post_message(self.Changed(replace(before, note=text)))
            return ""

        purpose = f"actions.note.{before.id}"
        self.line.ask(Request(purpose, say("Note"), accept, before.note, private=True))

    def on_key(self, event: Key) -> None:
        """A number, with its A or without, goes to the item that bears it."""
        if event.character == "A":
            self._number = ""
        elif event.character and event.character.isdecimal() and self.open_line is None:
            event.stop()
            numbers = {e.action.number: e.action.id for e in self.listed}
            for digits in (self._number + event.character, event.character):
                if found := numbers.get(int(digits)):
                    self.rows.go_to(found)
                if any(str(number).startswith(digits) for number in numbers):
                    self._number = digits
                    break
        else:
            self._number = ""

    def action_drop_action(self) -> None:
        """Ask why it is given up."""
        action = self.current
        if action is None:
            return
        dropped = action

        def accept(reason: str) -> str:
            if not reason:
                return say("A word on why, so that it is not asked again.")
            self.post_message(self.Dropped(dropped, reason))
            return ""

        self.line.ask(Request(f"actions.drop.{dropped.id}", say("Why is it dropped?"), accept))

    def _read(self, text: str) -> Promise:
        return read_promise(text, self._today, self._person.name, self._person.language)

    def _preview(self, text: str) -> str:
        said = say_promise(self._read(text), self._person, self._today)
        return f"→ {said}" if said else ""

    def _draw(self, entry: Listed, width: int) -> Content:
        owner = self.say_owner(entry.action)
        return draw(entry, owner, self.OWNER_WIDTH, self._today, width)

    def _draw_nothing(self, _: int) -> Content:
        return Content.styled(self.nothing, "$faint")

    @property
    def nothing(self) -> str:
        """What is said where there is no item."""
        return say("Nothing promised yet. Press ^t or a to add.")
