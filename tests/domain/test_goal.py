"""How a goal stands from session to session (R22)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Checkpoint, Course, Goal

from .records import DINA, START, days, minutes

GOAL = Goal("g1", DINA.id, "lead a team", START)


def test_each_session_has_its_checkpoint() -> None:
    checked = GOAL.check(Course.AT_RISK, days(1), "s1").check(Course.ON_TRACK, days(15), "s2")
    assert checked.checkpoints == (
        Checkpoint(days(1), Course.AT_RISK, "s1"),
        Checkpoint(days(15), Course.ON_TRACK, "s2"),
    )


@pytest.mark.parametrize("session", ["s1", ""])
def test_the_last_word_of_a_session_or_a_day_counts_and_keeps_the_words(session: str) -> None:
    checked = GOAL.check(Course.AT_RISK, START, session).remark("no time yet")
    checked = checked.check(Course.ON_TRACK, minutes(5), session)
    assert checked.last == Checkpoint(minutes(5), Course.ON_TRACK, session, "no time yet")
    assert len(checked.checkpoints) == 1


def test_another_day_between_sessions_is_another_checkpoint() -> None:
    checked = GOAL.check(Course.AT_RISK, START).check(Course.AT_RISK, days(1))
    assert len(checked.checkpoints) == 2


def test_words_without_a_checkpoint_belong_nowhere() -> None:
    assert GOAL.remark("no time yet") == GOAL


def test_a_goal_is_open_until_it_is_reached_or_given_up() -> None:
    assert GOAL.is_open
    assert GOAL.check(Course.AT_RISK, START).is_open
    assert not GOAL.check(Course.DONE, START).is_open
    assert GOAL.check(Course.DONE, START, "s1").check(Course.AT_RISK, days(9), "s2").is_open
    assert not replace(GOAL, given_up=True).is_open


@pytest.mark.parametrize(
    ("by_me", "by_them", "withdrawn", "waits"),
    [
        (False, False, False, True),
        (True, False, False, True),
        (False, True, False, True),
        (True, True, False, False),
        (True, False, True, False),
    ],
)
def test_an_expectation_waits_until_both_agree(
    by_me: bool, by_them: bool, withdrawn: bool, waits: bool
) -> None:
    expectation = Expectation("e1", DINA.id, "be on time", START, "", by_me, by_them, withdrawn)
    assert expectation.waits is waits
