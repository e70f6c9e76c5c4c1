"""Runs the scenarios in turn, round after round, so that a slow minute slows them all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.history import notes
from bench.scenario import QUIT, Scenario
from bench.terminal import Terminal, TerminalError

ROOT = Path(__file__).parent.parent
Seconds = Mapping[str, list[float]]
"""Measured seconds by what was measured."""

LETTERS = "abcdefghijklmnopqrst"


@dataclass(frozen=True, slots=True)
class Run:
    """One program from exec to exit: seconds and bytes."""

    frame: float
    useful: float
    leaving: float
    peak: float


class Workshop:
    """A folder for the stores, and an environment without anything of the person at the desk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stores: dict[str, Path] = {}
        (folder / "notes.md").write_text(notes(), encoding="utf-8")
        self._environ = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
        }

    def size(self, scenario: Scenario) -> int:
        """Bytes in the store of a scenario."""
        return self._store(scenario.store).stat().st_size if scenario.store else 0

    def keep(self, megabytes: int, saves: int, rounds: int) -> Seconds:
        """Run `bench.keeping` at a size of history."""
        _tell(f"\rsaves at {megabytes} MB{' ' * 30}")
        place = self._folder / f"keeping-{megabytes}"
        seconds: Seconds = _run("bench.keeping", place, megabytes, saves, rounds)
        shutil.rmtree(place)
        return seconds

    def open(self, scenario: Scenario) -> Terminal:
        """Start a scenario on a copy of its store."""
        arguments = [part.format(notes=self._folder / "notes.md") for part in scenario.arguments]
        environ = dict(self._environ)
        if scenario.module == "oneonone_tui":
            data = self._folder / "run" / "oneonone.json"
            shutil.rmtree(data.parent, ignore_errors=True)
            data.parent.mkdir()
            if scenario.store:
                shutil.copy(self._store(scenario.store), data)
            environ["ONEONONE_DATA"] = str(data)
        command = [sys.executable, "-m", scenario.module, *arguments]
        return Terminal(command, environ, ROOT)

    def _store(self, what: str) -> Path:
        if what not in self._stores:
            path = self._folder / f"{what}.json"
            subprocess.run(
                [sys.executable, "-m", "bench.history", path, what], cwd=ROOT, check=True
            )
            self._stores[what] = path
        return self._stores[what]


def run_once(workshop: Workshop, scenario: Scenario) -> Run:
    """From exec to exit.

    Raises:
        TerminalError: it did not come up, or did not end well.
    """
    with workshop.open(scenario) as terminal:
        frame = terminal.until(scenario.frame)
        useful = terminal.until(scenario.useful)
        terminal.settle()
        farewell = terminal.quit(QUIT)
    if farewell.status:
        raise TerminalError(f"{scenario.name} ended with status {farewell.status}")
    return Run(frame, useful, farewell.seconds, farewell.peak)


def type_once(workshop: Workshop, scenario: Scenario, lines: int) -> list[float]:
    """Seconds from key to paint, for each letter of so many lines typed into the notes."""
    seconds = []
    with workshop.open(scenario) as terminal:
        terminal.until(scenario.useful)
        terminal.settle(0.3)
        for number in range(lines):
            terminal.press("\r")
            terminal.settle()
            # The line begins with a number of its own, so that no older line is taken for it.
            line = f"{number:03}"
            for letter in line:
                terminal.press(letter)
                terminal.settle()
            for letter in LETTERS:
                line += letter
                seconds.append(terminal.answered(letter, line))
                terminal.settle()
        terminal.quit(QUIT)
    return seconds


def measure_starts(
    workshop: Workshop, scenarios: Iterable[Scenario], rounds: int
) -> Mapping[str, list[Run]]:
    """So many runs of each, after one that only warms up."""
    runs: dict[str, list[Run]] = {scenario.name: [] for scenario in scenarios}
    for turn, scenario in _in_turn(scenarios, rounds + 1):
        run = run_once(workshop, scenario)
        if turn:
            runs[scenario.name].append(run)
    return runs


def measure_keys(
    workshop: Workshop, scenarios: Iterable[Scenario], rounds: int, lines: int
) -> Mapping[str, list[list[float]]]:
    """The keys of so many runs of each, run by run."""
    keys: dict[str, list[list[float]]] = {scenario.name: [] for scenario in scenarios}
    for _, scenario in _in_turn(scenarios, rounds):
        keys[scenario.name].append(type_once(workshop, scenario, lines))
    return keys


def measure_idle(
    workshop: Workshop, scenarios: Iterable[Scenario], seconds: float
) -> Mapping[str, float]:
    """What part of a processor each takes while nobody does anything, all in the same seconds."""
    _tell(f"\rleft alone for {seconds:.0f} s{' ' * 24}")
    with ExitStack() as stack:
        terminals = {each.name: stack.enter_context(workshop.open(each)) for each in scenarios}
        for each in scenarios:
            terminals[each.name].until(each.useful)
        _watch(terminals.values(), 3)
        before = {name: terminal.busy for name, terminal in terminals.items()}
        began = perf_counter()
        _watch(terminals.values(), seconds)
        passed = perf_counter() - began
        return {name: (each.busy - before[name]) / passed for name, each in terminals.items()}


def _watch(terminals: Collection[Terminal], seconds: float) -> None:
    """Take in what they write, so that none waits for its reader."""
    end = perf_counter() + seconds
    while perf_counter() < end:
        for terminal in terminals:
            terminal.settle(0.1, 0.1)


def measure_keeping(
    workshop: Workshop, sizes: Iterable[int], saves: int, rounds: int
) -> Mapping[int, Seconds]:
    """Saves, opening and folding at so many megabytes of history."""
    return {size: workshop.keep(size, saves, rounds) for size in sizes}


def measure_questions(questions: int, rounds: int, years: Iterable[int]) -> Mapping[int, Seconds]:
    """The next question out of so many, after so many years."""
    _tell(f"\rquestions{' ' * 40}")
    found = _run("bench.rotation", questions, rounds, *years)
    return {int(count): seconds for count, seconds in found.items()}


def _run(module: str, *arguments: object) -> Any:
    """What a part of the bench that is a program of its own prints as JSON."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    _tell("\r" + " " * 50 + "\r")
    return json.loads(ran.stdout)


def _in_turn(scenarios: Iterable[Scenario], rounds: int) -> Iterator[tuple[int, Scenario]]:
    """Every scenario once a round; each round begins with another one."""
    order = tuple(scenarios)
    for turn in range(rounds):
        first = turn % len(order)
        for scenario in (*order[first:], *order[:first]):
            _tell(f"\rround {turn + 1} of {rounds}: {scenario.name:<24}")
            yield turn, scenario
    _tell("\r" + " " * 50 + "\r")


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(text, end="", file=sys.stderr, flush=True)
