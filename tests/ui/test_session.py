"""A session from the empty board to its recap, by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.question import Library
from oneonone_tui.domain.session import Asked, ItemState, Origin, Session, Topic
from tests.ui.driver import LIBRARY, NOW, Driver, running, unframed

DINA = Person("dina", "Dina")
BANK = next(bank for bank in LIBRARY.banks if bank.id == "work")
WORK = replace(BANK, questions=tuple(q for q in BANK.questions if not q.sensitive))
"""Questions that suit any pair at once."""


def promise(number: int, text: str, **more: object) -> ActionItem:
    before = NOW - timedelta(days=14)
    return ActionItem(f"a{number}", "dina", number, text, before, "s0", **more)  # type: ignore[arg-type]


def held(number: int = 0, **more: object) -> Session:
    started = NOW - timedelta(days=14 - number)
    session = Session(f"s{number}", "dina", "regular", started, ended=started)
    return replace(session, **more)  # type: ignore[arg-type]


async def live(driver: Driver) -> None:
    """Start a regular session from the board."""
    await driver.do("board.start")
    await driver.do("choose.1")
    await driver.until(lambda: "Notes" in driver.screen() or "What was promised" in driver.screen())


async def test_a_first_session_from_an_empty_board_to_the_board_again() -> None:
    async with running() as driver:
        assert "Nobody is here yet" in driver.screen()
        await driver.do("board.add")
        await driver.type("Dina")
        await driver.press("down", "right", "enter")
        assert "Dina" in driver.screen()
        await live(driver)
        assert "Thanks for your time" in driver.pane("question")
        await driver.type("on-call was heavy\n")
        await driver.do("actions.add_now")
        await driver.type("ask SRE about a secondary @me fri")
        assert "→ me · Fri 27 Nov" in driver.pane("actions")
        await driver.press("enter")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")

        (person,) = driver.store.people()
        assert person.relationship is Relationship.MANAGER
        (session,) = driver.store.sessions(person.id)
        assert session.notes == "on-call was heavy\n"
        assert session.ended == NOW
        assert session.next_date == date(2026, 12, 7)
        (action,) = driver.store.actions(person.id)
        assert (action.owner, action.due) == (Owner.ME, date(2026, 11, 27))
        assert "Mon 7 Dec" in driver.screen()


async def test_a_session_opens_with_what_was_promised_mine_first() -> None:
    theirs = promise(1, "draft the runbook", owner=Owner.THEM, due=date(2026, 11, 20))
    mine = promise(2, "talk to Kwame", owner=Owner.ME)
    async with running(DINA, held(), theirs, mine) as driver:
        await live(driver)
        screen = driver.screen()
        assert screen.index("talk to Kwame") < screen.index("draft the runbook")
        assert "overdue 3d" in screen
        assert "carried 1" in screen

        await driver.do("actions.tick")
        await driver.do("actions.drop")
        await driver.type("the team does it now")
        await driver.press("enter")
        assert "All gone through" in driver.bottom
        await driver.do("triage.go")
        await driver.until_screen_has("Notes")

        first, second = driver.store.actions("dina")
        assert first.state is ActionState.DROPPED
        assert first.reason == "the team does it now"
        assert second.state is ActionState.DONE


async def test_triage_keeps_and_gives_new_dates() -> None:
    async with running(DINA, promise(1, "one"), promise(2, "two")) as driver:
        await live(driver)
        await driver.do("triage.keep")
        await driver.do("actions.due")
        await driver.type("+3d")
        await driver.press("enter")
        assert "kept" in driver.pane("actions")
        assert "new date" in driver.pane("actions")
        await driver.do("triage.go")
        assert [a.due for a in driver.store.actions("dina")] == [None, date(2026, 11, 26)]
        assert all(a.is_open for a in driver.store.actions("dina"))


async def test_what_is_promised_during_the_triage_is_shown_there() -> None:
    async with running(DINA, promise(1, "one")) as driver:
        await live(driver)
        await driver.do("actions.add")
        await driver.type("two @me fri")
        await driver.press("enter")
        assert "two" in driver.pane("actions")
        await driver.do("actions.undo")
        assert "two" not in driver.pane("actions")


async def test_a_day_that_is_past_is_said_to_be() -> None:
    async with running(DINA, promise(1, "one")) as driver:
        await live(driver)
        await driver.do("actions.due")
        await driver.type("2026-11-02")
        assert "→ Mon 2 Nov · in the past" in driver.pane("actions")


async def test_a_day_that_is_not_understood_keeps_the_text_and_says_so() -> None:
    async with running(DINA, promise(1, "one")) as driver:
        await live(driver)
        await driver.do("actions.due")
        await driver.type("next blursday")
        await driver.press("enter")
        assert "Not a date I know" in driver.pane("actions")
        assert "next blursday" in driver.pane("actions")
        assert driver.store.actions("dina")[0].due is None


async def test_a_promise_says_which_words_are_no_date_and_keeps_them() -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.do("actions.add_now")
        await driver.type("ask SRE by 31 feb @me")
        assert "→ me · no date I know: by 31 feb" in driver.pane("actions")
        await driver.press("enter")

        (action,) = driver.store.actions("dina")
        assert (action.text, action.owner, action.due) == ("ask SRE by 31 feb", Owner.ME, None)


async def test_a_date_is_read_in_the_language_of_the_person() -> None:
    sekar = Person("dina", "Sekar", language="id")
    async with running(sekar, promise(1, "kirim laporan"), size=(140, 40)) as driver:
        await live(driver)
        await driver.do("actions.due")
        await driver.type("+3h")
        await driver.press("enter")
        await driver.do("triage.go")
        await driver.until_screen_has("Notes")
        await driver.do("actions.add_now")
        await driver.type("tanya SRE @dia sen")
        await driver.press("enter")
        await driver.do("live.wrap_up", "wrapup.eval")
        await driver.press("down", "down", "down", "2", "h")

        due = [action.due for action in driver.store.actions("dina")]
        assert due == [date(2026, 11, 26), date(2026, 11, 30)]
        await driver.until(lambda: driver.session.next_date == date(2026, 11, 25))


async def test_agenda_is_ticked_parked_added_moved_and_jumped_in() -> None:
    async with running(DINA, size=(140, 40)) as driver:
        await live(driver)
        await driver.do("agenda.advance")
        assert driver.session.agenda[0].state is ItemState.DONE
        assert driver.session.agenda[1].state is ItemState.NOW

        await driver.do("pane.agenda", "agenda.add")
        await driver.type("The offsite")
        await driver.press("enter")
        assert driver.session.agenda[-1].text == "The offsite"
        await driver.do("agenda.up")
        assert driver.session.agenda[-2].text == "The offsite"
        await driver.do("agenda.jump")
        current = driver.session.current
        assert current is not None
        assert current.text == "The offsite"
        await driver.do("agenda.edit")
        await driver.type(" in May")
        await driver.press("enter")
        await driver.do("agenda.park")
        parked = [i.text for i in driver.session.agenda if i.state is ItemState.PARKED]
        assert parked == ["The offsite in May"]
        assert "next time" in driver.pane("agenda")


async def test_a_parked_topic_waits_on_the_next_sessions_agenda() -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.do("pane.agenda", "agenda.park", "live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")
        (topic,) = driver.store.topics("dina")
        assert (topic.text, topic.origin) == ("Check-in", Origin.CARRIED)
        await live(driver)
        carried = [i for i in driver.session.agenda if i.origin is Origin.CARRIED]
        assert [item.text for item in carried] == ["Check-in"]
        assert driver.store.topics("dina") == ()


async def test_queued_topics_come_right_after_the_check_in() -> None:
    topic = Topic("t1", "dina", "career ladder", NOW - timedelta(days=1))
    async with running(DINA, topic) as driver:
        await live(driver)
        assert driver.session.agenda[1].text == "career ladder"


async def test_questions_are_asked_answered_skipped_and_never_come_twice() -> None:
    few = replace(LIBRARY, banks=(WORK,))
    async with running(DINA, library=few, size=(140, 40)) as driver:
        await live(driver)
        await driver.do("question.asked")
        assert driver.session.opener_said
        assert "said" in driver.pane("question")
        await driver.do("question.next", "question.answer")
        await driver.type("the rota")
        await driver.press("enter")
        (asked,) = driver.session.asked
        assert asked.answer == "the rota"
        assert asked.text in unframed(driver.pane("question"))
        await driver.do("question.next")
        await driver.do("pane.question", "question.skip")
        assert len(driver.session.skipped) == 1
        while "has had its turn" not in unframed(driver.pane("question")):
            turns = len(driver.session.seen)
            await driver.do("question.next")
            assert len(driver.session.seen) == turns + 1, "a question came twice"
        assert driver.session.seen == {question.id for question in WORK.questions}


async def test_a_question_shows_when_it_was_last_asked_and_the_answer() -> None:
    every = tuple(
        Asked(question.id, "as it was asked", NOW - timedelta(days=14), "the rota")
        for bank in LIBRARY.banks
        for question in bank.questions
    )
    async with running(DINA, held(asked=every), size=(140, 40)) as driver:
        await live(driver)
        await driver.do("question.next")
        assert "last asked Mon 9 Nov: “the rota”" in unframed(driver.pane("question"))


async def test_the_panel_says_why_no_question_comes() -> None:
    bank = WORK
    deep = replace(bank.questions[0], depth=3)
    elsewhere = replace(deep, depth=1, types=("career",))
    for question, told in [(deep, "Only deep questions fit"), (elsewhere, "No question fits")]:
        few = replace(LIBRARY, banks=(replace(bank, questions=(question,)),))
        async with running(DINA, library=few, size=(140, 40)) as driver:
            await live(driver)
            await driver.do("question.next")
            assert told in unframed(driver.pane("question"))


async def test_without_banks_the_panel_says_so_and_the_session_goes_on() -> None:
    async with running(DINA, library=Library(types=LIBRARY.types), size=(140, 40)) as driver:
        await live(driver)
        await driver.do("question.next")
        assert "There is no question bank" in driver.pane("question")


async def test_action_items_are_edited_owned_dated_dropped_and_undone() -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.do("actions.add_now")
        await driver.type("write the runbook")
        await driver.press("enter")
        assert driver.store.actions("dina")[0].owner is None
        await driver.do("pane.actions", "actions.owner")
        assert driver.store.actions("dina")[0].owner is Owner.ME
        await driver.do("actions.due")
        await driver.type("jumat")
        await driver.press("enter")
        assert driver.store.actions("dina")[0].due == date(2026, 11, 27)
        await driver.do("actions.edit")
        await driver.type(" today")
        await driver.press("enter")
        await driver.do("actions.tick")
        assert driver.store.actions("dina")[0].state is ActionState.DONE
        for _ in range(4):
            await driver.do("actions.undo")
        (action,) = driver.store.actions("dina")
        assert (action.text, action.owner, action.due) == ("write the runbook", None, None)
        assert action.is_open
        await driver.do("actions.undo")
        assert "Nothing promised yet" in driver.pane("actions")
        await driver.do("actions.add")
        await driver.type("another")
        await driver.press("enter")
        assert driver.store.actions("dina")[-1].number == 2, "a number is never given again"


async def test_escape_puts_a_half_typed_line_aside_and_the_next_ask_brings_it_back() -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.do("actions.add_now")
        await driver.type("a long promise")
        await driver.press("escape")
        assert driver.store.actions("dina") == ()
        await driver.do("actions.add_now")
        assert "a long promise" in driver.pane("actions")


async def test_the_clock_counts_what_passes_and_gives_it_to_the_current_topic() -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.talk(95)
        await driver.until_screen_has("1:35 / 30:00")
        await driver.do("live.leave")
        (session,) = driver.store.sessions("dina")
        assert session.spent_seconds == 95
        assert session.agenda[0].spent_seconds == 95


async def test_an_unended_session_is_offered_first_and_resumes_with_its_time() -> None:
    unended = Session(
        "s9", "dina", "regular", NOW - timedelta(hours=1), spent_seconds=760, notes="half"
    )
    other = Person("bayu", "Bayu")
    async with running(other, DINA, unended) as driver:
        assert "resume 12:40" in driver.screen()
        await driver.do("board.open")
        await driver.until_screen_has("12:40 / 30:00")
        assert "half" in driver.pane("notes")
        assert len(driver.store.sessions("dina")) == 1


async def test_the_wrap_up_mends_gaps_evaluates_and_goes_back() -> None:
    async with running(DINA, size=(140, 40)) as driver:
        await live(driver)
        await driver.do("actions.add_now")
        await driver.type("write the runbook")
        await driver.press("enter")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("1 without owner or date")
        await driver.do("actions.owner", "actions.due")
        await driver.type("fri")
        await driver.press("enter")
        await driver.until_screen_has("each with owner and date")
        await driver.do("wrapup.eval")
        await driver.type("calm")
        await driver.press("down")
        await driver.type("ask more")
        await driver.press("down", "4")
        assert driver.session.evaluation.well == "calm"
        assert driver.session.evaluation.improve == "ask more"
        assert driver.session.evaluation.score == 4
        assert "ask more" not in driver.pane("recap"), "the evaluation is mine alone"
        assert "write the runbook" in driver.pane("recap")
        await driver.do("wrapup.back")
        await driver.until_screen_has("Agenda")
        assert driver.session.ended is None


async def test_the_next_date_follows_the_persons_cadence() -> None:
    weekly = replace(DINA, cadence=(Cadence("regular", 7),))
    async with running(weekly) as driver:
        await live(driver)
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Next on Mon 30 Nov")


async def test_the_recap_is_saved_once_and_never_over_another(tmp_path: Path) -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        for _ in range(2):
            await driver.do("wrapup.save")
            await driver.press("enter")
        assert sorted(f.name for f in tmp_path.glob("*.md")) == [
            "1-on-1 Dina 2026-11-23 (2).md",
            "1-on-1 Dina 2026-11-23.md",
        ]


async def test_the_recap_goes_to_the_clipboard_on_its_key_only() -> None:
    async with running(DINA) as driver:
        await live(driver)
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        assert driver.app.clipboard == ""
        await driver.do("wrapup.copy")
        assert driver.app.clipboard.startswith("# 1-on-1 with Dina")


async def test_a_session_whose_type_is_gone_from_the_files_goes_on() -> None:
    bare = Session("s9", "dina", "gone-from-the-files", NOW)
    async with running(DINA, bare) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("gone-from-the-files")
        await driver.do("agenda.advance")
        assert "The agenda is through" in driver.bottom
        await driver.do("pane.agenda")
        assert "No topics" in driver.pane("agenda")
