"""The measurements as a table, each beside its budget."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from bench import scenario as table
from bench.figure import Figure
from bench.history import PEOPLE, WEEKS
from bench.measure import Run, Seconds

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, and what it is allowed to be."""

    what: str
    measured: str
    spread: str
    ratio: float
    budget: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        if self.budget is None:
            return self.what, self.measured, self.spread, f"{self.ratio:.2f}", "", ""
        verdict = "within" if self.ratio <= self.budget else "over"
        budget = f"≤ {self.budget:.2f}"
        return self.what, self.measured, self.spread, f"{self.ratio:.2f}", budget, verdict


@dataclass(frozen=True, slots=True)
class Tables:
    """All lines, by their floor."""

    screen: Sequence[Row]
    saves: Sequence[Row]
    whole: Sequence[Row]
    questions: Sequence[Row]

    def __str__(self) -> str:
        pairs = (
            (self.screen, "bare4"),
            (self.saves, "append"),
            (self.whole, "TinyDB"),
            (self.questions, "1 ms"),
        )
        return "\n\n".join(markdown_table(rows, floor) for rows, floor in pairs if rows)


def start_rows(runs: Mapping[str, Sequence[Run]], stored: int) -> Iterator[Row]:
    """The lines on starting, leaving and memory; `stored` is the size of the ten years."""

    def figure(scenario: table.Scenario, field: str) -> Figure:
        return Figure.of(getattr(run, field) for run in runs[scenario.name])

    def row(what: str, scenario: table.Scenario, field: str, budget: float | None = None) -> Row:
        mine, floor = figure(scenario, field), figure(table.BARE4, field)
        unit = _mib if field == "peak" else _ms
        return Row(f"{what}: {scenario.name}", *unit(mine), mine.over(floor), budget)

    ours = [each for each in table.STARTS if each.module == "oneonone_tui"]
    yield row("first frame", table.BARE4, "frame")
    yield row("first frame", table.AGAIN, "frame")
    for scenario in ours:
        yield row("first frame", scenario, "frame", table.START_LIMIT)
    for scenario in ours:
        yield row("ready to use", scenario, "useful", table.USEFUL_LIMIT)
    yield row("leaving", table.BARE4, "leaving")
    yield row("leaving", table.AGAIN, "leaving")
    for scenario in ours:
        yield row("leaving", scenario, "leaving", table.QUIT_LIMIT)
    yield row("memory", table.BARE4, "peak")
    yield row("memory", table.AGAIN, "peak")
    floor = figure(table.BARE4, "peak").middle
    for scenario in ours:
        ten = scenario in (table.BOARD_TEN, table.LIVE_TEN)
        limit = 1 + table.FILE_LIMIT * stored / floor if ten else table.MEMORY_LIMIT
        yield row("memory", scenario, "peak", limit)


def key_rows(keys: Mapping[str, Sequence[Sequence[float]]]) -> Iterator[Row]:
    """The lines on typing: the median and the slowest hundredth of all keys of a program."""
    floor = Figure.of(key for run in keys[table.TYPED_BARE4.name] for key in run)
    for scenario in table.TYPED:
        mine = Figure.of(key for run in keys[scenario.name] for key in run)
        ours = scenario.module == "oneonone_tui"
        yield Row(
            f"key to paint, median: {scenario.name}",
            *_ms(mine),
            mine.middle / floor.middle,
            table.KEY_LIMIT if ours else None,
        )
        yield Row(
            f"key to paint, p99: {scenario.name}",
            _time(mine.percentile(99)),
            "",
            mine.percentile(99) / floor.percentile(99),
            table.KEY_TAIL_LIMIT if ours else None,
        )


def idle_rows(idle: Mapping[str, float]) -> Iterator[Row]:
    """The lines on doing nothing: what part of a processor that takes."""
    for scenario in table.IDLE:
        mine, floor = idle[scenario.name], idle[table.IDLE_BARE4.name]
        budget = table.IDLE_LIMIT if scenario.module == "oneonone_tui" else None
        yield Row(f"left alone: {scenario.name}", f"{mine:.2%}", "", mine / floor, budget)


def save_rows(kept: Mapping[int, Seconds]) -> Iterator[Row]:
    """The lines on saves, at each size of history, over the append of the same bytes."""
    for size, seconds in kept.items():
        figures = {name: Figure.of(values) for name, values in seconds.items()}
        floor = figures["append"]
        for what, name, limit in (
            ("append", "append", None),
            ("append (A/A)", "again", None),
            ("save", "save", table.SAVE_LIMIT),
            ("of it, writing", "kept", None),
        ):
            mine = figures[name]
            yield Row(f"{size} MB, {what}: median", *_ms(mine), mine.over(floor), limit)
            tail = mine.percentile(99)
            ratio = tail / floor.percentile(99)
            yield Row(f"{size} MB, {what}: p99", _time(tail), "", ratio)
        sealed, plain = figures["encrypted"], figures["save"]
        what = f"{size} MB, save, encrypted: median, over a plain one"
        yield Row(what, *_ms(sealed), sealed.over(plain), table.ENCRYPTED_LIMIT)


def whole_rows(kept: Mapping[int, Seconds]) -> Iterator[Row]:
    """The lines on opening and folding, at each size of history, over plain TinyDB."""
    for size, seconds in kept.items():
        for what, name, floor in (("open", "open", "read"), ("leave, folding", "fold", "write")):
            mine = Figure.of(seconds[name])
            ratio = mine.over(Figure.of(seconds[floor]))
            yield Row(f"{size} MB, {what}", *_ms(mine), ratio)


def question_rows(asked: Mapping[int, Seconds]) -> Iterator[Row]:
    """The lines on the next question, after so many years, over a millisecond."""
    for what, name, limit in (
        ("next question", "next", table.QUESTION_LIMIT),
        ("making it ready", "ready", None),
    ):
        for years, seconds in asked.items():
            mine = Figure.of(seconds[name])
            sessions = PEOPLE * WEEKS * years
            yield Row(f"{sessions:,} sessions, {what}", *_ms(mine), mine.middle * 1000, limit)


def _ms(figure: Figure) -> tuple[str, str]:
    return _time(figure.middle), f"{figure.spread:.0%}"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.{1 if seconds >= 0.01 else 2}f} ms"


def _mib(figure: Figure) -> tuple[str, str]:
    return f"{figure.middle / MIB:.1f} MiB", f"{figure.spread:.0%}"


def markdown_table(rows: Sequence[Row], floor: str) -> str:
    """The lines as a Markdown table that can be read as it is."""
    head = ("what", "measured", "spread", f"ratio to {floor}", "budget", "")
    lines = [head, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = ("-" * width for width in widths)
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in (lines[0], tuple(rule), *lines[1:])
    )


def page(tables: Tables, rounds: int, keys: int, saves: int) -> str:
    """The whole of docs/performance.md."""
    return f"""# Performance

Written by `python -m bench`. Machines are noisy, so every figure is a ratio to a floor measured in
the same minutes. The spread is the interquartile range over the median; the rows named A/A are a
floor measured against itself, and say how far a ratio may be chance.

Python {platform.python_version()}, Textual {version("textual")}, {platform.system()}.

## The screen

The floor is **bare4**, a Textual program with a text area and three lists and no logic
(`bench/bare4.py`). All programs run in turn in a pseudo-terminal of 110 × 30, {rounds} rounds; a
ratio is the median of the ratios round by round, for keys ({keys} in each program) that of the
whole. Ten years are 20 people, weekly.

{markdown_table(tables.screen, "bare4")}

*First frame*: from exec until the frame is painted: of the board with its people, unless there are
megabytes of them; of Live its panes, each in its place, which keep what is typed until the data is
there. *Ready to use*: until the people, or this person's session and open items, are painted.
*Leaving*: from ctrl+q until the process is gone. *Memory*: the most that was resident. *Left
alone*: the part of a processor that is taken in a minute in which nobody does anything, with the
clock running; the floor is a bare4 that has a clock as well, and a cursor that does not blink.

## Saves

The floor is as many bytes **appended** to a file, with fdatasync; {saves} of each in turn, beside
so much history. *Save*: from the change until it is acknowledged, the way between two threads
included. *Writing*: the part of it in which the saver writes.

{markdown_table(tables.saves, "append")}

The floor of the following is plain **TinyDB** (its JSONStorage, which does not wait for the disk):
to open and read the people, and to keep one change. *Leave, folding*: right after opening, so that
every line of the file is looked at first.

{markdown_table(tables.whole, "TinyDB")}

## The next question

Out of {table.QUESTIONS:,} questions, after one year and after ten. Here nothing serves as a floor:
the ratio is that to **one millisecond**, in which nobody notices a wait. *Making it ready*: once
for each session, before its first question.

{markdown_table(tables.questions, "1 ms")}
"""
