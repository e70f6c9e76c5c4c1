"""The inbox: topics that come from the shell, whoever has the data open.

`oneonone-tui add` must not be refused for the lock, nor wait for it. So what it queues goes into a
file of its own beside the data, one line like the journal's for each call, and it says so when
that line is on the disk. Who holds the data's lock keeps the topics in the journal, and only then
removes the file (see `porter`). Ids are given by who adds: what is taken in twice, because a crash
came in between, is there once.

Both sides hold the system's lock on the inbox itself while they work on it. It is removed under
that lock, so that whoever gets the lock on a file which has lost its name begins again.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.value import value
from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.codec import DocumentError, decode, encode
from oneonone_tui.storage.fault import switched
from oneonone_tui.storage.journal import line, read_line
from oneonone_tui.storage.key import agrees

PATIENCE = 5.0
"""Seconds for which `put` waits for who else is at the inbox: they need milliseconds."""

_PAUSE = 0.005


@value
class Contents:
    """What an inbox holds."""

    topics: tuple[Topic, ...] = ()
    """In the order in which they came."""
    bad: bytes = b""
    """Lines that are torn or spoilt; they may be somebody's words."""


class UncertainError(OSError):
    """Writing has failed, and so has taking back what was written."""


def read_inbox(data: bytes, cipher: Cipher | None = None) -> Contents:
    """What is in the bytes of an inbox. Never fails: what is spoilt goes to `bad`."""
    topics: list[Topic] = []
    bad = []
    for raw in data.split(b"\n"):
        try:
            match read_line(raw, cipher):
                case {"topics": [*documents]}:
                    topics += [decode(Topic, document) for document in documents]
                case _ if raw:
                    bad.append(raw)
        except DocumentError:
            bad.append(raw)
    return Contents(tuple(topics), b"\n".join(bad))


class Inbox:
    """The inbox of one data file."""

    def __init__(self, file: Path, cipher: Cipher | None = None) -> None:
        """
        Args:
            file: the real data file.
            cipher: of the store, where it is encrypted.
        """
        self.name = files.beside(file, "inbox")
        self._file = file
        self._cipher = cipher

    @property
    def there(self) -> bool:
        """Whether something lies there; one call to the system."""
        return os.path.lexists(self.name)

    def read(self) -> Contents:
        """What is in it, without the lock: a line that is being written may seem torn.

        Raises:
            OSError: it cannot be read.
        """
        return read_inbox(files.read(self.name) or b"", self._cipher)

    def put(self, topics: Sequence[Topic]) -> None:
        """Add topics, all or none; on return they are on the disk.

        Raises:
            UncertainError: they may be there or not.
            OSError: they are not there, and nothing of them counts.
            StoreError: nor are they, because the data was encrypted, or decrypted, meanwhile.
        """
        content = line(b'{"topics": [%b]}' % b", ".join(map(encode, topics)), self._cipher)
        with self.held(os.O_CREAT, PATIENCE) as descriptor:
            size = os.lseek(descriptor, 0, os.SEEK_END)
            try:
                # Who switches it does so before, or waits for the inbox.
                if not agrees(self._file, self._cipher):
                    raise switched(self._file)
                os.fchmod(descriptor, files.PRIVATE)  # a umask can take away more than we want
                if size and os.pread(descriptor, 1, size - 1) != b"\n":
                    content = b"\n" + content  # half a line of somebody who was killed
                files.write_all(descriptor, content)
                files.sync(descriptor)
                files.sync_folder(self.name.parent)
            except BaseException as error:
                self._cut_back(descriptor, size, error)
                raise

    def take_in(self, keep: Callable[[tuple[Topic, ...]], None], patience: float = 0.0) -> None:
        """Have what is there kept, and then remove it. Only for who holds the data's lock.

        Args:
            keep: keeps the topics for good, or raises.
            patience: seconds for which who adds in this moment is waited for; else that is taken
                in the next time.

        Raises:
            FileNotFoundError: there is none.
            OSError: it cannot be read, or not be removed; it is still there.
        """
        with self.held(0, patience) as descriptor:
            with open(descriptor, "rb", closefd=False) as opened:
                found = read_inbox(opened.read(), self._cipher)
            if found.bad:
                self._rescue(found.bad)
            keep(found.topics)
            # That this lasts need not be waited for: what comes back is taken in once more.
            self.name.unlink()

    @contextmanager
    def held(self, flags: int, patience: float) -> Iterator[int]:
        """The inbox, open and for nobody else."""
        flags |= os.O_RDWR | os.O_NONBLOCK | files.CLOSED
        until = monotonic() + patience
        while True:
            descriptor = os.open(self.name, flags, files.PRIVATE)
            try:
                found = os.fstat(descriptor)
                if not stat.S_ISREG(found.st_mode):
                    raise OSError(errno.EINVAL, "it is not a regular file")
                _lock(descriptor, until)
                # It may have been taken in, and another have its name, while we waited.
                if files.identity(self.name) == (found.st_dev, found.st_ino):
                    yield descriptor
                    return
            finally:
                with suppress(OSError):  # what was to be there for good is so already
                    os.close(descriptor)

    def _cut_back(self, descriptor: int, size: int, cause: BaseException) -> None:
        try:
            os.ftruncate(descriptor, size)
        except OSError:
            if isinstance(cause, OSError):
                raise UncertainError(cause.errno, cause.strerror) from None
        if not size:  # we have made it
            with suppress(OSError):
                self.name.unlink()

    def _rescue(self, spoilt: bytes) -> None:
        name = files.rescue_name(self._file, spoilt)
        if not os.path.lexists(name):
            kept = self._cipher.seal(spoilt) if self._cipher else spoilt
            os.close(files.replace(name, [kept]))
            files.sync_folder(name.parent)


def _lock(descriptor: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if monotonic() >= until:
                raise OSError(errno.EAGAIN, "another process is at it, try again") from None
            sleep(_PAUSE)
