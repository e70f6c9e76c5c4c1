"""What is seen of keeping: reading, view only, not saved, another place."""

from __future__ import annotations

from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Listener, Record, SaveState, SaveStatus, StoreError
from oneonone_tui.ui.loading import EXIT_DATA
from tests.ui.driver import NOW, Driver, running

DINA = Person("dina", "Dina")
FULL = "one.json cannot be written: the disk is full, free some space."


class FullStore(MemoryStore):
    """A store whose disk is full until it is moved elsewhere."""

    def __init__(self, *records: Record) -> None:
        self.full = False
        self.place = ""
        super().__init__(*records)

    def save(self, *records: Record) -> None:
        super().save(*records)
        if self.full:
            self.tell(SaveStatus(SaveState.FAILED, FULL))

    def flush(self) -> None:
        if self.full:
            raise StoreError(FULL)

    def save_elsewhere(self, place: str) -> None:
        if not place.endswith(".json"):
            raise StoreError("That is no place for it.")
        self.full, self.place = False, place
        self.tell(SaveStatus(SaveState.SAVED))

    def tell(self, status: SaveStatus) -> None:
        for listener in self._listeners:
            listener(status)

    def watch(self, listener: Listener) -> None:
        super().watch(listener)


class ViewOnlyStore(MemoryStore):
    """A store that another process has."""

    @property
    def read_only(self) -> str:
        return "process 42 on desk has it open."

    @property
    def remarks(self) -> tuple[str, ...]:
        return (self.read_only,)


async def in_a_session(driver: Driver) -> None:
    await driver.do("board.start", "choose.1")
    await driver.until_screen_has("Notes")


async def test_what_cannot_be_saved_is_said_on_every_screen_until_it_can() -> None:
    store = FullStore(DINA)
    async with running(store=store) as driver:
        await in_a_session(driver)
        store.full = True
        await driver.type("x")
        await driver.until(lambda: "NOT SAVED" in driver.bottom)
        assert "the disk is full" in driver.bottom
        await driver.until(lambda: "NOT SAVED" in driver.title("notes"))
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "NOT SAVED" in driver.bottom, "a screen that is opened meanwhile says it too"
        await driver.do("wrapup.back")
        store.tell(SaveStatus(SaveState.SAVED))
        await driver.until(lambda: "NOT SAVED" not in driver.screen())


async def test_everything_can_be_kept_elsewhere_where_the_disk_is_full() -> None:
    store = FullStore(DINA)
    async with running(store=store) as driver:
        await in_a_session(driver)
        store.full = True
        await driver.type("x")
        await driver.do("app.save")
        await driver.until_screen_has("Keep everything elsewhere")
        await driver.press("ctrl+u")
        await driver.type("nowhere")
        await driver.press("enter")
        assert "That is no place for it." in driver.screen()
        await driver.type(".json")
        await driver.press("enter")
        await driver.until(lambda: store.place)
        await driver.until(lambda: "NOT SAVED" not in driver.screen())


async def test_quitting_unsaved_offers_another_place_first_and_leaves_when_told_again() -> None:
    store = FullStore(DINA)
    async with running(store=store) as driver:
        await in_a_session(driver)
        store.full = True
        await driver.type("x")
        await driver.do("app.quit")
        await driver.until_screen_has("Keep everything elsewhere")
        assert driver.app.return_code is None
        await driver.do("app.quit")
        await driver.until(lambda: driver.app.return_code == EXIT_DATA)
        assert driver.app.last_words == FULL


async def test_saving_by_habit_is_answered_calmly() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("app.save")
        await driver.until(lambda: "Everything is saved as you type." in driver.bottom)


async def test_data_that_another_process_has_can_only_be_looked_at() -> None:
    written: list[SaveStatus] = []
    store = ViewOnlyStore(DINA, Session("s", "dina", "regular", NOW))
    async with running(store=store, size=(140, 40)) as driver:
        store.watch(written.append)
        await driver.until(lambda: "VIEW ONLY · process 42 on desk has it open." in driver.bottom)
        await driver.do("board.open", "board.add", "board.archive", "board.edit")
        assert "resume" in driver.screen()
        assert written == []


async def test_a_named_person_is_not_met_where_nothing_could_be_kept() -> None:
    async with running(store=ViewOnlyStore(DINA), person="dina", size=(140, 40)) as driver:
        await driver.until(lambda: "VIEW ONLY" in driver.bottom)
        assert "People" in driver.screen()


async def test_remarks_of_the_opening_are_told() -> None:
    class Recovered(MemoryStore):
        @property
        def remarks(self) -> tuple[str, ...]:
            return ("Two changes were recovered.", "A torn end was put aside.")

    async with running(store=Recovered(DINA)) as driver:
        assert "Two changes were recovered. (+1: oneonone-tui doctor)" in driver.bottom
