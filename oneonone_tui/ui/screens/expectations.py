"""What the two of a pair expect of each other, until both agree (R24)."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from oneonone_tui.domain.action import Owner
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.ui import keys
from oneonone_tui.ui.aims import say_agreed
from oneonone_tui.ui.screens.register import Register
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.widgets.rows import hang
from oneonone_tui.ui.words import say


class Expectations(Register[Expectation]):
    """All that was not withdrawn, what still waits first."""

    BINDINGS = keys.EXPECTATIONS

    @property
    def records(self) -> tuple[Expectation, ...]:
        found = self.desk.store.expectations(self.person.id)
        kept = (expectation for expectation in found if not expectation.withdrawn)
        return tuple(sorted(kept, key=lambda expectation: expectation.agreed))

    @property
    def nothing(self) -> str:
        return say("Nothing is expected yet. Press a to write it down.")

    def list_records(self, highlight: str = "") -> None:
        super().list_records(highlight)
        waiting = sum(expectation.waits for expectation in self.records)
        self.pane.entitle(say("Expectations"), say("{n} to agree", n=waiting) if waiting else "")

    def draw(self, expectation: Expectation, width: int) -> Content:
        style = "$faint" if expectation.agreed else "bold"
        tail = say_agreed(expectation, self.person)
        row = hang(Content(""), Content.styled(expectation.text, style), tail, width)
        if not expectation.why:
            return row
        why = Content.assemble((f"{say('Why')}: ", "$faint"), expectation.why)
        return Content.assemble(row, "\n", hang(Content("  "), why, Content(""), width, most=2))

    def action_agree(self, side: str) -> None:
        """Say that one side agrees, or not after all."""
        if (expectation := self.current) is None:
            return
        if Owner(side) is Owner.ME:
            self.keep(replace(expectation, by_me=not expectation.by_me), expectation)
        else:
            self.keep(replace(expectation, by_them=not expectation.by_them), expectation)

    def action_add_expectation(self) -> None:
        """Ask what is expected."""

        def accept(text: str) -> str:
            if text:
                new = Expectation(self.desk.new_id(), self.person.id, text, self.desk.now())
                self.keep(new, replace(new, withdrawn=True))
            return ""

        self.ask(Request("expectation.add", say("What is expected, and of whom?"), accept))

    def action_edit_expectation(self) -> None:
        """Ask for another wording; what is worded anew is to be agreed anew."""
        expectation = self.current
        if expectation is None:
            return
        before = expectation

        def accept(text: str) -> str:
            if text and text != before.text:
                self.keep(replace(before, text=text, by_me=False, by_them=False), before)
            return ""

        label = say("What is expected, and of whom?")
        self.ask(Request(f"expectation.edit.{before.id}", label, accept, before.text))

    def action_explain_expectation(self) -> None:
        """Ask why it matters."""
        expectation = self.current
        if expectation is None:
            return
        before = expectation

        def accept(text: str) -> str:
            self.keep(replace(before, why=text), before)
            return ""

        self.ask(Request(f"expectation.why.{before.id}", say("Why it matters"), accept, before.why))

    def action_withdraw_expectation(self) -> None:
        """Expect it no more."""
        if expectation := self.current:
            self.keep(replace(expectation, withdrawn=True), expectation)
