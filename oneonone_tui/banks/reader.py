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

_Content = list[Node] | dict[str, Field]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # PyYAML may come without libyaml
_NODES = (yaml.ScalarEvent, yaml.CollectionStartEvent)
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
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        start = Node(file, 1, 1, {})
        raise start.error(f"the file cannot be read ({error.strerror}); check it") from error
    return parse(content, file)


def parse(content: bytes, file: str) -> Node:
    """The content of a YAML file of this name.

    Raises:
        BankError: it is not the plain YAML that is accepted here.
    """
    start = Node(file, 1, 1, {})
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
    """Builds the nodes of one document out of the parser's events, without recursion.

    The shipped banks alone are 18,000 events, and they are read at every start: what can be
    done once for a file is not done for each of them.
    """

    def __init__(self, file: str, source: str) -> None:
        self._file = file
        self._source = source

    def build(self) -> Node | None:
        file, count = self._file, 0
        comments = " #" in self._source or "\t#" in self._source
        document: list[Node] = []
        into: _Content = document
        above: list[_Content] = []
        key: Node | None = None  # of the mapping that is open, while it waits for its value
        for event in self._events():
            if isinstance(event, _NODES):
                count += 1
                if (
                    event.anchor is not None
                    or event.tag is not None
                    or count > NODE_LIMIT
                    or len(above) >= DEPTH_LIMIT
                ):
                    self._refuse(event, count)
                value: str | _Content
                cut = False
                if isinstance(event, yaml.ScalarEvent):
                    value = event.value
                    cut = comments and not event.style and self._is_cut(event)
                else:
                    value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
                mark: Any = event.start_mark
                node = Node(file, mark.line + 1, mark.column + 1, value, cut)
                if isinstance(into, list):
                    into.append(node)
                elif key is None:
                    key = self._checked_key(node, into)
                else:
                    into[str(key.value)] = Field(key, node)
                    key = None
                if not isinstance(value, str):
                    above.append(into)
                    into = value
            elif isinstance(event, yaml.CollectionEndEvent):
                into = above.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise self._at(event.start_mark).error(
                    'a text cannot begin with "*", an alias; put it in quotes'
                )
            elif isinstance(event, yaml.DocumentStartEvent) and document:
                raise self._at(event.start_mark).error(
                    'a second document begins here; remove the "---", or use a file for each'
                )
        return document[0] if document else None

    def _events(self) -> Iterator[yaml.Event]:
        try:
            parser = _LOADER(self._source)
            try:
                yield from iter(parser.get_event, None)
            finally:
                parser.dispose()
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

    def _refuse(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, count: int) -> None:
        """Raise on what is never accepted, before anything is made of it."""
        node = self._at(event.start_mark)
        if event.anchor is not None:
            raise node.error('a text cannot begin with "&", an anchor; put it in quotes')
        if event.tag is not None:
            raise node.error('a text cannot begin with "!", a tag; put it in quotes')
        if count > NODE_LIMIT:
            raise node.error(f"there are over {NODE_LIMIT} entries; divide the file into several")
        if isinstance(event, yaml.CollectionStartEvent):
            raise node.error(f"this is nested over {DEPTH_LIMIT} deep; check the brackets")

    def _is_cut(self, event: yaml.ScalarEvent) -> bool:
        """Whether an unquoted text is cut silently: `- Is C# ok # maybe` loses its end."""
        end: Any = event.end_mark
        return bool(_COMMENT.match(self._source, end.index))

    def _checked_key(self, node: Node, fields: dict[str, Field]) -> Node:
        if not isinstance(node.value, str):
            raise node.error("a list or mapping cannot be a key; put a text in quotes")
        if before := fields.get(node.value):
            raise node.error(
                f"{quote(node.value)} is here twice, first on line {before.key.line}; remove one"
            )
        return node

    def _at(self, mark: Any) -> Node:
        return Node(self._file, mark.line + 1, mark.column + 1, "")
