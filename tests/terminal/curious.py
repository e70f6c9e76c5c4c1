"""A program among everything that could write down what is typed, and that fails at a key."""

from __future__ import annotations

import sys
from pathlib import Path

_CRASH = """\
import sys
from oneonone_tui import __main__ as program
run = program._run
def run_with_a_fault(options):  # after `main` has looked at the environment
    from oneonone_tui.ui.screens.live import Live
    def fail(self):
        private = {text}  # where a report of the variables would show it
        raise RuntimeError(private)
    Live.{action} = fail
    return run(options)
program._run = run_with_a_fault
sys.exit(program.main())
"""


def prepare(home: Path, action: str, text: str) -> None:
    """Lay out a program that fails in an action of the live screen, without a shield.

    `text` is the code of what is typed; it is the message of the fault.
    """
    (home / "tmp").mkdir()
    (home / "crash.py").write_text(_CRASH.format(action=action, text=text))
    (home / "config.yaml").write_text("shield: false\n")


def command(home: Path) -> tuple[str, str]:
    """What starts it."""
    return sys.executable, str(home / "crash.py")


def environ(home: Path) -> dict[str, str]:
    """Variables that make Python and Textual write down what they can."""
    return {
        "PYTHONPATH": ".",
        "ONEONONE_CONFIG": str(home),
        "TMPDIR": str(home / "tmp"),
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(home / "textual.log"),
        "PYTHONFAULTHANDLER": "1",
    }


def holding(folder: Path, word: str) -> set[Path]:
    """The files in which a word is."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file for file in files if word.encode() in file.read_bytes()}
