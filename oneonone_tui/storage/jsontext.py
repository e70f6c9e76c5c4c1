"""JSON read strictly, and what is wrong with it said without what it says; and how we write it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from typing import Any

Json = Any
"""A value of JSON: None, bool, int, float, str, and lists and dicts of them."""

_LITERAL_END = r"(?![\w.])"


def encode_json(value: Json) -> str:
    """ASCII, on one line.

    Raises:
        ValueError: a number is not finite.
    """
    return _encoder()(value)


@cache
def _encoder() -> Callable[[Json], str]:
    import json  # 1.2 ms, and nobody needs it before something is written

    return json.JSONEncoder(allow_nan=False).encode


class JsonTextError(Exception):
    """What is wrong with a text, and where; nothing of what the text says."""


def parse(data: bytes) -> Json:
    """The value of a JSON text.

    Stricter than the standard library: a key that stands twice in one object, and numbers
    that are not finite, are refused, because to write them back would lose or spoil them.

    Raises:
        JsonTextError: the bytes are not such a text.
    """
    import json

    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise JsonTextError(f"byte {error.start} is not UTF-8 text") from None
    closed = 0

    def unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        nonlocal closed
        closed += 1
        found = dict(pairs)
        if len(found) != len(pairs):
            place = _place(text, "}", closed)
            raise JsonTextError(f"the object that ends at {place} has the same key twice")
        return found

    def finite(literal: str) -> float:
        if math.isfinite(number := float(literal)):
            return number
        place = _place(text, re.escape(literal) + _LITERAL_END, 1)
        raise JsonTextError(f"the number at {place} is not finite")

    try:
        return json.loads(text, object_pairs_hook=unique, parse_constant=finite, parse_float=finite)
    except json.JSONDecodeError as error:  # holds the whole text, so it must not be chained
        what = error.msg.partition(":")[0]  # after the colon may be a character of the text
        raise JsonTextError(
            f"line {error.lineno}, column {error.colno} is not JSON ({what})"
        ) from None
    except RecursionError:
        raise JsonTextError("it is nested too deeply") from None
    except ValueError:  # an integer of thousands of digits; Python will not convert it
        raise JsonTextError("it has a number that is too long") from None


def _place(text: str, token: str, count: int) -> str:
    """The line and column of the n-th occurrence of a token that is not inside a string."""
    found = (
        match.start(1)
        for match in re.finditer(rf'"(?:[^"\\]|\\.)*"|({token})', text)
        if match[1] is not None
    )
    at = next(at for number, at in enumerate(found, 1) if number == count)
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
