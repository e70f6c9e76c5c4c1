"""What a list of everyone needs is chosen by the look of the lines, and is never too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.action import ActionState
from oneonone_tui.domain.pair import Pair, pair_of
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Record
from oneonone_tui.storage import store as store_module
from oneonone_tui.storage.brief import needed
from oneonone_tui.storage.codec import TABLES, decode_json, encode
from oneonone_tui.storage.store import open_store
from oneonone_tui.storage.tables import Lines, body

from .records import DINA, REZA, START, action, opened, session, topic

HOURS = st.integers(0, 3)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-5))])
MOMENTS = st.builds(
    lambda hours, micros, zone: (START + timedelta(hours=hours, microseconds=micros)).astimezone(
        zone
    ),
    HOURS,
    st.sampled_from([0, 1, 500_000]),
    ZONES,
)
SESSIONS = st.lists(st.tuples(MOMENTS, st.booleans()), max_size=8).map(
    lambda given: [
        replace(
            session(number, notes='"ended": null, "state": "open"'),
            started=started,
            ended=started if ended else None,
        )
        for number, (started, ended) in enumerate(given)
    ]
)
ACTIONS = st.lists(st.sampled_from(ActionState), max_size=8).map(
    lambda states: [
        replace(action(number), state=state, text='"state": "done"')
        for number, state in enumerate(states)
    ]
)
TOPICS = st.lists(st.sampled_from(["", "s1"]), max_size=8).map(
    lambda taken: [topic(number, taken_in=session) for number, session in enumerate(taken)]
)


def lines_of(*records: Record) -> Lines:
    return Lines(b"", [b'"%d": %b' % (number, encode(r)) for number, r in enumerate(records)])


def chosen(table: str, lines: Lines) -> list[Any]:
    return [decode_json(TABLES[table], body(line)) for line in needed(table, lines)]


def pair(sessions: list[Session], actions: list[Any] = [], topics: list[Any] = []) -> Pair:  # noqa: B006
    waiting = tuple(topic for topic in topics if topic.waits)
    by_start = sorted(sessions, key=lambda session: session.started)
    return Pair(DINA, tuple(by_start), tuple(actions), waiting)


@given(SESSIONS, ACTIONS, TOPICS)
def test_nothing_is_left_out_that_is_shown(
    sessions: list[Session], actions: list[Any], topics: list[Any]
) -> None:
    records = (sessions, actions, topics)
    names = ("sessions", "actions", "topics")
    kept = [chosen(name, lines_of(*each)) for name, each in zip(names, records, strict=True)]
    brief = pair(*kept).brief
    assert replace(brief, earlier=0) == replace(pair(*records).brief, earlier=0)


def test_of_documents_as_we_write_them_no_more_is_kept() -> None:
    held = [replace(session(number), ended=START) for number in (1, 3, 2)]
    begun = session(0)
    assert chosen("sessions", lines_of(begun, *held)) == [begun, held[1]]
    actions = [action(1), replace(action(2), state=ActionState.DROPPED), action(3).close(START)]
    assert chosen("actions", lines_of(*actions)) == actions[:1]
    assert chosen("topics", lines_of(topic(1), topic(2, taken_in="s1"))) == [topic(1)]


@pytest.mark.parametrize("name", ["sessions", "actions", "topics"])
def test_what_is_not_as_we_write_it_is_kept(name: str) -> None:
    line = b'"1": {"id": "x", "person": "dina", "colour": "red", "ended" : "2026-11-02T09:00:00Z"}'
    lines = Lines(b"", [line])
    assert list(needed(name, lines)) == [line]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, REZA, topic(1), topic(2, taken_in="s1"), action(30, "reza"))
        for number in range(1, 10):
            ended = START + timedelta(weeks=number, hours=1)
            store.save(
                replace(session(number), ended=ended), action(number).close(ended), action(20)
            )
        store.save(session(11, "reza"))
    return path


def count_parsed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    parsed: list[Any] = []

    def decode(kind: type[Any], text: bytes) -> Any:
        record: Any = decode_json(kind, text)
        parsed.append(record)
        return record

    monkeypatch.setattr(store_module, "decode_json", decode)
    return parsed


def test_everyone_is_shown_without_everything_being_parsed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as store:
        parsed = count_parsed(monkeypatch)
        dina, reza = briefs = store.briefs()
        assert [record.id for record in parsed] == ["s9", "a20", "t1", "s11", "a30"]
        assert (dina.person, dina.count, reza.count) == (DINA, 9, 1)
        assert dina.last == parsed[0]
        assert store.briefs() == briefs
        assert len(parsed) == 5
        assert briefs == tuple(pair_of(store, person).brief for person in store.people())


def test_a_brief_is_of_now_whatever_was_read_before(path: Path) -> None:
    with opened(path) as store:
        store.briefs()
        store.save(session(12), action(20).close(START), topic(3, "reza"))
        dina, reza = store.briefs()
        assert dina.unended == session(12)
        assert dina.open_actions == ()
        assert dina.count == 10
        assert reza.topics == (topic(3, "reza"),)


def test_a_damaged_session_is_left_out_and_the_one_before_is_the_last(path: Path) -> None:
    data = path.read_bytes()
    at = data.index(b'"id": "s9"')
    path.write_bytes(data[:at] + data[at:].replace(b'"notes": ""', b'"notes": 7', 1))
    store = open_store(path)
    dina, _ = store.briefs()
    assert [session.id for session in dina.sessions] == ["s8"]
    assert dina.count == 8
    assert "is damaged: sessions, document 9" in store.remarks[-1]
    store.close()


def test_a_session_that_began_in_another_zone_is_compared_by_the_moment() -> None:
    early = replace(
        session(1), started=datetime(2026, 11, 3, 1, 0, tzinfo=timezone(timedelta(hours=7)))
    )
    late = replace(session(2), started=datetime(2026, 11, 2, 20, 0, tzinfo=UTC))
    ended = [replace(each, ended=START) for each in (early, late)]
    assert pair(chosen("sessions", lines_of(*ended))).last == ended[1]
