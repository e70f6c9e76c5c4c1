"""Finding what was once said: lines of sessions and promises, by the words in them (R14)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from oneonone_tui.domain.action import ActionItem
from oneonone_tui.domain.mark import Mark, read_mark
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.search import words_of
from oneonone_tui.domain.session import Session
from oneonone_tui.domain.text import folded
from oneonone_tui.domain.value import value

_WORD = re.compile(r"[\w\u0300-\u036f]+")
"""A word as it stands, with the accents that are signs of their own."""

_BESIDE = " · "
"""What stands between the text of an action item, its note and why it was dropped."""

Words = tuple[str, ...]
"""What is looked for: beginnings of words, without case and accents."""

Span = tuple[int, int]
"""Where in a line something stands: from, and up to."""


class Where(StrEnum):
    """Which part of a record a line is from."""

    GOAL = "goal"
    NOTE = "note"
    DECISION = "decision"
    WIN = "win"
    FEEDBACK = "feedback"
    AGENDA = "agenda"
    ANSWER = "answer"
    EVALUATION = "evaluation"
    PRIVATE = "private note"
    ACTION = "action item"


@value
class Aside:
    """Private notes, with what no such notes know: when their session began."""

    notes: PrivateNotes
    started: datetime

    @property
    def person(self) -> str:
        """Id of the person."""
        return self.notes.person

    @property
    def session(self) -> str:
        """Id of the session, which is that of the notes."""
        return self.notes.id


Found = Session | ActionItem | Aside
"""What lines can be found in."""


@value
class Spot:
    """A line of a session, as it can be gone to."""

    where: Where
    place: int
    """Counted from 0 among the lines of its part; for an action item its number."""


@value
class Hit:
    """A line that has every word that was looked for."""

    person: str
    session: str
    """Id of the session in which it was said or promised."""
    at: datetime
    spot: Spot
    line: str
    spans: tuple[Span, ...]
    """Where in the line the words stand, in its order."""


def words_wanted(query: str) -> Words:
    """The words of what somebody typed, each once."""
    return tuple(dict.fromkeys(words_of(query)))


def spans_in(line: str, words: Words) -> tuple[Span, ...]:
    """Where in a line the words stand; none where it lacks one of them.

    A word that is looked for is the beginning of one that stands there, whatever its case and
    its accents.
    """
    if not words or not _may_have(line, words):
        return ()
    missing = set(words)
    found: list[Span] = []
    for begins, span in _beginnings(line, words):
        missing.difference_update(begins)
        found.append(span)
    return () if missing else tuple(found)


def spans_of_any(line: str, words: Words) -> tuple[Span, ...]:
    """Where in a line any of the words stand."""
    if not any(_may_have(line, (word,)) for word in words):
        return ()
    return tuple(span for _, span in _beginnings(line, words))


def hits(record: Found, words: Words) -> tuple[Hit, ...]:
    """The lines of a session, of private notes, or of an action item, that have all words."""
    session = record.id if isinstance(record, Session) else record.session
    return tuple(
        Hit(record.person, session, came(record), Spot(where, place), line, spans)
        for where, place, line in _lines(record, words)
        if (spans := spans_in(line, words))
    )


def narrowed(found: Iterable[Hit], words: Words) -> list[Hit]:
    """Those of some hits that have these words as well."""
    looked_at = ((hit, spans_in(hit.line, words)) for hit in found)
    return [replace(hit, spans=spans) for hit, spans in looked_at if spans]


def narrows(words: Words, before: Words) -> bool:
    """Whether everything that has these words also has those."""
    return all(any(word.startswith(known) for word in words) for known in before)


def where_in_notes(line: str) -> Where:
    """What a line of the notes is, by its mark."""
    marked = read_mark(line)
    return _NOTED.get(marked.mark, Where.NOTE) if marked else Where.NOTE


def came(record: Found) -> datetime:
    """When a session began, or something was promised."""
    return record.created if isinstance(record, ActionItem) else record.started


def newest_first(found: Iterable[Hit]) -> list[Hit]:
    """Hits as they are listed; those of one moment stay in their order.

    A line of the notes that has become an action item says nothing beside that item.
    """
    everything = tuple(found)
    items: defaultdict[str, list[str]] = defaultdict(list)
    for hit in everything:
        if hit.spot.where is Where.ACTION:
            items[hit.session].append(hit.line.partition(_BESIDE)[0])
    told = (hit for hit in everything if not _is_echo(hit, items[hit.session]))
    return sorted(told, key=lambda hit: hit.at, reverse=True)


def _is_echo(hit: Hit, items: Sequence[str]) -> bool:
    if hit.spot.where is not Where.NOTE or not items:
        return False
    marked = read_mark(hit.line)
    is_item = marked is not None and marked.mark is Mark.ACTION
    return is_item and any(text in hit.line for text in items)


def _lines(record: Found, words: Words) -> Iterator[tuple[Where, int, str]]:
    if isinstance(record, ActionItem):
        if not record.taken_back:
            parts = (record.text, record.note, record.reason)
            yield Where.ACTION, record.number, _BESIDE.join(filter(None, parts))
        return
    if isinstance(record, Aside):
        if _may_have(record.notes.text, words):
            for place, line in enumerate(record.notes.text.split("\n")):
                yield Where.PRIVATE, place, line
        return
    yield Where.GOAL, 0, record.goal
    if _may_have(record.notes, words):
        for place, line in enumerate(record.notes.split("\n")):
            yield where_in_notes(line), place, line
    for place, asked in enumerate(record.asked):
        yield Where.ANSWER, place, f"{asked.text} › {asked.answer}" if asked.answer else asked.text
    for place, item in enumerate(record.agenda):
        yield Where.AGENDA, place, item.text
    evaluation = record.evaluation
    for place, line in enumerate((evaluation.well, evaluation.improve)):
        yield Where.EVALUATION, place, line


_NOTED = {
    Mark.DECISION: Where.DECISION,
    Mark.WIN: Where.WIN,
    Mark.TO_THEM: Where.FEEDBACK,
    Mark.TO_ME: Where.FEEDBACK,
}


def _beginnings(line: str, words: Words) -> Iterator[tuple[list[str], Span]]:
    """The words of a line that begin with some of these, and how much of them is that."""
    for match in _WORD.finditer(line):
        word = folded(match[0])
        if begins := [each for each in words if word.startswith(each)]:
            reach = _reach(match[0], max(map(len, begins)))
            yield begins, (match.start(), match.start() + reach)


def _may_have(text: str, words: Sequence[str]) -> bool:
    whole = folded(text)
    return all(word in whole for word in words)


def _reach(word: str, wanted: int) -> int:
    """How much of a word has to be taken for so many letters without accents."""
    end = next((n for n in range(1, len(word)) if len(folded(word[:n])) >= wanted), len(word))
    while end < len(word) and not folded(word[end]):
        end += 1  # the accents of the last letter
    return end
