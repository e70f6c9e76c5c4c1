"""The share shield, as it feels: what stays, what is refused, and where the typing goes (R28)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.session import Session
from oneonone_tui.ui import words
from oneonone_tui.ui.widgets.line import Field
from tests.ui.driver import NOW, Driver, running

DINA = Person("dina", "Dina", card=Card("likes tea"))
OPEN = ActionItem("a1", "dina", 1, "write it down", NOW - timedelta(days=14), "s0", note="ask Arif")


async def in_a_session(driver: Driver) -> None:
    await driver.do("board.start", "choose.1")
    await driver.until_screen_has("Notes")


async def test_a_session_begins_shielded_where_that_is_wanted() -> None:
    async with running(DINA, shield=True) as driver:
        assert "Dina" in driver.screen()
        await in_a_session(driver)
        assert driver.screen().splitlines()[0].endswith("SHIELDED")
        await driver.do("app.shield")
        assert "SHIELDED" not in driver.screen()


async def test_the_shield_stays_up_when_the_session_is_over_until_the_key_is_pressed() -> None:
    async with running(DINA, shield=True) as driver:
        await in_a_session(driver)
        await driver.do("live.leave")
        await driver.until_screen_has("Shielded. F9 shows it again.")
        assert "Dina" not in driver.screen()
        await driver.do("app.shield")
        await driver.until_screen_has("Dina")
        heads, row = driver.screen().splitlines()[2:4]
        assert heads.index("Next") == row.index("▸ resume")
        await driver.do("board.open")
        await driver.until_screen_has("SHIELDED")


async def test_no_key_changes_anything_on_a_screen_that_nobody_sees() -> None:
    async with running(DINA) as driver:
        await driver.do("app.shield")
        await driver.do("board.archive", "board.add", "board.start")
        await driver.do("app.shield")
        assert driver.store.people() == (DINA,)
        assert "People" in driver.screen()
        await driver.do("board.archive")  # the list has the focus again, and its keys work
        assert driver.store.people() == (replace(DINA, archived=True),)


async def test_what_is_typed_after_the_private_notes_were_hidden_goes_nowhere() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("live.private")
        await driver.type("seems tired")
        await driver.do("app.shield")
        await driver.press("x", "y")
        assert driver.session.notes == ""
        assert driver.store.private_notes("dina")[0].text == "seems tired"
        await driver.do("live.private")
        assert "F9 takes the shield away first" in driver.bottom
        await driver.do("pane.notes")
        await driver.type("for both")
        assert driver.session.notes == "for both"


@pytest.mark.parametrize("key", ["pulse.set", "question.answer"])
async def test_what_is_for_me_alone_is_not_asked_for_behind_the_shield(key: str) -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("question.next", "app.shield", key)
        assert "F9 takes the shield away first" in driver.bottom
        assert not driver.app.screen.query(Field)


@pytest.mark.parametrize("key", ["live.private", "pulse.set", "question.answer"])
async def test_what_was_meant_for_me_alone_is_not_typed_into_the_notes_of_both(key: str) -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("question.next", "app.shield", key)
        await driver.press("s", "a", "d")
        assert driver.session.notes == ""
        await driver.do("live.off_record")
        assert "F9" not in driver.bottom
        await driver.do("live.off_record", "app.shield")
        await driver.type("for both")
        assert driver.session.notes == "for both"


@pytest.mark.parametrize("key", ["pulse.set", "question.answer"])
async def test_a_private_line_hides_with_its_text_and_comes_back_with_it(key: str) -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("question.next", key)
        await driver.type("3 3 1")
        assert "3 3 1" in driver.screen()
        await driver.do("app.shield")
        assert "3 3 1" not in driver.screen()
        assert "load" not in driver.screen()
        await driver.press("9")
        assert driver.session.notes == ""
        await driver.do("app.shield")
        assert "3 3 1" in driver.screen()
        await driver.type("2")
        assert "3 3 12" in driver.screen()


async def test_a_note_on_an_item_is_mine() -> None:
    async with running(DINA, OPEN) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("ask Arif")
        await driver.do("app.shield")
        assert "write it down" in driver.screen()
        assert "Arif" not in driver.screen()


async def test_a_covered_form_is_not_given_up_unseen() -> None:
    async with running(DINA) as driver:
        await driver.do("board.card")
        await driver.type(" and walks")
        await driver.do("app.shield")
        await driver.do("form.cancel", "form.cancel", "form.cancel")
        await driver.do("app.shield")
        await driver.until_screen_has("likes tea and walks")


async def test_what_is_read_back_in_large_letters_is_for_both() -> None:
    held = Session("s", "dina", "regular", NOW, opener_said=True, triaged=True, notes="= we rotate")
    async with running(DINA, held) as driver:
        await driver.do("board.open", "app.shield", "live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.large")
        await driver.until_screen_has("decided")
        assert "Shielded." not in driver.screen()


async def test_the_palette_closes_when_the_shield_goes_up_and_works_behind_it() -> None:
    async with running(DINA) as driver:
        await driver.do("app.palette", "app.shield")
        await driver.until_screen_has("Shielded. F9 shows it again.")
        await driver.do("app.palette")
        await driver.until_screen_has("Search for commands")


async def test_the_evaluation_hides_and_the_next_date_stays() -> None:
    held = Session("s", "dina", "regular", NOW, opener_said=True, triaged=True)
    async with running(DINA, held) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Went well")
        await driver.do("app.shield")
        assert "Went well" not in driver.screen()
        assert "Next on" in driver.screen()


async def test_what_is_typed_after_a_field_was_hidden_goes_nowhere() -> None:
    held = Session("s", "dina", "regular", NOW, opener_said=True, triaged=True)
    async with running(DINA, held, size=(100, 30)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        await driver.do("live.wrap_up", "wrapup.eval")
        await driver.type("went on too long")
        await driver.do("app.shield")
        await driver.press("9", "9")
        assert "99" not in driver.screen()
        await driver.do("app.shield")
        await driver.type(" again")
        assert "went on too long again" in driver.screen()


@pytest.mark.parametrize(("language", "word"), [("en", "SHIELDED"), ("id", "BERTABIR")])
async def test_the_top_line_says_it_at_every_width(language: str, word: str) -> None:
    words.speak(language)
    person = replace(DINA, name="Dina Prameswari Kusumawardhani")
    async with running(person, size=(60, 20), shield=True) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has(word)
        await driver.do("talk.turn")
        await driver.talk(60)
        await driver.do("talk.turn")
        await driver.talk(3600)
        assert driver.screen().splitlines()[0].endswith(word)


async def test_notes_that_are_not_shared_take_no_blind_typing() -> None:
    async with running(DINA, shield=True, share_notes=False) as driver:
        await in_a_session(driver)
        await driver.press("a")
        await driver.do("pane.notes")
        await driver.press("b")
        assert driver.session.notes == ""
        await driver.do("app.shield")
        await driver.type("for both")
        assert driver.session.notes == "for both"
        assert "for both" in driver.pane("notes")
