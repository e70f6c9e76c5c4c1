"""The recap of a session: what both may read afterwards, as Markdown (R32).

It is built from the shared fields alone. The evaluation, the answers and why an item was
dropped are my own view of the talk; nothing here reads them, so no recap can contain them (R29).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from typing import Final, Protocol

from oneonone_tui.domain.action import ActionItem, ActionState, Owner
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.feedback import feedback
from oneonone_tui.domain.mark import Mark, decisions, wins
from oneonone_tui.domain.session import ItemState, Session
from oneonone_tui.domain.text import one_line

_WORDS: Final = {
    "en": {
        "days": "Mon Tue Wed Thu Fri Sat Sun",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "with": "1-on-1 with",
        "minutes": "minutes",
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
        "minutes": "menit",
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

_MARKUP = re.compile(
    r"[\\`*\[<~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word, as in snake_case, it means nothing
    r"|&(?=#?\w+;)"
    r"|#(?=#*$)"  # at the end of a heading
    r"|^[#>+-]"
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


class Reader(Protocol):
    """All that a recap may know of the person: the private card is no part of it (R23)."""

    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...


def written_day(day: date, language: str) -> str:
    """A day as people write it: Fri 27 Nov 2026, Jum 27 Nov 2026."""
    words = _words(language)
    weekday = words["days"].split()[day.weekday()]
    return f"{weekday} {day.day} {words['months'].split()[day.month - 1]} {day.year}"


def recap(
    session: Session,
    kind_name: str,
    person: Reader,
    actions: Iterable[ActionItem],
    zone: tzinfo | None = None,
) -> str:
    """The shared part of a session as Markdown, in the person's language.

    `kind_name` is the name of the session's type; `actions` are all the action items of the
    pair: those promised or closed in this session are taken. `zone` decides on which day the
    session was, the machine's by default. Only the notes may hold Markdown of their own.
    """
    words = _words(person.language)
    held = written_day(day_of(session.started, zone), person.language)
    kind = [_literal(kind_name)]
    if minutes := round(session.spent_seconds / 60):
        kind.append(f"{minutes} {words['minutes']}")
    parts = [f"# {words['with']} {_literal(person.name)}, {held}", " · ".join(kind)]

    if session.goal:
        parts.append(f"**{words['goal']}:** {_literal(session.goal)}")

    known = tuple(actions)
    closed = [action for action in known if _closed_in(session, action)]
    promised = [action for action in known if action.session == session.id and action not in closed]
    for title, lines in (
        (words["covered"], _agenda(session, *_COVERED)),
        (words["parked"], _agenda(session, ItemState.PARKED)),
        (words["wins"], map(_literal, wins(session.notes))),
        (f"{words['feedback']} {_literal(person.name)}", _feedback(session, Mark.TO_THEM, person)),
        (f"{words['feedback']} {words['me']}", _feedback(session, Mark.TO_ME, person)),
        (words["decisions"], map(_literal, decisions(session.notes))),
        (words["actions"], (_promise(action, person) for action in promised)),
        (words["closed"], (_outcome(action, person) for action in closed)),
    ):
        if text := "\n".join(f"- {line}" for line in lines):
            parts += [f"## {title}", text]
    next_day = session.next_date
    parts.append(
        f"**{words['next']}:** "
        + (written_day(next_day, person.language) if next_day else words["no next"])
    )
    if session.agreed:
        moment = session.agreed.astimezone(zone)
        day = written_day(moment.date(), person.language)
        parts.append(f"**{words['agreed']}:** {day}, {moment:%H:%M}")
    # The notes come last: a code fence left open in them can swallow nothing of ours.
    if session.notes.strip():
        parts += [f"## {words['notes']}", session.notes.strip("\n")]
    return "\n\n".join(parts) + "\n"


def _words(language: str) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])


def _literal(text: str) -> str:
    """Text that is not ours on one line, with what Markdown would act on made literal."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", one_line(text)))


def _agenda(session: Session, *states: ItemState) -> Iterator[str]:
    return (_literal(item.text) for item in session.agenda if item.state in states)


def _feedback(session: Session, lane: Mark, person: Reader) -> Iterator[str]:
    """The lines of a lane, and which of them are praise."""
    praise = _words(person.language)["praise"]
    for each in feedback(session.notes, lane):
        text = _literal(each.text)
        yield f"{praise}: {text}" if each.praise else text


def _closed_in(session: Session, action: ActionItem) -> bool:
    if action.closed is None or action.closed < session.started:
        return False
    return session.ended is None or action.closed <= session.ended


def _owner(action: ActionItem, person: Reader) -> str:
    words = _words(person.language)
    match action.owner:
        case Owner.ME:
            return words["me"]
        case Owner.THEM:
            return _literal(person.name)
    return words["no owner"]


def _promise(action: ActionItem, person: Reader) -> str:
    language = person.language
    due = written_day(action.due, language) if action.due else _words(language)["no date"]
    return f"**{action.label}** {_literal(action.text)} — {_owner(action, person)}, {due}"


def _outcome(action: ActionItem, person: Reader) -> str:
    words = _words(person.language)
    outcome = words["dropped" if action.state is ActionState.DROPPED else "done"]
    return f"**{action.label}** {_literal(action.text)} — {_owner(action, person)}, {outcome}"
