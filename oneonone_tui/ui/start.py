"""What the interface is handed when it begins: it knows no file, no clock and no settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from oneonone_tui.domain.craft import ALL_OF_IT, Craft
from oneonone_tui.domain.opening import NewId
from oneonone_tui.domain.question import Library
from oneonone_tui.domain.store import Store
from oneonone_tui.domain.value import value


@value
class Start:
    """What the program begins with."""

    store: Future[Store]
    """The data, which may still be being read when the first frame is there."""
    read: Callable[[], None]
    """Begins to read the data, where that was left until the first frame is there."""
    load_types: Callable[[], Library]
    """Reads the session types alone: enough to begin a session."""
    load_library: Callable[[], Library]
    """Reads the question banks as well."""
    now: Callable[[], datetime]
    new_id: NewId
    monotonic: Callable[[], float] = time.monotonic
    person: str = ""
    """The name that was typed on the command line."""
    type: str = ""
    theme: str = ""
    keymap: tuple[tuple[str, str], ...] = ()
    clipboard: bool = True
    """Whether the clipboard of the machine may be written."""
    craft: Craft = ALL_OF_IT
    notice: str = ""
    """Shown when the board appears."""
    shield: bool = False
    """Whether a session begins shielded."""
    share_notes: bool = True
    """Whether the notes of a session are seen while it is shielded."""
    recognises: Callable[[str], bool] | None = None
    """Whether something is the passphrase; None where the data is not encrypted."""
    lock_minutes: int = 0
    """Without a key or the mouse, after which the screen is locked; 0 is never."""
