"""Action items as they are listed, a row each."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from oneonone_tui.domain.action import ActionItem, ActionState
from oneonone_tui.domain.value import value
from oneonone_tui.ui.widgets.rows import fit, hang
from oneonone_tui.ui.words import say, say_day

_NARROW = 62
"""Below so many cells a row takes two lines: the text, and under it the rest."""

SIGNS = {
    ActionState.OPEN: ("☐", ""),
    ActionState.DONE: ("☑", "$success"),
    ActionState.DROPPED: ("☒", "$faint"),
}
"""How it is seen what became of an item."""


@value
class Listed:
    """An action item as it is listed, with what is derived about it."""

    action: ActionItem
    carried: int = 0
    remark: str = ""
    """What the triage decided, or that it is new; stands at the row's end."""


def draw(entry: Listed, owner: str, owner_width: int, today: date, width: int) -> Content:
    """The row of an item.

    Args:
        owner: who promised it, as it is said.
        owner_width: cells for that in a row of one line.
    """
    action = entry.action
    sign, colour = SIGNS[action.state]
    lead = Content.assemble((f"{sign} ", colour), (f"{action.label} ".ljust(4), "$faint"))
    text = Content.styled(action.text, "" if action.is_open else "$faint")
    quiet = "" if action.owner else "$warning"
    who = Content.styled(owner, quiet if action.is_open else "$faint")
    tail = Content.styled(_tail(entry), "$faint")
    note = Content("")
    if action.note:
        noted = fit(f"· {action.note}", max(4, width - 6), "$faint")
        note = Content.assemble("\n", " " * 6, noted)
    if width < _NARROW:
        row = hang(lead, text, Content(""), width)
        under = [who, _when(action, today)] + ([tail] if tail else [])
        room = max(1, width - lead.cell_length)
        detail = Content(" · ").join(under).truncate(room, ellipsis=True)
        return Content.assemble(row, "\n", " " * lead.cell_length, detail, note)
    who = who.truncate(owner_width, ellipsis=True, pad=True)
    lead = Content.assemble(lead, who, " ", _when(action, today, 14), " ")
    return Content.assemble(hang(lead, text, tail, width), note)


def _when(action: ActionItem, today: date, cells: int = 0) -> Content:
    over = action.days_over(today)
    if over:
        text, style = say("overdue {n}d", n=over), "bold $error"
    elif action.due is None:
        text, style = "—" if cells else say("no date"), "$warning"
    else:
        text, style = say_day(action.due, today), ""
    style = style if action.is_open else "$faint"
    return fit(text, cells, style) if cells else Content.styled(text, style)


def _tail(entry: Listed) -> str:
    if entry.remark:
        return entry.remark
    if entry.action.state is ActionState.DROPPED:
        return say("dropped")
    return say("carried {n}", n=entry.carried) if entry.carried and entry.action.is_open else ""
