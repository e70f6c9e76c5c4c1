"""Another place for everything: a new file with all that is known."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage.base import Base, check
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import exists, unwritten
from oneonone_tui.storage.key import put_back
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.tables import Tables, text_of
from oneonone_tui.storage.unfolded import Unfolded

DAMAGED = "damaged"
"""Table of the lines that were damaged in the old place, as texts."""


def write_elsewhere(
    path: Path, tables: Tables, cipher: Cipher | None = None
) -> tuple[Path, Lock, Unfolded]:
    """Write a new file, with its key where it is to be encrypted, and hold its lock.

    Raises:
        StoreError: it could not be written, or there is something already.
    """
    file = files.resolved(path)
    lock = Lock(file)
    try:
        files.make_folder(file.parent)
        lock.take()
        if any(map(os.path.lexists, (file, *(files.beside(file, e) for e in ("journal", "key"))))):
            raise StoreError(exists(path))
        content: Iterable[bytes] = tables.snapshot()
        if cipher is not None:
            put_back(file, cipher)
            content = cipher.sealed(content)
        os.close(files.replace(file, content))
        files.sync_names(file.parent)
        base = Base(tables, digest=files.digest(file) or "")
        unfolded = Unfolded(path, file, base, {}, cipher=cipher)
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
