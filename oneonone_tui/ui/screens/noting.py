"""What is written in the notes during a session, and what its marked lines become (R13, R14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.events import DescendantFocus

from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.asking import Asking
from oneonone_tui.ui.typing_ahead import TypingAhead
from oneonone_tui.ui.widgets.notes import Editor, Notes
from oneonone_tui.ui.words import say

if TYPE_CHECKING:
    from oneonone_tui.ui.scribe import Scribe


class Noting(Asking):
    """A meeting with notes. A marked line is finished when the cursor leaves it."""

    notes = getters.query_one(Notes)

    _scribe: Scribe | None = None

    _tally = ""
    """Praise beside criticism, where the session is for feedback; shown while nothing else is."""

    @property
    def scribe(self) -> Scribe:
        """Who follows the notes; called when the first frame is there."""
        if self._scribe is None:
            from oneonone_tui.ui.scribe import Scribe

            self._scribe = Scribe(self.desk, self.session)
        return self._scribe

    def on_mount(self) -> None:
        # What a crash left unfinished is finished, but for the line that is gone on with.
        self.call_after_refresh(self.finish_lines)

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        if self.is_mounted and self._scribe is not None:
            self._count()
            self.finish_lines()

    def show_status(self, status: SaveStatus) -> None:
        super().show_status(status)
        self.notes.status = status

    def list_actions(self) -> None:
        super().list_actions()
        if self._scribe is not None:
            self._show_tags()

    def rescue(self) -> None:
        self._take_text()
        super().rescue()

    def finish_lines(self, *, leaving: bool = False) -> None:
        """Finish the marked lines but that of the cursor; really all, when the notes are left."""
        self._take_text()  # the cursor goes before the text that moved it is told
        cursor = None if leaving else self.notes.writing_line
        if not self.scribe.is_settled(cursor):
            session, records = self.scribe.finish(cursor, self.pair, self.session)
            if records or session != self.session:
                self.session = session
                self.desk.store.save(session, *records)
            if records:
                self.list_actions()
            else:
                self._show_tags()
            self._count()
        self._preview()

    def on_notes_written(self) -> None:
        self.finish_lines()

    def on_notes_moved(self) -> None:
        self.finish_lines()

    def bring_ahead(self) -> None:
        """Write down what was typed before there were notes."""
        if isinstance(self.app, TypingAhead):
            for piece in self.app.take_ahead():
                self.notes.editor.take_in(piece)
            self._take_text()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        super().on_descendant_focus(event)
        if event.widget is not self.notes.editor and self._scribe is not None:
            self.finish_lines(leaving=True)

    def on_editor_refused(self, _: Editor.Refused) -> None:
        self.key_line.tell(
            say("Too long for the notes: 2,000 characters in a line, 256 KB in all.")
        )

    def _take_text(self) -> None:
        text, step = self.notes.text, self.notes.editor.step
        if text != self.session.notes:
            self.session = self.scribe.write(text, step, self.session)
            # The key is painted before the saver is woken, which then wants the interpreter too.
            self.call_after_refresh(lambda: self.keep(self.session))

    def _preview(self) -> None:
        line = self.notes.writing_line
        found = self.scribe.preview(line, self.pair) if line is not None else ""
        self.notes.tell(found or self._tally)

    def _count(self) -> None:
        self._tally = self.scribe.tally(self.pair, self.session) if self.kind.lanes else ""

    def _show_tags(self) -> None:
        self.notes.editor.tags = self.scribe.tags(self.ledger.actions)
