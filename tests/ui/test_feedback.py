"""Feedback in two lanes: typed as marks, counted, missed at the close, shared (R12)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from tests.ui.driver import NOW, Driver, running, unframed

DINA = Person("dina", "Dina Prameswari")
SIZES = [(60, 20), (80, 24), (140, 40)]
WIDE = SIZES[-1]


def met(days: int, notes: str) -> Session:
    started = NOW - timedelta(days=days)
    return Session(f"s{days}", "dina", "regular", started, ended=started, notes=notes)


def talk(kind: str = "feedback") -> Session:
    return Session("now", "dina", kind, NOW, triaged=True, opener_said=True)


async def resume(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Notes")


def foot(driver: Driver) -> str:
    return driver.pane("notes").splitlines()[-1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("mark", "whose"), [("->", "Dina"), ("<-", "me")])
async def test_a_line_of_feedback_says_whose_it_is_and_what_makes_it_one_that_helps(
    size: tuple[int, int], mark: str, whose: str
) -> None:
    async with running(DINA, talk("regular"), size=size) as driver:
        await resume(driver)
        await driver.type(f"{mark} in the review")
        assert f"→ feedback for {whose} · situation · behaviour · impact" in foot(driver)
        await driver.press("enter")
        assert "situation" not in foot(driver)


async def test_a_session_for_feedback_counts_praise_beside_criticism() -> None:
    earlier = met(60, "+ long ago"), met(40, "+ a\n-> b"), met(20, "->+ c")
    async with running(DINA, *earlier, talk(), size=(60, 20)) as driver:
        await resume(driver)
        assert "praise 2 · to improve 1, over three sessions" in foot(driver)
        await driver.type("->+ you let the client drive\n-> you spoke over Ana\n<- be clearer\n")
        assert "praise 3 · to improve 2, over three sessions" in foot(driver)


async def test_another_session_does_not_count_while_two_talk() -> None:
    async with running(DINA, met(20, "+ a"), talk("regular"), size=WIDE) as driver:
        await resume(driver)
        assert "praise" not in foot(driver)


async def test_who_prepares_sees_what_was_said_lately() -> None:
    async with running(DINA, met(40, "+ a\n->+ b"), met(20, "-> c"), size=WIDE) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        known = unframed(driver.pane("radar"))
        assert "Feedback: praise 2 · to improve 1, over three sessions" in known


async def test_a_direction_without_any_is_told_at_the_close_until_there_is_one() -> None:
    async with running(DINA, talk(), size=WIDE) as driver:
        await resume(driver)
        await driver.type("-> you spoke over Ana\n")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "No feedback for me yet: <- in the notes" in driver.pane("actions")
        assert "No feedback for Dina" not in driver.pane("actions")
        await driver.do("wrapup.back")
        await driver.until_screen_has("Agenda")
        await driver.type("<- be clearer\n")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "No feedback" not in driver.screen()
        recap = unframed(driver.pane("recap"))
        assert "## Feedback for Dina Prameswari - you spoke over Ana" in recap
        assert "## Feedback for me - be clearer" in recap


async def test_no_other_session_asks_for_feedback_at_the_close() -> None:
    async with running(DINA, talk("regular"), size=WIDE) as driver:
        await resume(driver)
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "No feedback" not in driver.screen()
