"""How a pair's history is written down for the demo, and how it becomes records.

The notes are the script: a marked line in them becomes what it becomes in the program. So notes,
promises and agenda cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from inspect import cleandoc

from oneonone_tui.demo.wording import AGENDAS, QUESTIONS, Plan
from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.day import read_day
from oneonone_tui.domain.finishing import Moment, finish
from oneonone_tui.domain.opening import NewId
from oneonone_tui.domain.page import Page
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import (
    AgendaItem,
    Asked,
    Evaluation,
    ItemState,
    Origin,
    Session,
    Topic,
)
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.talk import NO_TALK, Talk
from oneonone_tui.domain.value import value

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session as it is written down."""

    ago: int
    """Days before the demo is opened; 0 is the session that is going on."""
    type: str
    """Id of the session type."""
    spent: tuple[int, ...]
    """Minutes for each item of the agenda, in order; in the session that is going on the last
    one is the item that is talked about now."""
    notes: str
    asked: Mapping[str, str] = field(default_factory=dict)
    """Answers by the id of the question."""
    done: tuple[int, ...] = ()
    """Numbers of the action items that were ticked off."""
    dropped: Mapping[int, str] = field(default_factory=dict)
    """Reasons by number."""
    moved: Mapping[int, str] = field(default_factory=dict)
    """New due dates by number, as typed."""
    well: str = ""
    improve: str = ""
    score: int = 0
    next_in: int | None = None
    """Days until the next session, as agreed."""
    pulse: tuple[int, int, int] = (0, 0, 0)
    """Mood, energy, load; 0 is not given."""
    mine: int | None = None
    """Percent of the talk that was mine, where it was counted."""
    private: str = ""
    """My own notes."""
    off_record: int = 0
    """Minutes of it that are on no record."""


@value
class Role:
    """A person of the demo, with everything that happened so far."""

    name: str
    relationship: Relationship
    language: str
    cadence: int
    """Days between regular sessions."""
    meetings: tuple[Meeting, ...] = ()
    agenda: Plan = ()
    """Of regular sessions, where it is not the session type's own."""
    hour: int = 10
    """When they meet, on the clock of whoever opens the demo."""
    waiting: tuple[str, ...] = ()
    """Topics that were queued since the last session."""


def perform(role: Role, now: datetime, new_id: NewId) -> tuple[Record, ...]:
    """The records of one pair."""
    stage = _Stage(role, now, new_id)
    for meeting in role.meetings:
        stage.hold(meeting)
    for text in role.waiting:
        stage.queue(text, now.astimezone(UTC) - timedelta(hours=20), Origin.QUEUE)
    return stage.person, *stage.sessions, *stage.actions.values(), *stage.topics, *stage.private


def _talk(meeting: Meeting) -> Talk:
    """Who talked; the tenth part of a session in which nobody does is not counted."""
    if meeting.mine is None:
        return NO_TALK
    seconds = sum(meeting.spent) * 54
    mine = round(seconds * meeting.mine / 100)
    return Talk(mine, seconds - mine)


class _Stage:
    """Plays the meetings of one pair in order, and gathers what comes of them."""

    def __init__(self, role: Role, now: datetime, new_id: NewId) -> None:
        cadence = (Cadence("regular", role.cadence),)
        self.person = Person(new_id(), role.name, role.relationship, role.language, cadence=cadence)
        self.sessions: list[Session] = []
        self.actions: dict[int, ActionItem] = {}
        self.topics: list[Topic] = []
        self.private: list[PrivateNotes] = []
        self._role = role
        self._now = now
        self._new_id = new_id

    def hold(self, meeting: Meeting) -> None:
        """One meeting: its session, and what it promised, closed and put off."""
        agenda = self._agenda(meeting)
        spent = timedelta(minutes=sum(meeting.spent))
        started = self._started(meeting.ago) if meeting.ago else self._now - spent
        day, begun = started.date(), started.astimezone(UTC)
        texts = QUESTIONS[self._role.language]
        session = Session(
            self._new_id(),
            self.person.id,
            meeting.type,
            begun,
            planned_minutes=sum(item.minutes for item in agenda),
            ended=begun + spent if meeting.ago else None,
            spent_seconds=int(spent.total_seconds()),
            triaged=True,
            opener_said=True,
            agenda=agenda,
            notes=cleandoc(meeting.notes),
            asked=tuple(
                Asked(question, texts[question], begun + timedelta(minutes=4 + 7 * n), answer)
                for n, (question, answer) in enumerate(meeting.asked.items())
            ),
            evaluation=Evaluation(meeting.well, meeting.improve, meeting.score),
            pulse=Pulse(*meeting.pulse),
            talk=_talk(meeting),
            off_record_seconds=meeting.off_record * 60,
            next_date=None if meeting.next_in is None else _workday(day, meeting.next_in),
        )
        self.topics = [replace(t, taken_in=t.taken_in or session.id) for t in self.topics]
        self._settle(meeting, begun + timedelta(minutes=2), day)
        self.sessions.append(self._write(session, day))
        if meeting.private:
            own = cleandoc(meeting.private)
            self.private.append(PrivateNotes(session.id, self.person.id, own))

    def queue(self, text: str, at: datetime, origin: Origin) -> None:
        """A topic for the next session."""
        self.topics.append(Topic(self._new_id(), self.person.id, text, at, origin))

    def _started(self, ago: int) -> datetime:
        day = _workday(self._now.date(), -ago)
        return datetime(day.year, day.month, day.day, self._role.hour, tzinfo=self._now.tzinfo)

    def _agenda(self, meeting: Meeting) -> tuple[AgendaItem, ...]:
        """The planned items with the waiting topics after the first, as `begin` lays them."""
        role = self._role
        own = role.agenda if meeting.type == "regular" else ()
        planned = [
            AgendaItem(self._new_id(), text, minutes, tag=tag, origin=Origin.TYPE)
            for text, minutes, tag in own or AGENDAS[meeting.type, role.language]
        ]
        waiting = [
            AgendaItem(self._new_id(), topic.text, origin=topic.origin)
            for topic in self.topics
            if not topic.taken_in
        ]
        items = [*planned[:1], *waiting, *planned[1:]]
        last = len(meeting.spent) - 1
        for place, minutes in enumerate(meeting.spent):
            live = meeting.ago == 0 and place == last
            items[place] = replace(
                items[place],
                spent_seconds=minutes * 60,
                state=ItemState.NOW if live else ItemState.DONE,
            )
        return tuple(items)

    def _settle(self, meeting: Meeting, at: datetime, day: date) -> None:
        for number in meeting.done:
            self.actions[number] = self.actions[number].close(at)
        for number, reason in meeting.dropped.items():
            self.actions[number] = self.actions[number].drop(reason, at)
        for number, phrase in meeting.moved.items():
            due = read_day(phrase, day, self.person.language)
            self.actions[number] = replace(self.actions[number], due=due)

    def _write(self, session: Session, day: date) -> Session:
        """The session with its notes written line by line, and what became of the lines."""
        page = Page.of(replace(session, notes=""))
        lines = session.notes.split("\n")
        for place in range(len(lines)):
            pair = Pair(self.person, actions=tuple(self.actions.values()))
            at = session.started + timedelta(minutes=3 + place)
            moment = Moment(session.id, pair, at, day, self._new_id)
            page, made = finish(page.turn("\n".join(lines[: place + 1])), None, moment)
            for record in made:
                if isinstance(record, ActionItem):
                    self.actions[record.number] = record
                else:
                    self.topics.append(record)
        return replace(session, links=page.links)


def _workday(day: date, days: int) -> date:
    """The day so many days away; nobody meets at the weekend, so the Friday before that."""
    there = day + timedelta(days=days)
    return there - timedelta(days=max(0, there.weekday() - _SATURDAY + 1))
