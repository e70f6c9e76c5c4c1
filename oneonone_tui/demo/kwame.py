"""Kwame: a peer I meet once a month, so that our teams do not meet in an outage (R24)."""

from __future__ import annotations

from oneonone_tui.demo.script import Meeting, Role
from oneonone_tui.domain.person import Relationship

KWAME = Role(
    "Kwame Boateng",
    Relationship.PEER,
    "en",
    cadence=28,
    hour=15,
    agenda=(
        ("Check-in", 5, "personal"),
        ("Where our teams meet", 15, "collaboration"),
        ("Ideas", 10, "ideas"),
    ),
    meetings=(
        Meeting(
            80,
            "regular",
            (8, 12, 9),
            """
            Ran the Accra half marathon, two hours flat, still limping
            Our schema changes break his nightly import about twice a month
            = schema changes are announced three working days ahead
            ! set up the announcement channel @me +2d
            ! list the columns his import really reads @Kwame in 2 weeks
            """,
            asked={"collaboration.handover": "In schema changes. We hear of them from the pager."},
            well="Complained about the thing, not about the people.",
            score=4,
            next_in=28,
        ),
        Meeting(
            52,
            "regular",
            (5, 10, 3),
            """
            No broken import since September, one near miss on a Friday
            + his list of columns is now a test on our side
            He lost two people to the mobile team and did not see it coming
            ! ask Marta whether the mobile team may hire outside @me in 2 weeks
            > one on-call handbook for both teams
            """,
            done=(1, 2),
            well="Let him talk about the two who left.",
            improve="Ideas got three minutes.",
            score=4,
            next_in=28,
        ),
        Meeting(
            24,
            "regular",
            (4, 9, 13, 4),
            """
            Ledger migration: he can give one engineer from January, half time
            "Dina's page is the first one I understood at once"
            = one steering meeting a fortnight, fifteen minutes, Dina leads
            ! name the engineer @Kwame in 3 weeks
            ! first draft of the handbook's table of contents @me in 2 weeks
            ! compare our two incident templates
            """,
            asked={"collaboration.left-out": "The ledger date. I want a say before it is fixed."},
            dropped={3: "they filled both places from inside"},
            well="He said yes because the page was good. Tell Dina that.",
            score=5,
            next_in=28,
        ),
    ),
    waiting=("who pays for the shared test cluster",),
)
