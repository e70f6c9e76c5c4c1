"""The other half of a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Relationship(StrEnum):
    """What the person is to me (R2): my report, my manager, …"""

    REPORT = "report"
    MANAGER = "manager"
    PEER = "peer"
    MENTOR = "mentor"
    MENTEE = "mentee"
    STUDENT = "student"
    CLIENT = "client"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often sessions of one type are meant to happen with a person (R3)."""

    type: str
    """Id of the session type."""
    days: int


@dataclass(frozen=True, slots=True)
class Person:
    """Someone I have 1-on-1s with."""

    id: str
    name: str
    relationship: Relationship = Relationship.REPORT
    language: str = "en"
    """Language of the questions, agenda and recap for this person (R26)."""
    cadence: tuple[Cadence, ...] = ()
    """Where it differs from the session type's own."""
    archived: bool = False

    def cadence_of(self, type_id: str) -> int | None:
        """Days between sessions of this type, if agreed with this person."""
        return next((entry.days for entry in self.cadence if entry.type == type_id), None)


_LIKENESS = 0.72
"""How alike two names must be to count as the same mistyped: «dian» finds «Dina»."""


def match_name(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """The people that a typed name may mean: the whole name, else a prefix, else alike.

    Case never matters, and any word of a name can be meant. The first rule that finds
    someone decides, so that «dina» means Dina even when there is a Dinara.
    """
    wanted = name.casefold().strip()
    known = tuple(people)
    if not wanted:
        return ()
    rules: tuple[Callable[[str], bool], ...] = (
        lambda full: full == wanted,
        lambda full: any(part == wanted for part in full.split()),
        lambda full: full.startswith(wanted) or any(p.startswith(wanted) for p in full.split()),
        lambda full: any(_alike(wanted, part) for part in (full, *full.split())),
    )
    for rule in rules:
        if found := tuple(person for person in known if rule(person.name.casefold())):
            return found
    return ()


def _alike(wanted: str, name: str) -> bool:
    from difflib import SequenceMatcher  # only where a name was mistyped

    return SequenceMatcher(None, wanted, name).ratio() >= _LIKENESS
