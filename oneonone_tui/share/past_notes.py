"""Notes of a past session in a Markdown file, read as the session that they are of.

The day stands in the file's name or in its front matter, which may also say who it was and what
kind of session. `- [ ]` lines are promises, everything else stays notes. Nothing is guessed: what
is not understood stays text, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.mark import fence_behind
from oneonone_tui.domain.promise import read_promise, take_owner
from oneonone_tui.domain.text import LINE_LIMIT, NOTE_LIMIT, clean, one_line
from oneonone_tui.domain.value import value

YEARS = range(1970, 2201)
"""The years in which a day may be: beyond them it is a slip, and arithmetic has an end."""

_FIELDS = ("date", "person", "type")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_FIELD = re.compile(r"[A-Za-z][\w -]*")
_TASK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\]\s+(\S.*)")
_DUE = re.compile(r"📅\ufe0f?\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_DONE = re.compile(r"✅\ufe0f?\s*(\d{4}-\d{2}-\d{2})(?!\d)")


class NoteError(Exception):
    """The notes cannot be taken in: the line, what is wrong, and the mend."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


@value
class Field:
    """What the front matter says of one thing, and on which line."""

    text: str
    line: int


@value
class Task:
    """A `- [ ]` line; a ticked one was kept."""

    line: int
    text: str
    ticked: bool


@value
class PastNotes:
    """What a file says."""

    day: date
    at: datetime | None
    """When the session began, where it says a time; without a zone it is this machine's."""
    person: Field | None
    type: Field | None
    tasks: tuple[Task, ...]
    notes: str
    """Everything but front matter and tasks, headings too."""
    ignored: tuple[str, ...]
    """The fields of the front matter that a session has no place for."""


@value
class Undertaking:
    """What a task says."""

    text: str
    owner: Owner | None
    due: date | None
    done: date | None
    unclear: str
    """What looks like a day and is none; it is still in the text."""


def read_notes(text: str, stem: str) -> PastNotes:
    """The session of a text.

    Args:
        stem: the name of the file without its ending.

    Raises:
        NoteError: no day is named, or more than one, or the text is too long.
    """
    lines = clean(text).split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            raise NoteError(
                number, f"{len(line)} characters in one line; break it, {LINE_LIMIT} are the most"
            )
    begin, fields, ignored = _front_matter(lines)
    day, at = _day(fields.get("date"), stem)
    tasks, notes = _tasks(lines, begin)
    if len(notes) > NOTE_LIMIT:
        raise NoteError(1, f"more than {NOTE_LIMIT // 1024} KB of notes; divide it")
    return PastNotes(day, at, fields.get("person"), fields.get("type"), tasks, notes, ignored)


def undertaking(task: Task, day: date, name: str, language: str) -> Undertaking:
    """What a task says: its owner, `📅` and the day, or the day in words at the end.

    Args:
        day: of the session, from which «fri» counts.
        name: the other person's, as in `read_promise`.
    """
    text, done, wrong = _dated(task.text, _DONE)
    text, due, wrong_due = _dated(text, _DUE)
    if due or wrong_due:
        owner, words = take_owner(text.split(), name)
        return Undertaking(" ".join(words), owner, due, done, wrong_due or wrong)
    said = read_promise(text, day, name, language)
    return Undertaking(said.text, said.owner, said.due, done, said.unclear or wrong)


def read_iso_day(written: str) -> date | None:
    """A day such as 2026-11-27; None where it is none."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _dated(text: str, sign: re.Pattern[str]) -> tuple[str, date | None, str]:
    """The text without a sign and its day, and the day; or as it was, and what is no day."""
    found = sign.search(text)
    if not found:
        return text, None, ""
    if day := read_iso_day(found[1]):
        return one_line(text[: found.start()] + " " + text[found.end() :]), day, ""
    return text, None, found[1]


def _front_matter(lines: list[str]) -> tuple[int, dict[str, Field], tuple[str, ...]]:
    """Where the notes begin, the fields before them that we know, and the names of the others."""
    if lines[0].rstrip() != "---":
        return 0, {}, ()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    if not end:  # then it is a line across the page
        return 0, {}, ()
    known: dict[str, Field] = {}
    ignored = []
    for number, line in enumerate(lines[1:end], 2):
        given, _, text = line.partition(":")
        if given == line or text[:1].strip() or not _FIELD.fullmatch(given):
            continue  # what a field further up goes on with
        name, text = given.strip().casefold(), _value(text)
        if name not in _FIELDS:
            ignored.append(one_line(given))
        elif name in known:
            raise NoteError(number, f"`{name}:` stands there twice; leave one of them")
        elif not text:
            raise NoteError(number, f"`{name}:` says nothing on its line; write it there")
        else:
            known[name] = Field(text, number)
    return end + 1, known, tuple(ignored)


def _value(text: str) -> str:
    """A value without its comment and its quotes."""
    text = text.strip()
    if text[:1] in ("'", '"'):
        closing = text.find(text[0], 1)
        return one_line(text[1:closing] if closing > 0 else text)
    return one_line(re.split(r"(?:^|\s)#", text, maxsplit=1)[0])


def _day(field: Field | None, stem: str) -> tuple[date, datetime | None]:
    if field:
        if day := read_iso_day(field.text):
            return day, None
        try:
            at = datetime.fromisoformat(field.text)
        except ValueError:
            at = None
        if at is None or at.year not in YEARS:
            raise NoteError(field.line, "`date:` is no day; write it as 2026-11-27")
        return at.date(), at
    named = ("-".join((found[1], found[3], found[4])) for found in _IN_NAME.finditer(stem))
    days = {day for said in named if (day := read_iso_day(said))}
    if len(days) == 1:
        return days.pop(), None
    which = "more than one day" if days else "no day"
    raise NoteError(
        1, f"{which} in its name, none in front matter; put `date: 2026-11-27` between two `---`"
    )


def _tasks(lines: list[str], begin: int) -> tuple[tuple[Task, ...], str]:
    """The tasks, and the notes without them."""
    tasks = []
    notes = []
    for number, line, in_code in _with_code(lines, begin):
        if not in_code and (found := _TASK.match(line)):
            tasks.append(Task(number, one_line(found[2]), found[1] != " "))
        else:
            notes.append(line.rstrip())
    return tuple(tasks), "\n".join(notes).strip("\n")


def _with_code(lines: list[str], begin: int) -> Iterator[tuple[int, str, bool]]:
    fence = ""
    for number, line in enumerate(lines[begin:], begin + 1):
        inside = bool(fence)
        fence = fence_behind(line.lstrip(), fence)
        yield number, line, inside


def noon(day: date) -> datetime:
    """The middle of a day on this machine's calendar: when a session was whose time is unknown."""
    return datetime.combine(day, time(12)).astimezone()
