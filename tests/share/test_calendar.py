"""Dates and promises as a calendar that real parsers read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.text import one_line
from oneonone_tui.share.calendar import as_calendar, next_session, task
from tests.share.test_recap import ACTIONS, DINA, SESSION

NOW = datetime(2026, 11, 20, 9, 40, tzinfo=UTC)


def read(text: str) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(text)


def event_of(name: str) -> icalendar.Component:
    entry = next_session(SESSION, replace(DINA, name=name), NOW)
    assert entry
    (event,) = read(as_calendar([entry])).walk("VEVENT")
    return event


def test_the_next_session_is_an_event_of_the_whole_day() -> None:
    event = event_of("Dina")
    assert event.decoded("DTSTART") == date(2026, 12, 4)
    assert event.decoded("DTEND") == date(2026, 12, 5)
    assert event.decoded("DTSTAMP") == NOW
    assert str(event["SUMMARY"]) == "1-on-1 with Dina"
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert event.errors == []


def test_imported_again_an_event_takes_the_place_of_the_one_before() -> None:
    moved = next_session(replace(SESSION, next_date=date(2026, 12, 8)), DINA, NOW)
    assert moved
    (event,) = read(as_calendar([moved])).walk("VEVENT")
    assert event["UID"] == event_of("Dina")["UID"]


def test_without_a_next_date_there_is_no_event() -> None:
    assert next_session(replace(SESSION, next_date=None), DINA, NOW) is None
    assert next_session(replace(SESSION, next_date=date.max), DINA, NOW) is None


def test_an_action_item_is_a_task() -> None:
    (todo,) = read(as_calendar([task(ACTIONS[3], DINA, NOW)])).walk("VTODO")
    assert todo.decoded("DUE") == date(2026, 11, 27)
    assert str(todo["SUMMARY"]) == "ask SRE"
    assert str(todo["DESCRIPTION"]) == "A7, 1-on-1 with Dina Prameswari"
    assert str(todo["STATUS"]) == "NEEDS-ACTION"
    (undated,) = read(as_calendar([task(ACTIONS[4], DINA, NOW)])).walk("VTODO")
    assert "DUE" not in undated


def test_a_calendar_for_an_indonesian_speaker_is_in_indonesian() -> None:
    entry = next_session(SESSION, replace(DINA, language="id"), NOW)
    assert entry
    assert "SUMMARY:1-on-1 dengan Dina Prameswari" in entry


@given(
    st.one_of(
        st.text(),
        st.text(alphabet=",;:\\\n\r\"'nN ", max_size=40),
        st.text(alphabet="王é👩‍👩‍👧\u0301a", min_size=30, max_size=200),
        st.just("x\r\nEND:VEVENT\r\nBEGIN:VALARM"),
    )
)
def test_whatever_somebody_is_called_the_calendar_is_whole(name: str) -> None:
    entry = next_session(SESSION, replace(DINA, name=name), NOW)
    assert entry
    action = replace(ACTIONS[3], text=name, id=name)
    text = as_calendar([entry, task(action, DINA, NOW)])
    assert text.endswith("\r\n")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no letter is torn
    calendar = read(text)
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT", "VTODO"]
    event, todo = calendar.subcomponents
    assert str(event["SUMMARY"]) == one_line(f"1-on-1 with {one_line(name)}") or not one_line(name)
    assert str(todo["SUMMARY"]) == one_line(name)
