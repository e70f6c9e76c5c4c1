"""Who talks, and for how long, as it is counted by hand (R8)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from oneonone_tui.domain.value import value

DEFAULT_TARGET = 30
"""Percent of the talk that is mine, where the session type says nothing else (R8)."""


class Voice(StrEnum):
    """Who is talking."""

    ME = "me"
    THEM = "them"


def turn(voice: Voice | None) -> Voice | None:
    """Who talks after the key was pressed: me, then them, then nobody is counted."""
    return {None: Voice.ME, Voice.ME: Voice.THEM, Voice.THEM: None}[voice]


@value
class Talk:
    """How long either side has talked, in seconds."""

    me: int = 0
    them: int = 0

    @property
    def counted(self) -> bool:
        """Whether anything was counted."""
        return self.me + self.them > 0

    @property
    def share(self) -> int:
        """What part of it was mine, in whole percent."""
        return round(100 * self.me / (self.me + self.them)) if self.counted else 0

    def over(self, target: int) -> bool:
        """Whether I have talked more than this many percent."""
        return self.counted and 100 * self.me > target * (self.me + self.them)

    def hear(self, voice: Voice | None, seconds: int) -> Talk:
        """Let one side talk for a while."""
        if voice is Voice.ME:
            return replace(self, me=self.me + seconds)
        return replace(self, them=self.them + seconds) if voice is Voice.THEM else self


NO_TALK = Talk()
"""Nothing was counted."""
