"""The same screens from every side: they follow what the other one is to me (R24, R25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.talk import Talk
from tests.ui.driver import NOW, running, unframed

RATNA = Person("ratna", "Ratna Dewi")


@pytest.mark.parametrize(
    ("relationship", "name"),
    [
        ("report", "Regular"),
        ("manager", "With my manager"),
        ("peer", "Between peers"),
        ("mentor", "Mentorship"),
        ("mentee", "Mentorship"),
        ("student", "Teaching"),
        ("client", "Regular"),
        ("other", "Regular"),
    ],
)
async def test_the_usual_session_with_somebody_is_offered_first(
    relationship: str, name: str
) -> None:
    person = replace(RATNA, relationship=Relationship(relationship))
    async with running(person, size=(140, 40)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        assert f"1 {name}" in driver.pane("plan")


@pytest.mark.parametrize(
    ("relationship", "opener", "target"),
    [
        ("report", "This time is yours", 30),
        ("manager", "I've brought what matters most to me", 70),
        ("peer", "This time belongs to both of us", 50),
        ("client", "how things are on your side", 30),
    ],
)
async def test_opener_and_share_of_the_talk_are_those_of_my_side(
    relationship: str, opener: str, target: int
) -> None:
    person = replace(RATNA, relationship=Relationship(relationship))
    talked = replace(Session("s1", "ratna", "regular", NOW, triaged=True), talk=Talk(60, 40))
    async with running(person, talked, size=(140, 40)) as driver:
        await driver.do("board.open")
        await driver.until(lambda: opener in unframed(driver.pane("question")))
        cells = driver.screen().splitlines()[0].partition("60 % ")[2].split()[0]
        assert cells.index("│") == target // 10


async def test_who_prepares_sees_the_talk_of_the_latest_sessions_beside_what_is_meant() -> None:
    person = replace(RATNA, relationship=Relationship.MANAGER)
    held = [
        Session(
            f"s{n}", "ratna", "upward", NOW - timedelta(days=n), ended=NOW, talk=Talk(n, 10 - n)
        )
        for n in (9, 5, 2)
    ]
    async with running(person, *held, size=(140, 40)) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Next session")
        assert "My share of the talk: █▅▂ 90 50 20 % · 50 % is meant" in driver.pane("radar")


@pytest.mark.parametrize("size", [(60, 20), (140, 40)])
async def test_two_equals_begin_in_turn(size: tuple[int, int]) -> None:
    peer = replace(RATNA, relationship=Relationship.PEER)
    last = Session("s1", "ratna", "peer", NOW - timedelta(days=30), ended=NOW - timedelta(days=30))
    items = AgendaItem("a", "On-call", state=ItemState.NOW), AgendaItem("b", "Ideas")
    today = Session("s2", "ratna", "peer", NOW, agenda=items, triaged=True)
    async with running(peer, last, today, size=size) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Ratna begins")
        await driver.do("agenda.advance")
        assert "I begin" in driver.pane("agenda")
        await driver.do("agenda.advance")
        assert "begin" not in driver.title("agenda"), "the agenda is through"


async def test_where_one_leads_nobody_takes_turns() -> None:
    item = AgendaItem("a", "On-call", state=ItemState.NOW)
    async with running(RATNA, Session("s1", "ratna", "regular", NOW, agenda=(item,))) as driver:
        await driver.do("board.open")
        await driver.until_screen_has("Notes")
        assert "Agenda · 0/1" in driver.title("agenda")
        assert "begin" not in driver.title("agenda")
