"""Action items: promises that are one record from birth to close (R13–R15, R18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from oneonone_tui.domain.session import Session
from oneonone_tui.domain.value import value


class Owner(StrEnum):
    """Who promised."""

    ME = "me"
    THEM = "them"


class ActionState(StrEnum):
    """Whether a promise still stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    TAKEN_BACK = "taken back"
    """Written by mistake; it is shown nowhere, but its number is not given again."""


class Verdict(StrEnum):
    """What was decided about a promise when it was gone through (R18)."""

    KEPT = "kept"
    DONE = "done"
    DATED = "new date"
    DROPPED = "dropped"
    REOPENED = "reopened"


@value
class Decision:
    """One of the times that a promise was decided about."""

    verdict: Verdict
    at: datetime
    session: str = ""
    """Id of the session in which that was; empty between sessions."""


@value
class ActionItem:
    """A promise between me and one person."""

    id: str
    person: str
    number: int
    """Per person, from 1, never given again."""
    text: str
    created: datetime
    session: str
    """Id of the session in which it was promised."""
    owner: Owner | None = None
    due: date | None = None
    state: ActionState = ActionState.OPEN
    reason: str = ""
    """Why it was dropped."""
    closed: datetime | None = None
    note: str = ""
    """What there is to know about it, for me."""
    decisions: tuple[Decision, ...] = ()

    @property
    def label(self) -> str:
        """The short id that can be said aloud: A7."""
        return f"A{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.state is ActionState.OPEN

    def days_over(self, today: date) -> int:
        """Days since it was due; 0 while there is time, or when it is closed."""
        if not self.is_open or self.due is None:
            return 0
        return max(0, (today - self.due).days)

    def carried(self, sessions: Iterable[Session]) -> int:
        """How many later sessions of the pair have begun since it was promised (R18)."""
        return sum(
            session.started > self.created and session.id != self.session for session in sessions
        )

    def close(self, at: datetime) -> ActionItem:
        """Kept."""
        return replace(self, state=ActionState.DONE, closed=at, reason="")

    def drop(self, reason: str, at: datetime) -> ActionItem:
        """Given up, and why."""
        return replace(self, state=ActionState.DROPPED, closed=at, reason=reason)

    def take_back(self, at: datetime) -> ActionItem:
        """Written by mistake: it counts as never promised, but its number stays taken."""
        return replace(self, state=ActionState.TAKEN_BACK, closed=at)

    @property
    def taken_back(self) -> bool:
        """Whether it was written by mistake and is shown nowhere."""
        return self.state is ActionState.TAKEN_BACK

    def reopen(self) -> ActionItem:
        """Not closed after all."""
        return replace(self, state=ActionState.OPEN, closed=None, reason="")

    def decide(self, verdict: Verdict, at: datetime, session: str) -> ActionItem:
        """Remember what was decided; the change itself is another matter."""
        return replace(self, decisions=(*self.decisions, Decision(verdict, at, session)))

    def decided_since(self, before: ActionItem, at: datetime, session: str) -> ActionItem:
        """The item with what its change amounts to remembered, where that is a decision."""
        if self.state is not before.state:
            verdict = _VERDICTS.get(self.state)
        else:
            verdict = Verdict.DATED if self.due != before.due and before.is_open else None
        return self.decide(verdict, at, session) if verdict else self

    def pass_on(self) -> ActionItem:
        """The next owner in the round: nobody yet, me, them."""
        following = {None: Owner.ME, Owner.ME: Owner.THEM, Owner.THEM: None}
        return replace(self, owner=following[self.owner])


_VERDICTS = {
    ActionState.OPEN: Verdict.REOPENED,
    ActionState.DONE: Verdict.DONE,
    ActionState.DROPPED: Verdict.DROPPED,
}


def next_number(actions: Iterable[ActionItem]) -> int:
    """The number for a person's next action item: one that no item of theirs ever had."""
    return max((action.number for action in actions), default=0) + 1


def triage_order(actions: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """The open items as they are gone through at the opening: mine first, oldest first (R18)."""
    return tuple(
        sorted(
            (action for action in actions if action.is_open),
            key=lambda action: (action.owner is not Owner.ME, action.created, action.number),
        )
    )


def checklist_order(actions: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """The items of a pair as the checklist shows them: by due date, undated last, closed below."""
    return tuple(
        sorted(
            actions,
            key=lambda action: (not action.is_open, action.due or date.max, action.number),
        )
    )


def lacking(actions: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """The open items that name no owner or no due date (R15)."""
    return tuple(
        action
        for action in actions
        if action.is_open and (action.owner is None or action.due is None)
    )
