"""Figures: what many rounds say about one thing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """Measurements of one thing, in seconds or bytes."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float]) -> Figure:
        """The figure of these measurements."""
        return cls(tuple(values))

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    @property
    def spread(self) -> float:
        """The interquartile range, as a share of the median."""
        return (self.percentile(75) - self.percentile(25)) / self.middle

    def percentile(self, percent: float) -> float:
        """The value that so many percent of the measurements do not exceed."""
        ranked = sorted(self.values)
        return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]

    def over(self, floor: Figure) -> float:
        """The ratio to a floor: the median of the ratios round by round.

        Both were measured one after the other in each round, so that a slow minute of the
        machine slows both and leaves the ratio alone.
        """
        return median(pair_ratios(self.values, floor.values))


def pair_ratios(values: Sequence[float], floors: Sequence[float]) -> list[float]:
    """Each measurement over the floor of its own round."""
    return [value / floor for value, floor in zip(values, floors, strict=True)]
