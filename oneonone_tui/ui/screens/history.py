"""All sessions with a person, newest first, and what was written down in each (R14, R16)."""

from __future__ import annotations

from collections import Counter
from functools import partial

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.opening import reopen
from oneonone_tui.domain.recall import Hit, Words
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.domain.value import value
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.record import record_of
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.pane import Pane, open_pane
from oneonone_tui.ui.widgets.reading import Reading
from oneonone_tui.ui.widgets.rows import Rows, fit
from oneonone_tui.ui.words import say, say_day


@value
class Entry:
    """A session as it stands in the list."""

    number: int
    session: Session
    kind: str
    """The name of its type."""
    made: int
    """Action items that were promised in it."""


class Sessions(Pane):
    """The list."""

    rows = getters.query_one(Rows)

    def compose(self) -> ComposeResult:
        yield Static(id="session-heads")
        yield Rows()


class History(Fitted[None]):
    """A list and the chosen session beside it, or in its place where there is little room.

    Looking writes nothing, and whatever lies below goes on.
    """

    BINDINGS = keys.HISTORY
    AUTO_FOCUS = "Rows"

    sessions = getters.query_one(Sessions)
    reading = getters.query_one(Reading)
    key_line = getters.query_one(KeyLine)

    def __init__(self, desk: Desk, person_id: str, hit: Hit | None = None, query: str = "") -> None:
        """`hit` is a line to begin at, found by the words of `query`."""
        super().__init__()
        self._desk = desk
        self._person_id = person_id
        self._query = query
        self._words: Words = ()
        self._hit = hit
        self._entries: dict[str, Entry] = {}
        self._private: dict[str, str] = {}
        self._day_room = 0

    def compose(self) -> ComposeResult:
        yield Static(id="history-bar")
        with Container(id="history"):
            yield Sessions(id="sessions")
            yield Reading(id="reading")
        yield KeyLine()

    def on_mount(self) -> None:
        self.sessions.add_class("-open", "-current")
        self.reading.add_class("-open")
        self.show_all()
        if self._hit:
            self._go_to(self._hit)
        elif last := self.pair.last:
            self.sessions.rows.go_to(last.id)  # what goes on is in sight elsewhere

    def take_desk(self, desk: Desk) -> None:
        """The session types are there now."""
        self._desk = desk
        if self.is_mounted:
            self.show_all()

    def show_status(self, status: SaveStatus) -> None:
        """Warn while something is not on disk."""
        self.key_line.warn(status)

    def on_resize(self) -> None:
        self._show_heads()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        open_pane([self.sessions, self.reading], event.widget)
        self.set_class(self.is_reading, "-reading")

    @property
    def is_reading(self) -> bool:
        """Whether the focus is in the session, and not in the list."""
        return self.focused is self.reading.scroll

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the session ended last can be gone on with, and only where none is unfinished."""
        if action == "reopen_session":
            return self._reopenable is not None
        return super().check_action(action, parameters)

    def show_all(self) -> None:
        """Show everything as it is now."""
        self.pair = self._desk.pair(self._person_id)
        self._private = {
            each.id: each.text for each in self._desk.store.private_notes(self._person_id)
        }
        made = Counter(each.session for each in self.pair.actions if not each.taken_back)
        hears = self.pair.person.hears
        entries = [
            Entry(number, each, hears(self._desk.kind(each.type).name), made[each.id])
            for number, each in enumerate(self.pair.sessions, 1)
        ]
        self._entries = {entry.session.id: entry for entry in reversed(entries)}
        # Years need room where there are some.
        self._day_room = 2 + max((len(self._day(each)) for each in self.pair.sessions), default=0)
        count = say("sessions: {n}", n=len(entries))
        self.query_one("#history-bar", Static).update(
            Content.assemble(
                (f" {self.pair.person.name}", "bold"), (f" · {say('History')} · {count}", "$faint")
            )
        )
        self.sessions.entitle(say("Sessions"))
        drawn = [(id, partial(self._draw, entry)) for id, entry in self._entries.items()]
        self.sessions.rows.show(drawn or [("", partial(_draw_nothing))])
        self._show_heads()
        self._show_session()
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        self._show_session()

    def on_option_list_option_selected(self) -> None:
        self.action_open_session()

    def action_open_session(self) -> None:
        """Read the session that is highlighted."""
        if self._entries:
            self.reading.scroll.focus()
            # It may have had no room until now.
            self.set_class(True, "-reading")

    def action_go_back(self) -> None:
        """From the session to the list, and from there to where one came from."""
        if self.is_reading:
            self.sessions.rows.focus()
        else:
            self.dismiss()

    def action_read_on(self) -> None:
        """A page down in the session, from wherever the focus is."""
        self.reading.read_on()

    def action_turn_session(self, by: int) -> None:
        """Show the session before or after, also while one is read."""
        rows = self.sessions.rows
        if rows.highlighted is not None and 0 <= rows.highlighted + by < rows.option_count:
            rows.highlighted += by

    def action_reopen_session(self) -> None:
        """Take back that the last session was ended; what it put off comes back to it."""
        if last := self._reopenable:
            self._desk.store.save(*reopen(last, self.pair.topics))
            self.show_all()
            self.key_line.tell(say("It is open again; the board resumes it."))

    @work
    async def action_search(self) -> None:
        """Look for words in everything with this person."""
        from oneonone_tui.ui.screens.recall import Recall

        found = await self.app.push_screen_wait(Recall(self._desk, self.pair.person, self._query))
        if found:
            self._hit, self._query = found
            self._go_to(self._hit)

    def action_show_insights(self) -> None:
        """Show what the sessions say over time."""
        from oneonone_tui.ui.screens.insights import Insights

        self.app.push_screen(Insights(self._desk, self._person_id))

    @property
    def _reopenable(self) -> Session | None:
        if not self._entries or self._desk.store.read_only or self.pair.unended:
            return None
        return self.pair.last

    def _go_to(self, hit: Hit) -> None:
        from oneonone_tui.domain.recall import words_wanted

        self._words = words_wanted(self._query)
        self.sessions.rows.go_to(hit.session)
        self._show_session()
        self.action_open_session()

    def _show_session(self) -> None:
        entry = self._entries.get(self.sessions.rows.current_id or "")
        if entry is None:
            self.reading.entitle("")
            self.reading.show([])
            return
        self.reading.entitle(f"#{entry.number}", self._day(entry.session), entry.kind)
        spot = self._hit.spot if self._hit and self._hit.session == entry.session.id else None
        private = self._private.get(entry.session.id, "")
        lines = record_of(entry.session, self.pair, self._desk, self._words, private)
        self.reading.show(lines, spot)

    def _show_heads(self) -> None:
        heads = ("#", say("Date"), say("Type"), say("Min"), "1–5", say("Items"))
        width = self.sessions.rows.scrollable_content_region.width
        text = self._columns(width, heads, ("$faint",) * len(heads)) if self._entries else ""
        self.query_one("#session-heads", Static).update(text)

    def _draw(self, entry: Entry, width: int) -> Content:
        session = entry.session
        score = session.evaluation.score
        cells = (
            str(entry.number),
            self._day(session),
            entry.kind if session.ended else f"▸ {entry.kind}",
            str(round(session.spent_seconds / 60)),
            str(score) if score else "",
            str(entry.made) if entry.made else "",
        )
        kind = "" if session.ended else "bold $accent"
        return self._columns(width, cells, ("$faint", "", kind, "", "", ""))

    def _columns(self, width: int, cells: tuple[str, ...], styles: tuple[str, ...]) -> Content:
        rooms = [4, self._day_room, 0, 4, 4, 6]
        rooms[2] = max(6, width - sum(rooms))
        return Content.assemble(
            *(
                fit(cell, room - 1, style).pad_right(1)
                for cell, room, style in zip(cells, rooms, styles, strict=True)
            )
        )

    def _day(self, session: Session) -> str:
        return say_day(day_of(session.started), self._desk.today)


def _draw_nothing(_: int) -> Content:
    return Content.styled(say("You have not met yet."), "$faint")
