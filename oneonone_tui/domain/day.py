"""Days as people write them, in English and Indonesian; never a guess.

The grammar is our own, on `datetime`: no well-kept library helps, for those that were tried
(dateparser, parsedatetime, ctparse, timefhuman) take 66 ms and more to import, know no «jumat
depan», and guess: a month from now for "a", Saturday for "sat down", January for "1/12". Its
rules are told to people in docs/dates.md.

A function below that reads one kind of phrase returns None if the words have not its form. It
raises ValueError if they have, and yet name no day: there is none (31 feb), they contradict
themselves (fri 13 dec), or only half of them is understood (besok jam 10).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from oneonone_tui.domain.calendar_date import DATE_WORDS, find_date
from oneonone_tui.domain.span import (
    SPAN_WORDS,
    UNITS,
    find_distance,
    find_edge,
    find_period,
    first_day,
)

NEAR: Final = {
    "today": 0, "tonight": 0, "this afternoon": 0, "this evening": 0, "eod": 0, "end of day": 0,
    "tomorrow": 1, "tmr": 1, "tmrw": 1, "day after tomorrow": 2, "the day after tomorrow": 2,
    "hari ini": 0, "siang ini": 0, "sore ini": 0, "malam ini": 0,
    "nanti siang": 0, "nanti sore": 0, "nanti malam": 0,
    "besok": 1, "esok": 1, "bsk": 1, "lusa": 2,
}  # fmt: skip
WEEKDAYS: Final = {
    "mon": 0, "monday": 0, "senin": 0, "sen": 0,
    "tue": 1, "tues": 1, "tuesday": 1, "selasa": 1, "sel": 1,
    "wed": 2, "weds": 2, "wednesday": 2, "rabu": 2, "rab": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "kamis": 3, "kam": 3,
    "fri": 4, "friday": 4, "jumat": 4, "jum'at": 4, "jum": 4,
    "sat": 5, "saturday": 5, "sabtu": 5, "sab": 5,
    "sun": 6, "sunday": 6, "minggu": 6, "min": 6, "ahad": 6,
}  # fmt: skip
_PARTS = {"morning", "afternoon", "evening", "night", "pagi", "siang", "sore", "malam", "eod"}
_PARTICLES = {
    "by", "on", "until", "till", "before", "due", "deadline", "no", "later", "than", "at",
    "coming", "around", "early", "mid", "late",
    "sebelum", "sampai", "dengan", "hingga", "pada", "tenggat", "maksimal", "paling", "lambat",
    "telat", "di", "jam", "pukul", "sekitar", "pertengahan",
}  # fmt: skip
_WORDS = (
    frozenset({*WEEKDAYS, *_PARTS, *_PARTICLES, *" ".join(NEAR).split()}) | DATE_WORDS | SPAN_WORDS
)


def read_day(phrase: str, today: date, language: str = "en") -> date | None:
    """The day that a phrase names, seen from `today`; None if that is not quite clear.

    It is in the past only where its year is written out. Both languages are always understood;
    where they contradict each other, `language` decides.
    """
    try:
        return find_day(plain(phrase), today, language)
    except ValueError:
        return None


def plain(text: str) -> list[str]:
    """The words of a text as they are compared: in small letters, without stops behind them."""
    text = text.casefold().replace("\u2019", "'")
    return [word.rstrip(".,;:!'") for word in text.split()]


def is_day_word(word: str) -> bool:
    """Whether a plain word can be a part of a phrase that names a day."""
    return word in _WORDS or any("0" <= sign <= "9" for sign in word)


def find_day(words: Sequence[str], today: date, language: str = "en") -> date | None:
    """The day that plain words name, all of them together."""
    match words:
        case (
            ["no", "later", "than", *rest]
            | ["paling", "lambat" | "telat", *rest]
            | ["sampai", "dengan", *rest]
            | ["by" | "until" | "till" | "before" | "due" | "deadline", *rest]
            | ["sebelum" | "sampai" | "hingga" | "pada" | "tenggat" | "maksimal", *rest]
        ):
            return find_day(rest, today, language)
        case ["on", *rest] if not (_near(rest, today) or find_edge(rest, today)):
            return find_day(rest, today, language)  # but «carry on tomorrow»
        case (
            ["at", "the" | "end" | "start" | "beginning", *_]
            | ["the", "end" | "start" | "beginning", *_]
            | ["di", "hari" | "tanggal" | "tgl" | "awal" | "akhir", *_]
            | ["di" | "dalam", _, "ini" | "depan"]
            | ["within", "this", _]
        ):
            return find_day(words[1:], today, language)
        case ["hari", weekday, *rest] if weekday in WEEKDAYS:
            # Behind «hari» there is no doubt that «minggu» is Sunday, which is «ahad» as well.
            return find_day(["ahad" if weekday == "minggu" else weekday, *rest], today, language)
        case ["around" | "sekitar", *rest] if find_day(rest, today, language):
            raise ValueError("some day near it is no day")
        case ["early" | "mid" | "late" | "pertengahan", *rest] if find_period(rest, today):
            raise ValueError("some days of it are no day")
    return _near(words, today) or _timed(words, today, language) or _named(words, today, language)


def _near(words: Sequence[str], today: date) -> date | None:
    ahead = NEAR.get(" ".join(words))
    return None if ahead is None else today + timedelta(days=ahead)


def _timed(words: Sequence[str], today: date, language: str) -> date | None:
    """A day and a part of it, «jumat pagi». With an hour it is none: a date could not keep it."""
    match words:
        case [*day, part] if part in _PARTS:
            return find_day(day, today, language)
        case [*day, "at" | "jam" | "pukul", hour] if hour[:1].isdigit():
            pass
        case [*day, hour] if hour[:1].isdigit() and (":" in hour or hour.endswith(("am", "pm"))):
            pass
        case _:
            return None
    if find_day(day, today, language):
        raise ValueError("the hour would be lost")
    return None


def _named(words: Sequence[str], today: date, language: str) -> date | None:
    """A date or a distance, which a weekday may confirm; or what the calendar names."""
    if found := find_date(words, today) or find_distance(words, today, language):
        return found
    match words:
        case [weekday, *rest] if weekday in WEEKDAYS and rest:
            found = find_date(rest, today) or find_distance(rest, today, language)
        case [*rest, weekday] if weekday in WEEKDAYS and rest:
            found = find_date(rest, today) or find_distance(rest, today, language)
            found = found or _near(rest, today)
        case _:
            return find_edge(words, today) or _on_weekday(words, today)
    if found and found.weekday() != WEEKDAYS[weekday]:
        raise ValueError(f"{found} is no {weekday}")
    return found or find_edge(words, today) or _on_weekday(words, today)


def _on_weekday(words: Sequence[str], today: date) -> date | None:
    monday = first_day("week", today)
    match words:
        case [name] | ["coming", name] if name in WEEKDAYS:
            return today + timedelta(days=(WEEKDAYS[name] - today.weekday() - 1) % 7 + 1)
        case ["this", name] | [name, "ini"] | ["this", "coming", name] if name in WEEKDAYS:
            return today + timedelta(days=(WEEKDAYS[name] - today.weekday()) % 7)
        case (
            ["next", name]
            | [name, "depan"]
            | [name, "next", "week"]
            | [name, "minggu" | "mgg" | "pekan", "depan"]
        ) if name in WEEKDAYS:
            return monday + timedelta(weeks=1, days=WEEKDAYS[name])
        case [name, "this", "week"] | [name, "minggu" | "mgg" | "pekan", "ini"] if name in WEEKDAYS:
            return _to_come(monday + timedelta(days=WEEKDAYS[name]), today)
    return None


def _to_come(day: date, today: date) -> date:
    if day < today:
        raise ValueError(f"{day} is over")
    return day


def read_cadence(phrase: str) -> int | None:
    """Days between sessions, from "7", "2w", "2 weeks", "2 minggu" or "1m"; None if unclear."""
    found = re.fullmatch(r"(\d{1,3})\s?([a-z]*)", phrase.casefold().strip())
    if not found or not int(found[1]):
        return None
    days = {"days": 1, "weeks": 7, "months": 30}.get(UNITS.get(found[2] or "d", ""))
    return int(found[1]) * days if days else None


def day_of(at: datetime, zone: tzinfo | None = None) -> date:
    """The day of a moment on the calendar of a zone, the machine's own by default."""
    return at.astimezone(zone).date()
