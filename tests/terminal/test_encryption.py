"""Encrypted data in a real terminal: what is on it before the passphrase, and while locked."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone_tui.domain.person import Person
from oneonone_tui.domain.session import Session
from oneonone_tui.storage import store, switch
from oneonone_tui.storage.key import key_of
from tests.storage.sealed import CIPHER, PASSPHRASE, needs_age
from tests.terminal.terminal import Terminal
from tests.ui.driver import NOW

DINA = Person("dina", "Dina Canary")
SESSION = Session("s", DINA.id, "regular", NOW, notes="the canary", opener_said=True)
LOCK = b"\x1b[1;2P"  # shift+f1, as terminals send it


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Encrypted data with an unfinished session."""
    path = tmp_path / "data" / "one.json"
    switch.encrypt(path, CIPHER)
    kept = store.open_store(path, CIPHER)
    kept.save(DINA, SESSION)
    kept.close()
    return path


def contents(path: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in path.parent.iterdir()}


def answer(terminal: Terminal, passphrase: str, times: int = 1) -> None:
    """Type a passphrase at the prompt, as often as it is asked for."""
    for time in range(1, times + 1):
        terminal.until_count("Passphrase:", time)
        terminal.type(f"{passphrase}\r")


def test_nothing_is_shown_before_the_passphrase_and_it_is_never_shown(
    path: Path, tmp_path: Path
) -> None:
    with Terminal("--data", str(path), home=tmp_path) as terminal:
        terminal.until("Passphrase:")
        assert terminal.text().strip() == "Passphrase:"
        terminal.type("wrong one\r")
        terminal.until("That is not the passphrase.")
        terminal.until_count("Passphrase:", 2)
        assert b"Canary" not in terminal.raw
        assert b"\x1b[?1049h" not in terminal.raw  # the program's own screen
        terminal.type(f"{PASSPHRASE}\r")
        terminal.until("Dina Canary")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert PASSPHRASE.encode() not in terminal.raw
        assert b"wrong one" not in terminal.raw


@pytest.mark.parametrize("arguments", [(), ("dina",), ("next", "dina"), ("doctor",)])
def test_three_wrong_tries_change_nothing_and_end_with_status_1(
    path: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(path)
    with Terminal(*arguments, "--data", str(path), home=tmp_path) as terminal:
        answer(terminal, "wrong", times=3)
        assert terminal.end() == 1
        assert "The data stays closed, and nothing was changed." in " ".join(
            terminal.text().split()
        )
        assert b"Canary" not in terminal.raw
        assert "Traceback" not in terminal.text()
    assert contents(path) == before


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl+c", "ctrl+d"])
def test_who_stops_at_the_prompt_gets_a_sentence(path: Path, tmp_path: Path, key: str) -> None:
    with Terminal("--data", str(path), home=tmp_path) as terminal:
        terminal.until("Passphrase:")
        terminal.type(key)
        if not terminal.says_something():  # a signal just before the read waits for its end
            terminal.type(key)
        assert terminal.end() == 1
        assert "No passphrase was given; nothing was changed." in terminal.text()


def test_the_prompt_speaks_indonesian(path: Path, tmp_path: Path) -> None:
    environ = {"LANG": "id_ID.UTF-8", "LC_ALL": "id_ID.UTF-8"}
    with Terminal("--data", str(path), home=tmp_path, environ=environ) as terminal:
        terminal.until("Frasa sandi:")
        terminal.type("x\r")
        terminal.until("Itu bukan frasa sandinya.")


@pytest.mark.slow
def test_what_is_typed_while_a_passphrase_is_tried_is_not_in_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "data" / "one.json"
    kept = store.open_store(path)
    kept.save(DINA, SESSION)
    kept.close()
    with Terminal("encrypt", "--data", str(path), home=tmp_path) as terminal:
        for prompt in ("New passphrase:", "Once more:"):
            terminal.until(prompt)
            terminal.type(f"{PASSPHRASE}\r")
        assert terminal.end() == 0
    with Terminal("dina", "--data", str(path), home=tmp_path) as terminal:
        answer(terminal, PASSPHRASE)
        while b"\n" not in terminal.raw:  # taken, and tried in the seconds that it takes
            assert terminal._read()
        terminal.type(f"{PASSPHRASE}\r")
        terminal.until("the canary")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert PASSPHRASE.encode() not in terminal.raw


def test_locked_the_terminal_holds_nothing_and_what_was_typed_is_kept(
    path: Path, tmp_path: Path
) -> None:
    with Terminal("dina", "--data", str(path), home=tmp_path) as terminal:
        answer(terminal, PASSPHRASE)
        terminal.until("the canary")
        terminal.type(", and more")
        terminal.until("and more")
        terminal.send(LOCK)
        terminal.until("Locked")
        seen = len(terminal.raw)
        for word in ("canary", "Canary", "more"):
            assert word not in terminal.text()
        terminal.type("no\r")
        terminal.until("That is not the passphrase.")
        terminal.press("ctrl+p")
        terminal.press("ctrl+n")
        for written in (b"canary", b"Canary", b"more", b"Dina"):
            assert written not in terminal.raw[seen:]
        terminal.type(f"{PASSPHRASE}\r")
        terminal.until("and more")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert PASSPHRASE.encode() not in terminal.raw
    kept = store.open_store(path, CIPHER)
    assert kept.sessions(DINA.id)[0].notes == "the canary, and more"
    kept.close()


def test_left_while_it_is_locked_everything_is_kept(path: Path, tmp_path: Path) -> None:
    with Terminal("dina", "--data", str(path), home=tmp_path) as terminal:
        answer(terminal, PASSPHRASE)
        terminal.until("the canary")
        terminal.type(", and more")
        terminal.send(LOCK)
        terminal.until("Locked")
        terminal.hang_up()
        assert terminal.end() == 129
    kept = store.open_store(path, CIPHER)
    assert kept.sessions(DINA.id)[0].notes == "the canary, and more"
    kept.close()


def test_a_passphrase_that_comes_at_once_after_the_lock_is_not_in_the_notes_of_both(
    path: Path, tmp_path: Path
) -> None:
    with Terminal("dina", "--data", str(path), home=tmp_path) as terminal:
        answer(terminal, PASSPHRASE)
        terminal.until("the canary")
        terminal.send(LOCK + PASSPHRASE.encode())
        terminal.until("Locked")
        terminal.type("\r")  # of what came too early nothing is needed
        terminal.type(f"{PASSPHRASE}\r")
        terminal.until("the canary")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
        assert PASSPHRASE.encode() not in terminal.raw
    kept = store.open_store(path, CIPHER)
    assert kept.sessions(DINA.id)[0].notes == "the canary"
    kept.close()


@needs_age
def test_the_standard_tool_opens_the_data_with_key_file_and_passphrase(
    path: Path, tmp_path: Path
) -> None:
    command = ("age", "--decrypt", "--identity", str(key_of(path)), str(path))
    with Terminal(command=command, home=tmp_path) as terminal:
        terminal.until("Enter passphrase")
        terminal.type(f"{PASSPHRASE}\r")
        terminal.until("Dina Canary")
        assert terminal.end() == 0


@pytest.mark.slow
@needs_age
def test_the_way_to_encrypted_data_and_back(tmp_path: Path) -> None:
    """With the seconds that a real passphrase takes."""
    path = tmp_path / "data" / "one.json"
    kept = store.open_store(path)
    kept.save(DINA)
    kept.close()
    plain = path.read_bytes()
    with Terminal("encrypt", "--data", str(path), home=tmp_path, size=(200, 24)) as terminal:
        terminal.until("New passphrase:")
        terminal.type("é 鍵 two\r")
        terminal.until("Once more:")
        terminal.type("é 鍵 two\r")
        assert terminal.end() == 0
        assert "is encrypted" in terminal.text()
    command = ("age", "--decrypt", "--identity", str(key_of(path)), str(path))
    with Terminal(command=command, home=tmp_path) as terminal:
        terminal.until("Enter passphrase")
        terminal.type("é 鍵 two\r")
        terminal.until("Dina Canary")
        assert terminal.end() == 0
    with Terminal("decrypt", "--data", str(path), home=tmp_path) as terminal:
        answer(terminal, "é 鍵 two")
        assert terminal.end() == 0
    assert path.read_bytes() == plain
