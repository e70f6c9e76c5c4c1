"""Priya: joined this week; the first session is still to come."""

from __future__ import annotations

from oneonone_tui.demo.script import Role
from oneonone_tui.domain.person import Relationship

PRIYA = Role(
    "Priya Raghunathan",
    Relationship.REPORT,
    "en",
    cadence=7,
    waiting=("laptop, badge and who to ask for what",),
)
