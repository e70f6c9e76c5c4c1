"""All open items over all people, and what is done about them from there (R18)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from oneonone_tui.domain.action import ActionItem, ActionState, Owner, Verdict
from oneonone_tui.domain.person import Person

from .driver import NOW, Driver, running
from .test_keeping import ViewOnlyStore

DINA = Person("dina", "Dina Prameswari")
BAYU = Person("bayu", "Bayu Nugroho", language="id")
GONE = Person("gone", "Gone Girl", archived=True)


def item(number: int, person: Person, owner: Owner | None, due: date | None) -> ActionItem:
    made = NOW - timedelta(days=9)
    text = f"promise {number}"
    return ActionItem(f"a{number}", person.id, number, text, made, "s0", owner, due)


TODAY = NOW.date()
LATE = item(1, DINA, Owner.ME, TODAY - timedelta(days=3))
SOON = item(2, BAYU, Owner.THEM, TODAY + timedelta(days=1))
LATER = item(3, DINA, Owner.THEM, TODAY + timedelta(days=20))
UNDATED = item(4, BAYU, None, None)
ELSEWHERE = item(5, GONE, Owner.ME, TODAY)
KEPT = item(6, DINA, Owner.ME, TODAY).close(NOW)
EVERYTHING = (DINA, BAYU, GONE, LATE, SOON, LATER, UNDATED, ELSEWHERE, KEPT)


def listed(driver: Driver) -> list[str]:
    """The numbers of the promises on the screen, from the top."""
    return re.findall(r"promise (\d)", driver.screen())


async def test_what_is_due_first_stands_at_the_top_whoever_it_is_with() -> None:
    async with running(*EVERYTHING, size=(100, 24)) as driver:
        await driver.do("board.items")
        await driver.until_screen_has("Open items")
        assert listed(driver) == ["1", "2", "3", "4"]
        assert "me → Dina" in driver.screen()
        assert "4 open · 1 overdue" in driver.title("actions")
        await driver.do("items.back")
        await driver.until_screen_has("People")


async def test_each_filter_shows_a_part_and_pressed_again_everything() -> None:
    async with running(*EVERYTHING, size=(100, 24)) as driver:
        await driver.do("board.items")
        await driver.until_screen_has("Open items")
        for key, part in [
            ("items.mine", ["1"]),
            ("items.theirs", ["2", "3"]),
            ("items.overdue", ["1"]),
        ]:
            await driver.do(key)
            assert listed(driver) == part
            await driver.do(key)
            assert len(listed(driver)) == 4
        await driver.do("items.person")
        await driver.until_screen_has("Whose items?")
        await driver.press("3")
        await driver.until_screen_has("Bayu Nugroho")
        assert listed(driver) == ["2", "4"]


async def test_an_item_is_done_re_dated_and_taken_back_from_there() -> None:
    async with running(*EVERYTHING, size=(100, 24)) as driver:
        await driver.do("board.items", "actions.tick")
        done = driver.store.actions("dina")[0]
        assert done.state is ActionState.DONE
        assert [decision.verdict for decision in done.decisions] == [Verdict.DONE]
        assert "1" in listed(driver), "what was ticked stays in sight"
        await driver.do("actions.undo")
        assert driver.store.actions("dina")[0] == LATE
        await driver.press("2")
        await driver.do("actions.due")
        await driver.press(*"lusa", "enter")
        moved = driver.store.actions("bayu")[0]
        assert moved.due == TODAY + timedelta(days=2)
        assert [decision.verdict for decision in moved.decisions] == [Verdict.DATED]


async def test_where_nothing_can_be_kept_the_items_can_only_be_looked_at() -> None:
    async with running(store=ViewOnlyStore(*EVERYTHING), size=(100, 24)) as driver:
        await driver.do("board.items")
        await driver.until_screen_has("Open items")
        await driver.do("actions.tick")
        assert driver.store.actions("dina")[0] == LATE


async def test_without_any_open_item_the_list_says_so() -> None:
    async with running(DINA, replace(LATE, state=ActionState.DONE)) as driver:
        await driver.do("board.items")
        await driver.until_screen_has("Nothing is open here.")
