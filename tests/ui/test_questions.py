"""The question panel: on and back, settled for this person, found, explained, shown large."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oneonone_tui.domain.person import Person, Standing
from oneonone_tui.domain.question import Library, Question, QuestionBank
from oneonone_tui.domain.session import Asked, Session
from oneonone_tui.domain.wording import Tone, Wording
from oneonone_tui.ui.screens.large import enlarge
from oneonone_tui.ui.widgets.question import THINKING

from .driver import LIBRARY, NOW, Driver, running, unframed

DINA = Person("dina", "Dina Prameswari")
WIDE = (140, 40)


def question(name: str, text: str, *tags: str, **more: object) -> Question:
    return replace(Question(name, Wording((("en", text),)), tags=tags), **more)  # type: ignore[arg-type]


PROUD = question("work.proud", "What are you proud of?", "work")
HELD_UP = question("work.held-up", "What held you up?", "work", "trust")
GOAL = question("career.goal", "Where do you want to be?", "career")
HEAVY = question(
    "career.heavy", "What would make you leave?", "career", depth=3, sensitive=True, types=("stay",)
)
SMALL = Library(
    LIBRARY.types,
    (QuestionBank("small", Wording((("en", "Small"),)), (PROUD, HELD_UP, GOAL, HEAVY)),),
)


async def begin(driver: Driver) -> None:
    """Start a regular session and go to the question panel, past the opener."""
    await driver.do("board.start")
    await driver.until_screen_has("1-on-1 with")
    await driver.press("1")
    await driver.until_screen_has("Agenda")
    await driver.do("question.next", "pane.question")


def shown(driver: Driver) -> str:
    return unframed(driver.pane("question"))


def standing(driver: Driver, name: str) -> Standing | None:
    (person,) = driver.store.people()
    preference = person.preference(name)
    return preference.standing if preference else None


async def test_back_shows_the_questions_before_and_next_goes_forward_again() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        assert PROUD.text.text("en") in shown(driver)
        await driver.do("question.go_on")
        assert GOAL.text.text("en") in shown(driver)
        await driver.do("question.back")
        assert PROUD.text.text("en") in shown(driver)
        await driver.do("question.back")
        assert "no question before" in driver.bottom
        await driver.do("question.tick", "question.go_on")
        assert GOAL.text.text("en") in shown(driver)
        assert [turn.question for turn in driver.session.asked] == [PROUD.id]


async def test_back_still_works_when_the_session_is_resumed() -> None:
    begun = Session(
        "s1", "dina", "regular", NOW, asked=(Asked(GOAL.id, "Where …", NOW),), opener_said=True
    )
    async with running(DINA, begun, library=SMALL, size=WIDE) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("proud")
        await driver.do("pane.question", "question.back")
        assert GOAL.text.text("en") in shown(driver)


async def test_a_question_that_was_asked_leaves_ten_seconds_of_silence() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)

        def bottom() -> str:
            return driver.pane("question").splitlines()[-1]

        assert "━" not in bottom()
        await driver.do("question.tick")
        assert bottom().count("━") == THINKING
        driver.clock.seconds += THINKING + 1
        await driver.until(lambda: "━" not in bottom())
        await driver.do("question.tick", "question.tick")
        assert "━" in bottom()
        await driver.do("question.go_on")
        assert "━" not in bottom()


async def test_a_pinned_question_comes_first_next_time_until_it_is_asked() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.go_on", "question.pin")
        assert "pinned" in driver.title("question")
        assert standing(driver, GOAL.id) is Standing.PINNED
        await driver.do("live.wrap_up", "wrapup.end")
        await driver.until_screen_has("People")
        await begin(driver)
        assert GOAL.text.text("en") in shown(driver)
        await driver.do("question.why")
        assert "You pinned it for Dina Prameswari." in driver.bottom
        driver.clock.seconds += 1
        await driver.do("question.tick")
        assert "pinned" not in driver.title("question")


async def test_a_pin_is_taken_out_by_its_own_key() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.pin", "question.pin")
        assert standing(driver, PROUD.id) is None
        assert "pinned" not in driver.title("question")


@pytest.mark.parametrize(
    ("key", "settled"),
    [("question.snooze", Standing.SNOOZED), ("question.never", Standing.NEVER)],
)
async def test_what_is_set_aside_goes_and_undo_brings_it_back(key: str, settled: Standing) -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do(key)
        assert standing(driver, PROUD.id) is settled
        assert PROUD.text.text("en") not in shown(driver)
        await driver.do("question.undo")
        assert standing(driver, PROUD.id) is None
        assert PROUD.text.text("en") in shown(driver)
        await driver.do("question.undo")
        assert "Nothing to take back" in driver.bottom


async def test_a_snoozed_question_comes_back_on_its_day() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.snooze")
        (person,) = driver.store.people()
        preference = person.preference(PROUD.id)
        assert preference
        assert preference.until == date(2026, 11, 23) + timedelta(days=28)


async def test_what_is_never_to_come_can_be_looked_up_and_allowed_again() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.never", "question.find")
        await driver.until_screen_has("Find a question")
        await driver.type("prowd")
        await driver.do("find.take")
        await driver.until_screen_has("never")
        await driver.do("question.never")
        assert standing(driver, PROUD.id) is None


async def test_the_panel_keeps_to_a_topic_until_another_is_chosen() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.topic")
        await driver.until_screen_has("Questions about")
        assert "2 questions left" in driver.screen()
        await driver.press("3")
        await driver.until_screen_has("only career")
        assert GOAL.text.text("en") in shown(driver)
        assert PROUD.id not in driver.session.seen, "it was not put, and not passed over either"
        await driver.do("question.go_on")
        assert "Nothing more on this topic" in shown(driver)
        await driver.do("question.topic")
        await driver.until_screen_has("Questions about")
        await driver.press("1")
        await driver.until_screen_has("proud")
        assert "only" not in driver.title("question")


async def test_any_question_can_be_found_from_the_notes_and_asked() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("pane.notes", "question.find")
        await driver.until_screen_has("Find a question")
        await driver.type("leave")
        assert "1 found" in driver.screen()
        await driver.do("find.take")
        await driver.until_screen_has("What would make you leave?")
        assert "sensitive" in driver.title("question")
        await driver.do("question.asked")
        assert [turn.question for turn in driver.session.asked] == [HEAVY.id]
        await driver.do("pane.question", "question.why")
        assert "You looked it up" in driver.bottom


async def test_looking_for_nothing_that_is_there_says_so_and_changes_nothing() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.look_up")
        await driver.until_screen_has("Find a question")
        await driver.type("zebra")
        await driver.until_screen_has("No question has these words")
        await driver.do("find.take", "find.cancel")
        await driver.until_screen_has("Agenda")
        assert PROUD.text.text("en") in shown(driver)


async def test_the_reason_is_one_sentence_about_this_pair() -> None:
    met = Session(
        "s1",
        "dina",
        "regular",
        NOW - timedelta(days=14),
        ended=NOW - timedelta(days=14),
        asked=(Asked(PROUD.id, "…", NOW - timedelta(days=14)),),
    )
    async with running(DINA, met, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.why")
        assert "You two have not come to career yet." in driver.bottom


async def test_only_the_question_is_shown_large() -> None:
    async with running(DINA, library=SMALL, size=WIDE) as driver:
        await begin(driver)
        await driver.do("question.large")
        await driver.until(lambda: "█" in driver.screen() or "▄" in driver.screen())
        assert "Dina" not in driver.screen()
        await driver.do("large.close")
        await driver.until_screen_has("Agenda")


async def test_a_formal_person_is_asked_formally() -> None:
    polite = replace(
        PROUD,
        text=Wording((("id", "Apa yang kamu banggakan?"),), (("id", "Apa yang Anda banggakan?"),)),
    )
    bank = QuestionBank("small", Wording((("id", "Kecil"),)), (polite,))
    formal = replace(DINA, language="id", tone=Tone.FORMAL)
    async with running(formal, library=Library(LIBRARY.types, (bank,)), size=WIDE) as driver:
        await begin(driver)
        assert "Apa yang Anda banggakan?" in shown(driver)
        await driver.do("question.tick")
        assert driver.session.asked[0].text == "Apa yang Anda banggakan?"


@pytest.mark.parametrize("size", [(132, 38), (72, 22), (52, 18)])
def test_a_large_question_fits_whatever_the_screen_is(size: tuple[int, int]) -> None:
    rows = enlarge("What would you like to have decided, but nobody asks you?", *size).split("\n")

    assert max(map(len, rows)) <= size[0]
    assert len(rows) <= size[1]
    assert all(row.isascii() is False for row in rows[1:3]), "it is drawn, not only written"


@pytest.mark.parametrize("text", ["田中さんは？", "Où en es-tu ?", "👩‍🚀"])
def test_what_the_large_letters_do_not_have_is_shown_as_it_is(text: str) -> None:
    assert enlarge(text, 132, 38) == text


def test_what_is_too_long_for_any_large_letters_is_shown_as_it_is() -> None:
    text = "a long word or two " * 20

    assert enlarge(text, 40, 10).replace("\n", " ").split() == text.split()


@pytest.mark.parametrize("width", [-7, 0, 1, 5, 8])
def test_a_terminal_of_a_few_columns_gets_the_text_as_it_is(width: int) -> None:
    told = enlarge("Wow, what a width?", width, 20)
    assert max(map(len, told.splitlines())) <= max(1, width)
