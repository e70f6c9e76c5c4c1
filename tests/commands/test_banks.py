"""`oneonone-tui banks`: what there is, what is wrong with it, and how more of it comes about."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.banks.library import load_library, shipped_banks
from oneonone_tui.commands.banks.table import aligned
from tests.commands.conftest import Said

Banks = Callable[..., Said]

BANK = """\
id: mine
title: {en: "Mine", id: "Punyaku"}
licence: "CC0-1.0"
author: "Dina"
questions:
  - id: mine.kite
    text:
      en: "Where would you fly a kite?"
      id: {relaxed: "Kamu mau main layangan di mana?", formal: "Anda main layangan di mana?"}
    follow_ups: [{en: "Of what colour?", id: "Warnanya apa?"}]
    tags: [personal, fun]
    depth: 3
    open: false
    status: true
    sensitive: true
    suits: {types: [regular], relationships: [peer]}
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own banks and types, which is not there yet."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("ONEONONE_CONFIG", str(folder))
    return folder


@pytest.fixture
def banks(settings: Path, capsys: pytest.CaptureFixture[str]) -> Banks:
    """Runs the command."""

    def run(*arguments: str | Path) -> Said:
        capsys.readouterr()
        status = main(["banks", *map(str, arguments)])
        return Said(status, *capsys.readouterr())

    return run


def own(settings: Path, name: str, content: str, folder: str = "question_banks") -> Path:
    path = settings / folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


# list


def test_the_list_has_every_shipped_bank_and_mine(banks: Banks, settings: Path) -> None:
    shipped = load_library([shipped_banks()], []).banks
    own(settings, "mine", BANK)
    said = banks("list")
    head, *rows, empty, total = said.out.splitlines()
    assert (said.status, said.err, empty) == (0, "", "")
    assert head.split() == ["id", "title", "questions", "languages", "licence", "from"]
    assert [row.split()[0] for row in rows] == [*(bank.id for bank in shipped), "mine"]
    assert rows[-1].split() == ["mine", "Mine", "1", "en,", "id", "CC0-1.0", "yours"]
    assert all(row.endswith("shipped") for row in rows[:-1])
    questions = sum(len(bank.questions) for bank in shipped) + 1
    assert total == f"{len(rows)} banks, {questions} questions."


def test_the_list_says_which_bank_of_mine_is_there_for_a_shipped_one(
    banks: Banks, settings: Path
) -> None:
    own(settings, "x", BANK.replace("id: mine\n", "id: career\n"))
    assert any(
        line.startswith("career ") and line.endswith("yours, for the shipped one")
        for line in banks("list").out.splitlines()
    )


def test_the_list_tells_a_language_that_not_all_questions_have(
    banks: Banks, settings: Path
) -> None:
    one = '  - {id: mine.b, text: "Why?", tags: [work]}\n'
    own(settings, "mine", BANK + one)
    own(settings, "other", f"id: other\ntitle: Other\nquestions:\n{one.replace('.b', '.c')}")
    rows = {line.split()[0]: line for line in banks("list").out.splitlines() if line}
    assert rows["mine"].split()[3:6] == ["en,", "id", "1"]
    assert rows["other"].split()[3:] == ["en", "-", "yours"]


def test_the_list_tells_what_was_left_out(banks: Banks, settings: Path) -> None:
    own(settings, "broken", "id: [")
    said = banks("list")
    assert said.status == 1
    assert said.out.splitlines()[-1].startswith("broken.yaml:2:1: ")


def test_columns_stand_under_each_other_whatever_is_in_them() -> None:
    rows = [("a", "日本", "7"), ("bcd", "e\u0301", "12"), ("", "👩", "1")]
    assert aligned(rows, right=[2]) == ["a    日本   7", "bcd  e\u0301     12", "     👩     1"]


# show


def test_a_bank_is_shown_with_all_that_is_said_of_it(banks: Banks, settings: Path) -> None:
    own(settings, "mine", BANK)
    said = banks("show", "mine")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "mine: Mine / Punyaku\n"
        "1 question · CC0-1.0 · Dina · yours\n"
        "\n"
        "mine.kite · depth 3 · personal, fun · closed · asks for status · sensitive · "
        "for regular · with peer\n"
        "  en  Where would you fly a kite?\n"
        "      › Of what colour?\n"
        "  id  Kamu mau main layangan di mana?\n"
        "      Anda main layangan di mana? (formal)\n"
        "      › Warnanya apa?\n"
    )


def test_a_question_is_shown_by_its_id(banks: Banks, settings: Path) -> None:
    own(settings, "mine", BANK)
    said = banks("show", "mine.kite")
    assert said.status == 0
    assert said.out.splitlines()[0].startswith("mine.kite · depth 3")


def test_without_an_id_everything_is_shown(banks: Banks, settings: Path) -> None:
    own(settings, "mine", BANK)
    said = banks("show")
    assert said.status == 0
    for bank in load_library([shipped_banks()], []).banks:
        assert f"{bank.id}: " in said.out
        assert all(f"{question.id} · " in said.out for question in bank.questions)
    assert "mine.kite · " in said.out


def test_an_unknown_id_gets_the_nearest_one(banks: Banks) -> None:
    said = banks("show", "carer")
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        'oneonone-tui: there is no bank or question "carer"; did you mean career?\n'
    )


def test_an_id_that_resembles_none_is_told_where_to_look(banks: Banks) -> None:
    said = banks("show", "\x1b[31m")
    assert said.status == 2
    assert said.err == (
        'oneonone-tui: there is no bank or question "␛[31m"; '
        "`oneonone-tui banks list` says which banks there are\n"
    )


def test_an_id_that_may_be_in_what_was_left_out_is_told_with_it(
    banks: Banks, settings: Path
) -> None:
    own(settings, "mine", BANK.replace("licence:", "license:"))
    said = banks("show", "mine.kite")
    assert said.status == 1
    assert 'mine.yaml:3:1: "license" is no key here; did you mean licence?' in said.err
    assert banks("show", "career").status == 0
    assert banks("show").status == 1


# check


def test_with_nothing_of_mine_it_is_said_where_it_would_lie(banks: Banks, settings: Path) -> None:
    said = banks("check")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        f"There is nothing of yours to check; it would lie in {settings}/question_banks and "
        f"{settings}/session_types.\n"
    )
    assert not settings.exists()


def test_without_a_file_all_of_mine_are_checked(banks: Banks, settings: Path) -> None:
    own(settings, "mine", BANK)
    kind = 'id: sprint\nname: Sprint\npurpose: "Look back."\nopener: "For us."\nminutes: 30\n'
    own(settings, "sprint", kind, "session_types")
    said = banks("check")
    assert said.status == 0
    *warnings, summary = said.out.splitlines()
    assert [line.split()[0] for line in warnings] == [
        f"sprint.yaml:{n}" + end for n, end in ((2, ":7:"), (3, ":10:"), (4, ":9:"))
    ]
    assert summary == "2 files, 1 question, 1 session type: 3 warnings."


def test_errors_and_warnings_are_told_and_counted(
    banks: Banks, settings: Path, tmp_path: Path
) -> None:
    path = tmp_path / "draft.yaml"
    long = BANK.replace("fly a kite", f"fly {'x' * 130}")
    path.write_text(
        long + BANK[BANK.index("  - ") :] + BANK[BANK.index("  - ") :].replace("3", "9")
    )
    said = banks("check", path)
    assert said.status == 1
    assert said.err == ""
    assert [line.partition(" ")[0] for line in said.out.splitlines()] == [
        "draft.yaml:8:11:",
        "draft.yaml:17:9:",
        "draft.yaml:20:21:",
        "draft.yaml:34:12:",
        "1",
    ]
    assert said.out.splitlines()[-1] == "1 file, 2 questions: 2 errors, 2 warnings."


def test_a_warning_alone_is_no_failure(banks: Banks, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(BANK.replace("open: false", "open: true").replace("Where would", "Would"))
    said = banks("check", path)
    assert said.status == 0
    assert said.out.splitlines()[0].startswith("draft.yaml:8:11: warning: the question can prob")


def test_a_folder_of_mine_that_is_none_is_an_error(banks: Banks, settings: Path) -> None:
    settings.mkdir()
    (settings / "question_banks").write_text("")
    said = banks("check")
    assert said.status == 1
    assert said.out.splitlines() == [
        "question_banks: the folder cannot be read (Not a directory); check it",
        "0 files: 1 error.",
    ]


def test_a_type_of_mine_may_be_named_by_a_bank(banks: Banks, settings: Path) -> None:
    kind = 'id: sprint\nname: Sprint\npurpose: "Look back."\nopener: "For us."\nminutes: 30\n'
    own(settings, "sprint", kind, "session_types")
    path = own(settings, "mine", BANK.replace("[regular]", "[sprint]"))
    assert banks("check", path).out == "1 file, 1 question: all is well.\n"


# new


def test_a_new_bank_is_written_where_mine_lie_and_can_be_used(banks: Banks, settings: Path) -> None:
    path = settings / "question_banks" / "mine.yaml"
    said = banks("new", path)
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        f"{path} is a small bank to begin with; open it in a text editor.\n"
        f"To see what could be better: oneonone-tui banks check {path}\n"
    )
    assert banks("check").out == "1 file, 2 questions: all is well.\n"
    assert "mine  " in banks("list").out
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == ["mine.yaml"]


def test_a_new_bank_elsewhere_says_where_it_is_to_go(
    banks: Banks, settings: Path, tmp_path: Path
) -> None:
    path = tmp_path / "our questions.yaml"
    said = banks("new", path)
    assert said.out.splitlines()[1:] == [
        f"To see what could be better: oneonone-tui banks check '{path}'",
        f"To be asked from it, move it to {settings}/question_banks.",
    ]
    assert "\nid: our-questions\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("new",), ("import", "list.txt", "-o")])
def test_nothing_is_written_over(
    banks: Banks, tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.txt").write_text("Why?")
    Path("mine.yaml").write_text("precious")
    Path("link.yaml").symlink_to("elsewhere.yaml")
    for name in ("mine.yaml", "link.yaml"):
        said = banks(*arguments, name)
        assert (said.status, said.out) == (1, "")
        assert said.err == (
            f"oneonone-tui: {name} is there already and was not touched; name a new file.\n"
        )
    assert Path("mine.yaml").read_text() == "precious"
    names = {found.name for found in tmp_path.iterdir()}
    assert names == {"link.yaml", "list.txt", "mine.yaml"}


@pytest.mark.parametrize("name", ["mine.yml", "mine", ".yaml", "mine.yaml.txt"])
def test_a_bank_has_the_ending_of_one(banks: Banks, tmp_path: Path, name: str) -> None:
    (tmp_path / "list.txt").write_text("Why?")
    for arguments in (("new",), ("import", tmp_path / "list.txt", "-o")):
        said = banks(*arguments, tmp_path / name)
        assert said.status == 2
        assert "the name of a bank ends in .yaml" in said.err
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_told(banks: Banks, tmp_path: Path) -> None:
    said = banks("new", tmp_path / "none" / "mine.yaml")
    assert said.status == 1
    assert said.err == f"oneonone-tui: there is no folder {tmp_path}/none; make it first.\n"


# import


def test_a_list_becomes_a_bank_and_what_was_left_out_is_told(
    banks: Banks, settings: Path, tmp_path: Path
) -> None:
    source, path = tmp_path / "list.md", settings / "question_banks" / "mine.yaml"
    source.write_text(
        "Prose.\n\n- Where would you fly a kite?\n# Fun\n* Who is [name]?\n* Who is [name]?\n"
        "Now\n\nmore.\n\nand more\n",
        encoding="utf-8",
    )
    said = banks("import", source, "-o", path)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"{path} has 3 questions: fun 2, imported 1.",
        'The tag of those without a category is "imported"; write one of the topics in its place.',
        "Left out, lines 1, 9, 11: no item of a list.",
        f"To see what could be better: oneonone-tui banks check {path}",
    ]
    assert banks("check").status == 0
    assert banks("show", "mine.fly-kite").status == 0


def test_repeats_and_fields_that_were_left_out_are_told(banks: Banks, tmp_path: Path) -> None:
    source = tmp_path / "list.json"
    source.write_text('[{"text": "Why?", "by\\u001b[31m": 1, "tag": "x"},\n{"text": "Why?"}]')
    said = banks("import", source, "-o", tmp_path / "mine.yaml", "--language", "id")
    assert said.out.splitlines()[:3] == [
        f"{tmp_path}/mine.yaml has 1 question: x 1.",
        "Left out, line 2: the same as on line 1.",
        'Left out, fields: "by␛[31m".',
    ]
    assert "language: id" in (tmp_path / "mine.yaml").read_text()


def test_a_list_may_come_from_the_standard_input(
    banks: Banks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1. What next?\n2. Why?\n")))
    said = banks("import", "-", "-o", tmp_path / "mine.yaml")
    assert said.out.splitlines()[0] == f"{tmp_path}/mine.yaml has 2 questions: imported 2."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.json", b"[", "is not JSON (line 1, column 2: Expecting value); mend it there."),
        ("list.txt", b"\xff", "is not UTF-8 from line 1 on; save it as UTF-8."),
        ("list.txt", b"x" * 1_048_577, "is larger than 1 MB; divide it into several."),
        ("list.docx", b"x", "is none of .json, .md, .markdown, .csv, .tsv, .txt; save it as one"),
        ("list.txt", None, "cannot be read: No such file or directory."),
        ("list.txt", b"", "has no question that could be taken over; write each on its line."),
    ],
)
def test_a_list_that_cannot_be_imported_is_one_sentence(
    banks: Banks, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    source = tmp_path / name
    if content is not None:
        source.write_bytes(content)
    said = banks("import", source, "-o", tmp_path / "mine.yaml")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(f"oneonone-tui: {source} {sentence}")
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "mine.yaml").exists()


# the command line


ROOT = Path(__file__).parents[2]


def python(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("action", ["", "list", "show", "check", "new", "import"])
def test_each_has_a_help(action: str) -> None:
    done = python("-m", "oneonone_tui", "banks", *filter(None, [action]), "--help")
    assert done.returncode == 0
    assert f"oneonone-tui banks {action}".strip() in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [(), ("lst",), ("new",), ("import", "a"), ("list", "x"), ("show", "a", "b"), ("new", "--data")],
)
def test_bad_arguments_are_status_2(arguments: tuple[str, ...]) -> None:
    done = python("-m", "oneonone_tui", "banks", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_what_was_typed_cannot_act_on_the_terminal() -> None:
    done = python("-m", "oneonone_tui", "banks", "list", "\x1b]52;c;eA==\x07")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert "␛" in done.stderr


def test_it_needs_neither_a_terminal_nor_the_interface_nor_the_data(settings: Path) -> None:
    script = (
        "import sys; from oneonone_tui.__main__ import main\n"
        "status = main(['banks', 'list'])\n"
        "print(*{'textual', 'oneonone_tui.ui', 'tinydb'} & set(sys.modules), file=sys.stderr)\n"
        "sys.exit(status)"
    )
    done = python("-c", script)
    assert (done.returncode, done.stderr) == (0, "\n")


def test_who_has_read_enough_may_stop_reading(settings: Path) -> None:
    more = "".join(
        f'  - {{id: mine.n{n}, text: "{n} {"x" * 99}?", tags: [a]}}\n' for n in range(999)
    )
    own(settings, "mine", BANK + more)  # more than a pipe holds
    command = f"{sys.executable} -m oneonone_tui banks show | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1
