"""What may leave the program as data: the shared part of each record, in types of its own.

A field that is not here cannot be exported, whoever forgets what: the evaluation, the answers,
the pulse, who talked, what is prepared, the private card, the notes about an item, why one was
dropped, what helps or is missing for a goal. Nothing is filtered; there is no place for it (R29).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from oneonone_tui.domain.action import ActionItem, ActionState, Decision, Owner
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Checkpoint, Course, Goal
from oneonone_tui.domain.link import Link
from oneonone_tui.domain.mark import Marked, read_mark
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.session import AgendaItem, ItemState, Origin, Session
from oneonone_tui.domain.wording import Tone


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """Who it is, and how we talk; not the card, nor what is settled for the next session."""

    id: str
    name: str
    relationship: Relationship = Relationship.REPORT
    language: str = "en"
    tone: Tone = Tone.RELAXED
    cadence: tuple[Cadence, ...] = ()
    archived: bool = False

    @classmethod
    def of(cls, person: Person) -> SharedPerson:
        """What is shared of a person."""
        return cls(
            person.id,
            person.name,
            person.relationship,
            person.language,
            person.tone,
            person.cadence,
            person.archived,
        )

    @property
    def record(self) -> Person:
        """A person with as much as this says."""
        return Person(
            self.id,
            self.name,
            self.relationship,
            self.language,
            self.tone,
            self.cadence,
            self.archived,
        )


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class SharedLink:
    """Which record a marked line of the notes is; what it said earlier is nobody's business."""

    line: int
    record: str
    day: date


@dataclass(frozen=True, slots=True)
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
                if not link.undone and _marked(session.notes, link.line)
            ),
            session.next_date,
            session.agreed,
        )

    @property
    def record(self) -> Session:
        """A session with as much as this says."""
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
                if (found := _marked(self.notes, link.line))
            ),
            next_date=self.next_date,
            agreed=self.agreed,
        )


def _marked(notes: str, line: int) -> Marked | None:
    """What a line of the notes says behind its mark; None where there is no such line."""
    lines = notes.split("\n")
    return read_mark(lines[line]) if 0 <= line < len(lines) else None


@dataclass(frozen=True, slots=True)
class SharedAction:
    """A promise; not why it was dropped, nor what I noted about it."""

    id: str
    person: str
    number: int
    text: str
    created: datetime
    session: str
    owner: Owner | None = None
    due: date | None = None
    state: ActionState = ActionState.OPEN
    closed: datetime | None = None
    decisions: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, action: ActionItem) -> SharedAction:
        """What is shared of an action item."""
        return cls(
            action.id,
            action.person,
            action.number,
            action.text,
            action.created,
            action.session,
            action.owner,
            action.due,
            action.state,
            action.closed,
            action.decisions,
        )

    @property
    def record(self) -> ActionItem:
        """An action item with as much as this says."""
        return ActionItem(
            self.id,
            self.person,
            self.number,
            self.text,
            self.created,
            self.session,
            self.owner,
            self.due,
            self.state,
            closed=self.closed,
            decisions=self.decisions,
        )


@dataclass(frozen=True, slots=True)
class SharedCheckpoint:
    """How a goal stood; not my words about it."""

    at: datetime
    course: Course
    session: str = ""


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """What someone wants to reach; not what I think helps them or is missing."""

    id: str
    person: str
    text: str
    created: datetime
    measure: str = ""
    horizon: date | None = None
    checkpoints: tuple[SharedCheckpoint, ...] = ()
    given_up: bool = False

    @classmethod
    def of(cls, goal: Goal) -> SharedGoal:
        """What is shared of a goal."""
        return cls(
            goal.id,
            goal.person,
            goal.text,
            goal.created,
            goal.measure,
            goal.horizon,
            tuple(SharedCheckpoint(c.at, c.course, c.session) for c in goal.checkpoints),
            goal.given_up,
        )

    @property
    def record(self) -> Goal:
        """A goal with as much as this says."""
        return Goal(
            self.id,
            self.person,
            self.text,
            self.created,
            self.measure,
            self.horizon,
            checkpoints=tuple(Checkpoint(c.at, c.course, c.session) for c in self.checkpoints),
            given_up=self.given_up,
        )


@dataclass(frozen=True, slots=True)
class SharedExpectation:
    """What the two have agreed that they expect; to be had of one that is agreed, and no other."""

    id: str
    person: str
    text: str
    created: datetime
    why: str = ""
    withdrawn: bool = False

    @classmethod
    def of(cls, expectation: Expectation) -> SharedExpectation:
        """What is shared of an expectation to which both agree."""
        return cls(
            expectation.id,
            expectation.person,
            expectation.text,
            expectation.created,
            expectation.why,
            expectation.withdrawn,
        )

    @property
    def record(self) -> Expectation:
        """The expectation, to which both agree."""
        return Expectation(
            self.id,
            self.person,
            self.text,
            self.created,
            self.why,
            by_me=True,
            by_them=True,
            withdrawn=self.withdrawn,
        )


SharedOfPerson = SharedSession | SharedAction | SharedGoal | SharedExpectation
Shared = SharedPerson | SharedOfPerson
