"""Another place for everything: a new file with all that is known."""

from __future__ import annotations

import os
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage.base import Base, check
from oneonone_tui.storage.fault import exists, unwritten
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.tables import Tables, text_of
from oneonone_tui.storage.unfolded import Unfolded

DAMAGED = "damaged"
"""Table of the lines that were damaged in the old place, as texts."""


def write_elsewhere(path: Path, tables: Tables) -> tuple[Path, Lock, Unfolded]:
    """Write a new file, and hold its lock.

    Raises:
        StoreError: it could not be written, or there is something already.
    """
    file = files.resolved(path)
    lock = Lock(file)
    try:
        files.make_folder(file.parent)
        lock.take()
        if os.path.lexists(file) or os.path.lexists(files.beside(file, "journal")):
            raise StoreError(exists(path))
        blocks = tables.snapshot()
        os.close(files.replace(file, blocks))
        files.sync_names(file.parent)
        unfolded = Unfolded(path, file, Base(tables, digest=blocks.digest()), {})
    except HeldError:
        raise StoreError(exists(path)) from None
    except OSError as error:
        lock.release()
        raise unwritten(path, error) from None
    except BaseException:
        lock.release()
        raise
    return file, lock, unfolded


def put_damage_aside(tables: Tables) -> None:
    """Move damaged lines into a table of their own, as texts: a new file must be whole."""
    for name, table in list(tables.named.items()):
        for key, line in table.items():
            if problem := table.order.twins.get(key) or check(name, line):
                aside = tables.table(DAMAGED)
                number = str(aside.order.last + 1)
                text = line.decode("ascii", "backslashreplace")
                kept = text_of({"table": name, "problem": problem, "line": text})
                aside.write(number, kept)
                table.remove(key)
