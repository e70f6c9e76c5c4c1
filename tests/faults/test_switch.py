"""Encryption is switched on or off, and stopped anywhere: every note is there, in either state, and
doing it once more ends it.

What lies there at first has all kinds of files: data, backups, a journal that was left, an inbox,
and a line that was rescued.
"""

from __future__ import annotations

import random
import shutil
from itertools import count
from pathlib import Path

import pytest

from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import files, store, switch
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.key import is_encrypted
from tests.storage.sealed import CIPHER

from .disk import crashes, drawn
from .figures import SEED, Figures
from .injector import KINDS, Kind, System
from .ledger import CANARY, DINA, START, change, lost
from .recorder import Recorder

VERSIONS = 5
LOOKED_AT = 250
"""States after a loss of power that are looked at, of each way."""

WAYS = ("encrypt", "decrypt")


def left_behind(folder: Path, way: str) -> Path:
    """A folder with all kinds of files, as a program leaves it that is killed."""
    path = folder / "origin" / "one.json"
    cipher = CIPHER if way == "decrypt" else None
    for version in range(1, VERSIONS - 1):
        opened = store.open_store(path)
        opened.save(*change(version))
        opened.close()
    if cipher:
        switch.encrypt(path, cipher)
    files.beside(path, "rescued-00000000").write_bytes(_sealed(f"{CANARY} torn".encode(), cipher))
    opened = store.open_store(path, cipher)
    for version in range(VERSIONS - 1, VERSIONS + 1):
        opened.save(*change(version))
        opened.flush()
    Inbox(path, cipher).put([Topic("t1", DINA.id, f"{CANARY} queued", START)])
    shutil.copytree(path.parent, folder / "disk")
    opened.close()
    return folder / "disk" / "one.json"


def _sealed(content: bytes, cipher: Cipher | None) -> bytes:
    return cipher.seal(content) if cipher else content


def do(path: Path, way: str) -> None:
    if way == "encrypt":
        left = switch.encrypt(path, CIPHER)
    else:
        left = switch.decrypt(path, CIPHER) if is_encrypted(path) else []
    assert left == []


def faults(path: Path, way: str) -> list[str]:
    """What is wrong with what was left: it opens, with all notes; and the switch can be ended."""
    try:
        return [*_look(path), *_end(path, way)]
    except Exception as error:  # whatever it is, it is what the person would have met
        return [f"{type(error).__name__}: {error}"]


def _look(path: Path) -> list[str]:
    opened = store.open_store(path, CIPHER if is_encrypted(path) else None)
    found = lost(opened, range(1, VERSIONS + 1), VERSIONS)
    if [topic.id for topic in opened.topics(DINA.id)] != ["t1"]:
        found.append("what was queued is not there once")
    if opened.read_only:
        found.append(opened.read_only)
    opened.close()
    return found


def _end(path: Path, way: str) -> list[str]:
    do(path, way)
    found = [] if is_encrypted(path) is (way == "encrypt") else ["it is not switched"]
    words = CANARY.encode()
    for place in path.parent.iterdir():
        content = place.read_bytes()
        if way == "encrypt" and words in content:
            found.append(f"{place.name} is plain")
        # A temporary file of somebody who was through goes when something is saved again.
        if way == "decrypt" and b"age-encryption" in content and place.suffix != ".tmp":
            found.append(f"{place.name} is encrypted")
    rescued = files.beside(path, "rescued-00000000").read_bytes()
    if (CIPHER.open(rescued) if way == "encrypt" else rescued) != words + b" torn":
        found.append("what was rescued is gone")
    return [*found, *_look(path)]


@pytest.mark.parametrize("way", WAYS)
def test_power_loss_during_a_switch_loses_nothing(shelf: Path, figures: Figures, way: str) -> None:
    path = left_behind(shelf, way)
    recorder = Recorder(path.parent)
    with recorder.listening():
        do(path, way)
    states = drawn(
        crashes(recorder.start, recorder.events, random.Random(SEED)),
        LOOKED_AT,
        random.Random(SEED),
    )
    bad = []
    for number, crash in enumerate(states):
        home = shelf / "crashed"
        home.mkdir()
        crash.image.write_to(home)
        tree = sorted(crash.image.tree())
        bad += [f"state {number}, {tree}: {fault}" for fault in faults(home / path.name, way)]
        shutil.rmtree(home)

    _told[way] = len(states), len(bad)
    if len(_told) == len(WAYS):
        all_states, all_bad = map(sum, zip(*_told.values(), strict=True))
        figures.note("switch-power", f"bad states {all_bad} / {all_states}", "0 / all", not all_bad)
    assert bad[:3] == []
    assert len(states) > 100


_told: dict[str, tuple[int, int]] = {}
"""What each way counted, for the one figure of both."""

_errors: dict[tuple[str, str], tuple[int, int]] = {}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@pytest.mark.parametrize("way", WAYS)
def test_an_error_at_any_call_of_a_switch_loses_nothing(
    shelf: Path, figures: Figures, kind: Kind, way: str
) -> None:
    start, system, bad = left_behind(shelf, way), System(), list[str]()
    with system.installed():
        for call in count(1):
            path = shelf / str(call) / "one.json"
            shutil.copytree(start.parent, path.parent)
            system.arm(kind, call)
            said = ""
            try:
                do(path, way)
            except StoreError as error:
                said = str(error)
            except Exception as error:
                bad.append(f"call {call}, {system.failed}: uncaught {error!r}")
            system.mend()
            bad += [f"call {call}, {system.failed}: {fault}" for fault in faults(path, way)]
            if CANARY in said:
                bad.append("a message with content")
            shutil.rmtree(path.parent)
            if not system.hit:
                break

    _errors[kind.name, way] = call - 1, len(bad)
    if len(_errors) == len(KINDS) * len(WAYS):
        calls, violations = map(sum, zip(*_errors.values(), strict=True))
        figures.note(
            "switch-error",
            f"violations {violations} / {calls} calls",
            "0 over every n",
            not violations,
        )
    assert bad[:3] == []
    assert call > 20
