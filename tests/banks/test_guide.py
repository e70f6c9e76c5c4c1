"""What the guide for authors of banks shows can be done as it is shown."""

from __future__ import annotations

from pathlib import Path

from oneonone_tui.banks.authoring.check import check
from oneonone_tui.banks.authoring.imports.conversion import PARSERS
from oneonone_tui.banks.library import load_library, shipped_banks
from oneonone_tui.banks.question_bank import BANK_KEYS, QUESTION_KEYS, SUITS_KEYS
from oneonone_tui.banks.session_type import ITEM_KEYS, TYPE_KEYS, VARIANT_KEYS
from oneonone_tui.domain.wording import Tone
from tests.banks.documents import BANK, DOCS, GUIDE, MODELINE, TYPE, as_an_editor


def test_the_bank_and_the_session_type_of_the_guide_are_understood(tmp_path: Path) -> None:
    for folder, text in (("banks", BANK), ("types", TYPE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.yaml").write_text(text, encoding="utf-8")

    library = load_library([tmp_path / "banks"], [tmp_path / "types"])

    assert library.problems == ()
    (bank,), (kind,) = library.banks, library.types
    assert (bank.licence, bank.author) == ("CC0-1.0", "Dina Prameswari")
    first, second = bank.questions
    assert first.text.text("id", Tone.FORMAL) != first.text.text("id")
    assert [follow.text("en") for follow in first.follow_ups] == [
        "Who should know that?",
        "What would you keep?",
    ]
    assert (first.depth, first.sensitive, first.types, first.relationships) == (
        3,
        True,
        ("after-incident", "exit"),
        ("report", "peer"),
    )
    assert (second.open, second.status) == (False, True)
    assert kind.open_only
    assert kind.talk_target == 20
    assert kind.relationships == ("report",)
    assert sum(item.minutes for item in kind.agenda) == kind.minutes


def test_the_guide_shows_every_key_there_is() -> None:
    bank, kind = as_an_editor(BANK), as_an_editor(TYPE)
    questions = bank["questions"]
    assert set(bank) == set(BANK_KEYS)
    assert {key for question in questions for key in question} == set(QUESTION_KEYS)
    assert {key for question in questions for key in question.get("suits", ())} == set(SUITS_KEYS)
    assert set(kind) == set(TYPE_KEYS)
    assert {key for item in kind["agenda"] for key in item} == set(ITEM_KEYS)
    assert {key for variant in kind["with"] for key in variant} == set(VARIANT_KEYS)


def test_the_line_for_an_editor_names_a_schema_that_is_there() -> None:
    assert (DOCS / MODELINE.strip().partition("$schema=")[2]).is_file()


def test_the_guide_tells_every_command_and_every_kind_of_list() -> None:
    for action in ("list", "show", "check", "new", "import"):
        assert f"| `oneonone-tui banks {action}" in GUIDE
    for suffix in PARSERS:
        assert f"`{suffix}`" in GUIDE or suffix == ".markdown"


def test_the_bank_of_the_guide_is_one_that_check_has_nothing_against(tmp_path: Path) -> None:
    paths = [tmp_path / "bank.yaml", tmp_path / "type.yaml"]
    for path, text in zip(paths, (BANK, TYPE), strict=True):
        path.write_text(text, encoding="utf-8")
    (tmp_path / "types").mkdir()
    for name in ("after-incident", "exit"):
        (tmp_path / "types" / f"{name}.yaml").write_text(TYPE.replace("skip-level", name))
    findings = check(paths, shipped_banks(), [tmp_path / "types"]).findings
    assert [str(finding) for finding in findings] == [
        'bank.yaml:16:9: warning: the text is not there in Indonesian; add it as "id"'
    ]
