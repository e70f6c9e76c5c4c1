"""Rows are painted one by one where that is enough, and look as if all had been painted."""

from __future__ import annotations

from functools import partial

from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from oneonone_tui.ui.widgets.rows import Rows


class Shelf(App[None]):
    """Nothing but rows."""

    def compose(self) -> ComposeResult:
        yield Rows()


def drawn(text: str, _: int) -> Content:
    return Content(text)


async def show(pilot: Pilot[None], *texts: str) -> list[str]:
    """What is on the screen after these texts are shown."""
    rows = pilot.app.query_one(Rows)
    rows.show([(str(place), partial(drawn, text)) for place, text in enumerate(texts)])
    await pilot.pause()
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(part.text for part in strip).strip(" ▁▂▃▄▅▆▇█") for strip in strips]


async def test_a_row_that_stays_as_high_is_changed_in_its_place() -> None:
    async with Shelf().run_test(size=(20, 5)) as pilot:
        await show(pilot, "one", "two\nlines", "three")
        assert (await show(pilot, "one", "2\nlines", "three"))[:4] == ["one", "2", "lines", "three"]
        assert (await show(pilot, "one", "2\nlines", "3"))[:4] == ["one", "2", "lines", "3"]


async def test_a_row_that_grows_moves_those_under_it() -> None:
    async with Shelf().run_test(size=(20, 5)) as pilot:
        await show(pilot, "one", "two", "three")
        assert (await show(pilot, "one", "two\nlines", "three"))[:4] == [
            "one",
            "two",
            "lines",
            "three",
        ]


async def test_a_row_that_is_scrolled_to_is_changed_where_it_stands() -> None:
    async with Shelf().run_test(size=(20, 3)) as pilot:
        texts = [str(number) for number in range(9)]
        await show(pilot, *texts)
        pilot.app.query_one(Rows).highlighted = 8
        await pilot.pause()
        assert await show(pilot, *texts[:7], "seven", "8") == ["6", "seven", "8"]
