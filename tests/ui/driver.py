"""Drives the program as a person does: keys by their ids, panes by their names.

A test that speaks in binding ids survives a rebound key; one that reads panes survives a
rebuilt widget. Nothing here sleeps: it waits until the program is idle, or for a condition.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.pace import LONGEST_STEP
from oneonone_tui.domain.question import Library
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record, Store
from oneonone_tui.ui import keys
from oneonone_tui.ui.app import OneOnOne
from oneonone_tui.ui.screens.meeting import Meeting
from oneonone_tui.ui.start import Start
from oneonone_tui.ui.widgets.pane import Pane

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""A Monday morning in Jakarta."""

LIBRARY = load_library([shipped_banks()], [shipped_types()])

KEYS = {
    str(binding.id): binding.key.split(",")[0]
    for area in (*keys.AREAS.values(), keys.CHOOSE, keys.FIND, keys.LARGE, keys.READING, keys.HELP)
    for binding in area
    if isinstance(binding, Binding)
}

_PATIENCE = 200
"""Rounds of waiting for the program to be idle before a condition counts as never met."""


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds


def ids(prefix: str = "n") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def done(store: Store) -> Future[Store]:
    """Data that has been read."""
    future: Future[Store] = Future()
    future.set_result(store)
    return future


def read() -> None:
    """There is nothing to begin: it was read."""


class Driver:
    """The running program, in the words of a test."""

    def __init__(self, app: OneOnOne, pilot: Pilot[None], store: Store, clock: Clock) -> None:
        self.app = app
        self.pilot = pilot
        self.store = store
        self.clock = clock

    async def do(self, *binding_ids: str) -> None:
        """Press the keys of these bindings."""
        await self.pilot.press(*(KEYS[name] for name in binding_ids))
        await self.pilot.pause()

    async def press(self, *pressed: str) -> None:
        """Press keys that no binding of ours names: arrows, tab, letters."""
        await self.pilot.press(*pressed)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type into what has the focus; letter by letter would cost 60 ms each."""
        focused = self.app.focused
        if isinstance(focused, TextArea):
            focused.insert(text)
        else:
            assert isinstance(focused, Input), f"nothing to type in: {focused}"
            focused.insert_text_at_cursor(text)
        await self.pilot.pause()

    async def talk(self, seconds: int) -> None:
        """Let time pass as it does: the clock is looked at meanwhile."""
        while seconds > 0:
            screen = self.app.screen
            assert isinstance(screen, Meeting)
            self.clock.seconds += min(seconds, LONGEST_STEP)
            seconds -= LONGEST_STEP
            screen._tick()
        await self.pilot.pause()

    async def until(self, true: Callable[[], object]) -> None:
        """Wait for a condition."""
        for _ in range(_PATIENCE):
            if true():
                return
            await self.pilot.pause()
        raise AssertionError(f"never became true; the screen:\n{self.screen()}")

    async def until_screen_has(self, text: str) -> None:
        await self.until(lambda: text in self.screen())

    def screen(self) -> str:
        """The whole screen as plain text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)

    def pane(self, name: str) -> str:
        """A pane's title and what is visible in it."""
        pane = self.app.screen.query_one(f"#{name}", Pane)
        lines = self.screen().splitlines()
        rows = lines[pane.region.y : pane.region.bottom]
        return "\n".join(row[pane.region.x : pane.region.right] for row in rows)

    def title(self, name: str) -> str:
        """A pane's title, which says its essence also when it is folded."""
        title = self.app.screen.query_one(f"#{name}", Pane)._border_title
        return title.plain if title else ""

    @property
    def bottom(self) -> str:
        """The bottom line: keys, or a hint."""
        return self.screen().splitlines()[-1].strip()

    @property
    def session(self) -> Session:
        """The session of the screen, as the store has it."""
        screen = self.app.screen
        assert isinstance(screen, Meeting)
        kept = self.store.sessions(screen.session.person)
        return next(session for session in kept if session.id == screen.session.id)


@asynccontextmanager
async def running(
    *records: Record,
    store: Store | None = None,
    size: tuple[int, int] = (80, 24),
    library: Library = LIBRARY,
    **start: object,
) -> AsyncIterator[Driver]:
    """The program on a store in memory, loaded and idle."""
    kept = store or MemoryStore(*records)
    clock = Clock()
    app = OneOnOne(
        replace(
            Start(
                done(kept),
                read,
                lambda: library,
                lambda: library,
                clock.now,
                ids(),
                clock.monotonic,
            ),
            **start,  # type: ignore[arg-type]
        )
    )
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, kept, clock)
        await driver.until(lambda: app.desk and app.desk.library is library)
        await pilot.pause()
        yield driver


def unframed(pane: str) -> str:
    """A pane's text as one line: no frame, no line breaks."""
    return " ".join(pane.translate({ord(sign): " " for sign in "│╭╮╰╯─"}).split())
