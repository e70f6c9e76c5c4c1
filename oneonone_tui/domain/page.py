"""The notes as they stand while they are written, with the records that their lines are.

Undo is a walk through time: a line comes back as the record that it was, and a record that did
not exist yet is taken back. So the page remembers, for each text that it had, where the links
were; not the texts, which would be large, but their hashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum, auto

from oneonone_tui.domain.link import NOWHERE, Link, follow
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.value import value

_Past = tuple[tuple[int, tuple[Link, ...]], ...]

_REMEMBERED = 4_000
"""Texts that are remembered: with each key a new one, and more than an editor can undo."""


class Step(Enum):
    """How a text came after the one before it."""

    WRITE = auto()
    UNDO = auto()
    REDO = auto()


@value
class Page:
    """The notes of a session in one moment. A change returns a new page."""

    text: str
    lines: tuple[str, ...]
    links: tuple[Link, ...]
    """What has become of the marked lines; to be kept in the session together with the text."""
    taken_back: frozenset[str]
    """Ids of the records that are taken back; `finish` settles where the links say otherwise."""
    _cursor: int | None
    """The line that was left unfinished when all others were settled."""
    _settled: bool
    """Whether nothing has changed since but that line."""
    _past: _Past
    """The hash of each text and its links, those that were undone included."""
    _now: int
    """Place of the present text among them."""

    @classmethod
    def of(cls, session: Session) -> Page:
        """The page of a session that is begun or resumed."""
        lines = tuple(session.notes.split("\n"))
        links = _fitting(session.links, lines)
        undone = frozenset(link.record for link in links if link.undone)
        past = ((hash(session.notes), links),)
        return cls(session.notes, lines, links, undone, None, False, past, 0)

    @property
    def records(self) -> dict[int, str]:
        """Ids of the records by the places of their lines, without those that were taken back."""
        return {
            link.line: link.record
            for link in self.links
            if link.line != NOWHERE and not link.undone
        }

    def turn(self, text: str, step: Step = Step.WRITE) -> Page:
        """The page with another text: each key comes through here, and so do undo and redo.

        Nothing becomes of a line yet, and nothing is taken back: that is for `finish`, as soon
        as `is_settled` says no.
        """
        if text == self.text:
            return self
        lines = tuple(text.split("\n"))
        links = follow(self.links, self.lines, lines)
        place = self._place_of(hash(text), step)
        if place is None:
            if step is Step.UNDO:
                links = _undone(links, self.records.values())
            past = self._past[max(0, self._now + 2 - _REMEMBERED) : self._now + 1]
            place = len(past)
            past = (*past, (hash(text), links))
        else:
            links = _restored(self._past[place][1], links, undo=step is Step.UNDO)
            links = self.links if links == self.links else links
            past = self._past
        return Page(
            text,
            lines,
            links,
            self.taken_back,
            self._cursor,
            self._settled and links is self.links and self._differs_only_at_cursor(lines),
            past,
            place,
        )

    def is_settled(self, cursor: int | None) -> bool:
        """Whether no line waits to be finished, with the cursor on this line, or on none."""
        return self._settled and cursor == self._cursor

    def settled(
        self, links: tuple[Link, ...], taken_back: frozenset[str], cursor: int | None
    ) -> Page:
        """The page with all lines settled but that of the cursor."""
        past = _with(self._past, self._now, links)
        return Page(self.text, self.lines, links, taken_back, cursor, True, past, self._now)

    def _differs_only_at_cursor(self, lines: Sequence[str]) -> bool:
        if self._cursor is None or len(lines) != len(self.lines):
            return False
        before, after = self._cursor, self._cursor + 1
        return lines[:before] == self.lines[:before] and lines[after:] == self.lines[after:]

    def _place_of(self, text: int, step: Step) -> int | None:
        """Where in time a text is to which undo or redo leads; None where nobody knows."""
        places: Iterable[int] = ()
        if step is Step.UNDO:
            places = range(self._now - 1, -1, -1)
        elif step is Step.REDO:
            places = range(self._now + 1, len(self._past))
        return next((place for place in places if self._past[place][0] == text), None)


def _with(past: _Past, place: int, links: tuple[Link, ...]) -> _Past:
    """What was, with other links at one place."""
    text, before = past[place]
    return past if links == before else (*past[:place], (text, links), *past[place + 1 :])


def _fitting(links: Sequence[Link], lines: Sequence[str]) -> tuple[Link, ...]:
    """Links as they were stored, each on a line of its own that is there."""
    taken: set[int] = set()
    fitting = []
    for link in links:
        if link.line != NOWHERE and (link.line in taken or not 0 <= link.line < len(lines)):
            link = replace(link, line=NOWHERE)
        taken.add(link.line)
        fitting.append(link)
    return tuple(fitting)


def _restored(there: Sequence[Link], followed: Sequence[Link], undo: bool) -> tuple[Link, ...]:
    """The links as they were at another time; what they have taken in since stays known.

    What became a record only since then is undone, where time goes back; its line, if it is
    there, is still its own, and finishing it again brings the same record back.
    """
    known = {link.record: link for link in followed}
    restored = []
    for link in there:
        now = known.pop(link.record)
        last = now.last if link.line == NOWHERE else ""
        restored.append(replace(now, line=link.line, undone=link.undone, last=last))
    taken = {link.line for link in restored}
    for link in known.values():
        line = NOWHERE if link.line in taken else link.line
        restored.append(replace(link, line=line, undone=link.undone or undo))
    return tuple(restored)


def _undone(links: Sequence[Link], shown: Iterable[str]) -> tuple[Link, ...]:
    """The links after an undo to a text that nobody remembers: a line that it removed is undone."""
    before = frozenset(shown)
    return tuple(
        replace(link, undone=True) if link.line == NOWHERE and link.record in before else link
        for link in links
    )
