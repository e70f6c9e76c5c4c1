"""What `doctor` says about one thing."""

from __future__ import annotations

from oneonone_tui.domain.value import value


@value
class Finding:
    """One line of the report."""

    about: str
    sentence: str
    """What is so; and where it is not well, the mend."""
    well: bool

    def __str__(self) -> str:
        return f"{'ok' if self.well else 'mend':<4}  {self.about}: {self.sentence}"


def ok(about: str, sentence: str) -> Finding:
    """Something that is well, or is only to be known."""
    return Finding(about, sentence, True)


def mend(about: str, sentence: str) -> Finding:
    """Something that somebody must do something about."""
    return Finding(about, sentence, False)
