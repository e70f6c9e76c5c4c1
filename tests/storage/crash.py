"""A process that ends without closing: what then lies in the folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

from oneonone_tui.domain.store import Record, Store
from oneonone_tui.storage import files
from oneonone_tui.storage.store import open_store


def journal_of(path: Path) -> Path:
    return files.beside(path, "journal")


@contextmanager
def crashed(path: Path) -> Iterator[Store]:
    """A store for the block; afterwards the folder is as it was just before the end of it."""
    store = open_store(path)
    try:
        yield store
        store.flush()
        aside = path.parent.with_name(f"{path.parent.name}-aside")
        shutil.copytree(path.parent, aside)
    finally:
        store.close()
    shutil.rmtree(path.parent)
    aside.rename(path.parent)


def leave(path: Path, *changes: tuple[Record, ...]) -> None:
    """Save some changes and crash."""
    with crashed(path) as store:
        for change in changes:
            store.save(*change)
            store.flush()


def lines(path: Path) -> list[Any]:
    """What the journal of a file says."""
    return [json.loads(line[9:]) for line in journal_of(path).read_bytes().splitlines()]


def line(entry: Any) -> bytes:
    text = json.dumps(entry).encode()
    return b"%08x %b\n" % (crc32(text), text)
