"""Where in a JSON text something stands that was found to be wrong by its path."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_SPACE = re.compile(r"[ \t\r\n]*")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_DECODER = json.JSONDecoder()

Step = str | int


def steps(where: str) -> tuple[Step, ...]:
    """The steps of a path such as `.agenda[0].minutes`."""
    return tuple(name or int(index) for name, index in _STEP.findall(where))


def line_of(text: str, path: Sequence[Step]) -> int:
    """The line of a value in a text that is JSON; of the last one on the path that is there."""
    return text.count("\n", 0, _find(text, _skip(text, 0), path)) + 1


def _find(text: str, at: int, path: Sequence[Step]) -> int:
    if not path or text[at] not in "{[":
        return at
    begin, named, place = at, text[at] == "{", 0
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        key: Step = place
        if named:
            key, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)  # behind the colon
        if key == path[0]:
            return _find(text, at, path[1:])
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
        place += 1
    return begin


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
