"""What every store does: the suite of the port, run on the twin in memory and on the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oneonone_tui.domain.goal import Checkpoint, Course
from oneonone_tui.domain.link import NOWHERE, Link
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.memory import MemoryStore
from oneonone_tui.domain.pair import Pair, pair_of
from oneonone_tui.domain.person import Card
from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.recall import Aside, hits, words_wanted
from oneonone_tui.domain.store import SaveState, Store
from oneonone_tui.domain.talk import Talk
from oneonone_tui.storage.store import open_store

from .records import (
    DINA,
    HADI,
    REZA,
    START,
    Ear,
    action,
    expectation,
    goal,
    private,
    session,
    topic,
)


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = MemoryStore() if request.param == "memory" else open_store(tmp_path / "o.json")
    yield opened
    opened.close()


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.people() == ()
    assert store.sessions("dina") == ()
    assert store.actions("dina") == ()
    assert store.topics("dina") == ()
    assert store.goals("dina") == ()
    assert store.expectations("dina") == ()
    assert store.private_notes("dina") == ()


def test_what_was_saved_is_read_at_once(store: Store) -> None:
    store.save(DINA, session(1), action(1), topic(1), goal(1), expectation(1))
    assert store.people() == (DINA,)
    assert store.sessions("dina") == (session(1),)
    assert store.actions("dina") == (action(1),)
    assert store.topics("dina") == (topic(1),)
    assert store.goals("dina") == (goal(1),)
    assert store.expectations("dina") == (expectation(1),)


def test_people_come_in_the_order_in_which_they_came(store: Store) -> None:
    store.save(REZA, DINA)
    store.save(replace(REZA, archived=True))
    assert store.people() == (replace(REZA, archived=True), DINA)


def test_sessions_come_oldest_first(store: Store) -> None:
    store.save(session(3), session(1))
    store.save(session(2))
    assert store.sessions("dina") == (session(1), session(2), session(3))


def test_actions_come_by_number(store: Store) -> None:
    store.save(action(3), action(1), action(2))
    assert store.actions("dina") == (action(1), action(2), action(3))


def test_topics_come_oldest_first_and_only_those_that_wait(store: Store) -> None:
    store.save(topic(3), topic(1), topic(2, taken_in="s1"))
    assert store.topics("dina") == (topic(1), topic(3))


def test_goals_and_expectations_come_oldest_first_whatever_became_of_them(store: Store) -> None:
    given_up, withdrawn = replace(goal(1), given_up=True), replace(expectation(1), withdrawn=True)
    store.save(goal(2), expectation(2), goal(3, "reza"), expectation(3, "reza"))
    store.save(goal(1), expectation(1))
    store.save(given_up, withdrawn)
    assert store.goals("dina") == (given_up, goal(2))
    assert store.expectations("dina") == (withdrawn, expectation(2))


def test_a_goal_is_read_back_with_every_field(store: Store) -> None:
    full = replace(
        goal(1),
        measure="two releases",
        horizon=START.date(),
        strengths="calm",
        gaps="budget",
        introductions="Ratna",
        checkpoints=(
            Checkpoint(START, Course.AT_RISK, "s1", "no time yet"),
            Checkpoint(START, Course.DONE),
        ),
    )
    store.save(full)
    store.flush()
    assert store.goals("dina") == (full,)


def test_an_expectation_is_read_back_with_every_field(store: Store) -> None:
    full = replace(expectation(1), why="calls start late", by_me=True, by_them=True)
    store.save(full)
    store.flush()
    assert store.expectations("dina") == (full,)


def test_private_notes_are_of_one_session_and_no_part_of_it(store: Store) -> None:
    store.save(session(1), private(1), session(2), private(2), private(3, "reza"))
    store.save(private(1, text="better now\n"))
    store.flush()
    assert store.private_notes("dina") == (private(1, text="better now\n"), private(2))
    assert store.sessions("dina") == (session(1), session(2))
    assert store.people() == ()


def test_a_topic_that_was_taken_up_waits_no_longer(store: Store) -> None:
    store.save(topic(1))
    store.save(topic(1, taken_in="s1"))
    assert store.topics("dina") == ()


def test_a_topic_that_was_taken_back_waits_no_longer_and_may_wait_again(store: Store) -> None:
    store.save(topic(1), topic(2))
    store.save(replace(topic(1), taken_back=True))
    assert store.topics("dina") == (topic(2),)
    store.save(topic(1))
    assert store.topics("dina") == (topic(1), topic(2))


def test_the_records_of_a_pair_are_its_own(store: Store) -> None:
    store.save(session(1), session(2, "reza"), action(1), action(2, "reza"), topic(1, "reza"))
    assert store.sessions("dina") == (session(1),)
    assert store.actions("reza") == (action(2, "reza"),)
    assert store.topics("dina") == ()


def test_a_record_that_goes_to_another_person_leaves_the_first(store: Store) -> None:
    store.save(action(1))
    store.save(action(1, "reza"))
    assert store.actions("dina") == ()
    assert store.actions("reza") == (action(1, "reza"),)


def test_the_latest_version_wins(store: Store) -> None:
    store.save(session(1, notes="on-c"), session(1, notes="on-call"))
    store.save(session(1, notes="on-call is heavy"))
    assert store.sessions("dina") == (session(1, notes="on-call is heavy"),)


def test_the_same_id_in_two_tables_is_two_records(store: Store) -> None:
    store.save(replace(session(1), id="x"), replace(action(1), id="x"))
    assert len(store.sessions("dina")) == len(store.actions("dina")) == 1


def test_everyone_is_there_in_brief(store: Store) -> None:
    held = replace(session(2), ended=START)
    store.save(REZA, DINA, session(3), replace(session(1), ended=START), held, session(4, "reza"))
    store.save(action(1), action(2).close(START), action(3, "reza"), topic(1), topic(2, "reza"))
    reza, dina = store.briefs()
    assert dina == Pair(DINA, (held, session(3)), (action(1),), (topic(1),), 1)
    assert reza.person == REZA
    assert (reza, dina) == tuple(pair_of(store, person).brief for person in store.people())
    store.save(session(3).spend(60), replace(DINA, archived=True))
    _, dina = store.briefs()
    assert dina.unended == session(3).spend(60)
    assert dina.person.archived


def test_every_change_is_told_and_ends_as_saved(store: Store) -> None:
    ear = Ear(store)
    for number in (1, 2):
        store.save(session(number))
        store.flush()
    assert ear.states == [SaveState.SAVING, SaveState.SAVED] * 2
    assert all(status.reason == "" for status in ear.heard)


def test_every_listener_hears(store: Store) -> None:
    one, other = Ear(store), Ear(store)
    store.save(DINA)
    store.flush()
    assert one.states == other.states == [SaveState.SAVING, SaveState.SAVED]


def test_reading_and_flushing_tell_nothing(store: Store) -> None:
    ear = Ear(store)
    store.people()
    store.sessions("dina")
    store.flush()
    assert ear.heard == []


def test_a_new_store_keeps_everything_and_has_nothing_to_say(store: Store) -> None:
    assert store.read_only == ""
    assert store.remarks == ()


def test_everything_is_kept_in_another_place_too(store: Store, tmp_path: Path) -> None:
    store.save(DINA, session(1))
    store.save_elsewhere(str(tmp_path / "other" / "o.json"))
    store.save(session(2))
    store.flush()
    assert store.sessions("dina") == (session(1), session(2))
    assert store.read_only == ""


def test_closing_twice_is_once(store: Store) -> None:
    store.save(DINA)
    store.close()
    store.close()


def test_what_is_saved_after_closing_is_kept_too(store: Store) -> None:
    store.save(DINA)
    store.close()
    store.save(replace(DINA, name="Dina A."))
    store.close()
    assert store.people() == (replace(DINA, name="Dina A."),)


def test_a_session_is_read_back_with_every_field(store: Store) -> None:
    full = replace(
        session(1),
        ended=START,
        spent_seconds=1_700,
        opener_said=True,
        goal="decide on the rota",
        skipped=("why",),
        next_date=START.date(),
        agreed=START,
        talk=Talk(510, 1_100),
        pulse=Pulse(4, 0, 2),
        status_asked_seconds=75,
        off_record_seconds=360,
        told=("ending", "a line of a later version"),
        notes="= rotate\n\t! «ask» — 🙂 @me jumat",
        links=(
            Link(1, "a1", Mark.ACTION, "«ask» — 🙂 @me jumat", START.date()),
            Link(NOWHERE, "t1", Mark.PARK, "rota", START.date(), "the rota", undone=True),
        ),
    )
    store.save(full)
    store.flush()
    assert store.sessions("dina") == (full,)


def test_a_person_is_read_back_with_tone_rhythm_and_preferences(store: Store) -> None:
    store.save(DINA)
    store.save(HADI)
    store.flush()
    assert store.people() == (DINA, HADI)


def test_a_person_is_read_back_with_the_card_and_what_is_prepared(store: Store) -> None:
    card = Card("a bank", "in writing", "in private", "marathon in May")
    prepared = Preparation("career", "where to next year", ("t2", "t1"))
    known = replace(DINA, card=card, prepared=prepared)
    store.save(known)
    store.flush()
    assert store.people() == (known,)


def test_a_preference_that_was_taken_back_does_not_return(store: Store) -> None:
    store.save(HADI)
    store.flush()
    store.save(HADI.forget("plans.next"))
    store.flush()
    assert store.people() == (HADI.forget("plans.next"),)


def recalled(store: Store, query: str, person: str = "") -> list[str]:
    words = words_wanted(query)
    found = (each for each in store.recall(words, person) if each and hits(each, words))
    return [each.notes.id + "!" if isinstance(each, Aside) else each.id for each in found]


def test_what_was_said_is_recalled_newest_first(store: Store) -> None:
    store.save(
        DINA, REZA, session(1, notes="the gudang"), action(1), session(2, "reza", "the Gudang")
    )
    store.save(session(3, notes="else"))
    assert recalled(store, "gudang") == ["s2", "s1"]
    assert recalled(store, "gudang", "dina") == ["s1"]
    assert recalled(store, "zebra") == []


def test_what_is_recalled_is_as_it_was_saved_last(store: Store) -> None:
    store.save(DINA, session(1, notes="the gudang"))
    store.save(session(1, notes="the budget"))
    assert recalled(store, "budget") == ["s1"]
    assert session(1, notes="the budget") in list(store.recall(("budget",)))


def test_private_notes_are_recalled_as_of_the_day_of_their_session(store: Store) -> None:
    store.save(DINA, REZA, session(1), session(2, notes="a gudang"), session(3, "reza"))
    store.save(PrivateNotes("s1", "dina", "the Gudang"), PrivateNotes("s3", "reza", "gudang"))
    store.save(PrivateNotes("lost", "dina", "gudang, of a session that is gone"))
    assert recalled(store, "gudang") == ["s3!", "s2", "s1!"]
    assert recalled(store, "gudang", "dina") == ["s2", "s1!"]
