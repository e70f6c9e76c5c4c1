"""What was once said is found again, by the beginnings of its words (R14)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oneonone_tui.domain.recall import (
    Spot,
    Where,
    hits,
    narrowed,
    narrows,
    newest_first,
    spans_in,
    words_wanted,
)
from oneonone_tui.domain.session import AgendaItem, Asked, Evaluation
from tests.domain.records import START, action, days, session


@pytest.mark.parametrize(
    ("line", "query", "marked"),
    [
        ("the rota is heavy", "rota", ["rota"]),
        ("the rota is heavy", "ROT", ["rot"]),
        ("the rota is heavy", "heav rota", ["rota", "heav"]),
        ("the rota is heavy", "ota", []),
        ("the rota is heavy", "rota light", []),
        ("a Café, and a cafe\u0301", "cafe", ["Café", "cafe\u0301"]),
        ("a cafe", "café", ["cafe"]),
        ("die Straße", "strass", ["Straß"]),
        ("on-call again", "call", ["call"]),
        ("rota and rotation", "rota", ["rota", "rota"]),
        ("rota and rotation", "rota rotation", ["rota", "rotation"]),
        ("anything", "", []),
        ("anything", "?!", []),
        ("", "a", []),
    ],
)
def test_a_line_is_found_by_the_beginnings_of_its_words(
    line: str, query: str, marked: list[str]
) -> None:
    spans = spans_in(line, words_wanted(query))
    assert [line[begin:end] for begin, end in spans] == marked


def test_every_part_of_a_session_is_looked_through_and_can_be_gone_to() -> None:
    kept = replace(
        session(),
        goal="budget first",
        notes="about the budget\n= budget is 30\n+ budget kept\nnothing\n-> budget came late",
        asked=(Asked("q", "Is the budget clear?", START, "no"),),
        agenda=(AgendaItem("i", "check-in"), AgendaItem("j", "Budget")),
        evaluation=Evaluation("fine", "less budget"),
    )
    assert [hit.spot for hit in hits(kept, words_wanted("budget"))] == [
        Spot(Where.GOAL, 0),
        Spot(Where.NOTE, 0),
        Spot(Where.DECISION, 1),
        Spot(Where.WIN, 2),
        Spot(Where.FEEDBACK, 4),
        Spot(Where.ANSWER, 0),
        Spot(Where.AGENDA, 1),
        Spot(Where.EVALUATION, 1),
    ]


def test_an_answer_is_found_by_its_question_and_the_other_way_round() -> None:
    kept = replace(session(), asked=(Asked("q", "What drained you?", START, "the rota"),))
    (hit,) = hits(kept, words_wanted("drained rota"))
    assert hit.line == "What drained you? › the rota"


def test_a_promise_is_found_with_its_note_and_why_it_was_dropped() -> None:
    dropped = replace(action(7), note="see the wiki").drop("no budget", days(1))
    for query in ("sre", "wiki", "budget"):
        (hit,) = hits(dropped, words_wanted(query))
        assert (hit.session, hit.at, hit.spot) == ("s1", START, Spot(Where.ACTION, 7))
    assert hits(dropped.take_back(days(2)), words_wanted("sre")) == ()


def test_hits_are_listed_newest_first_and_those_of_a_session_in_its_order() -> None:
    old = replace(session("old"), notes="rota a\nrota b")
    new = replace(session("new", days(7)), notes="rota c")
    words = words_wanted("rota")
    found = newest_first([*hits(old, words), *hits(new, words)])
    assert [hit.line for hit in found] == ["rota c", "rota a", "rota b"]


def test_a_line_that_became_an_action_item_is_found_as_that_item_alone() -> None:
    kept = replace(session(), notes="! ask SRE @me fri\nask SRE why\n! ask them")
    found = newest_first([*hits(kept, ("ask",)), *hits(action(7), ("ask",))])
    assert [hit.spot for hit in found] == [
        Spot(Where.NOTE, 1),
        Spot(Where.NOTE, 2),
        Spot(Where.ACTION, 7),
    ]


@pytest.mark.parametrize(
    ("query", "before", "narrower"),
    [
        ("rota", "rot", True),
        ("rota heavy", "rota", True),
        ("heavy rota", "rota h", True),
        ("rot", "rota", False),
        ("heavy", "rota", False),
        ("rota", "", True),
    ],
)
def test_a_further_letter_looks_at_what_was_found_alone(
    query: str, before: str, narrower: bool
) -> None:
    assert narrows(words_wanted(query), words_wanted(before)) is narrower


def test_what_is_narrowed_is_what_would_be_found_anew() -> None:
    kept = replace(session(), notes="rota\nrotation\nrotten")
    found = hits(kept, words_wanted("rot"))
    words = words_wanted("rota")
    assert narrowed(found, words) == list(hits(kept, words))
