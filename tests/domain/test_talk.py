"""Who talks, counted by hand (R8)."""

from __future__ import annotations

import pytest

from oneonone_tui.domain.talk import Talk, Voice, turn

ME, THEM = Voice.ME, Voice.THEM


def test_the_key_goes_from_me_to_them_to_nobody_and_on_to_me() -> None:
    assert (turn(None), turn(ME), turn(THEM)) == (ME, THEM, None)


@pytest.mark.parametrize(
    ("voice", "heard"), [(ME, Talk(12, 20)), (THEM, Talk(10, 22)), (None, Talk(10, 20))]
)
def test_time_goes_to_the_one_who_talks(voice: Voice | None, heard: Talk) -> None:
    assert Talk(10, 20).hear(voice, 2) == heard


@pytest.mark.parametrize(
    ("talk", "share"),
    [
        (Talk(), 0),
        (Talk(me=5), 100),
        (Talk(them=5), 0),
        (Talk(28, 72), 28),
        (Talk(1, 2), 33),
        (Talk(2, 1), 67),
    ],
)
def test_the_share_is_mine_in_percent(talk: Talk, share: int) -> None:
    assert talk.share == share


@pytest.mark.parametrize(
    ("talk", "over"),
    [
        pytest.param(Talk(), False, id="nothing counted is nothing over"),
        pytest.param(Talk(30, 70), False, id="just at it"),
        pytest.param(Talk(301, 700), True, id="over it by less than a whole percent"),
        pytest.param(Talk(them=9), False, id="they alone"),
    ],
)
def test_over_the_target(talk: Talk, over: bool) -> None:
    assert talk.over(30) is over
