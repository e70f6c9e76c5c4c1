"""Which question comes next: pure and deterministic, from the banks and the pair's history.

Among the questions that fit the session and the person's language, those never asked come
first, then those asked longest ago. Where that leaves a tie, the topic that had its last turn
longest ago wins, so that ten questions on one subject never stand in a row; then the lighter
question, then the order of the banks.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    last = _last_turns((*history, session))
    seen = session.seen
    waiting = [
        question
        for bank in banks
        for question in bank.questions
        if question.id not in seen and fits(question, kind, language)
    ]
    if not waiting:
        return None
    topic_turns = _topic_turns(banks, last, session)

    def turn(place_and_question: tuple[int, Question]) -> tuple[datetime, datetime, int, int]:
        place, question = place_and_question
        touched = max((topic_turns.get(tag, _NEVER) for tag in question.tags), default=_NEVER)
        return last.get(question.id, _NEVER), touched, question.depth, place

    return min(enumerate(waiting), key=turn)[1]


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
    banks: Iterable[QuestionBank], last: dict[str, datetime], session: Session
) -> dict[str, datetime]:
    """When each tag last had a turn; a skipped question gives its topic a turn today as well."""
    turns: dict[str, datetime] = {}
    skipped = set(session.skipped)
    for bank in banks:
        for question in bank.questions:
            when = session.started if question.id in skipped else last.get(question.id)
            if when is not None:
                for tag in question.tags:
                    turns[tag] = max(when, turns.get(tag, _NEVER))
    return turns
