"""Why a question is shown, in one sentence."""

from __future__ import annotations

from datetime import date

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.rotation import COOL_DOWN, Turn, Why
from oneonone_tui.ui.deck import Dealt
from oneonone_tui.ui.words import say, say_day


def reason(shown: Dealt, name: str, kept_to: str, today: date) -> str:
    """The answer to «why this one?».

    `name` is the person's; `kept_to` the topic to which the rotation is kept, or nothing.
    """
    turn = shown.turn
    if turn is None:
        return say("You looked it up, or it had its turn before.")
    topic = say(turn.question.topic)
    match turn.why:
        case Why.PINNED:
            return say("You pinned it for {name}.", name=name)
        case Why.LAST if kept_to:
            return say("It is the last one left on this topic.")
        case Why.LAST:
            return say("It is the last one left.")
        case Why.COOLING:
            return say(
                "All that fits was asked in the last {n} days, this one longest ago: {day}.",
                n=COOL_DOWN.days,
                day=_last(turn, today),
            )
        case Why.TOPIC if turn.untouched is None:
            return say("You two have not come to {topic} yet.", topic=topic)
        case Why.TOPIC if turn.untouched == 1:
            return say("The last session did not come to {topic}.", topic=topic)
        case Why.TOPIC:
            return say(
                "The last {n} sessions did not come to {topic}.", n=turn.untouched, topic=topic
            )
        case Why.NEW:
            return say("{name} has never been asked this.", name=name)
        case Why.RESTED:
            return say("It has rested since {day}.", day=_last(turn, today))


def _last(turn: Turn, today: date) -> str:
    return say_day(day_of(turn.last.at), today) if turn.last else ""
