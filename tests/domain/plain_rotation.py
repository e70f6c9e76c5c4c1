"""The formula of docs/rotation.md word for word: everything looked up anew, nothing remembered.

The rotation must say the same; its properties are told in the words of this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from oneonone_tui.domain.person import Person, Standing
from oneonone_tui.domain.question import Question, QuestionBank, SessionType
from oneonone_tui.domain.rotation import Turn, Why
from oneonone_tui.domain.session import Asked, Session

from .records import TODAY

NEVER = datetime.min.replace(tzinfo=UTC)
UNPINNED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Plain:
    """A session at the moment in which a question is wanted."""

    banks: tuple[QuestionBank, ...]
    history: tuple[Session, ...]
    kind: SessionType
    person: Person
    session: Session
    topic: str = ""

    @property
    def questions(self) -> Iterator[Question]:
        return (question for bank in self.banks for question in bank.questions)

    def fits(self, question: Question) -> bool:
        ended = [session for session in self.history if session.ended]
        preference = self.person.preference(question.id)
        if question.types and self.kind.id not in question.types:
            return False
        if not question.types and self.kind.tags and not set(question.tags) & set(self.kind.tags):
            return False
        if question.relationships and self.person.relationship not in question.relationships:
            return False
        if not question.text.speaks(self.person.language):
            return False
        if self.kind.open_only and not question.open:
            return False
        if question.sensitive and len(ended) < 3:
            return False
        if preference and preference.standing is Standing.NEVER:
            return False
        if preference and preference.standing is Standing.SNOOZED:
            return preference.until is not None and preference.until <= TODAY
        return True

    def waiting(self) -> list[Question]:
        """All that fit and have not had their turn."""
        return [
            question
            for question in self.questions
            if self.fits(question)
            and question.id not in self.session.seen
            and (not self.topic or self.topic in question.tags)
        ]

    def may_come(self) -> list[Question]:
        return [each for each in self.waiting() if self.session.seen or each.depth < 3]

    def last(self, question: Question) -> Asked | None:
        turns = [turn for each in self.history for turn in each.asked]
        mine = [turn for turn in turns if turn.question == question.id]
        return max(mine, key=lambda turn: turn.at, default=None)

    def asked_at(self, question: Question) -> datetime:
        last = self.last(question)
        return last.at if last else NEVER

    def pinned_at(self, question: Question) -> datetime:
        preference = self.person.preference(question.id)
        if not preference or preference.standing is not Standing.PINNED:
            return UNPINNED
        return UNPINNED if self.asked_at(question) > preference.at else preference.at

    def is_cooling(self, question: Question) -> bool:
        last = self.last(question)
        return last is not None and (TODAY - last.at.date()).days < 90

    def is_too_deep(self, question: Question) -> bool:
        asked = len(self.session.asked)
        deepest = 1 if asked == 0 else 2 if asked < 3 else 3
        if sum(each.ended is not None for each in self.history) < 3:
            deepest = min(deepest, 2)
        return question.depth > deepest

    def had(self) -> list[Question]:
        return [each for each in self.questions if each.id in self.session.seen]

    def topic_turns(self, question: Question) -> int:
        return sum(each.topic == question.topic for each in self.had())

    def depth_turns(self, question: Question) -> int:
        return sum(each.depth == question.depth for each in self.had())

    def touched_at(self, question: Question) -> datetime:
        same = (each for each in self.questions if each.topic == question.topic)
        return max(self.asked_at(each) for each in same)

    def untouched(self, question: Question) -> int | None:
        at = self.touched_at(question)
        return None if at == NEVER else sum(each.started > at for each in self.history)

    def order(self, question: Question) -> tuple[object, ...]:
        return (
            self.pinned_at(question),
            self.is_cooling(question),
            self.is_too_deep(question),
            self.topic_turns(question),
            self.touched_at(question),
            self.asked_at(question),
            self.depth_turns(question),
            question.depth,
            [each.id for each in self.questions].index(question.id),
        )

    def why(self, question: Question) -> Why:
        if self.pinned_at(question) != UNPINNED:
            return Why.PINNED
        if self.waiting() == [question]:
            return Why.LAST
        if self.is_cooling(question):
            return Why.COOLING
        if not self.topic and question.topic and not self.topic_turns(question):
            sessions = self.untouched(question)
            if self.history and (sessions is None or sessions > 0):
                return Why.TOPIC
        return Why.RESTED if self.last(question) else Why.NEW

    def next(self) -> Turn | None:
        for question in sorted(self.may_come(), key=self.order):
            return Turn(question, self.why(question), self.untouched(question), self.last(question))
        return None
