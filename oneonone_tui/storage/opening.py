"""Opening the data: who may write, what is there, and what a journal adds to it.

Opening writes nothing. The lock file is the one thing that it creates, because two instances
must be told apart before either of them writes; where there is no folder yet, there is
nothing to protect, and the lock is taken with the first save.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.base import Base, people_of, read_base
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.inspection import Inspection
from oneonone_tui.storage.journal import Fold, Found, Was, is_sealed_line, read_journal
from oneonone_tui.storage.keeper import Keeper
from oneonone_tui.storage.key import agrees
from oneonone_tui.storage.layout import Index
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.unfolded import Unfolded

_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP)
_LOOKS = 5
"""How often we look again, where another process writes while we read."""


@dataclass
class Opened:
    """Open data."""

    keeper: Keeper
    people: list[Person]
    index: Index


def open_file(path: Path, lock: Lock | None = None, cipher: Cipher | None = None) -> Opened:
    """Read what is there; the lock file is all that is created.

    Args:
        lock: of the real file, where the caller has taken it already.
        cipher: of the store, where it is encrypted.

    Raises:
        StoreError: it cannot be read, or is damaged. It was not touched.
    """
    file = files.resolved(path)
    lock = lock or Lock(file)
    read_only = _take(lock, path, file)
    try:
        if not agrees(file, cipher):
            raise fault.switched(path) if cipher else fault.encrypted(path)
        base, found = read_both(path, file, cipher, alone=lock.held, hastily=True)
        if base.newer or found.newer:
            read_only = read_only or fault.newer(path)
        inspection = Inspection(base.tables)
        was: Was = {}
        remarks = []
        if found.entries:
            from oneonone_tui.storage.recovery import replay

            recovered = replay(base, found)
            was, remarks = recovered.was, recovered.remarks
        for name, keys in was.items():
            lines = [base.tables.line(name, key) for key in keys]
            inspection.add(name, [line for line in lines if line is not None])
        try:
            people = people_of(path, base.tables)
        except StoreError as error:
            raise fault.with_backup(error, _newest_backup(file, cipher)) from None
        unfolded = Unfolded(path, file, base, was, found.bad, cipher)
    except OSError as error:
        lock.release()
        raise fault.unreadable(path, error) from None
    except BaseException:
        lock.release()
        raise
    if read_only:
        lock.release()
        remarks = [read_only]
    if found.bad and not read_only:
        remarks.append(fault.rescued(files.rescue_name(path, found.bad)))
    keeper = Keeper(
        path,
        file,
        base.tables,
        unfolded,
        inspection,
        lock,
        read_only=read_only,
        remarks=tuple(remarks),
        newer=base.newer or found.newer,
        cipher=cipher,
    )
    return Opened(keeper, people, base.index)


def _take(lock: Lock, path: Path, file: Path) -> str:
    """Take the lock; why nothing can be kept, where it is so."""
    try:
        if file.exists() and not _writable(file):
            return fault.view_only(path, "the file is read-only, make it writable")
        if file.parent.is_dir() and not _writable(file.parent):
            return fault.view_only(path, "its folder is read-only, make it writable")
        lock.take()
    except HeldError as holder:
        return fault.taken(path, str(holder))
    except OSError as error:
        if error.errno in _DENIED:
            return fault.view_only(path, fault.cause_of(error))
        # No folder yet, or a full disk, say: it is taken with the first save.
    return ""


def _writable(file: Path) -> bool:
    # The bits too, because to root everything is writable, and who took them away meant it.
    return bool(file.stat().st_mode & 0o222) and os.access(file, os.W_OK)


def read_both(
    path: Path,
    file: Path,
    cipher: Cipher | None = None,
    *,
    alone: bool = False,
    hastily: bool = False,
) -> tuple[Base, Found]:
    """What base and journal hold, as of one moment.

    Args:
        alone: nobody writes meanwhile.
        hastily: as in `read_base`.

    Raises:
        StoreError: one of them cannot be read, or the base is damaged.
    """
    journal = files.beside(file, "journal")
    try:
        for look in range(_LOOKS):
            log = files.read(journal)
            data = files.read(file)
            found = read_journal(log or b"", cipher)
            # Who reads beside a writer may have met it between the two.
            if alone or look == _LOOKS - 1:
                break
            again = files.read(journal)
            if again is None and log is None:
                break
            if again is not None and again.startswith(log or b"\0") and _fits(file, found):
                break
    except OSError as error:
        raise fault.unreadable(path, error) from None
    if data is None and log and found.bases and "" not in found.bases:
        raise fault.with_backup(fault.missing(path), _newest_backup(file, cipher))
    if cipher is None and is_sealed_line(found.bad):
        raise fault.keyless(path)
    try:
        return read_base(path, data, cipher, hastily=hastily), found
    except StoreError as error:
        raise fault.with_backup(error, _newest_backup(file, cipher)) from None


def _fits(file: Path, found: Found) -> bool:
    there = files.digest(file) or ""
    notes = {entry.digest for entry in found.entries if isinstance(entry, Fold)}
    return there in found.bases or there in notes


def _newest_backup(file: Path, cipher: Cipher | None) -> Path | None:
    """The newest backup that is whole."""
    from oneonone_tui.storage import backups

    for place in backups.places(file):
        with suppress(OSError, StoreError):
            data = files.read(place)
            if data is not None:
                people_of(place, read_base(place, data, cipher).tables)
                return place
    return None
