"""Calls to the system that leave nothing half done, and nothing that others could read.

Everything is opened with `O_NOFOLLOW`: who plants a symbolic link in the place of one of our
files gets an error and not our text. New files are for their owner alone, whatever the umask.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from oneonone_tui.storage.fault import damaged

if TYPE_CHECKING:
    from hashlib import _Hash

CLOSED = os.O_CLOEXEC | os.O_NOFOLLOW
PRIVATE = 0o600
BLOCK = 1 << 20
"""Bytes that are read or written at once: few calls, and none that keeps others waiting."""

_FEW = 1 << 14
"""Bytes that are read at once where the beginning may be enough."""

Identity = tuple[int, int]
"""What a file is known again by, whatever its name: its device and its number there."""

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP)


def resolved(path: Path) -> Path:
    """The real file behind a path: a link is written through, never replaced.

    Raises:
        StoreError: the path leads through symbolic links that go round in a circle.
    """
    try:
        return path.resolve()
    except RuntimeError:
        raise damaged(path, "it is a symbolic link that leads back to itself") from None


def beside(file: Path, ending: str) -> Path:
    """The file of ours that lies beside the data file."""
    return file.with_name(f"{file.name}.{ending}")


def rescue_name(file: Path, spoilt: bytes) -> Path:
    """Where spoilt lines of a journal are kept; the same lines always in the same place."""
    return beside(file, f"rescued-{sha256(spoilt).hexdigest()[:8]}")


def read(file: Path) -> bytes | None:
    """What a file holds, or None where there is none."""
    try:
        with open(file, "rb", opener=_open_for_reading) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise OSError(errno.EINVAL, "it is not a regular file")
            return opened.read()
    except FileNotFoundError:
        return None


def read_start(file: Path, size: int) -> bytes:
    """The first bytes of a file.

    Raises:
        FileNotFoundError: there is none.
    """
    with open(file, "rb", opener=_open_for_reading) as opened:
        return opened.read(size)


def read_until(file: Path, mark: bytes) -> bytes | None:
    """The beginning of a file with the first `mark`, or all of it; None where there is none."""
    data = b""
    try:
        with open(file, "rb", opener=_open_for_reading) as opened:
            while block := opened.read(_FEW):
                searched = max(0, len(data) - len(mark) + 1)
                data += block
                if (at := data.find(mark, searched)) >= 0:
                    return data[: at + len(mark)]
    except FileNotFoundError:
        return None
    return data


def sha256(content: bytes = b"") -> _Hash:
    """The hash of the content, to which more can be added."""
    from hashlib import sha256  # 1.2 ms, and nobody needs it before something is written

    return sha256(content)


def digest(file: Path) -> str | None:
    """The SHA-256 of a file, or None where there is none."""
    found = sha256()
    try:
        with open(file, "rb", opener=_open_for_reading) as opened:
            while block := opened.read(BLOCK):
                found.update(block)
    except FileNotFoundError:
        return None
    return found.hexdigest()


def _open_for_reading(path: str, flags: int) -> int:
    # O_NONBLOCK: a pipe in the place of the file must not hold us for ever.
    return os.open(path, flags | os.O_NONBLOCK | CLOSED)


def write_all(descriptor: int, content: bytes) -> None:
    """Write everything: the system may take less at once than it is given."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync(descriptor: int) -> None:
    """Wait until a new file is on the disk."""
    if sys.platform == "darwin":  # there, fsync leaves the data in the drive's own cache
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_data(descriptor: int) -> None:
    """Wait until what was added to a file is on the disk; its times may come later."""
    if sys.platform == "darwin":
        sync(descriptor)
    else:
        os.fdatasync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; some network file systems cannot, and need not."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_names(folder: Path) -> None:
    """Make the names in a folder last, and its own, and those above it that may be ours.

    Whoever made the folder, or gave a file in it its name, may have ended before the sync.
    """
    sync_folder(folder)
    device = folder.stat().st_dev
    for above in folder.parents:
        # In what we cannot write we have made nothing; what we cannot read we cannot sync.
        if not os.access(above, os.R_OK | os.W_OK) or above.stat().st_dev != device:
            break
        sync_folder(above)


def make_folder(folder: Path) -> None:
    """Create what is missing of a path, for its owner alone, and make it last."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)  # a umask can take away more than we want
    sync_folder(folder.parent)


def identity(file: Path) -> Identity | None:
    """Which file lies there; None where there is none."""
    try:
        return _identity(file.lstat())
    except FileNotFoundError:
        return None


def _identity(found: os.stat_result) -> Identity:
    return found.st_dev, found.st_ino


def create(file: Path) -> int:
    """A descriptor of a file that was not there before."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | CLOSED, PRIVATE)
    os.fchmod(descriptor, PRIVATE)  # a umask can take away more than we want
    return descriptor


def temporary(file: Path) -> Path:
    """A name in the same folder for what is to replace a file."""
    return file.with_name(f".{file.name}.{os.urandom(4).hex()}.tmp")


def remove_temporaries(file: Path) -> None:
    """Clear away what a crash left. Only for who holds the lock: they could be another's."""
    for left in file.parent.glob(f".{_literal(file.name)}*.????????.tmp"):
        with suppress(OSError):
            left.unlink()


def _literal(name: str) -> str:
    import glob

    return glob.escape(name)


def replace(file: Path, content: Iterable[bytes], expect: Callable[[Identity], object] = id) -> int:
    """Put a complete file in the place of another, or of none; a descriptor to go on writing.

    The name is on the disk only after `sync_folder`.

    Args:
        expect: told before which file will lie there: a replacing that fails may have happened.
    """
    name = temporary(file)
    descriptor = create(name)
    try:
        for block in content:
            write_all(descriptor, block)
        sync(descriptor)
        expect(_identity(os.fstat(descriptor)))
        os.replace(name, file)  # noqa: PTH105 (the descriptor calls' family)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        with suppress(OSError):
            name.unlink()
        raise
    return descriptor
