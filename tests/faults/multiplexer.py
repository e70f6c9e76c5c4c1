"""What tmux is to the program: another process holds its terminal, and can be killed.

`python -m tests.faults.multiplexer COMMAND...` gives a command a terminal of its own and passes
everything on. `... multiplexer --leader FIFO COMMAND...` stands where a shell stands in tmux: it
leads the session, survives the hang-up, and writes the command's exit status to a FIFO, because a
program whose terminal was killed has nobody else to tell it to.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import tty
from pathlib import Path


def multiplex(command: list[str]) -> None:
    """Pass bytes between the terminal and the command's own one, until either ends."""
    size = fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8))
    tty.setraw(0)
    child, master = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        os.execvp(command[0], command)
    while True:
        ready, _, _ = select.select([0, master], [], [])
        for source in ready:
            data = os.read(source, 1 << 16)
            os.write(master if source == 0 else 1, data)


def lead(fifo: Path, command: list[str]) -> None:
    """Run the command, and tell its status as a shell would."""
    signal.signal(signal.SIGHUP, lambda *_: None)  # a handler is not inherited, unlike SIG_IGN
    status = subprocess.Popen(command).wait()
    fifo.write_text(f"{status if status >= 0 else 128 - status}\n")


if __name__ == "__main__":
    if sys.argv[1] == "--leader":
        lead(Path(sys.argv[2]), sys.argv[3:])
    else:
        multiplex(sys.argv[1:])
