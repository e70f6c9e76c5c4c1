"""The craft of a session while it goes on: time, talk, pulse, status (R3, R7, R8, R20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.app import App
from textual.widgets import Static

from oneonone_tui.domain.craft import Craft
from oneonone_tui.domain.pace import NEAR_END
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.talk import Talk
from oneonone_tui.ui.screens.live import Live
from tests.ui.driver import LIBRARY, NOW, Driver, running

DINA = Person("dina", "Dina")
BANK = next(bank for bank in LIBRARY.banks if bank.id == "work")
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


async def test_the_clock_goes_on_under_a_question_in_large_letters() -> None:
    async with running(DINA, begun(100)) as driver:
        await resume(driver)
        live = driver.app.screen
        assert isinstance(live, Live)
        await driver.do("talk.turn", "question.next", "pane.question", "question.large")
        assert driver.app.screen is not live
        driver.clock.seconds += 20
        live._tick()
        await driver.do("large.close")
        assert "2:00 / 30:00" in bar(driver)
        assert live.session.talk == Talk(20)


async def test_the_clock_of_the_session_stands_while_the_wrap_up_counts() -> None:
    async with running(DINA, begun(100)) as driver:
        await resume(driver)
        live = driver.app.screen
        assert isinstance(live, Live)
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.talk(20)
        live._tick()
        await driver.do("wrapup.back")
        await driver.until_screen_has("Notes")
        assert "2:00 / 30:00" in bar(driver)


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


# Pulse


async def test_the_pulse_is_three_marks_typed_in_a_row_while_notes_are_taken() -> None:
    async with running(DINA, begun()) as driver:
        await resume(driver)
        await driver.type("she looks tired")
        await driver.do("pulse.set")
        assert "Mood, energy, load" in driver.pane("notes")
        await driver.type("4 3 6")
        assert "Mood, energy, load" in driver.pane("notes"), "6 is no mark"
        await driver.press("backspace", "2")
        assert "mood 4 · energy 3 · load 2" in driver.pane("notes")
        await driver.press("enter")
        assert driver.session.pulse == Pulse(4, 3, 2)
        await driver.type(" today")
        assert driver.session.notes == "she looks tired today", "the cursor is where it was"
        await driver.do("pulse.set")
        await driver.press("5", "enter")
        assert driver.session.pulse == Pulse(5), "typing replaces what was given"


async def test_what_is_no_pulse_stays_in_its_line_and_is_kept_as_a_draft() -> None:
    async with running(DINA, begun()) as driver:
        await resume(driver)
        await driver.do("pulse.set")
        await driver.type("4 3 tired")
        await driver.press("enter")
        assert "1 to 5: e.g." in driver.pane("notes")
        assert driver.session.pulse == Pulse()
        await driver.press("escape")
        await driver.do("pulse.set")
        assert "4 3 tired" in driver.pane("notes")


@pytest.mark.parametrize("size", [(60, 20), (140, 40)])
async def test_the_wrap_up_has_a_field_for_the_pulse_and_the_recap_never_has_it(
    size: tuple[int, int],
) -> None:
    async with running(DINA, begun(pulse=Pulse(4, 3, 2)), size=size) as driver:
        await resume(driver)
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        before = driver.app.screen.query_one("#recap-text", Static).content
        assert "Next on Mon 7 Dec · mood 4 · energy 3 · load 2" in driver.pane("evaluation")
        await driver.do("wrapup.eval")
        await driver.press("down", "down", "down", "down")
        await driver.press(*"1-5")
        assert "Next on Mon 7 Dec · mood 1 · load 5" in driver.pane("evaluation")
        assert driver.session.pulse == Pulse(1, 0, 5)
        assert driver.app.screen.query_one("#recap-text", Static).content == before
        await driver.type("x")
        assert driver.session.pulse == Pulse(1, 0, 5), "a slip takes nothing away"
        await driver.do("wrapup.end")
        assert "1 to 5: e.g." in driver.bottom
        await driver.press("backspace")
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")


async def test_the_board_shows_the_trend_of_the_pulse() -> None:
    def held(number: int, pulse: Pulse) -> Session:
        day = NOW - timedelta(days=60 - 7 * number)
        return Session(f"s{number}", "dina", "regular", day, ended=day, pulse=pulse)

    pulses = (Pulse(4, 5), Pulse(3, 4), Pulse(), Pulse(4), Pulse(2, 1))
    sessions = [held(number, pulse) for number, pulse in enumerate(pulses)]
    async with running(DINA, *sessions, size=(140, 40)) as driver:
        assert "mood   ▆▄▆▃ 4 3 4 2" in driver.screen()
        assert "energy █▆ ▁ 5 4 - 1" in driver.screen()
        assert "load" not in driver.screen(), "it was never given"


# Status

PROJECTS = AgendaItem("i1", "Projects", tag="status", state=ItemState.NOW)
CAREER = AgendaItem("i2", "Career")


async def test_status_that_takes_over_is_told_once_and_one_key_parks_it() -> None:
    async with running(DINA, begun(agenda=(PROJECTS, CAREER))) as driver:
        await resume(driver)
        await driver.talk(299)
        assert "Status" not in driver.bottom
        await driver.talk(1)
        assert driver.bottom == "Status takes over a third of the time; ^\\ or ⇧F2 parks it."
        await driver.do("agenda.park_now")
        assert driver.bottom == "Put off to next time: Projects"
        assert [item.state for item in driver.session.agenda] == [ItemState.PARKED, ItemState.NOW]
        driver.app.screen.query_one("KeyLine").hint = ""  # type: ignore[attr-defined]
        await driver.talk(100)
        assert "Status" not in driver.bottom
        await driver.do("pane.agenda", "agenda.undo")
        assert driver.session.agenda[0].state is ItemState.NOW


async def test_with_no_topic_on_the_key_that_parks_says_so() -> None:
    async with running(DINA, begun()) as driver:
        await resume(driver)
        await driver.do("agenda.park_now")
        assert "No topic is on" in driver.bottom


async def test_a_topic_is_counted_as_status_by_hand() -> None:
    async with running(DINA, begun(agenda=(CAREER, PROJECTS)), size=(140, 40)) as driver:
        await resume(driver)
        assert driver.pane("agenda").count("status") == 1
        await driver.do("pane.agenda", "agenda.status")
        assert driver.session.agenda[0].tag == "status"
        assert driver.pane("agenda").count("status") == 2
        await driver.do("agenda.undo")
        assert driver.session.agenda[0].tag == ""


async def test_a_question_that_asks_for_status_counts_once_it_is_asked() -> None:
    asks = replace(BANK.questions[0], status=True, depth=1, sensitive=False)
    library = replace(LIBRARY, banks=(replace(BANK, questions=(asks,)),))
    current = replace(CAREER, state=ItemState.NOW)
    async with running(DINA, begun(agenda=(current,)), library=library) as driver:
        await resume(driver)
        await driver.do("question.next")
        await driver.talk(20)
        assert driver.app.screen.session.status_seconds == 0  # type: ignore[attr-defined]
        await driver.do("question.asked")
        await driver.talk(300)
        assert "Status takes over a third" in driver.bottom
        assert driver.session.status_seconds == 300


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
        await driver.do("pulse.set")
        assert "Mood" not in driver.screen()
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "Pulse" not in driver.screen()
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")


async def test_the_keys_of_what_is_switched_off_are_not_told_of() -> None:
    async with running(DINA, begun(), craft=Craft(talk=False), size=(80, 60)) as driver:
        await resume(driver)
        await driver.do("app.keys")
        assert "Let the clock stand still" in driver.screen()
        assert "Count me as talking" not in driver.screen()


@pytest.mark.parametrize(
    ("key", "seen"),
    [("f14", "Put off to next time"), ("f17", "Mood, energy, load"), ("f20", "paused")],
)
async def test_what_some_keyboards_hide_has_a_second_key(key: str, seen: str) -> None:
    item = AgendaItem("i1", "Check-in", state=ItemState.NOW)
    async with running(DINA, begun(agenda=(item,), triaged=True)) as driver:
        await resume(driver)
        await driver.press(key)
        assert seen in driver.screen()
