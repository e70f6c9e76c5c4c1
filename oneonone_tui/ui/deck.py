"""The questions of one session: what was shown, what comes next, what is settled about each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.person import Person, Preference, Standing
from oneonone_tui.domain.question import TOPICS, Question
from oneonone_tui.domain.rotation import Rotation, Turn
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.value import value
from oneonone_tui.ui.desk import Desk

SNOOZE = timedelta(days=28)
"""How long a question rests that was put off: two sessions of a fortnightly rhythm."""


@value
class Dealt:
    """A question that is shown."""

    question: Question
    turn: Turn | None = None
    """Why the rotation chose it; None where somebody looked it up, or it is from before."""


class Deck:
    """Goes forward and back through the questions, and keeps what is settled about them."""

    def __init__(self, desk: Desk, pair: Pair, session: Session) -> None:
        self.topic = ""
        """The tag to which the rotation is kept for now; empty for any."""
        self.person = pair.person
        self._desk = desk
        self._type = session.type
        self._history = tuple(each for each in pair.sessions if each.id != session.id)
        self._known = {q.id: q for bank in desk.library.banks for q in bank.questions}
        had = (*(turn.question for turn in session.asked), *session.skipped)
        self._shown = [Dealt(self._known[name]) for name in had if name in self._known]
        self._place = len(self._shown)
        self._before: list[tuple[Question, Person]] = []
        """The person as they were before each thing that was settled, and about what."""
        self.rotation = self._make_rotation()

    @property
    def current(self) -> Dealt | None:
        """What is shown; nothing before the first question and after the last."""
        return self._shown[self._place] if self._place < len(self._shown) else None

    @property
    def questions(self) -> tuple[Question, ...]:
        """All there are, in the order of the banks."""
        return tuple(self._known.values())

    def next(self, session: Session) -> None:
        """Go on: to what was shown after this one, or else to what the rotation deals."""
        if self._place + 1 < len(self._shown):
            self._place += 1
        else:
            self._place = len(self._shown)
            self.deal(session)

    def deal(self, session: Session) -> None:
        """Show what the rotation deals, in the place of what was shown and not asked."""
        turn = self.rotation.next(session, self.topic)
        del self._shown[self._place :]
        self._shown += [Dealt(turn.question, turn)] if turn else []

    def back(self) -> bool:
        """Show what was shown before; False where there is nothing."""
        if not self._place:
            return False
        self._place -= 1
        return True

    def look_up(self, question_id: str) -> None:
        """Show a certain question next; what was to come after it still does."""
        self._place = min(self._place + 1, len(self._shown))
        self._shown.insert(self._place, Dealt(self._known[question_id]))

    def keep_to(self, topic: str, session: Session) -> None:
        """From now on deal only questions with this tag, or any; begin with one."""
        self.topic = topic
        if (shown := self.current) and shown.question.id in session.seen:
            self._place += 1
        self.deal(session)

    def tags(self, session: Session) -> Iterator[tuple[str, int]]:
        """The tags of the questions that may still come, topics first, and of how many."""
        counts: dict[str, int] = {}
        for question in self._known.values():
            if question.id not in session.seen and self.rotation.fits(question):
                for tag in question.tags:
                    counts[tag] = counts.get(tag, 0) + 1
        others = sorted(counts.keys() - set(TOPICS))
        yield from ((tag, counts[tag]) for tag in (*TOPICS, *others) if tag in counts)

    def settle(self, standing: Standing, session: Session) -> bool:
        """Pin, snooze or ban the question that is shown; False where it was so, and is no more."""
        shown = self.current
        assert shown is not None
        question = shown.question
        self._before.append((question, self.person))
        if self.standing(question, session) is standing:
            self._keep(self.person.forget(question.id))
            return False
        until = self._desk.today + SNOOZE if standing is Standing.SNOOZED else None
        preference = Preference(question.id, standing, self._desk.now(), until)
        self._keep(self.person.prefer(preference))
        return True

    def undo(self) -> Question | None:
        """Take back what was settled last; the question that it was about is shown again."""
        if not self._before:
            return None
        question, before = self._before.pop()
        settled = before.preference(question.id)
        self._keep(self.person.prefer(settled) if settled else self.person.forget(question.id))
        if not (self.current and self.current.question is question):
            self.look_up(question.id)
        return question

    def standing(self, question: Question, session: Session) -> Standing | None:
        """What is settled about a question and still stands."""
        known = self.person.preference(question.id)
        if known is None or (known.until and known.until <= self._desk.today):
            return None
        turns = (self.rotation.last_asked(question.id), session.asking(question.id))
        asked = any(turn and turn.at > known.at for turn in turns)
        return None if known.standing is Standing.PINNED and asked else known.standing

    def _keep(self, person: Person) -> None:
        self.person = person
        self._desk.store.save(person)
        self.rotation = self._make_rotation()

    def _make_rotation(self) -> Rotation:
        desk = self._desk
        banks, kind = desk.library.banks, desk.kind(self._type)
        return Rotation(banks, self._history, kind, self.person, desk.today)
