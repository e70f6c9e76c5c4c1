"""The user's settings, and the language of the locale."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from oneonone_tui.config import Config, ConfigError, load_config, locale_language
from oneonone_tui.domain.craft import Craft


def load(folder: Path, content: str) -> Config:
    path = folder / "config.yaml"
    path.write_text(content)
    return load_config(path)


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.yaml") == Config()


def test_without_a_file_no_yaml_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from oneonone_tui.config import load_config; "
        "load_config(pathlib.Path(sys.argv[1])); sys.exit('yaml' in sys.modules)"
    )
    missing = str(tmp_path / "config.yaml")
    assert subprocess.run([sys.executable, "-c", code, missing], check=False).returncode == 0


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    with pytest.raises(ConfigError, match=r"^config.yaml:1:1: the file cannot be read \("):
        load_config(tmp_path / "config.yaml")


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "# language: id\n") == Config()


def test_all_settings_are_read(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        "language: id # Bahasa\ntheme: nord\nkeys:\n  question.next: ctrl+n\n  share.flip: f9\n"
        "craft:\n  talk: false\n  time: true\nlock_minutes: 0\n",
    )
    keys = (("question.next", "ctrl+n"), ("share.flip", "f9"))
    assert config == Config("id", "nord", keys, Craft(talk=False), lock_minutes=0)


def test_the_clipboard_can_be_forbidden(tmp_path: Path) -> None:
    assert load(tmp_path, "language: id\n").clipboard
    assert not load(tmp_path, "clipboard: false\n").clipboard
    with pytest.raises(ConfigError, match='write "clipboard" as true or false'):
        load(tmp_path, "clipboard: never\n")


@pytest.mark.parametrize("name", ["time", "talk", "pulse", "status"])
def test_each_help_of_the_craft_can_be_switched_off(tmp_path: Path, name: str) -> None:
    craft = load(tmp_path, f"craft: {{{name}: false}}\n").craft
    assert {f.name for f in fields(craft) if not getattr(craft, f.name)} == {name}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("langage: id\n", 'config.yaml:1:1: "langage" is no key here; did you mean language?'),
        ("language: de\n", "config.yaml:1:11: the language must be one of en, id; write one"),
        ("language: [id]\n", "config.yaml:1:11: the language must be one of en, id"),
        ("theme:\n", "config.yaml:1:7: there is no text here; write one, or leave the line out"),
        ("keys: ctrl+n\n", 'config.yaml:1:7: "key: value" lines are expected here'),
        ("keys:\n  question.next: [f2]\n", "config.yaml:2:18: a text is expected here"),
        ("keys:\n  a: f2\n  a: f3\n", 'config.yaml:3:3: "a" is here twice, first on line 2'),
        ("craft:\n  tlak: false\n", 'config.yaml:2:3: "tlak" is no key here; did you mean talk?'),
        ("craft:\n  talk: off\n", 'config.yaml:2:9: write "talk" as true or false'),
        ("lock_minutes: ten\n", 'config.yaml:1:15: write "lock_minutes" as a whole number from 0'),
        ("lock_minutes: 1441\n", 'config.yaml:1:15: write "lock_minutes" as a whole number'),
        ("craft: false\n", 'config.yaml:1:8: "key: value" lines are expected here'),
        ("theme: &a nord\n", 'config.yaml:1:8: a text cannot begin with "&"'),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_with_its_place(
    tmp_path: Path, content: str, said: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, content)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id"}, "id"),
        ({"LANG": "ID-id"}, "id"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "idx_XX"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "id_ID.UTF-8"}, "id"),
        ({"LC_ALL": "C", "LC_MESSAGES": "id_ID", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "id_ID@latin"}, "id"),
        ({"LANGUAGE": "id"}, "en"),
    ],
)
def test_the_first_locale_variable_that_is_set_decides(
    environ: dict[str, str], language: str
) -> None:
    assert locale_language(environ) == language
