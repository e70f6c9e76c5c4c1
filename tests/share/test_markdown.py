"""A recap as Markdown does nothing where it is rendered, whatever the notes say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import AgendaItem, ItemState, Session
from oneonone_tui.domain.text import clean
from oneonone_tui.share.markdown import as_markdown, tame
from oneonone_tui.share.recap import recap_of
from tests.share.hostile import HOSTILE, PIECES
from tests.share.page_reader import PageReader

STARTED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def recap(text: str) -> str:
    """With one text wherever there can be one."""
    item = AgendaItem("i1", text, state=ItemState.DONE)
    notes = f"-> be brief\n{text}"
    session = Session("s1", "p1", "regular", STARTED, goal=text, agenda=(item,), notes=notes)
    return as_markdown(recap_of(session, text, Person("p1", text), (), UTC))


def rendered(markdown: str) -> PageReader:
    """As by a renderer that lets everything through."""
    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return PageReader(md.render(markdown))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing(text: str) -> None:
    assert rendered(recap(text)).dangers == []


@given(PIECES)
def test_no_cut_or_join_of_hostile_text_does_anything(text: str) -> None:
    assert rendered(recap(clean(text))).dangers == []


def test_the_same_text_as_it_is_would_do_something() -> None:
    assert [text for text in HOSTILE if rendered(text).dangers]


@pytest.mark.parametrize(
    "notes",
    [
        "# Hers\n- *on-call* has been **heavy**, `rota`\n= we rotate weekly",
        "a < b, 3 > 2, <3 and 5<6, R&D, x[0], f(x), wow! [sic]",
        "[the page](https://example.org/a?b=c#d) and [mail](mailto:dina@example.org)",
        "[ref]: https://example.org",
        "```\nif a < b:\n    print(x[0])\n```",
        "wow!\n- [ ] todo",
    ],
)
def test_what_does_no_harm_stays_as_it_was_typed(notes: str) -> None:
    assert tame(notes) == notes


@pytest.mark.parametrize(
    ("notes", "shown"),
    [
        ("<b>bold</b>", "<b>bold</b>"),
        ("![x](https://a/b.png)", "![x](https://a/b.png)"),
        ("[x](javascript:y)", "[x](javascript:y)"),
        ("[x](other.md)", "[x](other.md)"),
    ],
)
def test_what_is_made_literal_reads_as_it_was_typed(notes: str, shown: str) -> None:
    assert rendered(tame(notes)).text.strip() == shown
