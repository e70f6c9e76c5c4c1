"""Adding a person, or changing what is known of them."""

from __future__ import annotations

from dataclasses import replace

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from oneonone_tui.domain.day import read_cadence
from oneonone_tui.domain.pair import REGULAR
from oneonone_tui.domain.person import Cadence, Person, Relationship
from oneonone_tui.domain.text import one_line
from oneonone_tui.domain.wording import Tone
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.form import Form, labelled
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


class PersonForm(Form[Person]):
    """Name, relationship, language and cadence; a name is enough. Returns the person kept."""

    AUTO_FOCUS = "#name"

    name_field = getters.query_one("#name", Field)
    relationship = getters.query_one("#relationship", Choice)
    language = getters.query_one("#language", Choice)
    cadence = getters.query_one("#cadence", Field)

    def __init__(self, desk: Desk, name: str = "", person: Person | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._known = person
        self._person = person or Person(desk.new_id(), name, language=spoken())

    def compose(self) -> ComposeResult:
        person = self._person
        days = person.cadence_of(REGULAR)
        formal = person.language == "id" and person.tone is Tone.FORMAL
        voice = "id-formal" if formal else person.language
        relationships = [(kind.value, say(kind)) for kind in Relationship]
        with Vertical(id="form") as form:
            form.border_title = say("Edit person") if self._known else say("New person")
            voices = [(v, label) for v, (*_, label) in _VOICES.items()]
            rhythm = f"{days}d" if days else ""
            yield labelled(say("Name"), Field(person.name, id="name"))
            yield labelled(
                say("They are my"), Choice(relationships, person.relationship, id="relationship")
            )
            yield labelled(say("Language"), Choice(voices, voice, "language"))
            yield labelled(
                say("We meet every"),
                Field(rhythm, say("2w, 10d, 1m; empty: as usual"), "cadence"),
            )
            yield Static(id="form-hint")
        yield KeyLine()

    def action_save_form(self) -> None:
        """Keep the person, when the fields make sense."""
        name = one_line(self.name_field.value)
        phrase = one_line(self.cadence.value)
        days = read_cadence(phrase) if phrase else 0
        if not name:
            self.hint(say("A name, please."))
            self.name_field.focus()
        elif days is None:
            self.hint(say("How often? For example 7d, 2w, 2 minggu or 1m."))
            self.cadence.focus()
        else:
            self.dismiss(self._kept(name, days))

    def rescue(self) -> None:
        """Keep what was typed: the program is about to go."""
        if self.typed and (name := one_line(self.name_field.value)):
            phrase = one_line(self.cadence.value)
            before = self._person.cadence_of(REGULAR) or 0
            days = read_cadence(phrase) if phrase else 0
            self._kept(name, before if days is None else days)

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
