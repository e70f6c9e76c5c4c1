"""A program in a pseudo-terminal, watched from outside: when a text is on its screen.

Times are taken when bytes arrive, before they are looked at, so looking costs nothing.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import TracebackType

_ESCAPES = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # control sequences
    "|\x1b[\\]PX^_].*?(?:\x07|\x1b\\\\)"  # strings, such as the window's title
    "|\x1b[ -/]*[0-~]"
    "|[\x00-\x1f]"
)
_ANSWERS = {
    "\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: known, off
    "\x1b[?2048$p": b"\x1b[?2048;0$y",  # resizes told in the stream: unknown
    "\x1b[c": b"\x1b[?62;22c",
}
_CHUNK = 1 << 16


class TerminalError(Exception):
    """The program did not do what was waited for."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """How a program ended."""

    seconds: float
    """From the key to the end of the process."""
    status: int
    peak: int
    """The most memory it held, in bytes."""


class Terminal:
    """Runs one program from exec to exit; as a context it never leaves it behind."""

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        folder: Path,
        *,
        rows: int = 30,
        columns: int = 110,
    ) -> None:
        self._started = perf_counter()
        self._heard = self._started
        self._pid, self._line = pty.fork()
        if not self._pid:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))
                os.chdir(folder)
                os.execvpe(argv[0], list(argv), dict(env))
            finally:
                os._exit(127)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._written = ""
        self._status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._line)

    def until(self, text: str, patience: float = 30) -> float:
        """Wait until a text has been painted; return the seconds since exec.

        Raises:
            TerminalError: the program ended, or patience did.
        """
        end = perf_counter() + patience
        while text not in _ESCAPES.sub("", self._written):
            if perf_counter() > end or not self._listen(patience):
                raise TerminalError(f"{text!r} never came; the last was: {self._tail()!r}")
        return self._heard - self._started

    def press(self, keys: str) -> None:
        """Send keys; what is waited for from now on is painted after them."""
        self._written = ""
        os.write(self._line, keys.encode())

    def answered(self, keys: str, text: str, patience: float = 5) -> float:
        """Send keys and wait for a text; return the seconds in between."""
        pressed = perf_counter()
        self.press(keys)
        self.until(text, patience)
        return self._heard - pressed

    def settle(self, quiet: float = 0.05, patience: float = 5) -> None:
        """Wait until nothing has been painted for a while."""
        end = perf_counter() + patience
        while perf_counter() < end and self._listen(quiet):
            continue

    @property
    def busy(self) -> float:
        """Seconds of processor time that the program has taken so far, as Linux counts them."""
        stat = Path(f"/proc/{self._pid}/stat").read_text(encoding="utf-8")
        ticks = stat.rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def quit(self, keys: str, patience: float = 30) -> Farewell:
        """Send the keys that end the program, and see it off."""
        pressed = perf_counter()
        self.press(keys)
        while self._listen(patience):
            if perf_counter() - pressed > patience:
                raise TerminalError(f"it did not end; the last was: {self._tail()!r}")
        _, status, usage = os.wait4(self._pid, 0)
        gone = perf_counter()
        self._status = os.waitstatus_to_exitcode(status)
        unit = 1 if sys.platform == "darwin" else 1024
        return Farewell(gone - pressed, self._status, usage.ru_maxrss * unit)

    def _listen(self, patience: float) -> bool:
        """Take in what the program writes next; false when it is silent or gone."""
        if not select.select([self._line], [], [], patience)[0]:
            return False
        try:
            chunk = os.read(self._line, _CHUNK)
        except OSError:  # how Linux says that nobody holds the other end any more
            return False
        self._heard = perf_counter()
        text = self._decoder.decode(chunk)
        self._written += text
        for question, answer in _ANSWERS.items():
            if question in text:
                os.write(self._line, answer)
        return bool(chunk)

    def _tail(self) -> str:
        return _ESCAPES.sub(" ", self._written)[-400:]
