"""The floor: a Textual app with a text area and three lists in a grid, and no logic at all."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import OptionList, TextArea


class Bare4(App[None]):
    """What any program with four panes has to pay for."""

    CSS = """
    Screen { layout: grid; grid-size: 2 2; }
    Screen > * { height: 100%; border: round $primary; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield TextArea(self._text)
        for place in ("first", "second", "third"):
            options = OptionList(*(f"row {number}" for number in range(5)))
            options.border_title = f"the {place} list"
            yield options

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)


if __name__ == "__main__":
    Bare4(Path(sys.argv[1]).read_text(encoding="utf-8") if sys.argv[1:] else "").run()
