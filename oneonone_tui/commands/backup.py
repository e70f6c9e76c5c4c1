"""`oneonone-tui backup FILE`: everything in one new file, while the program may be running."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from oneonone_tui.commands.condition import counts, number, problems, shown
from oneonone_tui.commands.holder import holder_of
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.opening import read_both
from oneonone_tui.storage.recovery import CONFLICTS, replay
from oneonone_tui.storage.view import lay_in, waiting_in_inbox


def back_up(path: Path, copy: Path) -> str:
    """Write what the data file, its journal and its inbox hold to a new file; says what is in it.

    The copy is one ordinary TinyDB file, for its owner alone, and has its name only when all of
    it is on the disk. Nothing at the old place is touched.

    Raises:
        StoreError: there is nothing to copy, it is damaged, or the copy cannot be written.
    """
    file = files.resolved(path)
    waiting = waiting_in_inbox(file)
    base, found = read_both(path, file)
    if found.newer:
        raise StoreError(fault.newer(path))
    if not base.exists and not found.entries:
        raise StoreError(f"{shown(path)} is not there, so there is nothing to copy.")
    if not base.exists and "" not in found.bases:
        raise fault.missing(path)
    recovered = replay(base, found)
    for problem in problems(base.tables):
        raise StoreError(
            f"{shown(path)} is damaged: {problem}; nothing was written, "
            "so run `oneonone-tui recover` first."
        )
    lay_in(base.tables, waiting.topics)
    try:
        _write_new(copy, base.tables.snapshot())
    except FileExistsError:
        raise StoreError(fault.exists(copy)) from None
    except OSError as error:
        cause = fault.cause_of(error)
        raise StoreError(f"{shown(copy)} cannot be written: {cause}.") from None
    said = f"{shown(copy)} has {counts(base.tables)}."
    if recovered.conflicts:
        said += f" {number(recovered.conflicts, 'document', 'documents')} changed in two places; "
        said += f"it has both versions, one of them in the table {CONFLICTS}."
    bad = [name for name, lines in (("journal", found.bad), ("inbox", waiting.bad)) if lines]
    if bad and not holder_of(file):  # with a holder it is the line that is being written
        said += f" Lines of the {' and the '.join(bad)} that are torn or spoilt are not in it."
    return said


def _write_new(file: Path, content: Iterable[bytes]) -> None:
    """Write a file that was not there before: whole, or not at all.

    Raises:
        FileExistsError: there is something of that name.
        OSError: as it says.
    """
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
