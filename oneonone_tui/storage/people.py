"""Everyone, for who needs no more, may not wait and has not the lock.

Ten years are 27 MB, and the people in them 3 KB at the beginning of the file: only these are
read, and of the journal only the lines that may be about people.
"""

from __future__ import annotations

from pathlib import Path

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.base import people_of, read_base
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.journal import Change, read_journal
from oneonone_tui.storage.layout import Layout, OtherLayoutError
from oneonone_tui.storage.tables import Tables, text_of

_END_OF_TABLE = b"\n}"
"""In our own layout a document is one line, so that only a table ends like this."""


def people_at(path: Path, file: Path, cipher: Cipher | None = None) -> list[Person]:
    """Everyone, as they are now or were in the moment before.

    Args:
        path: as the person gave it, for messages.
        file: the real file.
        cipher: of the store, where it is encrypted: then there is no beginning without the rest.

    Raises:
        StoreError: who is there cannot be read, or was written by a later version.
    """
    try:
        # First the journal: what a fold moves meanwhile is then in both, and not in neither.
        log = files.read(files.beside(file, "journal")) or b""
        start = files.read(file) if cipher else files.read_until(file, _END_OF_TABLE)
        header, *lines = log.split(b"\n")
        if cipher is None:
            lines = [raw for raw in lines if b'"people": ' in raw]
        found = read_journal(b"\n".join([header, *lines]), cipher)
        if found.newer:
            raise StoreError(fault.newer(path))
        if start is None and found.bases and "" not in found.bases:
            raise fault.missing(path)
        if cipher is None:
            tables = _first_table(path, file, start)
        else:
            tables = read_base(path, start, cipher).tables
    except OSError as error:
        raise fault.unreadable(path, error) from None
    # Whole documents, and the last one counts: whether the file has the first ones already does
    # not matter here.
    table = tables.table("people")
    for change in (entry for entry in found.entries if isinstance(entry, Change)):
        for key, document in change.documents.get("people", {}).items():
            if document is not None:
                table.write(key, text_of(document))
    people: list[Person] = people_of(path, tables)
    return people


def _first_table(path: Path, file: Path, start: bytes | None) -> Tables:
    """The tables at the beginning of a file, people among them; where they are not, all."""
    if start and start.endswith(_END_OF_TABLE):
        try:
            tables = Layout(start + b"\n}\n").tables
        except OtherLayoutError:
            pass
        else:
            if "people" in tables.named:
                return tables
    return read_base(path, files.read(file)).tables
