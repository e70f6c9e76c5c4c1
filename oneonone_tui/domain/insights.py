"""What the sessions with a person show over time; nothing of it is stored (R6, R8, R18–R20)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, tzinfo
from enum import StrEnum
from itertools import pairwise

from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.feedback import Tally, tally
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.question import TOPICS
from oneonone_tui.domain.session import ItemState, Session
from oneonone_tui.domain.value import value

LATEST = 12
"""Sessions that are looked at: half a year of a fortnightly rhythm, and as many as can be seen."""

_GRACE = 4
"""A gap counts as kept up to a fourth over the rhythm: 17 days of 14. A holiday in between, or
the next day, is no broken promise."""

_NOTICEABLE = 0.5
"""How far marks from 1 to 5 must be apart, on average, for a change to be one."""

_LATELY = 3
"""So many figures are compared with as many before them: one bad day is no trend, and what was
half a year ago is no warning."""


class Course(StrEnum):
    """Where a row of figures goes lately."""

    RISES = "rises"
    FALLS = "falls"
    STEADY = "steady"


def course_of(figures: Sequence[float], noticeable: float = _NOTICEABLE) -> Course | None:
    """Where figures go lately: the last three beside the three before, or as many as there are.

    None where there are no two to be compared.
    """
    count = min(_LATELY, len(figures) // 2)
    if not count:
        return None
    change = (sum(figures[-count:]) - sum(figures[-2 * count : -count])) / count
    if abs(change) < noticeable:
        return Course.STEADY
    return Course.RISES if change > 0 else Course.FALLS


def ended(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Those that were ended, oldest first: only they say anything about a habit."""
    kept = (session for session in sessions if session.ended is not None)
    return tuple(sorted(kept, key=lambda session: session.started))


@value
class Rhythm:
    """How regularly two people met (R3, R19)."""

    days: int
    """The rhythm that was meant."""
    gaps: tuple[int, ...] = ()
    """Days between one session and the next, oldest first."""
    met: tuple[date, ...] = ()
    """The day that ended each gap."""
    since: int = 0
    """Days since the latest session."""

    def keeps(self, gap: int) -> bool:
        """Whether a gap was no longer than meant, or hardly."""
        return gap * _GRACE <= self.days * (_GRACE + 1)

    @property
    def kept(self) -> int:
        """How many gaps were kept to."""
        return sum(map(self.keeps, self.gaps))


def rhythm(
    sessions: Iterable[Session], days: int, today: date, zone: tzinfo | None = None
) -> Rhythm | None:
    """The rhythm of the latest ended sessions, of whatever type; None before the first.

    Two sessions on one day count as one.
    """
    met = sorted({day_of(session.started, zone) for session in ended(sessions)})[-LATEST - 1 :]
    if not met:
        return None
    gaps = tuple((after - before).days for before, after in pairwise(met))
    return Rhythm(days, gaps, tuple(met[1:]), (today - met[-1]).days)


@value
class Share:
    """My part of the talk in one session (R8)."""

    day: date
    percent: int
    target: int
    """What the type of the session means it to be at most."""

    @property
    def over(self) -> bool:
        """Whether I talked more than that."""
        return self.percent > self.target


def talk_balance(
    sessions: Iterable[Session], target_of: Callable[[str], int], zone: tzinfo | None = None
) -> tuple[Share, ...]:
    """My share in the latest ended sessions in which it was counted, oldest first.

    `target_of` says the target of a session type by its id.
    """
    counted = [session for session in ended(sessions) if session.talk.counted][-LATEST:]
    return tuple(
        Share(day_of(each.started, zone), each.talk.share, target_of(each.type)) for each in counted
    )


def overall_share(sessions: Iterable[Session]) -> int:
    """My part of all the talk in these, in percent: long sessions weigh more than short ones."""
    counted = [session.talk for session in ended(sessions) if session.talk.counted][-LATEST:]
    me, them = sum(talk.me for talk in counted), sum(talk.them for talk in counted)
    return round(100 * me / (me + them)) if me + them else 0


@value
class PulseAt:
    """How somebody seemed on a day (R20)."""

    day: date
    pulse: Pulse


def pulse_trend(sessions: Iterable[Session], zone: tzinfo | None = None) -> tuple[PulseAt, ...]:
    """The pulse of the latest ended sessions that have one, oldest first."""
    given = [session for session in ended(sessions) if session.pulse.given][-LATEST:]
    return tuple(PulseAt(day_of(session.started, zone), session.pulse) for session in given)


@value
class Coverage:
    """In which of the latest sessions a topic was touched (R6)."""

    topic: str
    touched: tuple[bool, ...]
    """One for each session, oldest first."""

    @property
    def times(self) -> int:
        """In how many of them."""
        return sum(self.touched)


def topics_covered(
    sessions: Iterable[Session], topics_of: Mapping[str, Sequence[str]]
) -> tuple[Coverage, ...]:
    """The seven usual topics over the latest ended sessions.

    A topic is touched by a question about it that was asked, and by an item of the agenda that
    was talked about. `topics_of` has the tags of each question by its id.
    """
    touched = [_touched(session, topics_of) for session in ended(sessions)[-LATEST:]]
    return tuple(Coverage(topic, tuple(topic in each for each in touched)) for topic in TOPICS)


def praise_and_criticism(sessions: Iterable[Session]) -> tuple[Tally, ...]:
    """What was said to somebody in each of the latest ended sessions, oldest first (R12)."""
    return tuple(tally((session,)) for session in ended(sessions)[-LATEST:])


def _touched(session: Session, topics_of: Mapping[str, Sequence[str]]) -> set[str]:
    asked = {tag for entry in session.asked for tag in topics_of.get(entry.question, ())}
    talked = (ItemState.DONE, ItemState.NOW)
    return asked | {item.tag for item in session.agenda if item.state in talked}


@value
class Kept:
    """What became of the promises of one side (R18)."""

    in_time: int = 0
    """Done by the day that was named, or done and no day was."""
    late: int = 0
    """Done after it."""
    dropped: int = 0
    overdue: int = 0
    """Open, and past their day."""
    waiting: int = 0
    """Open, and in time."""

    @property
    def settled(self) -> int:
        """Those of which it can be said whether they were kept."""
        return self.in_time + self.late + self.dropped + self.overdue

    @property
    def count(self) -> int:
        """All of them."""
        return self.settled + self.waiting


def promises_kept(
    actions: Iterable[ActionItem], owner: Owner, today: date, zone: tzinfo | None = None
) -> Kept:
    """What became of all the promises of one side."""
    fates = [_fate(each, today, zone) for each in actions if each.owner is owner]
    return Kept(*map(fates.count, ("in time", "late", "dropped", "overdue", "waiting")))


def _fate(action: ActionItem, today: date, zone: tzinfo | None) -> str:
    match action.state:
        case ActionState.DROPPED:
            return "dropped"
        case ActionState.TAKEN_BACK:
            return "taken back"
        case ActionState.OPEN:
            return "overdue" if action.days_over(today) else "waiting"
    if action.due is None or action.closed is None:
        return "in time"
    return "late" if day_of(action.closed, zone) > action.due else "in time"
