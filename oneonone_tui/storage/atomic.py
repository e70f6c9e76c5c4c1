"""A file that is replaced as a whole or not at all, as a storage for TinyDB."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from tinydb.storages import Storage

from oneonone_tui.storage.fault import damaged, unreadable, unwritten
from oneonone_tui.storage.jsontext import Json, JsonTextError, dump, parse

_CLOSED = os.O_CLOEXEC | os.O_NOFOLLOW
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP)


class AtomicStorage(Storage):
    """Keeps the tables in one JSON file, readable by its owner alone.

    TinyDB's own JSONStorage writes in place, so that a crash or a full disk leaves half a file.
    Here the file on the disk is at every moment the last one that was written completely.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is opened or created yet.

        Raises:
            StoreError: the path leads through symbolic links that go round in a circle.
        """
        self._path = path
        try:
            # A link is written through: replacing it would leave the real file behind.
            self._file = path.resolve()
        except RuntimeError:
            raise damaged(path, "it is a symbolic link that leads back to itself") from None

    def read(self) -> dict[str, Json] | None:
        """The tables, or None where there is no file yet.

        Raises:
            StoreError: the file cannot be read, or is not the JSON of a TinyDB file.
        """
        try:
            data = self._bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(self._path, error) from None
        if not data:
            raise damaged(self._path, "it is empty")
        try:
            tables = parse(data)
        except JsonTextError as error:
            raise damaged(self._path, str(error)) from None
        if not isinstance(tables, dict):
            raise damaged(self._path, "it is not an object of tables")
        return tables

    def _bytes(self) -> bytes:
        with open(self._file, "rb", opener=_open_for_reading) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "it is not a regular file")
            return file.read()

    def write(self, data: dict[str, Json]) -> None:
        """Replace the file; on return it is on the disk, whatever happens to the power.

        Raises:
            StoreError: it could not be done. The file holds what it held before, or what it
                was to hold where only the last confirmation is missing.
            ValueError: a number in the tables is not finite.
        """
        content = dump(data)
        try:
            _make_folder(self._file.parent)
            self._replace(content)
            _sync_folder(self._file.parent)
        except OSError as error:
            raise unwritten(self._path, error) from None

    def _replace(self, content: bytes) -> None:
        temporary = self._file.with_name(f".{self._file.name}.{os.urandom(4).hex()}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOSED, 0o600)
        try:
            try:
                os.fchmod(descriptor, 0o600)  # a umask can take away more than we want
                _write_all(descriptor, content)
                _sync(descriptor)
            finally:
                os.close(descriptor)
            os.replace(temporary, self._file)  # noqa: PTH105 (the descriptor calls' family)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


def _open_for_reading(path: str, flags: int) -> int:
    # O_NONBLOCK: a pipe in the place of the file must not hold us for ever.
    return os.open(path, flags | os.O_NONBLOCK | _CLOSED)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":  # there, fsync leaves the data in the drive's own cache
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder last; some network file systems cannot, and need not."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    """Create what is missing of a path, for its owner alone, and make it last."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)  # a umask can take away more than we want
    _sync_folder(folder.parent)
