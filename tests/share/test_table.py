"""Action items as CSV, which no spreadsheet works out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.text import one_line
from oneonone_tui.share.shared import SharedAction
from oneonone_tui.share.table import as_csv
from tests.share.test_recap import ACTIONS

HEAD = ["person", "item", "owner", "state", "due", "text", "promised", "closed"]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_a_row_for_each_item() -> None:
    text = as_csv(map(SharedAction.of, ACTIONS[2:4]), {"p1": "Dina"})
    assert rows(text) == [
        HEAD,
        ["Dina", "A6", "me", "dropped", "", "compare vendors", "2026-11-20", "2026-11-20"],
        ["Dina", "A7", "me", "open", "2026-11-27", "ask SRE", "2026-11-20", ""],
    ]
    assert "\r\n" in text
    assert "canary" not in text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1", '-, "x"'],
)
def test_a_cell_that_a_spreadsheet_would_work_out_is_text(text: str) -> None:
    action = SharedAction.of(replace(ACTIONS[3], text=text))
    cells = rows(as_csv([action], {"p1": text}))[1]
    assert cells[0] == cells[5] == f"'{one_line(text)}"


@given(st.text(), st.text())
def test_whatever_is_in_a_cell_the_table_is_whole(name: str, text: str) -> None:
    action = SharedAction.of(replace(ACTIONS[3], text=text))
    read = rows(as_csv([action], {"p1": name}))
    assert [len(row) for row in read] == [8, 8]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in read[1])
    assert read[1][5].removeprefix("'") == one_line(text).removeprefix("'")
