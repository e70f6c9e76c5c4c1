"""What a recap says, what it can never say, and that foreign text does not bend it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from oneonone_tui import share
from oneonone_tui.domain.action import ActionItem, Owner
from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import (
    AgendaItem,
    Asked,
    Draft,
    Evaluation,
    ItemState,
    Session,
)
from oneonone_tui.domain.talk import Talk
from oneonone_tui.domain.text import one_line
from oneonone_tui.share.recap import written_day
from tests.share.written import recap

STARTED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ENDED = STARTED + timedelta(minutes=32)
DINA = Person("p1", "Dina Prameswari")
SESSION = Session(
    "s1",
    "p1",
    "regular",
    STARTED,
    ended=ENDED,
    spent_seconds=32 * 60,
    agenda=(
        AgendaItem("i1", "Check-in", state=ItemState.DONE),
        AgendaItem("i2", "On-call load", state=ItemState.NOW),
        AgendaItem("i3", "Conference budget", state=ItemState.PARKED),
        AgendaItem("i4", "Growth", state=ItemState.WAITING),
    ),
    notes="# Hers\n- *on-call* has been heavy\n= we rotate weekly\n+ she led the review",
    next_date=date(2026, 12, 4),
)
ACTIONS = (
    ActionItem("a3", "p1", 3, "book the room", STARTED, "s0", Owner.ME).close(
        STARTED - timedelta(days=7)
    ),
    ActionItem("a5", "p1", 5, "draft the runbook", STARTED, "s0", Owner.THEM).close(
        STARTED + timedelta(minutes=2)
    ),
    ActionItem("a6", "p1", 6, "compare vendors", STARTED, "s0", Owner.ME).drop(
        "canary: she never wanted it", STARTED + timedelta(minutes=3)
    ),
    ActionItem("a7", "p1", 7, "ask SRE", STARTED, "s1", Owner.ME, date(2026, 11, 27)),
    ActionItem("a8", "p1", 8, "try the new rota", STARTED, "s1"),
)


def test_a_recap_reads_like_this() -> None:
    assert recap(SESSION, "Regular", DINA, ACTIONS, UTC) == (
        """\
# 1-on-1 with Dina Prameswari, Fri 20 Nov 2026

Regular · 32 minutes

## Covered

- Check-in
- On-call load

## Parked for next time

- Conference budget

## Wins

- she led the review

## Decisions

- we rotate weekly

## Action items

- **A7** ask SRE — me, Fri 27 Nov 2026
- **A8** try the new rota — no owner yet, no date yet

## Closed

- **A5** draft the runbook — Dina Prameswari, done
- **A6** compare vendors — me, dropped

**Next 1-on-1:** Fri 4 Dec 2026

## Notes

# Hers
- *on-call* has been heavy
= we rotate weekly
+ she led the review
"""
    )


def test_a_recap_for_an_indonesian_speaker_is_in_indonesian() -> None:
    told = recap(SESSION, "Rutin", replace(DINA, language="id"), ACTIONS, UTC)

    assert told.startswith("# 1-on-1 dengan Dina Prameswari, Jum 20 Nov 2026\n\nRutin · 32 menit\n")
    for line in (
        "## Yang dibahas",
        "- **A7** ask SRE — saya, Jum 27 Nov 2026",
        "- **A8** try the new rota — belum ada penanggung jawab, belum ada tanggal",
        "- **A5** draft the runbook — Dina Prameswari, selesai",
        "**1-on-1 berikutnya:** Jum 4 Des 2026",
        "## Keputusan",
        "## Catatan",
    ):
        assert line in told.splitlines()


def test_a_recap_says_when_both_agreed() -> None:
    agreed = replace(SESSION, agreed=ENDED)
    indonesian = replace(DINA, language="id")

    said = recap(agreed, "Regular", DINA, ACTIONS, UTC)
    assert "**Agreed together:** Fri 20 Nov 2026, 09:32\n" in said
    assert "**Disepakati bersama:** Jum 20 Nov 2026, 09:32\n" in recap(
        agreed, "Rutin", indonesian, ACTIONS, UTC
    )
    assert "Agreed" not in recap(SESSION, "Regular", DINA, ACTIONS, UTC)


def test_what_is_my_own_view_is_never_in_a_recap() -> None:
    person = replace(DINA, card=Card("canary: left a bank", "canary", "canary", "canary"))
    session = replace(
        SESSION,
        asked=(Asked("q1", "canary: how are you?", STARTED, "canary: badly"),),
        skipped=("canary",),
        evaluation=Evaluation("canary: she opened up", "canary: I talked too much", 2),
    )

    assert "canary" not in recap(session, "Regular", person, ACTIONS, UTC)


def test_a_recap_needs_no_more_of_a_person_than_name_and_language() -> None:
    @dataclass(frozen=True)
    class Reader:
        name: str
        language: str

    told = recap(SESSION, "Regular", Reader(DINA.name, DINA.language), ACTIONS, UTC)

    assert told == recap(SESSION, "Regular", DINA, ACTIONS, UTC)


def test_an_empty_session_has_a_recap_without_empty_sections() -> None:
    told = recap(Session("s9", "p1", "ad-hoc", STARTED), "Ad hoc", DINA, (), UTC)

    assert told == (
        "# 1-on-1 with Dina Prameswari, Fri 20 Nov 2026\n\nAd hoc\n\n"
        "**Next 1-on-1:** not agreed yet\n"
    )


def test_an_action_promised_and_kept_in_one_session_is_told_once() -> None:
    kept = ACTIONS[3].close(ENDED)

    told = recap(SESSION, "Regular", DINA, (kept,), UTC)

    assert told.count("A7") == 1
    assert "- **A7** ask SRE — me, done" in told


def test_what_was_closed_after_the_session_belongs_to_another_recap() -> None:
    later = ACTIONS[1].close(ENDED + timedelta(days=1))

    assert "A5" not in recap(SESSION, "Regular", DINA, (later,), UTC)


def test_a_fence_left_open_in_the_notes_swallows_nothing_of_the_recap() -> None:
    told = recap(replace(SESSION, notes="```\nselect 1"), "Regular", DINA, ACTIONS, UTC)

    assert told.endswith("## Notes\n\n```\nselect 1\n")


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [
        (date(2026, 11, 27), "en", "Fri 27 Nov 2026"),
        (date(2026, 11, 27), "id", "Jum 27 Nov 2026"),
        (date(2026, 5, 3), "id", "Min 3 Mei 2026"),
        (date(2026, 8, 1), "id", "Sab 1 Agu 2026"),
        (date(2026, 8, 1), "fr", "Sat 1 Aug 2026"),
    ],
)
def test_a_day_is_written_as_people_write_it(day: date, language: str, written: str) -> None:
    assert written_day(day, language) == written


def test_how_they_seem_and_who_talked_are_no_part_of_a_recap() -> None:
    private = replace(
        SESSION,
        pulse=Pulse(5, 1, 4),
        talk=Talk(770, 1_150),
        drafts=(Draft("pulse", "5 1 4"),),
        told=("talk",),
        status_asked_seconds=700,
    )
    assert recap(private, "Regular", DINA, ACTIONS, UTC) == recap(
        SESSION, "Regular", DINA, ACTIONS, UTC
    )


NASTY = st.one_of(
    st.text(),
    st.text(alphabet="#>+-=*_`~[]()<>!&;\\|\n\t 1.ab:/"),
    st.sampled_from(
        ["# a", "1. a", "> a", "- a", "a #", "```", "~~~", "---", "[x](y)", "<b>", "&amp;", "a\\"]
    ),
)


@given(NASTY)
def test_foreign_text_is_literal_and_leaves_the_structure_alone(text: str) -> None:
    def told(word: str) -> str:
        item = AgendaItem("i1", word, state=ItemState.DONE)
        session = replace(SESSION, agenda=(item,), notes="")
        action = replace(ACTIONS[3], text=word, owner=Owner.THEM)
        return recap(session, word, replace(DINA, name=word), (action,), UTC)

    markdown = MarkdownIt("commonmark").enable("strikethrough")
    shown = one_line(f"x{text}x")
    plain, nasty = (markdown.parse(told(word)) for word in ("word", f"x{text}x"))

    assert [token.type for token in nasty] == [token.type for token in plain]
    for before, after in zip(plain, nasty, strict=True):
        said = "".join(child.content for child in before.children or ())
        heard = "".join(child.content for child in after.children or ())
        assert heard == said.replace("word", shown)


@given(NASTY.filter(lambda text: bool(one_line(text))))
def test_foreign_text_at_the_start_of_a_line_stays_text(text: str) -> None:
    item = AgendaItem("i1", text, state=ItemState.DONE)
    told = recap(replace(SESSION, agenda=(item,), notes=""), "Regular", DINA, (), UTC)

    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(told)

    kinds = [token.type for token in tokens]
    inside = tokens[kinds.index("bullet_list_open") : kinds.index("bullet_list_close")]
    assert [token.type for token in inside][2:5] == ["paragraph_open", "inline", "paragraph_close"]
    children = inside[3].children or []
    assert "".join(child.content for child in children) == one_line(text)


def test_the_goal_and_both_lanes_of_feedback_are_shared() -> None:
    notes = "->+ the *demo*\n-> you spoke over Ana\n<- you cancel on Fridays"
    session = replace(SESSION, goal="end *early*", notes=notes)

    told = recap(session, "Feedback", DINA, (), UTC).partition("## Notes")[0]
    assert "**Goal:** end \\*early\\*" in told
    lanes = told[told.index("## Feedback for Dina") :]
    assert lanes.startswith(
        "## Feedback for Dina Prameswari\n\n- praise: the \\*demo\\*\n- you spoke over Ana\n\n"
        "## Feedback for me\n\n- you cancel on Fridays\n"
    )
    said = recap(session, "Feedback", replace(DINA, language="id"), (), UTC)
    assert "## Masukan untuk saya" in said
    assert "**Tujuan:** end" in said


def test_without_a_goal_and_feedback_nothing_is_said_of_them() -> None:
    told = recap(SESSION, "Regular", DINA, ACTIONS, UTC)
    assert "Goal" not in told
    assert "Feedback" not in told


def test_nothing_that_is_shared_can_hold_or_reach_private_notes() -> None:
    """Types, not filters (R29): neither the session nor what share knows leads to them."""
    assert not any("private" in field.name for field in fields(Session))
    for module in (Path(share.__path__[0])).rglob("*.py"):
        assert not re.search(r"domain\.private|PrivateNotes|private_notes", module.read_text())
