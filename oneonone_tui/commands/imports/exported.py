"""An exported file, read as strictly as the data itself: what it has, or what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from oneonone_tui.commands.imports.place import Step, line_of, steps
from oneonone_tui.commands.imports.source import SourceError
from oneonone_tui.domain.text import LINE_LIMIT, NOTE_LIMIT, one_line
from oneonone_tui.share.bundle import FORMAT, VERSION, Bundle
from oneonone_tui.share.past_notes import YEARS
from oneonone_tui.share.shared import (
    Shared,
    SharedAction,
    SharedExpectation,
    SharedGoal,
    SharedPerson,
)
from oneonone_tui.share.shared_session import SharedSession
from oneonone_tui.storage.codec import DocumentError, decode
from oneonone_tui.storage.jsontext import JsonTextError, parse

_KINDS: Final[dict[str, type[Shared]]] = {
    "people": SharedPerson,
    "sessions": SharedSession,
    "actions": SharedAction,
    "goals": SharedGoal,
    "expectations": SharedExpectation,
}

_LARGEST = {"number": 1_000_000, "days": 3_650}
"""What a number may be at most, by the name of its field; of others, `_MOST`."""

_MOST = 10_000_000
_LONGEST_ID = 100
_IDS = ("id", "person", "session", "record", "type")


def read_exported(path: Path, content: bytes) -> Bundle:
    """The records of an exported file, with every text cleaned.

    Raises:
        SourceError: it is no such file, or a record in it is not what it should be.
    """
    try:
        text = content.decode("utf-8-sig")
        document = parse(text.encode())
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(path, line, "it is not UTF-8; export it anew") from None
    except JsonTextError as error:
        raise SourceError(path, *_unread(str(error))) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        what = f'it is no export of this program, which has `"format": "{FORMAT}"`; export it anew'
        raise SourceError(path, 1, what)
    version = document.get("version")
    if type(version) is not int or version != VERSION:
        line = line_of(text, ["version"])
        what = f"its `version` is not {VERSION}; import it with the version that wrote it"
        raise SourceError(path, line, what)
    found: dict[str, tuple[Any, ...]] = {}
    for name, kind in _KINDS.items():
        found[name] = tuple(_records(path, text, name, kind, document.get(name, [])))
    return Bundle(**found)


def _records(
    path: Path, text: str, name: str, kind: type[Shared], documents: Any
) -> Iterator[Shared]:
    if not isinstance(documents, list):
        raise SourceError(path, line_of(text, [name]), f"`{name}` is no list; export it anew")
    seen = set()
    for place, document in enumerate(documents):

        def wrong(where: str, what: str, place: int = place) -> SourceError:
            at: list[Step] = [name, place, *steps(where)]
            return SourceError(path, line_of(text, at), f"{name}[{place}]{where}: {what}")

        if not isinstance(document, dict):
            raise wrong("", "no record; leave it out, or export it anew")
        try:
            record = decode(kind, document)
        except DocumentError as error:
            what = error.what.replace("`", "")
            raise wrong(error.where, f"{what}; mend it, or export it anew") from None
        for where, what in _outside(record, ""):
            raise wrong(where, what)
        if record.id in seen:
            raise wrong(".id", "stands there twice; leave one of them")
        seen.add(record.id)
        yield record


def _outside(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """What in a record is of the right type and yet beyond what there can be."""
    name = where.rpartition(".")[2]
    if is_dataclass(value):
        for field in fields(value):
            yield from _outside(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _outside(part, f"{where}[{place}]")
    elif isinstance(value, str):
        yield from ((where, what) for what in _unfit(name, value))
    elif isinstance(value, date):
        if value.year not in YEARS:
            yield where, f"a year from {YEARS[0]} to {YEARS[-1]}, please"
    elif type(value) is int:
        most = _LARGEST.get(name, _MOST)
        if not 0 <= value <= most:
            yield where, f"a number from 0 to {most}, please"


def _unfit(name: str, text: str) -> Iterator[str]:
    if name in _IDS:
        needed = name != "session"  # what was decided between two sessions has none
        if text != one_line(text) or len(text) > _LONGEST_ID or (needed and not text):
            yield f"a short text on one line, of {_LONGEST_ID} characters at most, please"
    elif name == "name":
        if not one_line(text):
            yield "the name is missing; write it there"
        elif len(text) > LINE_LIMIT:
            yield f"longer than {LINE_LIMIT} characters; shorten it"
    elif len(text) > NOTE_LIMIT:
        yield f"more than {NOTE_LIMIT // 1024} KB; shorten it"
    elif any(len(line) > LINE_LIMIT for line in text.split("\n")):
        yield f"a line of more than {LINE_LIMIT} characters; break it"


def _unread(what: str) -> tuple[int, str]:
    """The line that the parser names, and what it says."""
    line = re.search(r"line (\d+)", what)
    said = re.sub(r"^line \d+, ", "", what)
    return (int(line[1]) if line else 1), f"{said}; export it anew"
