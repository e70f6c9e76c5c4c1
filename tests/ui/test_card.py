"""The private card of a person: written on the board, looked at beside the call (R23)."""

from __future__ import annotations

from dataclasses import replace

from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.session import Session
from tests.ui.driver import NOW, running

DINA = Person("dina", "Dina")
CARD = Card("ten years in banking", "in writing, not ad hoc", "in private", "marathon in May")
MEETING = Session("s1", "dina", "regular", NOW, opener_said=True, notes="half a word")


async def test_a_card_is_written_on_the_board() -> None:
    async with running(DINA) as driver:
        await driver.do("board.card")
        await driver.type("ten years in banking")
        await driver.press("down", "down")
        await driver.type("in private")
        await driver.press("enter")
        (person,) = driver.store.people()
        assert person.card == Card("ten years in banking", recognition="in private")


async def test_what_was_typed_on_a_card_is_given_up_only_when_told_twice() -> None:
    async with running(DINA) as driver:
        await driver.do("board.card")
        await driver.type("ten years in banking")
        await driver.do("form.cancel")
        assert "Not kept yet" in driver.screen()
        await driver.do("form.cancel")
        assert "People" in driver.screen()
        assert driver.store.people() == (DINA,)


async def test_a_rescue_keeps_what_was_typed_on_a_card() -> None:
    async with running(DINA) as driver:
        await driver.do("board.card")
        await driver.type("ten years in banking")
        driver.app.rescue()
        assert driver.store.people()[0].card.background == "ten years in banking"


async def test_the_card_is_peeked_at_while_typing_and_any_key_closes_it() -> None:
    async with running(replace(DINA, card=CARD), MEETING, size=(60, 20)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        for key in ("x", "escape", "f6"):
            await driver.do("live.card")
            for text in (CARD.background, CARD.style, CARD.recognition, CARD.facts):
                assert text in driver.screen()
            await driver.press(key)
            assert CARD.background not in driver.screen()
        await driver.type("!")
        assert driver.session.notes == "half a word!", "the key that closed it was not typed"


async def test_a_card_with_nothing_on_it_says_where_to_write_it() -> None:
    async with running(DINA, MEETING) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        await driver.do("live.card")
        assert "c on the board" in driver.screen()
