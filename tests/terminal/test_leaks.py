"""Where the words of a session lie afterwards: in the data, and nowhere else (R27)."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.storage.store import open_store
from tests.terminal import curious
from tests.terminal.terminal import Terminal
from tests.terminal.test_ways_out import LEAVE_SCREEN
from tests.ui.driver import NOW

CANARY = "kenari"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "one.json"
    store = open_store(path)
    item = ActionItem("a1", "dina", 1, "write the runbook", NOW, "s")
    session = Session("s", "dina", "regular", NOW, opener_said=True, triaged=True)
    store.save(Person("dina", "Dina"), session, item)
    store.close()
    curious.prepare(tmp_path, "action_advance_agenda", "self._private.text")
    return path


def full_session(data: Path, home: Path) -> Terminal:
    """A session with a canary in every field that is for me alone, in a curious environment."""
    terminal = Terminal(
        "Dina",
        "--data",
        str(data),
        home=home,
        size=(140, 40),
        command=curious.command(home),
        environ={**curious.environ(home), "TEXTUAL": "debug,devtools", "PYTHONDEVMODE": "1"},
    )
    terminal.until("F12")
    terminal.press("ctrl+n")
    terminal.until("depth 1")
    terminal.press("ctrl+l")
    terminal.until("✓ asked")
    terminal.type(f"{CANARY}-answer\r")
    terminal.until(f"asked: {CANARY}-answer")
    terminal.press("f5")
    terminal.until("n Note")
    terminal.type("n")
    terminal.until(" Note ─")
    terminal.type(f"{CANARY}-note\r")
    terminal.until(f"· {CANARY}-note")
    terminal.press("f12")
    terminal.until("Went well")
    terminal.press("f3")
    terminal.until_gone("space Done")
    terminal.type(f"{CANARY}-well")
    terminal.until(f"{CANARY}-well")
    terminal.press("escape")
    terminal.until("Agenda")
    terminal.press("ctrl+p")
    terminal.until("Search for commands")
    terminal.type(f"{CANARY}-searched")
    terminal.until(f"{CANARY}-searched")
    terminal.press("escape")
    terminal.until_gone(f"{CANARY}-searched")
    terminal.press("f7")
    terminal.until("Private notes")
    terminal.type(f"{CANARY}-private")
    terminal.until(f"{CANARY}-private")
    return terminal


WAYS_OUT: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "ctrl+q": (lambda terminal: terminal.press("ctrl+q"), 0),
    "SIGHUP": (lambda terminal: terminal.signal(signal.SIGHUP), 129),
    "a crash": (lambda terminal: terminal.press("ctrl+g"), 70),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_word_lies_in_the_data_and_nowhere_else(way: str, data: Path, tmp_path: Path) -> None:
    leave, status = WAYS_OUT[way]
    with full_session(data, tmp_path) as terminal:
        leave(terminal)
        assert terminal.end() == status
        _, _, left_behind = terminal.raw.partition(LEAVE_SCREEN)
        assert CANARY.encode() not in left_behind
    files = curious.holding(tmp_path, CANARY)
    assert data in files
    assert {file.parent for file in files} == {data.parent}
    assert all(file.name.startswith(data.name) for file in files)
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    store = open_store(data)
    (session,) = store.sessions("dina")
    assert [asked.answer for asked in session.asked] == [f"{CANARY}-answer"]
    assert session.evaluation.well == f"{CANARY}-well"
    assert [item.note for item in store.actions("dina")] == [f"{CANARY}-note"]
    assert [notes.text for notes in store.private_notes("dina")] == [f"{CANARY}-private"]
    store.close()


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="no such file here")
def test_no_picture_of_the_memory_is_left_by_a_fault(data: Path, tmp_path: Path) -> None:
    with Terminal("Dina", "--data", str(data), home=tmp_path) as terminal:
        terminal.until("F12")
        limits = Path(f"/proc/{terminal.process.pid}/limits").read_text()
        (core,) = (line for line in limits.splitlines() if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["1", "1"]
