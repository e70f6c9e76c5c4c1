"""The craft of a session while it goes on: time, talk, pulse, status (R3, R7, R8, R20).

Each help is one key or one quiet line, and can be switched off; none asks for anything.
"""

from __future__ import annotations

import math
from dataclasses import replace

from oneonone_tui.domain.pace import Hint, worth_a_hint
from oneonone_tui.domain.pulse import read_pulse
from oneonone_tui.ui.screens.aside import Aside
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.words import say, say_pulse


class Pacing(Aside):
    """A meeting that tells a quiet line when one is due."""

    @property
    def asks_for_status(self) -> bool:
        question = self.question if self._deck else None
        return bool(question and question.status and self.session.asking(question.id))

    def _tick(self) -> None:
        super()._tick()
        # Never over another sentence: it can wait until that one was read.
        free = not self.key_line.hint and not self.key_line.warning
        if free and self.is_current and not self.pace.paused:
            hint = worth_a_hint(self.session, self.pace, self.desk.craft)
            if hint is not None:
                self.key_line.tell(self._sentence(hint))
                self.keep(self.session.tell(hint))

    def _sentence(self, hint: Hint) -> str:
        session = self.session
        if hint is Hint.ENDING:
            left = math.ceil((session.planned_minutes * 60 - session.spent_seconds) / 60)
            return say("{n} minutes left; ^g goes on, F12 wraps up.", n=left)
        if hint is Hint.TALK:
            share, target = session.talk.share, self.kind.talk_target
            return say(
                "You have talked {share} % of the time; {target} % was meant.",
                share=share,
                target=target,
            )
        return say("Status takes over a third of the time; ^\\ or ⇧F2 parks it.")

    def action_set_pulse(self) -> None:
        """Ask how they seem, in three marks typed in a row."""
        if self.shielded:
            self.refuse_private()
            return
        wanted = say("Mood, energy, load, 1 to 5: e.g. 4 3 2")

        def accept(text: str) -> str:
            pulse = read_pulse(text)
            if pulse is None:
                return wanted
            self.keep(replace(self.session, pulse=pulse))
            return ""

        def preview(text: str) -> str:
            pulse = read_pulse(text)
            return say_pulse(pulse) if pulse else wanted

        given = self.session.pulse.written
        request = Request("pulse", wanted, accept, given, preview, fresh=True, private=True)
        self.page.line.ask(request)

    # Who asks goes on: the clock may have been left standing.

    def action_next_question(self) -> None:
        """Go on; a question that was not asked does not come back in this session."""
        self.go_on()
        super().action_next_question()

    def action_mark_asked(self) -> None:
        """The question was asked, or the opener said; pressed again, it was not."""
        self.go_on()
        super().action_mark_asked()
