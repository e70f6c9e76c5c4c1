"""Somebody who writes notes: an editor as small as can be, with all that becomes of its lines.

It tells the page of each text as the interface does, key by key, and settles when the interface
does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.finishing import Moment, finish
from oneonone_tui.domain.page import Page, Step
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.session import Session, Topic

from .records import DINA, START, TODAY
from .records import session as new_session


@dataclass(frozen=True)
class Written:
    """A text with the cursor in it."""

    text: str
    row: int
    column: int = 0


@dataclass(frozen=True)
class Change:
    """What undo takes back as one."""

    before: Written
    after: Written
    labels: list[str]
    """What the lines were before it."""
    stood: frozenset[str]
    """Ids of the records that stood before it."""


class Writer:
    """Writes, undoes and moves about; and can change a record by hand, as on the checklist."""

    def __init__(
        self,
        session: Session | None = None,
        lossy: bool = False,
        watch: Callable[[], None] | None = None,
    ) -> None:
        """A lossy one writes faster than it is heard: only the last text of a change is told.

        `watch` is called each time that lines were settled.
        """
        self.session = session or new_session()
        self.actions: dict[str, ActionItem] = {}
        self.topics: dict[str, Topic] = {}
        self.today: date = TODAY
        self.cut = ""
        """What was cut or copied last."""
        self._lossy = lossy
        self._watch = watch
        self._ids = map("r{}".format, count(1))
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self._open()

    def _open(self) -> None:
        self.page = Page.of(self.session)
        self.unfinished: int | None = len(self.lines) - 1
        """The line that the cursor has not left yet."""
        self.row = len(self.lines) - 1
        self.column = len(self.lines[-1])
        self.done.clear()
        self.undone.clear()

    # What there is

    @property
    def lines(self) -> tuple[str, ...]:
        return self.page.lines

    @property
    def at(self) -> Written:
        return Written(self.page.text, self.row, self.column)

    @property
    def labels(self) -> list[str]:
        """For each line the short id of its item, or the id of its topic."""
        of = self.page.records
        return [self._label(of[line]) if line in of else "" for line in range(len(self.lines))]

    def _label(self, record: str) -> str:
        return self.actions[record].label if record in self.actions else record

    @property
    def said(self) -> list[str]:
        """All items that stand, by number, as `A1 call the bank`."""
        return [f"{a.label} {a.text}" for a in self.actions.values() if not a.taken_back]

    @property
    def waiting(self) -> list[str]:
        """The topics that wait."""
        return [topic.text for topic in self.topics.values() if topic.waits]

    @property
    def standing(self) -> frozenset[str]:
        """Ids of the records that were not taken back."""
        records: list[ActionItem | Topic] = [*self.actions.values(), *self.topics.values()]
        return frozenset(record.id for record in records if not record.taken_back)

    def item(self, number: int) -> ActionItem:
        return next(action for action in self.actions.values() if action.number == number)

    # Writing

    def write(self, keys: str) -> None:
        """Type, key by key; Enter is a change of its own."""
        for part in keys.splitlines(keepends=True):
            if words := part.rstrip("\n"):
                self._change(*self._typed(words))
            if part.endswith("\n"):
                self._change(self._with("\n", self.at))

    def paste(self, text: str) -> None:
        """Insert at one stroke."""
        self._change(self._with(text, self.at))

    def erase(self, count: int = 1) -> None:
        """Backspace so many times."""
        states = []
        at = self.at
        for _ in range(count):
            lines = at.text.split("\n")
            if at.column:
                line = lines[at.row]
                lines[at.row] = line[: at.column - 1] + line[at.column :]
                at = Written("\n".join(lines), at.row, at.column - 1)
            elif at.row:
                column = len(lines[at.row - 1])
                lines[at.row - 1 : at.row + 1] = [lines[at.row - 1] + lines[at.row]]
                at = Written("\n".join(lines), at.row - 1, column)
            states.append(at)
        self._change(*states)

    def cut_line(self) -> None:
        """Cut the line of the cursor, with its end."""
        lines = list(self.lines)
        self.cut = lines.pop(self.row) + "\n"
        self._change(Written("\n".join(lines), min(self.row, max(0, len(lines) - 1))))

    def copy_line(self) -> None:
        self.cut = self.lines[self.row] + "\n"

    def move_line(self, to: int) -> None:
        """Take the line of the cursor elsewhere, at one stroke."""
        lines = list(self.lines)
        lines.insert(to, lines.pop(self.row))
        self._change(Written("\n".join(lines), to))

    def replace_line(self, text: str) -> None:
        """Put another text in the place of the cursor's line, at one stroke."""
        lines = list(self.lines)
        lines[self.row] = text
        self._change(Written("\n".join(lines), self.row, len(text)))

    def replace_all(self, text: str) -> None:
        last = text.rpartition("\n")[2]
        self._change(Written(text, text.count("\n"), len(last)))

    def go(self, row: int, column: int | None = None) -> None:
        """Go to a line, to its end where nothing else is said."""
        self.row = row
        self.column = len(self.lines[row]) if column is None else column
        self._look()

    def undo(self) -> None:
        change = self.done.pop()
        self.undone.append(replace(change, labels=self.labels, stood=self.standing))
        self._step(change.before, Step.UNDO)

    def redo(self) -> None:
        change = self.undone.pop()
        self.done.append(replace(change, labels=self.labels, stood=self.standing))
        self._step(change.after, Step.REDO)

    def leave(self) -> None:
        """Go away from the notes."""
        self.unfinished = None
        self.settle(None)

    def resume(self) -> None:
        """Come back to the session as it was stored."""
        self._open()

    def _typed(self, words: str) -> list[Written]:
        states = []
        at = self.at
        for key in words:
            at = self._with(key, at)
            states.append(at)
        return states

    def _with(self, text: str, at: Written) -> Written:
        lines = at.text.split("\n")
        line = lines[at.row]
        inserted = (line[: at.column] + text).split("\n")
        row, column = at.row + len(inserted) - 1, len(inserted[-1])
        lines[at.row] = "\n".join(inserted) + line[at.column :]
        return Written("\n".join(lines), row, column)

    def _change(self, *states: Written) -> None:
        """A change that undo takes back as one, and its texts in order."""
        change = Change(self.at, states[-1], self.labels, self.standing)
        heard = states[-1:] if self._lossy else states
        for state in heard:
            self.page = self.page.turn(state.text)
        self.row, self.column = states[-1].row, states[-1].column
        if change.after.text != change.before.text:
            self.done.append(change)
            self.undone.clear()
        self._look()

    def _step(self, to: Written, step: Step) -> None:
        self.page = self.page.turn(to.text, step)
        self.row, self.column = to.row, to.column
        self._look()

    # What becomes of it

    def _look(self) -> None:
        """As the interface after each change, and each move of the cursor."""
        self.unfinished = self.row
        if not self.page.is_settled(self.row):
            self.settle(self.row)
        else:
            self._store()

    def settle(self, cursor: int | None) -> tuple[ActionItem | Topic, ...]:
        waiting = tuple(topic for topic in self.topics.values() if topic.waits)
        pair = Pair(DINA, (), tuple(self.actions.values()), waiting)
        now = START + timedelta(minutes=len(self.done))
        moment = Moment(self.session.id, pair, now, self.today, self._ids.__next__)
        self.page, records = finish(self.page, cursor, moment)
        for record in records:
            if isinstance(record, ActionItem):
                self.actions[record.id] = record
            else:
                self.topics[record.id] = record
        self._store()
        if self._watch:
            self._watch()
        return records

    def _store(self) -> None:
        self.session = replace(self.session, notes=self.page.text, links=self.page.links)

    def by_hand(self, action: ActionItem) -> None:
        """Change an item on the checklist."""
        self.actions[action.id] = action
