"""What comes with the program: a small library of questions that work in a talk (R6, R9–R11)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from oneonone_tui.banks.library import load_library, shipped_banks, shipped_types
from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.question import TOPICS, Question, QuestionBank, SessionType
from oneonone_tui.domain.rotation import Rotation
from oneonone_tui.domain.wording import LANGUAGES, Wording

from ..domain.records import TODAY

LIBRARY = load_library([shipped_banks()], [shipped_types()])
QUESTIONS = [question for bank in LIBRARY.banks for question in bank.questions]
AGENDA_WIDTH = 28
LONGEST = 100
"""Characters that can be said in one breath, well below what a bank may have."""

INTIMATE = re.compile(r"\b(kamu|kau|aku|nggak|gimana|bikin|banget|kayak)\b|\w(?:mu|ku)\b", re.I)
"""What one does not say to somebody who is called «Anda»."""

ENDS_SO_BY_NATURE = {
    "temu", "bertemu", "menjamu", "jamu", "tamu", "ilmu", "semu", "buku", "perilaku",
    "laku", "suku", "kaku", "pelaku", "berlaku", "waktu", "saku", "baku", "paku",
    "bangku", "mengaku",
}  # fmt: skip
"""Words that end in -mu or -ku and are about nobody."""

each_bank = pytest.mark.parametrize("bank", LIBRARY.banks, ids=lambda bank: bank.id)
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
each_type = pytest.mark.parametrize("kind", LIBRARY.types, ids=lambda kind: kind.id)


def has_both_languages(wording: Wording) -> bool:
    return tuple(language for language, _ in wording.variants) == LANGUAGES


def intimate(text: str) -> list[str]:
    words = (found.group() for found in re.finditer(r"[\w-]+", text.casefold()))
    return [w for w in words if INTIMATE.search(w) and w not in ENDS_SO_BY_NATURE]


def speaks_to_both_tones(wording: Wording) -> bool:
    """Whether nothing intimate would be said in a formal talk."""
    formal = dict(wording.variants) | dict(wording.formal)
    return not intimate(formal["id"])


def test_everything_that_is_shipped_loads() -> None:
    assert LIBRARY.problems == ()


def test_there_is_a_bank_for_each_of_the_talks_that_people_have() -> None:
    banks = {bank.id for bank in LIBRARY.banks}
    assert banks == {
        *TOPICS, "first-meeting", "onboarding", "feedback", "coaching", "mentorship", "peer",
        "upward", "wellbeing", "after-change", "stay", "exit", "teaching", "skip-level",
    }  # fmt: skip


def test_there_are_over_350_questions_and_each_has_a_follow_up() -> None:
    assert len(QUESTIONS) >= 350
    assert [question.id for question in QUESTIONS if not 1 <= len(question.follow_ups) <= 2] == []


@each_bank
def test_a_bank_opens_explores_and_goes_deep(bank: QuestionBank) -> None:
    assert {question.depth for question in bank.questions} == {1, 2, 3}
    assert len(bank.questions) >= 16
    assert has_both_languages(bank.title)
    assert bank.licence
    assert bank.author


@each_bank
def test_no_follow_up_of_a_bank_comes_twice(bank: QuestionBank) -> None:
    said = [follow.text("en") for question in bank.questions for follow in question.follow_ups]
    assert len(said) == len(set(said))


@each_question
def test_a_question_belongs_to_its_bank_and_to_a_topic(question: Question) -> None:
    bank = question.id.split(".")[0]
    assert question.topic in TOPICS
    assert question in next(known.questions for known in LIBRARY.banks if known.id == bank)
    assert 1 <= len(question.tags) <= 3


@each_question
def test_a_question_can_be_said_in_one_breath_to_anybody(question: Question) -> None:
    for wording in (question.text, *question.follow_ups):
        assert has_both_languages(wording)
        assert speaks_to_both_tones(wording), wording.formal
        for language, text in (*wording.variants, *wording.formal):
            assert len(text) <= LONGEST, (language, text)
            assert text.count("?") <= 1, text
            assert text.endswith("?" if "?" in text else "."), text


def test_nearly_all_questions_are_questions() -> None:
    invitations = [q for q in QUESTIONS if "?" not in q.text.text("en")]
    assert len(invitations) <= len(QUESTIONS) / 20


@each_question
def test_what_could_expose_somebody_is_deep(question: Question) -> None:
    assert question.depth == 3 or not question.sensitive


def test_hardly_any_question_asks_for_a_status_report() -> None:
    assert sum(question.status for question in QUESTIONS) <= 4


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
        "regular", "career", "feedback", "coaching", "ad-hoc", "first-meeting", "onboarding",
        "mentorship", "peer", "upward", "skip-level", "teaching", "after-incident",
        "after-reorganisation", "stay", "exit",
    }  # fmt: skip


@each_type
def test_a_type_speaks_both_languages_and_both_tones(kind: SessionType) -> None:
    assert kind.not_for is not None
    openers = {kind.between(relationship).opener for relationship in Relationship}
    wordings = (kind.name, kind.purpose, *openers, kind.not_for)
    for wording in (*wordings, *(item.text for item in kind.agenda)):
        assert has_both_languages(wording)
        assert speaks_to_both_tones(wording), wording.formal


@each_type
def test_an_agenda_fits_its_time_and_its_pane(kind: SessionType) -> None:
    assert sum(item.minutes for item in kind.agenda) == kind.minutes
    assert kind.agenda[0].text.text("en") == "Check-in"
    for item in kind.agenda:
        assert all(len(t) <= AGENDA_WIDTH for _, t in (*item.text.variants, *item.text.formal))


@each_type
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("relationship", Relationship)
def test_a_type_finds_enough_questions_for_whom_it_is_offered(
    kind: SessionType, relationship: Relationship, language: str
) -> None:
    if kind.relationships and relationship not in kind.relationships:
        return
    person = Person("dina", "Dina", relationship, language)
    rotation = Rotation(LIBRARY.banks, (), kind, person, TODAY)
    assert sum(map(rotation.fits, QUESTIONS)) >= 10


@pytest.mark.parametrize("relationship", Relationship)
def test_one_session_at_most_is_the_usual_one_with_somebody(relationship: Relationship) -> None:
    assert sum(relationship in kind.usual_for for kind in LIBRARY.types) <= 1


def test_who_leads_listens_and_who_is_led_talks() -> None:
    regular = next(kind for kind in LIBRARY.types if kind.id == "regular")
    sides = (Relationship.REPORT, Relationship.MANAGER, Relationship.PEER)
    assert [regular.between(side).talk_target for side in sides] == [30, 70, 50]  # R8, R24, R25


def test_every_tag_of_a_type_is_that_of_a_question() -> None:
    used = {tag for question in QUESTIONS for tag in question.tags}
    asked = {tag for kind in LIBRARY.types for tag in kind.tags}
    assert asked <= used


def test_every_type_that_a_question_names_exists() -> None:
    named = {kind for question in QUESTIONS for kind in question.types}
    assert named <= {kind.id for kind in LIBRARY.types}
