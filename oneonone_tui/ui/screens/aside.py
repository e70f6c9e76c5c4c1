"""What is written beside the notes, in their place: my private notes (R29)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui.screens.noting import Noting
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.widgets.private import Private


class Aside(Noting):
    """A meeting with other pages in the place of the notes, made when they are first wanted."""

    _private: Private | None = None
    _kept: PrivateNotes
    """The private notes as they were given to the store."""

    def show_status(self, status: SaveStatus) -> None:
        super().show_status(status)
        if self._private is not None:
            self._private.status = status

    def show_shield(self, shielded: bool) -> None:
        super().show_shield(shielded)
        self.notes.tell("")
        if shielded and self._private is not None and not self._private.has_class("-behind"):
            # Without the focus: what is typed blindly must not go into the notes of both.
            self._show(self.notes)
            self.set_focus(None)
            self.key_line.tell(say("Your private notes are kept; F4 goes to the notes."))

    def rescue(self) -> None:
        self._take_private()
        super().rescue()

    def on_private_written(self) -> None:
        self._take_private()

    async def action_turn_private(self) -> None:
        """Write the private notes, or the notes again."""
        if self.shielded:
            self.key_line.tell(say("They are only for you; F9 takes the shield away first."))
            return
        page = await self._private_page()
        here = page.has_focus_within and not page.has_class("-behind")
        self._turn_to(self.notes if here else page)

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane; the notes come back to their place."""
        if name == "notes":
            self._turn_to(self.notes)
        else:
            super().action_focus_pane(name)

    @property
    def _pages(self) -> list[Pane]:
        """What can stand in the place of the notes."""
        return [page for page in (self.notes, self._private) if page]

    def _turn_to(self, page: Pane) -> None:
        """Have a page in the place of the notes, and go to it."""
        self._show(page)
        page.enter()

    def _show(self, page: Pane) -> None:
        for other in self._pages:
            other.set_class(other is not page, "-behind")
            if other is not page and other.has_class("-open"):
                page.add_class("-open")
                other.remove_class("-open")

    async def _private_page(self) -> Private:
        if self._private is None:
            from oneonone_tui.ui.widgets.private import Private

            session = self.session
            kept = self.desk.store.private_notes(session.person)
            found = (notes for notes in kept if notes.id == session.id)
            self._kept = next(found, PrivateNotes(session.id, session.person))
            self._private = Private(self._kept.text, id="private")
            self._private.status = self.notes.status
            # Waited for: what is typed next must not go into the notes.
            await self.query_one("#right").mount(self._private, after=self.notes)
        return self._private

    def _take_private(self) -> None:
        if self._private is not None and self._private.text != self._kept.text:
            self._kept = replace(self._kept, text=self._private.text)
            self.desk.store.save(self._kept)
