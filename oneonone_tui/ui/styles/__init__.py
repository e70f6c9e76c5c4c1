"""The style sheets, a file for each kind of screen.

To parse all of them takes 7 ms; those of other screens wait until the first is painted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER = Path(__file__).parent


def _sheets(*names: str) -> tuple[Path, ...]:
    return tuple(_FOLDER / f"{name}.tcss" for name in names)


BOARD: Final = _sheets("base", "board")
"""What the board takes when it is the first screen."""

SESSION: Final = _sheets("base", "session", "shield")
"""What a session takes; it may begin shielded."""

ALL: Final = _sheets("base", "board", "session", "meeting", "prepare", "history", "form", "shield")
