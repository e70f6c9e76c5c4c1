"""Saves, opening and folding, each beside its floor, at a certain size of history.

`python -m bench.keeping FOLDER MEGABYTES SAVES ROUNDS` prints the seconds as JSON. It is a
program of its own so that the memory it takes is not counted against what is measured.

The floor of a save is what no way of keeping can do without: the same bytes added to a file,
and on the disk. That of opening and folding is what plain TinyDB takes (its JSONStorage reads
and writes the whole file, without waiting for the disk): to open, and to keep one change.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter, sleep

from tinydb import TinyDB

from bench.history import history, notes
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import SaveState, SaveStatus
from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.codec import encode, table_of
from oneonone_tui.storage.store import open_store
from oneonone_tui.storage.tables import Tables

MB = 1_000_000
YEARS = 20
"""More history than the largest size takes."""

PAUSE = 0.01
"""Seconds before each save and append."""

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TYPED = Session("typed", "p00", "regular", NOW, notes=notes())
"""What is saved again and again, about 1.5 KB of notes."""


def write_history(path: Path, size: int) -> None:
    """Write a data file of about so many bytes, or none at all for 0."""
    tables, written = Tables(), 0
    for record in history(YEARS, NOW):
        if written >= size:
            break
        table = tables.table(table_of(record))
        table.write(record.id, encode(record))
        written += len(table.line(record.id) or b"")
    if size:
        os.close(files.replace(path, tables.snapshot()))


class Saves:
    """Saves a session again and again, and takes the time of each until it is acknowledged."""

    def __init__(self, path: Path, cipher: Cipher | None = None) -> None:
        self.store = open_store(path, cipher)
        self.heard: dict[SaveState, float] = {}
        self._turns = count()
        self.store.watch(self._hear)

    def _hear(self, status: SaveStatus) -> None:
        self.heard[status.state] = perf_counter()

    def __call__(self) -> float:
        session = replace(TYPED, notes=f"{TYPED.notes}{next(self._turns):06}")
        started = perf_counter()
        self.store.save(session)
        self.store.flush()  # or it would wait for the rest between two saves
        return self.heard[SaveState.SAVED] - started


def time_saves(path: Path, times: int) -> dict[str, list[float]]:
    """Seconds from a change until it is acknowledged, beside appends of as many bytes.

    The listener takes the time, where a person would read `saved`; `kept` is the part of it
    in which the saver writes, without the way from the typing thread to the saver's. `encrypted`
    is the same save in a copy of the history that is encrypted. Nothing is
    measured in a rush: there is a pause before each call, in which the program does what it
    does at that size, such as looking at the history that it has just opened.
    """
    journal = files.beside(path, "journal")
    cipher, sealed = Cipher.new(), path.with_name("sealed.json")
    if path.exists():
        os.close(files.replace(sealed, cipher.sealed([path.read_bytes()])))
    save, save_encrypted = Saves(path), Saves(sealed, cipher)
    floor = os.open(path.with_name("floor"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append() -> float:
        started = perf_counter()
        files.write_all(floor, content)
        files.sync_data(floor)
        return perf_counter() - started

    save_encrypted()
    save()
    before = journal.stat().st_size
    save()
    content = bytes(journal.stat().st_size - before)  # every later save is as long as this one
    calls = (
        ("append", append),
        ("save", save),
        ("encrypted", save_encrypted),
        ("again", append),
    )
    seconds: dict[str, list[float]] = {name: [] for name in (*dict(calls), "kept")}
    for turn in range(times):
        first = turn % len(calls)
        for name, call in (*calls[first:], *calls[:first]):
            sleep(PAUSE)
            seconds[name].append(call())
        seconds["kept"].append(save.heard[SaveState.SAVED] - save.heard[SaveState.SAVING])
    os.close(floor)
    save.store.close()
    save_encrypted.store.close()
    return seconds


def time_whole(path: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of opening, and of leaving with one change to be folded, beside plain TinyDB."""
    plain = path.with_name("plain.json")
    if path.exists():
        shutil.copy(path, plain)
    with TinyDB(plain) as db:
        typed = db.table("sessions").insert(json.loads(encode(TYPED)))
    seconds: dict[str, list[float]] = {"open": [], "read": [], "fold": [], "write": []}
    for turn in range(rounds):
        changed = replace(TYPED, notes=f"{TYPED.notes}{turn:06}")
        with _timed(seconds["open"]):
            store = open_store(path)
            store.people()
        with _timed(seconds["read"]), TinyDB(plain) as db:
            db.table("people").all()
        store.save(changed)
        store.flush()
        with _timed(seconds["fold"]):
            store.close()
        with _timed(seconds["write"]), TinyDB(plain) as db:
            db.table("sessions").update({"notes": changed.notes}, doc_ids=[typed])
    return seconds


@contextmanager
def _timed(seconds: list[float]) -> Iterator[None]:
    started = perf_counter()
    yield
    seconds.append(perf_counter() - started)


def main() -> None:
    """Measure in a new folder, and print."""
    folder, size, saves, rounds = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    path = folder / "oneonone.json"
    folder.mkdir()
    write_history(path, size * MB)
    print(json.dumps(time_saves(path, saves) | time_whole(path, rounds)))


if __name__ == "__main__":
    main()
