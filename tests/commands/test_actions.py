"""The open items of everyone, in order, for the eye and for a script."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.commands.actions import Wanted, open_actions
from oneonone_tui.commands.table import aligned, cells, due_words
from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person
from oneonone_tui.storage.opening import open_file
from tests.commands.conftest import CANARY, NOTES, Said
from tests.domain.records import TODAY
from tests.storage.crash import leave
from tests.storage.records import DINA, REZA, left_beside, opened, session

NOW = datetime.now(UTC)
GONE = Person("gone", "Gone", archived=True)

Actions = Callable[..., Said]


def item(
    number: int, owner: Owner | None = None, days: int | None = None, person: str = "dina"
) -> ActionItem:
    """Due in so many days."""
    due = None if days is None else day_of(NOW) + timedelta(days=days)
    text = f"promise {number}"
    return ActionItem(f"{person}-a{number}", person, number, text, NOW, "s1", owner, due)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(
            DINA,
            REZA,
            GONE,
            session(1, notes=NOTES),
            item(1, Owner.ME),
            item(2, Owner.THEM, 40),
            item(3, Owner.ME, -3),
            item(4, Owner.ME, -9).close(NOW),
            item(5, Owner.ME, -9).drop(CANARY, NOW),
            item(6, Owner.ME, -9).take_back(NOW),
            item(1, Owner.THEM, -12, "reza"),
            item(2, None, 1, "reza"),
            item(1, Owner.ME, -99, "gone"),
        )
    return path


@pytest.fixture
def actions(path: Path, capsys: pytest.CaptureFixture[str]) -> Actions:
    def actions(*arguments: str) -> Said:
        capsys.readouterr()
        said = Said(main(["actions", *arguments, "--data", str(path)]), *capsys.readouterr())
        assert CANARY not in said.out + said.err
        return said

    return actions


def labels(said: Said) -> list[str]:
    assert said.status == 0
    return [f"{found['person']} {found['label']}" for found in json.loads(said.out)]


def test_what_is_due_first_stands_first_and_what_has_no_date_last(actions: Actions) -> None:
    in_forty = day_of(NOW) + timedelta(days=40)
    later = due_words(item(1, None, 40), day_of(NOW))
    assert str(in_forty.day) in later
    rows = [re.split("  +", row) for row in actions().out.splitlines()]
    assert rows == [
        ["PERSON", "ITEM", "OWNER", "DUE", "TEXT"],
        ["Reza", "A1", "them", "overdue 12d", "promise 1"],
        ["Dina", "A3", "me", "overdue 3d", "promise 3"],
        ["Reza", "A2", "?", "tomorrow", "promise 2"],
        ["Dina", "A2", "them", later, "promise 2"],
        ["Dina", "A1", "me", "no date", "promise 1"],
    ]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["Reza A1", "Dina A3", "Reza A2", "Dina A2", "Dina A1"]),
        (("--mine",), ["Dina A3", "Dina A1"]),
        (("--theirs",), ["Reza A1", "Dina A2"]),
        (("--mine", "--theirs"), ["Reza A1", "Dina A3", "Dina A2", "Dina A1"]),
        (("--overdue",), ["Reza A1", "Dina A3"]),
        (("--overdue", "--theirs", "dina"), []),
        (("reza",), ["Reza A1", "Reza A2"]),
        (("--mine", "din"), ["Dina A3", "Dina A1"]),
        (("gone",), ["Gone A1"]),
    ],
)
def test_others_can_be_left_out(
    actions: Actions, arguments: tuple[str, ...], found: list[str]
) -> None:
    assert labels(actions("--json", *arguments)) == found


def test_json_has_the_fields_that_are_documented_and_no_others(actions: Actions) -> None:
    page = Path(__file__).parents[2] / "docs" / "actions-json.md"
    documented = re.findall(r"^\| `(\w+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    said = actions("--json", "--overdue", "dina")
    (found,) = json.loads(said.out)
    assert list(found) == documented
    assert found == {
        "id": "dina-a3",
        "label": "A3",
        "person": "Dina",
        "person_id": "dina",
        "owner": "me",
        "text": "promise 3",
        "due": (day_of(NOW) - timedelta(days=3)).isoformat(),
        "overdue_days": 3,
        "created": NOW.isoformat(),
    }


def test_nothing_is_an_answer_too(path: Path, actions: Actions) -> None:
    for found in path.parent.iterdir():
        found.unlink()
    assert actions() == Said(0, "No open action items.\n", "")
    assert actions("--json") == Said(0, "[]\n", "")
    assert left_beside(path) == set()


def test_what_is_in_the_journal_counts_and_nothing_is_touched(path: Path, actions: Actions) -> None:
    leave(path, (item(3, Owner.ME, -3).close(NOW), item(9, Owner.ME, 0)))
    keeper = open_file(path).keeper  # somebody has it open
    before = {found: found.read_bytes() for found in path.parent.iterdir()}
    assert labels(actions("--json", "--mine")) == ["Dina A9", "Dina A1"]
    assert {found: found.read_bytes() for found in path.parent.iterdir()} == before
    keeper.let_go()


def test_hostile_text_is_shown_literally(path: Path, actions: Actions) -> None:
    with opened(path) as store:
        store.save(
            replace(DINA, name="Dina\x1b[2J\nx"), replace(item(3), text="a\x1b]52;c;x\x07\nb")
        )
    said = actions("dina").out
    assert "\x1b" not in said
    assert "Dina␛[2J x  A3" in said
    assert said.endswith("  a␛]52;c;x␇ b\n")
    (*_, found) = json.loads(actions("dina", "--json").out)
    assert (found["person"], found["text"]) == ("Dina␛[2J x", "a␛]52;c;x␇ b")


def test_json_is_ascii_whatever_the_terminal_can_show(path: Path, actions: Actions) -> None:
    with opened(path) as store:
        store.save(replace(DINA, name="Siân — 李"))
    said = actions("--json")
    assert said.out.isascii()
    assert "Siân — 李 A3" in labels(said)


def test_a_damaged_item_is_no_short_list(path: Path, actions: Actions) -> None:
    path.write_bytes(path.read_bytes().replace(b'"number": 2', b'"number": "x"', 1))
    said = actions()
    assert (said.status, said.out) == (1, "")
    assert "actions, document 2, $.number: Expected `int`, got `str`" in said.err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [(("zebulon",), "there is nobody called “zebulon”; nearest to it: "), (("a",), "“a” may be ")],
)
def test_a_name_that_does_not_say_who_is_status_2(
    path: Path, actions: Actions, arguments: tuple[str, ...], what: str
) -> None:
    with opened(path) as store:
        store.save(Person("1", "Anna"), Person("2", "Ayu"))
    said = actions(*arguments)
    assert (said.status, said.out) == (2, "")
    assert what in said.err
    assert said.err.count("\n") == 1


def test_who_has_seen_enough_may_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        assert main(["actions", "--data", str(path)]) == 0


def test_a_full_disk_behind_the_output_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        encoding = "utf-8"

        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["actions", "--data", str(path)]) == 1
    assert "the disk is full" in capsys.readouterr().err


class TerminalLike(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("width", [20, 40, 60, 200])
def test_on_a_terminal_it_fits_its_width(
    path: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as store:
        store.save(
            replace(DINA, name="Dina of the very long and winding name indeed"),
            replace(item(3, Owner.ME, -3), text="ask SRE about a secondary — " * 5),
        )
    out = TerminalLike()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((width, 24)))
    assert main(["actions", "--data", str(path)]) == 0
    lines = out.getvalue().splitlines()
    assert max(map(cells, lines)) <= width
    assert len(lines) == 6
    if width >= 60:
        heads = lines[0]
        assert {line[heads.index("ITEM")] for line in lines[1:]} == {"A"}
        assert [line[heads.index("DUE") :].startswith("overdue") for line in lines[1:3]] == [
            True
        ] * 2


def test_columns_are_aligned_by_what_a_terminal_shows() -> None:
    rows = [("李小龙", "x"), ("Dina", "y"), ("e\u0301", "z")]
    assert aligned(rows) == ["李小龙  x", "Dina    y", "e\u0301       z"]
    assert aligned([("李小龙李小龙李小龙", "x")], 20) == ["李小龙李小…  x"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "overdue 1d"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "Sun 22 Nov"),
        (41, "Thu 31 Dec"),
        (300, "Thu 16 Sep"),
        (301, "Fri 17 Sep 2027"),
    ],
)
def test_a_due_date_is_as_short_as_it_is_clear(days: int, words: str) -> None:
    assert due_words(replace(item(1), due=TODAY + timedelta(days=days)), TODAY) == words


def test_today_is_the_day_that_is_asked_about(path: Path) -> None:
    day = day_of(NOW) + timedelta(days=2)
    found = open_actions(path, Wanted(overdue=True), day)
    assert [action.id for _, action in found] == ["reza-a1", "dina-a3", "reza-a2"]
