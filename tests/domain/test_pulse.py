"""Mood, energy, load as they are typed in a row (R20)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.pulse import Pulse, read_pulse


@pytest.mark.parametrize(
    ("typed", "pulse"),
    [
        ("4 3 2", Pulse(4, 3, 2)),
        ("432", Pulse(4, 3, 2)),
        (" 4, 3/2 ", Pulse(4, 3, 2)),
        ("4", Pulse(4)),
        ("43", Pulse(4, 3)),
        ("4 - 2", Pulse(4, 0, 2)),
        ("--1", Pulse(load=1)),
        ("", Pulse()),
        ("-", Pulse()),
        ("0", None),
        ("6 1 1", None),
        ("4 3 2 1", None),
        ("good", None),
        ("४", None),
    ],
)
def test_what_is_typed_is_read(typed: str, pulse: Pulse | None) -> None:
    assert read_pulse(typed) == pulse


MARK = st.integers(0, 5)


@given(MARK, MARK, MARK)
def test_what_is_written_is_read_again(mood: int, energy: int, load: int) -> None:
    pulse = Pulse(mood, energy, load)
    assert read_pulse(pulse.written) == pulse
    assert pulse.given is bool(mood or energy or load)
