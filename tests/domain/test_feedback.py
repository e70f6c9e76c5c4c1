"""Feedback in two lanes, and praise counted beside criticism (R12)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oneonone_tui.domain.feedback import Feedback, Tally, empty_lanes, feedback, tally
from oneonone_tui.domain.mark import Mark

from .records import days, session

NOTES = """\
-> in the review you spoke over Ana; she said no more; let her end
->+ the demo: you let the client drive, and they signed
-> + the runbook
<- you cancel on Fridays
<-+ quick answers
+ the release
->
->+\x20
```
-> code
```
- > a list"""


def test_a_lane_has_its_lines_in_their_order_and_knows_which_are_praise() -> None:
    assert feedback(NOTES, Mark.TO_THEM) == (
        Feedback("in the review you spoke over Ana; she said no more; let her end"),
        Feedback("the demo: you let the client drive, and they signed", praise=True),
        Feedback("the runbook", praise=True),
    )
    assert feedback(NOTES, Mark.TO_ME) == (
        Feedback("you cancel on Fridays"),
        Feedback("quick answers", praise=True),
    )


def test_a_figure_with_a_plus_is_no_praise() -> None:
    assert feedback("-> +1 hour late, twice", Mark.TO_THEM) == (Feedback("+1 hour late, twice"),)


@pytest.mark.parametrize(
    ("notes", "empty"),
    [
        ("", (Mark.TO_THEM, Mark.TO_ME)),
        ("-> a", (Mark.TO_ME,)),
        ("<-+ a", (Mark.TO_THEM,)),
        ("-> a\n<- b", ()),
        ("-> \n<- b", (Mark.TO_THEM,)),
    ],
)
def test_a_lane_without_a_line_that_says_something_is_empty(
    notes: str, empty: tuple[Mark, ...]
) -> None:
    assert empty_lanes(notes) == empty


def test_praise_is_counted_beside_criticism_over_the_latest_three_sessions() -> None:
    notes = ("-> long ago\n+ too", "+ won", NOTES, "nothing")
    sessions = [replace(session(f"s{n}", days(n)), notes=text) for n, text in enumerate(notes)]

    assert tally(sessions) == Tally(praise=4, improve=1)
    assert not tally(sessions[3:])
