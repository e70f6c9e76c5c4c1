"""The next question, out of many and after years, and what making the rotation ready takes.

`python -m bench.rotation QUESTIONS ROUNDS YEARS …` prints the seconds as JSON. It is a program of
its own so that the memory it takes is not counted against what is measured.

One session is gone through in each round, after each of the histories: of three questions one is
asked and two are passed over.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter

from bench.history import NAMED, history
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.pair import Pair, pair_of
from oneonone_tui.domain.question import TOPICS, Question, QuestionBank, SessionType
from oneonone_tui.domain.rotation import Rotation
from oneonone_tui.domain.session import Asked, Session
from oneonone_tui.domain.wording import Wording

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORD = Wording((("en", "What drained you?"), ("id", "Apa yang menguras tenagamu?")))
REGULAR = SessionType("regular", WORD, WORD, WORD, 30, tags=TOPICS)
BANK = 50
"""Questions in a bank."""
ASKED = 3
"""Questions in an earlier session."""
TURNS = 20
"""Questions in the session that is gone through."""


def banks(questions: int) -> tuple[QuestionBank, ...]:
    """So many questions of all topics and depths."""
    every = [
        Question(
            f"q{n:05}", WORD, (WORD,), (TOPICS[n % len(TOPICS)], f"tag{n % 40}"), n // 7 % 3 + 1
        )
        for n in range(questions)
    ]
    return tuple(
        QuestionBank(f"bank{n}", WORD, tuple(every[n : n + BANK]))
        for n in range(0, questions, BANK)
    )


def pair(questions: int, years: int) -> Pair:
    """The first person of the history, who was asked these questions at random."""
    store = MemoryStore(*history(years, NOW))
    found = pair_of(store, next(person for person in store.people() if person.name == NAMED))
    chance = Random(years)

    def asked(session: Session) -> Session:
        ids = (f"q{n:05}" for n in chance.sample(range(questions), ASKED))
        at = session.started
        return replace(
            session,
            asked=tuple(Asked(id, "?", at + timedelta(minutes=n)) for n, id in enumerate(ids)),
        )

    return replace(found, sessions=tuple(asked(each) for each in found.sessions if each.ended))


def time_questions(
    questions: int, rounds: int, years: Iterable[int]
) -> dict[int, dict[str, list[float]]]:
    """Seconds of each next question after so many years, and of making the rotation ready."""
    every = banks(questions)
    pairs = {count: pair(questions, count) for count in years}
    seconds: dict[int, dict[str, list[float]]] = {
        count: {"next": [], "ready": []} for count in pairs
    }
    for _ in range(rounds):
        for count, known in pairs.items():
            started = perf_counter()
            rotation = Rotation(every, known.sessions, REGULAR, known.person, NOW.date())
            seconds[count]["ready"].append(perf_counter() - started)
            session = Session("now", known.person.id, REGULAR.id, NOW)
            for turn in range(TURNS):
                started = perf_counter()
                found = rotation.next(session)
                seconds[count]["next"].append(perf_counter() - started)
                assert found
                id = found.question.id
                session = session.skip(id) if turn % 3 else session.ask(id, "?", NOW)
    return seconds


def main() -> None:
    """Measure, and print."""
    questions, rounds, *years = map(int, sys.argv[1:])
    print(json.dumps(time_questions(questions, rounds, years)))


if __name__ == "__main__":
    main()
