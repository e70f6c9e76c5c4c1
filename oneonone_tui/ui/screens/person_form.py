"""Adding a person, or changing what is known of them."""

from __future__ import annotations

from dataclasses import replace

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from oneonone_tui.domain.day import read_cadence
from oneonone_tui.domain.pair import REGULAR
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.wording import Tone
from oneonone_tui.ui import keys
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.widgets.choice import Choice
from oneonone_tui.ui.widgets.keyline import KeyLine
from oneonone_tui.ui.widgets.line import Field
from oneonone_tui.ui.words import say, spoken

_VOICES = {
    "en": ("en", Tone.RELAXED, "English"),
    "id": ("id", Tone.RELAXED, "Indonesia (kamu)"),
    "id-formal": ("id", Tone.FORMAL, "Indonesia (Anda)"),
}
"""Language and tone, as they are offered: in one row, because they are one choice."""


class PersonForm(ModalScreen[Person | None]):
    """Name, relationship, language and cadence; a name is enough. Returns the person kept."""

    BINDINGS = [*keys.FORM, *keys.FIELDS]
    AUTO_FOCUS = "#name"

    name_field = getters.query_one("#name", Field)
    relationship = getters.query_one("#relationship", Choice)
    language = getters.query_one("#language", Choice)
    cadence = getters.query_one("#cadence", Field)

    def __init__(self, desk: Desk, name: str = "", person: Person | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._known = person
        self._given: list[tuple[Field, str]] = []
        """The fields, with what stood in them at first."""
        self._warned = False
        self._person = person or Person(desk.new_id(), name, language=spoken())

    def compose(self) -> ComposeResult:
        person = self._person
        days = person.cadence_of(REGULAR)
        formal = person.language == "id" and person.tone is Tone.FORMAL
        voice = "id-formal" if formal else person.language
        relationships = [(kind.value, say(kind)) for kind in Relationship]
        with Vertical(id="form") as form:
            form.border_title = say("Edit person") if self._known else say("New person")
            with Horizontal(classes="field"):
                yield Label(say("Name"), markup=False)
                yield Field(person.name, id="name")
            with Horizontal(classes="field"):
                yield Label(say("They are my"), markup=False)
                yield Choice(relationships, person.relationship, id="relationship")
            with Horizontal(classes="field"):
                yield Label(say("Language"), markup=False)
                yield Choice([(v, label) for v, (*_, label) in _VOICES.items()], voice, "language")
            with Horizontal(classes="field"):
                yield Label(say("We meet every"), markup=False)
                yield Field(
                    f"{days}d" if days else "", say("2w, 10d, 1m; empty: as usual"), "cadence"
                )
            yield Static(id="form-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        self._given = [(field, field.value) for field in self.query(Field)]

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for field in self.query(".field"):
            field.set_class(event.widget in field.children, "-current")

    def on_input_submitted(self) -> None:
        self.action_save_form()

    def action_save_form(self) -> None:
        """Keep the person, when the fields make sense."""
        name = one_line(self.name_field.value)
        phrase = one_line(self.cadence.value)
        days = read_cadence(phrase) if phrase else 0
        if not name:
            self._hint(say("A name, please."))
            self.name_field.focus()
        elif days is None:
            self._hint(say("How often? For example 7d, 2w, 2 minggu or 1m."))
            self.cadence.focus()
        else:
            self.dismiss(self._kept(name, days))

    def action_cancel(self) -> None:
        """Leave everything as it was; what was typed is given up only when told twice."""
        if self._typed and not self._warned:
            self._warned = True
            self._hint(say("Not kept yet: Enter keeps it, Escape again gives it up."))
        else:
            self.dismiss(None)

    def rescue(self) -> None:
        """Keep what was typed: the program is about to go."""
        if self._typed and (name := one_line(self.name_field.value)):
            phrase = one_line(self.cadence.value)
            before = self._person.cadence_of(REGULAR) or 0
            days = read_cadence(phrase) if phrase else 0
            self._kept(name, before if days is None else days)

    @property
    def _typed(self) -> bool:
        return any(field.value != given for field, given in self._given)

    def _kept(self, name: str, days: int) -> Person:
        language, tone, _ = _VOICES[self.language.value]
        others = tuple(entry for entry in self._person.cadence if entry.type != REGULAR)
        person = replace(
            self._person,
            name=name,
            relationship=Relationship(self.relationship.value),
            language=language,
            tone=tone,
            cadence=(*others, Cadence(REGULAR, days)) if days else others,
        )
        if person != self._known:
            self._desk.store.save(person)
        return person

    def _hint(self, text: str) -> None:
        self.query_one("#form-hint", Static).update(Content.styled(text, "$warning"))
