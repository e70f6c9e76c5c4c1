"""What is said when the file cannot be read or written: one sentence, never any content."""

from __future__ import annotations

import errno
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import one_line


class FoldError(Exception):
    """The file is not what was read, so that nothing can be folded: the journal stays."""


_CAUSES = {
    errno.ENOSPC: "the disk is full, free some space",
    errno.EDQUOT: "the disk quota is used up, free some space",
    errno.EROFS: "the disk is read-only, make it writable",
    errno.EACCES: "permission is denied, allow this user to read and write there",
    errno.ELOOP: "a symbolic link lies in its place, remove it",
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
    return StoreError(f"{_name(path)} cannot be read: {cause_of(error)}; nothing was changed.")


def unwritten(path: Path, error: OSError) -> StoreError:
    """The system does not let us write the file."""
    return StoreError(
        f"{_name(path)} cannot be written: {cause_of(error)}; "
        "what was entered is held in memory and tried again."
    )


def unqueued(inbox: Path, error: OSError, *, certain: bool = True) -> StoreError:
    """The system does not let us put something into the inbox."""
    then = "nothing was queued" if certain else "look with `oneonone-tui next` what was queued"
    return StoreError(f"{_name(inbox)} cannot be written: {cause_of(error)}; {then}.")


def keyless(path: Path) -> StoreError:
    """It is encrypted, and there is nothing to open it with."""
    return StoreError(
        f"{_name(path)} is encrypted, and its key {_name(path)}.key is not there; nothing was "
        "changed, so put the key back, from a copy that `oneonone-tui backup` has made, say; or "
        "open the file with age and your recovery key."
    )


def encrypted(path: Path) -> StoreError:
    """It has been encrypted since somebody looked."""
    return StoreError(
        f"{_name(path)} is encrypted, so that a passphrase is needed; nothing was changed, "
        "so start again, and it will be asked for."
    )


def undecipherable(path: Path) -> StoreError:
    """It is encrypted, and what there is to open it with does not."""
    return StoreError(
        f"{_name(path)} cannot be decrypted: it is damaged, or was encrypted with another key; "
        "nothing was changed, so put a copy from a backup in its place."
    )


def switched(path: Path) -> StoreError:
    """It was encrypted, or decrypted, in between."""
    return StoreError(
        f"{_name(path)} was encrypted or decrypted by another process in the meantime; "
        "nothing was changed, so start again."
    )


def unswitched(path: Path, error: OSError) -> StoreError:
    """The system does not let us encrypt or decrypt everything."""
    return StoreError(
        f"{_name(path)} could not be encrypted or decrypted wholly: {cause_of(error)}; nothing is "
        "lost and all of it opens, so mend that and run this again."
    )


def damaged_first(path: Path, problem: str) -> StoreError:
    """What is damaged is not encrypted: it would be harder to mend."""
    return StoreError(
        f"{_name(path)} is damaged: {problem}; nothing was changed, "
        "so run `oneonone-tui recover` first."
    )


def missing(path: Path) -> StoreError:
    """There is a journal that goes on from a data file which is not there."""
    return StoreError(
        f"{_name(path)} is not there, but its journal is; nothing was changed, "
        "so put the file or a backup back in its place."
    )


def with_backup(error: StoreError, backup: Path | None) -> StoreError:
    """The same, with the backup that can be put in the file's place."""
    if backup is None:
        return error
    return StoreError(f"{error} The newest backup that can be read is {_name(backup)}.")


def view_only(path: Path, cause: str) -> str:
    """Why nothing can be kept: the system does not let us."""
    return f"{_name(path)} can only be looked at: {cause}; what is entered here is not kept."


def taken(path: Path, holder: str) -> str:
    """Why nothing can be kept: somebody else keeps."""
    return (
        f"{_name(path)} is open elsewhere ({holder}) and can only be looked at here; "
        "close it there, then open it here again."
    )


def newer(path: Path) -> str:
    """Why nothing can be kept: it would spoil what a later version has written."""
    return (
        f"{_name(path)} was written by a later version of the program and can only be looked at; "
        "what is entered here is not kept, so use that version."
    )


def exists(path: Path) -> str:
    """Why everything cannot be kept in another place."""
    return f"{_name(path)} is there already and was not touched; name a new file."


def distrusted(path: Path, problem: str) -> str:
    """Why the file stays as it is, although everything is kept: part of it is not what it
    should be."""
    return (
        f"{_name(path)} is damaged: {problem}; the rest is here, and what is entered is kept in "
        "the journal beside it, so leave when you can and run oneonone-tui recover."
    )


def rescued(name: Path) -> str:
    """What became of lines in the journal that cannot be understood."""
    return (
        f"Part of the last change had not reached the disk whole; what there is of it "
        f"is kept in {_name(name)}."
    )


def cause_of(error: OSError) -> str:
    """What the system says, and the mend."""
    return _CAUSES.get(error.errno or 0) or error.strerror or type(error).__name__


def _name(path: Path) -> str:
    return one_line(str(path))
