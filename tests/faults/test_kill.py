"""kill -9 at any moment: every save that was acknowledged is there, and little typing is lost.

A kill leaves what was written to the system, synced or not; what a loss of power leaves besides
is the business of `test_power`.
"""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from .child import KEYS_PER_SECOND, STORM_DOCUMENTS
from .figures import SEED, Figures
from .ledger import DINA, cipher, examine, named, open_store
from .process import Child

KILLS = 40
SAVES = 10_000
KILLS_ENCRYPTED = 15
SAVES_ENCRYPTED = 3_000
"""Of an encrypted store: what a kill leaves is the same but for what stands in a line."""

TYPISTS = 20
AT_ONCE = 4
"""Typists that type at the same time: they mostly wait."""


@pytest.mark.slow
@pytest.mark.usefixtures("kept")
def test_a_storm_of_kills_loses_no_acknowledged_save(tmp_path: Path, figures: Figures) -> None:
    chance = random.Random(SEED)
    path = tmp_path / "store" / "one.json"
    path.parent.mkdir()
    wanted = (KILLS_ENCRYPTED, SAVES_ENCRYPTED) if cipher() else (KILLS, SAVES)
    last = kills = 0
    bad: list[str] = []
    while kills < wanted[0] or last < wanted[1]:
        with Child("storm", path, str(last)) as child:
            # Some are killed while they start, and so in the middle of a recovery.
            told = child.hear(0.2 + chance.random() * (0.2 if kills % 8 == 7 else 0.6))
            assert child.process.poll() is None, "it ended by itself"
            told += child.kill()
        kills += 1
        last = max([last, *map(int, told)])
        # The next child recovers the store itself; here only a copy is looked at.
        copy = tmp_path / "copy"
        shutil.copytree(path.parent, copy)
        bad += examine(copy / path.name, range(1, last + 1), last + 2, STORM_DOCUMENTS)
        shutil.rmtree(copy)

    said = f"lost {len(bad)} / {last:,} saves, {kills} kills"
    figures.note(named("kill"), said, f"0 / ≥ {wanted[1]:,}", not bad)
    assert bad[:3] == []


@pytest.mark.slow
def test_a_kill_costs_at_most_half_a_second_of_typing(tmp_path: Path, figures: Figures) -> None:
    chance = random.Random(SEED)
    ages: list[float] = []
    for first in range(0, TYPISTS, AT_ONCE):
        paths = [tmp_path / f"{first + n}.json" for n in range(AT_ONCE)]
        typists = [Child("typist", path) for path in paths]
        for path, child in zip(paths, typists, strict=True):
            with child:
                told = [child.line() for _ in range(2)]  # it types by now
                told += child.hear(0.2 + 0.8 * chance.random())
                killed = time.monotonic_ns()
                told += child.kill()
            times = [int(line.split()[1]) for line in told]
            assert len(times) >= KEYS_PER_SECOND // 4
            store = open_store(path)
            kept = max((len(session.notes) for session in store.sessions(DINA.id)), default=0)
            store.close()
            # Of all the keys that are gone, the one that was pressed first: the whole loss.
            ages.append(max(0, killed - times[kept]) / 1e9 if kept < len(times) else 0.0)

    figures.note(
        "typing", f"at most {max(ages):.2f} s, {TYPISTS} kills", "≤ 0.5 s", max(ages) <= 0.5
    )
    assert max(ages) <= 0.5
