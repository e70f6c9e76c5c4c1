"""The share shield, proved on every byte that the program writes to the terminal (R28)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.session import AgendaItem, Asked, Draft, Evaluation, Session, Topic
from oneonone_tui.storage.store import open_store
from tests.terminal.terminal import Terminal
from tests.ui.driver import LIBRARY, NOW

CANARY = "kenari"
"""Part of every word that is private; nobody else says it."""

BEFORE = NOW - timedelta(days=14)
COVERED = "Shielded. F9 shows it again."
WIDE = (140, 40)
SIZES = ((60, 20), WIDE)

ASKED = tuple(
    Asked(question.id, "as asked", BEFORE, f"{CANARY}-answer")
    for bank in LIBRARY.banks
    for question in bank.questions
)
"""Whatever question comes, it has been answered before."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Dina's unfinished session, and a canary in every field that is private."""
    path = tmp_path / "data" / "one.json"
    card = Card(*(f"{CANARY}-card-{n}" for n in range(4)))
    held = Session("s0", "dina", "regular", BEFORE, ended=BEFORE, asked=ASKED)
    open_one = ActionItem("a1", "dina", 1, "write the runbook", BEFORE, "s0", Owner.ME)
    store = open_store(path)
    store.save(
        Person("dina", "Dina", card=card),
        Person("arif", f"Arif {CANARY}-other"),
        replace(held, evaluation=Evaluation(f"{CANARY}-well", f"{CANARY}-improve", 3)),
        Session(
            "s",
            "dina",
            "regular",
            NOW,
            opener_said=True,
            goal="the goal of both",
            agenda=(AgendaItem("i", "her topics"),),
            notes="the notes of both",
            evaluation=Evaluation(f"{CANARY}-well-now", f"{CANARY}-improve-now", 3),
            drafts=(Draft("actions.note.a1", f"{CANARY}-draft"),),
        ),
        PrivateNotes("s", "dina", f"{CANARY}-private"),
        replace(open_one, note=f"{CANARY}-note"),
        ActionItem("a2", "arif", 1, f"{CANARY}-item", BEFORE, "s0"),
        Topic("t", "arif", f"{CANARY}-topic", BEFORE),
        Goal("g", "dina", f"{CANARY}-goal", BEFORE),
        Expectation("e", "dina", f"{CANARY}-expected", BEFORE),
    )
    store.close()
    return path


@contextmanager
def session(data: Path, home: Path, size: tuple[int, int]) -> Iterator[Terminal]:
    """The program as it starts for Dina, with her open items gone through."""
    with Terminal("Dina", "--data", str(data), home=home, size=size) as terminal:
        terminal.until("What was promised")
        terminal.until("SHIELDED")
        terminal.press("f12")
        terminal.until("the notes of both")
        yield terminal


def walk(terminal: Terminal) -> None:
    """Press what shows something, on every screen of a session and back."""
    for key in ("f2", "f3", "f5", "f4"):
        terminal.press(key)
    terminal.press("ctrl+n")
    terminal.until("SHIELDED")
    for key in ("f6", "shift+f6", "ctrl+f", "ctrl+_"):  # card, goals, find, history
        terminal.press(key)
        terminal.until(COVERED)
        terminal.press("escape")
        terminal.until_gone(COVERED)
    terminal.press("f7")
    terminal.until("F9 takes the shield away first")
    terminal.press("ctrl+p")
    terminal.until("Search for commands")
    terminal.press("escape")
    terminal.until("the goal of both")
    terminal.press("f1")
    terminal.until("Every key")
    terminal.press("escape")
    terminal.press("f12")
    terminal.until("Read back")
    for key in ("f2", "f3", "f4"):
        terminal.press(key)
    terminal.press("escape")
    terminal.until_gone("Read back")
    terminal.until("Agenda")


@pytest.mark.parametrize("size", SIZES)
def test_a_session_that_starts_shielded_writes_no_private_byte(
    size: tuple[int, int], data: Path, tmp_path: Path
) -> None:
    with session(data, tmp_path, size) as terminal:
        walk(terminal)
        terminal.resize(100, 30)
        terminal.until("SHIELDED")
        terminal.resize(*size)
        walk(terminal)
        terminal.press("ctrl+o")
        terminal.until(COVERED)
        terminal.type("ox")  # keys of a board that nobody sees
        terminal.press("f1")
        terminal.until("Every key")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert CANARY.encode() not in terminal.raw
        assert b"Arif" not in terminal.raw
        assert not re.search(rb"\x1b\][012];", terminal.raw)  # the window has no title of ours


PRIVATE_PLACES = {
    "the private notes": (("f7",), f"{CANARY}-private"),
    "the card, a dialog": (("f6",), f"{CANARY}-card"),
    "the goals, a dialog": (("shift+f6",), f"{CANARY}-goal"),
    "the wrap-up": (("f12",), f"{CANARY}-well-now"),
    "the board": (("ctrl+o",), f"{CANARY}-other"),
    "the open items of everyone": (("ctrl+o", "o"), f"{CANARY}-item"),
    "the history": (("ctrl+o", "h"), f"{CANARY}-private"),
    "the insights": (("ctrl+o", "h", "i"), "Insights"),
    "the search": (("ctrl+o", "/", CANARY), f"{CANARY}-private"),
    "the palette above the board": (("ctrl+o", "ctrl+p"), "Open items"),
    "an answer being changed": (("ctrl+n", "ctrl+l"), "last asked"),
}


COVERED_PLACES = set(PRIVATE_PLACES) - {
    "the private notes",
    "the wrap-up",
    "an answer being changed",
}
"""Those that are private as a whole."""


@pytest.mark.parametrize("place", PRIVATE_PLACES)
def test_the_shield_takes_everything_private_away_at_once(
    place: str, data: Path, tmp_path: Path
) -> None:
    keys, shown = PRIVATE_PLACES[place]
    with session(data, tmp_path, WIDE) as terminal:
        terminal.press("f9")
        terminal.until_gone("SHIELDED")
        for key in keys:
            terminal.press(key)
            if key == "ctrl+o":
                terminal.until(f"{CANARY}-other")
            if key == "/":
                terminal.until("a few words")
        terminal.until(shown)
        seen = len(terminal.raw)
        terminal.press("f9")
        terminal.until(COVERED if place in COVERED_PLACES else "SHIELDED")
        terminal.until_gone(CANARY)
        _, _, since = bytes(terminal.raw[seen:]).lower().partition(b"shielded")
        seen = len(terminal.raw)
        terminal.press("f1")
        terminal.until("Every key")
        terminal.resize(100, 30)
        terminal.press("escape")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert CANARY.encode() not in since
        assert CANARY.encode() not in terminal.raw[seen:]


def test_the_shield_gives_everything_back(data: Path, tmp_path: Path) -> None:
    with session(data, tmp_path, WIDE) as terminal:
        terminal.press("f9")
        terminal.until(f"{CANARY}-note")
        terminal.press("f7")
        terminal.until(f"{CANARY}-private")
        terminal.press("f9")
        terminal.until_gone(CANARY)
        terminal.press("f9")
        terminal.until_gone("SHIELDED")
        terminal.press("f7")
        terminal.until(f"{CANARY}-private")
        terminal.type("and more")
        terminal.until("and more")


def test_notes_that_are_not_to_be_shared_are_not_there(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "config.yaml").write_text("share_notes: false\n")
    with Terminal(
        "Dina", "--data", str(data), home=tmp_path, environ={"ONEONONE_CONFIG": str(folder)}
    ) as terminal:
        terminal.until("What was promised")
        terminal.press("f12")
        terminal.until("the goal of both")
        terminal.press("f4")
        terminal.press("f12")
        terminal.until("Read back")
        terminal.press("f4")
        terminal.press("escape")
        terminal.until("Agenda")
        assert b"the notes of both" not in terminal.raw
        terminal.press("f9")
        terminal.until("the notes of both")


def test_a_session_can_begin_without_the_shield(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "config.yaml").write_text("shield: false\n")
    with Terminal(
        "Dina", "--data", str(data), home=tmp_path, environ={"ONEONONE_CONFIG": str(folder)}
    ) as terminal:
        terminal.until(f"{CANARY}-note")
        assert b"SHIELDED" not in terminal.raw
