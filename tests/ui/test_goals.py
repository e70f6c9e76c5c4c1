"""A person's longer goals: written down, checked, and shown when they matter (R22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oneonone_tui.domain.goal import Checkpoint, Course, Goal
from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.session import Session
from tests.ui.driver import NOW, Driver, running, unframed

DINA = Person("dina", "Dina")
MEETING = Session("s1", "dina", "career", NOW, opener_said=True)
LEAD = Goal("g1", "dina", "lead a team", NOW - timedelta(days=30), horizon=date(2027, 6, 1))


async def goals(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Next session")
    await driver.do("prepare.goals")
    await driver.until_screen_has("Goals of Dina")


async def test_a_goal_is_written_down_with_all_there_is_to_it() -> None:
    async with running(DINA, size=(60, 20)) as driver:
        await goals(driver)
        assert "No goal yet" in driver.screen()
        await driver.do("goals.add")
        for text in ("lead a team", "two releases", "6 months", "calm", "budgets", "Ratna"):
            await driver.type(text)
            await driver.press("down")
        await driver.press("enter")
        await driver.until_screen_has("until Sun 23 May")
        (goal,) = driver.store.goals("dina")
        assert goal == Goal(
            goal.id,
            "dina",
            "lead a team",
            NOW,
            "two releases",
            date(2027, 5, 23),
            "calm",
            "budgets",
            "Ratna",
        )


@pytest.mark.parametrize(
    ("text", "until", "sentence"),
    [("", "", "What is the goal?"), ("lead", "some day", "Not a date I know")],
)
async def test_the_form_says_what_a_goal_needs(text: str, until: str, sentence: str) -> None:
    async with running(DINA) as driver:
        await goals(driver)
        await driver.do("goals.add")
        await driver.type(text)
        await driver.press("down", "down")
        await driver.type(until)
        await driver.press("enter")
        assert sentence in driver.screen()
        assert driver.store.goals("dina") == ()


async def test_one_key_says_how_a_goal_stands_and_another_adds_words() -> None:
    async with running(DINA, LEAD) as driver:
        await goals(driver)
        await driver.do("goals.words")
        assert "How does it stand?" in driver.screen()
        await driver.do("goals.at_risk", "goals.words")
        await driver.type("no time yet")
        await driver.press("enter")
        (goal,) = driver.store.goals("dina")
        assert goal.checkpoints == (Checkpoint(NOW, Course.AT_RISK, "", "no time yet"),)
        assert "at risk · today · no time yet" in driver.screen()
        await driver.do("goals.undo", "goals.undo")
        assert driver.store.goals("dina") == (LEAD,)


async def test_a_goal_is_changed_given_up_and_taken_up_again() -> None:
    async with running(DINA, LEAD) as driver:
        await goals(driver)
        await driver.do("goals.edit")
        await driver.press("end")
        await driver.type(" of three")
        await driver.press("enter")
        await driver.until_screen_has("lead a team of three")
        await driver.do("goals.drop")
        assert "given up" in driver.screen()
        await driver.do("goals.drop")
        changed = replace(LEAD, text="lead a team of three")
        assert driver.store.goals("dina") == (changed,)


async def test_a_new_goal_that_is_taken_back_is_given_up() -> None:
    async with running(DINA) as driver:
        await goals(driver)
        await driver.do("goals.add")
        await driver.type("lead a team")
        await driver.press("enter")
        await driver.until_screen_has("not looked at yet")
        await driver.do("goals.undo")
        assert [goal.is_open for goal in driver.store.goals("dina")] == [False]


async def test_a_rescue_keeps_a_goal_that_is_being_written() -> None:
    async with running(DINA) as driver:
        await goals(driver)
        await driver.do("goals.add")
        await driver.type("lead a team")
        driver.app.rescue()
        assert [goal.text for goal in driver.store.goals("dina")] == ["lead a team"]


async def test_a_rescue_keeps_the_words_that_are_being_written() -> None:
    async with running(DINA, LEAD) as driver:
        await goals(driver)
        await driver.do("goals.on_track", "goals.words")
        await driver.type("two of three")
        driver.app.rescue()
        last = driver.store.goals("dina")[0].last
        assert last is not None
        assert last.words == "two of three"


async def test_a_career_session_is_prepared_with_the_goals_in_sight() -> None:
    reached = replace(LEAD, id="g0", text="learn Go").check(Course.DONE, NOW)
    async with running(DINA, LEAD.check(Course.AT_RISK, NOW), reached) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        assert "lead a team" not in driver.screen()
        await driver.do("choose.2")
        radar = unframed(driver.pane("radar"))
        assert "Goals lead a team until Tue 1 Jun" in radar
        assert "at risk" in radar
        assert "learn Go" not in radar


async def test_introductions_that_were_promised_are_seen_when_the_next_session_is_prepared() -> (
    None
):
    mentee = replace(DINA, relationship=Relationship.MENTEE)
    lead = replace(LEAD, introductions="Ratna, of the guild")
    async with running(mentee, lead, size=(140, 40)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        assert "1 Mentorship" in driver.pane("plan")
        assert "Introductions: Ratna, of the guild" in driver.pane("radar")


async def test_goals_are_checked_during_a_session_without_leaving_the_notes() -> None:
    async with running(DINA, LEAD, MEETING) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        await driver.do("live.goals")
        await driver.until_screen_has("Goals of Dina")
        await driver.do("goals.on_track", "goals.close")
        (goal,) = driver.store.goals("dina")
        assert goal.last == Checkpoint(NOW, Course.ON_TRACK, "s1")
        await driver.type("on we go")
        assert driver.session.notes == "on we go"


async def test_goals_are_in_the_palette_of_a_session() -> None:
    async with running(DINA, MEETING) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        names = [each.title for each in driver.app.get_system_commands(driver.app.screen)]
        assert {"Goals", "Card"} <= set(names)
