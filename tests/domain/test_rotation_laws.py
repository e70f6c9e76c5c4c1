"""What holds for every rotation, whatever the banks, the past and the preferences.

docs/rotation.md says which promise is shown by which of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone_tui.domain.person import Person, Preference, Relationship, Standing
from oneonone_tui.domain.question import Question, QuestionBank, SessionType
from oneonone_tui.domain.rotation import Rotation, Turn
from oneonone_tui.domain.session import Asked, Session
from oneonone_tui.domain.wording import Wording

from .plain_rotation import UNPINNED, Plain
from .records import DINA, START, TODAY, days, english, kind, session

T = TypeVar("T")

IDS = [f"q{n}" for n in range(8)]
TAGS = ["work", "career", "ideas"]
APART = 18
"""Days between the moments of the past, of which some are a cool-down ago to the day."""
TOPICS = ["", *TAGS, "nobody's"]
BEGUN = tuple(
    replace(session("now", START), asked=tuple(Asked(id, "?", START) for id in ids))
    for ids in (["q0"], ["q0", "left"], ["q0", "q1", "left"])
)
"""The session as it may have been resumed."""


@dataclass(frozen=True)
class Case:
    """A pair that meets today."""

    questions: tuple[Question, ...]
    history: tuple[Session, ...]
    kind: SessionType
    person: Person
    asking: tuple[bool, ...]
    """Whether the first, second, … question from now on is asked or passed over."""
    begun: Session

    @property
    def banks(self) -> tuple[QuestionBank, ...]:
        half = len(self.questions) // 2
        halves = (self.questions[:half], self.questions[half:])
        return tuple(QuestionBank(f"bank{n}", english("Bank"), q) for n, q in enumerate(halves))

    @property
    def rotation(self) -> Rotation:
        return Rotation(self.banks, self.history, self.kind, self.person, TODAY, UTC)

    def plain(self, now: Session, topic: str = "") -> Plain:
        return Plain(self.banks, self.history, self.kind, self.person, now, topic)

    def moments(self) -> Iterator[tuple[Plain, Turn | None]]:
        """Every moment of the session in which a question is wanted, and the turn that comes."""
        now, rotation = self.begun, self.rotation
        answers = iter(self.asking)
        while True:
            found = rotation.next(now)
            yield self.plain(now), found
            if not found:
                return
            id, asking = found.question.id, next(answers)
            now = now.ask(id, "?", START) if asking else now.skip(id)

    def turns(self) -> list[Turn]:
        return [found for _, found in self.moments() if found]

    def choices(self) -> Iterator[tuple[Plain, Question, list[Question]]]:
        """Every moment with the question that comes, and those that might have come instead."""
        for plain, found in self.moments():
            if found:
                chosen = found.question
                yield plain, chosen, [each for each in plain.may_come() if each != chosen]


def some(words: list[str], size: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=size, unique=True).map(tuple)


def mostly(usual: T, *others: T) -> st.SearchStrategy[T]:
    return st.sampled_from([usual] * 4 * len(others) + list(others))


def a_question(id: str) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        st.just(id),
        mostly(("en", "id"), ("en",), ("id",)).map(
            lambda languages: Wording(tuple((code, "?") for code in languages))
        ),
        tags=some(TAGS, 2),
        depth=st.integers(1, 3),
        open=mostly(True, False),
        sensitive=mostly(False, True),
        types=mostly((), ("regular",), ("career",)),
        relationships=mostly((), ("report", "peer"), ("manager",)),
    )


@st.composite
def a_past(draw: st.DrawFn) -> tuple[Session, ...]:
    """Sessions on different days, on both sides of the cool-down's end, some of them left open."""
    past = []
    for ago in draw(st.lists(st.integers(1, 8), unique=True, max_size=6)):
        at = days(-ago * APART)
        entries = [
            Asked(id, f"{id}?", at + timedelta(minutes=minute))
            for minute, id in enumerate(draw(some([*IDS, "gone"], 3)))
        ]
        ended = draw(mostly(at, None))
        past.append(replace(session(f"s{ago}", at, ended), asked=tuple(entries)))
    return tuple(past)


@st.composite
def a_person(draw: st.DrawFn) -> Person:
    person = replace(
        DINA,
        relationship=draw(mostly(Relationship.REPORT, Relationship.MANAGER)),
        language=draw(mostly("en", "id")),
    )
    for id in draw(some([*IDS, "gone"], 3)):
        standing = draw(st.sampled_from(Standing))
        at = days(-APART * draw(st.integers(0, 8)))
        until = draw(st.sampled_from([None, *(TODAY + timedelta(days=n) for n in (-1, 0, 1))]))
        snoozed = standing is Standing.SNOOZED
        person = person.prefer(Preference(id, standing, at, until if snoozed else None))
    return person


@st.composite
def a_case(draw: st.DrawFn) -> Case:
    ids = draw(st.permutations(IDS))[: draw(mostly(len(IDS), *range(len(IDS))))]
    return Case(
        tuple(draw(a_question(id)) for id in ids),
        draw(a_past()),
        kind(*draw(mostly((), *combinations(TAGS, 2))), open_only=draw(mostly(False, True))),
        draw(a_person()),
        tuple(draw(st.lists(st.booleans(), min_size=len(IDS), max_size=len(IDS)))),
        draw(mostly(session("now", START), *BEGUN)),
    )


@settings(max_examples=300)
@given(a_case())
def test_the_index_says_what_the_formula_says(case: Case) -> None:
    rotation = case.rotation

    for plain, found in case.moments():
        assert found == plain.next()
        for topic in TOPICS:
            assert rotation.next(plain.session, topic) == replace(plain, topic=topic).next()
        for question in case.questions:
            assert rotation.fits(question) is plain.fits(question)
            assert rotation.last_asked(question.id) == plain.last(question)
            assert rotation.untouched(question.topic) == plain.untouched(question)


@given(a_case())
def test_going_on_to_the_end_reaches_every_question_that_fits_once(case: Case) -> None:
    reached = [found.question.id for found in case.turns()]

    fitting = case.plain(case.begun).waiting()
    begins = case.begun.seen or any(question.depth < 3 for question in fitting)
    assert sorted(reached) == sorted(question.id for question in fitting if begins)


@given(a_case())
def test_nothing_repeats_inside_its_cool_down_while_anything_else_may_come(case: Case) -> None:
    for plain, chosen, others in case.choices():
        if plain.is_cooling(chosen) and plain.pinned_at(chosen) == UNPINNED:
            assert all(plain.is_cooling(other) for other in others)


@given(a_case())
def test_what_is_pinned_comes_first_the_oldest_pin_before_the_others(case: Case) -> None:
    for plain, chosen, others in case.choices():
        assert all(plain.pinned_at(chosen) <= plain.pinned_at(other) for other in others)


@given(a_case())
def test_no_session_begins_with_depth_three(case: Case) -> None:
    fresh = replace(case, begun=session("now", START))

    assert [found.question.depth for found in fresh.turns()[:1]] in ([], [1], [2])


@given(a_case())
def test_depth_grows_within_a_session(case: Case) -> None:
    """Too deep for now comes only where all that is equally rested is too deep as well."""
    for plain, chosen, others in case.choices():
        if plain.is_too_deep(chosen) and plain.pinned_at(chosen) == UNPINNED:
            equal = [o for o in others if plain.is_cooling(o) == plain.is_cooling(chosen)]
            assert all(plain.is_too_deep(other) for other in equal)


@given(a_case())
def test_the_topic_with_the_fewest_turns_then_longest_untouched_comes_first(case: Case) -> None:
    """Among what is not pinned, equally rested, and equally deep enough for now."""
    for plain, chosen, others in case.choices():

        def before_topics(question: Question, plain: Plain = plain) -> tuple[object, ...]:
            return plain.order(question)[:3]

        def topic(question: Question, plain: Plain = plain) -> tuple[int, object]:
            return plain.topic_turns(question), plain.touched_at(question)

        equal = [o for o in others if before_topics(o) == before_topics(chosen)]
        assert all(topic(chosen) <= topic(other) for other in equal)


@given(a_case())
def test_the_first_question_is_on_the_topic_longest_untouched(case: Case) -> None:
    """Where nothing is pinned and nothing was asked lately, among questions of depth 1."""
    person = replace(case.person, preferences=())
    long_ago = tuple(
        replace(
            each,
            started=each.started - timedelta(days=99),
            asked=tuple(replace(turn, at=turn.at - timedelta(days=99)) for turn in each.asked),
        )
        for each in case.history
    )
    for plain, chosen, others in replace(case, person=person, history=long_ago).choices():
        if not plain.session.seen and chosen.depth == 1:
            light = [other for other in others if other.depth == 1]
            assert all(plain.touched_at(chosen) <= plain.touched_at(other) for other in light)


@given(a_case())
def test_what_is_not_wanted_never_comes(case: Case) -> None:
    for found in case.turns():
        preference = case.person.preference(found.question.id)
        if preference:
            assert preference.standing is not Standing.NEVER
            assert preference.until is None or preference.until <= TODAY


@given(a_case())
def test_where_only_open_questions_are_taken_no_closed_one_comes(case: Case) -> None:
    coaching = replace(case, kind=replace(case.kind, open_only=True))

    assert all(found.question.open for found in coaching.turns())


@given(a_case(), st.sampled_from(IDS))
def test_a_question_that_leaves_its_bank_keeps_its_past_and_breaks_nothing(
    case: Case, gone: str
) -> None:
    left = tuple(question for question in case.questions if question.id != gone)
    without = replace(case, questions=left)

    assert without.rotation.last_asked(gone) == case.rotation.last_asked(gone)
    assert all(found.question.id != gone for found in without.turns())
    for other in left:
        assert without.rotation.fits(other) is case.rotation.fits(other)


@given(a_case())
def test_a_past_that_no_bank_knows_changes_no_turn(case: Case) -> None:
    known = {question.id for question in case.questions}
    history = tuple(
        replace(each, asked=tuple(turn for turn in each.asked if turn.question in known))
        for each in case.history
    )

    assert replace(case, history=history).turns() == case.turns()


@given(a_case())
def test_the_same_past_in_any_order_gives_the_same_turns(case: Case) -> None:
    assert replace(case, history=case.history[::-1]).turns() == case.turns() == case.turns()


def test_the_page_on_the_rotation_names_every_law_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rotation.md").read_text(encoding="utf-8")
    laws = {name for name in globals() if name.startswith("test_") and "_page_" not in name}

    assert set(re.findall(r"`(test_\w+)`", page)) == laws
