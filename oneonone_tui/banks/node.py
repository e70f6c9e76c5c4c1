"""One place of a YAML file, and the questions that a schema may put to it.

Every scalar is text until a schema asks for something else, so that `no`, `012` and
`2026-01-01` stay what was written. Every answer is checked, and what does not pass is a
`BankError` that names the place.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import NamedTuple

from oneonone_tui.domain.text import one_line

NAME_LIMIT = 64
"""Characters in an id or a tag."""

_NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}")
_FLAGS = {"true": True, "false": False}
_QUOTE_LIMIT = 40
"""Characters of a file that a message repeats."""


class BankError(ValueError):
    """A file that cannot be used: `file:line:column: what is wrong; the mend`."""

    def __init__(self, place: Node, sentence: str) -> None:
        super().__init__(f"{place}: {sentence}")
        self.place = place
        self.sentence = sentence


def quote(text: str) -> str:
    """A piece of a file as a message repeats it: short, and safe on a terminal."""
    line = one_line(text)
    return f'"{line if len(line) <= _QUOTE_LIMIT else line[: _QUOTE_LIMIT - 1] + "…"}"'


def nearest(word: str, known: Collection[str], otherwise: str) -> str:
    """The mend for a word that is none of the known ones: the one that was meant, perhaps."""
    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else otherwise


class Field(NamedTuple):
    """A key of a mapping, with its place, and what stands behind it."""

    key: Node
    value: Node


class Node(NamedTuple):
    """A scalar, list or mapping, with its place.

    A named tuple, because there are thousands, and a frozen dataclass takes twice the time.
    """

    file: str
    """The file's name without its folders: messages are shown on shared screens."""
    line: int
    column: int
    value: str | list[Node] | dict[str, Field]
    cut: bool = False
    """Whether an unquoted scalar ends at a comment that may have been meant as text."""

    def __str__(self) -> str:
        """The place."""
        return f"{self.file}:{self.line}:{self.column}"

    def error(self, sentence: str) -> BankError:
        """The error that says this sentence about this place."""
        return BankError(self, sentence)

    def text(self, limit: int) -> str:
        """Text for people, cleaned to one line.

        Raises:
            BankError: it is missing, too long, cut off by a comment, or no text at all.
        """
        raw = self._scalar()
        if self.cut:
            raise self.error(
                'the text is cut off at " #", which begins a comment; put it in quotes'
            )
        text = one_line(raw)
        if not text:
            raise self.error("there is no text here; write one, or leave the line out")
        if len(text) > limit:
            raise self.error(f"the text has {len(text)} characters; shorten it to {limit}")
        return text

    def name(self) -> str:
        """An id or a tag: what other files and the history refer to.

        Raises:
            BankError: it has other characters than an id may have.
        """
        raw = self._scalar()
        if not _NAME.fullmatch(raw) or len(raw) > NAME_LIMIT:
            raise self.error(
                f"{quote(raw)} cannot be an id or a tag; use a-z and 0-9, joined by single dots "
                f"or hyphens, at most {NAME_LIMIT} characters"
            )
        return raw

    def items(self) -> list[Node]:
        """The items of a list.

        Raises:
            BankError: it is no list.
        """
        if not isinstance(self.value, list):
            raise self.error('a list is expected here; begin each of its lines with "- "')
        return self.value

    def mapping(self) -> dict[str, Field]:
        """The fields of a mapping, whatever their keys are.

        Raises:
            BankError: it is no mapping.
        """
        if not isinstance(self.value, dict):
            raise self.error('"key: value" lines are expected here; write one for each field')
        return self.value

    def fields(self, known: Collection[str]) -> Fields:
        """The fields of a mapping that has these keys and no others.

        Raises:
            BankError: it is no mapping, or has a key that is not known.
        """
        entries = self.mapping()
        for key, field in entries.items():
            if key not in known:
                mend = nearest(key, known, f"the keys are {', '.join(known)}")
                raise field.key.error(f"{quote(key)} is no key here; {mend}")
        return Fields(self, entries)

    def _scalar(self) -> str:
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, dict) and self.value:
            raise self.error(
                f'a text is expected here, but the ": " after {quote(next(iter(self.value)))} '
                "makes it a key; put the whole text in quotes"
            )
        raise self.error("a text is expected here; put it in quotes if it is one")


class Fields(NamedTuple):
    """The fields of a mapping, each asked for by its key."""

    node: Node
    entries: dict[str, Field]

    def get(self, key: str) -> Node | None:
        """What stands behind a key, if the key is there."""
        field = self.entries.get(key)
        return field.value if field else None

    def need(self, key: str) -> Node:
        """What stands behind a key.

        Raises:
            BankError: the key is not there.
        """
        found = self.get(key)
        if found is None:
            raise self.node.error(f"{quote(key)} is missing; add a line that begins {key}:")
        return found

    def items(self, key: str) -> list[Node]:
        """The items of the list behind a key; none without the key."""
        found = self.get(key)
        return found.items() if found else []

    def number(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        """The whole number behind a key, within bounds.

        Raises:
            BankError: it is something else, or not there and without a default.
        """
        if default is not None and key not in self.entries:
            return default
        node = self.need(key)
        raw = node.value
        if isinstance(raw, str) and _NUMBER.fullmatch(raw) and lowest <= int(raw) <= highest:
            return int(raw)
        given = f", not {quote(raw)}" if isinstance(raw, str) else ""
        raise node.error(f"write {quote(key)} as a whole number from {lowest} to {highest}{given}")

    def flag(self, key: str, default: bool) -> bool:
        """The true or false behind a key.

        Raises:
            BankError: it is neither.
        """
        node = self.get(key)
        if node is None:
            return default
        if not isinstance(node.value, str) or node.value not in _FLAGS:
            raise node.error(f"write {quote(key)} as true or false")
        return _FLAGS[node.value]
