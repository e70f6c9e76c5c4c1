"""Questions line by line: the lists of a Markdown file, or plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from oneonone_tui.banks.authoring.imports.item import LONGEST, Found, Item, Skipped

_BREAK = re.compile("\r\n|\r|\n")
_MARK = re.compile(r"[ \t]*(?:[-*+•‣▪◦·–—]|\(?[0-9]{1,3}[.):])[ \t]+(?:\[[ xX]\][ \t]+)?")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_FENCES = ("```", "~~~")

# Each of these looks ahead for its other end, so that no line may be too long for them.
_COMMENT = re.compile(r"<!--.*?-->")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")  # and not the placeholder `[name]`
_STRONG = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_items(text: str) -> Iterator[Found]:
    """Plain text: each line is a question, without its number or bullet.

    A line that ends with a colon, or begins with `#`, is the category of what follows.
    """
    category: tuple[str, ...] = ()
    for number, line in enumerate(_BREAK.split(text), 1):
        mark = _MARK.match(line)
        said = (line[mark.end() :] if mark else line).strip()
        heading = said[:-1] if said.endswith(":") else _heading(line)
        if heading is not None:
            category = (heading,)
        elif said:
            yield Item(number, (("", said),), category)


def markdown_items(text: str) -> Iterator[Found]:
    """Markdown: each item of a list is a question, in the category of the heading above it."""
    category: tuple[str, ...] = ()
    for block in _blocks(text):
        if block.kind is _Kind.HEADING:
            category = (_unmarked(block.text),)
        elif block.kind is _Kind.ITEM:
            yield Item(block.line, (("", _unmarked(block.text)),), category)
        else:
            yield Skipped(block.line, "no item of a list")


def looks_like_markdown(text: str) -> bool:
    """Whether there are headings, and lists under them."""
    lines = _BREAK.split(text)
    return any(_heading(line) for line in lines) and any(map(_MARK.match, lines))


class _Kind(Enum):
    HEADING = 1
    ITEM = 2
    OTHER = 3


@dataclass(slots=True)
class _Block:
    """Lines that belong together."""

    kind: _Kind
    line: int
    """The number of the first one."""
    text: str


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    in_code = False
    for number, line in enumerate(_BREAK.split(text), 1):
        said, mark, heading = line.strip(), _MARK.match(line), _heading(line)
        if fence := said.startswith(_FENCES):
            in_code = not in_code
        if block and block.kind is _Kind.OTHER and _UNDERLINE.fullmatch(line):
            yield _Block(_Kind.HEADING, block.line, block.text)
            block = None
        elif fence or in_code or mark or heading is not None or not any(map(str.isalnum, said)):
            if block:
                yield block
            block = None
            if in_code and not fence:
                yield _Block(_Kind.OTHER, number, said)
            elif mark and not fence:
                block = _Block(_Kind.ITEM, number, line[mark.end() :])
            elif heading is not None:
                yield _Block(_Kind.HEADING, number, heading)
        elif block:
            block.text += f" {said}"
        else:
            block = _Block(_Kind.OTHER, number, said)
    if block:
        yield block


def _heading(line: str) -> str | None:
    """The words of a heading such as `## Growth`."""
    said = line.strip()
    rest = said.lstrip("#")
    if rest == said or len(said) - len(rest) > 6 or not rest.startswith((" ", "\t")):
        return None
    return rest.rstrip("#").strip()


def _unmarked(text: str) -> str:
    """Markdown as it is read: without what makes it bold or a link."""
    if len(text) > LONGEST:
        return text
    plain = _STRONG.sub(r"\2", _LINK.sub(r"\1", _COMMENT.sub("", text))).replace("`", "").strip()
    if len(plain) > 2 and plain.count("_") == 2 and plain[0] == plain[-1] == "_":
        plain = plain[1:-1]
    return html.unescape(_ESCAPED.sub(r"\1", plain))
