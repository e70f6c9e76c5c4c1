"""What is settled about the next session before it begins (R21)."""

from __future__ import annotations

from collections.abc import Iterable

from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.value import value


@value
class Preparation:
    """It waits with the person, and goes into the session when that begins."""

    type: str = ""
    """Id of the session type; empty for the usual one."""
    goal: str = ""
    topics: tuple[str, ...] = ()
    """Ids of waiting topics in the order that was wished for; what came since comes after."""

    def in_order(self, topics: Iterable[Topic]) -> tuple[Topic, ...]:
        """Topics in the order that was wished for."""
        place = {topic_id: place for place, topic_id in enumerate(self.topics)}
        return tuple(sorted(topics, key=lambda topic: place.get(topic.id, len(place))))
