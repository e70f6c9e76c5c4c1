"""A session as it is read afterwards: everything that was written down, line by line (R14)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from oneonone_tui.domain.action import ActionItem, ActionState
from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.mark import decisions, marked_lines
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.recall import Spot, Where, Words, spans_of_any, where_in_notes
from oneonone_tui.domain.session import ItemState, Session
from oneonone_tui.domain.value import value
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.listed import SIGNS
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.widgets.glance import head
from oneonone_tui.ui.words import say, say_day, say_off_record, say_pulse, say_time

FOUND = "$block-cursor-foreground on $block-cursor-background bold"
"""How the words stand out that were looked for."""

_STATES = {
    ItemState.DONE: ("✓", "$success"),
    ItemState.NOW: ("✓", "$success"),
    ItemState.PARKED: ("»", "$faint"),
    ItemState.WAITING: ("·", "$faint"),
}
"""What was talked about when a session ended was talked about as well."""


@value
class RecordLine:
    """A line, and which it is, where it can be gone to."""

    content: Content
    spot: Spot | None = None


def record_of(
    session: Session, pair: Pair, desk: Desk, words: Words = (), private: str = ""
) -> list[RecordLine]:
    """All that there is of a session; the words that were looked for stand out.

    `private` are the private notes, which no session has in it.
    """
    lines = [
        *_facts(session, pair, desk),
        *_goal(session),
        *_decisions(session),
        *_items(session, pair, desk),
        *_notes(session),
        *_private(private),
        *_answers(session),
        *_agenda(session),
        *_evaluation(session),
    ]
    # What stands above some lines has air above it, which the first needs none of.
    if lines and lines[0].content.plain.startswith("\n"):
        lines[0] = RecordLine(lines[0].content[1:], lines[0].spot)
    return [RecordLine(_with_marks(line.content, words), line.spot) for line in lines]


def _with_marks(content: Content, words: Words) -> Content:
    for begin, end in spans_of_any(content.plain, words):
        content = content.stylize(FOUND, begin, end)
    return content


def _facts(session: Session, pair: Pair, desk: Desk) -> Iterator[RecordLine]:
    minutes = round(session.spent_seconds / 60)
    planned = session.planned_minutes
    target = desk.kind(session.type).between(pair.person.relationship).talk_target
    talk, pulse = session.talk, session.pulse
    share = say("you talked {n} % ({target} % meant)", n=talk.share, target=target)
    facts = (
        say("{n} of {planned} min", n=minutes, planned=planned) if planned else f"{minutes} min",
        "" if session.ended else say("not ended yet"),
        say_off_record(session.off_record_seconds) if session.off_record_seconds else "",
        share if desk.craft.talk and talk.counted else "",
        say_pulse(pulse) if desk.craft.pulse else "",
        say("agreed {time}", time=say_time(session.agreed)) if session.agreed else "",
    )
    yield RecordLine(Content.styled(" · ".join(filter(None, facts)), "$faint"))


def _goal(session: Session) -> Iterator[RecordLine]:
    if session.goal:
        yield RecordLine(head(say("Goal")))
        yield RecordLine(Content(session.goal), Spot(Where.GOAL, 0))


def _decisions(session: Session) -> Iterator[RecordLine]:
    decided = decisions(session.notes)
    if decided:
        yield RecordLine(head(say("Decisions")))
    for text in decided:
        yield RecordLine(Content.assemble(("= ", "$accent"), text))


def _items(session: Session, pair: Pair, desk: Desk) -> Iterator[RecordLine]:
    kept = [action for action in pair.actions if not action.taken_back]
    made = [action for action in kept if action.session == session.id]
    closed = [action for action in kept if action not in made and _closed_in(session, action)]
    for title, actions in ((say("Action items"), made), (say("Closed in it"), closed)):
        if actions:
            yield RecordLine(head(title))
        for action in actions:
            yield RecordLine(_item(action, pair, desk), Spot(Where.ACTION, action.number))


def _closed_in(session: Session, action: ActionItem) -> bool:
    if action.closed is None or action.closed < session.started:
        return False
    return session.ended is None or action.closed <= session.ended


def _item(action: ActionItem, pair: Pair, desk: Desk) -> Content:
    sign, colour = SIGNS[action.state]
    over = action.days_over(desk.today)
    details = [say_owner(action.owner, pair.person), _fate(action, desk)]
    return Content.assemble(
        (f"{sign} ", colour),
        (f"{action.label} ", "$faint"),
        action.text,
        ("  " + " · ".join(filter(None, details)), "$error" if over else "$faint"),
    )


def _fate(action: ActionItem, desk: Desk) -> str:
    today = desk.today
    closed = say_day(day_of(action.closed), today) if action.closed else ""
    match action.state:
        case ActionState.DONE:
            return f"{say('done')} {closed}"
        case ActionState.DROPPED:
            return f"{say('dropped')} {closed}: {action.reason}"
    if over := action.days_over(today):
        return say("overdue {n}d", n=over)
    return say("due {day}", day=say_day(action.due, today)) if action.due else say("no date")


def _notes(session: Session) -> Iterator[RecordLine]:
    if not session.notes.strip():
        return
    lines = session.notes.rstrip().split("\n")
    marks = {place: marked.mark for place, marked in marked_lines(lines)}
    yield RecordLine(head(say("Notes")))
    for place, line in enumerate(lines):
        content = Content(line)
        if mark := marks.get(place):
            begin = len(line) - len(line.lstrip())
            content = content.stylize("bold $accent", begin, begin + len(mark))
        elif line.startswith("#"):
            content = content.stylize("bold")
        yield RecordLine(content, Spot(where_in_notes(line), place))


def _private(notes: str) -> Iterator[RecordLine]:
    if notes.strip():
        yield RecordLine(head(say("Private notes")))
        for place, line in enumerate(notes.rstrip().split("\n")):
            yield RecordLine(Content(line), Spot(Where.PRIVATE, place))


def _answers(session: Session) -> Iterator[RecordLine]:
    if session.asked:
        yield RecordLine(head(say("Questions")))
    for place, asked in enumerate(session.asked):
        answer = ("\n› ", "$accent"), asked.answer
        question = (asked.text, "$faint" if asked.answer else "")
        content = Content.assemble(question, *(answer if asked.answer else ()))
        yield RecordLine(content, Spot(Where.ANSWER, place))


def _agenda(session: Session) -> Iterator[RecordLine]:
    if session.agenda:
        yield RecordLine(head(say("Agenda")))
    for place, item in enumerate(session.agenda):
        sign, colour = _STATES[item.state]
        minutes = f"  {round(item.spent_seconds / 60)}m" if item.spent_seconds >= 30 else ""
        content = Content.assemble((f"{sign} ", colour), item.text, (minutes, "$faint"))
        yield RecordLine(content, Spot(Where.AGENDA, place))


def _evaluation(session: Session) -> Iterator[RecordLine]:
    evaluation = session.evaluation
    lines = ((say("well"), evaluation.well), (say("improve"), evaluation.improve))
    if any(text for _, text in lines) or evaluation.score:
        score = f" {evaluation.score}/5" if evaluation.score else ""
        yield RecordLine(Content.assemble(head(say("Evaluation")), score))
    for place, (name, text) in enumerate(lines):
        if text:
            content = Content.assemble((f"{name}: ", "$faint"), text)
            yield RecordLine(content, Spot(Where.EVALUATION, place))
