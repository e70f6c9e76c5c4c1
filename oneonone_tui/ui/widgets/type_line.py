"""The types of session in one line, with the one that is chosen (R1)."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TypeLine(Widget):
    """Each with the digit that chooses it; as many as fit, always the chosen one."""

    names: reactive[tuple[str, ...]] = reactive(())
    chosen: reactive[int] = reactive(0)
    """Place of the one that is chosen."""

    def render(self) -> Content:
        labels = [
            f" {place} {name} " if place < 10 else f" {name} "
            for place, name in enumerate(self.names, 1)
        ]
        first = self._first(labels)
        parts = [
            Content.styled(
                label,
                "$foreground on $block-cursor-background bold"
                if place == self.chosen
                else "$faint",
            )
            for place, label in enumerate(labels)
            if place >= first
        ]
        lead = Content.styled("…" if first else "", "$faint")
        return Content.assemble(lead, *parts).truncate(self.size.width, ellipsis=True)

    def _first(self, labels: Sequence[str]) -> int:
        """The first label that is shown, so that the chosen one is whole."""
        room = self.size.width - 2
        for first in range(len(labels)):
            if sum(Content(label).cell_length for label in labels[first : self.chosen + 1]) <= room:
                return first
        return self.chosen
