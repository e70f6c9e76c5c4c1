"""The program with a fault built in: ctrl+n raises, in the place that is named first.

Run as `python -m tests.faults.crashing PLACE ARGUMENTS...`. The error holds the notes, which must
not come out on any way.
"""

from __future__ import annotations

import sys

from oneonone_tui.__main__ import main
from oneonone_tui.ui.screens.live import Live


def fail(screen: Live) -> None:
    """What no code should do."""
    raise RuntimeError(screen.notes.text)


def in_handler(screen: Live) -> None:
    fail(screen)


def in_worker(screen: Live) -> None:
    async def work() -> None:
        fail(screen)

    screen.run_worker(work())


def in_timer(screen: Live) -> None:
    screen.set_timer(0.001, lambda: fail(screen))


def in_watcher(screen: Live) -> None:
    screen.watch(screen.app, "sub_title", lambda: fail(screen), init=False)
    screen.app.sub_title = "changed"


PLACES = {"handler": in_handler, "worker": in_worker, "timer": in_timer, "watcher": in_watcher}

if __name__ == "__main__":
    place = sys.argv.pop(1)
    Live.action_next_question = PLACES[place]  # type: ignore[method-assign, assignment]
    sys.exit(main())
