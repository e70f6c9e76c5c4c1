"""Promises from birth to close, and the orders in which they are gone through (R13–R15, R18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from oneonone_tui.domain.action import (
    ActionItem,
    ActionState,
    Owner,
    checklist_order,
    lacking,
    next_number,
    triage_order,
)

from .records import START, TODAY, action, days, session

ME, THEM = Owner.ME, Owner.THEM


def labels(actions: tuple[ActionItem, ...]) -> str:
    return " ".join(action.label for action in actions)


def test_an_action_has_a_short_id_that_can_be_said_aloud() -> None:
    assert action(7).label == "A7"


def test_a_new_action_is_open() -> None:
    assert action().is_open
    assert not action().taken_back


def test_a_closed_action_knows_when_it_was_kept() -> None:
    done = action().close(days(3))
    assert (done.state, done.closed, done.is_open) == (ActionState.DONE, days(3), False)


def test_a_dropped_action_keeps_its_reason() -> None:
    dropped = action().drop("the vendor did it", days(3))
    assert (dropped.state, dropped.closed) == (ActionState.DROPPED, days(3))
    assert dropped.reason == "the vendor did it"
    assert not dropped.is_open
    assert not dropped.taken_back


def test_a_dropped_action_that_is_kept_after_all_has_no_reason() -> None:
    assert action().drop("too late", days(1)).close(days(2)) == action().close(days(2))


@pytest.mark.parametrize(
    "closed",
    [action().close(days(1)), action().drop("too late", days(1)), action().take_back(days(1))],
    ids=["done", "dropped", "taken back"],
)
def test_a_reopened_action_is_as_if_never_closed(closed: ActionItem) -> None:
    assert closed.reopen() == action()


def test_an_action_taken_back_is_closed_and_keeps_its_number() -> None:
    taken = action(7).take_back(days(1))
    assert taken.taken_back
    assert not taken.is_open
    assert (taken.number, taken.closed) == (7, days(1))


def test_a_kept_action_is_not_taken_back() -> None:
    assert not action().take_back(days(1)).close(days(2)).taken_back


@pytest.mark.parametrize(("owner", "next_owner"), [(None, ME), (ME, THEM), (THEM, None)])
def test_an_action_is_passed_on_in_a_round(owner: Owner | None, next_owner: Owner | None) -> None:
    assert action(owner=owner).pass_on() == action(owner=next_owner)


@pytest.mark.parametrize(
    ("due", "over"),
    [
        (TODAY + timedelta(days=1), 0),
        (TODAY, 0),
        (TODAY - timedelta(days=1), 1),
        (date(2026, 10, 31), 20),
        (None, 0),
    ],
)
def test_an_action_is_over_from_the_day_after_it_was_due(due: date | None, over: int) -> None:
    assert action(due=due).days_over(TODAY) == over


def test_a_closed_action_is_never_over() -> None:
    late = action(due=date(2026, 1, 1))
    assert late.close(START).days_over(TODAY) == late.drop("too late", START).days_over(TODAY) == 0


def test_an_action_is_carried_by_every_later_session() -> None:
    own = session("s1", days(0))
    earlier = session("s0", days(-7))
    later = [session("s2", days(7)), session("s3", days(14))]
    promised = action(created=START + timedelta(minutes=20))

    assert promised.carried([]) == 0
    assert promised.carried([earlier, own]) == 0
    assert promised.carried([earlier, own, *later]) == 2


def test_the_session_of_a_promise_never_carries_it_whatever_the_clock_says() -> None:
    assert action(created=START).carried([session("s1", days(1))]) == 0


def test_numbers_go_up_from_one_and_are_never_given_again() -> None:
    assert next_number([]) == 1
    assert next_number([action(2), action(5), action(1)]) == 6
    assert next_number([action(1), action(2).take_back(START)]) == 3
    assert next_number([action(1), action(2).close(START)]) == 3


def test_triage_goes_through_mine_first_and_the_oldest_first() -> None:
    actions = (
        action(1, THEM, created=days(0)),
        action(2, ME, created=days(3)),
        action(3, None, created=days(-1)),
        action(4, ME, created=days(1)),
        action(6, ME, created=days(1)),
        action(5, ME, created=days(1)),
        action(7, ME, created=days(-9)).close(START),
        action(8, THEM, created=days(-9)).drop("too late", START),
    )
    assert labels(triage_order(actions)) == "A4 A5 A6 A2 A3 A1"


def test_triage_does_not_ask_for_dates() -> None:
    actions = (action(2, ME, date(2026, 1, 1), days(1)), action(1, ME, None, days(0)))
    assert labels(triage_order(actions)) == "A1 A2"


def test_the_checklist_goes_by_due_date_with_the_undated_last_and_the_closed_below() -> None:
    actions = (
        action(1),
        action(2, due=date(2026, 12, 1)),
        action(3, due=date(2026, 11, 1)).close(START),
        action(4, due=date(2026, 11, 27)),
        action(6, due=date(2026, 11, 27)),
        action(5, due=date(2026, 11, 27)),
        action(7).drop("too late", START),
    )
    assert labels(checklist_order(actions)) == "A4 A5 A6 A2 A1 A3 A7"


def test_what_is_open_and_has_no_owner_or_no_date_lacks_something() -> None:
    actions = (
        action(1, ME, TODAY),
        action(2, THEM),
        action(3, due=TODAY),
        action(4),
        action(5).close(START),
        action(6).drop("too late", START),
    )
    assert labels(lacking(actions)) == "A2 A3 A4"
