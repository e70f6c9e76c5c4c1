"""Records as plain documents, and back; the domain itself knows no format."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from itertools import compress
from operator import is_not
from typing import Any, Final, TypeVar

import msgspec

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Goal
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.session import Session, Topic
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.text import clean
from oneonone_tui.domain.value import held
from oneonone_tui.storage.jsontext import JsonTextError, encode_json, parse

T = TypeVar("T")

Document = dict[str, Any]
"""A record as JSON can hold it."""

TABLES: Final[dict[str, type[Record]]] = {
    "people": Person,
    "sessions": Session,
    "actions": ActionItem,
    "topics": Topic,
    "goals": Goal,
    "expectations": Expectation,
    "private_notes": PrivateNotes,
}
"""What each table holds."""

_ENCODER: Final = msgspec.json.Encoder()
_TABLE_OF = {kind: name for name, kind in TABLES.items()}
_KEYS = ("id", "question", "type", "record")
"""The field by which an object in a list is known again: agenda, asked, cadence, links."""


class DocumentError(ValueError):
    """A document that is not what its table holds: where and what, without any content."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"${where}: {what}")
        self.where = where
        """Path below the document, of our own field names."""
        self.what = what


def table_of(record: Record) -> str:
    """The table in which a record belongs."""
    return _TABLE_OF[type(record)]


def encode(record: Record, known: Record | None = None) -> bytes:
    """The document of a record as ASCII JSON, which is certain to be read back.

    Args:
        known: another version of the record, which was read or encoded before. Who types changes
            a text and nothing else, and that need not be tried again with each key.

    Raises:
        DocumentError: the record is not what its type promises; a fault of the program.
    """
    text = written(record)
    if known is None or not _only_texts_differ(record, known):
        decode_json(type(record), text)
    return text


def _only_texts_differ(record: Record, known: Record) -> bool:
    new, old = held(record), held(known)
    changed = compress(zip(new, old, strict=True), map(is_not, new, old))
    return all(type(now) is type(before) is str for now, before in changed)


def written(record: Record) -> bytes:
    """As `encode`, of a record that was read.

    It is the text that `encode_json` would make, a few times as fast where all of it is ASCII:
    every key that is typed comes through here, and every line that is looked at.
    """
    try:
        text = msgspec.json.format(_ENCODER.encode(record), indent=0)
    except (UnicodeEncodeError, OverflowError):  # half a surrogate pair, a number of 70 bits
        text = b"\xff"
    return text if text.isascii() else encode_json(msgspec.to_builtins(record)).encode("ascii")


def decode(kind: type[T], document: Document) -> T:
    """The record of a document, with every text cleaned; fields that are not ours are left out.

    Raises:
        DocumentError: a field is missing, of another type, or a time without a zone.
    """
    try:
        record = msgspec.convert(document, kind)
    except msgspec.ValidationError as error:
        raise _misfit(str(error)) from None
    except UnicodeError:  # half a surrogate pair, where a day or one of a few words should be
        raise DocumentError("", "not a value that can stand here") from None
    return _safe(record)


def decode_json(kind: type[T], text: bytes) -> T:
    """As `decode`, from the document's ASCII JSON, and several times as fast.

    Raises:
        DocumentError: as `decode`, or it is not JSON.
    """
    try:
        record: T = _decoder(kind).decode(text)  # type: ignore[arg-type]
    except (msgspec.MsgspecError, RecursionError):
        # What msgspec does not take, the strict parser may (a number of 70 bits, half of a
        # surrogate pair); and it has the better words for what is wrong.
        try:
            return decode(kind, parse(text))
        except JsonTextError as error:
            raise DocumentError("", str(error).removeprefix("line 1, ")) from None
    if (b"\\" in text and _RISKY.search(text)) or b"\x7f" in text or not _zoned(record):
        return _safe(record)
    return record


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


_RISKY = re.compile(rb'\\[^nt"\\/]')
"""How ASCII JSON writes every character that `clean` might replace, but DEL, which stands for
itself. The second half of an escaped backslash may be taken for one, which costs time only."""


def _zoned(record: Any) -> bool:
    match record:
        case Session(started=started, ended=ended, agreed=agreed, asked=asked):
            moments = [started, ended, agreed, *(entry.at for entry in asked)]
        case ActionItem(created=created, closed=closed, decisions=decisions):
            moments = [created, closed, *(decision.at for decision in decisions)]
        case Topic(created=created) | Expectation(created=created):
            moments = [created]
        case Goal(created=created, checkpoints=checkpoints):
            moments = [created, *(checkpoint.at for checkpoint in checkpoints)]
        case Person(preferences=preferences):
            moments = [preference.at for preference in preferences]
        case _:
            moments = []
    return all(moment is None or moment.tzinfo is not None for moment in moments)


def _misfit(message: str) -> DocumentError:
    """What msgspec says, without the values that it quotes."""
    what, _, where = message.rpartition(" - at `$") if " - at `$" in message else (message, "", "")
    if not what.startswith(("Expected `", "Object missing ")):
        what = "not a value that can stand here"
    return DocumentError("".join(re.findall(r"[\w.\[\]]", where)), what)


def _safe(value: T) -> T:
    """The value with its texts made safe to show; the same object where nothing had to change."""
    made: Any = value
    kind: Any = type(made)
    if kind is str:
        # Nearly every text ends here, in C: whatever `clean` replaces is not printable.
        if not made.isprintable() and not made.replace("\n", "").isprintable():
            made = clean(made)
    elif kind is tuple:
        made = tuple([_safe(part) for part in made])
    elif kind is datetime:
        if made.tzinfo is None:
            raise DocumentError("", "a time without its zone")
    elif names := _field_names(kind):
        changed = {}
        for name in names:
            part = getattr(value, name)
            try:
                safe = _safe(part)
            except DocumentError as fault:
                raise DocumentError(f".{name}{fault.where}", fault.what) from None
            if safe != part:
                changed[name] = safe
        if changed:
            made = replace(made, **changed)
    return made  # type: ignore[no-any-return]


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def merged(kept: Any, new: Any) -> Any:
    """`new` laid over what the file held, so that what a later version wrote there survives."""
    if isinstance(new, dict):
        old = kept if isinstance(kept, dict) else {}
        return {**old, **{name: merged(old.get(name), value) for name, value in new.items()}}
    if isinstance(new, list | tuple):
        old_parts = kept if isinstance(kept, list | tuple) else ()
        known = {key: part for part in old_parts if (key := _key(part))}
        return [merged(known.get(_key(part)), part) for part in new]
    return new


def _key(part: Any) -> str:
    if not isinstance(part, dict):
        return ""
    return next((str(part[name]) for name in _KEYS if name in part), "")
