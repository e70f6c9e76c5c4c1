"""One writer at a time: the lock beside the data file, and who holds it.

The lock is the system's (`flock`), so that it is gone with the process, however that ended;
the file only carries its holder's name, and stays. It is never removed: who removed it could
take it from under somebody who has just opened it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from contextlib import suppress
from pathlib import Path

from oneonone_tui.domain.text import one_line
from oneonone_tui.storage import files

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
_MOST = 1_000
"""Bytes of a holder's name that are read; the file is anybody's to write."""


class HeldError(Exception):
    """Another process has the data open for writing; says which."""


class Lock:
    """The lock of one data file."""

    def __init__(self, file: Path) -> None:
        self._name = files.beside(file, "lock")
        self._descriptor = -1

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._descriptor >= 0

    def take(self) -> None:
        """Take it, if it is not held already.

        Raises:
            HeldError: another has it.
            OSError: there can be no lock there: no folder, no permission, no space.
        """
        if self.held:
            return
        flags = os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | files.CLOSED
        descriptor = os.open(self._name, flags, files.PRIVATE)
        try:
            with suppress(OSError):
                os.fchmod(descriptor, files.PRIVATE)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise HeldError(_holder(descriptor)) from None
            except OSError as error:
                if error.errno not in _NO_LOCKS:  # some network file systems know no locks
                    raise
            # Only to be told to others, so that a full disk does not matter here.
            with suppress(OSError):
                name = json.dumps({"pid": os.getpid(), "host": os.uname().nodename})
                os.ftruncate(descriptor, 0)
                os.pwrite(descriptor, name.encode("ascii"), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others have it."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with suppress(OSError):
                os.close(descriptor)


def _holder(descriptor: int) -> str:
    with suppress(OSError, ValueError, TypeError, KeyError):
        said = json.loads(os.pread(descriptor, _MOST, 0))
        return f"process {int(said['pid'])} on {one_line(str(said['host']))[:80]}"
    return "another process"
