"""What the forms have in common: fields below each other, and nothing given up by one key."""

from __future__ import annotations

from typing import TypeVar

from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Label, Static

from oneonone_tui.ui import keys
from oneonone_tui.ui.shield import Shielding
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.words import say

Kept = TypeVar("Kept")


class Form(ModalScreen[Kept | None]):
    """Returns what was kept, or None. A hint stands in `#form-hint`."""

    BINDINGS = [*keys.FORM, *keys.FIELDS]

    def __init__(self) -> None:
        super().__init__()
        self._given: list[tuple[Field, str]] = []
        """The fields, with what stood in them at first."""
        self._warned = False

    def on_mount(self) -> None:
        self._given = [(field, field.value) for field in self.query(Field)]

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for field in self.query(".field"):
            field.set_class(event.widget in field.children, "-current")

    def on_input_submitted(self) -> None:
        self.action_save_form()

    def action_save_form(self) -> None:
        """Keep what the fields say, when they make sense."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Leave everything as it was; what was typed is given up only when told twice."""
        unseen = isinstance(self.app, Shielding) and self.app.is_covered(self)
        if self.typed and (unseen or not self._warned):
            self._warned = not unseen
            self.hint(say("Not kept yet: Enter keeps it, Escape again gives it up."))
        else:
            self.dismiss(None)

    @property
    def typed(self) -> bool:
        """Whether a field says something else than at first."""
        return any(field.value != given for field, given in self._given)

    def hint(self, text: str) -> None:
        """Say what is missing."""
        self.query_one("#form-hint", Static).update(Content.styled(text, "$warning"))


def labelled(label: str, field: Widget) -> Horizontal:
    """A field with its label beside it."""
    return Horizontal(Label(label, markup=False), field, classes="field")
