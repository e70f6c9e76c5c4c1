"""Finding a text by a few words of it, also where a letter is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from oneonone_tui.domain.text import folded

_ALIKE = 0.7
"""How alike a mistyped word must be to one that there is: «enrgy» finds «energy»."""


class Search:
    """Texts that can be searched."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [" " + " ".join(words_of(text)) for text in texts]

    def find(self, query: str) -> list[int]:
        """The places of the texts that have every word looked for, the best first.

        The order of the words is free, and a word may be a part of one, at best its beginning. A
        word that no text has stands for those that are most like it. An empty query finds every
        text.
        """
        best = dict.fromkeys(range(len(self._texts)), 0)
        for word in words_of(query):
            found = self._with(word) or self._with_the_like_of(word)
            best = {place: best[place] + found[place] for place in best if place in found}
        return sorted(best, key=lambda place: -best[place])

    def _with(self, word: str) -> Mapping[int, int]:
        """The texts that have a word, and how well: as a word's beginning, or inside of one."""
        begins = f" {word}"
        return {
            place: 2 if begins in text else 1
            for place, text in enumerate(self._texts)
            if word in text
        }

    def _with_the_like_of(self, word: str) -> Mapping[int, int]:
        alike: dict[int, int] = {}
        for known in get_close_matches(word, self._vocabulary, cutoff=_ALIKE):
            alike |= self._with(known)
        return alike

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted({word for text in self._texts for word in text.split()})


def words_of(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    return re.findall(r"\w+", folded(text))
