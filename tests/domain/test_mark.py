"""A line with a mark is read as one, and nothing else is (R14)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.mark import Mark, Marked, decisions, marked_lines, read_mark, wins


@pytest.mark.parametrize(
    ("line", "mark", "text"),
    [
        ("! ask SRE @me fri", Mark.ACTION, "ask SRE @me fri"),
        ("? how is the rota", Mark.ASK, "how is the rota"),
        ("> the budget", Mark.PARK, "the budget"),
        ("+ well done", Mark.WIN, "well done"),
        ("= we rotate weekly", Mark.DECISION, "we rotate weekly"),
        ("    ! ask SRE", Mark.ACTION, "ask SRE"),
        ("\t! ask SRE", Mark.ACTION, "ask SRE"),
        ("!\task SRE", Mark.ACTION, "ask SRE"),
        ("!\u00a0ask SRE", Mark.ACTION, "ask SRE"),
        ("!  ask \t SRE  ", Mark.ACTION, "ask SRE"),
        ("! ! ask SRE", Mark.ACTION, "! ask SRE"),
        ("! - ask SRE", Mark.ACTION, "- ask SRE"),
        ("! ", Mark.ACTION, ""),
        ("!   ", Mark.ACTION, ""),
        ("-> in the review", Mark.TO_THEM, "in the review"),
        ("  <- on Friday", Mark.TO_ME, "on Friday"),
        ("->+ the demo", Mark.TO_THEM, "+ the demo"),
        ("<- + the demo", Mark.TO_ME, "+ the demo"),
    ],
)
def test_a_line_that_starts_with_a_mark_and_a_space_is_marked(
    line: str, mark: Mark, text: str
) -> None:
    assert read_mark(line) == Marked(mark, text)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "!",
        "!important",
        "!! ask SRE",
        "!= 7",
        "this is !important",
        "this is ! important",
        r"\! ask SRE",
        r"  \! ask SRE",
        "- ! ask SRE",
        "* ! ask SRE",
        "1. ! ask SRE",
        ">quoted",
        ">> quoted",
        "==> so",
        "¡ ask SRE",
        "- ask SRE",
        "# ! heading",
        "`! ask SRE`",
        "->now",
        "->+now",
        "->++ now",
        "--> so",
        "<-- so",
        "< - so",
        r"\-> so",
        "- -> so",
        "!+ so",
    ],
)
def test_no_other_line_is_marked(line: str) -> None:
    assert read_mark(line) is None
    assert list(marked_lines([line])) == []


@pytest.mark.parametrize(
    ("notes", "marked"),
    [
        ("! a\nb\n  ? c\n= d", [0, 2, 3]),
        ("! a\n```\n! code\n```\n! b", [0, 4]),
        ("! a\n~~~\n! code\n~~~\n! b", [0, 4]),
        ("```sh\n! code\n```\n! b", [3]),
        ("~~~ a `b` c\n! code\n~~~\n! b", [3]),
        ("  ```\n! code\n      ```\n! b", [3]),
        ("```\n! code\n~~~\n! code\n```\n! b", [5]),
        ("````\n! code\n```\n! code\n````\n! b", [5]),
        ("```\n! code\n`````\n! b", [3]),
        ("```\n! code\n```   \n! b", [3]),
        ("```\n! code\n``` end\n! code", []),
        ("```\n! to the end", []),
        ("``\n! b", [1]),
        ("~~\n! b", [1]),
        ("```one line```\n! b", [1]),
        ("\\```\n! b", [1]),
        ("a ```\n! b", [1]),
        ("- ```\n! b", [1]),
        ("", []),
    ],
)
def test_what_is_fenced_in_as_code_is_not_marked(notes: str, marked: list[int]) -> None:
    assert [line for line, _ in marked_lines(notes.split("\n"))] == marked


@given(st.lists(st.sampled_from(["! a", "? b", "x", "", r"\! c", "- ! d"])))
def test_without_a_fence_a_line_is_read_by_itself(lines: list[str]) -> None:
    alone = {place: found for place, line in enumerate(lines) if (found := read_mark(line))}
    assert dict(marked_lines(lines)) == alone


NOTES = """\
+ the outage was handled in 20 minutes
= Dina runs the next review
  + first talk at the guild
+
```
= x + 1
```
! write it down
= two weeks of pairing"""


def test_wins_and_decisions_are_read_from_the_notes_in_their_order() -> None:
    assert wins(NOTES) == ("the outage was handled in 20 minutes", "first talk at the guild")
    assert decisions(NOTES) == ("Dina runs the next review", "two weeks of pairing")


def test_notes_without_any_have_no_wins_and_no_decisions() -> None:
    assert wins("") == decisions("") == wins("+ \n= ") == ()


def test_a_topic_by_either_mark_is_the_same_record_and_nothing_else_is() -> None:
    same = {
        (one, other)
        for one in Mark
        for other in Mark
        if one is not other and one.makes_the_same_as(other)
    }
    assert same == {(Mark.ASK, Mark.PARK), (Mark.PARK, Mark.ASK)}
    assert {mark for mark in Mark if mark.makes_record} == {Mark.ACTION, Mark.ASK, Mark.PARK}
