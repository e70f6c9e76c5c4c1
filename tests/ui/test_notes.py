"""The notes show the shape of their Markdown, and nothing else changes them."""

from __future__ import annotations

import pytest

from oneonone_tui.ui.widgets.notes import Editor


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("# Her topics", [("# Her topics", "bold")]),
        ("###### six", [("###### six", "bold")]),
        ("####### seven", []),
        ("#hashtag", []),
        ("#", []),
        ("- rota", [("-", "dim")]),
        ("  * rota", [("  *", "dim")]),
        ("12. rota", [("12.", "dim")]),
        ("3) rota", [("3)", "dim")]),
        ("1.5 days", []),
        ("-5 degrees", []),
        ("> parked", [("> parked", "italic")]),
        ("so **very** tired", [("**very**", "bold")]),
        ("__one__ and __two__", [("__one__", "bold"), ("__two__", "bold")]),
        ("run `make` now", [("`make`", "dim")]),
        ("- **late** again", [("-", "dim"), ("**late**", "bold")]),
        ("half **open", []),
        ("**** nothing", []),
        ("", []),
        ("   ", []),
    ],
)
def test_a_line_shows_the_shape_of_its_markdown(line: str, shape: list[tuple[str, str]]) -> None:
    text = Editor(line).get_line(0)

    assert text.plain == line
    assert [(line[span.start : span.end], span.style) for span in text.spans] == shape
