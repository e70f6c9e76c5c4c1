"""What comes with the program: enough questions, in both languages, that work in a talk."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.question import TOPICS, Question, SessionType
from oneonone_tui.domain.rotation import Rotation
from oneonone_tui.domain.wording import LANGUAGES, Wording

LIBRARY = load_library([shipped_banks()], [shipped_types()])
QUESTIONS = [question for bank in LIBRARY.banks for question in bank.questions]
INVITATIONS = {"career.perfect-day"}
AGENDA_WIDTH = 28

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
each_type = pytest.mark.parametrize("kind", LIBRARY.types, ids=lambda kind: kind.id)


def has_both_languages(wording: Wording) -> bool:
    return tuple(language for language, _ in wording.variants) == LANGUAGES


def test_everything_that_is_shipped_loads() -> None:
    assert LIBRARY.problems == ()


def test_there_is_a_bank_for_each_topic_with_twelve_questions_or_more() -> None:
    banks = {bank.id: bank for bank in LIBRARY.banks}
    assert set(banks) == {*TOPICS, "feedback", "coaching"}
    assert all(len(bank.questions) >= 12 for bank in banks.values())
    assert all(has_both_languages(bank.title) for bank in banks.values())


def test_there_are_a_hundred_questions_and_most_have_a_follow_up() -> None:
    assert len(QUESTIONS) >= 100
    assert len([q for q in QUESTIONS if q.follow_ups]) >= 0.8 * len(QUESTIONS)


def test_each_bank_opens_explores_and_goes_deep() -> None:
    for bank in LIBRARY.banks:
        assert {question.depth for question in bank.questions} == {1, 2, 3}, bank.id


@each_question
def test_a_question_belongs_to_its_bank(question: Question) -> None:
    bank = question.id.split(".")[0]
    assert question.tags[0] == bank
    assert question in next(known.questions for known in LIBRARY.banks if known.id == bank)


@each_question
def test_a_question_can_be_said_in_one_breath_in_both_languages(question: Question) -> None:
    for wording in (question.text, *question.follow_ups):
        assert has_both_languages(wording)
        for language, text in wording.variants:
            assert len(text) <= 90, (language, text)
            assert text.count("?") == (question.id not in INVITATIONS or wording != question.text)
            assert text.endswith("." if text.count("?") == 0 else "?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_questions_are_nearly_the_same(language: str) -> None:
    texts = [question.text.text(language) for question in QUESTIONS]
    alike = [
        pair
        for pair in combinations(texts, 2)
        if (matcher := SequenceMatcher(None, *pair)).real_quick_ratio() > 0.8
        and matcher.quick_ratio() > 0.8
        and matcher.ratio() > 0.8
    ]
    assert alike == []


def test_there_is_a_type_for_each_kind_of_session() -> None:
    assert {kind.id for kind in LIBRARY.types} == {
        "regular", "career", "feedback", "coaching", "ad-hoc",
    }  # fmt: skip


@each_type
def test_a_type_speaks_both_languages(kind: SessionType) -> None:
    assert kind.not_for is not None
    wordings = (kind.name, kind.purpose, kind.opener, kind.not_for)
    assert all(has_both_languages(w) for w in (*wordings, *(item.text for item in kind.agenda)))


@each_type
def test_an_agenda_fits_its_time_and_its_pane(kind: SessionType) -> None:
    assert sum(item.minutes for item in kind.agenda) == kind.minutes
    assert kind.agenda[0].text.text("en") == "Check-in"
    for item in kind.agenda:
        assert all(len(text) <= AGENDA_WIDTH for _, text in item.text.variants)


@each_type
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_type_finds_enough_questions(kind: SessionType, language: str) -> None:
    person = Person("dina", "Dina", language=language)
    rotation = Rotation((), (), kind, person, date(2026, 11, 20))
    assert sum(map(rotation.fits, QUESTIONS)) >= 20


def test_every_tag_of_a_type_is_that_of_a_question() -> None:
    used = {tag for question in QUESTIONS for tag in question.tags}
    asked = {tag for kind in LIBRARY.types for tag in kind.tags}
    assert asked <= used
