"""Who has the data open, without taking the lock from anybody."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import suppress
from pathlib import Path

from oneonone_tui.domain.text import one_line
from oneonone_tui.storage import files

_MOST = 1_000
"""Bytes of a holder's name that are read; the file is anybody's to write."""


def holder_of(file: Path) -> str:
    """`process 12 on laptop`; empty where nobody has the data open.

    The name in the lock file stays when its holder is gone, so it is the system that is asked,
    by a shared lock that is let go at once: nothing is created and nothing is written. (A
    program that starts in this very microsecond can only look; the next start is right again.)

    Raises:
        OSError: the lock cannot be asked for, as on some network file systems.
    """
    try:
        flags = os.O_RDONLY | os.O_NONBLOCK | files.CLOSED
        descriptor = os.open(files.beside(file, "lock"), flags)
    except FileNotFoundError:
        return ""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _name(os.pread(descriptor, _MOST, 0))
    finally:
        os.close(descriptor)
    return ""


def _name(said: bytes) -> str:
    with suppress(ValueError, TypeError, KeyError):
        holder = json.loads(said)
        return f"process {int(holder['pid'])} on {one_line(str(holder['host']))[:80]}"
    return "another process"
