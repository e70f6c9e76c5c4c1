"""The demo store is whole, plausible and the same each time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest

from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types
from oneonone_tui.demo import demo_records
from oneonone_tui.demo.wording import AGENDAS, QUESTIONS
from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.finishing import Moment, finish
from oneonone_tui.domain.mark import marked_lines
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.page import Page
from oneonone_tui.domain.pair import Pair, pair_of
from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.rotation import Rotation
from oneonone_tui.domain.session import ItemState, Session, Topic
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.text import clean, one_line

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))


def records(now: datetime = NOW) -> tuple[Record, ...]:
    ids = count()
    return demo_records(now, lambda: f"id{next(ids)}")


def pairs(now: datetime = NOW) -> tuple[Pair, ...]:
    store = MemoryStore(*records(now))
    return tuple(pair_of(store, person) for person in store.people())


SESSIONS = tuple(record for record in records() if isinstance(record, Session))
ACTIONS = tuple(record for record in records() if isinstance(record, ActionItem))
TOPICS = tuple(record for record in records() if isinstance(record, Topic))


def test_the_people_are_of_different_relationships_and_languages() -> None:
    people = [pair.person for pair in pairs()]

    assert {person.relationship for person in people} == {
        Relationship.REPORT,
        Relationship.MANAGER,
        Relationship.PEER,
        Relationship.MENTEE,
        Relationship.CLIENT,
    }
    assert sum(person.language == "id" for person in people) >= 2
    assert sum(person.language == "en" for person in people) >= 2


def test_it_holds_three_months_one_unended_session_and_one_new_person() -> None:
    assert min(session.started for session in SESSIONS) <= NOW - timedelta(days=90)
    assert max(session.started for session in SESSIONS) <= NOW
    (unended,) = (session for session in SESSIONS if session.ended is None)
    assert NOW - unended.started < timedelta(minutes=30)
    assert {item.state for item in unended.agenda} >= {ItemState.DONE, ItemState.NOW}
    assert unended.notes
    assert sum(not pair.sessions for pair in pairs()) == 1


def test_action_items_are_in_every_state() -> None:
    today = NOW.date()

    assert {action.state for action in ACTIONS} == set(ActionState) - {ActionState.TAKEN_BACK}
    assert {action.owner for action in ACTIONS if action.is_open} == {None, *Owner}
    assert any(action.days_over(today) for action in ACTIONS)
    assert any(action.is_open and action.due is None for action in ACTIONS)
    assert any(action.due and action.due > today for action in ACTIONS)
    assert all(action.reason for action in ACTIONS if action.state is ActionState.DROPPED)
    assert any(
        action.carried(pair.sessions) >= 3 for pair in pairs() for action in pair.open_actions
    )


def test_ids_are_unique_and_every_reference_resolves() -> None:
    everything = [record for record in records() if not isinstance(record, PrivateNotes)]
    people = {record.id for record in everything if isinstance(record, Person)}
    held = {session.id: session for session in SESSIONS}
    items = [item.id for session in SESSIONS for item in session.agenda]

    assert len({*(record.id for record in everything), *items}) == len(everything) + len(items)
    for record in everything:
        assert isinstance(record, Person) or record.person in people
    for action in ACTIONS:
        assert held[action.session].person == action.person
    for topic in TOPICS:
        if topic.taken_in:
            assert topic.text in [item.text for item in held[topic.taken_in].agenda]


def test_a_waiting_topic_is_newer_than_the_last_session() -> None:
    waiting = [(pair, topic) for pair in pairs() for topic in pair.topics]

    assert len(waiting) >= 2
    for pair, topic in waiting:
        assert not pair.sessions or topic.created >= pair.sessions[-1].started


def test_sessions_ask_what_the_shipped_banks_hold_and_their_type_allows() -> None:
    library = load_library([shipped_banks()], [shipped_types()])
    questions = {question.id: question for bank in library.banks for question in bank.questions}
    asked = 0

    for pair in pairs():
        for session in pair.sessions:
            kind = library.type(session.type)
            assert kind, session.type
            rotation = Rotation(library.banks, pair.sessions, kind, pair.person, NOW.date())
            for entry in session.asked:
                question = questions[entry.question]
                assert rotation.fits(question), question.id
                assert entry.answer
                asked += 1
    assert asked >= 20


def test_the_words_repeated_from_banks_and_types_are_those_that_are_shipped() -> None:
    library = load_library([shipped_banks()], [shipped_types()])

    for language, texts in QUESTIONS.items():
        assert texts == {
            question.id: question.text.text(language)
            for bank in library.banks
            for question in bank.questions
            if question.id in texts
        }
    for (type_id, language), plan in AGENDAS.items():
        kind = library.type(type_id)
        assert kind, type_id
        assert plan == tuple(
            (item.text.text(language), item.minutes, item.tag) for item in kind.agenda
        )


def test_texts_are_clean_and_sessions_carry_marks() -> None:
    for session in SESSIONS:
        assert clean(session.notes) == session.notes
        assert not any(line != line.rstrip() for line in session.notes.splitlines())
    for text in [*(action.text for action in ACTIONS), *(topic.text for topic in TOPICS)]:
        assert text == one_line(text) != ""
    marks = {line[:2] for session in SESSIONS for line in session.notes.splitlines()}
    assert marks >= {"! ", "= ", "+ ", "? ", "> "}


def test_there_is_something_of_each_kind_of_talk_that_is_not_for_the_recap() -> None:
    store = MemoryStore(*records())
    own = [notes for pair in pairs() for notes in store.private_notes(pair.person.id)]

    assert {notes.id for notes in own} <= {session.id for session in SESSIONS}
    assert own
    assert all(clean(notes.text) == notes.text != "" for notes in own)
    assert any(0 < s.off_record_seconds < s.spent_seconds for s in SESSIONS if s.ended)
    told = "\n".join(session.notes for session in SESSIONS)
    assert all(f"\n{mark} " in told for mark in ("->+", "->", "<-"))


def test_each_marked_line_is_the_record_that_it_made() -> None:
    made = {record.id for record in records() if isinstance(record, ActionItem | Topic)}
    linked = [link.record for session in SESSIONS for link in session.links]

    assert len(set(linked)) == len(linked)
    assert set(linked) <= made
    for session in SESSIONS:
        assert [(link.line, (link.mark, link.text)) for link in session.links] == [
            (line, found)
            for line, found in marked_lines(session.notes.split("\n"))
            if found.mark.makes_record
        ]


def test_finishing_the_notes_of_the_session_that_goes_on_makes_nothing_new() -> None:
    (pair,) = (pair for pair in pairs() if pair.unended)
    assert pair.unended
    moment = Moment(pair.unended.id, pair, NOW, NOW.date(), str)

    assert finish(Page.of(pair.unended), None, moment)[1] == ()


def test_times_are_in_order_and_in_utc() -> None:
    for pair in pairs():
        ends = [session.ended or NOW for session in pair.sessions]
        starts = [session.started for session in pair.sessions]
        assert sorted([*starts, *ends]) == [
            time for both in zip(starts, ends, strict=True) for time in both
        ]
        assert all(start.tzinfo is UTC for start in starts)
    for action in ACTIONS:
        assert action.closed is None or action.created < action.closed <= NOW


@pytest.mark.parametrize("days", range(8))
def test_the_same_moment_gives_the_same_records_on_any_day(days: int) -> None:
    now = NOW + timedelta(days=days, hours=days)

    assert records(now) == records(now)
    held = [session for pair in pairs(now) for session in pair.sessions if session.ended]
    assert all(session.started.astimezone(now.tzinfo).weekday() < 5 for session in held)
    assert sum(pair.overdue(now.date()) > 0 for pair in pairs(now)) >= 4
