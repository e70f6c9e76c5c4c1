"""Dina: a report I meet every week, on her way from the pager to the tech lead's chair."""

from __future__ import annotations

from oneonone_tui.demo.script import Meeting, Role
from oneonone_tui.domain.person import Relationship

DINA = Role(
    "Dina Prameswari",
    Relationship.REPORT,
    "en",
    cadence=7,
    meetings=(
        Meeting(
            91,
            "regular",
            (6, 14, 5, 2, 3),
            """
            ## Her topics
            Second week back from leave, inbox finally at zero
            The payments alert fires about six times a night, most of it noise
            ! list the ten noisiest alerts @Dina +7d
            ! ask finance whether the 02:00 batch can move @me in 2 weeks

            ## Mine
            = no new features on payments until the pager is quiet
            """,
            asked={
                "difficulties.drained": "Being woken for disks that are not full. Twice on Sunday."
            },
            well="She said plainly that she is tired. New, and good.",
            improve="I had a fix ready before she had finished.",
            score=4,
            next_in=7,
            pulse=(2, 2, 5),
            mine=46,
        ),
        Meeting(
            84,
            "regular",
            (4, 12, 5, 6, 3),
            """
            Ten alerts listed; four of them are the same disk check
            + cut the list herself before anybody asked
            ! delete the four duplicate disk checks @Dina fri

            ## Growth
            Would like to run an incident review, not just sit in one
            > who may run incident reviews
            """,
            asked={
                "work.proud-of": "The alert list. It took an hour, nobody had done it in a year."
            },
            done=(1,),
            well="Growth came up by itself.",
            improve="Ran five minutes into her lunch.",
            score=4,
            next_in=7,
            pulse=(3, 3, 4),
            mine=38,
        ),
        Meeting(
            77,
            "regular",
            (3, 9, 8, 5, 3, 2),
            """
            Pager: from six a night to two
            = Dina runs the next incident review, I sit at the back
            ! send her the review template @me +3d
            ! draft the payments runbook @Dina in 2 weeks
            Finance: the batch can move to 05:00, they only need the report by eight
            """,
            done=(3, 2),
            well="A decision in ten minutes instead of three meetings.",
            score=5,
            next_in=7,
            pulse=(4, 3, 3),
            mine=31,
        ),
        Meeting(
            70,
            "coaching",
            (3, 5, 11, 13, 6),
            """
            Handing the on-call lead to Arif: she keeps answering his questions at night
            "If I let it ring, it is my name on the incident"
            Options: pair for two weeks · write down the five usual fixes · a second number
            = two weeks of pairing, then her phone is off
            ! tell the team that Arif is first in line from Monday @Dina mon
            """,
            asked={
                "coaching.options": "Write the five fixes down. I know them by heart, he cannot."
            },
            done=(4,),
            well="Let the silence stand, twice. The third option came out of it.",
            improve="Gave my own opinion at the end; it was not needed.",
            score=4,
            next_in=7,
            pulse=(3, 3, 4),
            mine=24,
        ),
        Meeting(
            63,
            "regular",
            (7, 10, 7, 2, 3),
            """
            Her mother is in hospital in Solo, going there on Thursday
            = remote from Solo as long as it takes, on-call swapped with Arif
            ! move her review presentation to next month @me tomorrow
            Runbook: outline only, no time last week
            """,
            done=(6,),
            moved={5: "in 3 weeks"},
            well="Left the agenda alone when it did not matter.",
            score=5,
            next_in=14,
            pulse=(2, 2, 3),
        ),
        Meeting(
            49,
            "regular",
            (6, 9, 10, 1, 3),
            """
            Mother is home again, walking with a stick
            Two quiet weeks: seven pages in all, five of them real
            + Arif handled the certificate outage alone, in 20 minutes
            ! tell Arif's story at the guild meeting @me in 2 weeks
            ! book a slot for her incident review @Dina wed
            """,
            asked={"wellbeing.before-messages": "Slowly. Seven quiet nights, and no runbook."},
            done=(7,),
            well="Asked about home first and meant it.",
            improve="One minute of growth, last time two. It needs a session of its own.",
            score=3,
            next_in=7,
            pulse=(3, 3, 3),
            mine=29,
        ),
        Meeting(
            42,
            "career",
            (4, 12, 16, 10, 4),
            """
            ## In a year
            Tech lead of payments, "but one who still writes code on Fridays"

            ## Missing
            - has never run a project across two teams
            - speaks last in design reviews, often with the best point
            - wants to see a budget once

            ## First steps
            = she leads the ledger migration, with Kwame's team
            ! introduce her to Kwame @me +3d
            ! write one page: what the migration is and is not @Dina in 3 weeks
            ! find out who mentors tech leads here @me
            """,
            asked={
                "career.responsibility": "Leading something that two teams need.",
                "career.idle-strength": "I see what breaks before it breaks.",
            },
            done=(9,),
            well="Her own words for the goal. I only wrote.",
            score=5,
            next_in=7,
            pulse=(5, 4, 3),
            mine=18,
        ),
        Meeting(
            35,
            "regular",
            (4, 11, 6, 6, 3),
            """
            First incident review run by her: 40 minutes, three actions, nobody blamed
            + "we" instead of "you" all the way through
            Kwame was friendly, but his roadmap is full until the new year
            ! ask Kwame for one engineer for the ledger @me in 2 weeks
            Guild meeting is cancelled for good
            """,
            done=(10,),
            dropped={8: "the guild does not meet any more"},
            moved={5: "in 2 weeks"},
            well="Praise with an example in it.",
            improve="The runbook again. Ask what really keeps it from happening.",
            score=4,
            next_in=7,
            pulse=(4, 4, 3),
            mine=34,
        ),
        Meeting(
            28,
            "feedback",
            (3, 6, 14, 12, 7),
            """
            ->+ the incident page, written while it hurt: two teams copied it
            -> Tuesday's design review: waited 50 minutes with the point that decided it
            = she speaks in the first ten minutes, even with half a thought

            <- messages answered at 23:00: people feel that they have to
            "You say it can wait, and then you answer"
            ! schedule late messages for the morning @me tomorrow
            """,
            asked={"feedback.harder": "Answering at night. It makes us all look at the phone."},
            well="She gave me something I can use. Thanked her and said no more.",
            score=5,
            next_in=7,
            pulse=(4, 4, 3),
            mine=41,
        ),
        Meeting(
            21,
            "regular",
            (4, 13, 5, 2, 4),
            """
            Ledger page is written, one and a half pages, very clear
            + reads like someone who has already seen it fail
            The runbook does not happen because nobody will read it: put it in the alert itself
            = each alert links to its own three lines
            ! link the first five alerts to their lines @Dina in 4 weeks
            """,
            asked={
                "difficulties.stuck": "On the runbook. I believe in three lines, not in runbooks."
            },
            done=(11, 14),
            moved={5: "+18d"},
            well="Asked why, at last.",
            improve="Should have asked it two months ago.",
            score=4,
            next_in=7,
            pulse=(4, 4, 3),
            mine=27,
        ),
        Meeting(
            14,
            "ad-hoc",
            (3, 10),
            """
            Ledger replica fell behind by 40 minutes, found by a customer
            Not a review: how is she? Angry at herself, slept badly
            ! check the replica lag alert's threshold @Dina +2d
            """,
            well="Twelve minutes, no agenda, right thing to do.",
            score=4,
            pulse=(2, 2, 4),
        ),
        Meeting(
            7,
            "regular",
            (5, 10, 6, 7, 3),
            """
            On-call has been heavy, three nights in a row
            = we rotate weekly from December
            ! ask SRE about a secondary @me +12d
            Replica threshold is down to five minutes, tested with Arif
            Kwame: one engineer from January, half time
            ! agree with Kwame how January starts
            > what a tech lead does not do
            """,
            asked={
                "difficulties.load": "Heavier. I need a second person on the rota, not a thank-you."
            },
            done=(16, 13),
            off_record=4,
            private="""
            Three heavy weeks, and she does not complain: look at the rota before she has to
            Do not offer the tech lead role before Marta has said yes
            """,
            well="Wrote down the rota decision while she watched.",
            improve="Too fast at the end, she had one more thing.",
            score=4,
            next_in=7,
            pulse=(3, 2, 5),
            mine=36,
        ),
        Meeting(
            0,
            "regular",
            (4, 8),
            """
            Slept through, four nights of five. Arif took Wednesday
            + the new rota holds, two weeks before it was promised

            ## What a tech lead does not do
            Does not review every line, does not sit in every meeting
            "I would rather be asked early than asked to approve"
            ! shadow Marta's planning once @Dina in 2 weeks
            """,
            asked={"career.stretch": "Saying no to another team without you in the room."},
        ),
    ),
)
