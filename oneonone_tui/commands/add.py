"""`oneonone-tui add PERSON TOPIC`: queue topics for a person's next session.

It works whoever has the data open, and is not refused for the lock: what is queued is on the disk,
in the inbox, before it is said so. Where nobody has the data open and it is small, it also goes
into the data at once; else the program that is open takes it in, or the next start does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from oneonone_tui.commands.speech import UsageError
from oneonone_tui.commands.whom import called, find_person
from oneonone_tui.domain.session import Topic
from oneonone_tui.domain.store import StoreError
from oneonone_tui.domain.text import LINE_LIMIT, clean, one_line
from oneonone_tui.storage import files
from oneonone_tui.storage.cipher import Cipher
from oneonone_tui.storage.fault import unqueued
from oneonone_tui.storage.inbox import Inbox, UncertainError
from oneonone_tui.storage.lock import HeldError, Lock
from oneonone_tui.storage.opening import Opened, open_file
from oneonone_tui.storage.people import people_at
from oneonone_tui.storage.porter import Porter

LARGE = 1_000_000
"""Bytes of data that take longer to read and write anew than a command of the shell may."""


def topics_of(text: str) -> tuple[str, ...]:
    """The topics in a text, one on each line.

    Raises:
        UsageError: there is none, or one is too long.
    """
    found = tuple(filter(None, (one_line(line) for line in clean(text).split("\n"))))
    if not found:
        raise UsageError("no topic was given; write it after the name, or one on each line.")
    if any(len(line) > LINE_LIMIT for line in found):
        raise UsageError(f"a topic is too long: {LINE_LIMIT} characters at most.")
    return found


def add(
    path: Path,
    name: str,
    texts: Iterable[str],
    minutes: int,
    now: datetime,
    new_id: Callable[[], str],
    say: Callable[[str], None],
    cipher: Cipher | None = None,
) -> None:
    """Queue topics for a person, all or none, and say so when they are on the disk.

    Args:
        path: the data file, as the person gave it.
        minutes: planned for each; 0 is as long as it takes.
        cipher: of the store, where it is encrypted.

    Raises:
        UsageError: the name does not say who is meant.
        StoreError: nothing was queued.
    """
    file = files.resolved(path)
    opened = _opened(path, file, cipher)
    try:
        person = find_person(name, opened.people if opened else people_at(path, file, cipher))
        topics = [Topic(new_id(), person.id, text, now, minutes=minutes) for text in texts]
        _queue(Inbox(file, cipher), topics)
        say(f"Queued for {called(person)}: {_gist(topics)}")
        # What opening had to say is for who sits before the board: then all is left for that.
        if opened and not opened.keeper.remarks:
            with suppress(KeyboardInterrupt):  # it is queued, and nothing must say otherwise
                Porter(opened.keeper).take_in()
                opened.keeper.close()
    finally:
        if opened:
            opened.keeper.let_go()


def _opened(path: Path, file: Path, cipher: Cipher | None) -> Opened | None:
    """The data, where it is small and nobody else has it open.

    Raises:
        StoreError: it cannot be read, or nothing can be kept in it.
    """
    lock = Lock(file, briefly=True)
    try:
        if file.stat().st_size > LARGE:
            return None
        lock.take()
    except (HeldError, OSError):  # nobody can be found then, or nothing queued, and that is said
        return None
    opened = open_file(path, lock, cipher)
    if opened.keeper.read_only:
        raise StoreError(opened.keeper.read_only)
    return opened


def _queue(inbox: Inbox, topics: Sequence[Topic]) -> None:
    try:
        inbox.put(topics)
    except UncertainError as error:
        raise unqueued(inbox.name, error, certain=False) from None
    except OSError as error:
        raise unqueued(inbox.name, error) from None


def _gist(topics: list[Topic]) -> str:
    if len(topics) > 1:
        return f"{len(topics)} topics."
    (topic,) = topics
    return topic.text + (f" ({topic.minutes} min)" if topic.minutes else "")
