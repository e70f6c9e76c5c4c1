"""What is known, and what comes in; nothing is kept before all of it is understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from oneonone_tui.commands.whom import called
from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Person, match_name
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.text import one_line
from oneonone_tui.share.bundle import bundle_of
from oneonone_tui.storage.view import View

OfPerson = Session | ActionItem | Goal | Expectation


class WhoseError(Exception):
    """A name may mean several people."""


class Intake:
    """Takes in records one by one; `new` is then what there is to be kept, in one change."""

    def __init__(self, view: View) -> None:
        self.people: list[Person] = list(view.people)
        self.new: list[Record] = []
        self.there: Counter[str] = Counter()
        """How many of each kind are here already, just so."""
        self.differ = 0
        """How many of those are here otherwise than they come; they stay as they are here."""
        self.renumbered: list[tuple[str, str]] = []
        """The labels of action items that had to get another number: before, and now."""
        known: Iterable[Record] = (
            *view.sessions(),
            *view.actions(),
            *view.goals(),
            *view.expectations(),
        )
        self._known: dict[tuple[type, str], Record] = {(type(r), r.id): r for r in known}
        self._numbers: dict[str, set[int]] = {}
        self._highest: dict[str, int] = {}
        self._days: dict[tuple[str, date], str] = {}
        for record in self._known.values():
            self._enter(record)

    def whose(self, name: str) -> Person:
        """The person of this name, or of one that begins so; a new one where there is none.

        Raises:
            WhoseError: there are several.
        """
        wanted = one_line(name).casefold()
        found = [
            person
            for person in match_name(wanted, self.people)
            if any(part.startswith(wanted) for part in _parts(person))
        ]
        if len(found) > 1:
            several = ", ".join(f"{called(person)} ({person.relationship})" for person in found)
            raise WhoseError(f"“{one_line(name)}” may be {several}; write more of the name")
        return found[0] if found else self._new_person(name)

    def take_people(self, people: Sequence[Person]) -> dict[str, Person]:
        """The people here who these are, by the ids of these: of the same id, else of the same
        name where nobody else has it, else new ones."""
        here = {person.id: person for person in self.people}
        coming = {person.id for person in people}
        names = Counter(map(_name, [*self.people, *(p for p in people if p.id not in here)]))
        by_name = {_name(known): known for known in self.people if known.id not in coming}
        found = {}
        for person in people:
            same = here.get(person.id)
            if same is None and names[_name(person)] == 2:
                same = by_name.get(_name(person))
            if same is None:
                same = person
                self.people.append(person)
                self.new.append(person)
            found[person.id] = same
        return found

    def take(self, record: OfPerson) -> bool:
        """Take a record of a person who is here; False where there is one of its id already."""
        kind = (type(record), record.id)
        if before := self._known.get(kind):
            self.there[type(record).__name__] += 1
            self.differ += _shared(before) != _shared(record, before)
            return False
        if isinstance(record, ActionItem):
            record = self._numbered(record)
        self._known[kind] = record
        self._enter(record)
        self.new.append(record)
        return True

    def has_session_on(self, person: str, day: date, but: str) -> bool:
        """Whether there is another session with a person on a day."""
        return self._days.get((person, day), but) != but

    def next_number(self, person: str) -> int:
        """The number of a person's next action item."""
        return self._highest.get(person, 0) + 1

    def _numbered(self, action: ActionItem) -> ActionItem:
        """The item with its number, or with another where that is taken."""
        if action.number not in self._numbers.get(action.person, ()):
            return action
        numbered = replace(action, number=self.next_number(action.person))
        self.renumbered.append((action.label, numbered.label))
        return numbered

    def _enter(self, record: Record) -> None:
        if isinstance(record, ActionItem):
            self._numbers.setdefault(record.person, set()).add(record.number)
            highest = self._highest.get(record.person, 0)
            self._highest[record.person] = max(highest, record.number)
        elif isinstance(record, Session):
            self._days.setdefault((record.person, day_of(record.started)), record.id)

    def _new_person(self, name: str) -> Person:
        person = Person(stable_id("person", one_line(name).casefold()), one_line(name))
        self.people.append(person)
        self.new.append(person)
        return person


def stable_id(*parts: str) -> str:
    """An id that the same content always gets, in the form of all ids."""
    return sha256("\0".join(parts).encode()).hexdigest()[:12]


def _shared(record: Record, known: Record | None = None) -> object:
    """What of a record can come in, without what depends on where it is."""
    if isinstance(record, ActionItem) and isinstance(known, ActionItem):
        record = replace(record, person=known.person, number=known.number)
    elif isinstance(record, Session | Goal | Expectation) and isinstance(known, type(record)):
        record = replace(record, person=known.person)
    return bundle_of([record])


def _name(person: Person) -> str:
    return one_line(person.name).casefold()


def _parts(person: Person) -> tuple[str, ...]:
    return (_name(person), *_name(person).split())
