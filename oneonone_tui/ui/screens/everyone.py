"""All open action items over all people: what is promised where, done from there (R18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual import getters, work
from textual.app import ComposeResult
from textual.reactive import var

from oneonone_tui.domain.action import ActionItem, Owner, checklist_order
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.ledger import Changes
from oneonone_tui.ui.listed import Listed
from oneonone_tui.ui.promises import say_owner
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.words import say


class EveryonesList(Checklist, inherit_bindings=False):
    """The checklist with the items of several people; each says between whom it is."""

    BINDINGS = keys.EVERYONE_LIST
    OWNER_WIDTH = 16

    filters: var[tuple[str, ...]] = var((), init=False)
    """What is left out, in words for the title."""

    def __init__(self, people: Iterable[Person], today: date, *, read_only: bool) -> None:
        self._people = {person.id: person for person in people}
        self._read_only = read_only
        super().__init__(Person("", ""), today, id="actions")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self._read_only and super().check_action(action, parameters)

    def person_of(self, action: ActionItem) -> Person:
        return self._people[action.person]

    def say_owner(self, action: ActionItem) -> str:
        person = self.person_of(action)
        theirs = say_owner(Owner.THEM, person)
        return theirs if action.owner is Owner.THEM else f"{super().say_owner(action)} → {theirs}"

    def title_of(self, open_actions: Sequence[ActionItem]) -> tuple[str, ...]:
        return (say("Open items"), *super().title_of(open_actions)[1:], *self.filters)

    @property
    def nothing(self) -> str:
        return say("Nothing is open here.")


class Everyone(Fitted[None]):
    """What all have promised, what is due first at the top; a key for each way to look at it."""

    BINDINGS = keys.EVERYONE
    AUTO_FOCUS = "Rows"

    checklist = getters.query_one(EveryonesList)
    key_line = getters.query_one(KeyLine)

    owner: var[Owner | None] = var(None, init=False)
    late: var[bool] = var(False, init=False)
    person: var[str] = var("", init=False)
    """Id of the one person whose items are shown; empty for everyone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people = [person for person in desk.store.people() if not person.archived]
        self._changes = Changes(desk)
        self._shown: set[str] = set()
        """Ids of the items that were open here once: what is ticked off stays in sight."""

    def compose(self) -> ComposeResult:
        read_only = bool(self._desk.store.read_only)
        yield EveryonesList(self._people, self._desk.today, read_only=read_only)
        yield KeyLine()

    def on_mount(self) -> None:
        self.checklist.add_class("-open", "-current")
        self._list()

    def show_status(self, status: SaveStatus) -> None:
        """Warn while something is not on disk."""
        self.key_line.warn(status)

    def rescue(self) -> None:
        """Nothing is held here that is not kept."""

    def watch_owner(self) -> None:
        self._list()

    def watch_late(self) -> None:
        self._list()

    def watch_person(self) -> None:
        self._list()

    def action_only_mine(self) -> None:
        """Only what I promised, or everything again."""
        self.owner = None if self.owner is Owner.ME else Owner.ME

    def action_only_theirs(self) -> None:
        """Only what others promised, or everything again."""
        self.owner = None if self.owner is Owner.THEM else Owner.THEM

    def action_only_late(self) -> None:
        """Only what is overdue, or everything again."""
        self.late = not self.late

    @work
    async def action_only_person(self) -> None:
        """Only what is between one person and me."""
        from oneonone_tui.ui.screens.choose import Choose

        people = [(person.id, person.name, say(person.relationship)) for person in self._people]
        offers = [("", say("Everyone"), ""), *people]
        chosen = await self.app.push_screen_wait(Choose(say("Whose items?"), offers))
        if chosen is not None:
            self.person = chosen

    def action_go_back(self) -> None:
        """Back to the board."""
        self.dismiss()

    def on_checklist_changed(self, message: Checklist.Changed) -> None:
        self._changes.change(message.action)
        self._list()

    def on_checklist_ticked(self, message: Checklist.Ticked) -> None:
        self._changes.tick(message.action)
        self._list()

    def on_checklist_dropped(self, message: Checklist.Dropped) -> None:
        self._changes.drop(message.action, message.reason)
        self._list()

    def on_checklist_undone(self) -> None:
        if self._changes.undo() is None:
            self.key_line.tell(say("Nothing to take back."))
        self._list()

    def _list(self) -> None:
        wanted = tuple(checklist_order(self._wanted()))
        self._shown |= {action.id for action in wanted}
        names = {person.id: person.name for person in self._people}
        owner = {Owner.ME: say("only mine"), Owner.THEM: say("only theirs")}
        filters = (
            owner[self.owner] if self.owner else "",
            say("only overdue") if self.late else "",
            names.get(self.person, ""),
        )
        self.checklist.filters = tuple(filter(None, filters))
        self.checklist.listed = tuple(Listed(action) for action in wanted)
        self.checklist.watch_listed(self.checklist.listed)  # the title, where no item changed

    def _wanted(self) -> Iterator[ActionItem]:
        today = self._desk.today
        for person in self._people:
            if self.person in ("", person.id):
                for action in self._desk.store.actions(person.id):
                    closed_here = action.id in self._shown and not action.is_open
                    late = action.days_over(today) > 0 or closed_here
                    if (
                        (action.is_open or closed_here)
                        and not action.taken_back
                        and self.owner in (None, action.owner)
                        and (late or not self.late)
                    ):
                        yield action
