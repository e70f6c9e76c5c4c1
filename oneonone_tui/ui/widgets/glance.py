"""What matters about one person, read in a glance beside the board (R21)."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from oneonone_tui.domain.pair import Pair
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.words import say, say_day


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
    if last := pair.last:
        kind = pair.person.hears(desk.kind(last.type).name)
        met = pair.last_met()
        head = f"{say('Last time')}: {kind}, {say_day(met, today)}" if met else say("Last time")
        lines = [
            (say("well"), last.evaluation.well),
            (say("improve"), last.evaluation.improve),
        ]
        texts = [Content.assemble((f"{name}: ", "$faint"), text) for name, text in lines if text]
        if texts:
            parts += [_head(head), *texts]
    if pair.topics:
        parts.append(_head(say("Waiting for the next session")))
        parts += [Content.assemble(("» ", "$accent"), topic.text) for topic in pair.topics]
    if pair.open_actions:
        parts.append(_head(say("Open")))
        for action in pair.open_actions:
            owner = say(action.owner) if action.owner else "—"
            over = action.days_over(today)
            when = say("overdue {n}d", n=over) if over else ""
            if action.due and not over:
                when = say_day(action.due, today)
            parts.append(
                Content.assemble(
                    (f"{action.label} ", "$faint"),
                    f"{owner} ",
                    (f"{when} " if when else "", "bold $error" if over else "$faint"),
                    action.text,
                )
            )
    return Content("\n").join(parts)


def _head(text: str) -> Content:
    return Content.styled(f"\n{text}", "bold $primary")
