"""Every way out keeps what was typed, in a real terminal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.storage.store import open_store
from tests.terminal.terminal import Terminal
from tests.ui.driver import NOW

WORD = "canary-in-the-notes"

LEAVE_SCREEN = b"\x1b[?1049l"
"""What is written after it stays in the shell's scrollback."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with a session that waits to be resumed."""
    path = tmp_path / "data" / "one.json"
    store = open_store(path)
    store.save(Person("dina", "Dina"), Session("s", "dina", "regular", NOW, opener_said=True))
    store.close()
    return path


def notes_in(path: Path) -> str:
    store = open_store(path)
    try:
        return store.sessions("dina")[0].notes
    finally:
        store.close()


def in_a_session(data: Path, home: Path, **environ: str) -> Terminal:
    terminal = Terminal("Dina", "--data", str(data), home=home, environ=environ)
    terminal.until("Notes")
    terminal.until("F12")
    terminal.type(WORD)
    terminal.until(WORD)
    return terminal


WAYS_OUT: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "ctrl+q": (lambda terminal: terminal.press("ctrl+q"), 0),
    "SIGINT": (lambda terminal: terminal.signal(signal.SIGINT), 0),
    "SIGTERM": (lambda terminal: terminal.signal(signal.SIGTERM), 143),
    "SIGHUP": (lambda terminal: terminal.signal(signal.SIGHUP), 129),
    "a closed terminal": (lambda terminal: terminal.hang_up(), 129),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_way_out_keeps_what_was_typed(way: str, data: Path, tmp_path: Path) -> None:
    leave, status = WAYS_OUT[way]
    with in_a_session(data, tmp_path) as terminal:
        leave(terminal)
        assert terminal.end() == status
        assert "Traceback" not in terminal.text()
    assert notes_in(data) == WORD


def test_a_half_typed_promise_is_kept_and_not_among_the_notes(data: Path, tmp_path: Path) -> None:
    with in_a_session(data, tmp_path) as terminal:
        terminal.press("ctrl+t")
        terminal.until("Who does what")
        terminal.type("ask SRE")
        terminal.until("ask SRE")
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == 143
    assert notes_in(data) == WORD
    store = open_store(data)
    assert [draft.text for draft in store.sessions("dina")[0].drafts] == ["ask SRE"]
    store.close()


def test_an_exception_keeps_the_notes_and_shows_none_of_them(data: Path, tmp_path: Path) -> None:
    (tmp_path / "crash.py").write_text(
        "import sys\n"
        "from oneonone_tui.ui.screens.live import Live\n"
        "def fail(self):\n"
        "    private = self.notes.text\n"
        "    raise RuntimeError(private)\n"
        "Live.action_next_question = fail\n"
        "from oneonone_tui.__main__ import main\n"
        "sys.exit(main())\n"
    )
    command = (sys.executable, str(tmp_path / "crash.py"))
    with Terminal(
        "Dina", "--data", str(data), home=tmp_path, command=command, environ={"PYTHONPATH": "."}
    ) as terminal:
        terminal.until("F12")
        terminal.type(WORD)
        terminal.until(WORD)
        terminal.press("ctrl+n")
        assert terminal.end() == 70
        assert b"RuntimeError at crash.py:5" in terminal.raw
        _, _, left_behind = terminal.raw.partition(LEAVE_SCREEN)
        assert WORD.encode() not in left_behind
        assert b"Traceback" not in terminal.raw
    assert notes_in(data) == WORD


def test_a_signal_waits_for_nothing_that_the_interrupted_code_holds(
    data: Path, tmp_path: Path
) -> None:
    """As in the middle of an import, whose lock the saver needs for an import of its own."""
    (tmp_path / "held.py").write_text(
        "import os, signal, sys, threading\n"
        "from oneonone_tui.storage.keeper import Keeper\n"
        "from oneonone_tui.ui.screens.live import Live\n"
        "held = threading.Lock()\n"
        "keep = Keeper.keep\n"
        "def keep_with_it(self, changes):\n"
        "    with held:\n"
        "        return keep(self, changes)\n"
        "Keeper.keep = keep_with_it\n"
        "def interrupted(self):\n"
        "    with held:\n"
        "        self.notes.editor.insert('!')\n"
        "        os.kill(os.getpid(), signal.SIGTERM)\n"
        "Live.action_next_question = interrupted\n"
        "from oneonone_tui.__main__ import main\n"
        "sys.exit(main())\n"
    )
    command = (sys.executable, str(tmp_path / "held.py"))
    with Terminal(
        "Dina", "--data", str(data), home=tmp_path, command=command, environ={"PYTHONPATH": "."}
    ) as terminal:
        terminal.until("F12")
        terminal.type(WORD)
        terminal.until(WORD)
        terminal.press("ctrl+n")
        assert terminal.end() == 143
        assert LEAVE_SCREEN in terminal.raw
    assert notes_in(data) == WORD + "!"


def test_a_terminal_that_no_longer_reads_holds_nobody(data: Path, tmp_path: Path) -> None:
    with in_a_session(data, tmp_path) as terminal:
        terminal.stall()
        terminal.type(" and more, of which nothing is painted")
        terminal.signal(signal.SIGTERM)
        assert terminal.process.wait(timeout=20) == 143
    assert notes_in(data).startswith(WORD)


def test_a_byte_that_is_not_utf8_ends_nothing(data: Path, tmp_path: Path) -> None:
    with in_a_session(data, tmp_path) as terminal:
        terminal.send(b" \xff\xc3( after")
        terminal.until("after")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert notes_in(data).startswith(WORD)
    assert notes_in(data).endswith("( after")


def test_a_debug_environment_writes_no_keys_to_files(data: Path, tmp_path: Path) -> None:
    log = tmp_path / "textual.log"
    with in_a_session(
        data, tmp_path, TEXTUAL_DEBUG="1", TEXTUAL_LOG=str(log), TEXTUAL="debug,devtools"
    ) as terminal:
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    holding = [f for f in tmp_path.rglob("*") if f.is_file() and WORD.encode() in f.read_bytes()]
    assert holding == [data]


def test_a_hang_up_that_no_signal_tells_of_ends_the_program(data: Path, tmp_path: Path) -> None:
    with Terminal("Dina", "--data", str(data), home=tmp_path, controlling=False) as terminal:
        terminal.until("F12")
        terminal.type(WORD)
        terminal.until(WORD)
        terminal.hang_up()
        assert terminal.end() == 129
    assert notes_in(data) == WORD
