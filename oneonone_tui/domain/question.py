"""Questions, the banks they come in, and the types of session that they suit."""

from __future__ import annotations

from dataclasses import replace

from oneonone_tui.domain.talk import DEFAULT_TARGET
from oneonone_tui.domain.value import value
from oneonone_tui.domain.wording import Wording

TOPICS = ("work", "plans", "difficulties", "career", "collaboration", "ideas", "personal")
"""The seven usual topics of a 1-on-1 (R6); tags of questions and agenda items."""


@value
class Question:
    """Something worth asking (R10)."""

    id: str
    """Stable for ever: history refers to it."""
    text: Wording
    follow_ups: tuple[Wording, ...] = ()
    tags: tuple[str, ...] = ()
    depth: int = 1
    """1 opens, 2 explores, 3 needs trust."""
    open: bool = True
    """Whether it cannot be answered by yes or no."""
    status: bool = False
    """Whether it asks for a status report (R7)."""
    sensitive: bool = False
    """Whether it could expose someone where a third person hears it."""
    types: tuple[str, ...] = ()
    """Ids of the session types it suits; none means any that its tags suit."""
    relationships: tuple[str, ...] = ()
    """What the person asked may be to me; none means anyone."""

    @property
    def topic(self) -> str:
        """What it is about: the first of its tags."""
        return self.tags[0] if self.tags else ""


@value
class QuestionBank:
    """A file of questions that belong together."""

    id: str
    title: Wording
    questions: tuple[Question, ...]
    licence: str = ""
    author: str = ""


@value
class PlannedItem:
    """One line of a session type's agenda."""

    text: Wording
    minutes: int = 0
    tag: str = ""


@value
class Variant:
    """How a type of session is with some people: I may be the other side of it, or an equal."""

    relationships: tuple[str, ...]
    """What they are to me."""
    opener: Wording | None = None
    """None where it is that of the type."""
    talk_target: int | None = None


@value
class SessionType:
    """A kind of 1-on-1: what it is for, how it opens, what it covers (R1–R4)."""

    id: str
    name: Wording
    purpose: Wording
    opener: Wording
    """Said first, so that both know what this is (R4)."""
    minutes: int
    cadence_days: int = 0
    """0 where it has no rhythm of its own."""
    not_for: Wording | None = None
    agenda: tuple[PlannedItem, ...] = ()
    tags: tuple[str, ...] = ()
    """Tags of the questions that suit it; none means any."""
    relationships: tuple[str, ...] = ()
    """What the people are to me for whom it is made, with others it is offered last; none means
    anyone."""
    open_only: bool = False
    """Whether closed questions stay out (R11)."""
    talk_target: int = DEFAULT_TARGET
    """Percent of the talk that should be mine at most (R8)."""
    lanes: bool = False
    """Whether it is for feedback in both directions (R12)."""
    turns: bool = False
    """Whether the two take turns in beginning a topic (R24)."""
    usual_for: tuple[str, ...] = ()
    """What the people are to me with whom this is the usual session."""
    variants: tuple[Variant, ...] = ()
    """How it is with some people; of several for one relationship the first counts."""

    def between(self, relationship: str) -> SessionType:
        """The type as it is between me and somebody who is this to me."""
        found = (each for each in self.variants if relationship in each.relationships)
        variant = next(found, None)
        if variant is None:
            return self
        return replace(
            self,
            opener=variant.opener or self.opener,
            talk_target=variant.talk_target or self.talk_target,
        )


@value
class Library:
    """All session types and question banks at hand, and what was wrong with the rest."""

    types: tuple[SessionType, ...] = ()
    banks: tuple[QuestionBank, ...] = ()
    problems: tuple[str, ...] = ()
    """One sentence for each file that was left out: file:line:column, what, and the mend."""

    def type(self, type_id: str) -> SessionType | None:
        """The session type of this id."""
        return next((kind for kind in self.types if kind.id == type_id), None)
