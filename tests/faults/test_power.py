"""Power loss at any point of a session: what was acknowledged is there, and it goes on."""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .disk import Crash, Enter, Leave, Lost, Mark, Move, Sync, crashes, drawn
from .figures import SEED, Figures
from .ledger import Notebook, cipher, examine, named, open_store
from .recorder import Recorder

FILE = "notes/one.json"
FILLER = 30
"""A note is longer than a sector, so that a record can be torn between two."""

LOOKED_AT = 700
"""States that are looked at, of thousands, and of every kind: each costs milliseconds."""

RECOVERIES = 20
"""Crashed states whose recovery is crashed again (half as many of an encrypted store), …"""

AGAIN = 25
"""… and states of each, drawn by chance, that are looked at."""


def work(recorder: Recorder, book: Notebook, *saves: int) -> None:
    """Open, save so many times, close; and that for each number."""
    for count in saves:
        store = open_store(recorder.root / FILE)
        for _ in range(count):
            assert book.keep(store) == ""
            recorder.mark(book.acknowledged)
        if count > 1:  # a burst, of which only the end is waited for
            book.save(store)
            book.save(store)
            assert book.flush(store) == ""
            recorder.mark(book.acknowledged)
        assert book.close(store) == ""
        recorder.mark(book.acknowledged)


@contextmanager
def restored(crash: Crash, folder: Path) -> Iterator[Path]:
    """A folder as the crash left it."""
    folder.mkdir()
    crash.image.write_to(folder)
    yield folder
    shutil.rmtree(folder)


def bad_states(states: list[Crash], submitted: int, shelf: Path) -> list[str]:
    bad = []
    for number, crash in enumerate(states):
        with restored(crash, shelf / "crashed") as folder:
            if found := examine(folder / FILE, crash.acknowledged, submitted):
                bad.append(f"state {number}, {sorted(crash.image.tree())}: {found[0]}")
    return bad


@pytest.mark.usefixtures("kept")
def test_power_loss_at_any_point_loses_nothing(shelf: Path, figures: Figures) -> None:
    (shelf / "disk").mkdir()
    recorder, book = Recorder(shelf / "disk"), Notebook(filler=FILLER)
    with recorder.listening():
        work(recorder, book, 4, 3, 0, 1, 2)

    states = crashes(recorder.start, recorder.events, random.Random(SEED))
    states = drawn(states, LOOKED_AT, random.Random(SEED))
    bad = bad_states(states, book.submitted, shelf)

    figures.note(named("power"), f"bad states {len(bad)} / {len(states)}", "0 / ≥ 600", not bad)
    assert bad[:3] == []
    assert len(states) >= 600


@pytest.mark.usefixtures("kept")
@pytest.mark.slow
def test_power_loss_during_the_recovery_loses_nothing(shelf: Path, figures: Figures) -> None:
    chance = random.Random(SEED)
    (shelf / "disk").mkdir()
    recorder, book = Recorder(shelf / "disk"), Notebook(filler=FILLER)
    with recorder.listening():
        work(recorder, book, 3, 2)
    first = crashes(recorder.start, recorder.events, chance)

    bad, count = [], 0
    for crash in drawn(first, RECOVERIES // 2 if cipher() else RECOVERIES, chance):
        again = Notebook(filler=FILLER)
        again.submitted, again.acknowledged = book.submitted, crash.acknowledged
        with restored(crash, shelf / "again") as folder:
            inner = Recorder(folder)
            inner.mark(crash.acknowledged)
            with inner.listening():
                # What was recovered is folded behind the typing that goes on.
                work(inner, again, 4)
            second = crashes(inner.start, inner.events, chance)
        second = drawn(second, AGAIN, chance)
        count += len(second)
        bad += bad_states(second, again.submitted, shelf)

    figures.note(named("power-recovery"), f"bad states {len(bad)} / {count}", "0 / all", not bad)
    assert bad[:3] == []


@pytest.mark.usefixtures("kept")
@pytest.mark.slow
def test_a_kill_and_then_a_power_loss_lose_nothing(shelf: Path, figures: Figures) -> None:
    """What a killed program had not synced is there for the next one, and may yet be lost.

    Killed after each change of a name; what is written within files is the journal's business.
    """
    chance = random.Random(SEED)
    (shelf / "disk").mkdir()
    recorder, book = Recorder(shelf / "disk"), Notebook(filler=FILLER)
    with recorder.listening():
        work(recorder, book, 3, 2)

    bad, count = [], 0
    renamings = [n for n, e in enumerate(recorder.events) if isinstance(e, Enter | Leave | Move)]
    for place in renamings:
        before = recorder.events[: place + 1]
        image, again = recorder.start.copy(), Notebook(filler=FILLER)
        again.submitted = book.submitted
        for event in before:
            if isinstance(event, Mark):
                again.acknowledged = event.acknowledged
            elif not isinstance(event, Sync | Lost):
                image.apply(event)
        with restored(Crash(image, again.acknowledged), shelf / "again") as folder:
            inner = Recorder(folder, image)
            with inner.listening():
                work(inner, again, 2)
        states = crashes(recorder.start, [*before, *inner.events], chance)
        states = drawn([s for s in states if s.acknowledged == again.acknowledged], AGAIN, chance)
        count += len(states)
        bad += [f"call {place}: {b}" for b in bad_states(states, again.submitted, shelf)]

    figures.note(named("power-kill"), f"bad states {len(bad)} / {count}", "0 / all", not bad)
    assert bad[:3] == []


@pytest.mark.usefixtures("kept")
def test_a_sync_that_failed_and_then_a_power_loss_lose_nothing(
    shelf: Path, figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a sync that failed, Linux calls the pages clean: a second sync succeeds and says
    nothing. Here the disk drops what a failed sync should have kept."""
    chance = random.Random(SEED)
    bad, count, failing, reached = [], 0, 0, True
    while reached:
        failing += 1
        left = failing
        root = shelf / f"disk{failing}"
        root.mkdir()
        with monkeypatch.context() as patch:
            for name in ("fsync", "fdatasync"):
                real = getattr(os, name)

                def sync(descriptor: int, real: object = real) -> None:
                    nonlocal left
                    left -= 1
                    if left == 0:
                        raise OSError(errno.EIO, os.strerror(errno.EIO))
                    real(descriptor)  # type: ignore[operator]

                patch.setattr(os, name, sync)
            recorder, book = Recorder(root), Notebook(filler=FILLER)
            with recorder.listening():
                _work_against_errors(recorder, book)
        reached = left <= 0
        states = crashes(recorder.start, recorder.events, chance)
        states = drawn(states, AGAIN, chance)
        count += len(states)
        bad += [f"sync {failing}: {b}" for b in bad_states(states, book.submitted, shelf)]

    figures.note(named("power-eio"), f"bad states {len(bad)} / {count}", "0 / all", not bad)
    assert failing > 5
    assert bad[:3] == []


def _work_against_errors(recorder: Recorder, book: Notebook) -> None:
    for _ in range(2):
        store = open_store(recorder.root / FILE)
        for _ in range(3):
            if book.keep(store) == "":
                recorder.mark(book.acknowledged)
        while book.close(store) != "":
            pass
        recorder.mark(book.acknowledged)
