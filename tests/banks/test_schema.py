"""The JSON Schemas that an editor uses say what the reader says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.banks import question_bank, reader, session_type, wording
from oneonone_tui.banks.library import shipped_banks, shipped_types
from oneonone_tui.banks.node import NAME_LIMIT, BankError, Node
from oneonone_tui.banks.question_bank import read_bank
from oneonone_tui.banks.relationship import RELATIONSHIPS
from oneonone_tui.banks.session_type import read_type
from oneonone_tui.domain.wording import LANGUAGES
from tests.banks.documents import BANK, TYPE, accepts, schema

READERS: dict[str, Callable[[Node], object]] = {
    "question-bank": read_bank,
    "session-type": read_type,
}
SHIPPED = [
    *(("question-bank", path) for path in sorted(shipped_banks().glob("*.yaml"))),
    *(("session-type", path) for path in sorted(shipped_types().glob("*.yaml"))),
]


def understood(name: str, content: str) -> bool:
    """Whether the reader accepts a YAML file."""
    try:
        READERS[name](reader.parse(content.encode(), "team.yaml"))
    except BankError:
        return False
    return True


@pytest.mark.parametrize(("name", "path"), SHIPPED, ids=lambda value: getattr(value, "stem", ""))
def test_what_is_shipped_fits_its_schema(name: str, path: Path) -> None:
    assert accepts(name, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "content"), [("question-bank", BANK), ("session-type", TYPE)])
def test_the_examples_of_the_guide_fit_their_schema(name: str, content: str) -> None:
    assert accepts(name, content)
    assert understood(name, content)


BASE_BANK = """\
id: team
title: {en: "Team", id: "Tim"}
language: en
licence: MIT
author: Dina
questions:
  - id: team.lunch
    text: {en: "Where?", id: {relaxed: "Di mana?", formal: "Di manakah?"}}
    follow_ups: ["And then?"]
    tags: [personal]
    depth: 3
    open: true
    status: false
    sensitive: true
    suits: {types: [exit], relationships: [peer]}
"""

BASE_TYPE = """\
id: regular
name: Regular
purpose: Stay in touch.
opener: This time is yours.
not_for: Status.
minutes: 30
cadence_days: 7
agenda: [{text: Check-in, minutes: 5, tag: personal}]
tags: [work]
relationships: [report]
open_only: true
talk_target: 20
lanes: true
turns: true
usual_for: [client]
with: [{relationships: [manager], opener: I have brought something., talk_target: 70}]
"""

WRONG = [
    ("id: team\n", ""),
    ("id: team\n", "id: The Team\n"),
    ("id: team\n", f"id: {'x' * (NAME_LIMIT + 1)}\n"),
    ("id: team\n", "id: team\nkeywords: []\n"),
    ('title: {en: "Team", id: "Tim"}\n', ""),
    ('title: {en: "Team", id: "Tim"}', 'title: ""'),
    ('title: {en: "Team", id: "Tim"}', "title: {}"),
    ('title: {en: "Team", id: "Tim"}', "title: [Team]"),
    ('title: {en: "Team", id: "Tim"}', 'title: {de: "Das Team"}'),
    ('title: {en: "Team", id: "Tim"}', f"title: {'x' * (wording.SHORT + 1)}"),
    ("language: en", "language: de"),
    ("author: Dina", "author: [Dina]"),
    (BASE_BANK[BASE_BANK.index("questions:") :], ""),
    (BASE_BANK[BASE_BANK.index("  - ") :], "  []\n"),
    (BASE_BANK[BASE_BANK.index("  - ") :], "  - team.lunch\n"),
    ("  - id: team.lunch\n    text", "  - text"),
    ("relaxed:", "casual:"),
    ('{relaxed: "Di mana?", formal: "Di manakah?"}', "{}"),
    ('{relaxed: "Di mana?", formal: "Di manakah?"}', '{relaxed: {id: "Di mana?"}}'),
    ('"Where?"', f'"{"x" * (wording.LONG + 1)}"'),
    ('["And then?"]', '"And then?"'),
    ('"And then?"', f'"{"x" * (wording.LONG + 1)}"'),
    ("    tags: [personal]\n", ""),
    ("[personal]", "[]"),
    ("[personal]", "[My Life]"),
    ("depth: 3", "depth: 4"),
    ("depth: 3", "depth: deep"),
    ("depth: 3", "depth: 2"),
    ("    depth: 3\n", ""),
    ("open: true", "open: yes"),
    ("status: false", "status: 0"),
    ("sensitive: true", "sensitive: very"),
    ("suits: {", "suits: {people: [Dina], "),
    ("[exit]", "exit"),
    ("[exit]", "[Exit Talk]"),
    ("[peer]", "[friend]"),
]  # fmt: skip

WRONG_TYPE = [
    *((f"{key}:", f"{key}s:") for key in session_type.TYPE_KEYS),
    *(
        (f"{line}\n", "")
        for line in BASE_TYPE.splitlines()
        if line.startswith(("id", "name", "pu"))
    ),
    ("minutes: 30", "minutes: 0"),
    ("minutes: 30", "minutes: 1441"),
    ("cadence_days: 7", "cadence_days: 3653"),
    ("cadence_days: 7", "cadence_days: weekly"),
    ("text: Check-in, ", ""),
    ("tag: personal", "tags: [personal]"),
    ("minutes: 5", "minutes: -1"),
    ("[report]", "[boss]"),
    ("open_only: true", "open_only: on"),
    ("talk_target: 20", "talk_target: 0"),
    ("talk_target: 20", "talk_target: 100"),
    ("talk_target: 20", "talk_target: little"),
    ("lanes: true", "lanes: both"),
    ("turns: true", "turns: 2"),
    ("[client]", "[customer]"),
    ("relationships: [manager], ", ""),
    ("talk_target: 70", "talk_target: 0"),
    ("opener: I", "purpose: I"),
    ("with: [{", "with: [me, {"),
]


def test_the_files_that_are_made_wrong_are_right_before() -> None:
    assert understood("question-bank", BASE_BANK)
    assert accepts("question-bank", BASE_BANK)
    assert understood("session-type", BASE_TYPE)
    assert accepts("session-type", BASE_TYPE)


@pytest.mark.parametrize(
    ("name", "base", "right", "wrong"),
    [
        *(("question-bank", BASE_BANK, *change) for change in WRONG),
        *(("session-type", BASE_TYPE, *change) for change in WRONG_TYPE),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(
    name: str, base: str, right: str, wrong: str
) -> None:
    assert right in base
    content = base.replace(right, wrong, 1)
    assert not understood(name, content)
    assert not accepts(name, content)


def definition(name: str, of: str) -> dict[str, Any]:
    found: dict[str, Any] = schema(name)["$defs"][of]
    return found


def keys(mapping: dict[str, Any]) -> tuple[str, ...]:
    assert mapping["additionalProperties"] is False
    return tuple(mapping["properties"])


def test_every_key_of_the_reader_is_in_the_schema_and_no_other() -> None:
    bank, kind = "question-bank", "session-type"
    assert keys(schema(bank)) == question_bank.BANK_KEYS
    assert keys(definition(bank, "question")) == question_bank.QUESTION_KEYS
    assert keys(definition(bank, "suits")) == question_bank.SUITS_KEYS
    assert keys(schema(kind)) == session_type.TYPE_KEYS
    assert keys(definition(kind, "item")) == session_type.ITEM_KEYS
    assert keys(definition(kind, "variant")) == session_type.VARIANT_KEYS


@pytest.mark.parametrize("name", READERS)
def test_what_both_schemas_have_is_that_of_the_reader(name: str) -> None:
    for size, limit in (("short", wording.SHORT), ("long", wording.LONG)):
        assert definition(name, size)["maxLength"] == limit
        assert keys(definition(name, f"{size}Tones")["anyOf"][1]) == wording.TONES
        assert keys(definition(name, f"{size}Wording")["anyOf"][1]) == LANGUAGES
    assert tuple(definition(name, "relationships")["items"]["enum"]) == RELATIONSHIPS
    assert definition(name, "name")["maxLength"] == NAME_LIMIT
    for shared in set(schema(name)["$defs"]) & set(schema("question-bank")["$defs"]):
        assert definition(name, shared) == definition("question-bank", shared)


@pytest.mark.parametrize("name", READERS)
def test_every_key_is_explained(name: str) -> None:
    parts = schema(name)["$defs"]
    divided = (part["anyOf"][1] for part in parts.values() if "anyOf" in part)
    explained = 0
    for mapping in (schema(name), *parts.values(), *divided):
        for key, value in mapping.get("properties", {}).items():
            target = parts[value["$ref"].rpartition("/")[2]] if "$ref" in value else {}
            assert value.get("description") or target.get("description"), key
            explained += 1
    assert explained > len(schema(name)["properties"])
