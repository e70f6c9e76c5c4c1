"""The lock of the screen: nothing to see, nothing lost, and only where there is a passphrase."""

from __future__ import annotations

from typing import Any

import pytest
from textual.events import Key

from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import StoreError
from oneonone_tui.ui import words
from oneonone_tui.ui.screens.locked import Locked
from tests.ui.driver import NOW, Driver, running

DINA = Person("dina", "Dina Canary")
SESSION = Session("s", DINA.id, "regular", NOW, notes="the canary", opener_said=True)
PASSPHRASE = "hunter two"
ENCRYPTED: dict[str, Any] = {"recognises": PASSPHRASE.__eq__, "lock_minutes": 10}


async def unlock(driver: Driver, typed: str = PASSPHRASE) -> None:
    await driver.type(typed)
    await driver.press("enter")


def is_locked(driver: Driver) -> bool:
    return isinstance(driver.app.screen, Locked)


async def lock(driver: Driver) -> None:
    await driver.do("app.lock")
    await driver.until(lambda: is_locked(driver))
    await driver.pilot.pause()


async def open_notes(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("the canary")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40), (40, 10)])
async def test_locked_nothing_is_on_the_screen(size: tuple[int, int]) -> None:
    async with running(DINA, SESSION, size=size, **ENCRYPTED) as driver:
        await open_notes(driver)
        await lock(driver)
        assert "anary" not in driver.screen()
        assert "Locked" in driver.screen()
        assert "Passphrase" in driver.screen()
        assert driver.app.title == "1-on-1"
        assert not driver.app.sub_title


async def test_the_passphrase_opens_it_where_one_was() -> None:
    async with running(DINA, SESSION, **ENCRYPTED) as driver:
        await open_notes(driver)
        focused = driver.app.focused
        await lock(driver)
        await unlock(driver)
        await driver.until_screen_has("the canary")
        assert driver.app.focused is focused


async def test_what_was_being_typed_is_saved_and_goes_on() -> None:
    async with running(DINA, SESSION, **ENCRYPTED) as driver:
        await open_notes(driver)
        await driver.type(", more")
        await driver.do("actions.add_now")
        await driver.type("ask SRE")
        await lock(driver)
        (kept,) = driver.store.sessions(DINA.id)
        assert kept.notes == "the canary, more"
        assert [draft.text for draft in kept.drafts] == ["ask SRE"]
        await unlock(driver)
        await driver.until_screen_has("ask SRE")
        await driver.press("enter")
        assert [action.text for action in driver.store.actions(DINA.id)] == ["ask SRE"]


async def test_enter_ends_what_was_typed_before_it_however_fast_the_rest_comes() -> None:
    async with running(DINA, SESSION, **ENCRYPTED) as driver:
        await lock(driver)
        for typed in ("not it", PASSPHRASE):
            for character in typed:
                driver.app.post_message(Key("space" if character == " " else character, character))
            driver.app.post_message(Key("enter", "\r"))
        await driver.until(lambda: not is_locked(driver))


async def test_a_wrong_try_is_told_calmly_and_shown_nowhere() -> None:
    async with running(DINA, SESSION, **ENCRYPTED) as driver:
        await lock(driver)
        for _ in range(5):
            await unlock(driver, "not it")
            await driver.until_screen_has("That is not the passphrase.")
        await driver.type("not it")
        assert "not it" not in driver.screen()
        assert is_locked(driver)


async def test_while_it_is_locked_no_key_of_the_program_does_anything_but_quit() -> None:
    async with running(DINA, SESSION, **ENCRYPTED) as driver:
        await open_notes(driver)
        await lock(driver)
        dead = ("app.keys", "app.palette", "app.save", "app.lock", "app.shield", "question.next")
        for name in dead:
            await driver.do(name)
        assert len(driver.app.screen_stack) == 3
        assert is_locked(driver)
        await driver.do("app.quit")
        await driver.until(lambda: not driver.app.is_running)
    (kept,) = driver.store.sessions(DINA.id)
    assert kept.notes == "the canary"


@pytest.mark.parametrize("name", ["app.keys", "app.palette", "board.add", "board.start"])
async def test_it_locks_over_a_dialog_too(name: str) -> None:
    async with running(DINA, **ENCRYPTED) as driver:
        await driver.do(name)
        await lock(driver)
        assert "Dina" not in driver.screen()
        await unlock(driver)
        await driver.until(lambda: not is_locked(driver))
        assert len(driver.app.screen_stack) == 2


async def test_shielded_it_locks_and_opens_too() -> None:
    async with running(DINA, SESSION, shield=True, **ENCRYPTED) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Agenda")
        await lock(driver)
        assert "Passphrase" in driver.screen()
        await unlock(driver)
        await driver.until_screen_has("Agenda")
        assert driver.app.shielded


async def test_without_encryption_there_is_no_lock() -> None:
    async with running(DINA, lock_minutes=10) as driver:
        await driver.do("app.lock")
        driver.clock.seconds += 100_000
        driver.app.lock_if_idle()
        await driver.pilot.pause()
        assert not is_locked(driver)
        await driver.do("app.palette")
        await driver.type("lock")
        await driver.pilot.pause()
        assert "Lock the screen" not in driver.screen()


async def test_it_locks_when_nobody_touched_anything_for_so_long() -> None:
    async with running(DINA, **ENCRYPTED) as driver:
        driver.clock.seconds += 599
        driver.app.lock_if_idle()
        await driver.pilot.pause()
        assert not is_locked(driver)
        await driver.press("down")  # somebody is there
        driver.clock.seconds += 599
        driver.app.lock_if_idle()
        await driver.pilot.pause()
        assert not is_locked(driver)
        driver.clock.seconds += 1
        driver.app.lock_if_idle()
        await driver.until(lambda: is_locked(driver))


async def test_unlocked_after_a_long_time_it_is_not_locked_again_at_once() -> None:
    async with running(DINA, **ENCRYPTED) as driver:
        driver.clock.seconds += 10_000
        driver.app.lock_if_idle()
        await driver.until(lambda: is_locked(driver))
        await unlock(driver)
        await driver.until(lambda: not is_locked(driver))
        driver.app.lock_if_idle()
        await driver.pilot.pause()
        assert not is_locked(driver)


class FullStore(MemoryStore):
    """A store whose disk is full."""

    def flush(self) -> None:
        raise StoreError("the disk is full")


async def test_what_cannot_be_saved_is_locked_all_the_same_and_said() -> None:
    async with running(store=FullStore(DINA, SESSION), **ENCRYPTED) as driver:
        await open_notes(driver)
        await lock(driver)
        assert "Not everything is saved yet" in driver.screen()
        assert driver.app.last_words == ""


async def test_it_is_locked_in_indonesian() -> None:
    words.speak("id")
    async with running(DINA, size=(60, 20), **ENCRYPTED) as driver:
        await lock(driver)
        assert "Terkunci" in driver.screen()
        assert "Semua tersimpan. Ctrl+q untuk keluar." in driver.screen()
