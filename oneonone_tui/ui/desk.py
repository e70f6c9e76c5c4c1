"""What the screens are handed: the records, the library, the time and new ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from oneonone_tui.domain.craft import ALL_OF_IT, Craft
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.opening import NewId
from oneonone_tui.domain.pair import REGULAR, Pair, by_urgency, pair_of
from oneonone_tui.domain.question import Library, SessionType
from oneonone_tui.domain.store import Store
from oneonone_tui.domain.value import value
from oneonone_tui.domain.wording import Wording

_USUAL = (REGULAR, "career", "feedback", "coaching", "ad-hoc")
"""The kinds of session that everybody has (R1), in the order in which they are offered."""


@value
class Desk:
    """Everything outside of the interface, in reach of every screen."""

    store: Store
    library: Library
    now: Callable[[], datetime]
    """The moment, in UTC."""
    new_id: NewId
    monotonic: Callable[[], float]
    """Seconds that pass evenly, whatever happens to the clock on the wall."""
    craft: Craft = ALL_OF_IT
    """The helps for the craft of a session that are wanted."""
    clipboard: bool = True
    """Whether the clipboard may be written."""

    @property
    def today(self) -> date:
        """The day on the reader's calendar."""
        return day_of(self.now())

    @property
    def cadence_days(self) -> int:
        """Days between regular sessions, where a person has no rhythm of their own."""
        return self.kind(REGULAR).cadence_days

    def kind(self, type_id: str) -> SessionType:
        """The session type; one that is gone from the files still has its name and no agenda."""
        name = Wording((("en", type_id),))
        return self.library.type(type_id) or SessionType(type_id, name, name, name, minutes=30)

    def kinds(self, relationship: str) -> tuple[SessionType, ...]:
        """The session types as they are with somebody, and as they are offered: the one that is
        usual between such two, the five usual ones, the others, and last those that are made for
        another relationship."""

        def place(kind: SessionType) -> tuple[bool, bool, int]:
            made_for_others = kind.relationships and relationship not in kind.relationships
            usual = _USUAL.index(kind.id) if kind.id in _USUAL else len(_USUAL)
            return relationship not in kind.usual_for, bool(made_for_others), usual

        kinds = sorted(self.library.types, key=place)
        return tuple(kind.between(relationship) for kind in kinds)

    def pair(self, person_id: str) -> Pair:
        """Everything between me and a person, as it is now."""
        person = next(person for person in self.store.people() if person.id == person_id)
        return pair_of(self.store, person)

    def board(self, archived: bool = False) -> tuple[Pair, ...]:
        """The pairs for the board, in brief, most urgent first."""
        shown = [pair for pair in self.store.briefs() if pair.person.archived is archived]
        return by_urgency(shown, self.cadence_days)
