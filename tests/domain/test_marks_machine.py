"""Whatever is done to the notes, lines and records never drift apart (R13, R14).

A machine writes, cuts, pastes, moves, splits, joins, undoes and redoes at random, changes items
by hand in between, and comes back to the session later; it looks at everything after each step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.link import NOWHERE
from oneonone_tui.domain.mark import Mark, Marked, marked_lines
from oneonone_tui.domain.promise import Promise, read_promise

from .records import DINA
from .writer import Writer

WORDS = ["ask SRE", "call the bank", "call", "x", "@me", "@dina", "fri", "besok", "! x", "? x"]
LINES = [
    "! call the bank @me fri",
    "! call the bank",
    "! call",
    "  ! ask SRE besok",
    "! x",
    "? x",
    "? what about the rota",
    "> x",
    "= we rotate weekly",
    "+ well done",
    r"\! x",
    "- ! x",
    "!",
    "! ",
    "! @me",
    "a plain line",
    "",
]
TEXTS = ["call", "call the bank", "ask SRE"]
OWNERS = ["", "@me", "@dina"]
DAYS = ["", "fri", "besok"]
FENCE = "```"


@dataclass
class Told:
    """What a line has told a record, and what the record must therefore be."""

    read: Promise
    """What the line last said."""
    day: str
    """The words in which it said the day."""
    owner: Owner | None
    due: date | None
    text: str


def marked(line: str) -> bool:
    return bool(dict(marked_lines([line])))


def day_of(text: str, promise: Promise) -> str:
    """The words that were read as the day: neither the promise, where an owner may stand too,
    nor its owner."""
    rest = text.split()
    for word in promise.text.split():
        rest.remove(word)
    return " ".join(word for word in rest if word not in ("@me", "@dina"))


class Notes(RuleBasedStateMachine):
    """Notes that are written in every possible way."""

    LOSSY = False

    def __init__(self) -> None:
        super().__init__()
        self.writer = Writer(lossy=self.LOSSY, watch=self.every_item_is_what_its_line_told_it)
        self.told: dict[str, Told] = {}

    @initialize(lines=st.lists(st.sampled_from(LINES), max_size=5))
    def begin(self, lines: list[str]) -> None:
        self.writer.paste("\n".join(lines))

    @property
    def is_a_fence(self) -> bool:
        """Whether the cursor is on one: while it is written, what it fences in is not settled."""
        return FENCE in self.writer.lines[self.writer.row]

    # Writing

    @rule(words=st.sampled_from(WORDS), end=st.sampled_from(["", "\n"]))
    def write(self, words: str, end: str) -> None:
        assume(not self.is_a_fence)
        self.writer.write(words + end)

    @rule(line=st.sampled_from(LINES))
    def write_a_line(self, line: str) -> None:
        self.writer.go(self.writer.row)
        self.writer.write("\n" + line + "\n")

    @rule(count=st.integers(1, 6))
    def erase(self, count: int) -> None:
        assume(not self.is_a_fence and count <= self.writer.column)
        self.writer.erase(count)

    @rule(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=4), end=st.booleans())
    def paste(self, lines: list[str], end: bool) -> None:
        self.writer.paste("\n".join(lines) + "\n" * end)

    @rule(line=st.sampled_from(LINES))
    def paste_over_the_line(self, line: str) -> None:
        assume(not self.is_a_fence)
        self.writer.replace_line(line)

    @rule(data=st.data())
    def reword(self, data: st.DataObject) -> None:
        rows = [row for row, line in enumerate(self.writer.lines) if marked(line)]
        assume(rows)
        self.writer.go(data.draw(st.sampled_from(rows)))
        words = ([self.writer.lines[self.writer.row].split()[0]], TEXTS, OWNERS, DAYS)
        self.writer.replace_line(" ".join(data.draw(st.sampled_from(part)) for part in words))

    @rule(sign=st.sampled_from("!?>+=x"))
    def change_the_sign(self, sign: str) -> None:
        writer = self.writer
        line = writer.lines[writer.row]
        assume(line[:1] in {*Mark})
        writer.go(writer.row, 1)
        writer.erase()
        writer.write(sign)

    @rule(data=st.data())
    def replace_everything(self, data: st.DataObject) -> None:
        lines = data.draw(st.permutations(self.writer.lines))
        new = data.draw(st.lists(st.sampled_from(LINES), max_size=2))
        gone = data.draw(st.integers(0, 2))
        self.writer.replace_all("\n".join([*lines[gone:], *new]))

    @rule()
    def cut_a_line(self) -> None:
        self.writer.cut_line()

    @rule()
    def fence_in(self) -> None:
        self.writer.go(self.writer.row)
        self.writer.paste(f"\n{FENCE}\n")

    # What makes nothing new

    @contextmanager
    def nothing_changes(self) -> Iterator[None]:
        """All was finished before, no line says anything else now: all is as it was."""
        assume(not any(FENCE in line for line in self.writer.lines))
        self.writer.leave()
        before = self.writer.actions.copy(), self.writer.topics.copy()
        lines = sorted(map(str.strip, self.writer.lines))
        yield
        self.writer.leave()
        assert sorted(map(str.strip, self.writer.lines)) == lines
        assert (self.writer.actions, self.writer.topics) == before

    @rule(data=st.data())
    def move_a_line(self, data: st.DataObject) -> None:
        with self.nothing_changes():
            self.writer.move_line(data.draw(st.integers(0, len(self.writer.lines) - 1)))

    @rule(data=st.data())
    @precondition(lambda self: len(self.writer.lines) > 1)
    def cut_and_paste_elsewhere(self, data: st.DataObject) -> None:
        with self.nothing_changes():
            self.writer.cut_line()
            row = data.draw(st.integers(0, len(self.writer.lines) - 1))
            self.writer.go(row, 0)
            self.writer.paste(self.writer.cut)

    @rule(data=st.data())
    def shuffle(self, data: st.DataObject) -> None:
        with self.nothing_changes():
            self.writer.replace_all("\n".join(data.draw(st.permutations(self.writer.lines))))

    @rule()
    def indent(self) -> None:
        with self.nothing_changes():
            self.writer.go(self.writer.row, 0)
            self.writer.write("  ")

    @rule()
    def come_back(self) -> None:
        with self.nothing_changes():
            self.writer.resume()

    @rule(data=st.data())
    def break_and_join(self, data: st.DataObject) -> None:
        assume(not any(FENCE in line for line in self.writer.lines))
        writer = self.writer
        writer.leave()
        assume(writer.labels[writer.row] or not marked(writer.lines[writer.row]))
        before = writer.labels, writer.standing
        writer.go(writer.row, data.draw(st.integers(0, len(writer.lines[writer.row]))))
        writer.write("\n")
        writer.erase()
        writer.leave()
        assert (writer.labels, writer.standing) == before

    @rule()
    def finish_twice(self) -> None:
        self.writer.leave()
        page = self.writer.page
        assert self.writer.settle(None) == ()
        assert self.writer.page == page

    # Moving about, in the notes and in time

    @rule(data=st.data())
    def go(self, data: st.DataObject) -> None:
        row = data.draw(st.integers(0, len(self.writer.lines) - 1))
        self.writer.go(row, data.draw(st.integers(0, len(self.writer.lines[row]))))

    @rule()
    def leave(self) -> None:
        self.writer.leave()

    @rule(days=st.integers(1, 3))
    def another_day(self, days: int) -> None:
        self.writer.today += timedelta(days=days)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.writer.done))):
            change = self.writer.done[-1]
            self.writer.undo()
            for record in self.is_as_before(change.labels, change.stood):
                assert not self.can_be_taken_back(record), "what is younger is taken back"

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.writer.undone))):
            change = self.writer.undone[-1]
            self.writer.redo()
            # A line that was finished only between an undo and this stands when it goes again,
            # as one that is deleted.
            self.is_as_before(change.labels, change.stood)

    @rule(steps=st.integers(1, 8))
    def back_and_forth(self, steps: int) -> None:
        writer = self.writer
        writer.leave()
        before = writer.labels, writer.standing
        steps = min(steps, len(writer.done))
        for _ in range(steps):
            writer.undo()
        for _ in range(steps):
            writer.redo()
        writer.leave()
        assert (writer.labels, writer.standing) == before or self.LOSSY

    def is_as_before(self, labels: list[str], stood: frozenset[str]) -> frozenset[str]:
        """Each line is the record that it was; returns the younger ones that stand."""
        if self.LOSSY:
            return frozenset()
        writer = self.writer
        assert stood <= writer.standing
        since = writer.standing - stood
        younger = {writer.label(record) for record in since}
        for was, label in zip(labels, writer.labels, strict=True):
            assert label == was or (not was and label in younger)
        return since

    def can_be_taken_back(self, record: str) -> bool:
        if record in self.writer.actions:
            return self.writer.actions[record].is_open
        return self.writer.topics[record].waits

    # By hand

    def some_action(self, data: st.DataObject) -> ActionItem:
        actions = [action for action in self.writer.actions.values() if not action.taken_back]
        assume(actions)
        return data.draw(st.sampled_from(actions))

    def by_hand(self, action: ActionItem) -> None:
        self.writer.by_hand(action)
        told = self.told[action.id]
        told.text, told.owner, told.due = action.text, action.owner, action.due

    @rule(data=st.data())
    def tick(self, data: st.DataObject) -> None:
        action = self.some_action(data)
        now = self.writer.session.started
        self.by_hand(action.close(now) if action.is_open else action.reopen())

    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        self.by_hand(self.some_action(data).drop("no", self.writer.session.started))

    @rule(data=st.data())
    def change_by_hand(self, data: st.DataObject) -> None:
        action = self.some_action(data)
        changed = (
            replace(action, due=date(2027, 1, 1)),
            replace(action, due=None),
            replace(action, owner=Owner.THEM),
            replace(action, owner=None),
            replace(action, text="by hand"),
        )
        self.by_hand(data.draw(st.sampled_from(changed)))

    @rule()
    def another_session_takes_the_topics_in(self) -> None:
        for topic in self.writer.topics.values():
            if topic.waits:
                self.writer.topics[topic.id] = replace(topic, taken_in="s2")

    # What always holds

    def finished(self) -> dict[int, Marked]:
        """The marked lines that are finished and have something to say."""
        return {
            line: found
            for line, found in marked_lines(self.writer.lines)
            if line != self.writer.unfinished and found.mark.makes_record and self.text_of(found)
        }

    def text_of(self, found: Marked) -> str:
        return self.read(found.text).text if found.mark is Mark.ACTION else found.text

    def read(self, text: str) -> Promise:
        return read_promise(text, self.writer.today, DINA.name)

    @invariant()
    def no_two_lines_are_one_record_and_no_line_is_two(self) -> None:
        links = self.writer.page.links
        lines = [link.line for link in links if link.line != NOWHERE]
        records = [link.record for link in links]
        assert len(set(lines)) == len(lines)
        assert len(set(records)) == len(records)
        assert set(records) == {*self.writer.actions, *self.writer.topics}
        assert all(0 <= line < len(self.writer.lines) for line in lines)

    @invariant()
    def every_finished_line_is_a_record_that_stands(self) -> None:
        links = {link.line: link for link in self.writer.page.links}
        for line, found in self.finished().items():
            link = links[line]
            assert link.mark is found.mark
            assert link.record in self.writer.standing
            topic = self.writer.topics.get(link.record)
            if topic and topic.waits:
                assert topic.text == found.text

    @invariant()
    def every_item_is_what_its_line_told_it(self) -> None:
        writer = self.writer
        finished = self.finished()
        lines = {link.record: link.line for link in writer.page.links}
        for record, action in writer.actions.items():
            if found := finished.get(lines[record]):
                self.tell(record, found.text)
            told = self.told[record]  # a new item always has a line that told it
            assert (action.text, action.owner, action.due) == (told.text, told.owner, told.due)

    def tell(self, record: str, text: str) -> None:
        new = self.read(text)
        day = day_of(text, new)
        told = self.told.setdefault(record, Told(new, day, new.owner, new.due, new.text))
        old = told.read
        if new.text != old.text:
            told.text = new.text
        if new.owner != old.owner and (new.owner or told.owner == old.owner):
            told.owner = new.owner
        if day != told.day and (new.due or told.due == old.due):
            told.due = new.due
        if (new.text, new.owner, day) != (old.text, old.owner, told.day):
            told.read = new if day != told.day else replace(new, due=old.due)
            told.day = day

    @invariant()
    def numbers_go_on_and_on(self) -> None:
        numbers = [action.number for action in self.writer.actions.values()]
        assert numbers == list(range(1, len(numbers) + 1))

    @invariant()
    def nothing_vanishes_but_by_undo_or_another_sign(self) -> None:
        writer = self.writer
        back = {link.record: link for link in writer.page.links if link.undone}
        assert set(back) == {*writer.actions, *writer.topics} - writer.standing


class HastyNotes(Notes):
    """As typed by somebody who is faster than the program hears."""

    LOSSY = True


TestNotes = Notes.TestCase
TestNotes.settings = settings(max_examples=100, stateful_step_count=40)
TestHastyNotes = HastyNotes.TestCase
TestHastyNotes.settings = settings(max_examples=50, stateful_step_count=40)


@pytest.mark.slow
@pytest.mark.parametrize("notes", [Notes, HastyNotes])
def test_lines_and_records_never_drift_apart_in_the_long_run(notes: type[Notes]) -> None:
    run_state_machine_as_test(notes, settings=settings(max_examples=1_000, stateful_step_count=60))
