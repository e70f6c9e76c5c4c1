"""The formats of a recap; each is imported where it is wanted."""

from __future__ import annotations

from oneonone_tui.share.recap import Recap

RECAPS = ("md", "html", "txt")
"""The formats in which a recap is had."""


def rendered(recap: Recap, form: str) -> str:
    """A recap in one of its formats."""
    if form == "html":
        from oneonone_tui.share.web_page import as_page

        return as_page(recap)
    if form == "txt":
        from oneonone_tui.share.plain_text import as_text

        return as_text(recap)
    from oneonone_tui.share.markdown import as_markdown

    return as_markdown(recap)
