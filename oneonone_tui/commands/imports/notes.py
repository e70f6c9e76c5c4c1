"""Notes of a past session become its records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, timedelta
from pathlib import Path

from oneonone_tui.commands.condition import number
from oneonone_tui.commands.imports.intake import Intake, WhoseError, stable_id
from oneonone_tui.commands.imports.source import SourceError
from oneonone_tui.commands.whom import called
from oneonone_tui.domain.action import ActionItem, ActionState
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.pair import REGULAR
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.text import clean
from oneonone_tui.domain.value import value
from oneonone_tui.share.past_notes import (
    Field,
    NoteError,
    PastNotes,
    Task,
    noon,
    read_notes,
    undertaking,
)


@value
class Circumstance:
    """What is to be known beside the files."""

    person: str
    """Whose notes they are that do not say it; empty where nobody was named."""
    kinds: Callable[[], Collection[str]]
    """The ids of the session types that there are."""
    today: date


def take_notes(
    path: Path, content: bytes, intake: Intake, circumstance: Circumstance
) -> Iterator[str]:
    """Take in the session of a file; yields what was understood of it, line by line.

    Raises:
        SourceError: it cannot be understood.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(path, line, "it is not UTF-8; save it as UTF-8") from None
    try:
        notes = read_notes(text, path.stem)
        if notes.day > circumstance.today:
            raise NoteError(1, f"{notes.day} is still to come; write the day on which you met")
        kind = _kind(notes.type, circumstance.kinds)
        person = _person(notes, intake, circumstance.person)
    except NoteError as error:
        raise SourceError(path, error.line, str(error)) from None
    yield from _taken(clean(text), notes, kind, person, intake)


def _taken(text: str, notes: PastNotes, kind: str, person: Person, intake: Intake) -> Iterator[str]:
    at = (notes.at or noon(notes.day)).astimezone(UTC)
    session = Session(
        stable_id("session", person.id, notes.day.isoformat(), text),
        person.id,
        kind,
        at,
        ended=at,
        opener_said=True,
        triaged=True,
        notes=notes.notes,
    )
    lines = number(len(notes.notes.split("\n")) if notes.notes else 0, "line", "lines")
    new = ", a new person" if person in intake.new else ""
    yield f"{called(person)}{new} · {notes.day} · {kind} · {lines} of notes"
    is_new = intake.take(session)
    if not is_new:
        yield "is here already, with its action items"
    elif intake.has_session_on(person.id, day_of(at), session.id):
        yield "there is another session on that day; this one comes beside it"
    for place, task in enumerate(notes.tasks):
        action, unclear = _action(task, place, session, person, notes.day, intake)
        if intake.take(action) and is_new:
            yield _told(action)
            if unclear:
                yield f"line {task.line}: “{unclear}” is no day; it stays in the text"
    if notes.ignored:
        yield f"left out of its front matter: {', '.join(notes.ignored)}"


def _action(
    task: Task, place: int, session: Session, person: Person, day: date, intake: Intake
) -> tuple[ActionItem, str]:
    said = undertaking(task, day, person.name, person.language)
    closed = None
    if task.ticked or said.done:
        done = noon(said.done).astimezone(UTC) if said.done else session.started
        closed = max(session.started, done)
    action = ActionItem(
        stable_id("action", session.id, str(place)),
        person.id,
        intake.next_number(person.id),
        said.text or task.text,
        # The order in which they are written is that in which they were promised.
        session.started + timedelta(microseconds=place),
        session.id,
        said.owner,
        said.due,
        ActionState.DONE if closed else ActionState.OPEN,
        closed=closed,
    )
    return action, said.unclear


def _told(action: ActionItem) -> str:
    sign = "☐" if action.is_open else "✓"
    due = action.due.isoformat() if action.due else "no date"
    return f"{sign} {action.label}  {action.owner or '?'}  {due}  {action.text}"


def _kind(field: Field | None, kinds: Callable[[], Collection[str]]) -> str:
    if field is None:
        return REGULAR
    known = kinds()
    if field.text not in known:
        told = ", ".join(sorted(known))
        raise NoteError(field.line, f"there is no session type “{field.text}”; there are {told}")
    return field.text


def _person(notes: PastNotes, intake: Intake, default: str) -> Person:
    name = notes.person.text if notes.person else default
    if not name:
        raise NoteError(
            1,
            "nothing says with whom it was; put `person: NAME` between two `---`, or use --person",
        )
    try:
        return intake.whose(name)
    except WhoseError as error:
        raise NoteError(notes.person.line if notes.person else 1, str(error)) from None
