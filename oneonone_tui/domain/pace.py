"""What goes on while the clock of a session runs: pauses, who talks, and what is worth a hint."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from oneonone_tui.domain.craft import Craft
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.talk import DEFAULT_TARGET, Voice, turn
from oneonone_tui.domain.value import value

LONGEST_STEP = 60
"""Seconds that count at most from one look at the clock to the next. It is looked at every
second: whatever is longer was spent by a machine that slept, and not by two who talk."""

NEAR_END = 5 * 60
"""Seconds before the end that deserve a word."""

OVER_FOR = 3 * 60
"""Seconds in a row over the talk target that deserve a word (R8)."""

STATUS_AT_LEAST = 5 * 60
"""Seconds of status that nobody minds, however short the session is (R7)."""


class Hint(StrEnum):
    """A quiet line that a session is told once."""

    ENDING = "ending"
    TALK = "talk"
    STATUS = "status"


@value
class Pace:
    """How the session goes on now; of no record, for who resumes begins afresh."""

    voice: Voice | None = None
    """Who talks; None is not counted."""
    paused: bool = False
    """Whether the clock stands still."""
    over_seconds: int = 0
    """How long my share of the talk has been over its target, in a row."""
    off_record: bool = False
    """Whether what is said, and written, is for no record (R30)."""

    def turn_voice(self) -> Pace:
        """The other one talks now, or nobody is counted; the clock runs in any case."""
        return replace(self, voice=turn(self.voice), paused=False)

    def pause(self) -> Pace:
        """Let the clock stand still, or go on."""
        return replace(self, paused=not self.paused)

    def go_on(self) -> Pace:
        """Let the clock run."""
        return replace(self, paused=False)

    def turn_off_record(self) -> Pace:
        """Off the record from now on, or on it again."""
        return replace(self, off_record=not self.off_record)

    def spend(
        self, session: Session, seconds: int, target: int = DEFAULT_TARGET, status: bool = False
    ) -> tuple[Session, Pace]:
        """Let time pass for a session, and see how long the talk target has been passed.

        Args:
            status: whether a question is on that asks for status.
        """
        if self.paused:
            return session, self
        spent = session.spend(seconds, self.voice, status)
        if self.off_record:
            spent = replace(spent, off_record_seconds=spent.off_record_seconds + seconds)
        if self.voice is None:
            return spent, self
        over = self.over_seconds + seconds if spent.talk.over(target) else 0
        return spent, replace(self, over_seconds=over)


def step(seconds: float) -> int:
    """The whole seconds that count of those that passed since the last look at the clock."""
    return min(int(seconds), LONGEST_STEP)


def near_end(planned_minutes: int, spent_seconds: int) -> bool:
    """Whether the last minutes of the planned time have begun, and it is not over."""
    planned = planned_minutes * 60
    return planned > NEAR_END and planned - NEAR_END <= spent_seconds < planned


def worth_a_hint(session: Session, pace: Pace, craft: Craft) -> Hint | None:
    """What the session should be told now, and was not told before."""
    planned, spent = session.planned_minutes, session.spent_seconds
    status = session.status_seconds
    hints = {
        Hint.ENDING: craft.time and near_end(planned, spent) and planned * 60 - spent > 60,
        Hint.TALK: craft.talk and pace.over_seconds >= OVER_FOR,
        Hint.STATUS: (
            craft.status
            and session.current is not None
            and status >= STATUS_AT_LEAST
            and 3 * status > spent
        ),
    }
    return next((hint for hint, due in hints.items() if due and hint not in session.told), None)
