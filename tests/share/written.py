"""A recap as the tests read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.session import Session
from oneonone_tui.share.markdown import as_markdown
from oneonone_tui.share.recap import Reader, recap_of


def recap(
    session: Session,
    kind_name: str,
    person: Reader,
    actions: Iterable[ActionItem],
    zone: tzinfo | None = None,
) -> str:
    """As Markdown."""
    return as_markdown(recap_of(session, kind_name, person, actions, zone))
