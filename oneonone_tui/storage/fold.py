"""The fold: the journal goes into the data file, and at every moment everything is there.

The order is what makes it safe. The new base's hash is noted in the journal before the new
base gets the name; the old one gets a second name before it loses its first; and the journal
goes only when the new base's name is on the disk. Stopped anywhere, `recovery` knows what to
do.

It works in small steps, so that changes can be saved in between. They come into the same
journal, and the note says from which byte on the new base has nothing of it.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path

from oneonone_tui.storage import backups, files
from oneonone_tui.storage import journal as entry
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import FoldError
from oneonone_tui.storage.journal import Journal
from oneonone_tui.storage.tables import Blocks


def fold(
    file: Path,
    blocks: Blocks,
    bases: Sequence[str],
    journal: Journal,
    cipher: Cipher | None = None,
    *,
    gently: bool,
) -> Generator[None, None, str]:
    """Put the blocks in the place of the file; returns the hash of the new base.

    The last step, to make the name last, is the caller's: `files.sync_folder`.

    Args:
        bases: the hashes that the file may have now.
        gently: wait for the disk at every step rather than long at the end, because somebody
            is typing meanwhile and their next save waits for the same disk.

    Raises:
        FoldError: the file is not what was read, so somebody changed it.
        OSError: as it says; the file holds what it held.
    """
    written, start = files.sha256(), journal.size
    there = files.digest(file)
    if there is not None and there not in bases:
        raise FoldError
    yield
    files.remove_temporaries(file)
    content = blocks if cipher is None else cipher.sealed(blocks)
    name = files.temporary(file)
    descriptor = files.create(name)
    try:
        try:
            for block in content:
                written.update(block)
                files.write_all(descriptor, block)
                if gently:
                    files.sync_data(descriptor)
                    yield
            files.sync(descriptor)
        except BaseException:
            with suppress(OSError):  # or it would take the place of why we stop
                os.close(descriptor)
            raise
        os.close(descriptor)
        digest = written.hexdigest()
        journal.append(entry.fold(digest, start))
        backups.keep(file, cipher)
        os.replace(name, file)  # noqa: PTH105 (as in `files`)
    except BaseException:
        with suppress(OSError):
            name.unlink()
        raise
    return digest
