"""`oneonone-tui next PERSON`: what waits for the next session with a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from oneonone_tui.commands.table import aligned, due_words
from oneonone_tui.commands.whom import called, find_person
from oneonone_tui.domain.action import ActionItem, Owner, checklist_order
from oneonone_tui.domain.session import Origin, Topic
from oneonone_tui.domain.text import one_line
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.view import View


def upcoming(path: Path, name: str, today: date, cipher: Cipher | None = None) -> Iterator[str]:
    """The lines to print: the topics that are queued or were put off, and the open items.

    Raises:
        UsageError: the name does not say who is meant.
        StoreError: the data cannot be read.
    """
    view = View(path, cipher)
    person = find_person(name, view.people)
    topics = view.topics(person.id)
    ours = (action for action in view.actions() if action.person == person.id and action.is_open)
    actions = checklist_order(ours)
    if not topics and not actions:
        yield f"Nothing waits for the next session with {called(person)}."
        return
    yield f"Waiting for the next session with {called(person)}:"
    if topics:
        yield from _block("Topics", [_topic(topic) for topic in topics])
    owners = {Owner.ME: "Mine", Owner.THEM: "Theirs", None: "Nobody's yet"}
    for owner, title in owners.items():
        if owned := [action for action in actions if action.owner is owner]:
            yield from _block(title, aligned(_row(action, today) for action in owned))


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"\n{title}"
    yield from (f"  {line}" for line in lines)


def _topic(topic: Topic) -> str:
    known = [f"{topic.minutes} min"] if topic.minutes else []
    known += ["put off last time"] if topic.origin is Origin.CARRIED else []
    return one_line(topic.text) + (f" ({', '.join(known)})" if known else "")


def _row(action: ActionItem, today: date) -> tuple[str, str, str]:
    return action.label, due_words(action, today), one_line(action.text)
