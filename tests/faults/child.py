"""The other process: it saves, types or holds a store, until it is killed.

Run as `python -m tests.faults.child WHAT FILE ...`; it tells what it did line by line on its
standard output, each line in one write, so that a kill cannot tear it.
"""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from oneonone_tui.commands.add import add
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import SaveState, SaveStatus, Store, StoreError
from oneonone_tui.storage.lock import Lock
from oneonone_tui.storage.opening import open_file
from oneonone_tui.storage.porter import Porter

from .injector import CHANGING
from .ledger import DINA, START, change, cipher, note, open_store

KEYS_PER_SECOND = 20
STORM_DOCUMENTS = 12


def say(line: str) -> None:
    """Tell it to whoever started us."""
    os.write(1, f"{line}\n".encode())


def storm(path: Path, start: int) -> None:
    """Save one version after the other, and tell each that is acknowledged."""
    store = open_store(path)
    version = start
    while True:
        version += 1
        store.save(*change(version, STORM_DOCUMENTS))
        store.flush()
        say(str(version))
        if version % 150 == 0:  # killed in closing and opening too
            store.close()
            store = open_store(path)


def typist(path: Path) -> None:
    """Type 20 keys a second and never wait for the disk; tell when each key came."""
    store = open_store(path)
    store.save(DINA)
    store.flush()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    signal.setitimer(signal.ITIMER_REAL, 1 / KEYS_PER_SECOND, 1 / KEYS_PER_SECOND)
    typed = ""
    while True:
        signal.sigwait({signal.SIGALRM})
        typed += "x"
        say(f"{len(typed)} {time.monotonic_ns()}")
        store.save(Session("s", DINA.id, "regular", START, notes=typed))


def hold(path: Path) -> None:
    """Keep a note, hold the store, and keep another when told to; then leave."""
    store = open_store(path)
    store.save(*change(1))
    store.flush()
    say("held")
    sys.stdin.readline()
    store.save(*change(2))
    store.close()
    say("left")


def full(path: Path) -> None:
    """Fill the disk in the middle of a note, free it again, and tell how long each took.

    The disk is full by a limit on the size of a file (RLIMIT_FSIZE), which fails a write as a
    full disk does: what still fits is taken, the rest refused.
    """
    heard: SimpleQueue[tuple[float, SaveStatus]] = SimpleQueue()
    store = open_store(path)
    store.watch(lambda status: heard.put((time.monotonic(), status)))
    store.save(*change(1))
    store.flush()
    _limit(_biggest(path.parent) + 100)
    began = time.monotonic()
    store.save(*change(2, filler=400))
    failed = _heard(heard, SaveState.FAILED, began)
    _limit(resource.RLIM_INFINITY)
    freed = time.monotonic()
    saved = _heard(heard, SaveState.SAVED, freed)
    store.close()
    say(f"{failed} {saved}")


def full_start(path: Path) -> None:
    """Open on a disk that takes nothing; read, fail to save, and save when it is freed."""
    _limit(0)
    store = open_store(path)
    say(" ".join(session.id for session in store.sessions(DINA.id)))
    store.save(*change(2))
    try:
        store.flush()
    except StoreError:
        say("refused")
    _limit(resource.RLIM_INFINITY)
    say("kept" if _keeps(store, path) else "not kept")


def adds(path: Path, name: str, count: int) -> None:
    """Queue topics as the shell does, and tell each that is acknowledged."""
    for number in range(count):
        text = f"{name}.{number}"
        add(path, DINA.name, [text], 0, START, _new_id, partial(_tell, text), cipher())


def _tell(text: str, _: str) -> None:
    say(text)


def killed(folder: Path, what: str) -> None:
    """Do something with a copy of a folder, again and again, and be killed at each call in turn.

    Tells of each copy whether what was to be queued was acknowledged, and at last the number of
    calls. Each is done by a process of its own, which has but one thread.
    """
    call, ended = 0, False
    while not ended:
        call += 1
        path = folder / str(call) / "one.json"
        shutil.copytree(folder / "origin", path.parent)
        lock = Lock(path)
        if what == "add beside":
            lock.take()
        if (process := os.fork()) == 0:
            _kill_at(call)
            _take_in(path) if what == "take in" else adds(path, str(call), 1)
            os._exit(0)
        ended = os.waitpid(process, 0)[1] == 0
        lock.release()
    say(f"calls {call}")


def _take_in(path: Path) -> None:
    keeper = open_file(path, cipher=cipher()).keeper
    Porter(keeper).take_in()
    keeper.close()


def _kill_at(call: int) -> None:
    """Let the n-th call that changes something be the last; the one who tells is spared."""
    left = call

    def counting(real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            if arguments[0] != 1:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return counted

    for name in CHANGING:
        for module in (os, fcntl):
            if hasattr(module, name):
                setattr(module, name, counting(getattr(module, name)))


def _new_id() -> str:
    return os.urandom(6).hex()


def _keeps(store: Store, path: Path) -> bool:
    """Whether it keeps now; a store that opened as read-only is opened anew."""
    if store.read_only:
        store.close()
        store = open_store(path)
        store.save(*change(2))
    store.close()
    return any(session.notes == note(2) for session in open_store(path).sessions(DINA.id))


def _limit(size: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def _biggest(folder: Path) -> int:
    return max(path.stat().st_size for path in folder.iterdir())


def _heard(heard: SimpleQueue[tuple[float, SaveStatus]], state: SaveState, since: float) -> float:
    """Seconds until a state was told, of a change or of a freed disk at `since`."""
    while True:
        at, status = heard.get(timeout=10)
        if status.state is state and at >= since:
            return at - since


if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as Python does; a limit is an error, no end
    what, file, *rest = sys.argv[1:]
    if what == "storm":
        storm(Path(file), int(rest[0]))
    elif what == "adds":
        adds(Path(file), rest[0], int(rest[1]))
    elif what == "killed":
        killed(Path(file), rest[0])
    else:
        {"typist": typist, "hold": hold, "full": full, "full-start": full_start}[what](Path(file))
