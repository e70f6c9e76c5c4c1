"""Marks in the notes: previewed while typed, finished when the line is left (R13–R15)."""

from __future__ import annotations

from datetime import date

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Origin

from .driver import Driver, running

DINA = Person("dina", "Dina Prameswari")
WIDE = (140, 40)


async def begin(driver: Driver) -> None:
    await driver.do("board.start", "choose.1")
    await driver.until_screen_has("Notes")


def promised(driver: Driver) -> list[tuple[str, Owner | None, date | None]]:
    """What is promised and not taken back."""
    items = driver.store.actions("dina")
    return [(each.text, each.owner, each.due) for each in items if not each.taken_back]


async def test_a_promise_is_previewed_while_typed_and_made_when_the_line_is_finished() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("! ask SRE about a secondary @me jumat")
        assert "→ me · Fri 27 Nov" in driver.pane("notes").splitlines()[-1]
        assert promised(driver) == []
        await driver.press("enter")
        assert promised(driver) == [("ask SRE about a secondary", Owner.ME, date(2026, 11, 27))]
        assert "→ A1 · Fri 27 Nov" in driver.pane("notes")
        assert "ask SRE" in driver.pane("actions")
        assert driver.session.notes == "! ask SRE about a secondary @me jumat\n"


async def test_editing_the_line_edits_the_item_and_leaving_it_finishes_it() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("! draft the runbook @dina\n")
        await driver.press("up", "end")
        await driver.type(" +3d")
        await driver.do("pane.actions")
        assert promised(driver) == [("draft the runbook", Owner.THEM, date(2026, 11, 26))]
        assert len(driver.store.actions("dina")) == 1


async def test_undo_of_the_line_takes_the_item_back_and_redo_brings_it_again() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("hello\n")
        await driver.type("! draft the runbook\n")
        await driver.until(lambda: len(promised(driver)) == 1)
        while "draft" in driver.session.notes:
            await driver.press("ctrl+z")
        assert promised(driver) == []
        while "runbook" not in driver.session.notes:
            await driver.press("ctrl+y")
        await driver.press("end", "enter")
        assert [text for text, _, _ in promised(driver)] == ["draft the runbook"]
        assert len(driver.store.actions("dina")) == 1, "it is the same one"


async def test_pasted_lines_are_finished_all_at_once() -> None:
    text = "! one @me\n? two\n> three\n= four\n+ five\nplain ! six\n```\n! seven\n```\n"
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type(text)
        assert [text for text, _, _ in promised(driver)] == ["one"]
        topics = driver.store.topics("dina")
        assert {(topic.text, topic.origin) for topic in topics} == {
            ("two", Origin.QUEUE),
            ("three", Origin.CARRIED),
        }


async def test_deleting_a_line_drops_nothing() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("! one @me\n")
        await driver.press("up", "ctrl+shift+k")
        assert "one" not in driver.session.notes
        assert [text for text, _, _ in promised(driver)] == ["one"]


async def test_what_is_unclear_is_said_and_stays_text() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("! pay the bill by 31 feb")
        assert "no date I know" in driver.pane("notes").splitlines()[-1]
        await driver.press("enter")
        assert promised(driver) == [("pay the bill by 31 feb", None, None)]


async def test_a_line_left_half_typed_is_finished_when_the_session_is_wrapped_up() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("! one @me fri")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "one" in driver.pane("actions")


async def test_topics_from_the_notes_wait_on_the_next_agenda() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("> the offsite\n")
        assert "next time" in driver.pane("notes")
        await driver.do("live.wrap_up", "wrapup.end")
        await driver.until_screen_has("People")
        await begin(driver)
        assert "the offsite" in [item.text for item in driver.session.agenda]


async def test_a_resumed_session_knows_which_line_is_which_item() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("! one @me\n")
        await driver.do("live.leave")
        await driver.until_screen_has("People")
        await driver.do("board.open")
        await driver.until_screen_has("→ A1")
        await driver.press("up", "end")
        await driver.type(" fri")
        await driver.press("down")
        assert promised(driver) == [("one", Owner.ME, date(2026, 11, 27))]


async def test_a_number_goes_to_its_item_and_a_note_stands_under_it() -> None:
    async with running(DINA, size=WIDE) as driver:
        await begin(driver)
        await driver.type("".join(f"! item {n} @me\n" for n in range(1, 13)))
        await driver.do("pane.actions")
        await driver.press("A", "1", "2")
        await driver.do("actions.note")
        await driver.type("ask Arif first")
        await driver.press("enter")
        noted = [each for each in driver.store.actions("dina") if each.note]
        assert [(each.number, each.note) for each in noted] == [(12, "ask Arif first")]
        assert "· ask Arif first" in driver.pane("actions")
        await driver.press("7")
        await driver.do("actions.tick")
        assert not driver.store.actions("dina")[6].is_open


async def test_with_little_room_the_tag_is_the_number_alone_and_with_none_it_is_not_there() -> None:
    async with running(DINA, size=(60, 20)) as driver:
        await begin(driver)
        await driver.type(f"! {'x' * 40} fri\n! {'y' * 47} fri\n! {'z' * 52} fri\n")
        rows = {
            sign: row for row in driver.screen().splitlines() for sign in "xyz" if sign * 9 in row
        }
        assert "→ A1 │" in rows["x"]
        assert "Fri 27" not in rows["x"]
        assert "A3" not in rows["z"]
