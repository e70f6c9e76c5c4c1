"""What may leave the program of a session, in types of its own (see `shared`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from oneonone_tui.domain.link import Link
from oneonone_tui.domain.mark import Marked, read_mark
from oneonone_tui.domain.session import AgendaItem, ItemState, Origin, Session
from oneonone_tui.domain.value import value


@value
class SharedItem:
    """A topic of the agenda."""

    id: str
    text: str
    minutes: int = 0
    outcome: str = ""
    spent_seconds: int = 0
    tag: str = ""
    state: ItemState = ItemState.WAITING
    origin: Origin = Origin.LIVE

    @classmethod
    def of(cls, item: AgendaItem) -> SharedItem:
        """What is shared of an agenda item."""
        return cls(
            item.id,
            item.text,
            item.minutes,
            item.outcome,
            item.spent_seconds,
            item.tag,
            item.state,
            item.origin,
        )

    @property
    def record(self) -> AgendaItem:
        """The agenda item."""
        return AgendaItem(
            self.id,
            self.text,
            self.minutes,
            self.outcome,
            self.spent_seconds,
            self.tag,
            self.state,
            self.origin,
        )


@value
class SharedLink:
    """Which record a marked line of the notes is; what it said earlier is nobody's business."""

    line: int
    record: str
    day: date


@value
class SharedSession:
    """What both have seen of a session: its agenda, its notes, and what was agreed."""

    id: str
    person: str
    type: str
    started: datetime
    planned_minutes: int = 30
    ended: datetime | None = None
    spent_seconds: int = 0
    goal: str = ""
    agenda: tuple[SharedItem, ...] = ()
    notes: str = ""
    links: tuple[SharedLink, ...] = ()
    next_date: date | None = None
    agreed: datetime | None = None

    @classmethod
    def of(cls, session: Session) -> SharedSession:
        """What is shared of a session."""
        lines = session.notes.split("\n")
        return cls(
            session.id,
            session.person,
            session.type,
            session.started,
            session.planned_minutes,
            session.ended,
            session.spent_seconds,
            session.goal,
            tuple(map(SharedItem.of, session.agenda)),
            session.notes,
            tuple(
                SharedLink(link.line, link.record, link.day)
                for link in session.links
                if not link.undone and _marked(lines, link.line)
            ),
            session.next_date,
            session.agreed,
        )

    @property
    def record(self) -> Session:
        """A session with as much as this says."""
        lines = self.notes.split("\n")
        return Session(
            self.id,
            self.person,
            self.type,
            self.started,
            self.planned_minutes,
            self.ended,
            self.spent_seconds,
            goal=self.goal,
            agenda=tuple(item.record for item in self.agenda),
            notes=self.notes,
            links=tuple(
                Link(link.line, link.record, found.mark, found.text, link.day)
                for link in self.links
                if (found := _marked(lines, link.line))
            ),
            next_date=self.next_date,
            agreed=self.agreed,
        )


def _marked(lines: Sequence[str], place: int) -> Marked | None:
    """What a line of the notes says behind its mark; None where there is no such line."""
    return read_mark(lines[place]) if 0 <= place < len(lines) else None
