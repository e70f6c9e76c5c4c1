"""Which line of the notes is which record, and how that follows an edit of the text.

The notes are text, and anything may happen to them. What is known of an edit is the text before
and after it. So a line is followed by what the two have in common: the lines at the beginning and
at the end, which is all of it for a key that is typed; equal lines between them, wherever they
went; and a line that is changed by its place, or by what is most like it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from oneonone_tui.domain.mark import Mark, Marked, read_mark
from oneonone_tui.domain.value import value

NOWHERE = -1
"""The place of a line that is not in the notes."""

_ALIKE = 0.6
"""How much of two texts must be the same for one to be the other, changed."""

_MOST_PAIRS = 10_000
"""Lines are not compared beyond this: it would be felt, and hardly ever find anything."""


@value
class Link:
    """The record that a marked line has become."""

    line: int
    """Its place in the notes, from 0, or `NOWHERE`: the record stands without a line."""
    record: str
    """Id of an action item or a topic."""
    mark: Mark
    text: str
    """What stood behind the mark when it was last taken in."""
    day: date
    """When it said its day so: that from which its «fri» counts."""
    last: str = ""
    """What a line that is gone said at the end, where that was not taken in."""
    undone: bool = False
    """Whether the record was taken back: its line was undone, or has another mark now."""

    def loosen(self, line: str) -> Link:
        """Without its line, which said this at the end."""
        found = read_mark(line)
        last = found.text if found and found.text != self.text else ""
        return replace(self, line=NOWHERE, last=last)

    def is_exactly(self, line: Marked) -> bool:
        """Whether it is a line of this that is gone, and this is that line again."""
        gone = self.line == NOWHERE and self.mark is line.mark
        return gone and bool(line.text) and line.text in (self.text, self.last)


def follow(
    links: tuple[Link, ...], before: Sequence[str], after: Sequence[str]
) -> tuple[Link, ...]:
    """The links with the places that their lines have after an edit.

    A link whose line is gone, or was emptied, loses its place and goes to the end: the links
    without a line stand in the order in which they lost it.
    """
    start, end = _in_common(before, after)
    stop, shift = len(before) - end, len(after) - len(before)
    gone, new = before[start:stop], after[start : stop + shift]
    linked = sorted(link.line - start for link in links if start <= link.line < stop)
    places = _places(links, linked, gone, new) if linked else {}
    kept: list[Link] = []
    lost: list[Link] = []
    for link in links:
        line = link.line
        if line >= stop:
            line += shift
        elif line >= start:
            place = places.get(line - start)
            if place is None:
                lost.append(link.loosen(before[line]))
                continue
            line = start + place
        kept.append(link if line == link.line else replace(link, line=line))
    followed = (*kept, *lost)
    return links if followed == links else followed


def _in_common(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How much two sequences have in common at their beginning, and beyond that at their end."""
    most = min(len(one), len(other))
    start = end = 0
    while start < most and one[start] == other[start]:
        start += 1
    while end < most - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def _places(
    links: Sequence[Link], linked: Sequence[int], gone: Sequence[str], new: Sequence[str]
) -> dict[int, int]:
    """Where in the new lines those of the gone lines are that have a link."""
    if len(gone) == len(new) == 1:
        return {0: 0} if _is_still_there(links, gone[0], new[0]) else {}
    places = _equal(gone, new)
    rest = [place for place in linked if place not in places]
    taken = set(places.values())
    free = [
        (place, found)
        for place, line in enumerate(new)
        if place not in taken and (found := read_mark(line))
    ]
    lost = [(place, found) for place in rest if (found := read_mark(gone[place]))]
    # An edit has one beginning: what was cut off or broken there is still the first line.
    if lost and free and lost[0][0] == free[0][0] == 0 and _begins_as(lost[0][1], free[0][1]):
        places[lost.pop(0)[0]] = free.pop(0)[0]
    for place, to in _most_alike(lost, free):
        places[place] = to
    return places


def _is_still_there(links: Sequence[Link], old: str, new: str) -> bool:
    """Whether a line that was changed is still itself, and neither emptied nor another one."""
    if not new.strip():
        return False
    was, now = read_mark(old), read_mark(new)
    if was is None or now is None or _likeness(was.text, now.text) >= _ALIKE:
        return True
    # Pasted over in one go, by a line that was cut elsewhere.
    return not any(link.is_exactly(now) for link in links)


def _equal(gone: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where lines went that are as they were but for their indentation; the same in order."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, line in enumerate(new):
        if text := line.strip():
            waiting[text].append(place)
    return {
        place: waiting[text].popleft()
        for place, line in enumerate(gone)
        if waiting.get(text := line.strip())
    }


def _begins_as(old: Marked, new: Marked) -> bool:
    """Whether a line is the beginning of another, or has the other as its own."""
    shorter = min(len(old.text), len(new.text))
    return old.mark is new.mark and sum(_in_common(old.text, new.text)) >= _ALIKE * shorter > 0


def _most_alike(
    lost: Sequence[tuple[int, Marked]], free: Sequence[tuple[int, Marked]]
) -> Iterator[tuple[int, int]]:
    """The pairs of lines that have most in common, each line in one pair at most."""
    if len(lost) * len(free) > _MOST_PAIRS:
        return
    scored = (
        (_likeness(old.text, now.text), place, to)
        for place, old in lost
        for to, now in free
        if old.mark is now.mark
    )
    pairs = sorted(
        (pair for pair in scored if pair[0] >= _ALIKE),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1]),
    )
    placed: set[int] = set()
    taken: set[int] = set()
    for _, place, to in pairs:
        if place not in placed and to not in taken:
            placed.add(place)
            taken.add(to)
            yield place, to


def _likeness(old: str, new: str) -> float:
    """How much of two texts is the same, from 0 to 1: in words, or at beginning and end."""
    ours, theirs = set(old.split()), set(new.split())
    if not ours or not theirs:
        return 0
    words = 2 * len(ours & theirs) / (len(ours) + len(theirs))
    return max(words, 2 * sum(_in_common(old, new)) / (len(old) + len(new)))
