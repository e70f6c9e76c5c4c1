"""What can be done about data that is damaged, missing or unfolded: decided here, done nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from oneonone_tui.commands.condition import (
    Backup,
    Condition,
    backups_of,
    condition_of,
    counts,
    number,
    shown,
    written,
)
from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.value import value
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.base import Base, check
from oneonone_tui.storage.cipher import Cipher, is_sealed
from oneonone_tui.storage.journal import Change, Found, is_sealed_line, read_journal
from oneonone_tui.storage.tables import Tables, body


@value
class Plan:
    """What was found, and what will be done about it, in sentences without content."""

    found: tuple[str, ...]
    steps: tuple[str, ...] = ()
    """Empty, where nothing needs to be done."""
    content: Iterable[bytes] | None = None
    """A whole file to be put in the place of the one that is not."""
    damaged: tuple[bytes, ...] = ()
    """What is to be kept under another name before that."""


def make_plan(path: Path, file: Path, cipher: Cipher | None = None) -> Plan:
    """Look at everything, and decide. For who holds the lock.

    A file that cannot be read at all gives way to the newest whole backup. Where only single
    documents are damaged, only these go back to what the backup has: all others are newer here.

    Args:
        path: as the person gave it, for messages.
        file: the real file.
        cipher: of the store, where it is encrypted; then what the plan has to write is so too.

    Raises:
        StoreError: nothing can be done.
    """
    try:
        content = files.read(file)
        log = files.read(files.beside(file, "journal"))
    except OSError as error:
        raise fault.unreadable(path, error) from None
    condition, journal = condition_of(path, content, cipher), read_journal(log or b"", cipher)
    if cipher is None and is_sealed_line(journal.bad):
        raise fault.keyless(path)
    if journal.newer or (condition.base and condition.base.newer):
        raise StoreError(fault.newer(path))
    copies = tuple(backups_of(file, cipher))
    whole = next((copy for copy in copies if copy.condition.whole), None)
    found = [_state(path, condition)]
    fold = []
    if log is not None:
        found.append(_unfolded(journal))
        fold.append("What the journal has will be put into the file.")
    if condition.whole or (log is not None and _begins_with_nothing(condition, journal, whole)):
        return Plan(tuple(found), tuple(fold))
    for copy in copies:
        if copy.content is None:  # and might be the newest, and be lost to the next fold
            raise StoreError(copy.condition.refusal)
    if condition.problems and condition.base:
        step, blocks = _mended(condition.base, whole, journal)
    elif whole:
        step, blocks = _restored(whole)
    elif content is None and log is None and not copies:
        raise StoreError(f"{shown(path)} is not there, nor a journal, nor a backup of it.")
    else:
        raise StoreError(
            f"{' '.join(found)} There is no whole backup beside it, so that nothing can be done "
            "here; everything is as it was."
        )
    damaged = (content, *(copy.content for copy in copies if not copy.condition.whole))
    kept = tuple(spoilt for spoilt in damaged if spoilt)
    if cipher is not None:
        blocks = blocks if is_sealed(b"".join(blocks)) else cipher.sealed(blocks)
        kept = tuple(spoilt if is_sealed(spoilt) else cipher.seal(spoilt) for spoilt in kept)
    keep = [f"What is damaged will be kept as {shown(kept_name(file, each))}." for each in kept]
    return Plan(tuple(found), (*keep, step, *fold), blocks, kept)


def kept_name(file: Path, damaged: bytes) -> Path:
    """Where a damaged file is kept; the same bytes always in the same place."""
    return files.beside(file, f"damaged-{hashlib.sha256(damaged).hexdigest()[:8]}")


def _begins_with_nothing(condition: Condition, journal: Found, whole: Backup | None) -> bool:
    """Whether a journal goes on from no file, or must do so because nothing else is left."""
    if condition.base is None or condition.base.exists:
        return False
    return "" in journal.bases or not (journal.bases or whole)


def _state(path: Path, condition: Condition) -> str:
    if condition.problems:
        many = number(len(condition.problems), "document is", "documents are")
        return f"{shown(path)}: {many} damaged: {'; '.join(condition.problems[:3])}."
    if condition.base is None:
        return condition.refusal
    if not condition.base.exists:
        return f"{shown(path)} is not there."
    return f"{shown(path)} is whole: {counts(condition.base.tables)}."


def _unfolded(journal: Found) -> str:
    changes = sum(isinstance(entry, Change) for entry in journal.entries)
    said = f"Its journal has {number(changes, 'change', 'changes')}"
    if journal.bad:
        lines = number(journal.bad.count(b"\n") + 1, "line", "lines")
        said += f", and {lines} torn or spoilt, which will be kept"
    return f"{said}."


def _mended(base: Base, backup: Backup | None, journal: Found) -> tuple[str, Iterable[bytes]]:
    """The file with each damaged document as the backup has it, or without it.

    One that the journal has is left out too, because that one is newer than any backup, and
    recovery puts it where there is none.
    """
    older = backup.condition.base.tables if backup and backup.condition.base else Tables()
    newer = {
        (name, key)
        for entry in journal.entries
        if isinstance(entry, Change)
        for name, documents in entry.documents.items()
        for key in documents
    }
    back = out = there = 0
    for name, table in base.tables.named.items():
        for key, line in table.items():
            if not check(name, line):
                continue
            known = older.line(name, key)
            if known and (name, key) not in newer:
                table.write(key, body(known))
                back += 1
                continue
            table.remove(key)
            if (name, key) in newer:
                there += 1
            else:
                out += 1
    done = []
    if there:
        done.append(f"{number(there, 'document', 'documents')} will be as in the journal")
    if backup and back:
        done.append(f"{number(back, 'document', 'documents')} will be as in {_dated(backup)}")
    if out:
        done.append(f"{number(out, 'document', 'documents')} that no backup has will be left out")
    return f"{', '.join(done)}; all others stay as they are.", base.tables.snapshot()


def _restored(backup: Backup) -> tuple[str, Iterable[bytes]]:
    step = (
        f"The file will be as in {_dated(backup)}; what was written later is only in what is "
        "kept, and in the journal if there is one."
    )
    return step, [backup.content or b""]


def _dated(backup: Backup) -> str:
    return f"{shown(backup.place)} of {written(backup.place):%Y-%m-%d %H:%M}"
