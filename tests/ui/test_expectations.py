"""What two expect of each other, in sight until both agree (R24)."""

from __future__ import annotations

from datetime import timedelta

from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from tests.ui.driver import NOW, Driver, running

DINA = Person("dina", "Dina")
EARLY = Expectation("e1", "dina", "tell early", NOW - timedelta(days=30), by_me=True)


async def expectations(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Next session")
    await driver.do("prepare.expectations")
    await driver.until_screen_has("Expectations")


async def test_an_expectation_is_written_down_with_its_reason() -> None:
    async with running(DINA, size=(60, 20)) as driver:
        await expectations(driver)
        await driver.do("expectations.add")
        await driver.type("tell early")
        await driver.press("enter")
        await driver.do("expectations.why")
        await driver.type("so that plans can change")
        await driver.press("enter")
        await driver.do("expectations.me")
        (kept,) = driver.store.expectations("dina")
        assert (kept.text, kept.why) == ("tell early", "so that plans can change")
        assert (kept.by_me, kept.by_them) == (True, False)
        assert "✓ me  · Dina" in driver.screen()


async def test_they_are_looked_at_during_a_session_without_leaving_the_notes() -> None:
    session = Session("s1", "dina", "regular", NOW, triaged=True)
    async with running(DINA, EARLY, session, size=(60, 20)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        await driver.do("live.expectations")
        await driver.until_screen_has("tell early")
        await driver.do("expectations.them", "expectations.close")
        assert driver.store.expectations("dina")[0].agreed
        await driver.type("on we go")
        assert driver.session.notes == "on we go"


async def test_it_is_listed_when_preparing_until_both_agree() -> None:
    async with running(DINA, EARLY) as driver:
        await expectations(driver)
        await driver.do("expectations.close")
        assert "tell early" in driver.pane("radar")
        await driver.do("prepare.expectations", "expectations.them", "expectations.close")
        assert "tell early" not in driver.pane("radar")
        await driver.do("prepare.expectations")
        assert "✓ me  ✓ Dina" in driver.screen(), "it is still on its list"


async def test_another_wording_is_to_be_agreed_anew() -> None:
    async with running(DINA, EARLY) as driver:
        await expectations(driver)
        await driver.do("expectations.edit")
        await driver.type(" and in writing")
        await driver.press("enter")
        (kept,) = driver.store.expectations("dina")
        assert (kept.text, kept.by_me) == ("tell early and in writing", False)
        await driver.do("expectations.undo")
        assert driver.store.expectations("dina") == (EARLY,)


async def test_what_is_withdrawn_is_gone_and_comes_back_when_undone() -> None:
    async with running(DINA, EARLY) as driver:
        await expectations(driver)
        await driver.do("expectations.drop")
        assert "Nothing is expected yet" in driver.screen()
        await driver.do("expectations.undo")
        assert "tell early" in driver.screen()
        assert driver.store.expectations("dina") == (EARLY,)


async def test_letters_are_letters_while_an_expectation_is_typed() -> None:
    async with running(DINA) as driver:
        await expectations(driver)
        await driver.do("expectations.add")
        await driver.press("t", "m", "x", "q")
        driver.app.rescue()
        assert [each.text for each in driver.store.expectations("dina")] == ["tmxq"]
