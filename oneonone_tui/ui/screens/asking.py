"""What the question keys do during a session: the opener, then one question at a time (R9–R11)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, work

from oneonone_tui.domain.day import day_of
from oneonone_tui.domain.person import Standing
from oneonone_tui.domain.question import Question
from oneonone_tui.ui.desk import Desk
from oneonone_tui.ui.screens.meeting import Meeting
from oneonone_tui.ui.widgets.question import Card, QuestionPanel
from oneonone_tui.ui.words import say, say_day

if TYPE_CHECKING:
    from oneonone_tui.ui.deck import Deck


class Asking(Meeting[None]):
    """A meeting with a question panel."""

    panel = getters.query_one(QuestionPanel)

    _deck: Deck | None = None

    _is_awaited = False
    """Whether a question was asked for before there was any."""

    @property
    def deck(self) -> Deck:
        """The questions, made ready when the first is wanted: not for the first frame."""
        if self._deck is None:
            from oneonone_tui.ui.deck import Deck

            self._deck = Deck(self.desk, self.pair, self.session)
        return self._deck

    @property
    def question(self) -> Question | None:
        """The question that is shown."""
        return shown.question if (shown := self.deck.current) else None

    def show_shield(self, shielded: bool) -> None:
        super().show_shield(shielded)
        self.panel.shielded = shielded

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Why it is this question is told to me alone."""
        hidden = action == "explain_question" and self.is_mounted and self.shielded
        return not hidden and super().check_action(action, parameters)

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self._deck = None
        if self.is_mounted and not self.panel.card.opener:
            self.show_first()

    def show_first(self) -> None:
        """Begin with the opener, or go on where the session was, once the types are read."""
        if self.desk.library.types:
            said = self.session.opener_said or self.session.seen or self._is_awaited
            self._show_opener() if not said else self._go_on()

    def _tick(self) -> None:
        super()._tick()
        self.panel.think_on(self.desk.monotonic())

    def on_question_panel_answered(self, message: QuestionPanel.Answered) -> None:
        self.keep(self.session.answer(message.question, message.answer))
        self._show_question()

    # On and back

    def action_next_question(self) -> None:
        """Go on; a question that was not asked does not come back in this session."""
        self.panel.accept_answer()
        if not self.desk.library.types:
            self._is_awaited = True  # in the first moment: it comes when the banks are read
            return
        if self.question:
            self.keep(self.session.skip(self.question.id))
        self._go_on()

    def action_skip_question(self) -> None:
        """Not asked after all, and on to the next."""
        self.panel.accept_answer()
        if self.question:
            self.keep(self.session.unask(self.question.id).skip(self.question.id))
        self._go_on()

    def action_last_question(self) -> None:
        """Show again what was shown before."""
        self.panel.accept_answer()
        if self.deck.back():
            self._show_question()
        else:
            self.key_line.tell(say("There was no question before this one."))

    @work
    async def action_find_question(self) -> None:
        """Look a question up among all there are, also one that would not come by itself."""
        from oneonone_tui.ui.screens.find import Find

        find = Find(self.deck.questions, self.pair.person, self.deck.rotation, self.desk.today)
        if chosen := await self.app.push_screen_wait(find):
            self.deck.look_up(chosen)
            self._show_question()

    @work
    async def action_choose_topic(self) -> None:
        """Keep to one topic, or to any again."""
        from oneonone_tui.ui.screens.choose import Choose

        def left(count: int) -> str:
            return say("1 question left") if count == 1 else say("{n} questions left", n=count)

        tags = self.deck.tags(self.session)
        offers = [("", say("any topic"), ""), *((tag, say(tag), left(n)) for tag, n in tags)]
        choose = Choose(say("Questions about …"), offers, "-shared")
        chosen = await self.app.push_screen_wait(choose)
        if chosen is not None:
            self.deck.keep_to(chosen, self.session)
            self._show_question()

    # Asked and answered

    def action_mark_asked(self) -> None:
        """The question was asked, or the opener said; pressed again, it was not."""
        if question := self.question:
            now = self.desk.now()
            text = self.pair.person.hears(question.text)
            if self.session.asking(question.id):
                self.keep(self.session.unask(question.id))
                self.panel.stop_thinking()
            else:
                self.keep(self.session.ask(question.id, text, now))
                self.panel.think(self.desk.monotonic())
            self._show_question()
        elif self.panel.card.opener:
            self.keep(replace(self.session, opener_said=not self.session.opener_said))
            self._show_opener()

    def refuse_private(self) -> None:
        """Ask for nothing that is for me alone behind the shield."""
        # Without the focus: what is typed on, meant for me, must not go into the notes of both.
        self.set_focus(None)
        self.key_line.tell(say("F9 takes the shield away first; F4 goes to the notes."))

    def action_write_answer(self) -> None:
        """Write the answer down; a question that is answered was asked."""
        if not self.question:
            self.key_line.tell(say("No question is shown yet: ^n brings one."))
            return
        if self.shielded:
            self.refuse_private()
            return
        if not self.session.asking(self.question.id):
            self.action_mark_asked()
        self.panel.stop_thinking()
        self.panel.ask_answer()

    # What is settled about a question with this person

    def action_pin_question(self) -> None:
        """Have it come first, until it is asked."""
        if self.question:
            pinned = self._settle(Standing.PINNED)
            self.key_line.tell(
                say("Pinned: it comes first until it is asked.") if pinned else say("Not pinned.")
            )
            self._show_question()

    def action_snooze_question(self) -> None:
        """Put it off for some weeks."""
        from oneonone_tui.ui.deck import SNOOZE

        day = say_day(self.desk.today + SNOOZE, self.desk.today)
        self._set_aside(Standing.SNOOZED, say("It comes back from {day} on; u undoes.", day=day))

    def action_ban_question(self) -> None:
        """Never bring it up with this person again."""
        name = self.pair.person.name
        self._set_aside(
            Standing.NEVER, say("It will not come up with {name} again; u undoes.", name=name)
        )

    def action_undo_question(self) -> None:
        """Take back what was settled last."""
        question = self.deck.undo()
        self._take_person()
        if question:
            self._show_question()
        else:
            self.key_line.tell(say("Nothing to take back."))

    def _set_aside(self, standing: Standing, sentence: str) -> None:
        if not self.question:
            return
        if self._settle(standing):
            self.key_line.tell(sentence)
            self.action_next_question()
        else:
            self.key_line.tell(say("It may come up like any other."))
            self._show_question()

    def _settle(self, standing: Standing) -> bool:
        settled = self.deck.settle(standing, self.session)
        self._take_person()
        return settled

    def _take_person(self) -> None:
        self.pair = replace(self.pair, person=self.deck.person)

    # Looking at it

    def action_explain_question(self) -> None:
        """Say in one sentence why it is this one."""
        from oneonone_tui.ui.reason import reason

        if shown := self.deck.current:
            name, today = self.pair.person.name, self.desk.today
            self.key_line.tell(reason(shown, name, self.deck.topic, today))

    def action_enlarge_question(self) -> None:
        """Show nothing but the question, in large letters, for a screen that both look at."""
        from oneonone_tui.ui.screens.large import Large

        if text := self.panel.card.text if self.question or self.panel.card.opener else "":
            self.app.push_screen(Large(text))

    def _go_on(self) -> None:
        self.deck.next(self.session)
        self._show_question()

    def _show_opener(self) -> None:
        opener = self.pair.person.hears(self.kind.opener)
        self.panel.card = Card(opener, opener=True, done=self.session.opener_said)

    def _show_question(self) -> None:
        question, person = self.question, self.pair.person
        if question is None:
            self.panel.card = Card(self._why_no_question(), self._only)
            return
        last = self.deck.rotation.last_asked(question.id)
        standing = self.deck.standing(question, self.session)
        about = (
            self._only or say(question.topic),
            say("depth {n}", n=question.depth),
            say("sensitive") if question.sensitive else "",
        )
        self.panel.card = Card(
            person.hears(question.text),
            " · ".join(filter(None, about)),
            say(standing) if standing else "",
            question.id,
            follow_ups=tuple(person.hears(follow) for follow in question.follow_ups),
            asked=self.session.asking(question.id),
            last=last,
            last_day=day_of(last.at) if last else None,
        )

    @property
    def _only(self) -> str:
        """The topic that is kept to, as the title says it."""
        return say("only {topic}", topic=say(self.deck.topic)) if self.deck.topic else ""

    def _why_no_question(self) -> str:
        questions, rotation = self.deck.questions, self.deck.rotation
        if not questions:
            return say("There is no question bank to draw from.")
        if not any(rotation.fits(question) for question in questions):
            return say("No question fits this person and this type of session.")
        if self.deck.topic:
            return say("Nothing more on this topic today; t chooses another.")
        if not self.session.seen:
            return say("Only deep questions fit, and no session begins with one.")
        return say("Every question that fits has had its turn today.")
