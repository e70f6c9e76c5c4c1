"""The commands as a person types them, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from oneonone_tui.__main__ import COMMANDS
from tests.commands.conftest import CANARY
from tests.storage.crash import leave
from tests.storage.records import session
from tests.terminal.terminal import Terminal

ROOT = Path(__file__).parents[2]


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_help_names_the_commands_and_how_to_meet_a_person_of_that_name() -> None:
    done = python("-m", "oneonone_tui", "--help")
    listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert [word for word in COMMANDS if word not in listed] == []
    assert "A person of that name is found by another part of the name" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help(command: str) -> None:
    done = python("-m", "oneonone_tui", command, "--help")
    assert done.returncode == 0
    assert ("--data" in done.stdout) is (command != "banks")


@pytest.mark.parametrize(
    "arguments",
    [
        ("doctor", "dina"),
        ("backup",),
        ("recover", "--force"),
        ("doctor", "--demo"),
        ("next",),
        ("actions", "a", "b"),
    ],
)
def test_bad_arguments_are_one_sentence_and_status_2(arguments: tuple[str, ...]) -> None:
    done = python("-m", "oneonone_tui", *arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_command_needs_no_terminal_and_no_interface(path: Path) -> None:
    script = (
        "import sys; from oneonone_tui.__main__ import main\n"
        "status = main(['doctor', '--data', sys.argv[1]])\n"
        "print(*{'textual', 'oneonone_tui.ui', 'tinydb'} & set(sys.modules), file=sys.stderr)\n"
        "sys.exit(status)"
    )
    done = python("-c", script, str(path))
    assert (done.returncode, done.stderr) == (0, "\n")


def test_the_program_does_without_the_commands() -> None:
    script = (
        "import sys, oneonone_tui.__main__, oneonone_tui.ui.app, oneonone_tui.storage.store\n"
        "print(*[name for name in sys.modules if name.startswith('oneonone_tui.commands')])"
    )
    assert python("-c", script).stdout == "\n"


def test_the_data_file_may_come_from_the_environment(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEONONE_DATA", str(path))
    assert f"{path} is whole" in python("-m", "oneonone_tui", "doctor").stdout


def test_a_recovery_is_agreed_to_in_a_terminal(path: Path, tmp_path: Path) -> None:
    leave(path, (session(3, notes=CANARY),))
    with Terminal("recover", "--data", str(path), home=tmp_path, size=(200, 24)) as terminal:
        terminal.until("[y/N]")
        terminal.type("y\n")
        assert terminal.end() == 0
        assert f"Everything is in {path}." in terminal.text()
        assert CANARY.encode() not in terminal.raw
