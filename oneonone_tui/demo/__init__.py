"""A store to look around in (`--demo`): seven people and three months, as they might be.

Nobody in it is real. Everything is relative to the moment it is opened at, so that what is
overdue stays overdue; the same moment gives the same records.
"""

from __future__ import annotations

from datetime import datetime

from oneonone_tui.demo.bayu import BAYU
from oneonone_tui.demo.dina import DINA
from oneonone_tui.demo.kwame import KWAME
from oneonone_tui.demo.marta import MARTA
from oneonone_tui.demo.priya import PRIYA
from oneonone_tui.demo.ratna import RATNA
from oneonone_tui.demo.script import perform
from oneonone_tui.demo.sekar import SEKAR
from oneonone_tui.domain.opening import NewId
from oneonone_tui.domain.store import Record

CAST = (DINA, BAYU, MARTA, KWAME, SEKAR, RATNA, PRIYA)


def demo_records(now: datetime, new_id: NewId) -> tuple[Record, ...]:
    """The whole demo store as it stands at `now`, in the time zone of `now`."""
    return tuple(record for role in CAST for record in perform(role, now, new_id))
