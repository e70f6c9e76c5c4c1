"""What the command line answers, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oneonone_tui import __version__
from tests.terminal.terminal import Terminal


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "oneonone_tui", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environ},
        cwd=Path(__file__).parents[2],
        check=False,
    )


def test_the_version_is_told() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"oneonone-tui {__version__}\n")


def test_help_is_told() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "PERSON" in done.stdout
    assert "--demo" in done.stdout


def test_without_a_terminal_it_is_one_sentence_and_status_2() -> None:
    done = run()
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "terminal" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--nonsense",), ("a", "b"), ("--type",), ("--type", "regular"), ("--demo", "--data", "x")],
)
def test_bad_arguments_are_status_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_broken_file_is_one_sentence_status_1_and_stays_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "one.json"
    data.write_bytes(b'{"people": {"1": {"id": "secret-word"')
    with Terminal("--data", str(data), home=tmp_path, size=(200, 24)) as terminal:
        assert terminal.end() == 1
        said = " ".join(terminal.text().split())
    assert "one.json" in said
    assert "secret-word" not in said
    assert "Traceback" not in said
    assert data.read_bytes() == b'{"people": {"1": {"id": "secret-word"'


def test_a_broken_config_is_one_sentence_with_its_place_and_status_1(tmp_path: Path) -> None:
    config = tmp_path / "config" / "oneonone-tui" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("langage: id\n")
    with Terminal(home=tmp_path, environ={"XDG_CONFIG_HOME": str(tmp_path / "config")}) as terminal:
        assert terminal.end() == 1
        assert "config.yaml:1:1" in terminal.text()


def test_an_unknown_key_name_in_the_config_is_told(tmp_path: Path) -> None:
    config = tmp_path / "config" / "oneonone-tui" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("keys:\n  question.nxt: f3\n")
    with Terminal(home=tmp_path, environ={"XDG_CONFIG_HOME": str(tmp_path / "config")}) as terminal:
        assert terminal.end() == 1
        assert "question.nxt" in terminal.text()


def test_the_demo_says_where_it_is_and_touches_nothing_of_mine(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Terminal("--demo", home=home, environ={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.until("Sample data, not yours")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert list(home.iterdir()) == []


def test_a_name_goes_straight_to_the_session(tmp_path: Path) -> None:
    with Terminal("dina", "--demo", home=tmp_path, environ={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.until("Dina Prameswari")
        terminal.until("Notes")


def test_an_unknown_name_offers_to_add_it(tmp_path: Path) -> None:
    with Terminal("Zebulon", "--data", str(tmp_path / "x.json"), home=tmp_path) as terminal:
        terminal.until("New person")
        terminal.until("Zebulon")
