"""What `oneonone-tui export` writes, in each format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from oneonone_tui.commands.condition import number
from oneonone_tui.commands.speech import UsageError
from oneonone_tui.commands.whom import called, find_person
from oneonone_tui.domain.action import ActionItem, checklist_order
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value
from oneonone_tui.share.bundle import as_json, bundle_of
from oneonone_tui.share.calendar import Entry, as_calendar, next_session, task
from oneonone_tui.share.files import recap_name
from oneonone_tui.share.recap import recap_of
from oneonone_tui.share.rendering import RECAPS, rendered
from oneonone_tui.share.shared import SharedAction
from oneonone_tui.share.table import as_csv
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.view import View

FORMATS = (*RECAPS, "json", "csv", "ics")


@value
class Wanted:
    """What is to be written."""

    person: str
    """A name as it was typed; empty is everyone."""
    session: str
    """`last`, or when it began, as far as that was written; empty is none in particular."""
    form: str
    """One of `FORMATS`."""


@value
class Made:
    """What was made of it."""

    text: str
    name: str
    """For a file of it, where nobody has named one."""
    about: str
    """What it has, to be told to who asked for it."""


def export(
    path: Path, wanted: Wanted, settings: Path, now: datetime, cipher: Cipher | None = None
) -> Made:
    """Make what is wanted of what the data holds now; nothing is written.

    Args:
        settings: the folder of the user's own session types.

    Raises:
        UsageError: it is not said whom, or which session, is meant.
        StoreError: the data cannot be read, or has nothing of what is wanted.
    """
    if wanted.form in RECAPS and not wanted.person:
        raise UsageError("a recap is of one session; name the person, or choose --format json.")
    view = View(path, cipher)
    person = find_person(wanted.person, view.people) if wanted.person else None
    people = [person] if person else list(view.people)
    session = None
    if person and (wanted.session or wanted.form in RECAPS):
        session = _session(wanted.session or "last", person, _sessions(view, person))
    day = day_of(session.started if session else now)
    name = recap_name(person.name if person else "", day, f".{wanted.form}")
    whom = called(person) if person else "everyone"
    if wanted.form in RECAPS and person and session:
        text = _recap(view, wanted.form, person, session, settings)
        return Made(text, name, f"the recap of the session with {whom} on {day}")
    match wanted.form:
        case "csv":
            text, about = _table(view, people, session)
        case "ics":
            text, about = _calendar(view, people, session, now)
        case _:
            text, about = _json(view, person, session)
    when = f" on {day}" if session else ""
    return Made(text, name, f"{about}: {whom}{when}")


def _sessions(view: View, person: Person) -> list[Session]:
    found = [session for session in view.sessions() if session.person == person.id]
    return sorted(found, key=lambda session: session.started)


def _session(when: str, person: Person, sessions: Sequence[Session]) -> Session:
    """The session that is meant by `last` or by the beginning of its date and time."""
    if not sessions:
        raise StoreError(f"there was no session with {called(person)} yet.")
    if when == "last":  # one that still goes on has no recap that could be sent
        return next((each for each in reversed(sessions) if each.ended), sessions[-1])
    wanted = one_line(when).replace(" ", "T")
    found = [session for session in sessions if wanted and _began(session).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    told = ", ".join(_began(session) for session in (found or sessions)[-3:])
    if found:
        raise UsageError(f"“{wanted}” may be {told}; write more of it.")
    raise UsageError(f"there was no session with {called(person)} on “{wanted}”; the last: {told}.")


def _began(session: Session) -> str:
    return f"{session.started.astimezone():%Y-%m-%dT%H:%M}"


def _recap(view: View, form: str, person: Person, session: Session, settings: Path) -> str:
    actions = [action for action in view.actions() if action.person == person.id]
    recap = recap_of(session, _kind(session, person, settings), person, actions)
    return rendered(recap, form)


def _kind(session: Session, person: Person, settings: Path) -> str:
    """The name of the session's type, as it is said to the person."""
    from oneonone_tui.banks.library import load_library, shipped_types
    from oneonone_tui.commands.banks.shelf import own_types

    kind = load_library([], [shipped_types(), own_types(settings)]).type(session.type)
    return person.hears(kind.name) if kind else session.type


def _of(view: View, people: Sequence[Person], session: Session | None) -> list[ActionItem]:
    """The action items of these people, or those that were promised in the session."""
    of = {person.id for person in people}
    return [
        action
        for action in view.actions()
        if action.person in of
        and not action.taken_back
        and (session is None or action.session == session.id)
    ]


def _table(view: View, people: Sequence[Person], session: Session | None) -> tuple[str, str]:
    names = {person.id: person.name for person in people}
    found = sorted(
        checklist_order(_of(view, people, session)),
        key=lambda action: names[action.person].casefold(),
    )
    text = as_csv(map(SharedAction.of, found), names)
    return text, number(len(found), "action item", "action items")


def _calendar(
    view: View, people: Sequence[Person], session: Session | None, now: datetime
) -> tuple[str, str]:
    shown = [person for person in people if not person.archived or len(people) == 1]
    of = {person.id: person for person in shown}
    events = list(_events(view, shown, session, now))
    actions = [action for action in _of(view, shown, session) if action.is_open]
    tasks = [task(action, of[action.person], now) for action in checklist_order(actions)]
    if not events and not tasks:
        raise StoreError(
            "there is nothing for a calendar: no next date from today on, no open action item."
        )
    many = f"{number(len(events), 'session', 'sessions')}, {number(len(tasks), 'task', 'tasks')}"
    return as_calendar([*events, *tasks]), many


def _events(
    view: View, people: Sequence[Person], session: Session | None, now: datetime
) -> Iterator[Entry]:
    """When we meet again, as it was agreed: what is over is of no use to a calendar."""
    last: dict[str, Session] = {}
    for found in [session] if session else view.sessions():
        if found.ended or session:
            before = last.get(found.person)
            last[found.person] = max(before or found, found, key=lambda one: one.started)
    for person in people:
        agreed = last.get(person.id)
        if agreed and agreed.next_date and agreed.next_date >= day_of(now):
            event = next_session(agreed, person, now)
            if event:
                yield event


def _json(view: View, person: Person | None, session: Session | None) -> tuple[str, str]:
    bundle = bundle_of(
        [
            *view.people,
            *sorted(view.sessions(), key=lambda one: (one.started, one.id)),
            *sorted(view.actions(), key=lambda one: (one.created, one.person, one.number)),
            *view.goals(),
            *view.expectations(),
        ]
    )
    if session:
        bundle = bundle.of_session(session)
    elif person:
        bundle = bundle.of_person(person.id)
    sessions = number(len(bundle.sessions), "session", "sessions")
    actions = number(len(bundle.actions), "action item", "action items")
    return as_json(bundle), f"{sessions}, {actions}"
