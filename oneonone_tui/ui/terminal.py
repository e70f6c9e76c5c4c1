"""The terminal, and every way it can go: bad bytes, a hang-up, a signal."""

from __future__ import annotations

import codecs
import os
import signal
import sys
import threading
from types import FrameType
from typing import TYPE_CHECKING, cast

from textual.drivers import linux_driver

if TYPE_CHECKING:
    from oneonone_tui.ui.app import OneOnOne

LAST_SECONDS = 2.0
"""How long an orderly end may take after a signal; a stalled terminal must not hold us."""

EXIT_CODES = {signal.SIGINT: 0, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""An interrupt is a way to quit; the others end with 128 + the signal, as shells expect."""

EXIT_GONE = 129
"""The terminal is gone, as after a hang-up."""


class _Decoder:
    """Decodes what the terminal sends, whatever it sends."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of some bytes.

        Raises:
            EOFError: there are none, which is how a terminal that is gone reads.
        """
        if not data and not final:
            raise EOFError
        return self._utf8.decode(data, final)


class Driver(linux_driver.LinuxDriver):
    """Textual's driver, which survives bytes that are not UTF-8 and a terminal that goes.

    Stock Textual ends its input, and with it the program, at one stray byte; and it reads a
    terminal that is gone for ever, at full load, where no signal tells of the hang-up.
    """

    def run_input_thread(self) -> None:
        # There is no setting for the decoder: the module's name for it is what can be reached.
        vars(linux_driver)["getincrementaldecoder"] = lambda _: _Decoder
        try:
            super().run_input_thread()
        except (EOFError, OSError):
            _end_in_time(EXIT_GONE)
            self._app.call_later(cast("OneOnOne", self._app).leave, EXIT_GONE)


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
