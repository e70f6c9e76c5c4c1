"""What the README shows can be done as it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.binding import Binding

from oneonone_tui.__main__ import COMMANDS
from oneonone_tui.banks.library import load_library
from oneonone_tui.config import load_config
from oneonone_tui.domain.craft import Craft
from oneonone_tui.ui import keys

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SETTINGS, BANK = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def keys_table() -> str:
    """The table of keys as the README shows it, from the one table of bindings."""
    rows = ["| where | keys |", "|---|---|"]
    for area, bindings in keys.AREAS.items():
        told = (
            f"`{keys.shown_all(key.key)}` {key.tooltip[0].lower()}{key.tooltip[1:]}"
            for key in bindings
            if isinstance(key, Binding)
        )
        rows.append(f"| {area} | {' · '.join(told)} |")
    return "\n".join(rows)


def test_the_keys_of_the_readme_are_the_keys_of_the_program() -> None:
    shown = README.partition("<!-- keys -->\n")[2].partition("\n<!-- /keys -->")[0]
    assert shown == keys_table()


def test_the_readme_can_be_read_in_one_go() -> None:
    assert len(README.splitlines()) <= 200


@pytest.mark.parametrize("ending", ["--demo", "-m pytest"])
def test_one_command_sets_up_and_runs(ending: str) -> None:
    commands = [line for line in README.splitlines() if line.endswith(ending)]

    assert len(commands) == 1
    assert commands[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_settings_of_the_readme_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(SETTINGS, encoding="utf-8")

    config = load_config(path)

    assert config.language == "id"
    assert config.theme == "textual-dark"
    assert config.keys == (("question.next", "ctrl+f"),)
    assert {name for name, _ in config.keys} <= keys.IDS
    assert config.craft == Craft(talk=False)
    assert (config.shield, config.share_notes) == (True, False)


def test_the_bank_of_the_readme_is_understood(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(BANK, encoding="utf-8")

    library = load_library([tmp_path], [])

    assert library.problems == ()
    assert [question.id for question in library.banks[0].questions] == ["mine.proud"]


def test_the_readme_names_every_command() -> None:
    assert [name for name in COMMANDS if f"`oneonone-tui {name}" not in README] == []
