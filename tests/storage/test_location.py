"""Where the file is, when nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage.location import config_folder, default_path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def test_the_system_says_where_data_and_settings_are(home: Path) -> None:
    for environ in ({}, {"ONEONONE_DATA": "", "ONEONONE_CONFIG": ""}):
        data, config = default_path(environ), config_folder(environ)
        assert data.name == "oneonone.json"
        assert data.parent.name == config.name == "oneonone-tui"
        assert data.is_relative_to(home)
        assert config.is_relative_to(home)


def test_the_person_says_otherwise(home: Path) -> None:
    assert default_path({"ONEONONE_DATA": "~/mine.json"}) == home / "mine.json"
    assert default_path({"ONEONONE_DATA": "here.json"}) == Path("here.json")
    assert config_folder({"ONEONONE_CONFIG": "~/settings"}) == home / "settings"


def test_a_home_that_does_not_exist_is_said() -> None:
    with pytest.raises(StoreError, match="ONEONONE_DATA begins with a home folder"):
        default_path({"ONEONONE_DATA": "~nobody-of-this-name/mine.json"})
    with pytest.raises(StoreError, match="ONEONONE_CONFIG begins with a home folder"):
        config_folder({"ONEONONE_CONFIG": "~nobody-of-this-name"})
