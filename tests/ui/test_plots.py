"""Figures become calm pictures that fit their width."""

from __future__ import annotations

import pytest

from oneonone_tui.ui.plots import Bar, columns, counts, curve, dots, percents, stack


def picture(bars: list[Bar], top: float, width: int) -> list[str]:
    return [line.plain for line in columns(bars, top, width)]


def test_columns_are_as_high_as_their_values_and_say_them() -> None:
    bars = [Bar(0, "0"), Bar(50, "50"), Bar(100, "100"), Bar(900, "900")]
    assert picture(bars, 100, 40) == [
        "        ██  ██",
        "    ▄▄  ██  ██",
        "▁▁  ██  ██  ██",
        "0   50  100 900",
    ]


def test_where_there_is_little_room_the_latest_are_shown() -> None:
    bars = [Bar(n, str(n)) for n in range(12)]
    assert picture(bars, 12, 9)[-1] == "10  11"
    assert picture(bars, 12, 1)[-1] == "11"


def test_no_columns_are_an_empty_picture() -> None:
    assert picture([], 100, 40) == ["", "", "", ""]


def test_a_curve_has_a_point_where_nothing_was_given() -> None:
    assert curve([1, 0, 3, 5]) == "▂  ·  ▅  █"


def test_a_share_is_seen_from_nothing_to_the_whole() -> None:
    assert percents([0, 12, 13, 50, 99, 100]) == "▁▁▂▅██"


def test_counts_and_dots_stand_in_columns_of_their_own() -> None:
    assert counts([2, 0, 11]) == "2  ·  11"
    assert dots([True, False, True]).plain == "▓▓ ░░ ▓▓"


@pytest.mark.parametrize(
    ("parts", "drawn"),
    [
        ((1, 1), "▓▓▓▓▓░░░░░"),
        ((3, 1), "▓▓▓▓▓▓▓▓░░"),
        ((0, 2), "░░░░░░░░░░"),
        ((0, 0), ""),
    ],
)
def test_a_stack_divides_its_width(parts: tuple[int, int], drawn: str) -> None:
    done, rest = parts
    assert stack([(done, "▓", ""), (rest, "░", "")], 10).plain == drawn


def test_the_smallest_part_of_a_stack_is_still_seen() -> None:
    assert stack([(1, "▓", ""), (999, "░", "")], 10).plain.startswith("▓░")
