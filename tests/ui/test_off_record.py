"""Off the record: what is typed is nowhere but on the screen, and gone with it (R30)."""

from __future__ import annotations

from textual.widgets import TextArea

from oneonone_tui.domain.person import Person
from oneonone_tui.ui.widgets.off_record import OffRecord
from tests.ui.driver import Driver, running

DINA = Person("dina", "Dina")


async def in_a_session(driver: Driver) -> None:
    await driver.do("board.start", "choose.1")
    await driver.until_screen_has("Notes")


async def test_one_key_goes_off_the_record_and_forgets() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.type("for both")
        await driver.do("live.off_record")
        await driver.type("between us")
        assert "between us" in driver.pane("off-record")
        assert "for both" not in driver.screen()
        await driver.do("live.off_record")
        assert "between us" not in driver.screen()
        assert "for both" in driver.pane("notes")
        assert not driver.app.screen.query(OffRecord)
        await driver.do("live.off_record")
        assert "between us" not in driver.screen()
        await driver.press("ctrl+z", "ctrl+y")
        assert "between us" not in driver.screen()
        assert driver.session.notes == "for both"


async def test_the_session_knows_only_how_long_it_was() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.talk(60)
        await driver.do("live.off_record")
        await driver.type("between us")
        await driver.talk(360)
        assert "6 min off the record" in driver.screen().splitlines()[0]
        before = driver.session
        await driver.do("live.off_record")
        assert driver.session.off_record_seconds == 360
        assert driver.session.spent_seconds == 420
        assert "off the record" not in driver.screen()
        assert "between us" not in repr((before, driver.session))
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.copy")
        assert "7 minutes · 6 minutes off the record" in driver.app.clipboard


async def test_leaving_the_session_by_any_key_forgets_as_well() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        for leave, back in (("live.wrap_up", "wrapup.back"), ("live.leave", "board.open")):
            await driver.do("live.off_record")
            await driver.type("between us")
            await driver.do(leave)
            await driver.do(back)
            await driver.until_screen_has("Notes")
            assert "between us" not in driver.screen()
            assert "off the record" not in driver.screen()


async def test_nothing_off_the_record_reaches_the_clipboard() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.off_record")
        await driver.type("between us\nand nobody else")
        await driver.press("ctrl+a", "shift+home", "ctrl+c", "ctrl+x", "ctrl+x", "ctrl+k")
        assert driver.app.clipboard == ""
        assert "nobody" not in driver.screen()


async def test_nothing_off_the_record_is_rescued() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.type("for both")
        await driver.do("live.off_record")
        driver.app.screen.query_one("#off-record Scratch", TextArea).insert("between us")
        driver.app.rescue()
        assert driver.session.notes == "for both"
        assert driver.session.drafts == ()
        assert driver.store.private_notes("dina") == ()


async def test_the_keys_of_the_notes_do_not_end_it() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.off_record")
        await driver.type("between us")
        await driver.do("live.private")
        assert "F10 ends it first" in driver.bottom
        await driver.do("pane.agenda", "pane.notes")
        await driver.type(", as I said")
        assert "between us, as I said" in driver.pane("off-record")


async def test_behind_the_shield_it_goes_on_and_nothing_of_it_is_seen_or_typed() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.off_record")
        await driver.type("between us")
        await driver.do("app.shield")
        assert "between us" not in driver.screen()
        assert "off the record" in driver.screen().splitlines()[0]
        await driver.press("x")
        await driver.do("live.off_record")
        await driver.do("live.off_record")
        await driver.press("y")
        assert driver.session.notes == ""
        await driver.do("app.shield")
        await driver.press("z")
        assert driver.app.screen.query_one("#off-record Scratch", TextArea).text == "z"
