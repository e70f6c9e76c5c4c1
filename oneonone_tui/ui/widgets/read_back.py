"""What was decided and promised, as it is read back at the end (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from textual.content import Content

from oneonone_tui.domain.action import ActionItem, lacking
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.rows import hang
from oneonone_tui.ui.words import say, say_time


class ReadBack(Checklist):
    """What was decided, and the promises, with what they lack counted in the title."""

    decided: tuple[str, ...] = ()
    agreed: datetime | None = None
    """When both agreed to it."""

    def above(self) -> list[tuple[str, partial[Content]]]:
        numbered = enumerate(self.decided)
        return [(f"decision {place}", partial(_draw_decision, text)) for place, text in numbered]

    def title_of(self, open_actions: Sequence[ActionItem]) -> tuple[str, ...]:
        lack = len(lacking(open_actions))
        return (
            say("Read back"),
            say("agreed {time}", time=say_time(self.agreed)) if self.agreed else "",
            say("{n} open", n=len(open_actions)),
            say("{n} without owner or date", n=lack) if lack else say("each with owner and date"),
        )


def _draw_decision(text: str, width: int) -> Content:
    return hang(Content.styled("= ", "$accent"), Content(text), Content(""), width)
