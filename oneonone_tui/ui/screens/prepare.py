"""Before the session: what there is to know, and what it is to be (R21)."""

from __future__ import annotations

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Static

from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.store import SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.plan import Plan
from oneonone_tui.ui.screens.fitted import Fitted
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.pane import open_pane
from oneonone_tui.ui.widgets.plan_pane import PlanPane
from oneonone_tui.ui.widgets.radar import Radar
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.words import say, say_day


class Prepare(Fitted[None]):
    """Read in a minute: one pane to read, one to settle things in. Looking writes nothing."""

    BINDINGS = [*keys.PREPARE, *keys.PREPARE_TOPICS, *keys.DIGITS]
    AUTO_FOCUS = "Rows"

    radar = getters.query_one(Radar)
    pane = getters.query_one(PlanPane)
    key_line = getters.query_one(KeyLine)

    class Begun(Message):
        """The session should begin, as it was prepared."""

        def __init__(self, prepare: Prepare, person_id: str, type_id: str) -> None:
            super().__init__()
            self.prepare = prepare
            self.person_id = person_id
            self.type_id = type_id

    class Left(Message):
        """Not now: back to the board."""

    def __init__(self, desk: Desk, pair: Pair) -> None:
        super().__init__()
        self.pair = pair
        self.plan = Plan(desk, pair)

    def compose(self) -> ComposeResult:
        yield Static(id="prepare-bar")
        with Container(id="prepare"):
            yield Radar(id="radar")
            yield PlanPane(id="plan", classes="-current")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show_bar()
        self.show_all()

    def take_desk(self, desk: Desk) -> None:
        """The session types and the question banks are there now."""
        self.plan.desk = desk
        if self.is_mounted:
            self.show_all()

    def show_status(self, status: SaveStatus) -> None:
        """Warn while something is not on disk."""
        self.key_line.warn(status)

    def rescue(self) -> None:
        """Keep what was typed, also where it was not accepted yet."""
        if line := self.pane.open_line:
            line.accept()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, the keys rest."""
        if self.is_mounted and self.pane.open_line is not None:
            return action in ("begin_session", "leave")
        return super().check_action(action, parameters)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        panes = [self.radar, self.pane]
        if any(event.widget in pane.walk_children() for pane in panes):
            open_pane(panes, event.widget)

    def show_all(self) -> None:
        """Show everything as it is now."""
        self.radar.show(self.pair, self.plan)
        self.show_plan()

    def show_plan(self) -> None:
        """Show what is settled."""
        self.pane.show(self.plan)

    # On and back

    def action_begin_session(self) -> None:
        """Begin the session as it stands; a line that is open is taken in first, and seen."""
        if line := self.pane.open_line:
            line.accept()
        elif self.plan.kinds:
            self.post_message(self.Begun(self, self.plan.person.id, self.plan.kind.id))

    def action_leave(self) -> None:
        """Back to the board; what was settled waits."""
        self.post_message(self.Left())

    def action_read_on(self) -> None:
        """Scroll what there is to know."""
        self.radar.read_on()

    # What the session is to be

    def action_turn_type(self, by: int) -> None:
        """Take the next type of session, or the one before."""
        if kinds := self.plan.kinds:
            self._choose((kinds.index(self.plan.kind) + by) % len(kinds))

    def action_take_number(self, number: int) -> None:
        """Take the type of this number."""
        if number <= len(self.plan.kinds):
            self._choose(number - 1)

    def action_set_goal(self) -> None:
        """Ask what the session is for."""

        def accept(text: str) -> str:
            self.plan.aim(text)
            self.show_plan()
            return ""

        given = self.plan.person.prepared.goal
        self.pane.line.ask(Request("goal", say("What is this session for?"), accept, given))

    @work
    async def action_pin_question(self) -> None:
        """Look a question up that is to come first, or no more."""
        from oneonone_tui.ui.screens.find import Find

        plan = self.plan
        find = Find(plan.questions, plan.person, plan.rotation(), plan.desk.today)
        if chosen := await self.app.push_screen_wait(find):
            pinned = plan.pin(chosen)
            self.key_line.tell(
                say("Pinned: it comes first until it is asked.") if pinned else say("Not pinned.")
            )
            self.show_plan()

    @work
    async def action_edit_card(self) -> None:
        """Look at what to keep in mind about the person, and add to it."""
        from oneonone_tui.ui.screens.card import CardForm

        if person := await self.app.push_screen_wait(CardForm(self.plan.desk, self.plan.person)):
            self.plan.become(person)

    def action_show_history(self) -> None:
        """Look at what was written down in the sessions before."""
        from oneonone_tui.ui.screens.history import History

        self.app.push_screen(History(self.plan.desk, self.plan.person.id))

    @work
    async def action_show_goals(self) -> None:
        """Look at the longer goals, and say how they stand."""
        from oneonone_tui.ui.screens.goals import Goals

        await self.app.push_screen_wait(Goals(self.plan.desk, self.plan.person))
        self.show_all()

    @work
    async def action_show_expectations(self) -> None:
        """Look at what the two expect of each other."""
        from oneonone_tui.ui.screens.expectations import Expectations

        await self.app.push_screen_wait(Expectations(self.plan.desk, self.plan.person))
        self.show_all()

    # Topics

    def action_add_item(self) -> None:
        """Ask for a topic."""

        def accept(text: str) -> str:
            if text:
                topic = self.plan.add(text)
                self.show_plan()
                self.pane.rows.go_to(topic.id)
            return ""

        self.pane.line.ask(Request("topic.add", say("New topic"), accept))

    def action_edit_item(self) -> None:
        """Ask for another wording."""
        topic = self.pane.current
        if topic is None:
            return
        before = topic

        def accept(text: str) -> str:
            if text:
                self.plan.reword(before, text)
                self.show_plan()
            return ""

        self.pane.line.ask(Request(f"topic.edit.{before.id}", say("Topic"), accept, before.text))

    def action_remove_item(self) -> None:
        """Take the highlighted topic back."""
        if topic := self.pane.current:
            self.plan.remove(topic)
            self.show_plan()

    def action_move_item(self, by: int) -> None:
        """Have the highlighted topic come earlier or later."""
        if topic := self.pane.current:
            self.plan.move(topic, by)
            self.show_plan()

    def action_undo_agenda(self) -> None:
        """Take the last change back."""
        if self.plan.undo():
            self.show_all()
        else:
            self.key_line.tell(say("Nothing to take back."))

    def _choose(self, place: int) -> None:
        self.plan.choose(self.plan.kinds[place].id)
        self.show_all()

    def _show_bar(self) -> None:
        met, due = self.pair.last_met(), self.pair.next_due(self.plan.desk.cadence_days)
        today = self.plan.desk.today
        dates = (
            f"{say('Last met')} {say_day(met, today)}" if met else "",
            f"{say('Next')} {say_day(due, today)}" if due else "",
        )
        beside = "".join(f" · {part}" for part in (say("Prepare"), *dates) if part)
        self.query_one("#prepare-bar", Static).update(
            Content.assemble((f" {self.pair.person.name}", "bold"), (beside, "$faint"))
        )
