"""One 1-on-1, from its opener to its evaluation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from oneonone_tui.domain.link import Link
from oneonone_tui.domain.pulse import NO_PULSE, Pulse
from oneonone_tui.domain.talk import NO_TALK, Talk, Voice
from oneonone_tui.domain.value import value

STATUS = "status"
"""The tag of agenda items that are about status (R7)."""


class ItemState(StrEnum):
    """Where an agenda item stands."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    PARKED = "parked"


class Origin(StrEnum):
    """Where an agenda item came from."""

    TYPE = "type"
    """The agenda of the session type."""
    QUEUE = "queue"
    """A topic that was waiting for this session."""
    CARRIED = "carried"
    """A topic parked in an earlier session."""
    LIVE = "live"
    """Added during the session."""


@value
class AgendaItem:
    """A topic of a session (R5)."""

    id: str
    text: str
    minutes: int = 0
    """Planned; 0 is as long as it takes."""
    outcome: str = ""
    """What is wanted from it."""
    spent_seconds: int = 0
    tag: str = ""
    state: ItemState = ItemState.WAITING
    origin: Origin = Origin.LIVE


@value
class Topic:
    """An agenda item that waits for a person's next session."""

    id: str
    person: str
    text: str
    created: datetime
    origin: Origin = Origin.QUEUE
    minutes: int = 0
    tag: str = ""
    taken_in: str = ""
    """Id of the session that took it up; empty while it waits."""
    taken_back: bool = False
    """Written by mistake; it waits for nothing and is shown nowhere."""

    @property
    def waits(self) -> bool:
        """Whether it is still to be taken up."""
        return not self.taken_in and not self.taken_back


@value
class Asked:
    """A question put to a person, with the text as it was asked."""

    question: str
    """Id of the question."""
    text: str
    at: datetime
    answer: str = ""


@value
class Draft:
    """A line that was begun and not accepted; mine alone, and never part of a recap."""

    purpose: str
    """What it was to become."""
    text: str


@value
class Evaluation:
    """What I make of a session afterwards (R16); never part of a recap."""

    well: str = ""
    improve: str = ""
    score: int = 0
    """1 to 5; 0 is not given."""


@value
class Session:
    """One 1-on-1. A session without an end can be resumed."""

    id: str
    person: str
    type: str
    started: datetime
    planned_minutes: int = 30
    ended: datetime | None = None
    spent_seconds: int = 0
    """Time in the session so far; counted, so that a crash or a changed clock costs nothing."""
    opener_said: bool = False
    goal: str = ""
    """What the session is for, in a line that stays in sight (R5)."""
    agenda: tuple[AgendaItem, ...] = ()
    notes: str = ""
    links: tuple[Link, ...] = ()
    """What became of the marked lines of the notes; true of just these notes."""
    asked: tuple[Asked, ...] = ()
    skipped: tuple[str, ...] = ()
    """Ids of the questions passed over, so that they do not come back in this session."""
    drafts: tuple[Draft, ...] = ()
    triaged: bool = False
    """Whether what was promised has been gone through at the opening (R18)."""
    evaluation: Evaluation = Evaluation()
    next_date: date | None = None
    agreed: datetime | None = None
    """When both agreed to what was read back (R15)."""
    talk: Talk = NO_TALK
    pulse: Pulse = NO_PULSE
    status_asked_seconds: int = 0
    """Time on questions that ask for status, while no agenda item of status was current."""
    told: tuple[str, ...] = ()
    """The quiet lines that were told, so that each comes once."""
    off_record_seconds: int = 0
    """Time off the record: all that is kept of what was written then (R30)."""

    @property
    def current(self) -> AgendaItem | None:
        """The item that is talked about now."""
        return next((item for item in self.agenda if item.state is ItemState.NOW), None)

    @property
    def seen(self) -> frozenset[str]:
        """Ids of the questions that have had their turn in this session."""
        return frozenset(self.skipped) | {entry.question for entry in self.asked}

    def asking(self, question: str) -> Asked | None:
        """When a question was put in this session, and what was answered."""
        return next((entry for entry in self.asked if entry.question == question), None)

    @property
    def status_seconds(self) -> int:
        """Time that went to status (R7)."""
        items = sum(item.spent_seconds for item in self.agenda if item.tag == STATUS)
        return items + self.status_asked_seconds

    def spend(self, seconds: int, voice: Voice | None = None, status: bool = False) -> Session:
        """Let time pass, for the session, the item that is now, and the one who talks.

        `status` says that a question is on that asks for it.
        """
        agenda = tuple(
            replace(item, spent_seconds=item.spent_seconds + seconds)
            if item.state is ItemState.NOW
            else item
            for item in self.agenda
        )
        current = self.current
        asked = status and not (current and current.tag == STATUS)
        return replace(
            self,
            spent_seconds=self.spent_seconds + seconds,
            agenda=agenda,
            talk=self.talk.hear(voice, seconds),
            status_asked_seconds=self.status_asked_seconds + (seconds if asked else 0),
        )

    def focus_on(self, item_id: str) -> Session:
        """Make one item the current one; the one before it goes back to waiting."""

        def turned(item: AgendaItem) -> AgendaItem:
            if item.id == item_id:
                return replace(item, state=ItemState.NOW)
            if item.state is ItemState.NOW:
                return replace(item, state=ItemState.WAITING)
            return item

        return replace(self, agenda=tuple(turned(item) for item in self.agenda))

    def tick(self, item_id: str) -> Session:
        """Mark an item done, or not done after all; the next waiting one becomes current.

        Only ticking the current item moves on: a tick elsewhere leaves the talk where it is.
        """
        return self._turn(item_id, ItemState.DONE)

    def park(self, item_id: str) -> Session:
        """Put an item off to the next session, or take it back."""
        return self._turn(item_id, ItemState.PARKED)

    def add_item(self, item: AgendaItem) -> Session:
        """The session with one more item at the end of its agenda."""
        return replace(self, agenda=(*self.agenda, item))

    def move_item(self, item_id: str, by: int) -> Session:
        """Move an item up (negative) or down; at the ends it stays."""
        order = list(self.agenda)
        place = next(n for n, item in enumerate(order) if item.id == item_id)
        order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
        return replace(self, agenda=tuple(order))

    def remove_item(self, item_id: str) -> Session:
        """Take an item off the agenda; the talk goes on where it was about the item."""
        went_on = self._turn(item_id, ItemState.DONE)
        return replace(self, agenda=tuple(i for i in went_on.agenda if i.id != item_id))

    def reword_item(self, item_id: str, text: str) -> Session:
        """Give an item another text."""
        return self._with_item(item_id, lambda item: replace(item, text=text))

    def turn_status(self, item_id: str) -> Session:
        """Count an item as status, or not after all."""
        return self._with_item(
            item_id, lambda item: replace(item, tag="" if item.tag == STATUS else STATUS)
        )

    def tell(self, hint: str) -> Session:
        """Note that a quiet line was told."""
        return replace(self, told=(*self.told, hint))

    def ask(self, question: str, text: str, at: datetime) -> Session:
        """Note that a question was put; once per session is enough."""
        if self.asking(question):
            return self
        skipped = tuple(skip for skip in self.skipped if skip != question)
        return replace(self, asked=(*self.asked, Asked(question, text, at)), skipped=skipped)

    def unask(self, question: str) -> Session:
        """Take back that a question was put, unless its answer was written down."""
        return replace(
            self,
            asked=tuple(e for e in self.asked if e.question != question or e.answer),
        )

    def answer(self, question: str, answer: str) -> Session:
        """Keep the answer to a question that was asked."""
        return replace(
            self,
            asked=tuple(
                replace(entry, answer=answer) if entry.question == question else entry
                for entry in self.asked
            ),
        )

    def skip(self, question: str) -> Session:
        """Pass a question over for this session."""
        return self if question in self.seen else replace(self, skipped=(*self.skipped, question))

    def with_draft(self, purpose: str, text: str) -> Session:
        """Keep what is being typed for a purpose; an empty text is none."""
        others = tuple(draft for draft in self.drafts if draft.purpose != purpose)
        return replace(self, drafts=(*others, Draft(purpose, text)) if text else others)

    def _item(self, item_id: str) -> AgendaItem:
        return next(item for item in self.agenda if item.id == item_id)

    def _with_item(self, item_id: str, change: Callable[[AgendaItem], AgendaItem]) -> Session:
        agenda = tuple(change(item) if item.id == item_id else item for item in self.agenda)
        return replace(self, agenda=agenda)

    def _turn(self, item_id: str, state: ItemState) -> Session:
        """Give an item a state, or take it back; the talk goes on where it was about the item."""
        was = self._item(item_id).state
        now = ItemState.WAITING if was is state else state
        turned = self._with_item(item_id, lambda item: replace(item, state=now))
        return turned._go_on(item_id) if was is ItemState.NOW else turned

    def _go_on(self, after: str) -> Session:
        """Make the first waiting item after this one current, else the first waiting at all."""
        place = next(n for n, item in enumerate(self.agenda) if item.id == after)
        for item in (*self.agenda[place + 1 :], *self.agenda[:place]):
            if item.state is ItemState.WAITING:
                return self.focus_on(item.id)
        return self
