"""A promise in words: who, and by when."""

from __future__ import annotations

from datetime import date

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.promise import Promise
from oneonone_tui.ui.words import say, say_day


def say_owner(owner: Owner | None, person: Person) -> str:
    """Who promised: me, the person by the first of their names, or nobody yet."""
    if owner is Owner.ME:
        return say("me")
    if owner is Owner.THEM:
        return called[0] if (called := person.name.split()) else say("them")
    return "—"


def say_due(day: date, today: date) -> str:
    """A due date, and whether it is past already."""
    past = f" · {say('in the past')}" if day < today else ""
    return say_day(day, today) + past


def say_promise(promise: Promise, person: Person, today: date) -> str:
    """What was understood of a promise, and what is still to be said; nothing without a text."""
    if not promise.text:
        return ""
    owner = say_owner(promise.owner, person) if promise.owner else say("nobody yet (@me, @them)")
    if promise.due:
        due = say_due(promise.due, today)
    elif promise.unclear:
        due = say("no date I know: {words}", words=promise.unclear)
    else:
        due = say("no date yet (fri, +3d)")
    return f"{owner} · {due}"
