"""A system whose calls fail when a test says so.

Every call counts that the storage room makes through `os`, and its locking. Modelled: a call that
fails and did nothing; one that did its work and fails nevertheless (as over a network); writes
that are done in part; a fault that comes once, and one that stays. Not modelled: calls that other
libraries make in C, such as the reading of a Python file object.
"""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

_LOOKING: Final = frozenset(
    ("flock", "fstat", "listdir", "lockf", "lstat", "pread", "read", "scandir", "stat", "statvfs")
)
CHANGING: Final = frozenset(
    [
        *("chmod", "close", "fchmod", "fdatasync", "fsync", "ftruncate", "link", "mkdir", "open"),
        *("pwrite", "remove", "rename", "replace", "rmdir", "unlink", "write"),
    ]
)
_TO_WRITE: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Kind:
    """How a call fails."""

    name: str
    code: int = 0
    """Of the error; 0 is none: a write that is done in part."""
    afterwards: bool = False
    """Whether the call has done its work."""
    stays: bool = False
    """Whether the calls after it fail too, until the system is mended."""
    spares: frozenset[str] = frozenset()
    """Calls that never fail so: a full disk can be looked at, and something can be removed."""


_FULL: Final = _LOOKING | {"chmod", "fchmod", "ftruncate", "remove", "rmdir", "unlink"}
KINDS: Final = (
    Kind("full", errno.ENOSPC, stays=True, spares=_FULL),
    Kind("full for a moment", errno.ENOSPC, spares=_FULL),
    Kind("broken", errno.EIO, stays=True),
    Kind("broken for a moment", errno.EIO),
    Kind("done but not told", errno.EIO, afterwards=True),
    Kind("read-only", errno.EROFS, stays=True, spares=_LOOKING | {"close"}),
    Kind("interrupted", errno.EINTR),
    Kind("short writes", stays=True),
)


class System:
    """Counts the calls, and fails the one that it was told to.

    One call comes after the other, whichever thread makes it, and none while it is frozen.
    """

    def __init__(self) -> None:
        self._kind = KINDS[0]
        self._left = 0
        self._armed = False
        self._partly = False
        """Whether a disk that fills up has just taken its last bytes."""
        self._lock = threading.RLock()
        self.hit = False
        """Whether the call came."""
        self.failed = ""
        """Its name."""

    def arm(self, kind: Kind, call: int) -> None:
        """Fail the n-th call from now on."""
        with self._lock:
            self._kind, self._left, self.hit, self._armed = kind, call, False, True
            self.failed, self._partly = "", False

    def mend(self) -> None:
        """Let every call succeed."""
        self._armed = False

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let no other thread make a call: what is in the folder is as of one moment."""
        with self._lock:
            yield

    @contextmanager
    def installed(self) -> Iterator[System]:
        """Stand between the program and the system."""
        names = sorted(_LOOKING | CHANGING)
        real = [
            (m, name, getattr(m, name)) for name in names for m in (os, fcntl) if hasattr(m, name)
        ]
        for module, name, function in real:
            setattr(module, name, self._faulty(name, function))
        try:
            yield self
        finally:
            for module, name, function in real:
                setattr(module, name, function)

    def _faulty(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            with self._lock:
                if not self._fails(name, arguments):
                    return real(*arguments, **named)
                return self._failing(name, real, *arguments, **named)

        return call

    def _fails(self, name: str, arguments: tuple[Any, ...]) -> bool:
        if not self._armed or name in self._kind.spares:
            return False
        if name == "open" and self._kind.spares and not arguments[1] & _TO_WRITE:
            return False
        self._left -= 1
        if self._left > 0 or (self._left < 0 and not self._kind.stays and not self._partly):
            return False
        self.hit = True
        self.failed = self.failed or name
        return True

    def _failing(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        kind = self._kind
        if not kind.code:
            return _shortly(name, real, *arguments, **named)
        if kind.afterwards or name == "close":  # a close that fails has closed
            result = real(*arguments, **named)
            if name in ("open", "scandir"):  # nobody will have it, so nobody can close it
                os.close(result) if name == "open" else result.close()
        elif name in ("write", "pwrite") and kind.code == errno.ENOSPC and not self._partly:
            # A disk that fills up takes what it still can, and fails at the next write.
            self._partly = True
            return _shortly(name, real, *arguments, **named)
        self._partly = False
        raise OSError(kind.code, os.strerror(kind.code))


def _shortly(name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    if name not in ("write", "pwrite"):
        return real(*arguments, **named)
    descriptor, data, *rest = arguments
    return real(descriptor, bytes(data)[: max(1, len(data) // 2)], *rest, **named)
