"""A screen on which the time of a session runs: its clock, its pauses, and who talks (R3, R8)."""

from __future__ import annotations

from datetime import UTC, datetime

from textual import getters
from textual.events import ScreenResume
from textual.reactive import var

from oneonone_tui.domain.pace import LONGEST_STEP, Pace, step
from oneonone_tui.domain.question import SessionType
from oneonone_tui.domain.session import Session
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.fitted import Fitted, Outcome
from oneonone_tui.ui.widgets.bar import SessionBar
from oneonone_tui.ui.widgets.keyline import KeyLine

_NONE_YET = Session("", "", "", datetime.min.replace(tzinfo=UTC))

_CLOCK_KEPT_EVERY = 30
"""Seconds between writing the clock down when nothing else is: what a crash may cost of it."""


class Timed(Fitted[Outcome]):
    """Holds the one `Session` that is worked on; every change goes through `keep`.

    One look at the clock in a second does all that depends on time; nothing else has a timer.
    """

    session: var[Session] = var(_NONE_YET)
    """A var and no reactive: it changes with each key, and must not repaint the screen."""

    pace: var[Pace] = var(Pace())
    """How the session goes on now."""

    bar = getters.query_one(SessionBar)
    key_line = getters.query_one(KeyLine)

    def __init__(self, desk: Desk, session: Session, pace: Pace | None = None) -> None:
        """`pace` is that of the screen before."""
        super().__init__()
        self.desk = desk
        self._ticked = self.desk.monotonic()
        self.set_reactive(Timed.session, session)
        self.set_reactive(Timed.pace, pace or Pace())

    def keep(self, session: Session) -> None:
        """Take the session's new state, and have it saved."""
        self.session = session
        self.desk.store.save(session)

    @property
    def kind(self) -> SessionType:
        """What type of session it is."""
        return self.desk.kind(self.session.type)

    @property
    def asks_for_status(self) -> bool:
        """Whether a question is on that asks for status (R7)."""
        return False

    def on_mount(self) -> None:
        self.show_time()
        self.set_interval(1, self._tick)

    def on_screen_resume(self, _: ScreenResume) -> None:
        self._ticked = self.desk.monotonic()

    def watch_pace(self) -> None:
        """Show who talks, and whether the clock stands still."""
        if self.is_mounted:
            self.show_time()

    def show_time(self) -> None:
        """Have the bar say how it stands."""
        self.bar.seconds = self.session.spent_seconds
        self.bar.talk = self.session.talk
        self.bar.target = self.kind.talk_target
        self.bar.pace = self.pace
        self.bar.off_record = self.session.off_record_seconds

    def go_on(self) -> None:
        """Let the clock run again, as the session obviously goes on."""
        self.pace = self.pace.go_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of what is switched off are not there."""
        craft = self.desk.craft
        off = {
            "turn_voice": not craft.talk,
            "pause_clock": not craft.time,
            "set_pulse": not craft.pulse,
            "turn_status": not craft.status,
        }
        return not off.get(action) and super().check_action(action, parameters)

    def action_turn_voice(self) -> None:
        """I talk, they talk, or nobody is counted."""
        self.pace = self.pace.turn_voice()

    def action_pause_clock(self) -> None:
        """Let the clock stand still, or go on."""
        self.pace = self.pace.pause()

    @property
    def _has_the_time(self) -> bool:
        """Whether time is this screen's own: what lies above it does not stop the talk, be it a
        question in large letters or the palette, unless it is another screen of the session."""
        return next((s for s in reversed(self.app.screen_stack) if isinstance(s, Timed)), 0) is self

    def _tick(self) -> None:
        now = self.desk.monotonic()
        if not self._has_the_time or self.pace.paused:
            self._ticked = now
            return
        passed = now - self._ticked
        seconds = step(passed)
        if seconds < 1:
            return
        # The rest of a second is for the next look; what the machine slept is for nobody.
        self._ticked = now if passed > LONGEST_STEP else self._ticked + seconds
        before = self.session.spent_seconds
        target, status = self.kind.talk_target, self.asks_for_status
        self.session, self.pace = self.pace.spend(self.session, seconds, target, status)
        self.show_time()
        if self.session.spent_seconds // _CLOCK_KEPT_EVERY > before // _CLOCK_KEPT_EVERY:
            self.desk.store.save(self.session)
