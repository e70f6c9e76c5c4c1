"""The saver: one thread that writes, so that typing never waits for the disk.

An alarm may flush in the middle of anything that the main thread does, of `save`
and of another `flush` too. So the main thread takes no lock that the saver could wait for,
and the other way round:

- They share nothing but an inbox. `SimpleQueue.put` is one uninterrupted step and never
  waits, so a change is either not given yet or safe with the saver; there is no in-between.
- Whoever waits, waits at a queue of their own, so that an interrupted `flush` and the one
  in the handler are both answered. A `threading.Event` would not do: its inner lock may be
  held by the very code that the signal interrupted, and then the saver could not set it.
- The thread is not ended by a last flush, but waits on: a change that was being given when
  the handler closed the store is still written. It is a daemon, so it keeps nothing alive.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from oneonone_tui.domain.store import Listener, SaveState, SaveStatus, StoreError
from oneonone_tui.storage.tables import Changes

REST = 0.25
"""Seconds between the end of one write and the next."""

RETRY = 1.0
"""Seconds between a write that failed and the next."""

FIRST_WORK = 0.5
"""Seconds after the start before anything is done that can wait: the first frame comes first."""

_Answer = SimpleQueue[SaveStatus]
_Mail = Changes | _Answer | tuple[Callable[[], None], "SimpleQueue[BaseException | None]"] | None
_SAVED = SaveStatus(SaveState.SAVED)
_SAVING = SaveStatus(SaveState.SAVING)


class Saver:
    """Writes what it is given, the latest version of each document, at most once per `rest`."""

    def __init__(
        self,
        keep: Callable[[Changes], None],
        *,
        work: Callable[[], float | None] = lambda: None,
        let_go: Callable[[], None] = lambda: None,
        rest: float = REST,
        retry: float = RETRY,
    ) -> None:
        """Start the thread.

        Args:
            keep: writes changes for good, or raises and is called again.
            work: does a small step of what can wait, and returns the seconds until the next,
                or None where there is nothing to do before the next change.
            let_go: called when the thread ends.
        """
        self._keep = keep
        self._do_work = work
        self._let_go = let_go
        self._rest = rest
        self._retry = retry
        self._inbox: SimpleQueue[_Mail] = SimpleQueue()
        self._listeners: list[Listener] = []
        self._status = _SAVED
        self._warning = ""
        Thread(target=self._run, name="saver", daemon=True).start()

    def put(self, changes: Changes) -> None:
        """Hand over one change; it is written with all of its documents or not at all."""
        self._inbox.put(changes)

    def flush(self) -> None:
        """Wait until everything handed over is written; a write that failed is tried once more.

        Raises:
            StoreError: it failed again; the saver still holds it and goes on trying.
        """
        answer: _Answer = SimpleQueue()
        self._inbox.put(answer)
        status = answer.get()
        if status.state is SaveState.FAILED:
            raise StoreError(status.reason)

    def run(self, task: Callable[[], None]) -> None:
        """Have a task done in the saver's thread, after an attempt to write what is there, and
        wait for it. What it raises is raised here."""
        done: SimpleQueue[BaseException | None] = SimpleQueue()
        self._inbox.put((task, done))
        if (error := done.get()) is not None:
            raise error

    def warn(self, warning: str) -> None:
        """Tell the listeners from now on what is wrong although changes are kept; nothing, where
        it is empty. For the saver's own thread or any other."""
        self._inbox.put((lambda: self._change_warning(warning), SimpleQueue()))

    def end(self) -> None:
        """Let the thread end when it has tried to write what it has. Nothing may follow."""
        self._inbox.put(None)

    def watch(self, listener: Listener) -> None:
        """Tell a listener each change of the status, in the saver's thread."""
        self._listeners.append(listener)

    def _run(self) -> None:
        pending: Changes = {}
        not_before = 0.0
        work_at: float | None = monotonic() + FIRST_WORK
        ended = False
        while not ended:
            answers = []
            tasks = []
            mails = self._collect(_until(not_before if pending else None, work_at))
            for mail in mails:
                if isinstance(mail, dict):
                    for table, documents in mail.items():
                        pending.setdefault(table, {}).update(documents)
                elif isinstance(mail, tuple):
                    tasks.append(mail)
                elif mail is None:
                    ended = True
                else:
                    answers.append(mail)
            if pending:
                if self._status.state is SaveState.SAVED:
                    self._tell(_SAVING)
                if answers or tasks or ended or monotonic() >= not_before:
                    status = self._write(pending)
                    if status is _SAVED:
                        pending = {}
                    self._tell(status)
                    not_before = monotonic() + (self._retry if pending else self._rest)
                    work_at = 0.0
            for answer in answers:
                answer.put(self._status if pending else _SAVED)
            for task, done in tasks:
                done.put(_outcome(task))
                not_before = work_at = 0.0  # it may have made possible what was not
            if not mails and work_at is not None and monotonic() >= work_at:
                work_at = self._work()
        self._let_go()

    def _work(self) -> float | None:
        try:
            patience = self._do_work()
        except Exception:  # it can wait, and must never keep us from saving
            return None
        return None if patience is None else monotonic() + patience

    def _collect(self, patience: float | None) -> list[_Mail]:
        """Everything in the inbox; where it is empty, wait, for ever if `patience` is None."""
        try:
            mail = [self._inbox.get(timeout=None if patience is None else max(0.0, patience))]
        except Empty:
            return []
        while not self._inbox.empty():  # nobody else takes anything out
            mail.append(self._inbox.get_nowait())
        return mail

    def _write(self, changes: Changes) -> SaveStatus:
        try:
            self._keep(changes)
        except StoreError as error:
            return SaveStatus(SaveState.FAILED, str(error))
        except Exception as error:  # whatever it is, the thread must live to try again
            return SaveStatus(
                SaveState.FAILED,
                f"The changes cannot be written: {type(error).__name__}, a fault of the program; "
                "what was entered is held in memory and tried again.",
            )
        return _SAVED

    def _change_warning(self, warning: str) -> None:
        self._warning = warning
        if self._status.state is not SaveState.FAILED:
            self._tell(SaveStatus(self._status.state))

    def _tell(self, status: SaveStatus) -> None:
        if self._warning and status.state is not SaveState.FAILED:
            status = SaveStatus(status.state, self._warning)
        if status == self._status:
            return
        self._status = status
        for listener in tuple(self._listeners):
            # One that is gone, with its event loop closed, must not keep us from saving.
            with suppress(Exception):
                listener(status)


def _until(*moments: float | None) -> float | None:
    """Seconds until the first of the moments; None where there is none."""
    known = [moment for moment in moments if moment is not None]
    return min(known) - monotonic() if known else None


def _outcome(task: Callable[[], None]) -> BaseException | None:
    try:
        task()
    except Exception as error:
        return error
    return None
