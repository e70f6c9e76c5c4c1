"""What becomes of the marked lines of the notes, once they are finished (R13–R15).

A line is finished when it is left. From then on it is one record: its first finishing makes the
record, and each later one tells the record what the line newly says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from oneonone_tui.domain.action import ActionItem, next_number
from oneonone_tui.domain.link import NOWHERE, Link
from oneonone_tui.domain.mark import Mark, Marked, marked_lines, read_mark
from oneonone_tui.domain.opening import NewId
from oneonone_tui.domain.page import Page
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.promise import Promise, read_promise
from oneonone_tui.domain.session import Origin, Topic
from oneonone_tui.domain.value import value

ORIGINS = {Mark.ASK: Origin.QUEUE, Mark.PARK: Origin.CARRIED}
"""Where the topics of such lines come from."""


@value
class Moment:
    """What the finishing of a line depends on beside the notes."""

    session: str
    """Id of the session whose notes they are."""
    pair: Pair
    """Everything between the two of us as it is now, items taken back included."""
    now: datetime
    today: date
    """The day on the reader's calendar, from which «fri» counts."""
    new_id: NewId


def finish(
    page: Page, cursor: int | None, moment: Moment
) -> tuple[Page, tuple[ActionItem | Topic, ...]]:
    """Settle all lines but that of the cursor, or really all, where there is no cursor.

    To be called when `Page.is_settled` says no, which is when the cursor has gone to another
    line, lines came or went, or an undo changed what there is; and with no cursor when the notes
    are left. What is returned belongs into one change of the store: the page's text and links,
    and the records that are new or changed. To finish twice changes nothing.
    """
    finishing = _Finishing(page, cursor, moment)
    links, records = finishing.links, tuple(finishing.records())
    links = page.links if links == page.links else links
    taken_back = frozenset(link.record for link in links if link.undone)
    return page.settled(links, taken_back, cursor), records


class _Finishing:
    """One finishing: which record each line is, and then what that means for the records."""

    def __init__(self, page: Page, cursor: int | None, moment: Moment) -> None:
        self._page = page
        self._cursor = cursor
        self._moment = moment
        self._actions = {action.id: action for action in moment.pair.actions}
        self._topics = {topic.id: topic for topic in moment.pair.topics}
        self._new: list[ActionItem | Topic] = []
        self.links = self._linked()

    # Which record each line is

    def _linked(self) -> tuple[Link, ...]:
        marked = dict(marked_lines(self._page.lines))
        links = [self._settled(link, marked.get(link.line)) for link in self._page.links]
        taken = {link.line for link in links}
        free: defaultdict[Marked, list[int]] = defaultdict(list)
        for line, found in marked.items():
            if line != self._cursor and line not in taken and self._makes_something(found):
                free[found].append(line)
        born: dict[int, Marked] = {}
        for found, lines in free.items():
            # What went last comes back first, and what went together in the order it had.
            gone = [n for n, link in enumerate(links) if self._is_again(link, found)]
            gone = gone[-len(lines) :]
            for n, line in zip(gone, lines, strict=False):
                links[n] = self._told(replace(links[n], line=line, last=""), found)
            born |= dict.fromkeys(lines[len(gone) :], found)
        return (*links, *(self._born(line, born[line]) for line in sorted(born)))

    def _settled(self, link: Link, found: Marked | None) -> Link:
        """What has become of a link, where its line is read so; None where it has no mark."""
        if link.undone and not self._can_be_undone(link):
            link = replace(link, undone=False)
        if link.line in (NOWHERE, self._cursor):
            return link
        line = self._page.lines[link.line]
        if found is None and read_mark(line):
            return link  # fenced in; it may come out again
        if found is None or not self._says_something(link, found):
            return link.loosen(line)
        if found.mark.makes_the_same_as(link.mark):
            return self._told(link, found)
        return replace(link.loosen(line), undone=self._can_be_undone(link))

    def _told(self, link: Link, found: Marked) -> Link:
        """The link of a line that stands and has told what it says."""
        same_day = link.text == found.text or self._day_of(link.text) == self._day_of(found.text)
        day = link.day if same_day else self._moment.today
        told = replace(link, mark=found.mark, text=found.text, day=day, undone=False)
        return link if told == link else told

    def _says_something(self, link: Link, found: Marked) -> bool:
        return found == (link.mark, link.text) or self._has_text(found)

    def _makes_something(self, found: Marked) -> bool:
        return found.mark.makes_record and self._has_text(found)

    def _has_text(self, found: Marked) -> bool:
        """Whether there is more behind the mark than an owner."""
        if found.mark is Mark.ACTION:
            return bool(self._read(found.text, self._moment.today).text)
        return bool(found.text)

    def _can_be_undone(self, link: Link) -> bool:
        """Whether its record can be taken back, or is: it still stands, and nobody closed it."""
        if link.record in self._page.taken_back:
            return True
        if link.mark.makes_topic:
            topic = self._topics.get(link.record)
            return topic is not None and topic.waits
        action = self._actions.get(link.record)
        return action is not None and action.is_open

    def _is_again(self, link: Link, found: Marked) -> bool:
        """Whether a line is one that went, and whose record is not gone with it."""
        if not link.is_exactly(found):
            return False
        if link.undone or link.mark.makes_topic:
            return True
        action = self._actions.get(link.record)
        return action is not None and not action.taken_back

    def _born(self, line: int, found: Marked) -> Link:
        moment = self._moment
        person = moment.pair.person.id
        record: ActionItem | Topic
        if found.mark is Mark.ACTION:
            promise = self._read(found.text, moment.today)
            new = [made for made in self._new if isinstance(made, ActionItem)]
            record = ActionItem(
                moment.new_id(),
                person,
                next_number((*moment.pair.actions, *new)),
                promise.text,
                moment.now,
                moment.session,
                promise.owner,
                promise.due,
            )
        else:
            origin = ORIGINS[found.mark]
            record = Topic(moment.new_id(), person, found.text, moment.now, origin)
        self._new.append(record)
        return Link(line, record.id, found.mark, found.text, moment.today)

    # What that means for the records

    def records(self) -> Iterator[ActionItem | Topic]:
        """The records that are new or changed."""
        before = {link.record: link for link in self._page.links}
        for link in self.links:
            was = before.get(link.record)
            if was is None:
                continue
            record = self._topic(was, link) if link.mark.makes_topic else self._action(was, link)
            if record:
                yield record
        yield from self._new

    def _action(self, was: Link, link: Link) -> ActionItem | None:
        action = self._actions.get(link.record)
        if action is None:
            return None
        changed = action
        was_back = link.record in self._page.taken_back
        if link.undone and not was_back:
            changed = changed.take_back(self._moment.now)
        elif was_back and not link.undone and changed.taken_back:
            changed = changed.reopen()
        if link.text != was.text:
            old, new = self._read(was.text, was.day), self._read(link.text, link.day)
            same_day = self._day_of(was.text) == self._day_of(link.text)
            changed = _retold(changed, old, new, same_day)
        return None if changed == action else changed

    def _topic(self, was: Link, link: Link) -> Topic | None:
        topic = self._topics.get(link.record)
        was_back = link.record in self._page.taken_back
        if topic is None and was_back and not link.undone:
            # The store tells only of topics that wait.
            person, now = self._moment.pair.person.id, self._moment.now
            return Topic(link.record, person, link.text, now, ORIGINS[link.mark])
        if topic is None or topic.taken_in:
            return None
        changed = topic
        if link.undone != was_back:
            changed = replace(changed, taken_back=link.undone)
        if link.text != was.text:
            changed = replace(changed, text=link.text)
        if link.mark is not was.mark:
            changed = replace(changed, origin=ORIGINS[link.mark])
        return None if changed == topic else changed

    def _read(self, text: str, day: date) -> Promise:
        person = self._moment.pair.person
        return read_promise(text, day, person.name, person.language)

    def _day_of(self, text: str) -> list[str]:
        """The words of a promise that say its day, as they stand there."""
        kept = iter(self._read(text, self._moment.today).text.split())
        next_kept = next(kept, None)
        words = []
        for word in text.split():
            if word == next_kept:
                next_kept = next(kept, None)
            elif not word.startswith("@"):
                words.append(word)
        return words


def _retold(action: ActionItem, old: Promise, new: Promise, same_day: bool) -> ActionItem:
    """An item with what its line newly says; `same_day`: it says the day in the same words.

    What the line says as it did before may have been changed by hand since, and stays. So does
    what the line no longer says, where it was changed by hand.
    """
    if new.text != old.text:
        action = replace(action, text=new.text)
    if new.owner is not old.owner and (new.owner or action.owner is old.owner):
        action = replace(action, owner=new.owner)
    if not same_day and (new.due or action.due == old.due):
        action = replace(action, due=new.due)
    return action
