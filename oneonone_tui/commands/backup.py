"""`oneonone-tui backup FILE`: everything in one new file, while the program may be running."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from oneonone_tui.commands.condition import counts, number, problems, shown
from oneonone_tui.commands.holder import holder_of
from oneonone_tui.commands.new_file import write_new
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.key import key_of
from oneonone_tui.storage.opening import read_both
from oneonone_tui.storage.recovery import CONFLICTS, replay
from oneonone_tui.storage.view import lay_in, waiting_in_inbox


def back_up(path: Path, copy: Path, cipher: Cipher | None = None) -> str:
    """Write what the data file, its journal and its inbox hold to a new file; says what is in it.

    The copy is one ordinary TinyDB file, for its owner alone, and has its name only when all of
    it is on the disk. Nothing at the old place is touched. Of a store that is encrypted the copy
    is so too, and a copy of the key lies beside it.

    Raises:
        StoreError: there is nothing to copy, it is damaged, or the copy cannot be written.
    """
    file = files.resolved(path)
    waiting = waiting_in_inbox(file, cipher)
    base, found = read_both(path, file, cipher)
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
    said = f"{shown(copy)} has {counts(base.tables)}."
    if cipher is None:
        write_new(copy, base.tables.snapshot())
    else:
        _write_sealed(copy, base.tables.snapshot(), cipher)
        said += f" It is encrypted, and opens with {shown(key_of(copy))} and today's passphrase."
    if recovered.conflicts:
        said += f" {number(recovered.conflicts, 'document', 'documents')} changed in two places; "
        said += f"it has both versions, one of them in the table {CONFLICTS}."
    bad = [name for name, lines in (("journal", found.bad), ("inbox", waiting.bad)) if lines]
    if bad and not holder_of(file):  # with a holder it is the line that is being written
        said += f" Lines of the {' and the '.join(bad)} that are torn or spoilt are not in it."
    return said


def _write_sealed(copy: Path, content: Iterable[bytes], cipher: Cipher) -> None:
    """Write the copy, after the key to it."""
    if os.path.lexists(copy):
        raise StoreError(fault.exists(copy))
    key = key_of(copy)
    write_new(key, [cipher.wrapped])
    try:
        write_new(copy, cipher.sealed(content))
    except BaseException:
        with suppress(OSError):
            key.unlink()
        raise
