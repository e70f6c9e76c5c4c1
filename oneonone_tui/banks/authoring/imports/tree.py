"""Questions in a JSON file, whichever way they are laid out in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from oneonone_tui.banks.authoring.imports.item import Found, Item, ListError, Skipped
from oneonone_tui.banks.authoring.imports.table import CATEGORIES, TEXTS, split_categories
from oneonone_tui.banks.node import Field, Node
from oneonone_tui.domain.wording import LANGUAGES

_BEGIN = re.compile(r'\s*[\[{]\s*["\[{\]}]')
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_TEXTS = tuple(name for name in TEXTS if name != "questions")
_NAMES = (*CATEGORIES, "name", "title")
"""Which field of a group names it."""

_LISTS = {*TEXTS, *CATEGORIES, "items", "list", "data", "prompts", "groups", "sections"}
"""Names of lists that say nothing about what is in them."""


class _Pairs(list[tuple[str, Any]]):
    """The fields of an object, in their order."""


def json_items(text: str) -> Iterator[Found]:
    """A list of questions, an object that has one, or an object with one for each category.

    A question is a text, or an object with a text, or with one for each language.

    Raises:
        ListError: it is not JSON, or no list.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_Pairs,
            parse_int=_no_text,
            parse_float=_no_text,
            parse_constant=_no_text,
        )
        if not isinstance(value, list):
            raise ListError('has no list of questions; write them as ["…", "…"]')
        yield from _items(_Placing(text).place(value), ())
    except json.JSONDecodeError as error:
        raise ListError(
            f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg}); mend it there"
        ) from error
    except RecursionError:
        raise ListError("is nested too deep; bring it into a simple list") from None


def looks_like_json(text: str) -> bool:
    """Whether a list or an object begins here, and not a placeholder such as `[name]`."""
    return bool(_BEGIN.match(text))


def _no_text(_: str) -> None:
    """What numbers become: they could be too long to be read."""


class _Placing:
    """Finds the lines of what was parsed, which the parser does not tell.

    Nothing in JSON has a quote except strings, keys among them: they are met in their order.
    """

    def __init__(self, text: str) -> None:
        self._strings = self._lines(text)
        self._line = 1
        """That of the last string."""

    def place(self, value: Any) -> Node:
        """The value with its lines; what is no text is an empty one."""
        if isinstance(value, str):
            self._line = next(self._strings)
            return Node("", self._line, 1, value)
        if isinstance(value, _Pairs):
            fields = {key: Field(self.place(key), self.place(inner)) for key, inner in value}
            first = next((field.key.line for field in fields.values()), self._line)
            return Node("", first, 1, fields)
        if isinstance(value, list):
            return Node("", self._line, 1, [self.place(inner) for inner in value])
        return Node("", self._line, 1, "")

    @staticmethod
    def _lines(text: str) -> Iterator[int]:
        line, end = 1, 0
        for found in _STRING.finditer(text):
            line += text.count("\n", end, found.start())
            end = found.start()
            yield line


def _items(node: Node, categories: tuple[str, ...]) -> Iterator[Found]:
    """The questions in a part of the file, which belongs to these categories."""
    if isinstance(node.value, list):
        for inner in node.value:
            yield from _items(inner, categories)
    elif isinstance(node.value, dict):
        yield from _object(node, node.value, categories)
    elif node.value.strip():
        yield Item(node.line, (("", node.value),), categories)
    else:
        yield Skipped(node.line, "no text")


def _object(node: Node, fields: dict[str, Field], categories: tuple[str, ...]) -> Iterator[Found]:
    for key, field in fields.items():
        if key.casefold() in _TEXTS and not isinstance(field.value.value, list):
            yield _question(fields, key, categories)
            return
    named = next((_texts(f.value) for key, f in fields.items() if key.casefold() in _NAMES), ())
    parts = {key: field.value for key, field in fields.items() if _has_parts(field.value)}
    for key, part in parts.items():
        if key.casefold() in _LISTS:
            if len(parts) == 1 or key.casefold() not in CATEGORIES or not _texts(part):
                yield from _items(part, named or categories)
        else:
            yield from _items(part, (key,))
    if not parts:
        yield Skipped(node.line, "no field named question or text")


def _has_parts(node: Node) -> bool:
    return not isinstance(node.value, str)


def _question(fields: dict[str, Field], key: str, categories: tuple[str, ...]) -> Found:
    text = fields[key].value
    grouping = [name for name in fields if name.casefold() in CATEGORIES]
    ignored = [name for name in fields if name != key and name not in grouping]
    texts = [("", text.value)] if isinstance(text.value, str) else []
    for name, field in text.value.items() if isinstance(text.value, dict) else ():
        code = re.split("[-_]", name.casefold())[0]
        if code in LANGUAGES and isinstance(field.value.value, str):
            texts.append((code, field.value.value))
        else:
            ignored.append(f"{key}.{name}")
    if not any(said.strip() for _, said in texts):
        return Skipped(text.line, "no text in English or Indonesian")
    own = tuple(category for name in grouping for category in _texts(fields[name].value))
    return Item(text.line, tuple(texts), own or categories, tuple(ignored))


def _texts(node: Node) -> tuple[str, ...]:
    """The categories in a text, or in a list of texts."""
    if isinstance(node.value, list):
        return tuple(inner.value for inner in node.value if isinstance(inner.value, str))
    return split_categories(node.value) if isinstance(node.value, str) else ()
