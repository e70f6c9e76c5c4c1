"""What a line of the notes becomes when it is finished, and what it stays through every edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oneonone_tui.domain import page
from oneonone_tui.domain.action import ActionState, Owner
from oneonone_tui.domain.finishing import Moment, finish
from oneonone_tui.domain.link import NOWHERE, Link
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.page import Page, Step
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.session import Origin, Topic

from .records import DINA, START, TODAY, action, session
from .writer import Writer

ME, THEM = Owner.ME, Owner.THEM
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 23)
BY_HAND = date(2027, 1, 1)


@pytest.fixture
def writer() -> Writer:
    return Writer()


# The first finishing


def test_a_promise_is_one_once_enter_is_pressed(writer: Writer) -> None:
    writer.write("! ask SRE about a secondary @me fri")
    assert writer.said == []

    writer.write("\n")

    assert writer.said == ["A1 ask SRE about a secondary"]
    made = writer.item(1)
    assert (made.person, made.session, made.owner, made.due) == (DINA.id, "s1", ME, FRIDAY)
    assert made.is_open
    assert writer.labels == ["A1", ""]
    assert writer.lines == ("! ask SRE about a secondary @me fri", "")


def test_or_once_the_line_is_left(writer: Writer) -> None:
    writer.write("notes\n! ask SRE")
    assert writer.said == []

    writer.go(0)

    assert writer.said == ["A1 ask SRE"]


def test_or_once_the_notes_are_left(writer: Writer) -> None:
    writer.write("! ask SRE")

    writer.leave()

    assert writer.said == ["A1 ask SRE"]


@pytest.mark.parametrize(("mark", "origin"), [("?", Origin.QUEUE), (">", Origin.CARRIED)])
def test_what_is_put_off_waits_for_the_person(writer: Writer, mark: str, origin: Origin) -> None:
    writer.write(f"{mark} the budget @me fri\n")

    (topic,) = writer.topics.values()
    assert (topic.person, topic.text, topic.origin) == (DINA.id, "the budget @me fri", origin)
    assert topic.waits
    assert writer.said == []


@pytest.mark.parametrize(
    "line",
    [
        "+ well done",
        "= we rotate weekly",
        "!",
        "! ",
        "! @me",
        "!now",
        r"\! x",
        "- ! x",
        "? ",
        "x ! y",
    ],
)
def test_other_lines_become_nothing(writer: Writer, line: str) -> None:
    writer.write(line + "\n")

    assert (writer.said, writer.waiting, writer.session.links) == ([], [], ())


def test_pasted_lines_are_numbered_from_above(writer: Writer) -> None:
    writer.paste("! one\n= two\n  ! three\n? four\n! five")

    assert writer.said == ["A1 one", "A2 three"]
    writer.leave()
    assert writer.said == ["A1 one", "A2 three", "A3 five"]
    assert writer.waiting == ["four"]


def test_so_are_those_that_say_the_same(writer: Writer) -> None:
    writer.paste("! one\n! two\n! one\n")

    assert writer.said == ["A1 one", "A2 two", "A3 one"]


def test_numbers_go_on_behind_all_that_the_person_ever_had() -> None:
    writer = Writer()
    for known in (action(6), replace(action(7), id="a7").take_back(START)):
        writer.actions[known.id] = known

    writer.write("! ask SRE\n! and again\n")

    assert writer.said == ["A6 ask SRE", "A8 ask SRE", "A9 and again"]


def test_finishing_twice_changes_nothing(writer: Writer) -> None:
    writer.write("! ask SRE\n? rota\n= x\n")
    before = writer.page

    assert writer.settle(writer.row) == ()
    assert writer.page == before


# Editing


@pytest.mark.parametrize(
    ("line", "edited", "text", "owner", "due"),
    [
        ("! call @me fri", "! call Ana @me fri", "call Ana", ME, FRIDAY),
        ("! call @me fri", "! call @dina fri", "call", THEM, FRIDAY),
        ("! call @me fri", "! call @me monday", "call", ME, MONDAY),
        ("! call @me fri", "! call @me by mon", "call", ME, MONDAY),
        ("! call @me fri", "! call fri", "call", None, FRIDAY),
        ("! call @me fri", "! call @me", "call", ME, None),
        ("! call @me fri", "  !  call  @me  fri ", "call", ME, FRIDAY),
        ("! call", "! call @me fri", "call", ME, FRIDAY),
    ],
)
def test_editing_the_line_edits_the_item(
    writer: Writer, line: str, edited: str, text: str, owner: Owner | None, due: date | None
) -> None:
    writer.write(f"{line}\nx\n")
    writer.go(0)
    writer.replace_line(edited)
    assert writer.item(1).text == "call"

    writer.go(1)

    item = writer.item(1)
    assert (item.text, item.owner, item.due) == (text, owner, due)
    assert len(writer.actions) == 1


@pytest.mark.parametrize(
    ("edited", "owner", "due"),
    [
        ("! call Ana @me fri", THEM, BY_HAND),
        ("! call @me fri please", THEM, BY_HAND),
        ("! call @me", THEM, BY_HAND),
        ("! call fri", THEM, BY_HAND),
        ("! call @me by mon", THEM, MONDAY),
        ("! call @me friday", THEM, FRIDAY),
    ],
)
def test_an_edit_leaves_what_was_changed_by_hand_and_is_not_said_anew(
    writer: Writer, edited: str, owner: Owner, due: date
) -> None:
    writer.write("! call @me fri\nx\n")
    writer.by_hand(replace(writer.item(1), owner=THEM, due=BY_HAND).close(START))
    writer.go(0)
    writer.replace_line(edited)
    writer.go(1)

    item = writer.item(1)
    assert (item.owner, item.due, item.state) == (owner, due, ActionState.DONE)


def test_another_owner_in_the_line_goes_before_the_one_by_hand(writer: Writer) -> None:
    writer.write("! call @me\nx\n")
    writer.by_hand(replace(writer.item(1), owner=None))
    writer.go(0)
    writer.replace_line("! call @dina")
    writer.go(1)

    assert writer.item(1).owner is THEM


def test_a_text_by_hand_stays_until_the_line_has_another(writer: Writer) -> None:
    writer.write("! call @me\nx\n")
    writer.by_hand(replace(writer.item(1), text="phone"))
    for line, text in (("! call @me fri", "phone"), ("! call Ana @me fri", "call Ana")):
        writer.go(0)
        writer.replace_line(line)
        writer.go(1)
        assert writer.item(1).text == text


def test_friday_is_the_one_of_the_day_on_which_it_was_written(writer: Writer) -> None:
    writer.write("! call @me fri\nx\n")
    writer.today = TODAY + timedelta(weeks=2)
    writer.go(0)
    writer.replace_line("! call Ana @me fri")
    writer.go(1)
    assert writer.item(1).due == FRIDAY

    writer.go(0)
    writer.replace_line("! call Ana @me sat")
    writer.go(1)
    writer.go(0)
    writer.replace_line("! call Ana @me saturday")
    writer.go(1)
    assert writer.item(1).due == date(2026, 12, 5)


def test_a_line_that_no_longer_says_its_day_has_none_on_any_later_day(writer: Writer) -> None:
    writer.write("! call fri\nx\n")
    writer.today = TODAY + timedelta(weeks=2)
    writer.go(0)
    writer.cut_line()
    writer.paste(writer.cut)
    writer.go(0)
    writer.replace_line("! call")
    writer.go(1)

    assert writer.item(1).due is None


def test_nor_has_one_that_was_mended_on_a_day_between(writer: Writer) -> None:
    writer.write("! call fri\nx\n")
    for later, line in enumerate(["! call Ana fri", "! call Ana"], 1):
        writer.today = TODAY + timedelta(weeks=later)
        writer.go(0)
        writer.replace_line(line)
        writer.go(1)

    assert writer.item(1).due is None


def test_a_line_that_is_left_with_an_owner_only_lets_its_item_be(writer: Writer) -> None:
    writer.write("! call\nx\n")
    writer.go(0)
    writer.replace_line("! @me")
    writer.go(1)

    assert (writer.said, writer.labels) == (["A1 call"], ["", "", ""])


def test_a_topic_is_edited_until_a_session_takes_it_in(writer: Writer) -> None:
    writer.write("? rota\nx\n")
    writer.go(0)
    writer.replace_line("> rota in May")
    writer.go(1)
    (topic,) = writer.topics.values()
    assert (topic.text, topic.origin) == ("rota in May", Origin.CARRIED)

    writer.topics[topic.id] = replace(topic, taken_in="s2")
    writer.go(0)
    writer.replace_line("> rota in June")
    writer.go(1)

    assert writer.topics == {topic.id: replace(topic, taken_in="s2")}


def test_a_topic_that_was_taken_in_is_not_changed_though_it_is_known() -> None:
    taken = Topic("t1", DINA.id, "rota", START, taken_in="s2")
    link = Link(0, "t1", Mark.ASK, "rota", TODAY)
    opened = Page.of(replace(session(), notes="? rota", links=(link,)))
    moment = Moment("s1", Pair(DINA, topics=(taken,)), START, TODAY, str)

    assert finish(opened.turn("? rota in May"), None, moment)[1] == ()


# Breaking and joining


def test_a_line_that_is_broken_and_joined_again_is_the_same_item(writer: Writer) -> None:
    writer.write("! call the bank and Ana\n")
    writer.go(0, len("! call the bank"))
    writer.write("\n")
    assert writer.said == ["A1 call the bank"]

    writer.erase()
    writer.leave()

    assert writer.said == ["A1 call the bank and Ana"]


def test_of_two_lines_that_are_joined_the_second_item_stands_without_a_line(
    writer: Writer,
) -> None:
    writer.write("! call\n! ask\n")
    writer.go(1, 0)
    writer.erase()
    writer.leave()
    assert (writer.said, writer.labels) == (["A1 call! ask", "A2 ask"], ["A1", ""])

    writer.write("\n")
    writer.leave()
    assert (writer.said, writer.labels) == (["A1 call", "A2 ask"], ["A1", "A2", ""])


# Deleting, cutting and pasting


def test_deleting_the_line_drops_nothing(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0)
    writer.cut_line()

    assert (writer.said, writer.labels) == (["A1 call"], [""])


def test_what_is_typed_again_exactly_is_the_same_item_again(writer: Writer) -> None:
    writer.write("! call\n? rota\nx")
    for _ in range(2):
        writer.go(0)
        writer.cut_line()
    writer.write("! call\n? rota\n! call Ana\n")

    assert writer.said == ["A1 call", "A2 call Ana"]
    assert writer.waiting == ["rota"]


def test_another_promise_in_an_emptied_line_is_another_item(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0)
    writer.erase(len("! call"))
    writer.write("! buy milk")
    writer.leave()

    assert writer.said == ["A1 call", "A2 buy milk"]


def test_a_line_that_is_cut_and_pasted_is_the_same_item(writer: Writer) -> None:
    writer.write("! call\n! ask\nx")
    writer.go(0)
    writer.cut_line()
    writer.go(1, 0)
    writer.paste(writer.cut)

    assert (writer.said, writer.labels) == (["A1 call", "A2 ask"], ["A2", "A1", ""])


def test_so_is_one_that_was_cut_while_it_was_edited(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0)
    writer.write(" Ana")
    writer.cut_line()
    assert writer.said == ["A1 call"]
    writer.paste(writer.cut)

    assert (writer.said, writer.labels) == (["A1 call Ana"], ["A1", ""])


def test_a_line_that_was_ticked_is_still_that_item_elsewhere(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.by_hand(writer.item(1).close(START))
    writer.go(0)
    writer.cut_line()
    writer.paste(writer.cut)

    assert writer.labels == ["A1", ""]
    assert writer.item(1).state is ActionState.DONE


def test_a_copy_is_a_second_promise(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0, 0)
    writer.copy_line()
    writer.paste(writer.cut)
    writer.leave()

    assert (writer.said, writer.labels) == (["A1 call", "A2 call"], ["A1", "A2", ""])


def test_what_went_last_comes_back_first(writer: Writer) -> None:
    writer.paste("! call\n! call\n! call\nx")
    writer.replace_all("x")
    writer.paste("\n! call\n! call\n")

    assert writer.labels == ["", "A2", "A3", ""]


def test_a_line_pasted_over_another_lets_that_item_stand(writer: Writer) -> None:
    writer.write("! call\n! ask\nx")
    writer.go(0)
    writer.cut_line()
    writer.replace_line(writer.cut.rstrip())
    writer.leave()

    assert (writer.said, writer.labels) == (["A1 call", "A2 ask"], ["A1", ""])


def test_notes_that_were_revised_elsewhere_and_pasted_back_keep_their_items(
    writer: Writer,
) -> None:
    writer.paste("# Hers\n! ask SRE about a secondary @me\n! draft the runbook\n? rota\n")
    writer.replace_all(
        "# Hers, revised\n? rota\n! draft the payments runbook\n"
        "! ask SRE about the secondary @me\n! new\n"
    )

    assert writer.labels == ["", "r3", "A2", "A1", "A3", ""]
    assert writer.said == [
        "A1 ask SRE about the secondary",
        "A2 draft the payments runbook",
        "A3 new",
    ]


def test_an_item_taken_back_by_hand_does_not_come_back_with_its_line(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.by_hand(writer.item(1).take_back(START))
    writer.go(0)
    writer.write("!")
    writer.go(1)
    assert writer.said == []

    writer.go(0)
    writer.cut_line()
    writer.paste(writer.cut)
    assert writer.said == ["A2 call!"]


# Another mark


@pytest.mark.parametrize("mark", ["=", "+"])
def test_an_item_whose_line_is_something_else_now_is_taken_back(writer: Writer, mark: str) -> None:
    writer.write("! rotate weekly\n? rota\nx")
    for row in (0, 1):
        writer.go(row, 1)
        writer.erase()
        writer.write(mark)
    writer.leave()

    assert (writer.said, writer.waiting, writer.labels) == ([], [], ["", "", ""])


def test_a_promise_becomes_a_topic_and_the_same_promise_again(writer: Writer) -> None:
    writer.write("! call\nx")
    for mark, said, waiting in (("?", [], ["call"]), ("!", ["A1 call"], []), (">", [], ["call"])):
        writer.go(0, 1)
        writer.erase()
        writer.write(mark)
        writer.go(1)
        assert (writer.said, writer.waiting) == (said, waiting)


def test_what_is_closed_is_not_taken_back_by_another_mark(writer: Writer) -> None:
    writer.write("! call\n? rota\nx")
    writer.by_hand(writer.item(1).close(START))
    (topic,) = writer.topics.values()
    writer.topics[topic.id] = replace(topic, taken_in="s2")
    for row, mark in enumerate("?!"):
        writer.go(row, 1)
        writer.erase()
        writer.write(mark)
    writer.leave()

    assert writer.said == ["A1 call", "A2 rota"]
    assert writer.waiting == ["call"]
    assert not writer.topics[topic.id].taken_back


def test_a_line_without_its_mark_lets_its_item_stand(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0, 2)
    writer.erase(2)
    writer.go(1)
    assert (writer.said, writer.labels) == (["A1 call"], ["", ""])

    writer.go(0, 0)
    writer.write("! ")
    writer.go(1)
    assert (writer.said, writer.labels) == (["A1 call"], ["A1", ""])


def test_lines_that_are_fenced_in_are_their_items_again_when_they_come_out(
    writer: Writer,
) -> None:
    writer.write("x\n! call\n! ask\n")
    writer.go(0)
    writer.write("\n```\n")
    writer.leave()
    assert writer.said == ["A1 call", "A2 ask"]

    writer.go(2)
    writer.cut_line()
    writer.cut_line()
    writer.go(1)
    writer.cut_line()
    assert (writer.said, writer.labels) == (["A1 call", "A2 ask"], ["", "A2", ""])


def test_while_a_fence_is_typed_over_what_it_fences_in_is_left_alone(writer: Writer) -> None:
    writer.write("```\n! code\n```\nx")
    writer.go(0)
    writer.erase()
    writer.write("`sh")
    writer.go(3)

    assert writer.said == []


# Undo and redo


def test_undo_of_enter_takes_the_item_back_and_redo_brings_it_back(writer: Writer) -> None:
    writer.write("! call @me fri\n")
    made = writer.item(1)

    writer.undo()
    assert writer.said == []
    assert writer.item(1).taken_back

    writer.redo()
    assert writer.item(1) == made
    assert writer.labels == ["A1", ""]


def test_a_line_that_is_finished_otherwise_after_undo_is_the_same_item(writer: Writer) -> None:
    writer.write("! call\n")
    writer.undo()
    writer.write(" Ana\n")

    assert writer.said == ["A1 call Ana"]


def test_undo_of_a_line_that_was_left_takes_the_item_back(writer: Writer) -> None:
    writer.write("x\n! call")
    writer.go(0)
    assert writer.said == ["A1 call"]

    writer.undo()

    assert (writer.said, writer.labels) == ([], ["", ""])


def test_undo_of_a_paste_takes_all_its_items_back(writer: Writer) -> None:
    writer.paste("! one\n? two\n! three\n")
    writer.undo()
    assert (writer.said, writer.waiting) == ([], [])

    writer.redo()
    assert (writer.said, writer.waiting) == (["A1 one", "A2 three"], ["two"])


def test_undo_of_an_edit_takes_back_the_edit_and_no_item(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0)
    writer.write(" Ana")
    writer.go(1)
    writer.undo()
    assert writer.labels == ["A1", ""]
    writer.go(1)

    assert writer.said == ["A1 call"]


def test_undo_of_other_lines_leaves_the_item_alone(writer: Writer) -> None:
    writer.write("! call\nx")
    made = writer.item(1)
    writer.go(0)
    writer.write("\n")
    writer.undo()
    writer.undo()

    assert writer.actions == {made.id: made}


def test_undo_of_a_deletion_links_the_line_to_its_item(writer: Writer) -> None:
    writer.write("! call\n! call\nx")
    writer.go(1)
    for _ in range(2):
        writer.cut_line()
        writer.go(0)
    assert writer.labels == [""]

    writer.undo()
    assert writer.labels == ["A1", ""]
    writer.undo()
    assert writer.labels == ["A1", "A2", ""]
    assert writer.said == ["A1 call", "A2 call"]


def test_undo_of_a_paste_of_what_was_cut_lets_the_item_stand_without_a_line(
    writer: Writer,
) -> None:
    writer.write("! call\nx")
    writer.go(0)
    writer.cut_line()
    writer.paste(writer.cut)
    writer.undo()
    assert (writer.said, writer.labels) == (["A1 call"], [""])

    writer.undo()
    assert (writer.said, writer.labels) == (["A1 call"], ["A1", ""])

    for _ in range(3):
        writer.undo()
    assert writer.said == []


def test_what_was_closed_by_hand_is_not_taken_back_by_undo(writer: Writer) -> None:
    writer.write("! call\n")
    dropped = writer.item(1).drop("not needed", START)
    writer.by_hand(dropped)
    writer.undo()
    writer.undo()
    assert writer.item(1) == dropped

    writer.redo()
    writer.redo()
    assert (writer.item(1), writer.labels) == (dropped, ["A1", ""])


def test_what_was_changed_by_hand_comes_back_with_redo(writer: Writer) -> None:
    writer.write("! call fri\n")
    changed = replace(writer.item(1), due=BY_HAND, owner=THEM)
    writer.by_hand(changed)
    writer.undo()
    writer.redo()

    assert writer.item(1) == changed


def test_undo_of_another_mark_is_the_item_again(writer: Writer) -> None:
    writer.write("! call\nx")
    writer.go(0, 1)
    writer.erase()
    writer.write("?")
    writer.go(1)
    writer.undo()
    writer.undo()
    assert (writer.said, writer.waiting, writer.labels) == (["A1 call"], [], ["A1", ""])

    writer.redo()
    writer.redo()
    assert (writer.said, writer.waiting, writer.labels) == ([], ["call"], ["r2", ""])


def test_a_topic_comes_back_though_the_store_does_not_tell_of_it(writer: Writer) -> None:
    writer.write("> rota\n")
    (made,) = writer.topics.values()
    writer.undo()
    writer.redo()

    (again,) = writer.topics.values()
    assert replace(again, created=made.created) == made


def test_undo_to_a_text_that_nobody_remembers_takes_back_what_it_removes() -> None:
    writer = Writer(replace(session(), notes="x"))
    writer.write("\n! call\n")
    known = writer.page

    undone = known.turn("y", Step.UNDO)
    assert [link.undone for link in undone.links] == [True]
    edited = known.turn("y")
    assert [link.undone for link in edited.links] == [False]

    moment = Moment("s1", Pair(DINA, (), tuple(writer.actions.values())), START, TODAY, str)
    _, (taken,) = finish(undone, 0, moment)
    assert taken.taken_back
    assert finish(edited, 0, moment)[1] == ()


def test_undo_leads_to_the_latest_time_at_which_the_text_was_so(writer: Writer) -> None:
    writer.write("x\n! call\n")
    writer.replace_all("x")
    writer.write("y")
    writer.undo()
    assert writer.said == ["A1 call"]

    for _ in range(4):
        writer.undo()
    assert (writer.lines, writer.said) == (("x",), [])


def test_only_so_many_texts_are_remembered(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_REMEMBERED", 5)
    writer.write("! call\nabcdefghij\n")
    for _ in range(3):
        writer.undo()
    assert writer.said == ["A1 call"]

    writer.undo()
    assert writer.said == []


# Coming back


def test_a_session_that_is_resumed_knows_its_lines(writer: Writer) -> None:
    writer.write("! call\n! ask")
    writer.leave()
    writer.go(0)
    writer.cut_line()
    writer.resume()
    writer.write(" SRE\n! call\n")

    assert (writer.said, writer.labels) == (["A1 call", "A2 ask SRE"], ["A2", "A1", ""])


def test_what_was_undone_before_comes_back_when_it_is_typed_again(writer: Writer) -> None:
    writer.write("! call\n")
    writer.undo()
    writer.undo()
    writer.resume()
    writer.write("! call\n")

    assert writer.said == ["A1 call"]


def test_a_line_that_was_not_finished_when_all_ended_is_finished_after_it(writer: Writer) -> None:
    writer.write("! call")
    writer.resume()
    writer.write("\n")

    assert writer.said == ["A1 call"]


def test_links_that_do_not_fit_the_notes_have_no_line() -> None:
    links = tuple(
        Link(line, f"a{n}", Mark.ACTION, "call", TODAY) for n, line in enumerate([0, 0, 7, -3])
    )
    opened = Page.of(replace(session(), notes="! call", links=links))

    assert [link.line for link in opened.links] == [0, NOWHERE, NOWHERE, NOWHERE]


def test_a_line_whose_item_cannot_be_read_makes_no_second_one() -> None:
    link = Link(0, "gone", Mark.ACTION, "call", TODAY)
    writer = Writer(replace(session(), notes="! call\nx", links=(link,)))
    writer.go(0)
    writer.write(" Ana")
    writer.go(1)

    assert writer.actions == {}


def test_settling_is_called_for_by_anything_but_typing_in_the_line(writer: Writer) -> None:
    writer.write("x\ny\n")
    known = writer.page
    assert known.is_settled(2)
    assert not known.is_settled(1)
    assert not known.is_settled(None)
    assert known.turn("x\ny\nz").is_settled(2)
    assert not known.turn("x\nyz\n").is_settled(2)
    assert not known.turn("x\ny\nz\n").is_settled(2)
    assert not Page.of(writer.session).is_settled(2)


def test_a_topic_waits_until_it_is_taken_in_or_taken_back() -> None:
    topic = Topic("t1", DINA.id, "rota", START)
    assert topic.waits
    assert not replace(topic, taken_in="s2").waits
    assert not replace(topic, taken_back=True).waits
