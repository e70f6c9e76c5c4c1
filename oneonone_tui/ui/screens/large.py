"""One text and nothing else, in large letters: for a screen that both look at."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.read_back import Passage

_FONTS = ("mono9", "smmono9", "smblock", "future")
"""The largest first; the first in which the whole question fits is taken."""

_PLAIN = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}
"""What these fonts do not have, as they can say it."""

_NARROWEST = 20
"""Cells below which no letters are drawn: pyfiglet fails, or never ends, where one has no room."""

_MARGIN = 4
"""Cells that stay free at either side."""


class Large(ModalScreen[None]):
    """Shows one text as large as it fits; any of its keys closes it."""

    DEFAULT_CLASSES = "-shared"

    BINDINGS = keys.LARGE

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(id="large")
        yield KeyLine()

    def on_resize(self) -> None:
        room = self.size.width - 2 * _MARGIN, self.size.height - 2
        self.query_one("#large", Static).update(Content(enlarge(self._text, *room)))

    def action_close(self) -> None:
        """Back to the session."""
        self.dismiss()


class Reading(ModalScreen[None]):
    """Shows one passage after the other; what comes after the last is the session again."""

    DEFAULT_CLASSES = "-shared"

    BINDINGS = keys.READING

    def __init__(self, passages: Sequence[Passage]) -> None:
        super().__init__()
        self._passages = passages
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Static(id="large")
        yield KeyLine()

    def on_resize(self) -> None:
        self._show()

    def action_turn(self, by: int) -> None:
        """To the next passage, or the one before."""
        place = max(0, self._place + by)
        if place == len(self._passages):
            self.dismiss()
            return
        self._place = place
        self._show()

    def action_close(self) -> None:
        """Back to the session."""
        self.dismiss()

    def _show(self) -> None:
        text, about = self._passages[self._place]
        width = self.size.width - 2 * _MARGIN
        under = Content("\n").join(Content(line) for line in textwrap.wrap(about, max(1, width)))
        place = f"{self._place + 1}/{len(self._passages)}"
        above = Content(enlarge(text, width, self.size.height - 8))
        shown = Content.assemble(above, "\n\n\n", under, "\n", (place, "$faint not bold"))
        self.query_one("#large", Static).update(shown)


def enlarge(text: str, width: int, height: int) -> str:
    """The text in the largest letters that fit; else as it is, wrapped and with air around it."""
    plain = "".join(_PLAIN.get(sign, sign) for sign in text)
    if plain.isascii() and width >= _NARROWEST:
        from pyfiglet import Figlet  # 18 ms: only where somebody wants to see one

        for font in _FONTS:
            rows = Figlet(font, width=width).renderText(plain).rstrip().split("\n")
            widest = max(map(len, rows))
            if len(rows) <= height and widest <= width:
                return "\n".join(row.ljust(widest) for row in rows)
    return "\n\n".join(textwrap.wrap(text, max(1, min(width, 44))))
