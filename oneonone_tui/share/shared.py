"""What may leave the program as data: the shared part of each record, in types of its own.

A field that is not here cannot be exported, whoever forgets what: the evaluation, the answers,
the pulse, who talked, what is prepared, the private card, the notes about an item, why one was
dropped, what helps or is missing for a goal. Nothing is filtered; there is no place for it (R29).
"""

from __future__ import annotations

from datetime import date, datetime

from oneonone_tui.domain.action import ActionItem, ActionState, Decision, Owner
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Checkpoint, Course, Goal
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.value import value
from oneonone_tui.domain.wording import Tone
from oneonone_tui.share.shared_session import SharedSession


@value
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


@value
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


@value
class SharedCheckpoint:
    """How a goal stood; not my words about it."""

    at: datetime
    course: Course
    session: str = ""


@value
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


@value
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
