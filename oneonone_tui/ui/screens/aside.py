"""What is written in the place of the notes: for my eyes only (R29), or for no record (R30)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui.screens.noting import Noting
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.widgets.notes import Sheet
    from oneonone_tui.ui.widgets.off_record import OffRecord
    from oneonone_tui.ui.widgets.private import Private


class Aside(Noting):
    """A meeting with other pages in the place of the notes, made when they are first wanted."""

    _private: Private | None = None
    _kept: PrivateNotes
    """The private notes as they were given to the store."""

    _off_record: OffRecord | None = None
    """There only while the session is off the record."""

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
            self.key_line.tell(say("Your private notes are kept; F4 goes to the notes."))

    def rescue(self) -> None:
        self._take_private()
        super().rescue()

    def on_private_written(self) -> None:
        self._take_private()

    async def action_turn_private(self) -> None:
        """Write the private notes, or the notes again."""
        if self.shielded:
            self.refuse_private()
            return
        if self._off_record is not None:
            self.key_line.tell(say("Off the record: F10 ends it first."))
            return
        page = await self._private_page()
        here = page.has_focus_within and not page.has_class("-behind")
        self._turn_to(self.notes if here else page)

    async def action_turn_off_record(self) -> None:
        """Write what is never kept, or forget it and go on with the notes."""
        if self._off_record is not None:
            self.end_off_record()
            self._turn_to(self.notes)
            return
        from oneonone_tui.ui.widgets.off_record import OffRecord

        self.finish_lines(leaving=True)
        self.pace = self.pace.go_on().turn_off_record()
        self._off_record = OffRecord(id="off-record")
        # Waited for: what is typed next must not go into the notes.
        await self._mount(self._off_record)
        self._turn_to(self._off_record)

    def end_off_record(self) -> None:
        """Be on the record again; of what was written there is nothing left but the time."""
        if (page := self._off_record) is not None:
            page.forget()
            self._off_record = None
            self._show(self.notes)
            page.remove()
            self.pace = self.pace.turn_off_record()
            self.keep(self.session)

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane; the notes come back to their place."""
        if name == "notes":
            self._turn_to(self._off_record or self.notes)
        else:
            super().action_focus_pane(name)

    @property
    def _pages(self) -> list[Sheet | OffRecord]:
        """What can stand in the place of the notes."""
        return [page for page in (self.notes, self._private, self._off_record) if page]

    @property
    def page(self) -> Sheet | OffRecord:
        """What stands in the place of the notes now."""
        return next(page for page in self._pages if not page.has_class("-behind"))

    async def _mount(self, page: Pane) -> None:
        page.bring_drafts({draft.purpose: draft.text for draft in self.session.drafts})
        await self.query_one("#right").mount(page, after=self.notes)

    def _turn_to(self, page: Sheet | OffRecord) -> None:
        """Have a page in the place of the notes, and go to it."""
        self.key_line.hint = ""  # such as where to find the page
        self._show(page)
        shared = page is self.notes and not self.app.has_class("-keeps-notes")
        if shared or not self.shielded:
            # Not `focus`, which comes behind the keys that have arrived meanwhile: they would go
            # into the notes of both.
            self.set_focus(page.editor)

    def _show(self, page: Pane) -> None:
        for other in self._pages:
            other.set_class(other is not page, "-behind")
            if other is not page and other.has_class("-open"):
                page.add_class("-open")
                other.remove_class("-open")
            if other is not page and other.has_focus_within:
                self.set_focus(None)  # at once, and not when it is seen to be gone

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
            await self._mount(self._private)
        return self._private

    def _take_private(self) -> None:
        if self._private is not None and self._private.text != self._kept.text:
            self._kept = replace(self._kept, text=self._private.text)
            self.desk.store.save(self._kept)
