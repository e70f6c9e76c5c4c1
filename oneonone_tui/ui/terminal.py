"""The terminal, and every way it can go: bad bytes, a hang-up, a signal."""

from __future__ import annotations

import asyncio
import codecs
import os
import select
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from oneonone_tui.ui.app import OneOnOne

_PATIENCE = 2.0
"""Seconds after a signal within which an orderly end must have come."""

_SAVE_SECONDS = 10.0
"""Seconds that saving may take where the orderly end did not come."""

_LAST_SECONDS = 2.0
"""Seconds that the orderly end then still has, with everything saved."""

_PARSER_PATIENCE = ESCAPE_DELAY + 0.01
"""Seconds after which the parser surely decides that a lone escape was the key."""

EXIT_CODES = {signal.SIGINT: 0, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""An interrupt is a way to quit; the others end with 128 + the signal, as shells expect."""


class Driver(LinuxDriver):
    """Textual's driver with an input loop of its own, for four things that stock lacks.

    A byte that is not UTF-8 ends neither the input nor the program; a terminal that is gone
    is noticed where no signal tells of it, instead of being read for ever at full load;
    leaving does not wait for a time-out; and where nobody types, nothing wakes up.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._woken, self._wake = os.pipe()

    def run_input_thread(self) -> None:
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        patience = None
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno, self._woken], [], [], patience)
            patience = _PARSER_PATIENCE if ready else None
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    data = b""
                if not data:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                for event in parser.feed(decode(data)):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)
        os.read(self._woken, 1)

    def disable_input(self) -> None:
        if not self.exit_event.is_set():
            os.write(self._wake, b".")
        super().disable_input()


def catch_signals(app: OneOnOne) -> None:
    """Make every signal that ends the program save first.

    A signal comes in the middle of anything, of an import too, and whoever then waits for
    another thread may wait for ever: it may need the lock that was being held. So the handler
    only asks the event loop to leave. Where the loop does not, because it hangs in a write to a
    terminal that no longer reads, an alarm saves in its place and ends the process.
    """

    def on_signal(number: int, _: FrameType | None) -> None:
        code = EXIT_CODES[signal.Signals(number)]
        signal.signal(signal.SIGALRM, lambda *_: rescue(code))
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # not yet, or not any more
            app.call_later(app.leave, code)
        else:
            loop.call_soon_threadsafe(app.call_later, app.leave, code)

    def rescue(code: int) -> None:
        signal.signal(signal.SIGALRM, lambda *_: os._exit(code))
        signal.setitimer(signal.ITIMER_REAL, _SAVE_SECONDS)
        app.rescue()
        signal.setitimer(signal.ITIMER_REAL, _LAST_SECONDS)

    for number in EXIT_CODES:
        signal.signal(number, on_signal)


def let_go() -> None:
    """Make the end harmless: the last flush fails where the terminal is gone, and an alarm that
    was set at a signal would outlive its handler."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    signal.setitimer(signal.ITIMER_REAL, 0)


def blame(error: BaseException) -> str:
    """What failed and where, without a word of the user's: type, file and line only."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = trace.tb_frame.f_code.co_filename.rpartition("/")[2]
    return f"{type(error).__name__} at {file}:{trace.tb_lineno}"
