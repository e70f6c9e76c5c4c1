"""What is settled for the next session with someone, while it is prepared (R21)."""

from __future__ import annotations

from dataclasses import replace

from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.person import Person, Preference, Standing
from oneonone_tui.domain.question import Question, SessionType
from oneonone_tui.domain.rotation import Rotation
from oneonone_tui.domain.session import Topic
from oneonone_tui.ui.desk import Desk


class Plan:
    """Keeps each change in the store at once, and remembers what was before it."""

    def __init__(self, desk: Desk, pair: Pair) -> None:
        self.desk = desk
        self.person = pair.person
        self._sessions = pair.sessions
        self._before: list[Person | Topic] = []

    @property
    def kinds(self) -> tuple[SessionType, ...]:
        """The types of session, as they are offered for the person."""
        return self.desk.kinds(self.person.relationship)

    @property
    def kind(self) -> SessionType:
        """What type of session it is to be."""
        kinds = self.kinds
        wanted = (kind for kind in kinds if kind.id == self.person.prepared.type)
        return next(wanted, kinds[0] if kinds else self.desk.kind(""))

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What waits, in the order in which it will stand on the agenda."""
        return self.person.prepared.in_order(self.desk.store.topics(self.person.id))

    @property
    def questions(self) -> tuple[Question, ...]:
        """All there are, in the order of the banks."""
        return tuple(q for bank in self.desk.library.banks for q in bank.questions)

    @property
    def pinned(self) -> tuple[Question, ...]:
        """The questions that come first."""
        return tuple(question for question in self.questions if self._is_pinned(question.id))

    def rotation(self) -> Rotation:
        """The rule by which questions come, as things are now."""
        desk = self.desk
        return Rotation(desk.library.banks, self._sessions, self.kind, self.person, desk.today)

    def choose(self, type_id: str) -> None:
        """Have it be a session of this type."""
        self._prepare(type=type_id)

    def aim(self, goal: str) -> None:
        """Say what it is for."""
        self._prepare(goal=goal)

    def move(self, topic: Topic, by: int) -> None:
        """Have a topic come earlier (negative) or later."""
        order = [each.id for each in self.topics]
        place = order.index(topic.id)
        order.insert(max(0, place + by), order.pop(place))
        self._prepare(topics=tuple(order))

    def add(self, text: str) -> Topic:
        """Put another topic at the end."""
        topic = Topic(self.desk.new_id(), self.person.id, text, self.desk.now())
        self._before.append(replace(topic, taken_back=True))
        self.desk.store.save(topic)
        return topic

    def reword(self, topic: Topic, text: str) -> None:
        """Give a topic another text."""
        self._change(topic, replace(topic, text=text))

    def remove(self, topic: Topic) -> None:
        """Take a topic back."""
        self._change(topic, replace(topic, taken_back=True))

    def pin(self, question: str) -> bool:
        """Have a question come first; False where it did, and does no more."""
        if self._is_pinned(question):
            self.become(self.person.forget(question))
            return False
        now = self.desk.now()
        self.become(self.person.prefer(Preference(question, Standing.PINNED, now)))
        return True

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        if not self._before:
            return False
        before = self._before.pop()
        if isinstance(before, Person):
            self.person = before
        self.desk.store.save(before)
        return True

    def become(self, person: Person) -> None:
        """Go on with the person changed."""
        if person != self.person:
            self._change(self.person, person)
            self.person = person

    def _prepare(self, **changes: object) -> None:
        prepared = replace(self.person.prepared, **changes)  # type: ignore[arg-type]
        self.become(replace(self.person, prepared=prepared))

    def _change(self, before: Person | Topic, now: Person | Topic) -> None:
        self._before.append(before)
        self.desk.store.save(now)

    def _is_pinned(self, question: str) -> bool:
        """Whether it was pinned, and not asked since."""
        known = self.person.preference(question)
        if known is None or known.standing is not Standing.PINNED:
            return False
        turns = (session.asking(question) for session in self._sessions)
        return not any(turn and turn.at > known.at for turn in turns)
