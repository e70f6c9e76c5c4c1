"""What is noted beside a session for nobody else's eyes (R29)."""

from __future__ import annotations

from oneonone_tui.domain.value import value


@value
class PrivateNotes:
    """My own notes of one session: a record of their own, and no field of it.

    What makes a recap or another thing to be shared is given a `Session`, in which they cannot
    be; so no filter is needed, and none can be forgotten.
    """

    id: str
    """That of the session."""
    person: str
    text: str = ""
