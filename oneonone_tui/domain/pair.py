"""What follows from a pair's records; nothing of it is stored (R18, R19, R21)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

from oneonone_tui.domain.action import ActionItem, Owner, triage_order
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import Store
from oneonone_tui.domain.value import value

REGULAR = "regular"
"""Id of the session type whose rhythm says when a person is due."""

AD_HOC = "ad-hoc"
"""Id of the session type that is for one thing that cannot wait."""

IN_A_ROW = 3
"""So many ad-hoc sessions in a row are a sign that something is missing (R19)."""

DEFAULT_CADENCE = 14
"""Days, where neither the person nor the session type says otherwise (R3)."""

TREND = 6
"""Sessions over which a trend is looked at: three months of a fortnightly rhythm."""


@value
class Pair:
    """A person together with everything between us."""

    person: Person
    sessions: tuple[Session, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    topics: tuple[Topic, ...] = ()
    earlier: int = 0
    """Sessions that there were besides these, where not all of them are here."""

    @property
    def brief(self) -> Pair:
        """As much of it as a list of everyone shows: of the sessions the last and the unended
        one, of the items the open ones."""
        shown = (self.last, self.unended)
        sessions = tuple(session for session in self.sessions if session in shown)
        actions = tuple(action for action in self.actions if action.is_open)
        return Pair(self.person, sessions, actions, self.topics, self.count - len(sessions))

    @property
    def count(self) -> int:
        """How many sessions there were."""
        return self.earlier + len(self.sessions)

    @property
    def unended(self) -> Session | None:
        """The latest session that was begun and not ended."""
        return next((s for s in reversed(self.sessions) if s.ended is None), None)

    @property
    def last(self) -> Session | None:
        """The latest session that was ended."""
        return next((s for s in reversed(self.sessions) if s.ended is not None), None)

    @property
    def only_ad_hoc(self) -> bool:
        """Whether the latest ended sessions were ad hoc, several in a row (R19)."""
        ended = [session for session in self.sessions if session.ended is not None]
        latest = ended[-IN_A_ROW:]
        return len(latest) == IN_A_ROW and all(session.type == AD_HOC for session in latest)

    @property
    def pulses(self) -> tuple[Pulse, ...]:
        """The pulse of the latest ended sessions that have one, oldest first (R20)."""
        given = [s.pulse for s in self.sessions if s.ended is not None and s.pulse.given]
        return tuple(given[-TREND:])

    @property
    def open_actions(self) -> tuple[ActionItem, ...]:
        """What still has to be kept: mine first, oldest first."""
        return triage_order(self.actions)

    def open_of(self, owner: Owner) -> int:
        """How many open items one side owes."""
        return sum(action.owner is owner for action in self.open_actions)

    def overdue(self, today: date) -> int:
        """How many open items are past their date."""
        return sum(action.days_over(today) > 0 for action in self.open_actions)

    def last_met(self, zone: tzinfo | None = None) -> date | None:
        """The day of the latest ended session, in the given zone (the machine's by default)."""
        return day_of(self.last.started, zone) if self.last else None

    def cadence(self, cadence_days: int) -> int:
        """Days that are meant to lie between two sessions.

        `cadence_days` is the session type's own, where the person has none.
        """
        return self.person.cadence_of(REGULAR) or cadence_days or DEFAULT_CADENCE

    def next_due(self, cadence_days: int, zone: tzinfo | None = None) -> date | None:
        """The day of the next session: as agreed at the last one, else by cadence (R17).

        None before the first session: there is nothing to be late for.
        """
        if self.last is None:
            return None
        if self.last.next_date:
            return self.last.next_date
        met = self.last_met(zone)
        return met + timedelta(days=self.cadence(cadence_days)) if met else None


def pair_of(store: Store, person: Person) -> Pair:
    """Everything between me and a person."""
    return Pair(
        person, store.sessions(person.id), store.actions(person.id), store.topics(person.id)
    )


def by_urgency(
    pairs: Iterable[Pair], cadence_days: int = 0, zone: tzinfo | None = None
) -> tuple[Pair, ...]:
    """Pairs as the board lists them: unfinished sessions, then the longest due, the new last.

    Days are those of the given zone, as in `Pair.next_due`, so that the order never
    contradicts the dates that are shown.
    """

    def urgency(pair: Pair) -> tuple[bool, date, str]:
        due = pair.next_due(cadence_days, zone) or date.max
        return pair.unended is None, due, pair.person.name.casefold()

    return tuple(sorted(pairs, key=urgency))
