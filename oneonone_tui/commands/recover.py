"""`oneonone-tui recover`: everything that is left of the data goes into one whole file.

The order is what makes it safe to stop anywhere. What is damaged is kept under another name
before a whole file takes its place at a stroke; the journal lies where it lay until the fold,
which has an order of its own (`storage.fold`), is done with it. Whoever comes after a crash,
this command or the program, finds either what was there before or a whole file, and the
journal for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from oneonone_tui.commands.condition import shown
from oneonone_tui.commands.plan import Plan, kept_name, make_plan
from oneonone_tui.domain.store import StoreError
from oneonone_tui.storage import fault, files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import FoldError
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.opening import open_file


def recover(
    path: Path,
    say: Callable[[str], None],
    agree: Callable[[], bool],
    cipher: Cipher | None = None,
) -> bool:
    """Say what was found and what will be done, and do it; False where it may not be done.

    Args:
        agree: asks whether it may be done; not asked where nothing needs to be.
        cipher: of the store, where it is encrypted.

    Raises:
        StoreError: it cannot be done. Everything that was found is still there.
    """
    file = files.resolved(path)
    try:
        with _alone(path, file):
            plan = make_plan(path, file, cipher)
            for sentence in (*plan.found, *plan.steps):
                say(sentence)
            if not plan.steps:
                say("Nothing needs to be recovered.")
                return True
            if not agree():
                return False
            _put_in_place(file, plan)
        # From here on the program could do the same by itself.
        for remark in _fold(path, cipher):
            say(remark)
    except OSError as error:
        raise StoreError(
            f"{shown(path)} could not be recovered: {fault.cause_of(error)}; nothing is lost, "
            "so mend that and run this again."
        ) from None
    say(f"Everything is in {shown(path)}.")
    return True


@contextmanager
def _alone(path: Path, file: Path) -> Iterator[None]:
    """Hold the lock, if there is a folder to hold it in."""
    lock = Lock(file)
    if file.parent.is_dir():
        try:
            lock.take()
        except HeldError as holder:
            raise StoreError(fault.taken(path, str(holder))) from None
    try:
        yield
    finally:
        lock.release()


def _put_in_place(file: Path, plan: Plan) -> None:
    if plan.content is None:
        return
    for damaged in plan.damaged:
        name = kept_name(file, damaged)
        if not os.path.lexists(name):
            os.close(files.replace(name, [damaged]))
    files.sync_folder(file.parent)
    os.close(files.replace(file, plan.content))
    files.sync_folder(file.parent)


def _fold(path: Path, cipher: Cipher | None) -> tuple[str, ...]:
    """Put the journal into the file; what recovery has to say about it."""
    keeper = open_file(path, cipher=cipher).keeper
    try:
        if keeper.read_only:
            raise StoreError(keeper.read_only)
        keeper.begin_fold()
        for _ in keeper.folding or ():
            pass
    except FoldError:
        raise StoreError(
            f"{shown(path)} was changed by somebody else meanwhile; nothing is lost, "
            "so run this again."
        ) from None
    finally:
        keeper.let_go()
    return keeper.remarks
