"""Marta: my own manager, every fortnight; here I am the report (R25)."""

from __future__ import annotations

from oneonone_tui.demo.script import Meeting, Role
from oneonone_tui.domain.person import Relationship

MARTA = Role(
    "Marta Lindqvist",
    Relationship.MANAGER,
    "en",
    cadence=14,
    hour=9,
    agenda=(("Check-in", 5, "personal"), ("My topics", 15, ""), ("Her topics", 10, "")),
    meetings=(
        Meeting(
            93,
            "regular",
            (4, 17, 8),
            """
            Budget for two hires is approved, one of them only from January
            ! send her the profile for the platform role @me +5d
            She wants one slide a month instead of the weekly mail
            = one slide, first Monday of the month
            """,
            well="Came with three points, left with three answers.",
            score=4,
            next_in=14,
        ),
        Meeting(
            79,
            "regular",
            (5, 13, 11),
            """
            Pager load in payments: showed her the numbers, she had not known
            ! raise on-call pay with HR @Marta in 3 weeks
            ! write up what a secondary rota would cost @me in 2 weeks
            Reorganisation "is being talked about", nothing more to say yet
            ? what changes for my team in the reorganisation
            """,
            asked={
                "difficulties.in-the-dark": "Anything with money in it. Finance knows before I do."
            },
            done=(1,),
            well="Numbers first, opinion second.",
            improve="I complained for five minutes before I asked for anything.",
            score=3,
            next_in=14,
        ),
        Meeting(
            65,
            "regular",
            (3, 12, 9, 5),
            """
            Payments and ledger come under one roof in March, teams stay as they are
            Not to be told on before the 1st
            ! cost of the rota once more, with the weekend rate @me +7d
            HR has not answered; she will ask again
            """,
            done=(3,),
            moved={2: "in 3 weeks"},
            well="Straight answer to a straight question.",
            score=4,
            next_in=14,
        ),
        Meeting(
            51,
            "feedback",
            (3, 5, 13, 11, 5),
            """
            ## For me
            In the steering group I explain for too long; they decide after two minutes
            = the decision I want goes into the first sentence

            ## For her
            Meetings moved on the same morning, three times this month
            "Fair. Call me on it the next time"
            ! start the next steering group with the decision @me
            """,
            asked={"feedback.one-change": "Say what you need from me. You describe, I guess."},
            done=(4,),
            well="I said the thing about the moved meetings.",
            score=5,
            next_in=14,
        ),
        Meeting(
            37,
            "regular",
            (5, 16, 7),
            """
            Told her about Dina and the ledger migration, she likes it
            + rota with a secondary is approved from December
            ! tell the team about the rota @me +3d
            HR: on-call pay only with the new year, in writing by then
            ! put the on-call pay on paper @Marta in 4 weeks
            """,
            done=(5,),
            dropped={2: "became part of the new pay rules"},
            well="Asked for one thing and got it.",
            score=5,
            next_in=14,
        ),
        Meeting(
            23,
            "career",
            (3, 9, 13, 8, 3),
            """
            Two teams or one big one? I would rather have two small ones
            Missing: I have never let anybody go, and never closed a project
            ! read her notes on closing the Oslo office @me in 2 weeks
            ! introduce me to the head of risk @Marta in 2 weeks
            """,
            asked={"career.known-for": "For two teams that no longer need me in the room."},
            done=(6,),
            well="I knew what I wanted before I walked in.",
            improve="Did not ask what she is worried about.",
            score=4,
            next_in=14,
        ),
        Meeting(
            9,
            "regular",
            (4, 15, 10),
            """
            Saturday's outage: she read the review and wrote two lines to Dina herself
            + that meant a lot to Dina
            Head of risk is on leave until the first week of December
            ! prepare the half-year review of the ledger @me in 3 weeks
            ! decide who speaks at the town hall in 2 weeks
            > one hire or two in January
            """,
            done=(8,),
            moved={9: "in 3 weeks"},
            well="Short, and she asked twice how I am.",
            score=4,
            next_in=14,
        ),
    ),
)
