"""The bottom line: what the keys do here, or for a moment what has just happened."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from oneonone_tui.domain.store import SaveState, SaveStatus
from oneonone_tui.ui import keys
from oneonone_tui.ui.words import say

HINT_SECONDS = 8.0
"""How long a hint stays; long enough to be read after a glance at the other person."""


class KeyLine(Widget):
    """The keys that work now, nearest first, as many as there is room for.

    Textual's own Footer makes a widget of each key; this is one line of text.
    """

    hint: reactive[str] = reactive("")
    """A sentence shown in place of the keys for a while."""

    warning: reactive[str] = reactive("")
    """A sentence that stays until its cause is gone."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def tell(self, hint: str) -> None:
        """Show a sentence for a moment. Nothing pops up, nothing moves."""
        self.hint = hint
        self.set_timer(HINT_SECONDS, lambda: self._forget(hint))

    def warn(self, status: SaveStatus) -> None:
        """Say what is wrong with keeping, for as long as it is so."""
        way_out = f"{say('NOT SAVED')} · {say('^s saves elsewhere')} · "
        failed = status.state is SaveState.FAILED
        self.warning = f"{way_out if failed else ''}{status.reason}"

    def render(self) -> Content:
        if self.warning:
            text = f" {self.warning} "
            return Content.styled(text, "bold $error").truncate(self.size.width, ellipsis=True)
        if self.hint:
            return Content.styled(f" {self.hint}", "$accent").truncate(
                self.size.width, ellipsis=True
            )
        active: dict[str | None, Binding] = {}
        for _, binding, _, _ in self.screen.active_bindings.values():
            if binding.show:
                active.setdefault(binding.id, binding)
        always = [_key(b) for name, b in active.items() if name in keys.FORWARD]
        always += [_key(b) for name, b in active.items() if name == "app.keys"]
        if self.screen.is_modal and self.app.has_class("-shielded"):
            # A modal hides the bar, which says it otherwise.
            always.append(Content.styled(say("SHIELDED"), "bold $success"))
        room = self.size.width - 1 - sum(key.cell_length for key in always)
        shown = [Content(" ")]
        for name, binding in active.items():
            key = _key(binding)
            if name in keys.IDS - keys.FORWARD - {"app.keys"} and key.cell_length <= room:
                shown.append(key)
                room -= key.cell_length
        return Content("").join([*shown, *always])

    def on_click(self, event: Click) -> None:
        """The line is a reminder; a click on it shows all keys."""
        event.stop()
        self.app.call_later(self.app.run_action, "show_keys")

    def _bindings_changed(self, _: Screen[object]) -> None:
        self.refresh()

    def _forget(self, hint: str) -> None:
        if self.hint == hint:
            self.hint = ""


def _key(binding: Binding) -> Content:
    return Content.assemble(
        (keys.shown(binding.key), "bold $primary"), (f" {say(binding.description)}  ", "$faint")
    )
