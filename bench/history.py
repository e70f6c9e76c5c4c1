"""Years of 1-on-1s out of a seed: twenty people, each of them every week.

`python -m bench.history FILE YEARS` writes a store; `demo` for the years writes the demo. It is a
program of its own so that the memory it takes is not counted against what is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.session import AgendaItem, Asked, Evaluation, ItemState, Origin, Session
from oneonone_tui.domain.store import Record

PEOPLE = 20
WEEKS = 52
NAMED = "Nadia Halim"
"""The first person, with whom a session is going on."""

_FIRST = ("Nadia", "Bayu", "Marta", "Kwame", "Sekar", "Tomas", "Priya", "Arif", "Ines", "Yusuf")
_LAST = ("Halim", "Okafor")
_TEXT = (
    "the alert was quiet and we moved release to next week after talking with support "
    "rapat dengan tim gudang berjalan baik tetapi jadwal masih terlalu padat untuk rilis "
    "she would like to own review of design because it decides what is built later"
)
_WORDS = _TEXT.split()
_NOTE_LINES = 16
_OPEN_WEEKS = 3
"""Promises of the last weeks are open; all before them were kept."""


def history(years: int, now: datetime) -> Iterator[Record]:
    """All records of so many years before `now`; the same years give the same records."""
    chance = Random(years)
    numbers = count()
    for place in range(PEOPLE):
        name = f"{_FIRST[place % len(_FIRST)]} {_LAST[place // len(_FIRST)]}"
        person = Person(f"p{place:02}", name, list(Relationship)[place % len(Relationship)])
        yield person
        for week in range(years * WEEKS):
            started = now - timedelta(weeks=years * WEEKS - week, hours=place % 8)
            session = _session(f"s{next(numbers):06}", person, started, chance)
            yield session
            for turn in (1, 2):
                promise = ActionItem(
                    f"a{next(numbers):06}",
                    person.id,
                    2 * week + turn,
                    _sentence(chance, 6),
                    started + timedelta(minutes=20 + turn),
                    session.id,
                    (Owner.ME, Owner.THEM)[turn % 2],
                    (started + timedelta(weeks=turn)).date(),
                )
                if week < years * WEEKS - _OPEN_WEEKS:
                    promise = promise.close(started + timedelta(weeks=turn))
                yield promise
        if name == NAMED:
            yield _unended(_session(f"s{next(numbers):06}", person, now, chance))


def _unended(session: Session) -> Session:
    """The session as it was left in the middle."""
    first, *rest = session.agenda
    waiting = (replace(item, state=ItemState.WAITING, spent_seconds=0) for item in rest)
    return replace(
        session,
        started=session.started - timedelta(minutes=10),
        ended=None,
        spent_seconds=600,
        agenda=(replace(first, state=ItemState.NOW), *waiting),
        notes=notes(),
        evaluation=Evaluation(),
        next_date=None,
    )


def _session(session_id: str, person: Person, started: datetime, chance: Random) -> Session:
    texts = ("Check-in", "Their topics", "My topics", "Growth")
    return Session(
        session_id,
        person.id,
        "regular",
        started,
        ended=started + timedelta(minutes=30),
        spent_seconds=1800,
        opener_said=True,
        triaged=True,
        agenda=tuple(
            AgendaItem(f"{session_id}.{place}", text, 10, "", 450, "", ItemState.DONE, Origin.TYPE)
            for place, text in enumerate(texts)
        ),
        notes="\n".join(_sentence(chance, 10) for _ in range(_NOTE_LINES)),
        asked=(Asked("bench.question", "What drained you?", started, _sentence(chance, 12)),),
        evaluation=Evaluation(_sentence(chance, 6), _sentence(chance, 6), chance.randint(2, 5)),
        next_date=(started + timedelta(weeks=1)).date(),
    )


def notes() -> str:
    """The notes of one session, about 1.5 KB."""
    chance = Random(0)
    return "\n".join(_sentence(chance, 16) for _ in range(_NOTE_LINES))


def _sentence(chance: Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def main() -> None:
    """Write a store to a new file."""
    # Here, because the bench must stay small: a process begins with the peak of its parent.
    from oneonone_tui.demo import demo_records
    from oneonone_tui.storage.store import open_store

    path, years = Path(sys.argv[1]), sys.argv[2]
    now, numbers = datetime.now(UTC), count()
    if years == "demo":
        records = demo_records(now, lambda: f"d{next(numbers)}")
    else:
        records = tuple(history(int(years), now))
    store = open_store(path)
    store.save(*records)
    store.close()


if __name__ == "__main__":
    main()
