"""Who begins a topic, where two equals take turns (R24)."""

from __future__ import annotations

from collections.abc import Iterable

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.session import ItemState, Session


def begins(session: Session, earlier: Iterable[Session]) -> Owner:
    """Who begins the topic that is now: the other one with each topic that is done.

    Who began the last such session does not begin this one. `earlier` are the pair's sessions,
    in any order.
    """
    before = sum(
        each.type == session.type and each.ended is not None and each.started < session.started
        for each in earlier
    )
    done = sum(item.state is ItemState.DONE for item in session.agenda)
    return (Owner.ME, Owner.THEM)[(before + done) % 2]
