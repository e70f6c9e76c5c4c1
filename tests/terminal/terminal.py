"""The program in a real pseudo-terminal, as a person has it in front of them."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f12": "\x1b[24~",
    "shift+f6": "\x1b[17;2~",
}

_UNSEEN = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.S,
)
"""What a modern program asks of its terminal, and pyte would print."""

_PATIENCE = 20.0
"""Seconds until something that never comes is called a failure."""


class Terminal:
    """A pseudo-terminal with the program in it."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        command: tuple[str, ...] = (sys.executable, "-m", "oneonone_tui"),
        controlling: bool = True,
        environ: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`controlling`: whether the terminal is the one whose hang-up the system signals."""
        self.screen = pyte.Screen(*size)
        self.raw = bytearray()
        """Every byte that the program wrote."""
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

        def take_terminal() -> None:
            os.setsid()
            if controlling:
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

        kept = {
            name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ
        }
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=Path(__file__).parents[2],
            preexec_fn=take_terminal,
            env={**kept, "HOME": str(home), "TERM": "xterm-256color", **environ},
        )
        self._name = os.ttyname(slave)
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hang_up()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, text: str) -> None:
        """Read until a text is on the screen."""
        self.until_count(text, 1)

    def until_count(self, text: str, count: int) -> None:
        """Read until a text is on the screen so many times."""
        end = time.monotonic() + _PATIENCE
        while self.text().count(text) < count:
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{text!r} never came; the screen:\n{self.text()}")

    def says_something(self) -> bool:
        """Whether it writes anything more before one would press the key again."""
        return bool(select.select([self._master], [], [], 5)[0])

    def until_gone(self, text: str) -> None:
        """Read until a text is not on the screen any more."""
        end = time.monotonic() + _PATIENCE
        while text in self.text():
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{text!r} never went; the screen:\n{self.text()}")

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def send(self, data: bytes) -> None:
        os.write(self._master, data)

    def press(self, key: str) -> None:
        if key.startswith("ctrl+"):
            self.send(bytes([ord(key[5]) & 0x1F]))
        else:
            self.type(KEYS.get(key, key))

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stall(self) -> None:
        """Take no more output, as a terminal does whose window was suspended with ctrl+s."""
        slave = os.open(self._name, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(slave, termios.TCOOFF)
        os.close(slave)

    def hang_up(self) -> None:
        """Close the terminal under the program, as a closed window or a lost connection does."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def end(self) -> int:
        """Wait for the program to end; its exit status, as a shell would tell it."""
        if self._master >= 0:
            end = time.monotonic() + _PATIENCE
            while self._read() and time.monotonic() < end:
                pass
        status = self.process.wait(timeout=_PATIENCE)
        return status if status >= 0 else 128 - status

    def _read(self) -> bool:
        """Take what the program wrote; False when it is gone."""
        ready, _, _ = select.select([self._master], [], [], 0.5)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(_UNSEEN.sub(b"", data))
        return bool(data)
