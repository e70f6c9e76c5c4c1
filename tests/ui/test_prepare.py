"""Before the session: what there is to know, and what it is to be (R5, R16, R19, R21)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Person, Standing
from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.domain.session import Asked, Evaluation, Session, Topic
from oneonone_tui.domain.store import SaveStatus
from tests.ui.driver import LIBRARY, NOW, Driver, running, unframed

DINA = Person("dina", "Dina")
WIDE = (140, 40)
SIZES = [(60, 20), (80, 24), WIDE]
BUDGET = Topic("t1", "dina", "budget", NOW - timedelta(days=2), minutes=8)
LEAVE = Topic("t2", "dina", "leave in August", NOW - timedelta(days=1))


def met(days: int, type_id: str = "regular", **more: object) -> Session:
    started = NOW - timedelta(days=days)
    held = Session(f"s{days}", "dina", type_id, started, ended=started)
    return replace(held, **more)  # type: ignore[arg-type]


def owed(number: int, text: str, owner: Owner, due: date | None = None) -> ActionItem:
    created = NOW - timedelta(days=10)
    return ActionItem(f"a{number}", "dina", number, text, created, "s14", owner, due)


async def prepare(driver: Driver) -> None:
    await driver.do("board.open")
    await driver.until_screen_has("Next session")


@pytest.mark.parametrize("size", SIZES)
async def test_what_matters_is_on_one_screen(size: tuple[int, int]) -> None:
    seen = (
        met(14, evaluation=Evaluation("she opened up", "listen longer", 4)),
        owed(1, "ask SRE", Owner.ME),
        owed(2, "draft the runbook", Owner.THEM, date(2026, 11, 20)),
    )
    async with running(DINA, *seen, BUDGET, size=size) as driver:
        await prepare(driver)
        screen = unframed(driver.screen())
        assert "Open: me 1 · Dina 1 · 1 overdue" in screen
        assert screen.index("draft the runbook") < screen.index("ask SRE"), "overdue comes first"
        assert "improve: listen longer" in screen
        assert "budget" in screen
        assert "1 Regular" in screen


async def test_what_does_not_fit_is_read_on_with_one_key() -> None:
    items = [owed(number, f"promise {number}", Owner.ME) for number in range(1, 9)]
    evaluation = Evaluation("she opened up", "listen longer", 4)
    async with running(DINA, met(14, evaluation=evaluation), *items, size=(60, 20)) as driver:
        await prepare(driver)
        assert "space reads on" in driver.pane("radar")
        while "listen longer" not in driver.pane("radar"):
            before = driver.pane("radar")
            await driver.do("prepare.read")
            assert driver.pane("radar") != before


async def test_topics_that_were_left_alone_are_named() -> None:
    question = LIBRARY.banks[0].questions[0]
    asked = met(60, asked=(Asked(question.id, "?", NOW - timedelta(days=60)),))
    async with running(DINA, asked, met(40), met(30), met(20), size=WIDE) as driver:
        await prepare(driver)
        radar = driver.pane("radar")
        assert f"{question.topic}: 3 sessions ago" in radar
        assert "not yet: " in radar


async def test_three_ad_hoc_sessions_in_a_row_are_warned_of() -> None:
    urgent = [met(days, "ad-hoc") for days in (30, 20, 10)]
    async with running(DINA, *urgent) as driver:
        await prepare(driver)
        assert "all ad hoc" in driver.pane("radar")
    async with running(DINA, *urgent, met(5)) as driver:
        await prepare(driver)
        assert "all ad hoc" not in driver.pane("radar")


@pytest.mark.parametrize("key", ["enter", "f12"])
async def test_one_key_begins_what_was_settled(key: str) -> None:
    async with running(DINA, BUDGET, LEAVE) as driver:
        await prepare(driver)
        await driver.do("choose.2", "prepare.goal")
        await driver.type("where to next year")
        await driver.press("enter")
        await driver.do("agenda.down")
        await driver.do("agenda.add")
        await driver.type("a mentor")
        await driver.press("enter")
        await driver.press(key)
        await driver.until_screen_has("Notes")
        session = driver.session
        assert (session.type, session.goal) == ("career", "where to next year")
        texts = [item.text for item in session.agenda]
        assert texts[1:4] == ["leave in August", "budget", "a mentor"]
        assert "Goal where to next year" in driver.screen()
        assert driver.store.topics("dina") == ()
        assert driver.store.people() == (DINA,), "nothing stays prepared for the one after"
        await driver.do("live.leave")
        await driver.until_screen_has("People")


async def test_what_was_settled_waits_when_the_screen_is_left() -> None:
    async with running(DINA, BUDGET, LEAVE) as driver:
        await prepare(driver)
        await driver.press("left")
        last = driver.store.people()[0].prepared.type
        await driver.press("right", "right")
        await driver.do("prepare.goal")
        await driver.type("the rota")
        await driver.press("enter")
        await driver.do("agenda.down", "prepare.leave")
        await driver.until_screen_has("People")
        assert last not in ("", "regular", "career")
        assert driver.store.people()[0].prepared == Preparation("career", "the rota", ("t2", "t1"))
        await prepare(driver)
        plan = driver.pane("plan")
        assert "the rota" in plan
        assert plan.index("leave in August") < plan.index("budget")


async def test_a_session_that_starts_at_once_has_what_was_prepared_too() -> None:
    async with running(replace(DINA, prepared=Preparation(goal="the rota"))) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        assert driver.session.goal == "the rota"
        assert driver.store.people() == (DINA,)


async def test_the_topics_are_changed_and_each_change_is_taken_back() -> None:
    async with running(DINA, BUDGET, LEAVE) as driver:
        await prepare(driver)
        await driver.do("agenda.edit")
        await driver.type(" 2027")
        await driver.press("enter")
        await driver.press("down")
        await driver.do("agenda.remove")
        assert [topic.text for topic in driver.store.topics("dina")] == ["budget 2027"]
        await driver.do("agenda.undo", "agenda.undo", "agenda.undo")
        assert driver.store.topics("dina") == (BUDGET, LEAVE)
        assert "Nothing to take back" in driver.bottom


async def test_a_question_is_pinned_and_comes_first() -> None:
    question = LIBRARY.banks[0].questions[0]
    text = DINA.hears(question.text)
    async with running(DINA, size=WIDE) as driver:
        await prepare(driver)
        await driver.do("prepare.pin")
        await driver.type(question.id)
        await driver.do("find.take")
        await driver.until_screen_has("First question")
        (preference,) = driver.store.people()[0].preferences
        assert (preference.question, preference.standing) == (question.id, Standing.PINNED)
        assert text[:40] in unframed(driver.pane("plan"))
        await driver.do("prepare.pin")
        await driver.type(question.id)
        await driver.do("find.take")
        await driver.until(lambda: "First question" not in driver.screen())
        assert driver.store.people()[0].preferences == ()


async def test_letters_are_letters_while_a_line_is_typed() -> None:
    async with running(DINA) as driver:
        await prepare(driver)
        await driver.do("prepare.goal")
        await driver.press("q", "2", "x", "space", "g")
        assert "q2x g" in driver.pane("plan")
        await driver.do("prepare.begin")
        assert driver.store.people()[0].prepared == Preparation(goal="q2x g")
        assert driver.store.sessions("dina") == (), "a line is seen where it went first"


async def test_a_rescue_keeps_the_goal_that_is_being_typed() -> None:
    async with running(DINA) as driver:
        await prepare(driver)
        await driver.do("prepare.goal")
        await driver.type("the rota")
        driver.app.rescue()
        assert driver.store.people()[0].prepared.goal == "the rota"


async def test_looking_writes_nothing() -> None:
    written: list[SaveStatus] = []
    async with running(DINA, met(14), BUDGET) as driver:
        driver.store.watch(written.append)
        await prepare(driver)
        await driver.do("prepare.read", "prepare.pin", "find.cancel", "prepare.leave")
    assert written == []


async def test_an_unfinished_session_is_not_prepared_again() -> None:
    async with running(DINA, replace(met(0), ended=None)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")


async def test_a_named_person_is_prepared_for_and_begun_with_one_key() -> None:
    async with running(DINA, BUDGET, person="dina") as driver:
        await driver.until_screen_has("Next session")
        await driver.do("prepare.begin")
        await driver.until_screen_has("Notes")
        assert driver.session.type == "regular"
        await driver.do("question.next")
        assert "There is no question bank" not in driver.screen()
        await driver.do("live.leave")
        await driver.until_screen_has("People")
