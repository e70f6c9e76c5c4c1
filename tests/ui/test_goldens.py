"""The screens as plain text at the three sizes that matter; looked at before they were kept.

A change of the layout shows here as a readable diff. To take the new look as right, delete the
file and run the test twice: the first run writes what it sees, and fails to say so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone_tui.demo import demo_records
from oneonone_tui.ui import words
from tests.ui.driver import NOW, Driver, ids, running

GOLDENS = Path(__file__).parent / "goldens"
SIZES = ((60, 20), (80, 24), (140, 40))


def same_as_golden(name: str, size: tuple[int, int], driver: Driver) -> None:
    golden = GOLDENS / f"{name}-{size[0]}x{size[1]}.txt"
    seen = driver.screen() + "\n"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(seen)
        pytest.fail(f"{golden.name} was not there; look at it, and run again")
    assert seen == golden.read_text()


@pytest.mark.parametrize("size", SIZES)
async def test_the_moments_of_a_session_look_as_they_did(size: tuple[int, int]) -> None:
    async with running(*demo_records(NOW, ids("d")), size=size) as driver:
        same_as_golden("board", size, driver)
        await driver.press("down")
        await driver.do("board.open")
        await driver.until_screen_has("To know")
        same_as_golden("prepare", size, driver)
        await driver.do("prepare.leave", "board.start")
        await driver.until_screen_has("1-on-1 with")
        same_as_golden("choose", size, driver)
        await driver.do("choose.1")
        await driver.until_screen_has("What was promised")
        same_as_golden("triage", size, driver)
        await driver.do("triage.go")
        await driver.until_screen_has("Notes")
        same_as_golden("live", size, driver)
        await driver.do("question.next", "actions.add_now")
        await driver.type("minta akses ke dasbor @me jumat")
        same_as_golden("live-typing", size, driver)
        await driver.press("enter")
        await driver.do("live.wrap_up")
        await driver.until_screen_has("Read back")
        same_as_golden("wrap-up", size, driver)


@pytest.mark.parametrize("size", SIZES)
async def test_the_unfinished_session_looks_as_it_did(size: tuple[int, int]) -> None:
    async with running(*demo_records(NOW, ids("d")), size=size) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        same_as_golden("resumed", size, driver)


@pytest.mark.parametrize("size", SIZES)
async def test_the_program_looks_as_it_did_in_indonesian(size: tuple[int, int]) -> None:
    words.speak("id")
    async with running(*demo_records(NOW, ids("d")), size=size) as driver:
        same_as_golden("board-id", size, driver)
        await driver.do("board.open")
        await driver.until(lambda: driver.app.screen.query("#notes"))
        same_as_golden("resumed-id", size, driver)
