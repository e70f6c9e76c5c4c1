"""The end of a session: decisions read back, and what both agree to (R13, R15)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from tests.ui.driver import NOW, Driver, running, unframed

DINA = Person("dina", "Dina")
NOTES = "# Rota\n= we rotate weekly\n+ the release went well\n= no calls on Friday\n"
MEETING = Session("s1", "dina", "regular", NOW, opener_said=True, notes=NOTES, triaged=True)
ASK = ActionItem("a1", "dina", 1, "ask SRE", NOW, "s1", Owner.ME, NOW.date())


async def wrap_up(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Notes")
    await driver.do("live.wrap_up")
    await driver.until_screen_has("Read back")


async def test_decisions_are_read_back_above_the_promises_and_stand_in_the_recap() -> None:
    async with running(DINA, MEETING, ASK, size=(140, 40)) as driver:
        await wrap_up(driver)
        read_back = unframed(driver.pane("actions"))
        assert "= we rotate weekly = no calls on Friday ☐ A1" in read_back
        assert "release" not in read_back
        assert "## Decisions - we rotate weekly - no calls on Friday" in unframed(
            driver.pane("recap")
        )


async def test_a_decision_is_no_promise_to_be_ticked() -> None:
    async with running(DINA, MEETING, ASK) as driver:
        await wrap_up(driver)
        await driver.do("actions.tick", "actions.due", "actions.owner")
        assert driver.store.actions("dina") == (ASK,)
        await driver.press("down", "down")
        await driver.do("actions.tick")
        assert not driver.store.actions("dina")[0].is_open


async def test_one_key_says_that_both_agree_also_from_the_fields() -> None:
    async with running(DINA, MEETING, ASK, size=(140, 40)) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.eval", "wrapup.agreed")
        assert driver.session.agreed == NOW
        time = f"{NOW.astimezone():%H:%M}"
        assert f"agreed {time}" in driver.title("actions")
        recap = driver.pane("recap").replace("*", "")
        assert f"Agreed together: Mon 23 Nov 2026, {time}" in recap
        await driver.do("wrapup.agreed")
        assert driver.session.agreed is None
        assert "agreed" not in driver.title("actions")


async def test_what_is_changed_afterwards_is_to_be_agreed_again() -> None:
    async with running(DINA, MEETING, ASK) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.agreed")
        await driver.press("end")
        await driver.do("actions.owner")
        assert driver.session.agreed is None
        assert "It has changed" in driver.bottom


async def test_the_stamp_stays_when_the_session_ends() -> None:
    async with running(DINA, MEETING) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.agreed", "wrapup.end")
        await driver.until_screen_has("People")
        (session,) = driver.store.sessions("dina")
        assert (session.agreed, session.ended) == (NOW, NOW)


async def saved(driver: Driver, tmp_path: Path, times: int) -> Path:
    """Save the recap, with the key pressed so many times."""
    await driver.do(*["wrapup.save"] * times)
    await driver.press("enter")
    (file,) = (found for found in tmp_path.iterdir() if found.name.startswith("1-on-1"))
    return file


@pytest.mark.parametrize(
    ("times", "ending", "begins"),
    [
        (1, ".md", "# 1-on-1 with Dina, Mon 23 Nov 2026"),
        (2, ".html", "<!doctype html>"),
        (3, ".txt", "1-on-1 with Dina, Mon 23 Nov 2026"),
        (4, ".ics", "BEGIN:VCALENDAR"),
        (5, ".md", "# 1-on-1 with Dina"),
    ],
)
async def test_the_key_for_saving_pressed_again_chooses_the_format(
    tmp_path: Path, times: int, ending: str, begins: str
) -> None:
    async with running(DINA, MEETING, ASK) as driver:
        await wrap_up(driver)
        file = await saved(driver, tmp_path, times)
        assert file.name == f"1-on-1 Dina 2026-11-23{ending}"
        assert file.read_text().startswith(begins)


async def test_the_line_says_what_the_file_will_be(tmp_path: Path) -> None:
    async with running(DINA, MEETING, ASK, size=(60, 20)) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.save")
        assert "Markdown · ^o again: a page to print" in driver.pane("recap")
        await driver.press("backspace", "backspace")
        await driver.type("pdf")
        assert "The name ends in .md, .html, .txt or .ics." in driver.pane("recap")
        await driver.press("enter")
        assert [file.suffix for file in tmp_path.iterdir()] == []
        await driver.do("wrapup.save")
        assert "2026-11-23.md" in driver.pane("recap")


async def test_a_calendar_has_the_next_session_and_the_open_items_of_this_one(
    tmp_path: Path,
) -> None:
    older = ActionItem("a0", "dina", 2, "of an older session", NOW, "s0")
    async with running(DINA, MEETING, ASK, older) as driver:
        await wrap_up(driver)
        text = (await saved(driver, tmp_path, 4)).read_text()
    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART") == date(2026, 12, 7)
    assert [str(todo["SUMMARY"]) for todo in calendar.walk("VTODO")] == ["ask SRE"]


async def test_the_key_for_copying_pressed_again_copies_text_for_a_chat() -> None:
    async with running(DINA, MEETING, ASK, size=(60, 20)) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.copy")
        assert driver.app.clipboard.startswith("# 1-on-1 with Dina")
        assert driver.bottom == "Copied; ^r again copies text for a chat, ^o saves a file."
        await driver.do("wrapup.copy")
        assert driver.app.clipboard.startswith("1-on-1 with Dina")
        assert driver.bottom == "Copied as text for a chat; ^r again: Markdown, ^o: a file."
        await driver.do("wrapup.copy")
        assert driver.app.clipboard.startswith("# 1-on-1 with Dina")


async def test_a_recap_that_has_changed_is_copied_anew() -> None:
    async with running(DINA, MEETING, ASK) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.copy", "wrapup.agreed", "wrapup.copy")
        assert driver.app.clipboard.startswith("# 1-on-1 with Dina")


async def test_where_the_clipboard_is_forbidden_the_key_says_so() -> None:
    async with running(DINA, MEETING, ASK, clipboard=False) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.copy")
        assert driver.bottom == "config.yaml forbids the clipboard; ^o saves a file."
        assert driver.app.clipboard == ""


async def test_where_the_clipboard_is_forbidden_nothing_leaves_and_pasting_still_works() -> None:
    async with running(DINA, MEETING, ASK, clipboard=False) as driver:
        written: list[str] = []
        driver.app._driver.write = written.append  # type: ignore[union-attr, method-assign]
        driver.app.copy_to_clipboard("canary")
        assert driver.app.clipboard == "canary"
        assert not [text for text in written if "\x1b]52" in text]
    async with running(DINA, MEETING, ASK) as driver:
        driver.app._driver.write = written.append  # type: ignore[union-attr, method-assign]
        driver.app.copy_to_clipboard("canary")
        assert [text for text in written if "\x1b]52" in text]


async def test_it_is_read_back_in_large_letters_one_by_one() -> None:
    async with running(DINA, MEETING, ASK, size=(60, 20)) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.eval", "wrapup.large")
        await driver.until_screen_has("decided")
        assert "1/3" in driver.screen()
        assert "Recap" not in driver.screen()
        await driver.do("reading.next", "reading.next")
        assert "A1 · me · today" in driver.screen()
        await driver.do("reading.back")
        assert "2/3" in driver.screen()
        await driver.do("reading.next", "reading.next")
        await driver.until_screen_has("Read back")


async def test_what_is_read_in_large_letters_can_be_left_at_once() -> None:
    async with running(DINA, MEETING, ASK) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.large", "reading.close")
        await driver.until_screen_has("Read back")
        assert driver.session.ended is None


async def test_where_there_is_nothing_to_read_back_a_line_says_so() -> None:
    empty = Session("s1", "dina", "regular", NOW, triaged=True)
    async with running(DINA, empty) as driver:
        await wrap_up(driver)
        await driver.do("wrapup.large")
        assert driver.bottom == "Nothing was decided or promised yet."
