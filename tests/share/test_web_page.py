"""A recap as a page: whole, in one file, and without anything that acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.text import clean, one_line
from oneonone_tui.share.recap import recap_of
from oneonone_tui.share.web_page import as_page
from tests.share.hostile import HOSTILE, PIECES
from tests.share.page_reader import PageReader
from tests.share.test_recap import ACTIONS, DINA, SESSION


def page(session: Session = SESSION) -> str:
    return as_page(recap_of(session, "Regular", DINA, ACTIONS, UTC))


def page_of(text: str) -> PageReader:
    """With one text wherever there can be one."""
    item = AgendaItem("i1", text, state=ItemState.DONE)
    session = replace(SESSION, goal=text, agenda=(item,), notes=f"-> be brief\n{text}")
    action = replace(ACTIONS[3], text=text, owner=Owner.THEM)
    person = replace(DINA, name=text, language=one_line(text))
    return PageReader(as_page(recap_of(session, text, person, (action,), UTC)))


def test_a_page_has_everything_that_the_recap_has() -> None:
    read = PageReader(page())
    words = " ".join(read.text.split())
    assert words.startswith("1-on-1 with Dina Prameswari, Fri 20 Nov 2026 Regular · 32 minutes")
    for said in (
        "Covered Check-in On-call load Parked for next time Conference budget",
        "A7 ask SRE me, Fri 27 Nov 2026",
        "Next 1-on-1Fri 4 Dec 2026",
        "Notes Hers *on-call* has been heavy",
    ):
        assert said in words
    assert read.dangers == []


def test_notes_keep_their_shape() -> None:
    notes = "# One #\ntext\n\nmore\n- a\n- b\n```\n# no heading\n  <i>\n```\n## Two"
    body = page(replace(SESSION, notes=notes)).partition("<h2>Notes</h2>\n")[2]
    assert body.partition("\n</main>")[0] == (
        '<h3 dir="auto">One</h3>\n<p dir="auto">text</p>\n<p dir="auto">more</p>\n'
        '<ul>\n<li dir="auto">a</li>\n<li dir="auto">b</li>\n</ul>\n'
        "<pre># no heading\n  &lt;i&gt;</pre>\n"
        '<h3 dir="auto">Two</h3>'
    )


def test_a_fence_left_open_ends_with_the_notes() -> None:
    body = page(replace(SESSION, notes="```\nselect 1"))
    assert "<pre>select 1</pre>\n</main>" in body


def test_a_page_asks_for_nothing_from_anywhere() -> None:
    text = page()
    assert "default-src 'none'" in text
    for sign in ("http:", "https:", "src=", "href", "url(", "@import", "<script"):
        assert sign not in text.lower()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    read = page_of(text)
    assert read.dangers == []
    assert one_line(text) in read.text


@given(PIECES)
def test_no_cut_or_join_of_hostile_text_changes_the_page(text: str) -> None:
    text = clean(text)
    read = page_of(f"x{text}x")
    assert read.dangers == []
    assert set(read.elements) <= {
        *("html", "head", "meta", "title", "style", "body", "main"),
        *("h1", "h2", "h3", "p", "ul", "li", "b", "small", "dl", "dt", "dd", "br", "pre"),
    }
    assert read.text.count(one_line(f"x{text}x")) >= 3
