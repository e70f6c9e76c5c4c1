"""One line to type in: at the foot of a pane while it is needed, or as a field of a form."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.events import Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from oneonone_tui.domain.text import LINE_LIMIT, one_line

Accept = Callable[[str], str]
"""Takes what was typed; returns why not, in a sentence, or nothing when all is well."""

Preview = Callable[[str], str]
"""Says what a typed text will become."""


class Field(Input):
    """A text field whose pastes are made safe at the door."""

    def __init__(self, value: str = "", placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            value, placeholder, id=id, compact=True, select_on_focus=False, max_length=LINE_LIMIT
        )
        self.cursor_blink = False

    async def _on_paste(self, event: Paste) -> None:  # type: ignore[override]
        # A pasted list becomes one line, whole: stock Input silently keeps the first line only.
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)

    def restricted(self) -> None:
        """At its length limit the field just takes no more: nothing rings during a call."""


class Line(Field):
    """A field that asks for one thing, and is not there otherwise."""

    BINDINGS = [Binding("escape", "cancel", "Cancel", id="line.cancel", show=False)]

    class Told(Message):
        """What the line has to say while it is open; empty when it has closed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._accept: Accept | None = None
        self._preview: Preview | None = None
        self._label = ""
        self._given = ""
        self._came_from: Widget | None = None
        self._put_aside: dict[str, str] = {}

    @property
    def asking(self) -> bool:
        """Whether something is being asked for."""
        return self._accept is not None

    def ask(self, label: str, value: str, accept: Accept, preview: Preview | None = None) -> None:
        """Ask for a line; `accept` gets it on Enter, and the line stays until it is content."""
        if not self.asking:
            self._came_from = self.screen.focused
        self._label, self._given, self._accept, self._preview = label, value, accept, preview
        self.placeholder = label
        # An escape pressed by mistake loses nothing: the same question brings the text back.
        self.value = self._put_aside.pop(label, "") or value
        self.cursor_position = len(self.value)
        self.display = True
        self.focus()
        self._tell()

    @property
    def draft(self) -> str:
        """What was typed and not accepted yet, with what it was meant for."""
        typed = one_line(self.value)
        return f"{self._label}: {typed}" if self.asking and typed not in ("", self._given) else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        accept = self._accept
        if accept is None:
            return
        if problem := accept(one_line(self.value)):
            self.post_message(self.Told(problem))
        elif self._accept is accept:
            self._close()

    def action_cancel(self) -> None:
        """Close without taking anything."""
        if self.draft:
            self._put_aside[self._label] = self.value
        self._close()

    def _tell(self) -> None:
        if self.asking:
            preview = self._preview(one_line(self.value)) if self._preview else ""
            self.post_message(self.Told(preview or self._label))

    def _close(self) -> None:
        self._accept = None
        self.display = False
        self.value = ""
        self.post_message(self.Told(""))
        if self._came_from is not None and self._came_from.is_attached:
            self._came_from.focus()
