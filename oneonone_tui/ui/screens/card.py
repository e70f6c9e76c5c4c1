"""The private card of a person: what to keep in mind, looked at or written down (R23)."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from oneonone_tui.domain.person import Card, Person
from oneonone_tui.domain.text import one_line
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.form import Form, labelled
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.words import say


def _fields(card: Card) -> tuple[tuple[str, str, str, str], ...]:
    """Name, label, what it is for, and text of each."""
    return (
        ("background", say("Background"), say("where they come from"), card.background),
        ("style", say("Style"), say("how they like to work and talk"), card.style),
        ("recognition", say("Recognition"), say("how they like to be thanked"), card.recognition),
        ("facts", say("Facts"), say("names, dates, plans that matter"), card.facts),
    )


class CardForm(Form[Person]):
    """Four short texts, each of which may be empty. Returns the person kept."""

    AUTO_FOCUS = "Field"

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk = desk
        self._person = person

    def compose(self) -> ComposeResult:
        with Vertical(id="form") as form:
            form.border_title = Content(_title(self._person))
            form.border_subtitle = say("only for you")
            for name, label, purpose, text in _fields(self._person.card):
                yield labelled(label, Field(text, purpose, name))
            yield Static(id="form-hint")
        yield KeyLine()

    def action_save_form(self) -> None:
        """Keep the card."""
        self.dismiss(self._kept())

    def rescue(self) -> None:
        """Keep what was typed: the program is about to go."""
        if self.typed:
            self._kept()

    def _kept(self) -> Person:
        texts = {str(field.id): one_line(field.value) for field in self.query(Field)}
        person = replace(self._person, card=Card(**texts))
        if person != self._person:
            self._desk.store.save(person)
        return person


class CardPeek(ModalScreen[None]):
    """The card as it is; any key closes it."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = Content(_title(self._person))
            form.border_subtitle = say("any key closes it")
            yield Static(self._text())

    def on_key(self, event: Key) -> None:
        event.stop()
        self.dismiss()

    def _text(self) -> Content:
        told = [
            Content.assemble((f"{label}\n", "$faint"), text)
            for _, label, _, text in _fields(self._person.card)
            if text
        ]
        nothing = say("Nothing is noted about them yet; c on the board does that.")
        return Content("\n").join(told) if told else Content.styled(nothing, "$faint")


def _title(person: Person) -> str:
    return say("Card of {name}", name=person.name)
