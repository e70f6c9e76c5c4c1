"""What was decided and promised, as it is read back at the end (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from textual.content import Content

from oneonone_tui.domain.action import ActionItem, Owner, lacking
from oneonone_tui.domain.mark import Mark
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.rows import hang
from oneonone_tui.ui.words import say, say_time


class ReadBack(Checklist):
    """What was decided, and the promises, with what they lack counted in the title."""

    decided: tuple[str, ...] = ()
    empty_lanes: tuple[Mark, ...] = ()
    """The directions in which a session for feedback had none (R12)."""
    agreed: datetime | None = None
    """When both agreed to it."""

    def above(self) -> list[tuple[str, partial[Content]]]:
        numbered = enumerate(self.decided)
        rows = [(f"decision {place}", partial(_draw_decision, text)) for place, text in numbered]
        lanes = (
            (f"lane {lane}", partial(_draw_gap, self._say_gap(lane))) for lane in self.empty_lanes
        )
        return [*rows, *lanes]

    def _say_gap(self, lane: Mark) -> str:
        name = say_owner(Owner.THEM if lane is Mark.TO_THEM else Owner.ME, self._person)
        return say("No feedback for {name} yet: {mark} in the notes (esc)", name=name, mark=lane)

    def title_of(self, open_actions: Sequence[ActionItem]) -> tuple[str, ...]:
        lack = len(lacking(open_actions))
        return (
            say("Read back"),
            say("agreed {time}", time=say_time(self.agreed)) if self.agreed else "",
            say("{n} open", n=len(open_actions)),
            say("{n} without owner or date", n=lack) if lack else say("each with owner and date"),
        )


def _draw_gap(text: str, width: int) -> Content:
    return hang(Content("  "), Content.styled(text, "$faint"), Content(""), width)


def _draw_decision(text: str, width: int) -> Content:
    return hang(Content.styled("= ", "$accent"), Content(text), Content(""), width)
