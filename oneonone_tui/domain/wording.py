"""One text in each language it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("en", "id")
"""The languages that the program itself speaks: English and Indonesian."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and its variants, as (language, text) pairs; the first is the fallback."""

    variants: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not self.variants:
            raise ValueError("a wording needs a text in at least one language")

    def speaks(self, language: str) -> bool:
        """Whether the text exists in this language."""
        return any(known == language for known, _ in self.variants)

    def text(self, language: str) -> str:
        """The text in this language, or in the first one it was written in."""
        return dict(self.variants).get(language, self.variants[0][1])
