"""The shared records of one session, of a person or of everyone, as JSON (docs/export-json.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.value import value
from oneonone_tui.share.recap import closed_in
from oneonone_tui.share.shared import (
    SharedAction,
    SharedExpectation,
    SharedGoal,
    SharedPerson,
)
from oneonone_tui.share.shared_session import SharedSession

FORMAT = "oneonone-tui"
"""What such a file says that it is."""

VERSION = 1
"""Counts on where a field changes its meaning; fields may be added without that."""


@value
class Bundle:
    """Shared records that belong together."""

    people: tuple[SharedPerson, ...] = ()
    sessions: tuple[SharedSession, ...] = ()
    actions: tuple[SharedAction, ...] = ()
    goals: tuple[SharedGoal, ...] = ()
    expectations: tuple[SharedExpectation, ...] = ()

    def of_person(self, person: str) -> Bundle:
        """What is in it of one person."""
        return Bundle(
            tuple(found for found in self.people if found.id == person),
            tuple(found for found in self.sessions if found.person == person),
            tuple(found for found in self.actions if found.person == person),
            tuple(found for found in self.goals if found.person == person),
            tuple(found for found in self.expectations if found.person == person),
        )

    def of_session(self, session: Session) -> Bundle:
        """What is in it of one session: what was promised there, and what was closed there."""
        of_both = self.of_person(session.person)
        return replace(
            of_both,
            sessions=tuple(found for found in of_both.sessions if found.id == session.id),
            actions=tuple(
                found
                for found in of_both.actions
                if found.session == session.id or closed_in(session, found.record)
            ),
            goals=(),
            expectations=(),
        )


def bundle_of(records: Iterable[Record]) -> Bundle:
    """What is shared of all these; what was written by mistake, or is not agreed yet, is not."""
    known = tuple(records)
    return Bundle(
        tuple(SharedPerson.of(found) for found in known if isinstance(found, Person)),
        tuple(SharedSession.of(found) for found in known if isinstance(found, Session)),
        tuple(
            SharedAction.of(found)
            for found in known
            if isinstance(found, ActionItem) and not found.taken_back
        ),
        tuple(SharedGoal.of(found) for found in known if isinstance(found, Goal)),
        tuple(
            SharedExpectation.of(found)
            for found in known
            if isinstance(found, Expectation) and found.agreed
        ),
    )


def as_json(bundle: Bundle) -> str:
    """The bundle as ASCII JSON; the same records always make the same text."""
    return json.dumps(
        {"format": FORMAT, "version": VERSION, **asdict(bundle)}, indent=2, default=_written
    )


def _written(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an export")
