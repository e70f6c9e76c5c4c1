"""The floor: a Textual app with a text area and three lists in a grid, and no logic at all.

`--clock` gives it a line with a clock, and takes the blinking of the cursor away.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static, TextArea


class Bare4(App[None]):
    """What any program with four panes has to pay for."""

    CSS = """
    Screen { layout: grid; grid-size: 2 2; }
    Screen > * { height: 100%; border: round $primary; }
    #clock { dock: top; height: 1; width: 1fr; border: none; }
    """

    def __init__(self, text: str, clock: bool) -> None:
        super().__init__()
        self._text = text
        self._clock = clock

    def compose(self) -> ComposeResult:
        if self._clock:
            yield Static(id="clock")
        yield TextArea(self._text)
        for place in ("first", "second", "third"):
            options = OptionList(*(f"row {number}" for number in range(5)))
            options.border_title = f"the {place} list"
            yield options

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        if self._clock:
            area.cursor_blink = False
            self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self.query_one("#clock", Static).update(
            f"{datetime.now().astimezone():%H:%M:%S}", layout=False
        )


if __name__ == "__main__":
    files = [argument for argument in sys.argv[1:] if argument != "--clock"]
    notes = Path(files[0]).read_text(encoding="utf-8") if files else ""
    Bare4(notes, "--clock" in sys.argv).run()
