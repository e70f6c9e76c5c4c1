"""A recap as text for a chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from oneonone_tui.share.plain_text import as_text
from oneonone_tui.share.recap import recap_of
from tests.share.test_recap import ACTIONS, DINA, SESSION


def test_a_recap_for_a_chat_reads_like_this() -> None:
    assert as_text(recap_of(SESSION, "Regular", DINA, ACTIONS, UTC)) == (
        """\
1-on-1 with Dina Prameswari, Fri 20 Nov 2026
Regular · 32 minutes

Covered
• Check-in
• On-call load

Parked for next time
• Conference budget

Wins
• she led the review

Decisions
• we rotate weekly

Action items
• A7 ask SRE — me, Fri 27 Nov 2026
• A8 try the new rota — no owner yet, no date yet

Closed
• A5 draft the runbook — Dina Prameswari, done
• A6 compare vendors — me, dropped

Next 1-on-1: Fri 4 Dec 2026

Notes
# Hers
- *on-call* has been heavy
= we rotate weekly
+ she led the review
"""
    )


def test_what_the_session_was_for_stands_at_the_top() -> None:
    told = as_text(recap_of(replace(SESSION, goal="a calm rota"), "Regular", DINA, (), UTC))
    assert told.splitlines()[:3] == [
        "1-on-1 with Dina Prameswari, Fri 20 Nov 2026",
        "Regular · 32 minutes",
        "Goal: a calm rota",
    ]
