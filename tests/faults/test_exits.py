"""Every way out of the program, 20 times in a real terminal: all that was typed is kept."""

from __future__ import annotations

import os
import random
import select
import shlex
import shutil
import signal
import string
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from oneonone_tui.domain.session import Session
from oneonone_tui.storage.store import open_store
from tests.terminal.terminal import Terminal
from tests.ui.driver import NOW

from .crashing import PLACES
from .figures import SEED, Figures
from .ledger import CANARY, DINA

RUNS = 20
AT_ONCE = 3
"""Programs that start at the same time; more only wait for the processor."""

PROGRAM = (sys.executable, "-m", "oneonone_tui")
LEAVE_SCREEN = b"\x1b[?1049l"


@dataclass(frozen=True)
class Way:
    """A way out."""

    leave: Callable[[Terminal], object]
    status: int
    command: tuple[str, ...] = PROGRAM
    through: str = ""
    """What stands between the terminal and the program."""


WAYS = {
    "ctrl+q": Way(lambda terminal: terminal.press("ctrl+q"), 0),
    "SIGINT": Way(lambda terminal: terminal.signal(signal.SIGINT), 0),
    "SIGTERM": Way(lambda terminal: terminal.signal(signal.SIGTERM), 143),
    "SIGHUP": Way(lambda terminal: terminal.signal(signal.SIGHUP), 129),
    "terminal": Way(lambda terminal: terminal.hang_up(), 129),
    "multiplexer": Way(lambda terminal: terminal.process.kill(), 129, through="multiplexer"),
    **{
        place: Way(
            lambda terminal: terminal.press("ctrl+n"),
            70,
            (sys.executable, "-m", "tests.faults.crashing", place),
        )
        for place in PLACES
    },
}


class Run:
    """The program in a session, up to its end."""

    def __init__(self, way: Way, home: Path, chance: random.Random) -> None:
        self._way = way
        self._data = home / "data" / "one.json"
        self._fifo: int | None = None
        letters = "".join(chance.choices(string.ascii_lowercase, k=chance.randrange(1, 12)))
        self.notes = f"{CANARY}-{letters}."
        self.draft = f"ask-{letters}." if chance.random() < 0.5 else ""
        """A promise that was typed and not accepted."""
        home.mkdir()
        store = open_store(self._data)
        store.save(DINA, Session("s", DINA.id, "regular", NOW, opener_said=True))
        store.close()
        command = (*way.command, "Dina", "--data", str(self._data))
        if way.through:
            fifo = home / "status"
            os.mkfifo(fifo)
            self._fifo = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
            module = (sys.executable, "-m", "tests.faults.multiplexer")
            command = (*module, "--leader", str(fifo), *command)
            command = _in_tmux(home, command) if way.through == "tmux" else (*module, *command)
        self.terminal = Terminal(home=home, command=command)

    def type(self) -> None:
        """Type, until all of it is on the screen."""
        terminal = self.terminal
        terminal.until("F12")
        terminal.type(self.notes)
        terminal.until(self.notes)
        if self.draft:
            terminal.press("ctrl+t")
            terminal.until("Who does what")
            terminal.type(self.draft)
            terminal.until(self.draft)

    def faults(self) -> list[str]:
        """Leave; what went wrong."""
        with self.terminal as terminal:
            self._way.leave(terminal)
            status = terminal.end()
            if self._fifo is not None:
                status = self._status()
        found = [] if status == self._way.status else [f"exit status {status}"]
        store = open_store(self._data)
        (session,) = store.sessions(DINA.id)
        store.close()
        kept = (session.notes, *(draft.text for draft in session.drafts))
        if kept != (self.notes, *filter(None, [self.draft])):
            found.append(f"lost: {kept!r} of {self.notes!r} and {self.draft!r}")
        _, _, left_behind = bytes(terminal.raw).partition(LEAVE_SCREEN)
        if CANARY.encode() in left_behind or b"Traceback" in terminal.raw:
            found.append("notes or a traceback in the shell's scrollback")
        return found

    def _status(self) -> int:
        assert self._fifo is not None
        ready, _, _ = select.select([self._fifo], [], [], 20)
        assert ready, "the program is still there"
        status = int(os.read(self._fifo, 16))
        os.close(self._fifo)
        return status


def _in_tmux(home: Path, command: tuple[str, ...]) -> tuple[str, ...]:
    (home / "tmux.conf").write_text("set -g status off\n")
    tmux = ("tmux", "-S", str(home / "socket"), "-f", str(home / "tmux.conf"))
    return (*tmux, "new-session", shlex.join(command))


def _kill_tmux(terminal: Terminal) -> None:
    socket = str(terminal.process.args[2])  # type: ignore[index]
    subprocess.run(["tmux", "-S", socket, "kill-server"], check=True)


def lossy(way: Way, folder: Path) -> list[str]:
    """What went wrong in 20 runs."""
    chance = random.Random(SEED)
    bad = []
    for first in range(0, RUNS, AT_ONCE):
        numbers = range(first, min(RUNS, first + AT_ONCE))
        runs = [Run(way, folder / str(number), chance) for number in numbers]
        for number, run in zip(numbers, runs, strict=True):
            run.type()
            if faults := run.faults():
                bad.append(f"run {number}: {', '.join(faults)}")
    return bad


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS)
def test_a_way_out_loses_nothing(name: str, tmp_path: Path, figures: Figures) -> None:
    bad = lossy(WAYS[name], tmp_path)
    figures.note(f"exit-{name}", f"lost {len(bad)} / {RUNS} runs", f"0 / {RUNS}", not bad)
    assert bad[:3] == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not here; its stand-in was tested")
def test_a_killed_tmux_loses_nothing(tmp_path: Path, figures: Figures) -> None:
    bad = lossy(Way(_kill_tmux, 129, through="tmux"), tmp_path)
    figures.note("exit-tmux", f"lost {len(bad)} / {RUNS} runs", f"0 / {RUNS}", not bad)
    assert bad[:3] == []
