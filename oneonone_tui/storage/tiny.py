"""TinyDB's view of the data: everything that was acknowledged, journal included.

After a clean exit nobody needs this: the file is an ordinary TinyDB file, and `TinyDB(path)`
reads and writes it. While the program runs, or after a crash, part of the data is in the
journal, and `TinyDB(path, storage=JournalledStorage)` asks both with all of TinyDB's queries.

The program's own saves do not go through TinyDB's tables. `Table._update_table` hands a whole
table over for each change, which at ten years takes 15 to 30 times as long as the disk; to
override it would mean to rest on a private name, and still a `Table` cannot say what a save
here is: documents of several tables, all or none. So what we share with TinyDB is the file
format, and the tests hold TinyDB itself against it in both directions.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import damaged
from oneonone_tui.storage.jsontext import JsonTextError, parse
from oneonone_tui.storage.opening import read_both
from oneonone_tui.storage.recovery import replay
from oneonone_tui.storage.tables import body, number


class JournalledStorage(Storage):
    """A storage for TinyDB that reads the file and its journal, and writes neither."""

    def __init__(self, path: str | Path, cipher: Cipher | None = None) -> None:
        """Nothing is opened or created yet.

        Raises:
            StoreError: the path leads through symbolic links that go round in a circle.
        """
        self._path = Path(path)
        self._cipher = cipher
        self._file = files.resolved(self._path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as they are now, or None where there is nothing yet.

        Raises:
            StoreError: the file cannot be read, or is damaged.
        """
        base, found = read_both(self._path, self._file, self._cipher)
        try:
            replay(base, found)
            tables = {
                name: {number(line): parse(body(line)) for line in table.lines}
                for name, table in base.tables.named.items()
            }
        except JsonTextError as error:
            raise damaged(self._path, str(error)) from None
        return tables if base.exists or tables else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:  # noqa: ARG002 (TinyDB's name)
        """Refused: changes would go past whoever has the data open.

        Raises:
            StoreError: always.
        """
        raise StoreError("This view can only be read; end the program and use TinyDB(path).")
