"""Days by their date: «1/12», «1 Dec 2026», «the 15th», «tgl 15», «2026-12-01».

As in `day`, None is no such phrase, and a ValueError a phrase that names no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

MONTHS: Final = {
    "jan": 1, "january": 1, "januari": 1,
    "feb": 2, "february": 2, "februari": 2, "pebruari": 2,
    "mar": 3, "march": 3, "maret": 3,
    "apr": 4, "april": 4,
    "may": 5, "mei": 5,
    "jun": 6, "june": 6, "juni": 6,
    "jul": 7, "july": 7, "juli": 7,
    "aug": 8, "august": 8, "agu": 8, "agt": 8, "agustus": 8,
    "sep": 9, "sept": 9, "september": 9,
    "oct": 10, "october": 10, "okt": 10, "oktober": 10,
    "nov": 11, "november": 11, "nopember": 11,
    "dec": 12, "december": 12, "des": 12, "desember": 12,
}  # fmt: skip

DATE_WORDS: Final = frozenset({
    *MONTHS, "the", "of", "this", "next", "month", "tanggal", "tgl", "bulan", "ini", "depan",
})  # fmt: skip
"""Whatever stands in such a phrase, apart from figures."""

_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_TEENS = {"11", "12", "13"}
_FAR_OUT = 40
"""A number from here on was never meant as a day of the month; below it, it was a slip."""


def find_date(words: Sequence[str], today: date) -> date | None:
    """A day by its date; where month or year is left out, the next one, today included."""
    match words:
        case [word] if figures := _in_figures(word, today):
            return figures
        case ["tanggal" | "tgl", day] if number := _number(day):
            return _next_day(number, today)
        case ["the", day] | [day] if number := _ordinal(day):
            return _next_day(number, today)
        case (
            ["tanggal" | "tgl", day, "bulan", "ini" | "depan" as which]
            | ["the", day, "of", "this" | "next" as which, "month"]
            | [day, "of", "this" | "next" as which, "month"]
        ) if number := _number(day):
            return _in_month(number, today, which in ("next", "depan"))
        case ["tanggal" | "tgl", *rest]:
            return find_date(rest, today)
        case ["the", day, *_] if _ordinal(day):
            return find_date(words[1:], today)
        case [day, "of", month, *year] | [day, month, *year] if month in MONTHS:
            return _with_month(day, month, year, today)
        case [month, "the", day, *year] | [month, day, *year] if month in MONTHS:
            return _with_month(day, month, year, today)
    return None


def _in_figures(word: str, today: date) -> date | None:
    """1/12, 1/12/2026, 1-12-2026, 1.12.2026, all of them day first; or 2026-12-01."""
    sign = next((sign for sign in "/-." if sign in word), "")
    parts = word.split(sign) if sign else []
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    match [len(part) for part in parts]:
        case [4, 2, 2] if sign == "-":
            return date(*numbers)
        case [1 | 2, 1 | 2, 4]:
            return date(*reversed(numbers))
        case [1 | 2, 1 | 2] if sign == "/" and _may_be_date(*numbers):
            return _coming(numbers[1], numbers[0], today)
        case [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 2] if sign != ".":
            raise ValueError("neither a year of four figures nor an ISO date of ten")
    return None


def _may_be_date(day: int, month: int) -> bool:
    """Whether a day and a month were meant, if only the other way round; else it is a score."""
    return (0 < day < _FAR_OUT and 0 < month <= 12) or (0 < day <= 12 and 0 < month <= 31)


def _with_month(day: str, month: str, year: Sequence[str], today: date) -> date | None:
    number = _number(day)
    if not 0 < number < _FAR_OUT:
        return None
    match year:
        case []:
            return _coming(MONTHS[month], number, today)
        case [figures] if figures.isascii() and figures.isdigit() and len(figures) in (2, 4):
            if len(figures) == 2:
                raise ValueError("the year is not written out")
            return date(int(figures), MONTHS[month], number)
    return None


def _coming(month: int, day: int, today: date) -> date:
    """Within a year: who writes 29 Feb where the next February has none, is mistaken."""
    return date(today.year + ((month, day) < (today.month, today.day)), month, day)


def _next_day(day: int, today: date) -> date | None:
    """The next day of a month with this number, where months that have none do not count."""
    if day >= _FAR_OUT:
        return None
    if day > 31:
        raise ValueError(f"no month has a day {day}")
    first = today.replace(day=1)
    while True:
        found = first + timedelta(days=day - 1)
        if found.month == first.month and found >= today:
            return found
        first = _following(first)


def _in_month(day: int, today: date, following: bool) -> date:
    """A day of this month, if it is still to come, or of the next."""
    found = (_following(today) if following else today).replace(day=day)
    if found < today:
        raise ValueError(f"{found} is over")
    return found


def _following(day: date) -> date:
    """The first day of the next month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _number(day: str) -> int:
    """A day of the month, «15» or «15th»; 0 if it is none."""
    return int(day) if day.isascii() and day.isdigit() and len(day) <= 2 else _ordinal(day)


def _ordinal(day: str) -> int:
    figures, ending = day[:-2], day[-2:]
    if not (figures.isascii() and figures.isdigit() and len(figures) <= 2):
        return 0
    right = "th" if figures in _TEENS else _ENDINGS.get(figures[-1], "th")
    return int(figures) if ending == right else 0
