"""What matters about one person, read in a glance beside the board (R21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.words import say, say_day

_CURVE = " ▁▃▄▆█"
"""A mark from 1 to 5 as a height; 0 is not given."""


class Glance(Static):
    """The last evaluation, what waits, and what is open, of the highlighted person."""

    def show(self, pair: Pair | None, desk: Desk | None) -> None:
        """Show this pair, or nothing."""
        self.update(_draw(pair, desk) if pair and desk else Content(""))


def _draw(pair: Pair, desk: Desk) -> Content:
    today = desk.today
    parts = [Content.styled(pair.person.name, "bold")]
    cadence = pair.person.cadence_of("regular") or desk.cadence_days
    parts.append(
        Content.styled(
            f"{say(pair.person.relationship)} · {say('every {n} days', n=cadence)}"
            f" · {say('sessions: {n}', n=pair.count)}",
            "$faint",
        )
    )
    parts += last_time(pair, desk)
    parts += how_they_seem(pair, desk)
    if pair.topics:
        parts.append(head(say("Waiting for the next session")))
        parts += [Content.assemble(("» ", "$accent"), topic.text) for topic in pair.topics]
    if pair.open_actions:
        parts.append(head(say("Open")))
        parts += [open_item(action, today) for action in pair.open_actions]
    return Content("\n").join(parts)


def last_time(pair: Pair, desk: Desk) -> list[Content]:
    """What I made of the last session, where something was written down (R16)."""
    last = pair.last
    if last is None:
        return []
    kind = pair.person.hears(desk.kind(last.type).name)
    met = pair.last_met()
    when = f"{say('Last time')}: {kind}, {say_day(met, desk.today)}" if met else say("Last time")
    lines = [
        (say("well"), last.evaluation.well),
        (say("improve"), last.evaluation.improve),
    ]
    texts = [Content.assemble((f"{name}: ", "$faint"), text) for name, text in lines if text]
    return [head(when), *texts] if texts else []


def how_they_seem(pair: Pair, desk: Desk) -> list[Content]:
    """The pulse of the latest sessions (R20)."""
    if not (desk.craft.pulse and pair.pulses):
        return []
    return [head(say("How they seem")), *_trend(pair.pulses)]


def open_item(action: ActionItem, today: date) -> Content:
    """An open item in a line."""
    owner = say(action.owner) if action.owner else "—"
    over = action.days_over(today)
    when = say("overdue {n}d", n=over) if over else ""
    if action.due and not over:
        when = say_day(action.due, today)
    return Content.assemble(
        (f"{action.label} ", "$faint"),
        f"{owner} ",
        (f"{when} " if when else "", "bold $error" if over else "$faint"),
        action.text,
    )


def _trend(pulses: Sequence[Pulse]) -> Iterator[Content]:
    """Each mark over the latest sessions, as a curve and in figures, oldest first."""
    marks = (
        (say("mood"), [pulse.mood for pulse in pulses]),
        (say("energy"), [pulse.energy for pulse in pulses]),
        (say("load"), [pulse.load for pulse in pulses]),
    )
    width = max(len(name) for name, _ in marks)
    for name, values in marks:
        if any(values):
            curve = "".join(_CURVE[max(0, min(len(_CURVE) - 1, value))] for value in values)
            figures = " ".join(str(value) if value else "-" for value in values)
            yield Content.assemble(
                (f"{name:<{width}} ", "$faint"), (curve, "$accent"), f" {figures}"
            )


def head(text: str) -> Content:
    """What stands above some lines."""
    return Content.styled(f"\n{text}", "bold $primary")
