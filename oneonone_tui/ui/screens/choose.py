"""A choice of a few: which kind of session, or which of the people meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.rows import Rows, fit, hang

Offer = tuple[str, str, str]
"""What can be chosen: its id, its name, and a few words about it."""

_FEW = 6
"""Offers up to which each is told in full; more are a list, to be seen at a glance."""


class Choose(ModalScreen[str | None]):
    """Returns the id of what was chosen, or None. The first is highlighted; a digit takes one."""

    BINDINGS = keys.CHOOSE
    AUTO_FOCUS = "Rows"

    rows = getters.query_one(Rows)

    def __init__(self, title: str, offers: Sequence[Offer], classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._heading = title
        self._offers = tuple(offers)

    def compose(self) -> ComposeResult:
        with Vertical(id="form") as form:
            form.border_title = Content(self._heading)
            yield Rows()
        yield KeyLine()

    def on_mount(self) -> None:
        self.rows.show(
            [(offer[0], partial(self._draw, n, offer)) for n, offer in enumerate(self._offers, 1)]
        )

    def action_take(self) -> None:
        """Take what is highlighted."""
        self.dismiss(self.rows.current_id)

    def action_take_number(self, number: int) -> None:
        """Take the offer of this number."""
        if number <= len(self._offers):
            self.dismiss(self._offers[number - 1][0])

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)

    def _draw(self, number: int, offer: Offer, width: int) -> Content:
        _, name, about = offer
        longest = max(Content(name).cell_length for _, name, _ in self._offers)
        lead = Content.assemble(
            (f"{number} " if number < 10 else "  ", "$faint"),
            fit(name, min(longest, width // 2), "bold"),
            "  ",
        )
        most = 3 if len(self._offers) <= _FEW else 1
        return hang(lead, Content.styled(about, "$faint"), Content(""), width, most)
