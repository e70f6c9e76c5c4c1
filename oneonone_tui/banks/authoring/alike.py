"""Questions that ask nearly the same, found among hundreds without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from oneonone_tui.banks.authoring.thought import Thought, thought_of
from oneonone_tui.domain.wording import LANGUAGES, Wording

_ALIKE = 0.5
"""How much of what two texts are about must be common to both, rare words counting more.

Tried on 400 questions of which none should be alike, and on pairs of which all should be alike
or none.
"""


class Pair(NamedTuple):
    """Two questions, by their numbers, that are alike in a language."""

    later: int
    earlier: int
    language: str


def alike(questions: Sequence[Wording], known: int = 0) -> list[Pair]:
    """For each question the earlier one that it repeats most, if it repeats one.

    Args:
        known: how many at the beginning are not to be compared among themselves.
    """
    best: dict[int, tuple[float, Pair]] = {}
    for language in LANGUAGES:
        thoughts = {
            number: thought_of(wording.text(language), language)
            for number, wording in enumerate(questions)
            if wording.speaks(language)
        }
        for likeness, later, earlier in _alike(thoughts, known):
            if later not in best or likeness > best[later][0]:
                best[later] = likeness, Pair(later, earlier, language)
    return [pair for _, (_, pair) in sorted(best.items())]


def _alike(thoughts: dict[int, Thought], known: int) -> Iterator[tuple[float, int, int]]:
    """Pairs of thoughts with their likeness, each thought with those before it.

    Sets can only have so much in common if they share one of the rarest words of each: enough
    of them that the others would not do. So only by these are they looked up (prefix filtering:
    Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007).
    """
    spread = Counter(word for thought in thoughts.values() for word in thought.content)
    weights = {word: log(1 + len(thoughts) / count) for word, count in spread.items()}
    by_words: dict[tuple[str, ...], int] = {}
    by_word: dict[str, list[int]] = defaultdict(list)
    for later, thought in thoughts.items():
        rarest = _rarest(thought, weights)
        same = by_words.setdefault(thought.words, later)
        if later >= known:
            if same != later:
                yield 2.0, later, same  # the same words are more alike than the same content
            for earlier in {number for word in rarest for number in by_word[word]}:
                likeness = _likeness(thought, thoughts[earlier], weights)
                if likeness >= _ALIKE:
                    yield likeness, later, earlier
        for word in rarest:
            by_word[word].append(later)


def _rarest(thought: Thought, weights: dict[str, float]) -> list[str]:
    words = sorted(thought.content, key=lambda word: (-weights[word], word))
    whole = rest = sum(weights[word] for word in words)
    for count, word in enumerate(words):
        if rest < _ALIKE * whole:
            return words[:count]
        rest -= weights[word]
    return words


def _likeness(one: Thought, other: Thought, weights: dict[str, float]) -> float:
    """From 0, nothing in common, to 1, about the same things."""
    if one.negated != other.negated:
        return 0.0
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return 0.0
    common = sum(weights[word] for word in one.content & other.content)
    return common / sum(weights[word] for word in one.content | other.content)
