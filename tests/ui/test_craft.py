"""The craft of a session while it goes on: time, talk, pulse, status (R3, R7, R8, R20)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App

from oneonone_tui.domain.craft import Craft
from oneonone_tui.domain.pace import NEAR_END
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.talk import Talk
from tests.ui.driver import NOW, Driver, running

DINA = Person("dina", "Dina")
PLANNED = 30 * 60


def begun(spent: int = 0, **more: object) -> Session:
    """An unfinished session of half an hour, in which this much time was spent."""
    session = Session("s1", "dina", "regular", NOW, spent_seconds=spent)
    return replace(session, **more)  # type: ignore[arg-type]


async def resume(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Notes")


def bar(driver: Driver) -> str:
    """The top line."""
    return driver.screen().splitlines()[0]


def styles_of(app: App[None], text: str) -> list[str]:
    """How a piece of the top line is painted."""
    strip = app.screen._compositor.render_strips()[0]
    return [str(part.style) for part in strip if text in part.text]


# Time


@pytest.mark.parametrize(
    ("spent", "bold", "warns"),
    [
        (PLANNED - NEAR_END - 1, True, False),
        (PLANNED - NEAR_END, False, True),
        (PLANNED - 1, False, True),
        (PLANNED, True, True),
    ],
)
async def test_the_clock_turns_softly_near_the_end_and_warns_over_it(
    spent: int, bold: bool, warns: bool
) -> None:
    async with running(DINA, begun(spent)) as driver:
        await resume(driver)
        minutes, seconds = divmod(spent, 60)
        style, *_ = styles_of(driver.app, f"{minutes}:{seconds:02}")
        assert ("bold" in style) is bold
        warning = driver.app.get_css_variables()["warning"].lower()
        assert (warning in style.lower()) is warns


async def test_five_minutes_before_the_end_one_quiet_line_says_so_once() -> None:
    async with running(DINA, begun(PLANNED - NEAR_END - 2)) as driver:
        await resume(driver)
        await driver.talk(1)
        assert "minutes left" not in driver.bottom
        await driver.talk(1)
        assert driver.bottom == "5 minutes left; ^g goes on, F12 wraps up."
        driver.app.screen.query_one("KeyLine").hint = ""  # type: ignore[attr-defined]
        await driver.talk(30)
        assert "minutes left" not in driver.bottom
        await driver.do("live.leave")
        await driver.until_screen_has("People")
        await resume(driver)
        await driver.talk(1)
        assert "minutes left" not in driver.bottom, "nor in the session that is resumed"


async def test_a_quiet_line_waits_until_another_sentence_was_read() -> None:
    async with running(DINA, begun(PLANNED - NEAR_END)) as driver:
        await resume(driver)
        await driver.do("agenda.advance")
        assert "The agenda is through" in driver.bottom
        await driver.talk(1)
        assert "The agenda is through" in driver.bottom
        driver.app.screen.query_one("KeyLine").hint = ""  # type: ignore[attr-defined]
        await driver.talk(1)
        assert "5 minutes left" in driver.bottom


async def test_a_laptop_that_slept_adds_a_minute_at_most() -> None:
    async with running(DINA, begun(100)) as driver:
        await resume(driver)
        driver.clock.seconds += 8 * 3600
        await driver.until_screen_has("2:40 / 30:00")
        await driver.talk(5)
        assert "2:45 / 30:00" in bar(driver)


async def test_the_clock_pauses_while_typing_goes_on_and_the_key_lets_it_run_again() -> None:
    async with running(DINA, begun(760)) as driver:
        await resume(driver)
        await driver.do("clock.pause")
        await driver.talk(50)
        await driver.type("they fetch a coffee")
        assert "paused 12:40 / 30:00" in bar(driver)
        assert driver.session.spent_seconds == 760
        assert driver.session.notes == "they fetch a coffee"
        await driver.do("clock.pause")
        await driver.talk(5)
        assert "12:45 / 30:00" in bar(driver)
        assert "paused" not in bar(driver)


@pytest.mark.parametrize(
    "key", ["question.next", "question.asked", "agenda.advance", "talk.turn", "clock.pause"]
)
async def test_what_shows_that_the_talk_goes_on_ends_a_pause(key: str) -> None:
    async with running(DINA, begun(760)) as driver:
        await resume(driver)
        await driver.do("clock.pause")
        assert "paused 12:40" in bar(driver)
        await driver.do(key)
        assert "paused" not in bar(driver)


async def test_a_pause_is_still_one_in_the_wrap_up_and_back() -> None:
    async with running(DINA, begun(760), size=(60, 20)) as driver:
        await resume(driver)
        await driver.do("clock.pause", "live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.talk(9)
        assert "paused 12:40" in bar(driver)
        assert "30:00" not in bar(driver), "there is no room for it"
        await driver.do("wrapup.back")
        await driver.until_screen_has("Notes")
        assert "paused 12:40" in bar(driver)


# Talk


async def test_the_key_says_who_talks_and_the_balance_is_there_from_then_on() -> None:
    async with running(DINA, begun()) as driver:
        await resume(driver)
        await driver.talk(10)
        assert "me" not in bar(driver)
        await driver.do("talk.turn")
        await driver.talk(28)
        assert "▸me 100 % ▓▓▓│▓▓▓▓▓▓▓  them" in bar(driver)
        await driver.do("talk.turn")
        await driver.talk(72)
        assert " me 28 % ▓▓▓│░░░░░░░ ▸them" in bar(driver)
        await driver.do("talk.turn")
        await driver.talk(50)
        assert " me 28 % ▓▓▓│░░░░░░░  them" in bar(driver)
        await driver.do("live.leave")
        (session,) = driver.store.sessions("dina")
        assert session.talk == Talk(28, 72)


async def test_the_balance_shrinks_where_there_is_little_room() -> None:
    async with running(DINA, begun(talk=Talk(28, 72)), size=(60, 20)) as driver:
        await resume(driver)
        assert bar(driver).endswith("/ 30:00  me 28 %")
        await driver.do("talk.turn")
        assert bar(driver).endswith("▸me 28 %")
        await driver.do("talk.turn")
        assert bar(driver).endswith("▸them · me 28 %")
        await driver.do("clock.pause")
        assert bar(driver).endswith("paused 0:00  me 28 %"), "nobody talks in a pause"


async def test_the_target_is_that_of_the_session_type() -> None:
    coaching = begun(type="coaching", talk=Talk(28, 72))
    async with running(DINA, coaching) as driver:
        await resume(driver)
        assert "me 28 % ▓▓│▓░░░░░░░" in bar(driver)


async def test_three_minutes_over_the_target_are_told_once() -> None:
    async with running(DINA, begun()) as driver:
        await resume(driver)
        await driver.do("talk.turn")
        await driver.talk(179)
        assert "You have talked" not in driver.bottom
        await driver.talk(1)
        assert driver.bottom == "You have talked 100 % of the time; 30 % was meant."
        driver.app.screen.query_one("KeyLine").hint = ""  # type: ignore[attr-defined]
        await driver.talk(300)
        assert "You have talked" not in driver.bottom


async def test_the_balance_goes_on_in_the_wrap_up_and_back() -> None:
    async with running(DINA, begun(talk=Talk(28, 72))) as driver:
        await resume(driver)
        await driver.do("talk.turn", "live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "▸me 28 % ▓▓▓│░░░░░░░  them" in bar(driver)
        await driver.talk(20)
        await driver.do("talk.turn")
        assert "▸them" in bar(driver)
        await driver.do("wrapup.back")
        await driver.until_screen_has("Notes")
        assert "▸them" in bar(driver)
        await driver.talk(3)
        await driver.do("live.leave")
        (session,) = driver.store.sessions("dina")
        assert session.talk == Talk(48, 75)


# Switched off


async def test_what_is_switched_off_is_not_there() -> None:
    off = Craft(time=False, talk=False, pulse=False, status=False)
    item = AgendaItem("i1", "Projects", spent_seconds=1500, tag="status", state=ItemState.NOW)
    session = begun(PLANNED - NEAR_END, talk=Talk(28, 72), agenda=(item,))
    async with running(DINA, session, craft=off, size=(140, 40)) as driver:
        await resume(driver)
        await driver.do("talk.turn", "clock.pause")
        assert "paused" not in bar(driver)
        assert "28 %" not in bar(driver)
        (style,) = styles_of(driver.app, "25:00")
        assert "bold" in style
        await driver.talk(200)
        assert "minutes left" not in driver.bottom
        assert "Status" not in driver.bottom
        assert driver.session.talk == Talk(28, 72)
        await driver.do("app.keys")
