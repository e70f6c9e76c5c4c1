"""Words are looked for in everything that was ever said, while one types (R14)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.store import Record
from oneonone_tui.ui.screens.history import History
from oneonone_tui.ui.screens.recall import MOST, Recall
from tests.ui.driver import Driver, running
from tests.ui.test_history import DINA, FULL, MADE, OLD, met

BAYU = Person("bayu", "Bayu Nugroho")
LATER = replace(met(9), id="b9", person="bayu", notes="the Café rota")
EVERYTHING: tuple[Record, ...] = (DINA, BAYU, OLD, FULL, MADE, LATER)


def found(driver: Driver) -> list[str]:
    screen = driver.app.screen
    assert isinstance(screen, Recall)
    return [hit.line for hit in screen._found]


async def look(driver: Driver, words: str) -> None:
    """Type, and wait until all was looked through, or enough."""
    screen = driver.app.screen
    assert isinstance(screen, Recall)
    await driver.type(words)
    await driver.until(lambda: screen._complete or len(screen._found) == MOST)


async def test_everyone_is_looked_through_newest_first() -> None:
    async with running(*EVERYTHING) as driver:
        await driver.do("board.search")
        await driver.until_screen_has("It looks in notes")
        await look(driver, "rota")
        assert found(driver) == [
            "the Café rota",
            "## Rota",
            "= we rotate weekly",
            "What drained you most? › the rota",
        ]
        assert "Mon 16 Nov · Bayu Nugroho · note" in driver.screen()
        assert "4 found" in driver.screen()


async def test_a_further_letter_narrows_and_another_word_widens() -> None:
    async with running(*EVERYTHING) as driver:
        await driver.do("board.search")
        await look(driver, "r")
        await look(driver, "ota")
        assert len(found(driver)) == 4
        await look(driver, " cafe")
        assert found(driver) == ["the Café rota"]
        driver.app.screen.query_one(Input).value = "sre"
        await look(driver, "")
        assert found(driver) == ["ask SRE"]
        await look(driver, "zz")
        await driver.until_screen_has("No line has these words.")
        assert found(driver) == []


async def test_enter_opens_the_session_at_the_line_and_escape_comes_back_to_what_was_found() -> (
    None
):
    long = replace(FULL, notes="\n".join(f"line {n}" for n in range(90)) + "\nthe needle")
    async with running(DINA, long, MADE, OLD, size=(60, 20)) as driver:
        await driver.do("board.search")
        await look(driver, "need")
        await driver.do("recall.take")
        await driver.until_screen_has("the needle")
        assert "#2 · Mon 9 Nov" in driver.screen()
        assert "line 89" in driver.screen(), "what stands above it is in sight"
        await driver.do("history.back", "history.back")
        await driver.until(lambda: isinstance(driver.app.screen, Recall))
        assert found(driver) == ["the needle"]
        await driver.do("recall.cancel")
        await driver.until_screen_has("People")


@pytest.mark.parametrize(
    "line", ["a needle", "= a needle", "-> a needle", "! a needle @me", "  + needle"]
)
async def test_every_kind_of_line_is_gone_to(line: str) -> None:
    long = replace(FULL, notes="\n".join(f"line {n}" for n in range(90)) + f"\n{line}")
    async with running(DINA, long, size=(60, 20)) as driver:
        await driver.do("board.search")
        await look(driver, "need")
        await driver.do("recall.take")
        await driver.until_screen_has("line 89")
        assert line in driver.screen()


async def test_a_private_note_is_found_and_gone_to() -> None:
    noted = PrivateNotes("s8", "dina", "line\n" * 60 + "the needle")
    async with running(*EVERYTHING, noted, size=(60, 20)) as driver:
        await driver.do("board.search")
        await look(driver, "need")
        assert "private note" in driver.screen()
        await driver.do("recall.take")
        await driver.until_screen_has("the needle")


async def test_in_a_history_only_this_person_is_looked_through() -> None:
    async with running(*EVERYTHING, size=(120, 40)) as driver:
        await driver.app.push_screen(History(driver.app.desk, "dina"))  # type: ignore[arg-type]
        await driver.do("history.search")
        await driver.until_screen_has("Search · Dina Prameswari")
        await look(driver, "rota older")
        assert found(driver) == []
        driver.app.screen.query_one(Input).value = ""
        await look(driver, "older")
        assert found(driver) == ["an older one"]
        await driver.do("recall.take")
        await driver.until(lambda: isinstance(driver.app.screen, History))
        assert "#1 · Mon 21 Sep" in driver.title("reading")


async def test_no_more_is_looked_at_than_is_listed() -> None:
    taken = 0

    class Counting(MemoryStore):
        def recall(self, words, person=""):  # type: ignore[no-untyped-def]
            nonlocal taken
            for record in super().recall(words, person):
                taken += 1
                yield record

    many = [replace(met(1), id=f"m{n}", notes="a rota") for n in range(3 * MOST)]
    async with running(store=Counting(DINA, *many)) as driver:
        await driver.do("board.search")
        await look(driver, "rota")
        assert len(found(driver)) == MOST
        assert taken == MOST
        assert f"{MOST} and more" in driver.screen()


async def test_a_hostile_line_is_shown_as_it_is() -> None:
    bad = replace(OLD, notes="[@click=app.quit]rota[/] a[/]b")
    async with running(DINA, bad) as driver:
        await driver.do("board.search")
        await look(driver, "rota")
        await driver.until_screen_has("[@click=app.quit]rota[/] a[/]b")


async def test_a_search_that_takes_for_ever_stops_nobody_from_typing_or_leaving() -> None:
    class Endless(MemoryStore):
        def recall(self, words, person=""):  # type: ignore[no-untyped-def]
            while True:
                yield None

    async with running(store=Endless(DINA, FULL)) as driver:
        await driver.do("board.search")
        await driver.press("a", "l", "e")
        assert driver.app.screen.query_one(Input).value == "ale"
        await driver.do("recall.cancel")
        await driver.until_screen_has("People")
