"""The notes: Markdown as it is typed, kept as it is typed (R14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.events import Paste
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

from oneonone_tui.domain.page import Step
from oneonone_tui.domain.store import SaveState, SaveStatus
from oneonone_tui.domain.text import LINE_LIMIT, NOTE_LIMIT, clean
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.words import say

CALM = 0.5
"""Seconds without a change after which the frame says «saved» again."""


class Editor(TextArea):
    """A text area that cleans what is pasted and refuses more than it can hold."""

    COMPONENT_CLASSES = {"editor--tag"}

    tags: var[Mapping[int, str]] = var({}, init=False)
    """What stands at the right end of a line and is no part of the text, by the line's place."""

    step = Step.WRITE
    """How the text came to be what it is: written, or by an undo or redo."""

    class Refused(Message):
        """A text was not taken in, because it is too long."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False, tab_behavior="focus")
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """A line with the shape of its Markdown."""
        line = super().get_line(line_index)
        for style, start, end in _shape(line.plain):
            line.stylize(style, start, end)
        return line

    def watch_tags(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        return self._tagged(strip, y + self.scroll_offset.y) if self.tags else strip

    def _tagged(self, strip: Strip, y: int) -> Strip:
        """A row with the tag of its line, where the line ends in it and leaves the room; with
        less, only the first part of the tag."""
        document = self.wrapped_document
        if y >= document.height:
            return strip
        line = document.offset_to_location(Offset(0, y))[0]
        tag = self.tags.get(line, "")
        end = document.location_to_offset((line, len(self.document[line])))
        if end.x + 2 + cell_len(tag) > strip.cell_length:
            tag = tag.partition(" · ")[0]
        room = strip.cell_length - cell_len(tag)
        if not tag or end.y != y or end.x + 2 > room:
            return strip
        style = self.get_component_rich_style("editor--tag")
        return Strip.join([strip.crop(0, room), Strip([Segment(tag, style)])])

    def edit(self, edit: Edit) -> EditResult:
        self.step = Step.WRITE
        return super().edit(edit)

    def undo(self) -> None:
        self.step = Step.UNDO
        super().undo()

    def redo(self) -> None:
        self.step = Step.REDO
        super().redo()

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_in(event.text)

    def action_paste(self) -> None:
        """Insert what was copied inside the program."""
        self.take_in(self.app.clipboard)

    def take_in(self, text: str) -> None:
        """Insert a text that was not typed here: cleaned, and where the cursor is."""
        if result := self._replace_via_keyboard(clean(text), *self.selection):
            self.move_cursor(result.end_location)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        # All that is typed or pasted comes through here: the one place to keep the limits.
        beside = len(self.document.get_line(start[0])) if start == end else start[1]
        lengths = [len(line) for line in insert.split("\n")]
        whole = sum(len(line) + 1 for line in self.document.lines) + len(insert)
        if max(beside + lengths[0], *lengths) > LINE_LIMIT or whole > NOTE_LIMIT:
            self.post_message(self.Refused())
            return None
        return super()._replace_via_keyboard(insert, start, end)


def _shape(line: str) -> Iterator[tuple[str, int, int]]:
    """What of a line is Markdown, as (style, start, end): enough to see its shape.

    A parser would cost more than all else in the pane, and compiling expressions for it as much
    as a tenth of the editor's import.
    """
    body = line.lstrip()
    indent = len(line) - len(body)
    first = body.partition(" ")[0]
    if not indent and first.strip("#") == "" and 0 < len(first) < min(7, len(body)):
        yield "bold", 0, len(line)
    elif body.startswith(">"):
        yield "italic", 0, len(line)
    elif len(first) < len(body) and (
        first in ("-", "*", "+") or (first[:-1].isdecimal() and first[-1] in ".)")
    ):
        yield "dim", 0, indent + len(first)
    for mark, style in (("**", "bold"), ("__", "bold"), ("`", "dim")):
        begin = line.find(mark)
        while begin >= 0 and (end := line.find(mark, begin + len(mark) + 1)) >= 0:
            yield style, begin, end + len(mark)
            begin = line.find(mark, end + len(mark))


class Sheet(Pane):
    """A text that is kept; its frame tells from real acknowledgements whether all is saved."""

    TITLE: ClassVar[str]

    status: var[SaveStatus] = var(SaveStatus(SaveState.SAVED), init=False)
    editor = getters.query_one(Editor)

    _shown: SaveState | None = None
    """What the frame says of saving."""

    _calming: Timer | None = None
    """Runs while everything is saved and the frame does not say so yet."""

    def __init__(self, text: str, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = text

    def compose(self) -> ComposeResult:
        yield Editor(self._text)

    def on_mount(self) -> None:
        self.editor.move_cursor(self.editor.document.end)
        self.watch_status(self.status)

    def watch_status(self, status: SaveStatus) -> None:
        if self._calming is not None:
            self._calming.stop()
            self._calming = None
        if status.state is SaveState.SAVED and self._shown is SaveState.SAVING:
            # Who types would see the frame change eight times a second, and wait for its paint.
            self._calming = self.set_timer(CALM, partial(self._show, status.state))
        else:
            self._show(status.state)

    def _show(self, state: SaveState) -> None:
        if state is not self._shown:
            self._shown = state
            failed = state is SaveState.FAILED
            self.set_class(failed, "-failed")
            self.entitle(say(self.TITLE), say("NOT SAVED") if failed else say(state))

    @property
    def text(self) -> str:
        """The text as it stands, also where no message has told of it yet."""
        return self.editor.text if self.is_mounted and self.editor.is_attached else self._text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._text = event.text_area.text
        self.tell_written()

    def tell_written(self) -> None:
        """Post that there is another text."""
        raise NotImplementedError


class Notes(Sheet):
    """The notes of both."""

    TITLE = "Notes"

    class Written(Message):
        """The notes have another text."""

    class Moved(Message):
        """The cursor has gone to another line."""

    _at_line = -1
    """Where the cursor was when that was told last."""

    _told = ""

    def tell_written(self) -> None:
        self.post_message(self.Written())

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if (line := event.selection.end[0]) != self._at_line:
            self._at_line = line
            self.post_message(self.Moved())

    @property
    def writing_line(self) -> int | None:
        """The line on which somebody writes now; None where the focus is elsewhere."""
        return self.editor.cursor_location[0] if self.editor.has_focus else None

    def tell(self, what: str) -> None:
        """Say at the foot what the line that is typed will become."""
        if what != self._told:
            self._told = what
            self.border_subtitle = Content(what)
