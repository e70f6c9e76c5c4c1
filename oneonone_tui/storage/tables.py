"""The tables of one TinyDB file, as whole documents under our own ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from oneonone_tui.domain.text import clean
from oneonone_tui.storage.atomic import AtomicStorage
from oneonone_tui.storage.codec import TABLES, Document, merged
from oneonone_tui.storage.fault import damaged

Changes = dict[str, dict[str, Document]]
"""New or changed documents, by table and id."""

_NUMBER = re.compile("0|[1-9][0-9]{0,17}")
"""A TinyDB document number as TinyDB writes it; `01` and `1` would become one."""


class Tables:
    """What the store stands on: documents read once, and changes kept for good.

    It may move from one thread to another, and belongs to one at a time.
    """

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one; nothing is created.

        Raises:
            StoreError: the file cannot be read, or is damaged.
        """
        self._path = path
        self._file = AtomicStorage(path)
        # TinyDB writes after every operation. It works in memory, so that all the operations
        # of a change reach the disk as one.
        self._db = TinyDB(storage=MemoryStorage)
        self._db.storage.write(self._file.read() or {})
        self._numbers: dict[tuple[str, str], int] = {}
        """TinyDB's number of each document."""
        for name in TABLES:
            self._number(name)

    def documents(self, table: str) -> Iterator[tuple[str, Document]]:
        """The documents of a table with their numbers, in the order in which they came."""
        yield from self._tables().get(table, {}).items()

    def keep(self, changes: Changes) -> None:
        """Keep the changes, all or none; on return they are on the disk.

        Raises:
            StoreError: they could not be written. To be tried again with the same changes.
        """
        for name, documents in changes.items():
            table = self._db.table(name)

            def lay_over(kept: Any, documents: dict[str, Document] = documents) -> None:
                kept.update(merged(kept, documents[clean(kept["id"])]))

            known = [self._numbers[name, id_] for id_ in documents if (name, id_) in self._numbers]
            table.update(lay_over, doc_ids=known)
            new = [id_ for id_ in documents if (name, id_) not in self._numbers]
            numbers = table.insert_multiple(documents[id_] for id_ in new)
            self._numbers.update(zip(((name, id_) for id_ in new), numbers, strict=True))
        self._file.write(self._tables())

    def _tables(self) -> dict[str, dict[str, Any]]:
        return self._db.storage.read() or {}

    def _number(self, name: str) -> None:
        table: object = self._tables().get(name, {})
        if not isinstance(table, dict):
            raise damaged(self._path, f"{name} is not a table")
        for number, document in table.items():
            if not _NUMBER.fullmatch(number):
                raise damaged(self._path, f"{name} has a document without a proper number")
            if not isinstance(document, dict) or not isinstance(document.get("id"), str):
                raise damaged(self._path, f"{name}, document {number} has no id")
            key = name, clean(document["id"])
            if key in self._numbers:
                twins = f"{self._numbers[key]} and {number}"
                raise damaged(self._path, f"{name}, documents {twins} have the same id")
            self._numbers[key] = int(number)
