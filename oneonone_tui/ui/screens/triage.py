"""The opening: what was promised, gone through before anything else (R18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult

from oneonone_tui.domain.action import ActionItem, ActionState
from oneonone_tui.domain.session import Session
from oneonone_tui.ui import keys
from oneonone_tui.ui.listed import Listed
from oneonone_tui.ui.screens.meeting import Meeting
from oneonone_tui.ui.widgets.checklist import Checklist
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.words import say


class TriageList(Checklist, inherit_bindings=False):
    """The checklist with one more answer to each item: keep."""

    BINDINGS = keys.TRIAGE_LIST

    class Kept(Checklist.Ticked):
        """The item stands as it is."""

    def title_of(self, open_actions: Sequence[ActionItem]) -> tuple[str, ...]:
        return (say("What was promised"), *super().title_of(open_actions)[1:])

    def action_keep_action(self) -> None:
        """Keep the item as it is."""
        if action := self.current:
            self.post_message(self.Kept(action))


class Triage(Meeting[Session]):
    """All open items of the pair, mine first and oldest first, an answer for each.

    The order stays as it was at the opening, so that the eye can go down the list once. The
    screen is left with the session, which has grown older meanwhile.
    """

    BINDINGS = keys.TRIAGE

    def compose(self) -> ComposeResult:
        yield from self.compose_bar()
        self._before = self.pair.open_actions
        self._decided: set[str] = set()
        yield TriageList(self.pair.person, self.desk.today, id="actions")
        yield KeyLine()

    def list_actions(self) -> None:
        now = {action.id: action for action in self.ledger.promised}
        before = tuple(
            Listed(now.pop(was.id), self.ledger.carried(was), self._remark(was))
            for was in self._before
        )
        added = (action for action in now.values() if action.session == self.session.id)
        self.checklist.listed = (*before, *(Listed(action) for action in added))

    def on_mount(self) -> None:
        self.checklist.enter()

    def on_triage_list_kept(self, message: TriageList.Kept) -> None:
        self.ledger.keep(message.action)
        self._decide(message.action.id)

    # The base class hears these messages as well, and makes the change.

    def on_checklist_ticked(self, message: Checklist.Ticked) -> None:
        self._decide(message.action.id)

    def on_checklist_dropped(self, message: Checklist.Dropped) -> None:
        self._decide(message.action.id)

    def action_go_on(self) -> None:
        """Begin the session; what was not answered is kept."""
        if not self.take_lines():
            self.dismiss(replace(self.session, triaged=True))

    def _decide(self, action_id: str) -> None:
        """Mark the item as answered and go to the next one."""
        self._decided.add(action_id)
        self.list_actions()
        if self.checklist.rows.current_id == action_id:
            self.checklist.rows.action_cursor_down()
        if len(self._decided) == len(self._before):
            self.key_line.tell(say("All gone through. Enter begins the session."))

    def _remark(self, was: ActionItem) -> str:
        now = self.ledger.now(was)
        if now.state is not was.state:
            return {
                ActionState.DONE: say("done"),
                ActionState.DROPPED: say("dropped"),
            }.get(now.state, "")
        if now.due != was.due:
            return say("new date")
        return say("kept") if now.id in self._decided else ""
