"""What follows from a pair's records, with the day on the reader's own calendar (R18, R19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.pair import DEFAULT_CADENCE, Pair, by_urgency, pair_of
from oneonone_tui.domain.person import Cadence, Person
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import Session, Topic

from .records import DINA, START, TODAY, action, days, session

ME, THEM = Owner.ME, Owner.THEM
JAKARTA = timezone(timedelta(hours=7), "Asia/Jakarta")
NEW_YORK = timezone(timedelta(hours=-5), "America/New_York")


def held(day: int) -> Session:
    """A session that was held and ended, so many days after the start."""
    return session(f"s{day}", days(day), ended=days(day) + timedelta(minutes=30))


def begun(day: int) -> Session:
    """A session that was begun and not ended."""
    return session(f"s{day}", days(day))


def pair(*sessions: Session, person: Person = DINA) -> Pair:
    return Pair(person, sessions)


@pytest.mark.parametrize(
    ("sessions", "unended", "last"),
    [
        ((), None, None),
        ((held(0),), None, held(0)),
        ((begun(0),), begun(0), None),
        ((held(0), begun(7)), begun(7), held(0)),
        ((begun(0), held(7)), begun(0), held(7)),
        ((begun(0), held(1), begun(2), held(3)), begun(2), held(3)),
    ],
)
def test_the_latest_unended_and_the_latest_ended_session(
    sessions: tuple[Session, ...], unended: Session | None, last: Session | None
) -> None:
    assert pair(*sessions).unended == unended
    assert pair(*sessions).last == last


@pytest.mark.parametrize(
    ("sessions", "kept"),
    [
        ((), ()),
        ((held(0), held(7)), (held(7),)),
        ((begun(0), held(7)), (begun(0), held(7))),
        ((begun(0), held(1), begun(2), held(3), begun(4)), (held(3), begun(4))),
    ],
)
def test_in_brief_a_pair_has_the_last_and_the_unended_session_and_counts_the_others(
    sessions: tuple[Session, ...], kept: tuple[Session, ...]
) -> None:
    brief = pair(*sessions).brief
    assert brief.sessions == kept
    assert brief.count == len(sessions)
    assert brief.brief == brief
    assert (brief.last, brief.unended) == (pair(*sessions).last, pair(*sessions).unended)


def test_in_brief_a_pair_has_what_is_open_and_what_waits() -> None:
    waiting = Topic("t1", "dina", "career", START)
    brief = Pair(DINA, (), ACTIONS, (waiting,)).brief
    assert brief.open_actions == Pair(DINA, actions=ACTIONS).open_actions
    assert all(action.is_open for action in brief.actions)
    assert brief.topics == (waiting,)


NEARLY_MIDNIGHT = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
"""Half past midnight on Saturday in Jakarta."""

OVER_MIDNIGHT = session("s1", NEARLY_MIDNIGHT, ended=NEARLY_MIDNIGHT + timedelta(minutes=30))


@pytest.mark.parametrize(
    ("zone", "met"),
    [(JAKARTA, date(2026, 11, 21)), (UTC, date(2026, 11, 20)), (NEW_YORK, date(2026, 11, 20))],
)
def test_a_day_is_counted_on_the_readers_calendar(zone: tzinfo, met: date) -> None:
    assert pair(OVER_MIDNIGHT).last_met(zone) == met
    assert pair(OVER_MIDNIGHT).next_due(7, zone) == met + timedelta(days=7)


def test_an_unended_session_is_no_meeting_yet() -> None:
    assert pair(begun(0)).last_met(UTC) is None
    assert pair(begun(0)).next_due(7, UTC) is None


WEEKLY = replace(DINA, cadence=(Cadence("career", 90), Cadence("regular", 7)))
CAREER_ONLY = replace(DINA, cadence=(Cadence("career", 90),))
AGREED = replace(held(0), next_date=date(2026, 11, 25))


@pytest.mark.parametrize(
    ("pair", "cadence_days", "due"),
    [
        pytest.param(pair(AGREED, person=WEEKLY), 21, date(2026, 11, 25), id="as agreed"),
        pytest.param(pair(held(0), person=WEEKLY), 21, date(2026, 11, 27), id="the person's own"),
        pytest.param(pair(held(0), person=CAREER_ONLY), 21, date(2026, 12, 11), id="the type's"),
        pytest.param(pair(held(0)), 0, date(2026, 12, 4), id="the default"),
        pytest.param(pair(AGREED, held(9)), 21, date(2026, 12, 20), id="the latest decides"),
        pytest.param(pair(AGREED, begun(9)), 21, date(2026, 11, 25), id="the latest that ended"),
        pytest.param(pair(person=WEEKLY), 21, None, id="nothing to be late for"),
    ],
)
def test_the_next_session_is_due(pair: Pair, cadence_days: int, due: date | None) -> None:
    assert pair.next_due(cadence_days, UTC) == due


def test_the_default_rhythm_is_a_fortnight() -> None:
    assert DEFAULT_CADENCE == 14


ACTIONS = (
    action(1, THEM, TODAY - timedelta(days=3)),
    action(2, ME, TODAY - timedelta(days=1)),
    action(3, ME, TODAY),
    action(4, None, TODAY - timedelta(days=9)),
    action(5, THEM),
    action(6, ME, TODAY - timedelta(days=9)).close(START),
    action(7, THEM, TODAY - timedelta(days=9)).drop("too late", START),
    action(8, ME),
)


def test_open_actions_are_counted_for_each_side() -> None:
    between = Pair(DINA, actions=ACTIONS)
    assert (between.open_of(ME), between.open_of(THEM)) == (3, 2)


def test_the_open_actions_stand_in_the_order_of_triage() -> None:
    assert [a.number for a in Pair(DINA, actions=ACTIONS).open_actions] == [2, 3, 8, 1, 4, 5]


def test_overdue_is_what_is_open_and_past_its_day_whoever_owes_it() -> None:
    between = Pair(DINA, actions=ACTIONS)
    assert between.overdue(TODAY) == 3
    assert between.overdue(TODAY + timedelta(days=1)) == 4


def test_a_pair_is_what_the_store_has_of_one_person() -> None:
    topic = Topic("t1", DINA.id, "career", START)
    other = Person("reza", "Reza")
    foreign = (
        replace(session("s9"), person="reza"),
        replace(action(9), id="a9", person="reza"),
        replace(topic, id="t9", person="reza"),
    )
    store = MemoryStore(DINA, held(0), action(1), topic, other, *foreign)

    assert pair_of(store, DINA) == Pair(DINA, (held(0),), (action(1),), (topic,))


def named(name: str, *sessions: Session) -> Pair:
    return Pair(Person(name.casefold(), name), sessions)


@pytest.mark.parametrize(
    ("pairs", "order"),
    [
        pytest.param(
            [named("Ana", held(0)), named("Budi", held(-9)), named("Citra", held(-3))],
            "Budi Citra Ana",
            id="the longest due first",
        ),
        pytest.param(
            [named("New"), named("Ana", held(0)), named("Budi", held(-9), begun(-1))],
            "Budi Ana New",
            id="what is unfinished first, the new last",
        ),
        pytest.param(
            [named("Ana", held(-90)), named("New", begun(0))],
            "New Ana",
            id="an unfinished first session before all that is due",
        ),
        pytest.param(
            [named("budi", held(0)), named("Citra", held(0)), named("Ana", held(0))],
            "Ana budi Citra",
            id="by name where all else is equal",
        ),
        pytest.param(
            [named("Ana", held(0)), named("Budi", AGREED)],
            "Budi Ana",
            id="an agreed date counts like one by cadence",
        ),
    ],
)
def test_the_board_goes_by_urgency(pairs: list[Pair], order: str) -> None:
    assert " ".join(pair.person.name for pair in by_urgency(pairs, 14, UTC)) == order


def test_the_persons_own_rhythm_counts_for_the_order_and_else_the_one_given() -> None:
    weekly = Pair(WEEKLY, (held(0),))
    other = named("Budi", held(-3))

    assert by_urgency([other, weekly], 14, UTC) == (weekly, other)
    assert by_urgency([other, weekly], 3, UTC) == (other, weekly)


def test_the_order_follows_the_calendar_on_which_the_days_are_shown() -> None:
    ana = named("Ana", OVER_MIDNIGHT)
    budi = named("Budi", replace(OVER_MIDNIGHT, next_date=date(2026, 11, 27)))

    assert by_urgency([ana, budi], 7, JAKARTA) == (budi, ana)
    assert by_urgency([ana, budi], 7, UTC) == (ana, budi)


def test_the_trend_is_of_the_latest_ended_sessions_that_have_a_pulse() -> None:
    pulses = [replace(held(day), pulse=Pulse(mood=day % 5 + 1)) for day in range(8)]
    unended = replace(begun(9), pulse=Pulse(mood=5))
    trend = pair(*pulses, held(8), unended).pulses
    assert [pulse.mood for pulse in trend] == [3, 4, 5, 1, 2, 3]
    assert pair(held(0)).pulses == ()
