"""What is shared, written for others and for other programs."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import Asked, Evaluation, Session
from oneonone_tui.storage.store import open_store
from tests.commands.conftest import CANARY, Said
from tests.storage.records import opened

NOW = datetime.now(UTC)
BEGAN = datetime(2026, 11, 2, 9, 0, tzinfo=datetime.now().astimezone().tzinfo)
"""In the morning of this machine."""
DINA = Person("dina", "Dina", card=Card(CANARY, CANARY, CANARY, CANARY))
EVIL = Person("evil", "../../x\u202e", language="id")
GONE = Person("gone", "Gone", archived=True)


def session(number: int, person: str = "dina", days: int = 0, notes: str = "") -> Session:
    began = BEGAN + timedelta(days=days)
    return Session(
        f"{person}-s{number}",
        person,
        "regular",
        began,
        ended=began + timedelta(minutes=30),
        spent_seconds=1800,
        notes=notes or f"notes {number}",
        asked=(Asked("q", CANARY, BEGAN, CANARY),),
        evaluation=Evaluation(CANARY, CANARY, 4),
        pulse=Pulse(1, 1, 1),
    )


NEXT = replace(session(3, days=14), next_date=day_of(NOW) + timedelta(days=7))

Export = Callable[..., Said]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    ask = ActionItem("a1", "dina", 1, "ask SRE", BEGAN, "dina-s1", Owner.ME, note=CANARY)
    with opened(path) as store:
        store.save(
            DINA,
            EVIL,
            GONE,
            session(1),
            session(2, days=7),
            replace(session(4, days=7), started=BEGAN + timedelta(days=7, hours=4)),
            NEXT,
            session(1, "evil"),
            ask,
            ActionItem("a2", "dina", 2, "=1+1", BEGAN, "dina-s3", Owner.THEM),
            ActionItem("a3", "dina", 3, CANARY, BEGAN, "dina-s3").take_back(BEGAN),
            ActionItem("a4", "dina", 4, "draft", BEGAN, "dina-s1").drop(CANARY, BEGAN),
            PrivateNotes("dina-s1", "dina", CANARY),
            PrivateNotes("dina-s3", "dina", CANARY),
            ActionItem("b1", "gone", 1, "of old", BEGAN, "x"),
        )
    return path


@pytest.fixture
def export(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Export:
    """Runs the command; whatever it says or writes, no private word is in it."""

    def export(*arguments: str) -> Said:
        capsysbinary.readouterr()
        status = main(["export", *arguments, "--data", str(path)])
        out, err = capsysbinary.readouterr()
        said = Said(status, out.decode(), err.decode())
        assert CANARY not in said.out + said.err
        return said

    return export


def test_the_last_session_is_the_last_that_was_ended(path: Path, export: Export) -> None:
    going_on = replace(session(9, days=15, notes="still going on"), ended=None)
    with opened(path) as store:
        store.save(going_on)
    assert "notes 3" in export("dina").out
    assert "still going on" in export("dina", "--session", "2026-11-17").out


def test_without_more_it_is_the_last_recap_as_markdown(export: Export) -> None:
    said = export("dina")
    assert said.status == 0
    assert said.out.startswith("# 1-on-1 with Dina, Mon 16 Nov 2026\n\nRegular · 30 minutes\n")
    assert said.out.endswith("## Notes\n\nnotes 3\n")


@pytest.mark.parametrize(
    ("when", "notes"),
    [
        ("last", "notes 3"),
        ("2026-11-02", "notes 1"),
        ("2026-11-09T16", "notes 2"),
        ("2026-11-09 20:00", "notes 4"),
        ("2026-11-16", "notes 3"),
    ],
)
def test_a_session_is_named_by_its_day(export: Export, when: str, notes: str) -> None:
    assert notes in export("dina", "--session", when).out


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "of whom? Write PERSON, or --all for everyone, and not both."),
        (("dina", "--all"), 2, "of whom? Write PERSON, or --all for everyone, and not both."),
        (
            ("--all", "--session", "last"),
            2,
            "--session goes with a person: oneonone-tui export PERSON --session DAY",
        ),
        (
            ("--all", "--format", "md"),
            2,
            "a recap is of one session; name the person, or choose --format json.",
        ),
        (
            ("dina", "--session", "2026-11-09"),
            2,
            "“2026-11-09” may be 2026-11-09T16:00, 2026-11-09T20:00; write more of it.",
        ),
        (
            ("dina", "--session", "2026-12-24"),
            2,
            "there was no session with Dina on “2026-12-24”; the last: "
            "2026-11-09T16:00, 2026-11-09T20:00, 2026-11-16T16:00.",
        ),
        (("gone", "--session", "last"), 1, "there was no session with Gone yet."),
        (("nobody",), 2, "there is nobody called “nobody”; nearest to it: Dina, Gone, ../../x�."),
        (
            ("dina", "-o", "x.pdf"),
            2,
            "x.pdf ends in none of md, html, txt, json, csv, ics; --format says which it is.",
        ),
        (
            ("../../x", "--format", "ics"),
            1,
            "there is nothing for a calendar: no next date from today on, no open action item.",
        ),
        (("dina", "-o", "none/x.md"), 1, "there is no folder none; make it first."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    export: Export, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    assert export(*arguments) == Said(status, "", f"oneonone-tui: {sentence}\n")


@pytest.mark.parametrize("form", ["md", "html", "txt", "json", "csv", "ics"])
def test_no_format_has_anything_private(export: Export, form: str) -> None:
    assert export("dina", "--format", form).out
    if form in ("json", "csv", "ics"):
        assert export("--all", "--format", form).out
    assert export("dina", "--session", "last", "--format", form).out


def test_the_ending_of_the_name_says_the_format(export: Export, tmp_path: Path) -> None:
    page = tmp_path / "recap.HTML"
    said = export("dina", "-o", str(page))
    assert said.out == f"{page} has the recap of the session with Dina on 2026-11-16.\n"
    assert page.read_text().startswith("<!doctype html>")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_touched(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "recap.md"
    file.write_text("mine")
    assert export("dina", "-o", str(file)).err.endswith(
        "recap.md is there already and was not touched; name a new file.\n"
    )
    assert file.read_text() == "mine"


def test_in_a_folder_it_gets_a_safe_name(export: Export, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    export("../../x", "-o", str(folder), "--format", "html")
    export("--all", "-o", str(folder))
    names = {"1-on-1 x 2026-11-02.html", f"1-on-1 {day_of(NOW)}.json"}
    assert {file.name for file in folder.iterdir()} == names


def test_a_csv_has_what_was_done_too_and_no_formula(export: Export) -> None:
    lines = export("dina", "--format", "csv").out.split("\r\n")
    assert lines[1:-1] == [
        "Dina,A1,me,open,,ask SRE,2026-11-02,",
        "Dina,A2,them,open,,'=1+1,2026-11-02,",
        "Dina,A4,,dropped,,draft,2026-11-02,2026-11-02",
    ]


def test_a_calendar_has_the_next_session_and_what_is_open(export: Export) -> None:
    calendar = icalendar.Calendar.from_ical(export("dina", "--format", "ics").out)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART") == NEXT.next_date
    assert [str(todo["SUMMARY"]) for todo in calendar.walk("VTODO")] == ["ask SRE", "=1+1"]
    everyone = icalendar.Calendar.from_ical(export("--all", "--format", "ics").out)
    assert len(everyone.walk("VTODO")) == 2, "nothing of who was put away"


def test_json_is_of_a_session_a_person_or_everyone(export: Export) -> None:
    def ids(*arguments: str) -> list[list[str]]:
        made = json.loads(export(*arguments, "--format", "json").out)
        return [[one["id"] for one in made[name]] for name in ("people", "sessions", "actions")]

    assert ids("dina", "--session", "2026-11-02") == [["dina"], ["dina-s1"], ["a1", "a4"]]
    sessions = ["dina-s1", "dina-s2", "dina-s4", "dina-s3"]
    assert ids("dina") == [["dina"], sessions, ["a1", "a2", "a4"]]
    assert ids("--all") == [
        ["dina", "evil", "gone"],
        ["dina-s1", "evil-s1", *sessions[1:]],
        ["a1", "a2", "a4", "b1"],
    ]


def test_it_works_while_the_program_is_open_and_writes_nothing(path: Path, export: Export) -> None:
    store = open_store(path)
    store.save(session(9, days=20, notes="just typed"))
    store.flush()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert "just typed" in export("dina").out
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    store.close()


def test_a_recap_is_in_the_language_of_the_person(export: Export) -> None:
    assert export("../../x").out.startswith("# 1-on-1 dengan ../../x�, Sen 2 Nov 2026\n")
