"""What a pane may ask for in a line at its foot.

Apart from the line itself, which is a widget that nobody waits for at the start.
"""

from __future__ import annotations

from collections.abc import Callable

from oneonone_tui.domain.value import value

Accept = Callable[[str], str]
"""Takes what was typed; returns why not, in a sentence, or nothing when all is well."""

Preview = Callable[[str], str]
"""Says what a typed text will become."""


@value
class Request:
    """What a line asks for."""

    purpose: str
    """Names it for ever: a text that was begun for it comes back when it is asked for again."""
    label: str
    accept: Accept
    value: str = ""
    preview: Preview | None = None
    fresh: bool = False
    """Whether typing replaces the value."""
    private: bool = False
    """Whether it is for my eyes only, what is being typed too."""
