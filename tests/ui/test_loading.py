"""What is seen, and what becomes of keys, before the data and the questions are there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Event

import pytest
from textual.events import Key, Paste
from textual.screen import ModalScreen

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.question import Library
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record, Store
from oneonone_tui.ui.app import OneOnOne
from oneonone_tui.ui.screens.board import Board
from oneonone_tui.ui.screens.live import Live
from oneonone_tui.ui.screens.locked import Locked
from oneonone_tui.ui.screens.prepare import Prepare
from oneonone_tui.ui.screens.triage import Triage
from oneonone_tui.ui.screens.waiting import Waiting
from oneonone_tui.ui.start import Start
from oneonone_tui.ui.widgets.pane import Pane
from tests.ui.driver import LIBRARY, NOW, Clock, Driver, ids, read

DINA = Person("dina", "Dina")
UNENDED = Session("s1", "dina", "regular", NOW, notes="began\n", triaged=True, opener_said=True)
WITH_ONE = (DINA, UNENDED)


class Slow:
    """A program whose data and questions come when a test says so."""

    def __init__(self, driver: Driver, reading: Future[Store], banks: Event) -> None:
        self.driver = driver
        self._reading = reading
        self.banks = banks

    async def have_data(self, *records: Record) -> None:
        self.driver.store = MemoryStore(*records)
        self._reading.set_result(self.driver.store)
        await self.driver.until(lambda: not isinstance(self.driver.app.screen, Waiting))
        await self.driver.pilot.pause()

    async def have_questions(self) -> None:
        self.banks.set()
        app = self.driver.app
        await self.driver.until(lambda: app.desk and app.desk.library.banks)
        await self.driver.pilot.pause()


@asynccontextmanager
async def starting(
    person: str = "dina", size: tuple[int, int] = (140, 40), type: str = ""
) -> AsyncIterator[Slow]:
    reading: Future[Store] = Future()
    banks, clock = Event(), Clock()

    def load_library() -> Library:
        banks.wait()
        return LIBRARY

    start = Start(
        reading,
        read,
        lambda: replace(LIBRARY, banks=()),
        load_library,
        clock.now,
        ids(),
        clock.monotonic,
        person,
        type,
    )
    app = OneOnOne(start)
    async with app.run_test(size=size) as pilot:
        try:
            yield Slow(Driver(app, pilot, MemoryStore(), clock), reading, banks)
        finally:  # the program does not end before its threads
            reading.cancel()
            banks.set()


def places(driver: Driver) -> dict[str | None, tuple[int, ...]]:
    """Where the panes are: all of it in two columns; their edges, where they fold."""
    panes = driver.app.screen.query(Pane)
    wide = driver.app.size.width >= 100
    return {
        pane.id: (*pane.region,) if wide else (pane.region.x, pane.region.width) for pane in panes
    }


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (140, 40)])
async def test_the_frame_is_there_before_the_data_and_nothing_moves(size: tuple[int, int]) -> None:
    async with starting(size=size) as slow:
        driver = slow.driver
        assert isinstance(driver.app.screen, Waiting)
        for word in ("dina", "Agenda", "Question", "Notes", "Action items"):
            assert word in driver.screen()
        before = places(driver)
        await slow.have_data(*WITH_ONE)
        assert isinstance(driver.app.screen, Live)
        assert places(driver) == before


async def test_what_is_typed_into_the_frame_goes_into_the_notes() -> None:
    async with starting() as slow:
        await slow.driver.press("h", "i", "enter", "y", "o", "u")
        await slow.have_data(*WITH_ONE)
        await slow.driver.until(lambda: slow.driver.session.notes == "began\nhi\nyou")


async def test_what_is_typed_before_somebody_is_chosen_comes_after_it() -> None:
    other = replace(DINA, id="dinara", name="Dinara Putri")
    async with starting("din") as slow:
        driver = slow.driver
        await driver.press("h", "i")
        await slow.have_data(*WITH_ONE, other)
        await driver.until_screen_has("Who is meant")
        await driver.do("choose.1")
        await driver.until(lambda: isinstance(driver.app.screen, Live))
        await driver.until(lambda: driver.session.notes == "began\nhi")


async def test_what_is_typed_too_early_is_text_and_decides_nothing() -> None:
    promise = ActionItem("a1", "dina", 1, "Send the draft", NOW, "s0", Owner.ME)
    async with starting() as slow:
        driver = slow.driver
        await driver.press("space", "x", "d", "backspace", "enter", "k")
        driver.app.post_message(Paste("two\nlines\x1b[2J"))
        await driver.pilot.pause()
        await slow.have_data(DINA, replace(UNENDED, triaged=False), promise)
        notes = "began\n x\nktwo\nlines␛[2J"
        await driver.until(lambda: driver.session.notes == notes)
        assert "Send the draft" in driver.screen()
        await driver.talk(60)
        assert driver.store.actions("dina") == (promise,)
        await driver.do("triage.go")
        assert "lines␛[2J" in driver.pane("notes")
        assert driver.session.notes == notes


async def test_who_goes_on_typing_is_not_asked_anything_before_a_pause() -> None:
    promise = ActionItem("a1", "dina", 1, "Send the draft", NOW, "s0", Owner.ME)
    async with starting() as slow:
        driver = slow.driver
        await driver.press("o", "k")
        driver.store = MemoryStore(DINA, replace(UNENDED, triaged=False), promise)
        driver.app._start.store.set_result(driver.store)
        for key in ("space", "x", "k", "d"):
            await driver.press(key)
        await driver.until(lambda: isinstance(driver.app.screen, Triage))
        await driver.until(lambda: driver.session.notes == "began\nok xkd")
        assert driver.store.actions("dina") == (promise,)


@pytest.mark.parametrize("key", ["f7", "f10", "ctrl+l", "ctrl+t"])
async def test_behind_a_key_that_decides_who_reads_it_nothing_goes_into_the_notes(key: str) -> None:
    async with starting() as slow:
        await slow.driver.press("h", "i", "left", key, *"secret", "enter")
        await slow.have_data(*WITH_ONE)
        await slow.driver.until(lambda: slow.driver.session.notes == "began\nhi")


@pytest.mark.parametrize("key", ["f1", "ctrl+p"])
async def test_nothing_is_opened_over_the_frame(key: str) -> None:
    async with starting() as slow:
        await slow.driver.press(key)
        await slow.have_data(*WITH_ONE)
        (screen,) = slow.driver.app.screen_stack
        assert isinstance(screen, Live)


@pytest.mark.parametrize("is_asked", [True, False])
async def test_while_it_is_asked_who_is_meant_it_can_be_locked_and_opened(is_asked: bool) -> None:
    other = replace(DINA, id="dinara", name="Dinara Putri")
    async with starting("din") as slow:
        driver = slow.driver
        driver.app.recognises = "sesame".__eq__
        if not is_asked:
            await driver.do("app.lock")
        slow.banks.set()
        await slow.have_data(*WITH_ONE, other)
        if is_asked:
            await driver.until_screen_has("Who is meant")
            await driver.do("app.lock")
        await driver.until(lambda: isinstance(driver.app.screen, Locked))
        await driver.press(*"sesame", "enter")
        await driver.until_screen_has("Who is meant")
        await driver.do("choose.1")
        await driver.until(lambda: isinstance(driver.app.screen, Live))
        assert driver.session.notes == "began\n"


async def test_what_is_typed_too_early_waits_for_the_session_to_begin() -> None:
    async with starting() as slow:
        driver = slow.driver
        await driver.press("h", "i")
        await slow.have_data(DINA)
        await slow.have_questions()
        assert isinstance(driver.app.screen, Prepare)
        assert driver.bottom == "What you typed goes into the notes of the session."
        await driver.do("prepare.begin")
        await driver.until(lambda: isinstance(driver.app.screen, Live))
        await driver.until(lambda: driver.session.notes == "hi")


async def test_what_is_typed_too_early_is_for_nobody_else() -> None:
    async with starting("nobody") as slow:
        driver = slow.driver
        await driver.press("h", "i")
        await slow.have_data(*WITH_ONE)
        await driver.until(lambda: isinstance(driver.app.screen, ModalScreen))
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, Board))
        await slow.have_questions()
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, Live))
        await driver.press("x")
        await driver.until(lambda: driver.session.notes == "began\nx")


async def test_what_is_typed_while_the_lock_is_on_its_way_may_be_the_passphrase() -> None:
    async with starting() as slow:
        driver = slow.driver
        driver.app.recognises = "sesame".__eq__
        await driver.do("app.lock")
        await driver.press(*"sesame")
        await slow.have_data(*WITH_ONE)
        await slow.have_questions()
        await driver.until(lambda: isinstance(driver.app.screen, Locked))
        await driver.press(*"sesame", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, Live))
        assert driver.session.notes == "began\n"


async def test_nothing_that_arrives_takes_the_place_of_the_lock() -> None:
    async with starting() as slow:
        driver = slow.driver
        driver.app.recognises = "sesame".__eq__
        slow.banks.set()
        await driver.press("x")
        driver.store = MemoryStore(DINA)
        driver.app._start.store.set_result(driver.store)
        await driver.do("app.lock")
        await driver.until(lambda: any(isinstance(s, Prepare) for s in driver.app.screen_stack))
        await driver.until(lambda: isinstance(driver.app.screen, Locked))
        await driver.press(*"sesame", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, Prepare))


async def test_questions_may_come_between_a_key_and_what_it_does() -> None:
    async with starting() as slow:
        driver = slow.driver
        await slow.have_data(*WITH_ONE)
        live = driver.app.screen
        assert isinstance(live, Live)
        await driver.until(lambda: live._scribe)
        live.notes.editor.insert("one\ntwo\n>t send it")
        driver.app.on_loading_library_loaded(OneOnOne.LibraryLoaded(LIBRARY))
        assert live.session.notes == "began\none\ntwo\n>t send it"


async def test_questions_that_come_while_the_program_ends_disturb_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    came = []

    def come(live: Live) -> None:
        came.append(live)
        assert isinstance(live.app, OneOnOne)
        live.app.on_loading_library_loaded(OneOnOne.LibraryLoaded(LIBRARY))

    monkeypatch.setattr(Live, "on_unmount", come, raising=False)
    async with starting() as slow:
        await slow.have_data(*WITH_ONE)
    assert came


async def test_what_is_typed_later_comes_later() -> None:
    async with starting() as slow:
        app = slow.driver.app
        app.post_message(Key("a", "a"))
        slow.driver.store = MemoryStore(*WITH_ONE)
        app._start.store.set_result(slow.driver.store)
        while "b" not in slow.driver.screen():  # pressed all the time, whatever comes meanwhile
            app.post_message(Key("b", "b"))
            app.post_message(Key("enter", "\r"))
            await asyncio.sleep(0)
        await slow.driver.until(lambda: slow.driver.session.notes.startswith("began\nab\nb\n"))
        assert set(slow.driver.session.notes.splitlines()[2:]) == {"b"}


async def test_one_can_leave_before_the_data_is_there() -> None:
    async with starting() as slow:
        await slow.driver.do("app.quit")
        await slow.driver.until(lambda: slow.driver.app.return_code is not None)


async def test_a_question_that_is_asked_for_too_early_comes_when_there_are_any() -> None:
    async with starting() as slow:
        driver = slow.driver
        await slow.have_data(DINA, replace(UNENDED, opener_said=False))
        await driver.do("question.next")
        assert "no question bank" not in driver.screen()
        await slow.have_questions()
        assert "depth" in driver.title("question")


async def test_without_being_asked_for_the_opener_comes_first() -> None:
    async with starting() as slow:
        await slow.have_data(DINA, replace(UNENDED, opener_said=False))
        await slow.have_questions()
        assert "Opener" in slow.driver.title("question")


@pytest.mark.parametrize("person", ["", "dina"])
async def test_reading_that_takes_long_is_said_and_then_forgotten(person: str) -> None:
    reading: Future[Store] = Future()
    clock = Clock()
    start = Start(
        reading, read, lambda: LIBRARY, lambda: LIBRARY, clock.now, ids(), clock.monotonic, person
    )
    app = OneOnOne(start)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot, MemoryStore(), clock)
        assert "Reading" not in driver.screen()
        await driver.until_screen_has("Reading your data")
        reading.set_result(MemoryStore(DINA))
        await driver.until_screen_has("Dina")
        assert "Reading" not in driver.screen()
