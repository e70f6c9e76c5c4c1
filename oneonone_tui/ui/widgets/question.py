"""The question panel: one question at a time, and what this pair knows about it (R10)."""

from __future__ import annotations

import math
from datetime import date

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from oneonone_tui.domain.session import Asked
from oneonone_tui.domain.value import value
from oneonone_tui.ui import keys
from oneonone_tui.ui.widgets.pane import Pane
from oneonone_tui.ui.widgets.request import Request
from oneonone_tui.ui.words import say, say_day


@value
class Card:
    """What the panel shows: a question, the opener, or why there is none."""

    text: str
    about: str = ""
    """Topic and depth; stands in the title."""
    mine: str = ""
    """What I settled about it; stands in the title as well, where only I look."""
    question: str = ""
    """Id of the question; empty for the opener and for a notice."""
    opener: bool = False
    follow_ups: tuple[str, ...] = ()
    asked: Asked | None = None
    """This session's turn, once it was asked."""
    last: Asked | None = None
    """The turn in an earlier session."""
    last_day: date | None = None
    done: bool = False
    """Whether it was said or asked."""


THINKING = 10
"""Seconds of silence after a question, in which nobody has to speak (R9)."""


class QuestionPanel(Pane):
    """Shows one card; what the keys ask for is decided by the screen."""

    BINDINGS = keys.QUESTION

    card: var[Card] = var(Card(""), init=False)

    shielded: var[bool] = var(False, init=False)
    """Whether answers are left out, for they are mine alone."""

    body = getters.query_one("#card", Static)

    class Answered(Message):
        """The answer line has another text."""

        def __init__(self, question: str, answer: str) -> None:
            super().__init__()
            self.question = question
            self.answer = answer

    def __init__(self, today: date, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = today
        self._think_until: float | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=True):
            yield Static(id="card")

    def on_mount(self) -> None:
        self.watch_card(self.card)

    def watch_card(self, card: Card) -> None:
        if not card.asked:
            self.stop_thinking()
        title = say("Opener") if card.opener else say("Question")
        self.entitle(title, card.about, "" if self.shielded else card.mine, gist=card.text)
        self.body.update(self._draw(card))

    def watch_shielded(self) -> None:
        self.watch_card(self.card)

    def think(self, now: float) -> None:
        """Begin the silent bar; `now` and the times of `think_on` are seconds of one clock."""
        self._think_until = now + THINKING
        self.think_on(now)

    def think_on(self, now: float) -> None:
        """Show how much of the silence is left, if it is going on."""
        if self._think_until is None:
            return
        left = math.ceil(self._think_until - now)
        if left <= 0:
            self.stop_thinking()
        elif self.open_line is None:
            self.border_subtitle = Content.assemble(
                ("━" * left, "$accent"), ("━" * (THINKING - left), "$frame")
            )

    def stop_thinking(self) -> None:
        """End the silence."""
        if self._think_until is not None:
            self._think_until = None
            if self.open_line is None:
                self.border_subtitle = ""

    def ask_answer(self) -> None:
        """Open the answer line for the question that is shown."""
        card = self.card
        if not card.question:
            return

        def accept(text: str) -> str:
            self.post_message(self.Answered(card.question, text))
            return ""

        answer = card.asked.answer if card.asked else ""
        purpose = f"answer.{card.question}"
        self.line.ask(Request(purpose, say("Answer"), accept, answer, private=True))

    def accept_answer(self) -> None:
        """Take in the answer that is being written, if one is."""
        if line := self.open_line:
            line.accept()

    def _draw(self, card: Card) -> Content:
        lines = [Content.styled(card.text, "bold")]
        lines += [Content.assemble(("› ", "$accent"), text) for text in card.follow_ups]
        if card.done and not card.question:
            lines.append(Content.styled(f"✓ {say('said')}", "$success"))
        elif card.opener:
            lines.append(
                Content.styled(say("Say it, then ^r. ^n goes to the first question."), "$faint")
            )
        if card.asked:
            answer = Content.assemble((f"✓ {say('asked')}", "$success"))
            if card.asked.answer and not self.shielded:
                answer = Content.assemble(answer, (f": {card.asked.answer}", ""))
            lines.append(answer)
        if card.last and card.last_day:
            when = say("last asked {day}", day=say_day(card.last_day, self._today))
            heard = f": “{card.last.answer}”" if card.last.answer and not self.shielded else ""
            lines.append(Content.styled(when + heard, "$faint"))
        return Content("\n").join(lines)
