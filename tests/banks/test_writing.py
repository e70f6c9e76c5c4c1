"""Whatever a text holds, what is written is read back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from oneonone_tui.banks import reader
from oneonone_tui.banks.authoring.check import check
from oneonone_tui.banks.authoring.starter import starter
from oneonone_tui.banks.authoring.writing import Draft, bank_text, quoted
from oneonone_tui.banks.library import shipped_banks, shipped_types
from oneonone_tui.banks.question_bank import read_bank
from oneonone_tui.domain.text import one_line

HOSTILE = [
    'say "hello"',
    "back\\slash \\n \\x41",
    "# no comment",
    "a # b",
    "key: value",
    "- item",
    "[a, b]",
    "{a: b}",
    "*a &b !c |d >e %f @g `h",
    "--- ...",
    "'single'",
    "true",
    "012",
    "~",
    "[name] is _____",
    "What’s “this”…",
    "日本語 👩\u200d💻 🏳️\u200d🌈 e\u0301",
    "\ufeffmark \ufffe \uffff \U0001fffe",
    "\xa0wide\u2003spaces",
]


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    content = bank_text("team", text, "en", [Draft("team.a", (("en", text), ("id", text)), ("a",))])
    bank = read_bank(reader.parse(content.encode(), "team.yaml"))
    assert bank.title.text("en") == one_line(text)
    assert bank.questions[0].text.text("id") == one_line(text)


@given(st.text(min_size=1))
def test_any_cleaned_text_is_one_scalar(text: str) -> None:
    text = one_line(text)
    node = reader.parse(f"- {quoted(text)}\n".encode(), "team.yaml")
    assert [item.value for item in node.items()] == [text]
    assert yaml.safe_load(quoted(text)) == text


def test_a_text_in_the_language_of_the_bank_is_plain() -> None:
    questions = [
        Draft("a.x", (("id", "Apa?"),), ("work",)),
        Draft("a.y", (("en", "What?"),), ("b",)),
    ]
    assert bank_text("a", "A", "id", questions) == (
        'id: a\ntitle: "A"\nlanguage: id\nquestions:\n'
        '  - id: a.x\n    text: "Apa?"\n    tags: [work]\n\n'
        '  - id: a.y\n    text:\n      en: "What?"\n    tags: [b]\n'
    )


@pytest.mark.parametrize(
    ("stem", "name"), [("mine", "mine"), ("My Team's!", "my-teams"), ("日本", "questions")]
)
def test_a_bank_to_begin_with_needs_no_mending(tmp_path: Path, stem: str, name: str) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(starter(stem), encoding="utf-8")
    report = check([path], shipped_banks(), [shipped_types()])
    assert [str(finding) for finding in report.findings] == []
    assert report.questions == 2
    assert path.read_text(encoding="utf-8").count(f"id: {name}.") == 2


def test_a_bank_to_begin_with_replaces_none_that_is_shipped() -> None:
    assert "\nid: my-career\n" in starter("career", {"career"})
