"""The keeper: the one that writes. It joins tables, journal, lock and fold.

It is made by `opening`. Everything is called in the saver's thread, but for `distrust`, which
assigns and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from math import inf
from pathlib import Path
from time import monotonic

from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files
from oneonone_tui.storage import journal as entry
from oneonone_tui.storage.base import check
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.codec import merged
from oneonone_tui.storage.fault import FoldError, distrusted, switched, taken, unwritten
from oneonone_tui.storage.inspection import Inspection
from oneonone_tui.storage.journal import Journal, Was
from oneonone_tui.storage.jsontext import JsonTextError, parse
from oneonone_tui.storage.key import agrees, put_back
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.tables import Changes, Tables, body, fingerprint, text_of
from oneonone_tui.storage.unfolded import Unfolded


class Keeper:
    """Keeps the changes of one data file."""

    def __init__(
        self,
        path: Path,
        file: Path,
        tables: Tables,
        unfolded: Unfolded,
        inspection: Inspection,
        lock: Lock,
        *,
        read_only: str = "",
        remarks: tuple[str, ...] = (),
        newer: bool = False,
        cipher: Cipher | None = None,
    ) -> None:
        """
        Args:
            path: as the person gave it, for messages.
            file: the real file.
            newer: a later version of the program wrote it.
        """
        self.read_only = read_only
        self.remarks = remarks
        self.damage = ""
        """Why the file stays as it is, in one sentence; changes are kept in the journal."""
        self.cipher = cipher
        """Seals everything that is written, where it is to be encrypted."""
        self.tables = tables
        self.inspection = inspection
        self.on_distrust: Callable[[str], object] = str
        self.folding: Generator[None, None, None] | None = None
        """The steps of the fold that is under way."""
        self.changed_at = -inf
        """When the last change was kept."""
        self._path = path
        self._file = file
        self._unfolded = unfolded
        self._lock = lock
        self._newer = newer
        self._ours: set[tuple[str, str]] = set()
        """Table and key of the documents that we have written and that hold nothing but what we
        know: a new version need not be laid over them."""

    @property
    def file(self) -> Path:
        """The real file."""
        return self._file

    @property
    def holds(self) -> bool:
        """Whether it is ours to write."""
        return self._lock.held and not self.read_only

    @property
    def folds(self) -> bool:
        """Whether what is in the journal may go into the file."""
        return self.holds and not self.damage

    @property
    def recovered(self) -> bool:
        """Whether there is a journal of before that should go into the file."""
        return self._unfolded.left

    @property
    def bases(self) -> list[str]:
        """Hashes that the file may have."""
        return self._unfolded.bases

    @property
    def journal_size(self) -> int:
        """Bytes that the journal has grown; -1 where there is none."""
        journal = self._unfolded.journal
        return -1 if journal is None else journal.size - journal.start

    def keep(self, changes: Changes) -> None:
        """Keep the changes, all or none; on return they are on the disk.

        Raises:
            StoreError: they could not be written. To be tried again with the same changes.
        """
        if self.read_only:
            raise StoreError(self.read_only)
        try:
            journal = self._ready()
            texts, was = self._joined(changes)
            journal.append(entry.change(texts, was))
        except OSError as error:
            raise unwritten(self._path, error) from None
        for name, documents in texts.items():
            table = self.tables.table(name)
            for key, text in documents.items():
                table.write(key, text)
                if text is changes[name][key]:
                    self._ours.add((name, key))
        for name, keys in was.items():
            self._unfolded.was.setdefault(name, {}).update(keys)
        self.changed_at = monotonic()

    def _joined(self, changes: Changes) -> tuple[Changes, Was]:
        """The changes over what the file has, and what was there before the first of them."""
        texts: Changes = {}
        was: Was = {}
        for name, documents in changes.items():
            known = self._unfolded.was.get(name, {})
            texts[name] = dict(documents)
            for key, text in documents.items():
                ours = (name, key) in self._ours
                if ours and key in known:  # who types changes the same document all the time
                    continue
                line = self.tables.line(name, key)
                if key not in known:
                    was.setdefault(name, {})[key] = fingerprint(line)
                if not ours:
                    texts[name][key] = self._laid(name, line, text)
        return texts, was

    def _laid(self, name: str, line: bytes | None, text: bytes) -> bytes:
        """A new version over the one in the file; the same object where that adds nothing."""
        if line is None:
            return text
        try:
            kept = parse(body(line))
        except JsonTextError:
            self.distrust(check(name, line))
            return text
        new = parse(text)
        whole = merged(kept, new)
        return text if whole == new else text_of(whole)

    def _ready(self) -> Journal:
        """The journal, open for writing."""
        if not self._lock.held:
            files.make_folder(self._file.parent)
            try:
                self._lock.take()
            except HeldError as holder:
                raise StoreError(taken(self._path, str(holder))) from None
            if not agrees(self._file, self.cipher):
                self._lock.release()
                raise switched(self._path)
        journal = self._unfolded.journal
        if journal is not None and journal.broken:
            self.stop_folding()  # a new journal must have what the fold had set aside
        return self._unfolded.ready()

    def distrust(self, problem: str) -> None:
        """Something in the file is damaged: from now on it stays as it is."""
        if not self.read_only and not self.damage:
            self.damage = distrusted(self._path, problem)
            self.remarks += (self.damage,)
            self.on_distrust(self.damage)

    def close(self) -> None:
        """Fold, and let others have the data. What cannot be folded stays in the journal.

        What is kept afterwards takes the lock again.
        """
        self.stop_folding()
        if self.holds:
            with suppress(OSError, StoreError, FoldError):
                for _ in self._fold(gently=False):
                    pass
        self.let_go()

    def let_go(self) -> None:
        """Close everything as it is."""
        self.stop_folding()
        self._unfolded.close()
        self._lock.release()

    def begin_fold(self) -> None:
        """Fold in small steps; whoever takes the steps ends with `stop_folding`."""
        self.folding = self._fold(gently=True)

    def stop_folding(self) -> None:
        """Done, or not done after all."""
        if self.folding is not None:
            self.folding.close()
            self.folding = None

    def _fold(self, *, gently: bool) -> Generator[None, None, None]:
        from oneonone_tui.storage.fold import fold

        unfolded = self._unfolded
        if not unfolded.any:
            if unfolded.left or unfolded.journal is not None:
                unfolded.drop()
            return
        if problem := self.inspection.look():
            self.distrust(problem)
        if self.damage:
            raise StoreError(self.damage)
        journal = unfolded.ready()
        before = unfolded.set_aside()
        try:
            blocks, cipher = self.tables.snapshot(), self.cipher
            if cipher is not None:
                put_back(self._file, cipher)
            steps = fold(self._file, blocks, self.bases, journal, cipher, gently=gently)
            with closing(steps):
                digest = yield from steps
            # From here on the file has the new name, which may or may not last.
            try:
                files.sync_folder(self._file.parent)
            except OSError:
                unfolded.folded(digest, lasting=False)
                raise
        except BaseException:
            unfolded.take_back(before)
            raise
        unfolded.folded(digest, lasting=True)
        if unfolded.any:
            unfolded.renew()
        else:
            unfolded.drop()

    def move(self, path: Path) -> None:
        """From now on keep everything in a new file. What is at the old place stays there.

        Raises:
            StoreError: it cannot be; everything is as it was.
        """
        from oneonone_tui.storage.elsewhere import put_damage_aside, write_elsewhere

        if self._newer:
            raise StoreError(self.read_only)
        self.stop_folding()
        if self.inspection.look() or self.damage:
            put_damage_aside(self.tables)
        file, lock, unfolded = write_elsewhere(path, self.tables, self.cipher)
        self.let_go()
        self._path, self._file, self._lock, self._unfolded = path, file, lock, unfolded
        self.read_only = self.damage = ""
        self.inspection = Inspection(Tables())
        self.on_distrust("")
