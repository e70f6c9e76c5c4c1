"""The style sheets, a file for each kind of screen.

Parsing all of them takes 7 ms, so that those of other screens wait until the first is painted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER = Path(__file__).parent

BASE: Final = _FOLDER / "base.tcss"
BOARD: Final = _FOLDER / "board.tcss"
SESSION: Final = _FOLDER / "session.tcss"

ALL: Final = (
    BASE,
    BOARD,
    SESSION,
    *(_FOLDER / name for name in ("prepare.tcss", "history.tcss", "form.tcss")),
)
