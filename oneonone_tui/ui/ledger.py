"""Action items while a screen works on them: change, take back; in a session also add."""

from __future__ import annotations

from oneonone_tui.domain.action import ActionItem, Verdict, checklist_order, next_number
from oneonone_tui.domain.promise import Promise
from oneonone_tui.domain.session import Session
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.listed import Listed


class Changes:
    """Keeps each change in the store at once, and remembers what was before it."""

    def __init__(self, desk: Desk, session_id: str = "") -> None:
        """`session_id` is that of the session in which things are decided, if one goes on."""
        self._desk = desk
        self._session_id = session_id
        self._before: list[ActionItem] = []

    def now(self, action: ActionItem) -> ActionItem:
        """The item as it has become."""
        known = self._desk.store.actions(action.person)
        return next(each for each in known if each.id == action.id)

    def change(self, action: ActionItem) -> None:
        """Replace an item by what it has become; a decision in it is remembered."""
        before = self.now(action)
        if before != action:
            self._before.append(before)
            now = self._desk.now()
            self._desk.store.save(action.decided_since(before, now, self._session_id))

    def keep(self, action: ActionItem) -> None:
        """Decide that an item stands as it is."""
        self.change(self.now(action).decide(Verdict.KEPT, self._desk.now(), self._session_id))

    def tick(self, action: ActionItem) -> None:
        """Close an item, or reopen it."""
        self.change(action.close(self._desk.now()) if action.is_open else action.reopen())

    def drop(self, action: ActionItem, reason: str) -> None:
        """Give an item up."""
        self.change(action.drop(reason, self._desk.now()))

    def undo(self) -> ActionItem | None:
        """Take the last change back; returns the item as it is again."""
        if not self._before:
            return None
        before = self._before.pop()
        self._desk.store.save(before)
        return before


class Ledger(Changes):
    """The action items of a pair during a session."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk, session.id)
        self._session = session

    @property
    def actions(self) -> tuple[ActionItem, ...]:
        """All items of the pair, by number."""
        return self._desk.store.actions(self._session.person)

    @property
    def promised(self) -> tuple[ActionItem, ...]:
        """The items that count, by number: all but those written by mistake."""
        return tuple(action for action in self.actions if not action.taken_back)

    def add(self, promise: Promise) -> ActionItem:
        """Write a promise down."""
        now = self._desk.now()
        action = ActionItem(
            self._desk.new_id(),
            self._session.person,
            next_number(self.actions),
            promise.text,
            now,
            self._session.id,
            promise.owner,
            promise.due,
        )
        # Its number stays taken: what undoes an addition is dropping it.
        self._before.append(action.take_back(now))
        self._desk.store.save(action)
        return action

    def listed(self) -> tuple[Listed, ...]:
        """What a session shows: all open items, and those that were closed during it."""
        return tuple(
            Listed(action, self.carried(action))
            for action in checklist_order(self.promised)
            if action.is_open or self._closed_here(action)
        )

    def carried(self, action: ActionItem) -> int:
        """Into how many sessions it was carried, this one included."""
        return action.carried(self._desk.store.sessions(self._session.person))

    def _closed_here(self, action: ActionItem) -> bool:
        return action.closed is not None and action.closed >= self._session.started
