"""The marks in the notes: a line that starts with one of seven signs means something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What a line of the notes says that it is, by the sign at its beginning."""

    ACTION = "!"
    ASK = "?"
    """Ask later: a topic for the next session."""
    PARK = ">"
    """Put off to the next session, as a topic."""
    WIN = "+"
    DECISION = "="
    TO_THEM = "->"
    """Feedback from me to them (R12)."""
    TO_ME = "<-"
    """Feedback from them to me."""

    @property
    def makes_topic(self) -> bool:
        """Whether such a line waits for the person's next session."""
        return self in (Mark.ASK, Mark.PARK)

    @property
    def makes_record(self) -> bool:
        """Whether such a line becomes something beside the notes."""
        return self is Mark.ACTION or self.makes_topic

    @property
    def is_feedback(self) -> bool:
        """Whether such a line belongs to one of the two lanes of feedback."""
        return self in (Mark.TO_THEM, Mark.TO_ME)

    def makes_the_same_as(self, other: Mark) -> bool:
        """Whether a line may have the one mark or the other and be the same record."""
        return self is other or (self.makes_topic and other.makes_topic)


class Marked(NamedTuple):
    """A marked line as it is read."""

    mark: Mark
    text: str
    """What stands behind the mark, with single spaces; empty while there is nothing."""


PRAISE = "+"
"""Behind the arrow of a line of feedback, with a space or none between, it says: this is praise."""

_MARKS = {str(mark): mark for mark in Mark}
_FENCES = "`~"
_BEGINNINGS = {*(sign[0] for sign in _MARKS), *_FENCES}
_SHORTEST_FENCE = 3


def read_mark(line: str) -> Marked | None:
    """The mark of a line, however far it is indented; None where a line has none.

    A space belongs to a mark: `!important` is a word, and so is the escaped `\\!`.
    """
    body = line.lstrip()
    mark = _MARKS.get(body[:1]) or _MARKS.get(body[:2])
    if mark is None:
        return None
    rest = body[len(mark) :]
    praise = mark.is_feedback and rest[:1] == PRAISE
    if not rest[praise : praise + 1].isspace():
        return None
    return Marked(mark, " ".join(rest.split()))


def marked_lines(lines: Iterable[str]) -> Iterator[tuple[int, Marked]]:
    """The marked lines with their places, from 0; what is fenced in as code is none of them.

    A fence is as in Markdown: three or more backticks or tildes, closed by at least as many of
    the same, and else open to the end. It may be indented as far as one likes.
    """
    fence = ""
    for place, line in enumerate(lines):
        body = line.lstrip()
        sign = body[:1]
        if sign not in _BEGINNINGS:
            continue
        if sign in _FENCES:
            fence = fence_behind(body, fence)
        elif not fence and (found := read_mark(body)):
            yield place, found


def fence_behind(body: str, fence: str) -> str:
    """The code fence that is open behind a line without its indentation, given the one that was
    open before it."""
    sign = body[:1]
    rest = body.lstrip(sign)
    length = len(body) - len(rest)
    if fence:
        closes = body.startswith(fence) and not rest.strip()
        return "" if closes else fence
    opens = sign in _FENCES and length >= _SHORTEST_FENCE and (sign == "~" or "`" not in rest)
    return sign * length if opens else ""


def wins(notes: str) -> tuple[str, ...]:
    """The wins and the praise in some notes, in their order."""
    return _all_of(Mark.WIN, notes)


def decisions(notes: str) -> tuple[str, ...]:
    """The decisions in some notes, in their order."""
    return _all_of(Mark.DECISION, notes)


def _all_of(mark: Mark, notes: str) -> tuple[str, ...]:
    lines = marked_lines(notes.split("\n"))
    return tuple(found.text for _, found in lines if found.mark is mark and found.text)
