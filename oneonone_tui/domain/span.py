"""Days that weeks, months, quarters and years lead to: «2 minggu lagi», «end of next month».

As in `day`, None is no such phrase, and a ValueError a phrase that names no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from oneonone_tui.domain.calendar_date import MONTHS, find_date

Unit = Literal["days", "weeks", "months", "quarters", "years"]

UNITS: Final[dict[str, Unit]] = {
    "d": "days", "day": "days", "days": "days", "h": "days", "hari": "days",
    "w": "weeks", "wk": "weeks", "wks": "weeks", "week": "weeks", "weeks": "weeks",
    "minggu": "weeks", "mgg": "weeks", "pekan": "weeks",
    "m": "months", "month": "months", "months": "months", "bulan": "months", "bln": "months",
    "quarter": "quarters", "quarters": "quarters", "kuartal": "quarters", "triwulan": "quarters",
    "y": "years", "year": "years", "years": "years", "tahun": "years", "thn": "years",
}  # fmt: skip
"""What units are called. In English «h» is short for hours, in Indonesian for «hari»."""

NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
    "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_ONE = {
    "sehari": "hari", "seminggu": "minggu", "sepekan": "pekan", "sebulan": "bulan",
    "setahun": "tahun",
}  # fmt: skip
_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}

_FRIDAY, _SUNDAY = 4, 6
_LAST_WEEKDAY = {"minggu": _SUNDAY, "mgg": _SUNDAY, "pekan": _SUNDAY}
"""«Akhir minggu» is the weekend; the end of the week is that of its work, Friday."""

SPAN_WORDS: Final = frozenset({
    *UNITS, *NUMBERS, *_ONE, *_ENDS,
    "in", "within", "from", "now", "today", "time", "day's", "week's", "month's", "year's", "+",
    "business", "working",
    "the", "of", "this", "next", "end", "start", "beginning", "weekend",
    "dalam", "lagi", "dari", "sekarang", "kerja", "ini", "depan", "akhir", "awal",
})  # fmt: skip
"""Whatever stands in such a phrase, apart from figures."""


def find_distance(words: Sequence[str], today: date, language: str) -> date | None:
    """A distance from today: «in 2 weeks», «seminggu lagi», «+3d», «3d»."""
    match words:
        case (
            ["in" | "within" | "dalam", *span, "time" | "lagi"]
            | ["in" | "within" | "dalam", *span]
            | [*span, "lagi"]
            | [*span, "from", "now" | "today"]
            | [*span, "dari", "sekarang"]
        ):
            return _distance(span, today, language)
        case [first, *_] if first.startswith("+"):
            return _distance(["".join(words)[1:]], today, language)
        case [short] if short[:-1].isdigit() and short[-1] in (
            "dwmyh" if language == "id" else "dwmy"
        ):
            return _distance([short], today, language)
    return None


def _distance(span: Sequence[str], today: date, language: str) -> date | None:
    match span:
        case [number, "business" | "working", "day" | "days"] | [number, "hari", "kerja"]:
            if _count(number) is not None:
                raise ValueError("nobody knows which days are worked on")
            return None
        case [one] if one in _ONE:
            number, name = "satu", _ONE[one]
        case [joined]:
            name = joined.lstrip("0123456789")
            number = joined.removesuffix(name)
        case [number, name]:
            name = name.removesuffix("'s")  # in one week's time
        case _:
            return None
    count = _count(number)
    if count is None or name not in UNITS:
        return None
    if name == "h" and language != "id":
        raise ValueError("an hour is less than a day")
    return later(today, count, UNITS[name])


def _count(number: str) -> int | None:
    if number.isascii() and number.isdigit() and len(number) <= 3:
        return int(number)
    return NUMBERS.get(number)


def find_edge(words: Sequence[str], today: date) -> date | None:
    """A week, month, quarter or year from today, or the last or first day of one."""
    match words:
        case ["next", name] | [name, "depan"] if _is_period(name):
            return later(today, 1, UNITS[name])
        case [short] if short in _ENDS:
            return _last([_ENDS[short]], today)
        case ["this" | "next" as which, "weekend"]:
            return _last([which, "pekan"], today)
        case ["this", name] | [name, "ini"] if _is_period(name):
            return _last([name], today)
        case ["end", "of", *period] | ["akhir", *period]:
            return _last(period, today)
        case ["start" | "beginning", "of", *period] | ["awal", *period]:
            return _first(period, today)
    return None


def find_period(words: Sequence[str], today: date) -> tuple[str, date] | None:
    """What a week, month, quarter or year is called, and a day in it."""
    match words:
        case [name] | ["the", name] | ["this", name] | [name, "ini"] if _is_period(name):
            return name, today
        case ["next", name] | [name, "depan"] if _is_period(name):
            return name, later(today, 1, UNITS[name])
        case [month] if month in MONTHS:
            return "month", date(today.year + (MONTHS[month] < today.month), MONTHS[month], 1)
        case [month, _] if month in MONTHS and (first := find_date(["1", *words], today)):
            return "month", first
    return None


def _last(words: Sequence[str], today: date) -> date | None:
    period = find_period(words, today)
    if period is None:
        return None
    last = last_day(*period)
    # On a Saturday the week of work is over, and its end is that of the one to come.
    return last + timedelta(weeks=1) if period == ("week", today) and last < today else last


def _first(words: Sequence[str], today: date) -> date | None:
    if first := find_date(["1", *words], today):  # of a month by its name
        return first
    period = find_period(words, today)
    if period is None:
        return None
    first = first_day(*period)
    if first >= today:
        return first
    if "this" in words or "ini" in words:
        raise ValueError(f"{first} is over")
    return first_day(period[0], later(today, 1, UNITS[period[0]]))


def _is_period(name: str) -> bool:
    """Whether a word means a week or more; the letters behind a number are no words."""
    return len(name) > 1 and UNITS.get(name, "days") != "days"


def later(day: date, count: int, unit: Unit) -> date:
    """So many units later; where the month has no such day, on its last one."""
    match unit:
        case "days":
            return day + timedelta(days=count)
        case "weeks":
            return day + timedelta(weeks=count)
    months = count * {"months": 1, "quarters": 3, "years": 12}[unit]
    first = _month(day.year, day.month + months)
    return first.replace(day=min(day.day, _end(first).day))


def first_day(name: str, day: date) -> date:
    """The first day of the week (Monday), month, quarter or year in which a day is."""
    match UNITS[name]:
        case "weeks":
            return day - timedelta(days=day.weekday())
        case "quarters":
            return _month(day.year, (day.month - 1) // 3 * 3 + 1)
        case "years":
            return _month(day.year, 1)
    return _month(day.year, day.month)


def last_day(name: str, day: date) -> date:
    """The last day of the week, month, quarter or year in which a day is.

    Of a week that depends on what it is called, and may be before a day at the weekend.
    """
    first = first_day(name, day)
    match UNITS[name]:
        case "weeks":
            return first + timedelta(days=_LAST_WEEKDAY.get(name, _FRIDAY))
        case "quarters":
            return _end(_month(first.year, first.month + 2))
        case "years":
            return date(first.year, 12, 31)
    return _end(first)


def _month(year: int, month: int) -> date:
    """The first day of a month, counted on beyond December."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _end(day: date) -> date:
    """The last day of the month in which a day is."""
    return _month(day.year, day.month + 1) - timedelta(days=1)
