"""In which form a recap is saved, by the ending of the name that is typed for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.session import Session
from oneonone_tui.share.recap import Reader, Recap
from oneonone_tui.share.rendering import rendered
from oneonone_tui.ui.words import say

ENDINGS = (".md", ".html", ".txt", ".ics")
"""In the order in which the key for saving goes through them."""

_CALENDAR = ".ics"


def ending_of(name: str) -> str:
    """The ending that a name has, or would be given; empty where it is none of ours."""
    ending = Path(name).suffix.casefold() or ENDINGS[0]
    return ending if ending in ENDINGS else ""


def turned(name: str) -> str:
    """The name with the next ending."""
    ending = ending_of(name)
    following = ENDINGS[(ENDINGS.index(ending) + 1) % len(ENDINGS)] if ending else ENDINGS[0]
    return str(Path(name).with_suffix(following)) if Path(name).name else name


def told(name: str) -> str:
    """What a file of this name will be."""
    match ending_of(name):
        case ".md":
            return say("Markdown · ^o again: a page to print")
        case ".html":
            return say("A page to print · ^o again: text for a chat")
        case ".txt":
            return say("Text for a chat · ^o again: dates for a calendar")
        case ".ics":
            return say("Dates for a calendar · ^o again: Markdown")
    return say("The name ends in .md, .html, .txt or .ics.")


def content_of(
    name: str,
    recap: Recap,
    session: Session,
    person: Reader,
    actions: Iterable[ActionItem],
    now: datetime,
) -> str:
    """What is written to a file of this name; empty where a calendar would have nothing."""
    ending = ending_of(name)
    if ending != _CALENDAR:
        return rendered(recap, ending[1:])
    from oneonone_tui.share.calendar import as_calendar, next_session, task

    event = next_session(session, person, now)
    open_here = [action for action in actions if action.is_open and action.session == session.id]
    entries = [*([event] if event else []), *(task(action, person, now) for action in open_here)]
    return as_calendar(entries) if entries else ""
