"""Two equals begin in turn (R24)."""

from __future__ import annotations

from dataclasses import replace

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.session import AgendaItem, ItemState
from oneonone_tui.domain.turns import begins

from .records import days, session

ITEMS = tuple(AgendaItem(str(n), f"topic {n}") for n in range(3))
TODAY = replace(session("now", days(30)), agenda=ITEMS).focus_on("0")


def test_the_other_begins_with_each_topic_that_is_done() -> None:
    one_done = TODAY.tick("0")

    assert begins(TODAY, ()) is Owner.ME
    assert begins(one_done, ()) is Owner.THEM
    assert begins(one_done.tick("1"), ()) is Owner.ME
    assert begins(one_done.tick("0"), ()) is Owner.ME, "it was not done after all"


def test_what_is_put_off_is_nobodys_turn() -> None:
    parked = TODAY.park("0")

    assert parked.agenda[0].state is ItemState.PARKED
    assert begins(parked, ()) is Owner.ME


def test_who_began_last_time_does_not_begin_this_time() -> None:
    last = session("s1", days(1), days(1))
    other = replace(session("s2", days(2), days(2)), type="feedback")
    left = session("s3", days(3))

    assert begins(TODAY, (last,)) is Owner.THEM
    assert begins(TODAY, (last, other, left, TODAY)) is Owner.THEM
    assert begins(TODAY, (last, replace(left, ended=days(3)))) is Owner.ME
