"""Text that is not ours is shown literally, wherever it stands (R27, TEXTUAL.md)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from oneonone_tui.banks.library import load_library, shipped_types
from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Course, Goal
from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.session import AgendaItem, Asked, Evaluation, Session, Topic
from oneonone_tui.domain.text import clean
from oneonone_tui.ui.widgets.reading import Reading
from tests.ui.driver import LIBRARY, NOW, Driver, running

HOSTILE = (
    "[/] a[/]b list[int] [$no]",
    "a[@click=app.quit]b[/] {0} %s",
    "\x1b]52;c;eA==\x07 \x1b[2J\x9b31m\x00 \u202e",
    "O'Brien — 田中 👩‍🚀 \\[",
)
"""As they may come from a file, a bank, a paste or the command line."""

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def literally(text: str, driver: Driver) -> bool:
    """Whether a text stands on the screen just as it is; wide characters may be cut by wraps."""
    return "".join(text.split()) in "".join(driver.screen().split())


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_is_literal_in_every_field_of_every_screen(
    hostile: str, tmp_path: Path
) -> None:
    text = clean(hostile)  # as the store, the banks and the command line hand it in
    before = NOW - timedelta(days=14)
    person = Person("p", text, card=Card(text, text, text, text))
    expected = Expectation("e", "p", text, before, text)
    goal = Goal("g", "p", text, before, text, None, text, text, text)
    evaluation = Evaluation(text, text, 3)
    agenda = (AgendaItem("i", text),)
    held = Session("s0", "p", "regular", before, ended=before, agenda=agenda, evaluation=evaluation)
    records = (
        person,
        held,
        Topic("t", "p", text, before),
        ActionItem("a", "p", 1, text, before, "s0"),
        expected,
        goal.check(Course.AT_RISK, before).remark(text),
    )
    bank = tmp_path / "bank.yaml"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    bank.write_text(
        f'id: b\ntitle: "{quoted}"\nquestions:\n'
        f'- {{id: b.q, text: "{quoted}", follow_ups: ["{quoted}"], tags: [work]}}\n'
    )
    library = load_library([tmp_path], [shipped_types()])
    assert not library.problems
    async with running(*records, library=library, size=(140, 40)) as driver:
        assert literally(text, driver), "board"
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        await driver.do("choose.2", "prepare.goal")
        await driver.type(text)
        await driver.press("enter")
        for pane in ("radar", "plan"):
            assert "".join(text.split()) in "".join(driver.pane(pane).split()), pane
        for ask, close in (
            ("prepare.goals", "goals.close"),
            ("prepare.expectations", "expectations.close"),
            ("prepare.card", "form.cancel"),
        ):
            await driver.do(ask)
            assert literally(text, driver), ask
            await driver.do(close)
        await driver.do("prepare.leave")
        await driver.do("board.start")
        await driver.until_screen_has("1-on-1 with")
        assert literally(text, driver), "choice of a type"
        await driver.do("choose.1")
        await driver.until_screen_has("What was promised")
        assert literally(text, driver), "triage"
        await driver.do("triage.go")
        await driver.until_screen_has("Notes")
        await driver.type(text)
        await driver.do("question.next", "question.answer")
        await driver.type(text)
        await driver.press("enter")
        assert "".join(text.split()) in "".join(driver.screen().splitlines()[1].split()), "goal"
        await driver.do("live.card")
        assert literally(text, driver), "card"
        await driver.press("escape")
        for pane in ("agenda", "question", "notes", "actions"):
            await driver.do(f"pane.{pane}")
            assert "".join(text.split()) in "".join(driver.pane(pane).split()), pane
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert literally(text, driver), "wrap-up"
        await driver.do("wrapup.large")
        assert not UNSAFE.search(driver.screen()), "in large letters"
        await driver.do("reading.close")
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")
        await driver.do("board.edit")
        assert literally(text, driver), "form"
        assert not UNSAFE.search(driver.screen())


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_what_is_pasted_is_cleaned_at_the_door(hostile: str) -> None:
    from textual import events

    async with running(Person("p", "Dina")) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        driver.app.post_message(events.Paste(hostile))
        await driver.pilot.pause()
        assert driver.session.notes == clean(hostile)
        await driver.do("actions.add_now")
        driver.app.post_message(events.Paste(f"one\r\n{hostile}"))
        await driver.press("enter")
        (action,) = driver.store.actions("p")
        assert action.text.startswith("one")
        assert not UNSAFE.search(action.text)


async def test_a_broken_bank_is_told_of_literally() -> None:
    library = replace(LIBRARY, problems=("[/] [@click=app.quit]x[/].yaml:1:1: no",))
    async with running(Person("p", "Dina"), library=library) as driver:
        assert "[/] [@click=app.quit]x[/].yaml:1:1: no" in driver.bottom


async def test_a_name_from_the_command_line_is_literal() -> None:
    async with running(person="[@click=app.quit]x[/]") as driver:
        await driver.until_screen_has("New person")
        assert "[@click=app.quit]x[/]" in driver.screen()


async def test_notes_refuse_what_would_freeze_them_and_say_so() -> None:
    from textual import events

    async with running(Person("p", "Dina")) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        await driver.type("kept")
        driver.app.post_message(events.Paste("x" * 2_001))
        await driver.pilot.pause()
        assert "Too long for the notes" in driver.bottom
        driver.app.post_message(events.Paste("x\n" * 140_000))
        await driver.pilot.pause()
        assert driver.session.notes == "kept"


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_is_literal_when_it_is_looked_back_at(hostile: str) -> None:
    text = clean(hostile)
    before = NOW - timedelta(days=14)
    held = Session(
        "s0",
        "p",
        "regular",
        before,
        ended=before,
        goal=text,
        agenda=(AgendaItem("i", text),),
        notes=f"= {text}\n+ {text}\n{text} needle",
        asked=(Asked("q", text, before, text),),
        evaluation=Evaluation(text, text, 3),
    )
    promise = ActionItem("a", "p", 1, text, before, "s0", Owner.THEM).drop(text, before)
    async with running(Person("p", text), held, promise, size=(140, 60)) as driver:
        await driver.do("board.history")
        await driver.until_screen_has("Evaluation")
        assert literally(text, driver)
        shown = driver.app.screen.query_one(Reading).body.visual
        assert str(shown).count(text) == 12, "every field is there, and nothing of it is markup"
        await driver.do("history.insights")
        await driver.until_screen_has("Promises")
        assert literally(text.split()[0], driver)
        await driver.do("insights.back", "history.back", "board.search")
        await driver.type("needle")
        await driver.until_screen_has("1 found")
        assert literally(f"{text} needle", driver)
        assert not UNSAFE.search(driver.screen().replace("\n", ""))
