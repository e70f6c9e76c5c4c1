"""The recap of a session: what both may read afterwards (R32), before it has any format.

It is built from the shared fields alone. The evaluation, the answers and why an item was
dropped are my own view of the talk; nothing here reads them, so no recap can contain them (R29).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from typing import Final, Protocol

from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.feedback import feedback
from oneonone_tui.domain.mark import Mark, decisions, wins
from oneonone_tui.domain.session import ItemState, Session
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.value import value

_WORDS: Final = {
    "en": {
        "days": "Mon Tue Wed Thu Fri Sat Sun",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "with": "1-on-1 with",
        "minute": "minute",
        "minutes": "minutes",
        "off record": "off the record",
        "covered": "Covered",
        "parked": "Parked for next time",
        "decisions": "Decisions",
        "wins": "Wins",
        "feedback": "Feedback for",
        "praise": "praise",
        "actions": "Action items",
        "closed": "Closed",
        "done": "done",
        "dropped": "dropped",
        "me": "me",
        "no owner": "no owner yet",
        "no date": "no date yet",
        "next": "Next 1-on-1",
        "no next": "not agreed yet",
        "agreed": "Agreed together",
        "goal": "Goal",
        "notes": "Notes",
    },
    "id": {
        "days": "Sen Sel Rab Kam Jum Sab Min",
        "months": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
        "with": "1-on-1 dengan",
        "minute": "menit",
        "minutes": "menit",
        "off record": "di luar catatan",
        "covered": "Yang dibahas",
        "parked": "Ditunda ke sesi berikutnya",
        "decisions": "Keputusan",
        "wins": "Kabar baik",
        "feedback": "Masukan untuk",
        "praise": "pujian",
        "actions": "Tindak lanjut",
        "closed": "Sudah ditutup",
        "done": "selesai",
        "dropped": "dibatalkan",
        "me": "saya",
        "no owner": "belum ada penanggung jawab",
        "no date": "belum ada tanggal",
        "next": "1-on-1 berikutnya",
        "no next": "belum disepakati",
        "agreed": "Disepakati bersama",
        "goal": "Tujuan",
        "notes": "Catatan",
    },
}

_COVERED: Final = (ItemState.DONE, ItemState.NOW)
"""What is talked about when a session ends was covered as well."""


class Reader(Protocol):
    """All that a recap may know of the person: the private card is no part of it (R23)."""

    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...


@value
class Point:
    """One line of a section: `A7`, what was promised, and what there is to say of it."""

    text: str
    label: str = ""
    about: str = ""


@value
class Section:
    """What was covered, what was decided, …"""

    title: str
    points: tuple[Point, ...]


@value
class Recap:
    """What is shared of a session, in the person's language; all but the notes are single lines."""

    language: str
    title: str
    kind: str
    """The name of the session's type, and how long it was."""
    goal: tuple[tuple[str, str], ...]
    """What the session was for, with the word for it; empty where that was not said."""
    sections: tuple[Section, ...]
    """Those in which there is something."""
    facts: tuple[tuple[str, str], ...]
    """The next date, and when both agreed, with their names."""
    notes_title: str
    notes: str
    """As they were typed, which may be Markdown; empty where there are none."""


def words_of(language: str) -> dict[str, str]:
    """The words of a language, or of English where there are none."""
    return _WORDS.get(language, _WORDS["en"])


def written_day(day: date, language: str) -> str:
    """A day as people write it: Fri 27 Nov 2026, Jum 27 Nov 2026."""
    words = words_of(language)
    weekday = words["days"].split()[day.weekday()]
    return f"{weekday} {day.day} {words['months'].split()[day.month - 1]} {day.year}"


def recap_of(
    session: Session,
    kind_name: str,
    person: Reader,
    actions: Iterable[ActionItem],
    zone: tzinfo | None = None,
) -> Recap:
    """The shared part of a session, in the person's language.

    `kind_name` is the name of the session's type; `actions` are all the action items of the
    pair: those promised or closed in this session are taken. `zone` decides on which day the
    session was, the machine's by default.
    """
    language = person.language
    words = words_of(language)
    held = written_day(day_of(session.started, zone), language)
    kind = [one_line(kind_name)]
    if minutes := round(session.spent_seconds / 60):
        kind.append(_minutes(minutes, words))
    if session.off_record_seconds:  # that there was some is for both to know; no more is there
        off = max(1, round(session.off_record_seconds / 60))
        kind.append(f"{_minutes(off, words)} {words['off record']}")

    known = tuple(action for action in actions if not action.taken_back)
    closed = [action for action in known if closed_in(session, action)]
    promised = [action for action in known if action.session == session.id and action not in closed]
    feedback_for = words["feedback"]
    sections = (
        Section(title, tuple(points))
        for title, points in (
            (words["covered"], _agenda(session, *_COVERED)),
            (words["parked"], _agenda(session, ItemState.PARKED)),
            (words["wins"], map(_said, wins(session.notes))),
            (f"{feedback_for} {one_line(person.name)}", _lane(session, Mark.TO_THEM, language)),
            (f"{feedback_for} {words['me']}", _lane(session, Mark.TO_ME, language)),
            (words["decisions"], map(_said, decisions(session.notes))),
            (words["actions"], (_promise(action, person) for action in promised)),
            (words["closed"], (_outcome(action, person) for action in closed)),
        )
    )
    following = session.next_date
    facts = [(words["next"], written_day(following, language) if following else words["no next"])]
    if session.agreed:
        moment = session.agreed.astimezone(zone)
        facts.append((words["agreed"], f"{written_day(moment.date(), language)}, {moment:%H:%M}"))
    return Recap(
        language,
        f"{words['with']} {one_line(person.name)}, {held}",
        " · ".join(kind),
        ((words["goal"], one_line(session.goal)),) if session.goal else (),
        tuple(section for section in sections if section.points),
        tuple(facts),
        words["notes"],
        session.notes.strip("\n") if session.notes.strip() else "",
    )


def closed_in(session: Session, action: ActionItem) -> bool:
    """Whether an item was kept or given up in a session."""
    if action.closed is None or action.closed < session.started:
        return False
    return session.ended is None or action.closed <= session.ended


def _minutes(count: int, words: dict[str, str]) -> str:
    return f"{count} {words['minute' if count == 1 else 'minutes']}"


def _said(text: str) -> Point:
    return Point(one_line(text))


def _agenda(session: Session, *states: ItemState) -> Iterator[Point]:
    return (_said(item.text) for item in session.agenda if item.state in states)


def _lane(session: Session, lane: Mark, language: str) -> Iterator[Point]:
    """The feedback in one direction, and which of it is praise."""
    praise = words_of(language)["praise"]
    for each in feedback(session.notes, lane):
        yield _said(f"{praise}: {each.text}" if each.praise else each.text)


def _owner(action: ActionItem, person: Reader) -> str:
    words = words_of(person.language)
    match action.owner:
        case Owner.ME:
            return words["me"]
        case Owner.THEM:
            return one_line(person.name)
    return words["no owner"]


def _promise(action: ActionItem, person: Reader) -> Point:
    language = person.language
    due = written_day(action.due, language) if action.due else words_of(language)["no date"]
    return Point(one_line(action.text), action.label, f"{_owner(action, person)}, {due}")


def _outcome(action: ActionItem, person: Reader) -> Point:
    words = words_of(person.language)
    outcome = words["dropped" if action.state is ActionState.DROPPED else "done"]
    return Point(one_line(action.text), action.label, f"{_owner(action, person)}, {outcome}")
