"""Whatever a record holds, its document gives it back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Checkpoint, Course, Goal
from oneonone_tui.domain.link import Link
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.person import Cadence, Card, Person, Preference, Relationship, Standing
from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.session import AgendaItem, Asked, Session, Topic
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.text import clean
from oneonone_tui.domain.wording import Tone
from oneonone_tui.storage.codec import DocumentError, decode, encode, merged

from .records import DINA, START, action, expectation, goal, session, topic

TEXTS = st.text(max_size=20).map(clean)
MOMENTS = st.datetimes(timezones=st.just(UTC))
NUMBERS = st.integers(-(2**70), 2**70)
ITEMS = st.builds(AgendaItem, id=TEXTS, text=TEXTS, minutes=NUMBERS, outcome=TEXTS, tag=TEXTS)
ASKED = st.builds(Asked, question=TEXTS, text=TEXTS, at=MOMENTS, answer=TEXTS)
LINKS = st.builds(
    Link,
    line=NUMBERS,
    record=TEXTS,
    mark=st.sampled_from(Mark),
    text=TEXTS,
    day=st.dates(),
    last=TEXTS,
    undone=st.booleans(),
)
SESSIONS = st.builds(
    Session,
    id=TEXTS,
    person=TEXTS,
    type=TEXTS,
    started=MOMENTS,
    ended=st.none() | MOMENTS,
    agenda=st.lists(ITEMS, max_size=3).map(tuple),
    notes=TEXTS,
    links=st.lists(LINKS, max_size=3).map(tuple),
    asked=st.lists(ASKED, max_size=3).map(tuple),
    skipped=st.lists(TEXTS, max_size=3).map(tuple),
    next_date=st.none() | st.dates(),
    goal=TEXTS,
    agreed=st.none() | MOMENTS,
)
CHECKPOINTS = st.builds(
    Checkpoint, at=MOMENTS, course=st.sampled_from(Course), session=TEXTS, words=TEXTS
)
PREFERENCES = st.builds(
    Preference,
    question=TEXTS,
    standing=st.sampled_from(Standing),
    at=MOMENTS,
    until=st.none() | st.dates(),
)
PEOPLE = st.builds(
    Person,
    id=TEXTS,
    name=TEXTS,
    relationship=st.sampled_from(Relationship),
    language=TEXTS,
    tone=st.sampled_from(Tone),
    cadence=st.lists(st.builds(Cadence, type=TEXTS, days=NUMBERS), max_size=2).map(tuple),
    archived=st.booleans(),
    preferences=st.lists(PREFERENCES, max_size=3).map(tuple),
    card=st.builds(Card, background=TEXTS, style=TEXTS, recognition=TEXTS, facts=TEXTS),
    prepared=st.builds(
        Preparation, type=TEXTS, goal=TEXTS, topics=st.lists(TEXTS, max_size=3).map(tuple)
    ),
)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    SESSIONS,
    PEOPLE,
    st.builds(
        ActionItem,
        id=TEXTS,
        person=TEXTS,
        number=NUMBERS,
        text=TEXTS,
        created=MOMENTS,
        session=TEXTS,
        due=st.none() | st.dates(),
        reason=TEXTS,
        closed=st.none() | MOMENTS,
    ),
    st.builds(
        Topic,
        id=TEXTS,
        person=TEXTS,
        text=TEXTS,
        created=MOMENTS,
        taken_in=TEXTS,
        taken_back=st.booleans(),
    ),
    st.builds(
        Goal,
        id=TEXTS,
        person=TEXTS,
        text=TEXTS,
        created=MOMENTS,
        measure=TEXTS,
        horizon=st.none() | st.dates(),
        checkpoints=st.lists(CHECKPOINTS, max_size=3).map(tuple),
        given_up=st.booleans(),
    ),
    st.builds(
        Expectation,
        id=TEXTS,
        person=TEXTS,
        text=TEXTS,
        created=MOMENTS,
        why=TEXTS,
        by_me=st.booleans(),
        by_them=st.booleans(),
    ),
    st.builds(PrivateNotes, id=TEXTS, person=TEXTS, text=TEXTS),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "question", "type", "record", "agenda", "links", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(RECORDS)
def test_a_record_comes_back_through_json(record: Record) -> None:
    assert decode(type(record), json.loads(encode(record))) == record


@given(RECORDS | st.builds(Person, id=TEXTS, name=st.text(alphabet=st.characters())))
def test_a_record_is_written_as_the_standard_encoder_would(record: Record) -> None:
    document = msgspec.to_builtins(record)
    assert encode(record) == json.dumps(document, allow_nan=False).encode("ascii")


@pytest.mark.parametrize(
    "record",
    [
        replace(DINA, name=7),  # type: ignore[arg-type]
        replace(session(1), started=START.replace(tzinfo=None)),
        replace(session(1), agreed=START.replace(tzinfo=None)),
        replace(goal(1), created=START.replace(tzinfo=None)),
        goal(1).check(Course.DONE, START.replace(tzinfo=None)),
        replace(expectation(1), created=START.replace(tzinfo=None)),
        replace(session(1), notes=None),  # type: ignore[arg-type]
        replace(action(1), number=1.5),  # type: ignore[arg-type]
    ],
)
def test_what_could_not_be_read_back_is_refused(record: Record) -> None:
    with pytest.raises(DocumentError):
        encode(record)
    known: list[Record] = [DINA, session(1), action(1), goal(1), expectation(1)]
    versions = {version.id: version for version in known}
    with pytest.raises(DocumentError):
        encode(record, versions[record.id])


@given(SESSIONS, SESSIONS, TEXTS)
def test_another_version_makes_no_difference(record: Session, known: Session, notes: str) -> None:
    typed = replace(record, notes=notes)
    assert encode(typed, record) == encode(typed, known) == encode(typed)


@given(SESSIONS, ANYTHING | SESSIONS.map(encode).map(json.loads))
def test_a_record_laid_over_anything_is_that_record(session: Session, kept: Any) -> None:
    assert decode(Session, merged(kept, json.loads(encode(session)))) == session


@given(PEOPLE, ANYTHING | PEOPLE.map(encode).map(json.loads))
def test_a_person_laid_over_anything_is_that_person(person: Person, kept: Any) -> None:
    assert decode(Person, merged(kept, json.loads(encode(person)))) == person


def test_only_parts_that_are_known_again_are_laid_over() -> None:
    kept = [{"id": "i1", "colour": "red"}, "x", {"colour": "blue"}]
    assert merged(kept, [{"at": 1}, {"id": "i2"}, {"id": "i1"}, "y"]) == [
        {"at": 1},
        {"id": "i2"},
        {"id": "i1", "colour": "red"},
        "y",
    ]


def test_a_link_is_known_again_by_its_record() -> None:
    kept = [{"line": 0, "record": "a1", "colour": "red"}, {"line": 1, "record": "a2"}]
    assert merged(kept, [{"line": 3, "record": "a2"}, {"line": 0, "record": "a1"}]) == [
        {"line": 3, "record": "a2"},
        {"line": 0, "record": "a1", "colour": "red"},
    ]


@pytest.mark.parametrize(
    ("record", "name"), [(session(1), "links"), (topic(1), "taken_back")], ids=["session", "topic"]
)
def test_a_document_from_before_there_were_marks_is_read(record: Record, name: str) -> None:
    document = json.loads(encode(record))
    del document[name]

    assert decode(type(record), document) == record


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_text_is_read_as_clean_leaves_it(text: str) -> None:
    assert decode(Person, {"id": "x", "name": text}).name == clean(text)


@pytest.mark.parametrize("field", ["started", "type", "next_date"])
def test_half_a_surrogate_pair_is_a_text_or_told(field: str) -> None:
    document = {"id": "s1", "person": "p", "type": "x", "started": "2026-11-20T09:00:00Z"}
    document[field] = "\ud800"
    if field == "type":
        assert decode(Session, document).type == "\ufffd"
    else:
        with pytest.raises(DocumentError, match="not a value that can stand here"):
            decode(Session, document)
