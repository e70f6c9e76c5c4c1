"""`oneonone-tui actions`: the open action items of everyone, for a person or for a script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from oneonone_tui.commands.table import aligned, due_words
from oneonone_tui.commands.whom import called, find_person
from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.view import View


@value
class Wanted:
    """Which items are asked for."""

    person: str = ""
    """A name as it was typed; empty is everyone who was not put away."""
    owners: tuple[Owner, ...] = ()
    """Empty is everybody's and nobody's."""
    overdue: bool = False

    def includes(self, action: ActionItem, today: date) -> bool:
        """Whether an item is open and one of these."""
        return (
            action.is_open
            and (not self.owners or action.owner in self.owners)
            and (not self.overdue or action.days_over(today) > 0)
        )


Owed = tuple[Person, ActionItem]
"""An open item, and the person with whom it is."""


def open_actions(
    path: Path, wanted: Wanted, today: date, cipher: Cipher | None = None
) -> tuple[Owed, ...]:
    """The open items that are asked for: overdue, soon, later, without a date.

    Raises:
        UsageError: the name does not say who is meant.
        StoreError: the data cannot be read.
    """
    view = View(path, cipher)
    people = [person for person in view.people if not person.archived]
    if wanted.person:
        people = [find_person(wanted.person, view.people)]
    of = {person.id: person for person in people}
    found = [
        (of[action.person], action)
        for action in view.actions()
        if action.person in of and wanted.includes(action, today)
    ]

    def urgency(owed: Owed) -> tuple[date, str, int]:
        person, action = owed
        return action.due or date.max, person.name.casefold(), action.number

    return tuple(sorted(found, key=urgency))


def as_table(found: Sequence[Owed], today: date, width: int | None) -> Iterator[str]:
    """The lines to print; `width` as in `aligned`."""
    if not found:
        yield "No open action items."
        return
    rows = [
        (
            called(person),
            action.label,
            action.owner or "?",
            due_words(action, today),
            one_line(action.text),
        )
        for person, action in found
    ]
    yield from aligned([("PERSON", "ITEM", "OWNER", "DUE", "TEXT"), *rows], width)


def as_json(found: Sequence[Owed], today: date) -> str:
    """As JSON for scripts, in ASCII; every field is explained in `docs/actions-json.md`."""
    return json.dumps([_fields(person, action, today) for person, action in found], indent=2)


def _fields(person: Person, action: ActionItem, today: date) -> dict[str, Any]:
    return {
        "id": action.id,
        "label": action.label,
        "person": called(person),
        "person_id": person.id,
        "owner": action.owner,
        "text": one_line(action.text),
        "due": action.due.isoformat() if action.due else None,
        "overdue_days": action.days_over(today),
        "created": action.created.isoformat(),
    }
