"""Which question comes next, rule by rule; what holds always is in test_rotation_laws.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest

from oneonone_tui.domain.person import Person, Preference, Relationship, Standing
from oneonone_tui.domain.question import Question, QuestionBank, SessionType
from oneonone_tui.domain.rotation import Rotation, Turn, Why
from oneonone_tui.domain.session import Asked, Session
from oneonone_tui.domain.wording import Wording

from .records import DINA, START, TODAY, days, english, kind, minutes, question, session

ANY = kind()
NOW = session("now", START)
WHY, HOW, WHO = question("why", "work"), question("how", "work"), question("who", "work")


def bank(*questions: Question) -> QuestionBank:
    return QuestionBank("bank", english("Bank"), questions)


def held(ago: int, *asked: str) -> Session:
    """A session so many days ago, in which these questions were asked, a minute apart."""
    at = days(-ago)
    entries = (Asked(id, f"{id}?", at.replace(minute=n)) for n, id in enumerate(asked))
    return replace(session(f"s{ago}", at, at + timedelta(hours=1)), asked=tuple(entries))


def so_far(asked: int = 0, skipped: int = 0) -> Session:
    """The session after so many turns of questions that no bank has."""
    now = NOW
    for n in range(asked):
        now = now.ask(f"asked{n}", "?", minutes(n))
    for n in range(skipped):
        now = now.skip(f"skipped{n}")
    return now


TRUSTING = (held(701), held(702), held(703))
"""Enough of a past for every depth, and too long ago for anything else."""


def rotation(
    *questions: Question,
    history: tuple[Session, ...] = (),
    of: SessionType = ANY,
    person: Person = DINA,
    zone: tzinfo = UTC,
) -> Rotation:
    return Rotation([bank(*questions)], history, of, person, TODAY, zone)


def turn(
    *questions: Question,
    history: tuple[Session, ...] = (),
    now: Session = NOW,
    of: SessionType = ANY,
    person: Person = DINA,
    topic: str = "",
) -> Turn | None:
    return rotation(*questions, history=history, of=of, person=person).next(now, topic)


def following(
    *questions: Question,
    history: tuple[Session, ...] = (),
    now: Session = NOW,
    person: Person = DINA,
    topic: str = "",
) -> str | None:
    """The id of the question that comes next."""
    found = turn(*questions, history=history, now=now, person=person, topic=topic)
    return found.question.id if found else None


def whole(rule: Rotation, asking: bool = True, topic: str = "") -> Iterator[Question]:
    """All questions as they come in one session, each asked or each passed over."""
    now = NOW
    while found := rule.next(now, topic):
        yield found.question
        id, at = found.question.id, minutes(len(now.seen))
        now = now.ask(id, "?", at) if asking else now.skip(id)


# What fits


@pytest.mark.parametrize(
    ("tags", "of", "fits"),
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
    tags: tuple[str, ...], of: SessionType, fits: bool
) -> None:
    assert rotation(of=of).fits(question("q", *tags)) is fits


@pytest.mark.parametrize(
    ("types", "of", "fits"),
    [
        (("regular",), kind(), True),
        (("regular",), kind("career"), True),
        (("career", "regular"), kind(), True),
        (("career",), kind(), False),
        (("career",), kind("work"), False),
    ],
)
def test_a_question_that_names_types_is_for_those_whatever_its_tags(
    types: tuple[str, ...], of: SessionType, fits: bool
) -> None:
    assert rotation(of=of).fits(replace(WHY, types=types)) is fits


@pytest.mark.parametrize(
    ("relationships", "fits"),
    [((), True), (("report",), True), (("peer", "report"), True), (("manager",), False)],
)
def test_a_question_fits_by_what_the_person_is_to_me(
    relationships: tuple[str, ...], fits: bool
) -> None:
    report = replace(DINA, relationship=Relationship.REPORT)
    assert rotation(person=report).fits(replace(WHY, relationships=relationships)) is fits


@pytest.mark.parametrize(("open_only", "fits"), [(True, False), (False, True)])
def test_a_closed_question_stays_out_of_a_type_that_takes_open_ones_only(
    open_only: bool, fits: bool
) -> None:
    rule = rotation(of=kind(open_only=open_only))
    assert rule.fits(replace(WHY, open=False)) is fits
    assert rule.fits(WHY)


@pytest.mark.parametrize(
    ("languages", "spoken", "fits"),
    [
        (("en",), "en", True),
        (("en",), "id", False),
        (("en", "id"), "id", True),
    ],
)
def test_a_question_fits_only_a_language_that_it_speaks(
    languages: tuple[str, ...], spoken: str, fits: bool
) -> None:
    asked = replace(WHY, text=Wording(tuple((language, "?") for language in languages)))
    assert rotation(person=replace(DINA, language=spoken)).fits(asked) is fits


@pytest.mark.parametrize(
    ("history", "fits"),
    [
        ((), False),
        ((held(1), held(2)), False),
        ((held(1), held(2), replace(held(3), ended=None)), False),
        ((held(1), held(2), held(3)), True),
    ],
)
def test_a_sensitive_question_waits_for_three_sessions_that_were_ended(
    history: tuple[Session, ...], fits: bool
) -> None:
    rule = rotation(history=history)
    assert rule.fits(replace(WHY, sensitive=True)) is fits
    assert rule.fits(WHY)


@pytest.mark.parametrize(
    ("standing", "until", "fits"),
    [
        (Standing.NEVER, None, False),
        (Standing.SNOOZED, TODAY + timedelta(days=1), False),
        (Standing.SNOOZED, TODAY, True),
        (Standing.SNOOZED, TODAY - timedelta(days=1), True),
        (Standing.SNOOZED, None, False),
        (Standing.PINNED, None, True),
    ],
)
def test_a_question_fits_by_what_was_settled_about_it(
    standing: Standing, until: datetime | None, fits: bool
) -> None:
    settled = DINA.prefer(Preference("why", standing, START, until))
    assert rotation(person=settled).fits(WHY) is fits
    assert rotation(person=settled).fits(HOW)


def test_only_what_fits_comes_up() -> None:
    questions = (question("w1", "work"), replace(question("c1", "career"), open=False))
    assert turn(*questions, of=kind("career", open_only=True)) is None
    assert list(whole(rotation(*questions, of=kind("career")))) == [questions[1]]


def test_with_a_topic_only_the_questions_of_this_tag_come_up() -> None:
    questions = (
        question("w1", "work"),
        question("c1", "career", "feedback"),
        question("i1", "ideas"),
        question("w2", "work", "career"),
    )
    rule = rotation(*questions)

    assert [found.id for found in whole(rule, topic="career")] == ["c1", "w2"]
    assert [found.id for found in whole(rule, topic="feedback")] == ["c1"]
    assert list(whole(rule, topic="plans")) == []


# One turn each


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        (NOW.skip("why"), "how"),
        (NOW.ask("why", "?", START), "how"),
        (NOW.skip("why").skip("how"), None),
        (NOW.ask("why", "?", START).unask("why"), "why"),
    ],
)
def test_what_had_its_turn_in_this_session_does_not_come_back(
    now: Session, comes: str | None
) -> None:
    assert following(WHY, HOW, now=now) == comes


def test_what_was_passed_over_in_an_earlier_session_counts_as_never_asked() -> None:
    earlier = replace(held(7, "how"), skipped=("why",))
    assert following(HOW, WHY, history=(earlier,)) == "why"


def test_without_any_question_nothing_comes() -> None:
    assert following() is None
    assert Rotation((), (), ANY, DINA, TODAY, UTC).next(NOW) is None


def test_banks_and_history_may_come_one_by_one() -> None:
    rule = Rotation(iter([bank(WHY), bank(HOW)]), iter([held(7, "why")]), ANY, DINA, TODAY, UTC)
    assert [found.id for found in whole(rule)] == ["how", "why"]


# 1. Pinned


def pinned(**ago: int) -> Person:
    """The person with questions that were pinned so many days ago."""
    person = DINA
    for id, count in ago.items():
        person = person.prefer(Preference(id, Standing.PINNED, days(-count)))
    return person


def test_what_is_pinned_comes_first_and_the_oldest_pin_before_the_others() -> None:
    rule = rotation(WHY, HOW, WHO, person=pinned(who=3, how=5))
    assert [found.id for found in whole(rule)] == ["how", "who", "why"]


@pytest.mark.parametrize(
    ("asked", "comes"),
    [
        pytest.param((), "how", id="never asked"),
        pytest.param((held(9, "how"),), "how", id="asked before it was pinned"),
        pytest.param((held(7, "how"),), "how", id="asked when it was pinned"),
        pytest.param((held(9, "how"), held(5, "how")), "why", id="asked since"),
        pytest.param((replace(held(5), skipped=("how",)),), "how", id="passed over since"),
    ],
)
def test_a_pin_lasts_until_the_question_is_asked(asked: tuple[Session, ...], comes: str) -> None:
    assert following(WHY, HOW, history=asked, person=pinned(how=7)) == comes


def test_a_pin_counts_more_than_cool_down_depth_and_topic() -> None:
    light, deep = question("light", "career"), question("deep", "work", depth=3)
    history = (held(9, "deep"),)
    assert following(light, deep, history=history, now=so_far(1), person=pinned(deep=1)) == "deep"


def test_a_pin_brings_up_nothing_that_does_not_fit() -> None:
    person = pinned(hurts=1, shut=1)
    sensitive = replace(question("hurts", "work"), sensitive=True)
    closed = replace(question("shut", "work"), open=False)
    found = turn(sensitive, closed, WHY, of=kind(open_only=True), person=person)
    assert found
    assert found.question == WHY


def test_a_pin_of_another_topic_waits_while_a_topic_is_wished_for() -> None:
    career = question("career", "career")
    assert following(WHY, career, person=pinned(why=1), topic="career") == "career"


# 2. Cool-down


@pytest.mark.parametrize(("ago", "comes"), [(89, "new"), (90, "old"), (91, "old")])
def test_within_ninety_days_everything_else_comes_first(ago: int, comes: str) -> None:
    old, new = question("old", "work", depth=1), question("new", "work", depth=2)
    assert following(old, new, history=(held(ago, "old"),)) == comes


@pytest.mark.parametrize(
    ("zone", "comes"), [(UTC, "old"), (timezone(timedelta(hours=7)), "new")], ids=["UTC", "Jakarta"]
)
def test_the_days_of_the_cool_down_are_those_of_the_readers_calendar(
    zone: tzinfo, comes: str
) -> None:
    late = datetime(2026, 8, 22, 18, tzinfo=UTC)  # the 23rd in Jakarta, 89 days before today
    history = (replace(held(90), asked=(Asked("old", "?", late),)),)
    old, new = question("old", "work", depth=1), question("new", "work", depth=2)
    found = rotation(old, new, history=history, zone=zone).next(NOW)
    assert found
    assert found.question.id == comes


def test_what_was_asked_lately_comes_when_nothing_else_is_left_the_longest_ago_first() -> None:
    rule = rotation(WHY, HOW, WHO, history=(held(14, "who", "why"), held(7, "how")))
    assert [found.id for found in whole(rule)] == ["who", "why", "how"]


# 3. Depth


@pytest.mark.parametrize(
    ("asked", "skipped", "history", "depth", "comes"),
    [
        (0, 0, TRUSTING, 1, "new"),
        (0, 0, TRUSTING, 2, "light"),
        (0, 9, TRUSTING, 2, "light"),
        (1, 0, TRUSTING, 2, "new"),
        (2, 0, TRUSTING, 3, "light"),
        (3, 0, TRUSTING, 3, "new"),
        (9, 0, TRUSTING, 3, "new"),
        (9, 0, TRUSTING[1:], 3, "light"),
        (9, 0, TRUSTING[1:], 2, "new"),
    ],
)
def test_how_deep_a_question_may_be_grows_with_those_asked(
    asked: int, skipped: int, history: tuple[Session, ...], depth: int, comes: str
) -> None:
    light, new = question("light", "work"), question("new", "work", depth=depth)
    history = (*history, replace(held(700, "light"), ended=None))
    assert following(light, new, history=history, now=so_far(asked, skipped)) == comes


@pytest.mark.parametrize(
    ("now", "comes"), [(so_far(), None), (so_far(skipped=1), "deep"), (so_far(asked=1), "deep")]
)
def test_no_session_begins_with_a_question_of_depth_three_even_if_it_is_pinned(
    now: Session, comes: str | None
) -> None:
    deep = question("deep", "work", depth=3)
    for person in (DINA, pinned(deep=1)):
        assert following(deep, history=TRUSTING, now=now, person=person) == comes


# 4. Topics


BY_TOPIC = tuple(
    question(f"{topic}{n}", topic) for topic in ("work", "career", "ideas") for n in (1, 2, 3)
)


@pytest.mark.parametrize("asking", [True, False], ids=["asked", "skipped"])
def test_topics_alternate(asking: bool) -> None:
    assert [found.id for found in whole(rotation(*BY_TOPIC), asking)] == (
        ["work1", "career1", "ideas1", "work2", "career2", "ideas2", "work3", "career3", "ideas3"]
    )


@pytest.mark.parametrize(
    ("history", "order"),
    [
        ((), ["work1", "career1", "ideas1"]),
        ((held(7, "work1"),), ["career1", "ideas1", "work2"]),
        ((held(7, "career1"), held(14, "work1")), ["ideas1", "work2", "career2"]),
        ((held(7, "work1", "career1", "ideas1"),), ["work2", "career2", "ideas2"]),
        ((held(7, "work1"), held(14, "work2", "ideas1")), ["career1", "ideas2", "work3"]),
        ((replace(held(7), skipped=("work1",)),), ["work1", "career1", "ideas1"]),
    ],
)
def test_the_topic_longest_untouched_comes_first(
    history: tuple[Session, ...], order: list[str]
) -> None:
    came = [found.id for found in whole(rotation(*BY_TOPIC, history=history))]
    assert came[:3] == order


def test_a_question_that_does_not_fit_touches_its_topic_all_the_same() -> None:
    elsewhere = replace(question("w", "work"), types=("career",))
    questions = (elsewhere, WHY, question("c1", "career"))
    assert following(*questions, history=(held(7, "w"),)) == "c1"


def test_the_first_tag_is_the_topic() -> None:
    questions = (question("w1", "work"), question("w2", "work", "ideas"), question("c1", "career"))
    assert [q.topic for q in questions] == ["work", "work", "career"]
    assert following(*questions, history=(held(7, "w1"),)) == "c1"


def test_questions_without_a_topic_are_one_of_their_own() -> None:
    questions = (WHY, HOW, question("free"), question("loose"))
    assert [found.id for found in whole(rotation(*questions))] == ["why", "free", "how", "loose"]


# 5. to 7.


def test_within_a_topic_the_never_asked_come_first_then_the_longest_ago() -> None:
    history = (held(100, "why"), held(200, "how"), held(300, "why"))
    assert [q.id for q in whole(rotation(WHY, HOW, WHO, history=history))] == ["who", "how", "why"]


def test_a_session_goes_on_with_the_depth_that_had_the_fewest_turns_the_lighter_first() -> None:
    questions = [
        question(f"q{depth}{n}", "work", depth=depth) for depth in (3, 2, 1) for n in "abc"
    ]
    came = [found.depth for found in whole(rotation(*questions, history=TRUSTING))]
    assert came == [1, 2, 1, 3, 2, 3, 1, 2, 3]


def test_else_the_order_of_the_banks_decides() -> None:
    rule = Rotation([bank(WHO, HOW), bank(WHY)], (), ANY, DINA, TODAY, UTC)
    assert list(whole(rule)) == [WHO, HOW, WHY]


def test_the_order_of_the_banks_decides_between_topics_too() -> None:
    topics = {"w1": "work", "c1": "career", "c2": "career", "w2": "work"}
    rule = rotation(*(question(id, topic) for id, topic in topics.items()))
    assert [found.id for found in whole(rule)] == list(topics)


# Why this one


@pytest.mark.parametrize(
    ("why", "questions", "history", "now", "person", "topic"),
    [
        (Why.PINNED, (WHY, HOW), (held(7, "how"),), NOW, pinned(how=1), ""),
        (Why.PINNED, (WHY,), (), NOW, pinned(why=1), ""),
        (Why.LAST, (WHY,), (held(7, "why"),), NOW, DINA, ""),
        (Why.LAST, (WHY, HOW), (), NOW.skip("how"), DINA, ""),
        (Why.LAST, (WHY, question("c", "career")), (), NOW, DINA, "career"),
        (Why.COOLING, (WHY, HOW), (held(14, "why"), held(7, "how")), NOW, DINA, ""),
        (Why.TOPIC, (WHY, HOW), (held(14, "why"), held(7)), NOW, DINA, ""),
        (Why.TOPIC, (WHY, HOW), (held(7),), NOW, DINA, ""),
        (Why.NEW, (WHY, HOW), (held(14, "why"), held(7)), NOW, DINA, "work"),
        (Why.NEW, (WHY, HOW, WHO), (held(14, "why"), held(7)), NOW.skip("how"), DINA, ""),
        (Why.NEW, (WHY, HOW), (held(7, "why"),), NOW, DINA, ""),
        (Why.NEW, (WHY, HOW), (), NOW, DINA, ""),
        (Why.NEW, (question("free"), question("loose")), (held(7),), NOW, DINA, ""),
        (Why.RESTED, (WHY, HOW), (held(98, "why"), held(91, "how")), NOW, DINA, "work"),
        (Why.RESTED, (WHY, HOW), (held(91, "how", "why"),), NOW, DINA, ""),
    ],
)
def test_the_strongest_thing_that_is_true_is_the_reason(
    why: Why,
    questions: tuple[Question, ...],
    history: tuple[Session, ...],
    now: Session,
    person: Person,
    topic: str,
) -> None:
    found = turn(*questions, history=history, now=now, person=person, topic=topic)
    assert found
    assert found.why is why


def test_a_deep_question_that_waits_means_that_the_light_one_is_not_the_last() -> None:
    found = turn(WHY, question("deep", "work", depth=3))
    assert found
    assert (found.question, found.why) == (WHY, Why.NEW)


def test_a_turn_tells_when_topic_and_question_were_last_touched() -> None:
    found = turn(WHY, HOW, history=(held(98, "how", "why"), held(91), held(7)))
    assert found
    assert (found.question, found.untouched, found.last) == (
        HOW,
        2,
        Asked("how", "how?", days(-98)),
    )


@pytest.mark.parametrize(
    ("history", "untouched"),
    [
        ((), None),
        ((held(7),), None),
        ((held(7, "why"),), 0),
        ((held(7), held(14, "why")), 1),
        ((held(7), held(14, "why"), held(21, "why"), held(28)), 1),
        ((held(7, "gone"), held(14, "why")), 1),
        ((replace(held(7), ended=None), held(14, "why")), 1),
    ],
)
def test_how_many_sessions_a_topic_was_left_alone(
    history: tuple[Session, ...], untouched: int | None
) -> None:
    assert rotation(WHY, history=history).untouched("work") == untouched


def test_a_session_that_was_resumed_later_touched_its_topic_when_the_question_was_asked() -> None:
    resumed = replace(held(14), asked=(Asked("why", "?", days(-3)),))
    assert rotation(WHY, history=(resumed, held(7), held(1))).untouched("work") == 1


# What was asked


@pytest.mark.parametrize(
    ("sessions", "last"),
    [
        ((), None),
        ((held(1, "how"),), None),
        ((held(9, "why").answer("why", "rota"),), (9, "rota")),
        ((held(9, "why").answer("why", "rota"), held(5, "why")), (5, "")),
        ((held(5, "why"), held(9, "why").answer("why", "rota")), (5, "")),
        ((held(9, "why").answer("why", "rota"), held(5, "how")), (9, "rota")),
    ],
)
def test_the_last_answer_to_a_question_is_known_also_when_no_bank_has_it(
    sessions: tuple[Session, ...], last: tuple[int, str] | None
) -> None:
    expected = Asked("why", "why?", days(-last[0]), last[1]) if last else None
    assert rotation(WHY, HOW, history=sessions).last_asked("why") == expected
    assert rotation(HOW, history=sessions).last_asked("why") == expected


def test_what_no_bank_has_any_more_changes_nothing() -> None:
    history = (held(7, "gone", "why"), held(14, "gone"))
    now, person = NOW.ask("left", "?", START), pinned(gone=1, left=1)
    assert following(WHY, HOW, history=history, now=now, person=person) == "how"
