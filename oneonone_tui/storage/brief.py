"""Which documents a list of everyone needs, seen in their lines without parsing or copying them.

Of ten years the board shows the last session with each of twenty people, and what is open: 150
documents out of 31,000. A line is left out only where it is certain, from how we write our own
documents, that it is not needed; what is kept may be more, and is looked at again when it is
parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from oneonone_tui.storage.layout import HEAD
from oneonone_tui.storage.tables import Lines, Place

_ENDED = re.compile(
    HEAD + rb', "type": "[ !#-\[\]-~]*", "started": "(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[.\d]*Z"'
    rb', "planned_minutes": \d+, "ended": "'
)
"""A session that was ended. Its beginning is in UTC, to the second: a later one sorts later."""


def needed(table: str, lines: Lines) -> Lines:
    """The lines, of one person's in a table, that `Pair.brief` may be made of, in their order."""
    return Lines(lines.data, _CHOICES[table](lines))


def _sessions(lines: Lines) -> list[Place]:
    """The last ended one, and all that may not have been ended."""
    kept: list[int] = []
    last: list[int] = []
    started = b""
    for number, place in enumerate(lines.places):
        data, at = (place, 0) if isinstance(place, bytes) else (lines.data, place)
        if (head := _ENDED.match(data, at)) is None:
            kept.append(number)
        elif (begun := head[2]) >= started:
            if begun > started:
                started, last = begun, []
            last.append(number)
    return [lines.places[number] for number in sorted(kept + last)]


def _actions(lines: Lines) -> list[Place]:
    """Those that are open; who wrote no state meant that one."""
    return _with(lines, b'"state": "', b'open"')


def _topics(lines: Lines) -> list[Place]:
    """Those that no session has taken up."""
    return _with(lines, b'"taken_in": "', b'"')


def _with(lines: Lines, key: bytes, value: bytes) -> list[Place]:
    """Those in which a key stands anywhere with this value, or nowhere at all."""
    wanted = key + value
    found = []
    for place in lines.places:
        data, at = (place, 0) if isinstance(place, bytes) else (lines.data, place)
        end = data.find(b"\n", at) if at else len(data)
        if data.find(wanted, at, end) >= 0 or data.find(key, at, end) < 0:
            found.append(place)
    return found


_CHOICES: dict[str, Callable[[Lines], list[Place]]] = {
    "sessions": _sessions,
    "actions": _actions,
    "topics": _topics,
}
