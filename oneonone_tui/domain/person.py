"""The other half of a pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.domain.value import value
from oneonone_tui.domain.wording import Tone, Wording


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


@value
class Cadence:
    """How often sessions of one type are meant to happen with a person (R3)."""

    type: str
    """Id of the session type."""
    days: int


class Standing(StrEnum):
    """What was settled about one question for one person (R10)."""

    PINNED = "pinned"
    """It comes first, until it has been asked."""
    SNOOZED = "snoozed"
    """It does not come up before a certain day."""
    NEVER = "never"
    """It does not come up with this person."""


@value
class Preference:
    """What stands about a question for a person."""

    question: str
    """Id of the question."""
    standing: Standing
    at: datetime
    """When that was settled; a pin lasts until the question is asked after it."""
    until: date | None = None
    """The first day on which a snoozed question may come up again."""


@value
class Card:
    """What I keep in mind about a person (R23); mine alone, and never part of a recap."""

    background: str = ""
    """Where they come from, and what they did before."""
    style: str = ""
    """How they like to work and to be talked to."""
    recognition: str = ""
    """How they like to be thanked."""
    facts: str = ""
    """What matters to them: names, dates, plans."""


@value
class Person:
    """Someone I have 1-on-1s with."""

    id: str
    name: str
    relationship: Relationship = Relationship.REPORT
    language: str = "en"
    """Language of the questions, agenda and recap for this person (R26)."""
    tone: Tone = Tone.RELAXED
    """How that language is spoken with this person (R26)."""
    cadence: tuple[Cadence, ...] = ()
    """Where it differs from the session type's own."""
    archived: bool = False
    preferences: tuple[Preference, ...] = ()
    """What was settled about questions, at most one for each."""
    card: Card = Card()
    prepared: Preparation = Preparation()
    """What is settled for the next session."""

    def hears(self, wording: Wording) -> str:
        """A wording as it is said to this person."""
        return wording.text(self.language, self.tone)

    def preference(self, question: str) -> Preference | None:
        """What was settled about a question, if anything."""
        return next((known for known in self.preferences if known.question == question), None)

    def prefer(self, preference: Preference) -> Person:
        """Settle something about a question, in the place of what was settled before."""
        return replace(
            self, preferences=(*self.forget(preference.question).preferences, preference)
        )

    def forget(self, question: str) -> Person:
        """Let a question come up like any other."""
        others = tuple(known for known in self.preferences if known.question != question)
        return replace(self, preferences=others)

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
        lambda full: _likeness(wanted, full) >= _LIKENESS,
    )
    for rule in rules:
        if found := tuple(person for person in known if rule(person.name.casefold())):
            return found
    return ()


def nearest(name: str, people: Iterable[Person], most: int = 3) -> tuple[Person, ...]:
    """Whose names are most like a typed one that means nobody, the most alike first."""
    wanted = name.casefold().strip()

    def unlike(person: Person) -> float:
        return -_likeness(wanted, person.name.casefold())

    return tuple(sorted(people, key=unlike)[:most])


def _likeness(wanted: str, full: str) -> float:
    """How like a name is to what was typed, as a whole or in one word: from 0 to 1."""
    from difflib import SequenceMatcher  # only where a name was mistyped

    return max(SequenceMatcher(None, wanted, part).ratio() for part in (full, *full.split()))
