"""Bases of before, kept beside the data file: of the last fold, a day ago and a week ago.

Three of the last folds would all be of this hour, and a mistake is often found a day later.
So the first place always has the base before the last fold, and what leaves a place goes on
to the next only when that one holds something a day, or a week, older than the base.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import MARK, Cipher, is_sealed

_DAY = 86_400.0
AGES = (0.0, _DAY, 7 * _DAY)
"""Seconds by which a place must be behind the base before it is given to a younger one."""


def places(file: Path) -> list[Path]:
    """Where backups of a file are, the youngest first."""
    return [files.beside(file, f"backup-{place}") for place in range(1, len(AGES) + 1)]


def keep(file: Path, cipher: Cipher | None = None) -> None:
    """Keep the file as it is as the youngest backup. At no moment is the file itself away.

    With a cipher, what is still plain is sealed in the backup.
    """
    try:
        now = file.stat().st_mtime
    except FileNotFoundError:
        return
    _make_room(places(file), now)
    if cipher is not None and not is_sealed(files.read_start(file, len(MARK))):
        os.close(files.replace(places(file)[0], cipher.sealed([files.read(file) or b""])))
        return
    name = files.temporary(file)
    try:
        os.link(file, name)  # the same bytes under a second name: nothing is copied
    except OSError:  # some file systems know no second name
        content = files.read(file)
        os.close(files.replace(places(file)[0], [content or b""]))
        return
    try:
        _close_to_others(name)
        os.replace(name, places(file)[0])  # noqa: PTH105 (as in `files`)
    except BaseException:
        with suppress(OSError):
            name.unlink()
        raise


def _make_room(names: list[Path], now: float) -> None:
    """Pass the backups on, from the last to the first."""
    for place in range(len(names) - 1, 0, -1):
        younger, older = names[place - 1], names[place]
        with suppress(FileNotFoundError):
            younger.lstat()
            # Either way round: a clock that was set back must not stop it for ever.
            if not _exists(older) or abs(now - older.lstat().st_mtime) >= AGES[place]:
                os.replace(younger, older)  # noqa: PTH105


def _exists(name: Path) -> bool:
    return os.path.lexists(name)


def _close_to_others(name: Path) -> None:
    descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK | files.CLOSED)
    try:
        os.fchmod(descriptor, files.PRIVATE)
    finally:
        os.close(descriptor)
