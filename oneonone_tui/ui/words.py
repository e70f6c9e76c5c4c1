"""The interface's own sentences, in the reader's language (R26).

English is the key: `say("Notes")` is what the code means, and the catalogue of another language
replaces it. As with gettext, the language is the one thing that is set once for the whole
process; a sentence without a translation appears in English.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from oneonone_tui.domain.pulse import Pulse

if TYPE_CHECKING:
    from oneonone_tui.domain.feedback import Tally

_catalogue: dict[str, str] = {}


def speak(language: str) -> None:
    """Choose the language of the interface; English is not translated."""
    _catalogue.clear()
    if language == "id":
        from oneonone_tui.ui.indonesian import CATALOGUE

        _catalogue.update(CATALOGUE)


def spoken() -> str:
    """The language of the interface."""
    return "id" if _catalogue else "en"


def say(text: str, **values: object) -> str:
    """A sentence in the reader's language, with values in place of its `{names}`."""
    spoken = _catalogue.get(text, text)
    return spoken.format(**values) if values else spoken


WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_day(day: date, today: date) -> str:
    """A day as short as it is clear: «today», «Fri 27 Nov», «Fri 1 Jan 2027»."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    if near:
        return say(near)
    year = f" {day.year}" if abs((day - today).days) > 300 else ""
    return f"{say(WEEKDAYS[day.weekday()])} {day.day} {say(MONTHS[day.month - 1])}{year}"


def say_time(moment: datetime) -> str:
    """The time of day on the reader's clock: 09:32."""
    return f"{moment.astimezone():%H:%M}"


def say_clock(seconds: int) -> str:
    """Time spent: 8:40, or 1:02:40 past the hour."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minutes}:{second:02}"


def say_off_record(seconds: int) -> str:
    """How long a session has been off the record, in minutes."""
    minutes = round(seconds / 60)
    return say("{n} min off the record", n=minutes) if minutes else say("off the record")


def say_pulse(pulse: Pulse) -> str:
    """What is given of a pulse: «mood 4 · energy 3 · load 2»."""
    marks = ((say("mood"), pulse.mood), (say("energy"), pulse.energy), (say("load"), pulse.load))
    return " · ".join(f"{name} {mark}" for name, mark in marks if mark)


def say_tally(tally: Tally) -> str:
    """Praise beside criticism, over the latest sessions."""
    return say(
        "praise {praise} · to improve {improve}, over three sessions",
        praise=tally.praise,
        improve=tally.improve,
    )
