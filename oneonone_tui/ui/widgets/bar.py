"""The top line of a session: with whom, what kind, the time, and who talks."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from oneonone_tui.domain.craft import Craft
from oneonone_tui.domain.pace import Pace, near_end
from oneonone_tui.domain.talk import DEFAULT_TARGET, NO_TALK, Talk, Voice
from oneonone_tui.ui.words import say, say_clock, say_off_record

_WIDE = 80
"""Columns from which there is room for the talk balance as a bar."""

_CELLS = 10
"""Length of that bar."""


class SessionBar(Widget):
    """Person · type · number at the left; elapsed and planned time, and the talk, at the right."""

    seconds: reactive[int] = reactive(0)
    """Time in the session so far."""

    kind: reactive[str] = reactive("")
    """The type of session; empty until it has been read."""

    talk: reactive[Talk] = reactive(NO_TALK)
    """How long either side has talked."""

    target: reactive[int] = reactive(DEFAULT_TARGET)
    """Percent of the talk that should be mine at most."""

    pace: reactive[Pace] = reactive(Pace())
    """How the session goes on now."""

    off_record: reactive[int] = reactive(0)
    """Seconds off the record so far."""

    shielded: reactive[bool] = reactive(False)
    """Whether only what is shared is rendered."""

    def __init__(self, name: str, number: int, planned_minutes: int, craft: Craft) -> None:
        super().__init__()
        self._name = name
        self._number = number
        self._planned_minutes = planned_minutes
        self._craft = craft

    def render(self) -> Content:
        right = Content.assemble(self._clock(), self._record() or self._talk(), self._shield())
        room = self.size.width - right.cell_length - 1
        kind = f" · {self.kind} · #{self._number}" if self.kind else ""
        left = Content.assemble((f" {self._name}", "bold"), (kind, "$faint"))
        left = left.truncate(max(1, room), ellipsis=True, pad=True)
        return Content.assemble(left, " ", right)

    @property
    def _narrow(self) -> bool:
        return self.size.width < _WIDE

    def _clock(self) -> Content:
        planned = self._planned_minutes * 60
        style = "bold"
        if self._craft.time and planned and self.seconds >= planned:
            style = "bold $warning"
        elif self._craft.time and near_end(self._planned_minutes, self.seconds):
            style = "$warning"
        paused = f"{say('paused')} " if self.pace.paused else ""
        crowded = self._narrow and (paused or self.pace.off_record)
        whole = f" / {say_clock(planned)} " if planned and not crowded else " "
        return Content.assemble(
            (paused, "bold $accent"), (say_clock(self.seconds), style), (whole, "$faint")
        )

    def _talk(self) -> Content:
        """The balance, from when it was first counted; the mark is the target."""
        voice, talk = self.pace.voice, self.talk
        if not self._craft.talk or not (talk.counted or voice):
            return Content("")
        colour = "$warning" if talk.over(self.target) else "$primary"
        me, them = self._side(Voice.ME), self._side(Voice.THEM)
        share = (f" {talk.share} % ", colour)
        if self._narrow:
            theirs = voice is Voice.THEM and not self.pace.paused
            between = Content.assemble(them, " · ") if theirs else ""
            return Content.assemble(" ", between, me, share)
        cells = [("▓", colour)] * round(talk.share / 100 * _CELLS)
        cells += [("░", "$faint")] * (_CELLS - len(cells))
        cells.insert(round(self.target / 100 * _CELLS), ("│", "bold"))
        return Content.assemble(" " * 3, me, share, *cells, " ", them, " ")

    def _record(self) -> Content:
        """How long it has been off the record, while it is; more important than who talks."""
        if not self.pace.off_record:
            return Content("")
        return Content.styled(f" {say_off_record(self.off_record)} ", "bold $accent")

    def _shield(self) -> Content:
        return (
            Content.assemble("" if self._narrow else "  ", (f"{say('SHIELDED')} ", "bold $success"))
            if self.shielded
            else Content("")
        )

    def _side(self, side: Voice) -> Content:
        """One side's name, with a sign at the one who talks."""
        talks = self.pace.voice is side and not self.pace.paused
        sign = "▸" if talks else "" if self._narrow else " "
        return Content.styled(f"{sign}{say(side)}", "bold $accent" if talks else "$faint")
