"""A link goes where its line goes, by nothing but the text before and after an edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.link import NOWHERE, Link, follow
from oneonone_tui.domain.mark import Mark, Marked, read_mark

from .records import TODAY


def linked(lines: list[str]) -> tuple[Link, ...]:
    """A link for each marked line, named by its place."""
    return tuple(
        Link(place, f"{place}", found.mark, found.text, TODAY)
        for place, line in enumerate(lines)
        if (found := read_mark(line))
    )


def followed(before: list[str], after: list[str]) -> dict[str, int]:
    return {link.record: link.line for link in follow(linked(before), before, after)}


A, B, C = "! call the bank", "! ask SRE about a secondary", "? how is the rota"


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        pytest.param([A, "x"], [A, "xy"], {"0": 0}, id="another line is typed in"),
        pytest.param([A], [A + "s"], {"0": 0}, id="it is typed in"),
        pytest.param([A], ["! x"], {"0": 0}, id="it is overwritten"),
        pytest.param([A], ["call the bank"], {"0": 0}, id="its mark is taken away"),
        pytest.param([A], ["?" + A[1:]], {"0": 0}, id="it gets another mark"),
        pytest.param([A, B], ["", B], {"0": NOWHERE, "1": 1}, id="it is emptied"),
        pytest.param([A, B], ["  ", B], {"0": NOWHERE, "1": 1}, id="but for white space"),
        pytest.param([A, B], ["x", A, B], {"0": 1, "1": 2}, id="a line comes before"),
        pytest.param([A, B], [A, "x", B], {"0": 0, "1": 2}, id="a line comes between"),
        pytest.param([A, B], [B], {"0": NOWHERE, "1": 0}, id="the first goes"),
        pytest.param([A, "x", B], [A], {"0": 0, "2": NOWHERE}, id="the last go"),
        pytest.param([A, B, C], [""], {"0": -1, "1": -1, "2": -1}, id="all go"),
        pytest.param([A, B], [B, A], {"0": 1, "1": 0}, id="two change places"),
        pytest.param([A, B, C], [C, A, B], {"0": 1, "1": 2, "2": 0}, id="one goes to the top"),
        pytest.param([A, B], ["x", "\t" + B, A], {"0": 2, "1": 1}, id="they are indented too"),
        pytest.param([A, A], [A, A, A], {"0": 0, "1": 1}, id="a copy is another line"),
        pytest.param([A, "x", A], [A, A, "x"], {"0": 0, "2": 1}, id="equal ones keep their order"),
        pytest.param([A], ["! call", "the bank"], {"0": 0}, id="it is broken"),
        pytest.param([A], ["! c", "all the bank"], {"0": 0}, id="it is broken early"),
        pytest.param([A], ["", A], {"0": 1}, id="it is broken before its mark"),
        pytest.param([A], ["! ", "call the bank"], {"0": NOWHERE}, id="broken behind its mark"),
        pytest.param([A, "x"], [A + "x"], {"0": 0}, id="a line is joined to it"),
        pytest.param([A, B], [A + B], {"0": 0, "1": NOWHERE}, id="two are joined"),
        pytest.param(["x", A], ["x" + A], {"1": NOWHERE}, id="it is joined to a line"),
        pytest.param(["", A], [A], {"1": 0}, id="it is joined to an empty line"),
        pytest.param(
            [A, B, C], ["! call the secondary", C], {"0": 0, "1": NOWHERE, "2": 1}, id="cut across"
        ),
        pytest.param(
            [A, "x", B, "y"],
            ["y", "! ask SRE for a secondary", "! call a bank", "z"],
            {"0": 2, "2": 1},
            id="pasted over by the same, revised elsewhere",
        ),
        pytest.param(
            [A, "x", B], ["! tidy up", "! book rooms"], {"0": -1, "2": -1}, id="all is new"
        ),
        pytest.param(
            [A, "x"], ["= call the bank", "y"], {"0": NOWHERE}, id="revised to be something else"
        ),
        pytest.param(
            ["x", "! call Ana", "! call Ana now"],
            ["y", "! call Ana now!", "! call Ann"],
            {"1": 2, "2": 1},
            id="what is most alike goes together",
        ),
        pytest.param([A, B], [A, B], {"0": 0, "1": 1}, id="nothing"),
    ],
)
def test_a_link_follows_its_line(
    before: list[str], after: list[str], places: dict[str, int]
) -> None:
    assert followed(before, after) == places


def test_what_a_line_said_at_the_end_is_kept_where_it_was_not_taken_in() -> None:
    (link,) = follow(linked([A]), [A + "s", "x"], ["x"])
    assert (link.text, link.last) == ("call the bank", "call the banks")
    assert link.is_exactly(Marked(Mark.ACTION, "call the bank"))
    assert link.is_exactly(Marked(Mark.ACTION, "call the banks"))
    assert not link.is_exactly(Marked(Mark.ASK, "call the bank"))
    assert not link.is_exactly(Marked(Mark.ACTION, "call"))


def test_a_line_that_is_there_is_not_again() -> None:
    (link,) = linked([A])
    assert not link.is_exactly(Marked(Mark.ACTION, "call the bank"))


def test_a_line_pasted_over_by_one_that_was_cut_is_gone_and_not_edited() -> None:
    links = follow(linked([A, B]), [A, B], [A])
    assert [link.line for link in follow(links, [A], [B])] == [NOWHERE, NOWHERE]


def test_links_without_a_line_stand_in_the_order_in_which_they_lost_it() -> None:
    links = follow(linked([A, B, C]), [A, B, C], [A, C])
    links = follow(links, [A, C], [A])
    links = follow(links, [A], [""])
    assert [link.record for link in links] == ["1", "2", "0"]


def test_an_edit_that_moves_no_line_gives_the_very_same_links() -> None:
    links = linked([A, "x", B])
    assert follow(links, [A, "x", B], [A, "xy", B]) is links
    assert follow(links, [A, "x", B], [A, "x", B + "s"]) is links


def test_thousands_of_lines_at_once_are_not_compared_one_by_one() -> None:
    before = [f"! call {place} now" for place in range(101)]
    after = [f"! call {place} later" for place in range(1_000, 1_100)]
    assert set(followed(before, after).values()) == {NOWHERE}


LINES = st.lists(st.sampled_from([A, B, C, A + "s", "! call", "x", "", "  " + A]), max_size=8)


@given(LINES, LINES)
def test_no_link_is_lost_or_doubled_and_every_place_is_a_line(
    before: list[str], after: list[str]
) -> None:
    links = follow(linked(before), before, after)
    lines = [link.line for link in links if link.line != NOWHERE]
    assert sorted(link.record for link in links) == sorted(link.record for link in linked(before))
    assert len(set(lines)) == len(lines)
    assert all(after[line].strip() for line in lines)


@given(LINES, st.data())
def test_lines_that_only_change_places_keep_all_links(
    lines: list[str], data: st.DataObject
) -> None:
    after = data.draw(st.permutations(lines))
    was = {link.record: lines[link.line].strip() for link in linked(lines)}
    links = follow(linked(lines), lines, after)
    assert {link.record: after[link.line].strip() for link in links} == was
