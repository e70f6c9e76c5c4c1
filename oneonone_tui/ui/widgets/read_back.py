"""What was decided and promised, as it is read back at the end (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from textual.content import Content

from oneonone_tui.domain.action import ActionItem, Owner, lacking
from oneonone_tui.domain.mark import Mark
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.rows import hang
from oneonone_tui.ui.words import say, say_day, say_time


class Passage(NamedTuple):
    """Something that is read back aloud."""

    text: str
    about: str
    """What it is, or who does it by when: under it, in letters as usual."""


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

    def passages(self) -> list[Passage]:
        """What is read back aloud: the decisions, then the promises that are open."""
        decided = [Passage(text, say("decided")) for text in self.decided]
        still = [entry.action for entry in self.listed if entry.action.is_open]
        return [*decided, *(Passage(each.text, self._say_promise(each)) for each in still)]

    def _say_promise(self, action: ActionItem) -> str:
        day = say_day(action.due, self._today) if action.due else say("no date")
        return f"{action.label} · {self.say_owner(action)} · {day}"

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
