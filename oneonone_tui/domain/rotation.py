"""Which question comes next, and why: pure, always the same, and cheap to ask (R6, R10, R11).

docs/rotation.md tells the rule in plain words and as a formula. Most of it does not change
within a session and is worked out once: the questions that fit, in groups of one topic and one
depth, each group in the order in which its questions come. What does change (how many turns a
topic and a depth had, how deep a question may be) is the same for a whole group. So the next
question is the first unseen one of some group, or pinned, and only these are compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import chain
from typing import Final

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person, Standing
from oneonone_tui.domain.question import Question, QuestionBank, SessionType
from oneonone_tui.domain.session import Asked, Session
from oneonone_tui.domain.value import value

COOL_DOWN: Final = timedelta(days=90)
"""How long a question rests after it was asked. Within a quarter the answer has hardly changed,
and the question sounds read off a list."""

TRUST: Final = 3
"""Ended sessions that a pair has behind it before a sensitive question comes up, and before
depth 3 is not too deep. In the first both find out what this is; only after another two has
each seen that what is said stays between them."""

DEEP: Final = 3
"""The depth that needs trust: no session begins with it."""

RAMP: Final = (1, 2, 2, DEEP)
"""How deep a question may be after none, one, two, and three or more were asked."""

_Order = tuple[datetime, bool, bool, int, datetime, datetime, int, int, int]
_NEVER = datetime.min.replace(tzinfo=UTC)
_UNPINNED = datetime.max.replace(tzinfo=UTC)


class Why(StrEnum):
    """What speaks most for a question, to answer «why this one?»; the strongest first."""

    PINNED = "pinned"
    """It was pinned, and not asked since."""
    LAST = "last"
    """It is the last one that is left, of the topic that was wished for, if any was."""
    COOLING = "cooling"
    """It is within its cool-down (`Turn.last`), and so is everything else that may come now."""
    TOPIC = "topic"
    """Its topic had no turn in this session, nor in the latest ones (`Turn.untouched`)."""
    NEW = "new"
    """It was never put to this person."""
    RESTED = "rested"
    """It was put before (`Turn.last`), and its cool-down is over."""


@value
class Turn:
    """The question that comes next, and what there is to say about the choice."""

    question: Question
    why: Why
    untouched: int | None
    """How many sessions began since its topic was touched; None where it never was."""
    last: Asked | None
    """When the question was last put to the person, and what was answered."""


class Rotation:
    """The rule, made ready for the sessions of one type with one person.

    It knows the person's preferences as they were: one that changes takes another rotation.
    """

    def __init__(
        self,
        banks: Iterable[QuestionBank],
        history: Iterable[Session],
        kind: SessionType,
        person: Person,
        today: date,
        zone: tzinfo | None = None,
    ) -> None:
        """`history` is the pair's earlier sessions in any order, without the one that goes on.

        `today` is a day in the given zone, the machine's by default.
        """
        questions = [question for bank in banks for question in bank.questions]
        sessions = tuple(history)
        self._kind = kind
        self._person = person
        self._known = {question.id: question for question in questions}
        self._place = {question.id: place for place, question in enumerate(questions)}
        self._last = _last_turns(sessions)
        self._starts = sorted(session.started for session in sessions)
        self._trusted = sum(session.ended is not None for session in sessions) >= TRUST
        self._cooling = {
            id for id, turn in self._last.items() if today - day_of(turn.at, zone) < COOL_DOWN
        }
        self._touched = _touched(self._known, self._last)
        self._pins = {
            each.question: each.at
            for each in person.preferences
            if each.standing is Standing.PINNED and self._when(each.question) <= each.at
        }
        self._unwanted = {
            each.question
            for each in person.preferences
            if each.standing is Standing.NEVER
            or (each.standing is Standing.SNOOZED and (each.until is None or today < each.until))
        }
        fitting = sorted(filter(self.fits, questions), key=lambda each: self._when(each.id))
        self._pinned = [question for question in fitting if question.id in self._pins]
        self._groups = _by_tag(fitting)

    def fits(self, question: Question) -> bool:
        """Whether a question may come up with this person, in this type of session, today."""
        kind, person = self._kind, self._person
        if question.types:
            suits = kind.id in question.types
        else:
            suits = not kind.tags or any(tag in kind.tags for tag in question.tags)
        return (
            suits
            and (not question.relationships or person.relationship in question.relationships)
            and question.text.speaks(person.language)
            and (question.open or not kind.open_only)
            and (self._trusted or not question.sensitive)
            and question.id not in self._unwanted
        )

    def next(self, session: Session, topic: str = "") -> Turn | None:
        """The question to put next, of those with this tag where one is given.

        None when all that fit have had their turn, or are too deep to begin a session with.
        """
        seen = session.seen

        def unseen(questions: Iterable[Question]) -> Iterator[Question]:
            return (q for q in questions if q.id not in seen and (not topic or topic in q.tags))

        groups = [unseen(group) for group in self._groups.get(topic, {}).values()]
        heads = [head for group in groups if (head := next(group, None))]
        more = len(heads) > 1 or next(chain.from_iterable(groups), None) is not None
        had = [self._known[id] for id in seen if id in self._known]
        topics = Counter(question.topic for question in had)
        depths = Counter(question.depth for question in had)
        deepest = self._deepest(session)

        def order(question: Question) -> _Order:
            return (
                self._pins.get(question.id, _UNPINNED),
                question.id in self._cooling,
                question.depth > deepest,
                topics[question.topic],
                self._touched.get(question.topic, _NEVER),
                self._when(question.id),
                depths[question.depth],
                question.depth,
                self._place[question.id],
            )

        candidates = chain(heads, unseen(self._pinned))
        may_come = (q for q in candidates if seen or q.depth < DEEP)
        question = min(may_come, key=order, default=None)
        if question is None:
            return None
        fresh = not topic and not topics[question.topic]
        why = self._why(question, fresh, more)
        return Turn(question, why, self.untouched(question.topic), self.last_asked(question.id))

    def last_asked(self, question: str) -> Asked | None:
        """When a question was last put to the person, and what was answered."""
        return self._last.get(question)

    def untouched(self, topic: str) -> int | None:
        """How many sessions began since a question on a topic was asked; None where none was."""
        touched = self._touched.get(topic)
        return None if touched is None else len(self._starts) - bisect_right(self._starts, touched)

    def _when(self, question: str) -> datetime:
        turn = self._last.get(question)
        return turn.at if turn else _NEVER

    def _why(self, question: Question, fresh: bool, more: bool) -> Why:
        """`fresh` is whether its topic speaks for it, `more` whether others are left."""
        if question.id in self._pins:
            return Why.PINNED
        if not more:
            return Why.LAST
        if question.id in self._cooling:
            return Why.COOLING
        if fresh and question.topic and self._starts and self.untouched(question.topic) != 0:
            return Why.TOPIC
        return Why.RESTED if question.id in self._last else Why.NEW

    def _deepest(self, session: Session) -> int:
        """The depth beyond which a question is too deep for the session as it is."""
        deepest = RAMP[min(len(session.asked), len(RAMP) - 1)]
        return deepest if self._trusted else min(deepest, DEEP - 1)


def _last_turns(sessions: Iterable[Session]) -> dict[str, Asked]:
    """The latest turn of each question, whether or not a bank still has it."""
    last: dict[str, Asked] = {}
    for session in sessions:
        for turn in session.asked:
            known = last.get(turn.question)
            if known is None or turn.at > known.at:
                last[turn.question] = turn
    return last


def _touched(known: Mapping[str, Question], last: Mapping[str, Asked]) -> dict[str, datetime]:
    """When a question on each topic was last asked."""
    touched: dict[str, datetime] = {}
    for id, turn in last.items():
        if question := known.get(id):
            touched[question.topic] = max(turn.at, touched.get(question.topic, _NEVER))
    return touched


def _by_tag(questions: Iterable[Question]) -> dict[str, dict[tuple[str, int], list[Question]]]:
    """The questions of each tag, and under none all of them, in groups of one topic and depth."""
    groups: dict[str, dict[tuple[str, int], list[Question]]] = {}
    for question in questions:
        group = question.topic, question.depth
        for tag in {"", *question.tags}:
            groups.setdefault(tag, {}).setdefault(group, []).append(question)
    return groups
