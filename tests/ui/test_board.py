"""The board, the forms, the help and the palette."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.binding import Binding

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import Record, SaveStatus, Store, StoreError
from oneonone_tui.ui import keys
from oneonone_tui.ui.app import OneOnOne
from oneonone_tui.ui.loading import EXIT_DATA, EXIT_USAGE
from oneonone_tui.ui.start import Start
from tests.ui.driver import LIBRARY, NOW, Clock, done, ids, read, running

DINA = Person("dina", "Dina Prameswari")
DINARA = Person("dinara", "Dinara", Relationship.PEER)
BAYU = Person("bayu", "Bayu", Relationship.MANAGER, "id")


class Shell(MemoryStore):
    """A store into which somebody in a shell queues topics."""

    def __init__(self, *records: Record) -> None:
        self._bells: list[Callable[[], None]] = []
        super().__init__(*records)

    def watch_queue(self, listener: Callable[[], None]) -> None:
        self._bells.append(listener)

    def queue(self, text: str) -> None:
        self.save(Topic(text, "dina", text, NOW))
        for bell in self._bells:
            bell()


def met(person: Person, days_ago: int) -> Session:
    started = NOW - timedelta(days=days_ago)
    return Session(f"s-{person.id}", person.id, "regular", started, ended=started)


async def test_the_longest_due_stands_first_and_the_new_last() -> None:
    async with running(DINARA, DINA, BAYU, met(DINA, 20), met(BAYU, 5)) as driver:
        screen = driver.screen()
        assert screen.index("Dina Prameswari") < screen.index("Bayu") < screen.index("Dinara")
        assert "first time" in screen


async def test_the_board_counts_what_is_owed_and_overdue() -> None:
    def owed(number: int, owner: Owner, days: int) -> ActionItem:
        due = day_of(NOW) + timedelta(days=days)
        return ActionItem(f"a{number}", "dina", number, "x", NOW, "s", owner, due)

    mine, theirs = owed(1, Owner.ME, -2), owed(2, Owner.THEM, 2)
    items = (mine, theirs, owed(3, Owner.THEM, 0))
    async with running(DINA, *items, size=(140, 40)) as driver:
        assert "me 1 · them 2" in driver.screen()
    async with running(DINA, *items) as driver:
        assert "3 · me 1" in driver.screen()
        assert "1 overdue" in driver.screen()


async def test_what_the_shell_queues_is_shown_beside_the_board_at_once() -> None:
    store = Shell(DINA, BAYU)
    async with running(store=store, size=(140, 40)) as driver:
        driver.app._board.rows.go_to("dina")
        await driver.pilot.pause()
        store.queue("leave in August")
        await driver.until_screen_has("» leave in August")
        assert driver.app._board.rows.current_id == "dina"


async def test_what_the_shell_queues_while_a_session_is_prepared_is_shown_there() -> None:
    store = Shell(DINA)
    async with running(store=store) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        store.queue("leave in August")
        await driver.until_screen_has("» leave in August")


async def test_what_the_shell_queues_does_not_come_between_two_who_talk() -> None:
    store = Shell(DINA, Session("s", "dina", "regular", NOW, opener_said=True))
    async with running(store=store, size=(140, 40)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        before = driver.screen()
        store.queue("leave in August")
        await driver.pilot.pause()
        assert driver.screen() == before
        assert driver.session.agenda == ()
        await driver.do("live.leave")
        await driver.until_screen_has("» leave in August")


async def test_what_comes_while_the_type_is_chosen_is_on_the_agenda() -> None:
    store = Shell(DINA)
    async with running(store=store) as driver:
        await driver.do("board.start")
        await driver.until_screen_has("1-on-1 with Dina")
        store.queue("leave in August")
        await driver.do("choose.1")
        await driver.until_screen_has("Notes")
        assert "leave in August" in [item.text for item in driver.session.agenda]
        assert driver.store.topics("dina") == ()


async def test_a_person_is_edited_and_keeps_their_other_cadences() -> None:
    career = Cadence("career", 90)
    async with running(replace(DINA, cadence=(career,))) as driver:
        await driver.do("board.edit")
        await driver.press("end")
        await driver.type(" S.")
        await driver.press("down", "right", "down", "right", "down")
        await driver.type("2 minggu")
        await driver.press("enter")
        (person,) = driver.store.people()
        assert person.name == "Dina Prameswari S."
        assert person.relationship is Relationship.MANAGER
        assert person.language == "id"
        assert person.cadence == (career, Cadence("regular", 14))


async def test_a_form_says_what_it_needs() -> None:
    async with running() as driver:
        await driver.do("board.add")
        await driver.press("enter")
        assert "A name, please." in driver.screen()
        await driver.type("Dina")
        await driver.press("down", "down", "down")
        await driver.type("now and then")
        await driver.press("enter")
        assert "How often?" in driver.screen()
        await driver.do("form.cancel")
        assert driver.store.people() == ()


async def test_archived_people_are_put_away_and_come_back() -> None:
    async with running(DINA) as driver:
        await driver.do("board.archive")
        assert "Nobody is here yet" in driver.screen()
        assert driver.store.people()[0].archived
        await driver.do("board.archived")
        assert "Dina Prameswari" in driver.screen()
        await driver.do("board.archive", "board.archived")
        assert not driver.store.people()[0].archived


async def test_looking_writes_nothing() -> None:
    written: list[SaveStatus] = []
    async with running(DINA, BAYU, met(DINA, 20)) as driver:
        driver.store.watch(written.append)
        await driver.press("down", "up")
        await driver.do("board.archived", "board.archived", "board.edit", "form.cancel")
        await driver.do("board.start", "choose.cancel", "app.keys", "help.close")
    assert written == []


async def test_a_name_goes_straight_to_the_session_of_the_type() -> None:
    async with running(BAYU, DINA, person="dian", type="career") as driver:
        await driver.until_screen_has("Dina Prameswari · Career")
        assert driver.session.type == "career"


async def test_an_unknown_type_ends_with_the_types_that_there_are() -> None:
    start = Start(
        done(MemoryStore(DINA)), read, lambda: LIBRARY, lambda: LIBRARY, Clock().now, ids()
    )
    app = OneOnOne(replace(start, person="dina", type="nonsense"))
    async with app.run_test() as pilot:
        while app.return_code is None:
            await pilot.pause()
    assert app.return_code == EXIT_USAGE
    assert "career" in app.last_words


async def test_a_named_session_that_is_left_leads_to_the_board() -> None:
    async with running(DINA, person="dina", type="regular") as driver:
        await driver.until_screen_has("Notes")
        await driver.do("live.leave")
        await driver.until_screen_has("People")
        assert "resume" in driver.screen()


async def test_a_preparation_that_is_left_leads_to_the_board() -> None:
    async with running(DINA, person="dina") as driver:
        await driver.until_screen_has("Dina Prameswari · Prepare")
        await driver.do("prepare.leave")
        await driver.until_screen_has("People")


async def test_a_session_that_was_ended_too_early_is_reopened_with_its_topics() -> None:
    async with running(DINA) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        await driver.do("pane.agenda", "agenda.park", "live.wrap_up")
        await driver.until_screen_has("Read back")
        await driver.do("wrapup.end")
        await driver.until_screen_has("People")
        assert len(driver.store.topics("dina")) == 1
        await driver.do("board.reopen")
        assert "resume" in driver.screen()
        assert driver.store.topics("dina") == ()
        await driver.do("board.reopen")
        assert "There is no ended session to reopen." in driver.bottom


async def test_a_name_that_several_may_mean_gives_the_choice() -> None:
    async with running(DINA, DINARA, BAYU, person="din") as driver:
        await driver.until_screen_has("Who is meant by “din”?")
        assert "Bayu" not in driver.screen(), "others are nobody's business on a shared screen"
        await driver.do("choose.2")
        await driver.until_screen_has("Next session")
        assert "Dinara" in driver.screen()


async def test_a_name_that_nobody_has_offers_to_add_it() -> None:
    async with running(DINA, person="Zebulon") as driver:
        await driver.until_screen_has("New person")
        await driver.press("enter")
        await driver.until_screen_has("Zebulon · Prepare")
        assert [person.name for person in driver.store.people()] == ["Dina Prameswari", "Zebulon"]


async def test_archived_people_are_meant_by_a_name_where_nobody_else_is() -> None:
    away = replace(DINA, archived=True)
    async with running(away, person="dina") as driver:
        await driver.until_screen_has("Dina Prameswari · Prepare")
    async with running(away, DINARA, person="dina") as driver:
        await driver.until_screen_has("Next session")
        assert "Dinara" in driver.screen()


async def test_an_edit_is_given_up_only_when_told_twice() -> None:
    async with running(DINA) as driver:
        await driver.do("board.edit")
        await driver.type("x")
        await driver.do("form.cancel")
        assert "Not kept yet" in driver.screen()
        await driver.do("form.cancel")
        assert driver.store.people() == (DINA,)


async def test_help_shows_every_key_with_the_ones_from_here_first() -> None:
    async with running(DINA, size=(80, 200)) as driver:
        await driver.do("app.keys")
        screen = driver.screen()
        for area in keys.AREAS.values():
            for binding in area:
                assert isinstance(binding, Binding)
                assert binding.tooltip in screen
        assert screen.index("Board") < screen.index("Agenda")


async def test_the_palette_offers_what_works_here_and_no_screenshot() -> None:
    async with running(DINA) as driver:
        offers = [c.title for c in driver.app.get_system_commands(driver.app.screen)]
        assert "Add person" in offers
        assert "Wrap up" not in offers
        assert not [title for title in offers if "screenshot" in title.lower()]
        assert len(offers) == len(set(offers))


async def test_the_palette_runs_what_it_offers() -> None:
    async with running(DINA) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        await driver.press("ctrl+p")
        await driver.type("wrap up")
        await driver.until_screen_has("Read back, evaluate")
        await driver.press("enter", "enter")
        await driver.until_screen_has("Read back ·")


async def test_a_rebound_key_works_and_is_shown() -> None:
    clock = Clock()
    library = lambda: LIBRARY  # noqa: E731
    start = Start(
        done(MemoryStore(DINA)), read, library, library, clock.now, ids(), clock.monotonic
    )
    app = OneOnOne(replace(start, keymap=(("board.add", "f5"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.desk:
            await pilot.pause()
        await pilot.press("f5")
        await pilot.pause()
        assert app.screen.query("#form")


@pytest.mark.parametrize("theme", ["oneonone-dark", "oneonone-light", "nord", "ansi-light"])
async def test_every_theme_knows_our_colours(theme: str) -> None:
    async with running(DINA, theme=theme) as driver:
        assert driver.app.theme == theme
        wanted = driver.app.current_theme.to_color_system().generate()["primary"]
        assert driver.app.stylesheet._variables["primary"] == wanted
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")


async def test_data_that_cannot_be_read_ends_with_its_sentence() -> None:
    broken: Future[Store] = Future()
    app = OneOnOne(Start(broken, read, lambda: LIBRARY, lambda: LIBRARY, Clock().now, ids()))
    async with app.run_test() as pilot:
        broken.set_exception(StoreError("one.json is not JSON at byte 7; it was not touched."))
        while app.return_code is None:
            await pilot.pause()
    assert app.return_code == EXIT_DATA
    assert app.last_words == "one.json is not JSON at byte 7; it was not touched."


@pytest.mark.parametrize("size", [(1, 1), (3, 3), (20, 5), (40, 20), (300, 100)])
async def test_every_size_of_terminal_is_survived(size: tuple[int, int]) -> None:
    async with running(DINA, met(DINA, 3), size=size) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until(lambda: driver.app.screen.query("#notes"))
        await driver.type("still here")
        await driver.pilot.resize_terminal(80, 24)
        await driver.until_screen_has("still here")
        await driver.pilot.resize_terminal(*size)
        await driver.do("live.wrap_up")
        await driver.until(lambda: driver.app.screen.query("#recap"))
        await driver.do("wrapup.end")
        assert driver.store.sessions("dina")[-1].notes == "still here"


async def test_a_terminal_that_loses_its_focus_keeps_the_open_pane_open() -> None:
    from textual import events

    async with running(DINA, size=(60, 20)) as driver:
        await driver.do("board.start", "choose.1")
        await driver.until_screen_has("Notes")
        await driver.type("still here")
        driver.app.post_message(events.AppBlur())
        await driver.pilot.pause()
        assert "still here" in driver.screen()
