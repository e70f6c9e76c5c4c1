"""Whichever call the system refuses, and how: nothing acknowledged is lost, also if the program is
killed afterwards."""

from __future__ import annotations

import shutil
import traceback
from pathlib import Path

import pytest

from oneonone_tui.domain.store import Store, StoreError

from .figures import Figures
from .injector import KINDS, Kind, System
from .ledger import CANARY, Notebook, examine, named, open_store

BEFORE = {"a new store": False, "a store with a crash behind it": True}

_found: dict[tuple[str, str, str], tuple[int, list[str]]] = {}
"""What each case counted, for the one figure of all."""


@pytest.mark.parametrize(
    "kept", ["plain", pytest.param("encrypted", marks=pytest.mark.slow)], indirect=True
)
@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@pytest.mark.parametrize(
    "before",
    [
        name if not crashed else pytest.param(name, marks=pytest.mark.slow)
        for name, crashed in BEFORE.items()
    ],
)
def test_an_error_at_any_call_loses_nothing_acknowledged(
    shelf: Path, figures: Figures, kind: Kind, before: str, kept: str
) -> None:
    bad: list[str] = []
    call, system = 0, System()
    with system.installed():
        while call == 0 or system.hit:
            call += 1
            folder = shelf / str(call)
            folder.mkdir()
            try:
                faults = _trial(system, kind, call, folder, before)
            except Exception as error:  # anything but a StoreError would have ended the program
                system.mend()
                faults = [f"uncaught: {_trace(error)}"]
            bad += [f"call {call}, {system.failed}: {fault}" for fault in faults]
            shutil.rmtree(folder)

    _found[kept, kind.name, before] = call - 1, bad
    mine = [counted for case, counted in _found.items() if case[0] == kept]
    calls = sum(calls for calls, _ in mine)
    violations = sum(len(bad) for _, bad in mine)
    if len(mine) == len(KINDS) * len(BEFORE):
        figures.note(
            named("error"),
            f"violations {violations} / {calls} calls",
            "0 over every n",
            not violations,
        )
    assert bad[:3] == []
    assert call > 10


def _trial(system: System, kind: Kind, call: int, folder: Path, before: str) -> list[str]:
    """A session in which the n-th call fails, more saves, a kill, and a look at what is left."""
    book, said = Notebook(), [""]
    path = folder / "real" / "notes" / "one.json"
    if BEFORE[before]:
        _crash(path, book, folder / "origin")
    system.arm(kind, call)
    store, refusal = _open(path)
    said.append(refusal)
    if store is not None:
        said += [book.keep(store), book.keep(store), book.close(store)]
        if said[-1] == "" or _read_only(store):
            book.let_go()
            store = None
    if store is None:
        store, refusal = _open(path)
        said.append(refusal)
    if store is not None:
        said.append(book.keep(store))
    system.mend()
    if store is not None and _read_only(store):  # as was said at its start
        said.append(book.close(store))
        book.let_go()
        store = None
    if store is None:
        store, refusal = _open(path)
        if store is None or _read_only(store):
            return [f"does not open for writing afterwards: {refusal}"]
    said += [book.keep(store), book.keep(store)]
    bad = [f"killed: {fault}" for fault in _after_a_kill(system, path, book, folder / "killed")]
    if refusal := book.close(store):
        return [*bad, f"does not close afterwards: {refusal}"]
    bad += [f"closed: {fault}" for fault in examine(path, book.acknowledged, book.submitted)]
    bad += ["a message with content" for sentence in said if CANARY in sentence]
    return bad


def _trace(error: Exception) -> str:
    places = traceback.extract_tb(error.__traceback__)[1:]
    return f"{error!r} in " + " < ".join(f"{p.name}:{p.lineno}" for p in reversed(places))


def _read_only(store: Store) -> bool:
    return bool(store.read_only)


def _open(path: Path) -> tuple[Store | None, str]:
    try:
        return open_store(path), ""
    except StoreError as error:
        return None, str(error)


def _crash(path: Path, book: Notebook, origin: Path) -> None:
    """Leave a folder behind as a killed program would: saved, and never closed."""
    store = open_store(origin / "one.json")
    book.keep(store)
    book.close(store)
    store = open_store(origin / "one.json")
    book.keep(store)
    book.keep(store)
    path.parent.parent.mkdir()
    shutil.copytree(origin, path.parent)
    store.close()


def _after_a_kill(system: System, path: Path, book: Notebook, copy: Path) -> list[str]:
    """What is wrong with what a kill would leave now: a copy of the folder, which nobody holds."""
    with system.frozen():  # the saver may be at work
        shutil.copytree(path.parent, copy)
    return examine(copy / path.name, book.acknowledged, book.submitted)
