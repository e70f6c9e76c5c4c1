"""File names that are safe whatever a person is called, and files that replace nothing."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.share.files import ShareError, recap_name, write_new

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "file_name"),
    [
        ("Dina Prameswari", "1-on-1 Dina Prameswari 2026-11-22.md"),
        ("Zoë O’Brien-Løvås", "1-on-1 Zoë O’Brien-Løvås 2026-11-22.md"),
        ("王小明", "1-on-1 王小明 2026-11-22.md"),
        ("../../x", "1-on-1 x 2026-11-22.md"),
        ("-rf", "1-on-1 rf 2026-11-22.md"),
        ("CON", "1-on-1 CON 2026-11-22.md"),
        ("a:b|c?d*e", "1-on-1 a b c d e 2026-11-22.md"),
        ("\u202egnp.exe\u200b\u2066", "1-on-1 gnp exe 2026-11-22.md"),
        ("א\u05b8ב", "1-on-1 א\u05b8ב 2026-11-22.md"),
        ("", "1-on-1 2026-11-22.md"),
        ("...", "1-on-1 2026-11-22.md"),
        ("🎉" * 300, "1-on-1 2026-11-22.md"),
    ],
)
def test_a_name_becomes_a_file_name(name: str, file_name: str) -> None:
    assert recap_name(name, DAY) == file_name


def test_an_export_of_everyone_is_named_by_its_day() -> None:
    assert recap_name("", DAY, ".json") == "1-on-1 2026-11-22.json"


@given(st.text(alphabet=st.characters()))
def test_whatever_a_person_is_called_the_file_name_is_one_legal_name(name: str) -> None:
    made = recap_name(name, DAY)

    assert made.startswith("1-on-1 ")
    assert made.endswith("2026-11-22.md")
    assert len(os.fsencode(made)) <= 255
    assert not set(made) & set('/\\:*?"<>|\0\n')
    assert made.isprintable()


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = write_new(tmp_path / "recap.md", "# Höi\n")
    finally:
        os.umask(before)

    assert path == tmp_path / "recap.md"
    assert path.read_text(encoding="utf-8") == "# Höi\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    written = [write_new(tmp_path / "1-on-1 x.md", text) for text in ("one", "two", "three")]

    assert [path.name for path in written] == ["1-on-1 x.md", "1-on-1 x (2).md", "1-on-1 x (3).md"]
    assert [path.read_text() for path in written] == ["one", "two", "three"]
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    (tmp_path / "recap.md").symlink_to(victim)

    assert write_new(tmp_path / "recap.md", "text").name == "recap (2).md"
    assert not victim.exists()


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ShareError) as caught:
        write_new(tmp_path / "gone" / "recap.md", "text")

    assert str(caught.value) == (
        f"The recap was not written to {tmp_path / 'gone'}: "
        "no such file or directory; choose another folder."
    )


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_half_way_leaves_nothing_behind(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)

    with pytest.raises(ShareError, match="no space left on device"):
        write_new(tmp_path / "recap.md", "text")
    assert list(tmp_path.iterdir()) == []
