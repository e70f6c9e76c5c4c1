"""Exported records come in again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from oneonone_tui.commands.condition import number
from oneonone_tui.commands.imports.exported import read_exported
from oneonone_tui.commands.imports.intake import Intake, OfPerson
from oneonone_tui.commands.imports.place import line_of
from oneonone_tui.commands.imports.source import SourceError
from oneonone_tui.commands.whom import called
from oneonone_tui.domain.person import Person
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.text import one_line
from oneonone_tui.share.shared import SharedOfPerson

KINDS = {
    "Person": ("person", "people"),
    "Session": ("session", "sessions"),
    "ActionItem": ("action item", "action items"),
    "Goal": ("goal", "goals"),
    "Expectation": ("expectation", "expectations"),
}
"""What the records are called, one and many, by their types."""


def counted(kinds: Counter[str]) -> str:
    """`1 person, 14 sessions`; `nothing`."""
    told = [number(kinds[kind], *words) for kind, words in KINDS.items() if kinds[kind]]
    return ", ".join(told) or "nothing"


def kinds_of(records: list[Record]) -> Counter[str]:
    """How many there are of each kind."""
    return Counter(type(record).__name__ for record in records)


def take_records(path: Path, content: bytes, intake: Intake) -> Iterator[str]:
    """Take in the records of a file; yields what was understood of it, line by line.

    Raises:
        SourceError: it cannot be understood.
    """
    bundle = read_exported(path, content)
    before, renumbered, differ = Counter(intake.there), len(intake.renumbered), intake.differ
    people = intake.take_people([shared.record for shared in bundle.people])
    for shared in bundle.people:
        yield f"{one_line(shared.name)}: {_who(shared.name, people[shared.id], intake)}"
    for known in intake.people:
        people.setdefault(known.id, known)
    parts: dict[str, Sequence[SharedOfPerson]] = {
        "sessions": bundle.sessions,
        "actions": bundle.actions,
        "goals": bundle.goals,
        "expectations": bundle.expectations,
    }
    new: list[Record] = []
    for name, records in parts.items():
        for place, found in enumerate(records):
            if found.person not in people:
                line = line_of(content.decode("utf-8-sig"), [name, place, "person"])
                what = f"{name}[{place}].person: nobody in the file or here has this id; add them"
                raise SourceError(path, line, what)
            record: OfPerson = replace(found.record, person=people[found.person].id)
            if intake.take(record):
                new.append(record)
    yield f"new: {counted(kinds_of(new))}"
    if there := intake.there - before:
        yield f"here already: {counted(there)}"
    if changed := intake.differ - differ:
        yield f"of those, {changed} differ from the file, and stay as they are here"
    if renamed := intake.renumbered[renumbered:]:
        told = ", ".join(f"{old} becomes {now}" for old, now in renamed[:8])
        more = f" and {len(renamed) - 8} more" if len(renamed) > 8 else ""
        yield f"numbers that are taken here: {told}{more}"


def _who(name: str, person: Person, intake: Intake) -> str:
    if person in intake.new:
        return "a new person"
    here = called(person)
    return "is here" if here == one_line(name) else f"is {here} here"
