"""One of a few: turned with the arrow keys, shown in one line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """A field that holds one of some values, as (value, label).

    Left and right turn it; a first letter or digit of a label goes there at once.
    """

    BINDINGS = [
        Binding("right,space", "turn(1)", "Next", show=False),
        Binding("left", "turn(-1)", "Previous", show=False),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The choice that was turned."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Choice.value, value)

    def render(self) -> Content:
        parts: list[Content] = []
        for value, label in self._options:
            chosen = value == self.value
            style = "$foreground on $block-cursor-background bold" if chosen else "$faint"
            parts.append(Content.styled(f" {label} ", style))
        inline = Content("").join(parts)
        if inline.cell_length <= self.size.width:
            return inline
        label = dict(self._options).get(self.value, "")
        return Content.assemble(("‹ ", "$faint"), (label, "bold"), (" ›", "$faint"))

    def watch_value(self) -> None:
        self.post_message(self.Changed(self))

    def action_turn(self, by: int) -> None:
        """Go to the next or previous value."""
        values = [value for value, _ in self._options]
        place = values.index(self.value) if self.value in values else -1
        self.value = values[(place + by) % len(values)]

    def on_key(self, event: Key) -> None:
        if event.character and event.is_printable and event.character != " ":
            wanted = event.character.casefold()
            values = [v for v, label in self._options if label.casefold().startswith(wanted)]
            if values:
                event.stop()
                after = values.index(self.value) + 1 if self.value in values else 0
                self.value = values[after % len(values)]
