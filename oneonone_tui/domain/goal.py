"""A person's longer aims, and how they stand from session to session (R22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from oneonone_tui.domain.value import value


class Course(StrEnum):
    """How a goal stands."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    DONE = "reached"


@value
class Checkpoint:
    """One of the times that a goal was looked at."""

    at: datetime
    course: Course
    session: str = ""
    """Id of the session in which that was; empty between sessions."""
    words: str = ""


@value
class Goal:
    """What someone wants to reach in half a year or a year."""

    id: str
    person: str
    text: str
    created: datetime
    measure: str = ""
    """How both will see that it is reached."""
    horizon: date | None = None
    """The day by which it should be."""
    strengths: str = ""
    """What helps them get there."""
    gaps: str = ""
    """What is still missing."""
    introductions: str = ""
    """Whom they should meet, and who makes that happen."""
    checkpoints: tuple[Checkpoint, ...] = ()
    given_up: bool = False

    @property
    def last(self) -> Checkpoint | None:
        """When it was looked at last."""
        return self.checkpoints[-1] if self.checkpoints else None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        reached = self.last is not None and self.last.course is Course.DONE
        return not self.given_up and not reached

    def check(self, course: Course, at: datetime, session: str = "") -> Goal:
        """Say how it stands; the last word of a session, or of a day between sessions, counts."""
        last = self.last
        again = last is not None and last.session == session
        if last is None or not again or (not session and last.at.date() != at.date()):
            return replace(self, checkpoints=(*self.checkpoints, Checkpoint(at, course, session)))
        return self._with_last(replace(last, at=at, course=course))

    def remark(self, words: str) -> Goal:
        """Say more about the latest checkpoint, if there is one."""
        return self._with_last(replace(self.last, words=words)) if self.last else self

    def _with_last(self, checkpoint: Checkpoint) -> Goal:
        return replace(self, checkpoints=(*self.checkpoints[:-1], checkpoint))
