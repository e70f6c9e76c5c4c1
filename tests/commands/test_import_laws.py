"""What holds of every export that comes in, whole or spoilt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone_tui.__main__ import main
from oneonone_tui.commands.imports.exported import read_exported
from oneonone_tui.commands.imports.source import SourceError
from oneonone_tui.domain.action import ActionItem, ActionState, Decision, Owner, Verdict
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.goal import Checkpoint, Course, Goal
from oneonone_tui.domain.person import Cadence, Card, Person, Relationship
from oneonone_tui.domain.session import AgendaItem, ItemState, Origin, Session
from oneonone_tui.domain.store import Record
from oneonone_tui.share.bundle import as_json, bundle_of
from oneonone_tui.share.shared import Shared
from oneonone_tui.storage.codec import encode
from oneonone_tui.storage.store import open_store
from tests.commands.test_import import GOOD, PERSON, shared_at
from tests.share.test_bundle import RECORDS

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=8)
IDS = st.text("abcdef0123456789", min_size=1, max_size=3)
MOMENTS = st.datetimes(
    datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip
DAYS = st.dates(date(1970, 1, 1), date(2200, 1, 1))
NUMBERS = st.integers(0, 1000)
MARKED = st.lists(st.sampled_from(["! ask SRE", "? later", "text", "", "= so"]), max_size=4)


@st.composite
def everything(draw: st.DrawFn) -> list[Record]:
    people = draw(
        st.lists(
            st.builds(
                Person,
                IDS,
                st.text("Dina Rez", min_size=1, max_size=5).filter(str.strip),
                st.sampled_from(Relationship),
                st.sampled_from(["en", "id"]),
                cadence=st.lists(st.builds(Cadence, IDS, NUMBERS), max_size=2).map(tuple),
                archived=st.booleans(),
                card=st.builds(Card, TEXT),
            ),
            min_size=1,
            max_size=3,
            unique_by=lambda person: person.id,
        )
    )
    of = st.sampled_from([person.id for person in people])

    def listed(records: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(records, max_size=3, unique_by=lambda record: record.id))

    items = st.builds(
        AgendaItem, IDS, TEXT, NUMBERS, TEXT, NUMBERS, TEXT,
        st.sampled_from(ItemState), st.sampled_from(Origin),
    )  # fmt: skip
    sessions = listed(
        st.builds(
            Session,
            IDS,
            of,
            IDS,
            MOMENTS,
            NUMBERS,
            st.none() | MOMENTS,
            NUMBERS,
            goal=TEXT,
            agenda=st.lists(items, max_size=2).map(tuple),
            notes=MARKED.map("\n".join) | TEXT,
            next_date=st.none() | DAYS,
            agreed=st.none() | MOMENTS,
        )
    )
    decisions = st.builds(Decision, st.sampled_from(Verdict), MOMENTS, st.just("") | IDS)
    actions = listed(
        st.builds(
            ActionItem,
            IDS,
            of,
            NUMBERS,
            TEXT,
            MOMENTS,
            IDS,
            st.none() | st.sampled_from(Owner),
            st.none() | DAYS,
            st.sampled_from(ActionState),
            closed=st.none() | MOMENTS,
            note=TEXT,
            decisions=st.lists(decisions, max_size=2).map(tuple),
        )
    )
    # A number is given once.
    actions = [replace(action, number=number) for number, action in enumerate(actions, 1)]
    checkpoints = st.builds(Checkpoint, MOMENTS, st.sampled_from(Course), st.just("") | IDS, TEXT)
    goals = listed(
        st.builds(
            Goal,
            IDS,
            of,
            TEXT,
            MOMENTS,
            TEXT,
            st.none() | DAYS,
            TEXT,
            checkpoints=st.lists(checkpoints, max_size=2).map(tuple),
            given_up=st.booleans(),
        )
    )
    expectations = listed(
        st.builds(
            Expectation, IDS, of, TEXT, MOMENTS, TEXT, st.booleans(), st.booleans(), st.booleans()
        )
    )
    return [*people, *sessions, *actions, *goals, *expectations]


@given(everything())
@settings(max_examples=20)
def test_whatever_is_exported_comes_in_again_as_it_was(records: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        here, there = Path(folder, "here", "one.json"), Path(folder, "there", "one.json")
        store = open_store(here)
        store.save(*records)
        store.close()
        file = Path(folder, "export.json")
        assert main(["export", "--all", "--data", str(here), "-o", str(file)]) == 0
        assert main(["import", str(file), "--data", str(there), "--write"]) == 0
        assert shared_at(there) == shared_at(here)
        again = Path(folder, "again.json")
        assert main(["export", "--all", "--data", str(there), "-o", str(again)]) == 0
        assert again.read_bytes() == file.read_bytes()
        assert main(["import", str(file), "--data", str(there), "--write"]) == 0
        assert shared_at(there) == shared_at(here)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(
            st.sampled_from(["id", "name", "person", "started", "notes", "agenda", "x"]), inner
        ),
        max_leaves=12,
    )
)  # fmt: skip
@settings(max_examples=60)
def test_no_json_is_more_than_one_sentence(value: Any) -> None:
    with TemporaryDirectory() as folder:
        path, file = Path(folder, "there", "one.json"), Path(folder, "export.json")
        file.write_text(json.dumps({**GOOD, "people": [PERSON], "sessions": value}))
        assert main(["import", str(file), "--data", str(path), "--write"]) in (0, 1)
        file.write_text(json.dumps({**GOOD, "people": [PERSON], "sessions": [value]}))
        assert main(["import", str(file), "--data", str(path), "--write"]) in (0, 1)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything that stands in a value."""
    listed = enumerate(value) if isinstance(value, list) else ()
    for key, part in value.items() if isinstance(value, dict) else listed:
        yield (*path, key)
        yield from places(part, (*path, key))


WHOLE = json.loads(as_json(bundle_of(RECORDS)))


@given(
    st.sampled_from(list(places(WHOLE))),
    st.sampled_from(
        [None, True, -1, 2**70, 1e308, "", "\ud800", "\x00", "9999-12-31T23:59:59-14:00",
         "x" * 3000, [], {}, [[]], {"id": "x"}]
    ),
)  # fmt: skip
@settings(max_examples=300)
def test_whatever_stands_anywhere_it_is_a_record_or_one_sentence(
    path: tuple[Any, ...], value: Any
) -> None:
    document = json.loads(json.dumps(WHOLE))
    part = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    fault = fault_of(json.dumps(document, indent=1).encode())
    assert re.fullmatch(r"(x\.json:[0-9]+: [^\n]+\.)?", fault)


@given(st.integers(0, 10_000), st.binary(max_size=3), st.booleans())
def test_a_file_that_is_torn_or_spoilt_is_a_record_or_one_sentence(
    place: int, spoilt: bytes, torn: bool
) -> None:
    content = json.dumps(WHOLE).encode()
    place %= len(content)
    fault = fault_of(content[:place] + (b"" if torn else spoilt + content[place + len(spoilt) :]))
    assert re.fullmatch(r"(x\.json:[0-9]+: [^\n]+\.)?", fault)


def fault_of(content: bytes) -> str:
    """What is wrong with an exported file; empty where every record of it can be kept."""
    try:
        bundle = read_exported(Path("x.json"), content)
    except SourceError as error:
        return str(error)
    found: list[Shared] = [*bundle.people, *bundle.sessions, *bundle.actions, *bundle.goals]
    for shared in found:
        encode(shared.record)
    return ""
