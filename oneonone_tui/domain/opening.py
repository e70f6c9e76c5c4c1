"""Beginning a session, and putting off to the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.question import SessionType
from oneonone_tui.domain.session import AgendaItem, ItemState, Origin, Session, Topic

NewId = Callable[[], str]
"""Makes an id that was never used before."""


def begin(
    person: Person,
    kind: SessionType,
    topics: Iterable[Topic],
    now: datetime,
    new_id: NewId,
) -> tuple[Session, tuple[Topic, ...]]:
    """A session with its agenda: the type's items, with the waiting topics after the first.

    The first item of a type is its check-in, so what someone asked to talk about comes right
    after it, in the order that was prepared; so does the goal. Also returned are the topics, now
    taken in.
    """
    session_id = new_id()
    planned = [
        AgendaItem(
            new_id(),
            person.hears(item.text),
            item.minutes,
            tag=item.tag,
            origin=Origin.TYPE,
        )
        for item in kind.agenda
    ]
    waiting = person.prepared.in_order(topics)
    queued = [
        AgendaItem(new_id(), topic.text, topic.minutes, tag=topic.tag, origin=topic.origin)
        for topic in waiting
    ]
    agenda = (*planned[:1], *queued, *planned[1:])
    if agenda:
        agenda = (replace(agenda[0], state=ItemState.NOW), *agenda[1:])
    session = Session(
        session_id,
        person.id,
        kind.id,
        now,
        planned_minutes=kind.minutes,
        goal=person.prepared.goal,
        agenda=agenda,
    )
    return session, tuple(replace(topic, taken_in=session_id) for topic in waiting)


def reopen(session: Session, topics: Iterable[Topic]) -> tuple[Session | Topic, ...]:
    """A session as if it had not been ended, and the topics that its end put off, taken back.

    Those that its notes park are no less parked.
    """
    noted = {link.record for link in session.links}
    put_off_here = (
        replace(topic, taken_in=session.id)
        for topic in topics
        if topic.origin is Origin.CARRIED
        and topic.created == session.ended
        and topic.id not in noted
    )
    return replace(session, ended=None), *put_off_here


def put_off(session: Session, now: datetime, new_id: NewId) -> tuple[Topic, ...]:
    """The parked items of a session as topics for the next one."""
    return tuple(
        Topic(new_id(), session.person, item.text, now, Origin.CARRIED, item.minutes, item.tag)
        for item in session.agenda
        if item.state is ItemState.PARKED
    )
