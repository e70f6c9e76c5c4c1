"""What may leave as data: the shared fields, each of them documented, and no others."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from functools import reduce
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from oneonone_tui.domain.action import ActionItem, Owner, Verdict
from oneonone_tui.domain.expectation import Expectation
from oneonone_tui.domain.finishing import Moment, finish
from oneonone_tui.domain.goal import Checkpoint, Course, Goal
from oneonone_tui.domain.link import NOWHERE, Link
from oneonone_tui.domain.mark import Mark
from oneonone_tui.domain.page import Page
from oneonone_tui.domain.pair import Pair
from oneonone_tui.domain.person import Cadence, Card, Person, Preference, Standing
from oneonone_tui.domain.preparation import Preparation
from oneonone_tui.domain.private import PrivateNotes
from oneonone_tui.domain.pulse import Pulse
from oneonone_tui.domain.session import (
    AgendaItem,
    Asked,
    Draft,
    Evaluation,
    ItemState,
    Session,
    Topic,
)
from oneonone_tui.domain.store import Record
from oneonone_tui.domain.talk import Talk
from oneonone_tui.share.bundle import Bundle, as_json, bundle_of
from oneonone_tui.share.shared import Shared

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "export.schema.json").read_text(encoding="utf-8"))
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 27)

DINA = Person(
    "p1",
    "Dina",
    cadence=(Cadence("regular", 7),),
    preferences=(Preference("canary", Standing.PINNED, AT),),
    card=Card("canary", "canary", "canary", "canary"),
    prepared=Preparation("canary", "canary", ("canary",)),
)
SESSION = Session(
    "s1",
    "p1",
    "regular",
    AT,
    goal="agree on the rota",
    agenda=(AgendaItem("i1", "Check-in", 5, "a plan", 60, "personal", ItemState.DONE),),
    notes="heavy\n! ask SRE",
    links=(
        Link(1, "a1", Mark.ACTION, "canary", DAY),
        Link(NOWHERE, "a2", Mark.ACTION, "canary", DAY, last="canary"),
        Link(0, "a3", Mark.ACTION, "canary", DAY),
    ),
    asked=(Asked("canary", "canary", AT, "canary"),),
    skipped=("canary",),
    drafts=(Draft("canary", "canary"),),
    evaluation=Evaluation("canary", "canary", 5),
    talk=Talk(77001, 77002),
    pulse=Pulse(5, 4, 3),
    status_asked_seconds=77003,
    told=("canary",),
    next_date=DAY,
    agreed=AT,
)
ACTION = replace(
    ActionItem("a1", "p1", 1, "ask SRE", AT, "s1", Owner.ME, DAY).drop("canary", AT),
    note="canary",
).decide(Verdict.DROPPED, AT, "s1")
MISTAKE = ActionItem("a2", "p1", 2, "canary", AT, "s1").take_back(AT)
GOAL = Goal(
    "g1",
    "p1",
    "lead a team",
    AT,
    "two people",
    DAY,
    "canary",
    "canary",
    "canary",
    (Checkpoint(AT, Course.ON_TRACK, "s1", "canary"),),
)
AGREED = Expectation("e1", "p1", "be on time", AT, "calls are short", by_me=True, by_them=True)
WAITING = Expectation("e2", "p1", "canary", AT, "canary", by_me=True)
TOPIC = Topic("t1", "p1", "canary", AT)
PRIVATE = PrivateNotes("s1", "p1", "canary")
RECORDS: tuple[Record, ...] = (
    DINA, SESSION, ACTION, MISTAKE, GOAL, AGREED, WAITING, TOPIC, PRIVATE,
)  # fmt: skip


def types_in(kind: Any) -> set[type]:
    """All our types that a field of this type can hold."""
    if get_origin(kind):
        return set().union(*map(types_in, get_args(kind)))
    if not is_dataclass(kind) or not isinstance(kind, type):
        return set()
    inner = (types_in(hint) for hint in get_type_hints(kind).values())
    return reduce(set.union, inner, {kind})


def test_nothing_that_is_mine_alone_is_in_an_export() -> None:
    text = as_json(bundle_of(RECORDS))
    assert "canary" not in text
    assert "7700" not in text
    assert "pulse" not in text


def test_everything_that_is_shared_is_in_it() -> None:
    made = json.loads(as_json(bundle_of(RECORDS)))
    assert [len(made[name]) for name in ("people", "sessions", "actions", "goals")] == [1, 1, 1, 1]
    assert made["sessions"][0]["notes"] == SESSION.notes
    assert made["sessions"][0]["links"] == [{"line": 1, "record": "a1", "day": "2026-11-27"}]
    assert made["actions"][0]["state"] == "dropped"
    assert [found["id"] for found in made["expectations"]] == ["e1"]


def test_no_type_of_an_export_has_a_field_that_the_schema_does_not_tell() -> None:
    kinds = types_in(Bundle) - {Bundle}
    told = {
        name: set(definition["properties"])
        for name, definition in SCHEMA["$defs"].items()
        if "properties" in definition
    }
    assert {kind.__name__: {field.name for field in fields(kind)} for kind in kinds} == told
    assert {field.name for field in fields(Bundle)} | {"format", "version"} == set(
        SCHEMA["properties"]
    )


def test_an_export_is_what_its_schema_says() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(as_json(bundle_of(RECORDS))))
    Draft202012Validator(SCHEMA).validate(json.loads(as_json(Bundle())))


def test_the_page_tells_every_field_and_its_example_is_understood() -> None:
    page = (DOCS / "export-json.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", page, re.MULTILINE))
    for name, row in rows.items():
        reference = SCHEMA["properties"][name]["items"]["$ref"].rpartition("/")[2]
        assert set(re.findall(r"`(\w+)`", row)) == set(SCHEMA["$defs"][reference]["properties"])
    assert len(rows) == 5
    (example,) = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    Draft202012Validator(SCHEMA).validate(json.loads(example))


@pytest.mark.parametrize("record", [DINA, SESSION, ACTION, GOAL, AGREED], ids=lambda r: r.id)
def test_what_is_shared_of_a_record_makes_it_again(record: Record) -> None:
    bundle = bundle_of([record])
    found: list[Shared] = [*bundle.people, *bundle.sessions, *bundle.actions]
    found += [*bundle.goals, *bundle.expectations]
    (shared,) = found
    assert bundle_of([shared.record]) == bundle


def test_a_session_that_comes_in_and_is_resumed_makes_no_promise_twice() -> None:
    session = bundle_of([SESSION]).sessions[0].record
    moment = Moment("s1", Pair(DINA, (session,), (ACTION,)), AT, DAY, lambda: "new")
    _, records = finish(Page.of(session), None, moment)
    assert records == ()


def test_a_session_comes_with_what_was_promised_and_closed_in_it() -> None:
    before = ActionItem("b1", "p1", 3, "older", AT, "s0").close(AT)
    later = ActionItem("b2", "p1", 4, "open", AT, "s0")
    other = ActionItem("b3", "p2", 1, "of another", AT, "s9")
    others = (Person("p2", "Reza"), replace(SESSION, id="s0"), before, later, other)
    bundle = bundle_of([*RECORDS, *others])
    assert [action.id for action in bundle.of_session(SESSION).actions] == ["a1", "b1"]
    assert [session.id for session in bundle.of_session(SESSION).sessions] == ["s1"]
    assert bundle.of_session(SESSION).goals == ()
    assert [action.id for action in bundle.of_person("p2").actions] == ["b3"]
    assert bundle.of_person("p2").sessions == ()
