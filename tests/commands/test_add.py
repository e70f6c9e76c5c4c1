"""What is queued from the shell is queued, said, and there; or nothing is."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from oneonone_tui.__main__ import main
from oneonone_tui.commands import add as module
from oneonone_tui.domain.person import Person, Relationship
from oneonone_tui.domain.session import Origin, Topic
from oneonone_tui.domain.text import LINE_LIMIT, NOTE_LIMIT
from oneonone_tui.storage.inbox import Inbox
from oneonone_tui.storage.lock import Lock
from oneonone_tui.storage.porter import Porter
from oneonone_tui.storage.store import open_store
from tests.commands.conftest import CANARY, NOTES, Said
from tests.storage.crash import journal_of, leave, line
from tests.storage.records import DINA, REZA, documents, left_beside, opened, session
from tests.terminal.terminal import Terminal

ROOT = Path(__file__).parents[2]
DINARA = Person("dinara", "Dinara Ayu", Relationship.PEER)

Add = Callable[..., Said]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "one.json"
    with opened(path) as store:
        store.save(DINA, DINARA, REZA, session(1, notes=NOTES))
    return path


@pytest.fixture
def add(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Add:
    """Adds to the data file, with what is typed into it."""

    def add(*arguments: str, typed: bytes = b"") -> Said:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        status = main(["add", *arguments, "--data", str(path)])
        said = Said(status, *capsys.readouterr())
        assert CANARY not in said.out + said.err
        return said

    return add


def queued(path: Path, person: str = "dina") -> list[str]:
    with opened(path) as store:
        return [topic.text for topic in store.topics(person)]


def test_the_words_are_one_topic(path: Path, add: Add) -> None:
    said = add("dina", "leave", "in", "August")
    assert said == Said(0, "Queued for Dina: leave in August\n", "")
    with opened(path) as store:
        (topic,) = store.topics("dina")
    assert (topic.text, topic.origin, topic.minutes) == ("leave in August", Origin.QUEUE, 0)
    assert topic.created.tzinfo is not None


def test_where_nobody_has_it_open_it_is_in_the_file_at_once(path: Path, add: Add) -> None:
    add("dina", "leave")
    assert left_beside(path) == set()
    assert [topic["text"] for topic in documents(path, "topics")] == ["leave"]


@pytest.mark.parametrize("dash", [(), ("-",)])
def test_each_line_of_the_input_is_a_topic(path: Path, add: Add, dash: tuple[str, ...]) -> None:
    typed = "\ufeffleave\r\n\n  the   rota \n\u2028gaji — naik?".encode()
    said = add("dina", *dash, "--minutes", "10", typed=typed)
    assert said == Said(0, "Queued for Dina: 3 topics.\n", "")
    with opened(path) as store:
        topics = store.topics("dina")
    assert [topic.text for topic in topics] == ["leave", "the rota", "gaji — naik?"]
    assert {topic.minutes for topic in topics} == {10}
    assert len({topic.id for topic in topics}) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("dina", "--minutes", "5", "the", "rota"),
        ("--minutes", "5", "dina", "the rota"),
        ("dina", "the", "--minutes=5", "rota"),
        ("dina", "the\nrota", "--minutes", "5"),
    ],
)
def test_options_may_stand_anywhere(path: Path, add: Add, arguments: tuple[str, ...]) -> None:
    assert add(*arguments).out == "Queued for Dina: the rota (5 min)\n"
    assert queued(path) == ["the rota"]


def test_a_topic_may_begin_with_a_dash(add: Add, path: Path) -> None:
    assert add("dina", "- leave").status == 0
    assert add("dina", "-5", "percent").status == 0
    assert main(["add", "--data", str(path), "dina", "--", "--leave"]) == 0
    assert queued(path) == ["- leave", "-5 percent", "--leave"]


def test_text_is_made_safe(path: Path, add: Add) -> None:
    assert add("dina", "a\x1b]52;c;x\x07\udcff").out == "Queued for Dina: a␛]52;c;x␇�\n"
    assert add("dina", typed=b"\xff\x00 \x1b[2J").out == "Queued for Dina: �␀ ␛[2J\n"
    assert queued(path) == ["a␛]52;c;x␇�", "�␀ ␛[2J"]


@pytest.mark.parametrize(
    ("arguments", "typed", "sentence"),
    [
        (("dina",), b" \n\n", "no topic was given; write it after the name, or one on each line."),
        (("dina", "x" * (LINE_LIMIT + 1)), b"", "a topic is too long: 2000 characters at most."),
        (("dina",), b"a\n" + b"x" * 2_001, "a topic is too long: 2000 characters at most."),
        (("dina",), b"x" * (NOTE_LIMIT + 1), "that is too much: 256 KB of topics at most."),
        (("Din", "x"), b"", "“Din” may be Dina (report), Dinara Ayu (peer)"),
        (("zebulon", "x"), b"", "there is nobody called “zebulon”; nearest to it: "),
        (("\x1b[2J", "x"), b"", "there is nobody called “␛[2J”; nearest to it: "),
        (("", "x"), b"", "whom? Write a name, or part of one, such as "),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_queued(
    path: Path, add: Add, arguments: tuple[str, ...], typed: bytes, sentence: str
) -> None:
    before = path.read_bytes()
    said = add(*arguments, typed=typed)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"oneonone-tui: {sentence}")
    assert said.err.count("\n") == 1
    assert (path.read_bytes(), left_beside(path)) == (before, set())


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dina", "x", "--minutes", "0"),
        ("dina", "x", "--minutes", "481"),
        ("dina", "x", "--minutes", "²"),
        ("dina", "x", "--minutes"),
        ("dina", "x", "--nonsense\x1b[2J"),
    ],
)
def test_bad_arguments_are_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["add", *arguments])
    said = capsys.readouterr().err
    assert caught.value.code == 2
    assert said.count("\n") == 1
    assert said.endswith("; see oneonone-tui add --help.\n")
    assert "\x1b" not in said


def test_who_is_nearest_is_named_first(add: Add) -> None:
    assert add("razor", "x").err.endswith("nearest to it: Reza, Dinara Ayu, Dina.\n")


def test_a_mistyped_name_is_understood_as_at_the_start(add: Add) -> None:
    assert add("dian", "x").out == "Queued for Dina: x\n"


def test_who_was_put_away_is_meant_where_nobody_else_is(path: Path, add: Add) -> None:
    with opened(path) as store:
        store.save(replace(DINA, archived=True), replace(REZA, archived=True))
    assert add("din", "x").out == "Queued for Dinara Ayu: x\n"
    assert add("reza", "x").out == "Queued for Reza: x\n"


def test_before_anybody_is_there_it_is_said_how_they_come(path: Path, add: Add) -> None:
    for found in path.parent.iterdir():
        found.unlink()
    path.parent.rmdir()
    said = add("dina", "x")
    assert said == Said(
        2, "", "oneonone-tui: there is nobody yet; on the board, `a` adds a person.\n"
    )
    assert not path.parent.exists()


def test_while_it_is_open_elsewhere_it_is_queued_and_shown(path: Path, add: Add) -> None:
    store = open_store(path)
    store.save(Person("nina", "Nina"))
    store.flush()
    assert add("nina", "leave") == Said(0, "Queued for Nina: leave\n", "")
    store.close()
    assert left_beside(path) == set()
    assert queued(path, "nina") == ["leave"]


def test_the_lock_is_free_again_whatever_came_of_it(path: Path, add: Add) -> None:
    add("dina", "x")
    add("nobody at all", "x")
    lock = Lock(path)
    lock.take()
    lock.release()


def test_a_leftover_inbox_goes_into_the_file_too(path: Path, add: Add) -> None:
    Inbox(path).put([Topic("t1", "dina", "first", session(1).started)])
    add("dina", "second")
    assert left_beside(path) == set()
    assert [topic["text"] for topic in documents(path, "topics")] == ["first", "second"]


def test_large_data_is_neither_opened_nor_written(
    path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGE", 10)
    monkeypatch.setattr(module, "open_file", None)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert add("dina", "x").status == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert left_beside(path) == {"one.json.inbox"}
    assert queued(path) == ["x"]


def test_what_a_crash_left_is_left_to_who_is_told_of_it(path: Path, add: Add) -> None:
    leave(path, (session(2),))
    assert add("dina", "x").status == 0
    assert journal_of(path).exists()
    with opened(path) as store:
        assert store.remarks == ("1 document was recovered from the journal.",)
        assert [topic.text for topic in store.topics("dina")] == ["x"]
    assert left_beside(path) == set()


def refusals() -> list[tuple[str, Callable[[Path], object], str]]:
    def newer(path: Path) -> None:
        journal_of(path).write_bytes(line({"journal": 2, "bases": []}))

    def link(path: Path) -> None:
        Inbox(path).name.symlink_to("victim")

    return [
        ("read-only", lambda path: path.chmod(0o400), "the file is read-only, make it writable"),
        ("folder", lambda path: path.parent.chmod(0o500), "its folder is read-only"),
        ("damaged", lambda path: path.write_bytes(path.read_bytes()[:-9]), "is damaged: "),
        ("newer", newer, "was written by a later version"),
        ("link", link, "a symbolic link lies in its place, remove it; nothing was queued."),
        ("inbox", lambda path: Inbox(path).name.mkdir(), "Is a directory; nothing was queued."),
    ]


@pytest.mark.parametrize(
    ("spoil", "what"), [case[1:] for case in refusals()], ids=[case[0] for case in refusals()]
)
def test_data_that_cannot_take_it_is_status_1(
    path: Path, add: Add, spoil: Callable[[Path], object], what: str
) -> None:
    spoil(path)
    try:
        said = add("dina", "x")
    finally:
        path.parent.chmod(0o700)
    assert (said.status, said.out) == (1, "")
    assert what in said.err
    assert said.err.count("\n") == 1
    assert not Inbox(path).name.is_file()


def test_a_full_disk_is_told_and_nothing_is_queued(
    path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        said = add("dina", "x")
    assert said == Said(
        1,
        "",
        f"oneonone-tui: {path}.inbox cannot be written: the disk is full, free some space; "
        "nothing was queued.\n",
    )
    assert left_beside(path) == set()
    assert queued(path) == []


def test_an_interrupt_after_it_was_queued_says_nothing_else(
    path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Porter, "take_in", interrupted)
        assert add("dina", "x") == Said(0, "Queued for Dina: x\n", "")
    assert queued(path) == ["x"]


def test_an_interrupt_before_it_was_queued_leaves_nothing(
    path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def interrupted(descriptor: int) -> None:
        real(descriptor)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        said = add("dina", "x")
    assert (said.status, said.out) == (1, "")
    assert queued(path) == []


def test_without_locks_it_is_not_tried(
    path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", flock)
    said = add("dina", "x")
    assert said.status == 1
    assert said.err.endswith("No locks available; nothing was queued.\n")


def test_it_needs_neither_the_interface_nor_yaml_nor_tinydb(path: Path) -> None:
    script = (
        "import sys; from oneonone_tui.__main__ import main\n"
        "status = main(['add', 'dina', 'x', '--data', sys.argv[1]])\n"
        "print(*{'textual', 'rich', 'yaml', 'tinydb', 'asyncio', 'logging'} & set(sys.modules))\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Queued for Dina: x\n\n"


def test_the_topics_may_be_typed_in_a_terminal(path: Path, tmp_path: Path) -> None:
    with Terminal("add", "dina", "--data", str(path), home=tmp_path, size=(90, 24)) as terminal:
        terminal.until("One topic on each line; ctrl+d ends.")
        terminal.type("leave\nthe rota\n\x04")
        assert terminal.end() == 0
        assert "Queued for Dina: 2 topics." in terminal.text()
    assert queued(path) == ["leave", "the rota"]
