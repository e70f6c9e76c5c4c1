"""The notes as they are written, and what becomes of their marked lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.feedback import tally
from oneonone_tui.domain.finishing import Moment, finish
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.page import Page, Step
from oneonone_tui.domain.pair import Pair, pair_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.preview import preview
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.promises import say_owner, say_promise
from oneonone_tui.ui.words import say, say_day, say_tally

_CLOSED = {ActionState.DONE: "✓", ActionState.DROPPED: "✗"}


class Scribe:
    """Follows one session's notes from text to text."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._page = Page.of(session)

    def write(self, text: str, step: Step, session: Session) -> Session:
        """The session with another text of its notes; nothing becomes of a line yet."""
        self._page = self._page.turn(text, step)
        return replace(session, notes=self._page.text, links=self._page.links)

    def is_settled(self, cursor: int | None) -> bool:
        """Whether no line waits to be finished but that of the cursor."""
        return self._page.is_settled(cursor)

    def finish(
        self, cursor: int | None, pair: Pair, session: Session
    ) -> tuple[Session, tuple[ActionItem | Topic, ...]]:
        """The session with its lines finished, but that of the cursor, and what came of them."""
        desk = self._desk
        now = pair_of(desk.store, pair.person)
        moment = Moment(session.id, now, desk.now(), desk.today, desk.new_id)
        self._page, records = finish(self._page, cursor, moment)
        return replace(session, notes=self._page.text, links=self._page.links), records

    def tags(self, actions: Iterable[ActionItem]) -> Mapping[int, str]:
        """What stands at the end of the lines that have become something, by their places."""
        records = self._page.records
        if not records:
            return {}
        known = {action.id: action for action in actions}
        return {
            line: self._tag(known[record]) if record in known else say("next time")
            for line, record in records.items()
        }

    def preview(self, line: int, pair: Pair) -> str:
        """What a line will become, while it is typed; nothing for a line without a mark."""
        today, person = self._desk.today, pair.person
        found = preview(self._page, line, today, person)
        if found is None:
            return ""
        if found.promise:
            promise = say_promise(found.promise, person, today)
            return f"→ {promise or say('action item: who does what by when')}"
        if found.mark.is_feedback:
            return self._feedback(found.mark, person)
        return {
            Mark.ASK: say("→ to be asked next time"),
            Mark.PARK: say("→ put off to next time"),
            Mark.WIN: say("→ a win"),
            Mark.DECISION: say("→ a decision"),
        }[found.mark]

    def tally(self, pair: Pair, session: Session) -> str:
        """Praise beside criticism, over the one that goes on and the two before it (R12)."""
        earlier = (each for each in pair.sessions if each.ended and each.id != session.id)
        counted = tally((*earlier, session))
        return say_tally(counted) if counted else ""

    def _feedback(self, lane: Mark, person: Person) -> str:
        """Whose it is, and what makes it one that helps: not the person, but what happened."""
        name = say_owner(Owner.THEM if lane is Mark.TO_THEM else Owner.ME, person)
        prompt = say("situation · behaviour · impact")
        return f"{say('→ feedback for {name}', name=name)} · {prompt}"

    def _tag(self, action: ActionItem) -> str:
        if sign := _CLOSED.get(action.state):
            return f"{sign} {action.label}"
        due = f" · {say_day(action.due, self._desk.today)}" if action.due else ""
        return f"→ {action.label}{due}"
