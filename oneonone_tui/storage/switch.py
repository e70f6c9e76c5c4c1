"""Switching encryption on and off, so that nothing is lost wherever it is stopped.

What makes it safe is that a cipher reads plain files too. The key is on the disk before the first
byte is sealed, and goes when everything is plain again; in between each file is either, is put in
the place of the other at a stroke, and all of them open with the passphrase. Doing it once more
ends what was begun.

The journal and the inbox go into the data file first, so that only whole files are left to switch.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import backups, fault, files, key
from oneonone_tui.storage.cipher import MARK, Cipher, CipherError, is_sealed
from oneonone_tui.storage.fault import FoldError
from oneonone_tui.storage.inbox import PATIENCE, Inbox
from oneonone_tui.storage.keeper import Keeper
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.porter import Porter

_ASIDE = (".rescued-*", ".damaged-*")
"""What recovery has put beside the data: somebody's words too."""

_Convert = Callable[[bytes], Iterable[bytes]]


def encrypt(path: Path, cipher: Cipher, *, anew: bool = False) -> list[Path]:
    """Seal everything that is not; returns the files that could not be, and are as they were.

    Args:
        cipher: wrapped; the store's own, where it has one.
        anew: seal everything again, because the recovery key is another.

    Raises:
        StoreError: it cannot be done, or could not be done wholly. Nothing is lost.
    """

    def seal(content: bytes) -> Iterable[bytes]:
        return cipher.sealed([cipher.open(content) if is_sealed(content) else content])

    file = files.resolved(path)
    with _alone(path, file) as lock:
        if not key.is_encrypted(file):
            _make_sure(path, lock)
        key.write(file, cipher)
        keeper = _settled(path, lock, cipher)
        files.remove_temporaries(file)
        plain = list(holding(file)) if anew else still_plain(file)
        left = [place for place in plain if not _convert(place, seal)]
        files.sync_folder(file.parent)
        keeper.let_go()
    return left


def decrypt(path: Path, cipher: Cipher) -> list[Path]:
    """Open everything that is sealed, and remove the key; returns as `encrypt`.

    Raises:
        StoreError: as `encrypt`.
    """

    def plain(content: bytes) -> Iterable[bytes]:
        return [cipher.open(content) if is_sealed(content) else content]

    file = files.resolved(path)
    while True:
        with _alone(path, file) as lock:
            keeper = _settled(path, lock, cipher)
            files.remove_temporaries(file)
            left = [place for place in holding(file) if not _convert(place, plain)]
            files.sync_folder(file.parent)
            # Who adds now waits, and then finds that there is no key any more.
            inbox = Inbox(file, cipher)
            with inbox.held(os.O_CREAT, PATIENCE) as descriptor:
                if not os.fstat(descriptor).st_size:
                    key.key_of(file).unlink()
                    inbox.name.unlink()
                    files.sync_folder(file.parent)
                    return left
            keeper.let_go()


def change_key(path: Path, cipher: Cipher, new: Cipher) -> None:
    """Keep the key under another passphrase; nothing else changes.

    Raises:
        StoreError: it could not be; the passphrase is the old one.
    """
    file = files.resolved(path)
    with _alone(path, file):
        if files.read(key.key_of(file)) != cipher.wrapped:
            raise fault.switched(path)
        key.write(file, new)


def holding(file: Path) -> Iterator[Path]:
    """The files that hold what somebody wrote, journal and inbox apart."""
    if file.exists():
        yield file
    yield from (place for place in backups.places(file) if place.exists())
    for ending in _ASIDE:
        yield from sorted(file.parent.glob(f"{glob.escape(file.name)}{ending}"))


def still_plain(file: Path) -> list[Path]:
    """Those that are not encrypted."""
    return [place for place in holding(file) if not is_sealed(files.read_start(place, len(MARK)))]


@contextmanager
def _alone(path: Path, file: Path) -> Iterator[Lock]:
    lock = Lock(file)
    try:
        files.make_folder(file.parent)
        lock.take()
        yield lock
    except HeldError as holder:
        raise StoreError(fault.taken(path, str(holder))) from None
    except FoldError:
        raise fault.switched(path) from None
    except OSError as error:
        raise fault.unswitched(path, error) from None
    finally:
        lock.release()


def _make_sure(path: Path, lock: Lock) -> None:
    """Nothing may be in the way that would keep the journal from going into the file."""
    keeper = open_file(path, lock).keeper
    if keeper.read_only:
        raise StoreError(keeper.read_only)
    if problem := keeper.inspection.look():
        raise fault.damaged_first(path, problem)


def _settled(path: Path, lock: Lock, cipher: Cipher) -> Keeper:
    """The data with everything in its file."""
    keeper = open_file(path, lock, cipher).keeper
    if keeper.read_only:
        raise StoreError(keeper.read_only)
    Porter(keeper).take_all_in()
    keeper.begin_fold()
    for _ in keeper.folding or ():
        pass
    return keeper


def _convert(place: Path, convert: _Convert) -> bool:
    """Put the other form of a file in its place, as old as it was; False where there is none."""
    there = place.stat()
    try:
        content = convert(files.read(place) or b"")
    except CipherError:
        return False
    os.close(files.replace(place, content))
    with suppress(OSError):  # how old a backup is only says when the next takes its place
        os.utime(place, ns=(there.st_atime_ns, there.st_mtime_ns))
    return True
