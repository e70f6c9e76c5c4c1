"""Notes of a past session: what is understood of a file, and what is told where it is not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.domain.action import Owner
from oneonone_tui.share.past_notes import (
    NoteError,
    PastNotes,
    Task,
    Undertaking,
    read_notes,
    undertaking,
)

DAY = date(2026, 11, 20)
DUE = date(2026, 12, 1)


def read(text: str, stem: str = "2026-11-20") -> PastNotes:
    return read_notes(text, stem)


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "notes"])


@pytest.mark.parametrize(
    "stem",
    ["2026-11-20", "Dina 2026-11-20", "1-on-1 Dina 2026-11-20 (2)", "20261120-dina", "2026.11.20",
     "2026_11_20_notes", "2026-11-20 copy of 2026-11-20", "99999999 2026-11-20"],
)  # fmt: skip
def test_the_day_is_in_the_name(stem: str) -> None:
    assert read("x", stem).day == DAY


@pytest.mark.parametrize("stem", ["dina", "2026-13-01", "1120", "2026-11-20 and 21 2026-11-21", ""])
def test_without_one_day_there_is_no_session(stem: str) -> None:
    with pytest.raises(NoteError, match="in its name, none in front matter; put `date: ") as caught:
        read("x", stem)
    assert caught.value.line == 1


def test_front_matter_says_day_person_and_type() -> None:
    notes = read(front("Date: 2026-11-20 # Friday", "person: 'Dina P.'", "type: career"), "x")
    assert (notes.day, notes.at, notes.notes) == (DAY, None, "notes")
    assert notes.person
    assert (notes.person.text, notes.person.line) == ("Dina P.", 3)
    assert notes.type
    assert notes.type.text == "career"


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2026-11-20 14:30", datetime(2026, 11, 20, 14, 30)),  # noqa: DTZ001
        ("2026-11-20T14:30:00Z", datetime(2026, 11, 20, 14, 30, tzinfo=UTC)),
        ('"2026-11-20"', None),
    ],
)
def test_front_matter_may_say_a_time(said: str, at: datetime | None) -> None:
    assert read(front(f"date: {said}"), "1999-01-01").at == at


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        (("date: yesterday",), 2, "`date:` is no day; write it as 2026-11-27"),
        (("x: y", "date: 2026-02-30"), 3, "`date:` is no day; write it as 2026-11-27"),
        (("date: 0001-01-01",), 2, "`date:` is no day; write it as 2026-11-27"),
        (("person: a", "person: b"), 3, "`person:` stands there twice; leave one of them"),
        (("person:", "  - a"), 2, "`person:` says nothing on its line; write it there"),
    ],
)
def test_a_fault_in_front_matter_is_told_with_its_line(
    lines: tuple[str, ...], line: int, what: str
) -> None:
    with pytest.raises(NoteError) as caught:
        read(front(*lines))
    assert (caught.value.line, str(caught.value)) == (line, what)


def test_other_fields_are_told_and_left_out() -> None:
    notes = read(front("tags: [a, b]", "list:", "  - x", "- y", "Mood: good"))
    assert notes.ignored == ("tags", "list", "Mood")
    assert notes.notes == "notes"


def test_a_line_across_the_page_is_no_front_matter() -> None:
    assert read("---\nperson: x").notes == "---\nperson: x"
    assert read("").notes == ""


def test_tasks_become_promises_and_everything_else_stays() -> None:
    notes = read(
        "# Growth\ntext\n- [ ] one\n* [x] two\n  1. [X] three\n- plain\n- [-] dropped\n-[ ] no\n"
        "- [ ]\n```\n- [ ] code\n```\n## End\n"
    )
    assert notes.tasks == (Task(3, "one", False), Task(4, "two", True), Task(5, "three", True))
    assert notes.notes == (
        "# Growth\ntext\n- plain\n- [-] dropped\n-[ ] no\n- [ ]\n```\n- [ ] code\n```\n## End"
    )


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    assert read(front("person: x") + "\n- [ ] one").tasks == (Task(5, "one", False),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ask SRE @me 📅 2026-12-01", Undertaking("ask SRE", Owner.ME, DUE, None, "")),
        ("📅 2026-12-01 ask @dina SRE", Undertaking("ask SRE", Owner.THEM, DUE, None, "")),
        ("ask SRE (@them) 📅2026-12-01", Undertaking("ask SRE", Owner.THEM, DUE, None, "")),
        ("ask @rina", Undertaking("ask @rina", None, None, None, "")),
        ("ask SRE fri", Undertaking("ask SRE", None, date(2026, 11, 27), None, "")),
        ("ask SRE fri 📅 2026-12-01", Undertaking("ask SRE fri", None, DUE, None, "")),
        ("ask 📅 2026-02-30 SRE",
         Undertaking("ask 📅 2026-02-30 SRE", None, None, None, "2026-02-30")),
        ("ask ✅ 2026-12-01 @me", Undertaking("ask", Owner.ME, None, DUE, "")),
        ("ask by next blursday",
         Undertaking("ask by next blursday", None, None, None, "next blursday")),
    ],
)  # fmt: skip
def test_a_task_says_who_and_when(text: str, said: Undertaking) -> None:
    assert undertaking(Task(1, text, False), DAY, "Dina Prameswari", "en") == said


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a\n" + "x" * 2001, 2, "2001 characters in one line; break it, 2000 are the most"),
        ("x\n" * 150_000, 1, "more than 256 KB of notes; divide it"),
    ],
)
def test_notes_that_are_too_long_are_told(text: str, line: int, what: str) -> None:
    with pytest.raises(NoteError) as caught:
        read(text)
    assert (caught.value.line, str(caught.value)) == (line, what)


def test_what_could_act_on_a_terminal_is_made_visible() -> None:
    notes = read("a\x1b]52;c;x\x07\r\n- [ ] b\x00 \u202ec")
    assert notes.notes == "a␛]52;c;x␇"
    assert notes.tasks[0].text == "b␀ \ufffdc"


@given(st.text(alphabet="---\n:date:person:[]x- `~#\r\u2028 2026", max_size=80) | st.text())
def test_any_text_is_notes_or_one_sentence(text: str) -> None:
    outcome = attempt(text)
    if isinstance(outcome, NoteError):
        assert 1 <= outcome.line <= len(text) + 1
        assert "\n" not in str(outcome)
    else:
        assert outcome.day == DAY


def attempt(text: str) -> PastNotes | NoteError:
    try:
        return read(text)
    except NoteError as error:
        return error
