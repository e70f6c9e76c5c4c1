"""The terminal, and every way it can go: bad bytes, a hang-up, a signal."""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
import threading
from types import FrameType
from typing import TYPE_CHECKING, Any, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from oneonone_tui.ui.app import OneOnOne

LAST_SECONDS = 2.0
"""How long an orderly end may take after a signal; a stalled terminal must not hold us."""

_PARSER_PATIENCE = 0.1
"""Seconds after which the parser may decide that a lone escape was the key."""

EXIT_CODES = {signal.SIGINT: 0, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""An interrupt is a way to quit; the others end with 128 + the signal, as shells expect."""

EXIT_GONE = 129
"""The terminal is gone, as after a hang-up."""


class Driver(LinuxDriver):
    """Textual's driver with an input loop of its own, for three things that stock lacks.

    A byte that is not UTF-8 ends neither the input nor the program; a terminal that is gone
    is noticed where no signal tells of it, instead of being read for ever at full load; and
    leaving does not wait for a time-out.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._woken, self._wake = os.pipe()

    def run_input_thread(self) -> None:
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno, self._woken], [], [], _PARSER_PATIENCE)
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    data = b""
                if not data:
                    _end_in_time(EXIT_GONE)
                    self._app.call_later(cast("OneOnOne", self._app).leave, EXIT_GONE)
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

    `signal.signal` and not the event loop's own way: the loop may hang in a write to a
    terminal that no longer reads, and then never hears.
    """

    def on_signal(number: int, _: FrameType | None) -> None:
        code = EXIT_CODES[signal.Signals(number)]
        app.rescue()
        _end_in_time(code)
        app.call_later(app.leave, code)

    for number in EXIT_CODES:
        signal.signal(number, on_signal)


def let_go() -> None:
    """Make the interpreter's last flush harmless: it fails where the terminal is gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _end_in_time(code: int) -> None:
    """End the process hard if the orderly end does not come; all is saved by then."""
    timer = threading.Timer(LAST_SECONDS, os._exit, (code,))
    timer.daemon = True
    timer.start()


def blame(error: BaseException) -> str:
    """What failed and where, without a word of the user's: type, file and line only."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = trace.tb_frame.f_code.co_filename.rpartition("/")[2]
    return f"{type(error).__name__} at {file}:{trace.tb_lineno}"
