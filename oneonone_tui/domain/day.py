"""Days as people write them, in English and Indonesian; never a guess.

A phrase that is not understood is None, so that whoever asked can say so.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta, tzinfo

_NEAR = {
    "today": 0, "tomorrow": 1,
    "hari ini": 0, "besok": 1, "lusa": 2,
}  # fmt: skip
_WEEKDAYS = {
    "mon": 0, "monday": 0, "senin": 0, "sen": 0,
    "tue": 1, "tues": 1, "tuesday": 1, "selasa": 1, "sel": 1,
    "wed": 2, "wednesday": 2, "rabu": 2, "rab": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "kamis": 3, "kam": 3,
    "fri": 4, "friday": 4, "jumat": 4, "jum'at": 4, "jum": 4,
    "sat": 5, "saturday": 5, "sabtu": 5, "sab": 5,
    "sun": 6, "sunday": 6, "minggu": 6, "min": 6, "ahad": 6,
}  # fmt: skip
_UNITS = {
    "d": "days", "day": "days", "days": "days", "h": "days", "hari": "days",
    "w": "weeks", "week": "weeks", "weeks": "weeks", "minggu": "weeks", "mgg": "weeks",
    "m": "months", "month": "months", "months": "months", "bulan": "months", "bln": "months",
}  # fmt: skip
_SPAN = re.compile(
    r"\+\s?(?P<plus>\d{1,3})\s?(?P<plus_unit>[a-z]+)"
    r"|(?:in|dalam) (?P<in>\d{1,3}) (?P<in_unit>[a-z]+)"
    r"|(?P<lagi>\d{1,3}) (?P<lagi_unit>[a-z]+) lagi"
)


def read_day(phrase: str, today: date) -> date | None:
    """The day that a phrase names, seen from `today`; a weekday is the next one to come."""
    words = " ".join(phrase.casefold().replace("\u2019", "'").split())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if words in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[words] - today.weekday() - 1) % 7 + 1)
    if span := _SPAN.fullmatch(words):
        kind = str(span.lastgroup).removesuffix("_unit")
        return _after(today, int(span[kind]), span[f"{kind}_unit"])
    try:
        return date.fromisoformat(words) if len(words) == 10 else None
    except ValueError:
        return None


def _after(today: date, count: int, unit: str) -> date | None:
    match _UNITS.get(unit):
        case "days":
            return today + timedelta(days=count)
        case "weeks":
            return today + timedelta(weeks=count)
        case "months":
            year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
            last = calendar.monthrange(year, month + 1)[1]
            return date(year, month + 1, min(today.day, last))
    return None


def read_cadence(phrase: str) -> int | None:
    """Days between sessions, from "7", "2w", "2 weeks", "2 minggu" or "1m"; None if unclear."""
    found = re.fullmatch(r"(\d{1,3})\s?([a-z]*)", phrase.casefold().strip())
    if not found or not int(found[1]):
        return None
    days = {"days": 1, "weeks": 7, "months": 30}.get(_UNITS.get(found[2] or "d", ""))
    return int(found[1]) * days if days else None


def day_of(at: datetime, zone: tzinfo | None = None) -> date:
    """The day of a moment on the calendar of a zone, the machine's own by default."""
    return at.astimezone(zone).date()
