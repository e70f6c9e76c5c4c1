"""The keeper: the one that writes. It joins base, journal, lock, fold and recovery.

Opening writes nothing: the lock file is the one thing that it creates, because two instances
must be told apart before either of them writes; where there is no folder yet, there is
nothing to protect, and the lock is taken with the first save.

It is made by `opening`. Everything is called in the saver's thread, but for `distrust`, which
assigns and no more.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage import journal as entry
from oneonone_tui.storage.base import Base, check
from oneonone_tui.storage.codec import Document, merged
from oneonone_tui.storage.fault import distrusted, exists, newer, taken, unwritten
from oneonone_tui.storage.fold import FoldError, fold
from oneonone_tui.storage.journal import Journal, Texts, Was
from oneonone_tui.storage.jsontext import JsonTextError, parse
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.recovery import rescue_name
from oneonone_tui.storage.tables import Changes, Tables, body, fingerprint, print_of, text_of

FOLD_AT = 4 << 20
"""Bytes of journal at which it is folded while the program runs."""

IDLE = 300.0
"""Seconds without a change after which it is folded too."""

AGAIN = 60.0
"""Seconds between a fold that failed and the next."""

STEP = 0.001
"""Seconds for which a step of checking may hold the interpreter, …"""

BREATH = 0.008
"""… and for which it then leaves it to whoever types."""


class Keeper:
    """Keeps the changes of one data file."""

    def __init__(self, path: Path, file: Path, base: Base, lock: Lock, was: Was) -> None:
        """
        Args:
            path: as the person gave it, for messages.
            file: the real file.
            was: what recovery has changed against the file.
        """
        self.read_only = ""
        self.remarks: tuple[str, ...] = ()
        self.on_distrust: Callable[[str], object] = str
        self._path = path
        self._file = file
        self._base = base
        self._tables: Tables = base.tables
        self._lock = lock
        self._bases: list[str] = [base.digest] if base.digest or not base.exists else []
        """Hashes that the file may have; empty while it is not known yet."""
        self._was = was
        """The changed documents, and what they were in the base."""
        self._prints: dict[tuple[str, str], str | None] = {}
        """Fingerprints of changed documents, so that none is made twice."""
        self._latest: tuple[str, str, Document] = ("", "", {})
        """The document that was changed last, as it is now."""
        self._journal: Journal | None = None
        self._found = _identity(self._journal_file)
        """The journal that was there, and may be replaced; any other is somebody else's."""
        self._settled = self._found is None
        self.spoilt = b""
        """Lines of the journal that are to be kept beside before it is replaced."""
        self._checked = False
        self._damaged = False
        self._chore: Generator[float, None, None] | None = None
        self._fold_at = 0.0
        """Not before this moment, after one that failed."""
        self._changed_at = monotonic()

    @property
    def _journal_file(self) -> Path:
        return files.beside(self._file, "journal")

    # Keeping

    def keep(self, changes: Changes) -> None:
        """Keep the changes, all or none; on return they are on the disk.

        Raises:
            StoreError: they could not be written. To be tried again with the same changes.
        """
        if self.read_only:
            raise StoreError(self.read_only)
        try:
            journal = self._ready()
            texts: Texts = {}
            was: Was = {}
            lines = []
            for name, documents in changes.items():
                for key, document in documents.items():
                    line = self._tables.line(name, key)
                    document = merged(self._parsed(name, key, line), document)
                    text = text_of(document)
                    texts.setdefault(name, {})[key] = text
                    was.setdefault(name, {})[key] = self._print(name, key, line)
                    lines.append((name, key, text, document))
            journal.append(entry.change(texts, was))
        except OSError as error:
            raise unwritten(self._path, error) from None
        for name, key, text, document in lines:
            table = self._tables.table(name)
            line = table.place(key, text)
            table.put(key, line)
            self._was.setdefault(name, {}).setdefault(key, was[name][key])
            self._prints[name, key] = print_of(text)
            self._latest = name, key, document
        self._changed_at = monotonic()

    def _parsed(self, name: str, key: str, line: bytes | None) -> Document | None:
        if line is None:
            return None
        if (name, key) == self._latest[:2]:  # who types changes the same document all the time
            return self._latest[2]
        try:
            document: Document = parse(body(line))
            return document
        except JsonTextError:
            self.distrust(check(name, line))
            raise StoreError(self.read_only) from None

    def _print(self, name: str, key: str, line: bytes | None) -> str | None:
        if (name, key) not in self._prints:
            self._prints[name, key] = fingerprint(line)
        return self._prints[name, key]

    def _ready(self) -> Journal:
        """The journal, open for writing."""
        if not self._lock.held:
            files.make_folder(self._file.parent)
            try:
                self._lock.take()
            except HeldError as holder:
                raise StoreError(taken(self._path, str(holder))) from None
        if self._journal is None or self._journal.broken:
            self._stop_chore()  # a fold that is under way has noted itself in the broken one
            self._renew()
        assert self._journal is not None
        return self._journal

    def _renew(self) -> None:
        """Put a new journal in the place of the one that was found, or that has failed.

        It has everything that the base has not, so that the old one is not missed.
        """
        self._close_journal()
        self._make_sure()
        if not self._bases:
            self._bases = [self._base.know_digest()]
        texts = [entry.header(self._bases, socket.gethostname())]
        if any(self._was.values()):
            texts.append(entry.change(self._texts(), self._was))
        try:
            self._journal = Journal(self._journal_file, texts)
        finally:
            self._found = _identity(self._journal_file)

    def _texts(self) -> Texts:
        return {
            name: {
                key: None if (line := self._tables.line(name, key)) is None else body(line).decode()
                for key in keys
            }
            for name, keys in self._was.items()
        }

    def _make_sure(self) -> None:
        """Before the journal's file is replaced or removed: it is ours, and all of it is kept."""
        if _identity(self._journal_file) != self._found:
            raise StoreError(taken(self._path, "another process in the meantime"))
        if self.spoilt:
            name = rescue_name(self._file, self.spoilt)
            if not os.path.lexists(name):
                os.close(files.replace(name, [self.spoilt]))
                files.sync_folder(name.parent)
            self.spoilt = b""

    def _close_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    # Folding

    def close(self) -> None:
        """Fold, and let others have the data. What cannot be folded stays in the journal.

        What is kept afterwards takes the lock again.
        """
        self._stop_chore()
        if not self.read_only and self._lock.held:
            with suppress(OSError, StoreError, FoldError):
                for _ in self._fold(gently=False):
                    pass
        self.let_go()

    def let_go(self) -> None:
        """Close everything as it is."""
        self._stop_chore()
        self._close_journal()
        self._lock.release()

    def _fold(self, *, gently: bool) -> Generator[float, None, None]:
        if self.read_only or (self._settled and self._journal is None):
            return
        if not any(self._was.values()):
            self._drop_journal()
            return
        if self._journal is None or self._journal.broken:
            self._renew()
        journal = self._journal
        assert journal is not None
        before, self._was = self._was, {}
        done = False
        try:
            blocks = self._tables.snapshot()
            steps = fold(self._file, blocks, self._bases, journal, gently=gently)
            with closing(steps):
                while True:
                    try:
                        next(steps)
                    except StopIteration as end:
                        digest: str = end.value
                        break
                    yield 0.0
            # From here on the file has the new name, which may or may not last.
            self._base.exists = True
            try:
                files.sync_folder(self._file.parent)
            except OSError:
                self._bases.append(digest)
                raise
            self._bases, done = [digest], True
        finally:
            if not done:
                for name, keys in before.items():
                    self._was[name] = {**self._was.get(name, {}), **keys}
        if any(self._was.values()):
            self._renew()
        else:
            self._drop_journal()

    def _drop_journal(self) -> None:
        self._make_sure()
        self._close_journal()
        self._journal_file.unlink(missing_ok=True)
        self._found = None
        self._settled = True
        files.sync_folder(self._file.parent)

    # What can wait

    def work(self) -> float | None:
        """Do one small step of what can wait: fold, check what was not looked at yet.

        Returns the seconds after which to call it again; None: after the next change.
        """
        try:
            if self._chore is None:
                self._chore = self._next_chore()
            if self._chore is not None:
                return next(self._chore)
        except StopIteration:
            self._chore = None
            return 0.0
        except (OSError, StoreError, FoldError):
            self._chore = None
            self._fold_at = monotonic() + AGAIN
            return AGAIN
        if self._journal is None or self.read_only:
            return None
        return max(0.0, self._changed_at + IDLE - monotonic())

    def _next_chore(self) -> Generator[float, None, None] | None:
        now = monotonic()
        if not self.read_only and self._lock.held and now >= self._fold_at:
            if not self._settled:
                return self._fold(gently=True)
            journal = self._journal
            if journal is not None and (
                journal.size - journal.start >= FOLD_AT or now >= self._changed_at + IDLE
            ):
                return self._fold(gently=True)
        if not self._checked:
            return self._check()
        return None

    def _stop_chore(self) -> None:
        if self._chore is not None:
            self._chore.close()
            self._chore = None

    def _check(self) -> Generator[float, None, None]:
        """Look at every line, strictly, in small steps."""
        if not self._bases:
            self._bases = [self._base.know_digest()]
            yield BREATH
        until = monotonic() + STEP
        for name, table in list(self._tables.named.items()):
            for line in list(table.lines.values()):
                if problem := check(name, line):
                    self.distrust(problem)
                    self._checked = True
                    return
                if monotonic() >= until:
                    yield BREATH
                    until = monotonic() + STEP
        self._checked = True

    def distrust(self, problem: str) -> None:
        """Something in the file is damaged: from now on nothing is written to it."""
        if not self.read_only:
            self._damaged = True
            self.read_only = distrusted(self._path, problem)
            self.remarks += (self.read_only,)
            self.on_distrust(self.read_only)

    # Another place

    def move(self, path: Path) -> None:
        """From now on keep everything in a new file. What is at the old place stays there.

        Raises:
            StoreError: it cannot be; everything is as it was.
        """
        if self._base.newer:
            raise StoreError(newer(self._path))
        self._stop_chore()
        file = files.resolved(path)
        lock = Lock(file)
        try:
            files.make_folder(file.parent)
            lock.take()
            if os.path.lexists(file) or os.path.lexists(files.beside(file, "journal")):
                raise StoreError(exists(path))
            if self._damaged:
                self._put_damage_aside()
            blocks = self._tables.snapshot()
            os.close(files.replace(file, blocks))
            files.sync_folder(file.parent)
        except BaseException as error:
            lock.release()
            if isinstance(error, HeldError):
                raise StoreError(exists(path)) from None
            if isinstance(error, OSError):
                raise unwritten(path, error) from None
            raise
        self.let_go()
        self._path, self._file, self._lock = path, file, lock
        self._base = Base(self._tables, digest=blocks.digest())
        self._bases, self._was, self._found, self.spoilt = [self._base.digest], {}, None, b""
        self._settled = True
        self.read_only = ""
        self._damaged = False

    def _put_damage_aside(self) -> None:
        """Move damaged lines into a table of their own, as texts: a new file must be whole."""
        for name, table in list(self._tables.named.items()):
            for key, line in list(table.lines.items()):
                if problem := check(name, line):
                    aside = self._tables.table("damaged")
                    number = str(aside.last + 1)
                    text = line.decode("ascii", "backslashreplace")
                    kept = text_of({"table": name, "problem": problem, "line": text})
                    aside.put(number, aside.place(number, kept))
                    del table.lines[key]


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
