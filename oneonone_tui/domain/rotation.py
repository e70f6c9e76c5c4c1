"""Which question comes next: pure and deterministic, from the banks and the pair's history.

Among the questions that fit the session and the person's language, those never asked come
first, then those asked longest ago. Where that leaves a tie, the topic with the fewest turns in
this session wins, then the one whose last turn is longest ago, so that ten questions on one
subject never stand in a row; then the lighter question, then the order of the banks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from oneonone_tui.domain.question import Question, QuestionBank, SessionType
from oneonone_tui.domain.session import Asked, Session

_NEVER = datetime.min.replace(tzinfo=UTC)


def fits(question: Question, kind: SessionType, language: str) -> bool:
    """Whether a question may come up in this type of session, in this language."""
    return (
        question.text.speaks(language)
        and (question.open or not kind.open_only)
        and (not kind.tags or any(tag in kind.tags for tag in question.tags))
    )


def next_question(
    banks: Iterable[QuestionBank],
    history: Iterable[Session],
    session: Session,
    kind: SessionType,
    language: str,
) -> Question | None:
    """The question to put next, or None when every fitting one has had its turn in `session`.

    `history` is the pair's earlier sessions; whether `session` is among them does not matter.
    """
    questions = [question for bank in banks for question in bank.questions]
    seen = session.seen
    last = _last_turns((*(s for s in history if s.id != session.id), session))
    topics = _topic_turns(questions, last, seen)

    def turn(question: Question) -> tuple[datetime, tuple[int, datetime], int]:
        touched = max((topics[tag] for tag in question.tags), default=(0, _NEVER))
        return last.get(question.id, _NEVER), touched, question.depth

    waiting = (q for q in questions if q.id not in seen and fits(q, kind, language))
    return min(waiting, key=turn, default=None)


def last_asked(question: str, sessions: Iterable[Session]) -> Asked | None:
    """When the question was last put to the person, and what was answered."""
    turns = (entry for session in sessions for entry in session.asked if entry.question == question)
    return max(turns, key=lambda entry: entry.at, default=None)


def _last_turns(sessions: Iterable[Session]) -> dict[str, datetime]:
    last: dict[str, datetime] = {}
    for session in sessions:
        for entry in session.asked:
            last[entry.question] = max(entry.at, last.get(entry.question, _NEVER))
    return last


def _topic_turns(
    questions: Iterable[Question], last: Mapping[str, datetime], seen: frozenset[str]
) -> dict[str, tuple[int, datetime]]:
    """For each tag, how often it had a turn in this session, skipped or asked, and when last.

    The count comes first because a skip has no time: by time alone, skipping would bring up
    one topic again and again.
    """
    turns: dict[str, tuple[int, datetime]] = {}
    for question in questions:
        for tag in question.tags:
            count, latest = turns.get(tag, (0, _NEVER))
            when = last.get(question.id, _NEVER)
            turns[tag] = count + (question.id in seen), max(latest, when)
    return turns
