"""Safe reading of YAML that a person wrote: a file becomes nodes, or a sentence.

The nodes are built in one pass over the parser's events and never composed by PyYAML:
its C composer recurses and crashes on deep nesting, its constructors change types and drop
duplicate keys, and aliases would let a small file unfold without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from oneonone_tui.banks.node import BankError, Field, Node, quote
from oneonone_tui.domain.text import one_line

SIZE_LIMIT = 1024 * 1024
"""Bytes in a file."""

DEPTH_LIMIT = 12
"""Lists and mappings inside each other."""

NODE_LIMIT = 20_000
"""Scalars, lists and mappings in a file."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # PyYAML may come without libyaml
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML 1.1 counts as a line's end
_COMMENT = re.compile("[ \t]+#")
_MENDS = (
    ("mapping values", 'a ": " cannot stand here; put a text that has one in quotes'),
    ("cannot start any token", "a text cannot begin like this; put it in quotes, or if this is "
     "a tab, use spaces"),
    ("could not find expected ':'", 'this line has no key; write "key: value", or put a longer '
     "text in quotes"),
    ("nesting depth", "this is nested too deep; check the brackets"),  # libyaml itself, at 1,000
    ("end of stream", "what begins here is never closed; close it, most likely with a quote"),
)  # fmt: skip


def read(path: Path) -> Node:
    """The content of a YAML file; an empty file is an empty mapping.

    Raises:
        FileNotFoundError: there is no such file.
        BankError: it cannot be read, or is not the plain YAML that is accepted here.
    """
    file = one_line(path.name)
    start = Node(file, 1, 1, {})
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise start.error(f"the file cannot be read ({error.strerror}); check it") from error
    if len(content) > SIZE_LIMIT:
        raise start.error("the file is larger than 1 MB; divide it into several")
    return _Builder(file, _decoded(content, file)).build() or start


def _decoded(content: bytes, file: str) -> str:
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        place = _place(file, before, len(before))
        raise place.error("the file is not UTF-8 from here on; save it as UTF-8") from error
    if found := _FORBIDDEN.search(source):
        place = _place(file, source, found.start())
        raise place.error(f"the character U+{ord(found[0]):04X} is not allowed; remove it")
    return source


def _place(file: str, source: str, index: int) -> Node:
    """The node for an index into a source that has not been parsed."""
    ends = [found.end() for found in _BREAK.finditer(source, 0, index)]
    return Node(file, len(ends) + 1, index - (ends[-1] if ends else 0) + 1, "")


class _Builder:
    """Builds the nodes of one document out of the parser's events, without recursion."""

    def __init__(self, file: str, source: str) -> None:
        self._file = file
        self._source = source
        self._root: list[Node] = []
        self._open: list[Node] = [Node(file, 1, 1, self._root)]
        """The lists and mappings that are not finished, below a list for the document."""
        self._keys: list[Node | None] = [None]
        """For each of them the key that waits for its value."""
        self._count = 0

    def build(self) -> Node | None:
        for event in self._events():
            if isinstance(event, yaml.NodeEvent):
                self._add(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
                self._keys.pop()
            elif isinstance(event, yaml.DocumentStartEvent) and self._root:
                raise self._at(event.start_mark).error(
                    'a second document begins here; remove the "---", or use a file for each'
                )
        return self._root[0] if self._root else None

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self._source, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            raise self._translated(error) from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The Python parser lets chr() complain about an escape such as "\UFFFFFFFF".
            raise Node(self._file, 1, 1, "").error(
                f"this is not YAML ({one_line(str(error))}); check the escapes in its quotes"
            ) from error

    def _translated(self, error: yaml.MarkedYAMLError) -> BankError:
        problem, context = str(error.problem), str(error.context)
        begins = "quoted scalar" in context or "simple key" in context
        node = self._at(error.context_mark if begins else error.problem_mark)
        for sign, sentence in _MENDS:
            if sign in problem:
                return node.error(sentence)
        return node.error(
            f"this is not YAML ({one_line(problem)}); check the quotes and the indentation here"
        )

    def _add(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.ScalarEvent):
            # An unquoted text is cut silently: `- Is C# ok # maybe` loses its end.
            end: Any = event.end_mark
            cut = not event.style and bool(_COMMENT.match(self._source, end.index))
            node = self._at(event.start_mark, event.value, cut)
        else:
            is_list = isinstance(event, yaml.SequenceStartEvent)
            node = self._at(event.start_mark, [] if is_list else {})
        self._refuse(event, node)
        self._attach(node)
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append(node)
            self._keys.append(None)

    def _refuse(self, event: yaml.NodeEvent, node: Node) -> None:
        """Raise on what is never accepted, before anything is made of it."""
        self._count += 1
        if isinstance(event, yaml.AliasEvent):
            raise node.error('a text cannot begin with "*", an alias; put it in quotes')
        if event.anchor is not None:
            raise node.error('a text cannot begin with "&", an anchor; put it in quotes')
        if getattr(event, "tag", None) is not None:
            raise node.error('a text cannot begin with "!", a tag; put it in quotes')
        if self._count > NODE_LIMIT:
            raise node.error(f"there are over {NODE_LIMIT} entries; divide the file into several")
        if isinstance(event, yaml.CollectionStartEvent) and len(self._open) > DEPTH_LIMIT:
            raise node.error(f"this is nested over {DEPTH_LIMIT} deep; check the brackets")

    def _attach(self, node: Node) -> None:
        """Make a node an item, a key or a value of what it stands in."""
        into, key = self._open[-1].value, self._keys[-1]
        if isinstance(into, list):
            into.append(node)
        elif isinstance(into, dict) and key is None:
            self._keys[-1] = self._checked_key(node, into)
        elif isinstance(into, dict) and key is not None and isinstance(key.value, str):
            into[key.value] = Field(key, node)
            self._keys[-1] = None

    def _checked_key(self, node: Node, fields: dict[str, Field]) -> Node:
        if not isinstance(node.value, str):
            raise node.error("a list or mapping cannot be a key; put a text in quotes")
        if before := fields.get(node.value):
            raise node.error(
                f"{quote(node.value)} is here twice, first on line {before.key.line}; remove one"
            )
        return node

    def _at(
        self, mark: Any, value: str | list[Node] | dict[str, Field] = "", cut: bool = False
    ) -> Node:
        return Node(self._file, mark.line + 1, mark.column + 1, value, cut)
