"""Goals and expectations in words."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Course, Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.words import say, say_day

_COLOURS = {Course.ON_TRACK: "$success", Course.AT_RISK: "$warning", Course.DONE: "$faint"}


def say_horizon(goal: Goal, today: date) -> str:
    """The day by which it should be reached."""
    return say("until {day}", day=say_day(goal.horizon, today)) if goal.horizon else ""


def say_course(goal: Goal, today: date) -> Content:
    """How it stood when it was looked at last."""
    last = goal.last
    if last is None:
        return Content.styled(say("not looked at yet"), "$faint")
    return Content.assemble(
        (say(last.course), _COLOURS[last.course]),
        (f" · {say_day(day_of(last.at), today)}", "$faint"),
        f" · {last.words}" if last.words else "",
    )


def say_agreed(expectation: Expectation, person: Person) -> Content:
    """Who agrees to it: both sides, each with a sign."""
    sides = ((Owner.ME, expectation.by_me), (Owner.THEM, expectation.by_them))
    parts = [
        Content.styled(
            f"{'✓' if agrees else '·'} {say_owner(side, person)}",
            "$success" if agrees else "$faint",
        )
        for side, agrees in sides
    ]
    return Content("  ").join(parts)
