"""The commands on a session: its agenda, its time, and the questions put in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.session import AgendaItem, Asked, ItemState, Session

from .records import START, minutes, session

SIGNS = {
    "·": ItemState.WAITING,
    "▸": ItemState.NOW,
    "✓": ItemState.DONE,
    "»": ItemState.PARKED,
}


def talk(agenda: str) -> Session:
    """A session with the agenda that is drawn: `✓a ▸b ·c »d`."""
    items = (AgendaItem(drawn[1:], drawn[1:], state=SIGNS[drawn[0]]) for drawn in agenda.split())
    return replace(session(), agenda=tuple(items))


def drawn(of: Session) -> str:
    """The agenda of a session as `talk` takes it."""
    signs = {state: sign for sign, state in SIGNS.items()}
    return " ".join(signs[item.state] + item.id for item in of.agenda)


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        pytest.param("▸a ·b ·c", "a", "✓a ▸b ·c", id="the current goes on to the next"),
        pytest.param("·a ▸b ·c", "b", "·a ✓b ▸c", id="to one after it rather than before"),
        pytest.param("▸a ✓b »c ·d", "a", "✓a ✓b »c ▸d", id="past what is done or parked"),
        pytest.param("✓a ·b ·c ▸d", "d", "✓a ▸b ·c ✓d", id="at the end to the first left over"),
        pytest.param("✓a »b ▸c", "c", "✓a »b ✓c", id="to nothing when nothing waits"),
        pytest.param("▸a ·b ·c", "c", "▸a ·b ✓c", id="elsewhere leaves the talk where it is"),
        pytest.param("·a ·b", "a", "✓a ·b", id="with none current makes none current"),
        pytest.param("▸a »b", "b", "▸a ✓b", id="a parked item was done after all"),
        pytest.param("✓a ▸b", "a", "·a ▸b", id="a done item is not done after all"),
    ],
)
def test_a_tick(before: str, item: str, after: str) -> None:
    assert drawn(talk(before).tick(item)) == after


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        pytest.param("▸a ·b ·c", "a", "»a ▸b ·c", id="the current goes on to the next"),
        pytest.param("·a »b ▸c", "c", "▸a »b »c", id="at the end to the first left over"),
        pytest.param("▸a", "a", "»a", id="to nothing when nothing waits"),
        pytest.param("▸a ·b ·c", "b", "▸a »b ·c", id="elsewhere leaves the talk where it is"),
        pytest.param("▸a ✓b", "b", "▸a »b", id="a done item comes up again next time"),
        pytest.param("▸a »b", "b", "▸a ·b", id="a parked item is taken back"),
    ],
)
def test_parking(before: str, item: str, after: str) -> None:
    assert drawn(talk(before).park(item)) == after


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        pytest.param("▸a ·b", "b", "·a ▸b", id="the one before goes back to waiting"),
        pytest.param("▸a ·b", "a", "▸a ·b", id="the current stays"),
        pytest.param("·a ·b", "b", "·a ▸b", id="none was current"),
        pytest.param("✓a ▸b", "a", "▸a ·b", id="a done item is taken up again"),
        pytest.param("»a ▸b", "a", "▸a ·b", id="a parked item is taken up again"),
    ],
)
def test_focusing(before: str, item: str, after: str) -> None:
    assert drawn(talk(before).focus_on(item)) == after


@pytest.mark.parametrize(
    ("item", "by", "after"),
    [
        ("a", 1, "·b ▸a ·c"),
        ("c", -1, "▸a ·c ·b"),
        ("a", 2, "·b ·c ▸a"),
        ("b", 0, "▸a ·b ·c"),
        ("a", -1, "▸a ·b ·c"),
        ("c", 1, "▸a ·b ·c"),
        ("b", 9, "▸a ·c ·b"),
        ("b", -9, "·b ▸a ·c"),
    ],
)
def test_an_item_moves_and_stays_at_the_ends(item: str, by: int, after: str) -> None:
    assert drawn(talk("▸a ·b ·c").move_item(item, by)) == after


def test_an_item_that_is_added_waits_at_the_end() -> None:
    assert drawn(talk("▸a ·b").add_item(AgendaItem("c", "On-call"))) == "▸a ·b ·c"


def test_only_the_item_meant_is_reworded() -> None:
    reworded = talk("▸a ·b").reword_item("b", "On-call")
    assert [item.text for item in reworded.agenda] == ["a", "On-call"]
    assert drawn(reworded) == "▸a ·b"


@pytest.mark.parametrize(
    ("agenda", "current"), [("✓a ▸b ·c", "b"), ("·a ·b", None), ("✓a »b", None), ("", None)]
)
def test_the_current_item_is_the_one_that_is_now(agenda: str, current: str | None) -> None:
    item = talk(agenda).current
    assert (item and item.id) == current


def test_time_goes_to_the_session_and_the_current_item_only() -> None:
    spent = talk("▸a ·b").spend(60).spend(5).tick("a").spend(30)

    assert spent.spent_seconds == 95
    assert [item.spent_seconds for item in spent.agenda] == [65, 30]


def test_time_passes_for_the_session_when_no_item_is_current() -> None:
    spent = talk("✓a ·b").spend(60)

    assert spent.spent_seconds == 60
    assert [item.spent_seconds for item in spent.agenda] == [0, 0]


def test_an_item_taken_up_again_goes_on_from_its_time() -> None:
    spent = talk("▸a ·b").spend(10).focus_on("b").spend(1).focus_on("a").spend(5)
    assert [item.spent_seconds for item in spent.agenda] == [15, 1]


WHY = Asked("why", "Why?", START)
HOW = Asked("how", "How?", minutes(1))


def asked(*entries: Asked, skipped: tuple[str, ...] = ()) -> Session:
    return replace(session(), asked=entries, skipped=skipped)


def put(to: Session) -> Session:
    """Put the question «why»."""
    return to.ask("why", "Why?", START)


@pytest.mark.parametrize(
    ("before", "command", "after"),
    [
        pytest.param(asked(), put, asked(WHY), id="a question is put"),
        pytest.param(asked(HOW), put, asked(HOW, WHY), id="questions stand in the order put"),
        pytest.param(
            asked(WHY),
            lambda of: of.ask("why", "Why, then?", minutes(5)),
            asked(WHY),
            id="a question is put once",
        ),
        pytest.param(
            asked(skipped=("how", "why")), put, asked(WHY, skipped=("how",)), id="skipped, then put"
        ),
        pytest.param(
            asked(WHY, HOW), lambda of: of.unask("why"), asked(HOW), id="it was not put after all"
        ),
        pytest.param(
            asked(replace(WHY, answer="rota")),
            lambda of: of.unask("why"),
            asked(replace(WHY, answer="rota")),
            id="an answer is never thrown away",
        ),
        pytest.param(
            asked(WHY, HOW),
            lambda of: of.answer("why", "rota"),
            asked(replace(WHY, answer="rota"), HOW),
            id="an answer is kept with its question",
        ),
        pytest.param(
            asked(replace(WHY, answer="rota")),
            lambda of: of.answer("why", "").unask("why"),
            asked(),
            id="an emptied answer lets the question go",
        ),
        pytest.param(
            asked(HOW), lambda of: of.answer("why", "rota"), asked(HOW), id="no answer without it"
        ),
        pytest.param(
            asked(skipped=("how",)),
            lambda of: of.skip("why"),
            asked(skipped=("how", "why")),
            id="a question is passed over",
        ),
        pytest.param(
            asked(skipped=("why",)),
            lambda of: of.skip("why"),
            asked(skipped=("why",)),
            id="passed over once",
        ),
        pytest.param(asked(WHY), lambda of: of.skip("why"), asked(WHY), id="asked is not skipped"),
        pytest.param(
            asked(WHY),
            lambda of: of.unask("why").skip("why"),
            asked(skipped=("why",)),
            id="taken back and passed over",
        ),
    ],
)
def test_questions(before: Session, command: Callable[[Session], Session], after: Session) -> None:
    assert command(before) == after


def test_a_question_has_had_its_turn_when_it_was_asked_or_skipped() -> None:
    assert asked(WHY, skipped=("how",)).seen == {"why", "how"}
    assert asked().seen == frozenset()


def test_what_was_asked_in_a_session_is_found_by_its_question() -> None:
    assert asked(WHY, skipped=("how",)).asking("why") == WHY
    assert asked(WHY, skipped=("how",)).asking("how") is None


COMMANDS: dict[str, Callable[[Session], Session]] = {
    "spend": lambda of: of.spend(5),
    "focus_on": lambda of: of.focus_on("b"),
    "tick": lambda of: of.tick("a"),
    "park": lambda of: of.park("a"),
    "add_item": lambda of: of.add_item(AgendaItem("d", "d")),
    "move_item": lambda of: of.move_item("a", 1),
    "reword_item": lambda of: of.reword_item("a", "On-call"),
    "ask": lambda of: of.ask("when", "When?", START),
    "unask": lambda of: of.unask("why"),
    "answer": lambda of: of.answer("why", "rota"),
    "skip": lambda of: of.skip("when"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_command_leaves_the_value_it_was_given_as_it_was(
    command: Callable[[Session], Session],
) -> None:
    before = replace(talk("▸a ·b ·c"), asked=(WHY,))

    assert command(before) != before
    assert before == replace(talk("▸a ·b ·c"), asked=(WHY,))


def test_a_session_cannot_be_written_to() -> None:
    with pytest.raises(FrozenInstanceError):
        session().notes = "on-call"  # type: ignore[misc]


STEPS = st.tuples(
    st.sampled_from(["focus_on", "tick", "park", "move_item"]), st.sampled_from("abcd")
)


@given(st.lists(STEPS, max_size=20))
def test_no_series_of_commands_loses_an_item_or_has_two_current(
    steps: list[tuple[str, str]],
) -> None:
    now = talk("▸a ·b ·c ✓d")
    for name, item in steps:
        command = getattr(now, name)
        now = (command(item, 1) if name == "move_item" else command(item)).spend(1)

        assert sorted(item.id for item in now.agenda) == list("abcd")
        assert sum(item.state is ItemState.NOW for item in now.agenda) <= 1
    assert now.spent_seconds == len(steps)
