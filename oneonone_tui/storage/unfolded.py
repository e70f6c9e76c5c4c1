"""The changes that are not in the data file yet, and the journal that has them.

The journal on the disk always has everything that the base lacks. One that was found, or that
has failed, is therefore never continued: a new one with all of it takes its place at a stroke.
"""

from __future__ import annotations

import os
from pathlib import Path

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage import journal as entry
from oneonone_tui.storage.base import Base
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import taken
from oneonone_tui.storage.journal import Journal, Texts, Was
from oneonone_tui.storage.tables import body


class Unfolded:
    """What a fold would put into the file. Only for who holds the lock."""

    def __init__(
        self,
        path: Path,
        file: Path,
        base: Base,
        was: Was,
        spoilt: bytes = b"",
        cipher: Cipher | None = None,
    ) -> None:
        """
        Args:
            path: as the person gave it, for messages.
            file: the real file.
            was: what recovery has changed against the file.
            spoilt: lines of the journal that are to be kept before it is replaced.

        Raises:
            OSError: one cannot see whether there is a journal.
        """
        self.was = was
        """The changed documents, and what they were in the base."""
        self.journal: Journal | None = None
        """Open for writing; it may be broken."""
        self._path = path
        self._file = file
        self._base = base
        self._spoilt = spoilt
        self._cipher = cipher
        self._bases = [base.digest] if base.digest or not base.exists else []
        self._name = files.beside(file, "journal")
        self._ours: set[files.Identity | None] = {files.identity(self._name)}
        """What may lie there and be replaced, None for nothing; all else is somebody else's.
        More than one, where a call has failed that may have done its work."""
        self._named = False
        """Whether the names of the base and of the folders above it are known to last."""

    @property
    def bases(self) -> list[str]:
        """Hashes that the file may have."""
        if not self._bases:
            self._bases = [self._base.know_digest()]
        return self._bases

    @property
    def any(self) -> bool:
        """Whether there is something to fold."""
        return any(self.was.values())

    @property
    def left(self) -> bool:
        """Whether a journal lies there that is not open."""
        return self.journal is None and self._ours != {None}

    def ready(self) -> Journal:
        """The journal, open for writing, with everything in it."""
        if self.journal is None or self.journal.broken:
            self.renew()
        assert self.journal is not None
        return self.journal

    def renew(self) -> None:
        """Put a new journal in the place of any other."""
        self.close()
        there = self._make_sure()
        texts = [entry.header(self.bases, os.uname().nodename)]
        if self.any:
            texts.append(entry.change(self._texts(), self.was))
        self.journal = Journal(self._name, texts, self._ours.add, self._cipher)
        self._ours.discard(there)

    def drop(self) -> None:
        """Remove the journal: the file has everything."""
        self._make_sure()
        self.close()
        self._ours.add(None)
        self._name.unlink(missing_ok=True)
        self._ours = {None}
        files.sync_folder(self._file.parent)

    def close(self) -> None:
        """Let go of the journal, which stays."""
        if self.journal is not None:
            self.journal.close()
            self.journal = None

    def set_aside(self) -> Was:
        """Begin a fold: what changes from now on is not in it."""
        before, self.was = self.was, {}
        return before

    def take_back(self, before: Was) -> None:
        """The fold has come to nothing."""
        for name, keys in before.items():
            self.was[name] = {**self.was.get(name, {}), **keys}

    def folded(self, digest: str, *, lasting: bool) -> None:
        """The file has a new base; where its name may not last, it may be the old one again."""
        self._base.exists = True
        self._bases = [digest] if lasting else [*self.bases, digest]

    def _texts(self) -> Texts:
        line = self._base.tables.line
        return {
            name: {key: body(found) if (found := line(name, key)) else None for key in keys}
            for name, keys in self.was.items()
        }

    def _make_sure(self) -> files.Identity | None:
        """Before the journal's file is replaced or removed: it is ours, all of it is kept, and
        the base from which another goes on has its name for good. Returns what lies there."""
        there = files.identity(self._name)
        if there not in self._ours:
            raise StoreError(taken(self._path, "another process in the meantime"))
        self._ours = {there}
        if not self._named:
            files.sync_names(self._file.parent)
            self._named = True
        if self._spoilt:
            name = files.rescue_name(self._file, self._spoilt)
            if not os.path.lexists(name):
                kept = self._cipher.seal(self._spoilt) if self._cipher else self._spoilt
                os.close(files.replace(name, [kept]))
                files.sync_folder(name.parent)
            self._spoilt = b""
        return there
