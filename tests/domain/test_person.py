"""Who is meant by a typed name, and the rhythm agreed with a person (R3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oneonone_tui.domain.person import Cadence, Person, Preference, Standing, match_name

from .records import DINA, START, TODAY

NAMES = (
    "Dina Prameswari",
    "Dinara",
    "Reza Pratama",
    "Marta Ruiz",
    "Ana Prameswari",
    "Günther Weiß",
)
PEOPLE = tuple(Person(name.casefold(), name) for name in NAMES)


def named(typed: str, *names: str) -> list[str]:
    """The names that a typed one finds, among these or else the usual people."""
    people = [Person(name, name) for name in names] or PEOPLE
    return [person.name for person in match_name(typed, people)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("Dina Prameswari", ["Dina Prameswari"], id="the whole name"),
        pytest.param("dINA pRAMESWARI", ["Dina Prameswari"], id="in any case"),
        pytest.param("  Reza ", ["Reza Pratama"], id="with blanks around"),
        pytest.param("dina", ["Dina Prameswari"], id="a word, though another name begins so"),
        pytest.param("dinara", ["Dinara"], id="a name of one word"),
        pytest.param("ruiz", ["Marta Ruiz"], id="the last word"),
        pytest.param("prameswari", ["Dina Prameswari", "Ana Prameswari"], id="a word of several"),
        pytest.param("din", ["Dina Prameswari", "Dinara"], id="a prefix of several"),
        pytest.param(
            "pra", ["Dina Prameswari", "Reza Pratama", "Ana Prameswari"], id="in any word"
        ),
        pytest.param("dina pra", ["Dina Prameswari"], id="a prefix of the whole"),
        pytest.param("dian", ["Dina Prameswari"], id="mistyped"),
        pytest.param("mrata", ["Marta Ruiz"], id="mistyped at the start"),
        pytest.param(
            "praneswari", ["Dina Prameswari", "Ana Prameswari"], id="mistyped, of several"
        ),
        pytest.param("gunther weis", ["Günther Weiß"], id="the whole, mistyped"),
        pytest.param("weiss", ["Günther Weiß"], id="folded"),
        pytest.param("bayu", [], id="nobody"),
        pytest.param("in", [], id="inside a word"),
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="blanks"),
    ],
)
def test_a_typed_name_finds_whom_it_may_mean(typed: str, found: list[str]) -> None:
    assert named(typed) == found


def test_an_exact_name_wins_over_a_word_of_another() -> None:
    assert named("dina", "Dina Prameswari", "Dina") == ["Dina"]


def test_an_exact_name_wins_over_a_prefix() -> None:
    assert named("dina", "Dinara", "Dina") == ["Dina"]


def test_a_prefix_wins_over_a_likeness() -> None:
    assert named("mart", "Mark", "Martha") == ["Martha"]


def test_nobody_is_found_among_no_people() -> None:
    assert match_name("dina", ()) == ()


def test_people_may_come_one_by_one() -> None:
    assert match_name("dian", iter(PEOPLE)) == (PEOPLE[0],)


def test_a_person_has_a_rhythm_only_for_the_types_agreed() -> None:
    dina = replace(DINA, cadence=(Cadence("regular", 7), Cadence("career", 90)))

    assert dina.cadence_of("career") == 90
    assert dina.cadence_of("regular") == 7
    assert dina.cadence_of("feedback") is None


PINNED = Preference("work.proud", Standing.PINNED, START)
NEVER = Preference("work.proud", Standing.NEVER, START)
OTHER = Preference("plans.next", Standing.SNOOZED, START, TODAY)


def test_what_is_settled_later_about_a_question_takes_the_place_of_what_was_before() -> None:
    person = DINA.prefer(PINNED).prefer(OTHER).prefer(NEVER)

    assert person.preference("work.proud") == NEVER
    assert person.preferences == (OTHER, NEVER)


def test_a_forgotten_preference_leaves_the_others() -> None:
    assert DINA.prefer(PINNED).prefer(OTHER).forget("work.proud") == DINA.prefer(OTHER)
    assert DINA.preference("work.proud") is None
