"""The bench counts right; that it runs is seen by running it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.figure import Figure
from bench.history import NAMED, PEOPLE, WEEKS, history
from bench.measure import ROOT, measure_questions
from bench.report import Row, markdown_table, question_rows, save_rows, whole_rows
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.pair import pair_of

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_figure_is_its_median_with_its_spread() -> None:
    figure = Figure.of(range(1, 101))

    assert figure.middle == 50.5
    assert figure.percentile(99) == 99
    assert figure.spread == pytest.approx((75 - 25) / 50.5)


def test_a_slow_minute_leaves_the_ratio_alone() -> None:
    floor, mine = Figure((1.0, 1.0, 5.0)), Figure((2.0, 2.0, 10.0))

    assert mine.over(floor) == 2.0


def test_a_ratio_needs_as_many_rounds_on_either_side() -> None:
    with pytest.raises(ValueError, match="longer"):
        Figure((1.0,)).over(Figure((1.0, 2.0)))


def test_the_table_says_what_is_within_its_budget_and_what_is_over() -> None:
    rows = [
        Row("floor", "1 ms", "0%", 1.0),
        Row("start", "1 ms", "0%", 1.15, 1.15),
        Row("quit", "2 ms", "0%", 2.0, 1.2),
    ]

    lines = markdown_table(rows, "bare4").splitlines()

    assert "ratio to bare4" in lines[0]
    assert [line.split("|")[-2].strip() for line in lines[2:]] == ["", "within", "over"]
    assert len({len(line) for line in lines}) == 1


def test_the_history_is_the_same_each_time_and_of_the_size_it_says() -> None:
    records = tuple(history(1, NOW))

    assert records == tuple(history(1, NOW))
    assert len(records) == PEOPLE * (1 + WEEKS * 3) + 1
    store = MemoryStore(*records)
    named = next(person for person in store.people() if person.name == NAMED)
    pair = pair_of(store, named)
    assert pair.unended
    assert len(pair.sessions) == WEEKS + 1
    assert pair.open_actions


def test_the_bench_stays_smaller_than_what_it_measures() -> None:
    # A process begins with the peak memory of the one that started it.
    script = "import sys, bench.__main__; print(*sys.modules)"

    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert not {"textual", "tinydb", "msgspec", "yaml"} & set(ran.stdout.split())


def test_saves_are_told_over_the_append_and_whole_files_over_tinydb() -> None:
    seconds = {
        "append": [0.001, 0.002],
        "again": [0.001, 0.002],
        "save": [0.0014, 0.0028],
        "encrypted": [0.0021, 0.0042],
        "kept": [0.0012, 0.0024],
        "open": [0.5],
        "read": [1.0],
        "fold": [0.02],
        "write": [0.2],
    }

    saves = {row.what: row for row in save_rows({10: seconds})}
    whole = {row.what: row.ratio for row in whole_rows({10: seconds})}

    assert saves["10 MB, save: median"].ratio == pytest.approx(1.4)
    assert saves["10 MB, save: median"].cells[-1] == "within"
    assert saves["10 MB, save: p99"].ratio == pytest.approx(1.4)
    assert saves["10 MB, of it, writing: median"].ratio == pytest.approx(1.2)
    encrypted = saves["10 MB, save, encrypted: median, over a plain one"]
    assert encrypted.ratio == pytest.approx(1.5)
    assert encrypted.cells[-1] == "within"
    assert whole == {"10 MB, open": 0.5, "10 MB, leave, folding": pytest.approx(0.1)}


@pytest.mark.parametrize("megabytes", [0, 1])
def test_saves_are_measured_at_a_size(tmp_path: Path, megabytes: int) -> None:
    place = str(tmp_path / "run")
    command = [sys.executable, "-m", "bench.keeping", place, str(megabytes), "3", "2"]

    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    seconds = json.loads(ran.stdout)
    assert {name: len(values) for name, values in seconds.items()} == {
        **dict.fromkeys(("append", "save", "encrypted", "kept", "again"), 3),
        **dict.fromkeys(("open", "read", "fold", "write"), 2),
    }
    assert all(0 < kept < save for kept, save in zip(seconds["kept"], seconds["save"], strict=True))
    size = (tmp_path / "run" / "oneonone.json").stat().st_size
    assert abs(size - megabytes * 1_000_000) < 10_000


def test_the_next_question_is_told_over_a_millisecond_beside_a_tenth_of_the_history() -> None:
    seconds = {"next": [0.0004, 0.0006], "ready": [0.008]}

    rows = {row.what: row for row in question_rows({1: seconds, 10: seconds})}

    assert rows["10,400 sessions, next question"].ratio == pytest.approx(0.5)
    assert rows["1,040 sessions, next question"].cells[-1] == "within"
    assert rows["10,400 sessions, making it ready"].cells[1] == "8.00 ms"


def test_the_next_question_is_measured_after_some_years() -> None:
    asked = measure_questions(100, 2, [1, 2])

    assert {
        years: {name: len(values) for name, values in seconds.items()}
        for years, seconds in asked.items()
    } == {1: {"next": 40, "ready": 2}, 2: {"next": 40, "ready": 2}}
    assert all(value > 0 for each in asked.values() for values in each.values() for value in values)
