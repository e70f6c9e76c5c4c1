"""Which documents may have some words in them, seen in their lines, newest first.

Ten years are 27 MB. They are neither parsed nor kept for a search: a line is lowered, looked
through and forgotten, and parsed where it has all of the words. Lines of one person stand in the
order in which they came, so that the newest of everyone are found by merging their ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from heapq import merge
from operator import itemgetter
from typing import TypeVar

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.recall import Aside, Found, came
from oneonone_tui.domain.session import Session
from oneonone_tui.storage.codec import DocumentError, decode_json
from oneonone_tui.storage.tables import Lines, body

R = TypeVar("R", Session, ActionItem)
S = TypeVar("S", Session, ActionItem, Aside)
T = TypeVar("T")

Step = tuple[str, S | None]
"""A moment as documents write it, and what is from then; or nothing, where some lines were looked
through up to it."""

_BREATH = 16
"""Lines that are looked through in a step: 0.05 ms, and the first step takes one of each stream."""

_WHEN = {
    Session: re.compile(rb'"started": "([^"]*)"'),
    ActionItem: re.compile(rb'"created": "([^"]*)"'),
}
_HEAD = re.compile(rb'"\d+": \{"id": "([^"]*)"')
_NOW = "9"
"""Later than every moment: a step that comes before all others."""

_LETTER = re.compile(rb"\\u(?!2|d[89ab])", re.IGNORECASE)
"""How a letter that is not ASCII is written, as dashes, quotes and emoji are not: what it is
like without its accent is seen when the line is parsed."""


def _in_lines(kind: type[R], lines: Lines, words: Sequence[str]) -> Iterator[Step[R]]:
    """Those of somebody's documents that may have the words, from the last to the first."""
    when = _WHEN[kind]
    moment = ""
    for line, may_have in _looked_through(lines, words):
        moment = _moment(when, line, moment)
        if not may_have:
            yield moment, None
        elif (record := _parsed(kind, line)) is not None:
            yield moment, record


def asides(
    notes: Lines | Iterable[PrivateNotes],
    words: Sequence[str],
    sessions: Lines | Iterable[Session],
) -> Iterator[Step[Aside]]:
    """The private notes of somebody that may have the words, newest first.

    When their sessions began stands in those, and is looked up when some notes were found.
    """
    found: list[PrivateNotes] = []
    if isinstance(notes, Lines):
        for line, may_have in _looked_through(notes, words):
            if not may_have:
                yield _NOW, None
            elif (record := _parsed(PrivateNotes, line)) is not None:
                found.append(record)
    else:
        found += notes
    if not found:
        return
    started = dict(_starts(sessions))
    known = [Aside(each, started[each.id]) for each in found if each.id in started]
    for aside in sorted(known, key=came, reverse=True):
        yield _written(aside.started), aside


def _starts(sessions: Lines | Iterable[Session]) -> Iterator[tuple[str, datetime]]:
    if not isinstance(sessions, Lines):
        yield from ((each.id, each.started) for each in sessions)
        return
    for line in sessions:
        if (head := _HEAD.match(line)) and (when := _WHEN[Session].search(line)):
            with suppress(ValueError):
                moment = datetime.fromisoformat(when[1].decode())
                if moment.tzinfo is not None:
                    yield head[1].decode(), moment


def _looked_through(lines: Lines, words: Sequence[str]) -> Iterator[tuple[bytes, bool]]:
    """The lines that may have the words, from the last to the first; and now and then another
    one, so that who looks can do something else in between."""
    data = lines.data
    plain = [word.encode("ascii") for word in words if word.isascii()]
    all_plain = len(plain) == len(words)
    for count, place in enumerate(reversed(lines.places), 1):
        line = place if isinstance(place, bytes) else data[place : data.find(b"\n", place)]
        lowered = line.lower()
        if (all_plain and all(word in lowered for word in plain)) or (
            b"\\u" in line and _LETTER.search(line)
        ):
            yield line, True
        elif count % _BREATH == 0:
            yield line, False


def _parsed(kind: type[T], line: bytes) -> T | None:
    try:
        return decode_json(kind, body(line.rstrip(b",")))
    except DocumentError:
        return None  # it is told of when the person is read


def steps(kind: type[R], kept: Lines | Iterable[R], words: Sequence[str]) -> Iterator[Step[R]]:
    """Somebody's sessions or action items that may have the words, newest first."""
    return _in_lines(kind, kept, words) if isinstance(kept, Lines) else _in_memory(kept)


def _in_memory(records: Iterable[R]) -> Iterator[Step[R]]:
    """The records of somebody who was read; whether they have the words is seen later."""
    for record in sorted(records, key=came, reverse=True):
        yield _written(came(record)), record


def newest_first(
    streams: Iterable[Iterator[tuple[str, Found | None]]],
) -> Iterator[Found | None]:
    """Several streams as one."""
    for _, found in merge(*streams, key=itemgetter(0), reverse=True):
        yield found


def _moment(when: re.Pattern[bytes], line: bytes, otherwise: str) -> str:
    found = when.search(line)
    return found[1][:19].decode("ascii") if found else otherwise


def _written(moment: datetime) -> str:
    """As a document has it, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
