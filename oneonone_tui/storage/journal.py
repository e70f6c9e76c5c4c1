"""The journal: every change as one line, on the disk before anyone says `saved`.

A line is `crc32-hex SP json LF`. The first one, the header, says from which base the changes
start; each of the others is one transaction, or the note that a fold is about to put a new
base in the place of the old one. Documents stand in it whole, so that reading the journal
twice, or on a base that already has some of it, comes to the same. With a cipher, a blob of age
in base64 stands in the place of the JSON, one for each line.
"""

from __future__ import annotations

import os
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from oneonone_tui.domain.value import value
from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import MARK, Cipher
from oneonone_tui.storage.codec import Document
from oneonone_tui.storage.jsontext import JsonTextError, encode_json, parse

VERSION = 1

_SEALED = b2a_base64(MARK[:21], newline=False)
"""How a blob of age begins in base64."""

Was = dict[str, dict[str, str | None]]
"""The fingerprint that a document had before, by table and key; None where it was not there.
Said with the first change of a document: what was before the others stands in the journal."""

Texts = Mapping[str, Mapping[str, bytes | None]]
"""Changed documents as ASCII JSON, by table and key; None where one was removed."""


@value
class Change:
    """One transaction."""

    documents: dict[str, dict[str, Document | None]]
    was: Was
    place: int = 0
    """Where its line begins, in bytes."""


@value
class Fold:
    """A note that the base may now be another."""

    digest: str
    start: int
    """The changes from this byte on are not in that base."""


@dataclass
class Found:
    """What a journal file holds."""

    bases: tuple[str, ...] = ()
    """Hashes of the bases from which it starts; an empty one where there was no file. Two,
    where nobody could say which one is on the disk; none, where the header is lost."""
    entries: list[Change | Fold] = field(default_factory=list)
    bad: bytes = b""
    """Lines that are torn or spoilt. They are not applied, but they may be somebody's words."""
    newer: bool = False
    """A later version wrote it; nothing in it is understood."""


def line(content: bytes, cipher: Cipher | None = None) -> bytes:
    """A line of the journal."""
    if cipher is not None:
        content = b2a_base64(cipher.seal(content), newline=False)
    return b"%08x %b\n" % (crc32(content), content)


def header(bases: Sequence[str], host: str) -> bytes:
    return _text({"journal": VERSION, "bases": list(bases), "host": host})


def change(texts: Texts, was: Was) -> bytes:
    """A transaction, from documents that are JSON already: none is encoded twice."""
    tables = [
        b"%b: {%b}" % (_name(name), b", ".join([_member(*each) for each in documents.items()]))
        for name, documents in texts.items()
    ]
    return b'{"change": {%b}, "was": %b}' % (b", ".join(tables), _text(was) if was else b"{}")


def fold(digest: str, start: int) -> bytes:
    return _text({"fold": digest, "from": start})


def _member(key: str, text: bytes | None) -> bytes:
    return b"%b: %b" % (_name(key), text or b"null")


@lru_cache
def _name(text: str) -> bytes:
    """The name of a table or the key of a document: while somebody types, the same two."""
    return _text(text)


def _text(value: Any) -> bytes:
    return encode_json(value).encode("ascii")


def read_journal(data: bytes, cipher: Cipher | None = None) -> Found:
    """What is in the bytes of a journal. Never fails: what is spoilt goes to `bad`.

    A spoilt line does not end the reading. What was acknowledged after it stands in whole
    documents, so that nothing is missing for it.
    """
    found = Found()
    bad = []
    place = -1
    after = 0
    for raw in data.split(b"\n"):
        place, after = after, after + len(raw) + 1
        if not raw:
            continue
        entry = read_line(raw, cipher)
        if place == 0 and isinstance(entry, dict) and "journal" in entry:
            found.newer = entry["journal"] != VERSION
            bases = entry.get("bases")
            if isinstance(bases, list):
                found.bases = tuple(str(base) for base in bases)
        elif (understood := _understood(entry, place)) is not None:
            found.entries.append(understood)
        else:
            bad.append(raw)
    found.bad = b"\n".join(bad)
    # A last line without its end was cut off there; with a good sum it lacks only the LF.
    return found


def read_line(raw: bytes, cipher: Cipher | None = None) -> Any:
    """What a line says, without its LF; None where it is torn or spoilt. With a cipher too it may
    be a plain one, from before a switch."""
    check, _, content = raw.partition(b" ")
    try:
        if len(check) == 8 and int(check, 16) == crc32(content):
            if cipher is not None and not content.startswith(b"{"):
                content = cipher.open(a2b_base64(content))
            return parse(content)
    except (ValueError, JsonTextError):
        pass
    return None


def is_sealed_line(raw: bytes) -> bool:
    """Whether a line holds a blob of age."""
    return raw[9:].startswith(_SEALED)


def _understood(entry: Any, place: int) -> Change | Fold | None:
    match entry:
        case {"fold": str(digest), "from": int(start)}:
            return Fold(digest, start)
        case {"change": dict(documents), "was": dict(was)} if _is_tables(documents):
            return Change(documents, {name: dict(was.get(name) or {}) for name in documents}, place)
    return None


def _is_tables(documents: dict[str, Any]) -> bool:
    return all(
        isinstance(table, dict)
        and all(document is None or isinstance(document, dict) for document in table.values())
        for table in documents.values()
    )


class Journal:
    """A journal that is open for writing."""

    def __init__(
        self,
        file: Path,
        texts: Iterable[bytes],
        expect: Callable[[files.Identity], object] = id,
        cipher: Cipher | None = None,
    ) -> None:
        """Put a new journal with its header and first entries in the place of any other.

        It is complete and on the disk, with its name; or, where that fails, nothing has changed,
        or it lies there and nobody will write to it.

        Args:
            expect: told before which file will lie there.
        """
        content = b"".join(line(text, cipher) for text in texts)
        self._file = file
        self._cipher = cipher
        self._descriptor = files.replace(file, [content], expect)
        self.size = len(content)
        """Bytes up to the end of the last good line."""
        self.start = self.size
        """The size when it was new."""
        self.broken = False
        """Nothing more may be written: what the disk holds is not certain any more."""
        try:
            files.sync_folder(file.parent)
        except OSError:
            self.broken = True
            self.close()
            raise

    def append(self, text: bytes) -> None:
        """Add one line; on return it is on the disk, whatever happens to the power.

        Raises:
            OSError: it is not, and nothing of it counts.
        """
        if self.broken:
            raise OSError("the journal is broken")
        content = line(text, self._cipher)
        try:
            files.write_all(self._descriptor, content)
        except OSError:
            self._cut_back()
            raise
        try:
            files.sync_data(self._descriptor)
        except OSError:
            # Never again on this descriptor: after a failed sync the system takes the lost
            # pages for clean, and the next sync would succeed without them.
            self.broken = True
            self._cut_back()
            raise
        self.size += len(content)

    def _cut_back(self) -> None:
        try:
            os.ftruncate(self._descriptor, self.size)
            os.lseek(self._descriptor, self.size, os.SEEK_SET)
        except OSError:
            self.broken = True  # half a line stands there; the next would be part of it

    def close(self) -> None:
        """Let go of the file, which stays."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1
