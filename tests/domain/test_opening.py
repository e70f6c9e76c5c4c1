"""How a session begins, and what it leaves for the next one (R4, R5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from oneonone_tui.domain.link import Link
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.opening import begin, put_off, reopen
from oneonone_tui.domain.question import PlannedItem
from oneonone_tui.domain.session import AgendaItem, ItemState, Origin, Topic
from oneonone_tui.domain.wording import Wording

from .records import DINA, START, TODAY, days, kind, minutes, session

NOW, WAITING = ItemState.NOW, ItemState.WAITING

CHECK_IN = PlannedItem(Wording((("en", "Check-in"), ("id", "Apa kabar"))), 5, "personal")
GROWTH = PlannedItem(Wording((("en", "Growth"),)), 10, "career")
REGULAR = replace(kind(), minutes=45, agenda=(CHECK_IN, GROWTH))
EMPTY = replace(kind(), agenda=())

QUEUED = Topic("t1", DINA.id, "on-call", START, minutes=8, tag="difficulties")
CARRIED = Topic("t2", DINA.id, "budget", START, Origin.CARRIED)


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Ids in a row: 1, 2, 3, …"""
    return map(str, count(1)).__next__


def test_a_session_begins_now_with_the_person_and_the_type(new_id: Callable[[], str]) -> None:
    begun, _ = begin(DINA, REGULAR, (), days(3), new_id)

    assert (begun.person, begun.type) == (DINA.id, "regular")
    assert (begun.started, begun.ended) == (days(3), None)
    assert begun.planned_minutes == 45


def test_waiting_topics_come_right_after_the_check_in(new_id: Callable[[], str]) -> None:
    begun, _ = begin(DINA, REGULAR, (QUEUED, CARRIED), START, new_id)

    assert [replace(item, id="") for item in begun.agenda] == [
        AgendaItem("", "Check-in", 5, tag="personal", state=NOW, origin=Origin.TYPE),
        AgendaItem("", "on-call", 8, tag="difficulties", state=WAITING, origin=Origin.QUEUE),
        AgendaItem("", "budget", 0, state=WAITING, origin=Origin.CARRIED),
        AgendaItem("", "Growth", 10, tag="career", state=WAITING, origin=Origin.TYPE),
    ]


def test_the_topics_are_taken_in_by_the_session(new_id: Callable[[], str]) -> None:
    begun, taken = begin(DINA, REGULAR, iter((QUEUED, CARRIED)), START, new_id)

    assert taken == (replace(QUEUED, taken_in=begun.id), replace(CARRIED, taken_in=begun.id))
    assert len(begun.agenda) == 4


def test_every_id_is_new(new_id: Callable[[], str]) -> None:
    begun, _ = begin(DINA, REGULAR, (QUEUED, CARRIED), START, new_id)

    ids = [begun.id, *(item.id for item in begun.agenda)]
    assert sorted(ids) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("language", "agenda"),
    [
        ("en", ["Check-in", "Growth"]),
        ("id", ["Apa kabar", "Growth"]),
        ("fr", ["Check-in", "Growth"]),
    ],
)
def test_the_agenda_speaks_the_persons_language(
    language: str, agenda: list[str], new_id: Callable[[], str]
) -> None:
    begun, _ = begin(replace(DINA, language=language), REGULAR, (), START, new_id)
    assert [item.text for item in begun.agenda] == agenda


def test_an_empty_agenda_is_legal(new_id: Callable[[], str]) -> None:
    begun, taken = begin(DINA, EMPTY, (), START, new_id)
    assert (begun.agenda, begun.current, taken) == ((), None, ())


def test_a_waiting_topic_is_the_first_where_the_type_has_no_agenda(
    new_id: Callable[[], str],
) -> None:
    begun, _ = begin(DINA, EMPTY, (QUEUED, CARRIED), START, new_id)
    assert [(item.text, item.state) for item in begun.agenda] == [
        ("on-call", NOW),
        ("budget", WAITING),
    ]


def test_only_what_was_parked_is_put_off(new_id: Callable[[], str]) -> None:
    held = replace(
        session(),
        agenda=(
            AgendaItem("i1", "Check-in", state=ItemState.DONE),
            AgendaItem("i2", "on-call", 8, tag="difficulties", state=ItemState.PARKED),
            AgendaItem("i3", "Growth", state=WAITING),
            AgendaItem("i4", "plans", state=NOW),
            AgendaItem("i5", "budget", state=ItemState.PARKED),
        ),
    )

    assert put_off(held, minutes(30), new_id) == (
        Topic("1", DINA.id, "on-call", minutes(30), Origin.CARRIED, 8, "difficulties"),
        Topic("2", DINA.id, "budget", minutes(30), Origin.CARRIED),
    )


def test_what_is_put_off_comes_up_again_in_the_next_session(new_id: Callable[[], str]) -> None:
    first, _ = begin(DINA, REGULAR, (QUEUED,), START, new_id)
    parked = first.park(first.agenda[1].id)

    second, taken = begin(DINA, REGULAR, put_off(parked, minutes(30), new_id), days(7), new_id)

    assert [item.text for item in second.agenda] == ["Check-in", "on-call", "Growth"]
    assert second.agenda[1].origin is Origin.CARRIED
    assert [topic.taken_in for topic in taken] == [second.id]


def test_a_session_that_is_gone_on_with_takes_back_what_its_end_put_off(
    new_id: Callable[[], str],
) -> None:
    parked = AgendaItem("i1", "on-call", state=ItemState.PARKED)
    held = replace(session(ended=minutes(30)), agenda=(parked,))
    (put,) = put_off(held, minutes(30), new_id)

    again, *taken = reopen(held, (put, QUEUED, CARRIED))

    assert again == replace(held, ended=None)
    assert taken == [replace(put, taken_in=held.id)]


def test_but_not_what_its_notes_park() -> None:
    noted = replace(CARRIED, created=minutes(30))
    link = Link(0, noted.id, Mark.PARK, noted.text, TODAY)
    held = replace(session(ended=minutes(30)), notes="> budget", links=(link,))

    assert reopen(held, (noted,)) == (replace(held, ended=None),)
