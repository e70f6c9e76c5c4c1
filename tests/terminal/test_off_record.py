"""What is typed off the record is in no file and no byte, whichever way it ends (R30)."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.storage.store import open_store
from tests.terminal import curious
from tests.terminal.terminal import Terminal
from tests.terminal.test_ways_out import LEAVE_SCREEN, notes_in
from tests.ui.driver import NOW

CANARY = "kenari-rahasia"
KEPT = "this much is for both"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "one.json"
    store = open_store(path)
    session = Session("s", "dina", "regular", NOW, opener_said=True, off_record_seconds=40)
    store.save(Person("dina", "Dina"), session)
    store.close()
    curious.prepare(tmp_path, "action_next_question", "self._off_record.editor.text")
    return path


def off_the_record(data: Path, home: Path) -> Terminal:
    terminal = Terminal(
        "Dina",
        "--data",
        str(data),
        home=home,
        command=curious.command(home),
        environ=curious.environ(home),
    )
    terminal.until("F12")
    terminal.type(KEPT)
    terminal.until(KEPT)
    terminal.press("ctrl+s")  # for the ways out on which nothing is run any more
    terminal.until("Everything is saved")
    terminal.press("f10")
    terminal.until("Off the record")
    terminal.type(CANARY)
    terminal.until(CANARY)
    return terminal


WAYS_OUT: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "ctrl+q": (lambda terminal: terminal.press("ctrl+q"), 0),
    "SIGTERM": (lambda terminal: terminal.signal(signal.SIGTERM), 143),
    "SIGHUP": (lambda terminal: terminal.signal(signal.SIGHUP), 129),
    "SIGINT": (lambda terminal: terminal.signal(signal.SIGINT), 0),
    "a crash": (lambda terminal: terminal.press("ctrl+n"), 70),
    "a crash of the interpreter": (lambda terminal: terminal.signal(signal.SIGSEGV), 139),
    "kill -9": (lambda terminal: terminal.signal(signal.SIGKILL), 137),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_out_leaves_a_word_of_it_anywhere(way: str, data: Path, tmp_path: Path) -> None:
    leave, status = WAYS_OUT[way]
    with off_the_record(data, tmp_path) as terminal:
        leave(terminal)
        assert terminal.end() == status
        _, _, left_behind = terminal.raw.partition(LEAVE_SCREEN)
        assert CANARY.encode() not in left_behind
    assert not curious.holding(tmp_path, CANARY)
    assert notes_in(data) == KEPT
    assert not curious.holding(tmp_path, CANARY)  # nor does recovery find one


def test_when_it_is_left_no_byte_of_it_comes_any_more(data: Path, tmp_path: Path) -> None:
    with off_the_record(data, tmp_path) as terminal:
        terminal.until("1 min off the record")
        terminal.press("f10")
        terminal.until_gone(CANARY)
        seen = len(terminal.raw)
        terminal.until("F12")
        terminal.press("ctrl+z")
        terminal.press("f10")
        terminal.until("Off the record")
        terminal.press("ctrl+z")
        terminal.press("f10")
        terminal.until("Notes")
        terminal.resize(100, 30)
        terminal.press("f12")
        terminal.until("1 minute off the record")
        terminal.press("ctrl+r")
        terminal.until("^o saves a file")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert CANARY.encode() not in terminal.raw[seen:]
    assert not curious.holding(tmp_path, CANARY)
    store = open_store(data)
    assert 40 <= store.sessions("dina")[0].off_record_seconds < 80
    store.close()


@pytest.mark.parametrize("key", [b"\x1b[18~", b"\x1b[21~"])
def test_keys_that_come_at_once_after_the_turn_are_not_in_the_notes_of_both(
    key: bytes, data: Path, tmp_path: Path
) -> None:
    environ = {"ONEONONE_CONFIG": str(tmp_path)}
    with Terminal("Dina", "--data", str(data), home=tmp_path, environ=environ) as terminal:
        terminal.until("F12")
        terminal.send(b"for both" + key + CANARY.encode())
        terminal.until(CANARY)
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert notes_in(data) == "for both"


@pytest.mark.parametrize(("key", "asked"), [("\x0c", "Answer"), ("\x1d", "Mood")])
def test_what_comes_at_once_after_asking_for_a_private_line_is_not_in_the_notes_of_both(
    key: str, asked: str, data: Path, tmp_path: Path
) -> None:
    environ = {"ONEONONE_CONFIG": str(tmp_path)}
    with Terminal(
        "Dina", "--data", str(data), home=tmp_path, environ=environ, size=(100, 30)
    ) as terminal:
        terminal.until("F12")
        terminal.press("ctrl+n")
        terminal.until("depth 1")
        terminal.type(f"for both{key}{CANARY}")
        terminal.until(asked)
        terminal.until(CANARY)
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert notes_in(data) == "for both"
