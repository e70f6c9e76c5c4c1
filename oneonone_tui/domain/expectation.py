"""What the two of a pair expect of each other (R24)."""

from __future__ import annotations

from datetime import datetime

from oneonone_tui.domain.value import value


@value
class Expectation:
    """It is talked about until both agree to it."""

    id: str
    person: str
    text: str
    created: datetime
    why: str = ""
    by_me: bool = False
    """Whether I agree to it."""
    by_them: bool = False
    withdrawn: bool = False

    @property
    def agreed(self) -> bool:
        """Whether both agree to it."""
        return self.by_me and self.by_them

    @property
    def waits(self) -> bool:
        """Whether it is still to be talked about."""
        return not self.agreed and not self.withdrawn
