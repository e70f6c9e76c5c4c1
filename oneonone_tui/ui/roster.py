"""The people as the board lists them: a row each, in columns for as much as there is room (R19)."""

from __future__ import annotations

from textual.content import Content

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.pair import Pair
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.widgets.rows import fit
from oneonone_tui.ui.words import say, say_clock, say_day

_WIDE = 86
"""From so many cells the relationship and the last day have columns of their own."""


def heads(width: int) -> Content:
    """What stands above the columns."""
    names = (say("Name"), say("Relationship"), say("Last met"), say("Next"), say("Open"), "")
    return _columns(width, names, ("$faint",) * 6)


def draw(pair: Pair, desk: Desk, width: int) -> Content:
    """The row of a person."""
    today = desk.today
    met, due = pair.last_met(), pair.next_due(desk.cadence_days)
    late = pair.overdue(today)
    late_meeting = due is not None and due < today
    cells = (
        pair.person.name,
        say(pair.person.relationship),
        say_day(met, today) if met else "—",
        say_day(due, today) if due else say("first time"),
        _owed(pair, width >= _WIDE),
        say("{n} overdue", n=late) if late else "",
    )
    styles = ("bold", "$faint", "", "bold $warning" if late_meeting else "", "", "bold $error")
    if unended := pair.unended:
        clock = say_clock(unended.spent_seconds)
        cells = (*cells[:3], say("▸ resume {clock}", clock=clock), *cells[4:])
        styles = (*styles[:3], "bold $accent", *styles[4:])
    return _columns(width, cells, styles)


def draw_nobody(archived: bool, _: int) -> Content:
    """The only row where there is no person, among the archived or at all."""
    if archived:
        return Content.styled(say("Nobody is archived. Press v to go back."), "$faint")
    return Content.assemble(
        say("Nobody is here yet."),
        ("\n" + say("Press a to add the first person you have 1-on-1s with."), "$faint"),
    )


def _columns(width: int, cells: tuple[str, ...], styles: tuple[str, ...]) -> Content:
    name, relationship, met, due, owed, late = range(6)
    if width >= _WIDE:
        plan = {name: 0, relationship: 13, met: 12, due: 15, owed: 21, late: 10}
    elif width >= _WIDE - 20:
        plan = {name: 0, relationship: 13, due: 15, owed: 15, late: 10}
    else:
        plan = {name: 0, due: 15, owed: 15, late: 10}
    plan[name] = max(8, width - sum(plan.values()))
    return Content.assemble(
        *(fit(cells[n], room - 1, styles[n]).pad_right(1) for n, room in plan.items())
    )


def _owed(pair: Pair, wide: bool) -> str:
    """Open items by side, me 2 · them 3 · ? 1; with less room, all of them and mine: 6 · me 2."""
    mine, theirs = pair.open_of(Owner.ME), pair.open_of(Owner.THEM)
    nobody = len(pair.open_actions) - mine - theirs
    if not wide:
        everything = len(pair.open_actions)
        return f"{everything} · {say('me')} {mine}" if everything else ""
    parts = ((say("me"), mine), (say("them"), theirs), ("?", nobody))
    return " · ".join(f"{who} {count}" for who, count in parts if count)
