"""A signal handler that closes the store, in the middle of whatever the program was doing."""

from __future__ import annotations

import faulthandler
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import Store
from oneonone_tui.storage.store import open_store

from .records import DINA, documents, opened, session


@pytest.fixture(autouse=True)
def deadlock_ends_the_run() -> Iterator[None]:
    faulthandler.dump_traceback_later(60, exit=True, file=sys.__stderr__ or sys.stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "oneonone.json"


def ids(path: Path) -> set[str]:
    return {document["id"] for document in documents(path, "sessions")} if path.exists() else set()


WATCHED = ("storage/store.py", "storage/saver.py", "/threading.py", "/queue.py")
"""Where a lock could be held: our own code, and what Python would lend us for waiting."""


def interrupted(step: int, call: Callable[[], object], handler: Callable[[], None]) -> bool:
    """Make the call, and run the handler at the n-th instruction of the watched modules.

    Python runs signal handlers between two instructions of the main thread; this visits each
    of those places. False when the call has fewer.
    """
    seen = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        nonlocal seen
        if not frame.f_code.co_filename.endswith(WATCHED):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            seen += 1
            if seen == step:
                handler()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return seen >= step


CALLS: dict[str, Callable[[Store, Session], object]] = {
    "save": lambda store, changed: store.save(changed),
    "flush": lambda store, _: store.flush(),
    "close": lambda store, _: store.close(),
    "sessions": lambda store, _: store.sessions("dina"),
}


@pytest.mark.parametrize("name", CALLS)
def test_closing_at_any_instruction_neither_waits_for_ever_nor_loses(path: Path, name: str) -> None:
    store = open_store(path)
    step, going = 0, True
    while going:
        step += 1
        store.save(session(1, notes=f"before {step}"))

        def handler(known: str = f'"before {step}"') -> None:
            store.close()
            assert known in path.read_text()

        changed = session(2, notes=f"during {step}")
        going = interrupted(step, partial(CALLS[name], store, changed), handler)
        store.close()
        with opened(path) as again:
            assert again.sessions("dina") == store.sessions("dina")
    assert step > 8


def test_saving_and_closing_in_the_handler_keeps_both(path: Path) -> None:
    store = open_store(path)
    step, going = 0, True
    while going:
        step += 1

        def handler(number: int = step) -> None:
            store.save(session(number, "reza"))
            store.close()
            assert f"s{number}" in ids(path)

        going = interrupted(step, lambda: store.save(DINA), handler)
    store.close()
    assert [document["id"] for document in documents(path, "people")] == ["dina"]


def test_real_signals_during_typing_neither_wait_for_ever_nor_lose(path: Path) -> None:
    store: Store = open_store(path)
    returned: list[int] = []
    closed = 0

    def on_alarm(number: int, frame: FrameType | None) -> None:
        nonlocal closed
        known = set(returned)
        store.close()
        assert {f"s{done}" for done in known} <= ids(path)
        closed += 1
        # From within the handler, so that it does not interrupt itself.
        signal.setitimer(signal.ITIMER_REAL, 0.000_5 * (1 + closed % 7))

    before = signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    try:
        while closed < 100:
            number = len(returned) % 50
            store.save(session(number, notes=str(len(returned))))
            returned.append(number)
            store.sessions("dina")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    store.close()
    with opened(path) as again:
        assert again.sessions("dina") == store.sessions("dina")


def test_a_handler_that_leaves_by_an_exception_leaves_a_whole_store(path: Path) -> None:
    def handler() -> None:
        store.close()
        raise SystemExit(143)

    store = open_store(path)
    step, going = 0, True
    while going:
        step += 1
        with suppress(SystemExit):
            save = partial(store.save, session(step), session(step, "reza"))
            going = interrupted(step, save, handler)
        store.close()
        assert {kept.id for kept in store.sessions("reza")} <= ids(path)
        with opened(path) as again:
            assert again.sessions("dina") == ()  # never one record of a change alone
    assert f"s{step}" in ids(path)
