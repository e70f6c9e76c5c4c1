"""A file that was not there before: whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files


def write_new(file: Path, content: Iterable[bytes]) -> None:
    """Write a file for its owner alone, which has its name only when all of it is on the disk.

    Raises:
        StoreError: there is something of that name, or the system does not let us write.
    """
    try:
        _write_new(file, content)
    except FileExistsError:
        raise StoreError(fault.exists(file)) from None
    except OSError as error:
        raise StoreError(f"{shown(file)} cannot be written: {fault.cause_of(error)}.") from None


def _write_new(file: Path, content: Iterable[bytes]) -> None:
    if os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    whole = files.temporary(file)
    try:
        os.close(files.replace(whole, content))
        try:
            os.link(whole, file)  # which, unlike a renaming, never takes the place of a file
        except FileExistsError:
            raise
        except OSError:  # some file systems know no second name; a memory stick's, say
            if os.path.lexists(file):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            os.replace(whole, file)  # noqa: PTH105 (as in `files`)
        files.sync_folder(file.parent)
    finally:
        with suppress(OSError):
            whole.unlink()
