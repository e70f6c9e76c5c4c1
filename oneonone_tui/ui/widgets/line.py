"""One line to type in: at the foot of a pane while it is needed, or as a field of a form."""

from __future__ import annotations

from textual.binding import Binding
from textual.events import Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from oneonone_tui.domain.session import Draft
from oneonone_tui.domain.text import LINE_LIMIT, one_line
from oneonone_tui.ui.widgets.request import Request


class Field(Input):
    """A text field whose pastes are made safe at the door."""

    class Refused(Message):
        """A paste was not taken in, because it is too long."""

    def __init__(
        self, value: str = "", placeholder: str = "", id: str | None = None, fresh: bool = False
    ) -> None:
        """`fresh`: typing replaces what is there, as one expects of a date."""
        super().__init__(
            value, placeholder, id=id, compact=True, select_on_focus=fresh, max_length=LINE_LIMIT
        )
        self.cursor_blink = False

    async def _on_paste(self, event: Paste) -> None:  # type: ignore[override]
        # A pasted list becomes one line, whole: stock Input silently keeps the first line only.
        event.stop()
        event.prevent_default()
        text = one_line(event.text)
        if len(self.value) + len(text) > LINE_LIMIT:
            self.post_message(self.Refused())
        else:
            self.replace(text, *self.selection)

    def restricted(self) -> None:
        """At its length limit the field just takes no more: nothing rings during a call."""


class Line(Field):
    """A field that asks for one thing, and is not there otherwise.

    Whatever is typed is told at once as a draft, so that it can be kept before it is accepted.
    """

    BINDINGS = [Binding("escape", "cancel", "Cancel", id="line.cancel", show=False)]

    class Told(Message):
        """What the line has to say while it is open; empty when it has closed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Drafted(Message):
        """A text was begun, or is none any more."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    def __init__(self, drafts: dict[str, str]) -> None:
        """`drafts` are texts that were begun, by purpose; it keeps them up to date."""
        super().__init__()
        self.display = False
        self.drafts = drafts
        self._request: Request | None = None
        self._came_from: Widget | None = None

    @property
    def asking(self) -> bool:
        """Whether something is being asked for."""
        return self._request is not None

    @property
    def is_private(self) -> bool:
        """Whether what is asked for is for my eyes only."""
        return self._request is not None and self._request.private

    @property
    def draft(self) -> Draft | None:
        """What is being typed and is not what was given; an empty text where it is the same."""
        if self._request is None:
            return None
        typed = one_line(self.value)
        return Draft(self._request.purpose, "" if typed == self._request.value else typed)

    def ask(self, request: Request) -> None:
        """Ask for a line; `accept` gets it on Enter, and the line stays until it is content."""
        if self._request is not None and self._request.purpose == request.purpose:
            self.screen.set_focus(self)
            return
        if not self.asking:
            self._came_from = self.screen.focused
        self._request = None  # what was typed for something else is a draft by now
        begun = self.drafts.get(request.purpose)
        self.placeholder = request.label
        self.value = begun or request.value
        self._request = request
        self.cursor_position = len(self.value)
        self.display = True
        # Not `focus`, which comes behind the keys that have arrived meanwhile: an answer would go
        # into the notes of both.
        self.screen.set_focus(self)
        if request.fresh and not begun:
            self.select_all()
        self._tell()

    def accept(self) -> bool:
        """Take in what is typed, as Enter does; False where it is not accepted and stays."""
        request = self._request
        if request is None:
            return True
        if problem := request.accept(one_line(self.value)):
            self.post_message(self.Told(problem))
            return False
        if self._request is request:
            self._remember(Draft(request.purpose, ""))
            self._close()
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if draft := self.draft:
            self._remember(draft)
            self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.accept()

    def action_cancel(self) -> None:
        """Close without taking anything; asked for again, the text is there again."""
        self._close()

    def _remember(self, draft: Draft) -> None:
        if draft.text != self.drafts.get(draft.purpose, ""):
            self.drafts[draft.purpose] = draft.text
            self.post_message(self.Drafted(draft))

    def _tell(self) -> None:
        if request := self._request:
            preview = request.preview(one_line(self.value)) if request.preview else ""
            self.post_message(self.Told(preview or request.label))

    def _close(self) -> None:
        self._request = None
        self.display = False
        self.value = ""
        self.post_message(self.Told(""))
        if self._came_from is not None and self._came_from.is_attached:
            self._came_from.focus()
