"""What a session is for, in a line that stays in sight (R5)."""

from __future__ import annotations

import pytest

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from tests.ui.driver import NOW, Driver, running

DINA = Person("dina", "Dina")
MEETING = Session("s1", "dina", "regular", NOW, opener_said=True)


async def resume(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Notes")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_a_goal_set_from_the_agenda_stands_under_the_bar(size: tuple[int, int]) -> None:
    async with running(DINA, MEETING, size=size) as driver:
        await resume(driver)
        assert "Goal" not in driver.screen().splitlines()[1]
        await driver.do("pane.agenda", "agenda.goal")
        await driver.type("decide on the rota")
        await driver.press("enter")
        assert driver.screen().splitlines()[1].strip() == "Goal decide on the rota"
        assert driver.session.goal == "decide on the rota"


async def test_a_goal_is_reworded_and_taken_away() -> None:
    async with running(DINA, MEETING) as driver:
        await resume(driver)
        for typed in ("decide on the rota", " today"):
            await driver.do("pane.agenda", "agenda.goal")
            await driver.type(typed)
            await driver.press("enter")
        assert driver.session.goal == "decide on the rota today"
        await driver.do("agenda.goal")
        driver.app.focused.value = ""  # type: ignore[union-attr]
        await driver.press("enter")
        assert driver.session.goal == ""
        assert "rota" not in driver.screen()
