"""Which question comes next: fitting, fresh, varied, light first, and always the same (R6, R10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.question import Question, QuestionBank, SessionType
from oneonone_tui.domain.rotation import fits, last_asked, next_question
from oneonone_tui.domain.session import Asked, Session
from oneonone_tui.domain.wording import Wording

from .records import days, english, kind, minutes, question, session

ANY = kind()
NOW = session("now", days(30))


def bank(*questions: Question) -> QuestionBank:
    return QuestionBank("bank", english("Bank"), questions)


def past(day: int, *asked: str) -> Session:
    """An earlier session in which these questions were asked, a minute apart."""
    entries = (Asked(id, f"{id}?", days(day).replace(minute=n)) for n, id in enumerate(asked))
    return replace(session(f"s{day}", days(day)), asked=tuple(entries))


def following(
    *questions: Question,
    history: tuple[Session, ...] = (),
    now: Session = NOW,
    of: SessionType = ANY,
) -> str | None:
    """The id of the question that comes next."""
    found = next_question([bank(*questions)], history, now, of, "en")
    return found.id if found else None


def rounds(
    questions: tuple[Question, ...],
    answers: Iterator[bool],
    history: tuple[Session, ...] = (),
    of: SessionType = ANY,
) -> Iterator[Question]:
    """All questions as they come in one session, each asked (true) or passed over (false)."""
    now = NOW
    while found := next_question([bank(*questions)], history, now, of, "en"):
        yield found
        at = minutes(30 * 24 * 60 + len(now.seen) + 1)
        now = now.ask(found.id, "?", at) if next(answers) else now.skip(found.id)


ALWAYS_ASKED = iter(lambda: True, None)
ALWAYS_SKIPPED = iter(lambda: False, None)

WHY, HOW, WHO = question("why"), question("how"), question("who")


def test_a_question_never_asked_comes_before_one_that_was() -> None:
    assert following(WHY, HOW, history=(past(1, "why"),)) == "how"


def test_else_the_one_asked_longest_ago_comes_next() -> None:
    assert following(WHY, HOW, WHO, history=(past(1, "how"), past(9, "who", "why"))) == "how"


def test_the_last_time_a_question_was_asked_is_what_counts() -> None:
    assert following(WHY, HOW, history=(past(1, "why"), past(5, "how"), past(9, "why"))) == "how"


def test_the_order_of_the_history_does_not_matter() -> None:
    history = (past(9, "why"), past(5, "how"), past(1, "why"))
    assert following(WHY, HOW, history=history) == "how"


def test_a_question_long_unasked_comes_even_when_its_topic_just_had_a_turn() -> None:
    questions = (question("w1", "work"), question("w2", "work"), question("c1", "career"))
    assert following(*questions, history=(past(1, "w1"), past(8, "c1", "w2"))) == "w1"


def test_what_was_asked_or_skipped_in_this_session_does_not_come_back() -> None:
    assert following(WHY, HOW, now=NOW.skip("why")) == "how"
    assert following(WHY, HOW, now=NOW.ask("why", "?", days(30))) == "how"
    assert following(WHY, HOW, now=NOW.skip("why").skip("how")) is None


def test_a_question_that_was_taken_back_may_come_again() -> None:
    assert following(WHY, now=NOW.ask("why", "?", days(30)).unask("why")) == "why"


def test_what_was_skipped_in_an_earlier_session_comes_back() -> None:
    assert following(WHY, history=(replace(past(1), skipped=("why",)),)) == "why"


def test_a_session_among_its_own_history_makes_no_difference() -> None:
    now = NOW.ask("w1", "?", days(30)).skip("c1")
    questions = [question(id, id[0]) for id in ("w1", "w2", "c1", "c2", "p1")]

    assert following(*questions, now=now, history=(now,)) == following(*questions, now=now)


def test_an_older_copy_of_the_session_in_the_history_does_not_count() -> None:
    stored = NOW.ask("why", "?", days(30))
    assert following(WHY, HOW, history=(stored,), now=stored.unask("why")) == "why"


def test_questions_of_several_banks_come_in_the_order_of_the_banks() -> None:
    found = next_question(iter([bank(HOW), bank(WHY)]), (), NOW, ANY, "en")
    assert found == HOW


def test_banks_and_history_may_come_one_by_one() -> None:
    questions = bank(question("w1", "work"), question("w2", "work"), question("c1", "career"))
    found = next_question(iter([questions]), iter([past(1, "w1")]), NOW, ANY, "en")
    assert found
    assert found.id == "c1"


def test_without_any_question_nothing_comes_next() -> None:
    assert following() is None
    assert next_question((), (), NOW, ANY, "en") is None


def test_the_lighter_question_comes_first() -> None:
    assert following(question("deep", depth=3), question("mid", depth=2), WHY) == "why"


def test_a_topic_whose_turn_is_longest_ago_comes_before_a_lighter_question() -> None:
    questions = (question("w1", "work"), question("w2", "work"), question("c1", "career", depth=3))
    assert following(*questions, history=(past(1, "w1"),)) == "c1"


def test_a_question_of_two_topics_waits_for_both() -> None:
    questions = (question("w1", "work"), question("both", "work", "ideas"), question("i1", "ideas"))
    assert following(*questions, history=(past(1, "w1"),)) == "i1"


def test_a_question_without_a_topic_is_held_back_by_none() -> None:
    questions = (question("w1", "work"), question("w2", "work"), WHY)
    assert following(*questions, history=(past(1, "w1"),)) == "why"


BY_TOPIC = tuple(
    question(f"{topic}{n}", topic) for topic in ("work", "career", "ideas") for n in (1, 2, 3)
)


@pytest.mark.parametrize("answers", [ALWAYS_ASKED, ALWAYS_SKIPPED], ids=["asked", "skipped"])
def test_topics_alternate(answers: Iterator[bool]) -> None:
    assert [found.id for found in rounds(BY_TOPIC, answers)] == (
        ["work1", "career1", "ideas1", "work2", "career2", "ideas2", "work3", "career3", "ideas3"]
    )


@given(st.lists(st.booleans(), min_size=9, max_size=9), st.permutations(BY_TOPIC))
def test_no_topic_comes_a_third_time_before_every_topic_came_once(
    asked: list[bool], questions: list[Question]
) -> None:
    topics = [found.tags[0] for found in rounds(tuple(questions), iter(asked))]

    assert [len(set(topics[n : n + 3])) for n in (0, 3, 6)] == [3, 3, 3]


@pytest.mark.parametrize(
    ("tags", "of", "suits"),
    [
        (("work",), kind(), True),
        ((), kind(), True),
        (("work",), kind("work", "career"), True),
        (("ideas", "career"), kind("work", "career"), True),
        (("ideas",), kind("work", "career"), False),
        ((), kind("work"), False),
    ],
)
def test_a_question_fits_a_type_by_its_tags(
    tags: tuple[str, ...], of: SessionType, suits: bool
) -> None:
    assert fits(question("why", *tags), of, "en") is suits


@pytest.mark.parametrize(("open_only", "suits"), [(True, False), (False, True)])
def test_a_closed_question_stays_out_of_an_open_only_type(open_only: bool, suits: bool) -> None:
    assert fits(replace(WHY, open=False), kind(open_only=open_only), "en") is suits
    assert fits(WHY, kind(open_only=open_only), "en")


def test_a_question_fits_only_a_language_that_it_speaks() -> None:
    english_only, both = WHY, replace(HOW, text=Wording((("en", "How?"), ("id", "Bagaimana?"))))

    assert next_question([bank(english_only, both)], (), NOW, ANY, "id") == both
    assert next_question([bank(english_only)], (), NOW, ANY, "id") is None


def test_what_does_not_fit_never_comes_next() -> None:
    questions = (question("w1", "work"), replace(question("c1", "career"), open=False))
    assert following(*questions, of=kind("career", open_only=True)) is None
    assert following(*questions, of=kind("career")) == "c1"


IDS = [f"q{n}" for n in range(8)]
TAGS = st.lists(st.sampled_from(["work", "career", "ideas"]), max_size=2, unique=True)


@st.composite
def any_questions(draw: st.DrawFn) -> tuple[Question, ...]:
    return tuple(
        Question(
            id,
            Wording(((draw(st.sampled_from(["en", "id"])), "?"),)),
            tags=tuple(draw(TAGS)),
            depth=draw(st.integers(1, 3)),
            open=draw(st.booleans()),
        )
        for id in draw(st.lists(st.sampled_from(IDS), unique=True))
    )


HISTORIES = st.lists(st.lists(st.sampled_from(IDS), max_size=4), max_size=4).map(
    lambda asked: tuple(past(day, *ids) for day, ids in enumerate(asked))
)
KINDS = st.builds(lambda tags, open_only: kind(*tags, open_only=open_only), TAGS, st.booleans())
ANSWERS = st.lists(st.booleans(), min_size=len(IDS), max_size=len(IDS))


@given(any_questions(), ANSWERS, HISTORIES, KINDS)
def test_going_on_to_the_end_reaches_every_fitting_question_once(
    questions: tuple[Question, ...],
    asked: list[bool],
    history: tuple[Session, ...],
    of: SessionType,
) -> None:
    reached = [found.id for found in rounds(questions, iter(asked), history, of)]

    assert sorted(reached) == sorted(one.id for one in questions if fits(one, of, "en"))


@given(any_questions(), ANSWERS, HISTORIES, KINDS)
def test_the_same_session_has_the_same_questions_in_the_same_order(
    questions: tuple[Question, ...],
    asked: list[bool],
    history: tuple[Session, ...],
    of: SessionType,
) -> None:
    once = list(rounds(questions, iter(asked), history, of))

    assert list(rounds(questions, iter(asked), history[::-1], of)) == once


def answered(day: int, text: str) -> Session:
    return past(day, "why").answer("why", text)


def entry(day: int, text: str) -> Asked:
    return Asked("why", "why?", days(day), text)


@pytest.mark.parametrize(
    ("sessions", "last"),
    [
        ((), None),
        ((past(1, "how"),), None),
        ((answered(1, "rota"),), entry(1, "rota")),
        ((answered(1, "rota"), answered(5, "noise")), entry(5, "noise")),
        ((answered(5, "noise"), answered(1, "rota")), entry(5, "noise")),
        ((answered(1, "rota"), past(9, "how")), entry(1, "rota")),
    ],
)
def test_the_last_answer_to_a_question(sessions: tuple[Session, ...], last: Asked | None) -> None:
    assert last_asked("why", sessions) == last


def test_the_time_a_question_was_asked_decides_not_the_session() -> None:
    resumed = replace(answered(1, "rota"), started=datetime.min.replace(tzinfo=days(0).tzinfo))
    assert last_asked("why", (answered(0, "noise"), resumed)) == entry(1, "rota")
