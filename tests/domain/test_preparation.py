"""What is settled before a session goes into it (R21)."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from oneonone_tui.domain.opening import begin
from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.domain.session import Topic

from .records import DINA, START, days, kind

TOPICS = tuple(Topic(f"t{n}", DINA.id, f"topic {n}", days(n)) for n in range(1, 5))


def test_topics_come_in_the_order_wished_for_and_then_as_they_came() -> None:
    prepared = Preparation(topics=("t3", "gone", "t1"))
    assert [topic.id for topic in prepared.in_order(TOPICS)] == ["t3", "t1", "t2", "t4"]


def test_nothing_wished_for_is_as_they_came() -> None:
    assert Preparation().in_order(TOPICS) == TOPICS


def test_a_session_begins_with_the_goal_and_the_order() -> None:
    numbers = count()
    person = replace(DINA, prepared=Preparation("regular", "the rota", ("t2",)))
    begun, taken = begin(person, kind(), TOPICS, START, lambda: f"n{next(numbers)}")
    assert begun.goal == "the rota"
    assert [item.text for item in begun.agenda] == ["topic 2", "topic 1", "topic 3", "topic 4"]
    assert {topic.id for topic in taken} == {"t1", "t2", "t3", "t4"}
