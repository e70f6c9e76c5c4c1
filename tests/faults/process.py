"""Starts the other process, and hears what it tells."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType

ROOT = Path(__file__).parents[2]


class Child:
    """A process of `tests.faults.child`."""

    def __init__(
        self,
        what: str,
        path: Path,
        *arguments: str,
        environ: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child", what, str(path), *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, **environ},
        )
        self._heard = b""

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def hear(self, seconds: float) -> list[str]:
        """The lines that come within some seconds; fewer seconds where it ends before."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._read(left):
            pass
        return self._lines()

    def line(self, patience: float = 20) -> str:
        """The next line."""
        while b"\n" not in self._heard:
            assert self._read(patience), f"it told nothing more; status {self.process.poll()}"
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def tell(self, line: str) -> None:
        """Send it a line."""
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n".encode())

    def kill(self) -> list[str]:
        """Kill it as nothing can prevent (SIGKILL); what it had told besides."""
        self.process.kill()
        self.process.wait()
        while self._read(0):
            pass
        return self._lines()

    def end(self) -> int:
        """Wait for its own end."""
        return self.process.wait(timeout=20)

    def _read(self, patience: float) -> bool:
        stream = self.process.stdout
        assert stream
        ready, _, _ = select.select([stream], [], [], patience)
        data = os.read(stream.fileno(), 1 << 16) if ready else b""
        self._heard += data
        return bool(data)

    def _lines(self) -> list[str]:
        whole, _, self._heard = self._heard.rpartition(b"\n")
        return whole.decode().splitlines()
