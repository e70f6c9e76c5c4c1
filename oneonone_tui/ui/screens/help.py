"""All keys, from the one table of bindings."""

from __future__ import annotations

from collections.abc import Container

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from oneonone_tui.domain.craft import Craft
from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.words import say


class Help(ModalScreen[None]):
    """The keys, grouped by where they work; F1 again, escape or q closes it."""

    DEFAULT_CLASSES = "-shared"

    BINDINGS = keys.HELP

    def __init__(self, keymap: dict[str, str], here: Container[str], craft: Craft) -> None:
        """`here` are the ids of the keys that work on the screen it is called from; keys of a help
        that is switched off in `craft` work nowhere."""
        super().__init__()
        self._craft = craft
        self._keymap = keymap
        self._here = here

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as scroll:
            scroll.border_title = say("Keys")
            yield Static(self._table())
        yield KeyLine()

    def action_close(self) -> None:
        """Back to where it was called."""
        self.dismiss()

    def _table(self) -> Content:
        lines: list[Content] = []
        for area, bindings in sorted(keys.AREAS.items(), key=self._elsewhere):
            lines.append(Content.styled(f"\n{say(area)}" if lines else say(area), "bold $primary"))
            for binding in bindings:
                assert isinstance(binding, Binding)
                if not getattr(self._craft, keys.CRAFT.get(str(binding.id), ""), True):
                    continue
                key = self._keymap.get(str(binding.id), binding.key)
                lines.append(
                    Content.assemble((f"  {keys.shown_all(key):<11}", "bold"), say(binding.tooltip))
                )
        return Content("\n").join(lines)

    def _elsewhere(self, area: tuple[str, keys.Bindings]) -> bool:
        return not any(isinstance(key, Binding) and key.id in self._here for key in area[1])
