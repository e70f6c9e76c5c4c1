"""The next session as an event of a calendar, and action items as its tasks (RFC 5545).

Ours, because the libraries for it (icalendar: 65 ms to import, with two packages of time zones)
are made for times and rules of repetition, and what we write are days: nothing needs a zone.
That calendars understand it is tested with icalendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.text import clean, one_line
from oneonone_tui.share.recap import Reader, words_of

_LONGEST_LINE = 75
"""Octets in a line, its end not counted."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

Entry = list[str]
"""The lines of an event or a task."""


def as_calendar(entries: Iterable[Entry]) -> str:
    """A calendar file with these entries."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//oneonone-tui//EN"]
    for entry in entries:
        lines += entry
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def next_session(session: Session, person: Reader, now: datetime) -> Entry | None:
    """The session that was agreed at the end of this one; None where none was.

    It takes the day and no time of it, as that is what was agreed, and blocks nothing. Imported
    again, it takes the place of what was imported before.
    """
    day = session.next_date
    if day is None or day == date.max:
        return None
    return [
        "BEGIN:VEVENT",
        f"UID:{_plain(session.id)}.next@oneonone-tui",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}",
        f"SUMMARY:{_text(words_of(person.language)['with'] + ' ' + one_line(person.name))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def task(action: ActionItem, person: Reader, now: datetime) -> Entry:
    """An open action item."""
    words = words_of(person.language)
    with_whom = f"{words['with']} {one_line(person.name)}"
    due = [f"DUE;VALUE=DATE:{_day(action.due)}"] if action.due else []
    return [
        "BEGIN:VTODO",
        f"UID:{_plain(action.id)}@oneonone-tui",
        f"DTSTAMP:{_moment(now)}",
        f"CREATED:{_moment(action.created)}",
        *due,
        f"SUMMARY:{_text(one_line(action.text))}",
        f"DESCRIPTION:{_text(f'{action.label}, {with_whom}')}",
        "STATUS:NEEDS-ACTION",
        "END:VTODO",
    ]


def _plain(id: str) -> str:
    """An id, which may come from a file of somebody else."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f"{ord(c):x}" for c in id)


def _text(text: str) -> str:
    return clean(text).translate(_ESCAPED)


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _moment(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{_day(utc)}T{utc:%H%M%S}Z"


def _folded(line: str) -> Iterator[str]:
    """The line in pieces that are short enough, no letter torn; all but the first are indented."""
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode(errors="replace"))
        if octets + size > _LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece += letter
        octets += size
    yield piece
