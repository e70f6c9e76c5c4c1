"""One writer at a time: the lock beside the data file, and who holds it.

The lock is the system's (`flock`), so that it is gone with the process, however that ended;
the file only carries its holder's name, and stays. It is never removed: who removed it could
take it from under somebody who has just opened it.
"""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import msgspec

from oneonone_tui.domain.text import one_line
from oneonone_tui.storage import files

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
PATIENCE = 2.0
"""Seconds for which one waits for who said that it would hold the lock briefly."""

_PAUSE = 0.01
_MOST = 1_000
"""Bytes of a holder's name that are read; the file is anybody's to write."""


class HeldError(Exception):
    """Another process has the data open for writing; says which."""


class Lock:
    """The lock of one data file."""

    def __init__(self, file: Path, *, briefly: bool = False) -> None:
        """`briefly`: it will be released in a moment. Others, who would have to be content with
        looking, wait for that; who takes it so does not."""
        self._name = files.beside(file, "lock")
        self._descriptor = -1
        self._briefly = briefly

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
                self._take(descriptor)
            except OSError as error:
                if error.errno not in _NO_LOCKS:  # some network file systems know no locks
                    raise
            # Only to be told to others, so that a full disk does not matter here.
            with suppress(OSError):
                host = os.uname().nodename.encode("ascii", "replace").decode()
                name: dict[str, Any] = {"pid": os.getpid(), "host": host}
                if self._briefly:
                    name["briefly"] = True
                os.ftruncate(descriptor, 0)
                os.pwrite(descriptor, msgspec.json.encode(name), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def _take(self, descriptor: int) -> None:
        until = monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if self._briefly or not _is_brief(descriptor) or monotonic() >= until:
                    raise HeldError(_holder(descriptor)) from None
                sleep(_PAUSE)

    def release(self) -> None:
        """Let others have it."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with suppress(OSError):
                os.close(descriptor)


def _is_brief(descriptor: int) -> bool:
    with suppress(OSError, ValueError, TypeError, AttributeError):
        said = msgspec.json.decode(os.pread(descriptor, _MOST, 0))
        return said.get("briefly") is True
    return False


def _holder(descriptor: int) -> str:
    with suppress(OSError, ValueError, TypeError, KeyError):
        said = msgspec.json.decode(os.pread(descriptor, _MOST, 0))
        return f"process {int(said['pid'])} on {one_line(str(said['host']))[:80]}"
    return "another process"
