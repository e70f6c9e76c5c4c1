"""The craft of a session while it goes on: time, talk, pulse, status (R3, R7, R8, R20).

Each help is one key or one quiet line, and can be switched off; none asks for anything.
"""

from __future__ import annotations

import math

from oneonone_tui.domain.pace import Hint, worth_a_hint
from oneonone_tui.ui.screens.noting import Noting
from oneonone_tui.ui.words import say


class Pacing(Noting):
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
        return say("Status takes over a third of the time; ^\\ parks the topic.")

    # Who asks goes on: the clock may have been left standing.

    def action_next_question(self) -> None:
        """Go on; a question that was not asked does not come back in this session."""
        self.go_on()
        super().action_next_question()

    def action_mark_asked(self) -> None:
        """The question was asked, or the opener said; pressed again, it was not."""
        self.go_on()
        super().action_mark_asked()
