"""Feedback in two lanes, as the notes of a session have it (R12)."""

from __future__ import annotations

from collections.abc import Iterable

from oneonone_tui.domain.mark import PRAISE, Mark, marked_lines, wins
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.value import value

LANES = (Mark.TO_THEM, Mark.TO_ME)
"""Both directions: from me to them, and from them to me."""

LOOKED_BACK = 3
"""Sessions over which praise is counted beside criticism."""


@value
class Feedback:
    """One line of a lane."""

    text: str
    praise: bool = False
    """Whether the line says that it is, by a plus behind its arrow."""


@value
class Tally:
    """What was said to somebody, counted: one criticism is remembered longer than five praises."""

    praise: int = 0
    improve: int = 0

    def __bool__(self) -> bool:
        return bool(self.praise or self.improve)


def feedback(notes: str, lane: Mark) -> tuple[Feedback, ...]:
    """What some notes have in a lane, in its order."""
    lines = (line.text for _, line in marked_lines(notes.split("\n")) if line.mark is lane)
    read = (_read(text) for text in lines)
    return tuple(each for each in read if each.text)


def empty_lanes(notes: str) -> tuple[Mark, ...]:
    """The lanes in which some notes have nothing."""
    return tuple(lane for lane in LANES if not feedback(notes, lane))


def tally(sessions: Iterable[Session]) -> Tally:
    """Praise beside criticism of theirs, over the latest of some sessions in their order.

    Praise is a `+` line, and a line to them that says that it is; criticism is any other line
    to them. What they say to me is not counted.
    """
    latest = tuple(sessions)[-LOOKED_BACK:]
    said = [each for session in latest for each in feedback(session.notes, Mark.TO_THEM)]
    praised = sum(each.praise for each in said)
    won = sum(len(wins(session.notes)) for session in latest)
    return Tally(won + praised, len(said) - praised)


def _read(text: str) -> Feedback:
    if text.split(maxsplit=1)[:1] == [PRAISE]:
        return Feedback(text.removeprefix(PRAISE).strip(), praise=True)
    return Feedback(text)
