"""One text in each language it was written in, and in the tone in which it is said."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from oneonone_tui.domain.value import value

LANGUAGES: Final = ("en", "id")
"""The languages that the program itself speaks: English and Indonesian."""


class Tone(StrEnum):
    """How people speak to each other (R26): Indonesian says «kamu» or «Anda»."""

    RELAXED = "relaxed"
    FORMAL = "formal"


@value
class Wording:
    """A text and its variants, as (language, text) pairs; the first is the fallback."""

    variants: tuple[tuple[str, str], ...]
    """As it is said when nothing else is known: relaxed."""
    formal: tuple[tuple[str, str], ...] = ()
    """Where it is said otherwise in a formal talk."""

    def __post_init__(self) -> None:
        if not self.variants:
            raise ValueError("a wording needs a text in at least one language")

    def speaks(self, language: str) -> bool:
        """Whether the text exists in this language."""
        return any(known == language for known, _ in self.variants)

    def text(self, language: str, tone: Tone = Tone.RELAXED) -> str:
        """The text in this language and tone; else in this language, else in the first."""
        spoken = dict(self.variants)
        if tone is Tone.FORMAL:
            spoken |= dict(self.formal)
        return spoken.get(language, self.variants[0][1])
