"""The tables of phrases in `days/`: what is written, on which day, and the day that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Phrase:
    written: date
    text: str
    day: date

    def __str__(self) -> str:
        return f"{self.written:%a %F}, {self.text}"


def _lines(language: str) -> Iterator[str]:
    table = Path(__file__).parent / "days" / f"{language}.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _day(text: str) -> date:
    """A day as the tables give it, «Fri 2026-11-20»; the weekday keeps their writer honest."""
    day = date.fromisoformat(text[4:])
    assert f"{day:%a}" == text[:3], f"{text} is a {day:%A}"
    return day


def read_table(language: str) -> tuple[Phrase, ...]:
    phrases = []
    written = date.min
    for line in _lines(language):
        if line.startswith("written on "):
            written = _day(line.removeprefix("written on "))
            continue
        day, texts = line.split(": ", 1)
        phrases += [Phrase(written, text, _day(day)) for text in texts.split("; ")]
    return tuple(phrases)


ENGLISH = read_table("english")
INDONESIAN = read_table("indonesian")
BOTH = tuple(
    (phrase, language)
    for table, language in ((ENGLISH, "en"), (INDONESIAN, "id"))
    for phrase in table
)
