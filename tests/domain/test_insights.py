"""What the sessions with a person show over time (R6, R8, R18–R20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.feedback import Tally
from oneonone_tui.domain.insights import (
    LATEST,
    Course,
    Kept,
    Rhythm,
    Share,
    course_of,
    overall_share,
    praise_and_criticism,
    promises_kept,
    pulse_trend,
    rhythm,
    talk_balance,
    topics_covered,
)
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import AgendaItem, Asked, ItemState, Session
from oneonone_tui.domain.talk import Talk
from tests.domain.records import START, TODAY, action, days, session


def met(*on: int) -> list[Session]:
    """Ended sessions, so many days after the start."""
    return [session(f"s{day}", days(day), days(day)) for day in on]


def on(day: int) -> object:
    return TODAY + timedelta(days=day)


@pytest.mark.parametrize(
    ("figures", "course"),
    [
        ((), None),
        ((4,), None),
        ((4, 4), Course.STEADY),
        ((4, 3), Course.FALLS),
        ((3, 4), Course.RISES),
        ((3, 3, 3, 4), Course.RISES),
        ((4, 3, 3, 4), Course.STEADY),
        ((5, 1, 3), Course.RISES),
        ((3, 3, 3, 3, 3, 4), Course.STEADY),
        ((3, 3, 3, 3, 4, 4), Course.RISES),
        ((1, 1, 1, 5, 5, 5, 4, 2, 3), Course.FALLS),
    ],
)
def test_a_course_is_told_by_the_latest_beside_those_before_them(
    figures: tuple[int, ...], course: Course | None
) -> None:
    assert course_of(figures) is course


def test_nobody_has_a_rhythm_before_the_first_session() -> None:
    assert rhythm([], 14, TODAY, UTC) is None
    assert rhythm([session()], 14, TODAY, UTC) is None, "it has not ended"


def test_the_rhythm_is_the_days_between_sessions() -> None:
    found = rhythm(met(0, 14, 31, 49), 14, TODAY + timedelta(days=50), UTC)
    assert found is not None
    assert (found.gaps, found.since) == ((14, 17, 18), 1)
    assert found.met == (on(14), on(31), on(49))
    assert found.kept == 2, "17 days are hardly over 14, 18 are"


def test_one_session_has_no_gap_and_two_on_a_day_are_one() -> None:
    first = met(0)
    assert rhythm(first, 14, TODAY, UTC) == Rhythm(14)
    again = session("again", START + timedelta(hours=2), START + timedelta(hours=3))
    assert rhythm([*first, again], 14, TODAY, UTC) == Rhythm(14)


def test_only_the_latest_sessions_are_looked_at_in_whatever_order_they_come() -> None:
    many = met(*range(0, 7 * 30, 7))
    found = rhythm(reversed(many), 7, TODAY, UTC)
    assert found is not None
    assert found.gaps == (7,) * LATEST
    assert found.kept == LATEST


def talked(day: int, me: int, them: int, type: str = "regular") -> Session:
    return replace(session(f"s{day}", days(day), days(day)), talk=Talk(me, them), type=type)


def test_the_talk_balance_stands_against_the_target_of_each_type() -> None:
    targets = {"regular": 30, "teaching": 60}.__getitem__
    sessions = [talked(0, 40, 60), talked(7, 0, 0), talked(14, 50, 50, "teaching")]
    shares = talk_balance(sessions, targets, UTC)
    assert shares == (Share(TODAY, 40, 30), Share(TODAY + timedelta(days=14), 50, 60))
    assert [share.over for share in shares] == [True, False]


def test_an_unended_session_says_nothing_about_a_habit() -> None:
    going_on = replace(talked(0, 40, 60), ended=None, pulse=Pulse(4))
    assert talk_balance([going_on], lambda _: 30, UTC) == ()
    assert overall_share([going_on]) == 0
    assert pulse_trend([going_on], UTC) == ()


def test_all_the_talk_is_weighed_by_its_length() -> None:
    assert overall_share([talked(0, 900, 100), talked(7, 0, 1000)]) == 45


def test_the_pulse_is_that_of_the_sessions_that_have_one() -> None:
    first, second = met(0, 14)
    given = pulse_trend([first, replace(second, pulse=Pulse(4, 0, 2))], UTC)
    assert [(each.day, each.pulse) for each in given] == [(on(14), Pulse(4, 0, 2))]


def test_a_topic_is_touched_by_a_question_or_by_what_was_talked_about() -> None:
    first, second, third = met(0, 7, 14)
    first = replace(first, asked=(Asked("q", "?", START), Asked("gone", "?", START)))
    agenda = (
        AgendaItem("i", "Growth", tag="career", state=ItemState.DONE),
        AgendaItem("j", "Plans", tag="plans", state=ItemState.PARKED),
        AgendaItem("k", "Home", tag="personal", state=ItemState.NOW),
    )
    found = topics_covered([first, second, replace(third, agenda=agenda)], {"q": ("work", "x")})
    touched = {each.topic: each.touched for each in found}
    assert touched["work"] == (True, False, False)
    assert touched["career"] == touched["personal"] == (False, False, True)
    assert [each.topic for each in found if each.times] == ["work", "career", "personal"]
    assert len(found) == 7


def test_praise_stands_beside_criticism_session_by_session() -> None:
    first, second = met(0, 7)
    notes = "+ kept calm\n->+ the runbook\n-> too late\n<- you talk too much"
    found = praise_and_criticism([replace(first, notes=notes), second])
    assert found == (Tally(2, 1), Tally())


def due(number: int, day: int | None = 7) -> ActionItem:
    when = TODAY + timedelta(days=day) if day is not None else None
    return action(number, Owner.ME, when)


@pytest.mark.parametrize(
    ("promise", "kept"),
    [
        (due(1).close(days(7)), Kept(in_time=1)),
        (due(1).close(days(8)), Kept(late=1)),
        (due(1, None).close(days(90)), Kept(in_time=1)),
        (due(1).drop("no time", days(1)), Kept(dropped=1)),
        (due(1), Kept(waiting=1)),
        (due(1, -1), Kept(overdue=1)),
        (due(1, None), Kept(waiting=1)),
        (due(1).take_back(days(1)), Kept()),
        (replace(due(1), owner=Owner.THEM), Kept()),
        (replace(due(1), owner=None), Kept()),
    ],
)
def test_a_promise_is_kept_by_its_day_late_dropped_or_still_open(
    promise: ActionItem, kept: Kept
) -> None:
    assert promises_kept([promise], Owner.ME, TODAY, UTC) == kept


def test_what_still_has_time_is_not_settled() -> None:
    kept = promises_kept([due(1), due(2, -1), due(3).close(days(1))], Owner.ME, TODAY, UTC)
    assert (kept.settled, kept.count) == (2, 3)
