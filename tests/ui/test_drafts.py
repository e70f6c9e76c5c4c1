"""Nothing typed is lost, whatever is pressed while a line is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from textual import events

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.person import Cadence, Person
from oneonone_tui.domain.session import Draft
from tests.ui.driver import NOW, Driver, running, unframed

DINA = Person("dina", "Dina")
OLD = ActionItem("a1", "dina", 1, "old", NOW - timedelta(days=9), "s0", due=date(2026, 11, 27))


async def in_a_session(driver: Driver) -> None:
    await driver.do("board.start", "choose.1")
    await driver.until_screen_has("Notes")


async def test_a_line_is_kept_as_a_draft_while_it_is_typed() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("actions.add_now")
        await driver.type("ask SRE")
        assert driver.session.drafts == (Draft("actions.add", "ask SRE"),)
        await driver.press("enter")
        assert not driver.session.drafts


async def test_a_draft_comes_back_when_the_session_is_resumed() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("actions.add_now")
        await driver.type("ask SRE")
        await driver.press("escape")
        await driver.do("live.leave", "board.open")
        await driver.until_screen_has("A line you had begun is still there")
        await driver.do("actions.add_now")
        assert "ask SRE" in driver.pane("actions")


async def test_a_line_that_is_asked_for_again_keeps_its_text() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("actions.add_now")
        await driver.type("ask SRE")
        await driver.do("actions.add_now")
        assert "ask SRE" in driver.pane("actions")


async def test_the_key_forward_takes_an_open_line_in_first() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("actions.add_now")
        await driver.type("ask SRE @me")
        await driver.do("live.wrap_up")
        assert [action.text for action in driver.store.actions("dina")] == ["ask SRE"]
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.add")
        await driver.type("call Kwame")
        await driver.do("wrapup.end")
        assert driver.session.ended is None
        assert driver.store.actions("dina")[1].text == "call Kwame"


async def test_drafts_and_answers_are_never_in_notes_or_recap() -> None:
    async with running(DINA, size=(140, 40)) as driver:
        await in_a_session(driver)
        await driver.do("question.next", "question.answer")
        await driver.type("SECRET")
        driver.app.rescue()
        assert driver.session.notes == ""
        assert "SECRET" in driver.session.drafts[0].text
        await driver.press("enter")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert "SECRET" not in driver.screen()


async def test_the_next_question_takes_the_answer_of_this_one() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("question.next", "question.answer")
        first = driver.session.asked[0].question
        await driver.type("the rota")
        await driver.do("question.next")
        (asked,) = driver.session.asked
        assert (asked.question, asked.answer) == (first, "the rota")


async def test_typing_replaces_a_date_that_was_given() -> None:
    async with running(DINA, OLD) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("What was promised")
        await driver.do("actions.due")
        assert "Due → Fri 27 Nov" in unframed(driver.pane("actions"))
        await driver.press("+", "1", "d", "enter")
        assert driver.store.actions("dina")[0].due == date(2026, 11, 24)
        await driver.do("triage.go")
        await driver.until_screen_has("Notes")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.eval")
        await driver.press("down", "down", "down", *"soon")
        await driver.do("wrapup.end")
        assert "Not a date I know" in driver.bottom
        assert driver.session.ended is None
        await driver.press("ctrl+u", *"fri")
        await driver.do("wrapup.end")
        assert driver.store.sessions("dina")[0].next_date == date(2026, 11, 27)


async def test_a_triage_that_was_left_in_the_middle_comes_again() -> None:
    async with running(DINA, OLD) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("What was promised")
        store = driver.store
    async with running(store=store) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("What was promised")
        await driver.do("triage.go")
        await driver.do("live.leave", "board.open")
        await driver.until_screen_has("Notes")


async def test_what_was_ticked_in_the_triage_can_be_taken_back_in_the_session() -> None:
    async with running(DINA, OLD) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("What was promised")
        await driver.do("actions.tick", "triage.go")
        await driver.until_screen_has("Notes")
        await driver.do("pane.actions", "actions.undo")
        assert driver.store.actions("dina")[0].is_open


async def test_a_topic_is_removed_and_brought_back() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        before = driver.session.agenda
        await driver.do("pane.agenda", "agenda.remove")
        assert len(driver.session.agenda) == len(before) - 1
        assert driver.session.current is not None
        await driver.do("agenda.undo")
        assert driver.session.agenda == before
        await driver.do("agenda.undo")
        assert "Nothing to take back." in driver.bottom


async def test_a_paste_that_is_too_long_for_a_line_is_refused_with_a_word() -> None:
    async with running(DINA) as driver:
        await in_a_session(driver)
        await driver.do("actions.add_now")
        driver.app.post_message(events.Paste("x" * 2_001))
        await driver.until(lambda: "Too long for one line" in driver.bottom)


async def test_a_rescue_in_a_form_keeps_a_cadence_that_is_half_typed() -> None:
    person = replace(DINA, cadence=(Cadence("regular", 14),))
    async with running(person) as driver:
        await driver.do("board.edit")
        await driver.press("down", "down", "down", "ctrl+u", "w")
        driver.app.rescue()
        assert driver.store.people()[0].cadence == (Cadence("regular", 14),)


async def test_a_rescue_adds_nobody_who_was_only_offered() -> None:
    async with running(DINA, person="zzzz") as driver:
        await driver.until_screen_has("New person")
        driver.app.rescue()
        assert driver.store.people() == (DINA,)
