"""Which documents may have some words in them, seen in their lines, newest first.

Ten years are 27 MB. They are neither parsed nor kept for a search: a line is lowered, looked
through and forgotten, and parsed where it has all of the words. Lines of one person stand in the
order in which they came, so that the newest of everyone are found by merging their ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from heapq import merge
from operator import itemgetter
from typing import TypeVar

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.recall import came
from oneonone_tui.domain.session import Session
from oneonone_tui.storage.codec import DocumentError, decode_json
from oneonone_tui.storage.tables import Lines, body

R = TypeVar("R", Session, ActionItem)

Step = tuple[str, R | None]
"""A moment as documents write it, and what is from then; or nothing, where some lines were looked
through up to it."""

_BREATH = 16
"""Lines that are looked through in a step: 0.05 ms, and the first step takes one of each stream."""

_WHEN = {
    Session: re.compile(rb'"started": "([^"]*)"'),
    ActionItem: re.compile(rb'"created": "([^"]*)"'),
}
_LETTER = re.compile(rb"\\u(?!2|d[89ab])", re.IGNORECASE)
"""How a letter that is not ASCII is written, as dashes, quotes and emoji are not: what it is
like without its accent is seen when the line is parsed."""


def in_lines(kind: type[R], lines: Lines, words: Sequence[str]) -> Iterator[Step[R]]:
    """Those of somebody's documents that may have the words, from the last to the first."""
    data, when = lines.data, _WHEN[kind]
    plain = [word.encode("ascii") for word in words if word.isascii()]
    all_plain = len(plain) == len(words)
    moment = ""
    for count, place in enumerate(reversed(lines.places), 1):
        line = place if isinstance(place, bytes) else data[place : data.find(b"\n", place)]
        lowered = line.lower()
        if (all_plain and all(word in lowered for word in plain)) or (
            b"\\u" in line and _LETTER.search(line)
        ):
            moment = _moment(when, line, moment)
            try:
                yield moment, decode_json(kind, body(line.rstrip(b",")))
            except DocumentError:
                continue  # it is told of when the person is read
        elif count % _BREATH == 0:
            moment = _moment(when, line, moment)
            yield moment, None


def in_memory(records: Iterable[R]) -> Iterator[Step[R]]:
    """The records of somebody who was read; whether they have the words is seen later."""
    for record in sorted(records, key=came, reverse=True):
        yield _written(came(record)), record


def newest_first(
    streams: Iterable[Iterator[tuple[str, Session | ActionItem | None]]],
) -> Iterator[Session | ActionItem | None]:
    """Several streams as one."""
    for _, found in merge(*streams, key=itemgetter(0), reverse=True):
        yield found


def _moment(when: re.Pattern[bytes], line: bytes, otherwise: str) -> str:
    found = when.search(line)
    return found[1][:19].decode("ascii") if found else otherwise


def _written(moment: datetime) -> str:
    """As a document has it, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
