"""Private notes: a text of their own beside the notes, for nobody else (R29)."""

from __future__ import annotations

from textual.widgets import TextArea

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.pulse import Pulse
from tests.ui.driver import Driver, running

DINA = Person("dina", "Dina")


async def in_a_session(driver: Driver) -> None:
    await driver.do("board.start", "choose.1")
    await driver.until_screen_has("Notes")


async def test_one_key_turns_to_the_private_notes_and_back() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.type("for both")
        await driver.do("live.private")
        await driver.type("seems tired")
        assert "seems tired" in driver.pane("private")
        assert "for both" not in driver.screen()
        assert driver.title("private").startswith("Private notes")
        await driver.do("live.private")
        assert "for both" in driver.pane("notes")
        assert "seems tired" not in driver.screen()
        await driver.do("live.private")
        assert "seems tired" in driver.pane("private")


async def test_private_notes_are_kept_as_they_are_typed_and_are_not_in_the_session() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.private")
        await driver.type("! seems tired @me friday\n= nothing comes of a mark here\n")
        (kept,) = driver.store.private_notes("dina")
        assert kept.text == "! seems tired @me friday\n= nothing comes of a mark here\n"
        assert kept.id == driver.session.id
        assert driver.session.notes == ""
        assert driver.store.actions("dina") == ()
        assert "saved" in driver.title("private")


async def test_private_notes_come_back_when_the_session_is_resumed() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.private")
        await driver.type("seems tired")
        await driver.do("live.leave", "board.open")
        await driver.until_screen_has("Notes")
        assert "seems tired" not in driver.screen()
        await driver.do("live.private")
        assert "seems tired" in driver.pane("private")


async def test_undo_takes_back_only_what_was_typed_on_the_same_page() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.type("for both")
        await driver.do("live.private")
        await driver.type("seems tired")
        await driver.press("ctrl+z")
        await driver.press("ctrl+z")
        assert driver.session.notes == "for both"
        assert [notes.text for notes in driver.store.private_notes("dina")] == [""]


async def test_the_key_of_the_notes_brings_them_back_from_wherever_one_is() -> None:
    async with running(DINA, size=(60, 20)) as driver:
        await in_a_session(driver)
        await driver.type("for both")
        await driver.do("live.private")
        await driver.type("seems tired")
        await driver.do("pane.agenda")
        assert "Private notes" in driver.screen()
        assert "seems tired" not in driver.screen()
        await driver.do("pane.notes")
        assert "for both" in driver.pane("notes")


async def test_no_private_word_is_in_the_recap() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.private")
        await driver.type("seems tired")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.copy")
        assert driver.app.clipboard.startswith("# 1-on-1 with Dina")
        assert "tired" not in driver.app.clipboard


async def test_private_notes_are_rescued_before_any_message_told_of_them() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.private")
        driver.app.screen.query_one("#private Editor", TextArea).insert("last words")
        driver.app.rescue()
        kept = driver.store.private_notes("dina")
        assert kept == (PrivateNotes(driver.session.id, "dina", "last words"),)


async def test_a_pulse_is_asked_for_on_the_page_that_is_seen() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.private", "pulse.set")
        await driver.type("4 3 2")
        assert "4 3 2" in driver.pane("private")
        await driver.press("enter")
        assert driver.session.pulse == Pulse(4, 3, 2)
