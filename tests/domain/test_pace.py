"""Time, pauses, who talks, and the quiet lines that are worth telling (R3, R5, R7, R8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oneonone_tui.domain.craft import Craft
from oneonone_tui.domain.pace import Hint, Pace, near_end, step, worth_a_hint
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.talk import Talk, Voice

from .records import session

ME, THEM = Voice.ME, Voice.THEM


@pytest.mark.parametrize(
    ("passed", "counted"),
    [(0.9, 0), (1.0, 1), (1.9, 1), (60.0, 60), (61.0, 60), (8 * 3600.0, 60)],
)
def test_a_machine_that_slept_adds_no_hours(passed: float, counted: int) -> None:
    assert step(passed) == counted


def test_the_key_turns_the_voice_and_lets_the_clock_go_on() -> None:
    assert Pace(paused=True).turn_voice() == Pace(ME)
    assert Pace(THEM).turn_voice() == Pace()


def test_a_pause_is_ended_by_its_key_or_because_the_session_goes_on() -> None:
    assert Pace(ME).pause() == Pace(ME, paused=True)
    assert Pace(ME).pause().pause() == Pace(ME).pause().go_on() == Pace(ME)


def test_nothing_is_spent_while_the_clock_stands_still() -> None:
    before = session()
    assert Pace(ME, paused=True).spend(before, 30) == (before, Pace(ME, paused=True))


def test_time_goes_to_the_session_and_to_who_talks() -> None:
    spent, _ = Pace(THEM).spend(session(), 30)
    assert (spent.spent_seconds, spent.talk) == (30, Talk(them=30))
    uncounted, _ = Pace().spend(session(), 30)
    assert (uncounted.spent_seconds, uncounted.talk) == (30, Talk())


def over_after(*turns: tuple[Voice | None, int]) -> int:
    """How long the share has been over a target of 30 after these turns at talking."""
    pace, of = Pace(), session()
    for voice, seconds in turns:
        of, pace = replace(pace, voice=voice).spend(of, seconds, target=30)
    return pace.over_seconds


def test_the_time_over_the_target_is_counted_in_a_row() -> None:
    assert over_after((ME, 50), (ME, 50)) == 100
    assert over_after((ME, 50), (THEM, 50)) == 100, "half of it was mine, whoever talks now"
    assert over_after((ME, 50), (THEM, 500)) == 0
    assert over_after((ME, 50), (THEM, 500), (ME, 300)) == 300
    assert over_after((ME, 50), (None, 500)) == 50, "what is not counted ends nothing"


def test_status_is_the_time_of_its_items_and_of_its_questions() -> None:
    item = AgendaItem("a", "Projects", state=ItemState.NOW)
    of = replace(session(), agenda=(item,)).spend(60).spend(30, status=True)
    assert of.status_seconds == 30, "a question of status on a topic of another kind"
    of = of.turn_status("a")
    assert of.status_seconds == 90 + 30, "its time counts from its beginning"
    assert of.spend(10, status=True).status_seconds == 130, "no second counts twice"
    assert of.turn_status("a").status_seconds == 30


@pytest.mark.parametrize(
    ("planned", "spent", "near"),
    [
        (30, 25 * 60 - 1, False),
        (30, 25 * 60, True),
        (30, 30 * 60 - 1, True),
        (30, 30 * 60, False),
        (0, 0, False),
        (5, 0, False),
    ],
)
def test_near_the_end(planned: int, spent: int, near: bool) -> None:
    assert near_end(planned, spent) is near


def talk(spent: int, status: int = 0, current: bool = True) -> Session:
    """A session of half an hour, of which some minutes were spent, some of them on status."""
    state = ItemState.NOW if current else ItemState.DONE
    item = AgendaItem("a", "Projects", spent_seconds=status * 60, tag="status", state=state)
    return replace(session(), planned_minutes=30, spent_seconds=spent * 60, agenda=(item,))


ENDING, TALK, STATUS = Hint.ENDING, Hint.TALK, Hint.STATUS


@pytest.mark.parametrize(
    ("of", "pace", "hint"),
    [
        pytest.param(talk(24), Pace(), None, id="early"),
        pytest.param(talk(25), Pace(), ENDING, id="five minutes before the end"),
        pytest.param(talk(28), Pace(), ENDING, id="later, if it could not be told then"),
        pytest.param(talk(29), Pace(), None, id="at the end the colour says it"),
        pytest.param(talk(25).tell(ENDING), Pace(), None, id="once"),
        pytest.param(talk(9), Pace(ME, over_seconds=179), None, id="nearly three minutes over"),
        pytest.param(talk(9), Pace(ME, over_seconds=180), TALK, id="three minutes over"),
        pytest.param(talk(9).tell(TALK), Pace(over_seconds=999), None, id="over, once"),
        pytest.param(talk(4, status=4), Pace(), None, id="four minutes of status are few"),
        pytest.param(talk(5, status=5), Pace(), STATUS, id="nothing but status"),
        pytest.param(talk(15, status=5), Pace(), None, id="a third is not more than a third"),
        pytest.param(talk(15, status=6), Pace(), STATUS, id="more than a third"),
        pytest.param(talk(5, status=5, current=False), Pace(), None, id="nothing to park"),
        pytest.param(talk(25, status=9), Pace(over_seconds=180), ENDING, id="one at a time"),
        pytest.param(talk(25, status=9).tell(ENDING), Pace(over_seconds=180), TALK, id="the next"),
        pytest.param(talk(25, status=9).tell(ENDING).tell(TALK), Pace(), STATUS, id="the last"),
    ],
)
def test_what_is_worth_a_quiet_line(of: Session, pace: Pace, hint: Hint | None) -> None:
    assert worth_a_hint(of, pace, Craft()) is hint


@pytest.mark.parametrize(
    ("craft", "of"),
    [
        (Craft(time=False), talk(25)),
        (Craft(talk=False), talk(9)),
        (Craft(status=False), talk(5, status=5)),
    ],
)
def test_what_is_switched_off_says_nothing(craft: Craft, of: Session) -> None:
    pace = Pace(over_seconds=0 if craft.talk else 180)
    assert worth_a_hint(of, pace, craft) is None
    assert worth_a_hint(of, pace, Craft()) is not None
