"""What can be seen of the sessions with a person, each as a picture and one plain sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from textual.content import Content

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.insights import (
    Course,
    Kept,
    PulseAt,
    Rhythm,
    course_of,
    ended,
    overall_share,
    praise_and_criticism,
    promises_kept,
    pulse_trend,
    rhythm,
    talk_balance,
    topics_covered,
)
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.value import value
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.plots import Bar, columns, counts, curve, dots, stack
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.widgets.rows import fit
from oneonone_tui.ui.words import say, say_day

_HALF = 50
"""Percent that a column is as high as its room for at least."""

_LONGEST = 16
"""Cells of a name beside a picture."""

_POINTS = 5
"""Percent by which my share must change for it to be said."""


@value
class Insight:
    """A picture, and what it shows."""

    title: str
    detail: str
    picture: Callable[[int], list[Content]]
    """Its lines, for a width in cells."""
    sentence: str


def insights_of(pair: Pair, desk: Desk) -> list[Insight]:
    """Everything there is to see of these two; nothing before a session has ended."""
    if not ended(pair.sessions):
        return []
    return [
        *_rhythm(pair, desk),
        *_talk(pair, desk),
        *_pulse(pair, desk),
        *_topics(pair, desk),
        *_promises(pair, desk),
        *_praise(pair),
    ]


def _rhythm(pair: Pair, desk: Desk) -> Iterator[Insight]:
    days = pair.cadence(desk.cadence_days)
    found = rhythm(pair.sessions, days, desk.today)
    if found is None:
        return
    bars = [
        Bar(gap, str(gap), "$primary" if found.keeps(gap) else "$warning") for gap in found.gaps
    ]

    def picture(width: int) -> list[Content]:
        return [*columns(bars, 2 * days, width), _dates(found.met, desk)] if bars else []

    yield Insight(say("Rhythm"), say("every {n} days", n=days), picture, _say_rhythm(found))


def _say_rhythm(found: Rhythm) -> str:
    since = say("You met {n} days ago.", n=found.since) if found.since else say("You met today.")
    if not found.gaps:
        return since
    gaps = len(found.gaps)
    kept = say("{n} of the last {all} gaps kept to it.", n=found.kept, all=gaps)
    return f"{kept} {since}"


def _talk(pair: Pair, desk: Desk) -> Iterator[Insight]:
    def target_of(type_id: str) -> int:
        return desk.kind(type_id).between(pair.person.relationship).talk_target

    shares = talk_balance(pair.sessions, target_of)
    if not desk.craft.talk or not shares:
        return
    bars = [
        Bar(each.percent, str(each.percent), "$warning" if each.over else "$primary")
        for each in shares
    ]
    top = max(_HALF, *(each.percent for each in shares))

    def picture(width: int) -> list[Content]:
        return [*columns(bars, top, width), _dates([each.day for each in shares], desk)]

    course = course_of([each.percent for each in shares], _POINTS)
    courses = {
        Course.RISES: say("Lately your share rises."),
        Course.FALLS: say("Lately your share falls."),
        Course.STEADY: say("Lately it stays about the same."),
    }
    over = sum(each.over for each in shares)
    sentence = say(
        "You talked {share} % of the time, and more than was meant in {n} of {all} sessions.",
        share=overall_share(pair.sessions),
        n=over,
        all=len(shares),
    )
    detail = say("your share in %")
    yield Insight(say("Talk"), detail, picture, " ".join([sentence, *_one(courses, course)]))


def _pulse(pair: Pair, desk: Desk) -> Iterator[Insight]:
    found = pulse_trend(pair.sessions)
    if not desk.craft.pulse or not found:
        return
    rows = [(name, marks) for name, marks in _marks(found) if any(marks)]
    named = max(len(name) for name, _ in rows) + 1

    def picture(width: int) -> list[Content]:
        room = max(1, (width - named) // 3)
        lines = []
        for name, marks in rows:
            shown = marks[-room:]
            figures = "".join(f"{mark or '·':<3}" for mark in shown).rstrip()
            lines.append(
                Content.assemble((f"{name:<{named}}", "$faint"), (curve(shown), "$accent"))
            )
            lines.append(Content.assemble(" " * named, (figures, "$faint")))
        return [*lines, _dates([each.day for each in found[-room:]], desk, named)]

    yield Insight(say("Pulse"), say("1 to 5, only for you"), picture, _say_pulse(rows))


def _marks(found: Sequence[PulseAt]) -> Iterator[tuple[str, list[int]]]:
    yield say("mood"), [each.pulse.mood for each in found]
    yield say("energy"), [each.pulse.energy for each in found]
    yield say("load"), [each.pulse.load for each in found]


def _say_pulse(rows: Sequence[tuple[str, list[int]]]) -> str:
    said = [
        _say_course(course, name)
        for name, marks in rows
        if (course := course_of([mark for mark in marks if mark]))
    ]
    if not said:
        return say("Given once: from the second time on it is a trend.")
    return say("Lately {courses}.", courses=", ".join(said))


def _say_course(course: Course, name: str) -> str:
    if course is Course.STEADY:
        return say("{name} is steady", name=name)
    rises = course is Course.RISES
    return say("{name} rises", name=name) if rises else say("{name} falls", name=name)


def _topics(pair: Pair, desk: Desk) -> Iterator[Insight]:
    tags = {
        question.id: question.tags for bank in desk.library.banks for question in bank.questions
    }
    found = topics_covered(pair.sessions, tags)
    count = len(found[0].touched)
    names = [say(each.topic) for each in found]
    named = max(map(len, names)) + 1

    def picture(width: int) -> list[Content]:
        room = max(1, (width - named - 4) // 3)
        return [
            Content.assemble(
                (f"{name:<{named}}", "$faint" if each.times else "$warning"),
                dots(each.touched[-room:]),
                (f" {each.times}", "$faint"),
            )
            for name, each in zip(names, found, strict=True)
        ]

    missing = [name for name, each in zip(names, found, strict=True) if not each.times]
    sentence = say("All seven were touched.")
    if missing:
        sentence = say("Not touched: {topics}.", topics=", ".join(missing))
    yield Insight(say("Topics"), say("the last {n} sessions", n=count), picture, sentence)


def _promises(pair: Pair, desk: Desk) -> Iterator[Insight]:
    sides = [
        (say_owner(owner, pair.person), promises_kept(pair.actions, owner, desk.today))
        for owner in (Owner.ME, Owner.THEM)
    ]
    sides = [(name, kept) for name, kept in sides if kept.count]
    if not sides:
        return
    named = min(_LONGEST, max(Content(name).cell_length for name, _ in sides)) + 1

    def picture(width: int) -> list[Content]:
        lines = []
        for name, kept in sides:
            bar = stack(_parts(kept), max(8, width - named))
            lines.append(Content.assemble(fit(name, named - 1, "$faint"), " ", bar))
            lines.append(Content.assemble(" " * named, _say_parts(kept)))
        return lines

    sentence = " ".join(
        say("{name}: {n} of {all} in time.", name=name, n=kept.in_time, all=kept.settled)
        for name, kept in sides
        if kept.settled
    )
    sentence = sentence or say("All of them still have time.")
    yield Insight(say("Promises"), "", picture, f"{sentence[0].upper()}{sentence[1:]}")


def _praise(pair: Pair) -> Iterator[Insight]:
    found = praise_and_criticism(pair.sessions)
    if not any(found):
        return
    rows = (
        (say("praise"), [each.praise for each in found], "$success"),
        (say("to improve"), [each.improve for each in found], "$warning"),
    )
    named = max(len(name) for name, _, _ in rows) + 1

    def picture(width: int) -> list[Content]:
        room = max(1, (width - named) // 3)
        return [
            Content.assemble((f"{name:<{named}}", "$faint"), (counts(told[-room:]), style))
            for name, told, style in rows
        ]

    sentence = say(
        "Praise given: {praise}. Things to improve: {improve}.",
        praise=sum(each.praise for each in found),
        improve=sum(each.improve for each in found),
    )
    detail = say("the last {n} sessions", n=len(found))
    yield Insight(say("Praise"), detail, picture, sentence)


def _parts(kept: Kept) -> list[tuple[int, str, str]]:
    return [
        (kept.in_time, "▓", "$success"),
        (kept.late, "▒", "$warning"),
        (kept.overdue, "▒", "$error"),
        (kept.dropped, "░", "$faint"),
        (kept.waiting, "░", "$frame"),
    ]


def _say_parts(kept: Kept) -> Content:
    parts = (
        (kept.in_time, say("in time"), "$success"),
        (kept.late, say("late"), "$warning"),
        (kept.overdue, say("overdue"), "$error"),
        (kept.dropped, say("dropped"), "$faint"),
        (kept.waiting, say("open"), "$faint"),
    )
    told = [Content.styled(f"{count} {name}", style) for count, name, style in parts if count]
    return Content(" · ").join(told)


def _dates(days: Sequence[date], desk: Desk, indent: int = 0) -> Content:
    """From when to when, under a picture."""
    first, last = say_day(days[0], desk.today), say_day(days[-1], desk.today)
    text = first if len(days) == 1 else f"{first} → {last}"
    return Content.styled(" " * indent + text, "$faint")


def _one(sentences: dict[Course, str], course: Course | None) -> list[str]:
    return [sentences[course]] if course else []
