"""The terminal, and every way it can go: bad bytes, a hang-up, a signal."""

from __future__ import annotations

import codecs
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

from textual.drivers import linux_driver

if TYPE_CHECKING:
    from oneonone_tui.ui.app import OneOnOne

LAST_SECONDS = 2.0
"""How long an orderly end may take after a signal; a stalled terminal must not hold us."""

EXIT_CODES = {signal.SIGINT: 0, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""An interrupt is a way to quit; the others end with 128 + the signal, as shells expect."""

EXIT_GONE = 129
"""The terminal is gone, as after a hang-up."""


class Driver(linux_driver.LinuxDriver):
    """Textual's driver, which survives bytes that are not UTF-8 and a terminal that goes."""

    def run_input_thread(self) -> None:
        # One stray byte ends stock Textual's input, and with it the program. It has no
        # setting for it, so its decoder is given another error handler.
        vars(linux_driver)["getincrementaldecoder"] = _lenient
        try:
            super().run_input_thread()
        except OSError:
            # Reading failed: the terminal is gone. `watch_terminal` ends the program.
            return


def _lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


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


def terminal_is_there() -> bool:
    """Whether the terminal still answers; a hang-up that is ignored gives no other sign."""
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except termios.error:
        return False
    return True


def _end_in_time(code: int) -> None:
    """End the process hard if the orderly end does not come; all is saved by then."""
    timer = threading.Timer(LAST_SECONDS, os._exit, (code,))
    timer.daemon = True
    timer.start()
