"""Small records for the domain's tests, each with only what its test is about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.question import Question, SessionType
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.wording import Wording

TODAY = date(2026, 11, 20)
"""A Friday."""

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

DINA = Person("dina", "Dina Prameswari")


def days(count: int) -> datetime:
    """So many days after the start."""
    return START + timedelta(days=count)


def minutes(count: int) -> datetime:
    """So many minutes after the start."""
    return START + timedelta(minutes=count)


def english(text: str) -> Wording:
    return Wording((("en", text),))


def session(id: str = "s1", started: datetime = START, ended: datetime | None = None) -> Session:
    return Session(id, DINA.id, "regular", started, ended=ended)


def action(
    number: int = 7,
    owner: Owner | None = None,
    due: date | None = None,
    created: datetime = START,
) -> ActionItem:
    return ActionItem(f"a{number}", DINA.id, number, "ask SRE", created, "s1", owner, due)


def kind(*tags: str, open_only: bool = False) -> SessionType:
    """A type of session that the questions of these tags suit."""
    word = english("Regular")
    return SessionType("regular", word, word, word, 30, tags=tags, open_only=open_only)


def question(id: str, *tags: str, depth: int = 1) -> Question:
    return Question(id, english(f"{id}?"), tags=tags, depth=depth)
