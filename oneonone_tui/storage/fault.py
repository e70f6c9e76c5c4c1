"""What is said when the file cannot be read or written: one sentence, never any content."""

from __future__ import annotations

import errno
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import one_line

_CAUSES = {
    errno.ENOSPC: "the disk is full, free some space",
    errno.EDQUOT: "the disk quota is used up, free some space",
    errno.EROFS: "the disk is read-only, make it writable",
    errno.EACCES: "permission is denied, allow this user to read and write there",
    errno.EPERM: "permission is denied, allow this user to read and write there",
}


def damaged(path: Path, what: str) -> StoreError:
    """The file was read, and is not what it should be."""
    return StoreError(
        f"{_name(path)} is damaged: {what}; nothing was changed, "
        "so mend it in a text editor or put a copy from a backup in its place."
    )


def unreadable(path: Path, error: OSError) -> StoreError:
    """The system does not let us read the file."""
    return StoreError(f"{_name(path)} cannot be read: {_cause(error)}; nothing was changed.")


def unwritten(path: Path, error: OSError) -> StoreError:
    """The system does not let us write the file."""
    return StoreError(
        f"{_name(path)} cannot be written: {_cause(error)}; "
        "what was entered is held in memory and tried again."
    )


def _name(path: Path) -> str:
    return one_line(str(path))


def _cause(error: OSError) -> str:
    return _CAUSES.get(error.errno or 0) or error.strerror or type(error).__name__
